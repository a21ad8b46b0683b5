//! Characters by what they are to a reader, in whichever width an input method wrote them, and how much room they take.

use std::sync::LazyLock;

use memchr::memchr;
use memchr::memmem::Finder;
use unicode_width::UnicodeWidthChar;

/// Control characters, the marks that turn the direction of a text round so that it reads otherwise than it is, and
/// characters without any width, such as come with a text from WeChat: no search finds a word that holds one. Tags and
/// the marks of annotations are among them, and noncharacters, which mean nothing to anybody. The two that join or part
/// the letters of some scripts are none of them.
pub fn is_invisible(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
        || matches!(c, '\u{AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
        || matches!(c, '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}' | '\u{FDD0}'..='\u{FDEF}')
        || u32::from(c) & 0xFFFE == 0xFFFE
}

/// The same, and the two that join or part letters: for whoever asks what people see of a word.
pub fn is_unseen(c: char) -> bool {
    is_invisible(c) || matches!(c, '\u{200C}' | '\u{200D}')
}

/// What some programs put in front of a text, and what is no part of it.
pub const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// A text as it is read.
pub fn without_mark(text: &str) -> &str {
    text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text)
}

/// What a character of full width is in half width; these stand in the order of ASCII, `U+FEE0` above it.
pub fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// Whether a text holds the mark that every comment has in it, in any width: hardly any notice does.
pub fn holds_exclamation(text: &str) -> bool {
    static WIDE: LazyLock<Finder> = LazyLock::new(|| Finder::new("！"));
    memchr(b'!', text.as_bytes()).is_some() || WIDE.find(text.as_bytes()).is_some()
}

/// Whether a text begins with `<!--`, or with what an input method makes of it.
pub fn begins_comment(text: &str) -> bool {
    let mark = text.strip_prefix(['<', '＜', '《']).and_then(|rest| rest.strip_prefix(['!', '！']));
    mark.is_some_and(|rest| rest.starts_with(is_dash))
}

/// A dash or hyphen of any width.
pub fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '－' | '﹣')
}

/// How many terminal cells a text takes: a Chinese character takes two.
pub fn display_width(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut width, mut at) = (0, 0);
    while at < bytes.len() {
        if let Some(cells) = bytes[at..].first_chunk().and_then(usual_width) {
            width += cells;
            at += STRETCH;
        } else {
            let rest = text.ceil_char_boundary(at)..text.ceil_char_boundary(at + STRETCH);
            at = rest.end;
            width += text[rest].chars().map(cells).sum::<usize>();
        }
    }
    width
}

/// How many bytes are looked at in one go; the two after them tell what the last ones begin.
const STRETCH: usize = 32;

/// The cells of the characters that begin in a stretch, if it holds nothing but what notices are made of. Without a
/// branch, so that many bytes are looked at at once.
fn usual_width(bytes: &[u8; STRETCH + 2]) -> Option<usize> {
    let (mut width, mut unusual) = (0, false);
    for at in 0..STRETCH {
        let (first, second, third) = (bytes[at], bytes[at + 1], bytes[at + 2]);
        let ascii = (b' '..=b'~').contains(&first);
        // U+2010 to U+2027: dashes, quotation marks, the ellipsis
        let narrow = (first == 0xE2) & (second == 0x80) & (0x90..=0xA7).contains(&third);
        // U+3001 to U+3029, U+4E00 to U+9FFF, U+FF01 to U+FF3F
        let wide = ((first == 0xE3) & (second == 0x80) & (0x81..=0xA9).contains(&third))
            | ((first == 0xE4) & (second >= 0xB8))
            | (0xE5..=0xE9).contains(&first)
            | ((first == 0xEF) & (second == 0xBC) & (third >= 0x81));
        let inside = first & 0xC0 == 0x80;
        width += u8::from(ascii | narrow) + 2 * u8::from(wide);
        unusual |= !(ascii | narrow | wide | inside);
    }
    (!unusual).then_some(usize::from(width))
}

fn cells(c: char) -> usize {
    match c {
        ' '..='~' | '\t' | '\u{2010}'..='\u{2027}' => 1,
        // Nearly every other character of a notice; the table need not be asked.
        '\u{4E00}'..='\u{9FFF}' | '\u{3001}'..='\u{3029}' | '\u{FF01}'..='\u{FF60}' => 2,
        c => c.width().unwrap_or(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_takes_as_many_cells_as_its_table_says() {
        for c in ('\0'..=char::MAX).filter(|c| *c != '\t') {
            let one_by_one = c.width().unwrap_or(0);
            assert_eq!(display_width(c.encode_utf8(&mut [0; 4])), one_by_one, "{c:?}");
            assert_eq!(display_width(&format!("整{c}a。")), one_by_one + 5, "{c:?}");
            // Every character of everyday, and some of the others.
            let number = c as usize;
            if number < 0x10000 || number.is_multiple_of(64) {
                let long = format!("{}{c}a“{}”。", &"abcdef"[..number % 7], "整改，".repeat(12));
                assert_eq!(display_width(&long), number % 7 + one_by_one + 77, "{c:?}");
            }
        }
    }
}
