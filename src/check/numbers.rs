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
}

/// Shorter runs are no number of a person's.
const SHORTEST: usize = 11;
/// Longer ones are not either, and are not kept.
const LONGEST: usize = 40;

/// All runs of at least eleven digits that are no part of a longer word.
pub fn runs(text: &str) -> Vec<Run> {
    let bytes = text.as_bytes();
    let mut runs = Vec::new();
    let mut at = 0;
    while let Some(start) = next_digit(bytes, at) {
        let (digits, end) = run(bytes, start);
        at = end;
        let in_word =
            start > 0 && (bytes[start - 1].is_ascii_alphanumeric() || matches!(bytes[start - 1], b'*' | b'_' | b'.'));
        let goes_on = bytes.get(end).is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'*' | b'_'));
        if !in_word && !goes_on && (SHORTEST..=LONGEST).contains(&digits.len()) {
            runs.push(Run { text: digits, range: start..end });
        }
    }
    runs
}

/// The digits from here on, and where they end.
fn run(bytes: &[u8], start: usize) -> (String, usize) {
    let mut digits = String::new();
    let mut at = start;
    loop {
        match bytes.get(at) {
            Some(byte) if byte.is_ascii_digit() => {
                if digits.len() <= LONGEST {
                    digits.push(char::from(*byte));
                }
                at += 1;
            }
            Some(b'x' | b'X') if digits.len() == 17 => {
                digits.push('X');
                return (digits, at + 1);
            }
            // One space or hyphen between groups.
            Some(b' ' | b'-') if bytes.get(at + 1).is_some_and(u8::is_ascii_digit) => at += 1,
            _ => return (digits, at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_of_digits_are_one_number() {
        let texts = |text: &str| runs(text).into_iter().map(|run| run.text).collect::<Vec<_>>();
        assert_eq!(texts("6222 0200 1234 5678 901，a13800138000"), ["6222020012345678901"]);
        assert_eq!(texts("12345 138-0013-8000x"), Vec::<String>::new());
        assert_eq!(texts("电话 138-0013-8000。"), ["13800138000"]);
    }
}
