//! A text that is nearly the one that should stand here: one character is another, is missing, or stands twice.

use super::characters::is_han;

/// How much of a text is `expected` with one such fault, in bytes; `None`: it is right, or something else.
pub fn length(text: &str, expected: &str) -> Option<usize> {
    if text.starts_with(expected) {
        return None;
    }
    let equal = text.chars().zip(expected.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let (rest, missing) = (&text[equal..], &expected[equal..]);
    let (found, meant) = (rest.chars().next()?, missing.chars().next()?);
    if !is_han(found) || !is_han(meant) {
        return None;
    }
    let (behind_found, behind_meant) = (&rest[found.len_utf8()..], &missing[meant.len_utf8()..]);
    if behind_found.starts_with(behind_meant) {
        return Some(equal + found.len_utf8() + behind_meant.len());
    }
    let is_inside = equal > 0 && !behind_meant.is_empty();
    if is_inside && rest.starts_with(behind_meant) {
        return Some(equal + behind_meant.len());
    }
    let is_twice = text[..equal].ends_with(found) && behind_found.starts_with(missing);
    is_twice.then(|| equal + found.len_utf8() + missing.len())
}

/// The same of what stands at the end of a text, for a character that is another.
pub fn length_before(text: &str, expected: &str) -> Option<usize> {
    let mut pairs = text.chars().rev().zip(expected.chars().rev());
    let is_whole = text.chars().rev().take(expected.chars().count()).count() == expected.chars().count();
    let other = pairs.by_ref().find(|(a, b)| a != b)?;
    let is_one = is_whole && is_han(other.0) && is_han(other.1) && pairs.all(|(a, b)| a == b);
    is_one.then(|| expected.len() - other.1.len_utf8() + other.0.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_character_may_be_wrong_missing_or_twice() {
        let whole = "中国特色社会主义思想";
        let found = |text: &'static str| length(text, whole).map(|end| &text[..end]);
        assert_eq!(found("中国特色社会主意思想，"), Some("中国特色社会主意思想"));
        assert_eq!(found("中国特社会主义思想。"), Some("中国特社会主义思想"));
        assert_eq!(found("中国特色社会会主义思想。"), Some("中国特色社会会主义思想"));
        for other in [
            "中国特色社会主义思想",
            "中国特色社会主义",
            "中国特色，社会主义思想",
            "中国的路线",
            "",
            "新中国特色社会主义思想",
        ] {
            assert_eq!(found(other), None, "{other}");
        }
    }

    #[test]
    fn before_a_word_one_character_may_be_wrong() {
        assert_eq!(length_before("坚持以习进平同志", "以习近平同志"), Some("以习进平同志".len()));
        for other in ["坚持以习近平同志", "以江泽民同志", "近平同志", "，习近平同志"] {
            assert_eq!(length_before(other, "以习近平同志"), None, "{other}");
        }
    }
}
