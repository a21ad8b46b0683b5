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

/// The values behind names of secrets, each up to the end of its line or of its place in a list.
fn named(text: &str) -> Vec<Range<usize>> {
    let small = text.to_ascii_lowercase();
    // A user is named before a colon, and only what follows it is a secret.
    let user = small.match_indices("user").filter_map(|(at, _)| {
        let value = at + small[at..].strip_prefix("user: ").map(|_| "user: ".len())?;
        let end = text[value..].find(['\n', '\r', ',', '}']).map_or(text.len(), |end| value + end);
        let colon = value + text[value..end].find(':')? + ":".len();
        (colon < end).then_some(colon..end)
    });
    let starts = NAMES.iter().flat_map(|name| small.match_indices(name)).filter_map(|(at, _)| {
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '"' | '\'' | ' ');
        let sign = at + small[at..].find(|c| !is_name(c))?;
        let length = small[sign..].chars().next().filter(|c| matches!(c, ':' | '=' | '：'))?.len_utf8();
        let behind = &text[sign + length..];
        let start = sign + length + (behind.len() - behind.trim_start_matches(' ').len());
        let end = text[start..].find(['\n', '\r', ',', '}', '&']).map_or(text.len(), |end| start + end);
        (start < end).then_some(start..end)
    });
    starts.chain(user).collect()
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
}
