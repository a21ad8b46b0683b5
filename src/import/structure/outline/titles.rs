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
}

fn sections(pieces: &[Piece], rank: u8, heads: impl Fn(&Line) -> bool) -> Vec<Section> {
    let mut sections = vec![Section::default()];
    let mut in_list = false;
    // The rank of the list's items, once one was seen.
    let mut list_rank = None;
    let mut free_list = false;
    for (at, piece) in pieces.iter().enumerate() {
        let Piece::Line(line) = piece else { continue };
        let section = sections.last_mut().expect("there is always one");
        let free_number = line.number.filter(|_| line.label.is_none());
        // `现将整改情况报告如下：` goes before the sections, not before a list.
        if list_rank.is_none() && free_number.is_some_and(|number| number.level <= 2 && number.level < rank) {
            in_list = false;
        }
        if heads(line) || free_number.is_some_and(|number| number.level < rank && !in_list) {
            sections.push(Section::default());
            in_list = false;
            continue;
        }
        // Measures have no results of their own.
        let has_own_field = |number: Number| begins_field(&line.text[title(line, number).end..]);
        if free_list && section.members.is_empty() && free_number.is_some_and(has_own_field) {
            in_list = false;
        }
        // A list that begins anew among the titles is one of theirs.
        let opened = opens_list(line);
        free_list = if opened { line.label.is_none() } else { free_list && in_list };
        if opened {
            list_rank = Number::find(line.value()).map(|number| number.level);
        } else if in_list && list_rank.is_none() {
            list_rank = line.number.map(|number| number.level);
        }
        in_list = opened
            || (in_list && line.number.is_some_and(|number| list_rank.is_none_or(|rank| number.level >= rank)))
            || (free_number.is_some_and(|number| number.level == rank && number.is_first(&line.text))
                && !section.members.is_empty());
        if !in_list && let Some(number) = free_number.filter(|number| number.level == rank) {
            let title = title(line, number);
            if line.text[..title.end].chars().count() <= LONGEST {
                section.members.push(member(at, line, title));
                continue;
            }
        }
        let is_field = line.field().is_some_and(Field::is_of_issue) || begins_with_status(&line.text);
        match section.members.last_mut() {
            Some(member) => {
                member.has_text = true;
                member.has_fields |= is_field;
            }
            None => section.has_fields |= is_field,
        }
    }
    sections
}

fn member(at: usize, line: &Line, title: Title) -> Member {
    let (words, rest) = line.text.split_at(title.end);
    Member {
        at,
        title,
        names_a_fault: names_a_fault(words[line.number.map_or(0, |number| number.length)..].trim_end()),
        has_text: !rest.is_empty(),
        has_fields: begins_field(rest) || says_status(words),
    }
}

/// `整改措施：` with the measures below, `主要做法如下：`, `整改措施：1.排查管网；`
fn opens_list(line: &Line) -> bool {
    match line.field() {
        Some(field) => !field.is_short() && (line.value().is_empty() || Number::find(line.value()).is_some()),
        None => line.text.ends_with(['：', ':']) && !line.text.contains("现将"),
    }
}
