//! Dates that no calendar has.

use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, Document};

rule! {
    "TB812" "impossible-date" Error
    says zh "没有“{found}”这一天" / "核对日期。"
    says en "there is no such day as \"{found}\"" / "Check the date."
    zh "不存在的日期"
        / "正文里的年月日不存在，如 2 月 30 日、2025 年 13 月、2025 年 2 月 29 日。"
        / "日期失实是政府网站检查的否决项；这样的日期一定是写错了。"
    en "A day that does not exist"
        / "A date in the text that no calendar has, such as the thirtieth of February."
        / "False dates fail the inspection of a government website, and such a one is surely a mistake."
    bad "2025年2月30日，局党组召开专题会议研究部署整改工作。"
    good "2025年2月28日，局党组召开专题会议研究部署整改工作。"
    looks Look::Prose(check)
}

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    for date in block.dates() {
        // `13月` alone may be a count of months.
        let told = date.day.is_some() || date.year.is_some();
        if told && !date.exists() {
            reporter.push(document.finding(&KIND, block, date.range.clone()));
        }
    }
}
