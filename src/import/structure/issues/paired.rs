//! Notices that tell the problems in one section and what became of them in the next, one by one in the same order:
//! `一、审计发现的主要问题` with （一） to （五）, and `二、审计整改情况` with （一） to （五） again; or so for each office that
//! was inspected.
//!
//! They are put together only where there are as many of both, and each account speaks of its problem.

use crate::catalogue::Phrase;
use crate::catalogue::import::fields::ACCOUNT_OF_ISSUE;
use crate::catalogue::import::left_out::{HEADING_OF_ACCOUNTS, HEADING_OF_PROBLEMS};
use crate::import::document::{Inline, Paragraph, Text};
use crate::import::structure::label::Field;
use crate::import::structure::lines::{Line, strong_label};
use crate::import::structure::outline::{Heading, Item, top_level};
use crate::import::structure::telling::{Telling, shortened};

/// A problem or an account, with what stands below it.
struct Entry<'a> {
    first: &'a Item,
    level: u8,
    rest: &'a [Item],
}

/// A section of problems and the section of their accounts behind it.
struct Pair<'a> {
    /// What heads them, as it is written.
    heads: [&'a Item; 2],
    /// Whether their heading is that of the section in which all issues stand, which is kept.
    is_whole: bool,
    problems: Vec<Entry<'a>>,
    accounts: Vec<Entry<'a>>,
    end: usize,
}

/// The items with each account below its problem, where they stand in two sections; otherwise as they are.
pub fn joined(items: Vec<Item>, tell: &mut Telling) -> Vec<Item> {
    let top = top_level(&items);
    let mut joined = Vec::with_capacity(items.len());
    let mut at = 0;
    while at < items.len() {
        let Some(pair) = pair(&items, at, top) else {
            joined.push(items[at].clone());
            at += 1;
            continue;
        };
        let [problems, accounts] = pair.heads;
        if pair.is_whole {
            joined.push(problems.clone());
        } else {
            tell_left_out(problems, &HEADING_OF_PROBLEMS, tell);
        }
        tell_left_out(accounts, &HEADING_OF_ACCOUNTS, tell);
        for (problem, account) in pair.problems.iter().zip(&pair.accounts) {
            let (text, rest) = account.told();
            tell.guessed(text.paragraph.span, &ACCOUNT_OF_ISSUE, &shortened(text.value()));
            joined.push(Item::Heading(problem.heading()));
            joined.push(Item::Line(text));
            joined.extend(rest.iter().cloned());
        }
        at = pair.end;
    }
    joined
}

fn tell_left_out(head: &Item, what: &Phrase, tell: &mut Telling) {
    let (words, span) = match head {
        Item::Heading(heading) => (shortened(&heading.text), heading.span),
        Item::Line(line) => (shortened(line.words()), line.paragraph.span),
        Item::Table(_) => return,
    };
    tell.left_out(span, what, &words);
}

/// The pair that begins with an item.
fn pair(items: &[Item], start: usize, top: u8) -> Option<Pair<'_>> {
    let (level, problems) = head(&items[start])?;
    let is_label = |words: &str, field: Field| level.is_none_or(|level| level > top) && Field::of(words) == Some(field);
    if !lists_problems(problems) && !is_label(problems, Field::Problem) {
        return None;
    }
    let is_next = |item: &Item| head(item).is_some_and(|(own, _)| own == level);
    let second = start + 1 + items[start + 1..].iter().position(is_next)?;
    let (_, accounts) = head(&items[second])?;
    if !tells_accounts(accounts) && !is_label(accounts, Field::Progress) {
        return None;
    }
    let problems = entries(&items[start + 1..second])?;
    let rank = problems[0].level;
    // What goes on above them ends both.
    let ends = |item: &Item| match (item, level) {
        (Item::Heading(heading), Some(level)) => heading.level <= level,
        (Item::Heading(heading), None) => heading.level < rank,
        (item, _) => head(item).is_some_and(|(own, _)| own == level),
    };
    let end = items[second + 1..].iter().position(ends).map_or(items.len(), |next| second + 1 + next);
    let accounts = entries(&items[second + 1..end])?;
    let are_bare = problems.iter().all(|entry| entry.rest.is_empty());
    let is_below = level.is_none_or(|level| rank > level);
    let belong = problems.len() == accounts.len() && belong(&problems, &accounts);
    (are_bare && is_below && belong).then(|| Pair {
        heads: [&items[start], &items[second]],
        is_whole: level == Some(top),
        problems,
        accounts,
        end,
    })
}

/// What heads a section, and at which level: a heading, or a few words on a line of their own, which have one where they
/// are numbered.
fn head(item: &Item) -> Option<(Option<u8>, &str)> {
    match item {
        Item::Heading(heading) => Some((Some(heading.level), &heading.text)),
        Item::Line(line) => {
            let words = line.words().trim();
            let is_bare = match line.label {
                Some(_) => line.value().is_empty() && !words.ends_with(['：', ':']),
                None => line.number.is_none(),
            };
            let is_head = is_bare
                && matches!(Field::of(words), Some(Field::Problem | Field::Progress))
                && !line.paragraph.is_apart();
            is_head.then(|| (line.number.map(|number| number.level), words))
        }
        Item::Table(_) => None,
    }
}

/// `审计发现的主要问题`, `反馈的问题`
fn lists_problems(title: &str) -> bool {
    title.ends_with("问题") && !title.contains("整改") && !["关于", "针对"].iter().any(|word| title.starts_with(word))
}

/// `审计整改情况`, `整改结果`
fn tells_accounts(title: &str) -> bool {
    title.contains("整改") && ["情况", "结果", "落实", "进展"].iter().any(|end| title.ends_with(end))
}

/// The numbered lines or headings of one rank, which a section begins with. `None`: there are none.
fn entries(items: &[Item]) -> Option<Vec<Entry<'_>>> {
    let level = level_of(items.first()?)?;
    let starts: Vec<usize> = (0..items.len()).filter(|at| level_of(&items[*at]) == Some(level)).collect();
    let ends = starts.iter().skip(1).copied().chain([items.len()]);
    let entries = starts.iter().zip(ends).map(|(start, end)| Entry {
        first: &items[*start],
        level,
        rest: &items[start + 1..end],
    });
    Some(entries.collect())
}

fn level_of(item: &Item) -> Option<u8> {
    match item {
        Item::Heading(heading) => Some(heading.level),
        Item::Line(line) if line.label.is_none() => line.number.map(|number| number.level),
        _ => None,
    }
}

impl Entry<'_> {
    fn words(&self) -> String {
        match self.first {
            Item::Heading(heading) => heading.text.clone(),
            Item::Line(line) => line.words().to_string(),
            Item::Table(_) => String::new(),
        }
    }

    fn heading(&self) -> Heading {
        match self.first {
            Item::Heading(heading) => heading.clone(),
            Item::Line(line) => Heading::of(line, self.level),
            Item::Table(_) => unreachable!("a table has no number"),
        }
    }

    /// Its first paragraph without its number, behind the label of an account, and what follows.
    fn told(&self) -> (Line, &[Item]) {
        let label = strong_label("整改情况");
        let mut rest = self.rest;
        let words = match self.first {
            Item::Heading(heading) => {
                // The full stop was taken off with the look of a heading.
                let stop = if heading.stop.is_empty() { "。" } else { &heading.stop };
                let mut inlines = heading.title.inlines.clone();
                inlines.push(Inline::Text(Text::plain(stop)));
                // The first sentence of a paragraph that is one again.
                if let [Item::Line(line), others @ ..] = self.rest
                    && line.paragraph.span == heading.span
                {
                    inlines.extend(line.paragraph.inlines.iter().cloned());
                    rest = others;
                }
                Paragraph { inlines, span: heading.span, ..Paragraph::default() }
            }
            Item::Line(line) => line.without_number(),
            Item::Table(_) => Paragraph::default(),
        };
        (Line::new(Paragraph { inlines: [label].into_iter().chain(words.inlines).collect(), ..words }), rest)
    }
}

/// Whether each account speaks of its own problem, and of no other one more.
fn belong(problems: &[Entry], accounts: &[Entry]) -> bool {
    let problems: Vec<String> = problems.iter().map(Entry::words).collect();
    accounts.len() <= MOST
        && accounts.iter().enumerate().all(|(at, account)| {
            let words = account.words();
            let own = in_common(&words, &problems[at]);
            own > 0 && problems.iter().all(|problem| in_common(&words, problem) <= own)
        })
}

/// No section lists more problems without a word on them.
const MOST: usize = 200;

/// How many pairs of characters near the beginning of an account its problem has as well.
fn in_common(account: &str, problem: &str) -> usize {
    let characters: Vec<char> = account.chars().take(NEAR).collect();
    let pairs = characters.windows(2).filter(|pair| pair.iter().all(|c| c.is_alphanumeric()));
    let pairs = pairs.map(|pair| pair.iter().collect::<String>()).filter(|pair| !COMMON.contains(&pair.as_str()));
    pairs.filter(|pair| problem.contains(pair.as_str())).count()
}

/// How far an account may go before it names its problem, in characters.
const NEAR: usize = 40;

/// What every problem says.
const COMMON: [&str; 8] = ["问题", "关于", "针对", "方面", "存在", "不到", "到位", "整改"];
