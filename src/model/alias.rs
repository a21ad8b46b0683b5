//! Former addresses (曾用网址): where something stood before, so that old links still lead to it.

use super::{Address, percent_decode};
use crate::source::Span;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    pub address: Address,
    /// Where it is written.
    pub span: Span,
}

/// Reads an address as an author writes it or copies it from a browser, `%E6%97%A7`: a path below the site's root, with
/// or without its first slash.
/// A path whose last part has no ending is a page's. `None`: no file could stand there.
pub fn parse(text: &str) -> Option<Address> {
    let decoded = percent_decode(text.trim());
    let path = decoded.trim_start_matches('/');
    let part_stands = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.ends_with(['.', ' ']);
    let parts_stand = path.trim_end_matches('/').split('/').all(part_stands);
    let usable = |c: char| {
        !c.is_control() && !matches!(c, '?' | '#' | '\\' | ':' | '*' | '"' | '<' | '>' | '|' | ';' | '{' | '}' | '$')
    };
    if !parts_stand || !path.chars().all(usable) {
        return None;
    }
    let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let is_file = !path.ends_with('/') && last.contains('.');
    Some(if is_file {
        Address::file(path)
    } else {
        Address::page(&path.trim_end_matches('/').split('/').collect::<Vec<_>>())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_address_is_a_path_below_the_root() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(parse(text).as_ref().map(Address::as_str), expected, "{text}");
        };
        check("/news/123.html", Some("news/123.html"));
        check("old/notice", Some("old/notice/"));
        check("/old/整改/", Some("old/整改/"));
        check("/old/%E6%95%B4%E6%94%B9/1%25.html", Some("old/整改/1%.html"));
        for bad in [
            "", "/", "a/../b", "/.well-known/x", "a?b=1", "https://a.cn/x", "a//b", "a\nb", "a;b", "a{b", "a%22b",
            "a%2f..%2fb", "%0a",
        ] {
            check(bad, None);
        }
    }
}
