//! Writing a mended file: whole or not at all, and only over the text that was mended.

use std::fs;
use std::io;
use std::path::Path;

use super::Mended;
use crate::output::durable;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    Yes,
    /// The file is not the one that was checked, and was left alone.
    ChangedMeanwhile,
}

/// Writes a file below the site's root. A link inside the site stays one; a byte order mark stays as well.
pub fn write(root: &Path, mended: &Mended) -> io::Result<Written> {
    let file = fs::canonicalize(root.join(&mended.path))?;
    let before = fs::read(&file)?;
    let (mark, text) = match before.strip_prefix(BYTE_ORDER_MARK) {
        Some(text) => (BYTE_ORDER_MARK, text),
        None => (&[][..], &before[..]),
    };
    if text != mended.old.as_bytes() {
        return Ok(Written::ChangedMeanwhile);
    }
    let bytes = [mark, mended.new.as_bytes()].concat();
    let replaced = durable::replace_if(&file, &bytes, || Ok(fs::read(&file)? == before))?;
    Ok(if replaced { Written::Yes } else { Written::ChangedMeanwhile })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(on_disk: &[u8], expected: Written, after: &[u8]) {
        let root = tempfile::tempdir().unwrap();
        let file = root.path().join("a.md");
        fs::write(&file, on_disk).unwrap();
        let mended = Mended { path: "a.md".into(), old: "的的\r\n".into(), new: "的\r\n".into() };
        assert_eq!(write(root.path(), &mended).unwrap(), expected);
        assert_eq!(fs::read(&file).unwrap(), after);
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 1, "nothing is left behind");
    }

    #[test]
    fn only_the_text_that_was_mended_is_replaced() {
        check("的的\r\n".as_bytes(), Written::Yes, "的\r\n".as_bytes());
        check("\u{FEFF}的的\r\n".as_bytes(), Written::Yes, "\u{FEFF}的\r\n".as_bytes());
        check("的的\n".as_bytes(), Written::ChangedMeanwhile, "的的\n".as_bytes());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_the_file_keeps_its_permissions() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let root = tempfile::tempdir().unwrap();
        let file = root.path().join("b.md");
        fs::write(&file, "的的").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("b.md", root.path().join("a.md")).unwrap();
        let mended = Mended { path: "a.md".into(), old: "的的".into(), new: "的".into() };
        assert_eq!(write(root.path(), &mended).unwrap(), Written::Yes);
        assert!(root.path().join("a.md").symlink_metadata().unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&file).unwrap(), "的");
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o640);
    }
}
