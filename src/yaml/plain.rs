//! The plainest YAML, read without the parser: lines of `key: value` whose values can mean nothing but text.
//!
//! Nearly every issue begins with five such lines, and on a large site half the time of loading went into
//! a parser that can do far more. Whatever this reader is not sure of it leaves to the parser, quotes and
//! braces and comments included; a test holds that the two agree wherever this one speaks.

use super::{Key, Node, Value};
use crate::source::Span;

/// Reads a text of plain lines. `None`: it is not that plain, which says nothing of whether it is right.
pub fn read(text: &str, offset: usize) -> Option<Node> {
    let mut entries = Vec::with_capacity(8);
    let mut at = offset;
    for line in text.split_inclusive('\n') {
        let (key, rest) = line.split_once(": ")?;
        let value = rest.trim_start_matches(' ').trim_end_matches(['\r', '\n']).trim_end_matches(' ');
        if !is_key(key) || !is_plain(value) {
            return None;
        }
        let value_at = at + key.len() + 2 + rest.len() - rest.trim_start_matches(' ').len();
        entries.push((
            Key { name: key.to_string(), span: Span::new(at, at + key.len()) },
            Node { span: Span::new(value_at, value_at + value.len()), value: Value::Text(value.to_string()) },
        ));
        at += line.len();
    }
    (!entries.is_empty()).then_some(Node { span: Span::new(offset, offset), value: Value::Map(entries) })
}

fn is_key(key: &str) -> bool {
    key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') && !is_word(key) && !key.is_empty()
}

/// A value that begins with a letter, holds no mark that YAML reads, and is no word that YAML knows; or a date.
fn is_plain(value: &str) -> bool {
    is_date(value) || (value.starts_with(char::is_alphabetic) && value.chars().all(is_harmless) && !is_word(value))
}

fn is_harmless(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '/' | '，' | '、' | '。' | '（' | '）' | '《' | '》' | '“' | '”' | '；')
}

fn is_date(value: &str) -> bool {
    value.len() == 10
        && value.bytes().enumerate().all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() })
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
    }

    #[test]
    fn what_is_not_plain_is_left_to_the_parser() {
        for text in ["", "a: 1", "a: true", "a: [x]", "a: 'x'", "a: x # c", "a: x: y", "a:\n", "a: x\n  y", "标题: x", "a: x\n\n", "# c\n", "a: x\ty", "a: x:"] {
            assert!(!check(text), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn where_this_reader_speaks_the_parser_agrees(text in "([a-z_]{1,6}: {1,2}[a-z0-9一-十，。:#\"'\\[{*&!%|>@`. -]{0,9}\r?\n?){0,4}") {
            check(&text);
        }

        #[test]
        fn plain_texts_agree(text in "([a-z]{2,5}: [a-zA-Z一-十][a-zA-Z0-9一-十，、_./ -]{0,8}\r?\n){1,3}") {
            check(&text);
        }
    }
}
