//! Taking what a build makes into the payload of a snapshot.
//!
//! Each file goes to a folder beside the archive's snapshots, and its digests are kept for the manifests.
//! What the snapshot before holds at the same place, byte for byte, is shared with it: compared, not
//! believed, so that damage in an old snapshot never spreads to a new one.

use std::collections::{BTreeMap, HashMap};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::SITE;
use super::digests::{Digesting, Digests};
use super::disk::Disk;
use super::manifest::Manifest;
use crate::load;
use crate::model::{Address, Asset};
use crate::output::same_content;
use crate::render::Receiver;

pub struct Writer<'a> {
    disk: &'a dyn Disk,
    folder: &'a Path,
    before: Option<Before>,
    files: Mutex<BTreeMap<String, Digests>>,
    /// Where files beside the texts went, by where they came from.
    assets: Mutex<HashMap<PathBuf, String>>,
}

/// The snapshot before, whose files may serve again.
pub struct Before {
    pub folder: PathBuf,
    pub manifest: Manifest,
}

impl<'a> Writer<'a> {
    pub fn new(disk: &'a dyn Disk, folder: &'a Path, before: Option<Before>) -> Self {
        Self { disk, folder, before, files: Mutex::default(), assets: Mutex::default() }
    }

    /// Writes a file of the bag.
    pub fn put(&self, path: String, bytes: &[u8]) -> io::Result<()> {
        let digests = Digests::of(bytes);
        let new = self.folder.join(&path);
        match self.before.as_ref().and_then(|before| before.holding(&path, &digests, bytes)) {
            Some(old) => self.disk.share(&old, &new)?,
            None => self.disk.write(&new, bytes)?,
        }
        held(&self.files).insert(path, digests);
        Ok(())
    }

    /// Writes a file of the bag with what another holds, in pieces. It is read a second time where the snapshot before
    /// turns out to hold something else.
    pub fn copy(&self, path: String, open: impl Fn() -> io::Result<File>) -> io::Result<()> {
        let new = self.folder.join(&path);
        let digests = match self.before.as_ref().and_then(|before| before.holding_same(&path, &open)) {
            Some((old, digests)) => {
                self.disk.share(&old, &new)?;
                digests
            }
            None => {
                let mut source = Digesting::new(open()?);
                self.disk.copy(&new, &mut source)?;
                source.finish()
            }
        };
        held(&self.files).insert(path, digests);
        Ok(())
    }

    /// Gives a file beside the texts its place among the sources, if the site shows it. The two are not shared
    /// inside one snapshot, so that each can stand in for the other.
    pub fn put_shown(&self, asset: &Asset, path: String) -> io::Result<()> {
        let Some(shown) = held(&self.assets).get(&asset.file).cloned() else { return Ok(()) };
        self.copy(path, || File::open(self.folder.join(&shown)))
    }

    pub fn has_shown(&self, asset: &Asset) -> bool {
        held(&self.assets).contains_key(&asset.file)
    }

    /// Everything that was written, by path.
    pub fn files(self) -> BTreeMap<String, Digests> {
        self.files.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Receiver for Writer<'_> {
    fn bytes(&self, address: &Address, bytes: &[u8]) -> io::Result<()> {
        self.put(format!("{SITE}{}", address.file_path()), bytes)
    }

    fn file(&self, address: &Address, asset: &Asset) -> io::Result<()> {
        let path = format!("{SITE}{}", address.file_path());
        self.copy(path.clone(), || load::open_asset(asset))?;
        held(&self.assets).insert(asset.file.clone(), path);
        Ok(())
    }
}

impl Before {
    fn holding(&self, path: &str, digests: &Digests, bytes: &[u8]) -> Option<PathBuf> {
        if self.manifest.get(path)? != &digests.sha256 {
            return None;
        }
        let (file, length) = self.file(path)?;
        (length == digests.length && fs::read(&file).is_ok_and(|old| old == bytes)).then_some(file)
    }

    /// The file that holds what another does, and the digests of that.
    fn holding_same(&self, path: &str, open: impl Fn() -> io::Result<File>) -> Option<(PathBuf, Digests)> {
        let noted = self.manifest.get(path)?;
        let (file, length) = self.file(path)?;
        let source = open().ok()?;
        if source.metadata().ok()?.len() != length {
            return None;
        }
        let mut source = Digesting::new(source);
        let is_same = same_content(File::open(&file).ok()?, &mut source).ok()?;
        let digests = source.finish();
        (is_same && digests.sha256 == *noted).then_some((file, digests))
    }

    /// A file and its length, if it is one.
    fn file(&self, path: &str) -> Option<(PathBuf, u64)> {
        let file = self.folder.join(path);
        let metadata = fs::symlink_metadata(&file).ok().filter(|metadata| metadata.is_file())?;
        Some((file, metadata.len()))
    }
}

/// A thread that panicked while it held the lock has left a whole map behind.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
