//! The rows of a table that were pasted as text.

use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::check::text::{Block, BlockKind, Document};
use crate::finding::Finding;
use crate::source::{Place, Span};

rule! {
    "TB660" "pasted-table" Warning
    says zh "这几行像是粘贴来的表格，会连成一段文字印出来" / "写成表格：格子之间写 |，表头下面加一行 |---|---|；整篇文档用 tongbao import 导入，表格会一并转换。"
    says en "these lines look like a pasted table, and will be printed as one paragraph" / "Make a table of them: a | between cells, and a line such as |---|---| below the head. tongbao import takes whole documents in with their tables."
    zh "粘贴来的表格"
        / "一段里连着两行以上，格子之间是制表符，而且各行的制表符一样多。"
        / "从 Word、WPS、Excel 里把表格复制成文字，格子之间就是制表符；在页面上只是一个空格，行和行也连在一起，读者看不出是表格。"
    en "A pasted table"
        / "Two lines or more of a paragraph whose cells are parted by tabs, as many in each line."
        / "A table that is copied as text out of an office program has tabs between its cells. On the page they are blanks and the lines run on, so that nobody can read it as a table."
    bad "经费使用情况如下：\n序号\t事项\t金额（元）\n1\t补植\t3600\n2\t修剪\t1200"
    good "经费使用情况如下：\n\n| 序号 | 事项 | 金额（元） |\n|---|---|---|\n| 1 | 补植 | 3600 |\n| 2 | 修剪 | 1200 |"
    looks Look::Document(check)
}

fn check(document: &Document, reporter: &mut Reporter) {
    let running = |block: &&Block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Item);
    for block in document.blocks.iter().filter(running) {
        if let Some(rows) = rows(document, block) {
            reporter.push(Finding::new(&KIND, Place::at(document.source, rows)));
        }
    }
}

/// The first two lines of a block that have cells, and as many of them.
fn rows(document: &Document, block: &Block) -> Option<Span> {
    let text = &document.source.text[block.span.range()];
    memchr::memchr(b'\t', text.as_bytes())?;
    let mut above = None;
    let mut at = block.span.start;
    for line in text.split_inclusive('\n') {
        let row = line.trim();
        let cells = row.matches('\t').count();
        let start = at + line.len() - line.trim_start().len();
        if cells > 0 && above.is_some_and(|(_, of_above)| of_above == cells) {
            return above.map(|(head, _)| head);
        }
        above = Some((Span::new(start, start + row.len()), cells));
        at += line.len();
    }
    None
}

/// Whether a block holds the cells of one: such a text is no sentence.
pub fn has_cells(block: &Block) -> bool {
    block.text.contains('\t')
}
