//! Single files that are whole or not there, whatever happens while they are written.
//!
//! The bytes go to a name of their own in the same folder, are brought to the disk, and get the file's name in
//! one step; then the folder is brought to the disk too. For sources, signatures, comments, logs. A site's
//! pages go another way, since syncing each would cost seconds.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::unfinished;

/// Makes a file that must not be there yet. `false`: it is, and was left alone.
pub fn create(file: &Path, bytes: &[u8]) -> io::Result<bool> {
    create_for(Readers::Usual, file, bytes)
}

/// The same for what only its owner may read, from the first byte on.
pub fn create_private(file: &Path, bytes: &[u8]) -> io::Result<bool> {
    create_for(Readers::Owner, file, bytes)
}

fn create_for(readers: Readers, file: &Path, bytes: &[u8]) -> io::Result<bool> {
    let staged = Staged::write(file, bytes, readers)?;
    let made = staged.take_free_place(file)?;
    drop(staged);
    sync_folder(file)?;
    Ok(made)
}

/// Puts new bytes in the place of a file's, and leaves who may read it as it was. `still` is asked at the last
/// moment whether the file is the one that was meant. `Ok(false)`: it was not, and nothing was written.
pub fn replace_if(file: &Path, bytes: &[u8], still: impl FnOnce() -> io::Result<bool>) -> io::Result<bool> {
    let staged = Staged::write(file, bytes, Readers::Usual)?;
    fs::set_permissions(&staged.path, fs::metadata(file)?.permissions())?;
    let same = still()?;
    if same {
        fs::rename(&staged.path, file)?;
    }
    drop(staged);
    sync_folder(file)?;
    Ok(same)
}

/// Makes a file, or puts new bytes in the place of the old ones.
pub fn replace(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let staged = Staged::write(file, bytes, Readers::Usual)?;
    fs::rename(&staged.path, file)?;
    drop(staged);
    sync_folder(file)
}

/// Makes a folder, and those above it that are missing, with their names on the disk.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    let is_missing = |above: &&Path| !above.as_os_str().is_empty() && !above.exists();
    let missing: Vec<&Path> = folder.ancestors().take_while(is_missing).collect();
    fs::create_dir_all(folder)?;
    missing.into_iter().try_for_each(sync_folder)
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

/// Brings the name of a file to the disk, which is there only when its folder is.
pub fn sync_folder(file: &Path) -> io::Result<()> {
    if !cfg!(unix) {
        return Ok(());
    }
    match File::open(folder_of(file))?.sync_all() {
        // Some network file systems bring names to their medium at once and know no such call for a folder.
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        synced => synced,
    }
}

/// A bare name lies in the folder where the program runs.
fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Readers {
    Usual,
    Owner,
}

/// The bytes beside the file's place. Whatever of them did not get there is gone with the value.
struct Staged {
    path: PathBuf,
    /// Locked, so that nobody takes it for what a killed run has left.
    file: File,
}

impl Staged {
    /// Writes the bytes and brings them to the disk.
    fn write(file: &Path, bytes: &[u8], readers: Readers) -> io::Result<Self> {
        file.file_name().ok_or(io::ErrorKind::InvalidInput)?;
        clear(folder_of(file));
        let mut staged = Self::begin(file, readers)?;
        staged.file.write_all(bytes)?;
        staged.file.sync_all()?;
        Ok(staged)
    }

    fn begin(file: &Path, readers: Readers) -> io::Result<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        if readers == Readers::Owner {
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        }
        let _ = readers;
        loop {
            let (process, count) = (std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
            let path = unfinished::beside_with(file, &format!("{process}-{count}"));
            let file = match options.open(&path) {
                // A killed run had the same number.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
                opened => opened?,
            };
            let staged = Self { path, file };
            // Between the two steps another run may have taken it for left behind.
            if lock(&staged.file) != Lock::Others && staged.path.exists() {
                return Ok(staged);
            }
        }
    }

    /// `false`: the place is taken.
    fn take_free_place(&self, file: &Path) -> io::Result<bool> {
        if let Some(taken) = rename_to_free(&self.path, file) {
            return Ok(taken);
        }
        match fs::hard_link(&self.path, file) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
            // A file system without hard links: the caller's lock is what keeps others away.
            Err(_) if !file.exists() => fs::rename(&self.path, file).map(|()| true),
            Err(_) => Ok(false),
        }
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        // What cannot be removed now is removed by whoever writes here next.
        let _ = fs::remove_file(&self.path);
    }
}

/// `None`: the system cannot do that in one step here.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn rename_to_free(from: &Path, to: &Path) -> Option<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        Ok(()) => Some(true),
        Err(rustix::io::Errno::EXIST) => Some(false),
        Err(_) => None,
    }
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn rename_to_free(_: &Path, _: &Path) -> Option<bool> {
    None
}

/// Clears away what killed runs left in a folder. Nobody is kept from writing by what cannot be cleared.
fn clear(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if !is_file || !unfinished::is_of_several(&entry.file_name()) {
            continue;
        }
        if File::open(entry.path()).is_ok_and(|left| lock(&left) == Lock::Ours) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[derive(PartialEq, Eq)]
#[cfg_attr(not(unix), allow(dead_code, reason = "elsewhere nothing is locked"))]
enum Lock {
    Ours,
    Others,
    /// Here files cannot be locked.
    None,
}

#[cfg(unix)]
fn lock(file: &File) -> Lock {
    match file.try_lock() {
        Ok(()) => Lock::Ours,
        Err(fs::TryLockError::WouldBlock) => Lock::Others,
        Err(fs::TryLockError::Error(_)) => Lock::None,
    }
}

/// Windows keeps others from reading what is locked, even where it already has its place.
#[cfg(not(unix))]
fn lock(_: &File) -> Lock {
    Lock::None
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

    #[cfg(unix)]
    #[test]
    fn whoever_writes_next_clears_away_what_a_killed_run_left_and_nothing_that_is_being_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let written = File::create(path(".b.md.1-0.tongbao-new")).unwrap();
        written.try_lock().unwrap();
        fs::create_dir(path(".public.tongbao-new")).unwrap();
        let write: [fn(&Path) -> bool; 3] = [
            |file| create(file, b"new").unwrap(),
            |file| replace(file, b"newer").is_ok(),
            |file| replace_if(file, b"newest", || Ok(true)).unwrap(),
        ];
        for write in write {
            fs::write(path(".a.md.1-0.tongbao-new"), "half").unwrap();
            fs::write(path(".own.tongbao-new"), "no number").unwrap();
            assert!(write(&path("a.md")));
            let mut names: Vec<_> =
                fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
            names.sort();
            assert_eq!(names, [".b.md.1-0.tongbao-new", ".own.tongbao-new", ".public.tongbao-new", "a.md"]);
        }
    }

    #[test]
    fn what_a_killed_run_left_under_the_same_name_is_in_nobodys_way() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.md");
        // What cannot be cleared away.
        for count in 0..100 {
            let left = unfinished::beside_with(&file, &format!("{}-{count}", std::process::id()));
            fs::create_dir(left).unwrap();
        }
        replace(&file, b"whole").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"whole");
    }

    #[cfg(unix)]
    #[test]
    fn what_is_its_owners_is_nobody_elses_before_it_has_its_place() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("key.pem");
        let mode = |file: &File| file.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&Staged::begin(&file, Readers::Owner).unwrap().file), 0o600);
        assert!(create_private(&file, b"secret").unwrap() && !create_private(&file, b"other").unwrap());
        assert_eq!((mode(&File::open(&file).unwrap()), fs::read(&file).unwrap()), (0o600, b"secret".to_vec()));
    }

    #[test]
    fn what_could_not_take_its_place_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.md");
        fs::create_dir(&file).unwrap();
        assert!(!create(&file, b"new").unwrap());
        replace(&file, b"new").unwrap_err();
        replace_if(&file, b"new", || Err(io::ErrorKind::Other.into())).unwrap_err();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
