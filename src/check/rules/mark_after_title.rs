//! A title with a mark behind it.

use crate::check::characters::{before, is_han};
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{BlockKind, Document};
use crate::finding::Fix;

rule! {
    "TB642" "mark-after-title" Warning
    says zh "标题末尾不用“{found}”" / "删去“{found}”。"
    says en "a title does not end in \"{found}\"" / "Delete \"{found}\"."
    zh "标题末尾的标点"
        / "front matter 里通报、问题、问题类别的 title 以句号、逗号、分号、冒号或顿号结尾。问号、叹号、省略号、括号不算。"
        / "公文标题末尾不加标点；标题还用在目录、列表和搜索结果里，多出的标点处处都在。"
    en "A mark after a title"
        / "The title of a notice, an issue or a category that ends in a full stop, comma, semicolon, colon or pause mark. Question marks, exclamation marks, dots and brackets are left alone."
        / "Titles of official texts end without a mark, and stand in lists and search results as well."
    bad "---\ntitle: 路灯维修不及时。\ncategory: lighting\nstatus: 长期坚持\n---\n对辖区路灯进行全面排查，更换损坏的灯具 252 盏，恢复了正常照明。"
    good "---\ntitle: 路灯维修不及时\ncategory: lighting\nstatus: 长期坚持\n---\n对辖区路灯进行全面排查，更换损坏的灯具 252 盏，恢复了正常照明。"
    looks Look::Document(check)
}

const MARKS: &[char] = &['。', '，', '；', '：', '、', '．'];
/// These end abbreviations in Latin letters as well.
const HALF_WIDTH_MARKS: &[char] = &['.', ',', ';', ':'];

fn check(document: &Document, reporter: &mut Reporter) {
    if document.notice().is_none() {
        return;
    }
    for block in document.blocks.iter().filter(|block| block.kind == BlockKind::Field("title")) {
        let title = block.text.trim_end();
        let Some(last) = title.chars().next_back() else { continue };
        let start = title.len() - last.len_utf8();
        let ends_words = before(title, start).is_some_and(|c| is_han(c) || matches!(c, '”' | '》' | '）'));
        let is_wrong = MARKS.contains(&last) || (HALF_WIDTH_MARKS.contains(&last) && ends_words);
        if !is_wrong {
            continue;
        }
        // Behind other marks more may have got lost than a full stop is too much.
        let is_full_stop = matches!(last, '。' | '.' | '．');
        let edit = document.replace(block, start..title.len(), "");
        let fix = edit.map(|edit| if is_full_stop { Fix::sure(vec![edit]) } else { Fix::likely(vec![edit]) });
        reporter.push(document.finding(&KIND, block, start..title.len()).mended_by(fix));
    }
}
