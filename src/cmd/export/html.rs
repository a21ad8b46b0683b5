//! `tongbao export html --single NOTICE`: a notice as one file that needs nothing else.

use clap::ArgMatches;

use super::page;
use super::wanted::{self, Wanted};
use crate::catalogue::Language;
use crate::catalogue::export::{EXPORT_HTML_ABOUT, EXPORT_SINGLE_OPTION};
use crate::cmd::Failure;
use crate::cmd::arguments::Common;
use crate::cmd::definition::flag;
use crate::cmd::terminal::Terminal;
use crate::export::single;

pub type Options = Wanted;

/// There is no other way than `--single` yet; it is asked for so that the command says what is made.
pub fn definition(language: Language) -> clap::Command {
    wanted::definition("html", &EXPORT_HTML_ABOUT, language)
        .arg(flag("single", &EXPORT_SINGLE_OPTION, language).required(true))
}

pub fn read(matches: &ArgMatches) -> Options {
    Wanted::read(matches)
}

pub fn run(options: &Options, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    wanted::export(options, common, terminal, |renderer, at, findings| {
        page::of_notice(renderer, at, findings, "notice.html", single)
    })
}
