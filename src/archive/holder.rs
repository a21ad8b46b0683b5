//! Where the files of a snapshot are: in a folder, or in a zip file that came back from somewhere.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use walkdir::WalkDir;
use zip::ZipArchive;
use zip::result::ZipError;

use super::zip_bytes;
use crate::catalogue::system::{DAMAGED_PACKAGE, TOO_LARGE, refusal, refuse_special};
use crate::model::path::shown_inside;

/// What is read whole is no larger, so that a zip file from elsewhere cannot fill the memory.
pub const LARGEST: u64 = 1 << 30;

/// The files of one bag.
pub trait Holder: Sync {
    /// The paths of everything that is no folder, with `/` between their parts.
    fn paths(&self) -> io::Result<BTreeSet<String>>;
    /// Hands over a file's content; only regular files have one.
    fn read(&self, path: &str, take: &mut dyn FnMut(&mut dyn Read) -> io::Result<()>) -> io::Result<()>;

    /// The folders that hold nothing, each with a `/` at its end.
    fn empty_folders(&self) -> io::Result<BTreeSet<String>>;
    /// Whether there are bytes that belong to no file.
    fn has_stray_bytes(&self) -> io::Result<bool>;

    fn bytes(&self, path: &str) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.read(path, &mut |reader| reader.take(LARGEST + 1).read_to_end(&mut bytes).map(drop))?;
        if bytes.len() as u64 > LARGEST {
            return Err(refusal(&TOO_LARGE));
        }
        Ok(bytes)
    }
}

pub struct FolderHolder {
    folder: PathBuf,
}

impl FolderHolder {
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }
}

impl Holder for FolderHolder {
    fn paths(&self) -> io::Result<BTreeSet<String>> {
        let mut paths = BTreeSet::new();
        for entry in WalkDir::new(&self.folder).min_depth(1) {
            let entry = entry?;
            if !entry.file_type().is_dir() {
                paths.insert(shown_inside(&self.folder, entry.path()));
            }
        }
        Ok(paths)
    }

    fn empty_folders(&self) -> io::Result<BTreeSet<String>> {
        let mut folders = BTreeSet::new();
        for entry in WalkDir::new(&self.folder).min_depth(1) {
            let entry = entry?;
            if entry.file_type().is_dir() && fs::read_dir(entry.path())?.next().is_none() {
                folders.insert(shown_inside(&self.folder, entry.path()) + "/");
            }
        }
        Ok(folders)
    }

    fn has_stray_bytes(&self) -> io::Result<bool> {
        Ok(false)
    }

    fn read(&self, path: &str, take: &mut dyn FnMut(&mut dyn Read) -> io::Result<()>) -> io::Result<()> {
        let file = self.folder.join(path);
        refuse_special(&file.symlink_metadata()?)?;
        take(&mut File::open(file)?)
    }
}

/// A zip file with one folder at its top, which is the bag.
pub struct ZipHolder {
    file: PathBuf,
    zip: Mutex<ZipArchive<File>>,
    top: String,
}

impl ZipHolder {
    /// `None`: it is no such file, or not a whole one.
    pub fn open(file: &Path) -> io::Result<Option<Self>> {
        let Ok(zip) = ZipArchive::new(File::open(file)?) else { return Ok(None) };
        let first = zip.file_names().next().and_then(Result::ok);
        let top = first.as_deref().and_then(|name| name.split_once('/')).map(|(top, _)| top.to_string());
        Ok(top.map(|top| Self { file: file.to_path_buf(), zip: Mutex::new(zip), top }))
    }

    /// The folder at its top: the snapshot's name.
    pub fn top(&self) -> &str {
        &self.top
    }
}

impl Holder for ZipHolder {
    fn paths(&self) -> io::Result<BTreeSet<String>> {
        let zip = self.zip.lock().unwrap_or_else(PoisonError::into_inner);
        let mut paths = BTreeSet::new();
        for name in zip.file_names() {
            let name = name.map_err(|_| refusal(&DAMAGED_PACKAGE))?;
            if name.ends_with('/') {
                continue;
            }
            let inside = name.strip_prefix(&self.top).and_then(|rest| rest.strip_prefix('/'));
            // What lies outside the bag is shown as that; the second of two with one name would never be read.
            if !paths.insert(inside.map_or_else(|| format!("../{name}"), str::to_string)) {
                return Err(io::Error::other(format!("{name} is there twice")));
            }
        }
        Ok(paths)
    }

    fn empty_folders(&self) -> io::Result<BTreeSet<String>> {
        let zip = self.zip.lock().unwrap_or_else(PoisonError::into_inner);
        let names = zip.file_names().collect::<Result<BTreeSet<_>, _>>().map_err(|_| refusal(&DAMAGED_PACKAGE))?;
        let mut folders = BTreeSet::new();
        for name in names.iter().filter(|name| name.ends_with('/')) {
            let mut behind = names.range::<str, _>((Bound::Excluded(&**name), Bound::Unbounded));
            let is_empty = behind.next().is_none_or(|next| !next.starts_with(&**name));
            if is_empty {
                let inside = name.strip_prefix(&self.top).and_then(|rest| rest.strip_prefix('/'));
                folders.insert(inside.map_or_else(|| format!("../{name}"), str::to_string));
            }
        }
        Ok(folders)
    }

    fn has_stray_bytes(&self) -> io::Result<bool> {
        let mut zip = self.zip.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(!zip_bytes::are_all_of_files(&self.file, &mut zip)?)
    }

    fn read(&self, path: &str, take: &mut dyn FnMut(&mut dyn Read) -> io::Result<()>) -> io::Result<()> {
        let mut zip = self.zip.lock().unwrap_or_else(PoisonError::into_inner);
        let mut file = zip.by_name(&format!("{}/{path}", self.top)).map_err(|error| match error {
            ZipError::FileNotFound => io::ErrorKind::NotFound.into(),
            _ => refusal(&DAMAGED_PACKAGE),
        })?;
        take(&mut file)
    }
}
