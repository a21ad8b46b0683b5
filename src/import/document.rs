//! What every reader makes of its file: a stream of paragraphs and tables, with what a person would see of them.
//!
//! Formats differ in how they store headings, numbers and bold print; here they no longer do. What a paragraph
//! means is not decided in this room: that is the structure's affair. Each paragraph knows its line in a
//! [`Source`], so that a guess can be told with its place even where the file itself has no lines.

use std::sync::Arc;

use jiff::civil::Date;

use crate::source::{Source, Span};

/// A file, read.
#[derive(Debug)]
pub struct Document {
    /// The text itself where the file is text; otherwise one line a paragraph, or a row of a sheet.
    pub source: Arc<Source>,
    pub blocks: Vec<Block>,
    pub images: Vec<Image>,
    /// The text of each footnote.
    pub notes: Vec<Vec<Inline>>,
    /// When the file says that it was last changed.
    pub modified: Option<Date>,
    /// What the reader could not or would not keep.
    pub left_out: Vec<LeftOut>,
}

#[derive(Debug, Clone)]
pub enum Block {
    Paragraph(Paragraph),
    Table(Table),
}

#[derive(Debug, Clone, Default)]
pub struct Paragraph {
    pub span: Span,
    pub inlines: Vec<Inline>,
    pub mark: Mark,
    pub align: Align,
    /// The size of all its words, in half points; 0 where they share none, or the file says nothing of sizes.
    pub size: u16,
    /// Whether an indent shows that this is where a paragraph begins, in a file whose lines are broken anywhere.
    pub indented: bool,
    /// Whether the line is as long as lines get there, so that it may go on whatever it ends with.
    pub fills: bool,
    pub boxed: Option<Boxed>,
    /// Whether the file says that it stands behind all issues.
    pub after_issues: bool,
    /// The date that a cell of a sheet holds and shows without its year.
    pub whole_date: Option<Date>,
}

/// The block of `:::` that a paragraph stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Boxed {
    pub kind: BoxKind,
    /// Tells it from the one before.
    pub number: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BoxKind {
    /// What only the internal edition shows.
    Internal,
    /// A note, with its title where it has one of its own.
    Note(String),
}

impl BoxKind {
    /// Whether both are of one kind, whatever their titles.
    pub fn is_alike(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

/// What the file itself says that a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mark {
    #[default]
    Body,
    Title,
    /// A heading by style, 1 for the topmost.
    Heading(u8),
    /// An item of a list without numbers, so deep.
    Item(u8),
    /// An item of a list whose number is typed, and is nothing but that, so deep.
    Numbered(u8),
    /// A further paragraph of an item, so deep.
    Continued(u8),
    /// Who signs, whatever the name.
    Signature,
    Quote,
    /// Text that stands as it is, such as code.
    Verbatim,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    #[default]
    Start,
    Center,
    End,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    Text(Text),
    /// One of the document's images, and the words that stand for it.
    Image(usize, String),
    /// One of the document's footnotes.
    Note(usize),
    /// A line that was ended inside a paragraph.
    Break,
}

/// Text of one look.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Text {
    pub text: String,
    pub strong: bool,
    pub emphasis: bool,
    /// Whether a line goes through it, which no tracked change put there.
    pub struck: bool,
    pub face: Face,
    /// An address outside the document.
    pub link: Option<String>,
}

/// The type faces that official documents tell ranks by (GB/T 9704-2012, 7.3.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Face {
    /// 仿宋, 宋体, or none named.
    #[default]
    Plain,
    /// 黑体
    Hei,
    /// 楷体
    Kai,
    /// 小标宋, the face of titles.
    Title,
}

/// Every row has as many cells as the widest; a merged cell stands at each of its places.
#[derive(Debug, Clone, Default)]
pub struct Table {
    pub span: Span,
    pub rows: Vec<Vec<Cell>>,
    pub sheet: Option<Sheet>,
}

/// 工作表: where the rows of a table have numbers of their own.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// One line a row; the spans of the table and its paragraphs are here.
    pub source: Arc<Source>,
    /// What it is called; empty where the file has none.
    pub name: String,
    /// Where it begins in the document's source.
    pub start: usize,
}

#[derive(Debug, Clone, Default)]
pub struct Cell {
    pub paragraphs: Vec<Paragraph>,
    /// Whether it repeats the cell above or before it, with which it is merged.
    pub repeated: bool,
}

/// A picture, taken out of the file.
#[derive(Debug, Clone)]
pub struct Image {
    pub bytes: Vec<u8>,
    /// `png`, `jpg`, …
    pub extension: &'static str,
}

/// Something that was not kept.
#[derive(Debug, Clone)]
pub struct LeftOut {
    pub what: What,
    pub count: usize,
    pub span: Option<Span>,
    /// The sheet that it is of.
    pub sheet: Option<Arc<Source>>,
    /// Where some of it is in its sheet, or all.
    pub places: Vec<SheetPlace>,
}

/// A place of a sheet, counted from nought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetPlace {
    /// By row and column.
    Cell(usize, usize),
    Row(usize),
    Column(usize),
}

/// Kinds of things that a reader does not keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    Deleted,
    Hidden,
    Comments,
    Macros,
    Contents,
    Embedded,
    Drawing,
    Picture,
    Markup,
    Metadata,
    Grouping,
    Header,
    InternalHeader,
    MarkedHeader,
    Furniture,
    Sheet,
    HiddenCells,
    Cells,
    TableText,
    Link,
    Formula,
    FormulaError,
    Symbol,
}

impl LeftOut {
    pub fn new(what: What, count: usize, span: Option<Span>) -> Self {
        Self { what, count, span, sheet: None, places: Vec::new() }
    }
}

impl Paragraph {
    /// Words of no look.
    pub fn plain(text: &str, span: Span) -> Self {
        Self { span, inlines: vec![Inline::Text(Text::plain(text))], ..Self::default() }
    }

    /// The words alone.
    pub fn text(&self) -> String {
        plain(&self.inlines)
    }

    /// Puts a fence around lines of code, as Markdown has it.
    pub fn fence(&mut self, info: &str) {
        let longest = self.text().split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(longest.max(2) + 1);
        let opening = Inline::Text(Text::plain(format!("{fence}{info}")));
        self.inlines.splice(0..0, [opening, Inline::Break]);
        self.inlines.extend([Inline::Break, Inline::Text(Text::plain(fence))]);
    }

    /// Whether it is text whatever it looks like: no heading, no field of an issue, no part of the closing.
    pub fn is_apart(&self) -> bool {
        self.boxed.is_some() || matches!(self.mark, Mark::Numbered(_)) || self.is_struck()
    }

    /// Whether a line goes through all of it.
    pub fn is_struck(&self) -> bool {
        self.all(|text| text.struck)
    }

    /// Whether a line goes through any of it.
    pub fn has_struck(&self) -> bool {
        self.texts().any(|text| text.struck)
    }

    /// The words alone, or those that a line goes through.
    pub fn words(&self, struck: bool) -> String {
        self.inlines
            .iter()
            .filter_map(|inline| match inline {
                Inline::Text(text) if text.struck == struck => Some(text.text.as_str()),
                _ => None,
            })
            .collect()
    }

    /// Takes out what a line goes through.
    pub fn without_struck(&self) -> Paragraph {
        let is_kept = |inline: &&Inline| !matches!(inline, Inline::Text(text) if text.struck);
        let mut inlines: Vec<Inline> = self.inlines.iter().filter(is_kept).cloned().collect();
        trim(&mut inlines);
        Paragraph { inlines, ..self.clone() }
    }

    /// Whether all of it is bold.
    pub fn is_strong(&self) -> bool {
        self.all(|text| text.strong)
    }

    /// The face of all its words, if they share one.
    pub fn face(&self) -> Face {
        let first = self.texts().next().map_or(Face::Plain, |text| text.face);
        if self.all(|text| text.face == first) { first } else { Face::Plain }
    }

    fn texts(&self) -> impl Iterator<Item = &Text> {
        self.inlines.iter().filter_map(|inline| match inline {
            Inline::Text(text) if !text.text.trim().is_empty() => Some(text),
            _ => None,
        })
    }

    fn all(&self, holds: impl Fn(&Text) -> bool) -> bool {
        self.texts().next().is_some() && self.texts().all(holds)
    }
}

impl Table {
    /// The block of `:::` that it stands in.
    pub fn boxed(&self) -> Option<&Boxed> {
        self.paragraphs().find_map(|paragraph| paragraph.boxed.as_ref())
    }

    pub fn paragraphs(&self) -> impl Iterator<Item = &Paragraph> {
        self.rows.iter().flatten().flat_map(|cell| &cell.paragraphs)
    }

    /// Each once, where cells were merged.
    pub fn own_paragraphs(&self) -> impl Iterator<Item = &Paragraph> {
        self.rows.iter().flatten().filter(|cell| !cell.repeated).flat_map(|cell| &cell.paragraphs)
    }
}

impl Text {
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Whether two pieces look alike, so that they are one.
    pub fn looks_like(&self, other: &Text) -> bool {
        self.strong == other.strong
            && self.struck == other.struck
            && self.emphasis == other.emphasis
            && self.face == other.face
            && self.link == other.link
    }
}

/// What a merged cell repeats is short, a category or a unit; a long text is not copied a thousand times.
const LONGEST_REPEATED: usize = 400;

impl Cell {
    /// This cell at another of its places.
    pub fn repeat(&self) -> Cell {
        let length: usize = self.paragraphs.iter().map(|paragraph| paragraph.text().len()).sum();
        let paragraphs = if length <= LONGEST_REPEATED { self.paragraphs.clone() } else { Vec::new() };
        Cell { paragraphs, repeated: true }
    }

    /// The words of the cell, its paragraphs on lines of their own.
    pub fn text(&self) -> String {
        self.paragraphs.iter().map(Paragraph::text).collect::<Vec<_>>().join("\n").trim().to_string()
    }
}

/// The words of inlines, without what else they hold; a break is a line break.
pub fn plain(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(piece) => text.push_str(&piece.text),
            Inline::Break => text.push('\n'),
            Inline::Image(..) | Inline::Note(_) => {}
        }
    }
    text
}

/// `3. `: the typed number of an item, if a text begins with one.
pub fn list_number(text: &str) -> Option<String> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let is_number = (1..=9).contains(&digits) && text[digits..].starts_with(". ");
    is_number.then(|| text[..digits + ". ".len()].to_string())
}

/// Appends a piece, joined to the one before it where both look alike.
pub fn push_text(inlines: &mut Vec<Inline>, piece: Text) {
    if piece.text.is_empty() {
        return;
    }
    if let Some(Inline::Text(last)) = inlines.last_mut()
        && last.looks_like(&piece)
    {
        last.text.push_str(&piece.text);
        return;
    }
    inlines.push(Inline::Text(piece));
}

/// The inlines from a byte of their words on: what stands before is cut off.
pub fn cut_before(inlines: &[Inline], mut offset: usize) -> Vec<Inline> {
    let mut rest = Vec::new();
    for inline in inlines {
        match inline {
            Inline::Text(piece) if offset >= piece.text.len() => offset -= piece.text.len(),
            Inline::Text(piece) => {
                push_text(&mut rest, Text { text: piece.text[offset..].to_string(), ..piece.clone() });
                offset = 0;
            }
            Inline::Break if offset > 0 => offset -= 1,
            Inline::Image(..) | Inline::Note(_) if offset > 0 => {}
            other => rest.push(other.clone()),
        }
    }
    trim(&mut rest);
    rest
}

/// The inlines up to a byte of their words.
pub fn cut_after(inlines: &[Inline], mut offset: usize) -> Vec<Inline> {
    let mut kept = Vec::new();
    for inline in inlines {
        if offset == 0 && !matches!(inline, Inline::Note(_)) {
            break;
        }
        match inline {
            Inline::Text(piece) if offset >= piece.text.len() => {
                offset -= piece.text.len();
                kept.push(inline.clone());
            }
            Inline::Text(piece) => {
                push_text(&mut kept, Text { text: piece.text[..offset].to_string(), ..piece.clone() });
                offset = 0;
            }
            Inline::Break => {
                offset = offset.saturating_sub(1);
                kept.push(Inline::Break);
            }
            other => kept.push(other.clone()),
        }
    }
    trim(&mut kept);
    kept
}

/// Takes blanks and breaks off both ends.
pub fn trim(inlines: &mut Vec<Inline>) {
    while let Some(first) = inlines.first_mut() {
        match first {
            Inline::Text(piece) => {
                let trimmed = piece.text.trim_start().to_string();
                if !trimmed.is_empty() {
                    piece.text = trimmed;
                    break;
                }
            }
            Inline::Break => {}
            _ => break,
        }
        inlines.remove(0);
    }
    while let Some(last) = inlines.last_mut() {
        match last {
            Inline::Text(piece) => {
                let length = piece.text.trim_end().len();
                if length > 0 {
                    piece.text.truncate(length);
                    break;
                }
            }
            Inline::Break => {}
            _ => break,
        }
        inlines.pop();
    }
}

/// Collects paragraphs and gives each a line in a source of their own.
#[derive(Default)]
pub struct Lines {
    text: String,
}

impl Lines {
    /// Adds a line and says where it stands.
    pub fn add(&mut self, text: &str) -> Span {
        let span = self.go_on(text);
        self.end();
        span
    }

    /// Adds to the line and says where that stands.
    pub fn go_on(&mut self, text: &str) -> Span {
        let start = self.text.len();
        for c in text.chars() {
            self.text.push(if c.is_control() { ' ' } else { c });
        }
        Span::new(start, self.text.len())
    }

    pub fn end(&mut self) {
        self.text.push('\n');
    }

    pub fn into_text(self) -> String {
        self.text
    }

    pub fn finish(self, path: &str) -> Arc<Source> {
        Source::new(path, self.text)
    }
}

/// The address of a link as a text of a site can hold it. `None`: it leads nowhere outside of its own site or disk.
pub fn web_address(link: &str) -> Option<String> {
    let is_whole = ["https://", "http://", "mailto:"].iter().any(|scheme| link.starts_with(scheme));
    let is_plain = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'(' | b')' | b'<' | b'>' | b'\\' | b'"');
    let encoded =
        link.bytes().map(|byte| if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") });
    is_whole.then(|| encoded.collect())
}

/// Characters that a site refuses: controls, and marks that turn the direction of a text round.
pub fn is_refused(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' | '\u{AD}')
}
