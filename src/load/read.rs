//! Reading one text: UTF-8 only, with or without a byte order mark, and nothing invisible in it.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use memchr::memmem::Finder;
use xxhash_rust::xxh3::xxh3_128;

use super::stamp::Stamp;
use crate::catalogue::findings::{
    CONTROL_CHARACTER, DAMAGED_UTF8, FILE_TOO_LARGE, GB18030_FILE, INTERNAL_BLOCK_OPEN, INTERNAL_FENCE_SHORT, NOT_UTF8,
    UNREADABLE_FILE,
};
use crate::finding::{Edit, Finding, Findings, Fix, Limiter};
use crate::model::Edition;
use crate::model::blocks::mask_internal;
use crate::source::{Place, Source, Span, is_invisible};

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

/// `content/`, opened once for the many files that are looked up from there.
pub struct Content<'a> {
    pub path: &'a Path,
    #[cfg(unix)]
    opened: fs::File,
}

impl<'a> Content<'a> {
    pub fn open(path: &'a Path) -> std::io::Result<Self> {
        Ok(Self {
            path,
            #[cfg(unix)]
            opened: fs::File::open(path)?,
        })
    }

    /// Opens a file to read it; a pipe that has its name is not waited for.
    #[cfg(unix)]
    fn file(&self, path: &str) -> std::io::Result<fs::File> {
        use rustix::fs::{Mode, OFlags, openat};
        let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::CLOEXEC;
        Ok(openat(&self.opened, path, flags, Mode::empty())?.into())
    }

    #[cfg(not(unix))]
    fn file(&self, path: &str) -> std::io::Result<fs::File> {
        fs::File::open(self.path.join(path))
    }
}

/// Reads `content/<path>`. What was in `bytes` is gone afterwards; the same buffer may serve for many files.
pub fn text(content: &Content, path: &str, bytes: &mut Vec<u8>) -> Text {
    let mut findings = Findings::default();
    let shown = ["content/", path].concat();
    let stamp = match content.file(path).and_then(|file| read_bounded(file, bytes)) {
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
        report_invisible(source, &mut findings);
    }
    Text { source, stamp, digest, findings }
}

/// A text that is not read from the disk, as `content/<path>`.
pub fn held(path: &str, text: &str) -> Text {
    let mut findings = Findings::default();
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let source = Source::new(format!("content/{path}"), text);
    report_invisible(&source, &mut findings);
    Text { digest: xxh3_128(text.as_bytes()), source: Some(source), stamp: None, findings }
}

/// The text as an edition may see it: in the public one, `::: internal` blocks are blank.
pub fn without_internal(source: &Arc<Source>, edition: Edition, findings: &mut Findings) -> Arc<Source> {
    let masked = source.holds_colon_pairs().then(|| mask_internal(&source.text)).flatten();
    let Some(masked) = masked else { return source.clone() };
    if let Some(span) = masked.unclosed {
        let kind = if masked.is_short { &INTERNAL_FENCE_SHORT } else { &INTERNAL_BLOCK_OPEN };
        // Whoever renders an internal edition tells of blocks without an end, but takes this for no fence.
        if masked.is_short || edition == Edition::Public {
            findings.push(Finding::new(kind, Place::at(source, span)));
        }
    }
    if edition == Edition::Internal { source.clone() } else { Source::new(source.path.clone(), masked.text) }
}

fn read_bounded(mut file: fs::File, bytes: &mut Vec<u8>) -> std::io::Result<Stamp> {
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(std::io::Error::other("not a regular file"));
    }
    // With room for one byte more, a reading that leaves it empty has come to the end, and need not be tried again.
    bytes.resize(metadata.len().min(LONGEST) as usize + 1, 0);
    let length = file.read(bytes)?;
    let is_whole = length < bytes.len() && length as u64 == metadata.len();
    bytes.truncate(length);
    if !is_whole {
        file.take(LONGEST + 1 - length as u64).read_to_end(bytes)?;
    }
    Ok(Stamp::from(&metadata))
}

fn decode(bytes: &[u8], shown: &str, findings: &mut Findings) -> Option<Arc<Source>> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match simdutf8::basic::from_utf8(bytes) {
        Ok(text) => Some(Source::new(shown, text)),
        Err(_) => {
            findings.push(explain_encoding(bytes, shown));
            None
        }
    }
}

fn explain_encoding(bytes: &[u8], shown: &str) -> Finding {
    if let Some(at) = damage(bytes) {
        let source = Source::new(shown, String::from_utf8_lossy(bytes));
        return Finding::new(
            &DAMAGED_UTF8,
            Place::at(&source, Span::new(at, at + char::REPLACEMENT_CHARACTER.len_utf8())),
        );
    }
    let kind = if looks_like_gb18030(bytes) { &GB18030_FILE } else { &NOT_UTF8 };
    Finding::new(kind, Place::path(shown)).with("path", shown)
}

/// Where a text that is UTF-8 otherwise has bytes that are none. In GB18030 the bytes before would hardly make a Chinese
/// character, and to convert such a text from it would destroy what is right.
fn damage(bytes: &[u8]) -> Option<usize> {
    let right = bytes.utf8_chunks().next()?.valid();
    let is_chinese = |c: char| matches!(c, '\u{4E00}'..='\u{9FFF}');
    right.contains(is_chinese).then_some(right.len())
}

/// GB18030 (GB 18030-2022): bytes below 0x80 stand for themselves, all others come in pairs or fours of a fixed shape.
fn looks_like_gb18030(bytes: &[u8]) -> bool {
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        at += match rest {
            [0x00..=0x7F, ..] => 1,
            [0x81..=0xFE, 0x40..=0x7E | 0x80..=0xFE, ..] => 2,
            [0x81..=0xFE, 0x30..=0x39, 0x81..=0xFE, 0x30..=0x39, ..] => 4,
            _ => return false,
        };
    }
    true
}

fn report_invisible(source: &Arc<Source>, findings: &mut Findings) {
    if !may_hold_invisible(source.text.as_bytes()) {
        return;
    }
    let mut limiter = Limiter::default();
    for (at, c) in source.text.char_indices().filter(|(_, c)| is_invisible(*c)).take(Limiter::MOST) {
        let span = Span::new(at, at + c.len_utf8());
        let finding = Finding::new(&CONTROL_CHARACTER, Place::at(source, span))
            .with("character", format!("U+{:04X}", c as u32))
            .mended_by((!breaks_lines(c)).then(|| Fix::sure(vec![Edit { span, text: String::new() }])));
        findings.extend(limiter.admit(finding));
    }
}

/// What programs use, among other things, to end a line: without it two words might become one.
fn breaks_lines(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

static BYTE_ORDER_MARK: LazyLock<Finder> = LazyLock::new(|| Finder::new("\u{FEFF}"));

/// A quick look at the bytes, which is enough for nearly every file.
fn may_hold_invisible(bytes: &[u8]) -> bool {
    let control = |a: u8| ((a < 0x20) & (a != b'\t') & (a != b'\n') & (a != b'\r')) | (a == 0x7F);
    let is_mark = |from: &[u8]| {
        matches!(
            from,
            [0xC2, 0x80..=0x9F | 0xAD, ..]
                | [0xE2, 0x80, 0x8B | 0x8E | 0x8F | 0xA8..=0xAE, ..]
                | [0xE2, 0x81, 0xA0..=0xA9, ..]
        )
    };
    // Without a branch in the loop, which therefore looks at many bytes at a time.
    bytes.iter().fold(false, |seen, byte| seen | control(*byte))
        || memchr::memchr2_iter(0xC2, 0xE2, bytes).any(|at| is_mark(&bytes[at..]))
        // Its first byte begins all full-width punctuation too, so the whole is looked for.
        || BYTE_ORDER_MARK.find(bytes).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: &[&str]) {
        let mut findings = Findings::default();
        if let Some(source) = decode(bytes, "content/a.md", &mut findings) {
            report_invisible(&source, &mut findings);
        }
        assert_eq!(findings.iter().map(|finding| finding.kind.name).collect::<Vec<_>>(), expected, "{bytes:?}");
    }

    #[test]
    fn utf8_is_read_with_or_without_a_byte_order_mark() {
        check("\u{FEFF}标题\r\n".as_bytes(), &[]);
        check("标题“引号”……\t\n".as_bytes(), &[]);
    }

    #[test]
    fn other_encodings_are_named() {
        check(b"\xB1\xEA\xCC\xE2", &["gb18030-file"]);
        check(b"\xFF\xFE\x07\x68", &["not-utf8"]);
    }

    #[test]
    fn a_damaged_text_is_not_taken_for_one_in_another_encoding() {
        let bytes = ["标题\n正文".as_bytes(), b"\xE4\xB8"].concat();
        assert!(looks_like_gb18030(&bytes));
        check(&bytes, &["damaged-utf8"]);
        assert_eq!(damage(&bytes), Some("标题\n正文".len()));
    }

    #[test]
    fn invisible_characters_are_found() {
        check("一\u{7}二".as_bytes(), &["control-character"]);
        check(
            "一\u{202E}二\u{2066}三\u{85}".as_bytes(),
            &["control-character", "control-character", "control-character"],
        );
        for c in ['\u{FEFF}', '\u{AD}', '\u{200B}', '\u{200F}', '\u{2028}', '\u{2029}', '\u{2060}'] {
            check(format!("一{c}二").as_bytes(), &["control-character"]);
        }
        check("一\u{200C}二\u{200D}三\u{A0}四\u{2027}五\u{205F}六".as_bytes(), &[]);
        check("\u{FEFF}\u{FEFF}一".as_bytes(), &["control-character"]);
    }
}
