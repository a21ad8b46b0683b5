//! 整改结果 of an issue: taken from its label, or guessed from its title and text.

use super::issue::push_body;
use super::reading::Reading;
use crate::catalogue::import::fields::STATUS_OF_ISSUE;
use crate::catalogue::import::findings::{STATUS_DIFFERS, STATUS_UNKNOWN};
use crate::import::draft::{DraftIssue, Element};
use crate::import::structure::label::Label;
use crate::import::structure::lines::Line;
use crate::import::structure::status::{
    aside, first_clause, is_status, means_status, of_label, says_all, status_of, status_sentence, without_stop, word_in,
};
use crate::import::structure::telling::shortened;
use crate::model::status::{StatusKind, StatusWords};
use crate::source::Span;

/// The word that stands where a document says nothing: it claims the least.
const UNSTATED: &str = "正在整改";

/// Takes the word that stands there; where the word is not known, one that is known and stands in it.
pub fn take_status(issue: &mut DraftIssue, line: &Line, reading: &mut Reading) {
    if without_stop(line.value()).is_empty() {
        return;
    }
    let Some(stated) = of_label(line, reading.statuses) else {
        push_body(issue, line, false);
        return;
    };
    if !stated.is_clear {
        tell_guessed(line.paragraph.span, &stated.word, reading);
    }
    issue.status = stated.word;
    // What more it says is not lost.
    if !says_all(line, reading.statuses) {
        push_body(issue, line, false);
    }
}

/// No label says how far it is: the title's aside, the heading above, or a sentence may.
pub fn guess_status(issue: &mut DraftIssue, reading: &mut Reading) {
    let is_said = takes_aside_of_title(issue, reading)
        || takes_state_above(issue, reading)
        || takes_aside_of_text(issue, reading)
        || takes_sentences(issue, reading)
        || takes_end_or_beginning(issue, reading);
    if !is_said {
        leave_unstated(issue, reading);
    }
}

fn set_guessed(issue: &mut DraftIssue, word: String, reading: &mut Reading) {
    tell_guessed(issue.span, &word, reading);
    issue.status = word;
}

fn tell_guessed(span: Span, word: &str, reading: &mut Reading) {
    reading.tell.guessed(span, &STATUS_OF_ISSUE, word);
}

/// `管网老化（已完成）`
fn takes_aside_of_title(issue: &mut DraftIssue, reading: &mut Reading) -> bool {
    let Some((start, aside)) = aside(&issue.title) else { return false };
    let clause = first_clause(aside);
    let Some(word) = status_of(clause, reading.statuses) else { return false };
    if word != aside {
        tell_guessed(issue.span, &word, reading);
    }
    if clause == aside {
        let length = issue.title[..start].trim_end_matches(['。', ' ']).len();
        issue.title.truncate(length);
    }
    issue.status = word;
    true
}

fn takes_state_above(issue: &mut DraftIssue, reading: &mut Reading) -> bool {
    let state = reading.state.filter(|state| is_status(state, reading.statuses));
    state.inspect(|state| set_guessed(issue, state.to_string(), reading)).is_some()
}

fn takes_aside_of_text(issue: &mut DraftIssue, reading: &mut Reading) -> bool {
    let text: String = texts(issue).collect();
    let aside = aside(text.trim_end()).filter(|(_, aside)| is_status(aside, reading.statuses));
    aside.inspect(|(_, aside)| issue.status = aside.to_string()).is_some()
}

/// `该问题已整改。` in any paragraph; where they differ, the one that claims less.
fn takes_sentences(issue: &mut DraftIssue, reading: &mut Reading) -> bool {
    let said: Vec<String> = texts(issue).rev().filter_map(|text| status_sentence(&text, reading.statuses)).collect();
    let least = said.iter().find(|word| claims_less(word, reading.statuses)).or(said.first()).cloned();
    let Some(word) = least else { return false };
    tell_differing(issue, &said, &word, reading);
    set_guessed(issue, word, reading);
    true
}

/// `……，已完成整改并验收。`, or an account that begins with `已完成，`.
fn takes_end_or_beginning(issue: &mut DraftIssue, reading: &mut Reading) -> bool {
    const CERTAIN: [&str; 10] = [
        "已完成整改", "已整改到位", "整改到位", "已全部整改", "已销号", "长期坚持", "正在整改", "持续整改", "正在推进",
        "持续推进",
    ];
    let end = texts(issue).rev().find_map(|text| {
        let last = text.trim_end().trim_end_matches('。').rsplit(['。', '；']).next().unwrap_or_default();
        let is_certain = CERTAIN.iter().any(|phrase| last.contains(phrase));
        is_certain.then(|| word_in(last, reading.statuses)).flatten()
    });
    let opening = opening(issue);
    let clause = first_clause(&opening);
    let beginning = || status_of(clause, reading.statuses).filter(|_| clause.chars().count() > 1);
    let Some(word) = end.or_else(beginning) else { return false };
    set_guessed(issue, word, reading);
    true
}

fn texts(issue: &DraftIssue) -> impl DoubleEndedIterator<Item = String> {
    issue.body.iter().filter_map(|element| match element {
        Element::Paragraph(paragraph) => Some(paragraph.text()),
        _ => None,
    })
}

/// The sentence that the account of an issue begins with, behind its label.
fn opening(issue: &DraftIssue) -> String {
    let text = texts(issue).next().unwrap_or_default();
    let start = Label::find(&text).map_or(0, |label| label.value);
    text[start..].split('。').next().unwrap_or_default().trim().to_string()
}

/// Where a part is not done, the whole is not.
fn claims_less(word: &str, words: &StatusWords) -> bool {
    matches!(words.meaning(word), Some(StatusKind::Ongoing | StatusKind::NotDone))
}

/// Several paragraphs that do not say the same of how far an issue is may be several issues. `said` begins with the last.
fn tell_differing(issue: &DraftIssue, said: &[String], read: &str, reading: &mut Reading) {
    let mut words: Vec<&str> = Vec::new();
    for word in said {
        if !words.iter().any(|known| means_status(known, word, reading.statuses)) {
            words.push(word);
        }
    }
    if words.len() > 1 {
        let finding = reading.tell.finding(&STATUS_DIFFERS, issue.span);
        let values = words.iter().rev().copied().collect::<Vec<_>>().join("、");
        let finding = finding.with("title", shortened(&issue.title)).with("values", values);
        reading.tell.push(finding.with("value", read));
    }
}

/// Nothing says how far it is.
fn leave_unstated(issue: &mut DraftIssue, reading: &mut Reading) {
    let finding = reading.tell.finding(&STATUS_UNKNOWN, issue.span);
    reading.tell.push(finding.with("value", UNSTATED).with("title", shortened(&issue.title)));
    issue.status = UNSTATED.to_string();
}
