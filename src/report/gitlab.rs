//! The code quality report of GitLab: one JSON array, of which GitLab shows what a merge request brings and removes.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::region::{Fingerprints, Region};
use super::{Style, path_of};
use crate::finding::{Finding, Severity};

pub fn write(out: &mut dyn Write, findings: &[&Finding], style: &Style) -> io::Result<()> {
    let mut names = Fingerprints::default();
    let issues: Vec<Value> = findings.iter().map(|finding| issue(finding, names.of(finding), style)).collect();
    serde_json::to_writer_pretty(&mut *out, &issues)?;
    writeln!(out)
}

fn issue(finding: &Finding, fingerprint: String, style: &Style) -> Value {
    let severity = match finding.severity {
        Severity::Error => "critical",
        Severity::Warning => "minor",
        Severity::Note => "info",
    };
    let region = finding.place.as_ref().and_then(Region::of);
    let point = |line: usize, column: usize| json!({ "line": line, "column": column });
    let (begin, end) = match region {
        Some(region) => (point(region.line, region.column), point(region.end_line, region.end_column)),
        None => (point(1, 1), point(1, 1)),
    };
    json!({
        "description": finding.message(style.language),
        "check_name": format!("{} {}", finding.kind.code, finding.kind.name),
        "fingerprint": fingerprint,
        "severity": severity,
        // A place is demanded; what has none belongs to the site.
        "location": {
            "path": finding.place.as_ref().map_or_else(|| format!("{}content/site.yaml", style.root), |place| path_of(place, style)),
            "positions": { "begin": begin, "end": end },
        },
    })
}
