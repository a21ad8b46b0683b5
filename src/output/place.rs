//! Where the output folder really stands, and what it is kept apart from.

use std::io;
use std::path::{Component, Path, PathBuf};

use super::error::OutputError;
use super::manifest::Manifest;

/// The folder itself, not a link to it, as a whole path; it need not exist yet, and nothing is made here.
/// `kept_apart` are the folders that it may neither hold nor lie in.
pub fn find(output: &Path, kept_apart: &[PathBuf]) -> Result<PathBuf, OutputError> {
    let live = real_path(output).map_err(OutputError::at(output))?;
    for other in kept_apart {
        let Ok(real) = real_path(other) else { continue };
        if real.starts_with(&live) || live.starts_with(&real) {
            return Err(OutputError::Overlaps(live, real));
        }
    }
    if live.symlink_metadata().is_ok_and(|metadata| !metadata.is_dir()) {
        return Err(OutputError::NoFolder(live));
    }
    if is_everybodys(&live) {
        return Err(OutputError::NotForSites(live));
    }
    Ok(live)
}

/// Whether a folder is somebody's home, holds it, or is one of the system's: building exchanges the folder for
/// another, and nobody who works in it expects that.
fn is_everybodys(live: &Path) -> bool {
    let home = std::env::home_dir().and_then(|home| dunce::canonicalize(home).ok());
    let is_home = home.is_some_and(|home| home.starts_with(live));
    let is_at_the_top = live.parent().is_none_or(|parent| parent.parent().is_none());
    let holds_anything = || std::fs::read_dir(live).is_ok_and(|mut entries| entries.next().is_some());
    is_home || (is_at_the_top && holds_anything() && Manifest::read(live).is_none())
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

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_the_systems_is_nobodys_site() {
        assert!(is_everybodys(Path::new("/")) && is_everybodys(Path::new("/usr")));
        assert!(!is_everybodys(Path::new("/usr/site")) && !is_everybodys(Path::new("/no-such-folder")));
    }
}
