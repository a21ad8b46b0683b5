//! Paths of files as addresses and lists have them: with `/` on every system.

use std::borrow::Cow;
use std::path::{MAIN_SEPARATOR, Path};

/// The way from a folder to something in it. `None`: it lies elsewhere, or its name is not UTF-8.
pub fn inside<'p>(folder: &Path, path: &'p Path) -> Option<Cow<'p, str>> {
    path.strip_prefix(folder).ok()?.to_str().map(with_slashes)
}

pub fn with_slashes(path: &str) -> Cow<'_, str> {
    if MAIN_SEPARATOR == '/' { path.into() } else { path.replace(MAIN_SEPARATOR, "/").into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_to_a_file_has_slashes() {
        let folder = Path::new("content");
        assert_eq!(inside(folder, &folder.join("n").join("notice.md")).as_deref(), Some("n/notice.md"));
        assert_eq!(inside(folder, Path::new("themes/n")), None);
    }
}
