//! What a document must give before a notice can be written.

use crate::catalogue::import::fields::*;
use crate::catalogue::import::findings::NOTHING_TO_WRITE;
use crate::catalogue::{Phrase, both};
use crate::finding::{Finding, Findings};
use crate::import::document::Document;
use crate::import::draft::Draft;
use crate::source::Place;

/// Without a title, a date or an issue there is no notice.
pub fn demand(draft: &Draft, document: &Document, findings: &mut Findings) {
    let mut missing = |field: &Phrase, advice: &Phrase| {
        let finding = Finding::new(&NOTHING_TO_WRITE, Place::file(&document.source));
        findings.push(finding.with_phrase(both!("field"), field, &[]).with_phrase(both!("advice"), advice, &[]));
    };
    if draft.title.is_empty() {
        missing(&MISSING_TITLE, &GIVE_TITLE);
    }
    if draft.date.is_none() {
        missing(&MISSING_DATE, &GIVE_DATE);
    }
    if draft.issues.is_empty() {
        missing(&MISSING_ISSUE, &SHOW_ISSUES);
    }
}
