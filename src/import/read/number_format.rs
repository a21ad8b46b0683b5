//! Number formats: what a cell shows of the value that it holds (ECMA-376, part 1, 18.8.30 and 18.8.31).
//!
//! A clerk vouches for what stands on the screen: 0.85 in the format `0%` is 85%. A format that is not known here
//! is not guessed at; the value is then given as it is, with no more digits than a spreadsheet has.

use calamine::ExcelDateTime;
use jiff::civil::{Date, Weekday};

/// The format of a cell, by what it shows of which values.
#[derive(Debug)]
pub struct NumberFormat {
    /// Of positive numbers, of negative ones, and of nought.
    sections: Vec<Section>,
    /// Of words.
    text: Option<Section>,
}

type Section = Vec<Token>;

/// What a cell of a date shows.
#[derive(Debug, PartialEq, Eq)]
pub struct ShownDate {
    pub text: String,
    /// The date, where the text does not tell its year.
    pub whole: Option<Date>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Literal(String),
    /// `0`, which is always shown, or `#` and `?`, which are not where there is nothing to show.
    Digit(char),
    Point,
    Comma,
    Percent,
    Slash,
    General,
    Text,
    Date(Part, usize),
    /// Hours that go on after 24.
    Elapsed(Part),
    HalfDay,
    Unknown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Year,
    Month,
    Day,
    Weekday,
    Hour,
    Minute,
    Second,
}

/// Formats that a file names by number alone, as a Chinese spreadsheet shows them.
const CHINESE_BUILT_IN: &[(u32, &str)] = &[
    (27, "yyyy\"年\"m\"月\""),
    (28, "m\"月\"d\"日\""),
    (29, "m\"月\"d\"日\""),
    (30, "m-d-yy"),
    (31, "yyyy\"年\"m\"月\"d\"日\""),
    (32, "h\"时\"mm\"分\""),
    (33, "h\"时\"mm\"分\"ss\"秒\""),
    (34, "上午/下午h\"时\"mm\"分\""),
    (35, "上午/下午h\"时\"mm\"分\"ss\"秒\""),
    (36, "yyyy\"年\"m\"月\""),
    (50, "yyyy\"年\"m\"月\""),
    (51, "m\"月\"d\"日\""),
    (52, "yyyy\"年\"m\"月\""),
    (53, "m\"月\"d\"日\""),
    (54, "m\"月\"d\"日\""),
    (55, "上午/下午h\"时\"mm\"分\""),
    (56, "上午/下午h\"时\"mm\"分\"ss\"秒\""),
    (57, "yyyy\"年\"m\"月\""),
    (58, "m\"月\"d\"日\""),
];

/// No spreadsheet lets anybody write a longer one, or ask for more decimals.
const LONGEST_CODE: usize = 1_000;
const MOST_DECIMALS: usize = 30;
/// Spreadsheets tell numbers by so many digits.
const MOST_DIGITS: usize = 15;
/// A number without a format of its own takes at most so many characters, besides those before its point.
const MOST_GENERAL_DIGITS: i64 = 10;

impl NumberFormat {
    /// A format by its code; by its number where the file has no code for it.
    pub fn of(number: Option<u32>, code: &str) -> Self {
        let built_in = CHINESE_BUILT_IN.iter().find(|(own, _)| Some(*own) == number && code == "General");
        let code = if code.len() > LONGEST_CODE { "General" } else { code };
        let mut sections = sections(built_in.map_or(code, |(_, code)| code));
        let is_of_text = sections.len() == 4
            || (sections.len() > 1 && sections.last().is_some_and(|section| section.contains(&Token::Text)));
        let text = if is_of_text {
            sections.pop()
        } else {
            sections.first().filter(|section| section.contains(&Token::Text)).cloned()
        };
        Self { sections, text }
    }

    /// What a cell of a number shows.
    pub fn number(&self, value: f64) -> String {
        let Some((section, signed)) = self.section(value) else { return plain(value) };
        let sign = if signed && value < 0.0 { "-" } else { "" };
        let shown = numeral(section, value);
        shown.map_or_else(|| plain(value), |shown| if has_figure(&shown) { format!("{sign}{shown}") } else { shown })
    }

    /// What a cell of words shows.
    pub fn words(&self, words: &str) -> String {
        let Some(section) = &self.text else { return words.to_string() };
        let pieces = section.iter().map(|token| match token {
            Token::Literal(text) => text.as_str(),
            Token::Text => words,
            _ => "",
        });
        pieces.collect()
    }

    /// What a cell of a date or a time shows.
    pub fn date(&self, time: &ExcelDateTime) -> ShownDate {
        let whole = |text: String| ShownDate { text, whole: None };
        let Some((section, _)) = self.section(time.as_f64()) else { return whole(iso(time, true)) };
        if section.is_empty() {
            return whole(String::new());
        }
        let has = |part| section.iter().any(|token| matches!(token, Token::Date(own, _) if *own == part));
        let is_elapsed = section.iter().any(|token| matches!(token, Token::Elapsed(_)));
        let (year, month, day, hour) = (has(Part::Year), has(Part::Month), has(Part::Day), has(Part::Hour));
        let is_date = year || month || day || has(Part::Weekday);
        if is_elapsed || (!is_date && (hour || has(Part::Minute) || has(Part::Second))) {
            return whole(as_written(section, time));
        }
        let in_words = section.iter().any(|token| matches!(token, Token::Literal(text) if text.contains(['年', '月'])));
        let (own_year, own_month, own_day, ..) = time.to_ymd_hms_milli();
        match (year, month, day) {
            (true, true, true) if in_words => whole(as_written(section, time)),
            (true, true, true) => whole(iso(time, hour)),
            (true, true, false) => whole(format!("{own_year}年{own_month}月")),
            (false, true, true) => ShownDate {
                text: if in_words { as_written(section, time) } else { format!("{own_month}月{own_day}日") },
                whole: date(time),
            },
            _ if is_date => whole(as_written(section, time)),
            _ => whole(iso(time, true)),
        }
    }

    /// What says how a number is shown, and whether its sign is still to be added.
    fn section(&self, value: f64) -> Option<(&Section, bool)> {
        let at = match self.sections.len() {
            0 => return None,
            1 => 0,
            _ if value < 0.0 => 1,
            3.. if value == 0.0 => 2,
            _ => 0,
        };
        Some((&self.sections[at], self.sections.len() == 1))
    }
}

/// The code taken apart.
fn sections(code: &str) -> Vec<Section> {
    let mut sections = vec![Section::new()];
    let mut rest = code;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        let section = sections.last_mut().expect("there is always one");
        let (token, length) = match c {
            ';' => {
                sections.push(Section::new());
                rest = after;
                continue;
            }
            '"' => {
                let end = after.find('"').unwrap_or(after.len());
                (Some(Token::Literal(after[..end].to_string())), (1 + end + 1).min(rest.len()))
            }
            '[' => {
                let end = after.find(']').unwrap_or(after.len());
                (bracketed(&after[..end]), (1 + end + 1).min(rest.len()))
            }
            // Chinese spreadsheets take `!` for the backslash.
            '\\' | '!' => {
                let next = after.chars().next().map(String::from).unwrap_or_default();
                let length = c.len_utf8() + next.len();
                (Some(Token::Literal(next)), length)
            }
            // A gap as wide as the next character, and one that fills the cell.
            '_' | '*' => (None, c.len_utf8() + after.chars().next().map_or(0, char::len_utf8)),
            _ => token(rest),
        };
        section.extend(token);
        rest = &rest[length..];
    }
    sections.iter_mut().for_each(tell_minutes);
    sections
}

/// A token that is no literal in quotes, and its length.
fn token(rest: &str) -> (Option<Token>, usize) {
    for (word, token) in [
        ("General", Token::General),
        ("G/通用格式", Token::General),
        ("上午/下午", Token::HalfDay),
        ("AM/PM", Token::HalfDay),
        ("A/P", Token::HalfDay),
        ("E+", Token::Unknown),
        ("E-", Token::Unknown),
    ] {
        if rest.get(..word.len()).is_some_and(|front| front.eq_ignore_ascii_case(word)) {
            return (Some(token), word.len());
        }
    }
    let Some(c) = rest.chars().next() else { return (None, 0) };
    let run = rest.chars().take_while(|other| other.eq_ignore_ascii_case(&c)).count();
    let (token, length) = match c.to_ascii_lowercase() {
        '0' | '#' | '?' => (Token::Digit(c), 1),
        '.' => (Token::Point, 1),
        ',' => (Token::Comma, 1),
        '%' => (Token::Percent, 1),
        '/' => (Token::Slash, 1),
        '@' => (Token::Text, 1),
        'y' | 'e' => (Token::Date(Part::Year, run), run),
        'm' => (Token::Date(Part::Month, run), run),
        'd' if run > 2 => (Token::Date(Part::Weekday, run), run),
        'd' => (Token::Date(Part::Day, run), run),
        'a' if run > 2 => (Token::Date(Part::Weekday, run), run),
        'h' => (Token::Date(Part::Hour, run), run),
        's' => (Token::Date(Part::Second, run), run),
        'a'..='z' => (Token::Unknown, 1),
        _ => (Token::Literal(c.to_string()), c.len_utf8()),
    };
    (Some(token), length)
}

/// `[$¥-804]`, `[h]`, `[Red]`
fn bracketed(inside: &str) -> Option<Token> {
    if let Some(currency) = inside.strip_prefix('$') {
        let symbol = currency.split_once('-').map_or(currency, |(symbol, _)| symbol);
        return (!symbol.is_empty()).then(|| Token::Literal(symbol.to_string()));
    }
    match inside.chars().next()?.to_ascii_lowercase() {
        // A condition.
        '<' | '>' | '=' => Some(Token::Unknown),
        'h' if is_run(inside) => Some(Token::Elapsed(Part::Hour)),
        'm' if is_run(inside) => Some(Token::Elapsed(Part::Minute)),
        's' if is_run(inside) => Some(Token::Elapsed(Part::Second)),
        _ => None,
    }
}

fn is_run(text: &str) -> bool {
    text.chars().all(|c| text.starts_with(c))
}

/// An `m` after hours or before seconds counts minutes.
fn tell_minutes(section: &mut Section) {
    let parts: Vec<(usize, Part)> = section
        .iter()
        .enumerate()
        .filter_map(|(at, token)| match token {
            Token::Date(part, _) | Token::Elapsed(part) => Some((at, *part)),
            _ => None,
        })
        .collect();
    for (index, (at, part)) in parts.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| parts[before].1);
        let after = parts.get(index + 1).map(|(_, part)| *part);
        if *part == Part::Month
            && (before == Some(Part::Hour) || after == Some(Part::Second))
            && let Token::Date(part, _) = &mut section[*at]
        {
            *part = Part::Minute;
        }
    }
}

/// A number as a section shows it, without its sign. `None`: the section says something that is not known here.
fn numeral(section: &[Token], value: f64) -> Option<String> {
    let is_fraction = section
        .iter()
        .position(|token| *token == Token::Slash)
        .is_some_and(|at| section[at..].iter().any(|token| matches!(token, Token::Digit(_))));
    let is_other =
        |token: &Token| matches!(token, Token::Unknown | Token::Date(..) | Token::Elapsed(_) | Token::HalfDay);
    if is_fraction || section.iter().any(is_other) {
        return None;
    }
    let is_digit = |token: &Token| matches!(token, Token::Digit(_));
    let point = section.iter().position(|token| *token == Token::Point).unwrap_or(section.len());
    let last_digit = section.iter().rposition(is_digit).unwrap_or(0);
    let last_whole_digit = section[..point].iter().rposition(is_digit).unwrap_or(0);
    let decimals = section[point..].iter().filter(|token| is_digit(token)).count();
    if decimals > MOST_DECIMALS {
        return None;
    }
    let scaling = section
        .iter()
        .enumerate()
        .filter(|(at, token)| **token == Token::Comma && (*at > last_digit || (*at < point && *at > last_whole_digit)))
        .count();
    let is_grouped = section[..last_whole_digit].contains(&Token::Comma);
    let percents = section.iter().filter(|token| **token == Token::Percent).count();
    let shift = 2 * percents as i64 - 3 * scaling as i64;
    let (whole, fraction) = Decimal::of(value).shifted(shift).rounded(decimals);
    let mut whole = grouped(&section[..point], &whole, is_grouped).into_iter();
    let mut fraction = fraction.chars();
    let mut shown = String::new();
    for (at, token) in section.iter().enumerate() {
        match token {
            Token::Literal(text) => shown.push_str(text),
            Token::Percent => shown.push('%'),
            Token::Slash => shown.push('/'),
            Token::General | Token::Text => shown.push_str(&plain(value.abs())),
            Token::Digit(_) if at < point => shown.push_str(&whole.next().unwrap_or_default()),
            Token::Digit(kind) => {
                let rest = fraction.as_str();
                let figure = fraction.next().unwrap_or('0');
                if *kind == '0' || rest.contains(|c| c != '0') {
                    shown.push(figure);
                }
            }
            Token::Point => shown.push('.'),
            _ => {}
        }
    }
    // What is shown of `0.#` is `3.`, where nothing comes after the point.
    Some(shown.trim().trim_end_matches('.').to_string())
}

/// What each place before the point shows, the first of them all that there is no other place for.
fn grouped(places: &[Token], whole: &str, is_grouped: bool) -> Vec<String> {
    let kinds: Vec<char> =
        places.iter().filter_map(|token| if let Token::Digit(kind) = token { Some(*kind) } else { None }).collect();
    let figures: Vec<char> = whole.chars().collect();
    let with_comma = |from_end: usize, figure: char| {
        if is_grouped && from_end > 0 && from_end.is_multiple_of(3) { format!("{figure},") } else { figure.to_string() }
    };
    let mut shown = Vec::new();
    for (at, kind) in kinds.iter().enumerate() {
        let from_end = kinds.len() - 1 - at;
        let mut text = String::new();
        if at == 0 {
            for more in (from_end + 1..figures.len()).rev() {
                text.push_str(&with_comma(more, figures[figures.len() - 1 - more]));
            }
        }
        match figures.len().checked_sub(from_end + 1) {
            Some(own) => text.push_str(&with_comma(from_end, figures[own])),
            None if *kind == '0' => text.push_str(&with_comma(from_end, '0')),
            None => {}
        }
        shown.push(text);
    }
    shown
}

fn has_figure(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, b'1'..=b'9'))
}

/// A number without a format.
fn plain(value: f64) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let number = Decimal::of(value);
    let before = number.point.max(1);
    let decimals = if number.point < -3 { number.decimals() } else { (MOST_GENERAL_DIGITS - before).max(0) as usize };
    let (whole, fraction) = number.rounded(decimals);
    let fraction = fraction.trim_end_matches('0');
    let whole = if whole.is_empty() { "0" } else { &whole };
    let sign = if value < 0.0 { "-" } else { "" };
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

/// A number by its figures, so that nothing is lost to binary fractions.
#[derive(Debug, Clone)]
struct Decimal {
    figures: Vec<u8>,
    /// How many of them stand before the point; less than none where noughts come after it.
    point: i64,
}

impl Decimal {
    fn of(value: f64) -> Self {
        let text = format!("{:.*e}", MOST_DIGITS - 1, value.abs());
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let figures = mantissa.bytes().filter(u8::is_ascii_digit).map(|figure| figure - b'0').collect();
        Self { figures, point: exponent.parse::<i64>().unwrap_or(0) + 1 }
    }

    fn shifted(self, places: i64) -> Self {
        Self { point: self.point + places, ..self }
    }

    /// How many places after the point its figures need.
    fn decimals(&self) -> usize {
        let figures = self.figures.iter().rposition(|figure| *figure != 0).map_or(0, |last| last + 1);
        (figures as i64 - self.point).max(0) as usize
    }

    /// The figures before the point, none for nought, and so many after it; halves are rounded up, as spreadsheets do.
    fn rounded(&self, decimals: usize) -> (String, String) {
        let noughts = (-self.point).max(0) as usize;
        let mut figures = vec![0; noughts + 1];
        figures.extend(&self.figures);
        // One nought in front for what is carried over.
        let point = (self.point + noughts as i64) as usize + 1;
        let end = point + decimals;
        let carries = figures.get(end).is_some_and(|figure| *figure >= 5);
        figures.resize(end, 0);
        if carries {
            for figure in figures.iter_mut().rev() {
                *figure = (*figure + 1) % 10;
                if *figure != 0 {
                    break;
                }
            }
        }
        let text = |figures: &[u8]| figures.iter().map(|figure| char::from(b'0' + figure)).collect::<String>();
        (text(&figures[..point]).trim_start_matches('0').to_string(), text(&figures[point..]))
    }
}

/// A date and a time, each part as its token writes it, but years and months always in figures and whole.
fn as_written(section: &[Token], time: &ExcelDateTime) -> String {
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

fn date(time: &ExcelDateTime) -> Option<Date> {
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

fn iso(time: &ExcelDateTime, with_time: bool) -> String {
    let (year, month, day, hour, minute, ..) = time.to_ymd_hms_milli();
    if with_time && (hour, minute) != (0, 0) {
        format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;

    use super::*;

    #[track_caller]
    fn check(code: &str, value: f64, expected: &str) {
        assert_eq!(NumberFormat::of(None, code).number(value), expected, "{code} {value}");
    }

    #[test]
    fn numbers_are_shown_in_their_format() {
        check("0%", 0.85, "85%");
        check("0.00%", 0.8567, "85.67%");
        check("0%", 0.285, "29%");
        check("0.0%", 0.000_4, "0.0%");
        check("0.00", 3.0, "3.00");
        check("0.00", 2.675, "2.68");
        check("0.00", 0.995, "1.00");
        check("0", 999.5, "1000");
        check("#,##0.00", 1_234_567.5, "1,234,567.50");
        check("#,##0", 999.0, "999");
        check("#,##0", 0.0, "0");
        check("000000", 123.0, "000123");
        check("0.0#", 2.34567, "2.35");
        check("0.##", 3.0, "3");
        check("\"¥\"#,##0.00", 1234.5, "¥1,234.50");
        check("[$¥-804]#,##0", 1234.0, "¥1,234");
        check("_ ¥* #,##0.00_ ;_ ¥* \\-#,##0.00_ ;_ ¥* \"-\"??_ ;_ @_ ", -1234.5, "¥-1,234.50");
        check("_ ¥* #,##0.00_ ;_ ¥* \\-#,##0.00_ ;_ ¥* \"-\"??_ ;_ @_ ", 0.0, "¥-");
        check("#,##0_);(#,##0)", -12.0, "(12)");
        check("0.00;[Red]-0.00", -1.5, "-1.50");
        check("0.00", -0.001, "0.00");
        check("0!.0,\"万元\"", 123_456.0, "12.3万元");
        check("0\\.0,\"万元\"", 4_000.0, "0.4万元");
        check("0.00,,\"百万\"", 12_345_678.0, "12.35百万");
        check("0\"个\"", 12.0, "12个");
        check("G/通用格式\"件\"", 12.5, "12.5件");
        check("\"第\"0\"号\"", 7.0, "第7号");
        check("@", 12.0, "12");
    }

    #[test]
    fn what_a_format_hides_is_hidden() {
        check("0;-0;;@", 0.0, "");
        check(";;;", 5.0, "");
        assert_eq!(NumberFormat::of(None, ";;;").words("底稿"), "");
        assert_eq!(NumberFormat::of(None, "0;-0;;@").words("底稿"), "底稿");
        assert_eq!(NumberFormat::of(None, "\"示例市\"@").words("水务局"), "示例市水务局");
        assert_eq!(NumberFormat::of(None, "0.00").words("无"), "无");
    }

    #[test]
    fn numbers_without_a_known_format_have_no_more_digits_than_are_shown() {
        check("General", 0.1 + 0.2, "0.3");
        check("General", 6.0 / 7.0, "0.857142857");
        check("General", 13_800_000_000.0, "13800000000");
        check("General", 123_456_789_012_345.0, "123456789012345");
        check("General", -2.50, "-2.5");
        check("General", 0.0, "0");
        check("General", 0.000_012_5, "0.0000125");
        check("# ?/?", 0.5, "0.5");
        check("0.00E+00", 12_345.0, "12345");
        check("[>=100]0.0;0.00", 5.0, "5");
        check("0\"", 5.0, "5");
        check("[Red", 5.0, "");
        check("\\", 5.0, "");
    }

    #[track_caller]
    fn check_date(number: Option<u32>, code: &str, value: f64, expected: &str) {
        let kind = if code.contains('[') && !code.contains("[$") && !code.contains("[DB") {
            ExcelDateTimeType::TimeDelta
        } else {
            ExcelDateTimeType::DateTime
        };
        let shown = NumberFormat::of(number, code).date(&ExcelDateTime::new(value, kind, false));
        assert_eq!(shown.text, expected, "{code} {value}");
    }

    /// 2025-06-30 is the day 45838.
    #[test]
    fn dates_are_shown_as_far_as_their_format_goes() {
        check_date(Some(14), "mm-dd-yy", 45_838.0, "2025-06-30");
        check_date(None, "yyyy/m/d", 45_838.6, "2025-06-30");
        check_date(None, "yyyy-mm-dd hh:mm", 45_838.75, "2025-06-30 18:00");
        check_date(None, "yyyy\"年\"m\"月\"d\"日\"", 45_838.0, "2025年6月30日");
        check_date(None, "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", 45_838.0, "2025年6月30日");
        check_date(None, "yyyy年m月d日;@", 45_838.0, "2025年6月30日");
        check_date(None, "yyyy\"年\"m\"月\"", 45_838.0, "2025年6月");
        check_date(None, "yyyy-mm", 45_838.0, "2025年6月");
        check_date(Some(17), "mmm-yy", 45_838.0, "2025年6月");
        check_date(Some(57), "General", 45_838.0, "2025年6月");
        check_date(Some(31), "General", 45_838.0, "2025年6月30日");
        check_date(None, "m\"月\"d\"日\"", 45_838.0, "6月30日");
        check_date(Some(16), "d-mmm", 45_838.0, "6月30日");
        check_date(None, "yyyy", 45_838.0, "2025");
        check_date(None, "aaaa", 45_838.0, "星期一");
        check_date(None, "yyyy\"年\"m\"月\"d\"日\" \"周\"aaa", 45_838.0, "2025年6月30日 周一");
        check_date(Some(20), "h:mm", 0.375, "9:00");
        check_date(None, "上午/下午h\"时\"mm\"分\"", 0.625, "下午3时00分");
        check_date(None, "[h]:mm", 1.25, "30:00");
        check_date(None, "yyyy/m/d;;", 0.0, "");
        check_date(None, "General", 45_838.0, "2025-06-30");
    }

    #[test]
    fn a_date_without_its_year_is_known_whole() {
        let whole = |code: &str| {
            NumberFormat::of(None, code).date(&ExcelDateTime::new(45_838.0, ExcelDateTimeType::DateTime, false)).whole
        };
        assert_eq!(whole("m\"月\"d\"日\""), Some(jiff::civil::date(2025, 6, 30)));
        assert_eq!(whole("yyyy\"年\"m\"月\""), None);
        assert_eq!(whole("yyyy/m/d"), None);
    }
}
