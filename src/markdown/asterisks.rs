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
        let emphasis = Marked { body, outside: span.range() };
        if emphasis.is_outermost() && emphasis.was_hardly_meant() {
            let opening = Span::new(span.start, span.start + emphasis.opening()).shifted(self.request.start);
            self.report(Finding::new(&LOST_ASTERISKS, self.place(opening)));
        }
    }
}

/// A stretch of text that became bold or italic, its marks included.
struct Marked<'t> {
    body: &'t str,
    outside: Range<usize>,
}

impl<'t> Marked<'t> {
    fn is_outermost(&self) -> bool {
        self.text().starts_with('*') && self.before() != Some('*')
    }

    fn was_hardly_meant(&self) -> bool {
        /// `***` is bold and italic at once; more are a number with its middle hidden.
        const MOST_MARKS: usize = 3;
        let is_figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || c.is_ascii_uppercase());
        let inside = self.inside();
        self.opening() > MOST_MARKS
            || (is_figure(self.before()) && is_figure(inside.chars().next()))
            || (is_figure(inside.chars().next_back()) && is_figure(self.after()))
            || self.stands_between_names()
    }

    /// `、李` of `张*、李*`, and `三、李` of `张*三、李*四`.
    fn stands_between_names(&self) -> bool {
        const LONGEST_NAME: usize = 2;
        const LONGEST: usize = "三三、欧阳".len();
        let inside = Some(self.inside()).filter(|inside| inside.len() <= LONGEST);
        let Some((given, family)) = inside.and_then(|inside| inside.split_once('、')) else { return false };
        let is_name = |part: &str| part.chars().count() <= LONGEST_NAME && part.chars().all(is_cjk);
        let are_names = self.before().is_some_and(is_cjk) && is_name(given) && is_name(family) && !family.is_empty();
        are_names && (given.is_empty() || self.is_inside_a_word())
    }

    fn is_inside_a_word(&self) -> bool {
        self.after().is_some_and(char::is_alphanumeric) && self.before().is_some_and(char::is_alphanumeric)
    }

    fn text(&self) -> &'t str {
        &self.body[self.outside.clone()]
    }

    fn inside(&self) -> &'t str {
        self.text().trim_matches('*')
    }

    fn before(&self) -> Option<char> {
        self.body[..self.outside.start].chars().next_back()
    }

    fn after(&self) -> Option<char> {
        self.body[self.outside.end..].chars().next()
    }

    /// How many asterisks it begins with.
    fn opening(&self) -> usize {
        self.text().len() - self.text().trim_start_matches('*').len()
    }
}
