//! Lines around a title of which a notice keeps nothing, and how they are told.

use super::lead::kind_of;
use super::page::{is_document_number, is_stamp};
use super::title::is_aside;
use crate::catalogue::import::left_out::{REMARK_BELOW_TITLE, WORDS_OF_PAGE};
use crate::import::draft::Draft;
use crate::import::structure::blanks::without_blanks;
use crate::import::structure::label::Field;
use crate::import::structure::lines::{Line, Piece};
use crate::import::structure::office;
use crate::import::structure::telling::{Telling, shortened};

/// Tells of the lines around the title, and of those that a sheet has for a notice, that are not in the draft.
pub fn tell_left_out<'a>(pieces: impl Iterator<Item = &'a Piece>, draft: &Draft, tell: &mut Telling) {
    let mut of_page = Vec::new();
    for line in pieces.filter_map(Piece::line) {
        if is_aside(line) || !is_kept(line, draft) {
            tell.left_out(line.paragraph.span, &REMARK_BELOW_TITLE, &shortened(&line.text));
        } else if is_of_page(line, draft) {
            of_page.push(line);
        }
    }
    tell_page(&of_page, tell);
}

/// All that a page says of itself, at once: much of it is on every page.
fn tell_page(lines: &[&Line], tell: &mut Telling) {
    let Some(first) = lines.first() else { return };
    let words: Vec<&str> = lines.iter().map(|line| line.text.trim()).collect();
    let words: String = words.join("；").chars().take(LONGEST_OF_PAGE).collect();
    tell.left_out(first.paragraph.span, &WORDS_OF_PAGE, &words);
}

/// In characters; more than a page says of itself.
const LONGEST_OF_PAGE: usize = 400;

/// Whether what a line around the title says is in the draft, or is not worth it: a second number is neither.
pub fn is_kept(line: &Line, draft: &Draft) -> bool {
    let text = line.text.trim();
    let is = |kept: &Option<String>, value: &str| value.is_empty() || kept.as_deref() == Some(value);
    match line.field() {
        Some(Field::Title) => line.value().is_empty() || without_blanks(line.value()) == draft.title,
        Some(Field::IndexNumber) => is(&draft.index_number, line.value()),
        Some(Field::DocumentNumber) => is(&draft.document_number, line.value()),
        Some(Field::Inspector) => is(&draft.inspector, line.value()),
        Some(Field::Issuer) => {
            let name = office::without_seal(line.value());
            let is_own = |issuer: &String| issuer.contains(name) || name.contains(issuer.as_str());
            line.label_word().ends_with("来源") || draft.issuer.as_ref().is_some_and(is_own) || name.is_empty()
        }
        Some(Field::Kind) => line.value().is_empty() || kind_of(line.value()).is_some(),
        Some(Field::Date | Field::AsOf | Field::Published | Field::Feedback | Field::Inspection | Field::Updated) => {
            !says_more_than_dates(line.value())
        }
        Some(Field::Audience) => line.value().is_empty() || says_everybody(line.value()),
        // Who lets a document go out is no button of a page.
        Some(Field::Furniture) => line.label_word() != "签发人" || line.value().is_empty(),
        None if is_document_number(text) => is(&draft.document_number, text),
        _ => true,
    }
}

/// Whether a line around the title is the page's and no field of the notice: who wrote it, how often it was read, where
/// it came from.
fn is_of_page(line: &Line, draft: &Draft) -> bool {
    let says = !line.value().is_empty();
    match line.field() {
        Some(Field::Furniture | Field::Updated) => says,
        Some(Field::Issuer) => says && draft.issuer.as_deref() != Some(office::without_seal(line.value())),
        Some(_) => false,
        None => is_stamp(&line.text),
    }
}

fn says_more_than_dates(value: &str) -> bool {
    let is_of_date = |c: char| {
        c.is_ascii_digit() || "年月日号时分秒星期周一二三四五六七八九十〇零前底初上中下旬午自从起截至到止".contains(c)
    };
    value.chars().filter(|c| c.is_alphanumeric() && !is_of_date(*c)).count() >= SHORTEST_WORD
}

/// In characters.
const SHORTEST_WORD: usize = 2;

/// `公开范围：面向全社会`
fn says_everybody(value: &str) -> bool {
    ["社会", "公众"].iter().any(|word| value.contains(word))
}
