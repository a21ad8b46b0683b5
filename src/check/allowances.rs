//! Allowances (放行): `<!-- tongbao-allow TB616: 原文如此 -->` in a text, `# tongbao-allow TB616: 原文如此` in YAML.
//!
//! One that stands on a line of its own holds for the block or line after it, one inside a paragraph or at
//! the end of a line for that. One without a reason allows nothing, and one that nothing needs any more is
//! reported, so that they do not pile up.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::rules;
use super::text::Document;
use crate::catalogue::both;
use crate::catalogue::check::{BARE_ALLOWANCE, USELESS_ALLOWANCE};
use crate::finding::{Finding, Findings};
use crate::source::{Place, Source, Span, last_line_start};

/// One allowance, as it was written.
#[derive(Debug, Clone)]
pub struct Allowance {
    /// Where the whole comment stands.
    pub span: Span,
    /// The rules it names, as they are written.
    pub rules: Vec<String>,
    pub has_reason: bool,
    /// Whether it holds for what it stands in, rather than for what comes after it.
    pub here: bool,
}

/// An allowance and the part of its file that it holds for.
pub struct Placed {
    pub allowance: Allowance,
    pub source: Arc<Source>,
    pub scope: Span,
}

const WORD: &str = "tongbao-allow";

/// Reads an HTML comment.
pub fn in_comment(html: &str, span: Span) -> Option<Allowance> {
    let inside = html.trim().strip_prefix("<!--")?;
    let inside = inside.strip_suffix("-->").unwrap_or(inside);
    parse(inside, span)
}

/// Reads the comments of a range of YAML. Each holds for its own line, or for the next if it has one to itself.
pub fn in_yaml(text: &str, range: Range<usize>) -> Vec<Allowance> {
    if memchr::memmem::find(&text.as_bytes()[range.clone()], WORD.as_bytes()).is_none() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut start = range.start;
    for line in text[range].split_inclusive('\n') {
        if let Some(at) = line.find('#').filter(|at| line[at + 1..].trim_start().starts_with(WORD)) {
            let span = Span::new(start + at, start + line.trim_end().len());
            if let Some(allowance) = parse(&line[at + 1..], span) {
                let here = !line[..at].trim().is_empty();
                found.push(Allowance { here, ..allowance });
            }
        }
        start += line.len();
    }
    found
}

fn parse(text: &str, span: Span) -> Option<Allowance> {
    let rest = text.trim().strip_prefix(WORD)?;
    let (rules, reason) = rest.split_once([':', '：']).unwrap_or((rest, ""));
    let rules = rules.split([' ', ',', '，', '、']).filter(|rule| !rule.is_empty()).map(str::to_string).collect();
    Some(Allowance { span, rules, has_reason: !reason.trim().is_empty(), here: false })
}

/// Gives each allowance of a file its scope.
pub fn place(document: &Document) -> Vec<Placed> {
    let text = &document.source.text;
    let scope = |allowance: &Allowance| {
        let comment = allowance.span;
        if text[comment.start..].starts_with('#') {
            return line_scope(text, allowance);
        }
        let mut spans = document.blocks.iter().map(|block| block.span);
        let block = if allowance.here {
            spans
                .filter(|span| span.start <= comment.start)
                .last()
                .map(|span| Span::new(span.start, span.end.max(comment.end)))
        } else {
            spans.find(|span| span.start >= comment.end)
        };
        block.unwrap_or(comment)
    };
    let placed = document.allowances.iter().map(|allowance| Placed {
        allowance: allowance.clone(),
        source: document.source.clone(),
        scope: scope(allowance),
    });
    placed.collect()
}

/// Drops what is allowed, and adds reports on allowances that say too little or have no effect.
pub fn apply(placed: &[Placed], findings: &mut Findings) {
    if placed.is_empty() {
        return;
    }
    let mut used = vec![false; placed.len()];
    let mut of_file: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, one) in placed.iter().enumerate() {
        of_file.entry(&one.source.path).or_default().push(at);
    }
    findings.retain(|finding| {
        let path = finding.place.as_ref().map(|place| place.source.path.as_str());
        // Several may speak of the same place; each of them has its effect.
        let mut allowed = false;
        for at in path.and_then(|path| of_file.get(path)).into_iter().flatten() {
            if placed[*at].allows(finding) {
                allowed = true;
                used[*at] = true;
            }
        }
        !allowed
    });
    for (one, used) in placed.iter().zip(used) {
        one.check(used, findings);
    }
}

impl Placed {
    fn allows(&self, finding: &Finding) -> bool {
        let Some(Place { source, span: Some(span) }) = &finding.place else { return false };
        // The caller looks at allowances of the finding's own file only.
        debug_assert_eq!(source.path, self.source.path);
        let inside = self.scope.start <= span.start && span.start <= self.scope.end;
        inside
            && self.allowance.has_reason
            && self
                .allowance
                .rules
                .iter()
                .any(|name| rules::find(name).is_some_and(|rule| rule.kind.code == finding.kind.code))
    }

    fn check(&self, used: bool, report: &mut Findings) {
        let place = || Place::at(&self.source, self.allowance.span);
        let names = &self.allowance.rules;
        let mut known = true;
        for name in names.iter().filter(|name| rules::find(name).is_none()) {
            known = false;
            report.push(rules::unknown(place(), name));
        }
        if names.is_empty() || !self.allowance.has_reason {
            let example = if names.is_empty() { "TB616".into() } else { names.join(", ") };
            report.push(Finding::new(&BARE_ALLOWANCE, place()).with("rules", example));
        } else if known && !used {
            report.push(Finding::new(&USELESS_ALLOWANCE, place()).with_list(both!("rules"), names));
        }
    }
}

fn line_scope(text: &str, allowance: &Allowance) -> Span {
    let line_start = last_line_start(&text[..allowance.span.start]);
    let line_end = |from: usize| text[from..].find('\n').map_or(text.len(), |at| from + at);
    if allowance.here {
        return Span::new(line_start, line_end(allowance.span.end));
    }
    let next = (line_end(allowance.span.end) + 1).min(text.len());
    Span::new(next, line_end(next))
}
