//! A text that was changed after it was published, and no word of it.

use serde_json::Value;

use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Document, NoticeTexts};
use crate::finding::Finding;
use crate::model::record::{DateField, IssueChangeKind};

rule! {
    "TB933" "changed-without-correction" Warning
    says zh "发布之后改动了文字，没有更正记录" / "在 notice.md 的 corrections 里写明日期和改了什么。"
    says en "the text was changed after it was published, and no correction says so" / "Say under corrections in notice.md what was changed, and when."
    zh "改动没有更正记录"
        / "与 --against 给出的已发布网站比较（没有给出时，与存档里最近一个不同的快照比较），通报或问题的标题、结果、正文不同，而 corrections 没有增加，问题的 updated 也没有变。"
        / "发布后的改动要让读者看得见；悄悄改动与伪造无异。"
    en "A change without a correction"
        / "Compared with the published site that --against names, or else with the last snapshot of the archive that differs, a title, a status or a text differs, while no correction was added and the issue's updated is the same."
        / "Readers have to see what was changed after publication."
    bad "更换灯具 262 盏。"
    good "更换灯具 252 盏。"
    looks Look::Notice(check)
}

fn check(texts: &NoticeTexts, reporter: &mut Reporter) {
    let notice = texts.notice;
    match reporter.published.and_then(|published| published.notice(&notice.slug.text)) {
        Some(before) => compare(texts, before, reporter),
        None => compare_with_snapshots(texts, reporter),
    }
}

fn compare(texts: &NoticeTexts, before: &Value, reporter: &mut Reporter) {
    let notice = texts.notice;
    let corrected = before["corrections"].as_array().map_or(0, Vec::len) < notice.corrections.len();
    if corrected || before["published"].as_str().is_none() {
        return;
    }
    for document in &texts.documents {
        let changed = match document.issue() {
            None => {
                let texts = [&before["text"]["before"], &before["text"]["after"]];
                before["title"] != notice.title.as_str() || differs(document, &texts)
            }
            Some(issue) => {
                let same = |value: &&Value| value["id"] == issue.slug.text.as_str();
                let Some(before) = before["issues"].as_array().and_then(|issues| issues.iter().find(same)) else {
                    continue;
                };
                let updated = issue.updated.map(|date| date.to_string());
                let told = before["updated"].as_str() != updated.as_deref();
                let other =
                    before["title"] != issue.title.as_str() || before["status"]["word"] != issue.status.word.as_str();
                !told && (other || differs(document, &[&before["text"]]))
            }
        };
        if changed {
            reporter.push(Finding::new(&KIND, document.field("title")));
        }
    }
}

/// Without the published site, the last snapshot that differs says what was there, if the notice was published by then.
fn compare_with_snapshots(texts: &NoticeTexts, reporter: &mut Reporter) {
    let notice = texts.notice;
    let Some(change) = reporter.plan.site.history.changes(notice) else { return };
    let since = change.since.created.date();
    let was_public = notice.published.is_some_and(|published| published.date() <= since);
    if !was_public || notice.corrections.iter().any(|correction| correction.date >= since) {
        return;
    }
    for document in &texts.documents {
        let changed = match document.issue() {
            None => change.text,
            Some(issue) => change.issues.iter().filter(|one| one.slug == issue.slug.text).any(|one| match &one.kind {
                IssueChangeKind::Changed { text, dates, status, fields: _ } => {
                    (*text || status.is_some()) && !dates.iter().any(|(field, ..)| *field == DateField::Updated)
                }
                IssueChangeKind::Added | IssueChangeKind::Removed => false,
            }),
        };
        if changed {
            reporter.push(Finding::new(&KIND, document.field("title")));
        }
    }
}

/// Whether the words of a text are others than the published ones; blanks and numbers of headings do not count.
fn differs(document: &Document, published: &[&Value]) -> bool {
    let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let mut before = published.iter().filter_map(|text| text.as_str()).map(plain).collect::<String>();
    for block in document.body() {
        let text = crate::model::official_number::strip_number(&block.text);
        let text = plain(text);
        match before.find(&text) {
            Some(at) => before.replace_range(at..at + text.len(), ""),
            None => return true,
        }
    }
    // What is left over of the published text: more than the numbers that the generator wrote.
    before.chars().filter(|c| super::super::characters::is_han(*c)).count() > document.body().count() * 3
}
