//! Long runs of digits, as they are typed: with spaces and hyphens between groups, perhaps with an X at the end.

use std::ops::Range;

use super::characters::next_digit;

/// A run of digits that stands for one number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Its digits alone; a last X is a capital.
    pub text: String,
    /// Where it stands, from its first digit to its last.
    pub range: Range<usize>,
    /// How many digits stand before the first space or hyphen.
    pub first_group: usize,
}

/// Shorter runs are no number of a person's.
const SHORTEST: usize = 11;
/// Longer ones are not either, and are not kept.
const LONGEST: usize = 40;

/// All runs of at least eleven digits that are no part of a longer word. Where groups stand side by side nobody can
/// tell where one number ends and the next begins, so each way to read them is a run: in order of their beginnings,
/// the longest first.
pub fn runs(text: &str) -> Vec<Run> {
    let bytes = text.as_bytes();
    let mut runs = Vec::new();
    let mut at = 0;
    while let Some(start) = next_digit(bytes, at) {
        at = end_of_groups(bytes, start);
        // Most numbers are short, and cost no more than this look.
        if at - start < SHORTEST {
            continue;
        }
        let groups = groups(bytes, start..at);
        for (first, group) in groups.iter().enumerate() {
            if first > 0 || !is_in_word(bytes, group.start) {
                readings(bytes, &groups[first..], &mut runs);
            }
        }
    }
    runs
}

/// The runs that are numbers of some kind, none of which overlap.
pub fn those_that(runs: &[Run], is_one: impl Fn(&Run) -> bool) -> impl Iterator<Item = &Run> {
    let mut end = 0;
    runs.iter().filter(move |run| {
        let found = run.range.start >= end && is_one(run);
        if found {
            end = run.range.end;
        }
        found
    })
}

/// Where the groups of digits end that begin here, which one space or hyphen parts.
fn end_of_groups(bytes: &[u8], start: usize) -> usize {
    let mut end = start;
    loop {
        match bytes.get(end) {
            Some(byte) if byte.is_ascii_digit() => end += 1,
            Some(b' ' | b'-') if bytes.get(end + 1).is_some_and(u8::is_ascii_digit) => end += 1,
            _ => return end,
        }
    }
}

fn groups(bytes: &[u8], range: Range<usize>) -> Vec<Range<usize>> {
    let mut start = range.start;
    let parts = bytes[range].split(|byte| !byte.is_ascii_digit());
    parts
        .map(|group| {
            let range = start..start + group.len();
            start = range.end + 1;
            range
        })
        .collect()
}

/// The runs that begin with the first group, the longest first.
fn readings(bytes: &[u8], groups: &[Range<usize>], runs: &mut Vec<Run>) {
    let found = runs.len();
    let mut text = String::new();
    for (at, group) in groups.iter().enumerate() {
        if text.len() + group.len() > LONGEST {
            break;
        }
        text.extend(bytes[group.clone()].iter().map(|digit| char::from(*digit)));
        let mut run = Run { text: text.clone(), range: groups[0].start..group.end, first_group: groups[0].len() };
        let is_last = at + 1 == groups.len();
        if is_last && run.text.len() == 17 && matches!(bytes.get(group.end), Some(b'x' | b'X')) {
            run.text.push('X');
            run.range.end += 1;
        }
        if run.text.len() >= SHORTEST && !(is_last && goes_on(bytes, run.range.end)) {
            runs.push(run);
        }
    }
    runs[found..].reverse();
}

fn is_in_word(bytes: &[u8], start: usize) -> bool {
    start > 0 && (bytes[start - 1].is_ascii_alphanumeric() || matches!(bytes[start - 1], b'*' | b'_' | b'.'))
}

fn goes_on(bytes: &[u8], end: usize) -> bool {
    bytes.get(end).is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'*' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_of_digits_are_one_number() {
        let texts = |text: &str| runs(text).into_iter().map(|run| run.text).collect::<Vec<_>>();
        assert_eq!(texts("622202001234567 8901，a13800138000"), ["6222020012345678901", "622202001234567"]);
        assert_eq!(texts("138-0013-8000x"), Vec::<String>::new());
        assert_eq!(texts("电话 138-0013-8000。"), ["13800138000"]);
    }

    #[test]
    fn a_number_is_found_beside_another() {
        let phones = |text: &str| {
            let runs = runs(text);
            those_that(&runs, |run| run.text.len() == 11 && run.first_group >= 3 && run.text.starts_with('1'))
                .map(|run| text[run.range.clone()].to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(phones("13812345678 13987654321"), ["13812345678", "13987654321"]);
        assert_eq!(phones("2025-10-11 138 1234 5678 139-8765-4321"), ["138 1234 5678", "139-8765-4321"]);
        assert_eq!(phones("0379-67798277 13812345678"), ["13812345678"]);
        assert_eq!(phones("a1 13812345678 1"), ["13812345678"]);
        let identity = runs("13812345678 11010519491231002x");
        assert!(identity.iter().any(|run| run.text == "11010519491231002X" && run.range == (12..30)));
    }
}
