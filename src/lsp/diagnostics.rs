//! Findings as diagnostics.

use std::path::Path;

use lsp_types::{Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString, Range};

use super::positions::Measure;
use super::uri;
use crate::catalogue::Language;
use crate::catalogue::lsp::RELATED_PLACE;
use crate::finding::{Finding, Severity};
use crate::source::Place;

pub fn diagnostics(findings: &[Finding], root: &Path, measure: Measure, language: Language) -> Vec<Diagnostic> {
    findings.iter().map(|finding| diagnostic(finding, root, measure, language)).collect()
}

pub fn diagnostic(finding: &Finding, root: &Path, measure: Measure, language: Language) -> Diagnostic {
    let message = match finding.hint(language) {
        Some(hint) => format!("{}\n{hint}", finding.message(language)),
        None => finding.message(language),
    };
    let is_here = |place: &Place| finding.place.as_ref().is_some_and(|here| here.source.path == place.source.path);
    // Whether another text begins with a mark in the editor is not known, nor whether it is open there.
    let measure_of = |place: &Place| if is_here(place) { measure } else { measure.unmarked() };
    let related = finding.related.iter().filter_map(|place| {
        let uri = uri::of_path(&root.join(&place.source.path))?;
        let location = Location { uri, range: range(place, measure_of(place)) };
        Some(DiagnosticRelatedInformation { location, message: RELATED_PLACE.say(language).into() })
    });
    let related: Vec<_> = related.collect();
    Diagnostic {
        range: finding.place.as_ref().map(|place| range(place, measure)).unwrap_or_default(),
        severity: Some(match finding.severity {
            Severity::Error => DiagnosticSeverity::ERROR,
            Severity::Warning => DiagnosticSeverity::WARNING,
            Severity::Note => DiagnosticSeverity::INFORMATION,
        }),
        code: Some(NumberOrString::String(finding.kind.code.into())),
        source: Some("tongbao".into()),
        message,
        related_information: (!related.is_empty()).then_some(related),
        ..Diagnostic::default()
    }
}

fn range(place: &Place, measure: Measure) -> Range {
    match place.span {
        Some(span) => measure.range(&place.source.text, span),
        None => measure.first_line(&place.source.text),
    }
}
