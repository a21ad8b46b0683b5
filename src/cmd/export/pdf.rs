//! `tongbao export pdf`: notices in the official layout, as PDF/A-2a and PDF/UA-1.

use std::path::PathBuf;

use clap::{ArgAction, value_parser};

use super::wanted::{FONTS, Format, Made};
use crate::catalogue::Language;
use crate::catalogue::export::{EXPORT_FONTS, EXPORT_PDF_ABOUT, EXPORT_WITHOUT_PDF};
use crate::cmd::definition::option;
use crate::finding::Findings;
use crate::render::Renderer;
use crate::typeset;

pub static FORMAT: Format = Format {
    more,
    missing: if typeset::AVAILABLE { None } else { Some(&EXPORT_WITHOUT_PDF) },
    ..Format::new("pdf", &EXPORT_PDF_ABOUT, make)
};

fn more(command: clap::Command, language: Language) -> clap::Command {
    let fonts = option(FONTS, "DIR", &EXPORT_FONTS, language);
    command.arg(fonts.value_parser(value_parser!(PathBuf)).action(ArgAction::Append))
}

fn make(renderer: &Renderer, at: usize, findings: &mut Findings) -> Option<Made> {
    let path = format!("{}.pdf", renderer.plan().notice(at).slug.text);
    renderer.pdf(at, findings).map(|bytes| Made { path, bytes })
}
