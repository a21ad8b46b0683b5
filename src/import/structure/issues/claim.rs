//! How many issues the text of a notice speaks of.

use crate::catalogue::import::findings::COUNT_DIFFERS;
use crate::import::draft::Draft;
use crate::import::structure::outline::Item;
use crate::import::structure::telling::Telling;
use crate::source::Span;

pub struct Claim {
    count: usize,
    span: Span,
}

/// The first line that says it: `反馈问题25个`, `反馈了25个问题`.
pub fn of(items: &[Item]) -> Option<Claim> {
    items.iter().filter_map(Item::line).find_map(|line| {
        let count = counted(&line.text.replace(' ', ""))?;
        Some(Claim { count, span: line.paragraph.span })
    })
}

fn counted(text: &str) -> Option<usize> {
    text.match_indices('个').find_map(|(at, _)| {
        let front = text[..at].trim_end_matches(|c: char| c.is_ascii_digit());
        let count = text[front.len()..at].parse().ok()?;
        let near = front.char_indices().rev().take(14).last().map_or(front, |(start, _)| &front[start..]);
        let after: String = text[at..].chars().skip(1).take(4).collect();
        let is_of_inspection = ["反馈", "指出", "查出", "发现"].iter().any(|word| near.contains(word));
        let is_of_issues = after.contains("问题") || near.ends_with("问题");
        (is_of_inspection && is_of_issues).then_some(count)
    })
}

/// Tells where other issues were read than the text speaks of; it may also count the categories.
pub fn tell_differing(claim: Option<Claim>, draft: &Draft, tell: &mut Telling) {
    let Some(Claim { count, span }) = claim else { return };
    if !draft.issues.is_empty() && count != draft.issues.len() && count != draft.categories.len() {
        let finding = tell.finding(&COUNT_DIFFERS, span).with("said", count.to_string());
        tell.push(finding.with("read", draft.issues.len().to_string()));
    }
}
