//! Paragraphs as their author meant them: parted where a line break hides a new one, joined where a page break
//! cut a sentence in two, each with its number and its label.

mod bare_labels;
mod joining;
mod numbering;
mod parting;
mod struck;

use super::label::{COLONS, Field, Label};
use super::number::Number;
use super::telling::Telling;
use crate::import::document::{Block, Cell, Document, Inline, Mark, Paragraph, Table, Text, cut_before, trim};
use bare_labels::BareLabels;

pub use parting::parts;

/// The document as lines and tables.
pub fn of(document: &Document, tell: &mut Telling) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let bare = BareLabels::of(document);
    for block in struck::settled(document, tell) {
        match block {
            Block::Table(table) => pieces.push(Piece::Table(table)),
            Block::Paragraph(paragraph) => {
                let lines = parts(&paragraph).into_iter().map(|part| bare.labelled(Line::new(part)));
                lines.filter(|line| !line.is_empty()).for_each(|line| joining::add(&mut pieces, line, tell));
            }
        }
    }
    numbering::settle(&mut pieces);
    pieces
}

/// A paragraph, and what its front says.
#[derive(Debug, Clone)]
pub struct Line {
    pub paragraph: Paragraph,
    pub text: String,
    pub number: Option<Number>,
    pub label: Option<Label>,
}

#[derive(Debug, Clone)]
pub enum Piece {
    Line(Line),
    Table(Table),
}

/// What a short label says is a word, some units or a date; longer than that is text.
const LONGEST_VALUE: usize = 40;
/// A numbered line as short as this may be a heading, in characters.
const LONGEST_HEADING: usize = 45;

impl Line {
    pub fn new(mut paragraph: Paragraph) -> Line {
        trim(&mut paragraph.inlines);
        let mut text = paragraph.text();
        if let Some(bullet) = bullet_of_label(&text) {
            paragraph.inlines = cut_before(&paragraph.inlines, bullet);
            text = paragraph.text();
        }
        if paragraph.is_apart() {
            return Line { paragraph, text, number: None, label: None };
        }
        let number = Number::find(&text);
        let label = Label::find(&text).or_else(|| {
            let Number { level, length: start } = number?;
            let label = Label::find(&text[start..])?;
            // `三、下一步打算：……` is a section.
            let is_section = level <= 2 && text[start..].starts_with('下');
            (!is_section).then_some(Label { value: label.value + start, ..label })
        });
        Line { paragraph, text, number, label }
    }

    /// What a cell says, or a part of it, behind the label that heads it.
    pub fn labelled(word: &str, value: &str, cell: &Cell) -> Line {
        let span = cell.paragraphs.first().map(|paragraph| paragraph.span).unwrap_or_default();
        Line::new(Paragraph::plain(&format!("{word}：{}", value.replace('\n', "")), span))
    }

    /// The words after the number.
    pub fn words(&self) -> &str {
        &self.text[self.words_start()..]
    }

    /// Where they begin, in bytes.
    pub fn words_start(&self) -> usize {
        self.number.map_or(0, |number| number.length)
    }

    pub fn field(&self) -> Option<Field> {
        self.label.map(|label| label.field)
    }

    /// The label as it is written, without its colon or brackets; empty where there is none.
    pub fn label_word(&self) -> &str {
        let Some(label) = self.label else { return "" };
        let start = self.words_start().min(label.value);
        let is_frame = |c: char| COLONS.contains(&c) || "【】[]［］〔〕 \u{3000}".contains(c);
        self.text[start..label.value].trim_matches(is_frame)
    }

    /// The text after the label.
    pub fn value(&self) -> &str {
        self.label.map_or("", |label| self.text[label.value..].trim())
    }

    /// The paragraph without its label.
    pub fn without_label(&self) -> Paragraph {
        let Some(label) = self.label else { return self.paragraph.clone() };
        // A field in a list is a field, not an item.
        let mark = if matches!(self.paragraph.mark, Mark::Item(_)) { Mark::Body } else { self.paragraph.mark };
        Paragraph { mark, ..self.from(label.value) }
    }

    /// The paragraph without its number.
    pub fn without_number(&self) -> Paragraph {
        self.from(self.words_start())
    }

    /// The paragraph from a byte of its words on.
    pub fn from(&self, offset: usize) -> Paragraph {
        Paragraph { inlines: cut_before(&self.paragraph.inlines, offset), ..self.paragraph.clone() }
    }

    pub fn length(&self) -> usize {
        self.text.chars().count()
    }

    pub fn ends_sentence(&self) -> bool {
        self.text.ends_with(['。', '！', '？', '；', '!', '?', ';', '…'])
    }

    pub fn ends_with_colon(&self) -> bool {
        self.text.ends_with(['：', ':'])
    }

    /// Whether it has neither a number nor a label.
    pub fn is_plain(&self) -> bool {
        self.number.is_none() && self.label.is_none()
    }

    /// Whether nobody would see it.
    fn is_empty(&self) -> bool {
        self.text.is_empty() && !self.paragraph.inlines.iter().any(|inline| matches!(inline, Inline::Image(..)))
    }
}

/// `- 发布时间：…`: a bullet that was typed before a label, which is no part of it; in bytes.
fn bullet_of_label(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(['•', '·', '●', '■', '◆', '▪']).or_else(|| text.strip_prefix("- "))?.trim_start();
    Label::find(rest).map(|_| text.len() - rest.len())
}

impl Piece {
    pub fn line(&self) -> Option<&Line> {
        if let Piece::Line(line) = self { Some(line) } else { None }
    }

    fn line_mut(&mut self) -> Option<&mut Line> {
        if let Piece::Line(line) = self { Some(line) } else { None }
    }
}

/// A label in bold print, with the colon of Chinese print.
pub fn strong_label(word: &str) -> Inline {
    Inline::Text(Text { text: format!("{word}："), strong: true, ..Text::default() })
}
