//! The text of one content file: paragraphs, headings, tables, with its images and footnotes.

use std::collections::BTreeMap;

use super::inline::{self, References};
use crate::import::document::{BoxKind, Boxed, Document, Inline, Mark, Paragraph, Table, cut_before, list_number};
use crate::import::draft::Element;

/// What is put into the files of one notice.
pub struct Bodies<'a> {
    document: &'a Document,
    /// The file names of the images used, by their index.
    pub images: BTreeMap<usize, String>,
}

/// The references of one file.
struct Local<'a, 'b> {
    bodies: &'b mut Bodies<'a>,
    notes: Vec<usize>,
}

impl References for Local<'_, '_> {
    fn image(&mut self, index: usize) -> Option<String> {
        let image = self.bodies.document.images.get(index)?;
        let next = self.bodies.images.len() + 1;
        let name = self.bodies.images.entry(index).or_insert_with(|| format!("image-{next}.{}", image.extension));
        Some(format!("images/{name}"))
    }

    fn note(&mut self, index: usize) -> usize {
        let at = self.notes.iter().position(|known| *known == index).unwrap_or_else(|| {
            self.notes.push(index);
            self.notes.len() - 1
        });
        at + 1
    }
}

impl<'a> Bodies<'a> {
    pub fn new(document: &'a Document) -> Self {
        Self { document, images: BTreeMap::new() }
    }

    /// Markdown of a body; its topmost headings get so many `#`.
    pub fn write(&mut self, elements: &[Element], hashes: usize) -> String {
        let document = self.document;
        let mut local = Local { bodies: self, notes: Vec::new() };
        let mut text = Text::default();
        for element in elements {
            let block = match element {
                Element::Issues => "<!-- issues -->".to_string(),
                Element::Table(table) => write_table(table, &mut local),
                Element::Heading(level, title) => {
                    let hashes = (hashes + usize::from(*level) - 1).min(6);
                    let title = inline::markdown(&title.inlines, &mut local);
                    // `{#id}` at the end of a heading is an attribute.
                    let title = if title.ends_with('}') { title.replace('{', "\\{") } else { title };
                    if title.is_empty() { String::new() } else { format!("{} {title}", "#".repeat(hashes)) }
                }
                Element::Paragraph(paragraph) => write_paragraph(paragraph, &mut local),
            };
            if !block.is_empty() {
                text.stand_in(boxed(element));
                text.push(&block, place_of(element));
            }
        }
        text.stand_in(None);
        let mut text = text.text;
        // A footnote may hold another.
        let mut at = 0;
        while at < local.notes.len() {
            let note = document.notes.get(local.notes[at]).cloned().unwrap_or_default();
            let words = inline::markdown(&note, &mut local);
            text.push_str(&format!("\n\n[^{}]: {words}", at + 1));
            at += 1;
        }
        if !text.is_empty() {
            text.push('\n');
        }
        text
    }
}

/// A text that is being put together.
#[derive(Default)]
struct Text<'e> {
    text: String,
    /// The block of `:::` that is open.
    boxed: Option<&'e Boxed>,
    last: Last,
    /// The items that are open, each in the one before.
    items: Vec<Open>,
}

/// What stands at the end of a text.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Last {
    #[default]
    Other,
    Fence,
    Item,
}

/// An item that what follows may stand in.
#[derive(Clone, Copy)]
struct Open {
    list: List,
    depth: u8,
    /// How far what stands in it is indented.
    width: usize,
}

/// Where a block stands.
#[derive(Clone, Copy)]
enum Place {
    Open,
    Item(List, u8),
    InItem(u8),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    Bullets,
    Numbers,
}

impl<'e> Text<'e> {
    /// Ends the block that is open, and begins the one that the next element stands in.
    fn stand_in(&mut self, boxed: Option<&'e Boxed>) {
        if self.boxed == boxed {
            return;
        }
        if self.boxed.is_some() {
            self.text.push_str("\n:::");
            self.last = Last::Other;
            self.items.clear();
        }
        if let Some(boxed) = boxed {
            let fence = match &boxed.kind {
                BoxKind::Internal => "::: internal".to_string(),
                BoxKind::Note(title) => format!("::: note {title}").trim_end().to_string(),
            };
            self.push(&fence, Place::Open);
            self.last = Last::Fence;
        }
        self.boxed = boxed;
    }

    fn push(&mut self, block: &str, place: Place) {
        let (indent, goes_on) = match place {
            Place::Open => {
                self.items.clear();
                (0, false)
            }
            Place::InItem(depth) => {
                self.items.retain(|item| item.depth <= depth);
                (self.indent(), false)
            }
            Place::Item(list, depth) => self.begin(block, list, depth),
        };
        let near = self.last == Last::Fence || (self.last == Last::Item && goes_on);
        if !self.text.is_empty() {
            self.text.push_str(if near { "\n" } else { "\n\n" });
        }
        self.text.push_str(&" ".repeat(indent));
        self.text.push_str(block);
        self.last = if matches!(place, Place::Item(..)) { Last::Item } else { Last::Other };
    }

    /// Begins an item in those that are not as deep. Says how far it is indented, and whether it goes on with a list, or
    /// begins one in the item before, without a blank line.
    fn begin(&mut self, item: &str, list: List, depth: u8) -> (usize, bool) {
        let before = self.items.iter().find(|item| item.depth == depth).map(|item| item.list);
        self.items.retain(|item| item.depth < depth);
        let indent = self.indent();
        let width = item.find(' ').map_or(0, |blank| blank + 1);
        self.items.push(Open { list, depth, width });
        // Only a list that begins with 1 may begin without a blank line (CommonMark, 5.2).
        let goes_on = before.map_or(list == List::Bullets || item.starts_with("1. "), |before| before == list);
        (indent, goes_on)
    }

    fn indent(&self) -> usize {
        self.items.iter().map(|item| item.width).sum()
    }
}

fn boxed(element: &Element) -> Option<&Boxed> {
    match element {
        Element::Paragraph(paragraph) => paragraph.boxed.as_ref(),
        Element::Table(table) => table.boxed(),
        Element::Heading(..) | Element::Issues => None,
    }
}

fn place_of(element: &Element) -> Place {
    let Element::Paragraph(paragraph) = element else { return Place::Open };
    match paragraph.mark {
        Mark::Item(depth) => Place::Item(List::Bullets, depth),
        Mark::Numbered(depth) => Place::Item(List::Numbers, depth),
        Mark::Continued(depth) => Place::InItem(depth),
        _ => Place::Open,
    }
}

fn write_paragraph(paragraph: &Paragraph, references: &mut dyn References) -> String {
    match paragraph.mark {
        Mark::Verbatim => crate::import::document::plain(&paragraph.inlines),
        Mark::Quote => prefixed("> ", inline::markdown(&paragraph.inlines, references)),
        Mark::Item(_) => prefixed("- ", inline::markdown(&paragraph.inlines, references)),
        Mark::Numbered(_) => {
            let number = list_number(&paragraph.text());
            let words = cut_before(&paragraph.inlines, number.as_ref().map_or(0, String::len));
            prefixed(&number.unwrap_or_default(), inline::markdown(&words, references))
        }
        _ => inline::markdown(&paragraph.inlines, references),
    }
}

fn prefixed(prefix: &str, text: String) -> String {
    if text.is_empty() { text } else { format!("{prefix}{text}") }
}

/// A table with lines; one that is only a frame around text becomes text.
fn write_table(table: &Table, references: &mut dyn References) -> String {
    let columns = table.rows.first().map_or(0, Vec::len);
    if columns < 2 || table.rows.len() < 2 {
        let paragraphs = table.own_paragraphs();
        let texts: Vec<String> = paragraphs
            .map(|paragraph| write_paragraph(paragraph, references))
            .filter(|text| !text.is_empty())
            .collect();
        return texts.join("\n\n");
    }
    let mut lines = Vec::with_capacity(table.rows.len() + 1);
    for (at, row) in table.rows.iter().enumerate() {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| {
                let mut inlines: Vec<Inline> = Vec::new();
                for paragraph in &cell.paragraphs {
                    if !inlines.is_empty() {
                        inlines.push(Inline::Break);
                    }
                    inlines.extend(paragraph.inlines.iter().cloned());
                }
                inline::markdown(&inlines, references)
            })
            .collect();
        lines.push(format!("| {} |", cells.join(" | ")));
        if at == 0 {
            lines.push(format!("|{}", " --- |".repeat(columns)));
        }
    }
    lines.join("\n")
}
