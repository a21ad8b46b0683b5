//! A question of two sides before what is true of one: 能否落实责任，是取得实效的重要保证.

use crate::check::characters::nearby_after;
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB681" "one-side-of-two" Warning
    says zh "“{found}……”说的是两面，后面的“{closer}”只说一面" / "删去“{found}”，或者把后面也说成两面（能否……）。"
    says en "\"{found} …\" has two sides, and \"{closer}\" speaks of one" / "Leave out {found}, or give what follows two sides as well (能否 …)."
    zh "两面对一面"
        / "句子以“能否、是否、能不能”开头，后一个分句是“是……的保证（保障、体现、举措、途径、要求）”，而且没有“能否、是否、好坏、成败”一类与它相应。“是……的关键、前提、标准”不算。"
        / "一面对两面是常见的病句：做不到的那一面并不是保证。"
    en "Two sides against one"
        / "A sentence that begins with 能否, 是否 or 能不能, where the next clause says 是 … 的保证 (保障, 体现, 举措, 途径, 要求) and no 能否, 是否, 好坏 or 成败 answers it. 是 … 的关键, 前提 and 标准 are left alone."
        / "A common fault of grammar: not to do it guarantees nothing."
    bad "能否严格落实整改主体责任，是巡察整改工作取得实效的重要保证。"
    good "严格落实整改主体责任，是巡察整改工作取得实效的重要保证。"
    looks Look::Words(&QUESTIONS, check)
}

const QUESTIONS: [&str; 3] = ["能否", "是否", "能不能"];
const CLOSERS: [&str; 5] = ["保证", "保障", "体现", "举措", "途径"];
const ANSWERS: [&str; 12] =
    ["否", "不能", "好坏", "成败", "高低", "优劣", "大小", "强弱", "多少", "得失", "快慢", "是不是"];

fn check(hit: &Hit, reporter: &mut Reporter) {
    let begins = hit.before().is_empty() || hit.before().ends_with(['。', '；', '\n']);
    let rest = nearby_after(&hit.block.text, hit.range.end);
    let Some(sentence) = rest.find(['。', '；', '\n']).map(|end| &rest[..end]).filter(|_| begins) else { return };
    let Some((_, rest)) = sentence.split_once("，是").or_else(|| sentence.split_once("，就是")) else { return };
    let predicate = rest.split('，').next().unwrap_or_default();
    let closer = CLOSERS.into_iter().find(|closer| predicate.ends_with(closer) && predicate.contains('的'));
    let is_answered = ANSWERS.iter().any(|answer| predicate.contains(answer));
    if let Some(closer) = closer.filter(|_| !is_answered) {
        reporter.push(hit.finding(&KIND).with("closer", closer));
    }
}
