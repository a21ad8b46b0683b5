//! What a document must give before a notice can be written.

use crate::catalogue::import::findings::NOTHING_TO_WRITE;
use crate::finding::{Finding, Findings};
use crate::import::document::Document;
use crate::import::draft::Draft;
use crate::source::Place;

/// Without a title, a date or an issue there is no notice.
pub fn demand(draft: &Draft, document: &Document, findings: &mut Findings) {
    let mut missing = |zh: &str, en: &str, advice_zh: &str, advice: &str| {
        let finding = Finding::new(&NOTHING_TO_WRITE, Place::file(&document.source));
        findings
            .push(finding.with("field", en).with("field_zh", zh).with("advice", advice).with("advice_zh", advice_zh));
    };
    if draft.title.is_empty() {
        missing("标题", "title", "用 --title 给出。", "Give one with --title.");
    }
    if draft.date.is_none() {
        missing("成文日期", "date", "用 --date 给出。", "Give one with --date.");
    }
    if draft.issues.is_empty() {
        missing(
            "问题",
            "issue",
            "问题要有标题，或者一行一个写在有“问题”“整改情况”等表头的表里。",
            "Issues need headings, or a table whose heads are 问题, 整改情况 and so on.",
        );
    }
}
