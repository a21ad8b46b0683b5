//! One writer at a time: a folder is locked as it is, so that no file has to be left there.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;

/// Locks a folder against other runs, as long as the file lives; `waiting` is called if another has to end first.
pub fn lock_folder(folder: &Path, waiting: impl FnOnce()) -> io::Result<File> {
    let folder = File::open(folder)?;
    match folder.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            waiting();
            folder.lock()?;
        }
        Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
        Err(TryLockError::Error(error)) => return Err(error),
    }
    Ok(folder)
}
