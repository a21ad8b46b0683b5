//! The ledgers of a document or a workbook, and the text around them.

use super::Ledger;
use crate::catalogue::import::fields::CATEGORY_OF_ISSUE;
use crate::import::document::Table;
use crate::import::draft::{Draft, Element};
use crate::import::structure::front;
use crate::import::structure::issues::Reading;
use crate::import::structure::outline::{Heading, Item, elements, goes_on_with_table, top_level};
use crate::import::structure::status;

/// Reads the ledgers of a document: the first stands for the place of all issues. `false`: there are none.
pub fn read_all(items: &[Item], draft: &mut Draft, reading: &mut Reading) -> bool {
    let ledgers = items.iter().filter_map(ledger);
    let (sheets, others): (Vec<_>, Vec<_>) = ledgers.partition(|(_, table)| table.sheet.is_some());
    if sheets.is_empty() && others.is_empty() {
        return false;
    }
    let many_are_sheets = sheets.len() > 1;
    let mut ledgers = Ledgers {
        top: top_level(items),
        many_are_headed: headed_ledgers(items) > 1,
        many_are_sheets,
        titles: if many_are_sheets { share_title(items, draft) } else { Vec::new() },
        heading: None,
        used_headings: Vec::new(),
        body: Vec::new(),
    };
    for (at, item) in items.iter().enumerate() {
        ledgers.take(at, item, draft, reading);
    }
    draft.body = ledgers.body();
    true
}

/// A table that is a ledger.
fn ledger(item: &Item) -> Option<(Ledger, &Table)> {
    let Item::Table(table) = item else { return None };
    Some((Ledger::find(table)?, table))
}

struct Ledgers<'a> {
    top: u8,
    many_are_headed: bool,
    many_are_sheets: bool,
    /// Where sheets bear the title of the workbook.
    titles: Vec<usize>,
    /// The last heading, and where it is.
    heading: Option<(usize, &'a Heading)>,
    /// The places of those that name categories.
    used_headings: Vec<usize>,
    body: Vec<(usize, Element)>,
}

impl<'a> Ledgers<'a> {
    fn take(&mut self, at: usize, item: &'a Item, draft: &mut Draft, reading: &mut Reading) {
        if let Some((ledger, table)) = ledger(item) {
            self.read(&ledger, table, draft, reading);
            if !self.body.iter().any(|(_, element)| matches!(element, Element::Issues)) {
                self.body.push((at, Element::Issues));
            }
            return;
        }
        self.heading = item.heading().map(|own| (at, own)).or(self.heading);
        let is_said_again = item.line().is_some_and(|line| goes_on_with_table(&line.text)) || self.titles.contains(&at);
        if !is_said_again {
            let own = elements(std::slice::from_ref(item), self.top);
            self.body.extend(own.into_iter().map(|element| (at, element)));
        }
    }

    fn read(&mut self, ledger: &Ledger, table: &Table, draft: &mut Draft, reading: &mut Reading) {
        let category = self.heading.filter(|(_, own)| own.level > self.top || self.many_are_headed);
        self.used_headings.extend(category.map(|(at, _)| at));
        let sheet = table.sheet.as_ref().map(|sheet| sheet.name.as_str());
        let by_sheet = sheet.filter(|name| self.many_are_sheets && !is_usual_name(name));
        let fallback = category.map(|(_, heading)| heading.text.as_str()).or(by_sheet).unwrap_or_default();
        let mut reading = reading.within(table.sheet.as_ref().map(|sheet| &sheet.source));
        if let Some(name) = by_sheet.filter(|name| *name == fallback && !ledger.has_categories()) {
            reading.tell.guessed(ledger.span(table), &CATEGORY_OF_ISSUE, name);
        }
        draft.issues.extend(ledger.read(table, fallback, &mut draft.categories, &mut reading));
        ledger.tell_unread(table, &mut reading);
        for fact in ledger.facts(table) {
            front::read_fact(&fact, draft);
        }
    }

    /// The text around the ledgers; empty where there is none.
    fn body(self) -> Vec<Element> {
        // A heading that became a category is not said twice.
        let own = self.body.into_iter().filter(|(at, _)| !self.used_headings.contains(at));
        let body: Vec<Element> = own.map(|(_, element)| element).collect();
        if body.iter().all(|element| matches!(element, Element::Issues)) { Vec::new() } else { body }
    }
}

/// Sheets of one workbook bear its title, each with its own part in brackets: `……整改台账（供水方面）`. Takes what they
/// share as the title, and gives the places of the others.
fn share_title(items: &[Item], draft: &mut Draft) -> Vec<usize> {
    let title = without_aside(&draft.title).to_string();
    let is_shared = |item: &Item| item.line().is_some_and(|line| without_aside(line.text.trim()) == title);
    let places: Vec<usize> = (0..items.len()).filter(|at| is_shared(&items[*at])).collect();
    if !title.is_empty() && !places.is_empty() {
        draft.title = title;
        return places;
    }
    Vec::new()
}

fn without_aside(title: &str) -> &str {
    status::aside(title).map_or(title, |(start, _)| title[..start].trim_end())
}

/// `Sheet1`, `工作表1`: what a sheet is called that nobody has named.
fn is_usual_name(name: &str) -> bool {
    let word = name.trim_end_matches(|c: char| c.is_ascii_digit());
    ["sheet", "工作表", "表", "table"].contains(&word.trim().to_lowercase().as_str())
}

/// How many ledgers have a heading of their own.
fn headed_ledgers(items: &[Item]) -> usize {
    let is_headed = |pair: &&[Item]| pair[0].heading().is_some() && ledger(&pair[1]).is_some();
    items.windows(2).filter(is_headed).count()
}
