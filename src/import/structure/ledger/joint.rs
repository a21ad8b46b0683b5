//! Columns whose head joins several labels: `责任单位及责任人`.

use super::cell::{add, add_paragraph};
use crate::import::document::{Cell, Paragraph};
use crate::import::draft::DraftIssue;
use crate::import::structure::blanks::closed_up;
use crate::import::structure::issues::{units, with_strong_label};
use crate::import::structure::label::Field;
use crate::import::structure::lines::{Line, strong_label};

/// Whether a column is headed by several labels, one of which is the units'.
pub(super) fn is_headed(head: &Cell) -> bool {
    let labels = labels(&head.text());
    let is_known = |label: &String| matches!(Field::of(label), Some(Field::Units | Field::Detail));
    labels.len() > 1 && labels.iter().all(is_known)
}

/// A cell below such a head, each of its lines below its own label: `责任单位` and `责任人` over `供水科` and `张三`. Where
/// there are more lines or fewer, all stays in the text.
pub(super) fn fill(head: &Cell, cell: &Cell, issue: &mut DraftIssue) {
    let labels = labels(&head.text());
    let lines: Vec<&Paragraph> = cell.paragraphs.iter().filter(|line| !line.text().trim().is_empty()).collect();
    if lines.len() != labels.len() {
        let text = lines.iter().map(|line| line.text()).collect::<Vec<_>>().join("、");
        let mut paragraph = Paragraph::plain(&text, lines.first().map(|line| line.span).unwrap_or_default());
        paragraph.inlines.insert(0, strong_label(&labels.join("、")));
        return add_paragraph(issue, paragraph);
    }
    for (label, line) in labels.iter().zip(lines) {
        match Field::of(label) {
            Some(Field::Units) => add(&mut issue.responsible, units(&line.text())),
            _ => add_paragraph(issue, with_strong_label(&Line::labelled(label, &line.text(), cell))),
        }
    }
}

fn labels(head: &str) -> Vec<String> {
    let parts = head.split(['\n', '、', '/', '／', '及', '和', '（', '）', '(', ')']);
    parts.map(closed_up).filter(|label| !label.is_empty()).collect()
}
