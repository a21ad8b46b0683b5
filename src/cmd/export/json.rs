//! `tongbao export json`: the open data of notices, byte for byte and laid out as on the site.
//!
//! The files name their schemas by relative addresses, so the schemas come with them.

use clap::ArgMatches;

use super::wanted::{self, Made, Wanted};
use crate::catalogue::Language;
use crate::catalogue::export::EXPORT_JSON_ABOUT;
use crate::cmd::Failure;
use crate::cmd::arguments::Common;
use crate::cmd::terminal::Terminal;
use crate::finding::Findings;
use crate::formats;
use crate::plan::addresses;
use crate::render::Renderer;

pub type Options = Wanted;

pub fn definition(language: Language) -> clap::Command {
    wanted::definition("json", &EXPORT_JSON_ABOUT, language)
}

pub fn read(matches: &ArgMatches) -> Options {
    Wanted::read(matches)
}

pub fn run(options: &Options, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    let notice = |renderer: &Renderer, at, findings: &mut Findings| {
        let path = addresses::notice_json(renderer.plan().notice(at)).file_path();
        let data = renderer.notice_data(at, findings);
        Some(Made { path, bytes: data.json })
    };
    wanted::export_with(options, common, terminal, notice, |renderer| {
        let site = renderer.plan().site;
        let schemas = formats::schemas().into_iter().map(|(address, bytes)| (address.file_path(), bytes.to_vec()));
        let list = (addresses::ISSUES_JSON.to_string(), formats::issues_json(site, site.config.base_url.as_ref()));
        std::iter::once(list).chain(schemas).map(|(path, bytes)| Made { path, bytes }).collect()
    })
}
