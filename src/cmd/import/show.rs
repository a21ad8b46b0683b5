//! What an import tells: what was understood, what was inferred, and file by file what is new and what changes.

use similar::{ChangeTag, TextDiff};

use super::place::{Change, Changes, Target};
use crate::catalogue::Language;
use crate::catalogue::import::*;
use crate::cmd::terminal::Terminal;
use crate::finding::{Findings, Severity};
use crate::import::Draft;

/// A change of more lines than this is cut short.
const MOST_LINES: usize = 40;

/// Shows one imported notice, and what was inferred of its document, by the path of that.
pub fn report(
    document: &str,
    draft: &Draft,
    findings: &Findings,
    (changes, target): (&Changes, &Target),
    terminal: &Terminal,
) {
    let language = terminal.language;
    for line in understood(draft, language) {
        terminal.result(&line);
    }
    if terminal.speaks_to_people() {
        inferred(document, findings, terminal);
    }
    terminal.result("");
    terminal.result(&IMPORT_TREE.with(language, &[("folder", target.folder.clone())]));
    for file in &changes.files {
        let name = file.path.strip_prefix(&format!("{}/", target.folder));
        let name = name.map_or_else(|| format!("../{}", file.path), str::to_string);
        let state = if file.is_new() {
            &IMPORT_NEW
        } else if file.is_same() {
            &IMPORT_SAME
        } else {
            &IMPORT_CHANGED
        };
        let about = title_of(file).map(|title| format!("  {title}")).unwrap_or_default();
        terminal.result(&format!("  {}  {name}{about}", state.say(language)));
        for line in difference(file) {
            terminal.result(&line);
        }
    }
    for path in &changes.gone {
        terminal.result(&format!("  {}  {path}", IMPORT_GONE.say(language)));
    }
    terminal.result("");
}

fn understood(draft: &Draft, language: Language) -> [String; 2] {
    let mut statuses: Vec<(&str, usize)> = Vec::new();
    for issue in &draft.issues {
        match statuses.iter_mut().find(|(word, _)| *word == issue.status) {
            Some((_, count)) => *count += 1,
            None => statuses.push((&issue.status, 1)),
        }
    }
    let statuses: Vec<String> = statuses.iter().map(|(word, count)| format!("{word} {count}")).collect();
    let head = [
        Some(IMPORT_READ_TITLE.with(language, &[("title", draft.title.clone())])),
        draft.date.map(|date| IMPORT_READ_DATE.with(language, &[("date", date.to_string())])),
        draft.issuer.as_ref().map(|issuer| IMPORT_READ_ISSUER.with(language, &[("issuer", issuer.clone())])),
    ];
    let counts = [
        ("categories", draft.categories.len().to_string()),
        ("issues", draft.issues.len().to_string()),
        ("statuses", statuses.join(IMPORT_COMMA.say(language))),
    ];
    [head.into_iter().flatten().collect(), IMPORT_UNDERSTOOD.with(language, &counts)]
}

/// Notes, each with its line; what weighs more was shown before, with the line quoted.
fn inferred(document: &str, findings: &Findings, terminal: &Terminal) {
    let notes: Vec<_> = findings.iter().filter(|finding| finding.kind.severity == Severity::Note).collect();
    if notes.is_empty() {
        return;
    }
    terminal.result(&IMPORT_NOTES.with(terminal.language, &[("n", notes.len().to_string())]));
    for finding in notes {
        let line = finding.place.as_ref().and_then(|place| place.position()).map_or(0, |position| position.line);
        let args = [("line", line.to_string()), ("message", finding.message(terminal.language))];
        let told = match finding.place.as_ref().and_then(|place| sheet_of(&place.source.path, document)) {
            None => IMPORT_NOTE.with(terminal.language, &args),
            Some(sheet) => {
                let [line, message] = args;
                IMPORT_NOTE_OF_SHEET.with(terminal.language, &[("sheet", sheet.to_string()), line, message])
            }
        };
        terminal.result(&told);
    }
}

/// The name of the sheet that the place of a finding names behind its file, where a workbook has several.
fn sheet_of<'a>(place: &'a str, document: &str) -> Option<&'a str> {
    place.strip_prefix(document)?.strip_prefix(" [")?.strip_suffix(']')
}

/// The title in a Markdown file's head.
fn title_of(file: &Change) -> Option<String> {
    let text = std::str::from_utf8(&file.bytes).ok().filter(|_| file.path.ends_with(".md"))?;
    text.lines().find_map(|line| line.strip_prefix("title: ")).map(str::to_string)
}

/// The lines that changed.
fn difference(file: &Change) -> Vec<String> {
    let Some(old) = file.old.as_ref().filter(|_| !file.is_same()) else { return Vec::new() };
    let (Ok(old), Ok(new)) = (std::str::from_utf8(old), std::str::from_utf8(&file.bytes)) else { return Vec::new() };
    let diff = TextDiff::from_lines(old, new);
    let changed = diff.iter_all_changes().filter_map(|change| {
        let sign = match change.tag() {
            ChangeTag::Delete => '-',
            ChangeTag::Insert => '+',
            ChangeTag::Equal => return None,
        };
        Some(format!("      {sign} {}", change.value().trim_end()))
    });
    let mut lines: Vec<String> = changed.collect();
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES);
        lines.push("      …".into());
    }
    lines
}
