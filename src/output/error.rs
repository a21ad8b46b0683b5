//! Why a folder cannot be written to.

use std::io;
use std::path::{Path, PathBuf};

#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// It holds the sources, or lies in them.
    #[error("the output folder {0} and {1} lie in one another")]
    Overlaps(PathBuf, PathBuf),
    /// What stands there is no folder.
    #[error("{0} is no folder")]
    NoFolder(PathBuf),
    /// It is a home or a folder of the system's.
    #[error("{0} is no folder for a site")]
    NotForSites(PathBuf),
    /// A file stands there that tongbao did not make.
    #[error("{0} was not made by tongbao")]
    InTheWay(PathBuf),
    /// What an earlier build left beside the site cannot be removed: it is another user's.
    #[error("{0} cannot be removed: {1}")]
    Leftover(PathBuf, #[source] io::Error),
    /// The new site finds no room beside the old one.
    #[error("{0} cannot be written: {1}")]
    Staging(PathBuf, #[source] io::Error),
    #[error("{0}: {1}")]
    Io(PathBuf, #[source] io::Error),
}

impl OutputError {
    /// What the system said of a path.
    pub(super) fn at(path: &Path) -> impl Fn(io::Error) -> Self {
        |error| OutputError::Io(path.to_path_buf(), error)
    }
}
