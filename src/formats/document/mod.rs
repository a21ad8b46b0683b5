//! A notice as a document: what stands on paper, in order, and no more about how it looks than a name.
//!
//! The Word file is made of it. Its text is read out of the HTML that the notice's page shows ([`html`],
//! [`read`]), so it can say nothing else than the page does: numbering, line joins, links and what an edition
//! hides were settled there, once.

mod assemble;
mod html;
mod read;
mod title;
mod words;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::characters::display_width;

pub use assemble::{CategoryPart, IssuePart, Parts, assemble};

/// A whole notice.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Document {
    /// The language tag (BCP 47).
    pub language: &'static str,
    /// Stands at the head of every page of an internal edition.
    pub mark: Option<&'static str>,
    /// 发文字号
    pub number: Option<String>,
    /// The title, broken by meaning; joined, the lines are the title.
    pub title: Vec<String>,
    pub blocks: Vec<Block>,
    /// Where the text behind the issues begins; the number of blocks where there are no issues.
    #[serde(skip)]
    pub after_issues: usize,
    /// The texts of the footnotes, in the order in which they are first referred to.
    pub notes: Vec<Vec<Inline>>,
    /// 附件说明: the names of what is attached.
    pub attachments: Vec<String>,
    /// What they stand behind, with its colon.
    #[serde(skip)]
    pub attachments_label: &'static str,
    /// 发文机关署名
    pub signature: Option<String>,
    /// 成文日期, in words.
    pub date: String,
    /// The same, as ISO 8601 writes it: for a file's properties.
    pub day: String,
    pub description: Option<String>,
    pub keywords: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    Heading {
        /// The official level: 1 for 一、, 2 for （一）.
        level: u8,
        number: Option<String>,
        content: Vec<Inline>,
    },
    Paragraph {
        content: Vec<Inline>,
    },
    List {
        /// The number of the first item, where items are numbered.
        first: Option<u64>,
        items: Vec<Vec<Block>>,
    },
    Table {
        /// How many rows of the head are repeated on each page.
        head: usize,
        columns: usize,
        rows: Vec<Vec<Cell>>,
    },
    Figure {
        picture: Picture,
        caption: Option<String>,
    },
    Quote {
        blocks: Vec<Block>,
    },
    Code {
        text: String,
    },
    /// A note, or a text of the internal edition.
    Boxed {
        internal: bool,
        label: Option<String>,
        blocks: Vec<Block>,
    },
    Rule,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cell {
    pub align: Align,
    pub columns: usize,
    pub rows: usize,
    pub content: Vec<Inline>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    #[default]
    Start,
    Center,
    End,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Inline {
    Text {
        text: String,
        #[serde(flatten)]
        style: Style,
        /// Where a link to another site leads.
        #[serde(skip_serializing_if = "Option::is_none")]
        link: Option<String>,
    },
    Break,
    /// A reference to the footnote at this place in the list.
    Note {
        note: usize,
        /// Whether something referred to it before.
        again: bool,
    },
    Picture {
        picture: Picture,
    },
}

/// How a run of text differs from the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Style {
    pub strong: bool,
    pub emphasis: bool,
    pub strike: bool,
    pub code: bool,
    pub position: Position,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Position {
    #[default]
    Line,
    Above,
    Below,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Picture {
    /// Its address on the site.
    pub address: String,
    pub alt: String,
}

/// A picture's file.
#[derive(Debug, Clone)]
pub struct Image {
    pub bytes: Vec<u8>,
    /// What its name ends with, such as `png`.
    pub ending: String,
    /// Width and height in pixels, where they are known.
    pub size: Option<(u32, u32)>,
}

/// The files of a document's pictures, by their addresses. One that is not there is told by its words.
pub type Images = BTreeMap<String, Image>;

/// How far from the right edge signature and date end, in half characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Gaps {
    pub signature: usize,
    pub date: usize,
}

impl Inline {
    pub fn plain(text: impl Into<String>) -> Self {
        Self::Text { text: text.into(), style: Style::default(), link: None }
    }

    pub fn strong(text: impl Into<String>) -> Self {
        Self::Text { text: text.into(), style: Style { strong: true, ..Style::default() }, link: None }
    }
}

impl Document {
    /// GB/T 9704-2012, 7.3.5.2: the signature ends two characters from the right, and the date begins two
    /// characters to the right of it; a date that is longer than that ends two characters from the right
    /// itself, and pushes the signature to the left.
    pub fn gaps(&self) -> Gaps {
        const TWO: usize = 4;
        let (signature, date) =
            (display_width(self.signature.as_deref().unwrap_or_default()), display_width(&self.date));
        if self.signature.is_none() || signature < date + TWO {
            return Gaps { signature: (2 * TWO + date).saturating_sub(signature), date: TWO };
        }
        Gaps { signature: TWO, date: signature - date }
    }

    pub fn whole_title(&self) -> String {
        self.title.concat()
    }

    /// Every picture, in the order in which they stand.
    pub fn pictures(&self) -> Vec<&Picture> {
        let mut pictures = Vec::new();
        of_blocks(&self.blocks, &mut pictures);
        self.notes.iter().for_each(|note| of_inlines(note, &mut pictures));
        pictures
    }
}

fn of_blocks<'a>(blocks: &'a [Block], pictures: &mut Vec<&'a Picture>) {
    for block in blocks {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content } => of_inlines(content, pictures),
            Block::List { items, .. } => items.iter().for_each(|item| of_blocks(item, pictures)),
            Block::Table { rows, .. } => rows.iter().flatten().for_each(|cell| of_inlines(&cell.content, pictures)),
            Block::Figure { picture, .. } => pictures.push(picture),
            Block::Quote { blocks } | Block::Boxed { blocks, .. } => of_blocks(blocks, pictures),
            Block::Code { .. } | Block::Rule => {}
        }
    }
}

fn of_inlines<'a>(content: &'a [Inline], pictures: &mut Vec<&'a Picture>) {
    pictures.extend(content.iter().filter_map(|inline| match inline {
        Inline::Picture { picture } => Some(picture),
        _ => None,
    }));
}
