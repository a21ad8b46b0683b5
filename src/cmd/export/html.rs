//! `tongbao export html --single NOTICE`: a notice as one file that needs nothing else.

use super::page;
use super::wanted::{Format, Made};
use crate::catalogue::Language;
use crate::catalogue::export::{EXPORT_HTML_ABOUT, EXPORT_SINGLE_OPTION};
use crate::cmd::definition::flag;
use crate::export::single;
use crate::finding::Findings;
use crate::render::Renderer;

pub static FORMAT: Format = Format { more, ..Format::new("html", &EXPORT_HTML_ABOUT, make) };

/// There is no other way than `--single` yet; it is asked for so that the command says what is made.
fn more(command: clap::Command, language: Language) -> clap::Command {
    command.arg(flag("single", &EXPORT_SINGLE_OPTION, language).required(true))
}

fn make(renderer: &Renderer, at: usize, findings: &mut Findings) -> Option<Made> {
    page::of_notice(renderer, at, findings, "notice.html", single)
}
