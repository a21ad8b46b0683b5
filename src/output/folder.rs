//! The folder sink: what a build makes, compared file by file with the old site.
//!
//! It decides what is written, what stays and what goes. Where the folder stands, what others have in it and how the
//! new one takes its place are told in files of their own, so that this one reads as the whole.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::access;
use super::error::OutputError;
use super::exchange::{exchange, recover};
use super::foreign;
use super::lock::{FolderLock, lock_folder};
use super::manifest::{MANIFEST, Manifest};
use super::place;
use super::same::same_content;
use super::staging::Staging;
use super::unfinished;
use crate::load;
use crate::model::{Address, Asset};
use crate::render::Receiver;

/// An output folder, locked against other builds. Dropped without [`Folder::finish`], it leaves all as it was.
pub struct Folder {
    live: PathBuf,
    staging: Staging,
    aside: PathBuf,
    old: Option<Manifest>,
    /// Whether there is no old site.
    is_new: bool,
    made: Mutex<BTreeMap<String, Made>>,
    /// Held as long as the value lives.
    _lock: FolderLock,
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
    pub foreign: Vec<PathBuf>,
    /// The old site, where it could not be removed.
    pub leftover: Option<OutputError>,
}

impl Folder {
    /// Opens the folder. `kept_apart` are the folders that it may neither hold nor lie in; `waiting` is
    /// called if another build has to end first.
    pub fn open(output: &Path, kept_apart: &[PathBuf], waiting: impl FnOnce()) -> Result<Self, OutputError> {
        let live = place::find(output, kept_apart)?;
        let Some(parent) = live.parent() else { return Err(OutputError::Overlaps(live.clone(), live)) };
        fs::create_dir_all(parent).map_err(OutputError::at(parent))?;
        let lock = lock_folder(parent, waiting).map_err(OutputError::at(parent))?;
        let (staging, aside) = (unfinished::beside(&live), unfinished::aside(&live));
        recover(&live, &aside).map_err(OutputError::at(&aside))?;
        remove(&staging)?;
        let old = Manifest::read(&live);
        let is_new = !live.exists();
        let staging = Staging::new(staging, live.clone());
        Ok(Self { live, staging, aside, old, is_new, made: Mutex::default(), _lock: lock })
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
        let is_known = |path: &str| made.contains_key(path) || old_files.contains(path);
        let foreign = if self.live.exists() { foreign::find(&self.live, is_known)? } else { Vec::new() };
        let mut report = Report {
            written: made.values().filter(|made| made.written).count(),
            unchanged: made.values().filter(|made| !made.written).count(),
            removed: old_files
                .iter()
                .filter(|path| !made.contains_key(**path) && self.live.join(path).exists())
                .count(),
            foreign: foreign.iter().filter(|path| !foreign::is_hidden(path)).cloned().collect(),
            leftover: None,
        };
        let manifest = Manifest { input, quiet, pages, files };
        let nothing_new = report.written == 0 && report.removed == 0 && self.live.exists();
        if nothing_new && self.old.as_ref() == Some(&manifest) {
            return Ok(report);
        }
        self.complete(&made, &foreign, &manifest)?;
        exchange(self.staging.path(), &self.live, &self.aside).map_err(OutputError::at(&self.live))?;
        report.leftover = remove(self.staging.path()).err();
        Ok(report)
    }

    /// Brings everything that is not new into the staging folder.
    fn complete(
        &self,
        made: &BTreeMap<String, Made>,
        foreign: &[PathBuf],
        manifest: &Manifest,
    ) -> Result<(), OutputError> {
        for (path, _) in made.iter().filter(|(_, made)| !made.written) {
            self.staging.take_over(path.as_ref())?;
        }
        for path in foreign {
            self.staging.take_over(path)?;
        }
        self.staging.write(MANIFEST, manifest.text().as_bytes())?;
        if self.is_new { Ok(()) } else { self.keep_access(foreign) }
    }

    /// The site's folder, and folders that somebody else made, stay whose they were, and as open as they were.
    fn keep_access(&self, foreign: &[PathBuf]) -> Result<(), OutputError> {
        let folders: BTreeSet<&Path> =
            foreign.iter().flat_map(|path| path.ancestors()).chain([Path::new("")]).collect();
        // The inner ones first: an outer one may be closed.
        for folder in folders.into_iter().rev() {
            self.staging.keep_access(folder)?;
        }
        Ok(())
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
        self.staging.write(&path, bytes).map_err(io::Error::other)
    }

    fn file(&self, address: &Address, asset: &Asset) -> io::Result<()> {
        let path = address.file_path();
        let same = |live: &Path| {
            let opened = load::open_asset(asset).and_then(|asset| Ok((File::open(live)?, asset)));
            opened.and_then(|(live, asset)| same_content(live, asset)).unwrap_or(false)
        };
        if self.settle(&path, asset.length, same)? {
            return Ok(());
        }
        self.staging.copy(&path, asset).map_err(io::Error::other)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed now is removed by the next build.
        let _ = remove(self.staging.path());
    }
}

fn remove(folder: &Path) -> Result<(), OutputError> {
    let removed = match fs::remove_dir_all(folder) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            // It was a read-only site; what is left of it is ours to remove.
            access::open_all(folder);
            fs::remove_dir_all(folder)
        }
        result => result,
    };
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(OutputError::Leftover(folder.into(), error)),
        _ => Ok(()),
    }
}
