//! From a stream of paragraphs to a [`Draft`]: the structure that a person sees in a document.
//!
//! 1. [`lines`] puts paragraphs right: parted, joined, with their numbers and labels known; [`tables`] makes lines of
//!    those tables that are sheets of facts or forms.
//! 2. [`front`] reads the title and what stands around it; [`ending`] the contact, the attachments and annexes, the
//!    signature and the date.
//! 3. [`outline`] tells headings from text.
//! 4. [`issues`] finds the issues among them and reads each, from labelled text, or by [`ledger`] from the row of a
//!    table.
//! 5. What only the whole can tell comes last: the lead, [`date_of_notice`], and what is [`shown`] nowhere.
//!
//! [`label`], [`number`], [`date`], [`office`], [`status`] and [`blanks`] know how offices write; [`telling`] tells. Nothing is
//! invented: what is not in the document stays empty, and what was guessed is told with its line.

mod blanks;
mod corrections;
mod date;
mod date_of_notice;
mod demand;
mod ending;
mod front;
mod issues;
mod label;
mod ledger;
mod lines;
mod number;
mod office;
mod outline;
mod shown;
mod status;
mod tables;
mod telling;

use jiff::civil::Date;

use crate::catalogue::import::findings::LEFT_OUT;
use crate::finding::Findings;
use crate::model::status::StatusWords;

use super::document::Document;
use super::draft::{Draft, Element};
use super::read::left_out;
use issues::Reading;
use outline::{elements, top_level};
use tables::Tables;
use telling::Telling;

pub use demand::demand;
pub use office::are_of_two_offices;

/// What whoever imports says himself.
#[derive(Debug, Clone, Default)]
pub struct Given {
    pub title: Option<String>,
    pub date: Option<Date>,
}

/// Reads the structure of a document, and tells what was guessed and what was left out.
pub fn understand(document: &Document, statuses: &StatusWords, given: &Given) -> (Draft, Findings) {
    let mut draft = Draft::default();
    let mut findings = Findings::default();
    let mut tell = Telling::new(&document.source, &mut findings);
    tell_unread(document, &mut tell);

    let pieces = lines::of(document, &mut tell);
    let tables = Tables::of(&pieces);
    let (mut pieces, facts) = tables.take_facts(tables.as_lines(pieces), &mut draft);
    front::leave_out_letterhead(&mut pieces, &mut tell);
    let annexes = ending::take_annexes(&mut pieces);
    let attachments = ending::take_attachments(&mut pieces);
    let (front, text) = pieces.split_at(front::read_title(&pieces, &mut draft));

    let mut items = outline::of(text.to_vec(), &mut tell);
    let mut tail = ending::take_closing(&mut items, front, &mut draft, &mut tell);
    front::tell_left_out(front.iter().chain(&facts), &draft, &mut tell);
    tail.extend(attachments.into_iter().map(Element::Paragraph));
    let annexes = ending::outlined(annexes, &mut tell);
    match tables {
        Tables::WithLedger => items.extend(annexes),
        Tables::Plain => tail.extend(elements(&annexes, top_level(&annexes))),
    }

    let items = issues::prepared(items, &mut tell);
    let claim = issues::arrange(&items, tail, &mut draft, &mut Reading::new(tell.within(None), statuses));
    front::read_lead(&items, &mut draft);
    if let Some(title) = &given.title {
        draft.title.clone_from(title);
    }
    draft.date = given.date.or(draft.date);
    date_of_notice::guess(document, &pieces, &mut draft, &mut tell);
    corrections::take(&mut draft);
    shown::tell_others(document, &draft, &mut tell);
    issues::tell_differing(claim, &draft, &mut tell);
    (draft, findings)
}

/// What the reader of the format has not kept.
fn tell_unread(document: &Document, tell: &mut Telling) {
    for left in &document.left_out {
        let mut tell = tell.within(left.sheet.as_ref());
        let finding = tell.finding(&LEFT_OUT, left.span);
        tell.push(left_out(finding, left));
    }
}
