//! `tongbao publish`, `rollback` and `verify-target`: their command lines, one file a command, and what they share.

mod catch_up;
mod machine;
mod opened;
mod progress;
mod record;
mod rollback;
mod run;
mod shut_folder;
mod site;
mod upload;
mod verify;

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, value_parser};

use super::Failure;
use super::arguments::Common;
use super::definition::{command, flag, option};
use super::terminal::Terminal;
use crate::catalogue::publish::*;
use crate::catalogue::{Language, Phrase};
use crate::output::{FolderLock, lock_folder};

/// What is asked of which target.
pub struct Publishing {
    pub target: String,
    /// Where keys and passwords are, if that was said.
    pub credentials: Option<PathBuf>,
    pub break_lock: bool,
    pub action: Action,
}

pub enum Action {
    Publish(run::Options),
    Rollback(rollback::Options),
    Verify,
}

pub fn publish_definition(language: Language) -> clap::Command {
    at_target("publish", &PUBLISH_ABOUT, language).args([
        flag("dry-run", &DRY_RUN_OPTION, language).short('n'),
        flag("repair", &REPAIR_OPTION, language),
        flag("adopt", &ADOPT_OPTION, language),
        option("withdraw", "NOTICE=REASON", &WITHDRAW_OPTION, language).action(ArgAction::Append),
        flag("break-lock", &BREAK_LOCK_OPTION, language),
    ])
}

pub fn rollback_definition(language: Language) -> clap::Command {
    at_target("rollback", &ROLLBACK_ABOUT, language).args([
        option("to", "RELEASE", &ROLLBACK_TO_OPTION, language),
        flag("list", &ROLLBACK_LIST_OPTION, language).conflicts_with("to"),
        flag("break-lock", &BREAK_LOCK_OPTION, language),
    ])
}

pub fn verify_definition(language: Language) -> clap::Command {
    at_target("verify-target", &VERIFY_TARGET_ABOUT, language)
}

fn at_target(name: &'static str, about: &Phrase, language: Language) -> clap::Command {
    command(name, about, language).args([
        Arg::new("target").value_name("TARGET").help(TARGET_ARGUMENT.say(language)).required(true),
        option("credentials", "FILE", &CREDENTIALS_OPTION, language).value_parser(value_parser!(PathBuf)),
    ])
}

pub fn read(name: &str, matches: &ArgMatches) -> Publishing {
    let is_set = |name: &str| matches.try_get_one::<bool>(name).ok().flatten().copied().unwrap_or(false);
    let texts = |name: &str| {
        let given = matches.try_get_many::<String>(name).ok().flatten();
        given.into_iter().flatten().cloned().collect()
    };
    let action = match name {
        "publish" => Action::Publish(run::Options {
            dry_run: is_set("dry-run"),
            repair: is_set("repair"),
            adopt: is_set("adopt"),
            withdraw: texts("withdraw"),
        }),
        "rollback" => Action::Rollback(match (is_set("list"), matches.get_one::<String>("to")) {
            (true, _) => rollback::Options::List,
            (false, None) => rollback::Options::ToPrevious,
            (false, Some(release)) => rollback::Options::To(release.clone()),
        }),
        _ => Action::Verify,
    };
    Publishing {
        target: matches.get_one::<String>("target").cloned().expect("clap demands a target"),
        credentials: matches.get_one("credentials").cloned(),
        break_lock: is_set("break-lock"),
        action,
    }
}

pub fn run(publishing: &Publishing, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    let _lock = lock_site(publishing, common, terminal)?;
    match &publishing.action {
        Action::Publish(options) => run::run(publishing, options, common, terminal),
        Action::Rollback(options) => rollback::run(publishing, options, common, terminal),
        Action::Verify => verify::run(publishing, common, terminal),
    }
}

/// Of one site one publication goes on at a time: it may give notices their time of publication, and the next
/// has to see that. The targets have locks of their own.
fn lock_site(publishing: &Publishing, common: &Common, terminal: &Terminal) -> Result<Option<FolderLock>, Failure> {
    let content = common.root.join("content");
    let changes_nothing = match &publishing.action {
        Action::Publish(options) => options.dry_run,
        Action::Rollback(options) => matches!(options, rollback::Options::List),
        Action::Verify => true,
    };
    if changes_nothing || !content.is_dir() {
        return Ok(None);
    }
    let waiting = || terminal.remark(WAITING_FOR_PUBLICATION.say(terminal.language));
    lock_folder(&content, waiting).map(Some).map_err(Failure::at(&content))
}
