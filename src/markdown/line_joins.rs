//! Line breaks in a paragraph that Chinese text does not want.
//!
//! A soft break becomes a space on the page. Between Chinese characters there must be none, so authors who
//! break their lines would get gaps. The break goes where Chinese text meets Chinese text or a figure, since official
//! documents set no blank between a character and a figure (GB/T 9704-2012 counts 28 of them a line), and stays where
//! a space is right: between words, and beside letters.

use super::characters::{is_cjk, is_hangul};

/// Whether the break between these two characters is dropped.
pub fn joins(before: char, after: char) -> bool {
    if is_hangul(before) || is_hangul(after) {
        return false;
    }
    let (wide_before, wide_after) = (is_cjk(before), is_cjk(after));
    let chinese_before = wide_before || is_shared_punctuation(before);
    let chinese_after = wide_after || is_shared_punctuation(after);
    let chinese = chinese_before && chinese_after && (wide_before || wide_after);
    let figure = (wide_before && begins_figure(after)) || (ends_figure(before) && wide_after);
    chinese || figure || is_cjk_punctuation(before) || is_cjk_punctuation(after)
}

fn begins_figure(c: char) -> bool {
    c.is_ascii_digit()
}

/// `95%` and `38℃` as well as `2025`.
fn ends_figure(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '%' | '‰' | '°' | '℃')
}

/// Punctuation that Chinese shares with Western writing, wide only beside Chinese text.
fn is_shared_punctuation(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}

/// Punctuation of Chinese alone, which brings its own space.
fn is_cjk_punctuation(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301F}' | '\u{30FB}')
        || matches!(c, '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}' | '\u{FF3B}'..='\u{FF40}' | '\u{FF5B}'..='\u{FF65}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_break_is_dropped_where_chinese_meets_chinese_or_a_figure() {
        for (before, after, dropped) in [
            ('改', '整', true),
            ('，', '整', true),
            ('，', '2', true),
            ('”', '的', true),
            ('的', '“', true),
            ('4', '年', true),
            ('年', '1', true),
            ('%', '的', true),
            ('1', '2', false),
            ('年', 'a', false),
            ('a', '年', false),
            ('”', '1', false),
            ('한', '1', false),
            ('a', 'b', false),
            ('”', 'a', false),
            ('한', '국', false),
            ('한', '，', false),
            ('か', 'な', true),
        ] {
            assert_eq!(joins(before, after), dropped, "{before} {after}");
        }
    }
}
