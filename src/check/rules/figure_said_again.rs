//! A figure that is said again, and is larger: 检查企业 56 家，对检查的 65 家企业.

use crate::check::characters::{clause_before, is_han};
use crate::check::figures::Figure;
use crate::check::pairs::sentence;
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, Document};

rule! {
    "TB829" "figure-said-again" Warning
    says zh "“{again}”与前面的“{first}”不一致" / "核对是哪一个数。"
    says en "\"{again}\" is more than the \"{first}\" before it" / "Check which of the figures is right."
    zh "同一数字前后不一致"
        / "同一句里先说“检查企业 56 家、追回资金 12.8 万元”，后面又说“检查的、追回的”，单位相同而数更大。后面的数小的（其中的一部分）不算。"
        / "前后数字矛盾，多半是把两个数字打颠倒了（56、65）；公文要求“内容真实准确”。"
    en "One figure, two values"
        / "In one sentence 检查企业 56 家 or 追回资金 12.8 万元, and then 检查的 or 追回的 with a larger figure of the same unit. A smaller one may be a part, and is left alone."
        / "Mostly two digits changed places (56, 65); whoever reads on sees the contradiction."
    bad "本次共检查企业 56 家，对检查的 65 家企业逐一反馈意见，限期整改。"
    good "本次共检查企业 56 家，对检查的 56 家企业逐一反馈意见，限期整改。"
    looks Look::Prose(check)
}

/// What may stand before the verb where the same things are meant.
const LEADS: [&str; 7] = ["", "对", "把", "将", "所", "为", "给"];
/// Between verb and figure: what was done it to.
const LONGEST: usize = 8;
const VERB: usize = 2;

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    let text = &block.text;
    let figures = block.figures();
    for (at, again) in figures.iter().enumerate() {
        let Some(lead) = text[..again.range.start].trim_end_matches(' ').strip_suffix('的') else { continue };
        let Some((start, _)) = lead.char_indices().rev().nth(VERB - 1) else { continue };
        let verb = &lead[start..];
        let unit = again.unit(text);
        let stands_free = LEADS.contains(&clause_before(text, start));
        if unit.is_empty() || !verb.chars().all(is_han) || !stands_free {
            continue;
        }
        let said = sentence(text, &(start..start));
        let is_first = |first: &&Figure| {
            first.range.start >= said.start
                && first.unit(text) == unit
                && is_done(clause_before(text, first.range.start), verb)
        };
        let first =
            figures[..at].iter().rev().find(is_first).filter(|first| first.value < again.value && first.more.is_none());
        if let Some(first) = first {
            let shown = |figure: &Figure| text[figure.range.start..figure.unit.end].to_string();
            let finding = document.finding(&KIND, block, again.range.start..again.unit.end);
            reporter.push(finding.with("again", shown(again)).with("first", shown(first)));
        }
    }
}

/// `共检查企业`: the verb, not negated, with no other figure behind it.
fn is_done(clause: &str, verb: &str) -> bool {
    let Some(at) = clause.rfind(verb) else { return false };
    let object = clause[at + verb.len()..].trim_matches(' ');
    let is_plain = matches!(
        &clause[..at],
        "" | "共" | "已" | "共计" | "累计" | "本次共" | "已累计" | "全年共" | "全市共" | "先后"
    );
    is_plain && object.chars().count() <= LONGEST && object.chars().all(is_han)
}
