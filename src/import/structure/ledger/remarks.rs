//! 备注: what an office writes beside an issue, some of it for the public and some for itself. Nobody can tell the one
//! from the other, so it is kept in the issue as an internal block, which no public edition has, and told.

use super::Ledger;
use crate::catalogue::import::findings::REMARKS_KEPT;
use crate::import::document::{BoxKind, Boxed, Cell, Paragraph, Table};
use crate::import::structure::blanks::closed_up;
use crate::import::structure::issues::Reading;
use crate::import::structure::lines::strong_label;

impl Ledger {
    /// What a row has in the columns that are headed so.
    pub(super) fn remarks(&self, table: &Table, row: &[Cell]) -> impl Iterator<Item = Paragraph> {
        self.remark_heads(table).flat_map(|(at, head)| of_cell(head, &row[at]))
    }

    pub(super) fn remark_heads<'a>(&self, table: &'a Table) -> impl Iterator<Item = (usize, &'a Cell)> {
        let heads = (0..self.columns.len()).filter(|at| self.columns[*at].is_none());
        heads.map(|at| (at, self.head(table, at))).filter(|(_, head)| are_headed(head))
    }
}

/// Whether a column is headed so.
pub(super) fn are_headed(head: &Cell) -> bool {
    let word = closed_up(&head.text());
    matches!(word.split(['（', '(']).next(), Some("备注" | "备考" | "备注说明"))
}

/// What a cell below such a head says, in a block that only the internal edition has.
fn of_cell(head: &Cell, cell: &Cell) -> Vec<Paragraph> {
    if says_nothing(&cell.text()) {
        return Vec::new();
    }
    let label = closed_up(&head.text());
    let mut remarks = cell.paragraphs.clone();
    for remark in &mut remarks {
        remark.boxed = Some(Boxed { kind: BoxKind::Internal, number: 0 });
    }
    if let Some(first) = remarks.first_mut() {
        first.inlines.insert(0, strong_label(&label));
    }
    remarks
}

fn says_nothing(text: &str) -> bool {
    let is_mark = |c: char| matches!(c, '/' | '／' | '-' | '－' | '—' | '–') || c.is_whitespace();
    text == "无" || text.chars().all(is_mark)
}

/// Tells of the remarks below a head.
pub(super) fn tell(head: &Cell, reading: &mut Reading) {
    let span = head.paragraphs.first().map(|paragraph| paragraph.span).unwrap_or_default();
    let finding = reading.tell.finding(&REMARKS_KEPT, span);
    reading.tell.push(finding.with("column", head.text().replace('\n', "")));
}
