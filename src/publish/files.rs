//! The files that are to stand on a target: a built site, each file with its digest.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::manifest::{self, Stamp};

/// A built site in a folder.
#[derive(Debug, Clone)]
pub struct Files {
    folder: PathBuf,
    pub stamps: BTreeMap<String, Stamp>,
}

impl Files {
    /// Reads every file once. Files whose names begin with a dot are not part of a site.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let mut paths = Vec::new();
        let is_shown =
            |entry: &walkdir::DirEntry| entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b".");
        for entry in WalkDir::new(folder).into_iter().filter_entry(is_shown) {
            let entry = entry?;
            if entry.file_type().is_dir() {
                continue;
            }
            let path = entry.path().strip_prefix(folder).ok().and_then(Path::to_str);
            paths.extend(path.map(|path| path.replace(std::path::MAIN_SEPARATOR, "/")));
        }
        let stamp = |path: String| {
            let stamp = Stamp::of(&fs::read(folder.join(&path))?);
            Ok((path, stamp))
        };
        let stamps = paths.into_par_iter().map(stamp).collect::<io::Result<_>>()?;
        Ok(Self { folder: folder.to_path_buf(), stamps })
    }

    pub fn bytes(&self, path: &str) -> io::Result<Vec<u8>> {
        fs::read(self.folder.join(path))
    }

    /// Stands for the whole site.
    pub fn digest(&self) -> String {
        manifest::digest(&self.stamps)
    }
}
