//! A command line that is not right, told in the reader's language, with the way on to one that is.

use std::ffi::OsString;
use std::io::Write;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{definition, help, meant};
use crate::catalogue::Language;
use crate::catalogue::usage::*;
use crate::catalogue::words::CANNOT_RUN;
use crate::characters::is_dash;

/// What people type who look for the help, besides `--help`.
const HELP_WORDS: [&str; 4] = ["help", "帮助", "-help", "-?"];
/// The same where a text could stand as well, as the command line of Windows has it.
const HELP_MARKS: [&str; 2] = ["/?", "-?"];

/// Tells what is wrong; gives the exit code. Help and version are asked for in the same way, and are no fault.
pub fn explain(error: &clap::Error, args: &[OsString], language: Language) -> u8 {
    if error.kind() == ErrorKind::DisplayVersion {
        let _ = error.print();
        return 0;
    }
    let mut whole = definition(language);
    whole.build();
    let has_mark = args.iter().any(|arg| HELP_MARKS.iter().any(|mark| arg == mark));
    let asks_for_help = error.kind() == ErrorKind::DisplayHelp || has_mark || is_call_for_help(error);
    let place = named(&mut whole, args);
    if asks_for_help {
        let page = help::page(place, language, help::width());
        let _ = anstream::stdout().write_all(page.as_bytes());
        return 0;
    }
    anstream::eprintln!("{}{}", CANNOT_RUN.say(language), told(error, place, language).trim_end());
    super::FAILED
}

fn is_call_for_help(error: &clap::Error) -> bool {
    let kinds = [ContextKind::InvalidSubcommand, ContextKind::InvalidArg];
    let unknown = matches!(error.kind(), ErrorKind::InvalidSubcommand | ErrorKind::UnknownArgument);
    unknown && kinds.iter().filter_map(|kind| text(error, *kind)).any(|word| HELP_WORDS.contains(&word.as_str()))
}

/// The command that a line names, as far as it can be followed. A word for help is passed by.
fn named<'c>(whole: &'c mut clap::Command, args: &[OsString]) -> &'c mut clap::Command {
    let mut command = whole;
    let mut words = args.iter().skip(1).map(|arg| arg.to_string_lossy());
    while let Some(word) = words.next() {
        if word == "--" {
            break;
        } else if word.starts_with('-') && word.len() > 1 {
            if takes_next(command, &word) {
                words.next();
            }
        } else if command.find_subcommand(&*word).is_some() {
            command = command.find_subcommand_mut(&*word).expect("it was found just now");
        } else if !HELP_WORDS.contains(&&*word) && !HELP_MARKS.contains(&&*word) {
            break;
        }
    }
    command
}

/// Whether what stands behind an option is its value.
fn takes_next(command: &clap::Command, word: &str) -> bool {
    let is_written_so = |arg: &&clap::Arg| match word.strip_prefix("--") {
        Some(long) => arg.get_long() == Some(long),
        None => word.len() == 2 && arg.get_short() == word.chars().nth(1),
    };
    let of_value = |arg: &clap::Arg| arg.get_action().takes_values() && !arg.is_require_equals_set();
    command.get_arguments().find(is_written_so).is_some_and(of_value)
}

fn told(error: &clap::Error, place: &mut clap::Command, language: Language) -> String {
    let name = place.get_bin_name().unwrap_or("tongbao").to_string();
    let mut lines = vec![fault(error, place, &name, language)];
    match error.kind() {
        ErrorKind::MissingSubcommand => {
            lines.push(help::columns(&help::subcommands(place), help::width()).trim_end().to_string());
            if name == "tongbao" {
                lines.push(USAGE_FIRST.say(language).to_string());
            }
        }
        ErrorKind::InvalidSubcommand => match suggested_command(error, &name) {
            Some(meant) => lines.push(USAGE_SUGGESTION.with(language, &[("meant", meant)])),
            None => {
                lines.push(USAGE_LIST.say(language).to_string());
                lines.push(help::columns(&help::subcommands(place), help::width()).trim_end().to_string());
            }
        },
        ErrorKind::MissingRequiredArgument => {
            lines.push(USAGE_WRITTEN.with(language, &[("usage", help::usage(place, language))]));
        }
        ErrorKind::UnknownArgument => lines.extend(about_unknown(error, place, language)),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            if let Some(meant) = suggested_value(error) {
                lines.push(USAGE_SUGGESTION.with(language, &[("meant", meant)]));
            }
        }
        _ => {}
    }
    lines.push(USAGE_HELP.with(language, &[("command", name)]));
    lines.join("\n")
}

fn fault(error: &clap::Error, place: &clap::Command, name: &str, language: Language) -> String {
    let argument = || text(error, ContextKind::InvalidArg).unwrap_or_default();
    let value = || text(error, ContextKind::InvalidValue).unwrap_or_default();
    let command = || ("command", name.to_string());
    match error.kind() {
        ErrorKind::UnknownArgument => USAGE_UNKNOWN.with(language, &[("value", argument())]),
        ErrorKind::InvalidSubcommand => {
            USAGE_COMMAND.with(language, &[("value", text(error, ContextKind::InvalidSubcommand).unwrap_or_default())])
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let known = text(error, ContextKind::ValidValue).filter(|known| !known.is_empty());
            let known = match known {
                Some(_) => {
                    let known = language.list(texts(error, ContextKind::ValidValue));
                    USAGE_KNOWN.with(language, &[("known", known)])
                }
                None => explained(place, [argument()]),
            };
            let phrase = if value().is_empty() { &USAGE_NO_VALUE } else { &USAGE_INVALID };
            phrase.with(language, &[("argument", argument()), ("value", value()), ("known", known)])
        }
        ErrorKind::MissingRequiredArgument => match alternatives(&argument()) {
            Some(known) => USAGE_MISSING_ONE.with(language, &[("known", language.list(known))]),
            None => {
                let missing = texts(error, ContextKind::InvalidArg);
                USAGE_MISSING.with(language, &[command()]) + &explained(place, missing)
            }
        },
        ErrorKind::MissingSubcommand => USAGE_NO_COMMAND.with(language, &[command()]),
        ErrorKind::ArgumentConflict => {
            let (argument, other) = (argument(), text(error, ContextKind::PriorArg).unwrap_or_default());
            if argument == other {
                return USAGE_TWICE.with(language, &[("argument", argument)]);
            }
            USAGE_CONFLICT.with(language, &[("argument", argument), ("other", other)])
        }
        _ => USAGE_OTHER.say(language).to_string(),
    }
}

/// What these arguments are, each on a line of its own, as the help says.
fn explained(place: &clap::Command, written: impl IntoIterator<Item = String>) -> String {
    let meaning = |written: &String| {
        let arg = place.get_arguments().find(|arg| arg.to_string() == *written);
        arg.and_then(|arg| arg.get_help()).map(ToString::to_string).unwrap_or_default()
    };
    let entries: Vec<_> = written.into_iter().map(|written| [written.clone(), meaning(&written)]).collect();
    format!("\n{}", help::columns(&entries, help::width()).trim_end())
}

/// An argument that nobody asked for is often an option with another dash, or the rest of a text with a blank in it.
fn about_unknown(error: &clap::Error, place: &clap::Command, language: Language) -> Option<String> {
    if let Some(meant) = nearest(error, ContextKind::SuggestedArg) {
        return Some(USAGE_SUGGESTION.with(language, &[("meant", meant)]));
    }
    let unknown = text(error, ContextKind::InvalidArg)?;
    let first = unknown.chars().next()?;
    match first {
        '-' => None,
        dash if is_dash(dash) => Some(USAGE_DASHES.say(language).to_string()),
        _ if place.get_positionals().next().is_none() => Some(USAGE_WHOLE_SITE.say(language).to_string()),
        _ => Some(USAGE_IN_QUOTES.say(language).to_string()),
    }
}

fn suggested_command(error: &clap::Error, below: &str) -> Option<String> {
    let typed = text(error, ContextKind::InvalidSubcommand)?;
    let below = below.strip_prefix("tongbao").unwrap_or_default().trim_start();
    if let Some(meant) = meant::command(below, &typed) {
        return Some(format!("tongbao {meant}"));
    }
    let near = nearest(error, ContextKind::SuggestedSubcommand)?;
    Some(if below.is_empty() { format!("tongbao {near}") } else { format!("tongbao {below} {near}") })
}

fn suggested_value(error: &clap::Error) -> Option<String> {
    let known = texts(error, ContextKind::ValidValue);
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let called = text(error, ContextKind::InvalidValue).and_then(|typed| meant::value(&known, &typed));
    called.map(str::to_string).or_else(|| nearest(error, ContextKind::SuggestedValue))
}

/// clap writes a group of options, of which one is needed, as `<--nginx|--caddy>`.
fn alternatives(argument: &str) -> Option<Vec<&str>> {
    let group = argument.strip_prefix('<')?.strip_suffix('>')?;
    group.contains('|').then(|| group.split('|').collect())
}

/// clap lists what is like the word that was typed, and what is most like it last.
fn nearest(error: &clap::Error, kind: ContextKind) -> Option<String> {
    texts(error, kind).pop()
}

fn text(error: &clap::Error, kind: ContextKind) -> Option<String> {
    error.get(kind).map(|_| texts(error, kind).join(", "))
}

fn texts(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}
