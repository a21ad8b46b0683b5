//! Spaces between Chinese characters, and between characters and figures.

use crate::check::characters::{after, before, is_han, is_literal_address};
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::Document;
use crate::source::Span;

rule! {
    "TB636" "space-in-chinese" Note
    says zh "这个文件里汉字、数字和标点之间有 {count} 处空格" / "公文里不空格，如“2 次”写成“2次”。"
    says en "this file has {count:space} between Chinese characters, figures and marks" / "Official texts have none: 2次, not 2 次."
    zh "多余的空格"
        / "汉字之间、汉字与阿拉伯数字之间、标点前面的半角空格。每个文件报一次，改法改掉全部。"
        / "GB/T 9704—2012 的版式每行 28 字，数字与汉字之间不空；只是提示。"
    en "Spaces that do not belong"
        / "Spaces between Chinese characters, between characters and Arabic figures, and before marks; told once a file, mended all at once."
        / "The layout of official documents (GB/T 9704-2012) knows no such spaces; only a note."
    bad "更换灯具 252 盏，完好率由 71.4% 提高到 98%，恢复了正常 照明。"
    good "更换灯具252盏，完好率由71.4%提高到98%，恢复了正常照明。"
    looks Look::Document(check)
}

fn check(document: &Document, reporter: &mut Reporter) {
    let mut places = Vec::new();
    for block in document.prose() {
        let text = &block.text;
        for at in memchr::memchr_iter(b' ', text.as_bytes()) {
            let (Some(left), Some(right)) = (before(text, at), after(text, at + 1)) else { continue };
            let ends = is_han(left) || left.is_ascii_digit() || matches!(left, '%' | '％' | '‰');
            let is_mark = matches!(right, '，' | '。' | '、' | '；' | '：' | '！' | '？' | '）' | '》' | '”');
            let begins = is_han(right) || right.is_ascii_digit() || is_mark;
            if ends && begins && (is_han(left) || is_han(right) || is_mark) && !is_literal_address(text, at) {
                let span = block.locate(at..at + 1);
                // The end of a line is one to the page alone.
                if document.source.text.get(span.range()) != Some(" ") {
                    continue;
                }
                // It tells where an address ends.
                if document.touches_literal(Span::new(span.start.saturating_sub(1), span.end + 1)) {
                    continue;
                }
                places.push((block, at..at + 1));
            }
        }
    }
    reporter.extend(document.finding_of_deletions(&KIND, &places));
}
