//! What stands beside a place in a text.

use std::ops::Range;

use memchr::{memchr_iter, memchr3_iter};

/// A Chinese character, not its punctuation.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '〇')
}

/// Punctuation that belongs to Chinese alone.
pub fn is_chinese_mark(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '！'
            | '？'
            | '（'
            | '）'
            | '《'
            | '》'
            | '“'
            | '”'
            | '‘'
            | '’'
            | '【'
            | '】'
            | '「'
            | '」'
            | '—'
            | '…'
    )
}

/// The character that ends where a place begins.
pub fn before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

/// The character that begins at a place.
pub fn after(text: &str, at: usize) -> Option<char> {
    text[at..].chars().next()
}

/// Whether a place is in the address of `[…](…)`, which is text only because something in it is typed wrong.
pub fn is_literal_address(text: &str, at: usize) -> bool {
    let before = nearby_before(text, at + 1);
    before.rfind("](").is_some_and(|open| !before[open..before.len() - 1].contains(')'))
}

/// Whether a place is inside of 《…》.
pub fn is_in_title(text: &str, at: usize) -> bool {
    let before = nearby_before(text, at);
    before.rfind('《').is_some_and(|open| !before[open..].contains('》'))
}

/// Whether a place is inside of 《…》 or “…”.
pub fn is_quoted(text: &str, at: usize) -> bool {
    let before = nearby_before(text, at);
    is_in_title(text, at) || before.rfind('“').is_some_and(|open| !before[open..].contains('”'))
}

/// The addresses that a text names, as far as they go.
pub fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    // Few texts have this colon at all.
    for at in memchr_iter(b':', text.as_bytes()).filter(|at| text[*at..].starts_with("://")) {
        let scheme = text[..at].bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
        let start = at - scheme;
        if scheme > 0 && found.last().is_none_or(|last| last.end <= start) {
            found.push(start..end_of_address(text, at + "://".len()));
        }
    }
    found
}

/// Where an address ends: at a blank, or a character that is none of its own. Chinese is part of it where it stands for
/// a whole name in it, as in `/路灯?id=1`.
fn end_of_address(text: &str, from: usize) -> usize {
    let mut end = from;
    let mut last = '/';
    for c in text[from..].chars() {
        let belongs = match c {
            '"' | '<' | '>' | '`' => false,
            _ if is_han(c) => is_han(last) || matches!(last, '/' | '=' | '-' | '_' | '&' | '?' | '#' | '%' | ','),
            _ => c.is_ascii_graphic(),
        };
        if !belongs {
            break;
        }
        end += c.len_utf8();
        last = c;
    }
    // What ends a sentence is none of it.
    from + text[from..end].trim_end_matches(['.', ',', ';', ':', '?', '!', ')', '\'', '*']).len()
}

/// The place past the spaces that stand here.
pub fn past_spaces(text: &str, at: usize) -> usize {
    at + text[at..].bytes().take_while(|byte| *byte == b' ').count()
}

/// The first digit at or after a place.
pub fn next_digit(bytes: &[u8], from: usize) -> Option<usize> {
    next_byte(bytes, from, u8::is_ascii_digit)
}

/// The first byte of a kind at or after a place.
#[inline]
pub fn next_byte(bytes: &[u8], from: usize, is: impl Fn(&u8) -> bool) -> Option<usize> {
    // Steps without a branch inside are what compilers turn into vector code.
    const STEP: usize = 32;
    let mut at = from;
    while let Some(step) = bytes.get(at..at + STEP)
        && !step.iter().fold(false, |any, byte| any | is(byte))
    {
        at += STEP;
    }
    bytes.get(at..)?.iter().position(is).map(|offset| at + offset)
}

/// The characters of a text that may be Chinese punctuation, with their places: all of it lies in these three ranges
/// of Unicode, and no Chinese character does.
pub fn marks(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    memchr3_iter(0xE2, 0xE3, 0xEF, text.as_bytes()).filter_map(|at| Some((at, text.get(at..)?.chars().next()?)))
}

/// No rule looks farther to either side of a place than so many bytes: what looks at every place of a text without
/// marks would otherwise look at all of it each time.
pub const FARTHEST: usize = 360;

/// The text before a place, as far as a rule may look.
pub fn nearby_before(text: &str, at: usize) -> &str {
    &text[text.floor_char_boundary(at.saturating_sub(FARTHEST))..at]
}

/// The text after a place, as far as a rule may look.
pub fn nearby_after(text: &str, at: usize) -> &str {
    &text[at..text.floor_char_boundary(at.saturating_add(FARTHEST)).max(at)]
}

/// The text from the last mark that ends a clause up to a place.
pub fn clause_before(text: &str, at: usize) -> &str {
    let nearby = nearby_before(text, at);
    match nearby.char_indices().rev().find(|(_, c)| ends_clause(*c)) {
        Some((mark, c)) => &nearby[mark + c.len_utf8()..],
        None => nearby,
    }
}

/// The text from a place up to the next mark that ends a clause.
pub fn clause_after(text: &str, at: usize) -> &str {
    let nearby = nearby_after(text, at);
    &nearby[..nearby.find(ends_clause).unwrap_or(nearby.len())]
}

pub fn ends_clause(c: char) -> bool {
    matches!(c, '，' | '。' | '；' | '：' | '！' | '？' | '\n' | ',' | ';')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_goes_as_far_as_it_goes() {
        let found = |text: &str| addresses(text).into_iter().map(|range| text[range].to_string()).collect::<Vec<_>>();
        assert_eq!(found("见 https://a.gov.cn/x?t=2025-04-25。"), ["https://a.gov.cn/x?t=2025-04-25"]);
        assert_eq!(found("访问https://a.gov.cn查询,电话"), ["https://a.gov.cn"]);
        assert_eq!(
            found("https://a.gov.cn/路灯?id=1 (http://b.cn/公告,一.html)"),
            ["https://a.gov.cn/路灯?id=1", "http://b.cn/公告,一.html"]
        );
        assert_eq!(found("比为3://4，://"), ["3://4"]);
        assert!(found("没有").is_empty());
    }

    #[test]
    fn no_look_around_grows_with_the_text() {
        let text = "字".repeat(100_000);
        let middle = text.len() / 2 / 3 * 3;
        let looks = [
            nearby_before(&text, middle),
            nearby_after(&text, middle),
            clause_before(&text, middle),
            clause_after(&text, middle),
        ];
        assert!(looks.iter().all(|look| look.len() <= FARTHEST));
        assert_eq!((clause_before("一，二三", 9), clause_after("一二，三", 3)), ("二", "二"));
    }
}
