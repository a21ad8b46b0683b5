//! All done, and in the same sentence not done yet.

use crate::check::characters::{clause_after, clause_before, is_quoted, nearby_after};
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB676" "done-and-not-done" Warning
    says zh "前面说“{found}”，同一句又说“{other}”" / "核对现在到了哪一步，只留一种说法。"
    says en "\"{found}\", and in the same sentence \"{other}\"" / "See how it stands now, and say that alone."
    zh "一句里已完成又未完成"
        / "一句里先说“全部整改完成、全部整改到位、已全部完成”等，后面又说“正在整改、正在制定方案、尚未完成、预计……完成”。后面说的是“其余、另有”的、带数目的、别的工程的，不算。"
        / "前后矛盾，读的人不知道到底改了没有；结果与事实不符是虚假整改。"
    en "Done and not done"
        / "全部整改完成, 全部整改到位, 已全部完成 and their like, and behind them in the same sentence 正在整改, 正在制定方案, 尚未完成 or 预计 … 完成; left alone where that is said of the rest, with a number, or of other works."
        / "Nobody can tell which of the two is true."
    bad "该问题已于2025年6月全部整改完成，目前正在制定整改方案，预计年底前完成。"
    good "该问题已于2025年6月全部整改完成，目前正在开展“回头看”，巩固整改成果。"
    looks Look::Words(DONE, check)
}

const DONE: &[&str] = &[
    "全部整改完成", "全部整改到位", "全部完成整改", "全部整改完毕", "已整改完成", "已整改到位", "已完成整改",
    "已整改完毕", "已全部整改",
];
const NOT_DONE: &[&str] = &[
    "正在整改", "正在制定整改", "正在制定方案", "正在研究整改", "仍在整改", "尚未整改", "尚未完成", "尚未启动",
    "未完成整改", "仍未整改", "仍未完成", "还未完成", "预计",
];
/// Who, or what else, the later clause tells of.
const OF_OTHERS: &[&str] = &[
    "其余", "其他", "其它", "另", "剩余", "余下", "部分", "个别", "下一步", "工程", "项目", "建设", "资金", "验收",
    "程序", "规划", "手续", "二期", "后续",
];

fn check(hit: &Hit, reporter: &mut Reporter) {
    // `如已整改到位`, `确保全部整改到位`: not so yet.
    const NOT_SO: &[&str] =
        &["如", "若", "确保", "力争", "凡", "未", "其中", "部分", "个", "项", "条", "件", "是否", "对"];
    let before = clause_before(&hit.block.text, hit.range.start);
    // `已全部整改完成` is told as `全部整改完成`.
    let goes_on = hit.text() == "已全部整改" && ["完成", "到位", "完毕"].iter().any(|end| hit.after().starts_with(end));
    if goes_on || NOT_SO.iter().any(|word| before.contains(word)) || is_quoted(&hit.block.text, hit.range.start) {
        return;
    }
    let sentence = nearby_after(&hit.block.text, hit.range.end);
    let sentence = &sentence[..sentence.find(['。', '；', '：', '\n']).unwrap_or(sentence.len())];
    for word in NOT_DONE {
        let Some(at) = sentence.find(word) else { continue };
        let place = hit.range.end + at;
        let (lead, rest) = (clause_before(&hit.block.text, place), clause_after(&hit.block.text, place + word.len()));
        let is_told = *word != "预计" || ["完成", "到位"].iter().any(|end| rest.contains(end));
        let is_of_others = || {
            let counts = |text: &str| text.contains(['个', '项', '件', '处', '名', '户', '人']);
            OF_OTHERS.iter().any(|other| lead.contains(other) || rest.contains(other)) || counts(lead) || counts(rest)
        };
        if is_told && !is_of_others() && sentence[..at].contains('，') {
            reporter.push(hit.finding(&KIND).with("other", *word));
            return;
        }
    }
}
