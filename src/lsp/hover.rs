//! What is said of the place under the cursor: the rules that found something there, or what a field is for.

use lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind};

use super::cursor::field_at;
use super::positions::Measure;
use crate::catalogue::Language;
use crate::check;
use crate::finding::Finding;
use crate::forms::Form;
use crate::report;
use crate::source::Span;

/// A document, and what was found in this very text.
pub struct Asked<'a> {
    pub path: &'a str,
    pub text: &'a str,
    pub findings: &'a [&'a Finding],
    pub measure: Measure,
    pub language: Language,
}

pub fn hover(asked: &Asked, offset: usize) -> Option<Hover> {
    let span = |finding: &Finding| finding.place.as_ref()?.span;
    let here: Vec<(&Finding, Span)> = asked
        .findings
        .iter()
        .filter_map(|finding| Some((*finding, span(finding)?)))
        .filter(|(_, span)| (span.start..=span.end).contains(&offset))
        .collect();
    if let Some((_, first)) = here.first() {
        let said: Vec<String> = here.iter().map(|(finding, _)| explain(finding, asked.language)).collect();
        return Some(markdown(said.join("\n\n---\n\n"), asked, Some(*first)));
    }
    let field = Form::of(asked.path).and_then(|form| field_at(asked.text, offset, form))?;
    Some(markdown(format!("**{}**\n\n{}", field.key, field.about.say(asked.language)), asked, None))
}

/// The finding itself, and its rule's page where it comes from a rule.
fn explain(finding: &Finding, language: Language) -> String {
    let mut said = finding.message(language);
    if let Some(hint) = finding.hint(language) {
        said.push_str(&format!("\n\n{hint}"));
    }
    match check::find(finding.kind.code) {
        Some(rule) => format!("{said}\n\n{}", report::markdown(rule, language)),
        None => format!("{said}\n\n{} `{}`", finding.kind.code, finding.kind.name),
    }
}

fn markdown(value: String, asked: &Asked, span: Option<Span>) -> Hover {
    Hover {
        contents: HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value }),
        range: span.map(|span| asked.measure.range(asked.text, span)),
    }
}
