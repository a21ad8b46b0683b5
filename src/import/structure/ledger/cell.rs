//! What a cell of a row says of its issue.

use jiff::civil::Date;

use super::title::without_number;
use super::{Ledger, joint, measures};
use crate::formats::INTERNAL_MARKS;
use crate::import::document::{BoxKind, Boxed, Cell, Paragraph, Table, cut_before};
use crate::import::draft::{DraftIssue, Element};
use crate::import::structure::date;
use crate::import::structure::issues::{self, Reading, units, with_strong_label};
use crate::import::structure::label::Field;
use crate::import::structure::lines::Line;
use crate::import::structure::number;
use crate::import::structure::status;
use crate::model::status::StatusWords;

/// An issue of more rows than this may say a thing twice.
const MOST_COMPARED: usize = 100;
/// Heads a status that has no label of its own.
const LABEL_OF_STATUS: &str = "整改结果";

impl Ledger {
    /// Adds what a row says of its issue, and does not yet.
    pub(super) fn fill(
        &self,
        table: &Table,
        row: &[Cell],
        (issue, category): (&mut DraftIssue, &str),
        reading: &mut Reading,
    ) {
        let is_ticked = (0..row.len()).any(|at| self.tick(table, row, at, reading.statuses).is_some());
        for (at, (column, cell)) in self.columns.iter().zip(row).enumerate() {
            let head = self.head(table, at);
            match column {
                _ if cell.text().is_empty() => {}
                _ if let Some(status) = self.tick(table, row, at, reading.statuses) => {
                    set_status(issue, &Line::labelled(LABEL_OF_STATUS, &status, cell), reading);
                }
                // What is ticked beside it says so too.
                Some(_) if is_ticked && is_cross(&cell.text()) && self.heads_status(table, at, reading.statuses) => {}
                Some(field) if self.is_read_elsewhere(*field, at, cell, category) => {}
                Some(field) => self.fill_field(*field, head, cell, issue, reading),
                None if joint::is_headed(head) => joint::fill(head, cell, issue),
                None => {}
            }
        }
    }

    /// The status that a cell is ticked for.
    fn tick(&self, table: &Table, row: &[Cell], at: usize, statuses: &StatusWords) -> Option<String> {
        let is_ticked = is_tick(&row[at].text()) && self.heads_status(table, at, statuses);
        is_ticked.then(|| self.head(table, at).text())
    }

    /// Whether a column is headed by a status, and is no other field.
    fn heads_status(&self, table: &Table, at: usize, statuses: &StatusWords) -> bool {
        matches!(self.columns.get(at), Some(None | Some(Field::Status | Field::Progress)))
            && statuses.meaning(&self.head(table, at).text()).is_some()
    }

    /// Whether a cell only says which issue its row is of.
    fn is_read_elsewhere(&self, field: Field, at: usize, cell: &Cell, category: &str) -> bool {
        let is_first = || self.first(field) == Some(at);
        match field {
            Field::Ordinal => number::is_numeral(&cell.text()),
            Field::Category => is_first() && (cell.repeated || without_number(&cell.text()) == category),
            Field::Problem => is_first(),
            Field::Task => is_first() && !self.has(Field::Problem),
            _ => false,
        }
    }

    fn fill_field(&self, field: Field, head: &Cell, cell: &Cell, issue: &mut DraftIssue, reading: &mut Reading) {
        let value = cell.text();
        let word = head.text().replace('\n', "");
        // A word below the head of a status, which is no label.
        let word = if field == Field::Status && Field::of(&word).is_none() { LABEL_OF_STATUS } else { &word };
        let line = || Line::labelled(word, &value, cell);
        match field {
            Field::Status => set_status(issue, &line(), reading),
            Field::Progress => self.fill_progress(&line(), cell, issue, reading),
            Field::Measures if self.has(Field::Progress) => add(&mut issue.measures, measures::of_cell(&value)),
            Field::Measures => add_text(issue, cell),
            Field::Units => add(&mut issue.responsible, units(&value)),
            Field::Topics => add(&mut issue.topics, units(&value)),
            Field::Deadline | Field::Completed => fill_date(field, &line(), cell, issue, reading),
            Field::Updated => match date::loose(&value).map(|dated| dated.date).or(whole_date(cell)) {
                Some(date) => issue.updated = issue.updated.or(Some(date)),
                None => add_labelled(issue, &line()),
            },
            Field::Audience => {
                issue.internal |= issues::is_internal(&value);
                if !issues::names_edition(&value) {
                    add_labelled(issue, &line());
                }
            }
            _ => add_labelled(issue, &line()),
        }
    }

    fn fill_progress(&self, line: &Line, cell: &Cell, issue: &mut DraftIssue, reading: &mut Reading) {
        let is_bare = status::is_bare(line.label_word(), line.value(), reading.statuses);
        if is_bare && !self.has(Field::Status) {
            set_status(issue, line, reading);
        } else if is_bare && self.has_several(Field::Progress) {
            // Beside an account a word alone says nothing without its head.
            add_labelled(issue, line);
        } else {
            add_text(issue, cell);
        }
    }
}

/// What a column that is headed by a status is ticked with.
pub(super) fn is_tick(text: &str) -> bool {
    matches!(text.trim(), "√" | "✓" | "✔" | "☑" | "●" | "■" | "是")
}

/// What stands where such a column is not ticked.
fn is_cross(text: &str) -> bool {
    matches!(text.trim(), "×" | "✗" | "✘" | "✕" | "☐" | "□" | "○" | "否" | "/" | "／" | "-" | "－" | "—")
}

fn fill_date(field: Field, line: &Line, cell: &Cell, issue: &mut DraftIssue, reading: &mut Reading) {
    if date::loose(&cell.text()).is_some() {
        issues::set_date_once(issue, line, field, reading);
    } else if let Some(date) = whole_date(cell) {
        let line = Line::labelled(line.label_word(), &date.to_string(), cell);
        issues::tell_date(&line, field, date, reading);
        issues::set_date_once(issue, &line, field, reading);
    } else {
        add_labelled(issue, line);
    }
}

/// The date that a cell holds and shows without its year.
fn whole_date(cell: &Cell) -> Option<Date> {
    cell.paragraphs.first().and_then(|paragraph| paragraph.whole_date)
}

fn set_status(issue: &mut DraftIssue, line: &Line, reading: &mut Reading) {
    if issue.status.is_empty() {
        issues::take_status(issue, line, reading);
    } else if !status::means_status(line.value(), &issue.status, reading.statuses) {
        issues::keep_apart(issue, line, reading);
    } else if !status::says_all(line, reading.statuses) {
        add_labelled(issue, line);
    }
}

/// Adds what a list does not have yet.
pub(super) fn add(list: &mut Vec<String>, more: Vec<String>) {
    for one in more {
        if !list.iter().rev().take(MOST_COMPARED).any(|own| *own == one) {
            list.push(one);
        }
    }
}

fn add_text(issue: &mut DraftIssue, cell: &Cell) {
    cell.paragraphs.iter().cloned().for_each(|paragraph| add_paragraph(issue, paragraph));
}

fn add_labelled(issue: &mut DraftIssue, line: &Line) {
    add_paragraph(issue, with_strong_label(line));
}

/// Adds a paragraph that the issue does not have yet; one that is marked as internal stays so.
pub(super) fn add_paragraph(issue: &mut DraftIssue, mut paragraph: Paragraph) {
    let text = paragraph.text();
    if let Some(mark) = INTERNAL_MARKS.iter().find(|mark| text.starts_with(**mark)) {
        paragraph.inlines = cut_before(&paragraph.inlines, mark.len());
        paragraph.boxed = Some(Boxed { kind: BoxKind::Internal, number: 0 });
    }
    let text = paragraph.text();
    let is_same = |element: &Element| matches!(element, Element::Paragraph(own) if own.text() == text);
    if !paragraph.inlines.is_empty() && !issue.body.iter().rev().take(MOST_COMPARED).any(is_same) {
        issue.body.push(Element::Paragraph(paragraph));
    }
}
