//! Pauses between titles or quotations that stand side by side.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::check::characters::{nearby_after, nearby_before};
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::Document;
use crate::check::words;

rule! {
    "TB650" "pause-between-titles" Note
    says zh "这个文件里并列的书名号、引号之间有 {count} 处多用了顿号" / "删去顿号，如《甲办法》《乙细则》、“甲”“乙”。"
    says en "this file has {count:pause} between titles or quotations that stand side by side" / "Leave it out: 《甲办法》《乙细则》, “甲”“乙”."
    zh "书名号、引号之间的顿号"
        / "并列的《》《》之间、“”“”之间用了顿号。每个文件报一次，改法删去全部。并列的各项里有的带括注，如《甲办法》（试行）、《乙细则》，或有的没有书名号、引号，顿号就留着，不算。"
        / "GB/T 15834—2011：标有引号、书名号的并列成分之间通常不用顿号；只是提示。"
    en "A pause between titles"
        / "A 、 between 《》 and 《》, or between “” and “”; told once a file, mended all at once. In a list where a note in parentheses stands behind one of them, or where one has no such marks, it stays."
        / "GB/T 15834-2011: titles and quotations that stand side by side are usually not parted by 、; only a note."
    bad "修订《考勤管理办法》、《公务接待细则》，落实“三会一课”、“一岗双责”制度，堵塞了漏洞。"
    good "修订《考勤管理办法》《公务接待细则》，落实“三会一课”“一岗双责”制度，堵塞了漏洞。"
    looks Look::Document(check)
}

static PAUSES: LazyLock<AhoCorasick> = LazyLock::new(|| words::search(["》、《", "”、“"]));

fn check(document: &Document, reporter: &mut Reporter) {
    let mut places = Vec::new();
    for block in document.prose() {
        let text = &block.text;
        for found in PAUSES.find_iter(text) {
            let at = found.start() + "》".len();
            let pause = at..at + "、".len();
            if !needs_pause(text, found.start(), found.end()) && !document.is_literal(block.locate(pause.clone())) {
                places.push((block, pause));
            }
        }
    }
    reporter.extend(document.finding_of_deletions(&KIND, &places));
}

/// A note behind a title or a quotation.
const NOTES: [&str; 2] = ["》（", "”（"];

/// Whether some pause of the list around a place has something else than such a mark on one of its sides.
fn needs_pause(text: &str, closing: usize, past_opening: usize) -> bool {
    let (before, after) = (nearby_before(text, closing), nearby_after(text, past_opening));
    let list_before = &before[before.rfind(ends_list).unwrap_or(0)..];
    let list_after = &after[..after.find(ends_list).unwrap_or(after.len())];
    let has_note = |list: &str| NOTES.iter().any(|note| list.contains(note));
    [list_before, list_after].into_iter().any(|list| {
        has_note(list)
            || list.match_indices('、').any(|(at, _)| {
                let is_closed = list[..at].ends_with(['》', '”']);
                let is_opened = list[at + "、".len()..].starts_with(['《', '“']);
                is_closed != is_opened
            })
    })
}

fn ends_list(c: char) -> bool {
    matches!(c, '，' | '。' | '；' | '：' | '！' | '？' | '\n')
}
