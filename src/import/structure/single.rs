//! Notices of one issue, as 督察 publishes them: its task, its aim, who answers for it and how far it is, each under
//! a heading, after a label, or in a form of two columns.

use super::issue::{self, Reading};
use super::label::Field;
use super::lines::{self, Line};
use super::outline::{self, Item};
use super::{elements, top_level};
use crate::import::document::{Cell, Inline, Mark, Paragraph, Table, Text};
use crate::import::draft::{Draft, Element};

/// 督察 notices tell of one issue: its task, its aim, its state, each under a heading or a label. `false`: not one of these.
pub fn read(items: &[Item], draft: &mut Draft, reading: &mut Reading) -> bool {
    let top = top_level(items);
    let names: Vec<Field> = items
        .iter()
        .filter_map(|item| match item {
            Item::Heading(heading) if heading.level == top => Field::of(&heading.text),
            Item::Heading(_) => None,
            Item::Line(line) => line.field(),
            Item::Table(_) => None,
        })
        .collect();
    let has = |field| names.iter().filter(|name| **name == field).count() == 1;
    let free_headings =
        items.iter().filter(|item| matches!(item, Item::Heading(heading) if Field::of(&heading.text).is_none() && heading.level == top && outline::names_a_fault(&heading.text))).count();
    // What the problem's heading heads may be issues of their own.
    let heads_issues = items.windows(2).any(|pair| match pair {
        [Item::Heading(above), Item::Heading(below)] => {
            Field::of(&above.text) == Some(Field::Problem) && outline::names_a_fault(&below.text)
        }
        [Item::Heading(heading), Item::Line(line)] => heading.level > top && line.field() == Some(Field::Status),
        _ => false,
    });
    let fields = names.iter().filter(|name| name.is_of_issue()).count();
    if !(has(Field::Task) || has(Field::Problem) || has(Field::Progress))
        || fields < 2
        || free_headings > 0
        || heads_issues
    {
        return false;
    }
    let headed = items.iter().any(|item| matches!(item, Item::Heading(heading) if heading.level == top && Field::of(&heading.text).is_some_and(Field::is_of_issue)));
    let unheaded = !items.iter().any(|item| matches!(item, Item::Heading(_)));
    if !headed && !unheaded {
        return false;
    }
    let begins = |item: &Item| match item {
        Item::Heading(heading) => Field::of(&heading.text).is_some_and(Field::is_of_issue),
        Item::Line(line) => line.field().is_some_and(Field::is_of_issue),
        Item::Table(_) => false,
    };
    let first = items.iter().position(begins).unwrap_or(0);
    let own = labelled(&items[first..], top);
    let task = own.iter().find_map(|item| match item {
        Item::Line(line) if matches!(line.field(), Some(Field::Task | Field::Problem)) => {
            Some(line.value().to_string())
        }
        _ => None,
    });
    let title = task.filter(|task| !task.is_empty()).map_or_else(|| draft.title.clone(), |task| short_title(&task));
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

/// Headings that are labels go before their texts as labels; one that has no text right below it stays a heading.
pub fn labelled(items: &[Item], top: u8) -> Vec<Item> {
    let mut result: Vec<Item> = Vec::new();
    let mut open: Option<&outline::Heading> = None;
    for (at, item) in items.iter().enumerate() {
        match item {
            Item::Heading(heading) if heading.level == top => {
                result.extend(open.replace(heading).cloned().map(Item::Heading));
            }
            // A heading that heads nothing is one of a list.
            Item::Heading(heading) if heads_nothing(heading, items.get(at + 1)) => {
                let mut inlines: Vec<Inline> = open.take().map(label_of).into_iter().collect();
                inlines.push(Inline::Text(Text::plain(heading.number.clone())));
                inlines.extend(heading.title.inlines.clone());
                result.push(Item::Line(Line::new(Paragraph { mark: Mark::Body, inlines, ..heading.title.clone() })));
            }
            Item::Line(line) if open.is_some() => {
                let heading = open.take().expect("it was just seen");
                let mut inlines = vec![label_of(heading)];
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

fn label_of(heading: &outline::Heading) -> Inline {
    Inline::Text(Text { text: format!("{}：", heading.text), strong: true, ..Text::default() })
}

fn heads_nothing(heading: &outline::Heading, next: Option<&Item>) -> bool {
    match next {
        Some(Item::Heading(next)) => next.level <= heading.level,
        Some(_) => false,
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

/// The rows of a form as labelled lines. `None`: it is a table of another kind.
pub fn form(table: &Table) -> Option<Vec<Line>> {
    if table.boxed().is_some() {
        return None;
    }
    let pairs: Vec<(String, &Cell)> = table
        .rows
        .iter()
        .flat_map(|row| row.chunks(2))
        .filter_map(|pair| if let [label, value] = pair { Some((label.text(), value)) } else { None })
        .filter(|(label, value)| !label.is_empty() && !value.repeated)
        .collect();
    let known = pairs.iter().filter(|(label, _)| Field::of(label).is_some()).count();
    let narrow = table.rows.iter().all(|row| {
        row.len() == 2
            || (row.len() == 4 && Field::of(&row[2].text()).is_some())
            || row[1..].iter().skip(1).all(|cell| cell.repeated || cell.text().is_empty())
    });
    if !narrow
        || known < 2
        || known * 2 < pairs.len()
        || table.rows.iter().any(|row| row.iter().filter(|cell| Field::of(&cell.text()).is_some()).count() > 2)
    {
        return None;
    }
    let mut lines = Vec::new();
    for (label, value) in pairs {
        let mut inlines = vec![Inline::Text(Text {
            text: format!("{}：", label.replace('\n', "")),
            strong: true,
            ..Text::default()
        })];
        let mut paragraphs = value.paragraphs.iter();
        let first = paragraphs.next();
        inlines.extend(first.into_iter().flat_map(|paragraph| paragraph.inlines.clone()));
        let span = first.map_or(table.span, |paragraph| paragraph.span);
        let first = Paragraph { span, inlines, ..Paragraph::default() };
        lines.extend(lines::parts(&first).into_iter().map(Line::new));
        lines.extend(paragraphs.cloned().map(Line::new).filter(|line| !line.text.is_empty()));
    }
    Some(lines)
}
