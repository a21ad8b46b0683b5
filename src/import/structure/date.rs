//! Dates as documents write them: 2025年10月11日, with blanks, in Chinese numerals, with dots or strokes.

use jiff::civil::{Date, date};

use super::number::narrow_figure;
use crate::model::date::MONTHS;

/// A date in a text, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated {
    pub date: Date,
    pub start: usize,
    pub end: usize,
    /// Whether the day was not written.
    pub guessed: bool,
}

/// The date that a line consists of.
pub fn alone(text: &str) -> Option<Date> {
    let text = text.trim().trim_matches(['（', '）', '(', ')']).trim();
    let dated = at(text, None)?;
    (dated.end == text.len() && !dated.guessed).then_some(dated.date)
}

/// The date that a short text begins with: `2025年6月底` is the last day of its month, `2025年底` that of its year.
pub fn loose(text: &str) -> Option<Dated> {
    let text = text.trim().trim_start_matches("已于").trim_start_matches('于');
    if let Some(date) = in_figures(text) {
        return Some(Dated { date, start: 0, end: text.len(), guessed: false });
    }
    let dated = at(text, None).or_else(|| end_of_year(text))?;
    let rest = text[dated.end..].trim_start_matches(['底', '末']);
    let rest = rest.trim_start_matches(['前', '。', '完', '成']).trim_start_matches("以前");
    rest.is_empty().then_some(dated)
}

/// `2025年底`, `2025年年底`
fn end_of_year(text: &str) -> Option<Dated> {
    let mut reader = Reader { text, at: 0 };
    let year = i16::try_from(reader.number()?).ok().filter(|year| (1900..=2200).contains(year))?;
    if !reader.eat(&['年']) {
        return None;
    }
    reader.eat(&['年']);
    let end = reader.at;
    let is_end = reader.eat(&['底', '末']);
    is_end.then(|| Dated { date: date(year, 12, 31), start: 0, end, guessed: true })
}

/// `20250930`
fn in_figures(text: &str) -> Option<Date> {
    let is_one = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    let (year, month, day) = (text.get(..4)?, text.get(4..6)?, text.get(6..)?);
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    (is_one && (1900..=2200).contains(&date.year())).then_some(date)
}

/// Every date of a text, in order. `至12月20日` takes its year from the one before.
pub fn all(text: &str) -> Vec<Dated> {
    let mut found: Vec<Dated> = Vec::new();
    let mut skip = 0;
    for (start, c) in text.char_indices() {
        if start < skip {
            continue;
        }
        // `至四月二十日`
        let follows_year =
            found.last().is_some_and(|last| start - last.end <= NEAR) && (numeral(c).is_some() || c == '十');
        if !(is_figure(c) || c == '二' || follows_year) {
            continue;
        }
        let inside = text[..start].chars().next_back().is_some_and(is_figure);
        let year = found.last().filter(|last| start - last.end <= NEAR).map(|last| last.date.year());
        if !inside && let Some(dated) = at(&text[start..], year) {
            skip = start + dated.end;
            found.push(Dated { start, end: skip, ..dated });
        }
    }
    found
}

/// How far behind a date another one may leave out its year, in bytes.
const NEAR: usize = 180;

/// A date at the front of a text.
fn at(text: &str, year_before: Option<i16>) -> Option<Dated> {
    if let Some(dated) = in_english(text) {
        return Some(dated);
    }
    let mut reader = Reader { text, at: 0 };
    let first = reader.number()?;
    reader.blanks();
    let (year, month, no_year) = if reader.eat(&['年', '-', '.', '/', '．', '－']) {
        reader.blanks();
        (i16::try_from(first).ok()?, reader.number()?, false)
    } else {
        (year_before?, first, false)
    };
    reader.blanks();
    if !(1900..=2200).contains(&year) || !(1..=12).contains(&month) {
        return None;
    }
    let after_month = reader.at;
    if !reader.eat(&['月', '-', '.', '/', '．', '－']) {
        return None;
    }
    let marked = text[after_month..].starts_with('月');
    let after_mark = reader.at;
    reader.blanks();
    let month = month as i8;
    if let Some(day) = reader.number().filter(|day| (1..=31).contains(day)) {
        reader.blanks();
        let ended = reader.eat(&['日', '号']);
        if ended || (!marked && !no_year) {
            let date = Date::new(year, month, day as i8).ok()?;
            return Some(Dated { date, start: 0, end: reader.at, guessed: false });
        }
    }
    // A month alone means that it is over by then.
    (marked && !no_year).then(|| Dated {
        date: date(year, month, 1).last_of_month(),
        start: 0,
        end: after_mark,
        guessed: true,
    })
}

/// `3 November 2025`, as `export` writes it for a site in English.
fn in_english(text: &str) -> Option<Dated> {
    let mut words = text.splitn(3, ' ');
    let (day, month, rest) = (words.next()?, words.next()?, words.next()?);
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    let year = rest.get(..4).filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()))?;
    let date = Date::new(year.parse().ok()?, month as i8, day.parse().ok()?).ok()?;
    Some(Dated { date, start: 0, end: text.len() - rest.len() + year.len(), guessed: false })
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn blanks(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start_matches([' ', '\u{3000}', '\u{A0}']).len();
    }

    fn eat(&mut self, marks: &[char]) -> bool {
        let Some(mark) = self.rest().chars().next().filter(|c| marks.contains(c)) else { return false };
        self.at += mark.len_utf8();
        true
    }

    /// `2025`, `二〇二五`, `十一`
    fn number(&mut self) -> Option<u32> {
        let figures: String = self.rest().chars().take_while(|c| is_figure(*c)).map(narrow_figure).take(5).collect();
        if !figures.is_empty() {
            let value = figures.parse().ok().filter(|_| figures.len() <= 4)?;
            self.at += self.rest().chars().take(figures.len()).map(char::len_utf8).sum::<usize>();
            return Some(value);
        }
        let numerals: String =
            self.rest().chars().take_while(|c| numeral(*c).is_some() || *c == '十').take(5).collect();
        let value = chinese(&numerals)?;
        self.at += numerals.len();
        Some(value)
    }
}

fn is_figure(c: char) -> bool {
    narrow_figure(c).is_ascii_digit()
}

fn numeral(c: char) -> Option<u32> {
    match c {
        '〇' | '○' | '零' | 'Ｏ' => Some(0),
        _ => "一二三四五六七八九".chars().position(|digit| digit == c).map(|at| at as u32 + 1),
    }
}

fn chinese(numerals: &str) -> Option<u32> {
    if numerals.is_empty() {
        return None;
    }
    let Some((tens, ones)) = numerals.split_once('十') else {
        return numerals.chars().try_fold(0, |value, c| Some(value * 10 + numeral(c)?));
    };
    let of = |part: &str, default| match part.chars().next() {
        None => Some(default),
        Some(c) if part.chars().count() == 1 => numeral(c),
        _ => None,
    };
    Some(of(tens, 1)? * 10 + of(ones, 0)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_alone_is_read_in_every_writing() {
        for text in [
            "2025年10月11日",
            "2025 年 10 月 11 日",
            "二〇二五年十月十一日",
            "２０２５年１０月１１日",
            "2025-10-11",
            "2025.10.11",
            "（2025年10月11日）",
        ] {
            assert_eq!(alone(text), Some(date(2025, 10, 11)), "{text}");
        }
        for text in ["2025年10月", "2025年13月1日", "2025年10月11日整改", "第3页", "99999999999年1月1日", ""]
        {
            assert_eq!(alone(text), None, "{text}");
        }
    }

    #[test]
    fn the_year_is_carried_over_in_a_period() {
        let dates: Vec<_> = all("2024年11月15日至12月20日开展巡察。2025年4月25日反馈，5月6日整改3.5万亩")
            .iter()
            .map(|dated| dated.date)
            .collect();
        assert_eq!(dates, [date(2024, 11, 15), date(2024, 12, 20), date(2025, 4, 25), date(2025, 5, 6)]);
    }

    #[test]
    fn a_month_means_its_end() {
        let dated = loose("2025年6月底前完成").unwrap();
        assert_eq!((dated.date, dated.guessed), (date(2025, 6, 30), true));
        assert_eq!(loose("长期坚持"), None);
        assert_eq!(loose("20250930").map(|dated| (dated.date, dated.guessed)), Some((date(2025, 9, 30), false)));
        assert_eq!(loose("20251330").or(loose("00000001")).or(loose("45901")), None);
    }
}
