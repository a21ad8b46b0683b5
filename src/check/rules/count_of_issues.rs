//! How many issues the notice says there are, and how many there are.

use crate::check::characters::clause_before;
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Document, Role};

rule! {
    "TB804" "count-of-issues" Note
    says zh "正文说有 {found} 个问题，站点里有 {count} 个" / "核对有没有漏放的问题；公开版里不含内部问题。"
    says en "the text speaks of {found:issue}, and the site has {count}" / "Check whether one is missing; the public edition leaves internal ones out."
    zh "问题数与正文不符"
        / "notice.md 正文里“反馈……N 个问题”的 N 与这份通报的问题文件数不同。"
        / "公布的问题应当与反馈意见逐条对应；少一个就是漏报。只是提示，因为内部问题不公开。"
    en "The number of issues"
        / "N in 反馈 … N 个问题 of notice.md, and the number of the notice's issues."
        / "Every finding has to be answered; only a note, since internal issues are left out."
    bad "=== n/notice.md\n巡察组向局党组反馈了 3 个问题。现将整改情况予以公布。"
    good "=== n/notice.md\n巡察组向局党组反馈了 1 个问题。现将整改情况予以公布。"
    looks Look::Document(check)
}

fn check(document: &Document, reporter: &mut Reporter) {
    let Role::Notice(notice) = document.role else { return };
    for block in document.body() {
        let text = &block.text;
        for figure in block
            .figures()
            .iter()
            .filter(|figure| matches!(figure.unit(text), "个" | "项" | "条") && figure.more.is_none())
        {
            let after = text[figure.unit.end..].trim_start_matches(' ');
            let of_issues = after.starts_with("问题") || after.starts_with("具体问题");
            let told = clause_before(text, figure.range.start).contains("反馈") && of_issues;
            if told && figure.count().is_some_and(|count| count != notice.issues.len() as u64) {
                let place = document.place(block, figure.range.start..figure.unit.end);
                let finding = crate::finding::Finding::new(&KIND, place).with("found", &text[figure.range.clone()]);
                reporter.push(finding.with("count", notice.issues.len().to_string()));
                return;
            }
        }
    }
}
