//! Footnotes that only hidden text refers to: hidden with it.
//!
//! The text of a footnote stands away from the place that refers to it, and so outside the `::: internal` block
//! that the place is in.

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use super::fences::EXTENSIONS;

/// Where the notes of a body stand that nothing else refers to than what is hidden. The lines that are fences of
/// blocks are blank in `text`, so that none of them is taken for part of a note; where one stands in `fences`, which are
/// in order, the note ends, however far what follows is indented.
pub fn hidden_notes(text: &str, fences: &[Range<usize>], is_hidden: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let until_fence = |note: Range<usize>| {
        let next = fences.get(fences.partition_point(|fence| fence.start < note.start));
        note.start..next.map_or(note.end, |fence| fence.start.min(note.end))
    };
    let mut notes: Vec<Note> = Vec::new();
    let mut references: Vec<(String, usize)> = Vec::new();
    for (event, range) in Parser::new_ext(text, EXTENSIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => {
                notes.push(Note { label: note_label(&label), range: until_fence(range) });
            }
            Event::FootnoteReference(label) => references.push((note_label(&label), range.start)),
            _ => {}
        }
    }
    let in_note = |at: usize| notes.iter().any(|note| note.range.contains(&at));
    let reached_from = |is_start: &dyn Fn(usize) -> bool| {
        let mut labels: HashSet<&str> = HashSet::new();
        let starts = references.iter().filter(|(_, at)| is_start(*at));
        let mut next: Vec<&str> = starts.map(|(label, _)| label.as_str()).collect();
        while let Some(label) = next.pop() {
            if labels.insert(label) {
                let within = notes.iter().filter(|note| note.label == label);
                let inside = |at: &usize| within.clone().any(|note| note.range.contains(at));
                next.extend(references.iter().filter(|(_, at)| inside(at)).map(|(label, _)| label.as_str()));
            }
        }
        labels
    };
    let hidden = reached_from(&is_hidden);
    if hidden.is_empty() {
        return Vec::new();
    }
    let seen = reached_from(&|at| !is_hidden(at) && !in_note(at));
    let is_only_hidden = |note: &&Note| hidden.contains(note.label.as_str()) && !seen.contains(note.label.as_str());
    notes.iter().filter(is_only_hidden).map(|note| note.range.clone()).collect()
}

/// What two labels of one footnote have in common: the parser takes `ß` for `SS`, which lower case alone does not.
pub fn note_label(label: &str) -> String {
    label.to_lowercase().to_uppercase().to_lowercase()
}

struct Note {
    label: String,
    range: Range<usize>,
}
