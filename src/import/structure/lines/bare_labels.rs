//! Labels on lines of their own without a colon, bold or not: what stands so more than once is no title.

use hashbrown::{HashMap, HashSet};

use super::Line;
use crate::import::document::{Block, Document, Mark};
use crate::import::structure::label::{Field, Label, SHORTEST_BARE};

/// The words that stand so, with how often they do.
pub struct BareLabels(HashMap<String, usize>);

impl BareLabels {
    pub fn of(document: &Document) -> Self {
        let mut seen = HashMap::new();
        let mut heads = HashSet::new();
        for (at, block) in document.blocks.iter().enumerate() {
            let Block::Paragraph(paragraph) = block else { continue };
            if let Some(word) = bare_label(&Line::new(paragraph.clone())) {
                if heads_headings(paragraph.mark, document.blocks.get(at + 1)) {
                    heads.insert(word.clone());
                }
                *seen.entry(word).or_default() += 1;
            }
        }
        seen.retain(|word, _| !heads.contains(word));
        Self(seen)
    }

    pub fn labelled(&self, line: Line) -> Line {
        match bare_label(&line) {
            Some(word) if self.0.get(&word).is_some_and(|count| *count > 1) => {
                let field = Field::of(&word).expect("a bare label is one");
                let value = line.text.len();
                Line { label: Some(Label { field, value }), ..line }
            }
            _ => line,
        }
    }
}

/// Whether a heading by style stands right above one of a lower level.
fn heads_headings(mark: Mark, next: Option<&Block>) -> bool {
    match (mark, next) {
        (Mark::Heading(level), Some(Block::Paragraph(next))) => matches!(next.mark, Mark::Heading(own) if own > level),
        _ => false,
    }
}

fn bare_label(line: &Line) -> Option<String> {
    let word = line.words();
    let is_one = line.label.is_none()
        && matches!(line.paragraph.mark, Mark::Body | Mark::Heading(_))
        && !line.paragraph.is_apart()
        && word.chars().count() >= SHORTEST_BARE
        && Field::of(word).is_some_and(Field::is_of_issue)
        && !word.contains(['：', ':', '（', '(']);
    is_one.then(|| word.to_string())
}
