//! Single files that are whole or not there, whatever happens while they are written.
//!
//! The bytes go to a name of their own in the same folder, are brought to the disk, and get the file's name in
//! one step; then the folder is brought to the disk too. For records: signatures, comments, logs. A site's
//! pages go another way, since syncing each would cost seconds.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::unfinished;

/// Makes a file that must not be there yet. `false`: it is, and was left alone.
pub fn create(file: &Path, bytes: &[u8]) -> io::Result<bool> {
    let staged = stage(file, bytes)?;
    let made = match fs::hard_link(&staged, file) {
        Ok(()) => true,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => false,
        // A file system without hard links: the caller's lock is what keeps others away.
        Err(_) if !file.exists() => fs::rename(&staged, file).map(|()| true)?,
        Err(_) => false,
    };
    // What cannot be removed now is removed by the next `tidy`.
    let _ = fs::remove_file(&staged);
    sync_folder(file)?;
    Ok(made)
}

/// Puts new bytes in the place of a file's, and leaves who may read it as it was. `still` is asked at the last
/// moment whether the file is the one that was meant. `Ok(false)`: it was not, and nothing was written.
pub fn replace_if(file: &Path, bytes: &[u8], still: impl FnOnce() -> io::Result<bool>) -> io::Result<bool> {
    let staged = stage(file, bytes)?;
    let replaced = (|| {
        fs::set_permissions(&staged, fs::metadata(file)?.permissions())?;
        let same = still()?;
        if same {
            fs::rename(&staged, file)?;
        }
        Ok(same)
    })();
    if !matches!(replaced, Ok(true)) {
        // What cannot be removed now is removed by the next `tidy`.
        let _ = fs::remove_file(&staged);
    }
    replaced.and_then(|same| sync_folder(file).map(|()| same))
}

/// Makes a file, or puts new bytes in the place of the old ones.
pub fn replace(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let staged = stage(file, bytes)?;
    if let Err(error) = fs::rename(&staged, file) {
        let _ = fs::remove_file(&staged);
        return Err(error);
    }
    sync_folder(file)
}

/// Removes what a killed run left unfinished. Only for whoever holds the lock of the folder.
pub fn tidy(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if unfinished::is_unfinished(&entry.file_name()) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// Brings everything that was written below a folder to its medium.
#[cfg(target_os = "linux")]
pub fn sync_all(folder: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(File::open(folder)?)?)
}

#[cfg(not(target_os = "linux"))]
pub fn sync_all(folder: &Path) -> io::Result<()> {
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry?;
        // Folders cannot be opened for this everywhere; their files are what matters.
        if entry.file_type().is_file() {
            sync_file(&entry)?;
        }
    }
    Ok(())
}

/// Only what was opened to be written is brought to the medium, and a lock can be opened by nobody.
#[cfg(windows)]
fn sync_file(entry: &walkdir::DirEntry) -> io::Result<()> {
    if entry.file_name() == super::lock::LOCK_FILE {
        return Ok(());
    }
    File::options().write(true).open(entry.path())?.sync_all()
}

#[cfg(not(any(windows, target_os = "linux")))]
fn sync_file(entry: &walkdir::DirEntry) -> io::Result<()> {
    File::open(entry.path())?.sync_all()
}

/// Writes the bytes beside the file, and brings them to the disk.
fn stage(file: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    file.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let (process, count) = (std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let staged = unfinished::beside_with(file, &format!("{process}-{count}"));
    let mut out = File::create(&staged)?;
    let written = out.write_all(bytes).and_then(|()| out.sync_all());
    if let Err(error) = written {
        let _ = fs::remove_file(&staged);
        return Err(error);
    }
    Ok(staged)
}

/// A name is on the disk only when its folder is.
fn sync_folder(file: &Path) -> io::Result<()> {
    match file.parent() {
        Some(folder) if cfg!(unix) => {
            // A bare name lies in the folder where the program runs.
            let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            File::open(folder)?.sync_all()
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_there_is_not_made_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.yaml");
        assert!(create(&file, b"one").unwrap());
        assert!(!create(&file, b"two").unwrap());
        assert_eq!(fs::read(&file).unwrap(), b"one");
        replace(&file, b"three").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"three");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_a_killed_run_left_is_tidied_up() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(".a.yaml.1-0.tongbao-new"), "half").unwrap();
        fs::write(folder.path().join("a.yaml"), "whole").unwrap();
        tidy(folder.path()).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
