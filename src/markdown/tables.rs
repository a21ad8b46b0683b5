//! Tables: in a box that scrolls by itself, with a name for those who hear it, and with a class that says how small a
//! table has to be printed: paper does not scroll, and a browser shrinks a whole document in which one table is wider.

use std::ops::Range;

use pulldown_cmark::Alignment;

use super::writer::Writer;
use super::{dates, escape};
use crate::catalogue::findings::CELLS_BEYOND_HEAD;
use crate::finding::Finding;
use crate::source::Span;

/// What a table may ask for, in half characters, and the class of one that asks for more: the line of an official
/// document (GB/T 9704-2012, 5.2.1: 156 mm) holds so much at 14, 10.5, 9 and 7.5 points, in fonts with wide digits too.
const STEPS: [(usize, &str); 4] = [(56, " dense"), (74, " denser"), (86, " densest"), (103, " broken")];
/// What lies between the texts of two columns.
const BETWEEN: usize = 2;
/// A text of Chinese characters can be broken anywhere, but a column of fewer than three cannot be read.
const NARROWEST_TEXT: usize = 6;
/// A Latin word in a column of texts may be broken, where it is as long as an address.
const LONGEST_WORD: usize = 20;

/// What stands between cells.
const NO_CELL: [char; 5] = ['|', ' ', '\t', '\r', '\n'];

/// A table that is being written.
pub struct Table {
    alignments: Vec<Alignment>,
    /// Where the box's start tag can still take its name.
    name_at: usize,
    in_head: bool,
    column: usize,
    /// Where the cell's text and HTML begin.
    cell_text: usize,
    cell_html: usize,
    cell_tag: usize,
    /// Where the last cell ends in the prepared text.
    cell_end: usize,
    headers: Vec<String>,
    /// What each column asks for, in half characters.
    asked: Vec<usize>,
}

impl Table {
    pub fn start(html: &mut String, alignments: Vec<Alignment>) -> Self {
        html.push_str("<div class=\"table\"");
        let name_at = html.len();
        html.push_str(" tabindex=\"0\">\n<table>\n");
        Self {
            alignments,
            name_at,
            in_head: true,
            column: 0,
            cell_text: 0,
            cell_html: 0,
            cell_tag: 0,
            cell_end: 0,
            headers: Vec::new(),
            asked: Vec::new(),
        }
    }

    pub fn start_head(&mut self, html: &mut String) {
        html.push_str("<thead>\n<tr>");
    }

    /// The header's cells name the table.
    pub fn end_head(&mut self, html: &mut String, pause: &str) {
        html.push_str("</tr>\n</thead>\n<tbody>\n");
        self.in_head = false;
        let name = self.headers.join(pause);
        if !name.is_empty() {
            let mut attributes = String::from(" role=\"group\"");
            escape::attribute(&mut attributes, "aria-label", &name);
            html.insert_str(self.name_at, &attributes);
        }
    }

    pub fn start_row(&mut self, html: &mut String) {
        html.push_str("<tr>");
        self.column = 0;
    }

    pub fn start_cell(&mut self, html: &mut String, text: &str) {
        self.cell_tag = html.len();
        html.push_str(if self.in_head { "<th scope=\"col\"" } else { "<td" });
        let class = match self.alignments.get(self.column) {
            Some(Alignment::Left) => " class=\"align-left\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-right\"",
            _ => "",
        };
        html.push_str(class);
        html.push('>');
        self.column += 1;
        self.cell_html = html.len();
        self.cell_text = text.len();
    }

    pub fn end_cell(&mut self, html: &mut String, text: &str, end: usize) {
        self.cell_end = end;
        let cell = text.get(self.cell_text..).unwrap_or_default().trim();
        self.ask(cell);
        // An empty header would be announced as one.
        if self.in_head && html.len() == self.cell_html {
            html.truncate(self.cell_tag);
            html.push_str("<td></td>");
            return;
        }
        if self.in_head && !cell.is_empty() {
            self.headers.push(cell.to_string());
        }
        html.push_str(if self.in_head { "</th>" } else { "</td>" });
    }

    /// A figure is one word; a column of figures is never narrower than the longest.
    fn ask(&mut self, cell: &str) {
        let column = self.column - 1;
        let is_figure = self.alignments.get(column) == Some(&Alignment::Right);
        self.asked.resize(self.asked.len().max(self.column), 0);
        let asked = &mut self.asked[column];
        // No text is wider than it has bytes.
        if cell.len() > *asked {
            let (word, text) = widths(cell);
            let word = if is_figure { word } else { word.min(LONGEST_WORD) };
            let date = dates::parts(cell).map(|part| widths(&cell[part]).1).max().unwrap_or(0);
            *asked = word.max(date).max(text.min(NARROWEST_TEXT)).max(*asked);
        }
    }

    pub fn end(self, html: &mut String) {
        let asked = self.asked.iter().map(|asked| asked + BETWEEN).sum::<usize>();
        if let Some((_, class)) = STEPS.iter().rev().find(|(holds, _)| asked > *holds) {
            html.insert_str(self.name_at - "\"".len(), class);
        }
        html.push_str("</tbody>\n</table>\n</div>\n");
    }
}

impl Writer<'_, '_> {
    /// The parser lets go what a row has beyond the head's columns.
    pub(super) fn check_cells(&mut self, row: &Range<usize>) {
        let Some(end) = self.table.as_ref().map(|table| table.cell_end) else { return };
        let Span { start, end } = self.span(end..row.end);
        let rest = self.request.source.text[start..end].trim_matches(NO_CELL);
        let is_comment = rest.starts_with("<!--") && rest.ends_with("-->");
        if rest.is_empty() || is_comment {
            return;
        }
        let start = end - self.request.source.text[start..end].trim_start_matches(NO_CELL).len();
        let place = self.place(Span::new(start, start + rest.len()));
        self.report(Finding::new(&CELLS_BEYOND_HEAD, place).with("text", rest));
    }
}

/// How wide the longest word of a text is, and the whole of it.
fn widths(text: &str) -> (usize, usize) {
    let (mut longest, mut word, mut whole) = (0, 0, 0);
    for c in text.chars() {
        let is_wide = is_wide(c);
        word = if is_wide || c.is_whitespace() { 0 } else { word + 1 };
        longest = longest.max(word);
        whole += if is_wide { 2 } else { 1 };
    }
    (longest, whole)
}

/// Whether a character is of the scripts of East Asia, where a line may be broken between any two.
fn is_wide(c: char) -> bool {
    c >= '\u{1100}'
}
