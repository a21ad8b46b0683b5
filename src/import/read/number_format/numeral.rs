//! What a section of a number format shows of a number.

use super::code::Token;
use super::decimal::{Decimal, plain};

/// No spreadsheet lets anybody ask for more.
const MOST_DECIMALS: usize = 30;

/// A number as a section shows it, without its sign. `None`: the section says something that is not known here.
pub fn numeral(section: &[Token], value: f64) -> Option<String> {
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
