//! Set phrases, and the places in a text where one of them stands with a single other character.
//!
//! Whichever character of a phrase of four or more is another, two are right at one end of it, and of the two beside
//! these one at least, unless the phrase is longer. So a phrase is compared with a text only where it nearly is there.

use std::ops::Range;

use super::characters::is_han;

pub struct Phrases {
    phrases: Vec<String>,
    fronts: Ends,
    backs: Ends,
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

/// Every Chinese character of everyday takes so many bytes.
const WIDTH: usize = 3;
/// How much of a phrase is looked at before it is compared as a whole.
const WINDOW: usize = 4 * WIDTH;

/// One end of each phrase, by the two characters there.
struct Ends {
    ends: Vec<End>,
    /// Where in the list those of a slot begin.
    starts: Box<[u32; SLOTS + 1]>,
    pairs: Bits,
    /// Pairs with one of the two characters beside them.
    triples: Bits,
}

struct End {
    pair: Pair,
    /// The two characters farther inside.
    inside: Pair,
    /// Whether these are all that the phrase has.
    is_whole: bool,
    phrase: usize,
}

type Pair = [char; 2];

/// Some more than there are phrases, so that few share one.
const SLOTS: usize = 1 << 12;

impl Phrases {
    /// Of those given, the ones of Chinese characters alone, four or more.
    pub fn new(mut phrases: Vec<String>) -> Self {
        phrases.retain(|phrase| phrase.chars().all(is_han) && phrase.len() >= WINDOW);
        let numbered = || phrases.iter().enumerate();
        let front = |(at, phrase): (usize, &String)| {
            let [pair, inside] = pairs_of(phrase);
            End { pair, inside, is_whole: phrase.len() == WINDOW, phrase: at }
        };
        let back = |(at, phrase): (usize, &String)| {
            let [inside, pair] = pairs_of(&phrase[phrase.len() - WINDOW..]);
            End { pair, inside, is_whole: phrase.len() == WINDOW, phrase: at }
        };
        let (fronts, backs) = (Ends::new(numbered().map(front)), Ends::new(numbered().map(back)));
        Self { phrases, fronts, backs }
    }

    pub fn contains(&self, text: &str) -> bool {
        let mark = mark_of(pairs_of(text)[0]);
        self.fronts.in_slot(slot_of(mark)).iter().any(|end| self.phrases[end.phrase] == text)
    }

    /// The places of a text, in order, where a phrase stands with one other character.
    pub fn near(&self, text: &str) -> Vec<Near<'_>> {
        let mut near = Vec::new();
        let mut window = [' '; 4];
        // Of the pairs that end with the last three characters.
        let mut marks = [0; 3];
        for (at, c) in text.char_indices() {
            window = [window[1], window[2], window[3], c];
            marks = [marks[1], marks[2], mark_of([window[2], c])];
            if self.fronts.pairs.has(marks[0]) | self.backs.pairs.has(marks[2]) {
                let [first, last] = [[window[0], window[1]], [window[2], window[3]]];
                let end = at + c.len_utf8();
                for phrase in self.fronts.beside(first, marks[0], last) {
                    near.extend(near_at(text, end.checked_sub(WINDOW), &self.phrases[phrase]));
                }
                for phrase in self.backs.beside(last, marks[2], first) {
                    let phrase = &self.phrases[phrase];
                    near.extend(near_at(text, end.checked_sub(phrase.len()), phrase));
                }
            }
        }
        near
    }
}

impl Ends {
    fn new(ends: impl Iterator<Item = End>) -> Self {
        let mut ends: Vec<End> = ends.collect();
        ends.sort_by_key(|end| slot_of(mark_of(end.pair)));
        let mut starts = Box::new([0; SLOTS + 1]);
        let (mut pairs, mut triples) = (Bits::default(), Bits::default());
        for End { pair, inside, .. } in &ends {
            let mark = mark_of(*pair);
            starts[slot_of(mark) + 1] += 1;
            pairs.set(mark);
            marks_beside(mark, *inside).into_iter().for_each(|mark| triples.set(mark));
        }
        for slot in 1..starts.len() {
            starts[slot] += starts[slot - 1];
        }
        Self { ends, starts, pairs, triples }
    }

    fn in_slot(&self, slot: usize) -> &[End] {
        &self.ends[self.starts[slot] as usize..self.starts[slot + 1] as usize]
    }

    /// The phrases that have a pair at this end, and nearly what stands beside it.
    fn beside(&self, pair: Pair, mark: u32, inside: Pair) -> impl Iterator<Item = usize> {
        let may_be = self.pairs.has(mark) && marks_beside(mark, inside).into_iter().any(|mark| self.triples.has(mark));
        let ends = if may_be { self.in_slot(slot_of(mark)) } else { &[] };
        ends.iter().filter(move |end| end.is_near(pair, inside)).map(|end| end.phrase)
    }
}

impl End {
    fn is_near(&self, pair: Pair, inside: Pair) -> bool {
        let [first, second] = [self.inside[0] == inside[0], self.inside[1] == inside[1]];
        self.pair == pair && if self.is_whole { first != second } else { first || second }
    }
}

/// A bit for some of what there may be: what has none is not there.
struct Bits(Box<[u64; Bits::NUMBER / 64]>);

impl Bits {
    const NUMBER: usize = 1 << 16;

    fn set(&mut self, mark: u32) {
        let bit = (mark >> 16) as usize;
        self.0[bit / 64] |= 1 << (bit % 64);
    }

    fn has(&self, mark: u32) -> bool {
        let bit = (mark >> 16) as usize;
        (self.0[bit / 64] >> (bit % 64)) & 1 == 1
    }
}

impl Default for Bits {
    fn default() -> Self {
        Self(Box::new([0; Self::NUMBER / 64]))
    }
}

fn pairs_of(text: &str) -> [Pair; 2] {
    let mut characters = text.chars();
    let mut next = || characters.next().unwrap_or_default();
    [[next(), next()], [next(), next()]]
}

/// A number for two characters, in whose upper half little is alike.
fn mark_of([first, second]: Pair) -> u32 {
    (first as u32).wrapping_mul(0x9E37_79B1) ^ (second as u32).wrapping_mul(0x85EB_CA77)
}

fn marks_beside(mark: u32, [first, second]: Pair) -> [u32; 2] {
    [mark ^ (first as u32).wrapping_mul(0xC2B2_AE3D), mark ^ (second as u32).wrapping_mul(0x27D4_EB2F)]
}

fn slot_of(mark: u32) -> usize {
    (mark >> 20) as usize
}

fn near_at<'p>(text: &str, start: Option<usize>, phrase: &'p str) -> Option<Near<'p>> {
    let start = start?;
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

    fn check(text: &str, expected: &[&str]) {
        let phrases = Phrases::new(["举一反三", "政治判断力", "太短了"].map(String::from).into());
        let mut found: Vec<String> = Vec::new();
        for near in phrases.near(text) {
            found.push(format!("{}{}{}", &text[near.range], near.found, near.meant));
        }
        // A longer phrase may be found by both of its ends.
        found.dedup();
        assert!(phrases.contains("举一反三") && !phrases.contains("举一反四") && !phrases.contains("举一"));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn one_character_may_be_another_wherever_it_stands() {
        check("做到举一返三，", &["举一返三返反"]);
        check("巨一反三", &["巨一反三巨举"]);
        check("提高政治判段力。政制判断力", &["政治判段力段断", "政制判断力制治"]);
        for none in ["举一反三", "举二反四", "举一，反三", "举一反", "举一反x", "反三", "力", "", "政治判断力"]
        {
            check(none, &[]);
        }
    }

    #[test]
    fn a_text_may_begin_with_any_character() {
        let phrases = Phrases::new(vec!["举一反三".to_string()]);
        for c in ('\u{4E00}'..='\u{9FFF}').chain(['a', '，', '😀']) {
            assert!(phrases.near(&format!("{c}一反")).is_empty());
        }
    }
}
