//! 整改时限 and 完成时间 of an issue.

use jiff::civil::Date;

use super::issue::{keep_apart, push_body};
use super::reading::Reading;
use crate::catalogue::import::fields::{COMPLETION_OF_ISSUE, DEADLINE_OF_ISSUE};
use crate::import::draft::DraftIssue;
use crate::import::structure::date;
use crate::import::structure::label::Field;
use crate::import::structure::lines::Line;

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

/// Takes the date of a line; words beside it, or in its place, stay in the text.
pub fn set_date(issue: &mut DraftIssue, line: &Line, field: Field, reading: &mut Reading) {
    let whole = date::loose(line.value());
    let first = || line.value().split(['，', ',', '；', ';']).next().and_then(date::loose);
    // 立行立改, 长期坚持
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
    let field = if field == Field::Deadline { &DEADLINE_OF_ISSUE } else { &COMPLETION_OF_ISSUE };
    reading.tell.guessed(line.paragraph.span, field, &date.to_string());
}
