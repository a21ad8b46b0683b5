//! The place of something new: it is made beside it, and renamed in when it is whole.
//!
//! What is unfinished there has one name, so that the next run clears it away; so of runs with one target one
//! comes after the other, and the second finds the place taken.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::ArchiveError;
use crate::output::unfinished::beside;
use crate::output::{FolderLock, lock_folder};

/// Holds as long as the value lives.
pub struct Claim {
    /// Where it is made.
    pub beside: PathBuf,
    _lock: FolderLock,
}

/// Waits for whoever is making something in the same folder.
pub fn claim(target: &Path) -> Result<Claim, ArchiveError> {
    let lock = lock_above(target).map_err(|error| ArchiveError::Io(target.to_path_buf(), error))?;
    refuse_if_taken(target)?;
    Ok(Claim { beside: beside(target), _lock: lock })
}

/// Nothing that is there is written over.
pub fn refuse_if_taken(target: &Path) -> Result<(), ArchiveError> {
    if target.exists() { Err(ArchiveError::Taken(target.to_path_buf())) } else { Ok(()) }
}

fn lock_above(target: &Path) -> io::Result<FolderLock> {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    lock_folder(folder, || ())
}
