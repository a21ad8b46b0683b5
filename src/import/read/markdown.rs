//! Markdown of any maker, read through the same parser as our own texts.
//!
//! Numbers of ordered lists are typed out, since `1. 整改…` on a line of its own is a heading or a sentence in
//! a notice, never a list in the sense of Markdown; but in an item with a bullet, where no heading stands.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};

use super::fenced::Unfenced;
use super::pictures::{Beside, Pictures};
use crate::import::document::{
    Block, Cell, Document, Inline, LeftOut, Mark, Paragraph, Table, Text, What, is_refused, push_text, trim,
};
use crate::markdown;
use crate::source::{Source, Span};

/// Reads a text.
pub fn read(text: &str, path: &str, beside: Beside) -> Document {
    let source = Source::new(path, text);
    let start = front_matter(text);
    let body = Unfenced::of(&text[start..]);
    let mut reader = Reader { pictures: Pictures::new(beside), ..Reader::default() };
    for (event, range) in markdown::events(&body.text) {
        let begins = begins(&event);
        let boxed = body.block(range.start);
        reader.event(event, Span::new(range.start + start, range.end + start));
        if begins && reader.open.boxed.is_none() {
            reader.open.boxed = boxed.cloned();
        }
    }
    let mut left_out = reader.left_out;
    if start > 0 {
        left_out.push(LeftOut::new(What::Metadata, 1, Some(Span::new(0, 3))));
    }
    let images = reader.pictures.images;
    Document { source, blocks: reader.blocks, images, notes: reader.notes, modified: None, left_out }
}

/// The length of a YAML head.
fn front_matter(text: &str) -> usize {
    let Some(rest) = text.strip_prefix("---\n") else { return 0 };
    rest.find("\n---\n").map_or(0, |at| 4 + at + 5)
}

/// Whether a paragraph begins with it, or goes on.
fn begins(event: &Event) -> bool {
    matches!(
        event,
        Event::Text(_)
            | Event::Code(_)
            | Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::Item | Tag::TableCell | Tag::CodeBlock(_))
    )
}

#[derive(Default)]
struct Reader<'a> {
    pictures: Pictures<'a>,
    blocks: Vec<Block>,
    notes: Vec<Vec<Inline>>,
    labels: Vec<String>,
    left_out: Vec<LeftOut>,
    open: Paragraph,
    /// The next number of each open list; `None` for those without.
    lists: Vec<Option<u64>>,
    strong: usize,
    emphasis: usize,
    struck: usize,
    quotes: usize,
    link: Option<String>,
    /// The address of an open picture, and its words so far.
    image: Option<(String, String)>,
    code: bool,
    table: Option<Table>,
    note: Option<usize>,
}

impl Reader<'_> {
    fn event(&mut self, event: Event, span: Span) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag, span),
            Event::Text(text) if self.code => {
                let line = Text::plain(text.trim_end_matches('\n'));
                self.open.inlines.push(Inline::Text(line));
                self.open.inlines.push(Inline::Break);
            }
            Event::Text(text) | Event::Code(text) => self.text(&text, span),
            Event::SoftBreak | Event::HardBreak => self.open.inlines.push(Inline::Break),
            Event::InlineHtml(html) if html.starts_with("<br") => self.open.inlines.push(Inline::Break),
            Event::Html(_) | Event::InlineHtml(_) => self.leave_out(What::Markup, span),
            Event::FootnoteReference(label) => {
                let at = self.note_index(&label);
                self.open.inlines.push(Inline::Note(at));
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag, span: Span) {
        match tag {
            Tag::Paragraph => self.begin(span),
            Tag::Heading { level, .. } => {
                self.flush();
                self.begin(span);
                self.open.mark = Mark::Heading(level_of(level));
            }
            Tag::BlockQuote(_) => self.quotes += 1,
            Tag::List(first) => {
                self.flush();
                self.lists.push(first);
            }
            Tag::Item => {
                self.flush();
                self.begin(span);
                let depth = self.lists.len() as u8;
                let is_below_bullets = self.lists.contains(&None);
                match self.lists.last_mut() {
                    Some(Some(next)) => {
                        let number = if is_below_bullets { format!("{next}. ") } else { format!("{next}.") };
                        *next += 1;
                        self.open.inlines.push(Inline::Text(Text::plain(number)));
                        if is_below_bullets {
                            self.open.mark = Mark::Numbered(depth);
                        }
                    }
                    _ => self.open.mark = Mark::Item(depth),
                }
            }
            Tag::CodeBlock(kind) => {
                self.flush();
                self.begin(span);
                let info = if let CodeBlockKind::Fenced(info) = kind { info.to_string() } else { String::new() };
                self.open.mark = Mark::Verbatim;
                self.open.inlines.push(Inline::Text(Text::plain(format!("```{info}"))));
                self.open.inlines.push(Inline::Break);
                self.code = true;
            }
            Tag::Strong => self.strong += 1,
            Tag::Emphasis => self.emphasis += 1,
            Tag::Strikethrough => self.struck += 1,
            Tag::Link { dest_url, .. } => self.link = Some(dest_url.to_string()),
            Tag::Image { dest_url, .. } => self.image = Some((dest_url.to_string(), String::new())),
            Tag::Table(_) => {
                self.flush();
                self.table = Some(Table { span, ..Table::default() });
            }
            Tag::TableHead | Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    table.rows.push(Vec::new());
                }
            }
            Tag::TableCell => self.begin(span),
            Tag::FootnoteDefinition(label) => {
                self.flush();
                self.note = Some(self.note_index(&label));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, span: Span) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item => self.flush(),
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quotes -= 1;
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::CodeBlock => {
                self.open.inlines.push(Inline::Text(Text::plain("```")));
                self.code = false;
                self.flush();
            }
            TagEnd::Strong => self.strong -= 1,
            TagEnd::Emphasis => self.emphasis -= 1,
            TagEnd::Strikethrough => self.struck -= 1,
            TagEnd::Link => self.link = None,
            TagEnd::Image => {
                let Some((address, words)) = self.image.take() else { return };
                match self.pictures.named(&address) {
                    Some(at) => self.open.inlines.push(Inline::Image(at, words)),
                    None => self.leave_out(What::Picture, span),
                }
            }
            TagEnd::TableCell => {
                let paragraph = self.take();
                if let Some(row) = self.table.as_mut().and_then(|table| table.rows.last_mut()) {
                    row.push(Cell { paragraphs: vec![paragraph], repeated: false });
                }
            }
            TagEnd::Table => self.blocks.extend(self.table.take().map(Block::Table)),
            TagEnd::FootnoteDefinition => {
                self.flush();
                self.note = None;
            }
            _ => {}
        }
    }

    fn begin(&mut self, span: Span) {
        if self.open.inlines.is_empty() {
            self.open.span = Span::new(span.start, span.start);
        }
        if self.quotes > 0 && self.open.mark == Mark::Body {
            self.open.mark = Mark::Quote;
        }
    }

    fn text(&mut self, text: &str, span: Span) {
        let words: String = text.chars().filter(|c| !is_refused(*c)).collect();
        if let Some((_, alt)) = &mut self.image {
            alt.push_str(&words);
            return;
        }
        self.open.span.end = self.open.span.end.max(span.end);
        let piece = Text {
            text: words,
            strong: self.strong > 0,
            emphasis: self.emphasis > 0,
            struck: self.struck > 0,
            link: self.link.clone(),
            ..Text::default()
        };
        push_text(&mut self.open.inlines, piece);
    }

    fn take(&mut self) -> Paragraph {
        let mut paragraph = std::mem::take(&mut self.open);
        trim(&mut paragraph.inlines);
        paragraph
    }

    fn flush(&mut self) {
        let paragraph = self.take();
        if paragraph.inlines.is_empty() {
            return;
        }
        match self.note.and_then(|at| self.notes.get_mut(at)) {
            Some(note) => note.extend(paragraph.inlines),
            None => self.blocks.push(Block::Paragraph(paragraph)),
        }
    }

    fn note_index(&mut self, label: &str) -> usize {
        self.labels.iter().position(|known| known == label).unwrap_or_else(|| {
            self.labels.push(label.to_string());
            self.notes.push(Vec::new());
            self.labels.len() - 1
        })
    }

    fn leave_out(&mut self, what: What, span: Span) {
        self.left_out.push(LeftOut::new(what, 1, Some(span)));
    }
}

fn level_of(level: HeadingLevel) -> u8 {
    level as u8
}
