//! `tongbao archive compare`: what changed between two snapshots, as text, as JSON and as a page.

use std::path::PathBuf;

use super::super::arguments::Common;
use super::super::terminal::Terminal;
use super::super::{FOUND, Failure};
use super::is_sound;
use crate::archive::{Archive, Comparison, shown, zip_file};
use crate::catalogue::archive::{ARCHIVE_COMPARED, ARCHIVE_EXPORTED};
use crate::catalogue::changes as words;
use crate::catalogue::{Language, Phrase};
use crate::changes::{Fate, PartChange, PieceKind};
use crate::model::asset::human_length;

pub struct Options {
    pub older: String,
    pub newer: String,
    /// Where a page is written, if one is wanted.
    pub page: Option<PathBuf>,
}

pub fn run(options: &Options, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    let archive = Archive::of(&common.root);
    let (older, newer) = (archive.find(&options.older)?, archive.find(&options.newer)?);
    // What somebody did to a snapshot later is no change of the site.
    for snapshot in [&older, &newer] {
        if !is_sound(&archive, snapshot, terminal)? {
            return Ok(FOUND);
        }
    }
    let comparison = Comparison::of(&archive, &older, &newer)?;
    if let Some(page) = &options.page {
        let html = comparison.page(terminal.language);
        let digests = zip_file::whole(page, |file| std::io::Write::write_all(file, html.as_bytes()))?;
        let args = [("path", page.display().to_string()), ("size", human_length(digests.length))];
        terminal.result(&ARCHIVE_EXPORTED.with(terminal.language, &args));
    }
    if terminal.speaks_to_machines() {
        terminal.document(&comparison);
    } else {
        for line in text(&comparison, terminal.language) {
            terminal.result(&line);
        }
    }
    Ok(if comparison.changes.is_empty() { 0 } else { FOUND })
}

fn text(comparison: &Comparison, language: Language) -> Vec<String> {
    let args = [("older", comparison.older.clone()), ("newer", comparison.newer.clone())];
    let mut lines = vec![ARCHIVE_COMPARED.with(language, &args)];
    if comparison.changes.is_empty() {
        lines.push(words::NOTHING_CHANGED.say(language).to_string());
    }
    for notice in &comparison.changes.notices {
        part(&notice.notice, &words::NOTICE, "", language, &mut lines);
        for issue in &notice.issues {
            part(issue, &words::ISSUE, "  ", language, &mut lines);
        }
    }
    for page in &comparison.changes.pages {
        part(page, &words::PAGE, "", language, &mut lines);
    }
    lines
}

fn part(change: &PartChange, what: &Phrase, indent: &str, language: Language, lines: &mut Vec<String>) {
    let fate = match change.fate {
        Fate::Kept => String::new(),
        fate => format!(" [{}]", fate.phrase().say(language)),
    };
    lines.push(format!("{indent}{} {}{fate}", what.say(language), change.title));
    for field in &change.fields {
        let [old, new] = shown(field, language);
        lines.push(format!("{indent}  {}: {old} → {new}", field.name(language)));
    }
    if let Some(text) = &change.text {
        let pieces: String = text
            .pieces
            .iter()
            .map(|piece| match piece.kind {
                PieceKind::Kept => shortened(&piece.text),
                PieceKind::Deleted => format!("[-{}-]", piece.text.trim_end()),
                PieceKind::Inserted => format!("{{+{}+}}", piece.text.trim_end()),
            })
            .collect();
        lines.push(format!("{indent}  {}: {}", text.kind.phrase().say(language), pieces.replace('\n', " ")));
    }
    for file in &change.files {
        lines.push(format!("{indent}  {}", words::FILE.with(language, &[("path", file.path.clone())])));
    }
}

/// Of what stayed, enough to know the place.
fn shortened(text: &str) -> String {
    const AROUND: usize = 12;
    let characters: Vec<char> = text.chars().collect();
    if characters.len() <= 2 * AROUND + 1 {
        return text.to_string();
    }
    let (begin, end) = (&characters[..AROUND], &characters[characters.len() - AROUND..]);
    format!("{}…{}", begin.iter().collect::<String>(), end.iter().collect::<String>())
}
