//! What stands in a line of text: characters, code, breaks, and the ends of blocks between them.
//!
//! The plain text of a body is written along with its HTML, so that both always say the same.

use std::ops::Range;

use crate::catalogue::findings::{LITERAL_ASTERISKS, MISSING_FOOTNOTE};
use crate::finding::Finding;
use crate::source::Span;

use super::characters::{is_cjk, is_curly_quote};
use super::escape;
use super::line_joins::joins;
use super::writer::Writer;

impl Writer<'_, '_> {
    pub(super) fn plain(&mut self, text: &str, range: Range<usize>) {
        if let Some((_, code)) = &mut self.code {
            code.push_str(text);
            return;
        }
        match text.as_bytes() {
            [b'*', ..] => self.check_asterisks(&range),
            [b'['] => self.check_footnote(&range),
            _ => {}
        }
        self.visible(text);
        match &mut self.image {
            Some(image) => image.alt.push_str(text),
            None => {
                if self.escapes {
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
            Some(image) => image.alt.push(' '),
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

    /// Reports a `**` beside Chinese text that opens or closes nothing; its partner is not reported again.
    pub(super) fn check_asterisks(&mut self, range: &Range<usize>) {
        let body = &self.request.source.text[self.request.start..];
        let start = self.prepared.locate(range.start);
        let before = body[..start].chars().next_back();
        if matches!(before, Some('*' | '\\')) || !body[start..].starts_with("**") {
            return;
        }
        let length = body[start..].bytes().take_while(|&b| b == b'*').count();
        let chinese = |c: Option<char>| c.is_some_and(|c| is_cjk(c) || is_curly_quote(c) || matches!(c, '—' | '…'));
        if !chinese(before) && !chinese(body[start + length..].chars().next()) {
            return;
        }
        self.left_over = !self.left_over;
        if self.left_over {
            let span = Span::new(start, start + length).shifted(self.request.start);
            self.report(Finding::new(&LITERAL_ASTERISKS, self.place(span)));
        }
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
