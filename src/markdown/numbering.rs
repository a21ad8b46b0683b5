//! Where headings stand in the outline, and so which official number each gets.
//!
//! The numbers are real text, so that copying, searching and speaking them works.

use super::Outline;
use crate::model::official_number::number;

/// Where the headings of a body stand in the outline: a stack of the levels that are open, each with its count.
pub struct Outlining {
    outline: Outline,
    /// The number of `#` of each open heading.
    open: Vec<u8>,
    /// The headings counted so far at each depth, one longer than `open` can be.
    counts: Vec<usize>,
}

/// What the outline says of one heading.
pub struct Placed {
    /// 1 for the body's topmost headings.
    pub depth: u8,
    pub level: u8,
    pub number: Option<String>,
}

impl Outlining {
    pub fn new(outline: Outline) -> Self {
        Self { outline, open: Vec::new(), counts: vec![0] }
    }

    /// Enters a heading with so many `#`. Its depth comes from nesting: a skipped level skips no number.
    pub fn heading(&mut self, hashes: u8) -> Placed {
        while self.open.last().is_some_and(|&open| open >= hashes) {
            self.open.pop();
        }
        self.counts.truncate(self.open.len() + 1);
        self.counts[self.open.len()] += 1;
        let n = self.counts[self.open.len()];
        self.open.push(hashes);
        self.counts.push(0);
        let level = self.level(self.open.len());
        let number = if self.outline.numbered { number(level, n) } else { None };
        Placed { depth: self.open.len() as u8, level, number }
    }

    /// The depth that a heading below the open ones has.
    pub fn next_depth(&self) -> u8 {
        self.open.len() as u8 + 1
    }

    /// The categories stand here, under the last heading: their level, and the number of the first.
    pub fn marker(&mut self) -> (u8, usize) {
        let count = &mut self.counts[self.open.len()];
        let first = *count + 1;
        *count += self.outline.inserted.unwrap_or_default();
        (self.level(self.open.len() + 1), first)
    }

    /// The categories stand after everything, beside the topmost headings.
    pub fn end(&self) -> (u8, usize) {
        (self.level(1), self.counts[0] + 1)
    }

    fn level(&self, depth: usize) -> u8 {
        self.outline.level.saturating_add(depth as u8 - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marker_takes_its_numbers_out_of_the_sequence() {
        let mut outlining = Outlining::new(Outline { numbered: true, level: 1, inserted: Some(3) });
        let mut numbers = Vec::new();
        numbers.extend(outlining.heading(2).number);
        assert_eq!(outlining.marker(), (2, 1));
        for hashes in [3, 5, 4, 2] {
            numbers.extend(outlining.heading(hashes).number);
        }
        assert_eq!(numbers, ["一、", "（四）", "1.", "2.", "二、"]);
        assert_eq!(outlining.end(), (1, 3));
    }
}
