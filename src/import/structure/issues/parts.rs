//! Headings inside of an issue: those that are labels (`（一）整改措施`, `（二）整改结果`), and those of parts that each
//! issue has alike (`产品控制情况`, `原因排查情况`), whatever the office calls them.

use std::collections::{BTreeMap, BTreeSet};

use super::single;
use crate::import::structure::label::Field;
use crate::import::structure::lines::Line;
use crate::import::structure::outline::{Heading, Item, highest, names_a_fault};

/// The titles of parts: two issues or more have a part of that title, and it tells a side of one.
pub type Parts = BTreeSet<String>;

/// Finds them among the items that hold the issues.
pub fn titles(items: &[Item]) -> Parts {
    let mut owners: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    let mut open: Vec<(u8, usize)> = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let Item::Heading(heading) = item else { continue };
        open.retain(|(level, _)| *level < heading.level);
        if let Some((_, owner)) = open.last()
            && is_side(&heading.text)
            && !heads_headings(items, at, heading)
        {
            owners.entry(&heading.text).or_default().insert(*owner);
        }
        open.push((heading.level, at));
    }
    owners.into_iter().filter(|(_, owners)| owners.len() > 1).map(|(title, _)| title.to_string()).collect()
}

/// How the titles of what is told of an issue end, and those of issues do not.
fn is_side(title: &str) -> bool {
    const ENDS: [&str; 14] = [
        "情况", "结果", "措施", "原因", "原因分析", "依据", "目标", "进展", "成效", "经过", "打算", "建议", "要求",
        "意见",
    ];
    ENDS.iter().any(|end| title.ends_with(end)) && !names_a_fault(title) && !title.contains("问题")
}

fn heads_headings(items: &[Item], at: usize, heading: &Heading) -> bool {
    let next = items[at + 1..].iter().find_map(Item::heading);
    next.is_some_and(|next| next.level > heading.level)
}

/// Whether what a heading heads are the parts of one issue: most of the headings below it are, and none is an issue.
pub fn are_parts(items: &[Item], parts: &Parts) -> bool {
    let level = highest(items);
    let own = || items.iter().filter_map(Item::heading).filter(|heading| Some(heading.level) == level);
    let known = own().filter(|heading| parts.contains(&heading.text)).count();
    let states = items.iter().filter(|item| item.field() == Some(Field::Status));
    known > 0 && known * 2 > own().count() && !own().any(|heading| names_a_fault(&heading.text)) && states.count() < 2
}

/// The items below a heading, with the headings that are labels in front of their texts, where no heading beside them
/// is that of an issue.
pub fn labelled(items: &[Item]) -> Vec<Item> {
    let mut labelled = Vec::with_capacity(items.len());
    let beside_issues = beside_issues(items);
    let mut at = 0;
    while at < items.len() {
        let end = match &items[at] {
            Item::Heading(heading) if names_field(&heading.text) && !beside_issues.contains(&at) => {
                end_of(items, at, heading)
            }
            _ => at,
        };
        if end > at + 1 && can_follow(&items[at + 1..end]) {
            let level = items[at].level().unwrap_or(1);
            labelled.extend(single::labelled(&items[at..end], level));
            at = end;
        } else {
            labelled.push(items[at].clone());
            at += 1;
        }
    }
    labelled
}

fn names_field(title: &str) -> bool {
    Field::of(title).is_some_and(Field::is_of_issue)
}

/// Where what a heading heads ends.
fn end_of(items: &[Item], at: usize, heading: &Heading) -> usize {
    let ends = |item: &Item| item.level().is_some_and(|level| level <= heading.level);
    items[at + 1..].iter().position(ends).map_or(items.len(), |next| at + 1 + next)
}

/// Whether a text can stand behind a label: it begins with a paragraph without one, and the headings in it are a list.
fn can_follow(items: &[Item]) -> bool {
    let is_free = |line: &Line| line.label.is_none() && !line.paragraph.is_apart();
    let begins = match &items[0] {
        Item::Line(line) => is_free(line),
        Item::Heading(_) => true,
        Item::Table(_) => false,
    };
    let heads_text = items.windows(2).any(|pair| match pair {
        [Item::Heading(above), Item::Heading(below)] => below.level > above.level,
        [Item::Heading(_), _] => true,
        _ => false,
    });
    begins && !heads_text
}

/// The headings that stand beside that of an issue, by their places.
fn beside_issues(items: &[Item]) -> BTreeSet<usize> {
    // Those that stand below the same heading.
    let mut families: BTreeMap<Option<usize>, (bool, Vec<usize>)> = BTreeMap::new();
    let mut open: Vec<(u8, usize)> = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let Item::Heading(heading) = item else { continue };
        open.retain(|(level, _)| *level < heading.level);
        let (has_issue, members) = families.entry(open.last().map(|(_, above)| *above)).or_default();
        *has_issue |= names_a_fault(&heading.text);
        members.push(at);
        open.push((heading.level, at));
    }
    families.into_values().filter(|(has_issue, _)| *has_issue).flat_map(|(_, members)| members).collect()
}
