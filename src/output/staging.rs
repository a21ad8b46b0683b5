//! The new site while it grows beside the old one.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::access;
use super::error::OutputError;
use crate::load;
use crate::model::Asset;

/// A folder that is made when the first file comes into it.
pub struct Staging {
    path: PathBuf,
    /// Where the old site stands, if there is one.
    live: PathBuf,
    #[cfg(unix)]
    opened: std::sync::OnceLock<File>,
}

impl Staging {
    pub fn new(path: PathBuf, live: PathBuf) -> Self {
        Self {
            path,
            live,
            #[cfg(unix)]
            opened: std::sync::OnceLock::new(),
        }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes a file at a path inside, with the folders that it lies in.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<(), OutputError> {
        // A page's folder is nearly always its own, and not there yet.
        let ready = if path.ends_with("/index.html") { self.make_folder_of(path.as_ref()) } else { Ok(()) };
        ready.and_then(|()| self.make(path)?.write_all(bytes)).map_err(self.refused())
    }

    /// Makes a file with what another one holds; who may read that one is nothing to go by.
    pub fn copy(&self, path: &str, asset: &Asset) -> Result<(), OutputError> {
        let mut source = load::open_asset(asset).map_err(OutputError::at(&asset.file))?;
        let copied = self.make(path).and_then(|mut file| io::copy(&mut source, &mut file));
        copied.map(drop).map_err(self.refused())
    }

    /// Gives what stands at a path of the old site the same path in the new one.
    pub fn take_over(&self, path: &Path) -> Result<(), OutputError> {
        let (old, new) = (self.live.join(path), self.path.join(path));
        self.with_folder_of(path, || link(&old, &new)).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => OutputError::InTheWay(old),
            _ => OutputError::Io(old, error),
        })
    }

    /// Leaves a folder of the old site to whom it belongs, and as open or as closed as it was.
    pub fn keep_access(&self, path: &Path) -> Result<(), OutputError> {
        let (old, new) = (self.live.join(path), self.path.join(path));
        if !fs::symlink_metadata(&old).map_err(OutputError::at(&old))?.is_dir() {
            return Ok(());
        }
        access::take_after(&new, &old).map_err(self.refused())
    }

    fn refused(&self) -> impl Fn(io::Error) -> OutputError {
        |error| OutputError::Staging(self.path.clone(), error)
    }

    fn make(&self, path: &str) -> io::Result<File> {
        self.with_folder_of(path.as_ref(), || self.create(path))
    }

    /// Does something that wants the folder of a path inside, making it if it is missing.
    fn with_folder_of<T>(&self, path: &Path, act: impl Fn() -> io::Result<T>) -> io::Result<T> {
        match act() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.make_folder_of(path)?;
                act()
            }
            result => result,
        }
    }

    fn make_folder_of(&self, path: &Path) -> io::Result<()> {
        let Some(folder) = path.parent().filter(|folder| *folder != Path::new("")) else {
            return self.begin();
        };
        match self.make_folder(folder) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.begin()?;
                fs::create_dir_all(self.path.join(folder))
            }
            made => made,
        }
    }

    /// Makes the folder itself. What is made inside may take its group from it, as from the old one.
    fn make_root(&self) -> io::Result<()> {
        fs::create_dir_all(&self.path)?;
        if !self.live.exists() {
            return Ok(());
        }
        access::take_after(&self.path, &self.live)?;
        access::open(&self.path)
    }
}

/// Paths are looked up from the folder itself, which spares the system the way to it, twice for every page.
#[cfg(unix)]
impl Staging {
    fn begin(&self) -> io::Result<()> {
        self.opened().map(drop)
    }

    fn opened(&self) -> io::Result<&File> {
        if let Some(opened) = self.opened.get() {
            return Ok(opened);
        }
        self.make_root()?;
        let opened = File::open(&self.path)?;
        Ok(self.opened.get_or_init(|| opened))
    }

    fn create(&self, path: &str) -> io::Result<File> {
        use rustix::fs::{Mode, OFlags, openat};
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::TRUNC | OFlags::CLOEXEC;
        Ok(openat(self.opened()?, path, flags, Mode::from_raw_mode(0o666))?.into())
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        Ok(rustix::fs::mkdirat(self.opened()?, path, rustix::fs::Mode::from_raw_mode(0o777))?)
    }
}

#[cfg(not(unix))]
impl Staging {
    fn begin(&self) -> io::Result<()> {
        self.make_root()
    }

    fn create(&self, path: &str) -> io::Result<File> {
        File::create(self.path.join(path))
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(self.path.join(path))
    }
}

/// A second name for a file, or a copy where the file system has no hard links.
fn link(old: &Path, new: &Path) -> io::Result<()> {
    if fs::symlink_metadata(old)?.is_dir() {
        return fs::create_dir_all(new);
    }
    match fs::hard_link(old, new) {
        Err(error) if !matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::AlreadyExists) => copy(old, new),
        result => result,
    }
}

fn copy(old: &Path, new: &Path) -> io::Result<()> {
    match fs::read_link(old) {
        Ok(target) => make_link(&target, new),
        Err(_) => fs::copy(old, new).map(drop),
    }
}

#[cfg(unix)]
fn make_link(target: &Path, new: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(target, new)
}

#[cfg(windows)]
fn make_link(target: &Path, new: &Path) -> io::Result<()> {
    std::os::windows::fs::symlink_file(target, new)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_link_of_others_is_copied_as_a_link_whatever_it_leads_to() {
        let folder = tempfile::tempdir().unwrap();
        let [old, new] = ["old", "new"].map(|name| folder.path().join(name));
        std::os::unix::fs::symlink("nowhere", &old).unwrap();
        copy(&old, &new).unwrap();
        assert_eq!(fs::read_link(&new).unwrap(), Path::new("nowhere"));
    }
}
