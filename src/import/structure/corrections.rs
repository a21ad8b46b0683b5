//! 更正: what was corrected since, as our own documents and pages print it. It is a field of a notice, and no text.

use super::date;
use crate::import::document::{Inline, Mark, Paragraph, Text};
use crate::import::draft::{Draft, Element};
use crate::model::Correction;

/// What one begins with, the longer word first.
const WORDS: [&str; 3] = ["更正", "Corrections", "Correction"];

/// Takes them out of the text of the notice, and off the end of its last issue, where nothing says that they stand
/// behind it.
pub fn take(draft: &mut Draft) {
    let mut taken = Vec::new();
    let of_notice = draft.date;
    // One that is older than its notice is none.
    let read = |element: &Element| of_element(element).filter(|own| of_notice.is_none_or(|date| own.date >= date));
    draft.body.retain(|element| match read(element) {
        Some(correction) => {
            taken.push(correction);
            false
        }
        None => true,
    });
    if let Some(last) = draft.issues.last_mut() {
        let count = last.body.iter().rev().map_while(read).count();
        let tail = last.body.split_off(last.body.len() - count);
        taken.extend(tail.iter().filter_map(read));
    }
    taken.sort_by_key(|correction| correction.date);
    draft.corrections = taken;
}

fn of_element(element: &Element) -> Option<Correction> {
    match element {
        Element::Paragraph(paragraph) if is_plain(paragraph) => correction(&paragraph.text()),
        _ => None,
    }
}

/// Whether a field can hold all that a paragraph shows.
fn is_plain(paragraph: &Paragraph) -> bool {
    let is_words = |inline: &Inline| matches!(inline, Inline::Text(Text { link: None, struck: false, .. }));
    paragraph.mark == Mark::Body && paragraph.boxed.is_none() && paragraph.inlines.iter().all(is_words)
}

/// `更正（2025年10月13日）：责任单位应为供水科。`, `更正 2025年10月13日：……`
fn correction(text: &str) -> Option<Correction> {
    let rest = WORDS.iter().find_map(|word| text.strip_prefix(word))?;
    let (day, text) = rest.split_once(['：', ':'])?;
    let text = text.trim();
    (!text.is_empty()).then_some(Correction { date: date::alone(day)?, text: text.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_correction_names_its_day() {
        let of = |text: &str| correction(text).map(|own| (own.date.to_string(), own.text));
        for text in [
            "更正（2025年10月13日）：应为12件。",
            "更正 2025年10月13日：应为12件。",
            "Correction (13 October 2025): 应为12件。",
        ] {
            assert_eq!(of(text), Some(("2025-10-13".to_string(), "应为12件。".to_string())), "{text}");
        }
        for text in [
            "更正：应为12件。",
            "更正（2025年10月）：应为12件。",
            "更正（2025年10月13日）：",
            "更正后2025年10月13日：一",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
