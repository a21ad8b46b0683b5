//! Dates in a running text that are written as a computer writes them.

use crate::check::dates::Form;
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};
use crate::check::text::{Block, BlockKind, Document};

rule! {
    "TB811" "date-format" Warning
    says zh "正文里的日期“{found}”应写成“{right}”" / "改为“{right}”。"
    says en "in a text the date \"{found}\" is written \"{right}\"" / "Write \"{right}\"."
    zh "日期写法"
        / "正文里的 2025-04-25、2025.4.25、2025/4/25，月、日前面的零（04月05日），以及口语的“6月30号”。表格里可以用短横。"
        / "GB/T 9704—2012 和 GB/T 15835—2011：公文中的日期用阿拉伯数字写全年、月、日，不编虚位，如 2025年4月5日。"
    en "How dates are written"
        / "2025-04-25, 2025.4.25 and 2025/4/25 in running text, zeros before months and days (04月05日), and 号 for 日 as it is spoken. Tables may use hyphens."
        / "GB/T 9704-2012 and GB/T 15835-2011: official texts write dates in full with 年, 月, 日 and no leading zeros, such as 2025年4月5日."
    bad "2025-04-25，巡察组反馈了意见；05月06日，局党组召开专题会议研究整改。"
    good "2025年4月25日，巡察组反馈了意见；5月6日，局党组召开专题会议研究整改。"
    looks Look::Prose(check), Look::Words(&["号"], spoken)
}

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    let in_table = block.kind == BlockKind::Cell;
    for date in block.dates() {
        let separated = date.form == Form::Separated && !in_table;
        // A day that does not exist is told as that; nobody knows how to write it.
        if (!separated && !date.leading_zero) || !date.exists() {
            continue;
        }
        let part = |value: Option<i64>, mark: &str| value.map_or(String::new(), |value| format!("{value}{mark}"));
        let right = [
            part(date.year.map(i64::from), "年"),
            part(date.month.map(i64::from), "月"),
            part(date.day.map(i64::from), "日"),
        ]
        .concat();
        let fix = document.fix(block, date.range.clone(), right.as_str());
        reporter.push(document.finding(&KIND, block, date.range.clone()).with("right", right).mended_by(fix));
    }
}

/// `6月30号`
fn spoken(hit: &Hit, reporter: &mut Reporter) {
    let lead = hit.before();
    let (month, day) = lead.rsplit_once('月').unwrap_or_default();
    let digits = day.trim_matches(' ');
    let is_day = matches!(digits.len(), 1 | 2) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let after_month = month.trim_end_matches(' ').ends_with(|c: char| c.is_ascii_digit());
    // `5月12号文件` is numbered.
    let is_number = ["文", "令", "公告", "楼", "线", "通知", "院"].iter().any(|word| hit.after().starts_with(word));
    if is_day && after_month && !is_number {
        let start = hit.range.start - day.len();
        let finding = hit.document.finding(&KIND, hit.block, start..hit.range.end);
        let fix = hit.document.fix(hit.block, hit.range.clone(), "日");
        reporter.push(finding.with("right", format!("{digits}日")).mended_by(fix));
    }
}
