//! Texts as rules see them: blocks of plain text whose every character knows its place in the file.
//!
//! A block is what a reader takes in at once: a heading, a paragraph, an item, a cell, a title in the front
//! matter. Its markup is gone and its line breaks are joined as they will be on the page, so a word that
//! two lines or two asterisks cut in half is still one word.

use std::cell::{OnceCell, RefCell};
use std::cmp::Reverse;
use std::ops::Range;
use std::sync::Arc;

use super::allowances::Allowance;
use super::characters::{addresses, next_digit};
use super::dates::{self, Written};
use super::figures::{self, Figure};
use super::numbers::{self, Run};
use super::tallies::{self, Tally};
use crate::finding::{Edit, Fix, Kind};
use crate::markdown::literal_comments;
use crate::model::{Issue, Notice};
use crate::source::{Place, Source, Span};
use crate::yaml::{Node, Value};

/// One file, taken apart.
pub struct Document<'a> {
    pub source: &'a Arc<Source>,
    pub role: Role<'a>,
    /// In the order of the file.
    pub blocks: Vec<Block>,
    pub links: Vec<Link>,
    pub images: Vec<Image>,
    pub tables: Vec<Table>,
    /// Where code, addresses and comments that are none stand in running texts: their characters are no wording and no
    /// punctuation, and a fix would break them. In order.
    pub literals: Vec<Span>,
    /// The values of the front matter, or of `site.yaml`.
    pub fields: Option<Node>,
    pub allowances: Vec<Allowance>,
}

/// What a file is to the site.
#[derive(Clone, Copy)]
pub enum Role<'a> {
    Notice(&'a Notice),
    Issue(&'a Notice, &'a Issue),
    Page,
    Site,
}

/// A notice and its issues, for rules that compare them.
pub struct NoticeTexts<'a> {
    pub notice: &'a Notice,
    /// The notice's own text first, then its issues' in their order.
    pub documents: Vec<Document<'a>>,
}

pub struct Block {
    pub kind: BlockKind,
    pub text: String,
    /// Where it stands in the file.
    pub span: Span,
    /// How many quotations, lists and notes it stands in.
    pub depth: usize,
    pub(super) pieces: Vec<Piece>,
    figures: OnceCell<Vec<Figure>>,
    dates: OnceCell<Vec<Written>>,
    has_long_numbers: OnceCell<bool>,
    tallies: OnceCell<Vec<Tally>>,
    has_digits: OnceCell<bool>,
    noted: RefCell<Vec<Noted>>,
}

/// A word that a rule asked about, to be looked at with the whole notice.
struct Noted {
    kind: &'static Kind,
    /// Which of the rule's words it is.
    word: usize,
    range: Range<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A text of the front matter, by its key.
    Field(&'static str),
    /// With the number of its `#`.
    Heading(u8),
    Paragraph,
    Item,
    Cell,
    /// The alternative text of an image.
    Alt,
    /// Code, raw HTML, the address of a link: no prose, but it is published.
    Code,
}

/// A run of text that came from one place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    /// Where it begins in the block's text.
    pub start: usize,
    /// Where it comes from.
    pub span: Span,
}

/// A table. Its rows, the head first, hold cells by their places among the blocks; an empty cell has none.
#[derive(Default)]
pub struct Table {
    pub rows: Vec<Vec<Option<usize>>>,
}

pub struct Link {
    pub address: String,
    pub text: String,
    pub span: Span,
}

pub struct Image {
    pub alt: String,
    pub span: Span,
}

impl<'a> Document<'a> {
    /// A part of the contact, in `site.yaml` or of a notice's own.
    pub fn contact(&self, key: &str) -> Option<&Node> {
        self.fields.as_ref()?.entry("contact")?.entry(key)
    }

    pub fn place(&self, block: &Block, range: Range<usize>) -> Place {
        Place::at(self.source, block.locate(range))
    }

    /// The blocks that people read as sentences.
    pub fn prose(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(|block| block.is_prose())
    }

    /// The blocks of the text itself, without the front matter's.
    pub fn body(&self) -> impl Iterator<Item = &Block> {
        self.prose().filter(|block| !matches!(block.kind, BlockKind::Field(_)))
    }

    pub fn issue(&self) -> Option<&'a Issue> {
        match self.role {
            Role::Issue(_, issue) => Some(issue),
            _ => None,
        }
    }

    pub fn notice(&self) -> Option<&'a Notice> {
        match self.role {
            Role::Notice(notice) | Role::Issue(notice, _) => Some(notice),
            _ => None,
        }
    }

    /// Where a field of the front matter stands; the file alone where it does not.
    pub fn field(&self, key: &str) -> Place {
        match &self.fields {
            Some(Node { value: Value::Map(entries), .. }) => match entries.iter().find(|(name, _)| name.name == key) {
                Some((_, node)) => Place::at(self.source, node.span),
                None => Place::file(self.source),
            },
            _ => Place::file(self.source),
        }
    }

    /// Puts in order what is to be looked up by its place.
    pub(super) fn in_order(mut self) -> Self {
        self.literals.sort();
        self.literals.dedup_by(|next, last| {
            let joined = next.start <= last.end;
            if joined {
                last.end = last.end.max(next.end);
            }
            joined
        });
        self
    }

    /// Whether a place lies inside of code or an address.
    pub fn is_literal(&self, span: Span) -> bool {
        let past = self.literals.partition_point(|literal| literal.start <= span.start);
        past.checked_sub(1).is_some_and(|last| span.end <= self.literals[last].end)
    }

    /// Whether a place has a part of code or of an address in it.
    pub fn touches_literal(&self, span: Span) -> bool {
        let past = self.literals.partition_point(|literal| literal.start < span.end);
        past.checked_sub(1).is_some_and(|last| span.start < self.literals[last].end)
    }

    /// Mends a part of a block's text. `None`: what stands in the file is more than that text, such as an entity, or
    /// is not for a fix to touch.
    pub fn replace(&self, block: &Block, range: Range<usize>, text: impl Into<String>) -> Option<Edit> {
        let span = block.locate(range.clone());
        let same = self.stands_in_file(block, range);
        (same && !self.touches_literal(span)).then(|| Edit { span, text: text.into() })
    }

    /// Whether a part of a block's text is what stands in the file, with nothing inside that the text has lost: an
    /// image, a note, an entity.
    pub fn stands_in_file(&self, block: &Block, range: Range<usize>) -> bool {
        self.source.text.get(block.locate(range.clone()).range()) == Some(&block.text[range])
    }

    /// Keeps a block, if it has any text.
    pub(super) fn keep(&mut self, mut block: Block) {
        let (Some(first), Some(last)) = (block.pieces.first(), block.pieces.last()) else { return };
        block.span = Span::new(first.span.start, last.span.end);
        if block.is_prose() {
            let addresses = addresses(&block.text);
            let literals = addresses.into_iter().chain(literal_comments(&block.text));
            self.literals.extend(literals.map(|range| block.locate(range)));
        }
        self.blocks.push(block);
    }

    /// Keeps what is published and no prose, if there may be a person's number in it.
    pub(super) fn keep_beside(&mut self, text: &str, span: Span) {
        if numbers::runs(text).next().is_some() {
            let mut block = Block::new(BlockKind::Code, 0, text.len());
            block.push(text, span);
            self.keep(block);
        }
    }

    /// A fix that is one replacement with one right answer.
    pub fn fix(&self, block: &Block, range: Range<usize>, text: impl Into<String>) -> Option<Fix> {
        Some(Fix::sure(vec![self.replace(block, range, text)?]))
    }

    /// A fix that is one replacement, to be looked at.
    pub fn suggestion(&self, block: &Block, range: Range<usize>, text: impl Into<String>) -> Option<Fix> {
        Some(Fix::likely(vec![self.replace(block, range, text)?]))
    }
}

impl Block {
    /// `length`: how long its text may become.
    pub(super) fn new(kind: BlockKind, depth: usize, length: usize) -> Self {
        Self {
            kind,
            text: String::with_capacity(length),
            span: Span::default(),
            depth,
            pieces: Vec::with_capacity(4),
            figures: OnceCell::new(),
            dates: OnceCell::new(),
            has_long_numbers: OnceCell::new(),
            tallies: OnceCell::new(),
            has_digits: OnceCell::new(),
            noted: RefCell::default(),
        }
    }

    fn is_prose(&self) -> bool {
        self.kind != BlockKind::Code
    }

    pub fn has_digits(&self) -> bool {
        *self.has_digits.get_or_init(|| next_digit(self.text.as_bytes(), 0).is_some())
    }

    /// The numbers in the text, with what they count.
    pub fn figures(&self) -> &[Figure] {
        self.figures.get_or_init(|| if self.has_digits() { figures::read(&self.text) } else { Vec::new() })
    }

    /// The dates in the text.
    pub fn dates(&self) -> &[Written] {
        self.dates.get_or_init(|| if self.has_digits() { dates::read(&self.text) } else { Vec::new() })
    }

    /// The totals in the text with their parts.
    pub fn tallies(&self) -> &[Tally] {
        self.tallies.get_or_init(|| tallies::read(&self.text, self.figures()))
    }

    /// The long runs of digits in the text.
    pub fn long_numbers(&self) -> impl Iterator<Item = Run> {
        let has_any = *self.has_long_numbers.get_or_init(|| numbers::runs(&self.text).next().is_some());
        has_any.then(|| numbers::runs(&self.text)).into_iter().flatten()
    }

    /// The numbers in a part of the text.
    pub fn figures_in(&self, range: &Range<usize>) -> &[Figure] {
        let figures = self.figures();
        let first = figures.partition_point(|figure| figure.range.start < range.start);
        let past = figures.partition_point(|figure| figure.range.end <= range.end);
        &figures[first..past.max(first)]
    }

    /// The dates in a part of the text.
    pub fn dates_in(&self, range: &Range<usize>) -> &[Written] {
        let dates = self.dates();
        let first = dates.partition_point(|date| date.range.start < range.start);
        let past = dates.partition_point(|date| date.range.end <= range.end);
        &dates[first..past.max(first)]
    }

    pub(super) fn note(&self, kind: &'static Kind, word: usize, range: Range<usize>) {
        self.noted.borrow_mut().push(Noted { kind, word, range });
    }

    /// The words that a rule for whole notices asked about and their places: where some overlap the first alone, and
    /// where some begin alike the longest.
    pub fn noted(&self, kind: &'static Kind) -> Vec<(usize, Range<usize>)> {
        let noted = self.noted.borrow();
        let noted = noted.iter().filter(|noted| std::ptr::eq(noted.kind, kind));
        let mut places: Vec<_> = noted.map(|noted| (noted.word, noted.range.clone())).collect();
        places.sort_by_key(|(_, range)| (range.start, Reverse(range.end)));
        let mut end = 0;
        places.retain(|(_, range)| {
            let stands_alone = range.start >= end;
            end = if stands_alone { range.end } else { end };
            stands_alone
        });
        places
    }

    /// Where a part of the text comes from.
    pub fn locate(&self, range: Range<usize>) -> Span {
        let start = self.source_offset(range.start, false);
        let end = if range.is_empty() { start } else { self.source_offset(range.end, true) };
        Span::new(start, end)
    }

    pub(super) fn push(&mut self, text: &str, span: Span) {
        self.pieces.push(Piece { start: self.text.len(), span });
        self.text.push_str(text);
    }

    /// `ending`: the offset ends a range, so it belongs to the piece before it.
    fn source_offset(&self, offset: usize, ending: bool) -> usize {
        let after =
            self.pieces.partition_point(|piece| if ending { piece.start < offset } else { piece.start <= offset });
        let Some(piece) = after.checked_sub(1).map(|at| self.pieces[at]) else { return self.span.start };
        let end = self.pieces.get(after).map_or(self.text.len(), |next| next.start);
        let length = end - piece.start;
        let within = offset - piece.start;
        if length == piece.span.end - piece.span.start {
            return piece.span.start + within.min(length);
        }
        // The text is not what stands there, an entity for example: the whole of it is meant.
        if ending { piece.span.end } else { piece.span.start }
    }
}
