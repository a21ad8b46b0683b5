//! One writer at a time: a folder is locked so that nothing is left there, however a run ends.

use std::fs::File;
use std::io;
use std::path::Path;

/// The file that stands for a lock where folders themselves cannot be locked.
#[cfg(windows)]
pub const LOCK_FILE: &str = ".tongbao-lock";

/// A folder is locked as long as this lives. Where a file system knows no locks, it stands for none.
#[derive(Debug)]
pub struct FolderLock {
    #[cfg_attr(not(unix), expect(dead_code, reason = "it is held, not asked"))]
    held: Option<File>,
}

impl FolderLock {
    /// Whether the locked folder is the one that stands there, and none that was removed meanwhile.
    #[cfg(unix)]
    pub fn is_of(&self, folder: &Path) -> bool {
        use std::os::unix::fs::MetadataExt;
        let Some(held) = &self.held else { return true };
        let of = |metadata: std::fs::Metadata| (metadata.dev(), metadata.ino());
        held.metadata().ok().map(of).is_some_and(|held| std::fs::metadata(folder).ok().map(of) == Some(held))
    }

    /// A folder with a lock in it is not empty, and cannot be removed.
    #[cfg(not(unix))]
    pub fn is_of(&self, _: &Path) -> bool {
        true
    }
}

/// Locks a folder against other runs; `waiting` is called if another has to end first.
pub fn lock_folder(folder: &Path, waiting: impl FnOnce()) -> io::Result<FolderLock> {
    let held = match system::try_lock(folder) {
        Ok(Some(held)) => Some(held),
        Ok(None) => {
            waiting();
            Some(system::lock(folder)?)
        }
        Err(error) if error.kind() == io::ErrorKind::Unsupported => None,
        Err(error) => return Err(error),
    };
    Ok(FolderLock { held })
}

/// The same without waiting. `None`: another run has it; an error of the kind `Unsupported`: here it cannot be locked.
pub fn try_lock_folder(folder: &Path) -> io::Result<Option<FolderLock>> {
    Ok(system::try_lock(folder)?.map(|held| FolderLock { held: Some(held) }))
}

/// The folder itself carries the lock.
#[cfg(not(windows))]
mod system {
    use std::fs::{File, TryLockError};
    use std::io;
    use std::path::Path;

    pub fn try_lock(folder: &Path) -> io::Result<Option<File>> {
        let folder = File::open(folder)?;
        match folder.try_lock() {
            Ok(()) => Ok(Some(folder)),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    pub fn lock(folder: &Path) -> io::Result<File> {
        let folder = File::open(folder)?;
        folder.lock()?;
        Ok(folder)
    }
}

/// Windows locks no folders. A file inside that nobody else can open is as good, since the system removes it with
/// whoever made it.
#[cfg(windows)]
mod system {
    use std::fs::{File, OpenOptions};
    use std::io;
    use std::os::windows::fs::OpenOptionsExt;
    use std::path::Path;
    use std::thread;
    use std::time::Duration;

    const DELETE_ON_CLOSE: u32 = 0x0400_0000;
    const HIDDEN: u32 = 0x2;
    const SHARING_VIOLATION: i32 = 32;
    const PAUSE: Duration = Duration::from_millis(50);

    /// How often a file that may not be opened is tried again: the system says the same of one that is just being removed.
    const TRIES: usize = 10;

    pub fn try_lock(folder: &Path) -> io::Result<Option<File>> {
        let mut options = OpenOptions::new();
        options.write(true).create(true).share_mode(0).attributes(HIDDEN).custom_flags(DELETE_ON_CLOSE);
        let mut tries = 0;
        loop {
            match options.open(folder.join(super::LOCK_FILE)) {
                Ok(held) => return Ok(Some(held)),
                Err(error) if error.raw_os_error() == Some(SHARING_VIOLATION) => return Ok(None),
                Err(error) if error.kind() == io::ErrorKind::PermissionDenied && tries < TRIES => {
                    tries += 1;
                    thread::sleep(PAUSE);
                }
                Err(error) => return Err(error),
            }
        }
    }

    pub fn lock(folder: &Path) -> io::Result<File> {
        loop {
            if let Some(held) = try_lock(folder)? {
                return Ok(held);
            }
            thread::sleep(PAUSE);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    #[test]
    fn another_waits_until_the_first_has_ended() {
        let folder = tempfile::tempdir().unwrap();
        let first = lock_folder(folder.path(), || unreachable!("nobody else is there")).unwrap();
        assert!(try_lock_folder(folder.path()).unwrap().is_none());
        let (says, heard) = mpsc::channel();
        std::thread::scope(|scope| {
            scope.spawn(|| lock_folder(folder.path(), || says.send("waiting").unwrap()).unwrap());
            assert_eq!(heard.recv().unwrap(), "waiting");
            drop(first);
        });
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is left");
    }
}
