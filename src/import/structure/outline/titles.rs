//! Titles of issues that are written as sentences: `1.行道树修剪不及时。` above 整改结果：, or in one paragraph with it.
//!
//! Alone, such a line could as well be a measure in a list. What tells is where the labels stand: between two lines
//! of one rank, so that the first has labels of its own, and not above them, where they are what the section says. In
//! place of labels, brackets in the title can say how far an issue is; and where there is neither, a sentence that
//! names a fault above a text of its own is a title.

use std::collections::HashMap;

use super::{full_stop, names_a_fault};
use crate::import::structure::label::{Field, Label};
use crate::import::structure::lines::{Line, Piece};
use crate::import::structure::number::Number;
use crate::import::structure::status::{aside, begins_with_status, says_status};

/// A problem may be told in full in the title of its issue, in characters.
const LONGEST: usize = 120;
/// The last rank by which a category counts its issues, even where it has only one.
const RANK_OF_LONE_ISSUES: u8 = 3;
const RANKS: std::ops::RangeInclusive<u8> = 1..=5;

/// A line that is a title, or begins with one.
#[derive(Debug, Clone, Copy)]
pub struct Title {
    pub level: u8,
    /// Where it ends in its line, in bytes.
    pub end: usize,
}

/// The titles, by their places. `heads` knows the headings that have no number.
pub fn of(pieces: &[Piece], heads: impl Fn(&Line) -> bool) -> HashMap<usize, Title> {
    let mut titles = HashMap::new();
    for rank in RANKS {
        let sections = sections(pieces, rank, &heads);
        let ranked = sections.iter().any(Section::has_issues);
        for section in sections {
            let lone = (ranked || rank <= RANK_OF_LONE_ISSUES) && section.has_one_issue();
            if section.has_issues() || section.has_faults() || lone {
                titles.extend(section.members.iter().map(|member| (member.at, member.title)));
            }
        }
    }
    titles
}

/// Up to the end of its first sentence, or to a label in the same paragraph.
fn title(line: &Line, number: Number) -> Title {
    let mut before = None;
    let stop = full_stop(&line.text[number.length..]).map(|stop| number.length + stop + '。'.len_utf8());
    let ends = |&(at, c): &(usize, char)| {
        let before = before.replace(c);
        (stop.is_some_and(|stop| at >= stop) && !closes(c))
            || (before.is_some_and(is_gap) && begins_field(&line.text[at..]))
    };
    let mut words = line.text.char_indices().skip_while(|(at, _)| *at < number.length);
    let end = words.find(ends).map_or(line.text.len(), |(at, _)| at);
    // The brackets behind the full stop are the title's.
    let is_aside = aside(&line.text).is_some_and(|(start, _)| start == end) && says_status(&line.text);
    Title { level: number.level, end: if is_aside { line.text.len() } else { end } }
}

fn closes(c: char) -> bool {
    matches!(c, '”' | '’' | '）' | ')')
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, '；' | ';')
}

fn begins_field(text: &str) -> bool {
    Label::find(text).is_some_and(|label| label.field.is_of_issue())
}

/// The lines of one rank below one heading.
#[derive(Default)]
struct Section {
    /// Whether labels stand above the first of them.
    has_fields: bool,
    members: Vec<Member>,
}

struct Member {
    at: usize,
    title: Title,
    names_a_fault: bool,
    /// Whether anything stands between it and the next.
    has_text: bool,
    /// Whether labels do.
    has_fields: bool,
}

impl Section {
    /// Labels below the last alone may be those of the whole section.
    fn has_issues(&self) -> bool {
        !self.has_fields && self.members.iter().rev().skip(1).any(|member| member.has_fields)
    }

    /// Faults, most of them named as such, and each with its own text.
    fn has_faults(&self) -> bool {
        let faults = self.members.iter().filter(|member| member.names_a_fault).count();
        !self.has_fields
            && faults > 0
            && faults * 2 >= self.members.len()
            && self.members.iter().all(|member| member.has_text && !member.has_fields)
    }

    fn has_one_issue(&self) -> bool {
        !self.has_fields && matches!(&self.members[..], [member] if member.has_fields)
    }

    /// A line that is no title, below the last that is one.
    fn add_text(&mut self, line: &Line) {
        let is_field = line.field().is_some_and(Field::is_of_issue) || begins_with_status(&line.text);
        match self.members.last_mut() {
            Some(member) => {
                member.has_text = true;
                member.has_fields |= is_field;
            }
            None => self.has_fields |= is_field,
        }
    }
}

/// The list that stands among the lines.
#[derive(Default)]
struct List {
    is_open: bool,
    /// The rank of its items, once one was seen.
    rank: Option<u8>,
    /// Whether no label has opened it.
    is_free: bool,
}

impl List {
    /// Takes a line in; `beside` is its number, where it is of the rank of titles above it.
    fn take(&mut self, line: &Line, beside: Option<Number>) {
        let opens = opens_list(line);
        self.is_free = if opens { line.label.is_none() } else { self.is_free && self.is_open };
        if opens {
            self.rank = Number::find(line.value()).map(|number| number.level);
        } else if self.is_open && self.rank.is_none() {
            self.rank = line.number.map(|number| number.level);
        }
        let is_item = |number: Number| self.rank.is_none_or(|rank| number.level >= rank);
        let goes_on = self.is_open && line.number.is_some_and(is_item);
        // A list that begins anew among the titles is one of theirs.
        let begins_anew = beside.is_some_and(|number| number.is_first(&line.text));
        self.is_open = opens || goes_on || begins_anew;
    }
}

fn sections(pieces: &[Piece], rank: u8, heads: impl Fn(&Line) -> bool) -> Vec<Section> {
    let mut sections = vec![Section::default()];
    let mut list = List::default();
    for (at, piece) in pieces.iter().enumerate() {
        let Piece::Line(line) = piece else { continue };
        let section = sections.last_mut().expect("there is always one");
        let number = line.number.filter(|_| line.label.is_none());
        // `现将整改情况报告如下：` goes before the sections, not before a list.
        if list.rank.is_none() && number.is_some_and(|number| number.level <= 2 && number.level < rank) {
            list.is_open = false;
        }
        if heads(line) || number.is_some_and(|number| number.level < rank && !list.is_open) {
            sections.push(Section::default());
            list.is_open = false;
            continue;
        }
        // Measures have no results of their own.
        let has_own_field = |number: Number| begins_field(&line.text[title(line, number).end..]);
        if list.is_free && section.members.is_empty() && number.is_some_and(has_own_field) {
            list.is_open = false;
        }
        let number = number.filter(|number| number.level == rank);
        list.take(line, number.filter(|_| !section.members.is_empty()));
        let title = number.filter(|_| !list.is_open).map(|number| title(line, number));
        match title.filter(|title| line.text[..title.end].chars().count() <= LONGEST) {
            Some(title) => section.members.push(member(at, line, title)),
            None => section.add_text(line),
        }
    }
    sections
}

fn member(at: usize, line: &Line, title: Title) -> Member {
    let (words, rest) = line.text.split_at(title.end);
    Member {
        at,
        title,
        names_a_fault: names_a_fault(words[line.words_start()..].trim_end()),
        has_text: !rest.is_empty(),
        has_fields: begins_field(rest) || says_status(words),
    }
}

/// `整改措施：` with the measures below, `主要做法如下：`, `整改措施：1.排查管网；`
fn opens_list(line: &Line) -> bool {
    match line.field() {
        Some(field) => !field.is_short() && (line.value().is_empty() || Number::find(line.value()).is_some()),
        None => line.ends_with_colon() && !line.text.contains("现将"),
    }
}
