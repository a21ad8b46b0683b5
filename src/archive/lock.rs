//! One writer of an archive at a time.
//!
//! The lock is taken before the site is read, and not only before it is written down: whoever had to wait then
//! keeps what is there once it is their turn, with the snapshot that was made meanwhile among its past.

use std::fs;
use std::io;
use std::path::PathBuf;

use super::{Archive, ArchiveError, Disk};
use crate::output::{FolderLock, lock_folder};

/// Nobody else writes the archive as long as this lives.
pub struct Lock {
    folder: PathBuf,
    /// Whether there was no archive before.
    is_first: bool,
    held: Option<FolderLock>,
}

impl Archive {
    /// `waiting` is called if another run has to end first.
    pub fn lock(&self, disk: &dyn Disk, waiting: impl Fn()) -> Result<Lock, ArchiveError> {
        let folder = self.folder.clone();
        let fail = |error| ArchiveError::Io(folder.clone(), error);
        loop {
            let is_first = !folder.exists();
            disk.make_folder(&folder).map_err(fail)?;
            let held = lock_folder(&folder, &waiting);
            match held {
                // The run before it found nothing to keep, and took its folder away again.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                held => {
                    let held = held.map_err(fail)?;
                    if held.is_of(&folder) {
                        return Ok(Lock { folder, is_first, held: Some(held) });
                    }
                }
            }
        }
    }
}

impl Drop for Lock {
    /// Where nothing was kept there is no archive, rather than an empty one.
    fn drop(&mut self) {
        if self.is_first {
            if cfg!(windows) {
                // There the lock lies in the folder.
                self.held = None;
            }
            // A folder that holds something cannot be removed, which is as it should be.
            let _ = fs::remove_dir(&self.folder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::RealDisk;
    use crate::output::try_lock_folder;

    #[test]
    fn who_waited_for_a_run_that_kept_nothing_holds_the_folder_that_is_there() {
        let root = tempfile::tempdir().unwrap();
        let archive = Archive::of(root.path());
        let (tell, told) = std::sync::mpsc::channel();
        let first = archive.lock(&RealDisk, || ()).unwrap();
        let second = std::thread::spawn({
            let archive = archive.clone();
            move || archive.lock(&RealDisk, || tell.send(()).unwrap()).unwrap()
        });
        told.recv().unwrap();
        drop(first);
        let second = second.join().unwrap();
        assert!(try_lock_folder(archive.folder()).unwrap().is_none());
        fs::write(archive.folder().join("kept"), "").unwrap();
        drop(second);
        assert!(archive.folder().is_dir());
    }

    #[test]
    fn an_archive_that_was_begun_for_nothing_is_none() {
        let root = tempfile::tempdir().unwrap();
        let archive = Archive::of(root.path());
        drop(archive.lock(&RealDisk, || ()).unwrap());
        assert!(!archive.folder().exists());
    }
}
