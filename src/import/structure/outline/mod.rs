//! Which paragraphs are headings, and at which level, as a reader sees it.
//!
//! The number decides before anything else: （一） is of the second level however it was formatted. Where there
//! is no number, the style decides by what that style means elsewhere in the document, and then the look: bold
//! print, 黑体, 楷体 or a larger size on a short line that is no sentence. Labels below a numbered line make it a title
//! whatever it ends with. What was not marked as a heading, or marked wrongly, is told as a guess.

mod faults;
mod inner;
mod item;
mod look;
mod titles;

use std::collections::BTreeMap;

use super::blanks::closed_up;
use super::label::Field;
use super::lines::{self, Line, Piece};
use super::number::Number;
use super::telling::{Telling, shortened};
use crate::catalogue::import::findings::{HEADING_GUESSED, LEVEL_MENDED, NOT_A_HEADING};
use crate::finding::Kind;
use crate::import::document::{Mark, Paragraph, cut_after};
use look::{Look, style_of};
use titles::Title;

pub use faults::{names_a_fault, wants_more};
pub use item::{Heading, Item, elements, headings, highest, top_level};

/// A heading without a full stop may be this long, in characters.
const LONGEST: usize = 60;
/// A first sentence in the paragraph of its text, in characters.
const LONGEST_RUN_IN: usize = 42;
/// The lowest level that a look alone can stand for.
const LOWEST_OF_LOOK: u8 = 5;
/// A notice of a whole province has some thousand headings.
const MOST_HEADINGS: usize = 10_000;

/// What a label with nothing behind it has opened.
#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    None,
    Opened,
    /// A list whose first number was seen, of that level.
    Of(u8),
}

struct Outlining<'a> {
    tell: Telling<'a>,
    look: Look,
    /// The level of headings that only their size, their bold print and their face make such.
    levels: BTreeMap<(u16, bool, u8), u8>,
    last_level: u8,
    list: List,
    headings: usize,
}

/// Tells headings from text.
pub fn of(pieces: Vec<Piece>, tell: &mut Telling) -> Vec<Item> {
    let lines: Vec<&Line> = pieces.iter().filter_map(Piece::line).collect();
    let look = Look::of(&lines);
    let inside = inner::of(&pieces, |line| style_of(line).map(|style| look.level(style)));
    let titles = titles::of(&pieces, |line| line.is_plain() && (style_of(line).is_some() || look.is_heading(line)));
    let mut outlining = Outlining {
        tell: tell.within(None),
        look,
        levels: BTreeMap::new(),
        last_level: 0,
        list: List::None,
        headings: 0,
    };
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
            Some(level) => self.begin(Heading::of(&line, level), items),
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
                if line.label.is_none() && style_of(line).is_none() && !self.look.is_heading(line) =>
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
        self.begin(Heading::of(&front, title.level), items);
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
        if line.text.is_empty() || is_text(line) {
            return None;
        }
        // A label with its text is a field, whatever it looks like; one without may head what follows.
        if line.label.is_some() && !(line.field() == Some(Field::Problem) && line.number.is_some()) {
            return None;
        }
        let style = style_of(line);
        if style.is_some() && ends_as_text(line) && line.length() > LONGEST {
            self.tell(&NOT_A_HEADING, line);
            return None;
        }
        if let Some(number) = line.number {
            if style.is_none() && !self.is_numbered_heading(line, number) {
                return None;
            }
            self.tell_number(line, style, number.level);
            return Some(number.level);
        }
        if let Some(style) = style {
            return Some(self.look.level(style));
        }
        if !self.look.is_heading(line) {
            return None;
        }
        self.tell(&HEADING_GUESSED, line);
        Some(self.level_of_look(line))
    }

    /// Whether a line that has a number, and no style, is short enough for a heading and ends as one.
    fn is_numbered_heading(&self, line: &Line, number: Number) -> bool {
        let stands_out = self.look.is_set_off(line);
        let is_text = ends_as_text(line);
        let is_one_sentence = line.words().matches(['。', '；']).count() == 1
            && line.text.ends_with('。')
            && line.length() <= LONGEST_RUN_IN;
        let may_be_sentence = is_one_sentence && (number.level <= 2 || stands_out);
        let announces = line.ends_with_colon() && !stands_out;
        let is_item = number.level >= 4 && !stands_out && is_text;
        line.length() <= LONGEST && (!is_text || may_be_sentence) && !announces && !is_item
    }

    /// The first heading of a look stands below the heading above it, and all others of its look beside it.
    fn level_of_look(&mut self, line: &Line) -> u8 {
        let size = if self.look.is_larger(line) { line.paragraph.size } else { 0 };
        let look = (size, line.paragraph.is_strong(), line.paragraph.face() as u8);
        *self.levels.entry(look).or_insert((self.last_level + 1).min(LOWEST_OF_LOOK))
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
        let changes = (front.is_strong() && !back.is_strong())
            || (self.look.stands_out(front.face()) && back.face() != front.face());
        if !(changes || number.level == 2 || (number.level <= 3 && names_a_fault(first))) {
            return None;
        }
        let front = Line::new(front);
        self.tell(&HEADING_GUESSED, &front);
        Some((Heading::of(&front, number.level), back))
    }

    fn tell_number(&mut self, line: &Line, style: Option<u8>, level: u8) {
        match style {
            None => self.tell(&HEADING_GUESSED, line),
            Some(style) if self.look.usual_level(style).is_some_and(|usual| usual != level) => {
                self.tell(&LEVEL_MENDED, line);
            }
            Some(_) => {}
        }
    }

    fn tell(&mut self, kind: &'static Kind, line: &Line) {
        let finding = self.tell.finding(kind, line.paragraph.span);
        self.tell.push(finding.with("text", shortened(&line.text)));
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
    let text = closed_up(text);
    matches!(text.trim_matches(['（', '）', '(', ')']), "续表" | "续上表" | "接上表" | "续")
}

/// Whether a line ends as a sentence or a part of one.
fn ends_as_text(line: &Line) -> bool {
    line.ends_sentence() || line.text.ends_with(['，', '、', ','])
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
