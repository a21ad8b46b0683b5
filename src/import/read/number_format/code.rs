//! The code of a number format, taken apart into tokens.

pub type Section = Vec<Token>;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
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
pub enum Part {
    Year,
    Month,
    Day,
    Weekday,
    Hour,
    Minute,
    Second,
}

/// The code taken apart.
pub fn sections(code: &str) -> Vec<Section> {
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
