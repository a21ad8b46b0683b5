//! `tongbao export xlsx`: the ledger of a notice, with filters, and a sheet that counts.

use clap::ArgMatches;

use super::wanted::{self, Made, Wanted};
use crate::catalogue::Language;
use crate::catalogue::export::EXPORT_XLSX_ABOUT;
use crate::catalogue::export_findings::UNFIT_LEDGER;
use crate::cmd::Failure;
use crate::cmd::arguments::Common;
use crate::cmd::terminal::Terminal;
use crate::finding::Finding;
use crate::source::Place;

pub type Options = Wanted;

pub fn definition(language: Language) -> clap::Command {
    wanted::definition("xlsx", &EXPORT_XLSX_ABOUT, language)
}

pub fn read(matches: &ArgMatches) -> Options {
    Wanted::read(matches)
}

pub fn run(options: &Options, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    wanted::export(options, common, terminal, |renderer, at, findings| {
        let notice = renderer.plan().notice(at);
        match renderer.ledger(at, findings) {
            Ok(bytes) => Some(Made { path: format!("{}.xlsx", notice.slug.text), bytes }),
            Err(reason) => {
                findings.push(Finding::new(&UNFIT_LEDGER, Place::file(&notice.body.source)).with("reason", reason));
                None
            }
        }
    })
}
