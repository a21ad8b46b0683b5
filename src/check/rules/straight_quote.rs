//! Straight quotation marks around Chinese.

use memchr::{memchr, memchr_iter, memmem};

use crate::check::characters::{after, before, is_chinese_mark, is_han};
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, BlockKind, Document};
use crate::finding::{Finding, Fix};

rule! {
    "TB633" "straight-quote" Warning
    says zh "中文里的直引号应为“”" / "前一个改为“，后一个改为”。"
    says en "straight quotation marks in Chinese text should be “ ”" / "Write “ before and ” after."
    zh "直引号"
        / "包着汉字的直引号（半角 \" 和 '，或全角 ＂）。"
        / "GB/T 15834—2011：引号用“”和‘’，前后有别。"
    en "Straight quotation marks"
        / "Straight quotation marks, double or single, around Chinese characters."
        / "GB/T 15834-2011: quotation marks are “ ” and ‘ ’, and the first differs from the second."
    bad "督促班子成员履行\"一岗双责\"，组织专题学习 2 次。"
    good "督促班子成员履行“一岗双责”，组织专题学习 2 次。"
    looks Look::Prose(check)
}

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    // The parser would not tell a quote of YAML from one of the text.
    if matches!(block.kind, BlockKind::Field(_)) {
        return;
    }
    let text = &block.text;
    single(document, block, reporter);
    if memchr(b'"', text.as_bytes()).is_none() && memmem::find(text.as_bytes(), "＂".as_bytes()).is_none() {
        return;
    }
    let marks: Vec<(usize, usize)> =
        text.char_indices().filter(|(_, c)| matches!(c, '"' | '＂')).map(|(at, c)| (at, at + c.len_utf8())).collect();
    let beside = |c: Option<char>| c.is_some_and(|c| is_han(c) || is_chinese_mark(c));
    // With one too many, nobody knows which of them make pairs.
    let is_even = marks.len().is_multiple_of(2);
    if let Some(&(start, end)) = marks.last().filter(|_| !is_even)
        && (beside(before(text, start)) || beside(after(text, end)))
    {
        reporter.push(Finding::new(&KIND, document.place(block, start..end)));
    }
    for pair in marks.chunks_exact(2) {
        let [(start, inside), (end, after_end)] = [pair[0], pair[1]];
        if !text[inside..end].chars().any(is_han) && !beside(before(text, start)) && !beside(after(text, after_end)) {
            continue;
        }
        let edits =
            [(start..inside, "“"), (end..after_end, "”")].map(|(range, right)| document.replace(block, range, right));
        let fix = edits.into_iter().collect::<Option<Vec<_>>>();
        let fix = fix.map(|edits| if is_even { Fix::sure(edits) } else { Fix::likely(edits) });
        reporter.push(Finding::new(&KIND, document.place(block, start..after_end)).mended_by(fix));
    }
}

/// Single ones that stand close around Chinese; elsewhere they are apostrophes and minutes.
fn single(document: &Document, block: &Block, reporter: &mut Reporter) {
    let text = &block.text;
    let mut open: Option<usize> = None;
    for at in memchr_iter(b'\'', text.as_bytes()) {
        let (inside, outside) = (before(text, at).is_some_and(is_han), after(text, at + 1).is_some_and(is_han));
        match open.take() {
            Some(start) if inside => {
                let edits = [(start, "“"), (at, "”")].map(|(at, right)| document.replace(block, at..at + 1, right));
                let fix = edits.into_iter().collect::<Option<Vec<_>>>().map(Fix::likely);
                reporter.push(Finding::new(&KIND, document.place(block, start..at + 1)).mended_by(fix));
            }
            _ if outside => open = Some(at),
            _ => {}
        }
    }
}
