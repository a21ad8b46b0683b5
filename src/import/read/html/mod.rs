//! Pages, as a content system or a word processor writes them.
//!
//! Only the tokens are read, not the tree: what is a block and what is bold can be told from tags in order, and
//! broken markup costs nothing. Scripts, styles and navigation are not text.

mod grid;
mod notes;
mod own;
mod sections;
mod unseen;

use std::cell::RefCell;
use std::collections::BTreeMap;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use self::grid::{Grid, MOST_COLUMNS};
use self::notes::Notes;
use self::own::OwnPage;
use self::sections::Sections;
use self::unseen::Hidden;
use super::furniture::{counts_issues, is_furniture, take_menus};
use super::pictures::{Beside, Pictures};
use super::{Unreadable, encoding};
use crate::catalogue::import::{NOT_TEXT, SAVE_AS_UTF8};
use crate::import::document::{
    Align, Block, BoxKind, Boxed, Document, Face, Inline, LeftOut, Lines, Mark, Paragraph, Table, Text, What,
    is_refused, push_text, trim,
};

/// Reads a page.
pub fn read(bytes: &[u8], path: &str, beside: Beside) -> Result<Document, Unreadable> {
    let text = encoding::decode(bytes).ok_or(Unreadable { reason: &NOT_TEXT, advice: &SAVE_AS_UTF8 })?;
    let edits = memchr::memmem::find(text.as_bytes(), b"<ins").is_some();
    let reader = Reader { pictures: Pictures::new(beside), edits, ..Reader::default() };
    let tokenizer = Tokenizer::new(Sink(RefCell::new(reader)), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(text));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let mut reader = tokenizer.sink.0.into_inner();
    reader.end_hidden();
    reader.flush();
    reader.end_own();
    while !reader.tables.is_empty() {
        reader.end_table();
    }
    let menus = take_menus(&mut reader.blocks);
    if menus > 0 {
        *reader.unseen.entry(What::Furniture).or_default() += menus;
    }
    let left_out = reader.unseen.into_iter().map(|(what, count)| LeftOut::new(what, count, None)).collect();
    let source = reader.lines.finish(path);
    let images = reader.pictures.images;
    Ok(Document { source, blocks: reader.blocks, images, notes: reader.notes.texts, modified: None, left_out })
}

struct Sink<'a>(RefCell<Reader<'a>>);

impl TokenSink for Sink<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut reader = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => return reader.tag(&tag),
            Token::CharacterTokens(text) => reader.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

#[derive(Default)]
struct Reader<'a> {
    blocks: Vec<Block>,
    lines: Lines,
    open: Paragraph,
    /// Elements whose text is not text.
    silent: usize,
    strong: usize,
    emphasis: usize,
    link: Option<String>,
    lists: Vec<Option<u32>>,
    tables: Vec<Grid>,
    notes: Notes,
    pictures: Pictures<'a>,
    /// The element whose text is not the page's, and what there was that is not kept.
    hidden: Option<Hidden>,
    unseen: BTreeMap<What, usize>,
    struck: usize,
    /// Whether the page tells insertions, and so with `del` deletions.
    edits: bool,
    own: OwnPage,
    /// Whether an item is open that says nothing yet.
    item_begins: bool,
    /// Whether what stands open labels what follows.
    labelled: bool,
    /// How many blocks stood before the page's `main`, while it is open.
    main: Option<usize>,
    preformatted: usize,
    /// What the open block of code is in.
    code_language: String,
    /// How many elements are open from one on that says it is internal.
    internal: usize,
    sections: Sections,
    /// The face that each open element names, and whether it is bold.
    faces: Vec<(Option<Face>, bool)>,
}

/// A `dt` with more characters is no label.
const LONGEST_TERM: usize = 14;
/// Tables in tables, as old pages lay themselves out.
const DEEPEST: usize = 16;

/// Elements whose content is no markup.
const RAW: &[&str] = &["script", "style", "iframe", "noframes", "xmp", "title", "textarea"];
const SILENT: &[&str] = &["nav", "footer", "select", "template", "svg", "button", "form"];
const BLOCKS: &[&str] = &[
    "p", "div", "section", "article", "header", "main", "body", "blockquote", "pre", "dl", "figure", "figcaption",
    "address", "center", "caption", "aside", "hr",
];

impl Reader<'_> {
    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        let is_start = tag.kind == TagKind::StartTag;
        if !RAW.contains(&name) && (self.is_in_hidden(tag) || self.own_tag(tag)) {
            return TokenSinkResult::Continue;
        }
        self.note(tag, is_start);
        match name {
            name if RAW.contains(&name) => {
                self.silence(is_start);
                if is_start {
                    return TokenSinkResult::RawData(raw_kind(name));
                }
            }
            name if SILENT.contains(&name) && !tag.self_closing => {
                // A drawing stands in its line.
                if name != "svg" {
                    self.flush();
                }
                self.silence(is_start);
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flush();
                if is_start {
                    self.open.mark = Mark::Heading(name.as_bytes()[1] - b'0');
                    self.open.align = align(tag);
                }
            }
            "b" | "strong" => self.strong = counted(self.strong, is_start),
            "i" | "em" => self.emphasis = counted(self.emphasis, is_start),
            "del" | "s" | "strike" => self.struck = counted(self.struck, is_start),
            "span" | "font" => self.face(tag, is_start),
            "a" if is_start && self.reference(tag) => {}
            "dt" | "dd" => self.described(name, is_start),
            "a" => {
                self.link = if is_start { attribute(tag, "href").filter(|href| leads_elsewhere(href)) } else { None }
            }
            "br" => self.open.inlines.push(Inline::Break),
            "img" if is_start && self.silent == 0 => self.picture(tag),
            "code" if is_start && self.preformatted > 0 && self.open.inlines.is_empty() => {
                self.open.mark = Mark::Verbatim;
                self.code_language = language_of_code(tag);
            }
            "ul" | "ol" | "li" => self.list(tag, is_start),
            "table" | "tr" | "td" | "th" => self.table(tag, is_start),
            name if BLOCKS.contains(&name) => self.block(tag, is_start),
            _ => {}
        }
        TokenSinkResult::Continue
    }

    /// Footnotes begin and end with elements of any kind.
    fn note(&mut self, tag: &Tag, is_start: bool) {
        if is_start && self.notes.begin(tag) {
            self.flush();
        } else if !is_start && self.notes.end(&tag.name) {
            self.flush();
            self.notes.close();
        }
    }

    /// The number that stands for a footnote is not text.
    fn reference(&mut self, tag: &Tag) -> bool {
        let Some(at) = self.notes.referred(tag) else { return false };
        self.open.inlines.push(Inline::Note(at));
        self.hidden = Some(Hidden::silent(&tag.name));
        true
    }

    /// A short `dt` is the label of its `dd`, on the same line.
    fn described(&mut self, name: &str, is_start: bool) {
        match (name, is_start) {
            ("dt", false) => {
                let words = self.open.text();
                let length = words.trim().chars().count();
                self.labelled = (1..=LONGEST_TERM).contains(&length);
                if !self.labelled {
                    self.flush();
                } else if !words.trim_end().ends_with(['：', ':']) {
                    self.push("：");
                }
            }
            ("dd", true) if self.labelled => {}
            _ => self.flush(),
        }
        if name == "dd" {
            self.labelled = false;
        }
    }

    fn leave_out(&mut self, what: What) {
        *self.unseen.entry(what).or_default() += 1;
    }

    fn silence(&mut self, is_start: bool) {
        self.silent = if is_start { self.silent + 1 } else { self.silent.saturating_sub(1) };
    }

    fn list(&mut self, tag: &Tag, is_start: bool) {
        self.flush();
        match (&*tag.name, is_start) {
            ("li", true) => self.item(),
            ("li", false) => {}
            (_, false) => drop(self.lists.pop()),
            (name, true) => {
                let first = attribute(tag, "start").and_then(|start| start.parse().ok()).unwrap_or(1);
                self.lists.push((name == "ol").then_some(first));
            }
        }
    }

    fn table(&mut self, tag: &Tag, is_start: bool) {
        let name = &*tag.name;
        if name == "table" {
            self.flush()
        } else {
            self.end_cell()
        }
        match name {
            "table" if !is_start => self.end_table(),
            "table" if self.tables.len() < DEEPEST => self.tables.push(Grid::default()),
            "tr" if is_start => {
                if let Some(grid) = self.tables.last_mut() {
                    grid.begin_row();
                }
            }
            "td" | "th" if is_start => {
                let span =
                    |key| attribute(tag, key).and_then(|n| n.parse().ok()).unwrap_or(1_usize).clamp(1, MOST_COLUMNS);
                if let Some(grid) = self.tables.last_mut() {
                    grid.begin_cell(span("colspan"), span("rowspan"));
                }
            }
            _ => {}
        }
    }

    fn block(&mut self, tag: &Tag, is_start: bool) {
        if self.open.mark == Mark::Verbatim {
            self.end_code();
        }
        // The paragraph of an item that has only begun is the item.
        if !(is_start && self.item_begins) {
            self.flush();
        }
        let name = &*tag.name;
        if name == "main" {
            self.main(is_start);
        }
        if name == "div" && (self.internal > 0 || is_internal(tag)) {
            self.internal = counted(self.internal, is_start);
        }
        match (name, is_start) {
            ("section", true) => self.sections.begin(tag),
            ("section", false) => self.sections.end(),
            _ => {}
        }
        if name == "pre" {
            self.preformatted = counted(self.preformatted, is_start);
        }
        if is_start && name != "div" && name != "body" {
            self.open.align = align(tag);
        }
    }

    fn end_code(&mut self) {
        if self.open.inlines.last() == Some(&Inline::Break) {
            self.open.inlines.pop();
        }
        let language = std::mem::take(&mut self.code_language);
        if self.open.inlines.is_empty() {
            self.open = Paragraph::default();
        } else {
            self.open.fence(&language);
        }
    }

    /// What stands around the `main` that has the title in it is the site's: its name, its menus, its bars.
    fn main(&mut self, is_start: bool) {
        if is_start {
            self.main = self.main.or(Some(self.blocks.len()));
            return;
        }
        let Some(start) = self.main.take() else { return };
        let is_title = |block: &Block| matches!(block, Block::Paragraph(line) if line.mark == Mark::Heading(1));
        if start > 0 && self.tables.is_empty() && self.blocks[start..].iter().any(is_title) {
            self.blocks.drain(..start);
            self.leave_out(What::Furniture);
        }
    }

    fn face(&mut self, tag: &Tag, is_start: bool) {
        if !is_start {
            if let Some((_, true)) = self.faces.pop() {
                self.strong = self.strong.saturating_sub(1);
            }
            return;
        }
        let style = attribute(tag, "style").unwrap_or_default() + &attribute(tag, "face").unwrap_or_default();
        let face = if style.contains("黑体") || style.contains("SimHei") {
            Some(Face::Hei)
        } else if style.contains("楷") || style.contains("KaiTi") {
            Some(Face::Kai)
        } else {
            None
        };
        let squeezed = style.replace(' ', "");
        let bold = squeezed.contains("font-weight:bold") || squeezed.contains("font-weight:700");
        if bold {
            self.strong += 1;
        }
        if self.faces.len() < 1_000 {
            self.faces.push((face, bold));
        }
    }

    fn picture(&mut self, tag: &Tag) {
        let words: String = attribute(tag, "alt").unwrap_or_default().chars().filter(|c| !is_refused(*c)).collect();
        match attribute(tag, "src").and_then(|address| self.pictures.named(&address)) {
            Some(at) => self.open.inlines.push(Inline::Image(at, words)),
            None => self.leave_out(What::Picture),
        }
    }

    fn item(&mut self) {
        self.item_begins = true;
        if self.notes.is_at_start() {
            return;
        }
        let depth = self.lists.len() as u8;
        // No heading stands in an item with a bullet, nor in any list on a page of our own.
        let is_text = self.lists.contains(&None) || self.own.marks_headings();
        match self.lists.last_mut() {
            Some(Some(next)) => {
                let blank = if is_text { " " } else { "" };
                self.open.inlines.push(Inline::Text(Text::plain(format!("{next}.{blank}"))));
                if is_text {
                    self.open.mark = Mark::Numbered(depth);
                }
                *next = next.saturating_add(1);
            }
            _ => self.open.mark = Mark::Item(depth.max(1)),
        }
    }

    fn text(&mut self, text: &str) {
        if self.silent > 0 {
            return;
        }
        self.item_begins &= text.trim().is_empty();
        if let Some(hidden) = &mut self.hidden {
            hidden.hear(text);
            return;
        }
        if self.open.mark == Mark::Verbatim {
            self.code(text);
            return;
        }
        // HTML: any run of blanks is one.
        let mut words = String::with_capacity(text.len());
        let mut blank = self.open.inlines.is_empty() || self.labelled;
        for c in text.chars().filter(|c| !is_refused(*c) || matches!(c, '\r' | '\u{C}')) {
            if c.is_ascii_whitespace() || c == '\u{A0}' {
                if self.preformatted > 0 && c == '\n' {
                    self.push(&std::mem::take(&mut words));
                    self.open.inlines.push(Inline::Break);
                } else if !blank {
                    words.push(' ');
                }
                blank = true;
            } else {
                words.push(c);
                blank = false;
            }
        }
        self.labelled &= words.is_empty();
        self.push(&words);
    }

    /// Blanks of code stand as they are.
    fn code(&mut self, text: &str) {
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.open.inlines.push(Inline::Break);
            }
            let line: String = line.chars().filter(|c| !is_refused(*c)).collect();
            if !line.is_empty() {
                push_text(&mut self.open.inlines, Text::plain(line));
            }
        }
    }

    fn push(&mut self, words: &str) {
        let face = self.faces.iter().rev().find_map(|(face, _)| *face).unwrap_or_default();
        let piece = Text {
            text: words.to_string(),
            strong: self.strong > 0,
            emphasis: self.emphasis > 0,
            struck: self.struck > 0,
            face,
            link: self.link.clone().filter(|_| !self.own.drops_links(self.open.mark)),
        };
        push_text(&mut self.open.inlines, piece);
    }

    fn flush(&mut self) {
        self.item_begins = false;
        let mut paragraph = std::mem::take(&mut self.open);
        trim(&mut paragraph.inlines);
        let text = paragraph.text();
        let has_picture = paragraph.inlines.iter().any(|inline| matches!(inline, Inline::Image(..)));
        if (text.trim().is_empty() && !has_picture) || self.silent > 0 {
            return;
        }
        if self.sections.take_label(text.trim()) {
            return;
        }
        let Some(inlines) = self.notes.take(std::mem::take(&mut paragraph.inlines)) else { return };
        paragraph.inlines = inlines;
        if self.tables.is_empty() && (is_furniture(text.trim()) || counts_issues(text.trim())) {
            self.leave_out(What::Furniture);
            return;
        }
        paragraph.span = self.lines.add(&text);
        paragraph.after_issues = self.own.is_behind_issues();
        let is_internal = self.internal > 0 || self.sections.are_internal();
        let internal = is_internal.then_some(Boxed { kind: BoxKind::Internal, number: 0 });
        paragraph.boxed = internal.or_else(|| self.own.note());
        match self.tables.last_mut().and_then(Grid::cell) {
            Some(cell) => cell.paragraphs.push(paragraph),
            None => self.blocks.push(Block::Paragraph(paragraph)),
        }
    }

    fn end_cell(&mut self) {
        self.flush();
        if let Some(grid) = self.tables.last_mut() {
            grid.end_cell();
        }
    }

    fn end_table(&mut self) {
        self.end_cell();
        let Some(grid) = self.tables.pop() else { return };
        let rows = grid.finish();
        let Some(columns) = rows.first().map(Vec::len) else { return };
        let span =
            rows.iter().flatten().flat_map(|cell| &cell.paragraphs).next().map_or_else(Default::default, |p| p.span);
        // A table of one cell, or in a cell, is how old pages lay text out.
        let is_frame = columns == 1 || rows.len() == 1;
        let paragraphs =
            || rows.iter().flatten().filter(|cell| !cell.repeated).flat_map(|cell| cell.paragraphs.clone());
        match self.tables.last_mut().and_then(Grid::cell) {
            Some(cell) => cell.paragraphs.extend(paragraphs()),
            None if is_frame => self.blocks.extend(paragraphs().map(Block::Paragraph)),
            None => self.blocks.push(Block::Table(Table { span, rows, sheet: None })),
        }
    }
}

/// What stands between such a start and its end is no markup.
fn raw_kind(name: &str) -> RawKind {
    match name {
        "script" => RawKind::ScriptData,
        "title" | "textarea" => RawKind::Rcdata,
        _ => RawKind::Rawtext,
    }
}

fn counted(count: usize, is_start: bool) -> usize {
    if is_start { (count + 1).min(1_000) } else { count.saturating_sub(1) }
}

/// Code may be highlighted, and names then the language that it is in.
fn language_of_code(tag: &Tag) -> String {
    let classes = attribute(tag, "class").unwrap_or_default();
    let language = classes.split_ascii_whitespace().find_map(|class| class.strip_prefix("language-"));
    language.unwrap_or_default().chars().filter(|c| !is_refused(*c) && *c != '`').collect()
}

/// How our own pages mark what only the internal edition shows.
fn is_internal(tag: &Tag) -> bool {
    tag.kind == TagKind::StartTag && has_class(tag, "internal")
}

fn has_class(tag: &Tag, name: &str) -> bool {
    attribute(tag, "class").is_some_and(|classes| classes.split_ascii_whitespace().any(|class| class == name))
}

/// Whether a link leads to another page or a file, and is no button.
fn leads_elsewhere(href: &str) -> bool {
    let is_button = ["#", "javascript:", "mailto:", "tel:", "data:"].iter().any(|start| href.starts_with(start));
    !href.trim().is_empty() && !is_button && !href.contains(is_refused)
}

fn attribute(tag: &Tag, name: &str) -> Option<String> {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| attribute.value.to_string())
}

fn align(tag: &Tag) -> Align {
    let style = attribute(tag, "style").unwrap_or_default().replace(' ', "");
    let own = attribute(tag, "align").unwrap_or_default();
    if own == "center" || style.contains("text-align:center") {
        Align::Center
    } else if own == "right" || style.contains("text-align:right") {
        Align::End
    } else {
        Align::Start
    }
}
