//! Characters that Word makes of a font or a field.

use roxmltree::Node;

use super::attribute;
use super::styles::Position;

/// `eq \o\ac(○,3)` is ③.
pub fn circled(code: &str) -> Option<char> {
    let (_, inside) = code.trim_end().strip_suffix(')')?.rsplit_once(['，', ',', ';'])?;
    let number = inside.trim().parse::<u32>().ok().filter(|number| (1..=20).contains(number) && code.contains('○'))?;
    char::from_u32(0x2460 + number - 1)
}

/// `2` above the line is `²`. `None`: it is on the line, or not all of it has such characters.
pub fn raised(text: &str, position: Position) -> Option<String> {
    let (from, to) = match position {
        Position::OnTheLine => return None,
        Position::Above => ("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ"),
        Position::Below => ("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋"),
    };
    text.chars().map(|c| from.chars().zip(to.chars()).find(|(own, _)| *own == c).map(|(_, raised)| raised)).collect()
}

/// The character of a `w:sym`: those of Wingdings that forms are ticked with, or one that any font has.
pub fn symbol(node: Node) -> Option<char> {
    let code = u32::from_str_radix(attribute(node, "char")?, 16).ok()?;
    // Fonts of symbols have theirs in the private area (ECMA-376, part 1, 17.3.3.30).
    if !(0xF000..=0xF0FF).contains(&code) {
        return char::from_u32(code).filter(|_| code > 0xFF);
    }
    match (attribute(node, "font")?, code & 0xFF) {
        ("Wingdings", 0xFE) | ("Wingdings 2", 0x52) => Some('☑'),
        ("Wingdings", 0xFD) | ("Wingdings 2", 0x54) => Some('☒'),
        ("Wingdings", 0xFC) | ("Wingdings 2", 0x50) => Some('√'),
        ("Wingdings", 0x6F | 0xA8) | ("Wingdings 2", 0xA3 | 0x2A) => Some('□'),
        _ => None,
    }
}
