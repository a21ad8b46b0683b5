//! Places as the protocol counts them: lines from 0, and in a line UTF-16 code units, or bytes where both agree.

use lsp_types::{ClientCapabilities, Position, PositionEncodingKind, Range};

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

    pub fn position(self, text: &str, offset: usize) -> Position {
        let offset = text.floor_char_boundary(offset);
        let mut line = 0;
        let mut start = 0;
        for end in line_ends(text).take_while(|end| *end <= offset) {
            line += 1;
            start = end;
        }
        Position { line, character: self.length(&text[start..offset]) as u32 }
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
        let wanted = position.character as usize;
        let mut passed = 0;
        for (at, c) in line.char_indices() {
            let next = passed + self.length(c.encode_utf8(&mut [0; 4]));
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

    fn length(self, text: &str) -> usize {
        match self {
            Self::Utf8 => text.len(),
            Self::Utf16 => text.chars().map(char::len_utf16).sum(),
        }
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

    fn check(encoding: Encoding, text: &str, offset: usize, line: u32, character: u32) {
        let position = Position { line, character };
        assert_eq!(encoding.position(text, offset), position, "{text:?} at {offset}");
        assert_eq!(encoding.offset(text, position), offset, "{text:?} at {position:?}");
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
            assert_eq!(Encoding::Utf16.first_line(text).end, Position { line, character }, "{text:?}");
        }
    }

    #[test]
    fn a_place_past_the_end_is_the_end() {
        assert_eq!(Encoding::Utf16.offset("一二\n三", Position { line: 0, character: 9 }), 6);
        assert_eq!(Encoding::Utf16.offset("一二\n三", Position { line: 9, character: 9 }), 10);
    }
}
