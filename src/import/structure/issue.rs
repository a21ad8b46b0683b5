//! From the items below a heading to one issue: labelled texts become fields, the rest is its body.

use std::sync::Arc;

use jiff::civil::Date;

use super::closing;
use super::date;
use super::label::Field;
use super::lines::Line;
use super::outline::{self, Item, shortened};
use super::parts::{self, Parts};
use super::status::{guess_status, is_only_status, take_status};
use crate::catalogue::import::findings::{FIELD_GUESSED, FIELD_REPEATED};
use crate::finding::{Finding, Findings};
use crate::import::document::{Inline, Paragraph, Text};
use crate::import::draft::{DraftIssue, Element};
use crate::model::status::StatusWords;
use crate::source::{Place, Source, Span};

/// What the reading of an issue needs of the whole.
pub struct Reading<'a> {
    pub source: &'a Arc<Source>,
    pub statuses: &'a StatusWords,
    pub findings: &'a mut Findings,
    /// What the heading above says of all that is read below it.
    pub state: Option<&'static str>,
    /// The titles of the parts that issues have alike.
    pub parts: Parts,
}

/// Reads one issue. Headings among the items are parts of its body.
pub fn read(title: String, category: usize, span: Span, items: &[Item], reading: &mut Reading) -> DraftIssue {
    let mut issue = DraftIssue { title, category, span, ..DraftIssue::default() };
    let items = &parts::labelled(items);
    let labels = Labels::of(items, reading.statuses);
    let top = items
        .iter()
        .filter_map(|item| if let Item::Heading(heading) = item { Some(heading.level) } else { None })
        .min();
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
                issue.body.push(Element::Heading(1, outline::heading(line, 1).title));
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

/// Whether a label is only there for the table below it.
fn stands_above_table(line: &Line, next: Option<&Item>) -> bool {
    line.value().is_empty() && matches!(next, Some(Item::Table(_)))
}

/// What the labels of an issue mean beside each other.
struct Labels {
    /// One text of an issue needs no label; where there are several, each keeps its own.
    progress_alone: bool,
    progress_may_be_status: bool,
    measures_are_body: bool,
}

impl Labels {
    fn of(items: &[Item], words: &StatusWords) -> Self {
        let count = |field: Field| {
            items.iter().filter(|item| matches!(item, Item::Line(line) if line.field() == Some(field))).count()
        };
        let is_other = |field: Field| field != Field::Progress;
        let labels_table = |(at, item): (usize, &Item)| matches!(item, Item::Line(line) if line.field().is_some_and(is_other) && stands_above_table(line, items.get(at + 1)));
        let is_account = |item: &&Item| matches!(item, Item::Line(line) if line.field() == Some(Field::Progress) && !is_only_status(line.value(), words));
        let tells_result = items.iter().any(|item| matches!(item, Item::Line(line) if line.field() == Some(Field::Status) && !is_only_status(line.value(), words)));
        let states = count(Field::Progress) > 1 && count(Field::Status) == 0;
        let accounts = items.iter().filter(is_account).count();
        // What stands before all labels would run on into the account without its own.
        let begins_free = matches!(items.first(), Some(Item::Line(line)) if line.label.is_none());
        let progress_alone = !begins_free
            && (count(Field::Progress) == 1 || (states && accounts == 1))
            && count(Field::Problem) + count(Field::Task) == 0
            && !items.iter().enumerate().any(labels_table);
        Self {
            progress_alone,
            progress_may_be_status: count(Field::Status) == 0,
            measures_are_body: count(Field::Progress) == 0
                && !tells_result
                && !has_free_text(items)
                && !has_numbered_measures(items),
        }
    }
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
        Some(Field::Progress)
            if labels.progress_may_be_status
                && issue.status.is_empty()
                && is_only_status(line.value(), reading.statuses) =>
        {
            take_status(issue, line, reading);
        }
        Some(Field::Progress) => {
            push_body(issue, line, labels.progress_alone);
            return Some(Field::Progress);
        }
        Some(Field::Status) => take_status(issue, line, reading),
        Some(Field::Units) => add_units(issue, line.value()),
        Some(Field::Deadline) => set_date(issue, line, Field::Deadline, reading),
        Some(Field::Completed) => set_date(issue, line, Field::Completed, reading),
        Some(Field::Updated) if issue.updated.is_none() && date::alone(line.value()).is_some() => {
            issue.updated = date::alone(line.value());
        }
        Some(Field::Topics) if issue.topics.is_empty() && is_list_of_words(line.value()) => {
            issue.topics = units(line.value());
        }
        Some(Field::Audience) => {
            issue.internal |= is_internal(line.value());
            if !names_edition(line.value()) {
                push_body(issue, line, false);
            }
        }
        Some(Field::Measures) if labels.measures_are_body => push_body(issue, line, true),
        Some(Field::Measures) if !is_words_alone(line) => {
            push_body(issue, line, false);
            return None;
        }
        Some(Field::Measures) => {
            issue.measures.extend(measures(line.value()));
            return Some(Field::Measures);
        }
        Some(Field::Problem | Field::Task) if same_words(line.value(), &issue.title) => {}
        Some(_) => {
            push_body(issue, line, false);
            return None;
        }
        None if line.paragraph.is_apart() => {
            push_body(issue, line, false);
            return None;
        }
        None if current == Some(Field::Measures)
            && is_words_alone(line)
            && (line.number.is_some() || line.length() < 200)
            && !closing::begins_list(&line.text) =>
        {
            issue.measures.extend(measures(line.words()));
        }
        None => push_body(issue, line, false),
    }
    current
}

/// Whether a field can hold all of a line: no footnote, no picture, no address of a link.
fn is_words_alone(line: &Line) -> bool {
    line.paragraph.inlines.iter().all(|inline| match inline {
        Inline::Text(text) => text.link.is_none(),
        Inline::Break => true,
        Inline::Image(..) | Inline::Note(_) => false,
    })
}

/// `整改措施：（1）…（2）…`: measures one by one are no account of what was done, even where there is none.
fn has_numbered_measures(items: &[Item]) -> bool {
    items.iter().any(|item| match item {
        Item::Line(line) => {
            line.field() == Some(Field::Measures) && super::number::Number::find(line.value()).is_some()
        }
        _ => false,
    })
}

fn has_free_text(items: &[Item]) -> bool {
    let mut after_label = false;
    items.iter().any(|item| match item {
        Item::Line(line) => {
            let free = line.label.is_none() && !after_label;
            after_label = line.field() == Some(Field::Measures);
            free
        }
        _ => false,
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
    let place = Place::at(reading.source, line.paragraph.span);
    let finding = Finding::new(&FIELD_REPEATED, place).with("title", shortened(&issue.title));
    reading.findings.push(finding.with("field", line.label_word()).with("value", shortened(line.value())));
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
    let word = line.label_word();
    let mut paragraph = line.without_label();
    let label = Text { text: format!("{word}："), strong: true, ..Text::default() };
    paragraph.inlines.insert(0, Inline::Text(label));
    paragraph
}

/// Sets a date that may stand in several cells; another one than the first is kept apart.
pub fn set_date_once(issue: &mut DraftIssue, line: &Line, field: Field, reading: &mut Reading) {
    let own = if field == Field::Deadline { issue.deadline } else { issue.completed };
    let given = date::loose(line.value()).map(|dated| dated.date);
    if own.is_none() {
        set_date(issue, line, field, reading);
    } else if own != given {
        keep_apart(issue, line, reading);
    }
}

fn set_date(issue: &mut DraftIssue, line: &Line, field: Field, reading: &mut Reading) {
    let whole = date::loose(line.value());
    let first = || line.value().split(['，', ',', '；', ';']).next().and_then(date::loose);
    // 立行立改, 长期坚持: words, not a date; or what more is said beside one.
    if whole.is_none() {
        push_body(issue, line, false);
    }
    let Some(dated) = whole.or_else(first) else { return };
    if dated.guessed {
        tell_date(line, field, dated.date, reading);
    }
    match field {
        Field::Deadline => issue.deadline = Some(dated.date),
        _ => issue.completed = Some(dated.date),
    }
}

/// Tells of a date that is not written whole.
pub fn tell_date(line: &Line, field: Field, date: Date, reading: &mut Reading) {
    let (zh, en) = if field == Field::Deadline {
        ("整改时限", "the deadline")
    } else {
        ("完成时间", "the completion date")
    };
    let place = Place::at(reading.source, line.paragraph.span);
    reading.findings.push(guessed(place, zh, en, &date.to_string()));
}

pub fn guessed(place: Place, zh: &str, en: &str, value: &str) -> Finding {
    Finding::new(&FIELD_GUESSED, place).with("field", en).with("field_zh", zh).with("value", value)
}

/// `园林绿化中心、市政所` is two units.
pub fn units(value: &str) -> Vec<String> {
    value
        .trim_end_matches('。')
        .split(['、', '，', ',', '；', ';', '/', '\n'])
        .map(|unit| unit.trim().to_string())
        .filter(|unit| !unit.is_empty())
        .collect()
}

/// Whether a text is a few words, and no sentence.
fn is_list_of_words(value: &str) -> bool {
    let words = units(value);
    !words.is_empty() && !value.contains(['。', '：']) && words.iter().all(|word| word.chars().count() <= LONGEST_WORD)
}

const LONGEST_WORD: usize = 12;

/// Measures told in one paragraph, each by its number.
pub fn measures(value: &str) -> Vec<String> {
    let mut measures: Vec<String> = Vec::new();
    let mut start = 0;
    let mut before = '。';
    for (at, c) in value.char_indices() {
        let begins = matches!(c, '①'..='⑳' | '（' | '(' | '1'..='9')
            && matches!(before, '。' | '；' | ';' | '\n' | ' ')
            && super::number::Number::find(&value[at..]).is_some();
        if begins && at > start {
            measures.push(value[start..at].to_string());
            start = at;
        }
        before = c;
    }
    measures.push(value[start..].to_string());
    measures
        .iter()
        .map(|measure| {
            let measure = measure.trim();
            measure[super::number::Number::find(measure).map_or(0, |number| number.length)..]
                .replace('\n', "")
                .trim()
                .to_string()
        })
        .filter(|measure| !measure.is_empty())
        .collect()
}

/// What is not said to be public is kept inside: the other way round it would leak.
pub fn is_internal(audience: &str) -> bool {
    !matches!(audience.trim_end_matches('。'), "社会公开" | "public")
}

/// Whether a value says one of our editions in its own words, and no more.
pub fn names_edition(audience: &str) -> bool {
    matches!(audience.trim_end_matches('。'), "" | "社会公开" | "党内公开" | "public" | "internal")
}

fn same_words(a: &str, b: &str) -> bool {
    let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    plain(a) == plain(b)
}
