//! Taking a Markdown file apart into its fields and its text.

use std::ops::Range;
use std::sync::Arc;

use super::Options;
use crate::catalogue::findings::{NO_FRONT_MATTER, UNCLOSED_FRONT_MATTER};
use crate::finding::{Finding, Findings};
use crate::model::front_matter;
use crate::source::{Place, Source, Span};
use crate::yaml::{self, Fields};

/// A file taken apart.
pub struct Parts<'a> {
    pub fields: Fields<'a>,
    /// Where the text after the front matter begins.
    pub body: usize,
}

/// Takes a file apart and opens its fields. `None`: it has none that can be used, and a finding says why.
pub fn open<'a>(source: &'a Arc<Source>, known: &[&str], findings: &'a mut Findings) -> Option<Parts<'a>> {
    let (yaml, body) = split(source, findings)?;
    let node = yaml::parse(source, yaml, findings)?;
    Some(Parts { fields: Fields::open(source, node, known, findings)?, body })
}

fn split(source: &Arc<Source>, findings: &mut Findings) -> Option<(Range<usize>, usize)> {
    let text = &source.text;
    let found = front_matter::split(text);
    if found.is_none() {
        let first = text[front_matter::line_at(text, 0)].trim_end();
        let kind = if front_matter::is_fence(first) { &UNCLOSED_FRONT_MATTER } else { &NO_FRONT_MATTER };
        findings.push(Finding::new(kind, Place::at(source, Span::new(0, first.len()))));
    }
    found
}

/// Where a text says that it is a draft, if drafts are left out.
pub fn left_out(fields: &mut Fields, options: &Options) -> Option<Place> {
    let span = fields.span_of("draft");
    let is_draft = fields.flag("draft").unwrap_or(false);
    (is_draft && !options.drafts).then(|| fields.place(span))
}

#[cfg(test)]
mod tests {
    use super::*;

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
    }
}
