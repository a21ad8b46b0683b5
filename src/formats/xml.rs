//! Text inside XML 1.0.
//!
//! Some characters can stand in a Chinese office file and not in XML, not even escaped (XML 1.0, section
//! 2.2): they are dropped, since one of them makes a reader refuse the whole feed.

use std::borrow::Cow;

/// A text as it stands between tags or in a quoted attribute.
pub fn escape(text: &str) -> Cow<'_, str> {
    let stays = |byte: u8| byte.is_ascii_alphanumeric() || b" -_./:,;()".contains(&byte);
    if text.bytes().all(stays) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + text.len() / 16);
    for c in text.chars().filter(|c| is_allowed(*c)) {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            // A parser turns these into spaces in attributes, and a carriage return into a line feed anywhere.
            '\t' => escaped.push_str("&#9;"),
            '\n' => escaped.push_str("&#10;"),
            '\r' => escaped.push_str("&#13;"),
            c => escaped.push(c),
        }
    }
    Cow::Owned(escaped)
}

/// The production `Char` of XML 1.0; surrogates are no `char`.
fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_escaped_and_forbidden_characters_are_dropped() {
        assert_eq!(escape("</a>]]>&\"'"), "&lt;/a&gt;]]&gt;&amp;&quot;&#39;");
        assert_eq!(
            escape("a\u{0}\u{B}\u{1B}\u{FFFE}\u{FFFF}通\u{2028}\u{1F4D5}\r\n"),
            "a通\u{2028}\u{1F4D5}&#13;&#10;"
        );
    }
}
