//! 备注: what an office writes beside an issue, some of it for the public and some for itself. Nobody can tell the one
//! from the other, so it is kept in the issue as an internal block, which no public edition has, and told.

use super::issue::Reading;
use crate::catalogue::import::findings::REMARKS_KEPT;
use crate::finding::Finding;
use crate::import::document::{BoxKind, Boxed, Cell, Inline, Paragraph, Text};
use crate::source::Place;

/// Whether a column is headed so.
pub fn are_headed(head: &Cell) -> bool {
    let word: String = head.text().chars().filter(|c| !c.is_whitespace()).collect();
    matches!(word.split(['（', '(']).next(), Some("备注" | "备考" | "备注说明"))
}

/// What a cell below such a head says, in a block that only the internal edition has.
pub fn of(head: &Cell, cell: &Cell) -> Vec<Paragraph> {
    if says_nothing(&cell.text()) {
        return Vec::new();
    }
    let label: String = head.text().chars().filter(|c| !c.is_whitespace()).collect();
    let mut remarks = cell.paragraphs.clone();
    for remark in &mut remarks {
        remark.boxed = Some(Boxed { kind: BoxKind::Internal, number: 0 });
    }
    if let Some(first) = remarks.first_mut() {
        let label = Text { text: format!("{label}："), strong: true, ..Text::default() };
        first.inlines.insert(0, Inline::Text(label));
    }
    remarks
}

fn says_nothing(text: &str) -> bool {
    let is_mark = |c: char| matches!(c, '/' | '／' | '-' | '－' | '—' | '–') || c.is_whitespace();
    text == "无" || text.chars().all(is_mark)
}

pub fn tell(head: &Cell, reading: &mut Reading) {
    let span = head.paragraphs.first().map(|paragraph| paragraph.span).unwrap_or_default();
    let finding = Finding::new(&REMARKS_KEPT, Place::at(reading.source, span));
    reading.findings.push(finding.with("column", head.text().replace('\n', "")));
}
