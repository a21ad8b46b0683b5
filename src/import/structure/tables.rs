//! Tables that are lines in a frame: sheets of facts about the notice, and forms.

use super::front;
use super::label::Field;
use super::ledger::Ledger;
use super::lines::{self, Line, Piece, strong_label};
use crate::import::document::{Cell, Paragraph, Table};
use crate::import::draft::Draft;

/// What the tables of a document are for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tables {
    /// One of them lists the issues, so others may say facts of the notice.
    WithLedger,
    Plain,
}

impl Tables {
    pub fn of(pieces: &[Piece]) -> Tables {
        let has_ledger = pieces.iter().any(|piece| match piece {
            Piece::Table(table) => form(table).is_none() && Ledger::find(table).is_some(),
            Piece::Line(_) => false,
        });
        if has_ledger { Tables::WithLedger } else { Tables::Plain }
    }

    /// Sheets of facts and forms of two columns become lines with labels: `责任单位 | 城管局` is `责任单位：城管局`.
    pub fn as_lines(self, pieces: Vec<Piece>) -> Vec<Piece> {
        let mut spread = Vec::with_capacity(pieces.len());
        for piece in pieces {
            let Piece::Table(table) = piece else {
                spread.push(piece);
                continue;
            };
            let start = table.sheet.as_ref().map_or(0, |sheet| sheet.start);
            let (lines, table) = self.lines_of(table);
            spread.extend(lines.into_iter().map(|mut line| {
                line.paragraph.span = line.paragraph.span.shifted(start);
                Piece::Line(line)
            }));
            spread.extend(table.map(Piece::Table));
        }
        spread
    }

    /// What of a table is lines, and the table itself if there is more to it.
    fn lines_of(self, table: Table) -> (Vec<Line>, Option<Table>) {
        if let Some(lines) = form(&table) {
            return (lines, None);
        }
        if let Some(ledger) = Ledger::find(&table) {
            let preface = ledger.preface(&table).flat_map(|paragraph| lines::parts(&paragraph)).map(Line::new);
            return (preface.collect(), Some(table));
        }
        match facts(&table).filter(|_| self == Tables::WithLedger) {
            Some(facts) => (facts, None),
            None => (Vec::new(), Some(table)),
        }
    }

    /// Lines that say what the notice is, wherever a sheet puts them, are taken out of the text; they come second.
    pub fn take_facts(self, pieces: Vec<Piece>, draft: &mut Draft) -> (Vec<Piece>, Vec<Piece>) {
        if self == Tables::Plain {
            return (pieces, Vec::new());
        }
        let is_fact = |line: &Line, draft: &mut Draft| front::read_fact(line, draft) && front::is_kept(line, draft);
        pieces.into_iter().partition(|piece| !matches!(piece, Piece::Line(line) if is_fact(line, draft)))
    }
}

/// The rows at the top of a sheet beside the ledger that say what the notice is, as lines with labels. What stands
/// below them are counts, which are counted anew.
fn facts(table: &Table) -> Option<Vec<Line>> {
    let fact = |row: &Vec<Cell>| {
        let label = row.first()?.text();
        let value = row.get(1).filter(|cell| !cell.repeated && !cell.text().is_empty())?;
        let is_alone = row[2..].iter().all(|cell| cell.repeated || cell.text().is_empty());
        let is_fact = is_alone && Field::of(&label).is_some_and(Field::is_of_document);
        is_fact.then(|| Line::labelled(&label, &value.text(), value))
    };
    let facts: Vec<Line> = table.rows.iter().map_while(fact).collect();
    (facts.len() >= 2).then_some(facts)
}

/// The rows of a form as labelled lines. `None`: it is a table of another kind.
fn form(table: &Table) -> Option<Vec<Line>> {
    if table.boxed().is_some() {
        return None;
    }
    let pairs = table.rows.iter().flat_map(|row| row.chunks(2));
    let pairs: Vec<(String, &Cell)> = pairs
        .filter_map(|pair| if let [label, value] = pair { Some((label.text(), value)) } else { None })
        .filter(|(label, value)| !label.is_empty() && !value.repeated)
        .collect();
    let known = pairs.iter().filter(|(label, _)| Field::of(label).is_some()).count();
    let is_form = known >= 2 && known * 2 >= pairs.len() && table.rows.iter().all(|row| is_of_form(row));
    is_form.then(|| pairs.iter().flat_map(|(label, value)| labelled(label, value, table)).collect())
}

/// `责任单位 | 城管局`, or two such pairs beside each other.
fn is_of_form(row: &[Cell]) -> bool {
    let names_field = |cell: &Cell| Field::of(&cell.text()).is_some();
    let is_of_pairs = row.len() == 2 || (row.len() == 4 && names_field(&row[2]));
    let is_empty = |cell: &Cell| cell.repeated || cell.text().is_empty();
    (is_of_pairs || row[1..].iter().skip(1).all(is_empty)) && row.iter().filter(|cell| names_field(cell)).count() <= 2
}

/// The lines of a cell, the first behind its label.
fn labelled(label: &str, value: &Cell, table: &Table) -> Vec<Line> {
    let mut paragraphs = value.paragraphs.iter();
    let first = paragraphs.next();
    let words = first.into_iter().flat_map(|paragraph| paragraph.inlines.clone());
    let span = first.map_or(table.span, |paragraph| paragraph.span);
    let inlines = [strong_label(&label.replace('\n', ""))].into_iter().chain(words).collect();
    let first = Paragraph { span, inlines, ..Paragraph::default() };
    let rest = paragraphs.cloned().map(Line::new).filter(|line| !line.text.is_empty());
    lines::parts(&first).into_iter().map(Line::new).chain(rest).collect()
}
