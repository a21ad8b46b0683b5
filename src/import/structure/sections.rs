//! Where in a document the issues stand, and which headings are categories and which are issues.
//!
//! Labels tell best: a heading with 整改结果： under it is an issue. Where a document has none, the section is told
//! by its title, and its headings by whether they name a fault.

use super::issue::{self, Reading};
use super::label::Field;
use super::lines::Line;
use super::links;
use super::outline::{Heading, Item};
use super::parts;
use super::status;
use crate::catalogue::import::findings::{CATEGORY_TEXT, LEFT_OUT};
use crate::finding::Finding;
use crate::import::document::What;
use crate::import::draft::{Draft, DraftIssue, Element};
use crate::import::read::left_out;
use crate::source::Place;

/// The items that hold the issues: what stands between the heading of their section and the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    pub start: usize,
    pub end: usize,
}

/// Finds the items that hold the issues. `None`: none are told from the rest of the text.
pub fn find(items: &[Item]) -> Option<Range> {
    let top = headings(items).map(|(_, heading)| heading.level).min()?;
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

fn headings(items: &[Item]) -> impl Iterator<Item = (usize, &Heading)> {
    items
        .iter()
        .enumerate()
        .filter_map(|(at, item)| if let Item::Heading(heading) = item { Some((at, heading)) } else { None })
}

/// The whole of what a heading heads, after the heading itself.
fn below(items: &[Item], at: usize) -> Range {
    let Some(Item::Heading(own)) = items.get(at) else { return Range { start: at, end: at } };
    let ends = |item: &Item| matches!(item, Item::Heading(heading) if heading.level <= own.level);
    let end = items[at + 1..].iter().position(ends).map_or(items.len(), |next| at + 1 + next);
    Range { start: at + 1, end }
}

/// The headings that stand below no other: those of the highest level, and lower ones before the first of them.
fn outermost(items: &[Item]) -> Vec<usize> {
    let mut highest = u8::MAX;
    let mut starts = Vec::new();
    for (at, heading) in headings(items) {
        if heading.level <= highest {
            highest = heading.level;
            starts.push(at);
        }
    }
    starts
}

fn is_field(item: &Item) -> bool {
    let of_issue = |line: &Line| line.field().is_some_and(Field::is_of_issue) || status::begins_with_status(&line.text);
    matches!(item, Item::Line(line) if of_issue(line))
}

/// `二、已完成整改的问题`, `三、正在推进的问题`: sections beside each other that say how far what is below them is.
fn by_states(items: &[Item], top: u8) -> Option<Range> {
    let sections: Vec<(usize, &Heading)> = headings(items).filter(|(_, heading)| heading.level == top).collect();
    let mut run: Vec<(usize, &str)> = Vec::new();
    let mut longest = Vec::new();
    for (at, heading) in sections {
        let heads_issues = headings(&items[below(items, at).start..below(items, at).end]).next().is_some();
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
    let mut sections: Vec<(usize, usize)> = Vec::new();
    let mut own: Vec<usize> = Vec::new();
    let (mut section, mut leaf, mut counted) = (None, None, false);
    for (at, item) in items.iter().enumerate() {
        match item {
            Item::Heading(heading) => {
                if heading.level == top {
                    section = Some(at);
                }
                leaf = Some((at, heading.level));
                counted = false;
            }
            item if is_field(item) && !counted => {
                counted = true;
                let Some((leaf, level)) = leaf else { continue };
                if level == top {
                    own.push(leaf);
                } else if let Some(section) = section {
                    match sections.iter_mut().find(|(at, _)| *at == section) {
                        Some((_, count)) => *count += 1,
                        None => sections.push((section, 1)),
                    }
                }
            }
            _ => {}
        }
    }
    let speaking: Vec<usize> = sections.iter().map(|(at, _)| *at).filter(|at| speaks(items, *at)).collect();
    if let [first, .., last] = speaking[..] {
        return Some(Range { start: first, end: below(items, last).end });
    }
    let best = sections.iter().max_by_key(|(at, count)| (*count, std::cmp::Reverse(*at)));
    match (best, own.as_slice()) {
        (Some((at, count)), own)
            if *count >= own.len()
                && (sections.len() == 1 || *count > 1 || own.is_empty())
                && !all_sections_are_categories(&sections, own, items) =>
        {
            Some(below(items, *at))
        }
        (None, []) => None,
        (_, own) => {
            let mut all: Vec<usize> = sections.iter().map(|(at, _)| *at).chain(own.iter().copied()).collect();
            all.sort_unstable();
            // A single section with labels of its own is the section of the issues.
            if let [only] = all[..] {
                return Some(below(items, only));
            }
            Some(Range { start: *all.first()?, end: below(items, *all.last()?).end })
        }
    }
}

/// Two sections or more, none of which speaks of 整改情况: they are the categories themselves.
fn all_sections_are_categories(sections: &[(usize, usize)], own: &[usize], items: &[Item]) -> bool {
    sections.len() + own.len() > 1 && !sections.iter().map(|(at, _)| at).chain(own).any(|at| speaks(items, *at))
}

/// Whether a heading is that of the issues as such: `反馈问题整改情况`, not `在“责任落实不到位”方面`.
fn speaks(items: &[Item], at: usize) -> bool {
    let Some(Item::Heading(heading)) = items.get(at) else { return false };
    let title = without_quotations(&heading.text);
    let is_category = title.contains("方面") && !title.contains("个方面");
    score(&title) > 0 && !is_category && (title.contains("整改") || title.contains("反馈"))
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
    let with_children = |at: usize| {
        let range = below(items, at);
        headings(&items[range.start..range.end]).next().is_some()
    };
    let sections: Vec<(i32, usize)> = headings(items)
        .filter(|(_, heading)| heading.level == top)
        .map(|(at, heading)| (if with_children(at) && !is_issue(&heading.text) { score(&heading.text) } else { 0 }, at))
        .collect();
    let (best, _) = sections.iter().enumerate().max_by_key(|(n, (score, _))| (*score, std::cmp::Reverse(*n)))?;
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
    is_named
        && title.ends_with("问题")
        && super::outline::names_a_fault(title.trim_end_matches("问题").trim_end_matches('的'))
}

/// A title that scores so much is that of a section of issues.
const SURE: i32 = 3;

fn score(title: &str) -> i32 {
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
    let names_a_fault = |text: &str| super::outline::names_a_fault(text) || super::outline::wants_more(text);
    let tops: Vec<(usize, &Heading)> = headings(items).filter(|(_, heading)| heading.level == top).collect();
    let first = tops.iter().position(|(_, heading)| names_a_fault(&heading.text))?;
    // Between and behind them, one that heads faults is one of them, whatever its own words.
    let is_one = |(at, heading): &&(usize, &Heading)| names_a_fault(&heading.text) || heads_faults(items, *at);
    let faults: Vec<usize> = tops[first..].iter().filter(is_one).map(|(at, _)| *at).collect();
    let (first, last) = (*faults.first()?, *faults.last()?);
    Some(Range { start: first, end: below(items, last).end })
}

/// `一、立行立改情况` before `二、集中整改情况`: sections beside the one that was found that head faults as it does.
fn with_neighbours(items: &[Item], range: Range, top: u8) -> Range {
    let tops: Vec<usize> = headings(items).filter(|(_, heading)| heading.level == top).map(|(at, _)| at).collect();
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
    if let Some(Item::Heading(heading)) = items.get(at) { score(&heading.text) } else { 0 }
}

/// Whether at least half of the headings below one name faults, and it is no section of plans.
fn heads_faults(items: &[Item], at: usize) -> bool {
    let range = below(items, at);
    let (faults, others): (Vec<_>, Vec<_>) =
        headings(&items[range.start..range.end]).partition(|(_, heading)| super::outline::names_a_fault(&heading.text));
    !faults.is_empty() && faults.len() >= others.len() && title_score(items, at) >= 0
}

/// The top-level section with the most headings that name faults.
fn by_faults_within(items: &[Item], top: u8) -> Option<Range> {
    let faults = |at: usize| {
        let range = below(items, at);
        headings(&items[range.start..range.end])
            .filter(|(_, heading)| super::outline::names_a_fault(&heading.text))
            .count()
    };
    let sections = headings(items).filter(|(_, heading)| heading.level == top && score(&heading.text) > 0);
    let (faults, at) =
        sections.map(|(at, _)| (faults(at), at)).max_by_key(|(faults, at)| (*faults, std::cmp::Reverse(*at)))?;
    (faults > 0).then(|| below(items, at))
}

/// `一、示例中学`, `二、示例医院`: sections beside each other whose own headings name faults, whatever they are called.
fn by_offices(items: &[Item], top: u8) -> Option<Range> {
    let names_faults = |at: usize| {
        let inner = &items[below(items, at).start..below(items, at).end];
        let level = headings(inner).map(|(_, heading)| heading.level).min();
        let (faults, others): (Vec<_>, Vec<_>) = headings(inner)
            .filter(|(_, heading)| Some(heading.level) == level)
            .partition(|(_, heading)| super::outline::names_a_fault(&heading.text));
        !faults.is_empty() && faults.len() >= others.len()
    };
    let tops: Vec<usize> = headings(items).filter(|(_, heading)| heading.level == top).map(|(at, _)| at).collect();
    // Beside one of them, one whose issues have the same parts is another.
    let parts = parts::titles(items);
    let has_parts = |at: usize| {
        headings(&items[below(items, at).start..below(items, at).end]).any(|(_, it)| parts.contains(&it.text))
    };
    let is_one = |at: usize| names_faults(at) || has_parts(at);
    let runs = tops.chunk_by(|a, b| is_one(*a) == is_one(*b));
    let longest = runs.filter(|run| run.iter().any(|at| names_faults(*at))).rev().max_by_key(|run| run.len())?;
    Some(Range { start: *longest.first()?, end: below(items, *longest.last()?).end })
}

/// Reads the categories and issues of a range; gives what stands before the first.
pub fn read(items: &[Item], draft: &mut Draft, reading: &mut Reading) -> usize {
    let Some(level) = headings(items).map(|(_, heading)| heading.level).min() else { return items.len() };
    let starts: Vec<usize> = headings(items).filter(|(_, heading)| heading.level == level).map(|(at, _)| at).collect();
    reading.parts = parts::titles(items);
    for (n, at) in starts.iter().enumerate() {
        let end = starts.get(n + 1).copied().unwrap_or(items.len());
        let Item::Heading(heading) = &items[*at] else { continue };
        category(heading, &items[*at + 1..end], draft, reading);
    }
    starts[0]
}

/// Reads one category, whose heading may say how far its issues are.
fn category(heading: &Heading, items: &[Item], draft: &mut Draft, reading: &mut Reading) {
    if status::of_section(&heading.text).is_some() && says_none(items) {
        let left = Finding::new(&LEFT_OUT, Place::at(reading.source, heading.span));
        let title = super::outline::shortened(&heading.text);
        let left = left.with("what", format!("a section that has no issues: {title}"));
        reading.findings.push(left.with("what_zh", format!("没有问题的一节：{title}")));
        return;
    }
    let above = reading.state;
    reading.state = headings(items).next().and_then(|_| status::of_section(&heading.text)).or(above);
    read_category(heading, &parts::labelled(items), draft, reading);
    reading.state = above;
}

/// `（三）未完成整改的问题` with nothing below it but `无。`
fn says_none(items: &[Item]) -> bool {
    let is_none =
        |item: &Item| matches!(item, Item::Line(line) if matches!(line.text.trim_end_matches('。'), "无" | "暂无"));
    items.iter().all(is_none)
}

fn read_category(heading: &Heading, items: &[Item], draft: &mut Draft, reading: &mut Reading) {
    let direct = headings(items).next().map_or(items.len(), |(at, _)| at);
    let starts = outermost(items);
    let labels_below = items[direct..].iter().any(is_field);
    let own_fields =
        items[..direct].iter().any(|item| matches!(item, Item::Line(line) if line.field().is_some_and(is_text_field)));
    let parts = starts
        .iter()
        .filter(|at| matches!(&items[**at], Item::Heading(part) if super::outline::names_a_fault(&part.text)))
        .count();
    let states = |items: &[Item]| {
        items.iter().any(|item| matches!(item, Item::Line(line) if line.field() == Some(Field::Status)))
    };
    // Its parts are headings in its text, whatever labels stand there.
    let alone_states = parts == 0 && states(&items[..direct]) && !states(&items[direct..]);
    let is_single = starts.is_empty()
        || parts::are_parts(items, &reading.parts)
        || (own_fields && !labels_below)
        || alone_states
        || (!labels_below
            && status::of_section(&heading.text).is_none()
            && super::outline::names_a_fault(&heading.text)
            && Field::of(&heading.text).is_none()
            && parts * 2 < starts.len());
    if is_single {
        let at = push_category(draft, &heading.text);
        draft.issues.push(read_issue(heading, at, items, reading));
        // A status in the title's brackets was taken off it.
        draft.categories[at].clone_from(&draft.issues.last().expect("one was pushed").title);
        return;
    }
    let groups = starts.iter().enumerate().map(|(n, at)| (*at, starts.get(n + 1).copied().unwrap_or(items.len())));
    let known = &reading.parts;
    let is_group = |(at, end): (usize, usize)| {
        let inner = &items[at + 1..end];
        let direct = headings(inner).next().map_or(inner.len(), |(at, _)| at);
        let is_headed = direct < inner.len() && !inner[..direct].iter().any(is_field);
        let faults = headings(inner).filter(|(_, part)| super::outline::names_a_fault(&part.text)).count();
        let title = if let Item::Heading(part) = &items[at] { part.text.as_str() } else { "" };
        let names_faults = !labels_below
            && direct == 0
            && faults > 0
            && faults * 2 >= headings(inner).count()
            && !super::outline::names_a_fault(title);
        is_headed && !parts::are_parts(inner, known) && (inner[direct..].iter().any(is_field) || names_faults)
    };
    if groups.clone().any(is_group) && direct == 0 {
        let place = Place::at(reading.source, heading.span);
        let finding = Finding::new(&LEFT_OUT, place);
        reading.findings.push(left_out(finding, What::Grouping, 1));
        for (at, end) in groups {
            if let Item::Heading(heading) = &items[at] {
                category(heading, &items[at + 1..end], draft, reading);
            }
        }
        return;
    }
    let at = push_category(draft, &heading.text);
    let first = draft.issues.len();
    for (start, end) in groups {
        if let Item::Heading(heading) = &items[start] {
            draft.issues.push(read_issue(heading, at, &items[start + 1..end], reading));
        }
    }
    tell_text(&items[..direct], heading, reading);
    shared(&items[..direct], &mut draft.issues[first..]);
}

fn read_issue(heading: &Heading, category: usize, items: &[Item], reading: &mut Reading) -> DraftIssue {
    let mut issue = issue::read(heading.text.clone(), category, heading.span, items, reading);
    issue.body.extend(links::of_title(heading.title.inlines.iter()).map(Element::Paragraph));
    issue
}

fn is_text_field(field: Field) -> bool {
    matches!(field, Field::Status | Field::Progress | Field::Measures | Field::Problem)
}

/// A category has no text of its own here: what is put into its first issue is told.
fn tell_text(items: &[Item], heading: &Heading, reading: &mut Reading) {
    let text = items.iter().find_map(|item| match item {
        Item::Line(line) if line.field() != Some(Field::Units) => Some(line),
        _ => None,
    });
    let Some(line) = text else { return };
    let finding = Finding::new(&CATEGORY_TEXT, Place::at(reading.source, line.paragraph.span));
    let finding = finding.with("title", super::outline::shortened(&heading.text));
    reading.findings.push(finding.with("text", super::outline::shortened(&line.text)));
}

/// What a category says before its first issue: units belong to all of them, text stands before the first.
fn shared(items: &[Item], issues: &mut [DraftIssue]) {
    let mut text = Vec::new();
    for item in items {
        match item {
            Item::Line(line)
                if line.field() == Some(Field::Units) && issues.iter().any(|issue| issue.responsible.is_empty()) =>
            {
                for issue in issues.iter_mut().filter(|issue| issue.responsible.is_empty()) {
                    issue.responsible = issue::units(line.value());
                }
            }
            Item::Line(line) => text.push(Element::Paragraph(line.paragraph.clone())),
            Item::Table(table) => text.push(Element::Table(table.clone())),
            Item::Heading(_) => {}
        }
    }
    if let Some(first) = issues.first_mut() {
        first.body.splice(0..0, text);
    }
}

fn push_category(draft: &mut Draft, title: &str) -> usize {
    draft.categories.push(title.to_string());
    draft.categories.len() - 1
}
