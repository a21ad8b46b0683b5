//! What changed in a running text, word by word.
//!
//! Chinese has no blanks between its words, so the smallest piece is one character, and a number or a Latin
//! word as a whole. What a plain comparison would tear to shreds is put together again: a character or two
//! that stayed by chance between two changes belong to them.

use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A stretch of text that was kept, deleted or inserted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    pub kind: PieceKind,
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PieceKind {
    Kept,
    Deleted,
    Inserted,
}

/// The pieces that lead from one text to another: what was kept and deleted makes the old one, what was kept
/// and inserted the new one. Line breaks stay inside the pieces.
pub fn words(old: &str, new: &str) -> Vec<Piece> {
    let (old_lines, new_lines) = (lines(old), lines(new));
    let mut pieces = Pieces::default();
    for op in capture_diff_slices(Algorithm::Myers, &old_lines, &new_lines) {
        match op {
            DiffOp::Equal { old_index, len, .. } => {
                pieces.push(PieceKind::Kept, &old_lines[old_index..old_index + len].concat());
            }
            DiffOp::Delete { old_index, old_len, .. } => {
                pieces.push(PieceKind::Deleted, &old_lines[old_index..old_index + old_len].concat());
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                pieces.push(PieceKind::Inserted, &new_lines[new_index..new_index + new_len].concat());
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                let old = old_lines[old_index..old_index + old_len].concat();
                let new = new_lines[new_index..new_index + new_len].concat();
                inside(&old, &new).into_iter().for_each(|piece| pieces.push(piece.kind, &piece.text));
            }
        }
    }
    pieces.list
}

/// Pieces in order, of which no two neighbours are of one kind.
#[derive(Default)]
struct Pieces {
    list: Vec<Piece>,
}

impl Pieces {
    fn push(&mut self, kind: PieceKind, text: &str) {
        match self.list.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.kind == kind => last.text.push_str(text),
            _ => self.list.push(Piece { kind, text: text.into() }),
        }
    }
}

/// What changed inside paragraphs that were replaced.
fn inside(old: &str, new: &str) -> Vec<Piece> {
    let (old_words, new_words) = (segment(old), segment(new));
    let mut edits = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old_words, &new_words) {
        let deleted = old_words[op.old_range()].concat();
        match op {
            DiffOp::Equal { .. } => edits.push(Edit::Kept(deleted)),
            _ => edits.push(Edit::Changed(deleted, new_words[op.new_range()].concat())),
        }
    }
    let mut pieces = Pieces::default();
    for edit in gathered(edits) {
        match edit {
            Edit::Kept(text) => pieces.push(PieceKind::Kept, &text),
            Edit::Changed(deleted, inserted) => {
                pieces.push(PieceKind::Deleted, &deleted);
                pieces.push(PieceKind::Inserted, &inserted);
            }
        }
    }
    pieces.list
}

enum Edit {
    Kept(String),
    /// What was deleted, and what was inserted instead.
    Changed(String, String),
}

/// Puts changes together that only a chance character keeps apart.
fn gathered(edits: Vec<Edit>) -> Vec<Edit> {
    let mut done: Vec<Edit> = Vec::with_capacity(edits.len());
    let mut edits = edits.into_iter().peekable();
    while let Some(edit) = edits.next() {
        match (edit, done.last_mut(), edits.peek()) {
            (Edit::Changed(deleted, inserted), Some(Edit::Changed(before, instead)), _) => {
                before.push_str(&deleted);
                instead.push_str(&inserted);
            }
            (Edit::Kept(text), Some(Edit::Changed(before, instead)), Some(Edit::Changed(after, then)))
                if is_chance(&text, weight(before, instead), weight(after, then)) =>
            {
                before.push_str(&text);
                instead.push_str(&text);
            }
            (edit, _, _) => done.push(edit),
        }
    }
    done
}

fn weight(deleted: &str, inserted: &str) -> usize {
    deleted.chars().count().max(inserted.chars().count())
}

/// Whether what was kept between two changes is so short beside both that it is not worth showing apart.
fn is_chance(text: &str, before: usize, after: usize) -> bool {
    let length = text.chars().count();
    !text.contains('\n') && length <= 2 && length < before && length < after
}

/// The lines of a text, each with its line break.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// Words: a number with its points and its percent sign, a Latin word, a stretch of blanks; else one character.
fn segment(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let belongs = |c: char| match first {
            c0 if c0.is_ascii_digit() => c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '-'),
            c0 if is_latin(c0) => is_latin(c),
            ' ' | '\t' => matches!(c, ' ' | '\t'),
            _ => false,
        };
        let mut end = first.len_utf8();
        end += rest[end..].chars().take_while(|c| belongs(*c)).map(char::len_utf8).sum::<usize>();
        let (word, after) = rest.split_at(end);
        words.push(word);
        rest = after;
    }
    words
}

/// A letter of a script that writes blanks between its words.
fn is_latin(c: char) -> bool {
    c.is_alphabetic() && (c as u32) < 0x2E80
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `[-…-]` was deleted, `{+…+}` inserted.
    fn shown(pieces: &[Piece]) -> String {
        let one = |piece: &Piece| match piece.kind {
            PieceKind::Kept => piece.text.clone(),
            PieceKind::Deleted => format!("[-{}-]", piece.text),
            PieceKind::Inserted => format!("{{+{}+}}", piece.text),
        };
        pieces.iter().map(one).collect()
    }

    fn check(old: &str, new: &str, expected: &str) {
        assert_eq!(shown(&words(old, new)), expected);
    }

    #[test]
    fn a_changed_character_and_a_changed_number_stand_out() {
        check("乔木灌木修建不及时。", "乔木灌木修剪不及时。", "乔木灌木修[-建-]{+剪+}不及时。");
        check("已更换路灯 12 盏。", "已更换路灯 120 盏。", "已更换路灯 [-12-]{+120+} 盏。");
        check("完成率 76%。", "完成率 98.5%。", "完成率 [-76%-]{+98.5%+}。");
        check("one two three", "one 2 three", "one [-two-]{+2+} three");
    }

    #[test]
    fn a_rewritten_sentence_is_not_torn_to_shreds() {
        check(
            "下一步将继续巩固整改成效。",
            "下一步将建立长效机制，巩固整改成效。",
            "下一步将[-继续-]{+建立长效机制，+}巩固整改成效。",
        );
        check("邀请专家培训的人员", "组织职工学习的骨干", "[-邀请专家培训的人员-]{+组织职工学习的骨干+}");
    }

    #[test]
    fn paragraphs_come_and_go_whole() {
        check("一。\n二。\n三。", "一。\n三。", "一。\n[-二。\n-]三。");
        check("一。\n三。\n", "一。\n新的一段。\n三。\n", "一。\n{+新的一段。\n+}三。\n");
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_out_of_the_pieces(old in "[整改完成12 a\n。]{0,40}", new in "[整改完成12 a\n。]{0,40}") {
            let pieces = words(&old, &new);
            let without = |kind: PieceKind| pieces.iter().filter(|p| p.kind != kind).map(|p| p.text.as_str()).collect::<String>();
            prop_assert_eq!(without(PieceKind::Inserted), old);
            prop_assert_eq!(without(PieceKind::Deleted), new);
        }
    }
}
