//! `tongbao lsp`: an editor at the other end of standard input and output.

use clap::ArgMatches;

use super::definition::{command, flag};
use super::{FOUND, Failure, today};
use crate::catalogue::Language;
use crate::catalogue::lsp::{LSP_ABOUT, LSP_FAILED, LSP_STDIO_OPTION};
use crate::lsp::transport::Transport;
use crate::lsp::{self, Options};

/// The language of messages, where the command line names one.
pub fn read(matches: &ArgMatches) -> Option<Language> {
    match matches.get_one::<String>("lang").map(String::as_str) {
        Some("zh") => Some(Language::Zh),
        Some("en") => Some(Language::En),
        _ => None,
    }
}

pub fn definition(language: Language) -> clap::Command {
    // Editors say `--stdio` whether there is another way or not.
    command("lsp", &LSP_ABOUT, language).arg(flag("stdio", &LSP_STDIO_OPTION, language))
}

pub fn run(language: Option<Language>, otherwise: Language) -> Result<u8, Failure> {
    let failed = |reason: String| Failure::Said(&LSP_FAILED, vec![("reason", reason)]);
    let (connection, transport) = Transport::start(std::io::stdin(), std::io::stdout());
    let options = Options { language, otherwise, today: || today().ok() };
    let served = lsp::serve(&connection, &options);
    // The threads end when nobody can send to them any more.
    drop(connection);
    // A broken stream ends the conversation, and says more of it than that it ended.
    transport.join().map_err(|error| failed(error.to_string()))?;
    let is_orderly = served.map_err(|error| failed(error.to_string()))?;
    // As the protocol has it: an editor that leaves without asking to shut down is an error.
    Ok(if is_orderly { 0 } else { FOUND })
}
