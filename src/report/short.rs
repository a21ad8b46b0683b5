//! One line a finding, as compilers write it and editors read it. What a text holds cannot steer the terminal.

use std::io::{self, Write};

use super::excerpt::visible;
use super::{Style, path_of};
use crate::finding::Finding;
use crate::source::Position;

pub fn write(out: &mut dyn Write, finding: &Finding, position: Option<Position>, style: &Style) -> io::Result<()> {
    if let Some(place) = &finding.place {
        write!(out, "{}:", visible(&path_of(place, style)))?;
        if let Some(position) = position {
            write!(out, "{}:{}:", position.line, position.column)?;
        }
        write!(out, " ")?;
    }
    let severity = finding.severity.word(style.language);
    writeln!(out, "{severity}[{}]: {}", finding.kind.code, visible(&finding.message(style.language)))
}
