//! `tongbao export FORMAT`: notices in another form, one file a format.
//!
//! Each format defines its own command line and makes its own files. Finding the notices and writing files
//! without treading on somebody's work is the same for all: [`wanted`].

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

use super::Failure;
use super::arguments::Common;
use super::definition::command;
use super::terminal::Terminal;
use crate::catalogue::Language;
use crate::catalogue::export::EXPORT_ABOUT;

/// What is to be made, and of which notices.
pub enum Export {
    Csv(csv::Options),
    Docx(docx::Options),
    Json(json::Options),
    Html(html::Options),
    Fragment(fragment::Options),
    Pdf(pdf::Options),
    Server(server::Options),
    Xlsx(xlsx::Options),
}

pub fn definition(language: Language) -> clap::Command {
    command("export", &EXPORT_ABOUT, language).subcommand_required(true).disable_help_subcommand(true).subcommands([
        csv::definition(language),
        docx::definition(language),
        json::definition(language),
        html::definition(language),
        fragment::definition(language),
        pdf::definition(language),
        server::definition(language),
        xlsx::definition(language),
    ])
}

pub fn read(matches: &ArgMatches) -> Export {
    let (name, own) = matches.subcommand().expect("clap demands a format");
    match name {
        "csv" => Export::Csv(csv::read(own)),
        "docx" => Export::Docx(docx::read(own)),
        "json" => Export::Json(json::read(own)),
        "html" => Export::Html(html::read(own)),
        "fragment" => Export::Fragment(fragment::read(own)),
        "pdf" => Export::Pdf(pdf::read(own)),
        "server" => Export::Server(server::read(own)),
        "xlsx" => Export::Xlsx(xlsx::read(own)),
        other => unreachable!("clap knows no format {other}"),
    }
}

pub fn run(export: &Export, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    match export {
        Export::Csv(options) => csv::run(options, common, terminal),
        Export::Docx(options) => docx::run(options, common, terminal),
        Export::Json(options) => json::run(options, common, terminal),
        Export::Html(options) => html::run(options, common, terminal),
        Export::Fragment(options) => fragment::run(options, common, terminal),
        Export::Pdf(options) => pdf::run(options, common, terminal),
        Export::Server(options) => server::run(options, common, terminal),
        Export::Xlsx(options) => xlsx::run(options, common, terminal),
    }
}
