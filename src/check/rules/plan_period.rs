//! The years of a five-year plan: “十四五”（2021—2025年）.

use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB827" "plan-period" Warning
    says zh "“{plan}”是{right}年，不是“{found}”" / "改为“{right}年”。"
    says en "{plan} is {right}, and not \"{found}\"" / "Write {right}."
    zh "五年规划的起止年份"
        / "“十二五”至“十六五”后面（可带“时期、期间、规划”）括号里的起止年份，超出了规划期，如“十四五”（2020—2025年）。"
        / "五年规划从尾数是一、六的年份开始；年份写错，是事实错误。"
    en "The years of a five-year plan"
        / "First and last year in brackets behind 十二五 to 十六五 (with 时期, 期间 or 规划 between) of which one lies outside of the plan."
        / "A plan begins in a year that ends with one or six; other years are an error of fact."
    bad "“十四五”时期（2020—2025年），新建污水管网 210 公里，改造公厕 36 座。"
    good "“十四五”时期（2021—2025年），新建污水管网 210 公里，改造公厕 36 座。"
    looks Look::Words(&PLANS, check)
}

/// In order; the first of them began in [`FIRST_YEAR`].
const PLANS: [&str; 5] = ["十二五", "十三五", "十四五", "十五五", "十六五"];
const FIRST_YEAR: u32 = 2011;
const LONG: u32 = 5;

fn check(hit: &Hit, reporter: &mut Reporter) {
    let mut rest = hit.after().strip_prefix('”').unwrap_or(hit.after());
    while let Some(past) = ["规划", "时期", "期间", "”"].iter().find_map(|word| rest.strip_prefix(word)) {
        rest = past;
    }
    let Some(inside) = rest.strip_prefix(['（', '(']) else { return };
    let Some((first, behind)) = year(inside) else { return };
    let behind = behind.trim_start_matches(['年', ' ', '—', '–', '-', '－', '~', '～', '至', '到']);
    let Some((last, behind)) = year(behind) else { return };
    let start = FIRST_YEAR + LONG * hit.word as u32;
    let closes = behind.trim_start_matches(['年', ' ']).starts_with(['）', ')']);
    // `“十四五”期间（2021—2023年）` is a part of it.
    if closes && (first < start || last >= start + LONG) {
        let from = hit.block.text.len() - inside.len();
        let range = from..hit.block.text.len() - behind.len();
        let right = format!("{start}—{}", start + LONG - 1);
        let fix = hit.document.suggestion(hit.block, range.clone(), right.as_str());
        let finding = hit.document.finding(&KIND, hit.block, range);
        reporter.push(finding.with("plan", hit.text()).with("right", right).mended_by(fix));
    }
}

fn year(text: &str) -> Option<(u32, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let year = text[..digits].parse().ok().filter(|_| digits == 4)?;
    Some((year, &text[digits..]))
}
