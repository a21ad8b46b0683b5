//! `tongbao export FORMAT`: what leaves the site for other places; one file a format.
//!
//! Each format's file holds its definition for clap, what it read from the arguments, and its recipe. What
//! the recipes share, the site made ready, is in [`site`].

mod fragment;
mod html;
mod site;

use clap::ArgMatches;

use super::Failure;
use super::arguments::{Common, shape};
use super::terminal::Terminal;
use crate::catalogue::Language;
use crate::catalogue::export::EXPORT_ABOUT;

pub enum Export {
    Html(html::Options),
    Fragment(fragment::Options),
}

pub fn definition(language: Language) -> clap::Command {
    let command = clap::Command::new("export").about(EXPORT_ABOUT.say(language));
    shape(command, language)
        .subcommand_required(true)
        .disable_help_subcommand(true)
        .subcommands([html::definition(language), fragment::definition(language)])
}

pub fn read(matches: &ArgMatches) -> Export {
    let (format, own) = matches.subcommand().expect("clap demands a format");
    match format {
        "html" => Export::Html(html::read(own)),
        "fragment" => Export::Fragment(fragment::read(own)),
        other => unreachable!("clap knows no format {other}"),
    }
}

pub fn run(export: &Export, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    match export {
        Export::Html(options) => html::run(options, common, terminal),
        Export::Fragment(options) => fragment::run(options, common, terminal),
    }
}
