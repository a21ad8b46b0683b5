//! The list of what stands on a target, kept there as a file: each path with its SHA-256 digest and length.
//!
//! It tells what has to be uploaded without reading the target, which of its files are tongbao's and may be
//! removed, and, compared with the files themselves, whether somebody else has touched them.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::io::{self, Read};

use sha2::{Digest, Sha256};

use crate::model::hex;
use crate::model::path::stays_inside;

/// The folder on the target that is tongbao's own. A server need not, and should not, show it.
pub const OWN_FOLDER: &str = ".tongbao/";
pub const MANIFEST: &str = ".tongbao/manifest";
const FIRST_LINE: &str = "tongbao published 1";
const BACK: &str = "brought back";

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifest {
    /// When it was published, by RFC 3339.
    pub time: String,
    /// The snapshot in the archive that holds the same site.
    pub snapshot: Option<String>,
    /// Whether it was brought back to what it had shown before.
    pub is_back: bool,
    pub files: BTreeMap<String, Stamp>,
}

/// What a file holds, without holding it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stamp {
    pub sha256: [u8; 32],
    pub length: u64,
}

impl Stamp {
    pub fn of(bytes: &[u8]) -> Self {
        Self { sha256: Sha256::digest(bytes).into(), length: bytes.len() as u64 }
    }

    /// Reads to the end, in pieces.
    pub fn read(reader: &mut dyn Read) -> io::Result<Self> {
        let mut sha256 = Sha256::new();
        let mut piece = vec![0; 64 << 10];
        let mut length = 0;
        loop {
            let read = reader.read(&mut piece)?;
            if read == 0 {
                return Ok(Self { sha256: sha256.finalize().into(), length });
            }
            sha256.update(&piece[..read]);
            length += read as u64;
        }
    }

    pub fn hex(&self) -> String {
        hex::write(&self.sha256)
    }
}

impl Manifest {
    /// `None`: this is no manifest that can be used.
    pub fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        if lines.next()? != FIRST_LINE {
            return None;
        }
        let time = lines.next()?.strip_prefix("time ")?.to_string();
        let snapshot = lines.next()?.strip_prefix("snapshot")?.trim_start();
        let snapshot = (!snapshot.is_empty()).then(|| snapshot.to_string());
        let mut lines = lines.peekable();
        let is_back = lines.next_if_eq(&BACK).is_some();
        let files = lines.map(parse_line).collect::<Option<_>>()?;
        Some(Self { time, snapshot, is_back, files })
    }

    pub fn text(&self) -> String {
        let mut text =
            format!("{FIRST_LINE}\ntime {}\nsnapshot {}\n", self.time, self.snapshot.as_deref().unwrap_or(""));
        if self.is_back {
            text += BACK;
            text += "\n";
        }
        for (path, stamp) in &self.files {
            // Writing to a String cannot fail.
            let _ = writeln!(text, "{}", line(path, stamp));
        }
        text
    }

    /// Stands for the whole site, whenever it was published.
    pub fn digest(&self) -> String {
        digest(&self.files)
    }
}

/// Stands for a site: the SHA-256 of its sorted list of digests and paths.
pub fn digest(files: &BTreeMap<String, Stamp>) -> String {
    let mut hasher = Sha256::new();
    for (path, stamp) in files {
        hasher.update(line(path, stamp));
        hasher.update("\n");
    }
    hex::write(&hasher.finalize())
}

/// `digest length path`
pub fn line(path: &str, stamp: &Stamp) -> String {
    format!("{} {} {}", stamp.hex(), stamp.length, escaped(path))
}

/// Whoever can write to the target may have written it: nothing outside of the target is named.
pub fn parse_line(line: &str) -> Option<(String, Stamp)> {
    let (sha256, rest) = line.split_once(' ')?;
    let (length, path) = rest.split_once(' ')?;
    Some((parse_path(path)?, Stamp { sha256: hex::read(sha256)?, length: length.parse().ok()? }))
}

/// A path on one line, whatever its name holds.
pub fn escaped(path: &str) -> String {
    path.replace('%', "%25").replace('\n', "%0A").replace('\r', "%0D")
}

/// A path as [`escaped`] writes it. `None`: it leads out of the target.
pub fn parse_path(path: &str) -> Option<String> {
    Some(unescaped(path)).filter(|path| stays_inside(path))
}

fn unescaped(path: &str) -> String {
    // The escaped percent sign comes last, or it would make escapes that nobody wrote.
    path.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_manifest_is_read_as_it_was_written(paths in proptest::collection::btree_set("[a-z%0-9A\n\r 整]{1,6}(/[a-z%0-9A\n\r 整]{1,6})?", 0..9), snapshot in proptest::option::of("[0-9T_a-z]{1,9}"), is_back: bool) {
            let files = paths.into_iter().map(|path| { let stamp = Stamp::of(path.as_bytes()); (path, stamp) }).collect();
            let manifest = Manifest { time: "2025-10-11T09:00:00+08:00".into(), snapshot, is_back, files };
            prop_assert_eq!(Manifest::parse(&manifest.text()), Some(manifest));
        }

        #[test]
        fn a_broken_manifest_is_told_apart(text in "(tongbao published 1\n)?(time x\n)?(snapshot \n)?[0-9a-f é\n]{0,80}") {
            let _ = Manifest::parse(&text);
        }
    }

    #[test]
    fn an_escaped_percent_sign_is_not_read_twice() {
        assert_eq!(unescaped(&escaped("a%0Ab")), "a%0Ab");
    }
}
