//! Footnotes: numbered in the order they are referred to, gathered at the end of the body, linked both ways.

use std::collections::HashMap;
use std::ops::Range;

use super::escape;
use super::ids::Ids;
use super::writer::Writer;
use crate::catalogue::findings::{DOUBLED_FOOTNOTE, UNUSED_FOOTNOTE};
use crate::finding::Finding;
use crate::model::note_label;
use crate::source::Span;

#[derive(Default)]
pub struct Footnotes {
    by_label: HashMap<String, usize>,
    notes: Vec<Note>,
    /// How many of them are referred to.
    referred: usize,
    /// Notes with the label of one before.
    doubled: Vec<Span>,
}

#[derive(Default)]
struct Note {
    /// Where it is defined.
    span: Option<Span>,
    html: String,
    text: String,
    /// The id of the note, and of each place that refers to it; none until something does.
    id: Option<String>,
    uses: Vec<String>,
    order: usize,
    /// Whether somebody refers to it who is neither internal nor a note.
    in_public: bool,
}

/// A note that is being written, and what was written before it.
pub struct Aside {
    pub label: String,
    pub span: Span,
    pub html: String,
    pub text: String,
}

impl Footnotes {
    /// Writes a reference, that stands where the public reads or not.
    pub fn refer(&mut self, html: &mut String, label: &str, in_public: bool, ids: &mut Ids) {
        let order = self.referred + 1;
        let note = self.note(label);
        note.in_public |= in_public;
        let first_use = note.id.is_none();
        if first_use {
            note.order = order;
            note.id = Some(ids.footnote("fn", order, 1));
        }
        let id = ids.footnote("fnref", note.order, note.uses.len() + 1);
        html.push_str("<sup class=\"footnote-ref\"><a href=\"#");
        escape::address(html, note.id.as_deref().unwrap_or_default());
        html.push('"');
        escape::attribute(html, "id", &id);
        html.push_str(&format!(" role=\"doc-noteref\">[{}]</a></sup>", note.order));
        note.uses.push(id);
        self.referred += usize::from(first_use);
    }

    /// Keeps the text of a footnote. Of two with one label the first is referred to, and neither is lost.
    pub fn define(&mut self, label: &str, span: Span, html: String, text: String) {
        let note = self.note(label);
        if note.span.is_some() {
            self.doubled.push(span);
            self.notes.push(Note { html, text, ..Note::default() });
            return;
        }
        note.span = Some(span);
        note.html = html;
        note.text = text;
    }

    /// The notes that nothing refers to, and those that nothing can refer to since another has their label.
    pub fn stray(&self) -> (Vec<Span>, Vec<Span>) {
        let unused = self.notes.iter().filter(|note| note.id.is_none()).filter_map(|note| note.span);
        (unused.collect(), self.doubled.clone())
    }

    /// Writes them all, those that nothing refers to last; gives what of the text only internal text refers to.
    pub fn write(mut self, html: &mut String, text: &mut String, label: &str) -> Vec<Range<usize>> {
        let mut internal = Vec::new();
        self.notes.retain(|note| !note.html.is_empty() || note.id.is_some());
        if self.notes.is_empty() {
            return internal;
        }
        self.notes.sort_by_key(|note| if note.id.is_some() { note.order } else { usize::MAX });
        html.push_str("<div class=\"footnotes\" role=\"group\"");
        escape::attribute(html, "aria-label", label);
        html.push_str(">\n<ol>\n");
        for note in &self.notes {
            note.write(html, label);
            if !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
            let start = text.len();
            text.push_str(&note.text);
            if note.id.is_some() && !note.in_public {
                internal.push(start..text.len());
            }
        }
        html.push_str("</ol>\n</div>\n");
        internal
    }

    fn note(&mut self, label: &str) -> &mut Note {
        let next = self.notes.len();
        let index = *self.by_label.entry(note_label(label)).or_insert(next);
        if index == next {
            self.notes.push(Note::default());
        }
        &mut self.notes[index]
    }
}

impl Writer<'_, '_> {
    pub(super) fn report_stray_notes(&mut self) {
        let (unused, doubled) = self.footnotes.stray();
        for (kind, spans) in [(&UNUSED_FOOTNOTE, unused), (&DOUBLED_FOOTNOTE, doubled)] {
            for span in spans {
                let mark = self.request.source.text[span.range()].to_string();
                self.report(Finding::new(kind, self.place(span)).with("mark", mark));
            }
        }
    }
}

impl Note {
    fn write(&self, html: &mut String, label: &str) {
        html.push_str("<li");
        if let Some(id) = &self.id {
            escape::attribute(html, "id", id);
        }
        html.push('>');
        // The way back stands at the end of the note's last paragraph.
        let (start, end) = match self.html.strip_suffix("</p>\n") {
            Some(start) => (start, "</p>\n"),
            None => (self.html.as_str(), ""),
        };
        html.push_str(start);
        for (nth, id) in self.uses.iter().enumerate() {
            html.push_str(" <a href=\"#");
            escape::address(html, id);
            html.push_str("\" class=\"footnote-back\" role=\"doc-backlink\"");
            let nth = if nth == 0 { String::new() } else { format!("-{}", nth + 1) };
            escape::attribute(html, "aria-label", &format!("↩ {label} {}{nth}", self.order));
            html.push_str(">↩</a>");
        }
        html.push_str(end);
        html.push_str("</li>\n");
    }
}
