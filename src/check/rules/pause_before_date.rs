//! 、 before a date that begins another sentence.

use crate::check::characters::{before, clause_before};
use crate::check::ordinals;
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, Document};

rule! {
    "TB639" "pause-before-date" Warning
    says zh "“{found}”前面没有别的日期，这里不用顿号" / "顿号改为逗号；前面已经是一句整话的，改为句号。"
    says en "no date stands before \"{found}\", so 、 cannot part the two" / "End the sentence, or write a comma."
    zh "日期前的顿号"
        / "顿号后面是年份，顿号前面同一分句里没有日期或年份。"
        / "GB/T 15834—2011：顿号只用于并列的词语；日期起头的是另一句话。"
    en "A pause mark before a date"
        / "A year right after 、 with no date before it in the clause."
        / "GB/T 15834-2011: 、 parts words in a row; what a date begins is another sentence."
    bad "制定“第一议题”学习计划、2024年10月以来，14次党组会议均落实学习制度。"
    good "制定“第一议题”学习计划。2023年、2024年，14次党组会议均落实学习制度。"
    looks Look::Prose(check)
}

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    let text = &block.text;
    for date in block.dates().iter().filter(|date| date.year.is_some()) {
        let at = date.range.start;
        if before(text, at) != Some('、') {
            continue;
        }
        let mark = at - "、".len();
        let lead = clause_before(text, mark);
        let dated = lead.contains(['年', '月', '日']) || lead.chars().any(|c| c.is_ascii_digit());
        // `2023年度、2024年度的` lists years; so does a list of titles that end with one.
        let attribute = text[date.range.end..].starts_with(['度', '第', '版', '的']);
        // `二、2025年` begins an item.
        let is_ordinal = ordinals::chinese(lead).is_some_and(|(_, length)| length == lead.len());
        if !dated && !is_ordinal && !attribute && !lead.is_empty() {
            let fix = document.suggestion(block, mark..at, "。");
            reporter.push(document.finding(&KIND, block, mark..date.range.end).mended_by(fix));
        }
    }
}
