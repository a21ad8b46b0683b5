//! JUnit XML, which every CI system shows: a suite a file, a case a finding; errors and warnings have failed.
//!
//! There is no standard, so this keeps to what all readers share. A report without findings holds one case that
//! passed, since an empty report is taken for a run that never was.

use std::io::{self, Write};

use super::excerpt::excerpt;
use super::{Style, path_of};
use crate::finding::Finding;
use crate::formats::xml::escape;

pub fn write(out: &mut dyn Write, findings: &[&Finding], style: &Style) -> io::Result<()> {
    let failed = |findings: &[&Finding]| findings.iter().filter(|finding| finding.is_grave()).count();
    let suites = by_file(findings, style);
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(
        out,
        r#"<testsuites name="tongbao" tests="{}" failures="{}" errors="0">"#,
        findings.len().max(1),
        failed(findings)
    )?;
    if suites.is_empty() {
        writeln!(out, r#"  <testsuite name="tongbao check" tests="1" failures="0" errors="0" skipped="0">"#)?;
        writeln!(out, r#"    <testcase name="tongbao check" classname="tongbao"/>"#)?;
        writeln!(out, "  </testsuite>")?;
    }
    for (path, findings) in suites {
        writeln!(
            out,
            r#"  <testsuite name="{}" tests="{}" failures="{}" errors="0" skipped="0">"#,
            escape(&path),
            findings.len(),
            failed(&findings)
        )?;
        for finding in findings {
            case(out, finding, &path, style)?;
        }
        writeln!(out, "  </testsuite>")?;
    }
    writeln!(out, "</testsuites>")
}

/// Findings come sorted, so those of a file stand together.
fn by_file<'f>(findings: &[&'f Finding], style: &Style) -> Vec<(String, Vec<&'f Finding>)> {
    let mut suites: Vec<(String, Vec<&Finding>)> = Vec::new();
    for finding in findings {
        let path = finding.place.as_ref().map_or_else(|| "content".to_string(), |place| path_of(place, style));
        match suites.last_mut() {
            Some((last, suite)) if *last == path => suite.push(finding),
            _ => suites.push((path, vec![finding])),
        }
    }
    suites
}

fn case(out: &mut dyn Write, finding: &Finding, path: &str, style: &Style) -> io::Result<()> {
    let position = finding.place.as_ref().and_then(|place| place.position());
    let at = position.map(|at| format!(":{}:{}", at.line, at.column)).unwrap_or_default();
    let message = finding.message(style.language);
    let name = format!("{} {path}{at}", finding.kind.code);
    let mut details = format!("{path}{at}: {message}");
    if let Some((source, span)) = finding.place.as_ref().and_then(|place| Some((&place.source, place.span?))) {
        details.push_str(&format!("\n{}", excerpt(source, span).text));
    }
    if let Some(hint) = finding.hint(style.language) {
        details.push_str(&format!("\n{hint}"));
    }
    writeln!(out, r#"    <testcase name="{}" classname="{}">"#, escape(&name), escape(finding.kind.name))?;
    if finding.is_grave() {
        writeln!(
            out,
            r#"      <failure type="{}" message="{}">{}</failure>"#,
            finding.kind.code,
            escape(&message),
            escape(&details)
        )?;
    } else {
        writeln!(out, "      <system-out>{}</system-out>", escape(&details))?;
    }
    writeln!(out, "    </testcase>")
}
