//! Passwords that somebody wrote where none may stand: told of without being said again.

use std::borrow::Cow;
use std::ops::Range;

/// What the name of a field or of a parameter holds whose value is a secret.
const NAMES: &[&str] = &["pass", "secret", "token", "access_key", "access-key", "accesskey"];

/// The text with an asterisk for every byte of a secret, so that places in it stay where they are.
pub fn masked(text: &str) -> Cow<'_, str> {
    let mut hidden = in_addresses(text);
    hidden.extend(named(text));
    if hidden.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut bytes = text.as_bytes().to_vec();
    hidden.into_iter().for_each(|range| bytes[range].fill(b'*'));
    // Whole characters were masked.
    Cow::Owned(String::from_utf8(bytes).unwrap_or_default())
}

/// Whether an address names a user with a password: `https://user:password@host`.
pub fn holds_password(address: &str) -> bool {
    !in_addresses(address).is_empty()
}

/// Whether one of the web addresses among the words of a text does.
pub fn words_hold_password(text: &str) -> bool {
    let is_end = |c: char| !c.is_ascii_graphic();
    text.match_indices("://").any(|(at, _)| {
        let address = &text[at..];
        holds_password(&address[..address.find(is_end).unwrap_or(address.len())])
    })
}

/// The passwords between `//` and `@`.
fn in_addresses(text: &str) -> Vec<Range<usize>> {
    let of_one = |(slashes, _): (usize, &str)| {
        let start = slashes + "//".len();
        let is_end = |c: char| c.is_whitespace() || matches!(c, '/' | '?' | '#' | '"' | '\'' | '<' | '>' | '\\');
        let authority = &text[start..text[start..].find(is_end).map_or(text.len(), |end| start + end)];
        let user = &authority[..authority.rfind('@')?];
        let password = user.find(':')? + ":".len();
        (password < user.len()).then_some(start + password..start + user.len())
    };
    text.match_indices("//").filter_map(of_one).collect()
}

/// The values behind names of secrets, each up to the end of its place in a list, or of its lines.
fn named(text: &str) -> Vec<Range<usize>> {
    let small = text.to_ascii_lowercase();
    // A user is named before a colon, and only what follows it is a secret.
    let user = small.match_indices("user").filter_map(|(at, _)| {
        let value = at + small[at..].strip_prefix("user: ").map(|_| "user: ".len())?;
        let end = text[value..].find(['\n', '\r', ',', '}']).map_or(text.len(), |end| value + end);
        let colon = value + text[value..end].find(':')? + ":".len();
        (colon < end).then_some(colon..end)
    });
    let values = NAMES.iter().flat_map(|name| small.match_indices(name)).flat_map(|(at, _)| {
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '"' | '\'' | ' ');
        let sign = small[at..].find(|c| !is_name(c)).map_or(small.len(), |length| at + length);
        let sign_end =
            small[sign..].chars().next().filter(|c| matches!(c, ':' | '=' | '：')).map(|c| sign + c.len_utf8());
        sign_end.map(|start| value(text, at, start)).unwrap_or_default()
    });
    values.chain(user).collect()
}

/// The value that begins at `start`, line by line; its name stands at `name`.
fn value(text: &str, name: usize, start: usize) -> Vec<Range<usize>> {
    let behind = &text[start..];
    let start = start + (behind.len() - behind.trim_start_matches(' ').len());
    let line_end = text[start..].find(['\n', '\r']).map_or(text.len(), |end| start + end);
    let line = &text[start..line_end];
    let end = start + end_of_quoted(line).or_else(|| line.find([',', '}', '&'])).unwrap_or(line.len());
    let mut ranges = Vec::new();
    ranges.push(start..end);
    if end == line_end {
        // What is indented further than the name goes on with its value: in a block scalar, or by itself.
        let line_start = text[..name].rfind('\n').map_or(0, |end| end + 1);
        let indent = indent(&text[line_start..], &[' ', '-']);
        let mut at = text[line_end..].find('\n').map_or(text.len(), |end| line_end + end + 1);
        for line in text[at..].split_inclusive('\n') {
            let shown = line.trim_end();
            if !shown.is_empty() && self::indent(shown, &[' ']) <= indent {
                break;
            }
            ranges.push(at + self::indent(shown, &[' '])..at + shown.len());
            at += line.len();
        }
    }
    ranges.retain(|range| !range.is_empty());
    ranges
}

/// Where a value in quotes ends that ends on this line.
fn end_of_quoted(line: &str) -> Option<usize> {
    let quote = line.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let mut is_escaped = false;
    let closing = line[1..].find(|c| {
        let is_end = c == quote && !is_escaped;
        is_escaped = c == '\\' && !is_escaped && quote == '"';
        is_end
    });
    closing.map(|length| 1 + length + 1)
}

fn indent(line: &str, marks: &[char]) -> usize {
    line.len() - line.trim_start_matches(marks).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_masked_where_they_stand() {
        for (text, expected) in [
            ("{ name: a, password: 口令, host: h }", "{ name: a, password: ******, host: h }"),
            ("  secret_key: \"a b\"", "  secret_key: *****"),
            ("{ user: 'web:x', host: h }", "{ user: 'web:**, host: h }"),
            ("passwrd: x", "passwrd: *"),
            ("endpoint: 'https://u:p@w@dav.example.cn/'", "endpoint: 'https://u:***@dav.example.cn/'"),
            ("{ password: 'a, b}', host: h }", "{ password: *******, host: h }"),
            ("password: |\n  a\n\n  b c\nhost: h", "password: *\n  *\n\n  ***\nhost: h"),
            ("  - token:\n      a\n    host: h", "  - token:\n      *\n    host: h"),
            ("- secret: a\r\n    b\r\n  host: h", "- secret: *\r\n    *\r\n  host: h"),
            ("{ token: a,\n    host: h }", "{ token: *,\n    host: h }"),
            ("https://dav.example.cn/?token=abc&x=1", "https://dav.example.cn/?token=***&x=1"),
        ] {
            assert_eq!(masked(text), expected);
        }
    }

    #[test]
    fn other_texts_stay_as_they_are() {
        for text in ["endpoint: https://dav.example.cn:8443/a@b", "user: web", "见 https://u@example.cn/", "password:"]
        {
            assert!(matches!(masked(text), Cow::Borrowed(_)), "{text}");
        }
    }

    #[test]
    fn an_address_with_a_password_is_known() {
        assert!(holds_password("https://u:p@example.cn/"));
        assert!(holds_password("//u:p@example.cn"));
        for address in ["https://example.cn:443/a@b", "https://u@example.cn/", "mailto:a@example.cn"] {
            assert!(!holds_password(address), "{address}");
        }
    }

    #[test]
    fn an_address_ends_where_its_words_go_on() {
        assert!(words_hold_password("见https://u:p@example.cn/，照办"));
        assert!(!words_hold_password("见https://example.cn:8443，来信寄a@example.cn"));
        assert!(!words_hold_password("一//二:三@四"));
    }
}
