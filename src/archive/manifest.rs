//! Manifests: which files a bag holds, and the digest of each (RFC 8493, sections 2.1.3 and 2.2.1).
//!
//! A manifest is read strictly: only the very form in which it is written counts, so that no bit of it can
//! change unseen.

use std::collections::BTreeMap;

use crate::model::hex::is_hex;
use crate::model::path::stays_inside;

/// The digests of files, by path.
pub type Manifest = BTreeMap<String, String>;

/// One line a file, by path, as `sha256sum` writes them.
pub fn text(manifest: &Manifest) -> String {
    let mut text = String::with_capacity(manifest.len() * 128);
    for (path, digest) in manifest {
        text.push_str(digest);
        text.push_str("  ");
        text.push_str(&encode(path));
        text.push('\n');
    }
    text
}

/// `Err` names the first line that is not as [`text`] writes it.
pub fn read(text: &str) -> Result<Manifest, usize> {
    let mut manifest = Manifest::new();
    for (at, line) in text.split_inclusive('\n').enumerate() {
        let entry = line
            .strip_suffix('\n')
            .and_then(|line| line.split_once("  "))
            .filter(|(digest, path)| is_hex(digest, 32) && is_inside(path) && encode(&decode(path)) == *path);
        let (digest, path) = entry.ok_or(at + 1)?;
        let path = decode(path);
        let in_order = manifest.last_key_value().is_none_or(|(last, _)| *last < path);
        if !in_order {
            return Err(at + 1);
        }
        manifest.insert(path, digest.to_string());
    }
    Ok(manifest)
}

/// A manifest may not name anything outside its bag (RFC 8493, section 5.2).
fn is_inside(path: &str) -> bool {
    !path.contains('\\') && stays_inside(path)
}

/// Line ends and the percent sign are the only characters that are written otherwise (RFC 8493, section 2.1.3).
fn encode(path: &str) -> String {
    path.replace('%', "%25").replace('\n', "%0A").replace('\r', "%0D")
}

fn decode(path: &str) -> String {
    path.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const DIGEST: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    #[test]
    fn a_manifest_is_read_as_it_was_written() {
        let paths = ["data/a b.txt", "data/100%.pdf", "data/整改.pdf"];
        let manifest: Manifest = paths.into_iter().map(|path| (path.to_string(), DIGEST.to_string())).collect();
        assert_eq!(read(&text(&manifest)), Ok(manifest));
    }

    #[test]
    fn nothing_outside_the_bag_is_named() {
        for path in ["../a", "data/../../a", "/etc/a", "data//a", "data\\a"] {
            assert_eq!(read(&format!("{DIGEST}  {path}\n")), Err(1), "{path}");
        }
    }

    proptest! {
        #[test]
        fn a_flipped_bit_is_seen_or_changes_what_is_read(at in 0usize..148, bit in 0u8..8) {
            let paths = ["data/a", "data/bc"];
            let manifest: Manifest = paths.into_iter().map(|path| (path.to_string(), DIGEST.to_string())).collect();
            let mut bytes = text(&manifest).into_bytes();
            let at = at % bytes.len();
            bytes[at] ^= 1 << bit;
            let changed = String::from_utf8(bytes).ok().and_then(|text| read(&text).ok());
            prop_assert_ne!(changed, Some(manifest));
        }
    }
}
