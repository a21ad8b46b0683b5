//! A deadline that has passed.

use crate::catalogue::Language;
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::Document;
use crate::finding::Finding;
use crate::model::date::in_words;

rule! {
    "TB723" "overdue" Warning
    says zh "整改时限 {date}已过，结果仍是“{status}”" / "更新结果和完成时间，或说明延期的原因和新的时限。"
    says en "the deadline {date} has passed, and the status is still \"{status}\"" / "Update the status, or give the reason and a new deadline."
    zh "逾期未完成"
        / "deadline 早于今天，没有 completed，结果是基本完成、正在整改或未完成。"
        / "逾期的整改任务要么已经完成而没有更新，要么需要说明原因。"
    en "Overdue"
        / "A deadline before today without completed, on an issue whose work is still owed."
        / "Either it is done and nobody said so, or a reason is due."
    bad "---\ntitle: 管网未改造\ncategory: lighting\nstatus: 正在整改\ndeadline: 2025-06-30\n---\n管网改造项目已经完成初步设计，并通过了专家评审，施工单位进场。"
    good "---\ntitle: 管网未改造\ncategory: lighting\nstatus: 正在整改\ndeadline: 2026-06-30\n---\n管网改造项目已经完成初步设计，并通过了专家评审，施工单位进场。"
    looks Look::Document(check)
}

fn check(document: &Document, reporter: &mut Reporter) {
    let Some(issue) = document.issue().filter(|issue| issue.is_overdue(reporter.today)) else { return };
    if let Some(deadline) = issue.deadline {
        let finding = Finding::new(&KIND, document.field("deadline")).with("status", issue.status.word.clone());
        reporter.push(finding.with("date_zh", in_words(deadline, Language::Zh)).with("date", deadline.to_string()));
    }
}
