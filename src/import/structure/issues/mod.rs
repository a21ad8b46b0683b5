//! The issues of a notice: where they stand in its text, and what is said of each.
//!
//! First [`paired`] puts accounts below their problems, where they stand in a section of their own. Then [`ledger`] reads
//! the issues from the rows of a table, and [`single`] a notice that has only one; otherwise [`sections`] finds the part of
//! the text that holds them, [`categories`] reads it, and [`issue`] what stands below the title of each.

mod categories;
mod claim;
mod dates;
mod issue;
mod labels;
mod links;
mod ordinals;
mod outlook;
mod paired;
mod parts;
mod reading;
mod sections;
mod single;
mod status;
mod values;

use super::blanks::closed_up;
use super::ledger;
use super::outline::{Item, elements, top_level};
use super::telling::{Telling, shortened};
use crate::catalogue::import::findings::CLOSING_GUESSED;
use crate::import::draft::{Draft, Element};
use claim::Claim;

pub use claim::tell_differing;
pub use dates::{set_date_once, tell_date};
pub use issue::{keep_apart, with_strong_label};
pub use links::of_title as link_of_title;
pub use reading::Reading;
pub use status::{guess_status, take_status};
pub use values::{is_internal, measures, names_edition, units};

/// The items as the issues are read from them: what belongs to the title of an issue stands below it.
pub fn prepared(items: Vec<Item>, tell: &mut Telling) -> Vec<Item> {
    paired::joined(ordinals::below_titles(items), tell)
}

/// Fills the draft with body, categories and issues, and with `tail` behind them; gives what the text itself says of
/// their number.
pub fn arrange(items: &[Item], tail: Vec<Element>, draft: &mut Draft, reading: &mut Reading) -> Option<Claim> {
    let around = fill(items, draft, reading);
    draft.body.extend(tail);
    drop_title(draft);
    let has_place = draft.body.iter().any(|element| matches!(element, Element::Issues));
    if !has_place && !draft.body.is_empty() {
        draft.body.push(Element::Issues);
    }
    claim::of(around)
}

/// Fills the draft; gives the items that may say how many issues there are.
fn fill<'a>(items: &'a [Item], draft: &mut Draft, reading: &mut Reading) -> &'a [Item] {
    if ledger::read_all(items, draft, reading) {
        return items;
    }
    if single::read(items, draft, reading) {
        return &[];
    }
    let Some(mut range) = sections::find(items) else {
        draft.body = elements(items, top_level(items));
        return items;
    };
    if let Some(at) = outlook::find(items, range) {
        range.end = at;
        if let Item::Line(line) = &items[at] {
            let finding = reading.tell.finding(&CLOSING_GUESSED, line.paragraph.span);
            reading.tell.push(finding.with("text", shortened(&line.text)));
        }
    }
    let first = categories::read(&items[range.start..range.end], draft, reading) + range.start;
    let top = top_level(items);
    draft.body = elements(&items[..first], top);
    draft.body.push(Element::Issues);
    draft.body.extend(elements(&items[range.end..], top));
    &items[..first]
}

/// A table of issues often bears the title of the notice once more.
fn drop_title(draft: &mut Draft) {
    let title = closed_up(&draft.title);
    let is_title =
        |element: &Element| matches!(element, Element::Paragraph(paragraph) if closed_up(&paragraph.text()) == title);
    draft.body.retain(|element| !is_title(element));
}
