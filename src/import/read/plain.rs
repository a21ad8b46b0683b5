//! Plain text, and what pdftotext makes of a PDF: a line is a paragraph or a part of one.
//!
//! Which lines belong together is decided later, with an eye on sentences; an indent is kept as a sign that a
//! paragraph begins. Page numbers on lines of their own, `— 3 —`, are no text, nor is a line at the head of every page.

use super::furniture::is_furniture;
use super::typed_table::table_at;
use crate::characters::display_width;
use crate::import::document::{Align, Block, Document, Inline, LeftOut, Paragraph, Text, What, is_refused};
use crate::source::{Source, Span};

/// Reads a text.
pub fn read(text: &str, path: &str) -> Document {
    let source = Source::new(path, text);
    let head = running_head(&source.text);
    let mut furniture = 0;
    let mut blocks = blocks(&source.text, head, &mut furniture);
    let paragraphs: Vec<&mut Paragraph> = blocks.iter_mut().filter_map(own_paragraph).collect();
    let width = |paragraph: &Paragraph| display_width(&source.text[paragraph.span.range()]);
    let widest = paragraphs.iter().map(|paragraph| width(paragraph)).max().unwrap_or(0);
    // Lines of a print are about as long as each other; a text with a line a paragraph has no such measure.
    let full = |paragraph: &Paragraph| width(paragraph) + 6 >= widest;
    if paragraphs.iter().filter(|paragraph| full(paragraph)).count() * 4 > paragraphs.len() {
        for paragraph in paragraphs {
            paragraph.fills = full(paragraph);
        }
    }
    let furniture = (furniture > 0).then_some(LeftOut::new(What::Furniture, furniture, None));
    let head = head.map(|head| left_out(head, &source.text));
    let left_out = head.into_iter().chain(furniture).collect();
    Document { source, blocks, images: Vec::new(), notes: Vec::new(), modified: None, left_out }
}

fn own_paragraph(block: &mut Block) -> Option<&mut Paragraph> {
    if let Block::Paragraph(paragraph) = block { Some(paragraph) } else { None }
}

/// The lines that are text, and tables; `furniture` counts the lines that are a page's own.
fn blocks(text: &str, head: Option<&str>, furniture: &mut usize) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut start = 0;
    let mut begins_page = true;
    while let Some(line) = text[start..].split_inclusive(['\n', '\u{C}']).next() {
        if let Some((table, end)) = table_at(text, start) {
            blocks.push(Block::Table(table));
            start = end;
            continue;
        }
        let content = line.trim();
        let is_head = begins_page && head == Some(content);
        begins_page = line.ends_with('\u{C}') || (begins_page && content.is_empty());
        if is_furniture(content) {
            *furniture += 1;
        } else if !content.is_empty() && !is_head && !is_page_number(content) {
            blocks.push(Block::Paragraph(paragraph(line, start)));
        }
        start += line.len();
    }
    blocks
}

/// The text of a line that begins at a byte of the source.
fn paragraph(line: &str, start: usize) -> Paragraph {
    let content = line.trim();
    let indent = line.len() - line.trim_start().len();
    let width: usize = line[..indent].chars().map(|c| if c == '\u{3000}' || c == '\t' { 2 } else { 1 }).sum();
    let words: String = content.chars().filter(|c| !is_refused(*c)).collect();
    let inlines = vec![Inline::Text(Text::plain(words.replace('\t', " ")))];
    let align = if width > 8 { Align::Center } else { Align::Start };
    let span = Span::new(start + indent, start + indent + content.len());
    Paragraph { span, inlines, align, indented: width > 1, ..Paragraph::default() }
}

/// The line that every page of a print begins with, such as the mark of an internal edition.
fn running_head(text: &str) -> Option<&str> {
    let mut pages = text.split('\u{C}').filter_map(|page| page.lines().map(str::trim).find(|line| !line.is_empty()));
    let head = pages.next()?;
    let mut others = pages.peekable();
    (others.peek().is_some() && others.all(|other| other == head)).then_some(head)
}

fn left_out(head: &str, text: &str) -> LeftOut {
    let start = text.find(head).unwrap_or(0);
    let what = if INTERNAL_HEADS.contains(&head) { What::InternalHeader } else { What::Header };
    LeftOut::new(what, 1, Some(Span::new(start, start + head.len())))
}

/// What `export pdf` prints at the head of the pages of an internal edition, and what offices do.
const INTERNAL_HEADS: [&str; 4] = ["内部", "Internal", "内部资料", "党内公开"];

/// `— 3 —`, `- 3 -`, `第 3 页`
fn is_page_number(line: &str) -> bool {
    let digits = line.bytes().any(|b| b.is_ascii_digit());
    let framed = line.starts_with(['-', '—', '－']) && line.ends_with(['-', '—', '－']);
    let page = line.starts_with('第') && line.contains('页') && line.chars().count() < 16;
    digits
        && (framed || page)
        && line.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "-—－第页共/，".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let document = read(text, "文件");
        let texts = document.blocks.iter().map(|block| match block {
            Block::Paragraph(paragraph) => paragraph.text(),
            Block::Table(_) => String::new(),
        });
        assert_eq!(texts.collect::<Vec<_>>(), expected, "{text:?}");
    }

    #[test]
    fn a_running_head_is_told_and_that_of_an_internal_edition_above_all() {
        for (text, expected) in [
            ("内部\n标题\n\u{C}内部\n正文\n", Some((What::InternalHeader, 0))),
            ("\n水务局\n标题\n\u{C}水务局\n正文\n", Some((What::Header, 1))),
            ("内部\n标题\n\u{C}正文\n", None),
        ] {
            let left = read(text, "文件").left_out;
            assert_eq!(left.first().map(|left| (left.what, left.span.unwrap().start)), expected, "{text:?}");
        }
    }

    #[test]
    fn what_stands_on_every_page_of_a_print_is_no_text() {
        check("内部\n\n标题\n内部\n— 1 —\n\u{C}内部\n正文\n— 2 —\n\u{C}", &["标题", "内部", "正文"]);
        check("内部\n标题\n\u{C}正文\n", &["内部", "标题", "正文"]);
        check("内部\n标题\n", &["内部", "标题"]);
        check("\u{C}", &[]);
    }
}
