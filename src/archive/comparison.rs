//! What changed between two snapshots, from the sources that they hold.

use serde::Serialize;

use super::{Archive, ArchiveError, SOURCE, Snapshot};
use crate::catalogue::archive::ARCHIVE_COMPARED;
use crate::catalogue::changes as words;
use crate::catalogue::{Language, Phrase};
use crate::changes::{self, Changes, Elsewhere, ElsewhereError, Fate, PartChange, PieceKind};
use crate::formats::xml::escape;
use crate::load;

/// Two snapshots, and what changed from the first to the second.
#[derive(Debug, Serialize)]
pub struct Comparison {
    pub older: String,
    pub newer: String,
    #[serde(flatten)]
    pub changes: Changes,
}

impl Comparison {
    pub fn of(archive: &Archive, older: &Snapshot, newer: &Snapshot) -> Result<Self, ArchiveError> {
        let [old, new] = [sources_of(archive, older)?, sources_of(archive, newer)?];
        let changes = changes::between(&old.site, &new.site)
            .map_err(|error| ArchiveError::Io(archive.path_of(&newer.name), error))?;
        Ok(Self { older: older.name.to_string(), newer: newer.name.to_string(), changes })
    }

    /// One page that needs no other file, to be shown or printed.
    pub fn page(&self, language: Language) -> String {
        let args = [("older", self.older.clone()), ("newer", self.newer.clone())];
        let title = ARCHIVE_COMPARED.with(language, &args);
        let title = escape(&title);
        let mut body = String::new();
        if self.changes.is_empty() {
            body.push_str(&format!("<p>{}</p>\n", words::NOTHING_CHANGED.say(language)));
        }
        for notice in &self.changes.notices {
            part(&notice.notice, &words::NOTICE, 2, language, &mut body);
            for issue in &notice.issues {
                part(issue, &words::ISSUE, 3, language, &mut body);
            }
        }
        for page in &self.changes.pages {
            part(page, &words::PAGE, 2, language, &mut body);
        }
        let tag = language.tag();
        format!(
            "<!DOCTYPE html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n{body}</main>\n</body>\n</html>\n"
        )
    }
}

/// Deleted and inserted words are told by line and mark as well as by colour.
const STYLE: &str = "body{margin:0 auto;max-width:48rem;padding:1rem;font:1.125rem/1.7 sans-serif;color:#1a1a1a;background:#fff}h1{font-size:1.5rem}h2{margin:2rem 0 .5rem;font-size:1.25rem;border-bottom:1px solid #767676}h3{margin:1.5rem 0 .25rem;font-size:1.125rem}p{margin:.25rem 0;white-space:pre-line}del{color:#8a1f11;background:#fdecea}ins{color:#0b5c2d;background:#e8f5ec}b{font-weight:600}";

fn part(change: &PartChange, what: &Phrase, level: u8, language: Language, body: &mut String) {
    let fate =
        if change.fate == Fate::Kept { String::new() } else { format!("（{}）", change.fate.phrase().say(language)) };
    body.push_str(&format!("<h{level}>{} {}{fate}</h{level}>\n", what.say(language), escape(&change.title)));
    for field in &change.fields {
        let [old, new] = field.values().map(|value| escape(value.unwrap_or(words::NONE.say(language))));
        body.push_str(&format!("<p><b>{}</b> <del>{old}</del> → <ins>{new}</ins></p>\n", field.name(language)));
    }
    if let Some(text) = &change.text {
        let pieces: String = text
            .pieces
            .iter()
            .map(|piece| match piece.kind {
                PieceKind::Kept => escape(&piece.text).into_owned(),
                PieceKind::Deleted => format!("<del>{}</del>", escape(&piece.text)),
                PieceKind::Inserted => format!("<ins>{}</ins>", escape(&piece.text)),
            })
            .collect();
        body.push_str(&format!("<p><b>{}</b>\n{pieces}</p>\n", text.kind.phrase().say(language)));
    }
    for file in &change.files {
        let said = words::FILE.with(language, &[("path", file.path.clone())]);
        body.push_str(&format!("<p>{}</p>\n", escape(&said)));
    }
}

/// The site as a snapshot's sources make it.
pub fn sources_of(archive: &Archive, snapshot: &Snapshot) -> Result<Elsewhere, ArchiveError> {
    let folder = archive.path_of(&snapshot.name).join(SOURCE.trim_end_matches('/'));
    let options = load::Options { edition: snapshot.info.edition, ..load::Options::default() };
    changes::folder(&folder, &options).map_err(|error| match error {
        ElsewhereError::Io(error) | ElsewhereError::Load(load::LoadError::Io(_, error)) => {
            ArchiveError::Io(folder, error)
        }
        _ => ArchiveError::NotASnapshot(folder),
    })
}
