//! Paths of files as addresses and lists have them: with `/` on every system.

use std::borrow::Cow;
use std::path::{Component, MAIN_SEPARATOR, Path};

use super::address::encode_path;

/// The way from a folder to something in it. `None`: it lies elsewhere, or its name is not UTF-8.
pub fn inside<'p>(folder: &Path, path: &'p Path) -> Option<Cow<'p, str>> {
    path.strip_prefix(folder).ok()?.to_str().map(with_slashes)
}

/// The same as it is shown to people, whatever the name and wherever it lies.
pub fn shown_inside(folder: &Path, path: &Path) -> String {
    with_slashes(&path.strip_prefix(folder).unwrap_or(path).to_string_lossy()).into_owned()
}

/// Goes a relative way from the folder that `parts` name. `None`: it leads above their first.
pub fn follow<'p>(parts: &mut Vec<&'p str>, way: &'p str) -> Option<()> {
    for part in way.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(())
}

/// Whether a path that somebody else wrote, with `/` between its parts, leads to something below the folder it is taken
/// from. Not every system knows a drive or a second kind of slash.
pub fn stays_inside(path: &str) -> bool {
    let is_plain = |part: &str| !matches!(part, "" | "." | "..");
    path.split('/').all(is_plain) && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
}

pub fn with_slashes(path: &str) -> Cow<'_, str> {
    if MAIN_SEPARATOR == '/' { path.into() } else { path.replace(MAIN_SEPARATOR, "/").into() }
}

/// The address of a whole path as a file (RFC 8089). `None`: its name is not UTF-8.
pub fn file_address(path: &Path) -> Option<String> {
    let path = with_slashes(path.to_str()?);
    // A drive stands behind a slash of its own.
    let slash = if path.starts_with('/') { "" } else { "/" };
    Some(format!("file://{slash}{}", encode_path(&path)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_an_address() {
        assert_eq!(file_address(Path::new("/站 点/a.md")).as_deref(), Some("file:///%E7%AB%99%20%E7%82%B9/a.md"));
        assert_eq!(file_address(Path::new("C:/a.md")).as_deref(), Some("file:///C:/a.md"));
    }

    #[test]
    fn a_way_leads_up_and_down_but_not_out() {
        let check = |way: &str, expected: Option<&str>| {
            let mut parts = vec!["a", "b"];
            assert_eq!(follow(&mut parts, way).map(|()| parts.join("/")).as_deref(), expected, "{way}");
        };
        check("c/./d", Some("a/b/c/d"));
        check("../c//", Some("a/c"));
        check("../..", Some(""));
        check("../../../c", None);
    }

    #[test]
    fn what_leads_out_of_a_folder_does_not_stay_inside() {
        for inside in ["a", "n/通报.html", "a..b/.c", "a b/%2e%2e"] {
            assert!(stays_inside(inside), "{inside}");
        }
        for outside in ["", "/", "/etc/a", "..", "../a", "a/../../b", "a//b", "./a", "a/."] {
            assert!(!stays_inside(outside), "{outside}");
        }
    }

    #[test]
    fn the_way_to_a_file_has_slashes() {
        let folder = Path::new("content");
        assert_eq!(inside(folder, &folder.join("n").join("notice.md")).as_deref(), Some("n/notice.md"));
        assert_eq!(inside(folder, Path::new("themes/n")), None);
    }
}
