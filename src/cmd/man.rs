//! `tongbao man [DIR]`: the manual, made of the same definition as the help.

use std::path::Path;

use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};

use super::{Failure, definition, print};
use crate::catalogue::Language;
use crate::catalogue::usage::{ARGUMENTS, EXAMPLES, examples};
use crate::output::durable;

pub fn run(folder: Option<&Path>, language: Language) -> Result<u8, Failure> {
    let mut command = with_arguments_apart(definition(language), language).disable_help_subcommand(true);
    command.build();
    match folder {
        Some(folder) => {
            durable::make_folder(folder).map_err(Failure::at(folder))?;
            write_pages(&command, folder, language)?;
        }
        None => print(&page(&command, language))?,
    }
    Ok(0)
}

/// The page of a command and those of all commands below it.
fn write_pages(command: &clap::Command, folder: &Path, language: Language) -> Result<(), Failure> {
    for below in command.get_subcommands().filter(|below| !below.is_hide_set()) {
        write_pages(below, folder, language)?;
    }
    let file = folder.join(Man::new(command.clone()).get_filename());
    durable::replace(&file, &page(command, language)).map_err(Failure::at(&file))
}

fn page(command: &clap::Command, language: Language) -> Vec<u8> {
    let name = command.get_bin_name().unwrap_or_else(|| command.get_name());
    let shown: Vec<&str> = examples(name).collect();
    let mut page = Vec::new();
    // A list of bytes takes all that is written.
    let _ = Man::new(command.clone()).render(&mut page);
    if !shown.is_empty() {
        let mut section = Roff::new();
        section.control("SH", [EXAMPLES.say(language).to_uppercase().as_str()]);
        // As they are written, one a line.
        section.control("nf", []);
        for line in shown {
            section.text([roman(line)]);
        }
        section.control("fi", []);
        let _ = section.to_writer(&mut page);
    }
    page
}

/// What stands behind a command under a heading of its own, and not among the options.
fn with_arguments_apart(command: clap::Command, language: Language) -> clap::Command {
    let apart = |arg: clap::Arg| match arg.is_positional() {
        true => arg.help_heading(ARGUMENTS.say(language)),
        false => arg,
    };
    command.mut_args(apart).mut_subcommands(|command| with_arguments_apart(command, language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manual_shows_the_examples_of_the_help() {
        let mut command = definition(Language::En);
        command.build();
        let check = |command: &clap::Command, heading: &str, language, shown: &str| {
            let page = String::from_utf8(page(command, language)).unwrap();
            let section = page.split_once(heading).map(|(_, section)| section).unwrap_or_default();
            let section = section.replace("\\-", "-");
            assert!(section.contains(&format!("\n{shown}\n")), "{page}");
        };
        check(&command, ".SH EXAMPLES\n", Language::En, "tongbao new site zhenggai");
        let archive = command.find_subcommand("archive").unwrap();
        check(archive.find_subcommand("verify").unwrap(), ".SH 例子\n", Language::Zh, "tongbao archive verify latest");
    }
}
