//! The new site while it grows beside the old one.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A folder that is made when the first file is written into it.
pub struct Staging {
    path: PathBuf,
    #[cfg(unix)]
    opened: std::sync::OnceLock<File>,
}

impl Staging {
    pub fn new(path: PathBuf) -> Self {
        Self {
            path,
            #[cfg(unix)]
            opened: std::sync::OnceLock::new(),
        }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn join(&self, path: impl AsRef<Path>) -> PathBuf {
        self.path.join(path)
    }

    /// Does something that wants the folder of a path inside, making it if it is missing.
    pub fn with_folder_of<T>(&self, path: impl AsRef<Path>, act: impl Fn() -> io::Result<T>) -> io::Result<T> {
        match act() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.make_folder_of(path.as_ref())?;
                act()
            }
            result => result,
        }
    }

    /// Writes a file at a path inside, with the folders that it lies in.
    pub fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        // A page's folder is nearly always its own, and not there yet.
        if path.ends_with("/index.html") {
            self.make_folder_of(path.as_ref())?;
        }
        self.with_folder_of(path, || self.create(path))?.write_all(bytes)
    }

    fn make_folder_of(&self, path: &Path) -> io::Result<()> {
        let Some(folder) = path.parent().filter(|folder| *folder != Path::new("")) else {
            return fs::create_dir_all(&self.path);
        };
        match self.make_folder(folder) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => fs::create_dir_all(self.join(folder)),
            made => made,
        }
    }
}

/// Paths are looked up from the folder itself, which spares the system the way to it, twice for every page.
#[cfg(unix)]
impl Staging {
    fn opened(&self) -> io::Result<&File> {
        if let Some(opened) = self.opened.get() {
            return Ok(opened);
        }
        fs::create_dir_all(&self.path)?;
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
    fn create(&self, path: &str) -> io::Result<File> {
        File::create(self.join(path))
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(self.join(path))
    }
}
