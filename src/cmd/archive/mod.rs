//! `tongbao archive`: what can be written after it, one file a subcommand.

mod compare;
mod create;
mod export;
mod list;
mod moment;
mod restore;
mod stamp;
mod verify;

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, value_parser};

use super::arguments::Common;
use super::definition::{command, content_args, flag, option};
use super::terminal::Terminal;
use super::{Failure, arguments};
use crate::archive::{self, Archive, ArchiveError, Half, Lock, RealDisk, Snapshot};
use crate::catalogue::Language;
use crate::catalogue::archive::*;
use crate::catalogue::words::BASE_URL_OPTION;
use crate::finding::Findings;
use crate::load::Shelf;

pub use moment::moment;

pub enum Options {
    Create(create::Options),
    Verify(verify::Options),
    List,
    Compare(compare::Options),
    Restore(restore::Options),
    Export(export::Options),
    Stamp(stamp::Options),
}

pub fn run(options: &Options, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    match options {
        Options::Create(options) => create::run(options, common, terminal),
        Options::Verify(options) => verify::run(options, common, terminal),
        Options::List => list::run(common, terminal),
        Options::Compare(options) => compare::run(options, common, terminal),
        Options::Restore(options) => restore::run(options, common, terminal),
        Options::Export(options) => export::run(options, common, terminal),
        Options::Stamp(options) => stamp::run(options, common, terminal),
    }
}

pub fn definition(language: Language) -> clap::Command {
    let command = |name, about| command(name, about, language);
    let [edition, _] = content_args(language);
    let snapshot = |name: &'static str, value: &'static str| {
        Arg::new(name).value_name(value).help(ARCHIVE_SNAPSHOT_ARGUMENT.say(language)).required(true)
    };
    let path = |name, value, help| option(name, value, help, language).value_parser(value_parser!(PathBuf));
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
        command("compare", &ARCHIVE_COMPARE_ABOUT).args([
            snapshot("older", "OLDER"),
            snapshot("newer", "NEWER"),
            path("page", "FILE", &ARCHIVE_PAGE_OPTION),
        ]),
        command("restore", &ARCHIVE_RESTORE_ABOUT).args([
            snapshot("snapshot", "SNAPSHOT"),
            Arg::new("folder")
                .value_name("DIR")
                .help(ARCHIVE_FOLDER_ARGUMENT.say(language))
                .required(true)
                .value_parser(value_parser!(PathBuf)),
            flag("site", &ARCHIVE_SITE_OPTION, language),
        ]),
        command("export", &ARCHIVE_EXPORT_ABOUT).args([
            snapshot("snapshot", "SNAPSHOT"),
            flag("wacz", &ARCHIVE_WACZ_OPTION, language),
            path("output", "FILE", &ARCHIVE_OUTPUT_OPTION).short('o'),
        ]),
        command("stamp", &ARCHIVE_STAMP_ABOUT).args([
            snapshot("snapshot", "SNAPSHOT"),
            path("reply", "FILE", &ARCHIVE_REPLY_OPTION).requires("certificate"),
            path("certificate", "FILE", &ARCHIVE_CERTIFICATE_OPTION).requires("reply"),
        ]),
    ])
}

pub fn read(matches: &ArgMatches) -> Options {
    let (name, own) = matches.subcommand().expect("clap demands a command");
    let text = |name: &str| own.get_one::<String>(name).cloned();
    let needed = |name: &str| text(name).expect("clap demands this argument");
    let path = |name: &str| own.get_one::<PathBuf>(name).cloned();
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
        "compare" => {
            Options::Compare(compare::Options { older: needed("older"), newer: needed("newer"), page: path("page") })
        }
        "restore" => Options::Restore(restore::Options {
            snapshot: needed("snapshot"),
            half: if own.get_flag("site") { Half::Site } else { Half::Sources },
            target: path("folder").expect("clap demands a folder"),
        }),
        "export" => Options::Export(export::Options {
            snapshot: needed("snapshot"),
            form: if own.get_flag("wacz") { export::Form::Wacz } else { export::Form::Zip },
            output: path("output"),
        }),
        "stamp" => Options::Stamp(stamp::Options {
            snapshot: needed("snapshot"),
            reply: path("reply").zip(path("certificate")),
        }),
        _ => Options::List,
    }
}

/// Keeps others from writing the archive; tells if somebody is doing so just now.
pub fn lock(archive: &Archive, terminal: &Terminal) -> Result<Lock, ArchiveError> {
    archive.lock(&RealDisk, || terminal.remark(ARCHIVE_WAITING.say(terminal.language)))
}

/// The same for what is going to read the site. No archive is begun where there is none.
pub fn lock_for_site(archive: &Archive, common: &Common, terminal: &Terminal) -> Result<Lock, Failure> {
    Shelf::default().read_site(&common.root)?;
    Ok(lock(archive, terminal)?)
}

/// Whether a snapshot is what it was; what is not is told.
pub fn is_sound(archive: &Archive, snapshot: &Snapshot, terminal: &Terminal) -> Result<bool, Failure> {
    let mut findings = Findings::default();
    archive::verify_here(archive, &snapshot.name, &mut findings)?;
    if findings.has_errors() {
        findings.sort();
        terminal.findings(&findings);
        terminal.complain(&ARCHIVE_UNUSED.with(terminal.language, &[("name", snapshot.name.to_string())]));
    }
    Ok(!findings.has_errors())
}

impl From<ArchiveError> for Failure {
    fn from(error: ArchiveError) -> Self {
        match error {
            ArchiveError::Exists(name) => Failure::Said(&ARCHIVE_EXISTS, vec![("name", name.to_string())]),
            ArchiveError::Earlier(name) => Failure::Said(&ARCHIVE_EARLIER, vec![("name", name.to_string())]),
            ArchiveError::NoSnapshot(value) => Failure::Said(&ARCHIVE_NO_SNAPSHOT, vec![("value", value)]),
            ArchiveError::Empty => Failure::Said(&ARCHIVE_NOTHING_THERE, Vec::new()),
            ArchiveError::NotASnapshot(path) => {
                Failure::Said(&ARCHIVE_NOT_ONE, vec![("path", path.display().to_string())])
            }
            ArchiveError::Taken(path) => Failure::Said(&ARCHIVE_TAKEN, vec![("path", path.display().to_string())]),
            ArchiveError::Io(path, error) => Failure::Io(path, error),
        }
    }
}
