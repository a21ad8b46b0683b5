//! Set phrases, and the places in a text where one of them stands with a single other character.
//!
//! Whichever character of a phrase of four or more is another, two are right at one end of it, and of the two beside
//! these one at least, unless the phrase is longer. So the pairs at the ends are searched for with all other words, and
//! a phrase is compared with a text only where it nearly is there.

use std::collections::BTreeMap;
use std::ops::Range;

use super::characters::is_han;

pub struct Phrases {
    phrases: Vec<String>,
    ends: Vec<Ends>,
}

/// The phrases that begin, and those that end, with a pair of characters.
#[derive(Default)]
struct Ends {
    fronts: Vec<End>,
    backs: Vec<End>,
}

struct End {
    /// The two characters farther inside.
    inside: Pair,
    /// Whether these are all that the phrase has besides the pair.
    is_whole: bool,
    phrase: usize,
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

type Pair = [char; 2];

/// Every Chinese character of everyday takes so many bytes.
const WIDTH: usize = 3;
const PAIR: usize = 2 * WIDTH;
/// In bytes.
const SHORTEST: usize = 2 * PAIR;

impl Phrases {
    /// Those of Chinese characters alone, four or more; and the pairs to search for, in order.
    pub fn new(phrases: Vec<String>) -> (Self, Vec<String>) {
        let mut phrases: Vec<String> = phrases;
        phrases.retain(|phrase| phrase.chars().all(is_han) && phrase.len() >= SHORTEST);
        let mut by_pair: BTreeMap<&str, Ends> = BTreeMap::new();
        for (at, phrase) in phrases.iter().enumerate() {
            let is_whole = phrase.len() == SHORTEST;
            let (front, inside) = phrase[..SHORTEST].split_at(PAIR);
            by_pair.entry(front).or_default().fronts.push(End { inside: pair_of(inside), is_whole, phrase: at });
            let (inside, back) = phrase[phrase.len() - SHORTEST..].split_at(PAIR);
            by_pair.entry(back).or_default().backs.push(End { inside: pair_of(inside), is_whole, phrase: at });
        }
        let pairs = by_pair.keys().map(ToString::to_string).collect();
        let ends = by_pair.into_values().collect();
        (Self { phrases, ends }, pairs)
    }

    pub fn contains(&self, text: &str) -> bool {
        self.phrases.iter().any(|phrase| phrase == text)
    }

    /// Shows the phrases that stand with one other character around a pair, by its number and where it stands.
    pub fn near<'p>(&'p self, pair: usize, text: &str, place: &Range<usize>, mut see: impl FnMut(Near<'p>)) {
        let Ends { fronts, backs } = &self.ends[pair];
        if !fronts.is_empty() {
            let inside = pair_of(&text[place.end..]);
            for end in fronts.iter().filter(|end| end.is_near(inside)) {
                near_at(text, Some(place.start), &self.phrases[end.phrase]).into_iter().for_each(&mut see);
            }
        }
        if !backs.is_empty() {
            let inside = text.get(place.start.saturating_sub(PAIR)..place.start).map_or([' '; 2], pair_of);
            for end in backs.iter().filter(|end| end.is_near(inside)) {
                let phrase = &self.phrases[end.phrase];
                near_at(text, place.end.checked_sub(phrase.len()), phrase).into_iter().for_each(&mut see);
            }
        }
    }
}

impl End {
    fn is_near(&self, inside: Pair) -> bool {
        let [first, second] = [self.inside[0] == inside[0], self.inside[1] == inside[1]];
        if self.is_whole { first != second } else { first || second }
    }
}

fn pair_of(text: &str) -> Pair {
    let mut characters = text.chars();
    std::array::from_fn(|_| characters.next().unwrap_or_default())
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

    fn found(text: &str) -> Vec<String> {
        let (phrases, pairs) = Phrases::new(["举一反三", "政治判断力", "太短了"].map(String::from).into());
        let mut found = Vec::new();
        for (at, _) in text.char_indices() {
            for (number, pair) in pairs.iter().enumerate().filter(|(_, pair)| text[at..].starts_with(*pair)) {
                phrases.near(number, text, &(at..at + pair.len()), |near| {
                    found.push(format!("{}{}{}", &text[near.range], near.found, near.meant));
                });
            }
        }
        found
    }

    #[test]
    fn one_character_may_be_another_wherever_it_stands() {
        assert_eq!(found("做到举一返三，"), ["举一返三返反"]);
        assert_eq!(found("巨一反三"), ["巨一反三巨举"]);
        assert_eq!(found("提高政治判段力。政制判断力"), ["政治判段力段断", "政制判断力制治"]);
        for none in ["举一反三", "举二反四", "举一，反三", "举一反", "举一反x", "反三", "力", ""]
        {
            assert!(found(none).is_empty(), "{none}");
        }
    }
}
