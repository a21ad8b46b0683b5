//! Changes as lines of text, whoever compared what: `[-deleted-]` and `{+inserted+}`, with a little of what was kept
//! around them.

use crate::catalogue::changes::*;
use crate::catalogue::{Language, Phrase};
use crate::changes::{Changes, Fate, NoticeChange, PartChange, Piece, PieceKind};

/// How many characters of what was kept stand beside a change.
const AROUND: usize = 12;

pub fn lines(changes: &Changes, language: Language) -> Vec<String> {
    if changes.is_empty() {
        return vec![NOTHING_CHANGED.say(language).to_string()];
    }
    let mut lines = Vec::new();
    for change in &changes.notices {
        notice(&mut lines, change, language);
    }
    for change in &changes.pages {
        part(&mut lines, &PAGE, change, 0, language);
    }
    lines
}

fn notice(lines: &mut Vec<String>, change: &NoticeChange, language: Language) {
    part(lines, &NOTICE, &change.notice, 0, language);
    // Of a notice that came or went as a whole, so did its issues.
    if !matches!(change.notice.fate, Fate::Added | Fate::Removed) {
        change.issues.iter().for_each(|issue| part(lines, &ISSUE, issue, 2, language));
    }
}

fn part(lines: &mut Vec<String>, what: &Phrase, change: &PartChange, indent: usize, language: Language) {
    let space = " ".repeat(indent);
    let fate = match change.fate {
        Fate::Kept => String::new(),
        fate => format!("  {}", fate.phrase().say(language)),
    };
    lines.push(format!("{space}{} “{}”  {}{fate}", what.say(language), change.title, change.slug));
    for field in &change.fields {
        let [old, new] = field.values().map(|value| value.unwrap_or(NONE.say(language)));
        lines.push(format!("{space}    {}: {old} → {new}", field.name(language)));
    }
    if let Some(text) = &change.text {
        lines.push(format!("{space}    {}:", text.kind.phrase().say(language)));
        lines.extend(running_text(&text.pieces).lines().map(|line| format!("{space}      {line}")));
    }
    for file in &change.files {
        let name = FILE.with(language, &[("path", file.path.clone())]);
        let fate = if file.fate == Fate::Changed { &FILE_REPLACED } else { file.fate.phrase() };
        lines.push(format!("{space}    {name}: {}", fate.say(language)));
    }
}

fn running_text(pieces: &[Piece]) -> String {
    let mut text = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        match piece.kind {
            PieceKind::Deleted => text += &marked("[-", &piece.text, "-]"),
            PieceKind::Inserted => text += &marked("{+", &piece.text, "+}"),
            PieceKind::Kept => text += &shortened(&piece.text, at > 0, at + 1 < pieces.len()),
        }
    }
    text
}

/// Marks stand inside the line breaks around a paragraph.
fn marked(open: &str, text: &str, close: &str) -> String {
    let inner = text.trim_matches('\n');
    if inner.is_empty() {
        return format!("{open}¶{close}{text}");
    }
    let start = text.len() - text.trim_start_matches('\n').len();
    format!("{}{open}{}{close}{}", &text[..start], inner.replace('\n', " ¶ "), &text[start + inner.len()..])
}

/// What was kept: only its start, if a change stands before it, and its end, if one follows.
fn shortened(text: &str, after_change: bool, before_change: bool) -> String {
    let characters: Vec<char> = text.chars().collect();
    let (start, end) = (if after_change { AROUND } else { 0 }, if before_change { AROUND } else { 0 });
    if characters.len() <= start + end + 1 {
        return text.to_string();
    }
    let first: String = characters[..start].iter().collect();
    let last: String = characters[characters.len() - end..].iter().collect();
    // Where paragraphs lie in between, the two changes stand on lines of their own.
    let gap = if after_change && before_change && text.contains('\n') { "…\n…" } else { "…" };
    let first = first.split('\n').next().unwrap_or_default();
    let last = last.rsplit('\n').next().unwrap_or_default();
    format!("{first}{gap}{last}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_beside_a_change_is_shown() {
        let long = "很长的一段话，没有任何改动，所以不用全写出来。";
        assert_eq!(shortened(long, true, false), "很长的一段话，没有任何改…");
        assert_eq!(shortened(long, false, true), "…改动，所以不用全写出来。");
        assert_eq!(
            shortened(&format!("{long}\n{long}"), true, true),
            "很长的一段话，没有任何改…\n…改动，所以不用全写出来。"
        );
        assert_eq!(shortened("短话。", true, true), "短话。");
    }

    #[test]
    fn marks_stand_inside_the_line_breaks_around_a_paragraph() {
        assert_eq!(marked("{+", "\n新的一段。", "+}"), "\n{+新的一段。+}");
        assert_eq!(marked("[-", "\n", "-]"), "[-¶-]\n");
    }
}
