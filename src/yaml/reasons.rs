//! What the YAML parser says when it stops, told in Chinese and placed where a person would look.

use crate::source::Span;

/// The parser's reason begins with, or holds, the left-hand text.
const REASONS: &[(&str, &str)] = &[
    ("did not find expected ',' or '}'", "花括号 { 没有配对的 }"),
    ("did not find expected ',' or ']'", "方括号 [ 没有配对的 ]"),
    ("unclosed bracket", "括号没有配对"),
    ("misplaced bracket", "多了一个括号"),
    ("unclosed quote", "引号没有配对"),
    ("mapping values are not allowed", "这里不能再有冒号；值里有冒号时要用引号括起来"),
    ("did not find expected key", "缩进没有对齐，或缺少字段名"),
    ("did not find expected '-' indicator", "列表和字段混在了一起"),
    ("illegal placement of ':'", "这里不能再有冒号；值里有冒号时要用引号括起来"),
    ("invalid trailing content", "引号后面还有文字；整个值要放在引号里"),
    ("unexpected character", "值不能以这个符号开头；要用引号括起来"),
    ("alias references unknown anchor", "星号 * 引用的名称不存在；要用引号括起来"),
    ("multiple YAML documents", "里面多了一行 ---"),
    ("expected string scalar", "字段名要是文字"),
    ("tab", "缩进用了制表符；要用空格"),
    ("could not find expected ':'", "字段名后面缺少冒号"),
    ("simple key expected", "字段名后面缺少冒号"),
];

pub fn in_chinese(reason: &str) -> String {
    match REASONS.iter().find(|(needle, _)| reason.contains(needle)) {
        Some((_, chinese)) => chinese.to_string(),
        None => format!("解析器报告：{reason}"),
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
