//! File addresses (RFC 8089) and the sites they lie in.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use lsp_types::Uri;

use crate::model::path::file_address;
use crate::model::percent_decode;

/// A file of a site: the site's root, and the path in `content/`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SiteFile {
    pub root: PathBuf,
    pub path: String,
}

impl SiteFile {
    /// The innermost folder above a file that holds `content/site.yaml`, if the file lies in its `content/`.
    pub fn of(uri: &Uri) -> Option<Self> {
        Self::below("content", uri)
    }

    fn below(folder: &str, uri: &Uri) -> Option<Self> {
        let file = to_path(uri)?;
        file.ancestors().skip(1).find_map(|above| {
            let root = above.parent().filter(|_| above.file_name().is_some_and(|name| name == folder))?;
            root.join("content/site.yaml").is_file().then_some(())?;
            let inside = file.strip_prefix(above).ok()?;
            let parts: Option<Vec<&str>> = inside.iter().map(|part| part.to_str()).collect();
            Some(Self { root: root.to_path_buf(), path: parts?.join("/") })
        })
    }
}

/// A file of a site's own theme: the site's root, and the path from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeFile {
    pub root: PathBuf,
    pub path: String,
}

impl ThemeFile {
    pub fn of(uri: &Uri) -> Option<Self> {
        SiteFile::below("themes", uri).map(|file| Self { root: file.root, path: format!("themes/{}", file.path) })
    }
}

/// A path in `content/` as findings have it: from the site's root.
pub fn from_root(path: &str) -> String {
    format!("content/{path}")
}

/// The path of a `file:` address.
fn to_path(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.as_str().strip_prefix("file://")?;
    let path = percent_decode(&rest[rest.find('/')?..]).into_owned();
    // `/C:/site`, as editors on Windows write it.
    let drive = matches!(path.as_bytes(), [b'/', letter, b':', ..] if letter.is_ascii_alphabetic());
    Some(PathBuf::from(if drive { &path[1..] } else { &path }))
}

pub fn of_path(path: &Path) -> Option<Uri> {
    Uri::from_str(&file_address(path)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_and_its_address_lead_to_each_other() {
        let path = Path::new("/站点/a b/content/n/01-a.md");
        assert_eq!(to_path(&of_path(path).unwrap()).unwrap(), path);
        let uri = |text| Uri::from_str(text).unwrap();
        assert_eq!(to_path(&uri("file:///c%3A/a.md")), Some(PathBuf::from("c:/a.md")));
        assert_eq!(to_path(&uri("untitled:a.md")), None);
    }

    #[test]
    fn a_file_belongs_to_the_innermost_site_above_it() {
        let root = tempfile::tempdir().unwrap();
        let content = root.path().join("content");
        std::fs::create_dir_all(content.join("n")).unwrap();
        std::fs::write(content.join("site.yaml"), "title: a\n").unwrap();
        let of = |path: &str| SiteFile::of(&of_path(&root.path().join(path)).unwrap());
        assert_eq!(of("content/n/01-a.md"), Some(SiteFile { root: root.path().into(), path: "n/01-a.md".into() }));
        assert_eq!(of("README.md"), None);
        let of = |path: &str| ThemeFile::of(&of_path(&root.path().join(path)).unwrap());
        let path = "themes/town/theme.yaml".to_string();
        assert_eq!(of(&path), Some(ThemeFile { root: root.path().into(), path }));
        assert_eq!(of("content/n/01-a.md"), None);
    }
}
