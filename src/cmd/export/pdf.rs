//! `tongbao export pdf`: notices in the official layout, as PDF/A-2a and PDF/UA-1.

use std::path::PathBuf;

use clap::{ArgAction, ArgMatches, value_parser};

use super::wanted::{self, Made, Wanted};
use crate::catalogue::Language;
use crate::catalogue::export::{EXPORT_FONTS, EXPORT_PDF_ABOUT, EXPORT_WITHOUT_PDF};
use crate::cmd::Failure;
use crate::cmd::arguments::Common;
use crate::cmd::definition::option;
use crate::cmd::terminal::Terminal;
use crate::typeset;

pub type Options = Wanted;

pub fn definition(language: Language) -> clap::Command {
    let fonts = option("fonts", "DIR", &EXPORT_FONTS, language);
    wanted::definition("pdf", &EXPORT_PDF_ABOUT, language)
        .arg(fonts.value_parser(value_parser!(PathBuf)).action(ArgAction::Append))
}

pub fn read(matches: &ArgMatches) -> Options {
    let fonts = matches.get_many("fonts").into_iter().flatten().cloned().collect();
    Wanted { fonts, ..Wanted::read(matches) }
}

pub fn run(options: &Options, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    if !typeset::AVAILABLE {
        return Err(Failure::Said(&EXPORT_WITHOUT_PDF, Vec::new()));
    }
    wanted::export(options, common, terminal, |renderer, at, findings| {
        let path = format!("{}.pdf", renderer.plan().notice(at).slug.text);
        renderer.pdf(at, findings).map(|bytes| Made { path, bytes })
    })
}
