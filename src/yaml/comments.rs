//! What became a comment though it was probably meant as a part of a value: `title: 南区 #3 泵站` says no more than 南区;
//! and the other way round, what became a part of a value though it was meant as a comment.

use std::sync::Arc;

use super::{Node, Value};
use crate::catalogue::findings::{COMMENT_IN_VALUE, LOST_BEHIND_HASH};
use crate::characters::begins_comment;
use crate::finding::{Finding, Findings};
use crate::source::{Place, Source, Span};

/// Tells of each value that is cut off by a `#` which the next character follows at once; comments have a blank there.
pub fn report_lost(node: &Node, source: &Arc<Source>, findings: &mut Findings) {
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| report_lost(item, source, findings)),
        Value::Map(entries) => entries.iter().for_each(|(_, value)| report_lost(value, source, findings)),
        Value::Null | Value::Flag(_) | Value::Number(_) | Value::Text(_) => {
            if let Some(span) = lost_behind(node.span, &source.text) {
                let lost = &source.text[span.range()];
                findings.push(Finding::new(&LOST_BEHIND_HASH, Place::at(source, span)).with("text", lost));
            }
        }
    }
}

/// Tells of each value that has a comment in it as Markdown has them, which is no comment here.
pub fn report_literal(node: &Node, source: &Arc<Source>, findings: &mut Findings) {
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| report_literal(item, source, findings)),
        Value::Map(entries) => entries.iter().for_each(|(_, value)| report_literal(value, source, findings)),
        Value::Text(text) if literal(text).is_some() => {
            let written = &source.text[node.span.range()];
            let start = literal(written).map_or(node.span.start, |at| node.span.start + at);
            let span = Span::new(start, node.span.end);
            findings.push(Finding::new(&COMMENT_IN_VALUE, Place::at(source, span)));
        }
        Value::Null | Value::Flag(_) | Value::Number(_) | Value::Text(_) => {}
    }
}

fn literal(text: &str) -> Option<usize> {
    text.match_indices(['<', '＜', '《']).map(|(at, _)| at).find(|at| begins_comment(&text[*at..]))
}

fn lost_behind(value: Span, text: &str) -> Option<Span> {
    // What stands in quotes, or begins on the next line, ends where its author ended it.
    if text[value.range()].starts_with(['"', '\'', '|', '>']) {
        return None;
    }
    let rest = text[value.end..].lines().next()?;
    // A value that is not there stands where its key's colon does.
    let behind = rest.strip_prefix(':').filter(|_| value.start == value.end).unwrap_or(rest);
    let comment = behind.trim_start();
    let is_apart = comment.len() < behind.len();
    let begins_at_once = comment.strip_prefix('#')?.starts_with(|c: char| c.is_alphanumeric());
    let start = value.end + rest.len() - comment.len();
    (is_apart && begins_at_once).then(|| Span::new(start, start + comment.trim_end().len()))
}

#[cfg(test)]
mod tests {
    use super::super::{parse, parse_any};
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let source = Source::new("a.yaml", text);
        let mut findings = Findings::default();
        parse_any(&source, 0..text.len(), &mut findings).expect(text);
        let lost: Vec<_> = findings.iter().filter_map(|finding| finding.place.as_ref()?.span).collect();
        assert_eq!(lost.iter().map(|span| &text[span.range()]).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn what_a_hash_cut_off_is_told() {
        check("title: 南区 #3 泵站\r\nstatus: 已完成\r\n", &["#3 泵站"]);
        check("a: #一号线\nb: 1 #二\nc: true\t#x\n", &["#一号线", "#二", "#x"]);
        check("a:\n  - 甲 #1\n  - { b: 乙 }\nc:\n  d: 丙\n    丁 #2\n", &["#1", "#2"]);
    }

    #[test]
    fn comments_are_comments() {
        check("a: 一 # 注\nb: # 注\nc: \"二\" #注\nd: 三#号\n#注\ne: |\n  四 #五\nf: [六] #注\ng: 七 ##\nh:\n", &[]);
    }

    #[test]
    fn comments_of_markdown_in_values_are_told_at_their_place() {
        let literal = |text: &str| {
            let (source, mut findings) = (Source::new("a.yaml", text), Findings::default());
            parse(&source, 0..text.len(), &mut findings).expect(text);
            let spans = findings.iter().filter_map(|finding| finding.place.as_ref()?.span);
            spans.map(|span| text[span.range()].to_string()).collect::<Vec<_>>()
        };
        assert_eq!(literal("title: 一 <!-- 二 -->\n"), ["<!-- 二 -->"]);
        assert_eq!(literal("a: { b: [\"一＜！—二\"] }\n"), ["＜！—二\""]);
        assert_eq!(literal("a: 一！《二》\nb: 三 # <!-- 四 -->\n"), [""; 0]);
    }
}
