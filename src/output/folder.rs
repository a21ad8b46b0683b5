//! The folder sink.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use walkdir::WalkDir;

use super::exchange::{exchange, recover};
use super::lock::lock_folder;
use super::manifest::{MANIFEST, Manifest};
use super::staging::Staging;
use crate::model::{Address, Asset};
use crate::render::Receiver;

/// An output folder, locked against other builds. Dropped without [`Folder::finish`], it leaves all as it was.
pub struct Folder {
    live: PathBuf,
    staging: Staging,
    aside: PathBuf,
    old: Option<Manifest>,
    /// Whether there is an old site at all.
    is_new: bool,
    made: Mutex<BTreeMap<String, Made>>,
    /// Held as long as the value lives.
    _lock: File,
}

/// One file of the new site.
#[derive(Debug, Clone, Copy)]
struct Made {
    length: u64,
    /// Whether it is written beside the old site, or the old one's file serves.
    written: bool,
}

/// What a build did to the folder.
#[derive(Debug, Default)]
pub struct Report {
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
    /// Files that tongbao never made and left alone, without dot files.
    pub foreign: Vec<String>,
}

/// Why a folder cannot be written to.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// It holds the sources, or lies in them.
    #[error("the output folder {0} and {1} lie in one another")]
    Overlaps(PathBuf, PathBuf),
    /// What stands there is no folder.
    #[error("{0} is no folder")]
    NoFolder(PathBuf),
    /// A file stands there that tongbao did not make.
    #[error("{0} was not made by tongbao")]
    InTheWay(PathBuf),
    #[error("{0}: {1}")]
    Io(PathBuf, #[source] io::Error),
}

impl Folder {
    /// Opens the folder. `kept_apart` are the folders that it may neither hold nor lie in; `waiting` is
    /// called if another build has to end first.
    pub fn open(output: &Path, kept_apart: &[&Path], waiting: impl FnOnce()) -> Result<Self, OutputError> {
        let fail = |error| OutputError::Io(output.to_path_buf(), error);
        let live = real_path(output).map_err(fail)?;
        for other in kept_apart {
            let Ok(real) = other.canonicalize() else { continue };
            if real.starts_with(&live) || live.starts_with(&real) {
                return Err(OutputError::Overlaps(live, real));
            }
        }
        let (Some(parent), Some(name)) = (live.parent(), live.file_name().map(|name| name.to_string_lossy())) else {
            return Err(OutputError::Overlaps(live.clone(), live));
        };
        if live.symlink_metadata().is_ok_and(|metadata| !metadata.is_dir()) {
            return Err(OutputError::NoFolder(live));
        }
        let lock = lock_folder(parent, waiting).map_err(fail)?;
        let staging = parent.join(format!(".{name}.tongbao-new"));
        let aside = parent.join(format!(".{name}.tongbao-old"));
        recover(&live, &aside).map_err(fail)?;
        remove(&staging).map_err(|error| OutputError::Io(staging.clone(), error))?;
        let old = Manifest::read(&live);
        let is_new = !live.exists();
        Ok(Self { live, staging: Staging::new(staging), aside, old, is_new, made: Mutex::default(), _lock: lock })
    }

    /// Whether the folder already holds what this input makes; gives the number of its pages and files.
    pub fn is_current(&self, input: &str) -> Option<(usize, usize)> {
        let old = self.old.as_ref()?;
        (old.quiet && old.input == input && old.still_holds(&self.live)).then_some((old.pages, old.files.len()))
    }

    /// Puts the new site in the old one's place.
    pub fn finish(self, input: String, quiet: bool, pages: usize) -> Result<Report, OutputError> {
        let made = std::mem::take(&mut *self.lock_made());
        let files = made.iter().map(|(path, made)| (path.clone(), made.length)).collect();
        let old_files: BTreeSet<&str> = self.old.iter().flat_map(|old| old.files.keys().map(String::as_str)).collect();
        let foreign = self.foreign(&made, &old_files)?;
        let mut report = Report {
            written: made.values().filter(|made| made.written).count(),
            unchanged: made.values().filter(|made| !made.written).count(),
            removed: old_files
                .iter()
                .filter(|path| !made.contains_key(**path) && self.live.join(path).exists())
                .count(),
            foreign: foreign.iter().filter(|path| !is_dot_path(path)).map(|path| path.display().to_string()).collect(),
        };
        report.foreign.sort();
        let manifest = Manifest { input, quiet, pages, files };
        let nothing_new = report.written == 0 && report.removed == 0 && self.live.exists();
        if nothing_new && self.old.as_ref() == Some(&manifest) {
            return Ok(report);
        }
        let fail = |error| OutputError::Io(self.live.clone(), error);
        self.complete(&made, &foreign, &manifest).map_err(fail)?;
        exchange(self.staging.path(), &self.live, &self.aside).map_err(fail)?;
        // The old site is no longer seen; what cannot be removed now is removed by the next build.
        let _ = remove(self.staging.path());
        Ok(report)
    }

    /// Brings everything that is not new into the staging folder.
    fn complete(&self, made: &BTreeMap<String, Made>, foreign: &[PathBuf], manifest: &Manifest) -> io::Result<()> {
        fs::create_dir_all(self.staging.path())?;
        for (path, _) in made.iter().filter(|(_, made)| !made.written) {
            self.link(path.as_ref())?;
        }
        for path in foreign {
            self.link(path)?;
        }
        self.keep_permissions(foreign)?;
        fs::write(self.staging.join(MANIFEST), manifest.text())?;
        if let Ok(metadata) = fs::metadata(&self.live) {
            fs::set_permissions(self.staging.path(), metadata.permissions())?;
        }
        Ok(())
    }

    /// Folders that somebody else made stay as open or as closed as they were.
    fn keep_permissions(&self, foreign: &[PathBuf]) -> io::Result<()> {
        let folders: BTreeSet<&Path> = foreign.iter().flat_map(|path| path.ancestors()).collect();
        // The inner ones first: an outer one may be closed.
        for folder in folders.into_iter().rev().filter(|folder| !folder.as_os_str().is_empty()) {
            let (old, new) = (self.live.join(folder), self.staging.join(folder));
            if fs::symlink_metadata(&old)?.is_dir() {
                fs::set_permissions(new, fs::metadata(old)?.permissions())?;
            }
        }
        Ok(())
    }

    /// Gives a file of the old site its place in the new one: by a hard link, or by a copy where there are none.
    fn link(&self, path: &Path) -> io::Result<()> {
        let (old, new) = (self.live.join(path), self.staging.join(path));
        if fs::symlink_metadata(&old)?.is_dir() {
            return fs::create_dir_all(new);
        }
        self.staging.with_folder_of(path, || match fs::hard_link(&old, &new) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => fs::copy(&old, &new).map(drop),
            result => result,
        })
    }

    /// What lies in the folder that neither this build nor an earlier one made. Folders without files are kept too.
    fn foreign(&self, made: &BTreeMap<String, Made>, old_files: &BTreeSet<&str>) -> Result<Vec<PathBuf>, OutputError> {
        let mut foreign = Vec::new();
        if !self.live.exists() {
            return Ok(foreign);
        }
        for entry in WalkDir::new(&self.live).min_depth(1) {
            let entry = entry.map_err(|error| OutputError::Io(self.live.clone(), error.into()))?;
            let Ok(path) = entry.path().strip_prefix(&self.live) else { continue };
            if entry.file_type().is_dir() {
                let is_empty = fs::read_dir(entry.path()).is_ok_and(|mut entries| entries.next().is_none());
                if is_empty {
                    foreign.push(path.to_path_buf());
                }
                continue;
            }
            let known = path.to_str().is_some_and(|text| {
                let text = if std::path::MAIN_SEPARATOR == '/' { text.to_string() } else { text.replace('\\', "/") };
                text == MANIFEST || made.contains_key(&text) || old_files.contains(text.as_str())
            });
            if !known {
                foreign.push(path.to_path_buf());
            }
        }
        Ok(foreign)
    }

    /// Whether the old site's file serves, or a new one has to be written.
    fn settle(&self, path: &str, length: u64, same: impl FnOnce(&Path) -> bool) -> io::Result<bool> {
        if self.is_new {
            self.lock_made().insert(path.to_string(), Made { length, written: true });
            return Ok(false);
        }
        let live = self.live.join(path);
        let standing = fs::symlink_metadata(&live).ok();
        let unchanged = standing.as_ref().is_some_and(|old| old.is_file() && old.len() == length) && same(&live);
        let ours = unchanged || self.old.as_ref().is_some_and(|old| old.files.contains_key(path));
        if standing.is_some() && !ours {
            return Err(io::Error::other(OutputError::InTheWay(live)));
        }
        self.lock_made().insert(path.to_string(), Made { length, written: !unchanged });
        Ok(unchanged)
    }

    fn lock_made(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Made>> {
        // A thread that panicked while it held the lock has left a whole map behind.
        self.made.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Receiver for Folder {
    fn bytes(&self, address: &Address, bytes: &[u8]) -> io::Result<()> {
        let path = address.file_path();
        let same = |live: &Path| fs::read(live).is_ok_and(|old| old == bytes);
        if self.settle(&path, bytes.len() as u64, same)? {
            return Ok(());
        }
        self.staging.write(&path, bytes)
    }

    fn file(&self, address: &Address, asset: &Asset) -> io::Result<()> {
        let path = address.file_path();
        let same = |live: &Path| same_content(live, &asset.file).unwrap_or(false);
        if self.settle(&path, asset.length, same)? {
            return Ok(());
        }
        self.staging.with_folder_of(&path, || fs::copy(&asset.file, self.staging.join(&path)).map(drop))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed now is removed by the next build.
        let _ = remove(self.staging.path());
    }
}

/// The folder itself, not a link to it, as a whole path; it need not exist yet.
fn real_path(output: &Path) -> io::Result<PathBuf> {
    if let Ok(real) = output.canonicalize() {
        return Ok(real);
    }
    let whole = std::path::absolute(output)?;
    let (Some(parent), Some(name)) = (whole.parent(), whole.file_name()) else {
        return Err(io::ErrorKind::InvalidInput.into());
    };
    fs::create_dir_all(parent)?;
    Ok(parent.canonicalize()?.join(name))
}

fn same_content(a: &Path, b: &Path) -> io::Result<bool> {
    use std::io::Read;
    let (mut a, mut b) = (File::open(a)?, File::open(b)?);
    let (mut left, mut right) = (vec![0; 64 << 10], vec![0; 64 << 10]);
    loop {
        let read = a.read(&mut left)?;
        if read == 0 {
            return Ok(b.read(&mut right)? == 0);
        }
        if b.read_exact(&mut right[..read]).is_err() || left[..read] != right[..read] {
            return Ok(false);
        }
    }
}

fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            // It was a read-only site; what is left of it is ours to remove.
            make_writable(folder);
            fs::remove_dir_all(folder)
        }
        result => result,
    }
}

#[cfg(unix)]
fn make_writable(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let folders = WalkDir::new(folder).into_iter().filter_map(Result::ok).filter(|entry| entry.file_type().is_dir());
    for entry in folders {
        // Whoever cannot is told so by the removal.
        let _ = fs::set_permissions(entry.path(), fs::Permissions::from_mode(0o700));
    }
}

#[cfg(not(unix))]
fn make_writable(_: &Path) {}

fn is_dot_path(path: &Path) -> bool {
    path.iter().any(|part| part.as_encoded_bytes().starts_with(b"."))
}
