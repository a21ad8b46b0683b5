//! 成文日期: which of the dates of a document is the date of the notice.

use jiff::civil::{Date, Time};

use super::date::{self, Dated};
use super::label::Field;
use super::lines::Piece;
use super::telling::Telling;
use crate::catalogue::import::fields::{DATE_OF_NOTICE, TIME_OF_PUBLICATION};
use crate::catalogue::import::left_out::OTHER_DATE;
use crate::import::document::Document;
use crate::import::draft::Draft;
use crate::source::Span;

/// The date below the signature goes before one around the title, which may be the day of publication.
pub fn settle(signed: Option<(Date, Span)>, front: &[Piece], draft: &mut Draft, tell: &mut Telling) {
    let Some((signed, below)) = signed else { return };
    let mut tell_other = |date: Date, span: Span| {
        tell.left_out(span, &OTHER_DATE, &date.to_string());
    };
    match draft.date {
        None => draft.date = Some(signed),
        Some(date) if date == signed => {}
        Some(date) => match around_title(front).filter(|(headed, _)| *headed == date) {
            Some((headed, above)) => {
                draft.date = Some(signed);
                tell_other(headed, above);
            }
            None => tell_other(signed, below),
        },
    }
}

/// A date on a line of its own around the title.
fn around_title(front: &[Piece]) -> Option<(Date, Span)> {
    front.iter().filter_map(Piece::line).find_map(|line| Some((date::alone(&line.text)?, line.paragraph.span)))
}

/// Takes another day for a notice that has no date of its own.
pub fn guess(document: &Document, pieces: &[Piece], draft: &mut Draft, tell: &mut Telling) {
    if draft.date.is_none() {
        let published = draft.published.map(|time| time.date());
        draft.date = published.or(draft.as_of).or_else(|| latest(pieces)).or(document.modified);
        if let Some(date) = draft.date {
            tell.guessed(None, &DATE_OF_NOTICE, &date.to_string());
        }
    }
    tell_missing_hour(draft, tell);
}

fn latest(pieces: &[Piece]) -> Option<Date> {
    let lines = pieces.iter().filter_map(Piece::line).filter(|line| line.field() != Some(Field::Deadline));
    let dates = lines.flat_map(|line| date::all(&line.text).into_iter().filter(|dated| !is_to_come(&line.text, dated)));
    dates.filter(|dated| !dated.guessed).map(|dated| dated.date).max()
}

/// `受理时间截止到2025年12月10日。`, `2025年12月10日前`: a day that may lie behind that of the notice. `截止2025年12月10日，` is
/// often written for the day up to which it tells.
fn is_to_come(text: &str, dated: &Dated) -> bool {
    let (before, after) = (&text[..dated.start], text[dated.end..].trim_start());
    let is_end = ["截止", "截止到", "截止至", "截止日期为", "截止时间为"].iter().any(|word| before.ends_with(word));
    (is_end && !after.starts_with('，')) || after.starts_with(['前', '止'])
}

/// `发布日期：2025-03-04`: a time of publication has an hour, which nobody gave.
fn tell_missing_hour(draft: &Draft, tell: &mut Telling) {
    if let Some(published) = draft.published.filter(|time| time.time() == Time::MIN) {
        let published = published.strftime("%Y-%m-%d %H:%M").to_string();
        tell.guessed(None, &TIME_OF_PUBLICATION, &published);
    }
}
