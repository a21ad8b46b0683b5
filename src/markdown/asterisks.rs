//! Asterisks that do something else than their author thinks.
//!
//! `**` that makes nothing bold is printed; and asterisks that hide a part of a name or number, or multiply, may
//! find partners, make what is between them bold or italic, and be gone. The rules of CommonMark want both, so the
//! page follows them, and the author is told.

use std::ops::Range;

use crate::catalogue::findings::{LITERAL_ASTERISKS, LOST_ASTERISKS};
use crate::finding::Finding;
use crate::source::Span;

use super::characters::{is_cjk, is_curly_quote};
use super::writer::Writer;

impl Writer<'_, '_> {
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

    /// Reports emphasis whose marks were hardly meant as such.
    pub(super) fn check_emphasis(&mut self, range: &Range<usize>) {
        let body = &self.request.source.text[self.request.start..];
        let span = self.prepared.span(range);
        if let Some(emphasis) = Marked::outermost(body, span.range()).filter(Marked::was_hardly_meant) {
            let opening = Span::new(span.start, span.start + emphasis.opening).shifted(self.request.start);
            self.report(Finding::new(&LOST_ASTERISKS, self.place(opening)));
        }
    }
}

/// A stretch of text that became bold or italic.
struct Marked<'t> {
    before: &'t str,
    inside: &'t str,
    after: &'t str,
    /// How many asterisks it begins with.
    opening: usize,
}

impl<'t> Marked<'t> {
    /// What stands in a range, its marks included; those inside of others belong to them.
    fn outermost(body: &'t str, range: Range<usize>) -> Option<Self> {
        let (marked, before) = (&body[range.clone()], &body[..range.start]);
        if !marked.starts_with('*') || before.ends_with('*') {
            return None;
        }
        let opening = marked.bytes().take_while(|byte| *byte == b'*').count();
        let closing = marked[opening..].bytes().rev().take_while(|byte| *byte == b'*').count();
        let inside = &marked[opening..marked.len() - closing];
        Some(Self { before, inside, after: &body[range.end..], opening })
    }

    fn was_hardly_meant(&self) -> bool {
        /// `***` is bold and italic at once; more are a number with its middle hidden.
        const MOST_MARKS: usize = 3;
        let is_figure = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase());
        let [before, inside, after] = [self.before, self.inside, self.after].map(str::as_bytes);
        self.opening > MOST_MARKS
            || (is_figure(before.last()) && is_figure(inside.first()))
            || (is_figure(inside.last()) && is_figure(after.first()))
            || self.stands_between_names()
    }

    /// `、李` of `张*、李*`, and `三、李` of `张*三、李*四`.
    fn stands_between_names(&self) -> bool {
        const LONGEST_NAME: usize = 2;
        const LONGEST: usize = (2 * LONGEST_NAME + 1) * '、'.len_utf8();
        if self.inside.len() > LONGEST {
            return false;
        }
        let Some((given, family)) = self.inside.split_once('、') else { return false };
        let is_name = |part: &str| part.chars().count() <= LONGEST_NAME && part.chars().all(is_cjk);
        let before = self.before.chars().next_back();
        let are_names = before.is_some_and(is_cjk) && is_name(given) && is_name(family) && !family.is_empty();
        are_names && (given.is_empty() || self.is_inside_a_word())
    }

    fn is_inside_a_word(&self) -> bool {
        let ends = [self.before.chars().next_back(), self.after.chars().next()];
        ends.into_iter().all(|c| c.is_some_and(char::is_alphanumeric))
    }
}
