//! The files that are to stand on a target: a built site, each file with its digest.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use rayon::prelude::*;
use walkdir::WalkDir;

use super::compress::{compressed, ending, is_worth_it};
use super::hold;
use super::manifest::{self, Stamp};
use crate::config::Encoding;
use crate::load;
use crate::model::path::inside;
use crate::model::{Address, Asset};
use crate::render::Receiver;

/// A built site: in a folder, or only its digests.
#[derive(Debug, Clone)]
pub struct Files {
    folder: PathBuf,
    pub stamps: BTreeMap<String, Stamp>,
    /// Files that are made out of others: by path, of which and how.
    twins: BTreeMap<String, (String, Encoding)>,
}

/// Takes a site that is being made, and keeps nothing of it but the digests: enough to say what would be done.
#[derive(Debug, Default)]
pub struct Collected {
    compress: Vec<Encoding>,
    stamps: Mutex<BTreeMap<String, Stamp>>,
}

impl Receiver for Collected {
    fn bytes(&self, address: &Address, bytes: &[u8]) -> io::Result<()> {
        self.insert(address.file_path(), bytes)
    }

    fn file(&self, address: &Address, asset: &Asset) -> io::Result<()> {
        let path = address.file_path();
        if !self.compress.is_empty() && is_worth_it(&path, asset.length as usize) {
            return self.insert(path, &load::asset_bytes(asset)?);
        }
        let stamp = Stamp::read(&mut load::open_asset(asset)?)?;
        hold(&self.stamps).insert(path, stamp);
        Ok(())
    }
}

impl Collected {
    pub fn with_twins(compress: &[Encoding]) -> Self {
        Self { compress: compress.to_vec(), ..Self::default() }
    }

    pub fn into_files(self) -> Files {
        let stamps = self.stamps.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        Files { folder: PathBuf::new(), stamps, twins: BTreeMap::new() }
    }

    fn insert(&self, path: String, bytes: &[u8]) -> io::Result<()> {
        let mut made = vec![(path.clone(), Stamp::of(bytes))];
        for encoding in self.compress.iter().filter(|_| is_worth_it(&path, bytes.len())) {
            made.push((format!("{path}.{}", ending(*encoding)), Stamp::of(&compressed(*encoding, bytes)?)));
        }
        hold(&self.stamps).extend(made);
        Ok(())
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
            paths.extend(inside(folder, entry.path()).map(Cow::into_owned));
        }
        let stamp = |path: String| {
            let stamp = Stamp::read(&mut fs::File::open(folder.join(&path))?)?;
            Ok((path, stamp))
        };
        let stamps = paths.into_par_iter().map(stamp).collect::<io::Result<_>>()?;
        Ok(Self { folder: folder.to_path_buf(), stamps, twins: BTreeMap::new() })
    }

    /// Puts compressed twins beside the files that are worth it.
    pub fn compress(&mut self, encodings: &[Encoding]) -> io::Result<()> {
        let worth = |(path, stamp): &(&String, &Stamp)| is_worth_it(path, stamp.length as usize);
        let paths: Vec<String> = self.stamps.iter().filter(worth).map(|(path, _)| path.clone()).collect();
        for encoding in encodings {
            let twin = |path: &String| {
                let bytes = compressed(*encoding, &self.bytes(path)?)?;
                Ok((format!("{path}.{}", ending(*encoding)), path.clone(), Stamp::of(&bytes)))
            };
            for (twin, path, stamp) in paths.par_iter().map(twin).collect::<io::Result<Vec<_>>>()? {
                self.stamps.insert(twin.clone(), stamp);
                self.twins.insert(twin, (path, *encoding));
            }
        }
        Ok(())
    }

    pub fn bytes(&self, path: &str) -> io::Result<Vec<u8>> {
        if let Some((of, encoding)) = self.twins.get(path) {
            return compressed(*encoding, &fs::read(self.folder.join(of))?);
        }
        fs::read(self.folder.join(path))
    }

    /// Stands for the whole site.
    pub fn digest(&self) -> String {
        manifest::digest(&self.stamps)
    }
}
