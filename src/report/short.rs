//! One line a finding, as compilers write it and editors read it.

use std::io::{self, Write};

use super::{Style, path_of, severity_word};
use crate::finding::Finding;

pub fn write(out: &mut dyn Write, finding: &Finding, style: &Style) -> io::Result<()> {
    if let Some(place) = &finding.place {
        write!(out, "{}:", path_of(place, style))?;
        if let Some(position) = place.position() {
            write!(out, "{}:{}:", position.line, position.column)?;
        }
        write!(out, " ")?;
    }
    let severity = severity_word(finding.severity, style.language);
    writeln!(out, "{severity}[{}]: {}", finding.kind.code, finding.message(style.language))
}
