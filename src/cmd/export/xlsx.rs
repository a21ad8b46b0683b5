//! `tongbao export xlsx`: the ledger of a notice, with filters, and a sheet that counts.

use super::wanted::{Format, Made};
use crate::catalogue::export::EXPORT_XLSX_ABOUT;
use crate::catalogue::export_findings::UNFIT_LEDGER;
use crate::finding::{Finding, Findings};
use crate::render::Renderer;
use crate::source::Place;

pub static FORMAT: Format = Format::new("xlsx", &EXPORT_XLSX_ABOUT, make);

fn make(renderer: &Renderer, at: usize, findings: &mut Findings) -> Option<Made> {
    let notice = renderer.plan().notice(at);
    match renderer.ledger(at, findings) {
        Ok(bytes) => Some(Made { path: format!("{}.xlsx", notice.slug.text), bytes }),
        Err(reason) => {
            findings.push(Finding::new(&UNFIT_LEDGER, Place::file(&notice.body.source)).with("reason", reason));
            None
        }
    }
}
