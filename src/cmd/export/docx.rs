//! `tongbao export docx`: the notice for Word, in the official layout, for those who redline there.

use clap::ArgMatches;

use super::wanted::{self, Made, Wanted};
use crate::catalogue::Language;
use crate::catalogue::export::EXPORT_DOCX_ABOUT;
use crate::cmd::Failure;
use crate::cmd::arguments::Common;
use crate::cmd::terminal::Terminal;
use crate::formats;

pub type Options = Wanted;

pub fn definition(language: Language) -> clap::Command {
    wanted::definition("docx", &EXPORT_DOCX_ABOUT, language)
}

pub fn read(matches: &ArgMatches) -> Options {
    Wanted::read(matches)
}

pub fn run(options: &Options, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    wanted::export(options, common, terminal, |renderer, at, findings| {
        let document = renderer.document(at, findings);
        let images = renderer.images(at, &document, formats::fits_word, findings);
        let path = format!("{}.docx", renderer.plan().notice(at).slug.text);
        Some(Made { path, bytes: formats::docx(&document, &images) })
    })
}
