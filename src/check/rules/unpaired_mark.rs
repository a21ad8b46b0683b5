//! Brackets and quotation marks without their partner.

use crate::check::characters::{after, before, is_han, marks, nearby_after, nearby_before};
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, Document};
use crate::finding::Finding;

rule! {
    "TB640" "unpaired-mark" Warning
    says zh "“{found}”没有成对" / "前后要各有一个：少的补上，多的删去；方向反了、宽窄不同的，换成一对。"
    says en "\"{found}\" has no partner" / "Add the other half, or delete this one; write it the right way round and in full width."
    zh "标点不成对"
        / "一段之内，（）《》“”【】缺一半，前后颠倒，或一半全角、一半半角。编号“1）”和跨段的引文不算。"
        / "GB/T 15834—2011：括号、引号、书名号成对使用。"
    en "Marks without their partner"
        / "（） 《》 “” 【】 with a half missing, the wrong way round or of another width inside a paragraph. Numbers such as 1） and quotations over several paragraphs are left alone."
        / "GB/T 15834-2011: brackets, quotation marks and title marks come in pairs."
    bad "完善《办公用品管理制度，安排专人负责办公用品的保管和发放。"
    good "完善《办公用品管理制度》，安排专人负责办公用品的保管和发放。"
    looks Look::Prose(check)
}

const PAIRS: &[(char, char)] =
    &[('（', '）'), ('《', '》'), ('“', '”'), ('【', '】'), ('‘', '’'), ('「', '」'), ('〔', '〕')];

/// A text that nests deeper is no text, and is left alone.
const DEEPEST: usize = 64;

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    let text = &block.text;
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, c) in marks(text) {
        if let Some(right) = turned_round(text, at, c, &open) {
            let fix = document.fix(block, at..at + c.len_utf8(), right);
            reporter.push(document.finding(&KIND, block, at..at + c.len_utf8()).mended_by(fix));
            match right {
                "”" => drop(open.pop()),
                _ => open.push((at, '”')),
            }
        } else if let Some((_, close)) = PAIRS.iter().find(|(opener, _)| *opener == c) {
            if open.len() == DEEPEST {
                return;
            }
            open.push((at, *close));
        } else if PAIRS.iter().any(|(_, close)| *close == c) {
            if let [.., (_, outer), (start, '）')] = open[..]
                && outer == c
                && let Some(closer) = half_width_closer(text, start).filter(|closer| *closer < at)
            {
                reporter.push(of_two_widths(document, block, closer));
                open.pop();
            }
            match open.last() {
                Some((_, close)) if *close == c => {
                    open.pop();
                    half_width_again(document, block, at, &open, reporter);
                }
                _ if is_again(text, at, c) => {
                    let fix = document.suggestion(block, at..at + c.len_utf8(), "");
                    reporter.push(document.finding(&KIND, block, at..at + c.len_utf8()).mended_by(fix));
                }
                // A full-width parenthesis may close a half-width one, or a number.
                _ if c == '）' && closes_something_else(&text[..at]) => {
                    if let Some(start) = half_width_opener(text, at) {
                        let fix = document.fix(block, start..start + 1, "（");
                        reporter.push(document.finding(&KIND, block, start..start + 1).mended_by(fix));
                    }
                }
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
            reporter.push(match half_width_closer(text, at) {
                Some(closer) => of_two_widths(document, block, closer),
                None => {
                    let length = text[at..].chars().next().map_or(0, char::len_utf8);
                    document.finding(&KIND, block, at..at + length)
                }
            });
        }
    }
}

/// Whether a mark closes a second time what the same mark before it has closed.
fn is_again(text: &str, at: usize, c: char) -> bool {
    before(text, at) == Some(c) && !(c == '）' && has_half_width_opener(text, at))
}

/// `）)` and `)）` where one of them has closed all that was open: the half-width one is one too many.
fn half_width_again(document: &Document, block: &Block, at: usize, open: &[(usize, char)], reporter: &mut Reporter) {
    let text = &block.text;
    let end = at + "）".len();
    let is_full_width = text[at..].starts_with('）');
    if !is_full_width || open.iter().any(|(_, close)| *close == '）') || has_half_width_opener(text, at) {
        return;
    }
    let is_numbered = || text[..at - 1].ends_with(|c: char| c.is_ascii_alphanumeric());
    let again = match (text[end..].starts_with(')'), text[..at].ends_with(')')) {
        (true, _) => end..end + 1,
        (_, true) if !is_numbered() => at - 1..at,
        _ => return,
    };
    let fix = document.suggestion(block, again.clone(), "");
    reporter.push(document.finding(&KIND, block, again).mended_by(fix));
}

/// Whether a half-width parenthesis is still open.
fn has_half_width_opener(text: &str, at: usize) -> bool {
    let near = nearby_before(text, at);
    memchr::memchr_iter(b'(', near.as_bytes()).count() > memchr::memchr_iter(b')', near.as_bytes()).count()
}

/// What a quotation mark should be that stands the wrong way round: the second one of a pair that begins again where a
/// clause ends, or the first one of which nothing is open and a word follows at once.
fn turned_round(text: &str, at: usize, c: char, open: &[(usize, char)]) -> Option<&'static str> {
    let (left, right) = (before(text, at), after(text, at + c.len_utf8()));
    let is_open = open.last().is_some_and(|(_, close)| *close == '”');
    let ends = right.is_none_or(|c| matches!(c, '，' | '。' | '、' | '；' | '：' | '）'));
    let begins = left.is_none_or(|c| matches!(c, '、' | '（' | '：' | '，')) && right.is_some_and(is_han);
    match c {
        '“' if is_open && ends && left.is_some_and(is_han) => Some("”"),
        '”' if !is_open && begins && nearby_after(text, at + c.len_utf8()).contains('”') => Some("“"),
        _ => None,
    }
}

/// `（见附件)`: the other half is there, but for its width.
fn half_width_closer(text: &str, start: usize) -> Option<usize> {
    let inside = text[start..].strip_prefix('（')?;
    let end = inside.find([')', '(', '（', '。', '\n']).filter(|end| inside[*end..].starts_with(')'))?;
    Some(start + "（".len() + end)
}

/// The half-width mark that closes a full-width one.
fn of_two_widths(document: &Document, block: &Block, closer: usize) -> Finding {
    let range = closer..closer + 1;
    let finding = Finding::new(&KIND, document.place(block, range.clone())).with("found", "（…)");
    finding.mended_by(document.fix(block, range, "）"))
}

/// `(见附件）`: the same the other way round.
fn half_width_opener(text: &str, at: usize) -> Option<usize> {
    let near = nearby_before(text, at);
    let start = near.rfind(['(', ')', '）', '。', '\n']).filter(|start| near[*start..].starts_with('('))?;
    near[start..].contains(is_han).then(|| at - near.len() + start)
}

/// A half-width parenthesis, or a number that begins a clause.
fn closes_something_else(before: &str) -> bool {
    let number = before.trim_end_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    if number.len() < before.len() && !number.ends_with(|c: char| c.is_alphanumeric()) {
        return true;
    }
    nearby_before(before, before.len()).contains('(')
        || before.chars().rev().take(3).all(|c| c.is_ascii_digit() || "一二三四五六七八九十。；，、 \n".contains(c))
}
