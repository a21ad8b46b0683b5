//! What is annexed to a notice behind its date, each annex below its mark.

use super::kind::{is_imprint, is_of_imprint};
use crate::import::structure::date;
use crate::import::structure::lines::{Line, Piece};
use crate::import::structure::number::is_figure;
use crate::import::structure::office;
use crate::import::structure::outline::{self, Heading, Item};
use crate::import::structure::telling::Telling;

/// What is annexed: `附件1` on a line of its own below the date or the signature, and all that follows but the 版记.
pub fn take_annexes(pieces: &mut Vec<Piece>) -> Vec<Piece> {
    let line = |at: usize| pieces.get(at).and_then(Piece::line);
    let begins = |at: usize| line(at).is_some_and(heads_annex);
    let follows_closing = |at: usize| {
        let before = (0..at).rev().find(|at| !line(*at).is_some_and(|line| is_of_imprint(&line.text)));
        before.and_then(line).is_some_and(|line| date::alone(&line.text).is_some() || office::is_name(&line.text))
    };
    let Some(start) = (2..pieces.len()).find(|at| begins(*at) && follows_closing(*at)) else { return Vec::new() };
    let is_of_imprint = |piece: &Piece| match piece {
        Piece::Line(line) => is_of_imprint(&line.text),
        Piece::Table(table) => is_imprint(table),
    };
    let end = pieces.iter().rposition(|piece| !is_of_imprint(piece)).map_or(start, |last| last + 1);
    pieces.drain(start..end.max(start)).collect()
}

/// `附件`, `附件2`, `附件 1：整改台账`
pub fn heads_annex(line: &Line) -> bool {
    let Some(rest) = line.text.strip_prefix("附件") else { return false };
    let rest = rest.trim_start_matches(|c| is_figure(c) || c == ' ');
    !line.paragraph.is_apart()
        && line.length() <= LONGEST_ANNEX_HEAD
        && (rest.is_empty() || rest.starts_with(['：', ':']))
        && !line.ends_sentence()
}

const LONGEST_ANNEX_HEAD: usize = 40;

/// What is annexed, each below its own heading.
pub fn outlined(pieces: Vec<Piece>, tell: &mut Telling) -> Vec<Item> {
    let mut annexes = Vec::new();
    for annex in pieces.chunk_by(|_, next| !next.line().is_some_and(heads_annex)) {
        let (head, text) = match annex {
            [Piece::Line(first), text @ ..] if heads_annex(first) => (Some(first), text),
            text => (None, text),
        };
        annexes.extend(head.map(|head| Item::Heading(Heading::of(head, 1))));
        annexes.extend(outline::of(text.to_vec(), tell).into_iter().map(deepened));
    }
    annexes
}

fn deepened(item: Item) -> Item {
    match item {
        Item::Heading(heading) => Item::Heading(Heading { level: heading.level + 1, ..heading }),
        other => other,
    }
}
