//! Straight quotation marks around Chinese.

use memchr::{memchr, memmem};

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
        / "包着汉字的一对直引号（半角 \" 或全角 ＂）。"
        / "GB/T 15834—2011：引号用“”和‘’，前后有别。"
    en "Straight quotation marks"
        / "A pair of straight quotation marks around Chinese characters."
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
    if memchr(b'"', text.as_bytes()).is_none() && memmem::find(text.as_bytes(), "＂".as_bytes()).is_none() {
        return;
    }
    let marks: Vec<(usize, usize)> =
        text.char_indices().filter(|(_, c)| matches!(c, '"' | '＂')).map(|(at, c)| (at, at + c.len_utf8())).collect();
    for pair in marks.chunks_exact(2) {
        let [(start, inside), (end, after_end)] = [pair[0], pair[1]];
        let beside = |c: Option<char>| c.is_some_and(|c| is_han(c) || is_chinese_mark(c));
        if !text[inside..end].chars().any(is_han) && !beside(before(text, start)) && !beside(after(text, after_end)) {
            continue;
        }
        let edits = [(start..inside, "“"), (end..after_end, "”")].map(|(range, right)| document.replace(block, range, right));
        let fix = edits.into_iter().collect::<Option<Vec<_>>>().map(Fix::sure);
        reporter.push(Finding::new(&KIND, document.place(block, start..after_end)).mended_by(fix));
    }
}
