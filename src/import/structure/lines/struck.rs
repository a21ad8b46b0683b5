//! Text with a line through it, as a checklist strikes what is done and a draft what is to go.
//!
//! A sentence, a clause or an item is the office's text, and stays in the text with its line. Words within a sentence
//! were replaced by those beside them; and where a heading or a field is read, no line can be kept: there what is struck
//! is not what is meant, and is left out.

use std::sync::Arc;

use super::{Line, parts};
use crate::catalogue::import::findings::STRUCK_KEPT;
use crate::catalogue::import::left_out::STRUCK_TEXT;
use crate::finding::Finding;
use crate::import::document::{Align, Block, Cell, Document, Inline, Mark, Paragraph, Table};
use crate::import::structure::date;
use crate::import::structure::front;
use crate::import::structure::ledger::Ledger;
use crate::import::structure::telling::{Telling, shortened};
use crate::source::{Place, Source, Span};

/// The blocks of a document with what of their struck text is kept; all of it is told.
pub fn settled(document: &Document, tell: &mut Telling) -> Vec<Block> {
    let mut struck = Struck::new(tell.within(None));
    let blocks = document.blocks.iter().map(|block| match block {
        Block::Table(table) => Block::Table(struck.table(table)),
        Block::Paragraph(paragraph) => Block::Paragraph(struck.paragraph(paragraph)),
    });
    let blocks = blocks.collect();
    struck.tell();
    blocks
}

struct Struck<'a> {
    tell: Telling<'a>,
    /// The lines of the sheet that is being looked at.
    sheet: Option<Arc<Source>>,
    /// What is kept: how many texts, and the first.
    kept: usize,
    first: Option<(Place, String)>,
}

/// A heading is not longer, in characters.
const LONGEST_HEADING: usize = 50;

impl<'a> Struck<'a> {
    fn new(tell: Telling<'a>) -> Self {
        Self { tell, sheet: None, kept: 0, first: None }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) -> Paragraph {
        if !paragraph.has_struck() {
            return paragraph.clone();
        }
        if paragraph.is_struck() {
            self.keep(paragraph);
            let is_heading = matches!(paragraph.mark, Mark::Title | Mark::Heading(_));
            return Paragraph { mark: if is_heading { Mark::Body } else { paragraph.mark }, ..paragraph.clone() };
        }
        let bare = paragraph.without_struck();
        if parts(&bare).into_iter().chain([paragraph.clone()]).any(|part| is_read(&part))
            || !stands_by_itself(&paragraph.inlines)
        {
            self.leave_out(paragraph);
            return bare;
        }
        self.keep(paragraph);
        paragraph.clone()
    }

    fn table(&mut self, table: &Table) -> Table {
        let mut table = table.clone();
        if !table.paragraphs().any(Paragraph::has_struck) {
            return table;
        }
        self.sheet = table.sheet.as_ref().map(|sheet| sheet.source.clone());
        match Ledger::find(&table) {
            Some(ledger) => {
                let named = ledger.naming_column();
                table.rows.retain(|row| !self.is_struck_row(row, named.and_then(|at| row.get(at))));
                for row in &mut table.rows {
                    for (at, cell) in row.iter_mut().enumerate() {
                        self.cell(cell, ledger.is_account(at));
                    }
                }
            }
            None => table.rows.iter_mut().flatten().for_each(|cell| self.cell(cell, true)),
        }
        self.sheet = None;
        table
    }

    /// A row with a line through all of it, or through what names its issue, is no issue any more.
    fn is_struck_row(&mut self, row: &[Cell], named: Option<&Cell>) -> bool {
        let filled = || row.iter().flat_map(|cell| &cell.paragraphs).filter(|it| !it.text().trim().is_empty());
        let has_struck_name = named.is_some_and(|cell| {
            let mut lines = cell.paragraphs.iter().peekable();
            lines.peek().is_some() && lines.all(Paragraph::is_struck)
        });
        let is_struck = has_struck_name || (filled().next().is_some() && filled().all(Paragraph::is_struck));
        if is_struck {
            let own = row.iter().filter(|cell| !cell.repeated).flat_map(|cell| &cell.paragraphs);
            let words = own.map(Paragraph::text).collect::<Vec<_>>().join(" ");
            self.tell_left_out(&words, filled().next().map(|paragraph| paragraph.span).unwrap_or_default());
        }
        is_struck
    }

    fn cell(&mut self, cell: &mut Cell, is_text: bool) {
        for paragraph in &mut cell.paragraphs {
            if !paragraph.has_struck() {
                continue;
            }
            if is_text && (paragraph.is_struck() || stands_by_itself(&paragraph.inlines)) {
                self.keep(paragraph);
                continue;
            }
            if !cell.repeated {
                self.leave_out(paragraph);
            }
            *paragraph = paragraph.without_struck();
        }
        cell.paragraphs.retain(|paragraph| !paragraph.inlines.is_empty());
    }

    fn keep(&mut self, paragraph: &Paragraph) {
        self.kept += 1;
        let place = self.tell.within(self.sheet.as_ref()).place(paragraph.span);
        self.first.get_or_insert_with(|| (place, paragraph.words(true)));
    }

    fn leave_out(&mut self, paragraph: &Paragraph) {
        self.tell_left_out(&paragraph.words(true), paragraph.span);
    }

    fn tell_left_out(&mut self, words: &str, span: Span) {
        self.tell.within(self.sheet.as_ref()).left_out(span, &STRUCK_TEXT, &shortened(words.trim()));
    }

    /// Tells of what is kept, once for a document.
    fn tell(mut self) {
        let Some((place, words)) = self.first else { return };
        let more = if self.kept > 1 { format!(" ({})", self.kept) } else { String::new() };
        let finding = Finding::new(&STRUCK_KEPT, place);
        self.tell.push(finding.with("words", shortened(words.trim()) + &more));
    }
}

/// Whether all that is struck is at least a clause: marks or blanks stand at both of its ends.
fn stands_by_itself(inlines: &[Inline]) -> bool {
    let texts: Vec<(&str, bool)> = inlines
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) => (text.text.as_str(), text.struck),
            _ => (" ", false),
        })
        .collect();
    let parts = |c: char| c.is_whitespace() || "。；，、：！？（）;,!?()".contains(c);
    let ends = |text: &str| text.is_empty() || text.ends_with(parts);
    let begins = |text: &str| text.is_empty() || text.starts_with(parts);
    texts.iter().enumerate().filter(|(_, (_, is_struck))| *is_struck).all(|(at, (text, _))| {
        let before = at.checked_sub(1).map_or(("", false), |before| texts[before]);
        let after = texts.get(at + 1).copied().unwrap_or_default();
        (before.1 || ends(before.0) || begins(text)) && (after.1 || ends(text) || begins(after.0))
    })
}

/// Whether a heading, a field, a date or a title is read out of a paragraph.
fn is_read(paragraph: &Paragraph) -> bool {
    let line = Line::new(paragraph.clone());
    let is_heading = matches!(paragraph.mark, Mark::Title | Mark::Heading(_))
        || paragraph.align != Align::Start
        || paragraph.is_strong()
        || (line.number.is_some() && !line.ends_sentence() && line.length() <= LONGEST_HEADING);
    is_heading
        || line.field().is_some_and(|field| field.is_short() || field.is_of_contact())
        || date::alone(&line.text).is_some()
        || (!line.ends_sentence() && front::ends_as_title(&line.text))
}
