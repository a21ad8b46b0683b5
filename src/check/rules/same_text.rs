//! Two issues with one text.

use hashbrown::HashMap;

use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Document, NoticeTexts};

rule! {
    "TB710" "same-text" Warning
    says zh "与另一个问题的整改情况一字不差" / "核对是否粘贴错了；确实相同的，合并或写明各自的情况。"
    says en "another issue has the very same text" / "Check whether it was pasted by mistake; merge the two, or tell them apart."
    zh "雷同的整改情况"
        / "同一份通报里，两个问题的正文完全相同。"
        / "不同的问题用同一段话交差，是敷衍整改；多半是复制后忘了改。"
    en "The same text twice"
        / "Two issues of a notice whose texts are equal."
        / "One account for two issues is none; it was probably copied and not changed."
    bad "=== n/01-a.md\n对辖区路灯进行全面排查，更换损坏的灯具 252 盏，恢复了照明。\n=== n/02-b.md\n对辖区路灯进行全面排查，更换损坏的灯具 252 盏，恢复了照明。"
    good "=== n/01-a.md\n对辖区路灯进行全面排查，更换损坏的灯具 252 盏，恢复了照明。\n=== n/02-b.md\n对辖区护栏进行全面排查，更换损坏的护栏 52 米，恢复了原样。"
    looks Look::Notice(check)
}

/// A shorter text is told of by another rule.
const SHORTEST: usize = 20;

fn check(texts: &NoticeTexts, reporter: &mut Reporter) {
    let mut seen: HashMap<String, Vec<&Document>> = HashMap::new();
    for document in texts.documents.iter().filter(|document| document.issue().is_some()) {
        let beginning: String = characters(document).take(SHORTEST).collect();
        if beginning.chars().count() < SHORTEST {
            continue;
        }
        // Few texts begin alike, so few are compared whole.
        let alike = seen.entry(beginning).or_default();
        let same = alike.iter().find(|other| characters(other).eq(characters(document)));
        match (same, document.body().next()) {
            (Some(other), Some(block)) => {
                let finding = document.finding(&KIND, block, 0..block.text.len());
                let related = other.body().next().map(|first| other.place(first, 0..first.text.len()));
                reporter.push(related.into_iter().fold(finding, crate::finding::Finding::related));
            }
            _ => alike.push(document),
        }
    }
}

fn characters<'d>(document: &'d Document) -> impl Iterator<Item = char> + 'd {
    document.body().flat_map(|block| block.text.chars()).filter(|c| !c.is_whitespace())
}
