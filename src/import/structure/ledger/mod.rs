//! 台账: tables whose rows are issues, in a document or in a spreadsheet.
//!
//! [`columns`] tells by the heads what the columns say, in whatever words an office uses; [`row`] tells which rows are
//! issues, and [`reading`] reads them, cell by cell with [`cell`]. What stands above the heads, the title and the dates,
//! is text like any other; [`document`] puts the ledgers into the text around them.

mod cell;
mod columns;
mod document;
mod joint;
mod measures;
mod reading;
mod remarks;
mod row;
mod title;
mod unread;

use super::label::Field;

pub use document::read_all;

/// A table that is a ledger: which column says what, and where its rows begin.
#[derive(Debug, Clone)]
pub struct Ledger {
    columns: Vec<Option<Field>>,
    head: usize,
    first_row: usize,
}
