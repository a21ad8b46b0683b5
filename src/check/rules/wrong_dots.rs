//! Dots and hyphens typed for an ellipsis and a dash.

use crate::check::characters::{after, before, is_chinese_mark, is_han};
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB637" "wrong-dots" Warning
    says zh "“{found}”应为“{right}”" / "改为“{right}”。"
    says en "\"{found}\" should be \"{right}\"" / "Write \"{right}\"."
    zh "省略号和破折号"
        / "汉字旁边用三个点、三个句号代替省略号（……），用两个短横代替破折号（——），用两个点代替句号（完成..）。"
        / "GB/T 15834—2011：省略号六个点，破折号占两个字。"
    en "Ellipses and dashes"
        / "Three dots or three full stops for ……, two hyphens for ——, and two dots for 。, beside Chinese characters."
        / "GB/T 15834-2011: an ellipsis has six dots, a dash the width of two characters."
    bad "对路灯、护栏、窨井盖...逐一排查--当天发现当天处置，效果良好。"
    good "对路灯、护栏、窨井盖……逐一排查——当天发现当天处置，效果良好。"
    looks Look::Words(&["...", "。。。", "--"], check), Look::Words(&[".."], two)
}

const RIGHT: [&str; 3] = ["……", "……", "——"];

fn check(hit: &Hit, reporter: &mut Reporter) {
    let text = &hit.block.text;
    let mark = hit.text().chars().next();
    let is_mark = |c: char| Some(c) == mark;
    // Only where a run begins, and then the whole of it.
    if before(text, hit.range.start).is_some_and(is_mark) {
        return;
    }
    let length = text[hit.range.start..].find(|c| !is_mark(c)).unwrap_or(text.len() - hit.range.start);
    let range = hit.range.start..hit.range.start + length;
    let chinese = |c: Option<char>| c.is_some_and(|c| is_han(c) || is_chinese_mark(c));
    if !chinese(before(text, range.start)) && !chinese(after(text, range.end)) {
        return;
    }
    let right = RIGHT[hit.word];
    let fix = hit.document.fix(hit.block, range.clone(), right);
    reporter.push(hit.document.finding(&KIND, hit.block, range).with("right", right).mended_by(fix));
}

/// `完成..`: a full stop of the keyboard that was pressed twice.
fn two(hit: &Hit, reporter: &mut Reporter) {
    let text = &hit.block.text;
    let is_longer = hit.before().ends_with('.') || hit.after().starts_with('.');
    let follows = before(text, hit.range.start).is_some_and(|c| is_han(c) || c == '”' || c == '）');
    let ends = after(text, hit.range.end).is_none_or(|c| is_han(c) || c == '\n');
    if follows && ends && !is_longer {
        let fix = hit.document.suggestion(hit.block, hit.range.clone(), "。");
        reporter.push(hit.finding(&KIND).with("right", "。").mended_by(fix));
    }
}
