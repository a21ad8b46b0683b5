//! Texts that were looked at for what any format has to escape.

use std::ops::Deref;

/// A text that is looked at once and written into several files, nearly always as it is but for its line breaks.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    text: &'a str,
    is_plain: bool,
}

impl<'a> Text<'a> {
    pub fn of(text: &'a str) -> Self {
        Self { text, is_plain: holds_nothing_special(text.as_bytes()) }
    }

    /// Whether it is free of control characters but for `\n`, of straight quotes and of backslashes.
    pub fn is_plain(&self) -> bool {
        self.is_plain
    }
}

impl Default for Text<'_> {
    fn default() -> Self {
        Self::of("")
    }
}

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.text
    }
}

/// The byte with which the control characters U+0080 to U+009F begin, and other characters.
pub const C1: u8 = 0xC2;

/// Without a branch in the loop, which therefore looks at many bytes at a time.
fn holds_nothing_special(text: &[u8]) -> bool {
    let is_control = |byte: u8| ((byte < b' ') & (byte != b'\n')) | (byte == 0x7F) | (byte == C1);
    let is_special = |byte: u8| is_control(byte) | (byte == b'"') | (byte == b'\\');
    !text.iter().fold(false, |seen, byte| seen | is_special(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_some_format_escapes_is_not_plain() {
        for plain in ["", "整改：已完成。\n\n“三重一大”", "a, b; c"] {
            assert!(Text::of(plain).is_plain(), "{plain:?}");
        }
        for special in ["\"", "\\", "一\t二", "\r\n", "\u{0}", "\u{7F}", "\u{85}"] {
            assert!(!Text::of(special).is_plain(), "{special:?}");
        }
    }
}
