//! `tongbao export csv`: the issues of a notice as a table, byte for byte as on the site.

use clap::ArgMatches;

use super::wanted::{self, Made, Wanted};
use crate::catalogue::Language;
use crate::catalogue::export::EXPORT_CSV_ABOUT;
use crate::cmd::Failure;
use crate::cmd::arguments::Common;
use crate::cmd::terminal::Terminal;
use crate::plan::addresses;

pub type Options = Wanted;

pub fn definition(language: Language) -> clap::Command {
    wanted::definition("csv", &EXPORT_CSV_ABOUT, language)
}

pub fn read(matches: &ArgMatches) -> Options {
    Wanted::read(matches)
}

pub fn run(options: &Options, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    wanted::export(options, common, terminal, |renderer, at, findings| {
        let path = addresses::issues_csv(renderer.plan().notice(at)).file_path();
        let data = renderer.notice_data(at, findings);
        Some(Made { path, bytes: data.csv })
    })
}
