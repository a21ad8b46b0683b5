//! Addresses of the web that stand in a text as words: where they are, and where a line may be broken in them.
//!
//! Nothing in an address can be broken but at a hyphen, so a long one begins a line of its own and leaves the line
//! before it empty or, where lines are justified as on paper, its few characters spread over the whole width.

use std::ops::Range;

use memchr::memmem;

use super::escape;
use crate::config::secrets::holds_password;

/// A shorter one leaves no gap that is seen, behind its scheme.
const LONG: usize = 24;

/// Whether a text has any.
pub fn are_in(text: &str) -> bool {
    find(text).is_some()
}

/// Where the first address of a text goes on behind its scheme.
fn find(text: &str) -> Option<usize> {
    const SCHEME_END: &str = "://";
    memmem::find(text.as_bytes(), SCHEME_END.as_bytes()).map(|at| at + SCHEME_END.len())
}

/// All addresses of a body, each with its scheme and up to the mark that it may stand in.
pub fn all(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_end = |c: char| !c.is_ascii_graphic() || matches!(c, '`' | '"' | '<' | '>' | '[' | ']' | '|');
    let mut end = 0;
    std::iter::from_fn(move || {
        let from = end + find(&text[end..])?;
        let scheme = text[end..from].trim_end_matches("://");
        let start = end + scheme.trim_end_matches(|c: char| c.is_ascii_alphanumeric()).len();
        end = from + text[from..].find(is_end).unwrap_or(text.len() - from);
        Some(start..end)
    })
}

/// Whether one of a text's addresses names a user with a password.
pub fn hold_passwords(text: &str) -> bool {
    all(text).any(|address| holds_password(&text[address]))
}

/// Writes a text with a `<wbr>` behind each part of an address that is long.
pub fn write(html: &mut String, text: &str) {
    let (mut end, mut written) = (0, 0);
    while let Some(next) = find(&text[end..]) {
        let from = end + next;
        let address = &text[from..];
        end = from + address.find(|c: char| !c.is_ascii_graphic()).unwrap_or(address.len());
        let long = if end - from < LONG { end..end } else { from..end };
        for at in long {
            let part_end = match text.as_bytes()[at] {
                b'/' => at + 1,
                b'?' | b'&' | b'#' => at,
                _ => continue,
            };
            if part_end > from && part_end < end {
                escape::text(html, &text[written..part_end]);
                html.push_str("<wbr>");
                written = part_end;
            }
        }
    }
    escape::text(html, &text[written..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let mut html = String::new();
        write(&mut html, text);
        assert_eq!(html, expected);
        assert_eq!(html.replace("<wbr>", "").replace("&amp;", "&"), text);
    }

    #[test]
    fn each_address_is_found_with_its_scheme() {
        let text = "见https://x.cn/a、ftp://u:p@y.cn，http://";
        assert_eq!(
            all(text).map(|address| &text[address]).collect::<Vec<_>>(),
            ["https://x.cn/a", "ftp://u:p@y.cn", "http://"]
        );
        assert!(hold_passwords(text) && !hold_passwords("https://x.cn:8080/，邮箱:a@x.cn"));
    }

    #[test]
    fn an_address_may_be_broken_behind_each_of_its_parts() {
        let (host, page) = ("zhengfu.shili.example.org", "rectification");
        check(&format!("详见 https://{host}/{page}/通报。"), &format!("详见 https://{host}/<wbr>{page}/通报。"));
        check(&format!("https://{host}?b=1&c#d"), &format!("https://{host}<wbr>?b=1<wbr>&amp;c<wbr>#d"));
        check(&format!("http://{host}/，"), &format!("http://{host}/，"));
        check(&format!("http://x.cn/a，http://{host}/b"), &format!("http://x.cn/a，http://{host}/<wbr>b"));
        check("https://x.cn/a?b=1", "https://x.cn/a?b=1");
        check("://", "://");
    }
}
