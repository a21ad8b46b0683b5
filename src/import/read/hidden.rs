//! The rows and columns of a sheet that nobody sees: hidden by a filter, a fold or by hand. What whoever imports a
//! ledger cannot see is not published, and told.

use std::collections::{HashMap, HashSet};
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
    pub fn has_row(&self, row: usize) -> bool {
        self.rows.contains(&row)
    }

    pub fn has_column(&self, column: usize) -> bool {
        self.columns.iter().any(|columns| columns.contains(&column))
    }

    /// What is hidden of a sheet.
    pub fn read(xml: &str) -> Result<Self, Unreadable> {
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

/// What an attribute says.
pub fn value(tag: &BytesStart, name: &str) -> Option<String> {
    Some(tag.try_get_attribute(name).ok()??.value.into_owned())
}

/// The parts that the sheets of a book are in, by their names.
pub fn parts_of_sheets(package: &mut Package) -> Result<HashMap<String, String>, Unreadable> {
    let (Some(book), Some(relations)) = (package.text("xl/workbook.xml")?, package.text("xl/_rels/workbook.xml.rels")?)
    else {
        return Ok(HashMap::new());
    };
    let (book, relations) = (parse(&book)?, parse(&relations)?);
    let targets: HashMap<&str, &str> = relations
        .descendants()
        .filter_map(|relation| Some((relation.attribute("Id")?, relation.attribute("Target")?)))
        .collect();
    let part = |sheet: roxmltree::Node| {
        let id = sheet.attributes().find(|it| it.name() == "id" && it.namespace().is_some())?;
        let target = targets.get(id.value())?;
        let part = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_string);
        Some((sheet.attribute("name")?.to_string(), part))
    };
    Ok(book.descendants().filter(|node| node.tag_name().name() == "sheet").filter_map(part).collect())
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
