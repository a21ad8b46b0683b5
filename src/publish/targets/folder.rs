//! A folder, on this machine or mounted: the whole new site is shown in one step.
//!
//! `releases/` holds the sites that were published, `current` is a link to one of them, and the server's root
//! is `current`. A publication makes the next release out of hard links and of what changed; then the link is
//! replaced. So a reader never sees a mixture, and an earlier release is one link away.

use std::borrow::Cow;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use jiff::Timestamp;
use walkdir::WalkDir;

use crate::model::path::inside;
use crate::output::unfinished::beside;
use crate::output::{FolderLock, durable, try_lock_folder};
use crate::publish::hold;
use crate::publish::manifest::MANIFEST;
use crate::publish::target::{Capabilities, ErrorKind, Held, Target, TargetError, Writing};

const RELEASES: &str = "releases";
const CURRENT: &str = "current";
/// The release that is being made.
const NEXT: &str = ".next";
/// A release that is being removed.
const GONE: &str = ".gone";
/// Lies in a release from before it has its name until it is shown: one that never was is none to go back to.
const UNSHOWN: &str = ".tongbao-unshown";

pub struct Folder {
    root: PathBuf,
    /// How many releases are kept, the current one among them.
    keep: usize,
    /// Whether a release is being made; then the files are its own, otherwise those of the current one.
    making: Mutex<bool>,
    /// Locked as long as the value lives.
    lock: Mutex<Option<FolderLock>>,
}

/// A site that was published here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    pub name: String,
    pub is_current: bool,
}

impl Folder {
    pub fn new(root: &Path, keep: usize) -> Self {
        Self { root: root.to_path_buf(), keep: keep.max(1), making: Mutex::new(false), lock: Mutex::new(None) }
    }

    /// All releases, oldest first.
    pub fn releases(&self) -> Result<Vec<Release>, TargetError> {
        let current = self.current();
        let mut releases = Vec::new();
        let folder = self.root.join(RELEASES);
        for entry in or_nothing(&folder, fs::read_dir(&folder))?.into_iter().flatten() {
            let entry = entry.map_err(failed(&folder))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_current = current.as_deref() == Some(name.as_str());
            if !name.starts_with('.') && (is_current || !entry.path().join(UNSHOWN).exists()) {
                releases.push(Release { name, is_current });
            }
        }
        releases.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(releases)
    }

    /// Shows another release.
    pub fn switch(&self, name: &str) -> Result<(), TargetError> {
        let current = self.root.join(CURRENT);
        let next = beside(&current);
        or_nothing(&next, fs::remove_file(&next))?;
        link(&Path::new(RELEASES).join(name), &next).map_err(failed(&next))?;
        fs::rename(&next, &current).map_err(failed(&current))?;
        // What is shown is written down next, which is to be true after a power cut too.
        durable::sync_folder(&current).map_err(failed(&current))
    }

    /// The release that is shown, and since when, as the link to it says.
    pub fn shown(&self) -> Option<(String, Timestamp)> {
        let since = fs::symlink_metadata(self.root.join(CURRENT)).and_then(|link| link.modified()).ok()?;
        Some((self.current()?, since.try_into().ok()?))
    }

    /// The bytes of a file of a release, shown or not. `None`: there is none.
    pub fn get_from(&self, release: &str, path: &str) -> Result<Option<Vec<u8>>, TargetError> {
        let file = self.root.join(RELEASES).join(release).join(path);
        or_nothing(&file, fs::read(&file))
    }

    /// The name of the release that is shown.
    fn current(&self) -> Option<String> {
        let target = fs::read_link(self.root.join(CURRENT)).ok()?;
        Some(target.file_name()?.to_string_lossy().into_owned())
    }

    /// Where the files are that are read and written now.
    fn place(&self) -> PathBuf {
        if *hold(&self.making) { self.next() } else { self.root.join(CURRENT) }
    }

    fn next(&self) -> PathBuf {
        self.root.join(RELEASES).join(NEXT)
    }

    fn prune(&self) -> Result<(), TargetError> {
        let mut releases = self.releases()?;
        // A folder that others put there is neither counted nor removed.
        releases.retain(|release| self.root.join(RELEASES).join(&release.name).join(MANIFEST).is_file());
        let old = releases.len().saturating_sub(self.keep);
        for release in releases.iter().take(old).filter(|release| !release.is_current) {
            self.remove(&self.root.join(RELEASES).join(&release.name))?;
        }
        Ok(())
    }

    /// Takes a release out of sight before its first file is removed: half a release is none.
    fn remove(&self, release: &Path) -> Result<(), TargetError> {
        let gone = self.root.join(RELEASES).join(GONE);
        or_nothing(&gone, fs::remove_dir_all(&gone))?;
        or_nothing(release, fs::rename(release, &gone))?;
        or_nothing(&gone, fs::remove_dir_all(&gone)).map(drop)
    }

    /// Clears away what runs that were cut off left behind.
    fn sweep(&self) -> Result<(), TargetError> {
        let releases = self.root.join(RELEASES);
        let gone = releases.join(GONE);
        or_nothing(&gone, fs::remove_dir_all(&gone))?;
        let current = self.current();
        for entry in or_nothing(&releases, fs::read_dir(&releases))?.into_iter().flatten() {
            let entry = entry.map_err(failed(&releases))?;
            let mark = entry.path().join(UNSHOWN);
            if current.as_deref() == entry.file_name().to_str() {
                or_nothing(&mark, fs::remove_file(&mark))?;
            } else if mark.exists() && entry.file_name() != NEXT {
                self.remove(&entry.path())?;
            }
        }
        Ok(())
    }
}

impl Target for Folder {
    fn capabilities(&self) -> Capabilities {
        Capabilities { writing: Writing::Whole, creates_exclusively: true, parallel: 2 }
    }

    fn get(&self, path: &str) -> Result<Option<Vec<u8>>, TargetError> {
        let file = self.place().join(path);
        or_nothing(&file, fs::read(&file))
    }

    /// The file may be one with that of the current release: it is replaced, never written into.
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), TargetError> {
        let file = self.place().join(path);
        let folder = file.parent().map_or_else(|| self.root.clone(), Path::to_path_buf);
        fs::create_dir_all(&folder).map_err(failed(&folder))?;
        if !*hold(&self.making) {
            // A release in the making is brought to the disk as a whole.
            return durable::replace(&file, bytes).map_err(failed(&file));
        }
        let next = beside(&file);
        fs::write(&next, bytes).and_then(|()| fs::rename(&next, &file)).map_err(failed(&file))
    }

    fn rename(&self, from: &str, to: &str) -> Result<(), TargetError> {
        let (from, to) = (self.place().join(from), self.place().join(to));
        to.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::rename(from, &to)).map_err(failed(&to))
    }

    fn delete(&self, path: &str) -> Result<(), TargetError> {
        let place = self.place();
        let file = place.join(path);
        or_nothing(&file, fs::remove_file(&file))?;
        let mut folder = Path::new(path).parent();
        // A folder that still holds something cannot be removed, and with that it is enough.
        while let Some(above) = folder.filter(|above| !above.as_os_str().is_empty()) {
            if fs::remove_dir(place.join(above)).is_err() {
                break;
            }
            folder = above.parent();
        }
        Ok(())
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, TargetError> {
        let place = self.place();
        let Some(place) = or_nothing(&place, place.canonicalize())? else { return Ok(Vec::new()) };
        let mut paths = Vec::new();
        if !place.join(folder).exists() {
            return Ok(paths);
        }
        for entry in WalkDir::new(place.join(folder)) {
            let entry = entry.map_err(|error| failed(&place)(error.into()))?;
            if !entry.file_type().is_dir() {
                paths.extend(inside(&place, entry.path()).map(Cow::into_owned));
            }
        }
        Ok(paths)
    }

    fn hold(&self) -> Result<Option<Held>, TargetError> {
        if self.root.join(CURRENT).symlink_metadata().is_ok_and(|metadata| !metadata.is_symlink()) {
            let reason = "it is there already, and is no link to a release";
            return Err(TargetError::new(ErrorKind::Lasting, reason).at(&self.root.join(CURRENT)));
        }
        let releases = self.root.join(RELEASES);
        durable::make_folder(&releases).map_err(failed(&releases))?;
        match try_lock_folder(&releases) {
            Ok(Some(lock)) => {
                *hold(&self.lock) = Some(lock);
                self.sweep()?;
                Ok(Some(Held::Ours))
            }
            Ok(None) => Ok(Some(Held::Others)),
            Err(error) if error.kind() == io::ErrorKind::Unsupported => Ok(None),
            Err(error) => Err(failed(&releases)(error)),
        }
    }

    /// Makes the next release out of the current one's files; one that was left unfinished is thrown away.
    fn begin(&self) -> Result<(), TargetError> {
        let next = self.next();
        or_nothing(&next, fs::remove_dir_all(&next))?;
        fs::create_dir_all(&next).map_err(failed(&next))?;
        if let Ok(current) = self.root.join(CURRENT).canonicalize() {
            for entry in WalkDir::new(&current).min_depth(1) {
                let entry = entry.map_err(|error| failed(&current)(error.into()))?;
                let Ok(path) = entry.path().strip_prefix(&current) else { continue };
                let to = next.join(path);
                if entry.file_type().is_dir() { fs::create_dir(&to) } else { share(entry.path(), &to) }
                    .map_err(failed(&to))?;
            }
        }
        *hold(&self.making) = true;
        Ok(())
    }

    fn commit(&self, name: &str) -> Result<(), TargetError> {
        let releases = self.root.join(RELEASES);
        let names = std::iter::once(name.to_string()).chain((2..).map(|n| format!("{name}-{n}")));
        let name = names.into_iter().find(|name| !releases.join(name).exists()).unwrap_or_default();
        let (next, release) = (self.next(), releases.join(&name));
        fs::write(next.join(UNSHOWN), "").map_err(failed(&next))?;
        // Everything of a release is on the disk before it is shown.
        durable::sync_all(&next).map_err(failed(&next))?;
        fs::rename(&next, &release).map_err(failed(&release))?;
        durable::sync_folder(&release).map_err(failed(&release))?;
        *hold(&self.making) = false;
        self.switch(&name)?;
        let mark = release.join(UNSHOWN);
        or_nothing(&mark, fs::remove_file(&mark))?;
        self.prune()
    }
}

/// One file under two names; a copy where the file system has no hard links.
fn share(from: &Path, to: &Path) -> io::Result<()> {
    fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(drop))
}

#[cfg(unix)]
fn link(to: &Path, at: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(to, at)
}

#[cfg(windows)]
fn link(to: &Path, at: &Path) -> io::Result<()> {
    std::os::windows::fs::symlink_dir(to, at)
}

fn or_nothing<T>(path: &Path, result: io::Result<T>) -> Result<Option<T>, TargetError> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(failed(path)(error)),
    }
}

/// Says which file or folder it was: the system does not.
fn failed(path: &Path) -> impl Fn(io::Error) -> TargetError {
    move |error| {
        let kind = match error.kind() {
            io::ErrorKind::PermissionDenied => ErrorKind::Denied,
            io::ErrorKind::Interrupted | io::ErrorKind::TimedOut => ErrorKind::Passing,
            _ => ErrorKind::Lasting,
        };
        TargetError::new(kind, error).at(path)
    }
}
