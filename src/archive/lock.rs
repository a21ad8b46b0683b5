//! One writer of an archive at a time.
//!
//! The lock is taken before the site is read, and not only before it is written down: whoever had to wait then
//! keeps what is there once it is their turn, with the snapshot that was made meanwhile among its past.

use std::fs::File;

use super::{Archive, ArchiveError, Disk};
use crate::output::lock_folder;

/// Nobody else writes the archive as long as this lives.
pub struct Lock {
    _folder: File,
}

impl Archive {
    /// `waiting` is called if another run has to end first.
    pub fn lock(&self, disk: &dyn Disk, waiting: impl FnOnce()) -> Result<Lock, ArchiveError> {
        let locked = disk.make_folder(&self.folder).and_then(|()| lock_folder(&self.folder, waiting));
        Ok(Lock { _folder: locked.map_err(|error| ArchiveError::Io(self.folder.clone(), error))? })
    }
}
