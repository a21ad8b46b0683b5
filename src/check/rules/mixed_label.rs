//! One sort of paragraph under several labels.

use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, Document, NoticeTexts};

rule! {
    "TB703" "mixed-label" Warning
    says zh "多数问题用“{other}”，这里用“{found}”" / "统一为一种小标题。"
    says en "most issues say \"{other}\", and this one says \"{found}\"" / "Use one label throughout."
    zh "小标题不统一"
        / "各问题的段首小标题（整改进度、整改情况、整改进展、完成情况……）不是同一种；报在用得少的那种。同一个问题里两种都有的不算。"
        / "逐项公布要便于对照；小标题不一，读者不知道是不是同一项内容。"
    en "Labels that vary"
        / "Paragraphs of issues that begin with 整改进度, 整改情况, 整改进展 and so on, not all with the same; the rarer is reported. An issue with two of them means two things."
        / "Issues are read side by side; another label seems to tell of something else."
    bad "=== n/01-a.md\n**整改进度：**对辖区路灯进行全面排查，更换损坏的灯具。\n=== n/02-b.md\n**整改进度：**对辖区护栏进行全面排查，更换损坏的护栏。\n=== n/03-c.md\n**整改情况：**对辖区井盖进行全面排查，更换损坏的井盖。"
    good "=== n/01-a.md\n**整改进度：**对辖区路灯进行全面排查，更换损坏的灯具。\n=== n/02-b.md\n**整改进度：**对辖区护栏进行全面排查，更换损坏的护栏。\n=== n/03-c.md\n**整改进度：**对辖区井盖进行全面排查，更换损坏的井盖。"
    looks Look::Notice(check)
}

const LABELS: &[&str] = &[
    "整改进度", "整改情况", "整改进展", "整改进展情况", "整改完成情况", "整改落实情况", "进展情况", "完成情况",
    "落实情况", "整改成效", "整改结果情况",
];

type Found<'t> = (&'t Document<'t>, &'t Block, &'static str);

fn check(texts: &NoticeTexts, reporter: &mut Reporter) {
    let mut all: Vec<Found> = Vec::new();
    for document in texts.documents.iter().filter(|document| document.issue().is_some()) {
        let mut own = document.body().filter_map(|block| Some((document, block, label(&block.text)?)));
        let (first, second) = (own.next(), own.next());
        match (first, second) {
            (Some(first), Some(second)) if first.2 != second.2 => return,
            (first, _) => all.extend(first),
        }
    }
    let count = |label: &str| all.iter().filter(|(_, _, other)| *other == label).count();
    let Some(common) = LABELS.iter().copied().max_by_key(|label| count(label)).filter(|label| count(label) > 0) else {
        return;
    };
    let first = all.iter().find(|(_, _, label)| *label == common);
    for (document, block, label) in all.iter().filter(|(_, _, label)| *label != common) {
        let fix = document.suggestion(block, 0..label.len(), common);
        let mut finding = document.finding(&KIND, block, 0..label.len()).with("other", common).mended_by(fix);
        if let Some((document, block, label)) = first {
            finding = finding.related(document.place(block, 0..label.len()));
        }
        reporter.push(finding);
    }
}

/// The label that a paragraph begins with.
fn label(text: &str) -> Option<&'static str> {
    LABELS.iter().copied().find(|label| text.strip_prefix(label).is_some_and(|rest| rest.starts_with(['：', ':'])))
}
