//! `tongbao export fragment`: a notice to be pasted into a content system or a public account's editor.

use clap::ArgMatches;

use super::page;
use super::wanted::{self, Wanted};
use crate::catalogue::Language;
use crate::catalogue::export::EXPORT_FRAGMENT_ABOUT;
use crate::cmd::Failure;
use crate::cmd::arguments::Common;
use crate::cmd::terminal::Terminal;
use crate::export::fragment;

pub type Options = Wanted;

pub fn definition(language: Language) -> clap::Command {
    wanted::definition("fragment", &EXPORT_FRAGMENT_ABOUT, language)
}

/// The pages of the theme `plain` are plain enough to be pasted; a site's own theme may hold anything.
pub fn read(matches: &ArgMatches) -> Options {
    Wanted { theme: Some("plain"), ..Wanted::read(matches) }
}

pub fn run(options: &Options, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    wanted::export(options, common, terminal, |renderer, at, findings| {
        page::of_notice(renderer, at, findings, "fragment.html", fragment)
    })
}
