//! `tongbao export csv`: the issues of a notice as a table, byte for byte as on the site.

use super::wanted::{Format, Made};
use crate::catalogue::export::EXPORT_CSV_ABOUT;
use crate::finding::Findings;
use crate::plan::addresses;
use crate::render::Renderer;

pub static FORMAT: Format = Format::new("csv", &EXPORT_CSV_ABOUT, make);

fn make(renderer: &Renderer, at: usize, findings: &mut Findings) -> Option<Made> {
    let path = addresses::issues_csv(renderer.plan().notice(at)).file_path();
    let data = renderer.notice_data(at, findings);
    Some(Made { path, bytes: data.csv })
}
