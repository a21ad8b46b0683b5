//! A file's text, and places in it.
//!
//! Everything that speaks of a place in a file speaks in byte offsets; lines and columns are worked out
//! only when a person is told. Columns count display width, so that a caret stands under the right
//! character of a Chinese line.

use std::sync::{Arc, LazyLock, OnceLock};

use aho_corasick::packed::Searcher;
use memchr::memmem::Finder;

use crate::characters::display_width;

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
