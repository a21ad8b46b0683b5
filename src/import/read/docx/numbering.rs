//! Automatic numbers, typed out as Word shows them (ECMA-376, part 1, 17.9).

use std::collections::HashMap;

use roxmltree::{Document as Xml, Node};

use super::{attribute, child, named, value};

/// The lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub struct Numbering {
    /// By `w:numId`: the abstract list, and the levels that differ from it.
    lists: HashMap<String, (String, HashMap<u8, Override>)>,
    kinds: HashMap<String, HashMap<u8, Level>>,
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    /// Lists that were seen, so that an override of the start counts once.
    begun: HashMap<(String, u8), bool>,
    /// Lists that a style belongs to, with its level there.
    styles: HashMap<String, (String, u8)>,
}

#[derive(Debug, Clone, Default)]
struct Override {
    start: Option<u32>,
    level: Option<Level>,
}

#[derive(Debug, Clone, Default)]
struct Level {
    format: String,
    /// `（%1）`, `%1.%2`
    text: String,
    start: u32,
    arabic: bool,
    style: Option<String>,
}

/// What stands before a paragraph of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    Number(String),
    /// A bullet, at its depth.
    Bullet(u8),
    /// A number of a list in items with bullets, where no official number stands, at its depth.
    Item(u32, u8),
    Nothing,
}

const LEVELS: usize = 9;

impl Numbering {
    pub fn read(xml: &Xml) -> Self {
        let mut numbering = Numbering::default();
        for node in xml.descendants().filter(|node| named(node, "abstractNum")) {
            let Some(id) = attribute(node, "abstractNumId") else { continue };
            let levels = node
                .children()
                .filter(|node| named(node, "lvl"))
                .filter_map(|node| Some((depth(node)?, Level::read(node))));
            numbering.kinds.insert(id.to_string(), levels.collect());
        }
        for node in xml.descendants().filter(|node| named(node, "num")) {
            let (Some(id), Some(kind)) = (attribute(node, "numId"), value(node, "abstractNumId")) else { continue };
            let overrides = node.children().filter(|node| named(node, "lvlOverride")).filter_map(|node| {
                let start = value(node, "startOverride").and_then(|start| start.parse().ok());
                Some((depth(node)?, Override { start, level: child(node, "lvl").map(Level::read) }))
            });
            numbering.lists.insert(id.to_string(), (kind.to_string(), overrides.collect()));
        }
        let mut ids: Vec<_> = numbering.lists.iter().collect();
        ids.sort_by_key(|(id, _)| id.parse::<u32>().unwrap_or(u32::MAX));
        for (id, (kind, _)) in ids {
            for (depth, level) in numbering.kinds.get(kind).into_iter().flatten() {
                if let Some(style) = &level.style {
                    numbering.styles.entry(style.clone()).or_insert((id.clone(), *depth));
                }
            }
        }
        numbering
    }

    /// The level that a style has in a list, where the style does not say it.
    pub fn level_of_style(&self, style: &str) -> Option<u8> {
        self.styles.get(style).map(|(_, depth)| *depth)
    }

    /// Counts one paragraph of a list, and gives its number.
    pub fn next(&mut self, list: &str, depth: u8) -> Mark {
        let Some((kind, overrides)) = self.lists.get(list) else { return Mark::Nothing };
        let at = usize::from(depth).min(LEVELS - 1);
        let depth = at as u8;
        let level = |depth: u8| {
            overrides
                .get(&depth)
                .and_then(|other| other.level.clone())
                .or_else(|| self.kinds.get(kind)?.get(&depth).cloned())
        };
        let levels: Vec<Option<Level>> = (0..=depth).map(level).collect();
        let Some(own) = levels[at].clone() else { return Mark::Nothing };
        let counts = self.counts.entry(kind.clone()).or_insert([None; LEVELS]);
        let restart = overrides.get(&depth).and_then(|other| other.start);
        let first = !self.begun.contains_key(&(list.to_string(), depth));
        counts[at] = Some(match (restart, counts[at]) {
            (Some(start), _) if first => start,
            (_, Some(count)) => count.saturating_add(1),
            (_, None) => own.start,
        });
        self.begun.insert((list.to_string(), depth), true);
        for deeper in &mut counts[at + 1..] {
            *deeper = None;
        }
        match own.format.as_str() {
            "bullet" => return Mark::Bullet(depth + 1),
            "none" if own.text.trim().is_empty() => return Mark::Nothing,
            _ => {}
        }
        let is_below_bullets = levels[..at].iter().flatten().any(|level| level.format == "bullet");
        let is_plain =
            own.text.strip_prefix(&format!("%{}", at + 1)).is_some_and(|mark| matches!(mark, "." | ")" | "、" | "．"));
        if is_below_bullets && is_plain && own.format == "decimal" {
            return Mark::Item(counts[at].unwrap_or(own.start), depth + 1);
        }
        let mut text = own.text.clone();
        for (above, level) in levels.iter().enumerate() {
            let Some(level) = level else { continue };
            let count = counts[above].unwrap_or(level.start);
            let format = if own.arabic { "decimal" } else { level.format.as_str() };
            text = text.replace(&format!("%{}", above + 1), &formatted(count, format));
        }
        Mark::Number(text)
    }
}

impl Level {
    fn read(node: Node) -> Self {
        Self {
            format: value(node, "numFmt").unwrap_or("decimal").to_string(),
            text: value(node, "lvlText").unwrap_or_default().to_string(),
            start: value(node, "start").and_then(|start| start.parse().ok()).unwrap_or(1),
            arabic: child(node, "isLgl").is_some(),
            style: value(node, "pStyle").map(str::to_string),
        }
    }
}

fn depth(node: Node) -> Option<u8> {
    attribute(node, "ilvl")?.parse().ok().filter(|depth| usize::from(*depth) < LEVELS)
}

/// A count in one of the formats of ST_NumberFormat that documents in Chinese use.
fn formatted(count: u32, format: &str) -> String {
    match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "chineseLegalSimplified"
        | "ideographDigital"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "japaneseDigitalTenThousand" => {
            // Level 1 is written 一、: the number without its mark.
            crate::model::official_number::number(1, count as usize)
                .map_or_else(|| count.to_string(), |number| number.trim_end_matches('、').to_string())
        }
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if (1..=20).contains(&count) => {
            char::from_u32(0x2460 + count - 1).map(String::from).unwrap_or_default()
        }
        "decimalEnclosedParen" if (1..=20).contains(&count) => {
            char::from_u32(0x2474 + count - 1).map(String::from).unwrap_or_default()
        }
        "decimalFullWidth" => {
            count.to_string().bytes().filter_map(|digit| char::from_u32(0xFF10 + u32::from(digit - b'0'))).collect()
        }
        "decimalZero" => format!("{count:02}"),
        "lowerLetter" | "upperLetter" => {
            let letter = char::from(b'a' + ((count.max(1) - 1) % 26) as u8).to_string();
            let letters = letter.repeat(((count.max(1) - 1) / 26 + 1).min(8) as usize);
            if format == "upperLetter" { letters.to_uppercase() } else { letters }
        }
        "lowerRoman" => roman(count).to_lowercase(),
        "upperRoman" => roman(count),
        "none" => String::new(),
        _ => count.to_string(),
    }
}

fn roman(mut count: u32) -> String {
    const STEPS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if count > 3999 {
        return count.to_string();
    }
    let mut text = String::new();
    for (step, letters) in STEPS {
        while count >= step {
            text.push_str(letters);
            count -= step;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(xml: &str, uses: &[(&str, u8)]) -> Vec<String> {
        let xml = Xml::parse(xml).unwrap();
        let mut numbering = Numbering::read(&xml);
        let marks = uses.iter().map(|(list, depth)| match numbering.next(list, *depth) {
            Mark::Number(number) => number,
            Mark::Bullet(depth) => "•".repeat(depth.into()),
            Mark::Item(number, depth) => format!("{number} at {depth}"),
            Mark::Nothing => String::new(),
        });
        marks.collect()
    }

    #[test]
    fn automatic_numbers_are_typed_out() {
        let xml = r#"<w:numbering xmlns:w="w">
            <w:abstractNum w:abstractNumId="0">
              <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
              <w:lvl w:ilvl="1"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
              <w:lvl w:ilvl="2"><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
              <w:lvl w:ilvl="3"><w:numFmt w:val="decimalEnclosedCircle"/><w:lvlText w:val="%4"/></w:lvl>
            </w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
            <w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="2"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
        </w:numbering>"#;
        let uses = [
            ("1", 0),
            ("1", 1),
            ("1", 2),
            ("1", 2),
            ("1", 1),
            ("1", 2),
            ("1", 3),
            ("1", 0),
            ("1", 1),
            ("2", 2),
            ("2", 2),
        ];
        assert_eq!(
            numbers(xml, &uses),
            ["一、", "（一）", "1.", "2.", "（二）", "1.", "①", "二、", "（一）", "5.", "6."]
        );
        assert_eq!(numbers(xml, &[("9", 0)]), [""]);
    }

    #[test]
    fn a_number_below_bullets_is_one_of_a_list() {
        let xml = r#"<w:numbering xmlns:w="w">
            <w:abstractNum w:abstractNumId="0">
              <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>
              <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2)"/></w:lvl>
              <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>
              <w:lvl w:ilvl="3"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%4."/></w:lvl>
            </w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
        </w:numbering>"#;
        let uses = [("1", 0), ("1", 1), ("1", 1), ("1", 2), ("1", 3)];
        assert_eq!(numbers(xml, &uses), ["•", "1 at 2", "2 at 2", "•••", "a."]);
    }

    #[test]
    fn other_formats_are_written_as_word_writes_them() {
        for (count, format, expected) in [
            (12, "chineseCountingThousand", "十二"),
            (28, "lowerLetter", "bb"),
            (14, "upperRoman", "XIV"),
            (3, "decimalZero", "03"),
            (21, "decimalEnclosedCircle", "21"),
        ] {
            assert_eq!(formatted(count, format), expected, "{format}");
        }
    }
}
