//! Dates in a running text, in whatever way they are written.

use std::ops::Range;

use jiff::civil::Date;

use super::characters::{next_digit, past_spaces};

/// A date, or a part of one, as it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub range: Range<usize>,
    pub year: Option<i16>,
    pub month: Option<u8>,
    pub day: Option<u8>,
    pub form: Form,
    /// Whether the month or the day has a zero before it.
    pub leading_zero: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `2025年4月25日`
    Words,
    /// `25年4月`: the year has two digits.
    ShortYear,
    /// `2025-04-25`, `2025.4.25`, `2025/4/25`
    Separated,
}

/// What four digits are a year; others are a count of something.
const YEARS: Range<u32> = 1900..2200;

impl Written {
    /// The day, where it is given whole and exists.
    pub fn date(&self) -> Option<Date> {
        Date::new(self.year?, self.month? as i8, self.day? as i8).ok()
    }

    /// Whether there is such a day or month in some year.
    pub fn exists(&self) -> bool {
        // Without a year, the twenty-ninth of February gets its chance.
        let year = self.year.unwrap_or(2024);
        match (self.month, self.day) {
            (Some(month), Some(day)) => Date::new(year, month as i8, day.min(99) as i8).is_ok(),
            (Some(month), None) => (1..=12).contains(&month),
            (None, _) => true,
        }
    }
}

/// All dates of a text, in order. `4月25日` without a year is one; a bare year is one with a year alone.
pub fn read(text: &str) -> Vec<Written> {
    let bytes = text.as_bytes();
    let mut dates: Vec<Written> = Vec::new();
    let mut at = 0;
    while let Some(start) = next_digit(bytes, at) {
        // `11月15日-1月10日` is a period, and `B-15` a code.
        let ends_period = text[..start].strip_suffix('-').is_some_and(|text| text.ends_with(['年', '月', '日']));
        let after_word = start > 0
            && !ends_period
            && (bytes[start - 1].is_ascii_alphanumeric() || matches!(bytes[start - 1], b'.' | b'-' | b'/' | b'_'));
        let length = digits(bytes, start);
        let found = if after_word { None } else { separated(text, start).or_else(|| in_words(text, start)) };
        match found {
            Some(date) => {
                at = date.range.end;
                dates.push(date);
            }
            None => at = start + length,
        }
    }
    dates
}

fn digits(bytes: &[u8], from: usize) -> usize {
    bytes[from.min(bytes.len())..].iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// `2025-04-25` and its like: one separator, and no more numbers behind it, as an address or a version has.
fn separated(text: &str, start: usize) -> Option<Written> {
    let bytes = text.as_bytes();
    let (year, at) = number(text, start, 4..=4)?;
    let separator = *bytes.get(at).filter(|byte| matches!(byte, b'-' | b'.' | b'/'))?;
    let (month, at_month) = number(text, at + 1, 1..=2)?;
    if bytes.get(at_month) != Some(&separator) {
        return None;
    }
    let (day, end) = number(text, at_month + 1, 1..=2)?;
    let continues = bytes
        .get(end)
        .is_some_and(|byte| byte.is_ascii_alphanumeric() || (*byte == separator && digits(bytes, end + 1) > 0));
    let plausible = YEARS.contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    (plausible && !continues).then_some(Written {
        range: start..end,
        year: Some(year as i16),
        month: Some(month as u8),
        day: Some(day as u8),
        form: Form::Separated,
        leading_zero: false,
    })
}

/// `2025年4月25日`, or a part of it.
fn in_words(text: &str, start: usize) -> Option<Written> {
    let mut date =
        Written { range: start..start, year: None, month: None, day: None, form: Form::Words, leading_zero: false };
    let (first, at) = number(text, start, 1..=4)?;
    let mut next = past_spaces(text, at);
    let length = at - start;
    let mut month_start = start;
    if text[next..].starts_with('年') && (length == 4 || length == 2) {
        if length == 4 && !YEARS.contains(&first) {
            return None;
        }
        date.year = (length == 4).then_some(first as i16);
        if length == 2 {
            date.form = Form::ShortYear;
        }
        next += "年".len();
        date.range.end = next;
        month_start = past_spaces(text, next);
    }
    let month = number(text, month_start, 1..=2).and_then(|(month, at)| {
        let next = past_spaces(text, at);
        text[next..].starts_with('月').then_some((month, at, next + "月".len()))
    });
    let Some((month, month_end, next)) = month else {
        // Two digits before 年 are a span of time, not a year, unless a month follows.
        return date.year.map(|_| date);
    };
    date.month = Some(month as u8);
    date.leading_zero = month_end - month_start == 2 && text.as_bytes()[month_start] == b'0';
    date.range.end = next;
    let day_start = past_spaces(text, next);
    if let Some((day, at)) = number(text, day_start, 1..=2) {
        let next = past_spaces(text, at);
        if let Some(mark) = ["日", "号"].into_iter().find(|mark| text[next..].starts_with(mark)) {
            date.day = Some(day as u8);
            date.leading_zero |= at - day_start == 2 && text.as_bytes()[day_start] == b'0';
            date.range.end = next + mark.len();
        }
    }
    Some(date)
}

fn number(text: &str, start: usize, length: std::ops::RangeInclusive<usize>) -> Option<(u32, usize)> {
    let count = digits(text.as_bytes(), start);
    (length.contains(&count)).then(|| text[start..start + count].parse().ok().map(|value| (value, start + count)))?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let show = |date: &Written| {
            format!(
                "{} {:?} {:?} {:?} {:?} {}",
                &text[date.range.clone()],
                date.year,
                date.month,
                date.day,
                date.form,
                date.leading_zero
            )
            .replace("None", "-")
            .replace("Some(", "")
            .replace(')', "")
        };
        assert_eq!(read(text).iter().map(show).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn dates_are_read_in_every_form() {
        check("2025年4月25日，04月05日", &["2025年4月25日 2025 4 25 Words false", "04月05日 - 4 5 Words true"]);
        check("2024 年 10 月以来", &["2024 年 10 月 2024 10 - Words false"]);
        check("2025-04-25、2025.4.5", &["2025-04-25 2025 4 25 Separated false", "2025.4.5 2025 4 5 Separated false"]);
        check("11月5日-1月10日", &["11月5日 - 11 5 Words false", "1月10日 - 1 10 Words false"]);
        check("25年4月", &["25年4月 - 4 - ShortYear false"]);
        check("2024 年度，2 年", &["2024 年 2024 - - Words false"]);
    }

    #[test]
    fn numbers_that_only_look_like_dates_are_none() {
        check("10.20.30.40 1.2025.4.5.6 2025.4.5.6 a2025-04-05 13812345678 3个月", &[]);
    }
}
