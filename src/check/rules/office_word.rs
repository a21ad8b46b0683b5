//! Words of the office's own lists.

use crate::check::lexicon::Entry;
use crate::check::pairs::sentence;
use crate::check::reporter::Reporter;
use crate::check::rule::{Hit, Look, rule};

rule! {
    "TB605" "office-word" Warning
    says zh "“{found}”在本单位的词表里{advice_zh}" / "词表在 content/_words/ 和 site.yaml 的 checks.words。"
    says en "the office's word list says that \"{found}\" {advice}" / "The lists are content/_words/ and checks.words in site.yaml."
    zh "本单位的词表"
        / "site.yaml 的 checks.words 和 content/_words/ 里的 .txt、.yaml 文件列出的词。每行写“误 → 正”；“误 → 正 @ 词”只在同一句里有这个词时才算误；只写一个词，表示不得出现。"
        / "领导姓名和职务、机构名称、固定提法、不宜公开的词，只有本单位才知道准确的写法；写错是严重表述错误。"
    en "The office's own words"
        / "Words listed under checks.words in site.yaml, and in the .txt and .yaml files of content/_words/. A line says wrong → right; with @ and a word, only where that word stands in the same sentence; a word alone must not occur."
        / "Names and titles of leaders, names of bodies, fixed phrases, words that are not for the public: only the office knows them, and getting them wrong is a grave error."
    bad "=== site.yaml\ntitle: 示例市\nchecks: { words: { 市城管委: 市城市管理委员会 } }\n=== n/01-a.md\n经报市城管委同意，问题已经销号，并建立了日常巡查制度。"
    good "=== site.yaml\ntitle: 示例市\nchecks: { words: { 市城管委: 市城市管理委员会 } }\n=== n/01-a.md\n经报市城市管理委员会同意，问题已经销号，并建立了日常巡查制度。"
    looks Look::Words(&[], |_, _| ())
}

/// Called for each word of the lists that was found.
pub fn check(hit: &Hit, entry: &Entry, reporter: &mut Reporter) {
    let text = &hit.block.text;
    // `城管委` inside of `城市管理委员会（城管委）` is right if the right word holds the wrong one there.
    let inside_right = entry.right.as_deref().is_some_and(|right| {
        right.match_indices(&entry.wrong).any(|(at, _)| {
            let start = hit.range.start.checked_sub(at);
            start.is_some_and(|start| text.get(start..).is_some_and(|rest| rest.starts_with(right)))
        })
    });
    let sentence = &text[sentence(text, &hit.range)];
    let near = entry.near.is_empty() || entry.near.iter().any(|word| sentence.contains(word.as_str()));
    if inside_right || !near {
        return;
    }
    let finding = hit.finding(&KIND);
    reporter.push(match &entry.right {
        Some(right) => finding
            .with("advice", format!("should be \"{right}\""))
            .with("advice_zh", format!("应写成“{right}”"))
            .mended_by(hit.document.fix(hit.block, hit.range.clone(), right.as_str())),
        None => finding.with("advice", "must not occur").with("advice_zh", "不得出现"),
    });
}
