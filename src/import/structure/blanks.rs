//! Blanks that the print puts between characters, and nobody means.

/// Blanks between Chinese characters are the print's, not the author's.
pub fn without_blanks(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut characters = text.trim().chars().peekable();
    while let Some(c) = characters.next() {
        if c.is_whitespace() {
            let western = |c: Option<char>| c.is_some_and(|c| c.is_ascii() && !c.is_whitespace());
            while characters.peek().is_some_and(|next| next.is_whitespace()) {
                characters.next();
            }
            if western(kept.chars().last()) || western(characters.peek().copied()) {
                kept.push(' ');
            }
        } else {
            kept.push(c);
        }
    }
    kept
}

/// `序 号`, `制　表`: a word of a head or a label, which may be spaced to fill its place.
pub fn closed_up(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_in_chinese_are_dropped_and_others_kept() {
        assert_eq!(without_blanks("中共示例市委 关于  LED 路灯 的通报"), "中共示例市委关于 LED 路灯的通报");
    }
}
