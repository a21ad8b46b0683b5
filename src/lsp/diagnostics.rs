//! Findings as diagnostics.

use std::path::Path;

use lsp_types::{Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString, Range};

use super::positions::Encoding;
use super::uri;
use crate::catalogue::Language;
use crate::catalogue::lsp::RELATED_PLACE;
use crate::finding::{Finding, Severity};
use crate::source::Place;

pub fn diagnostics(findings: &[Finding], root: &Path, encoding: Encoding, language: Language) -> Vec<Diagnostic> {
    findings.iter().map(|finding| diagnostic(finding, root, encoding, language)).collect()
}

pub fn diagnostic(finding: &Finding, root: &Path, encoding: Encoding, language: Language) -> Diagnostic {
    let message = match finding.hint(language) {
        Some(hint) => format!("{}\n{hint}", finding.message(language)),
        None => finding.message(language),
    };
    let related = finding.related.iter().filter_map(|place| {
        let uri = uri::of_path(&root.join(&place.source.path))?;
        let location = Location { uri, range: range(place, encoding) };
        Some(DiagnosticRelatedInformation { location, message: RELATED_PLACE.say(language).into() })
    });
    let related: Vec<_> = related.collect();
    Diagnostic {
        range: finding.place.as_ref().map(|place| range(place, encoding)).unwrap_or_default(),
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

fn range(place: &Place, encoding: Encoding) -> Range {
    match place.span {
        Some(span) => encoding.range(&place.source.text, span),
        None => encoding.first_line(&place.source.text),
    }
}
