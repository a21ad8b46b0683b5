//! What stands beside a place in a text.

/// A Chinese character, not its punctuation.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '〇')
}

/// Punctuation that belongs to Chinese alone.
pub fn is_chinese_mark(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '！'
            | '？'
            | '（'
            | '）'
            | '《'
            | '》'
            | '“'
            | '”'
            | '‘'
            | '’'
            | '【'
            | '】'
            | '「'
            | '」'
            | '—'
            | '…'
    )
}

/// The character that ends where a place begins.
pub fn before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

/// The character that begins at a place.
pub fn after(text: &str, at: usize) -> Option<char> {
    text[at..].chars().next()
}

/// The place past the spaces that stand here.
pub fn past_spaces(text: &str, at: usize) -> usize {
    at + text[at..].bytes().take_while(|byte| *byte == b' ').count()
}

/// The text from the last mark that ends a clause up to a place.
pub fn clause_before(text: &str, at: usize) -> &str {
    let start =
        text[..at].rfind(ends_clause).map_or(0, |mark| mark + text[mark..].chars().next().map_or(0, char::len_utf8));
    &text[start..at]
}

/// The text from a place up to the next mark that ends a clause.
pub fn clause_after(text: &str, at: usize) -> &str {
    let end = text[at..].find(ends_clause).map_or(text.len(), |mark| at + mark);
    &text[at..end]
}

pub fn ends_clause(c: char) -> bool {
    matches!(c, '，' | '。' | '；' | '：' | '！' | '？' | '\n' | ',' | ';')
}
