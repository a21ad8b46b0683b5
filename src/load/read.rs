//! Reading one text: UTF-8 only, with or without a byte order mark. What the bytes are otherwise is [`encoding`]'s to
//! say, and which characters a text should not hold is [`characters`]'.

use std::fs::{File, Metadata};
use std::io::Read;
use std::sync::Arc;

use xxhash_rust::xxh3::xxh3_128;

use super::stamp::Stamp;
use super::{characters, encoding};
use crate::beneath::Folder;
use crate::catalogue::findings::{
    FILE_TOO_LARGE, INTERNAL_BLOCK_OPEN, INTERNAL_FENCE_MISPLACED, INTERNAL_FENCE_SHORT, UNREADABLE_FILE,
};
use crate::characters::without_mark;
use crate::finding::{Finding, Findings};
use crate::model::Edition;
use crate::model::blocks::{Fault, holds_internal, mask_internal};
use crate::source::{Place, Source};

/// The longest text that is read. A notice of a thousand pages has two million bytes.
const LONGEST: u64 = 8 << 20;

#[derive(Debug)]
pub struct Text {
    pub source: Option<Arc<Source>>,
    /// `None`: it could not be read, and is to be tried again.
    pub stamp: Option<Stamp>,
    /// Tells one text from another; it need not withstand anybody who wants two to look the same.
    pub digest: u128,
    pub findings: Findings,
}

/// Reads `content/<path>`. What was in `bytes` is gone afterwards; the same buffer may serve for many files.
pub fn text(content: &Folder, path: &str, bytes: &mut Vec<u8>) -> Text {
    let mut findings = Findings::default();
    let shown = ["content/", path].concat();
    let stamp = match content.file(path).and_then(|(file, about)| read_bounded(file, &about, bytes)) {
        Ok(stamp) => Some(stamp),
        Err(error) => {
            findings.push(Finding::new(&UNREADABLE_FILE, Place::path(shown)).because(&error));
            return Text { source: None, stamp: None, digest: 0, findings };
        }
    };
    let digest = xxh3_128(bytes);
    if bytes.len() as u64 > LONGEST {
        findings.push(
            Finding::new(&FILE_TOO_LARGE, Place::path(shown))
                .with("size", "> 8 MiB")
                .with("limit", format!("{} MiB", LONGEST >> 20)),
        );
        return Text { source: None, stamp, digest, findings };
    }
    let source = decode(bytes, &shown, &mut findings);
    if let Some(source) = &source {
        characters::report(source, &mut findings);
    }
    Text { source, stamp, digest, findings }
}

/// A text that is not read from the disk, as `content/<path>`.
pub fn held(path: &str, text: &str) -> Text {
    let mut findings = Findings::default();
    let text = without_mark(text);
    let source = Source::new(format!("content/{path}"), text);
    characters::report(&source, &mut findings);
    Text { digest: xxh3_128(text.as_bytes()), source: Some(source), stamp: None, findings }
}

/// The text as an edition may see it: in the public one, `::: internal` blocks are blank.
pub fn without_internal(source: &Arc<Source>, edition: Edition, findings: &mut Findings) -> Arc<Source> {
    let may_hide = source.holds_colon_pairs() || holds_internal(&source.text);
    let masked = may_hide.then(|| mask_internal(&source.text)).flatten();
    let Some(masked) = masked else { return source.clone() };
    if let Some(span) = masked.unclosed {
        let kind = match masked.fault {
            Fault::NoEnd => &INTERNAL_BLOCK_OPEN,
            Fault::Short => &INTERNAL_FENCE_SHORT,
            Fault::Misplaced => &INTERNAL_FENCE_MISPLACED,
        };
        // Whoever renders an internal edition tells of blocks without an end, but takes the others for no fences.
        if masked.fault != Fault::NoEnd || edition == Edition::Public {
            findings.push(Finding::new(kind, Place::at(source, span)));
        }
    }
    if edition == Edition::Internal { source.clone() } else { Source::new(source.path.clone(), masked.text) }
}

fn read_bounded(mut file: File, metadata: &Metadata, bytes: &mut Vec<u8>) -> std::io::Result<Stamp> {
    // With room for one byte more, a reading that leaves it empty has come to the end, and need not be tried again.
    bytes.resize(metadata.len().min(LONGEST) as usize + 1, 0);
    let length = file.read(bytes)?;
    let is_whole = length < bytes.len() && length as u64 == metadata.len();
    bytes.truncate(length);
    if !is_whole {
        file.take(LONGEST + 1 - length as u64).read_to_end(bytes)?;
    }
    Ok(Stamp::from(metadata))
}

fn decode(bytes: &[u8], shown: &str, findings: &mut Findings) -> Option<Arc<Source>> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match simdutf8::basic::from_utf8(bytes) {
        Ok(text) if !encoding::is_utf16(bytes) => Some(Source::new(shown, text)),
        _ => {
            findings.push(encoding::explain(bytes, shown));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: &[&str]) {
        let mut findings = Findings::default();
        if let Some(source) = decode(bytes, "content/a.md", &mut findings) {
            characters::report(&source, &mut findings);
        }
        assert_eq!(findings.iter().map(|finding| finding.kind.name).collect::<Vec<_>>(), expected, "{bytes:?}");
    }

    #[test]
    fn utf8_is_read_with_or_without_a_byte_order_mark() {
        check("\u{FEFF}标题\r\n".as_bytes(), &[]);
        check("标题“引号”……\t\n".as_bytes(), &[]);
        check("\u{FEFF}\u{FEFF}一".as_bytes(), &["control-character"]);
    }

    #[test]
    fn other_encodings_are_named() {
        check(b"\xB1\xEA\xCC\xE2", &["gb18030-file"]);
        check(b"\xFF\xFE\x07\x68", &["utf16-file"]);
        // Plain letters in UTF-16 are valid UTF-8.
        check(b"t\0i\0t\0l\0e\0", &["utf16-file"]);
    }
}
