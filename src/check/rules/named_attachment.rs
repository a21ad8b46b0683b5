//! Attachments that a text names at its end, and that nobody can open.

use crate::check::characters::is_han;
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, BlockKind, Document};

rule! {
    "TB927" "named-attachment" Warning
    says zh "正文末尾写了“{found}”，却没有附上文件" / "把文件放在正文旁边，写进 attachments，或者在这一行加上链接；不公开附件的，删去这一行。"
    says en "the text ends with \"{found}\", but no file is attached" / "Put the file beside the text and name it under attachments, or link it here; delete the line if it is not to be published."
    zh "附件只有名称"
        / "正文末尾的“附件：1.……2.……”，而通报和问题都没有 attachments，正文里也没有链接。后面接着附件内容的，“附件：无”“附件略”，不算。"
        / "公文写明附件而打不开，等于没有公开（《党政机关公文处理工作条例》第九条：附件是公文正文的说明、补充或者参考资料）。"
    en "An attachment that is only named"
        / "附件：1. … 2. … at the end of a text, where neither the notice nor the issue has attachments, and the text has no link. Left alone where the attachment itself follows, and in 附件：无 and 附件略."
        / "An attachment is a part of the document (article 9 of the regulations on official documents); named only, it is not published."
    bad "对辖区路灯进行全面排查，更换损坏的灯具 252 盏，恢复了照明。\n\n附件：1. 路灯排查整改清单\n"
    good "对辖区路灯进行全面排查，更换损坏的灯具 252 盏，恢复了照明。\n\n附件：1. [路灯排查整改清单](https://www.example.gov.cn/lamps.pdf)\n"
    looks Look::Document(check)
}

/// What stands behind the label where the attachment itself does not.
const NONE: &[&str] = &["无", "略", "没有", "不公开", "（略）", "（无）"];
/// In bytes: what is longer is the attachment itself, and no name or signature.
const LONGEST_NAME: usize = 120;
/// No list of attachments, with the signature behind it, is longer.
const MOST_BLOCKS: usize = 12;

fn check(document: &Document, reporter: &mut Reporter) {
    let Some(notice) = document.notice() else { return };
    let of_issues = notice.issues.iter().flat_map(|issue| &issue.attachments);
    // A file that its own list names and that is not there is told as missing.
    let has_list = document.fields.as_ref().is_some_and(|fields| fields.entry("attachments").is_some());
    if has_list || notice.attachments.iter().chain(of_issues).next().is_some() || !document.links.is_empty() {
        return;
    }
    let blocks: Vec<&Block> = document.body().collect();
    let first = blocks.len().saturating_sub(MOST_BLOCKS);
    let labelled = (first..).zip(&blocks[first..]).find_map(|(at, block)| Some((at, label(block)?)));
    let Some((at, (length, name))) = labelled else { return };
    let list = &blocks[at..];
    let is_list = list.iter().all(|block| block.text.len() <= LONGEST_NAME && is_name(block));
    let is_named = name.chars().any(is_han) || list.len() > 1;
    if is_list && is_named && at > 0 && !NONE.iter().any(|none| name.starts_with(none)) {
        let end = list[0].text.find('\n').unwrap_or(list[0].text.len());
        let range = 0..end.max(length);
        reporter.push(document.finding(&KIND, list[0], range));
    }
}

/// The label `附件：` or `附件1：` at the front of a block, and what stands behind it.
fn label(block: &Block) -> Option<(usize, &str)> {
    let behind = block.text.strip_prefix("附件")?.trim_start_matches(' ');
    let behind = behind.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五".contains(c));
    let name = behind.strip_prefix(['：', ':', '.', '．'])?;
    Some((block.text.len() - name.len(), name.trim_start_matches([' ', '\n'])))
}

/// A name, or the office and the date behind the names: no sentence, table or heading.
fn is_name(block: &&Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) && !block.text.contains(['。', '；', '，'])
}
