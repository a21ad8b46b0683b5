//! Two ways of saying it in one clause: 本着……为原则.

use crate::check::characters::{after, clause_after, clause_before, ends_clause};
use crate::check::pairs::{column, firsts};
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB671" "mixed-construction" Warning
    says zh "“{opener}……{closer}”把两种说法混在了一起" / "只用一种，如“{right}”。"
    says en "\"{opener} … {closer}\" mixes two ways of saying it" / "Use one of them, such as {right}."
    zh "句式杂糅"
        / "一个分句里“本着、按照……为原则”“按照……的要求下”“围绕……为重点”“围绕以……为重点”“关键在于……是关键（根本、前提）”“以……为由于”“包括、主要有……组成”“对于……问题上”“深受……所好评”“旨在……为目的”“从……为出发点”一类。"
        / "句式杂糅是最常见的病句之一，意思虽能猜到，话却不通；公文要求“表述准确”（《党政机关公文处理工作条例》第十九条）。"
    en "Two constructions in one"
        / "In one clause 本着 or 按照 … 为原则, 按照 … 的要求下, 围绕 … 为重点, 围绕以 … 为重点, 关键在于 … 是关键, 以 … 为由于, 包括 or 主要有 … 组成, 对于 … 问题上, 深受 … 所好评, 旨在 … 为目的, 从 … 为出发点 and their like."
        / "One of the commonest faults of grammar: it can be guessed what is meant, but not read; official texts have to be exact (article 19 of the regulations on official documents)."
    bad "本着实事求是为原则，围绕群众反映的问题为重点，巩固整改成果关键在于健全制度是根本。"
    good "本着实事求是的原则，以群众反映的问题为重点，巩固整改成果关键在于健全制度。"
    looks Look::Words(&OPENERS, check), Look::Words(&ENDS, ends)
}

struct Mixture {
    opener: &'static str,
    /// What the clause ends with, that belongs to another opener.
    closers: &'static [&'static str],
    /// With one of these between the two, the closer has an opener of its own.
    but_for: &'static [&'static str],
    right: &'static str,
}

const fn mixture(
    opener: &'static str,
    closers: &'static [&'static str],
    but_for: &'static [&'static str],
    right: &'static str,
) -> Mixture {
    Mixture { opener, closers, but_for, right }
}

const PRINCIPLES: &[&str] = &["为原则", "为准则", "为宗旨", "为目的", "为出发点"];
const MEASURES: &[&str] = &["为原则", "为准则", "为准绳", "为依据", "为准"];
const UNDER: &[&str] = &["的要求下", "的部署下", "的原则下", "的指示下", "的安排下", "的规定下", "的精神下"];
const AIMS: &[&str] = &["为主题", "为中心", "为主线", "为重点", "为核心", "为抓手", "为导向", "为主要内容"];
const MATTERS: &[&str] = &["是根本", "是关键", "是前提", "是基础", "是重点", "是保证", "是保障", "是核心"];
const MADE_OF: &[&str] = &["组成", "构成"];
const AIMED: &[&str] = &["为目的", "为宗旨", "的目的"];
const RECEIVED: &[&str] = &["所欢迎", "所好评", "所喜爱", "所称赞", "所赞扬", "所信赖", "所关注"];
/// What makes something what the closer says.
const MAKES: &[&str] = &[
    "以", "作", "定", "列", "视", "评", "分", "设", "选", "成", "升", "改", "转", "称", "认", "将", "把", "应", "均",
    "是",
];
const MADE_BY: &[&str] = &[
    "由", "的组", "的构", "、组成", "和组成", "及组成", "其组成", "人员组", "人员构", "机构组", "班子组", "结构",
    "成员组", "共同", "怎", "如何",
];

const MIXTURES: &[Mixture] = &[
    mixture("本着", PRINCIPLES, &["精神", "原则，"], "本着……的原则"),
    mixture("按照", MEASURES, MAKES, "按照……的原则"),
    mixture("根据", MEASURES, MAKES, "以……为依据"),
    mixture("依据", MEASURES, MAKES, "以……为依据"),
    mixture("基于", MEASURES, MAKES, "以……为依据"),
    mixture("按照", UNDER, &["在"], "按照……的要求"),
    mixture("根据", UNDER, &["在"], "根据……的要求"),
    mixture("依照", UNDER, &["在"], "依照……的规定"),
    mixture("围绕", AIMS, MAKES, "以……为重点"),
    mixture("围绕以", AIMS, &["经济建设"], "以……为重点"),
    mixture("关键在于", MATTERS, &["是否", "不是"], "关键在于……"),
    mixture("重点在于", MATTERS, &["是否", "不是"], "重点在于……"),
    mixture("包括", MADE_OF, MADE_BY, "由……组成"),
    mixture("主要有", MADE_OF, MADE_BY, "主要由……组成"),
    mixture("对于", &["问题上", "方面上"], &["在", "从"], "在……问题上"),
    mixture("针对", &["问题上", "方面上"], &["在", "从"], "在……问题上"),
    mixture("关于", &["问题上", "方面上"], &["在", "从"], "在……问题上"),
    mixture("深受", RECEIVED, &[], "深受……欢迎"),
    mixture("受到", RECEIVED, &["为", "被"], "受到……欢迎"),
    mixture("旨在", AIMED, MAKES, "旨在……"),
    mixture("目的在于", AIMED, MAKES, "目的在于……"),
    mixture("借口", &["为由", "为名"], &["以"], "以……为由"),
    mixture("大多是以", &["为主"], &["的"], "大多以……为主"),
    mixture("大都是以", &["为主"], &["的"], "大都以……为主"),
];
const OPENERS: [&str; MIXTURES.len()] = column!(MIXTURES.opener);

fn check(hit: &Hit, reporter: &mut Reporter) {
    let Mixture { opener, closers, but_for, right } = &MIXTURES[hit.word];
    let clause = clause_after(&hit.block.text, hit.range.end);
    let is_ended = after(hit.after(), clause.len()).is_none_or(|c| matches!(c, '，' | '。' | '；' | '！' | '\n'));
    let Some(closer) = closers.iter().find(|closer| clause.ends_with(**closer)).filter(|_| is_ended) else { return };
    let between = &clause[..clause.len() - closer.len()];
    // `按照“以奖代补”为原则`: what is quoted says nothing of the clause around it.
    let is_parted = but_for.iter().any(|word| outside_quotations(clause).any(|part| part.contains(word)));
    if !between.is_empty() && !is_parted {
        report(hit, hit.range.start..hit.range.end + clause.len(), [opener, closer, right], reporter);
    }
}

fn outside_quotations(text: &str) -> impl Iterator<Item = &str> {
    text.split(['“', '”']).step_by(2)
}

/// What ends in the manner of two, with what must stand before it in the clause, and how it is said.
const DOUBLE_ENDS: &[(&str, [&str; 2])] =
    &[("为由于", ["以", "以……为由"]), ("为依据为准", ["以", "以……为依据"]), ("为出发点", ["从", "从……出发"])];
const ENDS: [&str; DOUBLE_ENDS.len()] = firsts(DOUBLE_ENDS);

fn ends(hit: &Hit, reporter: &mut Reporter) {
    let (closer, [opener, right]) = DOUBLE_ENDS[hit.word];
    // `以维修为由于 5 月停业`
    if !after(hit.after(), 0).is_none_or(ends_clause) {
        return;
    }
    let clause = clause_before(&hit.block.text, hit.range.start);
    let opened = clause.rfind(opener).filter(|at| opener == "以" || !clause[*at..].contains(['以', '把', '将', '作']));
    if let Some(at) = opened {
        let start = hit.range.start - clause.len() + at;
        report(hit, start..hit.range.end, [opener, closer, right], reporter);
    }
}

fn report(hit: &Hit, range: std::ops::Range<usize>, [opener, closer, right]: [&str; 3], reporter: &mut Reporter) {
    let finding = hit.document.finding(&KIND, hit.block, range);
    reporter.push(finding.with("opener", opener).with("closer", closer).with("right", right));
}
