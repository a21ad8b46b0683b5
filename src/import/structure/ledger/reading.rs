//! The issues of a ledger, read row by row.

use std::collections::HashMap;

use super::cell::add_paragraph;
use super::columns::span_of;
use super::row::{Row, leave_out};
use super::title::{self, without_number};
use super::{Ledger, remarks};
use crate::catalogue::import::fields::CATEGORY_OF_ISSUE;
use crate::import::document::{Cell, Paragraph, Table};
use crate::import::draft::{DraftIssue, Element};
use crate::import::structure::issues::{Reading, guess_status, link_of_title};

impl Ledger {
    /// The issues of the rows. A category that stands in no column is called by `fallback`.
    pub(super) fn read(
        &self,
        table: &Table,
        fallback: &str,
        categories: &mut Vec<String>,
        reading: &mut Reading,
    ) -> Vec<DraftIssue> {
        let ledger = self.with_status(table, reading.statuses);
        let mut rows = Rows {
            ledger: &ledger,
            table,
            fallback,
            categories,
            issues: Vec::new(),
            known: HashMap::new(),
            heading: None,
            beside: Vec::new(),
        };
        for row in ledger.rows(table) {
            rows.read(row, reading);
        }
        rows.finish(reading)
    }
}

/// What was read of the rows so far.
struct Rows<'a> {
    ledger: &'a Ledger,
    table: &'a Table,
    fallback: &'a str,
    categories: &'a mut Vec<String>,
    issues: Vec<DraftIssue>,
    /// Where the issues of a title and a category are.
    known: HashMap<(String, usize), usize>,
    heading: Option<Heading<'a>>,
    /// What stands behind all else of an issue.
    beside: Vec<(usize, Paragraph)>,
}

/// A category on a row of its own.
struct Heading<'a> {
    cell: &'a Cell,
    is_used: bool,
}

impl<'a> Rows<'a> {
    fn read(&mut self, row: &'a [Cell], reading: &mut Reading) {
        match self.ledger.row(row) {
            Row::Empty => {}
            Row::Note => leave_out(row, reading),
            Row::Heading(cell) => {
                self.end_heading(reading);
                self.heading = Some(Heading { cell, is_used: false });
            }
            // The rest of the row above, where a cell was not merged.
            Row::More => match self.issues.len().checked_sub(1) {
                Some(last) => self.fill(last, row, reading),
                None => leave_out(row, reading),
            },
            Row::Issue { name, category } => self.read_issue(row, &name, category, reading),
        }
    }

    fn read_issue(&mut self, row: &[Cell], name: &str, category: Option<String>, reading: &mut Reading) {
        let (title, description) = title::of_issue(name);
        let category = self.category(row, category, &title, reading);
        // Cells merged over rows tell of the same issue more than once.
        let at = *self.known.entry((title.clone(), category)).or_insert(self.issues.len());
        if at == self.issues.len() {
            let span = span_of(row).unwrap_or(self.table.span);
            let body = description.map(|text| Element::Paragraph(Paragraph::plain(&text, span)));
            let body = body.into_iter().collect();
            self.issues.push(DraftIssue { title, category, span, body, ..DraftIssue::default() });
        }
        let named = self.ledger.naming_column().and_then(|at| row.get(at)).filter(|cell| !cell.repeated);
        let inlines = named.into_iter().flat_map(|cell| &cell.paragraphs).flat_map(|it| &it.inlines);
        self.beside.extend(link_of_title(inlines).map(|linked| (at, linked)));
        self.fill(at, row, reading);
    }

    /// Which of the categories a row is of: as its own column says, or the row above it, or whatever names all of them.
    fn category(&mut self, row: &[Cell], own: Option<String>, title: &str, reading: &mut Reading) -> usize {
        let category = own
            .map(|text| without_number(&text))
            .or_else(|| self.heading.as_mut().map(Heading::name))
            .or_else(|| self.category_above(row, reading))
            .unwrap_or_else(|| if self.fallback.is_empty() { title } else { self.fallback }.to_string());
        self.categories.iter().position(|known| *known == category).unwrap_or_else(|| {
            self.categories.push(category);
            self.categories.len() - 1
        })
    }

    /// An empty cell of a category means the one above it, where cells are not merged.
    fn category_above(&self, row: &[Cell], reading: &mut Reading) -> Option<String> {
        let above = self.issues.last().filter(|_| self.ledger.has_categories())?;
        let above = self.categories[above.category].clone();
        reading.tell.guessed(span_of(row).unwrap_or_default(), &CATEGORY_OF_ISSUE, &above);
        Some(above)
    }

    fn fill(&mut self, at: usize, row: &[Cell], reading: &mut Reading) {
        let issue = &mut self.issues[at];
        let category = &self.categories[issue.category];
        self.ledger.fill(self.table, row, (issue, category), reading);
        self.beside.extend(self.ledger.remarks(self.table, row).map(|remark| (at, remark)));
    }

    /// What heads no issue is a note, or a heading above another.
    fn end_heading(&mut self, reading: &mut Reading) {
        if let Some(heading) = self.heading.take().filter(|heading| !heading.is_used) {
            leave_out(std::slice::from_ref(heading.cell), reading);
        }
    }

    fn finish(mut self, reading: &mut Reading) -> Vec<DraftIssue> {
        self.end_heading(reading);
        for issue in self.issues.iter_mut().filter(|issue| issue.status.is_empty()) {
            guess_status(issue, reading);
        }
        if self.beside.iter().any(|(_, paragraph)| paragraph.boxed.is_some()) {
            self.ledger.remark_heads(self.table).for_each(|(_, head)| remarks::tell(head, reading));
        }
        // How far an issue is, is not told by what the public may not read.
        for (at, paragraph) in self.beside {
            add_paragraph(&mut self.issues[at], paragraph);
        }
        self.issues
    }
}

impl Heading<'_> {
    fn name(&mut self) -> String {
        self.is_used = true;
        without_number(&self.cell.text())
    }
}
