//! A command line that is not right, told in the reader's language.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::catalogue::Language;
use crate::catalogue::words::*;

/// Tells what is wrong; gives the exit code. Help and version are asked for in the same way, and are no fault.
pub fn explain(error: &clap::Error, language: Language) -> u8 {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let _ = error.print();
        return 0;
    }
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        let _ = error.print();
        return super::FAILED;
    }
    let mut lines = vec![format!("{}{}", CANNOT_RUN.say(language), fault(error, language))];
    for kind in [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue] {
        if let Some(meant) = nearest(error, kind) {
            lines.push(USAGE_SUGGESTION.with(language, &[("meant", meant)]));
        }
    }
    lines.push(USAGE_HELP.say(language).to_string());
    anstream::eprintln!("{}", lines.join("\n"));
    super::FAILED
}

fn fault(error: &clap::Error, language: Language) -> String {
    let argument = || text(error, ContextKind::InvalidArg).unwrap_or_default();
    let value = || text(error, ContextKind::InvalidValue).unwrap_or_default();
    match error.kind() {
        ErrorKind::UnknownArgument => USAGE_UNKNOWN.with(language, &[("value", argument())]),
        ErrorKind::InvalidSubcommand => {
            USAGE_COMMAND.with(language, &[("value", text(error, ContextKind::InvalidSubcommand).unwrap_or_default())])
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let known = text(error, ContextKind::ValidValue).filter(|known| !known.is_empty());
            let known = known.map_or_else(String::new, |known| USAGE_KNOWN.with(language, &[("known", known)]));
            USAGE_INVALID.with(language, &[("argument", argument()), ("value", value()), ("known", known)])
        }
        ErrorKind::MissingRequiredArgument => match alternatives(&argument()) {
            Some(known) => USAGE_MISSING_ONE.with(language, &[("known", known)]),
            None => USAGE_MISSING.with(language, &[("argument", argument())]),
        },
        ErrorKind::MissingSubcommand => {
            let known = text(error, ContextKind::ValidSubcommand).unwrap_or_default();
            USAGE_MISSING_ONE.with(language, &[("known", known)])
        }
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

/// clap writes a group of options, of which one is needed, as `<--nginx|--caddy>`.
fn alternatives(argument: &str) -> Option<String> {
    let group = argument.strip_prefix('<')?.strip_suffix('>')?;
    group.contains('|').then(|| group.replace('|', ", "))
}

/// clap lists what is like the word that was typed, and what is most like it last.
fn nearest(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => texts.last().cloned(),
        _ => None,
    }
}

fn text(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join(", ")),
        _ => None,
    }
}
