//! The closing of a notice, taken off the end of its text.

use jiff::civil::Date;

use super::contact;
use super::kind::{Closing, is_imprint};
use super::last_day;
use crate::catalogue::import::findings::DATE_TAKEN;
use crate::catalogue::import::left_out::{IMPRINT, PART_OF_CONTACT};
use crate::import::document::{Cell, Mark, Paragraph};
use crate::import::draft::{Draft, Element};
use crate::import::structure::blanks::without_blanks;
use crate::import::structure::date_of_notice;
use crate::import::structure::label::Field;
use crate::import::structure::lines::{Line, Piece};
use crate::import::structure::office;
use crate::import::structure::outline::Item;
use crate::import::structure::telling::{Telling, shortened};
use crate::source::Span;

/// Takes the closing off the end. What of it is text is given back, in order.
pub fn take_closing(items: &mut Vec<Item>, front: &[Piece], draft: &mut Draft, tell: &mut Telling) -> Vec<Element> {
    if last_day::is_announced(items) {
        return Vec::new();
    }
    if let Some((date, line)) = last_day::of_anybody(items) {
        let finding = tell.finding(&DATE_TAKEN, line.paragraph.span);
        tell.push(finding.with("date", date.to_string()));
    }
    let mut taken = Taken::default();
    while items.last().is_some_and(|last| taken.takes(last, tell)) {
        items.pop();
    }
    if let Some(line) = &taken.signed {
        draft.issuer = Some(issuer(line, &draft.title));
    }
    taken.read_contact(draft, tell);
    date_of_notice::settle(taken.dated, front, draft, tell);
    taken.text.into_iter().rev().map(Element::Paragraph).collect()
}

/// What was taken off the end so far, the last first.
#[derive(Default)]
struct Taken {
    text: Vec<Paragraph>,
    contact: Vec<Line>,
    signed: Option<Line>,
    dated: Option<(Date, Span)>,
    /// Whether the document says of a line that it stands behind the issues.
    is_marked: bool,
}

impl Taken {
    /// Whether an item belongs to the closing; then it is taken.
    fn takes(&mut self, item: &Item, tell: &mut Telling) -> bool {
        match item {
            Item::Line(line) => self.takes_line(line, tell),
            // It only headed the contact.
            Item::Heading(heading) => Field::of(&heading.text).is_some_and(Field::is_of_contact),
            Item::Table(table) if is_imprint(table) => {
                let cells: Vec<String> = table.rows.iter().flatten().map(Cell::text).collect();
                tell_imprint(cells.join(" ").trim(), table.span, tell);
                true
            }
            Item::Table(_) => false,
        }
    }

    fn takes_line(&mut self, line: &Line, tell: &mut Telling) -> bool {
        let paragraph = &line.paragraph;
        // Where the document marks what is behind its issues, an office or a date above is of the text.
        let is_behind = paragraph.after_issues || paragraph.mark == Mark::Signature;
        if self.is_marked && !is_behind && last_day::is_date_or_office(line) {
            return false;
        }
        self.is_marked |= is_behind;
        match Closing::of(line) {
            None => return false,
            Some(Closing::Date(date)) if self.dated.is_none() => self.dated = Some((date, paragraph.span)),
            Some(Closing::Date(_) | Closing::Text | Closing::Invitation) => self.text.push(paragraph.clone()),
            Some(Closing::Contact) => self.contact.push(line.clone()),
            // Of several that sign, the first issues the notice.
            Some(Closing::Signature) => {
                self.text.extend(self.signed.replace(line.clone()).map(|other| other.paragraph));
            }
            Some(Closing::Imprint) => tell_imprint(&line.text, paragraph.span, tell),
        }
        true
    }

    fn read_contact(&self, draft: &mut Draft, tell: &mut Telling) {
        for line in self.contact.iter().rev() {
            contact::read_line(line, &mut draft.contact);
            if let Some(words) = contact::beside(line, &draft.contact) {
                let words = shortened(&words);
                tell.left_out(line.paragraph.span, &PART_OF_CONTACT, &words);
            }
        }
    }
}

/// Who signs: 县水利局 signs what 示例县水利局 issues.
fn issuer(line: &Line, title: &str) -> String {
    let signed = without_blanks(office::without_seal(&line.text));
    office::issuer_of(title).filter(|issuer| issuer.ends_with(&signed)).unwrap_or(signed)
}

fn tell_imprint(words: &str, span: Span, tell: &mut Telling) {
    tell.left_out(span, &IMPRINT, &shortened(words));
}
