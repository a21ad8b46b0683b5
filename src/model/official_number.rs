//! Official numbers: `一、` `（一）` `1.` `（1）`, written by the generator and never typed.
//!
//! The order of levels is that of GB/T 9704-2012. A number that an author typed all the same gives way to the one
//! that is written.

use std::fmt::Write;

/// The number of the `n`th heading at an official level; none past the fourth level.
pub fn number(level: u8, n: usize) -> Option<String> {
    let (before, after) = match level {
        1 => ("", "、"),
        2 | 4 => ("（", "）"),
        3 => ("", "."),
        _ => return None,
    };
    let mut number = String::with_capacity(24);
    number.push_str(before);
    if level <= 2 {
        push_chinese(&mut number, n);
    } else {
        push_arabic(&mut number, n);
    }
    number.push_str(after);
    Some(number)
}

fn push_arabic(number: &mut String, n: usize) {
    // Writing to a String cannot fail.
    let _ = write!(number, "{n}");
}

/// Takes a typed number off the front of a heading: `（一）城市…` becomes `城市…`. `1.5万亩` and `一是…` stay.
pub fn strip_number(text: &str) -> &str {
    match number_length(text) {
        Some(length) => {
            let rest = text[length..].trim_start();
            if rest.is_empty() { text } else { rest }
        }
        None => text,
    }
}

/// Takes a typed number off a title.
pub fn drop_number(title: &mut String) {
    let typed = title.len() - strip_number(title).len();
    title.drain(..typed);
}

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// Counting numbers in Chinese, up to 9999.
fn push_chinese(written: &mut String, n: usize) {
    if n == 0 || n > 9999 {
        return push_arabic(written, n);
    }
    let start = written.len();
    let mut gap = false;
    for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = n / unit % 10;
        if digit == 0 {
            gap = written.len() > start;
            continue;
        }
        if gap {
            written.push('零');
            gap = false;
        }
        if !(unit == 10 && digit == 1 && written.len() == start) {
            written.push(DIGITS[digit]);
        }
        written.push_str(name);
    }
}

fn number_length(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    // ① ⑴ ⒈ ㈠, each one character.
    if matches!(first, '\u{2460}'..='\u{249B}' | '\u{3220}'..='\u{3229}') {
        return Some(with_mark(text, first.len_utf8()));
    }
    if matches!(first, '（' | '(') {
        let inner = &text[first.len_utf8()..];
        let length = figures(inner).or_else(|| numerals(inner))?;
        let close = inner[length..].chars().next().filter(|c| is_closing(*c))?;
        return Some(with_mark(text, first.len_utf8() + length + close.len_utf8()));
    }
    if let Some(length) = numerals(text) {
        let marked = length + mark(&text[length..])?;
        // 一、二级市场 is a range, 一.二 a fraction.
        let goes_on =
            |next: char| is_numeral(next) && (!text[..marked].ends_with('、') || follows(&text[..length], next));
        return (!text[marked..].starts_with(goes_on)).then_some(marked);
    }
    let length = figures(text)?;
    let close = text[length..].chars().next().filter(|c| is_closing(*c));
    let marked = length + close.map(char::len_utf8).or_else(|| mark(&text[length..]))?;
    (!text[marked..].starts_with(is_figure)).then_some(marked)
}

fn is_closing(c: char) -> bool {
    matches!(c, '）' | ')')
}

/// How long the mark behind a number is, with the blanks before it.
fn mark(rest: &str) -> Option<usize> {
    let marked = rest.trim_start_matches([' ', '\u{3000}']);
    let mark = marked.chars().next().filter(|c| matches!(c, '、' | '.' | '．'))?;
    Some(rest.len() - marked.len() + mark.len_utf8())
}

/// A number that needs no mark behind it may have one: `（一）、`.
fn with_mark(text: &str, length: usize) -> usize {
    length + mark(&text[length..]).unwrap_or(0)
}

/// One to three figures; four are a year.
fn figures(text: &str) -> Option<usize> {
    let written = text.len() - text.trim_start_matches(is_figure).len();
    (1..=3).contains(&text[..written].chars().count()).then_some(written)
}

/// Some input methods write figures as wide as characters.
fn is_figure(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

fn numerals(text: &str) -> Option<usize> {
    let count = text.chars().take_while(|&c| is_numeral(c)).count();
    (1..=5).contains(&count).then_some(count * '一'.len_utf8())
}

fn is_numeral(c: char) -> bool {
    matches!(c, '十' | '百' | '〇') || DIGITS.contains(&c)
}

fn follows(numeral: &str, next: char) -> bool {
    let value = |c| DIGITS.iter().position(|&digit| digit == c);
    let mut characters = numeral.chars();
    match (characters.next().and_then(value), characters.next()) {
        (Some(value_before), None) => value(next) == Some(value_before + 1),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_in_official_documents() {
        for (level, n, expected) in [
            (1, 1, "一、"),
            (1, 10, "十、"),
            (2, 12, "（十二）"),
            (2, 20, "（二十）"),
            (1, 105, "一百零五、"),
            (2, 110, "（一百一十）"),
            (1, 2010, "二千零一十、"),
            (2, 10_000, "（10000）"),
            (3, 3, "3."),
            (4, 11, "（11）"),
        ] {
            assert_eq!(number(level, n).as_deref(), Some(expected));
        }
        assert_eq!(number(5, 1), None);
    }

    #[test]
    fn typed_numbers_come_off_and_other_figures_stay() {
        for (text, rest) in [
            ("（一）城市绿化", "城市绿化"),
            ("(十二) 城市", "城市"),
            ("一、整改", "整改"),
            ("十一、 整改", "整改"),
            ("1. 整改", "整改"),
            ("1．整改", "整改"),
            ("12、整改", "整改"),
            ("（1）整改", "整改"),
            ("(1)整改", "整改"),
            ("①整改", "整改"),
            ("（一）、整改", "整改"),
            ("⑴．整改", "整改"),
            ("一．整改", "整改"),
            ("十. 整改", "整改"),
            ("三 、整改", "整改"),
            ("１．整改", "整改"),
            ("（１２）整改", "整改"),
            ("1）整改", "整改"),
            ("2) 整改", "整改"),
            ("1.5万亩", "1.5万亩"),
            ("2025年工作", "2025年工作"),
            ("2025.10.1", "2025.10.1"),
            ("一是加强", "一是加强"),
            ("三重一大", "三重一大"),
            ("一、二级市场", "一、二级市场"),
            ("三．五万亩", "三．五万亩"),
            ("３．５万亩", "３．５万亩"),
            ("２０２５．１０", "２０２５．１０"),
            ("1、2号楼", "1、2号楼"),
            ("（2025）12号", "（2025）12号"),
            ("一、", "一、"),
            ("", ""),
        ] {
            assert_eq!(strip_number(text), rest, "{text}");
        }
    }
}
