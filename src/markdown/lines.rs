//! What stands in a line of text: characters, code, breaks, and the ends of blocks between them.
//!
//! The plain text of a body is written along with its HTML, so that both always say the same.

use std::ops::Range;

use crate::catalogue::findings::{
    INDENTED_TEXT, JOINED_PARAGRAPHS, LITERAL_LINK, LITERAL_MARK, MISSING_FOOTNOTE, PASSWORD_IN_ADDRESS,
};
use crate::config::secrets::holds_password;
use crate::finding::Finding;
use crate::model::official_number::strip_number;
use crate::source::Span;

use super::characters::is_cjk;
use super::dates;
use super::escape;
use super::line_joins::joins;
use super::web_addresses;
use super::writer::Writer;

impl Writer<'_, '_> {
    pub(super) fn plain(&mut self, text: &str, range: Range<usize>) {
        self.check_passwords(&range);
        if let Some(code) = &mut self.code {
            code.text.push_str(text);
            return;
        }
        match text.as_bytes() {
            [b'*', ..] => self.check_asterisks(&range),
            [b'['] => self.check_footnote(&range),
            [b']', ..] => self.check_link(&range),
            [b'<', ..] => {
                let start = self.prepared.locate(range.start);
                self.check_comment(start);
                self.check_word_tags(start);
            }
            [b'#' | b'|', ..] | [0xEF, 0xBC, 0x83, ..] | [0xEF, 0xBD, 0x9C, ..] => self.check_mark(&range),
            _ => {}
        }
        if self.has_wide_comments {
            self.check_wide_comments(&range);
        }
        if self.soft_break.is_some() {
            self.check_break(text, &range);
        }
        let text = self.without_indent(text);
        self.visible(text);
        match &mut self.image {
            Some(image) => push_line(&mut image.alt, text),
            None => {
                let in_table = self.table.is_some();
                if self.has_web_addresses && (!in_table || web_addresses::are_in(text)) {
                    web_addresses::write(&mut self.html, text);
                } else if in_table {
                    dates::write(&mut self.html, text);
                } else if self.escapes {
                    escape::text(&mut self.html, text);
                } else {
                    self.html.push_str(text);
                }
                self.text.push_str(text);
            }
        }
    }

    pub(super) fn inline_code(&mut self, code: &str) {
        self.visible(code);
        match &mut self.image {
            Some(image) => image.alt.push_str(code),
            None => {
                self.html.push_str("<code>");
                escape::text(&mut self.html, code);
                self.html.push_str("</code>");
                self.text.push_str(code);
            }
        }
    }

    pub(super) fn soft_break(&mut self) {
        match &mut self.image {
            Some(image) => image.alt.push('\n'),
            None => {
                self.soft_break = Some((self.html.len(), self.text.len()));
                self.html.push('\n');
                self.text.push(' ');
            }
        }
    }

    /// Visible text follows: decides on a soft break before it.
    pub(super) fn visible(&mut self, text: &str) {
        let Some(first) = text.chars().next() else {
            return;
        };
        if let Some((html, plain)) = self.soft_break.take()
            && self.last.is_some_and(|last| joins(last, first))
        {
            self.html.remove(html);
            self.text.remove(plain);
        }
        self.last = text.chars().next_back();
    }

    /// `[^1]` that reached the page as text has no definition.
    pub(super) fn check_footnote(&mut self, range: &Range<usize>) {
        let body = &self.request.source.text[self.request.start..];
        let start = self.prepared.locate(range.start);
        let Some(label) = body[start..].strip_prefix("[^") else {
            return;
        };
        if body[..start].ends_with('\\') {
            return;
        }
        let Some(length) = label.bytes().take(200).position(|b| b == b']') else {
            return;
        };
        let label = &label[..length];
        if label.is_empty() || label.contains(char::is_whitespace) || label.contains('[') {
            return;
        }
        let span = Span::new(start, start + "[^]".len() + length).shifted(self.request.start);
        self.report(Finding::new(&MISSING_FOOTNOTE, self.place(span)).with("label", label));
    }

    /// `[…](…)` that reached the page as text, with an address that CommonMark takes for none.
    pub(super) fn check_link(&mut self, range: &Range<usize>) {
        let body = &self.request.source.text[self.request.start..];
        let start = self.prepared.locate(range.start);
        let Some(address) = body[start..].strip_prefix(']').and_then(literal_address) else { return };
        let near = &body[body.floor_char_boundary(start.saturating_sub(LONGEST_ADDRESS))..start];
        let line = near.rsplit('\n').next().unwrap_or_default();
        if line.rfind('[').is_none_or(|open| line[..open].ends_with('\\')) {
            return;
        }
        let from = start + "]".len();
        let span = Span::new(from, from + address.len()).shifted(self.request.start);
        self.report(Finding::new(&LITERAL_LINK, self.place(span)).with("address", address));
    }

    /// An address with a password is as public in words as it is in a link, which tells of its own.
    pub(super) fn check_passwords(&mut self, range: &Range<usize>) {
        if !self.has_passwords {
            return;
        }
        let body = &self.request.source.text[self.request.start..];
        let [start, end] = [range.start, range.end].map(|at| self.prepared.locate(at));
        let found = web_addresses::all(&body[start..]).map(|address| start + address.start..start + address.end);
        let within = found.take_while(|address| address.start < end);
        let is_link = |address: &Range<usize>| body[..address.start].ends_with('<');
        let told: Vec<_> =
            within.filter(|address| holds_password(&body[address.clone()]) && !is_link(address)).collect();
        for address in told {
            let span = Span::new(address.start, address.end).shifted(self.request.start);
            self.report(Finding::new(&PASSWORD_IN_ADDRESS, self.place(span)));
        }
    }

    /// Chinese text behind four blanks was hardly meant as code.
    pub(super) fn check_indented(&mut self, range: Range<usize>) {
        let body = &self.request.source.text;
        let span = self.span(range);
        let first = body[span.range()].lines().next().unwrap_or_default();
        if first.chars().any(is_cjk) {
            let span = Span::new(span.start, span.start + first.len());
            self.report(Finding::new(&INDENTED_TEXT, self.place(span)));
        }
    }

    /// A line inside a paragraph begins another one, to its author, with an indent of full-width blanks, with a number or
    /// a bullet where the line above has come to an end or has one too, or where it is the date below a signature.
    fn check_break(&mut self, text: &str, range: &Range<usize>) {
        let has_ended = self.last.is_some_and(|last| matches!(last, '。' | '；' | '：' | '！' | '？'));
        let follows = |writer: &Self| has_ended || is_listed(writer.line_above(range.start).trim_start());
        if text.starts_with('\u{3000}') || (is_listed(text) && follows(self)) || is_whole_date(text) {
            let span = self.span(range.clone());
            self.report(Finding::new(&JOINED_PARAGRAPHS, self.place(span)));
        }
    }

    /// The line of the body before the one that begins at a place of the paragraph's.
    fn line_above(&self, at: usize) -> &str {
        let body = &self.request.source.text[self.request.start..];
        let above = body[..self.prepared.locate(at)].rsplit_once('\n').map_or("", |(above, _)| above);
        above.rsplit('\n').next().unwrap_or_default()
    }

    /// A line that begins with the marks of a heading or a row of a table, and is neither. Of several rows the first
    /// tells.
    fn check_mark(&mut self, range: &Range<usize>) {
        let begins_paragraph = self.html.len() == self.paragraph;
        if self.image.is_some() || !(begins_paragraph || self.soft_break.is_some()) {
            return;
        }
        if !begins_paragraph && self.line_above(range.start).trim_start().starts_with(is_bar) {
            return;
        }
        let start = self.prepared.locate(range.start);
        let body = &self.request.source.text[self.request.start..];
        let line = body[start..].lines().next().unwrap_or_default().trim_end();
        let hashes = line.chars().take_while(|c| is_hash(*c)).count();
        // `#话题#` is none.
        let is_lone = hashes == 1 && line.matches(is_hash).count() == 1;
        let of_heading =
            (2..=6).contains(&hashes) || (is_lone && (line.starts_with('＃') || line[1..].starts_with(is_cjk)));
        let bars = [line.starts_with(is_bar), line.ends_with(is_bar), line.matches(is_bar).count() > 2];
        if !body[..start].ends_with('\\') && (of_heading || bars == [true; 3]) {
            let length = line.chars().take_while(|c| is_hash(*c) || is_bar(*c)).map(char::len_utf8).sum::<usize>();
            let span = Span::new(start, start + length).shifted(self.request.start);
            self.report(Finding::new(&LITERAL_MARK, self.place(span)).with("mark", &line[..length]));
        }
    }

    /// The two full-width blanks that a paragraph begins with where it was typed: the page indents it anyway. More are
    /// meant, such as before a signature.
    fn without_indent<'t>(&self, text: &'t str) -> &'t str {
        const INDENT: &str = "\u{3000}\u{3000}";
        match text.strip_prefix(INDENT) {
            Some(rest) if self.html.len() == self.paragraph && !rest.starts_with('\u{3000}') => rest,
            _ => text,
        }
    }

    /// A block begins or ends: the next text stands on a line of its own.
    pub(super) fn text_break(&mut self) {
        let kept = self.text.trim_end_matches(' ').len();
        self.text.truncate(kept);
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        self.left_over = false;
        self.start_of_line();
    }

    pub(super) fn start_of_line(&mut self) {
        self.last = None;
        self.soft_break = None;
    }
}

/// Puts words behind others of the text of an image, which has no lines.
fn push_line(words: &mut String, text: &str) {
    if words.ends_with('\n') {
        words.pop();
        let ends = (words.chars().next_back(), text.chars().next());
        if !matches!(ends, (Some(before), Some(after)) if joins(before, after)) {
            words.push(' ');
        }
    }
    words.push_str(text);
}

/// A line of a list, to its author: `一、`, `（1）`, `●`.
fn is_listed(line: &str) -> bool {
    const BULLETS: [char; 9] = ['•', '●', '○', '■', '□', '◆', '▪', '➢', '·'];
    line.starts_with(BULLETS) || strip_number(line).len() < line.len()
}

/// `2025年10月11日` and no more.
fn is_whole_date(text: &str) -> bool {
    let mut rest = text.trim();
    ["年", "月", "日"].into_iter().all(|unit| {
        let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let is_number = behind.len() < rest.len();
        rest = behind.strip_prefix(unit).unwrap_or("\0");
        is_number && rest != "\0"
    }) && rest.is_empty()
}

fn is_hash(c: char) -> bool {
    matches!(c, '#' | '＃')
}

fn is_bar(c: char) -> bool {
    matches!(c, '|' | '｜')
}

/// Whoever means an address is done by then.
const LONGEST_ADDRESS: usize = 500;

/// The parentheses behind a `]` that hold what is an address to its author: with blanks in it, or in full-width ones.
fn literal_address(text: &str) -> Option<&str> {
    let opening = text.chars().next().filter(|c| matches!(c, '(' | '（'))?;
    let near = &text[..text.floor_char_boundary(LONGEST_ADDRESS)];
    let line = near.split(['\n', '\r']).next().unwrap_or_default();
    let end = line.find([')', '）'])?;
    let closing = line[end..].chars().next()?;
    let inside = line[opening.len_utf8()..end].trim();
    let is_wide = opening == '（' || closing == '）';
    let names_a_file = inside.rsplit_once('.').is_some_and(|(stem, ending)| {
        !stem.is_empty() && (1..=5).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    let is_address = names_a_file || inside.starts_with("http://") || inside.starts_with("https://");
    (is_address && (is_wide || inside.contains([' ', '\u{3000}']))).then(|| &line[..end + closing.len_utf8()])
}
