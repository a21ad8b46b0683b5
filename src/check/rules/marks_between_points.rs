//! Points of one sentence with different marks between them: 一是……；二是……，三是…….

use crate::check::characters::nearby_before;
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB665" "marks-between-points" Note
    says zh "“{before}”前面是“{mark}”，“{found}”前面是“{other}”" / "并列的各点之间用同一种标点，一般用分号。"
    says en "\"{before}\" has \"{mark}\" before it, and \"{found}\" has \"{other}\"" / "Put the same mark between all points, as a rule a semicolon."
    zh "各点之间的标点"
        / "同一句里相邻的“二是、三是、四是……”，前面一处用分号、一处用逗号。两点相隔一百多字的不看。"
        / "GB/T 15834—2011：并列分句之间用分号，同一层次的停顿用同一种标点；混用会让人分不清层次。"
    en "Marks between points"
        / "Neighbouring 二是, 三是, 四是 … of one sentence, one with a semicolon before it and one with a comma. Points more than a hundred characters apart are left alone."
        / "GB/T 15834-2011: clauses side by side are parted by semicolons, and pauses of one rank by one mark; two of them blur what belongs to what."
    bad "一是健全制度，修订考核办法；二是加强培训，提升业务能力，三是强化监督，定期通报结果。"
    good "一是健全制度，修订考核办法；二是加强培训，提升业务能力；三是强化监督，定期通报结果。"
    looks Look::Words(&POINTS, check)
}

const POINTS: [&str; 8] = ["二是", "三是", "四是", "五是", "六是", "七是", "八是", "九是"];
const MARKS: [char; 2] = ['；', '，'];

fn check(hit: &Hit, reporter: &mut Reporter) {
    let Some(earlier) = hit.word.checked_sub(1).map(|word| POINTS[word]) else { return };
    let lead = nearby_before(&hit.block.text, hit.range.start);
    let Some(other) = mark_at_end(lead) else { return };
    let Some(at) = lead.rfind(earlier) else { return };
    let Some(mark) = mark_at_end(&lead[..at]) else { return };
    if mark != other && !lead[at..].contains(['。', '：', '\n']) {
        let finding = hit.finding(&KIND).with("before", earlier);
        reporter.push(finding.with("mark", mark.to_string()).with("other", other.to_string()));
    }
}

fn mark_at_end(text: &str) -> Option<char> {
    text.chars().next_back().filter(|c| MARKS.contains(c))
}
