//! A limit said twice: 超过…以上.

use crate::check::characters::past_spaces;
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, Document};

rule! {
    "TB612" "redundant-limit" Warning
    says zh "“{before}”和“{after}”意思重复" / "删去“{after}”。"
    says en "\"{before}\" and \"{after}\" say the same" / "Delete \"{after}\"."
    zh "界限重复"
        / "“超过、不少于、不低于、至少”与“以上”，“不超过、不多于、最多、低于”与“以下、以内”用在同一个数上。"
        / "同一个界限说两遍，包不包括这个数反而说不清；数字用法见 GB/T 15835—2011。"
    en "A limit said twice"
        / "超过, 不少于, 至少 with 以上, or 不超过, 最多, 低于 with 以下 and 以内, on one number."
        / "Said twice, it is no longer clear whether the number itself is meant."
    bad "全年开展安全检查至少 4 次以上，问题整改完成率超过 95% 以上，群众比较满意。"
    good "全年开展安全检查至少 4 次，问题整改完成率超过 95%，群众比较满意。"
    looks Look::Prose(check)
}

const LIMITS: &[(&[&str], &[&str])] = &[
    (&["不超过", "不多于", "不高于", "最多", "至多", "低于", "少于", "不足"], &["以下", "以内"]),
    (&["超过", "不少于", "不低于", "至少", "最少", "不小于", "高于", "多于"], &["以上"]),
];

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    let text = &block.text;
    for figure in block.figures() {
        let lead = text[..figure.range.start].trim_end_matches(' ');
        let after = past_spaces(text, figure.unit.end);
        for (befores, afters) in LIMITS {
            // Few numbers have such a word behind them, so that is asked first.
            let Some(again) = afters.iter().find(|word| text[after..].starts_with(**word)) else { continue };
            let Some(before) = befores.iter().find(|word| lead.ends_with(**word)) else { continue };
            // `不超过` ends with `超过`, `不低于` with `低于`; those of the other side are not meant.
            let negated = lead.strip_suffix(before).is_some_and(|rest| rest.ends_with('不'));
            if negated {
                continue;
            }
            let start = lead.len() - before.len();
            let end = after + again.len();
            let fix = document.suggestion(block, after..end, "");
            let finding = document.finding(&KIND, block, start..end);
            reporter.push(finding.with("before", *before).with("after", *again).mended_by(fix));
        }
    }
}
