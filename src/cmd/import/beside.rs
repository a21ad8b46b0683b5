//! Pictures that a text only names: files in the folder of the document or below it, and nothing outside of it.
//!
//! An address is whatever the maker of the document wrote. What it means is looked up on the disk with all links
//! followed before anything is opened.

use std::cell::Cell;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Component, Path, PathBuf};

use crate::import::LARGEST_PICTURE;
use crate::markdown::{AddressSort, sort_address};
use crate::model::percent_decode;

/// More than a notice shows.
const LARGEST_TOGETHER: u64 = 256 << 20;

pub struct Folder {
    /// With all links followed. `None`: there is no such folder.
    path: Option<PathBuf>,
    left: Cell<u64>,
}

impl Folder {
    /// The folder that a document lies in.
    pub fn of(document: &Path) -> Self {
        let path = fs::canonicalize(document).ok().and_then(|file| Some(file.parent()?.to_path_buf()));
        Self { path, left: Cell::new(LARGEST_TOGETHER) }
    }

    /// The file that an address means, if it lies in the folder.
    pub fn file(&self, address: &str) -> Option<Vec<u8>> {
        let folder = self.path.as_ref()?;
        let file = fs::canonicalize(folder.join(relative(address)?)).ok()?;
        let metadata = fs::metadata(&file).ok()?;
        let fits = metadata.is_file() && metadata.len() <= LARGEST_PICTURE.min(self.left.get());
        if !fits || !file.starts_with(folder) {
            return None;
        }
        let mut bytes = Vec::new();
        File::open(&file).ok()?.take(LARGEST_PICTURE).read_to_end(&mut bytes).ok()?;
        self.left.set(self.left.get().saturating_sub(bytes.len() as u64));
        Some(bytes)
    }
}

/// The path that an address writes: down from the folder, by names alone.
fn relative(address: &str) -> Option<PathBuf> {
    if !matches!(sort_address(address), AddressSort::Internal) {
        return None;
    }
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = PathBuf::from(percent_decode(path).as_ref());
    let is_plain = path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    is_plain.then_some(path)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn check(address: &str, expected: Option<&str>) {
        let outside = tempfile::tempdir().unwrap();
        let folder = outside.path().join("文稿");
        fs::create_dir_all(folder.join("图 片")).unwrap();
        for path in ["secret.png", "文稿/a.png", "文稿/图 片/b.png"] {
            fs::write(outside.path().join(path), path).unwrap();
        }
        std::os::unix::fs::symlink("../secret.png", folder.join("link.png")).unwrap();
        std::os::unix::fs::symlink("..", folder.join("up")).unwrap();
        std::os::unix::fs::symlink("a.png", folder.join("same.png")).unwrap();
        fs::write(folder.join("n.md"), "").unwrap();
        let found = Folder::of(&folder.join("n.md")).file(address);
        assert_eq!(found.as_deref().map(String::from_utf8_lossy).as_deref(), expected, "{address}");
    }

    #[test]
    fn pictures_below_the_documents_folder_are_found() {
        check("a.png", Some("文稿/a.png"));
        check("./a.png?x=1#y", Some("文稿/a.png"));
        check("%E5%9B%BE%20%E7%89%87/b.png", Some("文稿/图 片/b.png"));
        check("图 片/b.png", Some("文稿/图 片/b.png"));
        check("same.png", Some("文稿/a.png"));
    }

    #[test]
    fn nothing_outside_of_it_is_read() {
        for address in [
            "../secret.png",
            "图 片/../../secret.png",
            "%2e%2e/secret.png",
            "link.png",
            "up/secret.png",
            "/etc/hostname",
            "//localhost/a.png",
            "file:///etc/hostname",
            "https://www.example.gov.cn/a.png",
            "data:image/png;base64,AAAA",
            "a.png%00",
            "",
            ".",
            "图 片",
        ] {
            check(address, None);
        }
    }

    #[test]
    fn what_is_too_large_is_left() {
        let folder = tempfile::tempdir().unwrap();
        File::create(folder.path().join("a.png")).unwrap().set_len(LARGEST_PICTURE + 1).unwrap();
        fs::write(folder.path().join("n.md"), "").unwrap();
        assert_eq!(Folder::of(&folder.path().join("n.md")).file("a.png"), None);
    }
}
