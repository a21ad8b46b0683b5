//! An issue that says nothing of how it was put right.

use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{BlockKind, Document};
use crate::finding::Finding;

rule! {
    "TB706" "empty-issue" Warning
    says zh "这个问题没有写整改情况" / "写明做了什么、做到什么程度。"
    says en "nothing is said of how this issue was put right" / "Say what was done, and how far it got."
    zh "空的问题"
        / "问题文件只有标题和结果，没有正文，也没有 measures。"
        / "整改情况逐项公开，只有结论没有过程，等于没有公开；空白栏目是政府网站检查的扣分项。"
    en "An empty issue"
        / "An issue with a title and a status, but no text and no measures."
        / "Rectification is published item by item; a result without an account of it tells nothing."
    bad "---\ntitle: 路灯维修不及时\ncategory: lighting\nstatus: 已完成\n---\n"
    good "---\ntitle: 路灯维修不及时\ncategory: lighting\nstatus: 已完成\n---\n对辖区路灯进行全面排查，更换损坏的灯具 252 盏，恢复了照明。"
    looks Look::Document(check)
}

fn check(document: &Document, reporter: &mut Reporter) {
    // What stands in HTML of the author's own is text as well.
    let has_text = document.blocks.iter().any(|block| !matches!(block.kind, BlockKind::Field(_)));
    if document.issue().is_some_and(|issue| issue.measures.is_empty()) && !has_text {
        reporter.push(Finding::new(&KIND, document.field("title")));
    }
}
