//! What the styles, faces and sizes of a document mean in it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{ends_as_text, goes_on_with_table, is_text};
use crate::import::document::{Face, Mark};
use crate::import::structure::date;
use crate::import::structure::lines::Line;
use crate::import::structure::office;

/// The lowest level that a style without numbers can stand for.
const LOWEST: u8 = 6;
/// A heading without a full stop and without a number may be this long, in characters.
const LONGEST: usize = 40;

pub struct Look {
    /// The official level that each style level mostly stands for in this document.
    styles: BTreeMap<u8, u8>,
    topmost_style: u8,
    /// The face of most of the text, which means nothing.
    face: Face,
    /// And its size; 0 where most of it has none.
    size: u16,
}

impl Look {
    pub fn of(lines: &[&Line]) -> Self {
        Self {
            styles: style_levels(lines),
            topmost_style: lines.iter().filter_map(|line| style_of(line)).min().unwrap_or(1),
            face: ordinary_face(lines),
            size: ordinary_size(lines),
        }
    }

    /// The level that the numbers say a style is of.
    pub fn usual_level(&self, style: u8) -> Option<u8> {
        self.styles.get(&style).copied()
    }

    pub fn level(&self, style: u8) -> u8 {
        if let Some(level) = self.styles.get(&style) {
            return *level;
        }
        match self.styles.range(..style).next_back() {
            Some((above, level)) => level.saturating_add(style - above).min(LOWEST),
            None => (style - self.topmost_style + 1).min(LOWEST),
        }
    }

    /// A short line without a number that is no sentence, and set off from the text.
    pub fn is_heading(&self, line: &Line) -> bool {
        let is_short = (2..=LONGEST).contains(&line.length());
        let is_open = ends_as_text(line) || line.ends_with_colon();
        let is_other =
            date::alone(&line.text).is_some() || office::is_name(&line.text) || goes_on_with_table(&line.text);
        self.is_set_off(line) && is_short && !is_open && !is_other && !is_text(line)
    }

    pub fn is_set_off(&self, line: &Line) -> bool {
        line.paragraph.is_strong() || self.stands_out(line.paragraph.face()) || self.is_larger(line)
    }

    pub fn is_larger(&self, line: &Line) -> bool {
        self.size > 0 && line.paragraph.size > self.size
    }

    pub fn stands_out(&self, face: Face) -> bool {
        face != self.face && face != Face::Plain
    }
}

pub fn style_of(line: &Line) -> Option<u8> {
    match line.paragraph.mark {
        Mark::Heading(level) => Some(level),
        _ => None,
    }
}

/// For each style level, the official level of most of its numbered headings.
fn style_levels(lines: &[&Line]) -> BTreeMap<u8, u8> {
    let mut votes: BTreeMap<u8, BTreeMap<u8, usize>> = BTreeMap::new();
    for line in lines {
        if let (Some(style), Some(number)) = (style_of(line), line.number) {
            *votes.entry(style).or_default().entry(number.level).or_default() += 1;
        }
    }
    let most = |votes: &BTreeMap<u8, usize>| {
        votes.iter().max_by_key(|(level, count)| (**count, Reverse(**level))).map(|(level, _)| *level)
    };
    votes.iter().filter_map(|(style, votes)| Some((*style, most(votes)?))).collect()
}

fn ordinary_face(lines: &[&Line]) -> Face {
    let mut counts: BTreeMap<u8, (usize, Face)> = BTreeMap::new();
    for line in lines {
        let face = line.paragraph.face();
        counts.entry(face as u8).or_insert((0, face)).0 += line.length();
    }
    counts.values().max_by_key(|(count, _)| *count).map_or(Face::Plain, |(_, face)| *face)
}

fn ordinary_size(lines: &[&Line]) -> u16 {
    let mut counts: BTreeMap<u16, usize> = BTreeMap::new();
    for line in lines {
        *counts.entry(line.paragraph.size).or_default() += line.length();
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map_or(0, |(size, _)| size)
}
