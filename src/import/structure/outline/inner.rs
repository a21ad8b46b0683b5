//! Numbers that begin anew inside of an issue: `（一）加强巡查` in the text of `1.管网老化`, below a category （三）.
//!
//! Where the headings of a rank are marked as such, a plain line with a number of that rank goes on with them only if
//! its number does. One that begins with the first number again, and what counts on from it, is text of the issue.

use std::collections::HashSet;

use crate::import::structure::lines::{Line, Piece};

/// The ranks of numbers, 一、 to ①.
const RANKS: usize = 6;

/// A heading that is open, as far as the ranks go.
#[derive(Clone, Copy)]
struct Open {
    /// Where it stands among its peers; `None`: it has no number.
    ordinal: Option<usize>,
    is_marked: bool,
}

#[derive(Default)]
struct Ranks {
    open: [Option<Open>; RANKS + 1],
    /// How far lines inside have counted.
    inner: [usize; RANKS + 1],
}

/// The places of the lines that are text of an issue for all their numbers. `marked` knows the rank of what is marked as
/// a heading.
pub fn of(pieces: &[Piece], marked: impl Fn(&Line) -> Option<u8>) -> HashSet<usize> {
    let mut ranks = Ranks::default();
    let mut inside = HashSet::new();
    for (at, piece) in pieces.iter().enumerate() {
        let Piece::Line(line) = piece else { continue };
        if let Some(rank) = marked(line) {
            let rank = line.number.map_or(rank, |number| number.level);
            ranks.begin(rank, Open { ordinal: ordinal(line), is_marked: true });
        } else if let Some((number, ordinal)) = line.number.zip(ordinal(line)).filter(|_| line.label.is_none()) {
            if ranks.is_inside(number.level, ordinal) {
                ranks.go_on(number.level, ordinal);
                inside.insert(at);
            } else {
                ranks.begin(number.level, Open { ordinal: Some(ordinal), is_marked: false });
            }
        }
    }
    inside
}

fn ordinal(line: &Line) -> Option<usize> {
    line.number.and_then(|number| number.ordinal(&line.text))
}

impl Ranks {
    fn begin(&mut self, rank: u8, open: Open) {
        let rank = usize::from(rank).min(RANKS);
        self.open[rank] = Some(open);
        self.open[rank + 1..].fill(None);
        self.inner.fill(0);
    }

    fn go_on(&mut self, rank: u8, ordinal: usize) {
        let rank = usize::from(rank).min(RANKS);
        self.inner[rank] = ordinal;
        self.inner[rank + 1..].fill(0);
    }

    fn is_inside(&self, rank: u8, ordinal: usize) -> bool {
        let rank = usize::from(rank).min(RANKS);
        let is_below_marked = rank > 1 && self.open[rank + 1..].iter().flatten().any(|open| open.is_marked);
        let goes_on = ordinal == self.inner[rank] + 1;
        match self.open[rank] {
            Some(Open { ordinal: Some(own), is_marked: true }) => {
                goes_on && (self.inner[rank] > 0 || ordinal != own + 1)
            }
            Some(Open { is_marked: false, .. }) => false,
            // Its rank may be that of headings without numbers, or of none.
            _ => goes_on && is_below_marked,
        }
    }
}
