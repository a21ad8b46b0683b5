//! Dates of an issue that its status, or the calendar, denies.

use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::Document;
use crate::finding::Finding;

rule! {
    "TB724" "status-dates" Warning
    says zh "{reason_zh}" / "核对文件开头的 status 和各个日期，改对其中一个。"
    says en "{reason}" / "Check the status and the dates."
    zh "日期与结果矛盾"
        / "写了完成时间、结果却不是完成；完成或更新时间在今天之后；更新时间早于完成时间；整改时限早于反馈日期。"
        / "结果、时限、完成时间互相对不上，就无法证明整改属实。"
    en "Dates against the status"
        / "A date of completion on an issue that is not done; dates in the future; an update before the completion; a deadline before the feedback."
        / "Dates that contradict the status prove nothing."
    bad "---\ntitle: 管网未改造\ncategory: lighting\nstatus: 正在整改\ncompleted: 2025-06-30\n---\n管网改造项目已经完成初步设计，并通过了专家评审，施工单位进场。"
    good "---\ntitle: 管网未改造\ncategory: lighting\nstatus: 已完成\ncompleted: 2025-06-30\n---\n管网改造项目已经完工，并通过了专家评审，全部投入使用。"
    looks Look::Document(check)
}

fn check(document: &Document, reporter: &mut Reporter) {
    let (Some(issue), Some(notice)) = (document.issue(), document.notice()) else { return };
    let today = reporter.today;
    let mut report = |key: &str, zh: String, en: String| {
        reporter.push(Finding::new(&KIND, document.field(key)).with("reason", en).with("reason_zh", zh));
    };
    if let Some(completed) = issue.completed {
        if issue.status.kind.is_open() {
            let word = &issue.status.word;
            report(
                "completed",
                format!("写了完成时间，结果却是“{word}”"),
                format!("completed is given, but the status is \"{word}\""),
            );
        }
        if completed > today {
            report(
                "completed",
                format!("完成时间 {completed} 还没有到"),
                format!("completed ({completed}) is in the future"),
            );
        }
        if let Some(updated) = issue.updated.filter(|updated| *updated < completed) {
            report(
                "updated",
                format!("更新时间 {updated} 早于完成时间 {completed}"),
                format!("updated ({updated}) is before completed ({completed})"),
            );
        }
    }
    if let Some(updated) = issue.updated.filter(|updated| *updated > today) {
        report("updated", format!("更新时间 {updated} 还没有到"), format!("updated ({updated}) is in the future"));
    }
    if let (Some(deadline), Some(feedback)) = (issue.deadline, notice.feedback)
        && deadline < feedback
    {
        report(
            "deadline",
            format!("整改时限 {deadline} 早于反馈日期 {feedback}"),
            format!("the deadline ({deadline}) is before the feedback ({feedback})"),
        );
    }
}
