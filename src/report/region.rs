//! A place as other programs want it: lines and columns in characters, and a name that survives edits elsewhere.
//!
//! Terminals count cells; SARIF, GitHub and GitLab count characters. A [`Region`] counts Unicode code points
//! from 1, its end being the column after the last character, as SARIF 2.1.0 (§3.30) has it.

use std::collections::HashMap;

use crate::finding::Finding;
use crate::source::{Place, Source, Span, last_line_start};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    pub line: usize,
    pub column: usize,
    pub end_line: usize,
    pub end_column: usize,
    /// Code points from the beginning of the file, and how many.
    pub char_offset: usize,
    pub char_length: usize,
    pub span: Span,
}

impl Region {
    /// `None`: the file as a whole.
    pub fn of(place: &Place) -> Option<Self> {
        place.span.map(|span| Self::in_source(&place.source, span))
    }

    pub fn in_source(source: &Source, span: Span) -> Self {
        let text = source.text.as_str();
        let start = text.floor_char_boundary(span.start);
        let end = text.floor_char_boundary(span.end).max(start);
        let (line, column) = line_and_column(text, start);
        let (end_line, end_column) = line_and_column(text, end);
        let char_offset = text[..start].chars().count();
        let char_length = text[start..end].chars().count();
        Self { line, column, end_line, end_column, char_offset, char_length, span: Span::new(start, end) }
    }
}

fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let before = &text[..at];
    let line_start = last_line_start(before);
    (memchr::memchr_iter(b'\n', before.as_bytes()).count() + 1, before[line_start..].chars().count() + 1)
}

/// Names findings so that a later run knows them again: by code, file and the words in question, not by the
/// line, which moves with every edit above it. Of several that are alike each has its number.
#[derive(Default)]
pub struct Fingerprints {
    seen: HashMap<blake3::Hash, usize>,
}

impl Fingerprints {
    pub fn of(&mut self, finding: &Finding) -> String {
        let mut hasher = blake3::Hasher::new();
        let mut add = |text: &str| {
            hasher.update(&(text.len() as u64).to_le_bytes());
            hasher.update(text.as_bytes());
        };
        add(finding.kind.code);
        if let Some(place) = &finding.place {
            add(&place.source.path);
            add(place.span.and_then(|span| place.source.text.get(span.range())).unwrap_or(""));
        }
        for (name, value) in &finding.args {
            add(name);
            add(value);
        }
        let alike = self.seen.entry(hasher.finalize()).or_default();
        *alike += 1;
        hasher.update(&(*alike as u64).to_le_bytes());
        hasher.finalize().to_hex()[..32].to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::findings::UNKNOWN_STATUS;

    #[test]
    fn columns_count_characters_and_the_end_is_the_one_after() {
        let source = Source::new("a.md", "一\n整改：𠮷完成\n");
        let start = source.text.find("完成").unwrap();
        let region = Region::in_source(&source, Span::new(start, start + 6));
        assert_eq!((region.line, region.column, region.end_line, region.end_column), (2, 5, 2, 7));
        assert_eq!((region.char_offset, region.char_length), (6, 2));
    }

    #[test]
    fn a_finding_keeps_its_name_when_lines_move() {
        let finding = |text: &str| {
            let source = Source::new("a.md", text);
            let at = text.find("完成了").unwrap();
            Finding::new(&UNKNOWN_STATUS, Place::at(&source, Span::new(at, at + 9)))
        };
        let mut names = Fingerprints::default();
        let before = names.of(&finding("status: 完成了"));
        assert_ne!(before, names.of(&finding("status: 完成了")), "two in one report are two");
        assert_eq!(before, Fingerprints::default().of(&finding("\n\nstatus: 完成了")));
    }
}
