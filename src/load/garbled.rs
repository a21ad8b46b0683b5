//! Text that was opened in a wrong encoding and saved as UTF-8: valid, and yet garbled.
//!
//! Two ways are common. A program of the West takes each byte for a letter (`æ•´æ”¹`, or `ÕûÎñ` out of GBK), where
//! nothing is lost; one of the East takes UTF-8 for GBK (`锛屾湁`), where what does not come out even is. The bytes are
//! made again and read as what they were: that they make Chinese by chance is out of the question.

use std::sync::LazyLock;

use aho_corasick::packed::Searcher;
use encoding_rs::GB18030;
use memchr::memchr;

use super::encoding::is_everyday_gbk;
use crate::finding::{Certainty, Edit, Fix};
use crate::source::Span;

/// The garbled parts of one text.
#[derive(Debug, PartialEq, Eq)]
pub struct Garbled {
    /// A sample of it, and what that was.
    pub found: String,
    pub meant: String,
    /// Where the sample stands.
    pub span: Span,
    /// Restores all that nothing was lost of.
    pub fix: Option<Fix>,
}

impl Garbled {
    /// Whether a character that stands here is a half of one that became two. In a text that cannot be restored all are:
    /// it is told that the file has to go.
    pub fn explains(&self, at: usize, c: char) -> bool {
        let parts = self.fix.as_ref().map_or(&[][..], |fix| &fix.edits);
        let past = parts.partition_point(|part| part.span.start <= at);
        let is_inside = past.checked_sub(1).is_some_and(|last| at < parts[last].span.end);
        is_inside || self.fix.is_none() || matches!(c, '\u{80}'..='\u{FF}')
    }
}

/// Longer samples tell nobody more.
const SAMPLE: usize = 12;
/// What a Chinese character takes in UTF-8.
const LETTERS_A_CHARACTER: usize = 3;

/// The letters that stand for what Chinese begins with in UTF-8 and in GBK begin with this byte in turn.
pub const LETTER: u8 = 0xC3;

pub fn find(text: &str) -> Option<Garbled> {
    of_letters(text).or_else(|| of_gbk(text))
}

fn of_letters(text: &str) -> Option<Garbled> {
    memchr(LETTER, text.as_bytes())?;
    let mut parts = Vec::new();
    let mut run = Run::default();
    for (at, c) in text.char_indices() {
        match byte_of(c) {
            Some(byte) => run.push(at, byte),
            None => run.end(at, &mut parts),
        }
    }
    run.end(text.len(), &mut parts);
    let chinese = parts.iter().flat_map(|part| part.meant.chars()).filter(|c| is_common_han(*c)).count();
    let first = parts.first().filter(|_| chinese > 1)?;
    let meant: String = first.meant.chars().take(SAMPLE / LETTERS_A_CHARACTER).collect();
    let letters = if first.is_sure { meant.len() } else { 2 * meant.chars().count() };
    let found = text[first.span.range()].chars().take(letters).collect();
    // Where characters were lost as well, a whole file is better than a mended one.
    let is_sure = parts.iter().all(|part| part.is_sure) && !text.contains(char::REPLACEMENT_CHARACTER);
    let certainty = if is_sure { Certainty::Sure } else { Certainty::Likely };
    Some(Garbled {
        found,
        meant,
        span: first.span,
        fix: Some(Fix {
            certainty,
            edits: parts.into_iter().map(|part| Edit { span: part.span, text: part.meant }).collect(),
        }),
    })
}

struct Part {
    span: Span,
    meant: String,
    is_sure: bool,
}

/// Letters that stand side by side, as the bytes that they were.
#[derive(Default)]
struct Run {
    bytes: Vec<u8>,
    places: Vec<usize>,
}

impl Run {
    fn push(&mut self, at: usize, byte: u8) {
        self.bytes.push(byte);
        self.places.push(at);
    }

    fn end(&mut self, end: usize, parts: &mut Vec<Part>) {
        if !self.bytes.is_empty() {
            self.places.push(end);
            let utf8 = self.utf8();
            // Some pairs of GBK are letters in UTF-8.
            match utf8.iter().any(|part| part.meant.chars().any(|c| c >= '\u{3000}')) {
                true => parts.extend(utf8),
                false => parts.extend(self.gbk()),
            }
            self.bytes.clear();
            self.places.clear();
        }
    }

    fn utf8(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut at = 0;
        for chunk in self.bytes.utf8_chunks() {
            let (start, end) = (at, at + chunk.valid().len());
            if start < end {
                let span = Span::new(self.places[start], self.places[end]);
                parts.push(Part { span, meant: chunk.valid().to_string(), is_sure: true });
            }
            at = end + chunk.invalid().len();
        }
        parts
    }

    /// Pairs that are nearly all characters of everyday. Whoever lists letters with accents could make some, so it is not
    /// sure.
    fn gbk(&self) -> Option<Part> {
        const SHORTEST: usize = 4;
        const RARE: usize = 5;
        let pairs = self.bytes.chunks(2);
        let rare = pairs.len() - pairs.filter(|pair| is_everyday_gbk(pair)).count();
        if self.bytes.len() < SHORTEST || !self.bytes.len().is_multiple_of(2) || rare * RARE > self.bytes.len() / 2 {
            return None;
        }
        let (meant, has_errors) = GB18030.decode_without_bom_handling(&self.bytes);
        let meant = Some(meant).filter(|_| !has_errors)?.into_owned();
        let span = Span::new(self.places[0], self.places[self.bytes.len()]);
        Some(Part { span, meant, is_sure: false })
    }
}

/// The byte that a letter stands for in windows-1252, or in Latin-1 where that has none.
fn byte_of(c: char) -> Option<u8> {
    const FROM_0X80: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ";
    match u32::from(c) {
        0..=0x7F => None,
        code @ 0x80..=0xFF => u8::try_from(code).ok(),
        0x100..=0x2122 => FROM_0X80.chars().position(|letter| letter == c).and_then(|at| u8::try_from(0x80 + at).ok()),
        _ => None,
    }
}

/// What UTF-8 begins with where a text has a comma, a full stop or 的, in the shape that GBK gives it: two of them no
/// notice ever needs, and the third is an adze.
pub const BEGINNINGS: [&str; 3] = ["锛", "銆", "鐨"];

fn of_gbk(text: &str) -> Option<Garbled> {
    const MOST_LOOKS: usize = 1000;
    static SEARCHER: LazyLock<Option<Searcher>> = LazyLock::new(|| Searcher::new(BEGINNINGS));
    let beginnings = SEARCHER.as_ref()?.find_iter(text).take(MOST_LOOKS);
    beginnings.map(|found| found.start()).find_map(|start| {
        let line = text[start..].split('\n').next().unwrap_or_default();
        let near = &line[..line.char_indices().nth(SAMPLE).map_or(line.len(), |(at, _)| at)];
        let (bytes, ..) = GB18030.encode(near);
        let meant = bytes.utf8_chunks().next()?.valid();
        let is_chinese = meant.chars().count() > 2 && meant.chars().filter(|c| is_common_han(*c)).count() > 1;
        // Two bytes are one character, and the last one may be half of one that is left out.
        let found: String = near.chars().take(meant.len() / 2).collect();
        let span = Span::new(start, start + found.len());
        is_chinese.then(|| Garbled { found, meant: meant.to_string(), span, fix: None })
    })
}

/// A Chinese character, but for rare ones.
pub fn is_common_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::edited;

    const TEXT: &str = "整改情况：更换“路灯”灯头 252 盏，已有 3 处。";

    /// A text as a program shows it that takes its bytes for those of another encoding.
    fn misread(bytes: &[u8], encoding: &'static encoding_rs::Encoding) -> String {
        encoding.decode_without_bom_handling(bytes).0.into_owned()
    }

    fn restored(text: &str) -> Option<String> {
        Some(edited(text, &find(text)?.fix?.edits))
    }

    #[test]
    fn utf8_that_was_taken_for_letters_is_restored() {
        let garbled = misread(TEXT.as_bytes(), encoding_rs::WINDOWS_1252);
        assert_eq!(restored(&garbled).as_deref(), Some(TEXT));
        assert_eq!(find(&garbled).and_then(|found| found.fix).map(|fix| fix.certainty), Some(Certainty::Sure));
        let lossy = format!("{garbled}ç\u{FFFD}¯");
        assert_eq!(find(&lossy).and_then(|found| found.fix).map(|fix| fix.certainty), Some(Certainty::Likely));
        let latin: String = TEXT.bytes().map(char::from).collect();
        assert_eq!(restored(&latin).as_deref(), Some(TEXT));
        let title = format!("标题：{}。", misread("整改".as_bytes(), encoding_rs::WINDOWS_1252));
        assert_eq!(title, "标题：æ•´æ”¹。");
        assert_eq!(restored(&title).as_deref(), Some("标题：整改。"));
        assert_eq!(
            find(&title).map(|found| (found.found, found.meant)),
            Some(("æ•´æ”¹".to_string(), "整改".to_string()))
        );
    }

    #[test]
    fn gbk_that_was_taken_for_letters_is_restored_if_somebody_looks() {
        let garbled = misread(&GB18030.encode("整改情况").0, encoding_rs::WINDOWS_1252);
        let found = find(&garbled).unwrap();
        assert_eq!((found.found.as_str(), found.meant.as_str()), ("Õû¸ÄÇé¿ö", "整改情况"));
        let garbled = misread(&GB18030.encode(TEXT).0, encoding_rs::WINDOWS_1252);
        assert_eq!(restored(&garbled).as_deref(), Some(TEXT));
        assert_eq!(find(&garbled).and_then(|found| found.fix).map(|fix| fix.certainty), Some(Certainty::Likely));
    }

    #[test]
    fn utf8_that_was_taken_for_gbk_is_told() {
        let garbled = misread("绿化养护，有专人负责。".as_bytes(), GB18030);
        let found = find(&garbled).unwrap();
        assert_eq!((found.found.as_str(), &found.fix), (&garbled[found.span.range()], &None));
        assert!(found.meant.starts_with("，有专"), "{found:?}");
    }

    #[test]
    fn right_texts_are_not_garbled() {
        for text in [
            TEXT,
            "木工用的锛子、凿子；锛，斧也。",
            "Café Zoë, naïve, “déjà vu” — 25 °C ± 2 · §3",
            "àáâãäåæçèéêë",
            "张锟、李镕、王曌，氢氧化钠（NaOH）",
            "",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }
}
