//! Which headings of the section of the issues are categories, and which are issues.

use super::issue;
use super::links;
use super::parts;
use super::reading::Reading;
use super::sections::{is_field, of_level};
use super::values::units;
use crate::catalogue::import::findings::{CATEGORY_TEXT, LEFT_OUT};
use crate::catalogue::import::left_out::SECTION_WITHOUT_ISSUES;
use crate::import::document::{LeftOut, What};
use crate::import::draft::{Draft, DraftIssue, Element};
use crate::import::read::left_out;
use crate::import::structure::label::Field;
use crate::import::structure::lines::Line;
use crate::import::structure::outline::{Heading, Item, headings, highest, names_a_fault};
use crate::import::structure::status;
use crate::import::structure::telling::shortened;

/// Reads the categories and issues of a range; gives what stands before the first.
pub fn read(items: &[Item], draft: &mut Draft, reading: &mut Reading) -> usize {
    let Some(level) = highest(items) else { return items.len() };
    let starts = of_level(items, level);
    reading.parts = parts::titles(items);
    for (n, at) in starts.iter().enumerate() {
        let end = starts.get(n + 1).copied().unwrap_or(items.len());
        let Item::Heading(heading) = &items[*at] else { continue };
        category(heading, &items[*at + 1..end], draft, reading);
    }
    starts[0]
}

/// Reads one category, whose heading may say how far its issues are.
fn category(heading: &Heading, items: &[Item], draft: &mut Draft, reading: &mut Reading) {
    if status::of_section(&heading.text).is_some() && says_none(items) {
        let title = shortened(&heading.text);
        reading.tell.left_out(heading.span, &SECTION_WITHOUT_ISSUES, &title);
        return;
    }
    let above = reading.state;
    reading.state = headings(items).next().and_then(|_| status::of_section(&heading.text)).or(above);
    read_category(heading, &parts::labelled(items), draft, reading);
    reading.state = above;
}

/// `（三）未完成整改的问题` with nothing below it but `无。`
fn says_none(items: &[Item]) -> bool {
    let is_none = |line: &Line| matches!(line.text.trim_end_matches('。'), "无" | "暂无");
    items.iter().all(|item| item.line().is_some_and(is_none))
}

fn read_category(heading: &Heading, items: &[Item], draft: &mut Draft, reading: &mut Reading) {
    let starts = outermost(items);
    if is_issue(heading, items, &starts, reading) {
        let at = push_category(draft, &heading.text);
        draft.issues.push(read_issue(heading, at, items, reading));
        // A status in the title's brackets was taken off it.
        draft.categories[at].clone_from(&draft.issues.last().expect("one was pushed").title);
        return;
    }
    let direct = text_before_headings(items);
    let ends = starts.iter().skip(1).copied().chain([items.len()]);
    let parts = starts.iter().zip(ends).filter_map(|(at, end)| Some((items[*at].heading()?, &items[at + 1..end])));
    let parts: Vec<(&Heading, &[Item])> = parts.collect();
    let has_labels = items[direct.len()..].iter().any(is_field);
    let is_category = |(title, inner): &(&Heading, &[Item])| is_category(title, inner, has_labels, reading);
    if direct.is_empty() && parts.iter().any(is_category) {
        let finding = reading.tell.finding(&LEFT_OUT, heading.span);
        reading.tell.push(left_out(finding, &LeftOut::new(What::Grouping, 1, None)));
        for (heading, inner) in parts {
            category(heading, inner, draft, reading);
        }
        return;
    }
    let at = push_category(draft, &heading.text);
    let first = draft.issues.len();
    for (heading, inner) in parts {
        draft.issues.push(read_issue(heading, at, inner, reading));
    }
    tell_text(direct, heading, reading);
    shared(direct, &mut draft.issues[first..]);
}

/// Whether a heading of the rank of categories is that of a single issue, whose parts are the headings below it.
fn is_issue(heading: &Heading, items: &[Item], starts: &[usize], reading: &Reading) -> bool {
    let (direct, below) = items.split_at(text_before_headings(items).len());
    let has_labels = below.iter().any(is_field);
    let has_own_labels = direct.iter().any(|item| item.field().is_some_and(is_text_field));
    let faults = starts.iter().filter_map(|at| items[*at].heading()).filter(|part| names_a_fault(&part.text)).count();
    let says_state = |items: &[Item]| items.iter().any(|item| item.field() == Some(Field::Status));
    // Its parts are headings in its text, whatever labels stand there.
    let alone_says_state = faults == 0 && says_state(direct) && !says_state(below);
    let is_named = names_a_fault(&heading.text)
        && status::of_section(&heading.text).is_none()
        && Field::of(&heading.text).is_none();
    starts.is_empty()
        || parts::are_parts(items, &reading.parts)
        || alone_says_state
        || (!has_labels && (has_own_labels || (is_named && faults * 2 < starts.len())))
}

/// Whether what stands below a category is a category again: a heading that heads issues, and is none.
fn is_category(heading: &Heading, inner: &[Item], has_labels: bool, reading: &Reading) -> bool {
    let (direct, below) = inner.split_at(text_before_headings(inner).len());
    let is_headed = !below.is_empty() && !direct.iter().any(is_field);
    let faults = headings(inner).filter(|(_, part)| names_a_fault(&part.text)).count();
    let heads_faults = !has_labels
        && direct.is_empty()
        && faults > 0
        && faults * 2 >= headings(inner).count()
        && !names_a_fault(&heading.text);
    is_headed && !parts::are_parts(inner, &reading.parts) && (below.iter().any(is_field) || heads_faults)
}

fn text_before_headings(items: &[Item]) -> &[Item] {
    &items[..headings(items).next().map_or(items.len(), |(at, _)| at)]
}

fn read_issue(heading: &Heading, category: usize, items: &[Item], reading: &mut Reading) -> DraftIssue {
    let mut issue = issue::read(heading.text.clone(), category, heading.span, items, reading);
    issue.body.extend(links::of_title(heading.title.inlines.iter()).map(Element::Paragraph));
    issue
}

fn is_text_field(field: Field) -> bool {
    matches!(field, Field::Status | Field::Progress | Field::Measures | Field::Problem)
}

/// A category has no text of its own here: what is put into its first issue is told.
fn tell_text(items: &[Item], heading: &Heading, reading: &mut Reading) {
    let text = items.iter().find_map(|item| match item {
        Item::Line(line) if line.field() != Some(Field::Units) => Some(line),
        _ => None,
    });
    let Some(line) = text else { return };
    let finding = reading.tell.finding(&CATEGORY_TEXT, line.paragraph.span);
    reading.tell.push(finding.with("title", shortened(&heading.text)).with("text", shortened(&line.text)));
}

/// What a category says before its first issue: units belong to all of them, text stands before the first.
fn shared(items: &[Item], issues: &mut [DraftIssue]) {
    let mut text = Vec::new();
    for item in items {
        match item {
            Item::Line(line)
                if line.field() == Some(Field::Units) && issues.iter().any(|issue| issue.responsible.is_empty()) =>
            {
                for issue in issues.iter_mut().filter(|issue| issue.responsible.is_empty()) {
                    issue.responsible = units(line.value());
                }
            }
            Item::Line(line) => text.push(Element::Paragraph(line.paragraph.clone())),
            Item::Table(table) => text.push(Element::Table(table.clone())),
            Item::Heading(_) => {}
        }
    }
    if let Some(first) = issues.first_mut() {
        first.body.splice(0..0, text);
    }
}

fn push_category(draft: &mut Draft, title: &str) -> usize {
    draft.categories.push(title.to_string());
    draft.categories.len() - 1
}

/// The headings that stand below no other: those of the highest level, and lower ones before the first of them.
fn outermost(items: &[Item]) -> Vec<usize> {
    let mut highest = u8::MAX;
    let mut starts = Vec::new();
    for (at, heading) in headings(items) {
        if heading.level <= highest {
            highest = heading.level;
            starts.push(at);
        }
    }
    starts
}
