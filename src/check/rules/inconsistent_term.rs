//! One thing with two names in one notice.

use std::ops::Range;

use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, Document, NoticeTexts};

rule! {
    "TB606" "inconsistent-term" Warning
    says zh "同一份通报里既写“{found}”，又写“{other}”" / "统一为一种写法。"
    says en "the notice says both \"{found}\" and \"{other}\"" / "Use one of them throughout."
    zh "用词前后不一"
        / "同一份通报（正文和各问题）里，同一个词有两种写法，如城乡接合部与城乡结合部、垃圾桶与垃圾筒、其他与其它、制定与制订（方案）。报在用得少的那种。"
        / "GB/T 9704—2012 要求公文用词规范、前后一致；一物两名，读者会以为是两件事。"
    en "One thing, two names"
        / "Two forms of one word in a notice and its issues, such as 城乡接合部 and 城乡结合部, 垃圾桶 and 垃圾筒, 其他 and 其它. The rarer one is reported."
        / "Official texts are to keep to one wording (GB/T 9704-2012); two names read as two things."
    bad "在城乡接合部增设垃圾桶 20 个，安排专人保洁。城乡结合部的垃圾桶每天清运；城乡接合部道路每天清扫。"
    good "在城乡接合部增设垃圾桶 20 个，安排专人保洁。城乡接合部的垃圾桶每天清运；城乡接合部道路每天清扫。"
    looks Look::NoticeWords(TERMS, check)
}

/// Two forms of each.
const TERMS: &[&str] = &[
    "城乡接合部", "城乡结合部", "垃圾桶", "垃圾筒", "其他", "其它", "唯一", "惟一", "成分", "成份", "部分", "部份",
    "垃圾中转站", "垃圾转运站", "公众号", "公众帐号", "制定方案", "制订方案", "制定计划", "制订计划", "互联网",
    "因特网", "共享单车", "共享自行车", "民主生活会", "民主生活会议",
];

/// Where a term stands.
struct Found<'t> {
    document: &'t Document<'t>,
    block: &'t Block,
    range: Range<usize>,
}

fn check(texts: &NoticeTexts, reporter: &mut Reporter) {
    let mut found: Vec<Vec<Found>> = Vec::new();
    found.resize_with(TERMS.len(), Vec::new);
    for document in &texts.documents {
        for block in document.prose() {
            for (term, range) in block.noted(&KIND) {
                found[term].push(Found { document, block, range });
            }
        }
    }
    for ([one, other], [ones, others]) in TERMS.as_chunks().0.iter().zip(found.as_chunks().0) {
        let (common, rare, name) = if others.len() <= ones.len() { (ones, others, one) } else { (others, ones, other) };
        if let (Some(rare), Some(common)) = (rare.first(), common.first()) {
            let fix = rare.document.suggestion(rare.block, rare.range.clone(), *name);
            let finding = rare.document.finding(&KIND, rare.block, rare.range.clone()).with("other", *name);
            let related = common.document.place(common.block, common.range.clone());
            reporter.push(finding.related(related).mended_by(fix));
        }
    }
}
