//! Half-width punctuation beside Chinese characters.

use crate::check::characters::{after, before, is_chinese_mark, is_han, is_literal_address, nearby_after, next_byte};
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, Document};
use crate::finding::{Finding, Fix};

use super::editing_remains::ENTITY;

rule! {
    "TB631" "half-width-punctuation" Warning
    says zh "中文里的半角标点“{found}”应为“{right}”" / "改为全角“{right}”。"
    says en "half-width \"{found}\" in Chinese text should be \"{right}\"" / "Write the full-width mark."
    zh "半角标点"
        / "紧挨汉字的半角 , ; : ? ! . 和括号 ( )。时间 9:00、小数、网址不算；括号成对改，发文字号里的年份用六角括号〔〕。"
        / "GB/T 15834—2011《标点符号用法》：中文标点占一个字的位置。"
    en "Half-width punctuation"
        / "Half-width , ; : ? ! . and ( ) beside Chinese characters. Times, decimals and addresses are left alone; parentheses are mended in pairs, and 〔〕 set around the year of a document's number."
        / "GB/T 15834-2011: Chinese punctuation takes the width of a character."
    bad "整改情况:已更换灯具 252 盏,维修变压器(含配件)32 台."
    good "整改情况：已更换灯具 252 盏，维修变压器（含配件）32 台，每天 9:00 巡查。"
    looks Look::Prose(check)
}

const MARKS: &[(char, &str)] = &[(',', "，"), (';', "；"), (':', "："), ('?', "？"), ('!', "！"), ('.', "。")];

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    let text = &block.text;
    let mut open: Vec<usize> = Vec::new();
    let bytes = text.as_bytes();
    let mut from = 0;
    // Where the last misplaced mark ends: one right behind it stands beside a Chinese mark once that is mended.
    let mut behind_misplaced = None;
    while let Some(at) = next_byte(bytes, from, u8::is_ascii_punctuation) {
        from = at + 1;
        let c = bytes[at];
        match c {
            b'(' => open.push(at),
            b'[' => {
                let end = at + "[2025".len();
                if bytes.get(end) == Some(&b']') && is_year_of_document(text, at, end) {
                    parentheses(document, block, at, end, reporter);
                }
            }
            b')' => {
                if let Some(start) = open.pop() {
                    parentheses(document, block, start, at, reporter);
                }
            }
            _ => {
                let Some((_, right)) = MARKS.iter().find(|(mark, _)| *mark as u32 == u32::from(c)) else { continue };
                let is_of_entity = c == b';' && text[..at].ends_with(ENTITY);
                if is_misplaced(text, at, c, behind_misplaced == Some(at))
                    && !is_of_entity
                    && !is_literal_address(text, at)
                {
                    behind_misplaced = Some(at + 1);
                    // A space after it was there for its width alone.
                    let end =
                        at + 1 + usize::from(text[at + 1..].starts_with(' ') && text[at + 2..].starts_with(chinese));
                    // Behind markup, as in `**整改:** 更换`, it is left.
                    let fix = document.fix(block, at..end, *right).or_else(|| document.fix(block, at..at + 1, *right));
                    let finding = document.finding(&KIND, block, at..at + 1);
                    reporter.push(finding.with("right", *right).mended_by(fix));
                }
            }
        }
    }
}

fn is_misplaced(text: &str, at: usize, mark: u8, is_behind_misplaced: bool) -> bool {
    let (left, right) = (before(text, at), after(text, at + 1));
    let spaced = text[at + 1..].trim_start_matches(' ').chars().next();
    let beside = |c: Option<char>| c.is_some_and(chinese);
    let is_behind_chinese = is_behind_misplaced || beside(left);
    match mark {
        // A full stop ends a sentence; `第1.` and `a.cn` have none.
        b'.' => is_behind_chinese && (right.is_none() || beside(spaced)),
        // A blank may stand before a mark that was typed in the wrong width.
        _ => {
            is_behind_chinese
                || (left == Some(' ') && beside(spaced) && beside(text[..at].trim_end_matches(' ').chars().next_back()))
                || (beside(spaced) && left.is_some_and(|c| c != ' ') && !is_word_part(text, at))
        }
    }
}

/// `https:` and `a:中` in an address are none of ours.
fn is_word_part(text: &str, at: usize) -> bool {
    text[at + 1..].starts_with("//") || text[..at].ends_with("http") || text[..at].ends_with("https")
}

fn parentheses(document: &Document, block: &Block, start: usize, end: usize, reporter: &mut Reporter) {
    let text = &block.text;
    if is_literal_address(text, start) {
        return;
    }
    let inside_chinese = nearby_after(&text[..end], start + 1).chars().any(is_han);
    let beside = before(text, start).is_some_and(chinese) || after(text, end + 1).is_some_and(chinese);
    if !inside_chinese && !beside {
        return;
    }
    let (open, close) = if is_year_of_document(text, start, end) { ("〔", "〕") } else { ("（", "）") };
    let edits = [(start, open), (end, close)].map(|(at, right)| document.replace(block, at..at + 1, right));
    let fix = edits.into_iter().collect::<Option<Vec<_>>>().map(Fix::sure);
    let finding = Finding::new(&KIND, document.place(block, start..end + 1));
    let right = [open, close].concat();
    reporter.push(
        finding.with("found", [&text[start..=start], &text[end..=end]].concat()).with("right", right).mended_by(fix),
    );
}

/// `国办发(2017)47号`: GB/T 9704-2012 writes the year of a document in 〔〕.
fn is_year_of_document(text: &str, start: usize, end: usize) -> bool {
    let year = &text[start + 1..end];
    let number = text[end + 1..].trim_start_matches("第").trim_start_matches(|c: char| c.is_ascii_digit());
    let is_year = year.len() == 4
        && (year.starts_with("19") || year.starts_with("20"))
        && year.bytes().all(|byte| byte.is_ascii_digit());
    is_year
        && before(text, start).is_some_and(is_han)
        && number.len() < text.len() - end - 1
        && number.starts_with('号')
}

fn chinese(c: char) -> bool {
    is_han(c) || is_chinese_mark(c)
}
