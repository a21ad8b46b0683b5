//! Notices of one issue, as 督察 publishes them: its task, its aim, who answers for it and how far it is, each under
//! a heading, after a label, or in a form of two columns.

use super::issue;
use super::reading::Reading;
use crate::import::document::{Inline, Mark, Paragraph, Text};
use crate::import::draft::{Draft, Element};
use crate::import::structure::label::Field;
use crate::import::structure::lines::{Line, strong_label};
use crate::import::structure::outline::{Heading, Item, elements, names_a_fault, top_level};

/// Reads a notice of one issue. `false`: it is not one of these.
pub fn read(items: &[Item], draft: &mut Draft, reading: &mut Reading) -> bool {
    let top = top_level(items);
    if !names_parts(items, top) || heads_issues(items, top) {
        return false;
    }
    let first = items.iter().position(|item| says(item).is_some_and(Field::is_of_issue)).unwrap_or(0);
    let own = labelled(&items[first..], top);
    let task = own.iter().filter_map(Item::line).find(|line| is_task(line.field())).map(Line::value);
    let title = task.filter(|task| !task.is_empty()).map_or_else(|| draft.title.clone(), short_title);
    let span = match &items[first] {
        Item::Heading(heading) => heading.span,
        Item::Line(line) => line.paragraph.span,
        Item::Table(table) => table.span,
    };
    let issue = issue::read(title, 0, span, &own, reading);
    draft.categories = vec![issue.title.clone()];
    draft.issues = vec![issue];
    draft.body = elements(&items[..first], top);
    draft.body.push(Element::Issues);
    true
}

/// The field that an item says: a heading that is a label, or a line with one.
fn says(item: &Item) -> Option<Field> {
    match item {
        Item::Heading(heading) => Field::of(&heading.text),
        Item::Line(line) => line.field(),
        Item::Table(_) => None,
    }
}

fn is_task(field: Option<Field>) -> bool {
    matches!(field, Some(Field::Task | Field::Problem))
}

/// Whether the items name the parts of one issue, each once: its task or its problem, or an account, and one more.
fn names_parts(items: &[Item], top: u8) -> bool {
    let is_of_top = |item: &&Item| item.level().is_none_or(|level| level == top);
    let fields: Vec<Field> = items.iter().filter(is_of_top).filter_map(says).collect();
    let has_one = |field| fields.iter().filter(|own| **own == field).count() == 1;
    let is_headed = items.iter().any(|item| item.level() == Some(top) && says(item).is_some_and(Field::is_of_issue));
    let is_unheaded = items.iter().all(|item| item.level().is_none());
    (has_one(Field::Task) || has_one(Field::Problem) || has_one(Field::Progress))
        && fields.iter().filter(|field| field.is_of_issue()).count() >= 2
        && (is_headed || is_unheaded)
}

/// Whether headings are those of issues: they name faults, below the problems or beside them, or have a status each.
fn heads_issues(items: &[Item], top: u8) -> bool {
    let mut outer = items.iter().filter_map(Item::heading).filter(|heading| heading.level == top);
    let is_fault = |heading: &Heading| Field::of(&heading.text).is_none() && names_a_fault(&heading.text);
    outer.any(is_fault)
        || labelled_faults(items, top) > 1
        || items.windows(2).any(|pair| match pair {
            [Item::Heading(above), Item::Heading(below)] => {
                Field::of(&above.text) == Some(Field::Problem) && names_a_fault(&below.text)
            }
            [Item::Heading(heading), Item::Line(line)] => heading.level > top && line.field() == Some(Field::Status),
            _ => false,
        })
}

/// How many headings below the topmost name a fault and have its fields right below them.
fn labelled_faults(items: &[Item], top: u8) -> usize {
    let is_one = |pair: &&[Item]| match pair {
        [Item::Heading(heading), Item::Line(line)] => {
            heading.level > top && names_a_fault(&heading.text) && line.field().is_some_and(Field::is_of_issue)
        }
        _ => false,
    };
    items.windows(2).filter(is_one).count()
}

/// Headings that are labels go before their texts as labels; one that has no text right below it stays a heading.
pub fn labelled(items: &[Item], top: u8) -> Vec<Item> {
    let mut result: Vec<Item> = Vec::new();
    let mut open: Option<&Heading> = None;
    for (at, item) in items.iter().enumerate() {
        match item {
            Item::Heading(heading) if heading.level == top => {
                result.extend(open.replace(heading).cloned().map(Item::Heading));
            }
            // A heading that heads nothing is one of a list.
            Item::Heading(heading) if heads_nothing(heading, items.get(at + 1)) => {
                let mut inlines: Vec<Inline> =
                    open.take().map(|heading| strong_label(&heading.text)).into_iter().collect();
                inlines.push(Inline::Text(Text::plain(heading.number.clone())));
                inlines.extend(heading.title.inlines.clone());
                inlines.extend((!heading.stop.is_empty()).then(|| Inline::Text(Text::plain(heading.stop.clone()))));
                result.push(Item::Line(Line::new(Paragraph { mark: Mark::Body, inlines, ..heading.title.clone() })));
            }
            Item::Line(line) if open.is_some() => {
                let heading = open.take().expect("it was just seen");
                let mut inlines = vec![strong_label(&heading.text)];
                inlines.extend(line.paragraph.inlines.clone());
                result.push(Item::Line(Line::new(Paragraph { inlines, ..line.paragraph.clone() })));
            }
            other => {
                result.extend(open.take().cloned().map(Item::Heading));
                result.push(other.clone());
            }
        }
    }
    result.extend(open.cloned().map(Item::Heading));
    result
}

fn heads_nothing(heading: &Heading, next: Option<&Item>) -> bool {
    match next {
        Some(Item::Heading(next)) => next.level <= heading.level,
        // The next of a list whose text is too long for a heading.
        Some(Item::Line(next)) => next.number.is_some_and(|number| number.level <= heading.level),
        Some(Item::Table(_)) => false,
        None => true,
    }
}

fn short_title(text: &str) -> String {
    let text = text.trim().trim_end_matches('。');
    if text.chars().count() <= 50 {
        return text.to_string();
    }
    let end = text.find(['。', '；', '，']).filter(|end| text[..*end].chars().count() >= 6).unwrap_or(text.len());
    let cut: String = text[..end].chars().take(50).collect();
    if cut.len() < end { cut + "……" } else { cut }
}
