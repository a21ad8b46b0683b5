//! Set phrases, and the places in a text where one of them stands with a single other character.
//!
//! Four characters of a text at a time are looked at, each time with one of them left open: whichever character is
//! another, three that are right then stand beside it. So a phrase is compared with a text only where it nearly is there.

use std::ops::Range;

use hashbrown::{HashMap, HashSet};

use super::characters::is_han;

pub struct Phrases<'p> {
    all: HashSet<&'p str>,
    /// The phrases that begin or end with four characters of which one is open.
    by_window: HashMap<(Window, Open), Vec<&'p str>>,
    /// A bit for some windows each: few of those that a text has are a phrase's.
    seen: Vec<u64>,
}

/// Four characters beside each other.
type Window = [char; 4];
/// Which of them may be any other.
type Open = usize;
/// How many bits there are for each window of the phrases: one in so many others is looked up in vain.
const SPARSE: usize = 32;

/// A phrase in which one character is another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near<'p> {
    pub phrase: &'p str,
    /// Where it stands in the text.
    pub range: Range<usize>,
    /// Where the other character stands in the text.
    pub at: usize,
    pub found: char,
    pub meant: char,
}

/// Every Chinese character of everyday takes so many bytes.
const WIDTH: usize = 3;

impl<'p> Phrases<'p> {
    /// Of Chinese characters alone, four or more each.
    pub fn new(phrases: impl Iterator<Item = &'p str>) -> Self {
        let mut all = HashSet::new();
        let mut by_window: HashMap<(Window, Open), Vec<&str>> = HashMap::new();
        for phrase in phrases.filter(|phrase| all.insert(*phrase)) {
            for (window, open) in windows_of(phrase) {
                by_window.entry((without(window, open), open)).or_default().push(phrase);
            }
        }
        let bits = (by_window.len() * SPARSE).next_power_of_two().max(64);
        let mut phrases = Self { all, by_window, seen: vec![0; bits / 64] };
        for (window, open) in phrases.by_window.keys() {
            let (word, bit) = phrases.place_of(Marks::of(*window).but(*open));
            phrases.seen[word] |= bit;
        }
        phrases
    }

    pub fn contains(&self, text: &str) -> bool {
        self.all.contains(text)
    }

    /// The places of a text, in order, where a phrase stands with one other character.
    pub fn near<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Near<'p>> + use<'a, 'p> {
        let mut last = [' '; 4];
        let windows = text.char_indices().map(move |(at, c)| {
            last = [last[1], last[2], last[3], c];
            (at + c.len_utf8(), last)
        });
        windows.flat_map(move |(end, window)| {
            let marks = Marks::of(window);
            let opens = (0..window.len()).filter(move |open| self.may_know(marks.but(*open)));
            opens.flat_map(move |open| {
                let phrases = self.by_window.get(&(without(window, open), open)).into_iter().flatten();
                phrases.filter_map(move |phrase| {
                    let length = if open < 2 { phrase.len() } else { window.len() * WIDTH };
                    near_at(text, end.checked_sub(length)?, phrase)
                })
            })
        })
    }

    fn may_know(&self, mark: u64) -> bool {
        let (word, bit) = self.place_of(mark);
        self.seen[word] & bit != 0
    }

    fn place_of(&self, mark: u64) -> (usize, u64) {
        let place = (mark >> 32) as usize;
        // Their number is a power of two.
        ((place / 64) & (self.seen.len() - 1), 1 << (place % 64))
    }
}

/// The windows that find a phrase, with their open places: its beginning, if the other character is behind the first
/// two, or else its end.
fn windows_of(phrase: &str) -> [(Window, Open); 4] {
    let window = |text: &str| {
        let mut characters = text.chars();
        std::array::from_fn(|_| characters.next().unwrap_or_default())
    };
    let front: Window = window(phrase);
    let back = window(&phrase[phrase.len() - front.len() * WIDTH..]);
    [(front, 2), (front, 3), (back, 0), (back, 1)]
}

fn without(mut window: Window, open: Open) -> Window {
    window[open] = ' ';
    window
}

/// A number for each of four characters and its place, and for all of them: one can be taken out again.
#[derive(Clone, Copy)]
struct Marks {
    each: [u64; 4],
    all: u64,
}

impl Marks {
    fn of(window: Window) -> Self {
        const FACTORS: [u64; 4] =
            [0x9E37_79B9_7F4A_7C15, 0xBF58_476D_1CE4_E5B9, 0x94D0_49BB_1331_11EB, 0xD6E8_FEB8_6659_FD93];
        let each = std::array::from_fn(|at| u64::from(window[at]).wrapping_mul(FACTORS[at]));
        Self { each, all: each.iter().fold(0, |all, mark| all ^ mark) }
    }

    fn but(&self, open: Open) -> u64 {
        self.all ^ self.each[open] ^ ((open as u64) << 40)
    }
}

fn near_at<'p>(text: &str, start: usize, phrase: &'p str) -> Option<Near<'p>> {
    let range = start..start + phrase.len();
    let standing = text.get(range.clone())?.as_bytes().chunks_exact(WIDTH);
    let mut others = standing.zip(phrase.as_bytes().chunks_exact(WIDTH)).enumerate().filter(|(_, (a, b))| a != b);
    let nth = others.next()?.0;
    if others.next().is_some() {
        return None;
    }
    let at = start + nth * WIDTH;
    let found = text.get(at..)?.chars().next().filter(|c| is_han(*c))?;
    let meant = phrase[nth * WIDTH..].chars().next()?;
    Some(Near { phrase, range, at, found, meant })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_character_may_be_another_wherever_it_stands() {
        let phrases = Phrases::new(["举一反三", "政治判断力"].into_iter());
        let found = |text: &str| -> Vec<String> {
            phrases.near(text).map(|near| format!("{}{}{}", &text[near.range], near.found, near.meant)).collect()
        };
        assert_eq!(found("做到举一返三，"), ["举一返三返反"]);
        assert_eq!(found("巨一反三"), ["巨一反三巨举"]);
        assert_eq!(found("提高政治判段力。政制判断力"), ["政治判段力段断", "政制判断力制治"]);
        for none in ["举一反三", "举二反四", "举一，反三", "举一反", "举一反x", "举一反", "力", ""]
        {
            assert!(found(none).is_empty(), "{none}");
        }
        assert!(phrases.contains("举一反三") && !phrases.contains("举一"));
    }
}
