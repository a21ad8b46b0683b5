//! What the YAML parser says when it stops, told in plain words and placed where a person would look.

use crate::source::Span;

const NO_SECOND_COLON: [&str; 2] = [
    "这里不能再有冒号；值里有冒号时要用引号括起来",
    "there can be no other colon here; put a value with a colon in it in quotes",
];
const NO_COLON: [&str; 2] = ["字段名后面缺少冒号", "there is no colon behind the name of the field"];

/// The parser's reason holds the left-hand text; what it means to a person, in Chinese and English.
const REASONS: &[(&str, [&str; 2])] = &[
    ("did not find expected ',' or '}'", ["花括号 { 没有配对的 }", "the brace { has no }"]),
    ("did not find expected ',' or ']'", ["方括号 [ 没有配对的 ]", "the bracket [ has no ]"]),
    ("unclosed bracket", ["括号没有配对", "a bracket has no partner"]),
    ("misplaced bracket", ["多了一个括号", "there is a bracket too many"]),
    ("unclosed quote", ["引号没有配对", "a quote has no partner"]),
    ("mapping values are not allowed", NO_SECOND_COLON),
    ("did not find expected key", ["缩进没有对齐，或缺少字段名", "the indent does not line up, or a name is missing"]),
    ("did not find expected '-' indicator", ["列表和字段混在了一起", "a list and fields are mixed up"]),
    ("illegal placement of ':'", NO_SECOND_COLON),
    (
        "invalid trailing content",
        ["引号后面还有文字；整个值要放在引号里", "there is text behind the quotes; put the whole value in quotes"],
    ),
    (
        "unexpected character",
        ["值不能以这个符号开头；要用引号括起来", "a value cannot begin with this sign; put it in quotes"],
    ),
    (
        "alias references unknown anchor",
        [
            "星号 * 引用的名称不存在；要用引号括起来",
            "the * refers to a name that is not there; put the value in quotes",
        ],
    ),
    ("multiple YAML documents", ["里面多了一行 ---", "there is a line --- too many"]),
    ("expected string scalar", ["字段名要是文字", "the name of a field has to be a text"]),
    (
        "non-finite float",
        ["这样写是“无穷大”或“不是数”；要用引号括起来", "this means infinity, or no number; put it in quotes"],
    ),
    ("tab", ["缩进用了制表符；要用空格", "the indent is a tab; use blanks"]),
    ("could not find expected ':'", NO_COLON),
    ("simple key expected", NO_COLON),
];

/// What a reason means, in Chinese and in English.
pub fn plain(reason: &str) -> [String; 2] {
    match REASONS.iter().find(|(needle, _)| reason.contains(needle)) {
        Some((_, meaning)) => meaning.map(str::to_string),
        None => [format!("解析器报告：{reason}"), reason.to_string()],
    }
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
