//! Columns that mean nothing to an issue: facts of the notice, or what is not kept.

use super::cell::is_tick;
use super::{Ledger, joint, remarks};
use crate::catalogue::import::findings::LEFT_OUT;
use crate::catalogue::import::left_out::{COLUMNS, WITHOUT_HEAD};
use crate::catalogue::{Language, both};
use crate::import::document::{Cell, Table};
use crate::import::structure::issues::Reading;
use crate::import::structure::label::Field;
use crate::import::structure::lines::Line;
use crate::model::status::StatusWords;

impl Ledger {
    /// What all rows say of the notice that they belong to, as the open data of a site does: its columns, each as a
    /// line with a label.
    pub(super) fn facts(&self, table: &Table) -> impl Iterator<Item = Line> {
        (0..self.columns.len()).filter_map(|at| self.fact(table, at))
    }

    fn fact(&self, table: &Table, at: usize) -> Option<Line> {
        let word = self.head(table, at).text();
        let field = Field::of(&word).filter(|_| self.columns[at].is_none())?;
        if !field.is_of_document() || field == Field::Furniture {
            return None;
        }
        let rows = self.rows(table);
        // A row that was added by hand has none.
        let own: Vec<&Cell> = rows.iter().map(|row| &row[at]).filter(|cell| !cell.text().is_empty()).collect();
        let first = own.first()?;
        let is_one = own.len() * 2 > rows.len() && own.iter().all(|cell| cell.text() == first.text());
        is_one.then(|| Line::labelled(&word, &first.text(), first))
    }

    /// Tells of the columns whose texts are not kept.
    pub(super) fn tell_unread(&self, table: &Table, reading: &mut Reading) {
        let unread = self.unread_heads(table, reading.statuses);
        if unread.is_empty() {
            return;
        }
        let told = |language: Language| {
            let bare = || WITHOUT_HEAD.say(language).to_string();
            let name = |head: &&Cell| Some(head.text().replace('\n', "")).filter(|name| !name.is_empty());
            let names = language.list(unread.iter().map(|head| name(head).unwrap_or_else(bare)));
            COLUMNS.with(language, &[("names", names)])
        };
        let first = unread.iter().find_map(|head| head.paragraphs.first());
        let finding = reading.tell.finding(&LEFT_OUT, first.map_or_else(|| self.span(table), |head| head.span));
        reading.tell.push(finding.with_said(both!("what"), told));
    }

    fn unread_heads<'a>(&self, table: &'a Table, statuses: &StatusWords) -> Vec<&'a Cell> {
        let columns = (0..self.columns.len()).map(|at| (at, self.head(table, at)));
        let is_unread = |(at, head): &(usize, &Cell)| {
            self.columns[*at].is_none()
                && self.fact(table, *at).is_none()
                && !joint::is_headed(head)
                && !remarks::are_headed(head)
                && !self.is_ticked(table, *at, statuses)
                && self.says_anything(table, *at)
        };
        let mut heads: Vec<&Cell> = columns.filter(is_unread).map(|(_, head)| head).collect();
        heads.dedup_by_key(|cell| cell.text());
        heads
    }

    /// Whether a column is headed by a status, and ticked for the issues that are so far.
    fn is_ticked(&self, table: &Table, at: usize, statuses: &StatusWords) -> bool {
        let own = self.rows(table).iter().map(|row| &row[at]).filter(|cell| !cell.repeated);
        let mut texts = own.map(Cell::text).filter(|text| !text.is_empty());
        statuses.meaning(&self.head(table, at).text()).is_some() && texts.all(|text| is_tick(&text))
    }

    fn says_anything(&self, table: &Table, at: usize) -> bool {
        let is_said = |row: &Vec<Cell>| !row[at].repeated && !row[at].text().is_empty() && !self.is_beside(row);
        self.rows(table).iter().any(is_said)
    }
}
