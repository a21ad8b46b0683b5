//! `tongbao export FORMAT`: notices in another form, one file a format.
//!
//! Each format says what it is called and makes its own files. Finding the notices and writing files without
//! treading on somebody's work is the same for all: [`wanted`]. What a web server is to be told is of the whole site,
//! and no format: [`server`].

mod csv;
mod docx;
mod fragment;
mod html;
mod json;
mod page;
mod pdf;
mod server;
mod wanted;
mod xlsx;

use clap::ArgMatches;

use self::wanted::{Format, Wanted};
use super::Failure;
use super::arguments::Common;
use super::definition::command;
use super::terminal::Terminal;
use crate::catalogue::Language;
use crate::catalogue::export::EXPORT_ABOUT;

/// What is to be made.
pub enum Export {
    Notices(&'static Format, Wanted),
    Server(server::Options),
}

/// In the order in which the help lists them.
const FORMATS: [&Format; 7] =
    [&csv::FORMAT, &docx::FORMAT, &json::FORMAT, &html::FORMAT, &fragment::FORMAT, &pdf::FORMAT, &xlsx::FORMAT];

pub fn definition(language: Language) -> clap::Command {
    let formats = FORMATS.map(|format| format.definition(language));
    let command = command("export", &EXPORT_ABOUT, language).subcommand_required(true).disable_help_subcommand(true);
    command.subcommands(formats).subcommand(server::definition(language))
}

pub fn read(matches: &ArgMatches) -> Export {
    let (name, own) = matches.subcommand().expect("clap demands a format");
    match FORMATS.into_iter().find(|format| format.name == name) {
        Some(format) => Export::Notices(format, Wanted::read(own)),
        None => Export::Server(server::read(own)),
    }
}

pub fn run(export: &Export, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    match export {
        Export::Notices(format, wanted) => wanted::export(format, wanted, common, terminal),
        Export::Server(options) => server::run(options, common, terminal),
    }
}
