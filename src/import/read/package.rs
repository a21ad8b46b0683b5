//! Zip packages that nobody vouches for: what is read out of one is bounded, whatever its directory says.

use std::io::{Cursor, Read};

use roxmltree::{Document as Xml, ParsingOptions};
use zip::ZipArchive;

use super::Unreadable;
use crate::catalogue::import::*;

/// An opened package.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes may still be unpacked.
    left: u64,
}

/// A real document has some dozens of parts.
const MOST_PARTS: usize = 10_000;
/// All that is unpacked, pictures included.
const MOST_BYTES: u64 = 192 << 20;
/// One part of XML. A notice of a thousand pages has four million bytes.
const LONGEST_XML: u64 = 24 << 20;
/// One part that a library reads piece by piece, such as a sheet.
const LONGEST_PART: u64 = LONGEST_XML * 4;
/// The tree of a part takes about a hundred bytes a node.
const MOST_NODES: u32 = 1_500_000;
/// Elements in elements: a text in a table in a table is at thirty.
const DEEPEST: usize = 200;

/// What every Office file saved with a password, and every `.doc`, begins with.
const COMPOUND_FILE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

impl<'a> Package<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        if bytes.starts_with(COMPOUND_FILE) {
            return Err(Unreadable { reason: &COMPOUND, advice: &SAVE_AS_DOCX });
        }
        let archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable { reason: &NO_PACKAGE, advice: &SAVE_AGAIN })?;
        if archive.len() > MOST_PARTS {
            return Err(TOO_MUCH);
        }
        Ok(Self { archive, left: MOST_BYTES })
    }

    /// The names of all parts.
    pub fn names(&self) -> Vec<String> {
        self.archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect()
    }

    /// The bytes of a part. `None`: there is no such part.
    pub fn bytes(&mut self, name: &str, longest: u64) -> Result<Option<Vec<u8>>, Unreadable> {
        let limit = longest.min(self.left);
        let Ok(part) = self.archive.by_name(name) else { return Ok(None) };
        let mut bytes = Vec::new();
        part.take(limit + 1).read_to_end(&mut bytes).map_err(|_| DAMAGED_FILE)?;
        if bytes.len() as u64 > limit {
            return Err(TOO_MUCH);
        }
        self.left -= bytes.len() as u64;
        Ok(Some(bytes))
    }

    /// The text of a part of XML that is made a tree of.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        self.text_of(name, LONGEST_XML)
    }

    /// The text of a part of XML that is read piece by piece.
    pub fn long_text(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        self.text_of(name, LONGEST_PART)
    }

    fn text_of(&mut self, name: &str, longest: u64) -> Result<Option<String>, Unreadable> {
        let Some(bytes) = self.bytes(name, longest)? else { return Ok(None) };
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").map(<[u8]>::to_vec).unwrap_or(bytes);
        String::from_utf8(bytes).map(Some).map_err(|_| DAMAGED_FILE)
    }

    /// Unpacks everything once and throws it away, for a library that would unpack without asking. A part of XML that
    /// does not hold up to a look is damage.
    pub fn weigh(&mut self, holds_up: impl Fn(&[u8]) -> bool) -> Result<(), Unreadable> {
        for name in self.names() {
            if let Some(bytes) = self.bytes(&name, LONGEST_PART)?
                && (name.ends_with(".xml") || name.ends_with(".rels"))
            {
                if memchr::memmem::find(&bytes, b"<!DOCTYPE").is_some() {
                    return Err(Unreadable { reason: &ENTITIES, advice: &SAVE_AGAIN });
                }
                if !holds_up(&bytes) {
                    return Err(DAMAGED_FILE);
                }
            }
        }
        self.left = MOST_BYTES;
        Ok(())
    }
}

pub const DAMAGED_FILE: Unreadable = Unreadable { reason: &DAMAGED, advice: &SAVE_AGAIN };
pub const TOO_MUCH: Unreadable = Unreadable { reason: &TOO_LARGE_INSIDE, advice: &SPLIT_DOCUMENT };

/// Parses XML without entities, and not deeper than honest programs nest it.
pub fn parse(text: &str) -> Result<Xml<'_>, Unreadable> {
    if depth(text) > DEEPEST {
        return Err(TOO_MUCH);
    }
    let options = ParsingOptions { allow_dtd: false, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    Xml::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::DtdDetected => Unreadable { reason: &ENTITIES, advice: &SAVE_AGAIN },
        roxmltree::Error::NodesLimitReached => TOO_MUCH,
        _ => DAMAGED_FILE,
    })
}

/// How deep elements nest, told from their tags alone, in one pass.
fn depth(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut depth, mut deepest, mut open) = (0_usize, 0_usize, None);
    for at in memchr::memchr2_iter(b'<', b'>', bytes) {
        match (bytes[at], open) {
            (b'<', _) => open = Some(at),
            (_, None) => {}
            (_, Some(start)) => {
                open = None;
                match bytes[start + 1] {
                    b'/' => depth = depth.saturating_sub(1),
                    b'?' | b'!' => {}
                    _ if bytes[at - 1] == b'/' => {}
                    _ => {
                        depth += 1;
                        deepest = deepest.max(depth);
                    }
                }
            }
        }
    }
    deepest
}
