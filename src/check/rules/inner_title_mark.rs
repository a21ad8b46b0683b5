//! Titles inside of titles.

use std::ops::Range;

use crate::check::characters::{after, before, is_han, marks, nearby_after};
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, Document};
use crate::finding::Fix;

rule! {
    "TB647" "inner-title-mark" Warning
    says zh "书名号里的书名号“{found}”应为“〈〉”" / "里层的改用单书名号〈〉。"
    says en "the title marks \"{found}\" inside of a title should be \"〈〉\"" / "Write 〈〉 around the inner title."
    zh "书名号里的书名号"
        / "《》里面又用《》，或者用半角的 < >：里层的书名用单书名号〈〉。"
        / "GB/T 15834—2011：书名号里面还要用书名号时，外面一层用双书名号，里面一层用单书名号。"
    en "A title inside of a title"
        / "《》 or half-width < > inside of 《》: the inner title takes 〈〉."
        / "GB/T 15834-2011: inside of a title, the inner one takes single title marks."
    bad "转发《关于印发《网格管理办法》的通知》，组织全体人员学习。"
    good "转发《关于印发〈网格管理办法〉的通知》，组织全体人员学习。"
    looks Look::Prose(check)
}

/// A text that nests deeper is no text, and is left alone.
const DEEPEST: usize = 8;

fn check(document: &Document, block: &Block, reporter: &mut Reporter) {
    let text = &block.text;
    if !text.contains('《') {
        return;
    }
    let mut open: Vec<usize> = Vec::new();
    // Pairs inside of a title that has not been closed yet: it may never be.
    let mut inner: Vec<(usize, usize)> = Vec::new();
    for (at, c) in marks(text) {
        match c {
            '《' if open.len() == DEEPEST => return,
            '《' => open.push(at),
            '》' => match (open.pop(), open.is_empty()) {
                (Some(start), false) => inner.push((start, at)),
                (Some(start), true) => {
                    let pairs = inner.drain(..).filter(|(inside, _)| *inside > start);
                    pairs.for_each(|(from, to)| tell(document, block, [from, to], "《".len(), reporter));
                    half_width(document, block, start..at, reporter);
                }
                (None, _) => inner.clear(),
            },
            _ => {}
        }
    }
}

/// `《关于印发<办法>的通知》`
fn half_width(document: &Document, block: &Block, title: Range<usize>, reporter: &mut Reporter) {
    let text = &block.text;
    for at in memchr::memchr_iter(b'<', &text.as_bytes()[title.clone()]).map(|at| title.start + at) {
        let inside = nearby_after(&text[..title.end], at + 1);
        let Some(length) = inside.find(['<', '>']).filter(|end| inside[*end..].starts_with('>')) else { continue };
        let end = at + 1 + length;
        if after(text, at + 1).is_some_and(is_han) && before(text, end).is_some_and(|c| is_han(c) || c == '）') {
            tell(document, block, [at, end], 1, reporter);
        }
    }
}

fn tell(document: &Document, block: &Block, [from, to]: [usize; 2], width: usize, reporter: &mut Reporter) {
    let edits = [(from, "〈"), (to, "〉")].map(|(at, right)| document.replace(block, at..at + width, right));
    let fix = edits.into_iter().collect::<Option<Vec<_>>>().map(Fix::sure);
    let marks = [&block.text[from..from + width], &block.text[to..to + width]].concat();
    let finding = document.finding(&KIND, block, from..to + width);
    reporter.push(finding.with("found", marks).mended_by(fix));
}
