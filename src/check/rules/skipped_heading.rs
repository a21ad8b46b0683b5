//! Headings that skip a level.

use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{BlockKind, Document};

rule! {
    "TB914" "skipped-heading" Warning
    says zh "标题从 {from} 级跳到 {to} 级" / "改成 {right} 级，即 {hashes}。"
    says en "the headings go from level {from} to level {to}" / "Make it level {right}: {hashes}."
    zh "标题跳级"
        / "正文的标题比上一个标题深了不止一级；第一个标题之后的 ## 算第 2 级。"
        / "读屏软件靠标题级别浏览；跳级的文档也不符合 PDF/UA 和 GB/T 37668。"
    en "Skipped headings"
        / "A heading more than one level below the one before it."
        / "Screen readers go by levels, and PDF/UA forbids gaps."
    bad "## 整改措施\n\n对辖区路灯进行全面排查，更换损坏的灯具 252 盏。\n\n#### 长效机制\n\n建立巡查制度，每周巡查不少于 2 次，发现问题当天处置。"
    good "## 整改措施\n\n对辖区路灯进行全面排查，更换损坏的灯具 252 盏。\n\n### 长效机制\n\n建立巡查制度，每周巡查不少于 2 次，发现问题当天处置。"
    looks Look::Document(check)
}

fn check(document: &Document, reporter: &mut Reporter) {
    let mut last: Option<u8> = None;
    for block in &document.blocks {
        let BlockKind::Heading(level) = block.kind else { continue };
        if let Some(from) = last.filter(|last| level > last + 1) {
            let finding = document.finding(&KIND, block, 0..block.text.len());
            reporter.push(
                finding
                    .with("from", from.to_string())
                    .with("to", level.to_string())
                    .with("right", (from + 1).to_string())
                    .with("hashes", "#".repeat(usize::from(from) + 1)),
            );
        }
        last = Some(level);
    }
}
