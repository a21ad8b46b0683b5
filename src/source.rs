//! A file's text, and places in it.
//!
//! Everything that speaks of a place in a file speaks in byte offsets; lines and columns are worked out
//! only when a person is told. Columns count display width, so that a caret stands under the right
//! character of a Chinese line.

use std::sync::{Arc, LazyLock, OnceLock};

use aho_corasick::packed::Searcher;
use memchr::memchr;
use memchr::memmem::Finder;
use unicode_width::UnicodeWidthChar;

/// One text file that was read, known by its path from the site's root with `/` between its parts.
#[derive(Debug)]
pub struct Source {
    pub path: String,
    pub text: String,
    /// Whether two colons stand side by side somewhere, once somebody asked.
    colon_pairs: OnceLock<bool>,
}

/// A range of bytes in a [`Source`]: `start..end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

/// Where something is: a span of a file, or, where the file has no text to show, the file alone.
#[derive(Debug, Clone)]
pub struct Place {
    pub source: Arc<Source>,
    pub span: Option<Span>,
}

/// A line and a column as an editor shows them: both count from 1, the column in display cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

/// Works out one position after another. Findings are told in order, so that most stand behind the last one in the
/// same file, and only what lies between has to be measured.
#[derive(Default)]
pub struct Ruler<'s> {
    last: Option<(&'s Arc<Source>, usize, Position)>,
}

impl<'s> Ruler<'s> {
    pub fn position(&mut self, place: &'s Place) -> Option<Position> {
        let Place { source, span } = place;
        let at = source.text.floor_char_boundary(span.as_ref()?.start);
        let (from, before) = match self.last {
            Some((last, from, position)) if Arc::ptr_eq(last, source) && from <= at => (from, position),
            _ => (0, Position::START),
        };
        let position = before.behind(&source.text[from..at]);
        self.last = Some((source, at, position));
        Some(position)
    }
}

impl Source {
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Arc::new(Self { path: path.into(), text: text.into(), colon_pairs: OnceLock::new() })
    }

    /// A file that cannot be shown: it is missing, or it is not text.
    pub fn without_text(path: impl Into<String>) -> Arc<Self> {
        Self::new(path, "")
    }

    /// Whether two colons of either width stand side by side somewhere, as they do in the fences of `:::` blocks and
    /// next to nowhere else: every text is asked that more than once, before its lines are taken apart.
    pub fn holds_colon_pairs(&self) -> bool {
        *self.colon_pairs.get_or_init(|| holds_colon_pairs(self.text.as_bytes()))
    }

    /// The position of a byte. An offset past the end, or inside a character, means the nearest one before it.
    pub fn position(&self, offset: usize) -> Position {
        Position::START.behind(&self.text[..self.text.floor_char_boundary(offset)])
    }
}

impl Position {
    const START: Position = Position { line: 1, column: 1 };

    /// The position behind a text that begins here.
    fn behind(self, text: &str) -> Self {
        match memchr::memchr_iter(b'\n', text.as_bytes()).count() {
            0 => Self { line: self.line, column: self.column + display_width(text) },
            lines => Self { line: self.line + lines, column: display_width(&text[last_line_start(text)..]) + 1 },
        }
    }
}

impl Span {
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    pub fn range(self) -> std::ops::Range<usize> {
        self.start..self.end
    }

    /// The same span in the text of which this one's text begins at `offset`.
    pub fn shifted(self, offset: usize) -> Self {
        Self { start: self.start + offset, end: self.end + offset }
    }
}

impl Place {
    pub fn at(source: &Arc<Source>, span: Span) -> Self {
        Self { source: source.clone(), span: Some(span) }
    }

    pub fn file(source: &Arc<Source>) -> Self {
        Self { source: source.clone(), span: None }
    }

    /// A place in a file that was not read as text.
    pub fn path(path: impl Into<String>) -> Self {
        Self { source: Source::without_text(path), span: None }
    }

    pub fn position(&self) -> Option<Position> {
        self.span.map(|span| self.source.position(span.start))
    }
}

/// The narrow pair is looked for alone, since a search for all four would stop at every full-width mark.
fn holds_colon_pairs(text: &[u8]) -> bool {
    static NARROW: LazyLock<Finder> = LazyLock::new(|| Finder::new("::"));
    static WIDE: LazyLock<Option<Searcher>> = LazyLock::new(|| Searcher::new(["：：", ":：", "：:"]));
    NARROW.find(text).is_some() || WIDE.as_ref().is_none_or(|wide| wide.find(text).is_some())
}

/// Control characters, the marks that turn the direction of a text round so that it reads otherwise than it is, and
/// characters without any width, such as come with a text from WeChat: no search finds a word that holds one. Tags and
/// the marks of annotations are among them, and noncharacters, which mean nothing to anybody. The two that join or part
/// the letters of some scripts are none of them.
pub fn is_invisible(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
        || matches!(c, '\u{AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
        || matches!(c, '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}' | '\u{FDD0}'..='\u{FDEF}')
        || u32::from(c) & 0xFFFE == 0xFFFE
}

/// The same, and the two that join or part letters: for whoever asks what people see of a word.
pub fn is_unseen(c: char) -> bool {
    is_invisible(c) || matches!(c, '\u{200C}' | '\u{200D}')
}

/// What a character of full width is in half width; these stand in the order of ASCII, `U+FEE0` above it.
pub fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// Whether a text holds the mark that every comment has in it, in any width: hardly any notice does.
pub fn holds_exclamation(text: &str) -> bool {
    static WIDE: LazyLock<Finder> = LazyLock::new(|| Finder::new("！"));
    memchr(b'!', text.as_bytes()).is_some() || WIDE.find(text.as_bytes()).is_some()
}

/// Whether a text begins with `<!--`, or with what an input method makes of it.
pub fn begins_comment(text: &str) -> bool {
    let mark = text.strip_prefix(['<', '＜', '《']).and_then(|rest| rest.strip_prefix(['!', '！']));
    mark.is_some_and(|rest| rest.starts_with(is_dash))
}

/// A dash or hyphen of any width.
pub fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '－' | '﹣')
}

/// How many terminal cells a text takes: a Chinese character takes two.
pub fn display_width(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut width, mut at) = (0, 0);
    while at < bytes.len() {
        if let Some(cells) = bytes[at..].first_chunk().and_then(usual_width) {
            width += cells;
            at += STRETCH;
        } else {
            let rest = text.ceil_char_boundary(at)..text.ceil_char_boundary(at + STRETCH);
            at = rest.end;
            width += text[rest].chars().map(cells).sum::<usize>();
        }
    }
    width
}

/// How many bytes are looked at in one go; the two after them tell what the last ones begin.
const STRETCH: usize = 32;

/// The cells of the characters that begin in a stretch, if it holds nothing but what notices are made of. Without a
/// branch, so that many bytes are looked at at once.
fn usual_width(bytes: &[u8; STRETCH + 2]) -> Option<usize> {
    let (mut width, mut unusual) = (0, false);
    for at in 0..STRETCH {
        let (first, second, third) = (bytes[at], bytes[at + 1], bytes[at + 2]);
        let ascii = (b' '..=b'~').contains(&first);
        // U+2010 to U+2027: dashes, quotation marks, the ellipsis
        let narrow = (first == 0xE2) & (second == 0x80) & (0x90..=0xA7).contains(&third);
        // U+3001 to U+3029, U+4E00 to U+9FFF, U+FF01 to U+FF3F
        let wide = ((first == 0xE3) & (second == 0x80) & (0x81..=0xA9).contains(&third))
            | ((first == 0xE4) & (second >= 0xB8))
            | (0xE5..=0xE9).contains(&first)
            | ((first == 0xEF) & (second == 0xBC) & (third >= 0x81));
        let inside = first & 0xC0 == 0x80;
        width += u8::from(ascii | narrow) + 2 * u8::from(wide);
        unusual |= !(ascii | narrow | wide | inside);
    }
    (!unusual).then_some(usize::from(width))
}

fn cells(c: char) -> usize {
    match c {
        ' '..='~' | '\t' | '\u{2010}'..='\u{2027}' => 1,
        // Nearly every other character of a notice; the table need not be asked.
        '\u{4E00}'..='\u{9FFF}' | '\u{3001}'..='\u{3029}' | '\u{FF01}'..='\u{FF60}' => 2,
        c => c.width().unwrap_or(0),
    }
}

/// Where the last line of a text begins.
pub fn last_line_start(text: &str) -> usize {
    memchr::memrchr(b'\n', text.as_bytes()).map_or(0, |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_display_cells() {
        let source = Source::new("a.md", "第一行\n整改结果：完成\n");
        let offset = source.text.find("完成").unwrap();
        assert_eq!(source.position(offset), Position { line: 2, column: 11 });
    }

    #[test]
    fn every_character_takes_as_many_cells_as_its_table_says() {
        for c in ('\0'..=char::MAX).filter(|c| *c != '\t') {
            let one_by_one = c.width().unwrap_or(0);
            assert_eq!(display_width(c.encode_utf8(&mut [0; 4])), one_by_one, "{c:?}");
            assert_eq!(display_width(&format!("整{c}a。")), one_by_one + 5, "{c:?}");
            // Every character of everyday, and some of the others.
            let number = c as usize;
            if number < 0x10000 || number.is_multiple_of(64) {
                let long = format!("{}{c}a“{}”。", &"abcdef"[..number % 7], "整改，".repeat(12));
                assert_eq!(display_width(&long), number % 7 + one_by_one + 77, "{c:?}");
            }
        }
    }

    #[test]
    fn a_ruler_says_what_each_place_says() {
        let (one, other) = (Source::new("a.md", "通报\n\n整改：已完成。\n三"), Source::new("b.md", "一\n二"));
        let mut ruler = Ruler::default();
        let starts = [0, 3, 3, 6, 7, 11, 17, 40, 2, 900].map(|start| (&one, start));
        let places: Vec<_> = starts.into_iter().chain([(&other, 4), (&other, 0), (&one, 8)]).collect();
        let places: Vec<_> = places.into_iter().map(|(source, at)| Place::at(source, Span::new(at, at))).collect();
        for place in &places {
            assert_eq!(ruler.position(place), place.position(), "{place:?}");
        }
        assert_eq!(ruler.position(&Place::file(&one)), None);
    }

    #[test]
    fn a_position_inside_a_character_is_that_character() {
        let source = Source::new("a.md", "通报");
        assert_eq!(source.position(4), Position { line: 1, column: 3 });
        assert_eq!(source.position(400), Position { line: 1, column: 5 });
    }
}
