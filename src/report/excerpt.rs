//! The line of a place, or as much of it as can be shown: what every format for people quotes.
//!
//! A text from a file is quoted so that it can neither steer a terminal nor turn the direction of a line.

use std::borrow::Cow;
use std::ops::Range;

use memchr::{memchr, memchr_iter};

use crate::config::secrets::masked;
use crate::source::{Source, Span, last_line_start};

/// Of a longer line only this many bytes around the place are shown.
const WIDEST: usize = 240;

/// The file in which somebody may have written a password.
const WITH_TARGETS: &str = "site.yaml";

/// A quoted line, and the place in it.
pub struct Excerpt<'a> {
    pub text: Cow<'a, str>,
    pub mark: Span,
    /// Whether more of the line stands before it, and behind it.
    pub is_cut: [bool; 2],
}

pub fn excerpt(source: &Source, span: Span) -> Excerpt<'_> {
    let text = source.text.as_str();
    let start = text.floor_char_boundary(span.start);
    let line_start = last_line_start(&text[..start]);
    let line_end = memchr(b'\n', &text.as_bytes()[start..]).map_or(text.len(), |at| start + at);
    let from = text.floor_char_boundary(line_start.max(start.saturating_sub(WIDEST / 2)));
    let to = text.floor_char_boundary(line_end.min(from + WIDEST)).max(start);
    let shown_to = from + text[from..to].trim_end_matches('\r').len();
    let line = without_secrets(source, line_start..line_end);
    let shown = part(line, from - line_start..shown_to - line_start);
    let end = text.floor_char_boundary(span.end).clamp(start, from + shown.len().max(start - from));
    Excerpt { text: shown, mark: Span::new(start - from, end - from), is_cut: [from > line_start, to < line_end] }
}

/// The words of a place as they stand.
pub fn words(source: &Source, span: Span) -> Cow<'_, str> {
    let text = source.text.as_str();
    let start = last_line_start(&text[..span.start]);
    let end = memchr(b'\n', &text.as_bytes()[span.end..]).map_or(text.len(), |at| span.end + at);
    part(without_secrets(source, start..end), span.start - start..span.end - start)
}

/// A report is handed on and kept, as nobody's password should be.
fn without_secrets(source: &Source, range: Range<usize>) -> Cow<'_, str> {
    // A secret may stand on other lines than its name.
    let whole = if source.path.ends_with(WITH_TARGETS) { masked(&source.text) } else { Cow::Borrowed(&*source.text) };
    part(whole, range)
}

fn part(text: Cow<str>, range: Range<usize>) -> Cow<str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(&text[range]),
        Cow::Owned(text) => Cow::Owned(text[range].to_string()),
    }
}

/// Control characters are shown as such, tabs take one cell.
pub fn visible(text: &str) -> Cow<'_, str> {
    let show = |c: char| match c {
        '\t' => ' ',
        c if c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}') => '\u{FFFD}',
        c => c,
    };
    if may_steer(text.as_bytes()) { Cow::Owned(text.chars().map(show).collect()) } else { Cow::Borrowed(text) }
}

/// A quick look at the bytes, which is enough for nearly every text: control characters, and what may begin a mark of
/// direction.
fn may_steer(bytes: &[u8]) -> bool {
    bytes.iter().fold(false, |seen, byte| seen | (*byte < b' ') | (*byte == 0x7F) | (*byte == 0xC2))
        || memchr_iter(0xE2, bytes)
            .any(|at| matches!(bytes[at..], [_, 0x80, 0xAA..=0xAE, ..] | [_, 0x81, 0xA6..=0xA9, ..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_very_long_line_is_cut_around_the_place() {
        let source = Source::new("a.md", "字".repeat(10_000));
        let excerpt = excerpt(&source, Span::new(15_000, 15_003));
        assert!(excerpt.text.len() <= WIDEST);
        assert_eq!(&excerpt.text[excerpt.mark.range()], "字");
        assert_eq!(excerpt.is_cut, [true, true]);
    }

    #[test]
    fn a_password_is_not_quoted() {
        let line = "  - { name: dav, password: geheim }";
        let source = Source::new("content/site.yaml", line);
        let excerpt = excerpt(&source, Span::new(27, 33));
        assert_eq!((&*excerpt.text, excerpt.mark), ("  - { name: dav, password: *******}", Span::new(27, 33)));
    }

    #[test]
    fn a_password_below_its_name_is_not_quoted_either() {
        let source = Source::new("content/site.yaml", "targets:\n  - name: dav\n    password: |\n      geheim\n");
        let at = source.text.find("geheim").unwrap();
        assert_eq!(excerpt(&source, Span::new(at, at + 6)).text, "      ******");
        assert_eq!(words(&source, Span::new(at, at + 6)), "******");
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        let source = Source::new("a.md", "前一行\r\n整改：已完成。\r\n");
        let excerpt = excerpt(&source, Span::new(20, 29));
        assert_eq!((&*excerpt.text, excerpt.is_cut), ("整改：已完成。", [false, false]));
    }
}
