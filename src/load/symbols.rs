//! Characters of the symbol fonts that Word and WPS bring along: what they show there, and a plain character for it.
//!
//! Word writes a character 0x20 to 0xFF of such a font as U+F020 to U+F0FF, and keeps the font apart; so where two
//! fonts share a number, the one is meant that offices use.

/// What a character was in the font that it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Symbol {
    pub font: &'static str,
    pub meant: char,
    /// Word offers it as the mark before the items of a list.
    pub is_bullet: bool,
    /// No other font has anything at this number that a text could mean.
    pub is_sure: bool,
}

const WINGDINGS: &str = "Wingdings";
const WINGDINGS_2: &str = "Wingdings 2";
const SYMBOL: &str = "Symbol";

pub fn symbol(c: char) -> Option<Symbol> {
    let number = u32::from(c).checked_sub(0xF000)?;
    let likely = |font, meant| Symbol { font, meant, is_bullet: false, is_sure: false };
    let bullet = |font, meant| Symbol { is_bullet: true, ..likely(font, meant) };
    let sure = |font, meant| Symbol { is_sure: true, ..likely(font, meant) };
    // Circled numbers, at which Symbol has nothing.
    let circled = |first: u32| char::from_u32(first + (number - 0x81) % 11).map(|meant| sure(WINGDINGS, meant));
    Some(match number {
        0x28 => likely(WINGDINGS, '☎'),
        0x2A => likely(WINGDINGS, '✉'),
        0x50 => likely(WINGDINGS_2, '√'),
        0x51 => likely(WINGDINGS_2, '×'),
        0x52 => likely(WINGDINGS_2, '☑'),
        0x6C => bullet(WINGDINGS, '●'),
        0x6E => bullet(WINGDINGS, '■'),
        0x6F | 0xA8 => likely(WINGDINGS, '□'),
        0x75 => bullet(WINGDINGS, '◆'),
        0x76 => bullet(WINGDINGS, '❖'),
        0x81..=0x8A => circled(0x2460)?,
        0x8C..=0x95 => circled(0x2776)?,
        0xA7 => bullet(WINGDINGS, '▪'),
        0xB0 => likely(SYMBOL, '°'),
        0xB1 => likely(SYMBOL, '±'),
        0xB3 => likely(SYMBOL, '≥'),
        0xB4 => likely(SYMBOL, '×'),
        0xB7 => bullet(SYMBOL, '•'),
        0xB8 => likely(SYMBOL, '÷'),
        0xD8 => bullet(WINGDINGS, '➢'),
        0xDF | 0xE7 => likely(WINGDINGS, '←'),
        0xE0 | 0xE8 => likely(WINGDINGS, '→'),
        0xFB => likely(WINGDINGS, '×'),
        0xFC => Symbol { is_bullet: true, ..likely(WINGDINGS, '√') },
        0xFD => likely(WINGDINGS, '☒'),
        0xFE => sure(WINGDINGS, '☑'),
        _ => return None,
    })
}

/// A number of the symbol fonts, in ASCII or above it, or of whoever else uses what Unicode leaves to private use.
pub fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_symbols_are_known() {
        let meant = |c| symbol(c).map(|symbol| symbol.meant);
        for (c, expected) in [
            ('\u{F0B7}', '•'),
            ('\u{F06C}', '●'),
            ('\u{F0D8}', '➢'),
            ('\u{F0A8}', '□'),
            ('\u{F0FE}', '☑'),
            ('\u{F0E0}', '→'),
            ('\u{F081}', '①'),
            ('\u{F08A}', '⑩'),
            ('\u{F08C}', '❶'),
            ('\u{F095}', '❿'),
        ] {
            assert_eq!(meant(c), Some(expected));
        }
        assert_eq!((meant('\u{E000}'), meant('•'), meant('\u{F08B}')), (None, None, None));
    }

    #[test]
    fn private_use_ends_before_the_noncharacters() {
        assert!(['\u{E000}', '\u{F8FF}', '\u{F0000}', '\u{10FFFD}'].into_iter().all(is_private));
        assert!(!['\u{D7FF}', '\u{F900}', '\u{FFFFE}', '\u{10FFFF}', '整'].into_iter().any(is_private));
    }
}
