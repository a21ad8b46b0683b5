//! What a document is made of once its headings are told.

use crate::import::document::{Face, Inline, Paragraph, Table, trim};
use crate::import::draft::Element;
use crate::import::structure::blanks::without_blanks;
use crate::import::structure::label::Field;
use crate::import::structure::lines::Line;
use crate::source::Span;

#[derive(Debug, Clone)]
pub enum Item {
    Heading(Heading),
    Line(Line),
    Table(Table),
}

#[derive(Debug, Clone)]
pub struct Heading {
    /// By official numbers: 1 for 一、. Levels may be skipped.
    pub level: u8,
    /// As it was typed, with the blanks behind it.
    pub number: String,
    /// Without its number.
    pub title: Paragraph,
    pub text: String,
    /// The marks that it ends with, which are none of its words.
    pub stop: String,
    pub span: Span,
}

impl Item {
    pub fn heading(&self) -> Option<&Heading> {
        if let Item::Heading(heading) = self { Some(heading) } else { None }
    }

    pub fn line(&self) -> Option<&Line> {
        if let Item::Line(line) = self { Some(line) } else { None }
    }

    /// The field that a line says.
    pub fn field(&self) -> Option<Field> {
        self.line().and_then(Line::field)
    }

    /// The level of a heading.
    pub fn level(&self) -> Option<u8> {
        self.heading().map(|heading| heading.level)
    }
}

impl Heading {
    /// A line as a heading, without its look and the full stop at its end.
    pub fn of(line: &Line, level: u8) -> Heading {
        let mut title = line.without_number();
        for inline in &mut title.inlines {
            if let Inline::Text(text) = inline {
                text.strong = false;
                text.emphasis = false;
                text.face = Face::Plain;
            }
        }
        title.inlines.retain(|inline| *inline != Inline::Break);
        let mut stop = String::new();
        if let Some(Inline::Text(last)) = title.inlines.last_mut() {
            let length = last.text.trim_end_matches(['。', '；', ';', '：', ':', '，', ' ']).len();
            stop = last.text.split_off(length).trim().to_string();
        }
        trim(&mut title.inlines);
        let text = without_blanks(&title.text());
        let number = line.text[..line.words_start()].to_string();
        Heading { level, span: line.paragraph.span, number, title, text, stop }
    }
}

/// The headings among items, with their places.
pub fn headings(items: &[Item]) -> impl DoubleEndedIterator<Item = (usize, &Heading)> {
    items.iter().enumerate().filter_map(|(at, item)| Some((at, item.heading()?)))
}

/// The highest level of the headings; `None`: there are none.
pub fn highest(items: &[Item]) -> Option<u8> {
    items.iter().filter_map(Item::level).min()
}

/// Items as elements of a text whose topmost headings are of a level.
pub fn elements(items: &[Item], top: u8) -> Vec<Element> {
    let element = |item: &Item| match item {
        Item::Heading(heading) => Element::Heading(heading.level - top + 1, heading.title.clone()),
        Item::Line(line) => Element::Paragraph(line.paragraph.clone()),
        Item::Table(table) => Element::Table(table.clone()),
    };
    items.iter().map(element).collect()
}

/// The level of the topmost headings of a text.
pub fn top_level(items: &[Item]) -> u8 {
    highest(items).unwrap_or(1)
}
