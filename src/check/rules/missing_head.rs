//! 发挥 with an object whose head was lost: 发挥党支部的战斗堡垒.

use crate::check::characters::{after, clause_before};
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB673" "missing-head" Warning
    says zh "“发挥……{found}”后面缺“作用”" / "改为“{found}作用”。"
    says en "发挥 … \"{found}\" lacks 作用" / "Write \"{found}作用\"."
    zh "缺宾语中心语"
        / "“发挥”所在的分句以“战斗堡垒、先锋模范、模范带头、桥梁纽带、表率引领”等结束，没有“作用”。"
        / "“战斗堡垒”不是能“发挥”的，发挥的是它的作用；缺了中心语，句子不完整（《党政机关公文处理工作条例》第十九条：表述准确）。"
    en "An object without its head"
        / "A clause with 发挥 that ends with 战斗堡垒, 先锋模范, 模范带头, 桥梁纽带 or their like and not with 作用."
        / "What is brought into play is the part that they have, 作用; without it the sentence is not whole (article 19 of the regulations on official documents)."
    bad "充分发挥党支部的战斗堡垒和党员的先锋模范，推动整改落地。"
    good "充分发挥党支部的战斗堡垒作用和党员的先锋模范作用，推动整改落地。"
    looks Look::Words(HEADLESS, check)
}

const HEADLESS: &[&str] = &[
    "战斗堡垒", "先锋模范", "模范带头", "桥梁纽带", "纽带桥梁", "表率引领", "示范引领", "示范带动", "辐射带动",
    "主力军", "主心骨", "领头雁",
];
/// What has a head, or another verb.
const WHOLE: &[&str] = &["作用", "优势", "效应", "职能", "成为", "当好"];

fn check(hit: &Hit, reporter: &mut Reporter) {
    let ends = after(hit.after(), 0).is_none_or(|c| matches!(c, '，' | '。' | '；' | '\n'));
    let clause = clause_before(&hit.block.text, hit.range.start);
    let between = clause.rfind("发挥").map(|at| &clause[at + "发挥".len()..]);
    if ends && between.is_some_and(|between| !WHOLE.iter().any(|word| between.contains(word))) {
        let fix = hit.document.suggestion(hit.block, hit.range.end..hit.range.end, "作用");
        reporter.push(hit.finding(&KIND).mended_by(fix));
    }
}
