//! Taking a Markdown file apart into its fields and its text.

use std::ops::Range;
use std::sync::Arc;

use super::Options;
use crate::catalogue::findings::{
    BLANK_BEFORE_FIELDS, FENCE_OF_OTHER_MARKS, NO_FRONT_MATTER, PASSWORD_IN_ADDRESS, UNCLOSED_FRONT_MATTER,
};
use crate::config::secrets::words_hold_password;
use crate::finding::{Edit, Finding, Findings, Fix};
use crate::model::front_matter;
use crate::source::{Place, Source, Span};
use crate::yaml::{self, Fields, Node, Value};

/// A file taken apart.
pub struct Parts<'a> {
    pub fields: Fields<'a>,
    /// Where the text after the front matter begins.
    pub body: usize,
}

/// Takes a file apart and opens its fields. `None`: it has none that can be used, and a finding says why.
pub fn open<'a>(source: &'a Arc<Source>, known: &[&str], findings: &'a mut Findings) -> Option<Parts<'a>> {
    let (yaml, body) = split(source, findings)?;
    let node = yaml::parse(source, yaml.clone(), findings)?;
    if words_hold_password(&source.text[yaml]) {
        report_passwords(&node, source, findings);
    }
    Some(Parts { fields: Fields::open(source, node, known, findings)?, body })
}

/// Pages print what the fields say.
fn report_passwords(node: &Node, source: &Arc<Source>, findings: &mut Findings) {
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| report_passwords(item, source, findings)),
        Value::Map(entries) => entries.iter().for_each(|(_, value)| report_passwords(value, source, findings)),
        Value::Text(text) if words_hold_password(text) => {
            findings.push(Finding::new(&PASSWORD_IN_ADDRESS, Place::at(source, node.span)));
        }
        Value::Null | Value::Flag(_) | Value::Number(_) | Value::Text(_) => {}
    }
}

fn split(source: &Arc<Source>, findings: &mut Findings) -> Option<(Range<usize>, usize)> {
    let found = front_matter::split(&source.text);
    if found.is_none() {
        findings.push(why_none(source));
    }
    found
}

fn why_none(source: &Arc<Source>) -> Finding {
    let text = &source.text;
    let first = text[front_matter::line_at(text, 0)].trim_end();
    if front_matter::is_fence(first) {
        return match fields_end(text, first.len()) {
            Some(end) => of_other_marks(source, end),
            None => Finding::new(&UNCLOSED_FRONT_MATTER, Place::at(source, Span::new(0, first.len()))),
        };
    }
    let blanks = text.len() - text.trim_start().len();
    let line = front_matter::line_at(text, text[..blanks].rfind('\n').map_or(0, |at| at + 1));
    if line.start > 0 && front_matter::is_fence(&text[line.clone()]) {
        let fix = Fix::sure(vec![Edit { span: Span::new(0, line.start), text: String::new() }]);
        return Finding::new(&BLANK_BEFORE_FIELDS, Place::at(source, Span::new(0, 0))).mended_by(Some(fix));
    }
    if looks_like_fence(&text[line.clone()]) {
        return of_other_marks(source, line);
    }
    Finding::new(&NO_FRONT_MATTER, Place::at(source, Span::new(0, first.len())))
}

fn of_other_marks(source: &Arc<Source>, line: Range<usize>) -> Finding {
    let written = source.text[line.clone()].trim_end();
    let span = Span::new(line.start, line.start + written.len());
    let fix = Fix::sure(vec![Edit { span, text: "---".to_string() }]);
    let finding = Finding::new(&FENCE_OF_OTHER_MARKS, Place::at(source, span)).with("found", written.trim());
    finding.mended_by(Some(fix))
}

/// The first line behind the fields that was meant to end them, with only fields, lists and comments before it.
fn fields_end(text: &str, start: usize) -> Option<Range<usize>> {
    let mut line = front_matter::line_at(text, start);
    let mut lines = std::iter::from_fn(|| {
        line = front_matter::line_at(text, line.end);
        (!line.is_empty()).then(|| line.clone())
    });
    let is_field = |line: &str| {
        let line = line.trim();
        line.is_empty() || line.starts_with(['#', '-', '[', '{', ']', '}']) || line.contains([':', '：'])
    };
    let end = lines.find(|line| looks_like_fence(&text[line.clone()]) || !is_field(&text[line.clone()]))?;
    looks_like_fence(&text[end.clone()]).then_some(end)
}

/// Hyphens, but not three of them; or what input methods make of hyphens.
fn looks_like_fence(line: &str) -> bool {
    let line = line.trim();
    let mut marks = line.chars().filter(|c| !c.is_whitespace()).peekable();
    let is_mark =
        |c: char| matches!(c, '-' | '—' | '–' | '－' | '−' | '‐' | '‑' | '―' | '─' | '﹣' | '=' | '＝' | '_' | '～');
    line.len() > 1 && marks.peek().is_some() && marks.all(is_mark)
}

/// Where a text says that it is a draft, if drafts are left out.
pub fn left_out(fields: &mut Fields, options: &Options) -> Option<Place> {
    let span = fields.span_of("draft");
    let is_draft = fields.decided("draft", Fields::flag).unwrap_or(false);
    (is_draft && !options.drafts).then(|| fields.place(span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::edited;

    fn check(text: &str, expected: Result<(&str, &str), &str>) {
        let source = Source::new("a.md", text);
        let mut findings = Findings::default();
        let parts = split(&source, &mut findings);
        let seen = match parts {
            Some((yaml, body)) => Ok((&text[yaml], &text[body..])),
            None => Err(findings.iter().next().unwrap().kind.name),
        };
        assert_eq!(seen, expected, "{text:?}");
    }

    #[test]
    fn yaml_stands_between_two_fences() {
        check("---\ntitle: a\n---\n正文\n", Ok(("title: a\n", "正文\n")));
        check("---\r\ntitle: a\r\n---\r\n正文", Ok(("title: a\r\n", "正文")));
        check("---\n---", Ok(("", "")));
        check("---  \na: ----\n---\t\nx\n---\n", Ok(("a: ----\n", "x\n---\n")));
    }

    #[test]
    fn a_missing_fence_is_told_apart_from_a_missing_head() {
        check("正文\n", Err("no-front-matter"));
        check("", Err("no-front-matter"));
        check("---\ntitle: a\n正文\n", Err("unclosed-front-matter"));
        check("---\ntitle: a\n\n正文\n————\n", Err("unclosed-front-matter"));
    }

    #[test]
    fn fences_that_were_typed_in_another_way_are_told_and_mended() {
        for (text, name, mended) in [
            ("———\ntitle: a\n---\n", "fence-of-other-marks", "---\ntitle: a\n---\n"),
            ("----\ntitle: a\n", "fence-of-other-marks", "---\ntitle: a\n"),
            ("－－－\r\ntitle: a\r\n", "fence-of-other-marks", "---\r\ntitle: a\r\n"),
            (" ---\ntitle: a\n---\n", "fence-of-other-marks", "---\ntitle: a\n---\n"),
            ("---\ntitle: a\n- b\n-----\n正文", "fence-of-other-marks", "---\ntitle: a\n- b\n---\n正文"),
            ("\n \n---\ntitle: a\n---\n", "blank-before-fields", "---\ntitle: a\n---\n"),
        ] {
            let source = Source::new("a.md", text);
            let mut findings = Findings::default();
            assert!(split(&source, &mut findings).is_none());
            let finding = findings.iter().next().unwrap();
            assert_eq!(finding.kind.name, name, "{text:?}");
            assert_eq!(edited(text, &finding.fix.as_ref().unwrap().edits), mended, "{text:?}");
        }
    }
}
