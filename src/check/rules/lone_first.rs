//! A first point that no second follows.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::check::characters::before;
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, Document};
use crate::check::words;

rule! {
    "TB702" "lone-first" Warning
    says zh "有“{found}”，没有“{next}”" / "只有一点就删去“{found}”，否则补上后面的各点。"
    says en "\"{found}\" stands without a \"{next}\"" / "Take it out if there is one point only, or add the others."
    zh "只有一点的列举"
        / "写了“一是”“首先”“第一，”，同一份文字里却没有“二是”“其次”“第二”。"
        / "列举只有第一点，读者会以为后面的内容漏了；多半是删改时留下的。"
    en "A first point without a second"
        / "一是, 首先 or 第一， without 二是, 其次 or 第二 in the same text."
        / "A list of one point reads as if the rest had been lost; it is usually left over from editing."
    bad "一是完善应急处置预案，制定审核制度，累计开展专项排查 5 次，处置投诉 20 余条。"
    good "一是完善应急处置预案，制定审核制度；二是累计开展专项排查 5 次，处置投诉 20 余条。"
    looks Look::Document(check)
}

/// A first mark, what may follow it, and what is said to be missing.
const SERIES: &[(&str, &[&str], &str)] = &[
    ("一是", &["二是", "二要", "三是"], "二是"),
    ("一要", &["二要", "二是", "三要"], "二要"),
    ("首先，", &["其次", "再次", "然后", "最后", "第二", "同时"], "其次"),
    ("第一，", &["第二"], "第二"),
    ("其一，", &["其二"], "其二"),
];
/// All first marks in one search; none lies inside another.
static FIRSTS: LazyLock<AhoCorasick> = LazyLock::new(|| words::search(SERIES.iter().map(|(first, ..)| first)));

/// A mark stands at the start of something; `统一是` is no mark.
const OPENERS: &[char] = &['。', '；', '：', '，', '！', '？', '\n', '（', '”', ' ', '、', '—'];

fn check(document: &Document, reporter: &mut Reporter) {
    let mut places = [None; SERIES.len()];
    for block in document.body() {
        for hit in FIRSTS.find_iter(&block.text) {
            if before(&block.text, hit.start()).is_none_or(|c| OPENERS.contains(&c)) {
                places[hit.pattern().as_usize()].get_or_insert((block, hit.start()));
            }
        }
    }
    for (place, (first, following, next)) in places.into_iter().zip(SERIES) {
        let Some((block, at)) = place else { continue };
        let continued = |block: &Block| following.iter().any(|mark| block.text.contains(mark));
        // `一是甲，一是乙` is a pair.
        let again = || {
            block.text[at + first.len()..]
                .match_indices(first)
                .any(|(found, _)| before(&block.text, at + first.len() + found).is_some_and(|c| OPENERS.contains(&c)))
        };
        if !document.body().any(continued) && !again() {
            let mark = first.trim_end_matches('，');
            reporter.push(document.finding(&KIND, block, at..at + mark.len()).with("next", *next));
        }
    }
}
