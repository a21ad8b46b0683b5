//! The plainest YAML, read without the parser: lines of `key: value` whose values can mean nothing but text,
//! in quotes or not, lines of comment between them, and lists of `{ key: value, … }`, one a line, as categories are written.
//!
//! Nearly every issue begins with five such lines, and a notice with its categories; on a large site half the
//! time of loading went into a parser that can do far more. Whatever this reader is not sure of it leaves to
//! the parser, comments behind a value included; a test holds that the two agree wherever this one speaks.

use memchr::memchr;

use super::{Key, Node, Value};
use crate::source::Span;

/// Reads a text of plain lines. `None`: it is not that plain, which says nothing of whether it is right.
pub fn read(text: &str, offset: usize) -> Option<Node> {
    let mut entries = Vec::with_capacity(8);
    let mut lines = Lines { rest: text, at: offset };
    while let Some((line, at)) = lines.next() {
        if line.starts_with('#') || content(line).is_empty() {
            continue;
        }
        let (name, after) = line.split_at(memchr(b':', line.as_bytes())?);
        if !is_key(name) {
            return None;
        }
        let key = Key { name: name.to_string(), span: Span::new(at, at + name.len()) };
        let after = content(&after[1..]);
        let value = match after.trim_start_matches(' ') {
            "" => list(&mut lines)?,
            value if value.len() < after.len() => scalar(value, at + name.len() + 1 + after.len() - value.len())?,
            _ => return None,
        };
        entries.push((key, value));
    }
    let start = entries.first().map(|(key, _)| key.span.start)?;
    Some(Node { span: Span::new(start, start), value: Value::Map(entries) })
}

/// Lines that are left, and where the next one begins.
struct Lines<'a> {
    rest: &'a str,
    at: usize,
}

impl<'a> Lines<'a> {
    fn next(&mut self) -> Option<(&'a str, usize)> {
        let (line, at) = (self.peek()?, self.at);
        self.rest = &self.rest[line.len()..];
        self.at += line.len();
        Some((line, at))
    }

    fn peek(&self) -> Option<&'a str> {
        let end = memchr(b'\n', self.rest.as_bytes()).map_or(self.rest.len(), |at| at + 1);
        (end > 0).then(|| &self.rest[..end])
    }
}

/// The lines `  - { id: c01, title: 党的政治建设 }` that follow a key.
fn list(lines: &mut Lines) -> Option<Node> {
    const ITEM: &str = "  - ";
    let mut items = Vec::new();
    let start = lines.at + ITEM.len() - 2;
    while lines.peek().is_some_and(|line| line.starts_with(' ')) {
        let (line, at) = lines.next()?;
        items.push(flow_map(content(line).strip_prefix(ITEM)?, at + ITEM.len())?);
    }
    (!items.is_empty()).then_some(Node { span: Span::new(start, start), value: Value::List(items) })
}

/// `{ id: c01, title: 党的政治建设 }`
fn flow_map(text: &str, at: usize) -> Option<Node> {
    let inside = text.strip_prefix("{ ")?.strip_suffix(" }")?;
    let mut entries = Vec::with_capacity(2);
    let mut from = at + 2;
    for entry in inside.split(", ") {
        let (name, value) = entry.split_once(": ")?;
        if !is_key(name) {
            return None;
        }
        let key = Key { name: name.to_string(), span: Span::new(from, from + name.len()) };
        entries.push((key, scalar(value, from + name.len() + 2).filter(|_| value.trim() == value)?));
        from += entry.len() + 2;
    }
    Some(Node { span: Span::new(at, at + 1), value: Value::Map(entries) })
}

fn scalar(value: &str, at: usize) -> Option<Node> {
    let span = Span::new(at, at + value.len());
    let text = if is_plain(value) { value } else { quoted(value)? };
    Some(Node { span, value: Value::Text(text.to_string()) })
}

/// The text between double quotes, if it means itself.
fn quoted(value: &str) -> Option<&str> {
    let text = value.strip_prefix('"')?.strip_suffix('"')?;
    // Dashes, quotation marks, arrows and brackets that Chinese text is written with, and what a keyboard has.
    let is_mark =
        |c: char| matches!(c, '·' | '\u{2010}'..='\u{2027}' | '\u{2190}'..='\u{21FF}' | '〈'..='】' | '！'..='？');
    let means_itself = |c: char| is_harmless(c) || is_mark(c) || (c.is_ascii_graphic() && !matches!(c, '"' | '\\'));
    (!text.is_empty() && text.chars().all(means_itself)).then_some(text)
}

/// A line without its break and the blanks before it.
fn content(line: &str) -> &str {
    line.trim_end_matches(['\r', '\n']).trim_end_matches(' ')
}

fn is_key(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_lowercase() || c == '_')
        && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
        && !is_word(key)
}

/// A value that begins with a letter, holds no mark that YAML reads, and is no word that YAML knows; or a date,
/// perhaps with a time.
fn is_plain(value: &str) -> bool {
    is_date(value)
        || is_moment(value)
        || (value.starts_with(char::is_alphabetic) && value.chars().all(is_harmless) && !is_word(value))
}

fn is_harmless(c: char) -> bool {
    // Nearly all characters of a notice; the tables need not be asked.
    matches!(c, '\u{4E00}'..='\u{9FFF}')
        || c.is_alphanumeric()
        || matches!(c, ' ' | '-' | '_' | '.' | '/' | '，' | '、' | '。' | '（' | '）' | '《' | '》' | '“' | '”' | '；')
}

fn is_date(value: &str) -> bool {
    value.len() == 10
        && value
            .bytes()
            .enumerate()
            .all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() })
}

/// `2025-10-11 09:00`
fn is_moment(value: &str) -> bool {
    value.len() == "2025-10-11 09:00".len()
        && value.split_once(' ').is_some_and(|(date, time)| {
            let digits = |at: usize| time.as_bytes()[at].is_ascii_digit();
            is_date(date) && time.len() == 5 && time.as_bytes()[2] == b':' && [0, 1, 3, 4].into_iter().all(digits)
        })
}

/// The words of YAML 1.1 and 1.2 that are not text.
fn is_word(value: &str) -> bool {
    const WORDS: [&str; 12] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf", "infinity"];
    value.len() <= 8 && WORDS.iter().any(|word| value.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::parse_any;
    use super::*;
    use crate::finding::Findings;
    use crate::source::Source;

    fn check(text: &str) -> bool {
        let Some(plain) = read(text, 0) else { return false };
        let source = Source::new("a.yaml", text);
        let parsed = parse_any(&source, 0..text.len(), &mut Findings::default()).expect(text);
        assert_eq!(format!("{plain:?}"), format!("{parsed:?}"), "{text:?}");
        true
    }

    #[test]
    fn plain_lines_are_read_as_the_parser_reads_them() {
        assert!(check("title: 关于理论学习不深入、不系统的问题\ncategory: c03\nupdated: 2015-01-08\n"));
        assert!(check("title:   LED 灯头  \r\nstatus: 已完成\r\n"));
        assert!(check("a: 一\na: 二"));
        assert!(check("date: 2025-10-11\npublished: 2025-10-11 09:00\n"));
        assert!(check(
            "title: 通报\ncategories:\n  - { id: c01, title: 绿化 }\n  - { id: c02, title: 亮化 }\ndraft: x\n"
        ));
        assert!(check("categories: \r\n  - { title: 绿化 } \r\n"));
        assert!(check("sm3: 一\n_1: 二\n"));
        assert!(check("a: \"{b} → {c} · ‘一’——【二】…\"\n"));
        assert!(check("# 界面文字\n\nhome: \"首页\"\nposition: \"第 {n} 个，共 {total} 个：# [1] 'x'\"\n  \n"));
    }

    #[test]
    fn the_words_of_the_interface_are_plain() {
        assert!(check(include_str!("../../themes/gov/words/zh-CN.yaml")));
        assert!(check(include_str!("../../themes/gov/words/en.yaml")));
    }

    #[test]
    fn what_is_not_plain_is_left_to_the_parser() {
        for text in [
            "",
            "a: 1",
            "a: true",
            "a: [x]",
            "a: 'x'",
            "a: x # c",
            "a: x: y",
            "a:\n",
            "a: x\n  y",
            "标题: x",
            "# c\n",
            "a: \"x\" # c",
            "a: \"x\\n\"",
            "a: \"\"",
            "a: \"x\n  y\"\n",
            "a: x\n\n  y\n",
            "a: x\ty",
            "a: x:",
            "a:\n  - x\n",
            "a:\n  - { b: 一, c: [d] }\n",
            "a:\n  - { b: 一, c }\n",
            "a:\n  - { b: 一 }\n   - { b: 一 }\n",
            "a:\n- { b: 一 }\n",
            "a: 2025-10-11 9:00",
        ] {
            assert!(!check(text), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn where_this_reader_speaks_the_parser_agrees(text in "([a-z_][a-z_0-9]{0,5}: {1,2}[a-z0-9一-十，。:#\"'\\[{*&!%|>@`. -]{0,9}\r?\n?){0,4}") {
            check(&text);
        }

        #[test]
        fn quoted_texts_and_comments_agree(text in "(([a-z]{2,4}: \"[a-z0-9一-十，。：·—…→‘【:#'\\[{*&!%|>@`. -]{1,8}\"|#[ a-z:\"#]{0,5}|[ ]{0,2}) ?\r?\n){1,4}") {
            check(&text);
        }

        #[test]
        fn lists_of_maps_agree(text in "[a-z]{2,4}: 一\n[a-z]{2,4}:[ ]?\n( {1,3}- \\{ {1,2}[a-z]{2,4}: {1,2}[a-z一-十 #:,-]{1,5} {0,2}\\} ?\r?\n){1,3}([a-z]{2,4}: 二\n)?") {
            check(&text);
        }

        #[test]
        fn plain_texts_agree(text in "([a-z]{2,5}: [a-zA-Z一-十][a-zA-Z0-9一-十，、_./ -]{0,8}\r?\n){1,3}") {
            check(&text);
        }
    }
}
