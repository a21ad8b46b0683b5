//! `tongbao man [DIR]`: the manual, made of the same definition as the help.

use std::path::Path;

use super::{Failure, definition, print};
use crate::catalogue::Language;
use crate::catalogue::usage::ARGUMENTS;

pub fn run(folder: Option<&Path>, language: Language) -> Result<u8, Failure> {
    let command = with_arguments_apart(definition(language), language);
    match folder {
        Some(folder) => {
            let fail = Failure::at(folder);
            std::fs::create_dir_all(folder).map_err(&fail)?;
            clap_mangen::generate_to(command, folder).map_err(fail)?;
        }
        None => {
            let mut page = Vec::new();
            // A list of bytes takes all that is written.
            let _ = clap_mangen::Man::new(command).render(&mut page);
            print(&page)?;
        }
    }
    Ok(0)
}

/// What stands behind a command under a heading of its own, and not among the options.
fn with_arguments_apart(command: clap::Command, language: Language) -> clap::Command {
    let apart = |arg: clap::Arg| match arg.is_positional() {
        true => arg.help_heading(ARGUMENTS.say(language)),
        false => arg,
    };
    command.mut_args(apart).mut_subcommands(|command| with_arguments_apart(command, language))
}
