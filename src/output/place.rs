//! Where the output folder really stands, and what it is kept apart from.

use std::io;
use std::path::{Component, Path, PathBuf};

use super::error::OutputError;

/// The folder itself, not a link to it, as a whole path; it need not exist yet, and nothing is made here.
/// `kept_apart` are the folders that it may neither hold nor lie in.
pub fn find(output: &Path, kept_apart: &[PathBuf]) -> Result<PathBuf, OutputError> {
    let live = real_path(output).map_err(OutputError::at(output))?;
    for other in kept_apart {
        let Ok(real) = dunce::canonicalize(other) else { continue };
        if real.starts_with(&live) || live.starts_with(&real) {
            return Err(OutputError::Overlaps(live, real));
        }
    }
    if live.symlink_metadata().is_ok_and(|metadata| !metadata.is_dir()) {
        return Err(OutputError::NoFolder(live));
    }
    Ok(live)
}

/// As much of a path as exists is followed through all links; the rest is taken as it is written.
fn real_path(output: &Path) -> io::Result<PathBuf> {
    let whole = std::path::absolute(output)?;
    for existing in whole.ancestors() {
        match dunce::canonicalize(existing) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            real => {
                // Every one of a path's ancestors begins it.
                let rest = whole.strip_prefix(existing).unwrap_or(Path::new(""));
                // The way back out of a folder that is not there leads nowhere.
                if rest.components().any(|part| part == Component::ParentDir) {
                    return Err(io::ErrorKind::NotFound.into());
                }
                return Ok(if rest == Path::new("") { real? } else { real?.join(rest) });
            }
        }
    }
    Ok(whole)
}
