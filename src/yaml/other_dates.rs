//! Dates and times in the ways in which they are written elsewhere, so that a finding can say what to write instead.
//! Front matter has one way; the meaning of these is sure only because the year comes first and has four figures.

use jiff::civil::{Date, DateTime, Time};

/// What `2025年10月11日`, `2025.10.11`, `2025/10/11`, `2025-6-9` and `20251011` mean, in figures of any width.
pub fn date(text: &str) -> Option<Date> {
    let plain = plain(text);
    let (date, rest) = date_at(&plain)?;
    rest.trim().is_empty().then_some(date)
}

/// The same with a time behind it: `2025-10-11 9:00`, `2025年10月11日9时30分`, `9点`.
pub fn time(text: &str) -> Option<DateTime> {
    let plain = plain(text);
    let (date, rest) = date_at(&plain)?;
    let (hour, rest) = number(rest.trim_start_matches([' ', 'T']), 2)?;
    let (minute, rest) = match rest.strip_prefix([':', '时', '点'])? {
        "" if !rest.starts_with(':') => (0, ""),
        rest => number(rest, 2)?,
    };
    let rest = rest.strip_prefix('分').unwrap_or(rest);
    let time = Time::new(hour.try_into().ok()?, minute.try_into().ok()?, 0, 0).ok()?;
    rest.is_empty().then(|| date.to_datetime(time))
}

/// Without quotes around it, in half-width figures and marks.
fn plain(text: &str) -> String {
    let bare = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '“' | '”' | '‘' | '’' | '。'));
    bare.chars()
        .map(|c| match c {
            '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
            '\u{3000}' => ' ',
            '—' | '–' | '−' | '‐' | '‑' => '-',
            _ => c,
        })
        .collect()
}

fn date_at(text: &str) -> Option<(Date, &str)> {
    let (year, rest) = number(text, 4).filter(|(year, _)| *year >= 1000)?;
    let is_apart = rest.starts_with(' ');
    let rest = rest.trim_start();
    let mark = rest.chars().next()?;
    let (month, day, rest) = if mark.is_ascii_digit() && !is_apart {
        let (month_and_day, rest) = rest.split_at_checked(4)?;
        let both: i16 = month_and_day.parse().ok()?;
        (both / 100, both % 100, rest)
    } else {
        let between = match mark {
            '年' => '月',
            '.' | '/' | '-' => mark,
            _ => return None,
        };
        let (month, rest) = number(rest[mark.len_utf8()..].trim_start(), 2)?;
        let (day, rest) = number(rest.trim_start().strip_prefix(between)?.trim_start(), 2)?;
        let rest = if mark == '年' { rest.trim_start().strip_prefix(['日', '号'])? } else { rest };
        (month, day, rest)
    };
    if mark != '年' && rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Some((Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()?, rest))
}

/// A number of so many figures at most, and what stands behind it.
fn number(text: &str, most: usize) -> Option<(i16, &str)> {
    let figures = text.bytes().take(most).take_while(u8::is_ascii_digit).count();
    Some((text[..figures].parse().ok()?, &text[figures..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_every_hand_are_understood() {
        for text in [
            "2025年6月9日",
            "2025 年 6 月 9 日",
            "2025.6.9",
            "2025．06．09",
            "2025/6/9",
            "2025-6-9",
            "20250609",
            "２０２５－０６－０９",
            "“2025-06-09”",
            "2025年06月09号",
            "2025–06–09",
        ] {
            assert_eq!(date(text).map(|date| date.to_string()).as_deref(), Some("2025-06-09"), "{text}");
        }
        for text in [
            "2025-02-30", "2025年6月", "9/6/2025", "25.6.9", "2025-06.09", "2025060", "202506091", "明天", "", "年",
            "2025年6月9",
        ] {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn times_of_every_hand_are_understood() {
        for text in
            ["2025-10-11 9:00", "2025年10月11日9时", "2025/10/11 09：00", "20251011 9点00分", "2025.10.11  9:00"]
        {
            assert_eq!(time(text).map(|time| time.to_string()).as_deref(), Some("2025-10-11T09:00:00"), "{text}");
        }
        for text in ["2025-10-11", "2025-10-11 24:00", "2025-10-11 9", "2025-10-11 上午9:00", "2025-10-11 9:"] {
            assert_eq!(time(text), None, "{text}");
        }
    }
}
