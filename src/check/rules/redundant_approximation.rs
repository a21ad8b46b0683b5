//! About, and about again: 约…余.

use crate::check::characters::past_spaces;
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};
use crate::check::text::{Block, Document};

rule! {
    "TB611" "redundant-approximation" Warning
    says zh "“{before}”和“{after}”都表示约数，只用一个" / "删去“{before}”，或删去“{after}”。"
    says en "\"{before}\" and \"{after}\" both say \"about\"" / "Keep one of them."
    zh "约数重复"
        / "“约、近、大约、将近、大概、超”与“余、多、左右、上下”用在同一个数上，或“余、多”与“左右、上下”同用，“以上、以下、以内”与“左右”同用，“大约有近”。"
        / "GB/T 15835—2011 对概数只用一种表示；同时用两种，数字究竟比它多还是少就说不清了。"
    en "About, twice"
        / "约, 近, 大约 and their like together with 余, 多, 左右 on one number, or 余 and 多 with 左右, or 以上 with 左右, and 大约有近 before one."
        / "GB/T 15835-2011 marks an approximate number once; marked twice, nobody can tell whether it is more or less."
    bad "科学调度，每天运输生活垃圾约 130 余吨，保障了城区生活垃圾的正常收运。"
    good "科学调度，每天运输生活垃圾约 130 吨，保障了城区生活垃圾的正常收运。"
    looks Look::Prose(check), Look::Words(&["以上左右", "以下左右", "以内左右", "左右以上"], bounds), Look::Words(TWICE, twice)
}

const BEFORE: &[&str] = &["大约", "将近", "大概", "接近", "约", "近", "超过", "超"];
/// Both before the figure.
const TWICE: &[&str] = &["大约有近", "大约近", "大约有将近", "大约将近", "大概有近", "大概近", "约有近", "约近"];
const AFTER_UNIT: &[&str] = &["左右", "上下"];
/// `近` in these is no approximation.
const OTHER: &[&str] = &[
    "最近", "附近", "就近", "邻近", "临近", "靠近", "节约", "违约", "合约", "契约", "预约", "签约", "制约", "公约",
    "条约",
];

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    let text = &block.text;
    for figure in block.figures() {
        let Some(after) = &figure.more else { continue };
        let behind = past_spaces(text, figure.unit.end);
        if let Some(again) = AFTER_UNIT.iter().find(|word| after.end < behind && text[behind..].starts_with(**word)) {
            let again = behind..behind + again.len();
            let finding = document.finding(&KIND, block, figure.range.start..again.end);
            let fix = document.suggestion(block, again.clone(), "");
            let finding = finding.with("before", &text[after.clone()]).with("after", &text[again]);
            reporter.push(finding.mended_by(fix));
            continue;
        }
        let lead = text[..figure.range.start].trim_end_matches(' ');
        let Some(before) = BEFORE.iter().find(|word| lead.ends_with(**word)) else { continue };
        if OTHER.iter().any(|word| lead.ends_with(word)) {
            continue;
        }
        let start = lead.len() - before.len();
        let finding = document.finding(&KIND, block, start..after.end);
        let fix = document.suggestion(block, after.clone(), "");
        reporter.push(finding.with("before", *before).with("after", &text[after.clone()]).mended_by(fix));
    }
}

/// `大约有近50名`
fn twice(hit: &Hit, reporter: &mut Reporter) {
    let is_figure = hit.after().trim_start_matches(' ').starts_with(|c: char| c.is_ascii_digit());
    let of_other = OTHER.iter().any(|word| hit.before().ends_with(word.trim_end_matches('约')) && word.ends_with('约'));
    if is_figure && !(of_other && hit.text().starts_with('约')) {
        let again = if hit.text().ends_with("将近") { "将近" } else { "近" };
        let first = hit.text().trim_end_matches(again).trim_end_matches('有');
        let fix = hit.document.suggestion(hit.block, hit.range.end - again.len()..hit.range.end, "");
        reporter.push(hit.finding(&KIND).with("before", first).with("after", again).mended_by(fix));
    }
}

/// `98%以上左右`: a bound is no approximation.
fn bounds(hit: &Hit, reporter: &mut Reporter) {
    let middle = hit.range.start + "以上".len();
    let last = middle..hit.range.end;
    let fix = hit.document.suggestion(hit.block, last.clone(), "");
    let finding = hit.finding(&KIND).with("before", &hit.block.text[hit.range.start..middle]);
    reporter.push(finding.with("after", &hit.block.text[last]).mended_by(fix));
}
