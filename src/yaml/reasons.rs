//! What the YAML parser says when it stops, told in plain words and placed where a person would look.

use crate::catalogue::Phrase;
use crate::catalogue::yaml::*;
use crate::source::Span;

/// The parser's reason holds the left-hand text; what it means to a person.
const REASONS: &[(&str, &Phrase)] = &[
    ("did not find expected ',' or '}'", &OPEN_BRACE),
    ("did not find expected ',' or ']'", &OPEN_BRACKET),
    ("unclosed bracket", &UNPAIRED_BRACKET),
    ("misplaced bracket", &MISPLACED_BRACKET),
    ("unclosed quote", &UNPAIRED_QUOTE),
    ("mapping values are not allowed", &NO_SECOND_COLON),
    ("did not find expected key", &UNALIGNED),
    ("did not find expected '-' indicator", &LIST_AMONG_FIELDS),
    ("illegal placement of ':'", &NO_SECOND_COLON),
    ("invalid trailing content", &TRAILING_CONTENT),
    ("unexpected character", &SIGN_AT_BEGINNING),
    ("alias references unknown anchor", &UNKNOWN_ANCHOR),
    ("multiple YAML documents", &SECOND_DOCUMENT),
    ("expected string scalar", &KEY_IS_NO_TEXT),
    ("non-finite float", &NOT_FINITE),
    ("tab", &INDENT_IS_TAB),
    ("could not find expected ':'", &NO_COLON),
    ("simple key expected", &NO_COLON),
];

/// What a reason means; of one that is not known, that the parser gave it.
pub fn plain(reason: &str) -> &'static Phrase {
    REASONS.iter().find(|(needle, _)| reason.contains(needle)).map_or(&PARSER_SAYS, |(_, meaning)| meaning)
}

pub fn is_about_size(reason: &str) -> bool {
    ["budget", "recursion limit", "alias replay", "alias expansion", "depth"].iter().any(|word| reason.contains(word))
}

/// The parser stops where it can no longer go on; for a brace without its partner that is a later line,
/// and the brace itself is what has to be mended.
pub fn culprit(reason: &str, text: &str, at: usize) -> Span {
    let unclosed = reason.contains("flow") || reason.contains("unclosed bracket");
    if let Some(open) = unclosed.then(|| last_open_bracket(text, at)).flatten() {
        let line_end = text[open..].find(['\r', '\n']).map_or(text.len(), |end| open + end);
        return Span::new(open, line_end);
    }
    let next = text[at..].chars().next().filter(|c| !matches!(c, '\r' | '\n')).map_or(0, char::len_utf8);
    Span::new(at, at + next)
}

pub fn last_open_bracket(text: &str, before: usize) -> Option<usize> {
    let mut open = Vec::new();
    let mut quote = None;
    let mut previous = '\n';
    for (at, c) in text[..before].char_indices() {
        match (quote, c) {
            (Some(q), c) if c == q => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if !previous.is_alphanumeric() => quote = Some(c),
            (None, '{' | '[') => open.push(at),
            (None, '}' | ']') => {
                let opener = open.pop();
                // One that is closed by the other kind has no partner.
                if opener.is_some_and(|at| (&text[at..=at] == "{") != (c == '}')) {
                    return opener;
                }
            }
            _ => {}
        }
        previous = c;
    }
    open.pop()
}
