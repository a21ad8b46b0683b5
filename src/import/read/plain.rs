//! Plain text, and what pdftotext makes of a PDF: a line is a paragraph or a part of one.
//!
//! Which lines belong together is decided later, with an eye on sentences; an indent is kept as a sign that a
//! paragraph begins. Page numbers on lines of their own, `— 3 —`, are no text.

use std::sync::Arc;

use crate::import::document::{Align, Block, Document, Inline, Paragraph, Text, is_refused};
use crate::source::{Source, Span, display_width};

/// Reads a text.
pub fn read(text: &str, path: &str) -> Document {
    let source = Source::new(path, text);
    let mut paragraphs: Vec<Paragraph> = lines(&source).collect();
    let width = |paragraph: &Paragraph| display_width(&source.text[paragraph.span.range()]);
    let widest = paragraphs.iter().map(width).max().unwrap_or(0);
    // Lines of a print are about as long as each other; a text with a line a paragraph has no such measure.
    let full = |paragraph: &Paragraph| width(paragraph) + 6 >= widest;
    if paragraphs.iter().filter(|paragraph| full(paragraph)).count() * 4 > paragraphs.len() {
        for paragraph in &mut paragraphs {
            paragraph.fills = full(paragraph);
        }
    }
    let blocks = paragraphs.into_iter().map(Block::Paragraph).collect();
    Document { source, blocks, images: Vec::new(), notes: Vec::new(), modified: None, left_out: Vec::new() }
}

fn lines(source: &Arc<Source>) -> impl Iterator<Item = Paragraph> {
    let mut start = 0;
    source.text.split_inclusive(['\n', '\u{C}']).filter_map(move |line| {
        let own = start;
        start += line.len();
        let content = line.trim();
        if content.is_empty() || is_page_number(content) {
            return None;
        }
        let indent = line.len() - line.trim_start().len();
        let width: usize = line[..indent].chars().map(|c| if c == '\u{3000}' || c == '\t' { 2 } else { 1 }).sum();
        let words: String = content.chars().filter(|c| !is_refused(*c)).collect();
        let inlines = vec![Inline::Text(Text::plain(words.replace('\t', " ")))];
        let align = if width > 8 { Align::Center } else { Align::Start };
        let span = Span::new(own + indent, own + indent + content.len());
        Some(Paragraph { span, inlines, align, indented: width > 1, ..Paragraph::default() })
    })
}

/// `— 3 —`, `- 3 -`, `第 3 页`
fn is_page_number(line: &str) -> bool {
    let digits = line.bytes().any(|b| b.is_ascii_digit());
    let framed = line.starts_with(['-', '—', '－']) && line.ends_with(['-', '—', '－']);
    let page = line.starts_with('第') && line.contains('页') && line.chars().count() < 16;
    digits
        && (framed || page)
        && line.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "-—－第页共/，".contains(c))
}
