//! The list of what tongbao made in a folder, kept in it as a dot file.
//!
//! It tells the files of an earlier build, which may be replaced and removed, from files that somebody
//! else put there, which may not. It also tells whether anything has to be done at all. It holds no times of its
//! own making; what stands for the input counts the times of the files that are copied.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

use walkdir::WalkDir;

use super::foreign::is_hidden;
use crate::catalogue::system::refuse_special;
use crate::model::path::with_slashes;

/// Its name in the output folder.
pub const MANIFEST: &str = ".tongbao-manifest";
const FIRST_LINE: &str = "tongbao manifest 1";

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// Stands for everything that the build read.
    pub input: String,
    /// Whether the build had nothing to tell, so that doing nothing tells nothing less.
    pub quiet: bool,
    pub pages: usize,
    /// The length of each file, by its path.
    pub files: BTreeMap<String, u64>,
}

impl Manifest {
    /// Reads the manifest of a folder. `None`: there is none that can be used.
    pub fn read(folder: &Path) -> Option<Self> {
        let file = folder.join(MANIFEST);
        refuse_special(&fs::symlink_metadata(&file).ok()?).ok()?;
        let text = fs::read_to_string(file).ok()?;
        let mut lines = text.lines();
        if lines.next()? != FIRST_LINE {
            return None;
        }
        let input = lines.next()?.strip_prefix("input ")?.to_string();
        let quiet = lines.next()?.strip_prefix("quiet ")? == "yes";
        let pages = lines.next()?.strip_prefix("pages ")?.parse().ok()?;
        let mut files = BTreeMap::new();
        for line in lines {
            let (length, path) = line.split_once(' ')?;
            files.insert(path.to_string(), length.parse().ok()?);
        }
        Some(Self { input, quiet, pages, files })
    }

    pub fn text(&self) -> String {
        let mut text = String::with_capacity(self.files.len() * 48 + 128);
        let quiet = if self.quiet { "yes" } else { "no" };
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{FIRST_LINE}\ninput {}\nquiet {quiet}\npages {}", self.input, self.pages);
        for (path, length) in &self.files {
            let _ = writeln!(text, "{length} {path}");
        }
        text
    }

    /// Whether a folder still holds what the manifest says, untouched since it was written, and nothing else but dot files.
    pub fn still_holds(&self, folder: &Path) -> bool {
        let Some(written) = modified(&folder.join(MANIFEST)) else { return false };
        let mut seen = 0;
        for entry in WalkDir::new(folder).min_depth(1) {
            let Ok(entry) = entry else { return false };
            if entry.file_type().is_dir() {
                continue;
            }
            let Ok(path) = entry.path().strip_prefix(folder) else { return false };
            let Some(length) = path.to_str().and_then(|path| self.files.get(&*with_slashes(path))) else {
                if is_hidden(path) {
                    continue;
                }
                return false;
            };
            let untouched = entry.metadata().is_ok_and(|metadata| {
                metadata.is_file() && metadata.len() == *length && metadata.modified().is_ok_and(|time| time <= written)
            });
            if !untouched {
                return false;
            }
            seen += 1;
        }
        seen == self.files.len()
    }
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).ok()?.modified().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_is_read_as_it_was_written() {
        let folder = tempfile::tempdir().unwrap();
        let files = BTreeMap::from([("index.html".to_string(), 12), ("整改 1.pdf".to_string(), 0)]);
        let manifest = Manifest { input: "ab12".into(), quiet: true, pages: 3, files };
        fs::write(folder.path().join(MANIFEST), manifest.text()).unwrap();
        assert_eq!(Manifest::read(folder.path()), Some(manifest));
        fs::write(folder.path().join(MANIFEST), "something else").unwrap();
        assert_eq!(Manifest::read(folder.path()), None);
    }

    #[test]
    fn hidden_files_of_others_do_not_touch_a_site() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join(".git")).unwrap();
        fs::write(folder.path().join(".git/config"), "").unwrap();
        fs::write(folder.path().join(MANIFEST), "").unwrap();
        assert!(Manifest::default().still_holds(folder.path()));
        fs::write(folder.path().join("own.txt"), "").unwrap();
        assert!(!Manifest::default().still_holds(folder.path()));
    }
}
