//! Dates in the cells of tables: a column is often narrower than a date, and a line may be broken between any figure
//! and the Chinese character behind it, which leaves `2025年7 / 月10日`. A year stays whole, and so does the rest.

use std::ops::Range;

use super::escape;

/// The class of what stays on one line.
const START: &str = "<span class=\"date\">";
const END: &str = "</span>";

/// Writes a text with each part of its dates in one piece.
pub fn write(html: &mut String, text: &str) {
    let mut written = 0;
    for part in parts(text) {
        escape::text(html, &text[written..part.start]);
        html.push_str(START);
        html.push_str(&text[part.clone()]);
        html.push_str(END);
        written = part.end;
    }
    escape::text(html, &text[written..]);
}

/// The parts of the dates of a text, each of which stays on one line.
pub fn parts(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(next) = text.as_bytes()[at..].iter().position(u8::is_ascii_digit) {
            let start = at + next;
            let end = part_end(text, start);
            at = end.max(start + digits(&text[start..]));
            if end > start {
                return Some(start..end);
            }
        }
        None
    })
}

/// Where the part of a date ends that begins here: `2025年`, `7月10日`, `2025-07-10`. No part: where it begins.
fn part_end(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    let number = digits(rest);
    let behind = &rest[number..];
    let follows = |unit: &str, most: usize| number <= most && behind.starts_with(unit);
    if let Some(length) = iso_length(rest) {
        return start + length;
    }
    if follows("年", 4) || follows("日", 2) {
        return start + number + "年".len();
    }
    if !follows("月", 2) {
        return start;
    }
    let month = number + "月".len();
    let day = digits(&rest[month..]);
    let has_day = (1..=2).contains(&day) && rest[month + day..].starts_with('日');
    start + month + if has_day { day + "日".len() } else { 0 }
}

/// How long `2025-07-10` is, where a text begins with it.
fn iso_length(text: &str) -> Option<usize> {
    let date = text.get(.."2025-07-10".len())?.as_bytes();
    let fits = date.iter().enumerate().all(|(at, byte)| match at {
        4 | 7 => *byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    (fits && digits(&text[date.len()..]) == 0).then_some(date.len())
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let mut html = String::new();
        write(&mut html, text);
        assert_eq!(html.replace(START, "[").replace(END, "]"), expected);
    }

    #[test]
    fn a_year_stays_whole_and_so_does_the_day() {
        check("2025年7月10日至9月30日前", "[2025年][7月10日]至[9月30日]前");
        check("2025年7月、8月", "[2025年][7月]、[8月]");
        check("10日内 & 以后", "[10日]内 &amp; 以后");
        check("2025-07-10，2025-12", "[2025-07-10]，2025-12");
    }

    #[test]
    fn figures_that_are_no_date_stay_as_they_are() {
        for text in ["36 个", "12345年", "2025-07-101", "123月", "0000-5550100", "1-2", "第3", "", "年月日", "2025-"]
        {
            check(text, text);
        }
    }
}
