//! The files that are to stand on a target: a built site, each file with its digest.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use rayon::prelude::*;
use walkdir::WalkDir;

use super::manifest::{self, Stamp};
use crate::model::{Address, Asset};
use crate::render::Receiver;

/// A built site: in a folder, or only its digests.
#[derive(Debug, Clone)]
pub struct Files {
    folder: PathBuf,
    pub stamps: BTreeMap<String, Stamp>,
}

/// Takes a site that is being made, and keeps nothing of it but the digests: enough to say what would be done.
#[derive(Debug, Default)]
pub struct Collected {
    stamps: Mutex<BTreeMap<String, Stamp>>,
}

impl Receiver for Collected {
    fn bytes(&self, address: &Address, bytes: &[u8]) -> io::Result<()> {
        self.insert(address, Stamp::of(bytes));
        Ok(())
    }

    fn file(&self, address: &Address, asset: &Asset) -> io::Result<()> {
        self.insert(address, Stamp::of(&fs::read(&asset.file)?));
        Ok(())
    }
}

impl Collected {
    pub fn into_files(self) -> Files {
        let stamps = self.stamps.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        Files { folder: PathBuf::new(), stamps }
    }

    fn insert(&self, address: &Address, stamp: Stamp) {
        // A thread that panicked while it held the lock has left a whole map behind.
        let mut stamps = self.stamps.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        stamps.insert(address.file_path(), stamp);
    }
}

impl Files {
    /// Reads every file once. Files whose names begin with a dot are not part of a site.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let mut paths = Vec::new();
        let is_shown =
            |entry: &walkdir::DirEntry| entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b".");
        for entry in WalkDir::new(folder).into_iter().filter_entry(is_shown) {
            let entry = entry?;
            if entry.file_type().is_dir() {
                continue;
            }
            let path = entry.path().strip_prefix(folder).ok().and_then(Path::to_str);
            paths.extend(path.map(|path| path.replace(std::path::MAIN_SEPARATOR, "/")));
        }
        let stamp = |path: String| {
            let stamp = Stamp::of(&fs::read(folder.join(&path))?);
            Ok((path, stamp))
        };
        let stamps = paths.into_par_iter().map(stamp).collect::<io::Result<_>>()?;
        Ok(Self { folder: folder.to_path_buf(), stamps })
    }

    pub fn bytes(&self, path: &str) -> io::Result<Vec<u8>> {
        fs::read(self.folder.join(path))
    }

    /// Stands for the whole site.
    pub fn digest(&self) -> String {
        manifest::digest(&self.stamps)
    }
}
