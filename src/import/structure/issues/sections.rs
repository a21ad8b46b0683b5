//! Where in a document the issues stand.
//!
//! Labels tell best: a heading with 整改结果： under it is an issue. Where a document has none, the section is told
//! by its title, and its headings by whether they name a fault.

use std::cmp::Reverse;

use super::parts;
use crate::import::structure::label::Field;
use crate::import::structure::lines::Line;
use crate::import::structure::outline::{Heading, Item, headings, highest, names_a_fault, wants_more};
use crate::import::structure::status;

/// The items that hold the issues: what stands between the heading of their section and the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    pub start: usize,
    pub end: usize,
}

/// Finds the items that hold the issues. `None`: none are told from the rest of the text.
pub fn find(items: &[Item]) -> Option<Range> {
    let top = highest(items)?;
    let range = by_states(items, top)
        .or_else(|| by_labels(items, top))
        .or_else(|| by_title(items, top))
        .or_else(|| by_faults(items, top))
        .or_else(|| by_faults_within(items, top))
        .or_else(|| by_offices(items, top))?;
    let range = with_neighbours(items, range, top);
    let is_behind = |item: &Item| match item {
        Item::Line(line) => line.paragraph.after_issues,
        Item::Table(table) => table.paragraphs().any(|it| it.after_issues),
        Item::Heading(_) => false,
    };
    let behind = items[range.start..range.end].iter().position(is_behind);
    Some(Range { end: behind.map_or(range.end, |at| range.start + at), ..range })
}

/// The places of the headings of a level.
pub fn of_level(items: &[Item], level: u8) -> Vec<usize> {
    headings(items).filter(|(_, heading)| heading.level == level).map(|(at, _)| at).collect()
}

/// The whole of what a heading heads, after the heading itself.
fn below(items: &[Item], at: usize) -> Range {
    let Some(Item::Heading(own)) = items.get(at) else { return Range { start: at, end: at } };
    let ends = |item: &Item| matches!(item, Item::Heading(heading) if heading.level <= own.level);
    let end = items[at + 1..].iter().position(ends).map_or(items.len(), |next| at + 1 + next);
    Range { start: at + 1, end }
}

fn inner(items: &[Item], at: usize) -> &[Item] {
    let range = below(items, at);
    &items[range.start..range.end]
}

pub fn is_field(item: &Item) -> bool {
    let of_issue = |line: &Line| line.field().is_some_and(Field::is_of_issue) || status::begins_with_status(&line.text);
    matches!(item, Item::Line(line) if of_issue(line))
}

/// `二、已完成整改的问题`, `三、正在推进的问题`: sections beside each other that say how far what is below them is.
fn by_states(items: &[Item], top: u8) -> Option<Range> {
    let sections: Vec<(usize, &Heading)> = headings(items).filter(|(_, heading)| heading.level == top).collect();
    let mut run: Vec<(usize, &str)> = Vec::new();
    let mut longest = Vec::new();
    for (at, heading) in sections {
        let heads_issues = headings(inner(items, at)).next().is_some();
        match status::of_section(&heading.text).filter(|_| heads_issues) {
            Some(state) => run.push((at, state)),
            None => run.clear(),
        }
        if run.len() > longest.len() {
            longest.clone_from(&run);
        }
    }
    let [(first, state), .., (last, _)] = longest[..] else { return None };
    let differ = longest.iter().any(|(_, other)| *other != state);
    differ.then(|| Range { start: first, end: below(items, last).end })
}

/// The section with the most labelled headings; the top-level headings themselves where those carry the labels.
fn by_labels(items: &[Item], top: u8) -> Option<Range> {
    let (sections, own) = labelled(items, top);
    let speaking: Vec<usize> = sections.iter().map(|(at, _)| *at).filter(|at| speaks(items, *at)).collect();
    if let [first, .., last] = speaking[..] {
        return Some(Range { start: first, end: below(items, last).end });
    }
    if let Some((at, count)) = sections.iter().max_by_key(|(at, count)| (*count, Reverse(*at))) {
        let is_most = *count >= own.len() && (sections.len() == 1 || *count > 1 || own.is_empty());
        if is_most && !all_sections_are_categories(&sections, &own, items) {
            return Some(below(items, *at));
        }
    }
    let has_own = !own.is_empty();
    let mut all: Vec<usize> = sections.iter().map(|(at, _)| *at).chain(own).collect();
    all.sort_unstable();
    match all[..] {
        [] => None,
        [only] if !has_own => Some(Range { start: only, end: below(items, only).end }),
        // A single section with labels of its own is the section of the issues.
        [only] => Some(below(items, only)),
        [first, .., last] => Some(Range { start: first, end: below(items, last).end }),
    }
}

/// The top-level headings below which headings carry labels, with how many do; and those that carry labels themselves.
fn labelled(items: &[Item], top: u8) -> (Vec<(usize, usize)>, Vec<usize>) {
    let mut sections: Vec<(usize, usize)> = Vec::new();
    let mut own: Vec<usize> = Vec::new();
    let mut section = None;
    // The last heading, until a label below it was seen.
    let mut bare = None;
    for (at, item) in items.iter().enumerate() {
        if let Item::Heading(heading) = item {
            section = if heading.level == top { Some(at) } else { section };
            bare = Some((at, heading.level));
        } else if is_field(item)
            && let Some((leaf, level)) = bare.take()
        {
            if level == top {
                own.push(leaf);
            } else if let Some(section) = section {
                match sections.last_mut().filter(|(at, _)| *at == section) {
                    Some((_, count)) => *count += 1,
                    None => sections.push((section, 1)),
                }
            }
        }
    }
    (sections, own)
}

/// Sections none of which speaks of 整改情况 are the categories themselves, if they are two or more, or if the only one
/// has the title of a category.
fn all_sections_are_categories(sections: &[(usize, usize)], own: &[usize], items: &[Item]) -> bool {
    let mut all = sections.iter().map(|(at, _)| *at).chain(own.iter().copied());
    let is_titled = |at: usize| items[at].heading().is_some_and(|heading| is_title_of_category(&heading.text));
    (sections.len() + own.len() > 1 || all.clone().all(is_titled)) && !all.any(|at| speaks(items, at))
}

/// `绿化资金管理不严`, `责任落实方面`, not `存在的主要问题`.
fn is_title_of_category(title: &str) -> bool {
    let title = without_quotations(title);
    !title.contains("问题") && (names_a_fault(&title) || is_aspect(&title))
}

/// `在“责任落实不到位”方面`, not `三个方面`
fn is_aspect(title: &str) -> bool {
    title.contains("方面") && !title.contains("个方面")
}

/// Whether a heading is that of the issues as such: `反馈问题整改情况`, not `在“责任落实不到位”方面`.
fn speaks(items: &[Item], at: usize) -> bool {
    let Some(Item::Heading(heading)) = items.get(at) else { return false };
    let title = without_quotations(&heading.text);
    score(&title) > 0 && !is_aspect(&title) && (title.contains("整改") || title.contains("反馈"))
}

fn without_quotations(title: &str) -> String {
    let mut open = false;
    let kept = title.chars().filter(|c| {
        open = *c == '“' || (open && *c != '”');
        !open
    });
    kept.collect()
}

/// `二、反馈问题整改情况`
fn by_title(items: &[Item], top: u8) -> Option<Range> {
    let has_headings = |at: usize| headings(inner(items, at)).next().is_some();
    let sections: Vec<(i32, usize)> = headings(items)
        .filter(|(_, heading)| heading.level == top)
        .map(|(at, heading)| (if has_headings(at) && !is_issue(&heading.text) { score(&heading.text) } else { 0 }, at))
        .collect();
    let (best, _) = sections.iter().enumerate().max_by_key(|(n, (score, _))| (*score, Reverse(*n)))?;
    let is_one = |(score, _): &&(i32, usize)| *score >= SURE;
    if sections[best].0 < SURE {
        return None;
    }
    // Audits tell of each kind of budget in a section of its own.
    let first = best - sections[..best].iter().rev().take_while(is_one).count();
    let last = best + sections[best + 1..].iter().take_while(is_one).count();
    Some(Range {
        start: if first == last { sections[best].1 + 1 } else { sections[first].1 },
        end: below(items, sections[last].1).end,
    })
}

/// `关于责任落实不到位的问题`: the title of one issue, not of a section of them.
fn is_issue(title: &str) -> bool {
    let is_named = ["关于", "针对"].iter().any(|word| title.starts_with(word));
    is_named && title.ends_with("问题") && names_a_fault(title.trim_end_matches("问题").trim_end_matches('的'))
}

/// Names of what inspections look at hold words that elsewhere tell of how the work was led and planned:
/// `基层党组织建设方面问题的整改情况` is a section of issues.
fn without_names(title: &str) -> String {
    const NAMES: [&str; 9] = [
        "领导班子", "党的全面领导", "党的领导", "领导干部", "基层党组织", "党组织", "组织路线", "决策部署", "战略部署",
    ];
    NAMES.iter().fold(title.to_string(), |title, name| title.replace(name, ""))
}

/// A title that scores so much is that of a section of issues.
const SURE: i32 = 3;

fn score(title: &str) -> i32 {
    let title = without_names(&without_quotations(title));
    let has = |words: &[&str]| words.iter().any(|word| title.contains(word));
    let mut score = 0;
    score += if title.contains("问题") { 2 } else { 0 };
    score += if title.contains("整改") { 1 } else { 0 };
    score += if has(&["情况", "进展", "落实", "结果"]) { 1 } else { 0 };
    score += if has(&["反馈", "指出", "查出", "发现", "具体", "逐项", "逐条"]) { 1 } else { 0 };
    score -= if has(&[
        "组织", "领导", "下一步", "下步", "打算", "长效", "做法", "总体", "安排", "部署", "移交", "巩固", "基本情况",
        "主要负责人",
    ]) {
        3
    } else {
        0
    };
    score
}

/// The top-level headings that name faults.
fn by_faults(items: &[Item], top: u8) -> Option<Range> {
    let is_fault = |text: &str| names_a_fault(text) || wants_more(text);
    let tops: Vec<(usize, &Heading)> = headings(items).filter(|(_, heading)| heading.level == top).collect();
    let first = tops.iter().position(|(_, heading)| is_fault(&heading.text))?;
    // Between and behind them, one that heads faults is one of them, whatever its own words.
    let is_one = |(at, heading): &&(usize, &Heading)| is_fault(&heading.text) || heads_faults(items, *at);
    let faults: Vec<usize> = tops[first..].iter().filter(is_one).map(|(at, _)| *at).collect();
    let (first, last) = (*faults.first()?, *faults.last()?);
    Some(Range { start: first, end: below(items, last).end })
}

/// `一、立行立改情况` before `二、集中整改情况`: sections beside the one that was found that head faults as it does.
fn with_neighbours(items: &[Item], range: Range, top: u8) -> Range {
    let tops = of_level(items, top);
    let Some(own) = tops.iter().position(|at| at + 1 == range.start).filter(|own| heads_faults(items, tops[*own]))
    else {
        return range;
    };
    let is_one = |at: &&usize| heads_faults(items, **at) && title_score(items, **at) > 0;
    let first = own - tops[..own].iter().rev().take_while(is_one).count();
    let last = own + tops[own + 1..].iter().take_while(is_one).count();
    if first == last { range } else { Range { start: tops[first], end: below(items, tops[last]).end } }
}

fn title_score(items: &[Item], at: usize) -> i32 {
    items.get(at).and_then(Item::heading).map_or(0, |heading| score(&heading.text))
}

/// Whether at least half of the headings below one name faults, and it is no section of plans.
fn heads_faults(items: &[Item], at: usize) -> bool {
    are_faults(headings(inner(items, at))) && title_score(items, at) >= 0
}

fn are_faults<'a>(headings: impl Iterator<Item = (usize, &'a Heading)>) -> bool {
    let (faults, others): (Vec<_>, Vec<_>) = headings.partition(|(_, heading)| names_a_fault(&heading.text));
    !faults.is_empty() && faults.len() >= others.len()
}

/// The top-level section with the most headings that name faults.
fn by_faults_within(items: &[Item], top: u8) -> Option<Range> {
    let faults = |at: usize| headings(inner(items, at)).filter(|(_, it)| names_a_fault(&it.text)).count();
    let sections = headings(items).filter(|(_, heading)| heading.level == top && score(&heading.text) > 0);
    let (faults, at) = sections.map(|(at, _)| (faults(at), at)).max_by_key(|(faults, at)| (*faults, Reverse(*at)))?;
    (faults > 0).then(|| below(items, at))
}

/// `一、示例中学`, `二、示例医院`: sections beside each other whose own headings name faults, whatever they are called.
fn by_offices(items: &[Item], top: u8) -> Option<Range> {
    let names_faults = |at: usize| {
        let inner = inner(items, at);
        let level = highest(inner);
        are_faults(headings(inner).filter(|(_, heading)| Some(heading.level) == level))
    };
    let tops = of_level(items, top);
    // Beside one of them, one whose issues have the same parts is another.
    let parts = parts::titles(items);
    let has_parts = |at: usize| headings(inner(items, at)).any(|(_, it)| parts.contains(&it.text));
    let is_one = |at: usize| names_faults(at) || has_parts(at);
    let runs = tops.chunk_by(|a, b| is_one(*a) == is_one(*b));
    let longest = runs.filter(|run| run.iter().any(|at| names_faults(*at))).rev().max_by_key(|run| run.len())?;
    Some(Range { start: *longest.first()?, end: below(items, *longest.last()?).end })
}
