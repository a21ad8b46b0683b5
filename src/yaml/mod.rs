//! YAML as a tree that knows where each of its values stands.
//!
//! A typed reading stops at the first ill-typed field; this one keeps everything, so that [`Fields`] can
//! report all that is wrong with a file at once. Numbers stay the text that was written: what a field
//! means is decided by whoever asks for it. Budgets keep hostile files from costing time or memory.

mod comments;
mod fields;
mod keys;
mod other_dates;
mod plain;
mod reasons;
mod slips;
mod write;

use std::ops::Range;
use std::sync::Arc;

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_yaml::options::{DuplicateKeyPolicy, MergeKeyPolicy};
use serde_yaml::{Location, Spanned};

use crate::catalogue::findings::{BROKEN_YAML, CONTROL_CHARACTER, YAML_TOO_COMPLEX};
use crate::catalogue::{Phrase, both};
use crate::characters::{holds_exclamation, is_invisible};
use crate::finding::{Edit, Finding, Findings, Fix, Limiter};
use crate::source::{Place, Source, Span};
use slips::Slip;

pub use fields::{Fields, Text, parse_date};
pub use keys::nearest;
pub use other_dates::date as date_in_another_form;
pub use write::quoted;

/// A value and where it stands in its file. A list's or a map's span is where it begins.
#[derive(Debug, Clone)]
pub struct Node {
    pub span: Span,
    pub value: Value,
}

impl Node {
    /// The value of a key, if this is a map that has it.
    pub fn entry(&self, key: &str) -> Option<&Node> {
        let Value::Map(entries) = &self.value else { return None };
        entries.iter().find(|(name, _)| name.name == key).map(|(_, value)| value)
    }
}

#[derive(Debug, Clone)]
pub enum Value {
    Null,
    Flag(bool),
    /// As it was written: `007`, `1.50`.
    Number(String),
    Text(String),
    List(Vec<Node>),
    Map(Vec<(Key, Node)>),
}

impl Value {
    /// Whether it has the same values; a number is the text that was written.
    fn is_same(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::Null, Value::Null) => true,
            (Value::Flag(one), Value::Flag(other)) => one == other,
            (Value::Number(one) | Value::Text(one), Value::Number(other) | Value::Text(other)) => one == other,
            (Value::List(one), Value::List(other)) => {
                one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.value.is_same(&other.value))
            }
            (Value::Map(one), Value::Map(other)) => {
                let find = |name: &str| other.iter().find(|(key, _)| key.name == name);
                let is_there = |(key, node): &(Key, Node)| {
                    find(&key.name).is_some_and(|(_, other)| node.value.is_same(&other.value))
                };
                one.len() == other.len() && one.iter().all(is_there)
            }
            _ => false,
        }
    }
}

#[derive(Debug, Clone)]
pub struct Key {
    pub name: String,
    pub span: Span,
}

/// Nesting deeper than this is refused: front matter needs four levels.
const DEEPEST: usize = 16;
/// More values than this are refused; the largest honest `site.yaml` has some hundreds.
const MOST_NODES: usize = 20_000;

/// Reads one YAML document out of a file. `None`: it is broken, and a finding says where.
pub fn parse(source: &Arc<Source>, range: Range<usize>, findings: &mut Findings) -> Option<Node> {
    let node = parse_quoted(source, range.clone(), findings)?;
    if holds_exclamation(&source.text[range]) {
        comments::report_literal(&node, source, findings);
    }
    Some(node)
}

/// The same where others are quoted: a comment of Markdown in their words is what they wrote about.
pub fn parse_quoted(source: &Arc<Source>, range: Range<usize>, findings: &mut Findings) -> Option<Node> {
    let plain = plain::read(&source.text[range.clone()], range.start);
    plain.or_else(|| parse_any(source, range, findings))
}

/// Whether two texts have the same values, however each is written. A text that cannot be read is like no other.
pub fn says_the_same(one: &str, other: &str) -> bool {
    let read = |text: &str| parse_quoted(&Source::new("", text), 0..text.len(), &mut Findings::default());
    read(one).zip(read(other)).is_some_and(|(one, other)| one.value.is_same(&other.value))
}

fn parse_any(source: &Arc<Source>, range: Range<usize>, findings: &mut Findings) -> Option<Node> {
    let options = serde_yaml::options! {
        budget: serde_yaml::budget! { max_depth: DEEPEST, max_nodes: MOST_NODES },
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: MergeKeyPolicy::AsOrdinary,
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
        with_snippet: false,
    };
    let text = &source.text[range.clone()];
    match serde_yaml::from_str_with_options::<Spanned<RawValue>>(text, options) {
        Ok(raw) => {
            let node = locate(raw, text, range.start);
            report_escaped(&node, source, findings);
            // Where every colon is a full-width one, the whole is one text to YAML.
            if let (Value::Text(_), Some(slip)) = (&node.value, slips::near(text, 0)) {
                findings.push(slipped(&slip, source, range.start));
                report_other_slips(text, Some(&slip), source, range.start, findings);
                return None;
            }
            comments::report_lost(&node, source, findings);
            Some(node)
        }
        Err(error) => {
            explain(&error, source, range, findings);
            None
        }
    }
}

/// Invisible characters that were written as escapes, `"\u202E"`, and so are none in the file itself.
fn report_escaped(node: &Node, source: &Arc<Source>, findings: &mut Findings) {
    match &node.value {
        Value::Text(text) => {
            let written = &source.text[node.span.range()];
            if let Some(c) = text.chars().find(|c| is_invisible(*c) && !written.contains(*c)) {
                let finding = Finding::new(&CONTROL_CHARACTER, Place::at(source, node.span));
                findings.push(finding.with("character", format!("U+{:04X}", c as u32)));
            }
        }
        Value::List(items) => items.iter().for_each(|item| report_escaped(item, source, findings)),
        Value::Map(entries) => entries.iter().for_each(|(_, value)| report_escaped(value, source, findings)),
        Value::Null | Value::Flag(_) | Value::Number(_) => {}
    }
}

/// A value whose parts know their place in the YAML text, but not yet in the file.
enum RawValue {
    Null,
    Flag(bool),
    Number,
    Text(String),
    List(Vec<Spanned<RawValue>>),
    Map(Vec<(Spanned<String>, Spanned<RawValue>)>),
}

impl<'de> Deserialize<'de> for RawValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = RawValue;

    fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<RawValue, E> {
        Ok(RawValue::Null)
    }

    fn visit_none<E>(self) -> Result<RawValue, E> {
        Ok(RawValue::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<RawValue, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<RawValue, E> {
        Ok(RawValue::Flag(flag))
    }

    fn visit_i64<E>(self, _: i64) -> Result<RawValue, E> {
        Ok(RawValue::Number)
    }

    fn visit_i128<E>(self, _: i128) -> Result<RawValue, E> {
        Ok(RawValue::Number)
    }

    fn visit_u64<E>(self, _: u64) -> Result<RawValue, E> {
        Ok(RawValue::Number)
    }

    fn visit_u128<E>(self, _: u128) -> Result<RawValue, E> {
        Ok(RawValue::Number)
    }

    fn visit_f64<E>(self, _: f64) -> Result<RawValue, E> {
        Ok(RawValue::Number)
    }

    fn visit_str<E>(self, text: &str) -> Result<RawValue, E> {
        Ok(RawValue::Text(text.to_string()))
    }

    fn visit_string<E>(self, text: String) -> Result<RawValue, E> {
        Ok(RawValue::Text(text))
    }

    fn visit_bytes<E: serde::de::Error>(self, _: &[u8]) -> Result<RawValue, E> {
        Err(E::custom("binary data"))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<RawValue, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(RawValue::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<RawValue, A::Error> {
        let mut map = Vec::new();
        while let Some(key) = entries.next_key::<Spanned<String>>()? {
            if map.len() >= MOST_NODES {
                return Err(A::Error::custom("budget breached"));
            }
            map.push((key, entries.next_value()?));
        }
        Ok(RawValue::Map(map))
    }
}

fn locate(raw: Spanned<RawValue>, text: &str, offset: usize) -> Node {
    let within = span_of(&raw.referenced, text);
    let value = match raw.value {
        RawValue::Null => Value::Null,
        RawValue::Flag(flag) => Value::Flag(flag),
        RawValue::Number => Value::Number(text[span_of(&raw.defined, text).range()].trim().to_string()),
        RawValue::Text(text) => Value::Text(text),
        RawValue::List(items) => Value::List(items.into_iter().map(|item| locate(item, text, offset)).collect()),
        RawValue::Map(entries) => Value::Map(
            entries
                .into_iter()
                .map(|(key, value)| {
                    let span = span_of(&key.referenced, text).shifted(offset);
                    (Key { name: key.value, span }, locate(value, text, offset))
                })
                .collect(),
        ),
    };
    Node { span: within.shifted(offset), value }
}

fn span_of(location: &Location, text: &str) -> Span {
    let start = offset_of(location, text);
    let length = location.span().byte_len().unwrap_or(0) as usize;
    let end = text.floor_char_boundary(start + length).max(start);
    Span::new(start, start + text[start..end].trim_end().len())
}

/// Errors carry a line and a column in characters, values a byte offset as well.
fn offset_of(location: &Location, text: &str) -> usize {
    if let Some(offset) = location.span().byte_offset() {
        return text.floor_char_boundary(offset as usize);
    }
    let line = (location.line().max(1) - 1) as usize;
    let column = (location.column().max(1) - 1) as usize;
    let line_start = match line {
        0 => 0,
        _ => memchr::memchr_iter(b'\n', text.as_bytes()).nth(line - 1).map_or(text.len(), |at| at + 1),
    };
    let rest = &text[line_start..];
    let in_line = rest.split(['\r', '\n']).next().unwrap_or("");
    line_start + in_line.char_indices().nth(column).map_or(in_line.len(), |(at, _)| at)
}

/// Why the parser stopped; and what would stop it next, so that it need not be found one run after another.
fn explain(error: &serde_yaml::Error, source: &Arc<Source>, range: Range<usize>, findings: &mut Findings) {
    let text = &source.text[range.clone()];
    let said = error.without_snippet().to_string();
    let reason = said.split(" at line ").next().unwrap_or(&said);
    let at = error.location().map_or(text.len(), |location| offset_of(&location, text));
    if reasons::is_about_size(reason) {
        let place = Place::at(source, Span::new(range.start + at, range.start + at));
        findings.push(Finding::new(&YAML_TOO_COMPLEX, place));
        return;
    }
    let nearest = slips::near(text, at);
    findings.push(match &nearest {
        Some(slip) => slipped(slip, source, range.start),
        None => {
            let span = reasons::culprit(reason, text, at).shifted(range.start);
            broken(Place::at(source, span), reasons::plain(reason), reason)
        }
    });
    report_other_slips(text, nearest.as_ref(), source, range.start, findings);
}

fn report_other_slips(text: &str, told: Option<&Slip>, source: &Arc<Source>, start: usize, findings: &mut Findings) {
    let others = slips::of_colons(text).filter(|slip| told != Some(slip)).take(Limiter::MOST);
    findings.extend(others.map(|slip| slipped(&slip, source, start)));
}

fn slipped(slip: &Slip, source: &Arc<Source>, start: usize) -> Finding {
    let span = Span::new(slip.range.start, slip.range.end).shifted(start);
    let fix = slip.mended.map(|text| Fix::sure(vec![Edit { span, text: text.to_string() }]));
    broken(Place::at(source, span), slip.reason, "").mended_by(fix)
}

/// `said` is what the parser said, if it was the one who told.
fn broken(place: Place, reason: &Phrase, said: &str) -> Finding {
    // Written into the sentence itself, the brace would begin an argument.
    let args = [("brace", "{".to_string()), ("reason", said.to_string())];
    Finding::new(&BROKEN_YAML, place).with_phrase(both!("reason"), reason, &args)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Language;

    fn check(text: &str, expected: &str) {
        let source = Source::new("a.yaml", text);
        let mut findings = Findings::default();
        let tree = parse(&source, 0..text.len(), &mut findings);
        let told: Vec<_> = findings
            .iter()
            .map(|finding| {
                let position = finding.place.as_ref().and_then(Place::position).unwrap();
                format!("{} {}:{}", finding.kind.name, position.line, position.column)
            })
            .collect();
        let seen = tree.map_or_else(|| told.join("; "), |node| show(&node, text));
        assert_eq!(seen, expected, "{text}");
    }

    fn show(node: &Node, text: &str) -> String {
        match &node.value {
            Value::Null => "null".into(),
            Value::Flag(flag) => flag.to_string(),
            Value::Number(number) => format!("#{number}"),
            Value::Text(_) => text[node.span.range()].to_string(),
            Value::List(items) => format!("[{}]", items.iter().map(|n| show(n, text)).collect::<Vec<_>>().join(" ")),
            Value::Map(entries) => format!(
                "{{{}}}",
                entries
                    .iter()
                    .map(|(k, n)| format!("{}={}", &text[k.span.range()], show(n, text)))
                    .collect::<Vec<_>>()
                    .join(" ")
            ),
        }
    }

    #[test]
    fn values_keep_their_place_and_their_spelling() {
        check("标题: 一\nx: [a, '乙', 007, 1.50, no, ~]\n", "{标题=一 x=[a '乙' 007 #1.50 no null]}");
        check("a: { from: 2024-11-15, n: 12 }\r\nb: true\r\n", "{a={from=2024-11-15 n=#12} b=true}");
    }

    #[test]
    fn doubled_keys_are_kept_for_the_reader_to_report() {
        check("a: 1\na: 2\n", "{a=#1 a=#2}");
    }

    #[test]
    fn values_are_the_same_however_they_are_written() {
        for (one, other) in [
            ("a: [甲, 乙]   # 两家\n", "a:\n  - 甲\n  - \"乙\"\n"),
            ("a: { x: 1, y: 2025-10-11 }\n", "a:\n  y: 2025-10-11\n  x: \"1\"\n"),
            ("a:\n", "a: ~\n"),
        ] {
            assert!(says_the_same(one, other), "{one}{other}");
        }
        for (one, other) in [
            ("a: [甲, 乙]\n", "a: [乙, 甲]\n"),
            ("a: { x: 1 }\n", "a: { x: 1, y: 2 }\n"),
            ("a: true\n", "a: \"true\"\n"),
            ("a: [甲\n", "a: [甲\n"),
        ] {
            assert!(!says_the_same(one, other), "{one}{other}");
        }
    }

    #[test]
    fn a_missing_brace_is_reported_where_it_was_opened() {
        check("title: 题\n检: { from: 1, to: 2\nx: y\n", "broken-yaml 2:5");
        check("title: [一, 二\n", "broken-yaml 1:8");
    }

    #[test]
    fn other_breaks_are_reported_where_they_stand() {
        check("标题: b: c\n", "broken-yaml 1:8");
        check("title: \"abc\n", "broken-yaml 1:8");
        check("a: }\n", "broken-yaml 1:4");
        check("title：题\nstatus：已完成\n", "broken-yaml 1:6; broken-yaml 2:7");
        check("title: \"题\nstatus：已完成\nx:y\n", "broken-yaml 2:7; broken-yaml 3:2");
        check("document_number: [2025]12号\n", "broken-yaml 1:18");
    }

    #[test]
    fn reasons_are_told_in_plain_words() {
        for (text, zh, en) in [
            ("a: @b\n", "引号括起来", "put it in quotes"),
            ("a: .inf\n", "引号括起来", "put it in quotes"),
            ("a: \"b\n", "没有配对", "has no partner"),
            ("标题: b: c\n", "冒号", "no other colon"),
        ] {
            let source = Source::new("a.yaml", text);
            let mut findings = Findings::default();
            assert!(parse(&source, 0..text.len(), &mut findings).is_none(), "{text}");
            let finding = findings.iter().next().unwrap();
            let told = [finding.message(Language::Zh), finding.message(Language::En)];
            assert!(told[0].contains(zh) && told[1].contains(en), "{told:?}");
        }
    }

    #[test]
    fn an_invisible_character_cannot_come_by_an_escape() {
        let source = Source::new("a.yaml", "title: \"通\\u0001报\"\nx: [\"\\u202E\"]\ny: \"\\t\\n\"\n");
        let mut findings = Findings::default();
        parse(&source, 0..source.text.len(), &mut findings).unwrap();
        let told: Vec<_> =
            findings.iter().map(|finding| (finding.kind.name, finding.place.clone().unwrap().position())).collect();
        let at = |line, column| Some(crate::source::Position { line, column });
        assert_eq!(told, [("control-character", at(1, 8)), ("control-character", at(2, 5))]);
    }

    #[test]
    fn bombs_and_deep_nesting_are_refused() {
        let mut bomb = "a: &a [1,1,1,1,1,1,1,1,1,1]\n".to_string();
        for (from, to) in [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e"), ("e", "f"), ("f", "g"), ("g", "h")] {
            bomb += &format!("{to}: &{to} [{}]\n", vec![format!("*{from}"); 10].join(","));
        }
        for text in [bomb, "[".repeat(20_000), format!("a: {}", "{a: ".repeat(20_000)), "- ".repeat(20_000)] {
            let source = Source::new("a.yaml", text);
            let mut findings = Findings::default();
            assert!(parse(&source, 0..source.text.len(), &mut findings).is_none());
            assert_eq!(findings.iter().next().unwrap().kind.name, "yaml-too-complex");
        }
    }
}
