//! 10—20%: a range whose first figure has lost its per cent sign.

use crate::check::characters::past_spaces;
use crate::check::figures::Figure;
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::rules::range_mark::right_mark;
use crate::check::text::{Block, Document};

rule! {
    "TB638" "range-without-unit" Warning
    says zh "范围“{found}”的前一个数缺“{unit}”" / "写成“{right}”。"
    says en "the first figure of the range \"{found}\" lacks its \"{unit}\"" / "Write \"{right}\"."
    zh "范围缺百分号"
        / "“10—20%”“3～5‰”一类，前一个数没有 %、‰、℃。"
        / "GB/T 15835—2011：表示数值范围，前后两个数的百分号都要写，如 10%—20%。"
    en "A range without its first sign"
        / "10—20% and its like, where the first figure has no %, ‰ or ℃."
        / "GB/T 15835-2011: both figures of a range keep their sign: 10%—20%."
    bad "辖区路灯亮灯率比上年提高 5—8%，投诉量明显下降，群众满意度提高。"
    good "辖区路灯亮灯率比上年提高 5%—8%，投诉量明显下降，群众满意度提高。"
    looks Look::Prose(check)
}

const DASHES: &[&str] = &["——", "—", "–", "-", "－", "~", "～", "至", "到"];
const SIGNS: &[&str] = &["%", "％", "‰", "℃"];

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    let text = &block.text;
    for pair in block.figures().windows(2) {
        let [first, second] = pair else { continue };
        let Some(sign) = sign_lacked(text, first, second) else { continue };
        let end = past_spaces(text, second.range.end) + sign.len();
        let typed = first.range.end..second.range.start;
        // The other mark of a range, where a wrong one was typed, is mended on the way.
        let mark = right_mark(&text[typed.clone()]).unwrap_or(&text[typed.clone()]);
        let right = [&text[first.range.clone()], sign, mark].concat();
        let whole = [&right, &text[typed.end..end]].concat();
        let fix = document.fix(block, first.range.start..typed.end, right);
        let finding = document.finding(&KIND, block, first.range.start..end);
        reporter.push(finding.with("unit", sign).with("right", whole).mended_by(fix));
    }
}

/// Whether the first figure of a range has lost the sign that the second one has.
pub fn lacks_sign(text: &str, first: &Figure, second: &Figure) -> bool {
    sign_lacked(text, first, second).is_some()
}

fn sign_lacked(text: &str, first: &Figure, second: &Figure) -> Option<&'static str> {
    let between = text[first.range.end..second.range.start].trim_matches(' ');
    let after = past_spaces(text, second.range.end);
    let sign = SIGNS.iter().find(|sign| text[after..].starts_with(**sign)).copied();
    // `2024-10%` is no range.
    sign.filter(|_| DASHES.contains(&between) && first.value < 1000.0)
}
