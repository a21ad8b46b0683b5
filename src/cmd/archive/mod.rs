//! `tongbao archive`: what can be written after it, one file a subcommand.

mod create;
mod list;
mod verify;

use clap::{Arg, ArgAction, ArgMatches};

use super::arguments::{Common, content_args, flag, option, shape};
use super::terminal::Terminal;
use super::{Failure, arguments};
use crate::archive::ArchiveError;
use crate::catalogue::archive::*;
use crate::catalogue::words::BASE_URL_OPTION;
use crate::catalogue::{Language, Phrase};

pub enum Options {
    Create(create::Options),
    Verify(verify::Options),
    List,
}

pub fn run(options: &Options, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    match options {
        Options::Create(options) => create::run(options, common, terminal),
        Options::Verify(options) => verify::run(options, common, terminal),
        Options::List => list::run(common, terminal),
    }
}

pub fn definition(language: Language) -> clap::Command {
    let command =
        |name: &'static str, about: &Phrase| shape(clap::Command::new(name).about(about.say(language)), language);
    let [edition, _] = content_args(language);
    command("archive", &ARCHIVE_ABOUT).subcommand_required(true).disable_help_subcommand(true).subcommands([
        command("create", &ARCHIVE_CREATE_ABOUT).args([
            edition,
            option("name", "NAME", &ARCHIVE_NAME_OPTION, language),
            option("base-url", "URL", &BASE_URL_OPTION, language),
        ]),
        command("verify", &ARCHIVE_VERIFY_ABOUT).args([
            Arg::new("snapshot")
                .value_name("SNAPSHOT")
                .help(ARCHIVE_VERIFY_ARGUMENT.say(language))
                .action(ArgAction::Append)
                .num_args(0..),
            flag("mend", &ARCHIVE_MEND_OPTION, language),
        ]),
        command("list", &ARCHIVE_LIST_ABOUT),
    ])
}

pub fn read(matches: &ArgMatches) -> Options {
    let (name, own) = matches.subcommand().expect("clap demands a command");
    let text = |name: &str| own.get_one::<String>(name).cloned();
    match name {
        "create" => Options::Create(create::Options {
            edition: arguments::edition(own),
            name: text("name"),
            base_url: text("base-url"),
        }),
        "verify" => Options::Verify(verify::Options {
            wanted: own.get_many("snapshot").map(|all| all.cloned().collect()).unwrap_or_default(),
            mend: own.get_flag("mend"),
        }),
        _ => Options::List,
    }
}

impl From<ArchiveError> for Failure {
    fn from(error: ArchiveError) -> Self {
        match error {
            ArchiveError::Exists(name) => Failure::Said(&ARCHIVE_EXISTS, vec![("name", name.to_string())]),
            ArchiveError::Earlier(name) => Failure::Said(&ARCHIVE_EARLIER, vec![("name", name.to_string())]),
            ArchiveError::NoSnapshot(value) => Failure::Said(&ARCHIVE_NO_SNAPSHOT, vec![("value", value)]),
            ArchiveError::NotASnapshot(path) => {
                Failure::Said(&ARCHIVE_NOT_ONE, vec![("path", path.display().to_string())])
            }
            ArchiveError::Io(path, error) => Failure::Io(path, error),
        }
    }
}

/// A number of bytes for people.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{} kB", bytes.div_ceil(1000)),
        1_000_000..1_000_000_000 => format!("{:.1} MB", bytes as f64 / 1e6),
        _ => format!("{:.1} GB", bytes as f64 / 1e9),
    }
}
