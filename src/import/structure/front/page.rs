//! What a page or a content system says of a notice around its title: `发布时间：…`, `来源：…`, and its own buttons.

use jiff::civil::DateTime;

use super::lead::kind_of;
use crate::import::draft::Draft;
use crate::import::structure::date;
use crate::import::structure::label::{Field, Label};
use crate::import::structure::lines::Line;
use crate::import::structure::office;
use crate::model::Period;

/// Whether a line is one of them; then the draft has what it says.
pub fn read_furniture(line: &Line, draft: &mut Draft) -> bool {
    let value = || Some(line.value().to_string()).filter(|value| !value.is_empty());
    let date = || date::loose(line.value()).map(|dated| dated.date);
    match line.field() {
        Some(Field::Published) => draft.published = draft.published.or_else(|| time(line.value())),
        Some(Field::Issuer) => {
            let name = value().map(|name| office::without_seal(&name).to_string());
            let names_one = |name: &String| !line.label_word().ends_with("来源") || office::is_name(name);
            draft.issuer = draft.issuer.take().or(name.filter(names_one));
        }
        Some(Field::Date) => draft.date = draft.date.or_else(date),
        Some(Field::AsOf) => draft.as_of = draft.as_of.or_else(date),
        Some(Field::IndexNumber) => draft.index_number = draft.index_number.take().or_else(value),
        Some(Field::DocumentNumber) => draft.document_number = draft.document_number.take().or_else(value),
        Some(Field::Inspector) => draft.inspector = draft.inspector.take().or_else(value),
        Some(Field::Feedback) => draft.feedback = draft.feedback.or_else(date),
        Some(Field::Inspection) => {
            if let [from, to, ..] = date::all(line.value())[..] {
                draft.inspection = draft.inspection.or(Some(Period { from: from.date, to: to.date }));
            }
        }
        Some(Field::Kind) => draft.kind = draft.kind.or_else(|| kind_of(line.value())),
        Some(Field::Furniture | Field::Updated) => {}
        _ => return false,
    }
    true
}

/// Reads one row of a sheet that says what the notice is: `成文日期` beside `2025-10-11`.
pub fn read_fact(line: &Line, draft: &mut Draft) -> bool {
    if line.field() == Some(Field::Title) && !line.value().is_empty() {
        if draft.title.is_empty() {
            draft.title = line.value().to_string();
        }
        return true;
    }
    read_furniture(line, draft)
}

/// `2024-03-15 09:20　来源：办公室　阅读：35次`: a line that a page puts beside its title.
pub fn is_stamp(text: &str) -> bool {
    if text.contains('。') || text.chars().count() > LONGEST_STAMP {
        return false;
    }
    let Some(day) = date::all(text).into_iter().find(|dated| !dated.guessed) else { return false };
    let clock = text[day.end..].trim_start().split_once([':', '：']);
    let has_clock = clock.is_some_and(|(hour, minute)| {
        (1..=2).contains(&hour.len())
            && hour.bytes().all(|b| b.is_ascii_digit())
            && minute.starts_with(|c: char| c.is_ascii_digit())
    });
    let mut words = text.split(char::is_whitespace).filter_map(Label::find);
    has_clock || words.any(|label| matches!(label.field, Field::Issuer | Field::Published | Field::Furniture))
}

const LONGEST_STAMP: usize = 100;

/// `公开范围：面向全社会`, `责任部门：`: what a content system asks for with every page.
pub fn is_of_archive(line: &Line) -> bool {
    match line.field() {
        Some(Field::Audience) => true,
        Some(Field::Units) => line.value().is_empty(),
        _ => false,
    }
}

/// `示水〔2025〕12号`
pub fn is_document_number(text: &str) -> bool {
    text.chars().count() <= 30
        && text.ends_with('号')
        && text.contains(['〔', '[', '［'])
        && text.contains(['〕', ']', '］'])
        && !text.contains(['：', ':'])
}

/// `2025-10-11 09:00`, also with strokes and seconds.
pub fn time(text: &str) -> Option<DateTime> {
    let day = date::all(text).into_iter().find(|dated| !dated.guessed)?;
    let clock = text[day.end..].trim_start_matches(|c: char| !c.is_ascii_digit());
    let mut parts =
        clock.split([':', '：']).map(|part| part.chars().take_while(char::is_ascii_digit).collect::<String>());
    let hour = parts.next().and_then(|hour| hour.parse().ok()).unwrap_or(0);
    let minute = parts.next().and_then(|minute| minute.parse().ok()).unwrap_or(0);
    day.date.to_datetime(jiff::civil::Time::MIN).with().hour(hour).minute(minute).build().ok()
}
