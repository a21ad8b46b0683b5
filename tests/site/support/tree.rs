//! What lies in an output folder.

use std::collections::BTreeMap;
use std::fs;
#[cfg(unix)]
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::time::SystemTime;

use tongbao::model::path::inside;

use super::html;

/// Files by path, with `/` between its parts.
#[derive(Clone, PartialEq, Eq)]
pub struct Tree {
    pub files: BTreeMap<String, Vec<u8>>,
}

/// A file's identity on disk, to see whether it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trace {
    #[cfg(unix)]
    pub inode: u64,
    pub modified: SystemTime,
}

impl Tree {
    pub fn read(folder: &Path) -> Self {
        let files = paths(folder).into_iter().map(|path| {
            let file = folder.join(&path);
            let bytes = match fs::read_link(&file) {
                Ok(target) => target.into_os_string().into_encoded_bytes(),
                Err(_) => fs::read(&file).unwrap(),
            };
            (path, bytes)
        });
        Self { files: files.collect() }
    }

    pub fn paths(&self) -> Vec<&str> {
        self.files.keys().map(String::as_str).collect()
    }

    pub fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    #[track_caller]
    pub fn text(&self, path: &str) -> &str {
        let bytes = self.files.get(path).unwrap_or_else(|| panic!("there is no {path} among {:?}", self.paths()));
        std::str::from_utf8(bytes).unwrap()
    }

    /// Every HTML page: its path and its tokens.
    pub fn pages(&self) -> Vec<(&str, Vec<html::Token>)> {
        let pages = self.paths().into_iter().filter(|path| path.ends_with(".html"));
        pages.map(|path| (path, html::tokens(self.text(path)))).collect()
    }

    /// The files in which a text occurs, or whose names hold it.
    pub fn holding(&self, needle: &str) -> Vec<&str> {
        let holds = |path: &str, bytes: &[u8]| {
            path.contains(needle) || memchr::memmem::find(bytes, needle.as_bytes()).is_some()
        };
        self.files.iter().filter(|(path, bytes)| holds(path, bytes)).map(|(path, _)| path.as_str()).collect()
    }

    /// The paths at which two trees differ.
    pub fn differences<'a>(&'a self, other: &'a Tree) -> Vec<&'a str> {
        let mut paths: Vec<&str> = self.paths();
        paths.extend(other.paths());
        paths.sort();
        paths.dedup();
        paths.retain(|path| self.files.get(*path) != other.files.get(*path));
        paths
    }
}

/// Inode and time of every file.
pub fn traces(folder: &Path) -> BTreeMap<String, Trace> {
    let trace = |path: &str| {
        let about = fs::symlink_metadata(folder.join(path)).unwrap();
        Trace {
            #[cfg(unix)]
            inode: about.ino(),
            modified: about.modified().unwrap(),
        }
    };
    paths(folder).into_iter().map(|path| (path.clone(), trace(&path))).collect()
}

/// The files below a folder; links are not followed.
pub fn paths(folder: &Path) -> Vec<String> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    let files = entries.filter(|entry| !entry.file_type().is_dir());
    files.map(|entry| inside(folder, entry.path()).unwrap().into_owned()).collect()
}
