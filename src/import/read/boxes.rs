//! The blocks of `:::`, told by what our own exports make of them: paragraphs of a style in Word, elements on a page.

use crate::import::document::{BoxKind, Boxed};

/// The block that was begun last.
#[derive(Default)]
pub struct Boxes {
    last: Option<Boxed>,
}

/// What the label of a note says that has no title of its own.
const USUAL_LABELS: [&str; 2] = ["说明", "Note"];

impl Boxes {
    /// Begins a block with its label, which the page writes anew.
    pub fn begin(&mut self, kind: BoxKind, label: &str) -> Boxed {
        let title = Some(label.trim()).filter(|label| !USUAL_LABELS.contains(label)).unwrap_or_default();
        self.next(match kind {
            BoxKind::Note(_) => BoxKind::Note(title.to_string()),
            BoxKind::Internal => BoxKind::Internal,
        })
    }

    /// The block that goes on; a new one where its label is gone.
    pub fn within(&mut self, kind: BoxKind) -> Boxed {
        match &self.last {
            Some(last) if last.kind.is_alike(&kind) => last.clone(),
            _ => self.next(kind),
        }
    }

    fn next(&mut self, kind: BoxKind) -> Boxed {
        let number = self.last.as_ref().map_or(0, |last| last.number + 1);
        self.last.insert(Boxed { kind, number }).clone()
    }
}
