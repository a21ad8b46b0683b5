//! The rows and columns of a sheet that nobody sees: hidden by a filter, a fold or by hand. What whoever imports a
//! ledger cannot see is not published, and told.

use std::collections::HashSet;
use std::ops::RangeInclusive;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::Unreadable;
use super::package::{DAMAGED_FILE, Package, parse};

/// Counted from nought.
#[derive(Default)]
pub struct Hidden {
    rows: HashSet<usize>,
    columns: Vec<RangeInclusive<usize>>,
}

impl Hidden {
    /// What is hidden of the sheet with this name.
    pub fn of(package: &mut Package, sheet: &str) -> Result<Self, Unreadable> {
        let Some(part) = part_of(package, sheet)? else { return Ok(Self::default()) };
        Self::read(&package.text(&part)?.unwrap_or_default())
    }

    pub fn has_row(&self, row: usize) -> bool {
        self.rows.contains(&row)
    }

    pub fn has_column(&self, column: usize) -> bool {
        self.columns.iter().any(|columns| columns.contains(&column))
    }

    fn read(xml: &str) -> Result<Self, Unreadable> {
        let mut reader = Reader::from_str(xml);
        let mut hidden = Self::default();
        // A row without a number comes after the one before (ECMA-376, part 1, 18.3.1.73).
        let mut row = 0;
        loop {
            match reader.read_event().map_err(|_| DAMAGED_FILE)? {
                Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                    "row" => {
                        row = number(&tag, "r").unwrap_or(row + 1);
                        if is_hidden(&tag) {
                            hidden.rows.insert(row.saturating_sub(1));
                        }
                    }
                    "col" if is_hidden(&tag) => {
                        let (first, last) = (number(&tag, "min").unwrap_or(1), number(&tag, "max").unwrap_or(1));
                        hidden.columns.push(first.saturating_sub(1)..=last.saturating_sub(1));
                    }
                    _ => {}
                },
                Event::Eof => return Ok(hidden),
                _ => {}
            }
        }
    }
}

fn is_hidden(tag: &BytesStart) -> bool {
    value(tag, "hidden").is_some_and(|value| matches!(value.as_str(), "1" | "true"))
}

fn number(tag: &BytesStart, name: &str) -> Option<usize> {
    value(tag, name)?.parse().ok()
}

fn value(tag: &BytesStart, name: &str) -> Option<String> {
    Some(tag.try_get_attribute(name).ok()??.value.into_owned())
}

/// The part that a sheet is in, by the book and its relations.
fn part_of(package: &mut Package, sheet: &str) -> Result<Option<String>, Unreadable> {
    let (Some(book), Some(relations)) = (package.text("xl/workbook.xml")?, package.text("xl/_rels/workbook.xml.rels")?)
    else {
        return Ok(None);
    };
    let (book, relations) = (parse(&book)?, parse(&relations)?);
    let is_it = |node: &roxmltree::Node| node.tag_name().name() == "sheet" && node.attribute("name") == Some(sheet);
    let id = book
        .descendants()
        .find(is_it)
        .and_then(|node| node.attributes().find(|it| it.name() == "id" && it.namespace().is_some()))
        .map(|attribute| attribute.value());
    let relation = relations.descendants().find(|node| id.is_some() && node.attribute("Id") == id);
    let target = relation.and_then(|node| node.attribute("Target"));
    Ok(target.map(|target| match target.strip_prefix('/') {
        Some(whole) => whole.to_string(),
        None => format!("xl/{target}"),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_rows_and_columns_are_read() {
        let xml = r#"<worksheet><cols><col min="2" max="3" hidden="1"/><col min="5" max="5"/></cols><sheetData>
            <row r="2"><c r="A2"/></row><row hidden="true"/><row r="9" hidden="1"></row><row r="10" hidden="0"/>
            </sheetData></worksheet>"#;
        let Ok(hidden) = Hidden::read(xml) else { panic!("{xml} was not read") };
        assert_eq!((0..12).filter(|row| hidden.has_row(*row)).collect::<Vec<_>>(), [2, 8]);
        assert_eq!((0..6).filter(|column| hidden.has_column(*column)).collect::<Vec<_>>(), [1, 2]);
    }
}
