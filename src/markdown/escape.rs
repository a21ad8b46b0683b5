//! Text, attribute values and addresses, made safe to stand in HTML.
//!
//! Control characters and noncharacters are dropped here, at the one gate all text passes: HTML forbids
//! them, and one of them marks the site's root in a [`super::Fragment`].

use std::sync::LazyLock;

use aho_corasick::packed::Searcher;
use memchr::memchr3;

/// Writes text for an element or a double-quoted attribute.
pub fn text(html: &mut String, text: &str) {
    if is_clean(text) {
        html.push_str(text);
        return;
    }
    let bytes = text.as_bytes();
    let mut copied = 0;
    let mut at = 0;
    while at < bytes.len() {
        let step = match SORT[usize::from(bytes[at])] {
            PLAIN => {
                at += 1;
                continue;
            }
            ESCAPED | DROPPED => 1,
            _ => {
                let c = text[at..].chars().next().unwrap_or_default();
                if !is_forbidden(c) {
                    at += c.len_utf8();
                    continue;
                }
                c.len_utf8()
            }
        };
        html.push_str(&text[copied..at]);
        html.push_str(match bytes[at] {
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'&' => "&amp;",
            b'"' => "&quot;",
            _ => "",
        });
        at += step;
        copied = at;
    }
    html.push_str(&text[copied..]);
}

/// Whether a text can stand as it is, as nearly all do. Without a branch in the loop it looks at many bytes
/// at a time; two bytes together tell the forbidden characters from the full-width punctuation next to them.
fn is_clean(text: &str) -> bool {
    let bytes = text.as_bytes();
    let noncharacter = |b: u8, next: u8| (b == 0xEF) & ((next == 0xB7) | (next == 0xBF));
    let next = bytes.get(1..).unwrap_or_default();
    !bytes.iter().fold(false, |seen, b| seen | is_special(*b))
        && !bytes.iter().zip(next).fold(false, |seen, (b, next)| seen | noncharacter(*b, *next))
}

/// The same for a long text, whose passes are worth their beginning.
pub fn is_long_clean(text: &str) -> bool {
    static NONCHARACTERS: LazyLock<Option<Searcher>> = LazyLock::new(|| Searcher::new([[0xEF, 0xB7], [0xEF, 0xBF]]));
    let bytes = text.as_bytes();
    let Some(noncharacters) = &*NONCHARACTERS else { return is_clean(text) };
    memchr3(b'<', b'>', b'&', bytes).is_none()
        && memchr3(b'"', 0x7F, 0xC2, bytes).is_none()
        && !bytes.iter().fold(false, |seen, b| seen | is_control(*b) | (*b >= 0xF0))
        && noncharacters.find(text).is_none()
}

fn is_special(b: u8) -> bool {
    (b == b'<') | (b == b'>') | (b == b'&') | (b == b'"') | (b == 0x7F) | (b == 0xC2) | (b >= 0xF0) | is_control(b)
}

fn is_control(b: u8) -> bool {
    (b < b' ') & (b != b'\n') & (b != b'\t')
}

/// Writes ` name="value"`.
pub fn attribute(html: &mut String, name: &str, value: &str) {
    html.push(' ');
    html.push_str(name);
    html.push_str("=\"");
    text(html, value);
    html.push('"');
}

/// Writes an address: what may not stand in one is percent-encoded, what is encoded already stays.
pub fn address(html: &mut String, address: &str) {
    let bytes = address.as_bytes();
    for (at, &byte) in bytes.iter().enumerate() {
        let encoded = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_hexdigit);
        match byte {
            b'&' => html.push_str("&amp;"),
            b'%' if encoded(at + 1) && encoded(at + 2) => html.push('%'),
            b if b.is_ascii_alphanumeric() || b"-._~:/?#@!$'()*+,;=".contains(&b) => html.push(char::from(b)),
            b if b < b' ' || b == 0x7F => {}
            b => {
                html.push('%');
                html.push(char::from(HEX[usize::from(b >> 4)]));
                html.push(char::from(HEX[usize::from(b & 15)]));
            }
        }
    }
}

/// A character that HTML does not allow, written out or as an entity.
pub fn is_forbidden(c: char) -> bool {
    let code = u32::from(c);
    (c.is_control() && !matches!(c, '\t' | '\n')) || (0xFDD0..=0xFDEF).contains(&code) || code & 0xFFFE == 0xFFFE
}

const HEX: &[u8; 16] = b"0123456789ABCDEF";
const PLAIN: u8 = 0;
const ESCAPED: u8 = 1;
const DROPPED: u8 = 2;
/// The first byte of a character that may be forbidden.
const SUSPECT: u8 = 3;

static SORT: [u8; 256] = {
    let mut sort = [PLAIN; 256];
    let mut byte = 0;
    while byte < 256 {
        sort[byte] = match byte as u8 {
            b'<' | b'>' | b'&' | b'"' => ESCAPED,
            b'\t' | b'\n' => PLAIN,
            0..=0x1F | 0x7F => DROPPED,
            0xC2 | 0xEF | 0xF0..=0xFF => SUSPECT,
            _ => PLAIN,
        };
        byte += 1;
    }
    sort
};

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(input: &str) -> String {
        let mut html = String::new();
        text(&mut html, input);
        html
    }

    #[test]
    fn markup_is_escaped_and_forbidden_characters_are_dropped() {
        assert_eq!(escaped("a<b> & \"中，文\"\t\n"), "a&lt;b&gt; &amp; &quot;中，文&quot;\t\n");
        assert_eq!(escaped("\u{1}整\u{7f}改\u{85}\u{fffe}\u{fdd0}\u{1fffe}。\r\u{a0}"), "整改。\u{a0}");
    }

    #[test]
    fn a_long_text_is_as_clean_as_a_short_one() {
        for text in [
            "整改，“已完成”。\n\t",
            "<",
            ">",
            "&",
            "\"",
            "\u{7F}",
            "\u{85}",
            "\u{1F4D5}",
            "\u{1}",
            "\r",
            "\u{FDD0}",
            "\u{FFFE}",
        ] {
            let long = "整改：已完成！".repeat(20) + text;
            assert_eq!(is_long_clean(&long), is_clean(&long), "{text:?}");
        }
    }

    #[test]
    fn addresses_are_encoded_once() {
        let mut html = String::new();
        address(&mut html, "https://x.cn/整 改?a=1&b=%20|%zz\"<");
        assert_eq!(html, "https://x.cn/%E6%95%B4%20%E6%94%B9?a=1&amp;b=%20%7C%25zz%22%3C");
    }
}
