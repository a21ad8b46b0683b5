//! What a section of a number format shows of a day or a time.

use calamine::ExcelDateTime;
use jiff::civil::{Date, Weekday};

use super::code::{Part, Token};

/// A date and a time, each part as its token writes it, but years and months always in figures and whole.
pub fn as_written(section: &[Token], time: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
    let is_half = section.contains(&Token::HalfDay);
    let padded = |value: u64, run: usize| if run == 2 { format!("{value:02}") } else { value.to_string() };
    let mut shown = String::new();
    for token in section {
        match token {
            Token::Literal(text) => shown.push_str(text),
            Token::Slash => shown.push('/'),
            Token::Date(Part::Year, _) => shown.push_str(&format!("{year:04}")),
            Token::Date(Part::Month, run) => shown.push_str(&padded(month.into(), *run)),
            Token::Date(Part::Day, run) => shown.push_str(&padded(day.into(), *run)),
            Token::Date(Part::Weekday, run) => shown.push_str(&weekday(time, *run)),
            Token::Date(Part::Hour, run) => {
                let hour = if is_half { (hour + 11) % 12 + 1 } else { hour };
                shown.push_str(&padded(hour.into(), *run));
            }
            Token::Date(Part::Minute, _) => shown.push_str(&format!("{minute:02}")),
            Token::Date(Part::Second, _) => shown.push_str(&format!("{second:02}")),
            Token::Elapsed(part) => shown.push_str(&elapsed(*part, time.as_f64())),
            Token::HalfDay => shown.push_str(if hour < 12 { "上午" } else { "下午" }),
            _ => {}
        }
    }
    shown.trim().to_string()
}

fn elapsed(part: Part, days: f64) -> String {
    let seconds = (days * 86_400.0).round() as i64;
    let value = match part {
        Part::Hour => seconds / 3_600,
        Part::Minute => seconds / 60,
        _ => seconds,
    };
    value.to_string()
}

pub fn date(time: &ExcelDateTime) -> Option<Date> {
    let (year, month, day, ..) = time.to_ymd_hms_milli();
    Date::new(year as i16, month as i8, day as i8).ok()
}

fn weekday(time: &ExcelDateTime, run: usize) -> String {
    let Some(date) = date(time) else { return String::new() };
    let name = match date.weekday() {
        Weekday::Monday => "一",
        Weekday::Tuesday => "二",
        Weekday::Wednesday => "三",
        Weekday::Thursday => "四",
        Weekday::Friday => "五",
        Weekday::Saturday => "六",
        Weekday::Sunday => "日",
    };
    // `"周"aaa` is how the short form is written.
    if run > 3 { format!("星期{name}") } else { name.to_string() }
}

pub fn iso(time: &ExcelDateTime, with_time: bool) -> String {
    let (year, month, day, hour, minute, ..) = time.to_ymd_hms_milli();
    if with_time && (hour, minute) != (0, 0) {
        format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02}")
    }
}
