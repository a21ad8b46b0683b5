//! Places as the protocol counts them: lines from 0, and in a line UTF-16 code units, or bytes where both agree.
//!
//! A byte order mark at the front is no part of a text that was read; where the editor has one it counts it.

use lsp_types::{ClientCapabilities, Position, PositionEncodingKind, Range};

use crate::characters::BYTE_ORDER_MARK;
use crate::source::Span;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf16,
}

impl Encoding {
    /// UTF-16 is what every client understands; bytes are ours, so they are taken where they are offered.
    pub fn agreed(client: &ClientCapabilities) -> Self {
        let offered = client.general.as_ref().and_then(|general| general.position_encodings.as_ref());
        let takes_bytes = offered.is_some_and(|kinds| kinds.contains(&PositionEncodingKind::UTF8));
        if takes_bytes { Self::Utf8 } else { Self::Utf16 }
    }

    pub fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
        }
    }

    /// How places are counted in what the editor has of one text.
    pub fn measure(self, text: &str) -> Measure {
        Measure { encoding: self, has_mark: text.starts_with(BYTE_ORDER_MARK) }
    }

    /// The bytes between two places in a text as the editor has it, with the mark.
    pub fn span(self, shown: &str, range: Range) -> Span {
        Measure { encoding: self, has_mark: false }.span(shown, range)
    }

    fn length(self, text: &str) -> usize {
        match self {
            Self::Utf8 => text.len(),
            Self::Utf16 => text.chars().map(char::len_utf16).sum(),
        }
    }
}

/// Places in one text without its byte order mark, as the editor counts them, which may have the mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    encoding: Encoding,
    has_mark: bool,
}

impl Measure {
    pub fn position(self, text: &str, offset: usize) -> Position {
        let offset = text.floor_char_boundary(offset);
        let mut line = 0;
        let mut start = 0;
        for end in line_ends(text).take_while(|end| *end <= offset) {
            line += 1;
            start = end;
        }
        let character = self.mark(line) + self.encoding.length(&text[start..offset]);
        Position { line, character: character as u32 }
    }

    /// The same for a text that the editor does not have, as far as is known.
    pub fn unmarked(self) -> Self {
        Self { has_mark: false, ..self }
    }

    pub fn range(self, text: &str, span: Span) -> Range {
        Range { start: self.position(text, span.start), end: self.position(text, span.end) }
    }

    /// What concerns a text as a whole stands at its first line.
    pub fn first_line(self, text: &str) -> Range {
        self.range(text, Span::new(0, line_ends(text).next().unwrap_or(text.len())))
    }

    /// The byte at a position. One past the end of a line, or of the text, means that end.
    pub fn offset(self, text: &str, position: Position) -> usize {
        let start = match position.line {
            0 => 0,
            line => match line_ends(text).nth(line as usize - 1) {
                Some(start) => start,
                None => return text.len(),
            },
        };
        let line = text[start..].split(['\n', '\r']).next().unwrap_or("");
        let wanted = (position.character as usize).saturating_sub(self.mark(position.line));
        let mut passed = 0;
        for (at, c) in line.char_indices() {
            let next = passed + self.encoding.length(c.encode_utf8(&mut [0; 4]));
            if next > wanted {
                return start + at;
            }
            passed = next;
        }
        start + line.len()
    }

    pub fn span(self, text: &str, range: Range) -> Span {
        Span::new(self.offset(text, range.start), self.offset(text, range.end))
    }

    /// How long the mark is in a line.
    fn mark(self, line: u32) -> usize {
        if self.has_mark && line == 0 { self.encoding.length(BYTE_ORDER_MARK.encode_utf8(&mut [0; 4])) } else { 0 }
    }
}

/// Where lines begin, but for the first: after `\n`, `\r\n`, and `\r` alone, as the protocol has it.
fn line_ends(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    memchr::memchr2_iter(b'\n', b'\r', bytes)
        .filter(|at| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'))
        .map(|at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::characters::without_mark;

    fn check(encoding: Encoding, shown: &str, offset: usize, line: u32, character: u32) {
        let (measure, text) = (encoding.measure(shown), without_mark(shown));
        let position = Position { line, character };
        assert_eq!(measure.position(text, offset), position, "{shown:?} at {offset}");
        assert_eq!(measure.offset(text, position), offset, "{shown:?} at {position:?}");
    }

    #[test]
    fn a_byte_order_mark_is_counted_in_the_first_line_alone() {
        check(Encoding::Utf16, "\u{FEFF}一二\n三", 3, 0, 2);
        check(Encoding::Utf8, "\u{FEFF}一二\n三", 3, 0, 6);
        check(Encoding::Utf16, "\u{FEFF}一二\n三", 7, 1, 0);
        let measure = Encoding::Utf16.measure("\u{FEFF}一");
        assert_eq!(measure.offset("一", Position { line: 0, character: 0 }), 0);
    }

    #[test]
    fn characters_are_counted_as_was_agreed() {
        check(Encoding::Utf16, "一\n𠮷整改", 8, 1, 2);
        check(Encoding::Utf8, "一\n𠮷整改", 8, 1, 4);
    }

    #[test]
    fn every_line_end_ends_a_line() {
        check(Encoding::Utf16, "a\r\nb\rc\n", 3, 1, 0);
        check(Encoding::Utf16, "a\r\nb\rc\n", 5, 2, 0);
        check(Encoding::Utf16, "a\r\nb\rc\n", 7, 3, 0);
    }

    #[test]
    fn the_first_line_ends_where_the_text_does() {
        for (text, line, character) in [("一二\n三", 1, 0), ("一\r二", 1, 0), ("一二", 0, 2), ("", 0, 0)] {
            assert_eq!(Encoding::Utf16.measure("").first_line(text).end, Position { line, character }, "{text:?}");
        }
    }

    #[test]
    fn a_place_past_the_end_is_the_end() {
        assert_eq!(Encoding::Utf16.measure("").offset("一二\n三", Position { line: 0, character: 9 }), 6);
        assert_eq!(Encoding::Utf16.measure("").offset("一二\n三", Position { line: 9, character: 9 }), 10);
    }
}
