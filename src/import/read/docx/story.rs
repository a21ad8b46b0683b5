//! The text of a document: paragraphs, tables and notes, as the reader of the print sees them. What stands in a
//! paragraph is read in [`super::runs`].
//!
//! Tracked insertions are text, tracked deletions are not (17.13.5); hidden text, fields' codes and the table of
//! contents are not either. A text box stands after the paragraph that it hangs on.

use std::collections::{BTreeMap, HashMap};

use roxmltree::{Document as Xml, Node};

use super::numbering::{self, Numbering};
use super::runs::{Field, Open, Run};
use super::styles::{Look, Style, Styles, align, level, shaded};
use super::{Relations, attribute, child, named, switch, value};
use crate::formats::LIST_INDENT;
use crate::import::document::{Align, Block, Inline, LeftOut, Lines, Mark, Paragraph, Text, What, list_number, trim};
use crate::import::read::boxes::Boxes;
use crate::source::Span;

/// What the walk told.
#[derive(Default)]
pub struct Told {
    pub blocks: Vec<Block>,
    pub notes: Vec<Vec<Inline>>,
    pub lines: Lines,
    pub left_out: Vec<LeftOut>,
}

pub struct Story {
    pub(super) styles: Styles,
    numbering: Numbering,
    pub(super) relations: Relations,
    pub(super) image_of: HashMap<String, usize>,
    pub(super) told: Told,
    /// Footnotes and endnotes by kind and id.
    pub(super) note_of: BTreeMap<(String, String), usize>,
    /// The fields that are open, the innermost last.
    pub(super) fields: Vec<Field>,
    missing: BTreeMap<What, (usize, Option<Span>)>,
    pub(super) cells: usize,
    pub(super) depth: usize,
    /// How many tables and boxes the text stands in.
    pub(super) frames: usize,
    /// A paragraph whose mark was deleted goes on in the next (17.13.5.15).
    unfinished: Option<Paragraph>,
    boxes: Boxes,
    /// Whether all issues stand before.
    pub(super) behind_issues: bool,
}

/// Boxes in tables in tables.
pub(super) const DEEPEST: usize = 24;

impl Story {
    pub fn new(styles: Styles, numbering: Numbering, relations: Relations, image_of: HashMap<String, usize>) -> Self {
        Self {
            styles,
            numbering,
            relations,
            image_of,
            told: Told::default(),
            note_of: BTreeMap::new(),
            fields: Vec::new(),
            missing: BTreeMap::new(),
            cells: 0,
            depth: 0,
            frames: 0,
            unfinished: None,
            boxes: Boxes::default(),
            behind_issues: false,
        }
    }

    /// Reads the body.
    pub fn walk(&mut self, body: Node) {
        let blocks = self.blocks(body);
        self.told.blocks.extend(blocks);
    }

    /// Reads the texts of notes.
    pub fn notes(&mut self, xml: &Xml, kind: &str) {
        for node in xml.descendants().filter(|node| named(node, kind)) {
            let Some(id) = attribute(node, "id") else { continue };
            let Some(&at) = self.note_of.get(&(kind.to_string(), id.to_string())) else { continue };
            let mut inlines = Vec::new();
            for block in self.blocks(node) {
                if let Block::Paragraph(paragraph) = block {
                    inlines.extend(paragraph.inlines);
                }
            }
            trim(&mut inlines);
            if let Some(note) = self.told.notes.get_mut(at) {
                *note = inlines;
            }
        }
    }

    pub fn finish(mut self) -> Told {
        if let Some(paragraph) = self.unfinished.take() {
            self.told.blocks.push(Block::Paragraph(paragraph));
        }
        let left = self.missing.into_iter().map(|(what, (count, span))| LeftOut::new(what, count, span));
        self.told.left_out.extend(left);
        self.told
    }

    /// Everything of a body, a cell or a box.
    pub(super) fn blocks(&mut self, parent: Node) -> Vec<Block> {
        let mut blocks = Vec::new();
        self.depth += 1;
        if self.depth <= DEEPEST {
            self.blocks_into(parent, &mut blocks);
        }
        self.depth -= 1;
        blocks
    }

    fn blocks_into(&mut self, parent: Node, blocks: &mut Vec<Block>) {
        for node in parent.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "p" => self.paragraph(node, blocks),
                "tbl" => {
                    let table = self.table(node);
                    if table.rows.iter().all(|row| row.len() == 1) {
                        // A table of one column is a frame around text.
                        let cells = table.rows.into_iter().flatten().filter(|cell| !cell.repeated);
                        blocks.extend(cells.flat_map(|cell| cell.paragraphs).map(Block::Paragraph));
                    } else {
                        blocks.push(Block::Table(table));
                    }
                }
                "sdt" => {
                    if is_contents(node) {
                        self.miss(What::Contents, None);
                    } else if !is_placeholder(node)
                        && let Some(content) = child(node, "sdtContent")
                    {
                        self.blocks_into(content, blocks);
                    }
                }
                "ins" | "moveTo" | "customXml" | "smartTag" => self.blocks_into(node, blocks),
                "AlternateContent" => {
                    if let Some(choice) = child(node, "Choice").or_else(|| child(node, "Fallback")) {
                        self.blocks_into(choice, blocks);
                    }
                }
                "altChunk" => self.miss(What::Embedded, None),
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, node: Node, blocks: &mut Vec<Block>) {
        let properties = child(node, "pPr");
        let style_id = properties.and_then(|node| value(node, "pStyle"));
        let style = self.styles.of(style_id);
        if style.is_contents() {
            self.miss(What::Contents, None);
            return;
        }
        let mut open = Open::default();
        let own = Look { shaded: properties.and_then(shaded), ..Look::default() };
        let run = Run { look: own.over(style.look), link: None };
        self.runs(node, &run, &mut open);
        let mark_properties = properties.and_then(|node| child(node, "rPr"));
        let deleted_mark =
            mark_properties.is_some_and(|node| child(node, "del").is_some() || child(node, "moveFrom").is_some());
        let number = self.number(properties, style_id, &style, open.inlines.is_empty());
        let mut paragraph = Paragraph {
            inlines: open.inlines,
            mark: mark(properties, &style),
            align: properties.and_then(align).or(style.align).unwrap_or(Align::Start),
            size: open.size.unwrap_or(0),
            ..Paragraph::default()
        };
        match number {
            numbering::Mark::Number(number)
                if paragraph.mark == Mark::Body
                    && style.is_numbered_list()
                    && !begins_with_label(&paragraph)
                    && list_number(&format!("{number} ")).is_some() =>
            {
                paragraph.mark = Mark::Numbered(style.list_depth("list number").unwrap_or(1));
                paragraph.inlines.insert(0, Inline::Text(Text::plain(format!("{number} "))));
            }
            numbering::Mark::Number(number) => {
                // The number looks as its paragraph does.
                let piece = paragraph
                    .inlines
                    .iter()
                    .find_map(|inline| if let Inline::Text(text) = inline { Some(text.clone()) } else { None });
                let piece = Text { text: number.trim().to_string(), link: None, ..piece.unwrap_or_default() };
                paragraph.inlines.insert(0, Inline::Text(piece));
            }
            numbering::Mark::Bullet(depth) if paragraph.mark == Mark::Body => {
                // Each of Word's styles for deeper items is a list of its own.
                paragraph.mark =
                    Mark::Item(style.list_depth("list bullet").map_or(depth, |by_name| depth.max(by_name)));
            }
            numbering::Mark::Item(number, depth) if paragraph.mark == Mark::Body => {
                paragraph.mark = Mark::Numbered(depth);
                paragraph.inlines.insert(0, Inline::Text(Text::plain(format!("{number}. "))));
            }
            _ => {}
        }
        paragraph.after_issues = self.behind_issues || style.is_after_issues();
        match style.boxed() {
            Some((kind, true)) => {
                self.boxes.begin(kind, &paragraph.text());
                return;
            }
            Some((kind, false)) => {
                paragraph.boxed = Some(self.boxes.within(kind));
                tell_item(&mut paragraph, properties);
            }
            None => {}
        }
        settle(&mut paragraph, &style);
        if let Some(before) = self.unfinished.take() {
            let mut inlines = before.inlines;
            inlines.append(&mut paragraph.inlines);
            paragraph = Paragraph { inlines, ..before };
        }
        if deleted_mark && !paragraph.inlines.is_empty() {
            self.unfinished = Some(paragraph);
        } else if !deleted_mark {
            trim(&mut paragraph.inlines);
            if !paragraph.inlines.is_empty() {
                paragraph.span = self.told.lines.add(&paragraph.text());
                blocks.push(Block::Paragraph(paragraph));
            }
        }
        blocks.append(&mut open.boxes);
    }

    /// An empty paragraph of a list counts for Word, but shows nothing worth keeping.
    fn number(
        &mut self,
        properties: Option<Node>,
        style_id: Option<&str>,
        style: &Style,
        is_empty: bool,
    ) -> numbering::Mark {
        let own = properties.and_then(|node| child(node, "numPr"));
        let own_list = own.and_then(|node| value(node, "numId"));
        let own_depth = own.and_then(|node| value(node, "ilvl")).and_then(|depth| depth.parse().ok());
        let (list, depth) = match (own_list, &style.list) {
            (Some("0"), _) => return numbering::Mark::Nothing,
            (Some(list), _) => (list.to_string(), own_depth.unwrap_or(0)),
            (None, Some((list, depth))) => {
                let by_style = style_id.and_then(|id| self.numbering.level_of_style(id));
                (list.clone(), own_depth.or(by_style).or(*depth).unwrap_or(0))
            }
            (None, None) => return numbering::Mark::Nothing,
        };
        if is_empty { numbering::Mark::Nothing } else { self.numbering.next(&list, depth) }
    }

    pub(super) fn miss(&mut self, what: What, span: Option<Span>) {
        let entry = self.missing.entry(what).or_insert((0, span));
        entry.0 += 1;
    }
}

/// An item in a box has the style of the box, its mark is typed, and its indent tells how deep it is.
fn tell_item(paragraph: &mut Paragraph, properties: Option<Node>) {
    let text = paragraph.text();
    let indent = properties.and_then(|node| child(node, "ind"));
    let indent = indent.and_then(|node| attribute(node, "left")).and_then(|left| left.parse::<u32>().ok()).unwrap_or(0);
    let depth = 1 + (indent / LIST_INDENT).min(MOST_LEVELS) as u8;
    paragraph.mark = match paragraph.mark {
        Mark::Body if text.starts_with("· ") => Mark::Item(depth),
        Mark::Body if list_number(&text).is_some() => Mark::Numbered(depth),
        own => own,
    };
}

const MOST_LEVELS: u32 = 8;

/// Typed marks of lists, and lines of code, as Markdown has them.
fn settle(paragraph: &mut Paragraph, style: &Style) {
    match paragraph.mark {
        Mark::Item(depth) => {
            if let Some(Inline::Text(first)) = paragraph.inlines.first_mut()
                && let Some(rest) = first.text.trim_start().strip_prefix(['·', '•'])
            {
                first.text = rest.trim_start().to_string();
            } else if style.mark() == paragraph.mark {
                // The mark is typed, and here is none: an item goes on.
                paragraph.mark = Mark::Continued(depth);
            }
        }
        Mark::Numbered(depth) if list_number(&paragraph.text()).is_none() => paragraph.mark = Mark::Continued(depth),
        Mark::Verbatim => paragraph.fence(""),
        _ => {}
    }
}

fn mark(properties: Option<Node>, style: &Style) -> Mark {
    if style.is_title() {
        return Mark::Title;
    }
    let own = properties.and_then(|node| value(node, "outlineLvl"));
    match own.map(level) {
        Some(Some(level)) => Mark::Heading(level),
        // An outline level of 9 makes body text of a heading.
        Some(None) => Mark::Body,
        None => style.level.map_or_else(|| style.mark(), Mark::Heading),
    }
}

/// `整改结果：`, which may be a field of an issue in whatever style.
fn begins_with_label(paragraph: &Paragraph) -> bool {
    paragraph.text().chars().take(LONGEST_LABEL).any(|c| matches!(c, '：' | ':'))
}

const LONGEST_LABEL: usize = 12;

/// Whether a content control says what to fill in, and nobody has.
pub fn is_placeholder(node: Node) -> bool {
    child(node, "sdtPr").is_some_and(|node| switch(node, "showingPlcHdr") == Some(true))
}

fn is_contents(node: Node) -> bool {
    child(node, "sdtPr")
        .and_then(|node| child(node, "docPartObj"))
        .and_then(|node| value(node, "docPartGallery"))
        .is_some_and(|gallery| gallery == "Table of Contents")
}
