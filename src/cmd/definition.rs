//! The command line as clap knows it, in either language: parser, help, manual pages and completions come from here.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Arg, ArgAction, builder::PossibleValuesParser, value_parser};
use clap_complete::Shell;

use super::{archive, check, export, import, lsp, publish, review, serve};
use crate::catalogue::check::words::{CHECK_ABOUT, STRICT_OPTION};
use crate::catalogue::usage::{COMMAND_PLACEHOLDER, COMMANDS, COMMON_OPTIONS, HELP_OPTION, OPTIONS, VERSION_OPTION};
use crate::catalogue::words::*;
use crate::catalogue::{Language, Phrase};
use crate::model::Edition;
use crate::report::Format;

type Define = fn(Language) -> clap::Command;

/// The name of each command and what makes its definition, in the order of the help: as an office comes to them.
const DEFINITIONS: &[(&str, Define)] = &[
    ("new", new),
    ("import", import::definition),
    ("serve", serve::definition),
    ("check", check),
    ("status", status),
    ("build", build),
    ("review", review::definition),
    ("export", export::definition),
    ("archive", archive::definition),
    ("publish", publish::publish_definition),
    ("rollback", publish::rollback_definition),
    ("verify-target", publish::verify_definition),
    ("lsp", lsp::definition),
    ("completions", completions),
    ("man", man),
];

/// All of it.
pub fn whole(language: Language) -> clap::Command {
    with_commands(language, |_| true)
}

/// The commands that a line mentions. That is enough to understand a line that is right, and takes a tenth of the
/// time of the whole; what is wrong with one that is not, only the whole can tell.
pub fn mentioned(line: &[OsString], language: Language) -> clap::Command {
    with_commands(language, |name| line.iter().any(|word| word == name))
}

fn with_commands(language: Language, wanted: impl Fn(&str) -> bool) -> clap::Command {
    command("tongbao", &ABOUT, language)
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(flag("version", &VERSION_OPTION, language).short('V').action(ArgAction::Version))
        .subcommand_required(true)
        .args(common_args(language))
        .subcommands(DEFINITIONS.iter().filter(|(name, _)| wanted(name)).map(|(_, define)| define(language)))
}

fn build(language: Language) -> clap::Command {
    command("build", &BUILD_ABOUT, language).args(content_args(language)).args([
        option("output", "DIR", &OUTPUT_OPTION, language).short('o').value_parser(value_parser!(PathBuf)),
        option("base-url", "URL", &BASE_URL_OPTION, language),
        option("threads", "N", &THREADS_OPTION, language).value_parser(value_parser!(u64).range(1..=256)),
        flag("strict", &STRICT_OPTION, language),
    ])
}

fn check(language: Language) -> clap::Command {
    command("check", &CHECK_ABOUT, language).args(content_args(language)).args(check::arguments(language))
}

fn new(language: Language) -> clap::Command {
    let title = |phrase: &Phrase| Arg::new("title").value_name("TITLE").help(phrase.say(language)).required(true);
    let slug = || option("slug", "SLUG", &NEW_SLUG_OPTION, language);
    command("new", &NEW_ABOUT, language).subcommand_required(true).disable_help_subcommand(true).subcommands([
        command("site", &NEW_SITE_ABOUT, language).args([
            Arg::new("folder")
                .value_name("DIR")
                .help(NEW_FOLDER_ARGUMENT.say(language))
                .required(true)
                .value_parser(value_parser!(PathBuf)),
            option("title", "TITLE", &NEW_TITLE_OPTION, language),
            // Whoever gives it is told that the folder is named without it.
            root_option(language).hide(true),
        ]),
        command("notice", &NEW_NOTICE_ABOUT, language).args([
            title(&NEW_NOTICE_ARGUMENT),
            slug(),
            option("date", "DATE", &NEW_DATE_OPTION, language),
        ]),
        command("issue", &NEW_ISSUE_ABOUT, language).args([
            Arg::new("notice").value_name("NOTICE").help(NEW_ISSUE_NOTICE_ARGUMENT.say(language)).required(true),
            title(&NEW_ISSUE_TITLE_ARGUMENT),
            slug(),
            option("category", "ID", &NEW_CATEGORY_OPTION, language),
        ]),
    ])
}

fn status(language: Language) -> clap::Command {
    command("status", &STATUS_ABOUT, language).args(content_args(language))
}

fn completions(language: Language) -> clap::Command {
    let shell = Arg::new("shell").value_name("SHELL").help(COMPLETIONS_SHELL.say(language)).required(true);
    command("completions", &COMPLETIONS_ABOUT, language)
        .arg(shell.hide_possible_values(true).value_parser(value_parser!(Shell)))
}

fn man(language: Language) -> clap::Command {
    let folder = Arg::new("folder").value_name("DIR").help(MAN_FOLDER.say(language));
    command("man", &MAN_ABOUT, language).arg(folder.value_parser(value_parser!(PathBuf)))
}

/// A command, with the help that every command has, in the reader's language.
pub(super) fn command(name: &'static str, about: &Phrase, language: Language) -> clap::Command {
    clap::Command::new(name)
        .about(about.say(language))
        .subcommand_help_heading(COMMANDS.say(language))
        .subcommand_value_name(COMMAND_PLACEHOLDER.say(language))
        .next_help_heading(OPTIONS.say(language))
        .disable_help_flag(true)
        .arg(flag("help", &HELP_OPTION, language).short('h').action(ArgAction::Help).display_order(998))
}

fn common_args(language: Language) -> Vec<Arg> {
    let common = |arg: Arg| arg.global(true).help_heading(COMMON_OPTIONS.say(language));
    let words = |arg: Arg, words: &'static [&'static str]| {
        arg.value_parser(PossibleValuesParser::new(words)).hide_possible_values(true)
    };
    vec![
        common(root_option(language)),
        common(words(option("lang", "LANG", &LANG_OPTION, language), &["zh", "en"])),
        common(
            option("format", "FORMAT", &FORMAT_OPTION, language)
                .value_parser(PossibleValuesParser::new(Format::WORDS.iter().map(|(word, _)| *word)))
                .hide_possible_values(true),
        ),
        common(words(option("color", "WHEN", &COLOR_OPTION, language), &["auto", "always", "never"])),
        common(flag("quiet", &QUIET_OPTION, language).short('q').conflicts_with("verbose")),
        common(flag("verbose", &VERBOSE_OPTION, language).short('v')),
    ]
}

fn root_option(language: Language) -> Arg {
    option("root", "DIR", &ROOT_OPTION, language).short('r').value_parser(value_parser!(PathBuf))
}

pub(super) fn content_args(language: Language) -> [Arg; 2] {
    [
        option("edition", "EDITION", &EDITION_OPTION, language)
            .value_parser(PossibleValuesParser::new(Edition::ALL.map(Edition::name)))
            .hide_possible_values(true),
        flag("drafts", &DRAFTS_OPTION, language),
    ]
}

pub(super) fn option(name: &'static str, value: &'static str, help: &Phrase, language: Language) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help.say(language))
}

pub(super) fn flag(name: &'static str, help: &Phrase, language: Language) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help.say(language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definition_is_sound_in_both_languages() {
        whole(Language::Zh).debug_assert();
        whole(Language::En).debug_assert();
    }

    #[test]
    fn every_definition_is_of_the_command_that_the_list_says() {
        for (name, define) in DEFINITIONS {
            assert_eq!(define(Language::En).get_name(), *name);
        }
    }

    #[test]
    fn no_help_in_chinese_has_an_english_heading() {
        let mut commands = vec![whole(Language::Zh)];
        while let Some(mut command) = commands.pop() {
            let help = command.render_help().to_string();
            let name = command.get_name();
            assert!(
                !["Options:", "Arguments:", "Commands:"].iter().any(|heading| help.contains(heading)),
                "{name}: {help}"
            );
            commands.extend(command.get_subcommands().cloned());
        }
    }

    #[test]
    fn only_the_commands_that_a_line_mentions_are_defined() {
        let line = ["tongbao", "--root", "a", "status"].map(OsString::from);
        let defined = mentioned(&line, Language::En);
        assert_eq!(defined.get_subcommands().map(clap::Command::get_name).collect::<Vec<_>>(), ["status"]);
    }
}
