//! A pair of conjunctions of which the second belongs to another: 虽然……因此.

use crate::check::characters::{clause_after, ends_clause, is_han};
use crate::check::pairs::column;
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB670" "mismatched-conjunction" Warning
    says zh "“{opener}……{closer}”，关联词不搭配" / "“{opener}”同“{right}”搭配；或者改用与“{closer}”搭配的关联词。"
    says en "\"{opener} … {closer}\": these conjunctions do not go together" / "{opener} goes with {right}; or exchange {opener} for what goes with {closer}."
    zh "关联词不搭配"
        / "相邻两个分句用“虽然、尽管……因此（所以）”“不仅、不但……因此（所以）”“只有……就能（就会）”“只要……才能（才会）”“无论、不管……就要（就能）”“既要……而且”“即使……因此”。“只有 5 人”一类说数量的不算。"
        / "关联词说的是两个分句的关系，用错了意思就不通；公文要求“表述准确”（《党政机关公文处理工作条例》第十九条）。"
    en "Conjunctions that do not go together"
        / "虽然 or 尽管 with 因此 or 所以 at the start of the next clause, 不仅 or 不但 with 因此, 只有 with 就能, 只要 with 才能, 无论 or 不管 with 就要, 既要 with 而且, 即使 with 因此. 只有 before a number is left alone."
        / "They say how two clauses hang together; official texts have to be exact (article 19 of the regulations on official documents)."
    bad "虽然整改取得了一定成效，因此与群众的期盼还有差距；只有压实责任，就能防止反弹。"
    good "虽然整改取得了一定成效，但与群众的期盼还有差距；只有压实责任，才能防止反弹。"
    looks Look::Words(&OPENERS, check)
}

struct Pairing {
    opener: &'static str,
    /// What the next clause must not begin with.
    others: &'static [&'static str],
    right: &'static str,
}

const fn pairing(opener: &'static str, others: &'static [&'static str], right: &'static str) -> Pairing {
    Pairing { opener, others, right }
}

const THEREFORE: &[&str] = &["因此", "所以", "因而"];
const NO_MORE: &[&str] = &["因此", "所以", "因而", "但是"];
const THEN: &[&str] = &["就能", "就会", "就可以", "便能"];
const ONLY_THEN: &[&str] = &["才能", "才会", "才可以", "方能"];
const MUST_THEN: &[&str] = &["就要", "就必须", "就能", "我们就", "才能"];

const PAIRINGS: &[Pairing] = &[
    pairing("虽然", THEREFORE, "但是"),
    pairing("尽管", THEREFORE, "但是"),
    pairing("不仅", NO_MORE, "而且"),
    pairing("不但", NO_MORE, "而且"),
    pairing("只有", THEN, "才能"),
    pairing("只要", ONLY_THEN, "就能"),
    pairing("无论", MUST_THEN, "都要"),
    pairing("不管", MUST_THEN, "都要"),
    pairing("既要", &["而且", "因此", "所以"], "又要"),
    pairing("即使", THEREFORE, "也"),
    pairing("即便", THEREFORE, "也"),
];
const OPENERS: [&str; PAIRINGS.len()] = column!(PAIRINGS.opener);

/// With one of these in its clause the pair is whole already.
const ANSWERS: &[&str] = &["但", "却", "而且", "也", "才", "都", "如此", "又", "还"];

fn check(hit: &Hit, reporter: &mut Reporter) {
    let Pairing { opener, others, right } = &PAIRINGS[hit.word];
    let clause = clause_after(&hit.block.text, hit.range.end);
    let Some(next) = hit.after()[clause.len()..].strip_prefix('，') else { return };
    let Some(closer) = others.iter().find(|other| next.starts_with(**other)) else { return };
    let counts = clause
        .trim_start_matches(' ')
        .starts_with(|c: char| c.is_ascii_digit() || "一二两三四五六七八九十几".contains(c));
    // `仅只有`, `拥有的只有`: what there is, and no condition.
    let opens = hit.before().chars().next_back().is_none_or(|c| ends_clause(c) || !is_han(c)) || *opener != "只有";
    if opens && !(*opener == "只有" && counts) && !ANSWERS.iter().any(|word| clause.contains(word)) {
        let end = hit.range.end + clause.len() + "，".len() + closer.len();
        let finding = hit.document.finding(&KIND, hit.block, hit.range.start..end);
        reporter.push(finding.with("opener", *opener).with("closer", *closer).with("right", *right));
    }
}
