//! The mark between the two figures of a range.

use std::ops::Range;

use crate::check::characters::before;
use crate::check::figures::Figure;
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::rules::range_without_unit;
use crate::check::text::{Block, Document};

rule! {
    "TB652" "range-mark" Warning
    says zh "范围“{found}”中间的连接号应为“{right}”" / "写成“{whole}”。"
    says en "the range \"{found}\" is written with \"{right}\"" / "Write \"{whole}\"."
    zh "范围的连接号"
        / "两个数之间表示范围，用了半角的 ~ 或短横 -，如“3~5个”“2024-2025年”“3月1日-3月20日”。后一个数有单位、比前一个大才算；编号、电话、时刻和门牌不算。前一个数缺 % 的见 TB638。"
        / "GB/T 15834—2011、GB/T 15835—2011：数值的范围用浪纹线“～”或一字线“—”，时间的起止用一字线；短横用在编号和电话里。"
    en "The mark of a range"
        / "A half-width ~ or a hyphen between two figures of a range, such as 3~5个, 2024-2025年 or 3月1日-3月20日. The second figure has a unit and is the greater one; codes, telephones, times and doors are left alone. For a first figure without its per cent sign see TB638."
        / "GB/T 15834-2011 and GB/T 15835-2011: a range takes ～ or —, a period of time —; hyphens belong into codes and telephone numbers."
    bad "每个片区配备保洁员3~5人，2024-2025年分两批更换了老旧灯具。"
    good "每个片区配备保洁员3～5人，2024—2025年分两批更换了老旧灯具。"
    looks Look::Prose(check)
}

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    let text = &block.text;
    if !block.has_digits() {
        return;
    }
    // In order, where their marks stand.
    let mut told: Vec<usize> = Vec::new();
    for pair in block.dates().windows(2) {
        let [from, to] = pair else { continue };
        let typed = from.range.end..to.range.start;
        if tell(document, block, [from.range.start, to.range.end], typed.clone(), reporter) {
            told.push(typed.start);
        }
    }
    for pair in block.figures().windows(2) {
        let [first, second] = pair else { continue };
        let typed = text[..first.unit.end].trim_end_matches(' ').len()..second.range.start;
        let is_new = right_mark(&text[typed.clone()]).is_some() && told.binary_search(&typed.start).is_err();
        if is_new && is_range(text, first, second) && !range_without_unit::lacks_sign(text, first, second) {
            tell(document, block, [first.range.start, second.unit.end], typed, reporter);
        }
    }
}

/// Tells of a range by its two ends, if a wrong mark was typed between them.
fn tell(
    document: &Document,
    block: &Block,
    [start, end]: [usize; 2],
    typed: Range<usize>,
    reporter: &mut Reporter,
) -> bool {
    let text = &block.text;
    let Some(right) = right_mark(&text[typed.clone()]) else { return false };
    let whole = [&text[start..typed.start], right, &text[typed.end..end]].concat();
    let fix = document.fix(block, typed, right);
    let finding = document.finding(&KIND, block, start..end);
    reporter.push(finding.with("right", right).with("whole", whole).mended_by(fix));
    true
}

/// The mark of a range that another one was typed for.
pub fn right_mark(typed: &str) -> Option<&'static str> {
    match typed.trim_matches(' ') {
        "~" => Some("～"),
        "-" | "－" | "–" | "-—" | "—-" | "－－" => Some("—"),
        _ => None,
    }
}

fn is_range(text: &str, first: &Figure, second: &Figure) -> bool {
    let is_alone = before(text, first.range.start)
        .is_none_or(|c| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '-' | '－' | '—' | '–' | '/' | '_' | '*'));
    // `9:00-12点`
    let lead = &text[..first.range.start];
    let is_minute = lead.trim_end_matches([':', '：']).len() < lead.len()
        && lead.trim_end_matches([':', '：']).ends_with(|c: char| c.is_ascii_digit());
    let is_counted = second.unit(text);
    let is_coded =
        |figure: &Figure| figure.decimals == 0 && figure.range.len() > 1 && text[figure.range.start..].starts_with('0');
    is_alone
        && !is_minute
        && !is_counted.is_empty()
        && (first.unit.is_empty() || first.unit(text) == is_counted)
        && first.value < second.value
        && !is_coded(first)
        && !is_coded(second)
}
