//! The issues of a notice as a ledger (整改台账) for Excel: one row an issue, and a sheet that counts them.
//!
//! Texts are cells of text, never formulas, whatever they begin with. Only the counts are formulas, so that
//! they stay right when somebody works in the ledger; their results are written beside them.

mod ledger;
mod looks;
mod summary;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::NoticeTexts;
use crate::catalogue::Language;
use crate::model::Notice;

/// The workbook. One notice always gives the same bytes.
pub fn xlsx(notice: &Notice, texts: &NoticeTexts, language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let day = notice.date;
    let made = ExcelDateTime::from_ymd(day.year().max(1900) as u16, day.month() as u8, day.day() as u8)?;
    let properties = DocProperties::new().set_title(&notice.title).set_creation_datetime(&made);
    workbook.set_properties(&properties.set_author(notice.issuer.as_deref().unwrap_or_default()));
    ledger::write(workbook.add_worksheet(), notice, texts, language)?;
    summary::write(workbook.add_worksheet(), notice, language)?;
    workbook.save_to_buffer()
}

/// The names of the two sheets.
fn sheet_names(language: Language) -> [&'static str; 2] {
    language.pick(["整改台账", "汇总"], ["Ledger", "Summary"])
}
