//! A result in the text that is not the one in the front matter.

use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::Document;

rule! {
    "TB725" "status-in-text" Warning
    says zh "文字里写“{found}”，文件开头的 status 写的是“{status}”" / "改成一致；文字里的结果可以删去，页面会显示 status。"
    says en "the text says \"{found}\", but the status is \"{status}\"" / "Make them agree; the text need not say it, since the page shows the status."
    zh "正文的结果与 status 不一致"
        / "正文里“整改结果：……”“整改状态：……”的用词，含义与 status 不同。"
        / "一个问题只能有一个结果；两处不一致，统计和公示就对不上。"
    en "Another status in the text"
        / "整改结果： or 整改状态： in the text with a word that means something else than the status does."
        / "An issue has one status; with two, the counts cannot be right."
    bad "**整改结果：**长期坚持\n\n对辖区路灯进行全面排查，更换损坏的灯具 252 盏，恢复了照明。"
    good "对辖区路灯进行全面排查，更换损坏的灯具 252 盏，恢复了照明。"
    looks Look::Document(check)
}

const LABELS: &[&str] = &["整改结果：", "整改状态：", "完成情况：", "整改结果:", "整改状态:"];

fn check(document: &Document, reporter: &mut Reporter) {
    let Some(issue) = document.issue() else { return };
    for block in document.body() {
        for (label, text) in LABELS.iter().filter_map(|label| Some((label, block.text.strip_prefix(label)?))) {
            let word = text.split(['。', '；', '\n', '（']).next().unwrap_or("").trim();
            let meaning = reporter.config().statuses.meaning(word);
            if meaning.is_some_and(|kind| kind != issue.status.kind) {
                let start = label.len() + text.find(word).unwrap_or(0);
                let finding = document.finding(&KIND, block, start..start + word.len());
                reporter.push(finding.with("status", issue.status.word.clone()));
            }
        }
    }
}
