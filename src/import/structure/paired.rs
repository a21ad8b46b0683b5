//! Notices that tell the problems in one section and what became of them in the next, one by one in the same order:
//! `一、审计发现的主要问题` with （一） to （五）, and `二、审计整改情况` with （一） to （五） again.
//!
//! They are put together only where there are as many of both, and each account speaks of its problem.

use std::sync::Arc;

use super::issue::guessed;
use super::lines::Line;
use super::outline::{self, Heading, Item, shortened};
use super::top_level;
use crate::catalogue::import::findings::LEFT_OUT;
use crate::finding::{Finding, Findings};
use crate::import::document::{Inline, Paragraph, Text};
use crate::source::{Place, Source};

/// A problem or an account, with what stands below it.
struct Entry<'a> {
    first: &'a Item,
    level: u8,
    rest: &'a [Item],
}

/// The items with each account below its problem, where they stand in two sections; otherwise as they are.
pub fn joined(items: Vec<Item>, source: &Arc<Source>, findings: &mut Findings) -> Vec<Item> {
    let top = top_level(&items);
    let tops: Vec<usize> = (0..items.len())
        .filter(|at| matches!(&items[*at], Item::Heading(heading) if heading.level == top))
        .chain([items.len()])
        .collect();
    let pair = tops.windows(3).find_map(|places| {
        let [first, second, end] = places else { return None };
        let (Item::Heading(problems), Item::Heading(accounts)) = (&items[*first], &items[*second]) else { return None };
        let are_both = lists_problems(&problems.text) && tells_accounts(&accounts.text);
        let (problems, told) =
            (entries(&items[first + 1..*second])?, entries(&items[second + 1..*end]).filter(|_| are_both)?);
        let are_bare = problems.iter().all(|entry| entry.rest.is_empty());
        let belong = problems.len() == told.len() && belong(&problems, &told);
        (are_bare && belong).then_some((problems, told, accounts, first + 1..*end))
    });
    let Some((problems, told, accounts, range)) = pair else { return items };
    let heading = shortened(&accounts.text);
    let left = Finding::new(&LEFT_OUT, Place::at(source, accounts.span));
    let left = left.with("what", format!("the heading of the accounts, which stand below their problems: {heading}"));
    findings.push(left.with("what_zh", format!("整改情况单独成节的标题（各段已放在对应的问题里）：{heading}")));
    let mut inner = Vec::new();
    for (problem, account) in problems.iter().zip(&told) {
        let text = account.text();
        let place = Place::at(source, text.paragraph.span);
        findings.push(guessed(place, "整改情况", "what became of it", &shortened(text.value())));
        inner.push(Item::Heading(problem.heading()));
        inner.push(Item::Line(text));
        inner.extend(account.rest.iter().cloned());
    }
    [&items[..range.start], &inner, &items[range.end..]].concat()
}

/// `审计发现的主要问题`, `反馈的问题`
fn lists_problems(title: &str) -> bool {
    title.ends_with("问题") && !title.contains("整改") && !["关于", "针对"].iter().any(|word| title.starts_with(word))
}

/// `审计整改情况`, `整改结果`
fn tells_accounts(title: &str) -> bool {
    title.contains("整改") && ["情况", "结果", "落实", "进展"].iter().any(|end| title.ends_with(end))
}

/// The numbered lines or headings of one rank, which a section begins with. `None`: there are less than two.
fn entries(items: &[Item]) -> Option<Vec<Entry<'_>>> {
    let level = level_of(items.first()?)?;
    let starts: Vec<usize> = (0..items.len()).filter(|at| level_of(&items[*at]) == Some(level)).collect();
    let ends = starts.iter().skip(1).copied().chain([items.len()]);
    let entries = starts.iter().zip(ends).map(|(start, end)| Entry {
        first: &items[*start],
        level,
        rest: &items[start + 1..end],
    });
    (starts.len() > 1).then(|| entries.collect())
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
            Item::Line(line) => outline::heading(line, self.level),
            Item::Table(_) => unreachable!("a table has no number"),
        }
    }

    /// Its first paragraph without its number, behind the label of an account.
    fn text(&self) -> Line {
        let label = Inline::Text(Text { text: "整改情况：".into(), strong: true, ..Text::default() });
        let words = match self.first {
            Item::Heading(heading) => {
                // The full stop was taken off with the look of a heading.
                let stop = Inline::Text(Text::plain("。"));
                Paragraph {
                    inlines: heading.title.inlines.iter().cloned().chain([stop]).collect(),
                    span: heading.span,
                    ..Paragraph::default()
                }
            }
            Item::Line(line) => line.from(line.number.map_or(0, |number| number.length)),
            Item::Table(_) => Paragraph::default(),
        };
        Line::new(Paragraph { inlines: [label].into_iter().chain(words.inlines).collect(), ..words })
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
