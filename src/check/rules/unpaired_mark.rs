//! Brackets and quotation marks without their partner.

use crate::check::characters::{marks, nearby_before};
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, Document};

rule! {
    "TB640" "unpaired-mark" Warning
    says zh "“{found}”没有成对" / "补上另一半，或删去这一半。"
    says en "\"{found}\" has no partner" / "Add the other half, or delete this one."
    zh "标点不成对"
        / "一段之内，（）《》“”【】缺一半，或前后颠倒。编号“1）”和跨段的引文不算。"
        / "GB/T 15834—2011：括号、引号、书名号成对使用。"
    en "Marks without their partner"
        / "（） 《》 “” 【】 with a half missing inside a paragraph. Numbers such as 1） and quotations over several paragraphs are left alone."
        / "GB/T 15834-2011: brackets, quotation marks and title marks come in pairs."
    bad "完善《办公用品管理制度，安排专人负责办公用品的保管和发放。"
    good "完善《办公用品管理制度》，安排专人负责办公用品的保管和发放。"
    looks Look::Prose(check)
}

const PAIRS: &[(char, char)] = &[('（', '）'), ('《', '》'), ('“', '”'), ('【', '】'), ('‘', '’'), ('「', '」'), ('〔', '〕')];

/// A text that nests deeper is no text, and is left alone.
const DEEPEST: usize = 64;

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    let text = &block.text;
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, c) in marks(text) {
        if let Some((_, close)) = PAIRS.iter().find(|(opener, _)| *opener == c) {
            if open.len() == DEEPEST {
                return;
            }
            open.push((at, *close));
        } else if PAIRS.iter().any(|(_, close)| *close == c) {
            match open.last() {
                Some((_, close)) if *close == c => {
                    open.pop();
                }
                // A full-width parenthesis may close a half-width one, or a number.
                _ if c == '）' && closes_something_else(&text[..at]) => {}
                // An apostrophe.
                _ if c == '’' => {}
                _ => {
                    reporter.push(document.finding(&KIND, block, at..at + c.len_utf8()));
                    // What was open stays open, unless this one closes something further out.
                    if let Some(outer) = open.iter().rposition(|(_, close)| *close == c) {
                        open.truncate(outer);
                    }
                }
            }
        }
    }
    for (at, close) in open {
        // A quotation may begin each of its paragraphs and end with the last.
        let quotation = at == 0 && close == '”';
        if !quotation {
            let length = text[at..].chars().next().map_or(0, char::len_utf8);
            reporter.push(document.finding(&KIND, block, at..at + length));
        }
    }
}

fn closes_something_else(before: &str) -> bool {
    nearby_before(before, before.len()).contains('(') || before.chars().rev().take(3).all(|c| c.is_ascii_digit() || "一二三四五六七八九十。；，、 \n".contains(c))
}
