//! A promise in the text whose day has gone by.

use jiff::civil::Date;

use crate::check::characters::clause_after;
use crate::check::dates::Written;
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::Document;

rule! {
    "TB816" "passed-deadline" Warning
    says zh "“{found}”已经过了，结果仍是“{status}”" / "写明现在的情况；没有完成的，说明原因和新的时限。"
    says en "\"{found}\" has passed, and the status is still \"{status}\"" / "Say how it stands now; give a reason and a new deadline if it is not done."
    zh "承诺的时限已过"
        / "没有完成的问题，正文里“……前完成”“……底前完工”“将于……完成”的日期早于今天。“已于……前”不算。"
        / "承诺过期而不更新，群众看到的就是没有兑现的承诺。"
    en "A promise past its day"
        / "An issue whose work is still owed, with a date before today in …前完成, …底前 or 将于…完成."
        / "Whoever reads it sees a promise that was not kept."
    bad "---\ntitle: 管网未改造\ncategory: lighting\nstatus: 正在整改\n---\n管网改造项目已经开工，2025年8月底前完成全部管线敷设。"
    good "---\ntitle: 管网未改造\ncategory: lighting\nstatus: 正在整改\n---\n管网改造项目已经开工，2026年8月底前完成全部管线敷设。"
    looks Look::Document(check)
}

const ENDS: &[&str] = &["底前", "前", "末前", "之前", "底之前", "以前"];
/// What makes a promise of a day without 前.
const PLANS: &[&str] = &["将于", "将在", "计划于", "计划", "预计于", "预计", "拟于"];
const PLANNED_ENDS: &[&str] = &["", "底", "末"];
const PROMISES: &[&str] =
    &["完成", "完工", "建成", "竣工", "整改", "投入", "实现", "达到", "销号", "落实", "办结", "全部"];

fn check(document: &Document, reporter: &mut Reporter) {
    let Some(issue) = document.issue().filter(|issue| issue.status.kind.is_open() && issue.completed.is_none()) else {
        return;
    };
    for block in document.body() {
        for date in block.dates() {
            let after = clause_after(&block.text, date.range.end);
            let before = block.text[..date.range.start].trim_end_matches(' ');
            let is_planned = PLANS.iter().any(|plan| before.ends_with(plan));
            let end =
                ENDS.iter().chain(PLANNED_ENDS.iter().filter(|_| is_planned)).filter(|end| after.starts_with(**end));
            let Some(end) = end.max_by_key(|end| end.len()) else { continue };
            let promise = after[end.len()..].trim_start_matches(['，', ' ']);
            let told = before.ends_with("已于") || before.ends_with("已在") || promise.starts_with('已');
            let promised = PROMISES.iter().any(|word| promise.starts_with(word));
            if promised && !told && last_day(date).is_some_and(|day| day < reporter.today) {
                let finding = document.finding(&KIND, block, date.range.start..date.range.end + end.len());
                reporter.push(finding.with("status", issue.status.word.clone()));
                return;
            }
        }
    }
}

fn last_day(date: &Written) -> Option<Date> {
    let year = date.year?;
    let month = date.month.unwrap_or(12);
    let first = Date::new(year, month as i8, 1).ok()?;
    match date.day {
        Some(day) => Date::new(year, month as i8, day as i8).ok(),
        None => Some(first.last_of_month()),
    }
}
