//! Dates as people write them.
//!
//! 成文日期, 发布时间 and the time of generation are three things; none of them is ever taken from a clock here.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;

use crate::catalogue::Language;

/// Chinese official documents are dated in Beijing time.
pub const BEIJING: Offset = Offset::constant(8);
/// The same as it is written.
pub const OFFSET: &str = "+08:00";

/// What the clocks in Beijing show at a moment.
pub fn in_beijing(moment: Timestamp) -> DateTime {
    BEIJING.to_datetime(moment)
}

pub const MONTHS: [&str; 12] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
];

/// `2025年4月5日` (GB/T 9704: Arabic numerals, no leading zero), or `5 April 2025`.
pub fn in_words(date: Date, language: Language) -> String {
    match language {
        Language::Zh => {
            let mut words = String::with_capacity("2025年12月31日".len());
            for (number, unit) in [(date.year(), "年"), (date.month().into(), "月"), (date.day().into(), "日")] {
                push_number(&mut words, number.unsigned_abs(), 1);
                words.push_str(unit);
            }
            words
        }
        Language::En => format!("{} {} {}", date.day(), MONTHS[date.month() as usize - 1], date.year()),
    }
}

/// `2025年4月5日 09:00`
pub fn time_in_words(time: DateTime, language: Language) -> String {
    let mut words = in_words(time.date(), language);
    words.push(' ');
    push_clock(&mut words, &[time.hour(), time.minute()]);
    words
}

/// `2025-04-05`
pub fn iso(date: Date) -> String {
    let mut iso = String::with_capacity("2025-04-05".len());
    push_iso(&mut iso, date);
    iso
}

pub fn push_iso(text: &mut String, date: Date) {
    let year = date.year().unsigned_abs();
    let (century, year) = ((year / 100) as u8, (year % 100) as u8);
    let parts = [century, year, date.month().unsigned_abs(), date.day().unsigned_abs()];
    let [[a, b], [c, d], [e, f], [g, h]] = parts.map(|part| [b'0' + part / 10, b'0' + part % 10]);
    let iso = [a, b, c, d, b'-', e, f, b'-', g, h];
    text.push_str(str::from_utf8(&iso).expect("digits are ASCII"));
}

/// `09:00`
fn push_clock(text: &mut String, parts: &[i8]) {
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            text.push(':');
        }
        push_number(text, part.unsigned_abs().into(), 2);
    }
}

/// Writes a number with at least so many digits. Every issue has several dates, and the general way to write
/// one takes ten times as long.
fn push_number(text: &mut String, number: u16, digits: usize) {
    if number > 9 || digits > 1 {
        push_number(text, number / 10, digits.saturating_sub(1));
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}

/// `2025-04-05T09:00:00+08:00` (RFC 3339)
pub fn iso_time(time: DateTime) -> String {
    let mut text = String::with_capacity("2025-04-05T09:00:00+08:00".len());
    push_iso(&mut text, time.date());
    text.push('T');
    push_clock(&mut text, &[time.hour(), time.minute(), time.second()]);
    text.push_str(OFFSET);
    text
}

/// `2025-04-05 09:00`: the form of PubDate in 国办发〔2017〕47号.
pub fn page_label(time: DateTime) -> String {
    let mut label = String::with_capacity("2025-04-05 09:00".len());
    push_iso(&mut label, time.date());
    label.push(' ');
    push_clock(&mut label, &[time.hour(), time.minute()]);
    label
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_have_no_leading_zero_in_words() {
        let time = jiff::civil::date(2025, 4, 5).at(9, 0, 0, 0);
        assert_eq!(in_words(time.date(), Language::Zh), "2025年4月5日");
        assert_eq!(in_words(time.date(), Language::En), "5 April 2025");
        assert_eq!(iso_time(time), "2025-04-05T09:00:00+08:00");
        assert_eq!(page_label(time), "2025-04-05 09:00");
    }
}
