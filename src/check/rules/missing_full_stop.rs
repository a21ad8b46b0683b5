//! A paragraph that ends without a mark.

use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::rules::broken_paragraph::{goes_on, is_unfinished};
use crate::check::text::{BlockKind, Document};

rule! {
    "TB705" "missing-full-stop" Warning
    says zh "段落末尾没有标点" / "加上句号。"
    says en "this paragraph ends without a mark" / "Add a full stop."
    zh "段末缺标点"
        / "成句的段落末尾不是 。！？：；”）等。短行（落款、电话、日期）不算；后面接着正文段落的，见 TB704。"
        / "GB/T 15834—2011：句子末尾用句号；缺了，读者不知道话是否说完。"
    en "No mark at the end"
        / "A paragraph of sentences that does not end in 。！？：；”） or the like. Short lines such as signatures, telephones and dates are left alone; see TB704 for paragraphs that go on."
        / "GB/T 15834-2011: a sentence ends with its mark; without one nobody knows whether it is complete."
    bad "对辖区路灯进行全面排查，更换损坏的灯具 252 盏，恢复了正常照明"
    good "对辖区路灯进行全面排查，更换损坏的灯具 252 盏，恢复了正常照明。"
    looks Look::Document(check)
}

fn check(document: &Document, reporter: &mut Reporter) {
    for (at, block) in document.blocks.iter().enumerate().filter(|(_, block)| is_unfinished(block)) {
        let next = document.blocks.get(at + 1);
        let continued = next
            .is_some_and(|next| next.kind == BlockKind::Paragraph && next.depth == block.depth && goes_on(&next.text));
        let text = block.text.trim_end();
        // A line of contact details, a signature or a date.
        let is_line = !text.contains(['。', '；'])
            && (text.find('：').is_some_and(|at| text[..at].chars().count() <= 8) || text.ends_with('日'));
        if continued || is_line {
            continue;
        }
        let last = text.len() - text.chars().next_back().map_or(0, char::len_utf8);
        let fix = document.suggestion(block, last..text.len(), format!("{}。", &text[last..]));
        reporter.push(document.finding(&KIND, block, last..text.len()).mended_by(fix));
    }
}
