//! Long runs of digits, as they are typed: in full or half width, with spaces, hyphens and dots between groups, perhaps
//! with an X at the end.

use std::ops::Range;

use super::characters::before;

/// A run of digits that stands for one number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Its digits alone, in half width; a last X is a capital.
    pub text: String,
    /// Where it stands, from its first digit to its last.
    pub range: Range<usize>,
    /// How many digits stand before the first mark that parts two groups.
    pub first_group: usize,
}

/// Shorter runs are no number of a person's.
const SHORTEST: usize = 11;
/// Longer ones are not either, and are not kept.
const LONGEST: usize = 24;

/// More of them in a row part two numbers.
const MOST_SEPARATORS: usize = 3;
/// What a number is called, right before it; behind other letters digits are a part of a code.
const LABELS: &[&str] = &["tel", "phone", "mobile", "mob", "wx", "vx", "weixin", "wechat", "id", "no", "sfz"];

/// All runs of at least eleven digits that are no part of a longer word. Where groups stand side by side nobody can
/// tell where one number ends and the next begins, so each way to read them is a run: in order of their beginnings,
/// the longest first. They are made one by one: a long text of figures has many.
pub fn runs(text: &str) -> impl Iterator<Item = Run> {
    let mut at = 0;
    let rows = std::iter::from_fn(move || {
        loop {
            let start = next_number(text, at)?;
            at = end_of_groups(text, start);
            // Most numbers are short, and cost no more than this look.
            if at - start >= SHORTEST {
                return Some(start);
            }
        }
    });
    rows.flat_map(|start| groups(text, start)).flat_map(|start| readings(text, start))
}

/// The runs that are numbers of some kind, none of which overlap.
pub fn those_that(runs: impl Iterator<Item = Run>, is_one: impl Fn(&Run) -> bool) -> impl Iterator<Item = Run> {
    let mut end = 0;
    runs.filter(move |run| {
        let found = run.range.start >= end && is_one(run);
        if found {
            end = run.range.end;
        }
        found
    })
}

/// The first digit of either width at or after a place.
pub fn next_number(text: &str, from: usize) -> Option<usize> {
    const STEP: usize = 16;
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(step) = bytes.get(at..at + STEP + FULL_WIDTH_DIGIT.len())
        && !has_digit(step)
    {
        at += STEP;
    }
    (at..bytes.len()).find(|at| digit_at(text, *at).is_some())
}

/// What digits of full width begin with, as other marks of full width do.
const FULL_WIDTH_DIGIT: [u8; 2] = [0xEF, 0xBC];

/// Whether a digit begins in a step, of which the last two bytes only show what comes after. Steps without a branch
/// inside are what compilers turn into vector code.
fn has_digit(step: &[u8]) -> bool {
    let bytes = step.iter().zip(&step[1..]).zip(&step[2..]);
    bytes.fold(false, |any, ((first, second), third)| {
        let is_full_width =
            (*first == FULL_WIDTH_DIGIT[0]) & (*second == FULL_WIDTH_DIGIT[1]) & (third.wrapping_sub(0x90) < 10);
        any | first.is_ascii_digit() | is_full_width
    })
}

/// The digit that stands here, and how many bytes it takes.
fn digit_at(text: &str, at: usize) -> Option<(char, usize)> {
    match text.as_bytes().get(at)? {
        digit @ b'0'..=b'9' => Some((char::from(*digit), 1)),
        byte if *byte == FULL_WIDTH_DIGIT[0] => {
            let c = text[at..].chars().next()?;
            let value = (c as u32).checked_sub('０' as u32)?;
            char::from_digit(value, 10).map(|digit| (digit, c.len_utf8()))
        }
        _ => None,
    }
}

/// Past the digits that stand here, and how many they are.
fn past_digits(text: &str, from: usize) -> (usize, usize) {
    let (mut at, mut count) = (from, 0);
    while let Some((_, length)) = digit_at(text, at) {
        at += length;
        count += 1;
    }
    (at, count)
}

/// Where the groups of digits end that begin here.
fn end_of_groups(text: &str, start: usize) -> usize {
    let (mut end, mut count) = past_digits(text, start);
    while let Some(next) = next_group(text, end, count) {
        (end, count) = past_digits(text, next);
    }
    end
}

/// Where the next group of a number begins, after one that ends here with so many digits.
fn next_group(text: &str, end: usize, count: usize) -> Option<usize> {
    let mut at = end;
    for _ in 0..MOST_SEPARATORS {
        match text[at..].chars().next()? {
            c if is_separator(c) => at += c.len_utf8(),
            // `138.1234.5678`, but no decimals, and no address of a machine.
            c @ ('.' | '·') if at == end && (3..=4).contains(&count) => {
                let next = end + c.len_utf8();
                return (3..=4).contains(&past_digits(text, next).1).then_some(next);
            }
            _ => break,
        }
    }
    (at > end && digit_at(text, at).is_some()).then_some(at)
}

/// What parts groups of one number: blanks and dashes of all widths, seen or unseen.
fn is_separator(c: char) -> bool {
    matches!(c, ' ' | '-' | '\u{A0}' | '\u{2002}'..='\u{200B}' | '\u{2010}'..='\u{2015}' | '\u{202F}')
        || matches!(c, '\u{2212}' | '\u{3000}' | '\u{FEFF}' | '－')
}

/// Where the groups of a row begin that a number may begin with.
fn groups(text: &str, first: usize) -> impl Iterator<Item = usize> {
    let next = |at: &usize| {
        let (end, count) = past_digits(text, *at);
        next_group(text, end, count)
    };
    std::iter::successors(Some(first), next).filter(move |at| *at != first || !is_in_word(text, *at))
}

/// The runs that begin with the group that begins here, the longest first.
fn readings(text: &str, start: usize) -> impl Iterator<Item = Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut digits = String::new();
    let mut first_group = 0;
    let mut group = Some(start);
    while let Some(mut end) = group {
        let before = digits.len();
        while let Some((digit, length)) = digit_at(text, end).filter(|_| digits.len() <= LONGEST) {
            digits.push(digit);
            end += length;
        }
        if digits.len() > LONGEST {
            break;
        }
        if before == 0 {
            first_group = digits.len();
        }
        group = next_group(text, end, digits.len() - before);
        if digits.len() >= SHORTEST {
            let mut run = Run { text: digits.clone(), range: start..end, first_group };
            run.take_letter(text);
            if group.is_some() || !goes_on(text, run.range.end) {
                runs.push(run);
            }
        }
    }
    runs.into_iter().rev()
}

impl Run {
    /// The X that may stand for the last digit of an identity number.
    fn take_letter(&mut self, text: &str) {
        if self.text.len() != 17 {
            return;
        }
        let rest = &text[self.range.end..];
        let blanks: usize =
            rest.chars().take(MOST_SEPARATORS).take_while(|c| is_separator(*c)).map(char::len_utf8).sum();
        let letter = rest[blanks..].chars().next().filter(|c| matches!(c, 'x' | 'X' | 'ｘ' | 'Ｘ'));
        let end = letter.map(|letter| self.range.end + blanks + letter.len_utf8());
        // Apart from the digits it may begin a word of its own.
        if let Some(end) = end.filter(|end| blanks == 0 || !goes_on(text, *end)) {
            self.text.push('X');
            self.range.end = end;
        }
    }
}

fn is_in_word(text: &str, start: usize) -> bool {
    match before(text, start) {
        Some('*' | '_') => true,
        // Digits behind a point are decimals.
        Some('.') => before(text, start - 1).is_some_and(|c| c.is_ascii_digit()),
        Some(c) if c.is_ascii_alphanumeric() => !is_label(&text[..start]),
        _ => false,
    }
}

/// Whether a text ends with a word that says what number follows.
fn is_label(text: &str) -> bool {
    LABELS.iter().any(|label| {
        let start = text.len().checked_sub(label.len());
        start.is_some_and(|start| {
            text.get(start..).is_some_and(|end| end.eq_ignore_ascii_case(label))
                && before(text, start).is_none_or(|c| !c.is_ascii_alphanumeric())
        })
    })
}

fn goes_on(text: &str, end: usize) -> bool {
    text.as_bytes().get(end).is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'*' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_wherever_it_stands() {
        for before in 0..40 {
            for number in ["13812345678", "１３８１２３４５６７８"] {
                let text = "，".repeat(before) + number;
                let found: Vec<_> = runs(&text).map(|run| (run.text, run.range)).collect();
                assert_eq!(found, [("13812345678".to_string(), before * "，".len()..text.len())]);
            }
        }
    }

    #[test]
    fn groups_of_digits_are_one_number() {
        let texts = |text: &str| runs(text).map(|run| run.text).collect::<Vec<_>>();
        assert_eq!(texts("622202001234567 8901，a13800138000"), ["6222020012345678901", "622202001234567"]);
        assert_eq!(texts("138-0013-8000x"), Vec::<String>::new());
        assert_eq!(texts("电话 138-0013-8000。"), ["13800138000"]);
    }

    #[test]
    fn a_number_is_found_beside_another() {
        let phones = |text: &str| {
            those_that(runs(text), |run| run.text.len() == 11 && run.first_group >= 3 && run.text.starts_with('1'))
                .map(|run| text[run.range.clone()].to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(phones("13812345678 13987654321"), ["13812345678", "13987654321"]);
        assert_eq!(phones("2025-10-11 138 1234 5678 139-8765-4321"), ["138 1234 5678", "139-8765-4321"]);
        assert_eq!(phones("0379-67798277 13812345678"), ["13812345678"]);
        assert_eq!(phones("a1 13812345678 1"), ["13812345678"]);
        let mut identity = runs("13812345678 11010519491231002x");
        assert!(identity.any(|run| run.text == "11010519491231002X" && run.range == (12..30)));
    }

    #[test]
    fn no_way_of_typing_hides_a_number() {
        let found = |text: &str, number: &str| runs(text).any(|run| run.text == number);
        for text in [
            "１３８１２３４５６７８",
            "138\u{A0}1234\u{A0}5678",
            "138　1234　5678",
            "138—1234—5678",
            "138 - 1234 - 5678",
            "138.1234.5678",
            "138·1234·5678",
            "138\u{200B}12345678",
            "Tel.13812345678",
            "电话TEL13812345678",
            "wx13812345678",
            "１３８－1234－５６７８",
        ] {
            assert!(found(text, "13812345678"), "{text}");
        }
        assert!(found("ID11010519491231002X", "11010519491231002X"));
        assert!(found("１１０１０５１９４９１２３１００２Ｘ", "11010519491231002X"));
        assert!(found("110105 19491231 002 X，", "11010519491231002X"));
        assert!(!found("11010519491231002 XL", "11010519491231002X"));
        for text in
            ["192.168.10.100", "0.13812345678", "A13812345678", "pid13812345678", "138    1234    5678", "1，2，3；"]
        {
            assert!(runs(text).next().is_none(), "{text}");
        }
    }
}
