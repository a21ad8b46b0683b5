//! `tongbao export json`: the open data of notices, byte for byte and laid out as on the site.
//!
//! The files name their schemas by relative addresses, so the schemas come with them.

use super::wanted::{Format, Made};
use crate::catalogue::export::EXPORT_JSON_ABOUT;
use crate::finding::Findings;
use crate::formats;
use crate::plan::addresses;
use crate::render::Renderer;

pub static FORMAT: Format = Format { together, ..Format::new("json", &EXPORT_JSON_ABOUT, make) };

fn make(renderer: &Renderer, at: usize, findings: &mut Findings) -> Option<Made> {
    let path = addresses::notice_json(renderer.plan().notice(at)).file_path();
    let data = renderer.notice_data(at, findings);
    Some(Made { path, bytes: data.json })
}

fn together(renderer: &Renderer) -> Vec<Made> {
    let site = renderer.plan().site;
    let schemas = formats::schemas().into_iter().map(|(address, bytes)| (address.file_path(), bytes.to_vec()));
    let list = (addresses::ISSUES_JSON.to_string(), formats::issues_json(site, site.config.base_url.as_ref()));
    std::iter::once(list).chain(schemas).map(|(path, bytes)| Made { path, bytes }).collect()
}
