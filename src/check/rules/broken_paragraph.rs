//! A sentence that goes on in another paragraph, as pages of a print break it.

use crate::check::characters::is_han;
use crate::check::ordinals;
use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::rules::pasted_table::has_cells;
use crate::check::text::{Block, BlockKind, Document};
use crate::finding::{Edit, Fix};
use crate::source::Span;

rule! {
    "TB704" "broken-paragraph" Warning
    says zh "这一段没有说完，下一段接着说" / "删去两段之间的空行，把句子接上；若确是两段，在段末加句号。"
    says en "this paragraph stops in the middle of a sentence that the next one goes on with" / "Delete the blank line between them; or end the paragraph with a full stop."
    zh "断开的段落"
        / "一段较长的文字不以句末标点结束，紧接着又是一段正文。带序号的标题不算。"
        / "从分页的文件里复制出来的文字，句子会在换页处断开；读屏软件会把它读成两句。"
    en "A broken paragraph"
        / "A longer paragraph without a final mark, with another paragraph right after it. Headings with a number are left alone."
        / "Text copied from a paged file breaks where its pages do; a screen reader reads two sentences."
    bad "安装路灯远程控制终端与路灯集中控制系统联网，实现远程控制路\n\n灯开闭智能化，并根据季节变换科学控制路灯照明。"
    good "安装路灯远程控制终端与路灯集中控制系统联网，实现远程控制路灯开闭智能化，并根据季节变换科学控制路灯照明。"
    looks Look::Document(check)
}

/// A shorter line is a label or a name.
const SHORTEST: usize = 15;

fn check(document: &Document, reporter: &mut Reporter) {
    for pair in document.blocks.windows(2) {
        let [block, next] = pair else { continue };
        if is_unfinished(block)
            && !is_value(&block.text)
            && next.kind == BlockKind::Paragraph
            && next.depth == block.depth
            && goes_on(&next.text)
        {
            let between = Span::new(block.span.end, next.span.start);
            // Only what is blank is taken out; asterisks between the two would be lost.
            let blank = document.source.text.get(between.range()).is_some_and(|text| text.trim().is_empty());
            let fix = blank.then(|| Fix::likely(vec![Edit { span: between, text: String::new() }]));
            let last = block.text.chars().next_back().map_or(0, char::len_utf8);
            let end = block.text.len();
            reporter.push(document.finding(&KIND, block, end - last..end).mended_by(fix));
        }
    }
}

/// A paragraph of some length that does not end as a sentence does. One that was to hold a heading or a table is told of
/// as such, and needs no full stop.
pub fn is_unfinished(block: &Block) -> bool {
    let last = block.text.trim_end().chars().next_back();
    block.kind == BlockKind::Paragraph
        && last.is_some_and(|c| is_han(c) || c.is_ascii_alphanumeric() || matches!(c, '，' | '、' | '《' | '（' | '“'))
        && block.text.chars().count() >= SHORTEST
        && block.text.contains(['，', '。', '；', '、'])
        && !is_typed_heading(&block.text)
        && !has_cells(block)
        && !block.text.contains("##")
}

/// `（二）关于“学习不深入、不系统”的问题`: a heading that was typed as a paragraph ends without a mark.
fn is_typed_heading(text: &str) -> bool {
    const LONGEST: usize = 60;
    let number = text.trim_start_matches('（');
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let length = ordinals::chinese(number).map_or(digits, |(_, length)| length);
    let marks: &[&str] = if number.len() < text.len() { &["）"] } else { &["、", ".", "．"] };
    let is_numbered = length > 0 && marks.iter().any(|mark| number[length..].starts_with(mark));
    is_numbered && !text.contains(['。', '；', '！', '？']) && text.chars().count() <= LONGEST
}

/// `整改时限：2023年9月30日前，并长期坚持`
fn is_value(text: &str) -> bool {
    const LONGEST: usize = 8;
    const LABELS: [&str; 13] =
        ["时限", "期限", "时间", "单位", "部门", "科室", "机构", "主体", "领导", "责任人", "联系人", "目标", "意见"];
    let label = text.find('：').map_or("", |at| &text[..at]);
    label.chars().count() <= LONGEST && label.chars().all(is_han) && LABELS.iter().any(|end| label.ends_with(end))
}

/// A new point, a heading in bold or a label is no continuation.
pub fn goes_on(text: &str) -> bool {
    let starts_anew = ["一是", "二是", "三是", "四是", "（", "第", "一、", "二、", "三、", "附件", "联系"]
        .iter()
        .any(|mark| text.starts_with(mark));
    let label = text.find('：').is_some_and(|at| text[..at].chars().count() <= 6);
    text.starts_with(|c: char| is_han(c) || c.is_ascii_alphanumeric()) && !starts_anew && !label
}
