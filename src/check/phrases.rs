//! Set phrases, and the places in a text where one of them stands with a single other character.
//!
//! Whichever character is another, two are right at one end of a phrase of four or more. So a text is looked at two
//! characters at a time, and only where they begin or end a phrase is it compared with the text.

use std::ops::Range;

use hashbrown::{HashMap, HashSet};

use super::characters::is_han;

pub struct Phrases<'p> {
    all: HashSet<&'p str>,
    ends: HashMap<[char; 2], Ends<'p>>,
    /// A bit for some pairs of characters each: few of those that stand in a text are at an end of a phrase.
    at_ends: Box<[u64; BITS / 64]>,
}

/// The phrases that begin, and those that end, with two characters.
#[derive(Default)]
struct Ends<'p> {
    begin: Vec<&'p str>,
    end: Vec<&'p str>,
}

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

const BITS: usize = 1 << 16;
/// Every Chinese character of everyday takes so many bytes.
const WIDTH: usize = 3;
/// What is right at one end of a phrase.
const END: usize = 2 * WIDTH;

impl<'p> Phrases<'p> {
    /// Of Chinese characters alone, four or more each.
    pub fn new(phrases: impl Iterator<Item = &'p str>) -> Self {
        let mut all = HashSet::new();
        let mut ends: HashMap<[char; 2], Ends> = HashMap::new();
        for phrase in phrases.filter(|phrase| all.insert(*phrase)) {
            ends.entry(pair_of(&phrase[..END])).or_default().begin.push(phrase);
            ends.entry(pair_of(&phrase[phrase.len() - END..])).or_default().end.push(phrase);
        }
        let mut at_ends = Box::new([0; BITS / 64]);
        for bit in ends.keys().map(|pair| bit_of(*pair)) {
            at_ends[bit / 64] |= 1 << (bit % 64);
        }
        Self { all, ends, at_ends }
    }

    pub fn contains(&self, text: &str) -> bool {
        self.all.contains(text)
    }

    /// The places of a text, in order, where a phrase stands with one other character.
    pub fn near<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Near<'p>> + use<'a, 'p> {
        let mut before = ' ';
        let pairs = text.char_indices().filter_map(move |(at, c)| {
            let pair = [std::mem::replace(&mut before, c), c];
            self.may_end(pair).then_some(())?;
            Some((at - pair[0].len_utf8(), self.ends.get(&pair)?))
        });
        pairs.flat_map(move |(at, Ends { begin, end })| {
            let fronts = begin.iter().filter_map(move |phrase| near_at(text, at, phrase));
            let start = move |phrase: &str| (at + END).checked_sub(phrase.len());
            fronts.chain(end.iter().filter_map(move |phrase| near_at(text, start(phrase)?, phrase)))
        })
    }

    fn may_end(&self, pair: [char; 2]) -> bool {
        let bit = bit_of(pair);
        self.at_ends[bit / 64] >> (bit % 64) & 1 == 1
    }
}

fn pair_of(text: &str) -> [char; 2] {
    let mut characters = text.chars();
    [characters.next().unwrap_or_default(), characters.next().unwrap_or_default()]
}

fn bit_of([first, second]: [char; 2]) -> usize {
    (first as usize).wrapping_mul(0x9E37).wrapping_add((second as usize).wrapping_mul(0x85EB)) % BITS
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
