//! Set phrases, and the places in a text where one of them stands with a single fault: one other character, two beside
//! each other in the wrong order, or one inside missing.
//!
//! Whichever character of a phrase of four or more is another, two are right at one end of it, and of the two beside
//! these one at least, unless the phrase is longer; where one is missing or two are exchanged, one of these two may stand
//! in the place of the other. So a phrase is compared with a text only where it nearly is there.

use std::ops::Range;

use super::characters::is_han;

pub struct Phrases {
    phrases: Vec<String>,
    fronts: Ends,
    backs: Ends,
}

/// A phrase with a fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near<'p> {
    pub phrase: &'p str,
    /// Where it stands in the text.
    pub range: Range<usize>,
    /// Where the text is no longer the phrase.
    pub at: usize,
    pub fault: Fault,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    Other {
        found: char,
        meant: char,
    },
    /// Two characters beside each other stand in the wrong order.
    Exchanged,
    /// A character inside, which was to stand there.
    Missing(char),
}

/// Every Chinese character of everyday takes so many bytes.
const WIDTH: usize = 3;
/// How much of a phrase is looked at before it is compared as a whole.
const WINDOW: usize = 4 * WIDTH;

/// One end of each phrase, by the two characters there.
struct Ends {
    ends: Vec<End>,
    /// Which of the two characters farther inside stands beside the pair.
    inner: usize,
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
    pub fn new(phrases: &[String]) -> Self {
        let is_one = |phrase: &&String| phrase.chars().all(is_han) && phrase.len() >= WINDOW;
        let phrases: Vec<String> = phrases.iter().filter(is_one).cloned().collect();
        let numbered = || phrases.iter().enumerate();
        let front = |(at, phrase): (usize, &String)| {
            let [pair, inside] = pairs_of(phrase);
            End { pair, inside, is_whole: phrase.len() == WINDOW, phrase: at }
        };
        let back = |(at, phrase): (usize, &String)| {
            let [inside, pair] = pairs_of(&phrase[phrase.len() - WINDOW..]);
            End { pair, inside, is_whole: phrase.len() == WINDOW, phrase: at }
        };
        let (fronts, backs) = (Ends::new(0, numbered().map(front)), Ends::new(1, numbered().map(back)));
        Self { phrases, fronts, backs }
    }

    pub fn contains(&self, text: &str) -> bool {
        let mark = mark_of(pairs_of(text)[0]);
        self.fronts.in_slot(slot_of(mark)).iter().any(|end| self.phrases[end.phrase] == text)
    }

    /// The places of a text, in order, where a phrase stands with a single fault.
    pub fn near(&self, text: &str) -> Vec<Near<'_>> {
        let mut near = Vec::new();
        let mut window = [' '; 4];
        // Of the pairs that end with the last three characters.
        let mut marks = [0; 3];
        for (at, c) in text.char_indices() {
            window = [window[1], window[2], window[3], c];
            marks = [marks[1], marks[2], mark_of([window[2], c])];
            let end = at + c.len_utf8();
            let crossed = [[window[0], window[2]], [window[1], window[3]]];
            let crossed_mark = mark_of(crossed[0]);
            if self.fronts.pairs.has(crossed_mark) {
                for phrase in self.fronts.wholes(crossed, crossed_mark) {
                    near.extend(near_at(text, end.checked_sub(WINDOW), &self.phrases[phrase]));
                }
            }
            if self.fronts.pairs.has(marks[0]) | self.backs.pairs.has(marks[2]) {
                let [first, last] = [[window[0], window[1]], [window[2], window[3]]];
                for phrase in self.fronts.beside(first, marks[0], last) {
                    let (start, phrase) = (end.checked_sub(WINDOW), &self.phrases[phrase]);
                    near.extend(near_at(text, start, phrase).or_else(|| shortened_at(text, start, phrase)));
                }
                for phrase in self.backs.beside(last, marks[2], first) {
                    let phrase = &self.phrases[phrase];
                    let start_of = |length| end.checked_sub(length);
                    let near_phrase = near_at(text, start_of(phrase.len()), phrase);
                    near.extend(near_phrase.or_else(|| shortened_at(text, start_of(phrase.len() - WIDTH), phrase)));
                }
            }
        }
        near
    }
}

impl Ends {
    fn new(inner: usize, ends: impl Iterator<Item = End>) -> Self {
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
        Self { ends, inner, starts, pairs, triples }
    }

    fn in_slot(&self, slot: usize) -> &[End] {
        &self.ends[self.starts[slot] as usize..self.starts[slot + 1] as usize]
    }

    /// The phrases of four characters that are these.
    fn wholes(&self, [pair, inside]: [Pair; 2], mark: u32) -> impl Iterator<Item = usize> {
        let may_be = self.triples.has(marks_beside(mark, inside)[0]);
        let ends = if may_be { self.in_slot(slot_of(mark)) } else { &[] };
        ends.iter().filter(move |end| end.is_whole && end.pair == pair && end.inside == inside).map(|end| end.phrase)
    }

    /// The phrases that have a pair at this end, and nearly what stands beside it.
    fn beside(&self, pair: Pair, mark: u32, inside: Pair) -> impl Iterator<Item = usize> {
        // Where the character beside the pair is missing or exchanged, the next one stands in its place.
        let (inner, moved) = (self.inner, [inside[self.inner]; 2]);
        let is_known = |mark| self.triples.has(mark);
        let may_be = self.pairs.has(mark)
            && (marks_beside(mark, inside).into_iter().any(is_known) || is_known(marks_beside(mark, moved)[1 - inner]));
        let ends = if may_be { self.in_slot(slot_of(mark)) } else { &[] };
        ends.iter().filter(move |end| end.is_near(pair, inside, inner)).map(|end| end.phrase)
    }
}

impl End {
    fn is_near(&self, pair: Pair, inside: Pair, inner: usize) -> bool {
        let [first, second] = [self.inside[0] == inside[0], self.inside[1] == inside[1]];
        let moved = self.inside[1 - inner] == inside[inner];
        self.pair == pair && (moved || if self.is_whole { first != second } else { first || second })
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

/// A phrase that begins here with as many characters.
fn near_at<'p>(text: &str, start: Option<usize>, phrase: &'p str) -> Option<Near<'p>> {
    let start = start?;
    let range = start..start + phrase.len();
    let standing = text.get(range.clone())?.as_bytes().chunks_exact(WIDTH);
    let mut others = standing.zip(phrase.as_bytes().chunks_exact(WIDTH)).enumerate().filter(|(_, (a, b))| a != b);
    let (nth, (found, meant)) = others.next()?;
    let at = start + nth * WIDTH;
    let fault = match others.next() {
        Some((next, second)) if next == nth + 1 && second == (meant, found) => Fault::Exchanged,
        Some(_) => return None,
        None => {
            let found = text.get(at..)?.chars().next().filter(|c| is_han(*c))?;
            Fault::Other { found, meant: phrase[nth * WIDTH..].chars().next()? }
        }
    };
    others.next().is_none().then_some(Near { phrase, range, at, fault })
}

/// A phrase that begins here with one character fewer.
fn shortened_at<'p>(text: &str, start: Option<usize>, phrase: &'p str) -> Option<Near<'p>> {
    let start = start?;
    let range = start..start + phrase.len() - WIDTH;
    let standing = text.get(range.clone())?;
    let is_within = standing.ends_with(&phrase[phrase.len() - WIDTH..]) && standing.starts_with(&phrase[..WIDTH]);
    if !is_within {
        return None;
    }
    let equal = standing.as_bytes().iter().zip(phrase.as_bytes()).take_while(|(a, b)| a == b).count() / WIDTH * WIDTH;
    let stands = || text[..range.end].ends_with(phrase) || text[start..].starts_with(phrase);
    let is_missing = equal < standing.len() && standing[equal..] == phrase[equal + WIDTH..] && !stands();
    let missing = phrase[equal..].chars().next().filter(|_| is_missing)?;
    // One that stands beside the phrase is not missing, but in the wrong place.
    let is_beside = text[..start].ends_with(missing) || text[range.end..].starts_with(missing);
    (!is_beside).then_some(Near { phrase, range, at: start + equal, fault: Fault::Missing(missing) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let phrases = Phrases::new(&["举一反三", "政治判断力", "太短了"].map(String::from));
        let mut found: Vec<String> = Vec::new();
        for near in phrases.near(text) {
            let fault = match near.fault {
                Fault::Other { found, meant } => format!("{found}{meant}"),
                Fault::Exchanged => "~".to_string(),
                Fault::Missing(missing) => format!("+{missing}"),
            };
            found.push([&text[near.range], fault.as_str()].concat());
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
    fn two_characters_may_be_exchanged_or_one_inside_missing() {
        check("一举反三，举一三反。举反一三", &["一举反三~", "举一三反~", "举反一三~"]);
        check("政治断判力。治政判断力", &["政治断判力~", "治政判断力~"]);
        check("举反三。举一三。", &["举反三+一", "举一三+反"]);
        check("提高政判断力、政治断力、政治判力", &["政判断力+治", "政治断力+判", "政治判力+断"]);
        for none in ["政治判断", "一反三", "举三反一", "举举一反三", "判断政治力"] {
            check(none, &[]);
        }
    }

    #[test]
    fn a_text_may_begin_with_any_character() {
        let phrases = Phrases::new(&["举一反三".to_string()]);
        for c in ('\u{4E00}'..='\u{9FFF}').chain(['a', '，', '😀']) {
            assert!(phrases.near(&format!("{c}一反")).is_empty());
        }
    }
}
