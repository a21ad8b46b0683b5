//! How what was guessed and what was left out is told, each with its place.

use std::sync::Arc;

use crate::catalogue::import::findings::{FIELD_GUESSED, LEFT_OUT};
use crate::catalogue::import::left_out::WITH_WORDS;
use crate::catalogue::{Phrase, both};
use crate::finding::{Finding, Findings, Kind};
use crate::source::{Place, Source, Span};

/// The findings about a document, or about a sheet of it, which has lines of its own.
pub struct Telling<'a> {
    source: &'a Arc<Source>,
    findings: &'a mut Findings,
}

impl<'a> Telling<'a> {
    pub fn new(source: &'a Arc<Source>, findings: &'a mut Findings) -> Self {
        Self { source, findings }
    }

    /// The same findings, for what stands in a sheet of its own.
    pub fn within<'b>(&'b mut self, sheet: Option<&'b Arc<Source>>) -> Telling<'b> {
        Telling { source: sheet.unwrap_or(self.source), findings: self.findings }
    }

    /// Where a span is; without one, the file as a whole.
    pub fn place(&self, span: impl Into<Option<Span>>) -> Place {
        match span.into() {
            Some(span) => Place::at(self.source, span),
            None => Place::file(self.source),
        }
    }

    pub fn finding(&self, kind: &'static Kind, span: impl Into<Option<Span>>) -> Finding {
        Finding::new(kind, self.place(span))
    }

    pub fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// A field that the document does not name as such.
    pub fn guessed(&mut self, span: impl Into<Option<Span>>, field: &Phrase, value: &str) {
        let finding = self.finding(&FIELD_GUESSED, span);
        self.push(finding.with_phrase(both!("field"), field, &[]).with("value", value));
    }

    /// What is not kept: what it is, and its words.
    pub fn left_out(&mut self, span: Span, what: &Phrase, words: &str) {
        let told = |language| {
            let args = [("what", what.say(language).to_string()), ("words", words.to_string())];
            WITH_WORDS.with(language, &args)
        };
        let finding = self.finding(&LEFT_OUT, span);
        self.push(finding.with_said(both!("what"), told));
    }
}

/// As many words of a text as a finding repeats.
pub fn shortened(text: &str) -> String {
    let short: String = text.chars().take(24).collect();
    if short.len() < text.len() { short + "…" } else { short }
}
