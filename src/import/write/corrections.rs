//! 更正: those that a notice has stay, and none is written twice.

use crate::model::Correction;
use crate::yaml::quoted;

/// The field with those that a document gives beside those that are there. `None`: it gives no new one.
pub fn field(given: &[Correction], there: &[Correction]) -> Option<String> {
    let is_among = |list: &[Correction], own: &Correction| list.iter().any(|other| are_same(other, own));
    let mut all = there.to_vec();
    let mut is_new = false;
    for own in given.iter().filter(|own| !is_among(there, own)) {
        is_new = true;
        // A word of it was mended.
        match all.iter_mut().find(|other| other.date == own.date && !is_among(given, other)) {
            Some(mended) => mended.text.clone_from(&own.text),
            None => all.push(own.clone()),
        }
    }
    all.sort_by_key(|correction| correction.date);
    is_new.then(|| all.iter().fold("corrections:\n".to_string(), |field, own| field + &item(own)))
}

fn item(correction: &Correction) -> String {
    format!("  - date: {}\n    text: {}\n", correction.date, quoted(&correction.text))
}

/// A document has no line breaks of the file, and blanks of its own.
fn are_same(one: &Correction, other: &Correction) -> bool {
    let words = |correction: &Correction| correction.text.split_whitespace().collect::<String>();
    one.date == other.date && words(one) == words(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(day: i8, text: &str) -> Correction {
        Correction { date: jiff::civil::date(2025, 10, day), text: text.to_string() }
    }

    #[test]
    fn what_is_there_stays_and_nothing_is_said_twice() {
        let there = [of(13, "应为 12 件。"), of(12, "甲")];
        assert_eq!(field(&[of(13, "应为12件。")], &there), None);
        assert_eq!(field(&[], &there), None);
        let expected = "corrections:\n  - date: 2025-10-12\n    text: 甲\n  - date: 2025-10-13\n    text: 应为13件。\n  - date: 2025-10-14\n    text: 乙\n";
        assert_eq!(field(&[of(13, "应为13件。"), of(14, "乙")], &there).as_deref(), Some(expected));
    }
}
