//! What is to be prevented from not happening: 防止……不再发生.

use crate::check::characters::clause_before;
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB659" "twice-negated" Warning
    says zh "“{verb}……{found}”说反了" / "改成“防止……再次发生”，或者“确保……不再发生”；“禁止”和“不得”只用一个。"
    says en "\"{verb}……{found}\" says the opposite of what is meant" / "Write 防止……再次发生 or 确保……不再发生; of 禁止 and 不得 one is enough."
    zh "否定说反"
        / "同一分句里前面有“防止、避免、杜绝、严防、预防、制止、遏制、以免、以防”，后面有“不再发生、不再出现、不发生、不反弹”等；或者前面有“严禁、禁止”，后面有“不得”（禁止公车不得私用）。"
        / "防止不再发生，就是要它再发生；意思说反是表述错误。"
    en "Negated twice"
        / "不再发生, 不再出现, 不反弹 and their like in one clause with 防止, 避免, 杜绝, 严防, 预防, 制止, 遏制, 以免 or 以防 before them, and 不得 with 严禁 or 禁止 before it (禁止公车不得私用)."
        / "To prevent that something does not happen again is to want it."
    bad "建立长效机制，防止类似问题不再发生，加强日常巡查和监督检查。"
    good "建立长效机制，确保类似问题不再发生，加强日常巡查和监督检查。"
    looks Look::Words(NEGATED, check), Look::Words(&["不得"], forbidden)
}

const NEGATED: &[&str] =
    &["不再发生", "不再出现", "不再反弹", "不再重现", "不反弹", "不发生", "不出现", "不要发生", "不要出现", "不要反弹"];
const PREVENTED: &[&str] = &["防止", "避免", "杜绝", "严防", "预防", "制止", "遏制", "以免", "以防", "谨防"];
/// Between the two, these begin what is wanted: `防止反弹确保不发生`.
const WANTED: &[&str] = &["确保", "保证", "做到", "力争", "实现", "使", "让", "、", "因", "和"];

fn check(hit: &Hit, reporter: &mut Reporter) {
    let clause = clause_before(&hit.block.text, hit.range.start);
    let Some((at, verb)) = PREVENTED.iter().filter_map(|verb| clause.rfind(verb).map(|at| (at, *verb))).max() else {
        return;
    };
    let between = &clause[at + verb.len()..];
    // `防止不发生` may be cut from 防不发生; 不再 is negated at once as well.
    let is_apart = !between.is_empty() || hit.text().starts_with("不再") || verb == "杜绝";
    if is_apart && !WANTED.iter().any(|word| between.contains(word)) && !hit.after().starts_with('的') {
        reporter.push(hit.finding(&KIND).with("verb", verb));
    }
}

/// `禁止公车不得私用`
fn forbidden(hit: &Hit, reporter: &mut Reporter) {
    /// Between the two, these end a name of what is forbidden, or begin another rule: `禁止类项目不得建设`.
    const OTHERS: &[&str] = &[
        "的", "类", "区", "者", "后", "期", "令", "性", "事项", "名单", "规定", "、", "和", "且", "并", "也", "项目",
        "行为",
    ];
    let clause = clause_before(&hit.block.text, hit.range.start);
    let forbids = ["严禁", "禁止"].iter().filter_map(|verb| clause.rfind(verb).map(|at| (at, *verb))).max();
    let Some((at, verb)) = forbids else { return };
    let between = &clause[at + verb.len()..];
    if !between.is_empty() && !OTHERS.iter().any(|word| between.contains(word)) {
        reporter.push(hit.finding(&KIND).with("verb", verb));
    }
}
