//! Annotations of GitHub Actions: one workflow command a finding, shown beside the changed line.

use std::io::{self, Write};

use super::region::Region;
use super::{Style, path_of};
use crate::finding::{Finding, Severity};
use crate::source::Position;

pub fn write(out: &mut dyn Write, finding: &Finding, _: Option<Position>, style: &Style) -> io::Result<()> {
    let command = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut properties = Vec::new();
    if let Some(place) = &finding.place {
        properties.push(format!("file={}", property(&path_of(place, style))));
        if let Some(region) = Region::of(place) {
            properties.push(format!("line={},endLine={}", region.line, region.end_line));
            // Columns are taken only where they stand in one line.
            if region.line == region.end_line {
                properties.push(format!("col={},endColumn={}", region.column, region.end_column));
            }
        }
    }
    properties.push(format!("title={}", property(&format!("{} {}", finding.kind.code, finding.kind.name))));
    let mut text = finding.message(style.language);
    if let Some(hint) = finding.hint(style.language) {
        text = format!("{text}\n{hint}");
    }
    writeln!(out, "::{command} {}::{}", properties.join(","), data(&text))
}

/// A line break or a percent sign would end the command, or begin another.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_can_begin_another_command() {
        assert_eq!(data("100%\r\n::error::x"), "100%25%0D%0A::error::x");
        assert_eq!(property("a,b:c"), "a%2Cb%3Ac");
    }
}
