//! What a line goes through in the cells of a sheet whose text has several looks (ECMA-376, part 1, 18.4): the library
//! gives such a text as one.

use std::collections::HashMap;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};

use super::Unreadable;
use super::hidden::value;
use super::package::{DAMAGED_FILE, Package};

/// The texts of several looks in one sheet, by row and column.
#[derive(Default)]
pub struct RichTexts(HashMap<(u32, u32), RichText>);

/// A text in pieces.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RichText(Vec<Run>);

#[derive(Debug, Clone, Default, PartialEq)]
struct Run {
    text: String,
    /// Whether a line goes through it. `None`: the look of its cell says so.
    struck: Option<bool>,
}

impl RichText {
    /// Where a line goes through the text. `None`: the text is another.
    pub fn struck(&self, text: &str, cell_is_struck: bool) -> Option<Vec<Range<usize>>> {
        let whole: String = self.0.iter().map(|run| run.text.as_str()).collect();
        let shift = text.find(whole.trim()).filter(|_| !whole.trim().is_empty())?;
        let cut = whole.len() - whole.trim_start().len();
        let mut at = 0;
        let ranges = self.0.iter().map(|run| {
            let start = at;
            at += run.text.len();
            (start..at, run.struck.unwrap_or(cell_is_struck))
        });
        let within = |at: usize| (at.max(cut) - cut + shift).min(text.len());
        let ranges =
            ranges.filter(|(_, is_struck)| *is_struck).map(|(range, _)| within(range.start)..within(range.end));
        Some(ranges.filter(|range| !range.is_empty()).collect())
    }
}

/// The texts that cells share, of those with several looks.
pub struct Shared(HashMap<usize, RichText>);

impl Shared {
    pub fn of(package: &mut Package) -> Result<Self, Unreadable> {
        let xml = package.long_text("xl/sharedStrings.xml")?.unwrap_or_default();
        let mut texts = HashMap::new();
        if !has_looks(&xml) {
            return Ok(Self(texts));
        }
        let mut reader = Reader::from_str(&xml);
        let mut next = 0;
        loop {
            match reader.read_event().map_err(|_| DAMAGED_FILE)? {
                Event::Start(tag) if tag.local_name().as_ref() == "si" => {
                    texts.extend(rich_text(&mut reader, "si")?.map(|text| (next, text)));
                    next += 1;
                }
                Event::Empty(tag) if tag.local_name().as_ref() == "si" => next += 1,
                Event::Eof => return Ok(Self(texts)),
                _ => {}
            }
        }
    }
}

impl RichTexts {
    /// The texts of a sheet.
    pub fn read(xml: &str, shared: &Shared) -> Result<Self, Unreadable> {
        if shared.0.is_empty() && !has_looks(xml) {
            return Ok(Self::default());
        }
        let mut reader = Reader::from_str(xml);
        let mut texts = HashMap::new();
        let mut cell: Option<((u32, u32), bool)> = None;
        loop {
            match reader.read_event().map_err(|_| DAMAGED_FILE)? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "c" => cell = place(&tag).map(|at| (at, value(&tag, "t").is_some_and(|kind| kind == "s"))),
                    "v" => {
                        let number = text(&mut reader, "v")?;
                        let known = number.trim().parse().ok().and_then(|index: usize| shared.0.get(&index));
                        texts.extend(cell.filter(|(_, is_shared)| *is_shared).map(|(at, _)| at).zip(known.cloned()));
                    }
                    "is" => texts.extend(cell.map(|(at, _)| at).zip(rich_text(&mut reader, "is")?)),
                    _ => {}
                },
                Event::Eof => return Ok(Self(texts)),
                _ => {}
            }
        }
    }

    pub fn at(&self, cell: (u32, u32)) -> Option<&RichText> {
        self.0.get(&cell)
    }
}

fn has_looks(xml: &str) -> bool {
    memchr::memmem::find(xml.as_bytes(), b"rPr").is_some()
}

/// `B3`: row and column, counted from nought.
fn place(tag: &BytesStart) -> Option<(u32, u32)> {
    let name = value(tag, "r")?;
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    let column = name[..letters].bytes().try_fold(0_u32, |column, letter| {
        column.checked_mul(26)?.checked_add(u32::from(letter.to_ascii_uppercase() - b'A') + 1)
    })?;
    let row: u32 = name[letters..].parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

/// The text up to an end. `None`: it has one look.
fn rich_text(reader: &mut Reader<&[u8]>, end: &str) -> Result<Option<RichText>, Unreadable> {
    let mut runs: Vec<Run> = Vec::new();
    let (mut is_in_run, mut is_reading) = (false, false);
    loop {
        match reader.read_event().map_err(|_| DAMAGED_FILE)? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "r" => {
                    is_in_run = true;
                    runs.push(Run::default());
                }
                // What says how it is read aloud.
                "rPh" => is_reading = true,
                "rPr" => set_struck(&mut runs, false),
                "strike" => set_struck(&mut runs, is_on(&tag)),
                "t" if is_in_run && !is_reading => {
                    let is_kept = value(&tag, "xml:space").is_some_and(|it| it == "preserve");
                    let words = text(reader, "t")?;
                    if let Some(run) = runs.last_mut() {
                        // As the library reads it.
                        run.text.push_str(if is_kept { &words } else { words.trim_matches([' ', '\t', '\r', '\n']) });
                    }
                }
                _ => {}
            },
            Event::Empty(tag) => match tag.local_name().as_ref() {
                "rPr" => set_struck(&mut runs, false),
                "strike" => set_struck(&mut runs, is_on(&tag)),
                _ => {}
            },
            Event::End(tag) => match tag.local_name().as_ref() {
                "r" => is_in_run = false,
                "rPh" => is_reading = false,
                name if name == end => break,
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    Ok((!runs.is_empty()).then_some(RichText(runs)))
}

fn set_struck(runs: &mut [Run], is_struck: bool) {
    if let Some(run) = runs.last_mut() {
        run.struck = Some(is_struck);
    }
}

fn is_on(tag: &BytesStart) -> bool {
    value(tag, "val").is_none_or(|it| !matches!(it.as_str(), "0" | "false"))
}

/// The words up to an end.
fn text(reader: &mut Reader<&[u8]>, end: &str) -> Result<String, Unreadable> {
    let mut words = String::new();
    loop {
        match reader.read_event().map_err(|_| DAMAGED_FILE)? {
            Event::Text(text) => words.push_str(&text.xml10_content()),
            Event::CData(text) => words.push_str(&text.xml10_content()),
            Event::GeneralRef(name) => match resolve_xml_entity(&name) {
                Some(character) => words.push_str(character),
                None => words.extend(name.resolve_char_ref().map_err(|_| DAMAGED_FILE)?),
            },
            Event::End(tag) if tag.local_name().as_ref() == end => break,
            Event::Eof => break,
            _ => {}
        }
    }
    // Ends of lines that a program wrote so (ECMA-376, part 1, 22.9.2.19).
    Ok(words.replace("_x000D_", "\r").replace("_x000A_", "\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(xml: &str) -> RichText {
        let mut reader = Reader::from_str(xml);
        let Ok(Some(text)) = rich_text(&mut reader, "si") else { panic!("{xml} was not read") };
        text
    }

    #[test]
    fn what_a_line_goes_through_is_found_in_the_text_of_a_cell() {
        let run = |look: &str, text: &str| format!("<r>{look}<t xml:space=\"preserve\">{text}</t></r>");
        let struck = "<rPr><strike/></rPr>";
        let plain = "<rPr><strike val=\"0\"/></rPr>";
        let check = |runs: &[String], cell: bool, text: &str, expected: &[&str]| {
            let found = read(&runs.concat())
                .struck(text, cell)
                .map(|ranges| ranges.into_iter().map(|it| &text[it]).collect::<Vec<_>>());
            assert_eq!(found.unwrap_or_default(), expected, "{runs:?}");
        };
        let both = [run("", "补植"), run(struck, "8棵"), run("", "12棵")];
        check(&both, false, "补植8棵12棵", &["8棵"]);
        check(&both, true, "补植8棵12棵", &["补植", "8棵", "12棵"]);
        check(&both, false, "已补植8棵12棵。", &["8棵"]);
        check(&both, false, "另一段", &[]);
        check(&[run(struck, " 甲&amp;乙"), run(plain, "丙")], true, "甲&乙丙", &["甲&乙"]);
        check(&[run(struck, "甲_x000A_"), "<rPh><t>jia</t></rPh>".into(), run("", "乙")], false, "甲\n乙", &["甲\n"]);
    }
}
