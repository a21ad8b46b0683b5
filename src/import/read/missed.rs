//! What of a sheet is not read: how much, and where the first of it is.

use std::sync::Arc;

use crate::catalogue::Language;
use crate::catalogue::import::left_out::{COLUMN_OF_SHEET, ROW_OF_SHEET};
use crate::import::document::{LeftOut, SheetPlace, What};
use crate::source::Source;

/// Whoever knows the first finds the others.
const MOST_NAMED: usize = 5;

#[derive(Default)]
pub struct Missed {
    count: usize,
    places: Vec<SheetPlace>,
}

impl Missed {
    pub fn push(&mut self, place: SheetPlace) {
        self.count += 1;
        if self.places.len() < MOST_NAMED {
            self.places.push(place);
        }
    }

    /// Some of which nobody knows where they are.
    pub fn many(count: usize) -> Self {
        Self { count, places: Vec::new() }
    }

    /// `None`: nothing is missed.
    pub fn left_out(self, what: What, sheet: &Arc<Source>) -> Option<LeftOut> {
        let Self { count, places } = self;
        (count > 0).then(|| LeftOut { sheet: Some(sheet.clone()), places, ..LeftOut::new(what, count, None) })
    }
}

/// `D5、第 7 行`; empty where nothing is known.
pub fn places(left: &LeftOut, language: Language) -> String {
    let list = language.list(left.places.iter().map(|place| name(*place, language)));
    if left.places.len() < left.count && !list.is_empty() { list + "……" } else { list }
}

fn name(place: SheetPlace, language: Language) -> String {
    match place {
        SheetPlace::Cell(row, column) => format!("{}{}", letters(column), row + 1),
        SheetPlace::Row(row) => ROW_OF_SHEET.with(language, &[("n", (row + 1).to_string())]),
        SheetPlace::Column(column) => COLUMN_OF_SHEET.with(language, &[("name", letters(column))]),
    }
}

/// What a column is called: A to Z, then AA.
fn letters(column: usize) -> String {
    let last = char::from(b'A' + (column % 26) as u8).to_string();
    if column < 26 { last } else { letters(column / 26 - 1) + &last }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_called_as_a_spreadsheet_calls_them() {
        let left = LeftOut {
            places: vec![SheetPlace::Cell(4, 27), SheetPlace::Row(6), SheetPlace::Column(2)],
            ..LeftOut::new(What::HiddenCells, 3, None)
        };
        assert_eq!(places(&left, Language::Zh), "AB5、第 7 行、C 列");
        assert_eq!(places(&LeftOut { count: 4, ..left }, Language::En), "AB5, row 7, column C……");
    }
}
