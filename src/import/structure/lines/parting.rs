//! Paragraphs that are several lines: parted at line breaks that begin something new, and before a second label.

use std::ops::Range;

use super::joining::glue;
use super::{LONGEST_HEADING, Line};
use crate::import::document::{Align, Inline, Mark, Paragraph, cut_after, cut_before};
use crate::import::structure::date;
use crate::import::structure::front;
use crate::import::structure::label::{Field, Label, SHORTEST_BARE};
use crate::import::structure::number::Number;
use crate::import::structure::outline::names_a_fault;
use crate::import::structure::status;

/// More breaks and looks than this in one paragraph are somebody's table.
const MOST_INLINES: usize = 4_000;
/// More labels than this do not stand on one line.
const MOST_LABELS: usize = 32;

/// A paragraph parted at its line breaks, where they begin something new, and before a second label on its line.
pub fn parts(paragraph: &Paragraph) -> Vec<Paragraph> {
    if paragraph.mark == Mark::Verbatim || paragraph.is_apart() || paragraph.inlines.len() > MOST_INLINES {
        return vec![paragraph.clone()];
    }
    let line = |inlines: &[Inline]| Line::new(Paragraph { inlines: inlines.to_vec(), ..paragraph.clone() });
    let mut parts: Vec<Vec<Inline>> = vec![Vec::new()];
    for inlines in paragraph.inlines.split(|inline| *inline == Inline::Break) {
        let last = parts.last_mut().expect("there is always one");
        if begins_anew(&line(last), &line(inlines)) {
            parts.push(inlines.to_vec());
        } else {
            glue(last, inlines.to_vec());
        }
    }
    let parts = parts.into_iter().map(|inlines| Paragraph { inlines, ..paragraph.clone() });
    parts.flat_map(|part| cut_at(&part, &bracketed_labels(&part))).flat_map(by_labels).collect()
}

/// Whether a line behind a break is a paragraph of its own.
fn begins_anew(before: &Line, next: &Line) -> bool {
    let paragraph = &next.paragraph;
    let is_heading = matches!(paragraph.mark, Mark::Title | Mark::Heading(_)) || paragraph.align == Align::Center;
    let has_ended = before.ends_sentence()
        || before.field().is_some_and(Field::is_short)
        || (before.number.is_some() && before.length() < LONGEST_HEADING);
    let begins = !next.is_plain() || date::alone(&next.text).is_some();
    !before.text.is_empty() && (begins || (!is_heading && has_ended))
}

/// A paragraph in parts: from the start of each range to its end, without what stands between them.
fn cut_at(paragraph: &Paragraph, ranges: &[Range<usize>]) -> Vec<Paragraph> {
    if ranges.is_empty() {
        return vec![paragraph.clone()];
    }
    let part = |range: &Range<usize>| Paragraph {
        inlines: cut_before(&cut_after(&paragraph.inlines, range.end), range.start),
        ..paragraph.clone()
    };
    ranges.iter().map(part).filter(|part| !part.inlines.is_empty()).collect()
}

/// `……（责任单位：办公室；整改时限：2025年6月）`: the text, and each label in the brackets at its end. Empty: there are none.
fn bracketed_labels(paragraph: &Paragraph) -> Vec<Range<usize>> {
    let text = paragraph.text();
    let Some((open, inside)) = status::aside(&text) else { return Vec::new() };
    if !Label::find(inside).is_some_and(|label| label.field.is_of_issue()) || inside.contains('。') {
        return Vec::new();
    }
    // A measure, or one of several in a paragraph, says who takes it, not who answers for the issue.
    let front = text[..open].trim_end();
    let first = front.split('。').next().unwrap_or_default();
    let is_measure = Number::find(&text).is_some() && ![front, first].into_iter().any(names_a_fault);
    let is_one_of_many = front.contains(['）', ')']) && brackets(front).any(|inside| Label::find(inside).is_some());
    if is_measure || is_one_of_many {
        return Vec::new();
    }
    let start = open + text[open..].chars().next().map_or(0, char::len_utf8);
    let end = start + inside.len();
    let is_gap = |c: char| matches!(c, '；' | ';' | '，' | ',' | '、') || c.is_whitespace();
    let begins = |at: &usize| Label::find(&text[*at..end]).is_some_and(|label| label.field.is_of_issue());
    let gaps = text[start..end].match_indices(is_gap).map(|(at, gap)| start + at + gap.len());
    let starts: Vec<usize> = std::iter::once(start).chain(gaps.filter(begins)).take(MOST_LABELS).collect();
    let ends = starts.iter().skip(1).copied().chain([end]);
    let labels = starts
        .iter()
        .copied()
        .zip(ends)
        .map(|(start, end)| start..start + text[start..end].trim_end_matches(is_gap).len());
    std::iter::once(0..open).chain(labels).collect()
}

/// What stands in the brackets of a text.
fn brackets(text: &str) -> impl Iterator<Item = &str> {
    text.split(['（', '(']).skip(1).filter_map(|rest| rest.split(['）', ')']).next())
}

/// `示水〔2025〕12号　签发人：张三`: the number of the document, and who lets it go out, beside each other.
fn number_and_signer(text: &str) -> Option<usize> {
    let at = text.find("签发人")?;
    front::is_document_number(text[..at].trim()).then_some(at)
}

/// `责任单位：甲　整改时限：乙` is two lines; so is an invitation with the contact in its paragraph.
fn by_labels(paragraph: Paragraph) -> Vec<Paragraph> {
    let paragraph = without_brackets(paragraph);
    let text = paragraph.text();
    if let Some(signer) = number_and_signer(&text) {
        return cut_at(&paragraph, &[0..signer, signer..text.len()]);
    }
    let labels = Labels::of(&text);
    if !labels.may_stand_inside() {
        return vec![paragraph];
    }
    let cuts = labels.cuts();
    let starts = std::iter::once(0).chain(cuts.iter().copied());
    let ends = cuts.iter().copied().chain([text.len()]);
    let ranges: Vec<Range<usize>> = starts.zip(ends).map(|(start, end)| start..end).collect();
    cut_at(&paragraph, &ranges)
}

/// What a text says of labels within it.
struct Labels<'a> {
    text: &'a str,
    first: Option<Label>,
    /// Whether a label may stand behind the sentence that says the problem.
    has_later: bool,
    begins_strange: bool,
}

impl<'a> Labels<'a> {
    fn of(text: &'a str) -> Self {
        let first = Label::find(text);
        let has_later = first.is_none() && Number::find(text).is_none() && LATER.iter().any(|end| text.contains(end));
        let begins_strange = first.is_none() && begins_with_strange_label(text);
        Self { text, first, has_later, begins_strange }
    }

    fn may_stand_inside(&self) -> bool {
        let invites = ["欢迎", "监督", "意见", "异议", "反馈"].iter().any(|word| self.text.contains(word));
        self.first.is_some() || invites || self.has_later || self.begins_strange
    }

    /// Where lines begin with labels of their own.
    fn cuts(&self) -> Vec<usize> {
        let mut open = self.first.map(|label| label.field);
        let start = self.first.map_or(1, |label| label.value);
        let mut cuts = Vec::new();
        let mut before = ' ';
        for (at, c) in self.text.char_indices() {
            if at >= start
                && !c.is_whitespace()
                && let Some(field) = self.begins_line(at, before, open)
            {
                cuts.push(at);
                open = Some(field);
                if cuts.len() == MOST_LABELS {
                    break;
                }
            }
            before = c;
        }
        cuts
    }

    /// The field of a label that begins a line, behind a character and what the label before it has opened.
    fn begins_line(&self, at: usize, before: char, open: Option<Field>) -> Option<Field> {
        let is_gap = before.is_whitespace() || matches!(before, '；' | ';' | '。');
        let is_gap_of_contact = is_gap || matches!(before, '，' | ',' | '、' | '：' | ':');
        // On a page the labels beside a title may stand with nothing between them.
        if !is_gap_of_contact && !open.is_some_and(Field::is_of_document) {
            return None;
        }
        let (front, text) = self.text.split_at(at);
        let field = Label::find(text)?.field;
        let begins = match open {
            Some(open) => {
                field.goes_with(open) && (is_gap || open.is_of_contact() || word_length(text) >= SHORTEST_BARE)
            }
            None if before == '。' && matches!(field, Field::Progress | Field::Status) => self.has_later,
            // `如有异议，请与办公室联系，电话：…`
            None if field == Field::Phone && ["异议", "欢迎"].iter().any(|word| front.contains(word)) => true,
            None => is_gap && (field.is_of_contact() || (self.begins_strange && field.is_of_issue())),
        };
        begins.then_some(field)
    }
}

/// `责任领导：某某　责任单位：甲`: a label that means no field may stand before one that does.
fn begins_with_strange_label(text: &str) -> bool {
    let Some((label, _)) = text.split_once('：') else { return false };
    (2..=LONGEST_STRANGE_LABEL).contains(&label.chars().count()) && label.chars().all(char::is_alphabetic)
}

const LONGEST_STRANGE_LABEL: usize = 6;

/// How labels end that may stand behind the sentence that says the problem.
const LATER: [&str; 6] = ["情况：", "情况:", "结果：", "结果:", "进展：", "成效："];

fn word_length(text: &str) -> usize {
    text.split(['：', ':']).next().map_or(0, |word| word.chars().count())
}

/// 附注 (GB/T 9704-2012, 7.3.6): `（联系人：张三，联系电话：0000-0000000）`
fn without_brackets(paragraph: Paragraph) -> Paragraph {
    let text = paragraph.text();
    let inside = text.strip_prefix(['（', '(']).and_then(|rest| rest.strip_suffix(['）', ')']));
    let Some(inside) = inside.filter(|inside| !inside.contains(['（', '）', '(', ')'])) else { return paragraph };
    if !Label::find(inside).is_some_and(|label| label.field.is_of_contact()) {
        return paragraph;
    }
    let start = text.find(inside).unwrap_or(0);
    let inlines = cut_before(&cut_after(&paragraph.inlines, start + inside.len()), start);
    Paragraph { inlines, ..paragraph }
}
