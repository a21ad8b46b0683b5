//! From the items below a heading to one issue: labelled texts become fields, the rest is its body.

use super::dates::set_date;
use super::labels::{Labels, stands_above_table};
use super::parts;
use super::reading::Reading;
use super::status::{guess_status, take_status};
use super::values::{is_internal, is_list_of_words, is_same, measures, names_edition, units};
use crate::catalogue::import::findings::FIELD_REPEATED;
use crate::import::document::{Inline, Paragraph};
use crate::import::draft::{DraftIssue, Element};
use crate::import::structure::date;
use crate::import::structure::ending;
use crate::import::structure::label::Field;
use crate::import::structure::lines::{Line, strong_label};
use crate::import::structure::outline::{Heading, Item, highest};
use crate::import::structure::telling::shortened;
use crate::source::Span;

/// Reads one issue. Headings among the items are parts of its body.
pub fn read(title: String, category: usize, span: Span, items: &[Item], reading: &mut Reading) -> DraftIssue {
    let mut issue = DraftIssue { title, category, span, ..DraftIssue::default() };
    let items = &parts::labelled(items);
    let labels = Labels::of(items, reading.statuses);
    let top = highest(items);
    let mut current = None;
    let mut given: Vec<(Field, &str)> = Vec::new();
    for (at, item) in items.iter().enumerate() {
        match item {
            Item::Line(line) if line.field().is_some() && stands_above_table(line, items.get(at + 1)) => {
                current = None;
                push_body(&mut issue, line, line.field() == Some(Field::Progress) && labels.progress_alone);
            }
            Item::Line(line) if is_given_again(line, &issue, &given) => {
                current = None;
                keep_apart(&mut issue, line, reading);
            }
            Item::Line(line) if top.is_some() && heads_part(line, top) => {
                current = None;
                issue.body.push(Element::Heading(1, Heading::of(line, 1).title));
            }
            Item::Line(line) if heads_list(line, items.get(at + 1)) => {
                current = Some(Field::Progress);
                push_body(&mut issue, line, false);
            }
            Item::Heading(heading) => {
                current = None;
                issue.body.push(Element::Heading(heading.level - top.unwrap_or(1) + 1, heading.title.clone()));
            }
            Item::Table(table) => issue.body.push(Element::Table(table.clone())),
            Item::Line(line) => {
                given.extend(line.field().map(|field| (field, line.label_word())));
                current = take(line, current, &labels, &mut issue, reading);
                if line.field().is_some_and(Field::is_short) && !is_words_alone(line) {
                    push_body(&mut issue, line, false);
                }
            }
        }
    }
    if issue.status.is_empty() {
        guess_status(&mut issue, reading);
    }
    issue
}

/// `（四）整改情况` between headings of its rank, with nothing behind it: it heads a part as they do.
fn heads_part(line: &Line, top: Option<u8>) -> bool {
    let is_text = line.field().is_some_and(|field| !field.is_short() && field != Field::Measures);
    is_text && line.value().is_empty() && line.number.map(|number| number.level) == top
}

/// `整改完成情况：` above points with numbers: the account stands in them.
fn heads_list(line: &Line, next: Option<&Item>) -> bool {
    let is_point = |next: &Line| next.number.is_some() && next.label.is_none();
    line.field() == Some(Field::Status) && line.value().is_empty() && next.and_then(Item::line).is_some_and(is_point)
}

/// Takes a line in; gives the field that lines without a label belong to from now on.
fn take(
    line: &Line,
    current: Option<Field>,
    labels: &Labels,
    issue: &mut DraftIssue,
    reading: &mut Reading,
) -> Option<Field> {
    match line.field() {
        Some(Field::Progress) if !labels.is_status(line, issue, reading.statuses) => {
            push_body(issue, line, labels.progress_alone);
            Some(Field::Progress)
        }
        Some(Field::Measures) if labels.measures_are_body => {
            push_body(issue, line, true);
            current
        }
        Some(Field::Measures) if is_words_alone(line) => {
            issue.measures.extend(measures(line.value()));
            Some(Field::Measures)
        }
        // What follows goes on with the account.
        Some(field @ (Field::Status | Field::Progress)) if take_value(field, line, issue, reading) => {
            Some(Field::Progress)
        }
        Some(field) if take_value(field, line, issue, reading) => current,
        None if current == Some(Field::Measures) && is_measure(line) => {
            issue.measures.extend(measures(line.words()));
            current
        }
        field => {
            push_body(issue, line, false);
            current.filter(|_| field.is_none() && !line.paragraph.is_apart())
        }
    }
}

/// Whether a field holds the value of a line; then the issue has it.
fn take_value(field: Field, line: &Line, issue: &mut DraftIssue, reading: &mut Reading) -> bool {
    let value = line.value();
    match field {
        Field::Status | Field::Progress => take_status(issue, line, reading),
        Field::Units => add_units(issue, value),
        Field::Deadline | Field::Completed => set_date(issue, line, field, reading),
        Field::Updated if issue.updated.is_none() && date::alone(value).is_some() => {
            issue.updated = date::alone(value);
        }
        Field::Topics if issue.topics.is_empty() && is_list_of_words(value) => issue.topics = units(value),
        Field::Audience => {
            issue.internal |= is_internal(value);
            if !names_edition(value) {
                push_body(issue, line, false);
            }
        }
        Field::Problem | Field::Task => return is_same(value, &issue.title),
        _ => return false,
    }
    true
}

/// Whether a line below `整改措施：` is one of the measures.
fn is_measure(line: &Line) -> bool {
    let is_short = line.number.is_some() || line.length() < LONGEST_UNNUMBERED_MEASURE;
    is_short && is_words_alone(line) && !line.paragraph.is_apart() && !ending::begins_list(&line.text)
}

/// In characters.
const LONGEST_UNNUMBERED_MEASURE: usize = 200;

/// Whether a field can hold all of a line: no footnote, no picture, no address of a link.
fn is_words_alone(line: &Line) -> bool {
    line.paragraph.inlines.iter().all(|inline| match inline {
        Inline::Text(text) => text.link.is_none(),
        Inline::Break => true,
        Inline::Image(..) | Inline::Note(_) => false,
    })
}

pub fn push_body(issue: &mut DraftIssue, line: &Line, without_label: bool) {
    let paragraph = if without_label || line.label.is_none() { line.without_label() } else { with_strong_label(line) };
    if !paragraph.inlines.is_empty() {
        issue.body.push(Element::Paragraph(paragraph));
    }
}

/// Whether the issue has what a line says: two issues may have been read as one.
fn is_given_again(line: &Line, issue: &DraftIssue, given: &[(Field, &str)]) -> bool {
    let Some(field) = line.field().filter(|_| !line.value().is_empty()) else { return false };
    match field {
        Field::Status => !issue.status.is_empty(),
        Field::Deadline => issue.deadline.is_some(),
        Field::Completed => issue.completed.is_some(),
        field => field.is_of_issue() && given.contains(&(field, line.label_word())),
    }
}

/// What is given again stays in the text, and is told.
pub fn keep_apart(issue: &mut DraftIssue, line: &Line, reading: &mut Reading) {
    let finding = reading.tell.finding(&FIELD_REPEATED, line.paragraph.span).with("title", shortened(&issue.title));
    reading.tell.push(finding.with("field", line.label_word()).with("value", shortened(line.value())));
    push_body(issue, line, false);
}

/// 牵头单位 and 责任单位 are both responsible.
fn add_units(issue: &mut DraftIssue, value: &str) {
    for unit in units(value) {
        if !issue.responsible.contains(&unit) {
            issue.responsible.push(unit);
        }
    }
}

/// A label that stays in the text is bold, with the colon of Chinese print.
pub fn with_strong_label(line: &Line) -> Paragraph {
    if line.label.is_none() {
        return line.paragraph.clone();
    }
    let mut paragraph = line.without_label();
    paragraph.inlines.insert(0, strong_label(line.label_word()));
    paragraph
}
