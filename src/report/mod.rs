//! Telling people and machines what was found.
//!
//! One file a format. A report writes to whatever it is given; what goes to which stream is `cmd`'s affair.

mod human;
mod json;
mod short;

use std::io::{self, Write};

use crate::catalogue::Language;
use crate::finding::{Finding, Severity};
use crate::source::Place;

/// How findings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// The line quoted, a caret, and what to do.
    #[default]
    Human,
    /// One line a finding: `path:line:column: error[TB103]: message`.
    Short,
    /// One object a line (JSON Lines).
    Json,
}

/// How a report speaks.
#[derive(Debug, Clone, Copy)]
pub struct Style<'a> {
    pub format: Format,
    pub language: Language,
    pub colors: bool,
    /// What leads from the working folder to the site's root, so that paths can be opened: empty or `sites/a/`.
    pub root: &'a str,
}

/// Writes findings, one after the other.
pub fn write<'f>(out: &mut dyn Write, findings: impl Iterator<Item = &'f Finding>, style: &Style) -> io::Result<()> {
    for finding in findings {
        match style.format {
            Format::Human => human::write(out, finding, style)?,
            Format::Short => short::write(out, finding, style)?,
            Format::Json => json::write(out, finding, style)?,
        }
    }
    Ok(())
}

fn severity_word(severity: Severity, language: Language) -> &'static str {
    use crate::catalogue::words::{ERROR, NOTE, WARNING};
    match severity {
        Severity::Error => ERROR.say(language),
        Severity::Warning => WARNING.say(language),
        Severity::Note => NOTE.say(language),
    }
}

/// A path that is whole is shown as it is; others begin at the site's folder.
fn path_of(place: &Place, style: &Style) -> String {
    if std::path::Path::new(&place.source.path).is_absolute() {
        return place.source.path.clone();
    }
    format!("{}{}", style.root, place.source.path)
}
