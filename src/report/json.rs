//! One JSON object a finding and a line, for machines. Offsets count bytes of UTF-8 from 0; lines and columns count from 1.

use std::io::{self, Write};

use serde::Serialize;

use super::{Style, path_of};
use crate::finding::{Finding, Fix};
use crate::source::{Place, Position};

#[derive(Serialize)]
struct Line<'a> {
    code: &'a str,
    name: &'a str,
    severity: &'a str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
    #[serde(flatten)]
    place: Option<PlaceLine>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<PlaceLine>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<FixLine<'a>>,
}

#[derive(Serialize)]
struct FixLine<'a> {
    /// Whether there is one right answer.
    sure: bool,
    edits: Vec<EditLine<'a>>,
}

#[derive(Serialize)]
struct EditLine<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct PlaceLine {
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<usize>,
}

pub fn write(out: &mut dyn Write, finding: &Finding, position: Option<Position>, style: &Style) -> io::Result<()> {
    let line = Line {
        code: finding.kind.code,
        name: finding.kind.name,
        severity: finding.severity.name(),
        message: finding.message(style.language),
        hint: finding.hint(style.language),
        place: finding.place.as_ref().map(|place| place_line(place, position, style)),
        related: finding.related.iter().map(|place| place_line(place, place.position(), style)).collect(),
        fix: finding.fix.as_ref().map(fix_line),
    };
    serde_json::to_writer(&mut *out, &line)?;
    writeln!(out)
}

fn fix_line(fix: &Fix) -> FixLine<'_> {
    let edits = fix.edits.iter().map(|edit| EditLine { start: edit.span.start, end: edit.span.end, text: &edit.text });
    FixLine { sure: fix.is_sure(), edits: edits.collect() }
}

fn place_line(place: &Place, position: Option<Position>, style: &Style) -> PlaceLine {
    PlaceLine {
        path: path_of(place, style),
        line: position.map(|position| position.line),
        column: position.map(|position| position.column),
        start: place.span.map(|span| span.start),
        end: place.span.map(|span| span.end),
    }
}
