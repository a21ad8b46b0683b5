//! Not done, and not a word of why.

use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::Document;
use crate::finding::Finding;
use crate::model::StatusKind;

rule! {
    "TB722" "not-done-without-reason" Warning
    says zh "整改结果是“{status}”，没有说明原因" / "写明未完成的原因、下一步措施和时限。"
    says en "the status is \"{status}\", and no reason is given" / "Say why, what comes next, and by when."
    zh "未完成没有原因"
        / "整改结果是未完成的问题，正文里没有“因、由于、原因、受……影响、鉴于、有待、需要”等。"
        / "整改通报要对未完成事项说明原因和计划；没有说明，群众无从监督。"
    en "Not done, no reason"
        / "An issue whose status means not done, without 因, 由于, 原因, 受…影响, 鉴于 or the like in its text."
        / "What was not done has to be accounted for, with a plan."
    bad "---\ntitle: 管网未改造\ncategory: lighting\nstatus: 未完成\n---\n管网改造项目已经完成初步设计，并通过了专家评审。"
    good "---\ntitle: 管网未改造\ncategory: lighting\nstatus: 未完成\n---\n因管线迁改未到位，管网改造项目只完成初步设计，2026年6月底前完工。"
    looks Look::Document(check)
}

const REASONS: &[&str] =
    &["因", "由于", "原因", "影响", "鉴于", "有待", "需", "尚不具备", "受限", "制约", "困难", "待"];

fn check(document: &Document, reporter: &mut Reporter) {
    let Some(issue) = document.issue().filter(|issue| issue.status.kind == StatusKind::NotDone) else { return };
    let mut body = document.body().peekable();
    let said = body.peek().is_none() || body.any(|block| REASONS.iter().any(|word| block.text.contains(word)));
    if !said {
        reporter.push(Finding::new(&KIND, document.field("status")).with("status", issue.status.word.clone()));
    }
}
