//! An issue that says too little.

use crate::check::characters::is_han;
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::Document;

rule! {
    "TB707" "thin-issue" Warning
    says zh "整改情况只有 {length} 个字，少于 {shortest} 个" / "写明做了什么、做到什么程度；要改下限，在 site.yaml 写 checks.shortest。"
    says en "the account has {length} characters, fewer than {shortest}" / "Say what was done and how far it got; checks.shortest in site.yaml sets the limit."
    zh "过短的整改情况"
        / "问题的正文和 measures 合起来，汉字和数字少于 checks.shortest（默认 15）个。"
        / "“已整改到位”一类的话不能让群众判断整改是否属实。"
    en "Too short an account"
        / "An issue whose text and measures together have fewer characters than checks.shortest (15 by default)."
        / "\"Put right\" alone does not let anybody judge whether it was."
    bad "已经整改到位。"
    good "对辖区路灯进行全面排查，更换损坏的灯具 252 盏，恢复了正常照明。"
    looks Look::Document(check)
}

fn check(document: &Document, reporter: &mut Reporter) {
    let Some(issue) = document.issue() else { return };
    let shortest = reporter.config().checks.shortest;
    let body = document.body().map(|block| block.text.as_str());
    let texts = body.chain(issue.measures.iter().map(|measure| measure.text.as_str()));
    let counted = texts.flat_map(str::chars).filter(|c| is_han(*c) || c.is_ascii_alphanumeric());
    let length = counted.take(shortest).count();
    if let Some(block) = document.body().next().filter(|_| length < shortest) {
        let finding = document.finding(&KIND, block, 0..block.text.len());
        reporter.push(finding.with("length", length.to_string()).with("shortest", shortest.to_string()));
    }
}
