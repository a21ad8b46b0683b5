//! Names of what is not finished: beside its place, with a dot before it, so that nobody takes it for content.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

const END: &str = ".tongbao-new";

/// The longest name that file systems have room for, in bytes.
const LONGEST: usize = 255;

/// Where something is made that comes to stand at `path` in one step.
pub fn beside(path: &Path) -> PathBuf {
    hidden(path, END)
}

/// The same for one of several that may be made at a time, told apart by `mark`.
pub fn beside_with(path: &Path, mark: &str) -> PathBuf {
    hidden(path, &format!(".{mark}{END}"))
}

/// Where what stood at `path` waits while something else takes its place.
pub fn aside(path: &Path) -> PathBuf {
    hidden(path, ".tongbao-old")
}

/// Whether a killed run has left a thing of this name.
pub fn is_unfinished(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.starts_with(b".") && name.ends_with(END.as_bytes())
}

/// Whether it is one of several that may be made at a time: its mark is the number of a process and a count.
pub fn is_of_several(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    let inside = name.strip_prefix(b".").and_then(|name| name.strip_suffix(END.as_bytes())).unwrap_or_default();
    let mark = inside.rsplit(|byte| *byte == b'.').next().unwrap_or_default();
    let mut numbers = mark.split(|byte| *byte == b'-');
    let mut is_number = || numbers.next().is_some_and(|n| !n.is_empty() && n.iter().all(u8::is_ascii_digit));
    mark.len() < inside.len() && is_number() && is_number() && numbers.next().is_none()
}

fn hidden(path: &Path, end: &str) -> PathBuf {
    let name = path.file_name().unwrap_or_default();
    let mut hidden = OsString::from(".");
    if hidden.len() + name.len() + end.len() <= LONGEST {
        hidden.push(name);
    } else {
        hidden.push(blake3::hash(name.as_encoded_bytes()).to_hex().as_str());
    }
    hidden.push(end);
    path.with_file_name(hidden)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_leaves_no_room_for_more_is_given_another() {
        assert_eq!(beside(Path::new("a/public")), Path::new("a/.public.tongbao-new"));
        let long = format!("a/{}.pdf", "整".repeat(83));
        let made = beside_with(Path::new(&long), "7-0");
        let name = made.file_name().unwrap();
        assert!(is_unfinished(name) && name.len() <= LONGEST, "{made:?}");
        assert_ne!(beside(Path::new(&long.replace(".pdf", ".doc"))), beside(Path::new(&long)));
    }

    #[test]
    fn one_of_several_is_known_by_its_numbers() {
        let made = beside_with(Path::new("content/n/notice.md"), "123-0");
        assert!(is_of_several(made.file_name().unwrap()));
        for other in [".public.tongbao-new", ".12-0.tongbao-new", ".a.12.tongbao-new", "a.12-0.tongbao-new", ".a.12-0"]
        {
            assert!(!is_of_several(other.as_ref()), "{other}");
        }
    }
}
