//! From the items below a heading to one issue: labelled texts become fields, the rest is its body.

use std::sync::Arc;

use jiff::civil::Date;

use super::closing;
use super::date;
use super::label::{Field, Label};
use super::lines::Line;
use super::outline::{Item, shortened};
use crate::catalogue::import::findings::{FIELD_GUESSED, FIELD_REPEATED, STATUS_UNKNOWN};
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
}

/// The word that stands where a document says nothing: it claims the least.
pub const UNSTATED: &str = "正在整改";

/// Reads one issue. Headings among the items are parts of its body.
pub fn read(title: String, category: usize, span: Span, items: &[Item], reading: &mut Reading) -> DraftIssue {
    let mut issue = DraftIssue { title, category, span, ..DraftIssue::default() };
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
                push_body(&mut issue, line, false);
            }
            Item::Line(line) if is_given_again(line, &issue, &given) => {
                current = None;
                keep_apart(&mut issue, line, reading);
            }
            Item::Heading(heading) => {
                current = None;
                issue.body.push(Element::Heading(heading.level - top.unwrap_or(1) + 1, heading.title.clone()));
            }
            Item::Table(table) => issue.body.push(Element::Table(table.clone())),
            Item::Line(line) => {
                given.extend(line.field().map(|field| (field, line.label_word())));
                current = take(line, current, &labels, &mut issue, reading);
            }
        }
    }
    if issue.status.is_empty() {
        guess_status(&mut issue, reading);
    }
    issue
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
        let labels_table = |(at, item): (usize, &Item)| matches!(item, Item::Line(line) if line.field().is_some() && stands_above_table(line, items.get(at + 1)));
        let is_account = |item: &&Item| matches!(item, Item::Line(line) if line.field() == Some(Field::Progress) && !is_only_status(line.value(), words));
        let states = count(Field::Progress) > 1 && count(Field::Status) == 0;
        let accounts = items.iter().filter(is_account).count();
        let progress_alone = (count(Field::Progress) == 1 || (states && accounts == 1))
            && count(Field::Problem) + count(Field::Task) == 0
            && !items.iter().enumerate().any(labels_table);
        Self {
            progress_alone,
            progress_may_be_status: count(Field::Status) == 0,
            measures_are_body: count(Field::Progress) == 0 && !has_free_text(items),
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
        Some(Field::Audience) => issue.internal |= is_internal(line.value()),
        Some(Field::Measures) if labels.measures_are_body => push_body(issue, line, true),
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
            && (line.number.is_some() || line.length() < 200)
            && !closing::begins_list(&line.text) =>
        {
            issue.measures.extend(measures(line.words()));
        }
        None => push_body(issue, line, false),
    }
    current
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

fn push_body(issue: &mut DraftIssue, line: &Line, without_label: bool) {
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

fn is_status(value: &str, words: &StatusWords) -> bool {
    words.meaning(value.trim_end_matches(['。', '；'])).is_some()
}

/// `已完成，并长期坚持。`: says how far it is and no more.
fn is_only_status(value: &str, words: &StatusWords) -> bool {
    let value = value.trim_end_matches(['。', '；', ';', '.']).trim();
    let is_short = value.chars().count() <= LONGEST_STATUS && !value.contains(|c: char| c.is_ascii_digit());
    is_status(value, words) || (is_short && status_of(without_conjunction(first_clause(value)), words).is_some())
}

/// `已完成并长期坚持`
fn without_conjunction(clause: &str) -> &str {
    clause.split(['并', '且']).next().unwrap_or_default()
}

const LONGEST_STATUS: usize = 14;

/// Takes the word that stands there; where the word is not known, one that is known and stands in it.
pub fn take_status(issue: &mut DraftIssue, line: &Line, reading: &mut Reading) {
    let value = line.value().trim_end_matches(['。', '；', ';', '.']).trim();
    if value.is_empty() {
        return;
    }
    if reading.statuses.meaning(value).is_some() {
        issue.status = value.to_string();
        return;
    }
    let Some(word) = word_in(value, reading.statuses) else {
        push_body(issue, line, false);
        return;
    };
    if !matches!(value, "是" | "否") && ticked(value).is_none() {
        let place = Place::at(reading.source, line.paragraph.span);
        reading.findings.push(guessed(place, "整改结果", "the status", &word));
    }
    issue.status = word;
    // What more it says is not lost.
    if value.chars().count() > 8 && ticked(value).is_none() {
        push_body(issue, line, false);
    }
}

/// Whether a text says the same as the status that was read.
pub fn means_status(text: &str, status: &str, words: &StatusWords) -> bool {
    let text = text.trim_end_matches(['。', '；', ';', '.']).trim();
    let meaning = words.meaning(text).or_else(|| words.meaning(&word_in(text, words)?));
    meaning == words.meaning(status)
}

/// What texts say when they do not use one of the known words.
const PHRASES: &[(&str, &str)] = &[
    ("未完成", "未完成"),
    ("未办结", "未完成"),
    ("尚未", "未完成"),
    ("未整改", "未整改"),
    ("部分整改", "部分整改"),
    ("部分完成", "部分整改"),
    ("基本完成", "基本完成"),
    ("阶段性", "阶段性完成"),
    ("长期坚持", "长期坚持"),
    ("长期整改", "长期坚持"),
    ("持续推进", "持续整改"),
    ("持续整改", "持续整改"),
    ("正在推进", "正在推进"),
    ("正在整改", "正在整改"),
    ("正在办理", "正在整改"),
    ("整改中", "正在整改"),
    ("推进中", "推进中"),
    ("进行中", "正在整改"),
    ("已销号", "已销号"),
    ("已办结", "已完成"),
    ("已完成", "已完成"),
    ("完成整改", "已完成整改"),
    ("整改完成", "已完成整改"),
    ("已整改", "已整改"),
    ("整改到位", "已整改"),
    ("完成", "已完成"),
    ("是", "已完成"),
    ("否", "未完成"),
];

/// Whether a text is one of the phrases or the words, and no more.
fn is_phrase(text: &str) -> bool {
    PHRASES.iter().any(|(phrase, word)| *phrase == text || *word == text)
}

fn status_of(text: &str, words: &StatusWords) -> Option<String> {
    if is_status(text, words) {
        return Some(text.to_string());
    }
    word_in(text, words).filter(|_| is_phrase(text))
}

fn first_clause(text: &str) -> &str {
    text.split(['，', '、', '；', ',', ';']).next().unwrap_or_default()
}

/// `…（已完成）`, `…【整改中】`: what a text says at its end in brackets, and where they open.
pub fn aside(text: &str) -> Option<(usize, &str)> {
    let inside = text.trim_end_matches('。').strip_suffix(['）', ')', '】'])?;
    let start = inside.rfind(['（', '(', '【']).filter(|start| *start > 0)?;
    Some((start, inside[start..].trim_start_matches(['（', '(', '【'])))
}

/// Whether a title says in brackets how far its issue is.
pub fn says_status(title: &str) -> bool {
    aside(title).is_some_and(|(_, aside)| is_phrase(first_clause(aside)))
}

/// `☑已完成 □未完成`: the one of some choices that is ticked. `None`: there are no choices, or not one is taken.
pub fn ticked(value: &str) -> Option<&str> {
    const TICKED: [char; 6] = ['☑', '☒', '√', '✓', '✔', '■'];
    const OPEN: [char; 3] = ['□', '☐', '○'];
    let is_mark = |c: char| TICKED.contains(&c) || OPEN.contains(&c);
    if value.matches(is_mark).count() < 2 {
        return None;
    }
    let mut choices = value.match_indices(is_mark).map(|(at, mark)| {
        let rest = &value[at + mark.len()..];
        let word = &rest[..rest.find(is_mark).unwrap_or(rest.len())];
        (mark.contains(TICKED), word.trim_matches(|c: char| c.is_whitespace() || "，、；,;（）()".contains(c)))
    });
    let mut taken = choices.by_ref().filter(|(is_ticked, _)| *is_ticked).map(|(_, word)| word);
    taken.next().filter(|word| !word.is_empty() && taken.next().is_none())
}

fn word_in(value: &str, words: &StatusWords) -> Option<String> {
    if value.contains(['□', '☐']) || value.matches(['☑', '☒']).count() > 1 {
        return ticked(value).filter(|word| words.meaning(word).is_some()).map(str::to_string);
    }
    let (_, word) = PHRASES.iter().find(|(phrase, _)| match *phrase {
        "是" | "否" => value == *phrase,
        phrase => value.contains(phrase),
    })?;
    words.meaning(word).map(|_| word.to_string())
}

/// No label says how far it is: the title's aside, or the last sentence, may.
fn guess_status(issue: &mut DraftIssue, reading: &mut Reading) {
    let place = Place::at(reading.source, issue.span);
    if let Some((start, aside)) = aside(&issue.title)
        && let Some(word) = status_of(first_clause(aside), reading.statuses)
    {
        if word != aside {
            reading.findings.push(guessed(place, "整改结果", "the status", &word));
        }
        if first_clause(aside) == aside {
            let length = issue.title[..start].trim_end_matches(['。', ' ']).len();
            issue.title.truncate(length);
        }
        issue.status = word;
        return;
    }
    let text: String = issue
        .body
        .iter()
        .filter_map(|element| if let Element::Paragraph(p) = element { Some(p.text()) } else { None })
        .collect();
    if let Some((_, aside)) = aside(text.trim_end())
        && is_status(aside, reading.statuses)
    {
        issue.status = aside.to_string();
        return;
    }

    let paragraphs = issue.body.iter().rev().filter_map(|element| match element {
        Element::Paragraph(paragraph) => Some(paragraph.text()),
        _ => None,
    });
    let said = paragraphs.filter_map(|text| status_sentence(&text, reading.statuses)).next();
    if let Some(word) = said {
        reading.findings.push(guessed(place, "整改结果", "the status", &word));
        issue.status = word;
        return;
    }
    let certain = [
        "已完成整改", "已整改到位", "整改到位", "已全部整改", "已销号", "长期坚持", "正在整改", "持续整改", "正在推进",
        "持续推进",
    ];
    let word = issue.body.iter().rev().find_map(|element| {
        let Element::Paragraph(paragraph) = element else { return None };
        let text = paragraph.text();
        let last = text.trim_end().trim_end_matches('。').rsplit(['。', '；']).next().unwrap_or_default();
        certain.iter().any(|phrase| last.contains(phrase)).then(|| word_in(last, reading.statuses)).flatten()
    });
    let opening = opening(issue);
    let clause = first_clause(&opening);
    let word = word.or_else(|| status_of(clause, reading.statuses).filter(|_| clause.chars().count() > 1));
    match word {
        Some(word) => {
            reading.findings.push(guessed(place, "整改结果", "the status", &word));
            issue.status = word;
        }
        None => leave_unstated(issue, reading),
    }
}

/// The sentence that the account of an issue begins with, behind its label.
fn opening(issue: &DraftIssue) -> String {
    let paragraph = issue.body.iter().find_map(|element| match element {
        Element::Paragraph(paragraph) => Some(paragraph.text()),
        _ => None,
    });
    let text = paragraph.unwrap_or_default();
    let start = Label::find(&text).map_or(0, |label| label.value);
    text[start..].split('。').next().unwrap_or_default().trim().to_string()
}

/// `该问题已整改。`, `我单位已完成整改。`: a sentence at either end of a paragraph that says how far it is and no more.
fn status_sentence(text: &str, words: &StatusWords) -> Option<String> {
    let text = text.trim().trim_end_matches('。');
    let ends = [text.rsplit('。').next(), text.split('。').next()];
    ends.into_iter().flatten().find_map(|sentence| {
        let mut state = sentence.rsplit(['：', ':']).next().unwrap_or_default().trim();
        while let Some(rest) = SUBJECTS.iter().find_map(|subject| state.strip_prefix(subject)) {
            state = rest.trim_start_matches(['，', ',']);
        }
        status_of(state, words).filter(|_| state.chars().count() > 1)
    })
}

/// What such a sentence begins with.
const SUBJECTS: &[&str] = &[
    "截至目前", "目前", "现", "该问题", "此问题", "上述问题", "该项", "该事项", "问题", "我单位", "我局", "我委",
    "我镇", "均", "全部",
];

/// Nothing says how far it is.
pub fn leave_unstated(issue: &mut DraftIssue, reading: &mut Reading) {
    let place = Place::at(reading.source, issue.span);
    let finding = Finding::new(&STATUS_UNKNOWN, place).with("value", UNSTATED).with("title", shortened(&issue.title));
    reading.findings.push(finding);
    issue.status = UNSTATED.to_string();
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
    let Some(dated) = date::loose(line.value()) else {
        // 立行立改, 长期坚持: words, not a date.
        push_body(issue, line, false);
        return;
    };
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

fn same_words(a: &str, b: &str) -> bool {
    let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    plain(a) == plain(b)
}
