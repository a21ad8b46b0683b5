//! What lies in the output folder that tongbao never made.

use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::error::OutputError;
use super::manifest::MANIFEST;
use crate::model::path::with_slashes;

/// Every file that is not known, and folders without files, in the order of their paths.
pub fn find(live: &Path, is_known: impl Fn(&str) -> bool) -> Result<Vec<PathBuf>, OutputError> {
    let mut foreign = Vec::new();
    for entry in WalkDir::new(live).min_depth(1) {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(live).to_path_buf();
            OutputError::Io(path, error.into())
        })?;
        let Ok(path) = entry.path().strip_prefix(live) else { continue };
        let is_ours = if entry.file_type().is_dir() {
            fs::read_dir(entry.path()).is_ok_and(|mut entries| entries.next().is_some())
        } else {
            path.to_str().is_some_and(|path| path == MANIFEST || is_known(&with_slashes(path)))
        };
        if !is_ours {
            foreign.push(path.to_path_buf());
        }
    }
    foreign.sort();
    Ok(foreign)
}

/// Whether a file is nobody's business: `.gitignore`, and everything in `.git`.
pub fn is_hidden(path: &Path) -> bool {
    path.iter().any(|part| part.as_encoded_bytes().starts_with(b"."))
}
