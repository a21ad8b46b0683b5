//! Telling people and machines what was found.
//!
//! One file a format. A report writes to whatever it is given; what goes to which stream is `cmd`'s affair.

mod excerpt;
mod github;
mod gitlab;
mod html;
mod human;
mod json;
mod junit;
mod region;
mod sarif;
mod short;

use std::io::{self, Write};

use jiff::civil::Date;
use rayon::prelude::*;

use crate::catalogue::Language;
use crate::finding::Finding;
use crate::source::{Place, Position, Ruler};

pub use excerpt::visible;
pub use sarif::markdown;

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
    /// One document, SARIF 2.1.0.
    Sarif,
    /// Workflow commands of GitHub Actions.
    Github,
    /// The code quality report of GitLab.
    Gitlab,
    /// JUnit XML.
    Junit,
    /// A page that can be printed.
    Html,
}

impl Format {
    /// What a person writes for each.
    pub const WORDS: &'static [(&'static str, Format)] = &[
        ("human", Format::Human),
        ("short", Format::Short),
        ("json", Format::Json),
        ("sarif", Format::Sarif),
        ("github", Format::Github),
        ("gitlab", Format::Gitlab),
        ("junit", Format::Junit),
        ("html", Format::Html),
    ];

    /// Whether the findings are the result itself, for a file or another program.
    pub fn is_document(self) -> bool {
        !matches!(self, Format::Human | Format::Short)
    }

    /// Whether only commands that check a site know it.
    pub fn is_of_findings_only(self) -> bool {
        !matches!(self, Format::Human | Format::Short | Format::Json)
    }
}

/// How a report speaks.
#[derive(Debug, Clone, Copy)]
pub struct Style<'a> {
    pub format: Format,
    pub language: Language,
    pub colors: bool,
    /// What leads from the working folder to the site's root, so that paths can be opened: empty or `sites/a/`.
    pub root: &'a str,
    /// The day of the check, where it is told.
    pub date: Option<Date>,
}

/// Writes findings, in their order. Formats that are one document write it even of none.
pub fn write<'f>(out: &mut dyn Write, findings: impl Iterator<Item = &'f Finding>, style: &Style) -> io::Result<()> {
    let findings: Vec<&Finding> = findings.collect();
    match style.format {
        Format::Human => each(out, &findings, style, human::write),
        Format::Short => each(out, &findings, style, short::write),
        Format::Json => each(out, &findings, style, json::write),
        Format::Github => each(out, &findings, style, github::write),
        Format::Sarif => sarif::write(out, &findings, style),
        Format::Gitlab => gitlab::write(out, &findings, style),
        Format::Junit => junit::write(out, &findings, style),
        Format::Html => html::write(out, &findings, style),
    }
}

/// Writes findings one by one. A large site may have a hundred thousand, so all threads write them down.
fn each(
    out: &mut dyn Write,
    findings: &[&Finding],
    style: &Style,
    write: fn(&mut dyn Write, &Finding, Option<Position>, &Style) -> io::Result<()>,
) -> io::Result<()> {
    const AT_ONCE: usize = 2048;
    // Small enough for the allocator to have at hand again.
    const A_PIECE: usize = 64;
    let piece = |findings: &[&Finding]| -> io::Result<Vec<u8>> {
        let (mut text, mut ruler) = (Vec::with_capacity(A_PIECE * 640), Ruler::default());
        for finding in findings {
            let position = finding.place.as_ref().and_then(|place| ruler.position(place));
            write(&mut text, finding, position, style)?;
        }
        Ok(text)
    };
    let mut ready: Vec<Vec<u8>> = Vec::new();
    for findings in findings.chunks(AT_ONCE) {
        let mut next = Ok(Vec::new());
        // What is ready goes out while the next is written down.
        rayon::in_place_scope(|scope| {
            scope.spawn(|_| next = findings.par_chunks(A_PIECE).map(piece).collect());
            ready.iter().try_for_each(|text| out.write_all(text))
        })?;
        ready = next?;
    }
    ready.iter().try_for_each(|text| out.write_all(text))
}

/// A path that is whole is shown as it is; others begin at the site's folder.
fn path_of(place: &Place, style: &Style) -> String {
    if std::path::Path::new(&place.source.path).is_absolute() {
        return place.source.path.clone();
    }
    [style.root, &place.source.path].concat()
}
