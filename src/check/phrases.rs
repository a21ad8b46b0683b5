//! Set phrases, and the places in a text where one of them stands with a single other character.
//!
//! Whichever character is another, two are right at one end of a phrase of four or more. So a text is looked at two
//! characters at a time, and only where they begin or end a phrase is it compared with the text.

use std::ops::Range;

use hashbrown::HashMap;

use super::characters::is_han;

pub struct Phrases<'p> {
    phrases: Vec<&'p str>,
    by_front: HashMap<[char; 2], Vec<usize>>,
    by_back: HashMap<[char; 2], Vec<usize>>,
    /// A bit for some pairs of characters each: few of those that stand in a text are at an end of a phrase.
    at_ends: Box<[u64; BITS / 64]>,
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
        let phrases: Vec<&str> = phrases.collect();
        let mut index = Self {
            phrases: Vec::new(),
            by_front: HashMap::new(),
            by_back: HashMap::new(),
            at_ends: Box::new([0; BITS / 64]),
        };
        for (at, phrase) in phrases.iter().enumerate() {
            let [front, back] = [&phrase[..END], &phrase[phrase.len() - END..]].map(pair_of);
            index.by_front.entry(front).or_default().push(at);
            index.by_back.entry(back).or_default().push(at);
            for bit in [front, back].map(bit_of) {
                index.at_ends[bit / 64] |= 1 << (bit % 64);
            }
        }
        Self { phrases, ..index }
    }

    pub fn contains(&self, text: &str) -> bool {
        self.phrases.contains(&text)
    }

    /// The places of a text, in order, where a phrase stands with one other character.
    pub fn near<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Near<'p>> + use<'a, 'p> {
        let pairs = text.char_indices().zip(text.chars().skip(1)).map(|((at, first), second)| (at, [first, second]));
        pairs.filter(|(_, pair)| self.may_end(*pair)).flat_map(move |(at, pair)| {
            let starts = move |phrase: usize, start| near_at(text, start, self.phrases[phrase]);
            let fronts = self.by_front.get(&pair).into_iter().flatten().filter_map(move |phrase| starts(*phrase, at));
            let backs = self.by_back.get(&pair).into_iter().flatten();
            fronts.chain(
                backs.filter_map(move |phrase| starts(*phrase, (at + END).checked_sub(self.phrases[*phrase].len())?)),
            )
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
    let standing = text.get(range.clone())?.char_indices().zip(phrase.chars());
    let mut others = standing.filter(|((_, found), meant)| found != meant);
    let ((at, found), meant) = others.next()?;
    (is_han(found) && others.next().is_none()).then_some(Near { phrase, range, at: start + at, found, meant })
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
