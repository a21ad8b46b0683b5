//! Which paragraphs are headings, and at which level, as a reader sees it.
//!
//! The number decides before anything else: （一） is of the second level however it was formatted. Where there
//! is no number, the style decides by what that style means elsewhere in the document, and then the look: bold
//! print, 黑体, 楷体 or a larger size on a short line that is no sentence. Labels below a numbered line make it a title whatever it
//! ends with. What was not marked as a heading, or marked wrongly, is told as a guess.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::inner;
use super::label::Field;
use super::lines::{self, Line, Piece};
use super::titles::{self, Title};
use crate::catalogue::import::findings::{HEADING_GUESSED, LEVEL_MENDED, NOT_A_HEADING};
use crate::finding::{Finding, Findings};
use crate::import::document::{Face, Inline, Mark, Paragraph, Table, cut_after, trim};
use crate::source::{Place, Source, Span};

#[derive(Debug, Clone)]
pub enum Item {
    Heading(Heading),
    Line(Line),
    Table(Table),
}

#[derive(Debug, Clone)]
pub struct Heading {
    /// By official numbers: 1 for 一、. Levels may be skipped.
    pub level: u8,
    /// As it was typed, with the blanks behind it.
    pub number: String,
    /// Without its number.
    pub title: Paragraph,
    pub text: String,
    /// The marks that it ends with, which are none of its words.
    pub stop: String,
    pub span: Span,
}

/// A heading without a full stop may be this long, in characters.
const LONGEST: usize = 60;
/// A heading without a number as well.
const LONGEST_UNNUMBERED: usize = 40;
/// A first sentence in the paragraph of its text, in characters.
const LONGEST_RUN_IN: usize = 42;
/// A notice of a whole province has some thousand headings.
const MOST_HEADINGS: usize = 10_000;

#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    None,
    Opened,
    Of(u8),
}

struct Outlining<'a> {
    source: &'a Arc<Source>,
    findings: &'a mut Findings,
    /// The official level that each style level mostly stands for in this document.
    styles: BTreeMap<u8, u8>,
    /// The look of most of the text, which means nothing.
    ordinary: Face,
    /// And its size.
    ordinary_size: u16,
    looks: BTreeMap<(u16, bool, u8), u8>,
    last_level: u8,
    /// What a label with nothing behind it has opened: a list, once its first number was seen of that level.
    list: List,
    lowest_style: u8,
    headings: usize,
}

/// Tells headings from text.
pub fn of(pieces: Vec<Piece>, source: &Arc<Source>, findings: &mut Findings) -> Vec<Item> {
    let lines: Vec<&Line> =
        pieces.iter().filter_map(|piece| if let Piece::Line(line) = piece { Some(line) } else { None }).collect();
    let mut outlining = Outlining {
        source,
        findings,
        styles: style_levels(&lines),
        ordinary: ordinary_face(&lines),
        ordinary_size: ordinary_size(&lines),
        looks: BTreeMap::new(),
        last_level: 0,
        list: List::None,
        lowest_style: lines.iter().filter_map(|line| style_of(line)).min().unwrap_or(1),
        headings: 0,
    };
    let inside = inner::of(&pieces, |line| style_of(line).map(|style| outlining.style_level(style)));
    let titles = titles::of(&pieces, |line| {
        line.number.is_none()
            && line.label.is_none()
            && (style_of(line).is_some() || outlining.looks_like_heading(line))
    });
    let mut items = Vec::with_capacity(pieces.len());
    for (at, piece) in pieces.into_iter().enumerate() {
        match (piece, titles.get(&at)) {
            (Piece::Table(table), _) => items.push(Item::Table(table)),
            (Piece::Line(line), _) if outlining.headings >= MOST_HEADINGS || inside.contains(&at) => {
                items.push(Item::Line(line));
            }
            (Piece::Line(line), Some(title)) => outlining.title(line, *title, &mut items),
            (Piece::Line(line), None) => outlining.line(line, &mut items),
        }
    }
    items
}

impl Outlining<'_> {
    fn line(&mut self, line: Line, items: &mut Vec<Item>) {
        if self.is_listed(&line) {
            items.push(Item::Line(line));
            return;
        }
        if let Some((heading, rest)) = self.run_in(&line) {
            self.begin(heading, items);
            items.push(Item::Line(Line::new(rest)));
            return;
        }
        match self.level(&line) {
            Some(level) => self.begin(heading(&line, level), items),
            None => items.push(Item::Line(line)),
        }
    }

    /// `（一）新建泵站。` below `整改措施：` is a measure: of a lower rank than the issue, whatever it looks like.
    fn is_listed(&mut self, line: &Line) -> bool {
        let level = line.number.map(|number| number.level).filter(|_| style_of(line).is_none() && line.label.is_none());
        self.list = match (self.list, level) {
            _ if line.field() == Some(Field::Measures) && line.number.is_none() && line.value().is_empty() => {
                List::Opened
            }
            (List::Opened, Some(level)) if level > self.last_level && self.last_level > 0 => List::Of(level),
            (List::Of(first), Some(level)) if level >= first => List::Of(first),
            // What goes on below an item.
            (List::Of(first), None)
                if line.label.is_none() && style_of(line).is_none() && !self.looks_like_heading(line) =>
            {
                List::Of(first)
            }
            _ => List::None,
        };
        matches!(self.list, List::Of(_))
    }

    /// A line that the labels below it, or in it, make a title.
    fn title(&mut self, line: Line, title: Title, items: &mut Vec<Item>) {
        let (front, back) = parted(&line, title.end);
        let front = Line { number: line.number, label: None, ..Line::new(front) };
        self.tell_number(&front, style_of(&front), title.level);
        self.begin(heading(&front, title.level), items);
        if !back.inlines.is_empty() {
            items.extend(lines::parts(&back).into_iter().map(|part| Item::Line(Line::new(part))));
        }
    }

    fn begin(&mut self, heading: Heading, items: &mut Vec<Item>) {
        self.headings += 1;
        self.last_level = heading.level;
        items.push(Item::Heading(heading));
    }

    /// The level of a line that is a heading as a whole.
    fn level(&mut self, line: &Line) -> Option<u8> {
        let length = line.length();
        if line.text.is_empty() || is_text(line) {
            return None;
        }
        // A label with its text is a field, whatever it looks like; one without may head what follows.
        if line.label.is_some() && !(line.field() == Some(Field::Problem) && line.number.is_some()) {
            return None;
        }
        let style = style_of(line);
        let sentence = line.ends_sentence() || line.text.ends_with(['，', '、', ',']);
        if style.is_some() && sentence && length > LONGEST {
            self.tell(&NOT_A_HEADING, line);
            return None;
        }
        let stands_out = self.is_set_off(line);
        if let Some(number) = line.number {
            let only_stop = line.words().matches(['。', '；']).count() == 1
                && line.text.ends_with('。')
                && length <= LONGEST_RUN_IN;
            let short = length <= LONGEST && (!sentence || (only_stop && (number.level <= 2 || stands_out)));
            let colon = line.text.ends_with(['：', ':']) && !stands_out && style.is_none();
            if style.is_none() && (!short || colon || (number.level >= 4 && !stands_out && sentence)) {
                return None;
            }
            self.tell_number(line, style, number.level);
            return Some(number.level);
        }
        if let Some(style) = style {
            return Some(self.style_level(style));
        }
        if !self.looks_like_heading(line) {
            return None;
        }
        let size = if self.is_larger(line) { line.paragraph.size } else { 0 };
        let look = (size, line.paragraph.is_strong(), line.paragraph.face() as u8);
        let level = match self.looks.get(&look) {
            Some(level) => *level,
            None => {
                let level = (self.last_level + 1).min(5);
                self.looks.insert(look, level);
                level
            }
        };
        self.tell(&HEADING_GUESSED, line);
        Some(level)
    }

    /// `（一）提高政治站位。局党组……`: the first sentence is the heading of its paragraph.
    fn run_in(&mut self, line: &Line) -> Option<(Heading, Paragraph)> {
        let number = line.number?;
        if line.label.is_some() || style_of(line).is_some() {
            return None;
        }
        let words = line.words();
        let end = full_stop(words)?;
        let end = issue_clause(&words[..end]).unwrap_or(end);
        let mark = words[end..].chars().next().map_or(0, char::len_utf8);
        let rest = words[end + mark..].trim_start();
        let first = &words[..end];
        if rest.is_empty() || first.chars().count() > LONGEST_RUN_IN || first.contains(['；', '：']) {
            return None;
        }
        let cut = number.length + end + mark;
        let (front, back) = parted(line, cut);
        let changes =
            (front.is_strong() && !back.is_strong()) || (self.stands_out(front.face()) && back.face() != front.face());
        if !(changes || number.level == 2 || (number.level <= 3 && names_a_fault(first))) {
            return None;
        }
        let front = Line::new(front);
        self.tell(&HEADING_GUESSED, &front);
        Some((heading(&front, number.level), back))
    }

    /// A short line without a number that is no sentence, and set off from the text.
    fn looks_like_heading(&self, line: &Line) -> bool {
        let short = (2..=LONGEST_UNNUMBERED).contains(&line.length());
        let open = line.ends_sentence() || line.text.ends_with(['，', '、', ',', '：', ':']);
        let other = super::date::alone(&line.text).is_some()
            || super::closing::is_signature(&line.text)
            || goes_on_with_table(&line.text);
        self.is_set_off(line) && short && !open && !other && !is_text(line)
    }

    fn is_set_off(&self, line: &Line) -> bool {
        line.paragraph.is_strong() || self.stands_out(line.paragraph.face()) || self.is_larger(line)
    }

    fn is_larger(&self, line: &Line) -> bool {
        self.ordinary_size > 0 && line.paragraph.size > self.ordinary_size
    }

    fn stands_out(&self, face: Face) -> bool {
        face != self.ordinary && face != Face::Plain
    }

    fn style_level(&self, style: u8) -> u8 {
        if let Some(level) = self.styles.get(&style) {
            return *level;
        }
        match self.styles.range(..style).next_back() {
            Some((above, level)) => level.saturating_add(style - above).min(6),
            None => (style - self.lowest_style + 1).min(6),
        }
    }

    fn tell_number(&mut self, line: &Line, style: Option<u8>, level: u8) {
        match style {
            None => self.tell(&HEADING_GUESSED, line),
            Some(style) if self.styles.get(&style).is_some_and(|usual| *usual != level) => {
                self.tell(&LEVEL_MENDED, line)
            }
            Some(_) => {}
        }
    }

    fn tell(&mut self, kind: &'static crate::finding::Kind, line: &Line) {
        let place = Place::at(self.source, line.paragraph.span);
        self.findings.push(Finding::new(kind, place).with("text", shortened(&line.text)));
    }
}

/// `关于预算编制不细化的问题，……`: where the clause ends that names the issue, in bytes.
fn issue_clause(sentence: &str) -> Option<usize> {
    let is_named = ["关于", "针对"].iter().any(|word| sentence.starts_with(word));
    let end = sentence.find("问题，").filter(|_| is_named)? + "问题".len();
    (!sentence[..end].contains('，')).then_some(end)
}

/// `续表`, which stands above the rest of a table on the next page.
pub fn goes_on_with_table(text: &str) -> bool {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    matches!(text.trim_matches(['（', '）', '(', ')']), "续表" | "续上表" | "接上表" | "续")
}

/// Whether it is no heading, whatever it looks like.
fn is_text(line: &Line) -> bool {
    line.paragraph.is_apart()
        || matches!(line.paragraph.mark, Mark::Verbatim | Mark::Quote | Mark::Item(_) | Mark::Continued(_))
}

/// A line cut in two at a byte of its words.
fn parted(line: &Line, cut: usize) -> (Paragraph, Paragraph) {
    let front = Paragraph { inlines: cut_after(&line.paragraph.inlines, cut), ..line.paragraph.clone() };
    (front, line.from(cut))
}

/// A line as a heading, without its look and the full stop at its end.
pub fn heading(line: &Line, level: u8) -> Heading {
    let mut title = line.from(line.number.map_or(0, |number| number.length));
    for inline in &mut title.inlines {
        if let Inline::Text(text) = inline {
            text.strong = false;
            text.emphasis = false;
            text.face = Face::Plain;
        }
    }
    title.inlines.retain(|inline| *inline != Inline::Break);
    let mut stop = String::new();
    if let Some(Inline::Text(last)) = title.inlines.last_mut() {
        let length = last.text.trim_end_matches(['。', '；', ';', '：', ':', '，', ' ']).len();
        stop = last.text.split_off(length).trim().to_string();
    }
    trim(&mut title.inlines);
    let text = super::lead::without_blanks(&title.text());
    let number = line.text[..line.number.map_or(0, |number| number.length)].to_string();
    Heading { level, span: line.paragraph.span, number, title, text, stop }
}

/// The line that heads an annex, as a heading above all in it.
pub fn annex(line: &Line) -> Item {
    Item::Heading(heading(line, 1))
}

fn style_of(line: &Line) -> Option<u8> {
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
        votes.iter().max_by_key(|(level, count)| (**count, std::cmp::Reverse(**level))).map(|(level, _)| *level)
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

/// The size of most of the text; 0 where most of it has none.
fn ordinary_size(lines: &[&Line]) -> u16 {
    let mut counts: BTreeMap<u16, usize> = BTreeMap::new();
    for line in lines {
        *counts.entry(line.paragraph.size).or_default() += line.length();
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map_or(0, |(size, _)| size)
}

/// Whether a sentence says what was found wanting, as the titles of issues do.
pub fn names_a_fault(text: &str) -> bool {
    const FAULTS: &[&str] = &[
        "问题", "不到位", "不够", "不足", "不力", "不严", "不高", "不强", "薄弱", "缺失", "滞后", "不规范", "不实",
        "不及时", "不准", "不深", "不细", "不明确", "不完善", "不健全", "短板", "差距", "偏差", "不佳", "不严格",
        "不扎实", "不充分", "不合理", "不彻底", "不平衡", "不均衡", "不清", "不全", "不畅", "缓慢", "弱化", "虚化",
        "淡化", "淡薄", "欠缺", "宽松软", "宽松", "不紧", "不大", "不顺", "不牢", "不浓", "不优", "不当", "偏高",
        "偏低", "流于形式", "走过场", "有漏洞", "有弱项", "缺位", "脱节", "迟缓", "推进慢", "进度慢",
    ];
    let text = text.trim_end_matches(['。', '”']);
    let text = if text.starts_with(['关', '针', '“']) { without_rectification(text) } else { text };
    FAULTS.iter().any(|fault| text.ends_with(fault))
}

/// `…不够具体`: a fault, or a kind of faults.
pub fn wants_more(text: &str) -> bool {
    text.rfind("不够").is_some_and(|at| text[at..].chars().count() <= 6)
}

/// `关于“供给不足”问题的整改情况`: the title of an issue, which names its fault.
fn without_rectification(text: &str) -> &str {
    const ENDS: [&str; 8] = [
        "问题的整改情况", "问题整改情况", "问题的整改进展情况", "问题的整改落实情况", "问题整改落实情况",
        "问题的整改进展", "问题的整改", "问题整改",
    ];
    let is_issue = ["关于", "针对", "“"].iter().any(|word| text.starts_with(word)) && !text.contains("反馈");
    match ENDS.iter().find_map(|end| text.strip_suffix(end)).filter(|_| is_issue) {
        Some(front) => &text[..front.len() + "问题".len()],
        None => text,
    }
}

/// The first full stop that stands in no quotation.
pub fn full_stop(text: &str) -> Option<usize> {
    let mut open = 0_usize;
    text.char_indices().find_map(|(at, c)| {
        match c {
            '“' => open += 1,
            '”' => open = open.saturating_sub(1),
            _ => {}
        }
        (c == '。' && (open == 0 || !text[at..].contains('”'))).then_some(at)
    })
}

pub fn shortened(text: &str) -> String {
    let short: String = text.chars().take(24).collect();
    if short.len() < text.len() { short + "…" } else { short }
}
