//! What is said to have been done on a day that has not come.

use std::ops::Range;

use crate::check::characters::{clause_after, clause_before};
use crate::check::pairs::sentence;
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, Document};

rule! {
    "TB815" "future-as-past" Warning
    says zh "“{found}”还没有到，却说已经做了" / "核对日期；还没做的，写成计划。"
    says en "\"{found}\" has not come, but the text says it was done then" / "Check the date, or tell it as a plan."
    zh "未来的日期说成过去"
        / "分句里有“已于、已在”或日期后面有“已”，或者句首的日期后面接着“召开、印发、……了”，日期却在今天之后。"
        / "提前写成已完成就是虚报；多半是年份写错了。"
    en "The future told as the past"
        / "A clause with 已于 or 已在, or with 已 after the date, or a sentence that begins with a date and goes on with 召开, 印发 or 了, where the date is later than today."
        / "Claiming what has not happened is a false report; usually the year is wrong."
    bad "该项目已于2026年6月30日全部完工，并通过了专家评审，投入使用。"
    good "该项目已于2025年6月30日全部完工，并通过了专家评审，投入使用。"
    looks Look::Prose(check)
}

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    let text = &block.text;
    for date in block.dates() {
        let first = date.date().or_else(|| {
            date.day.is_none().then(|| jiff::civil::Date::new(date.year?, date.month? as i8, 1).ok()).flatten()
        });
        if first.is_none_or(|first| first <= reporter.today) {
            continue;
        }
        let (before, after) = (clause_before(text, date.range.start), clause_after(text, date.range.end));
        let past = before == "截至" && is_done_by(text, &date.range)
            || before.ends_with("已于")
            || before.ends_with("已在")
            || (after.starts_with('已') && !after.starts_with("已定"))
            || (date.year.is_some() && opens_account(text, &date.range));
        if past {
            reporter.push(document.finding(&KIND, block, date.range.clone()));
        }
    }
}

/// `截至2027年3月底，已完成`
fn is_done_by(text: &str, date: &Range<usize>) -> bool {
    let rest = &text[date.end..sentence(text, date).end];
    let rest = rest.trim_start_matches(['底', '末', '前']).trim_start_matches([' ', '，']);
    rest.starts_with('已') || rest.starts_with("累计已") || rest.starts_with("共完成")
}

/// `2027年3月5日，召开了会议`: a day at the head of a sentence that tells what was done, and of nothing to come.
fn opens_account(text: &str, date: &Range<usize>) -> bool {
    const TO_COME: [&str; 12] =
        ["将", "拟", "计划", "预计", "底前", "之前", "要求", "目标", "力争", "确保", "待", "届时"];
    const DONE: [&str; 3] = ["召开", "印发", "下发"];
    let around = sentence(text, date);
    let said = &text[around.clone()];
    let Some(account) = text[date.end..around.end].strip_prefix('，') else { return false };
    let account = clause_after(account, 0);
    let tells = account.contains('了') || DONE.iter().any(|verb| account.contains(verb));
    date.start == around.start && tells && !TO_COME.iter().any(|word| said.contains(word))
}
