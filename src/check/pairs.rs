//! Wrong words with their right ones, and what must stand around a wrong word for it to be wrong.
//!
//! `布署` is always `部署`, but not in `公布署名`; `修建` is `修剪` only beside trees. The tables of the wording
//! rules are made of these.

use std::ops::Range;

use super::characters::{clause_after, clause_before, nearby_after, nearby_before};
use super::rule::Hit;
use crate::finding::{Certainty, Finding, Fix, Kind};

#[derive(Debug, Clone, Copy)]
pub struct Pair {
    pub wrong: &'static str,
    pub right: &'static str,
    /// It is no fault right after one of these.
    not_after: &'static [&'static str],
    /// Nor right before one of these.
    not_before: &'static [&'static str],
    /// Only where one of these stands in the same sentence; anywhere, if there are none.
    near: &'static [&'static str],
    /// Whether that has to be the same clause.
    in_clause: bool,
    /// Only where it begins a clause and a figure follows.
    opens_clause: bool,
}

pub const fn pair(wrong: &'static str, right: &'static str) -> Pair {
    Pair { wrong, right, not_after: &[], not_before: &[], near: &[], in_clause: false, opens_clause: false }
}

impl Pair {
    pub const fn not_after(self, not_after: &'static [&'static str]) -> Self {
        Self { not_after, ..self }
    }

    pub const fn not_before(self, not_before: &'static [&'static str]) -> Self {
        Self { not_before, ..self }
    }

    pub const fn near(self, near: &'static [&'static str]) -> Self {
        Self { near, ..self }
    }

    pub const fn opening_clause_before_figure(self) -> Self {
        Self { opens_clause: true, ..self }
    }

    /// As [`Pair::near`], for words that say nothing of what another clause does.
    pub const fn near_in_clause(self, near: &'static [&'static str]) -> Self {
        Self { near, in_clause: true, ..self }
    }

    /// Whether the word is wrong where it was found.
    fn applies(&self, hit: &Hit) -> bool {
        let text = &hit.block.text;
        let around = if self.in_clause {
            let [before, after] = [clause_before(text, hit.range.start), clause_after(text, hit.range.end)];
            hit.range.start - before.len()..hit.range.end + after.len()
        } else {
            sentence(text, &hit.range)
        };
        let is_placed = !self.opens_clause
            || (clause_before(text, hit.range.start).is_empty()
                && hit.after().trim_start_matches(' ').starts_with(|c: char| c.is_ascii_digit()));
        is_placed
            && !self.not_after.iter().any(|word| hit.before().ends_with(word))
            && !self.not_before.iter().any(|word| hit.after().starts_with(word))
            && (self.near.is_empty() || self.near.iter().any(|word| text[around.clone()].contains(word)))
    }
}

/// What a table says of the word of it that was found, with its fix, if it is wrong where it stands.
pub fn finding(hit: &Hit, table: &[Pair], kind: &'static Kind, certainty: Certainty) -> Option<Finding> {
    let pair = &table[hit.word];
    pair.applies(hit).then(|| {
        let edit = hit.document.replace(hit.block, hit.range.clone(), pair.right);
        let fix = edit.map(|edit| Fix { certainty, edits: vec![edit] });
        hit.finding(kind).with("right", pair.right).mended_by(fix)
    })
}

/// What stands first in the rows of a table, in order, to be searched for.
pub const fn firsts<T, const N: usize>(table: &[(&'static str, T)]) -> [&'static str; N] {
    let mut words = [""; N];
    let mut at = 0;
    while at < N {
        words[at] = table[at].0;
        at += 1;
    }
    words
}

/// What a field holds in the rows of a constant table, in order, to be searched for.
macro_rules! column {
    ($table:ident.$field:ident) => {{
        let mut words = [""; $table.len()];
        let mut at = 0;
        while at < words.len() {
            words[at] = $table[at].$field;
            at += 1;
        }
        words
    }};
}
pub(crate) use column;

/// The wrong words of a table, in order, to be searched for.
pub const fn wrong<const N: usize>(pairs: &[Pair]) -> [&'static str; N] {
    let mut words = [""; N];
    let mut at = 0;
    while at < N {
        words[at] = pairs[at].wrong;
        at += 1;
    }
    words
}

/// The sentence around a place, as far as a rule may look.
pub fn sentence(text: &str, range: &Range<usize>) -> Range<usize> {
    let ends = |c: char| matches!(c, '。' | '！' | '？' | '；' | '\n');
    let (before, after) = (nearby_before(text, range.start), nearby_after(text, range.end));
    let mark = before.char_indices().rev().find(|(_, c)| ends(*c));
    let start = range.start - before.len() + mark.map_or(0, |(at, c)| at + c.len_utf8());
    let end = range.end + after.find(ends).unwrap_or(after.len());
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_at_its_mark() {
        let text = "一。二三；四";
        let at = text.find('三').unwrap();
        assert_eq!(&text[sentence(text, &(at..at + 3))], "二三");
        assert_eq!(sentence("", &(0..0)), 0..0);
    }
}
