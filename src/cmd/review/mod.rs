//! `tongbao review`: what can be written after it, one file a subcommand. Alone it shows signatures and comments.

mod changes;
mod comment;
mod comments;
mod desk;
mod editions;
mod key;
mod sign;
mod status;
mod verify;

use std::path::PathBuf;

use clap::{Arg, ArgMatches, value_parser};

use super::Failure;
use super::arguments::{Common, content};
use super::definition::{command, content_args, flag, option};
use super::terminal::Terminal;
use crate::catalogue::review::*;
use crate::catalogue::words::DRAFTS_OPTION;
use crate::catalogue::{Language, Phrase};

use comments::Which;
use desk::{Desk, Wanted};

pub enum Options {
    Overview(Wanted),
    Sign(sign::Options),
    Status(Wanted),
    Verify(Wanted),
    Key(key::Options),
    Comments(comments::Options),
    Comment(comment::Options),
    Changes(changes::Options),
    Editions(Wanted),
}

pub fn run(options: &Options, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    match options {
        Options::Overview(wanted) => {
            let desk = Desk::open(wanted, common, terminal)?;
            let asked = desk.asked(wanted, terminal)?;
            let code = status::show(&desk, &asked, terminal)?;
            if !terminal.speaks_to_machines() {
                terminal.result("");
                comments::of(&desk, &asked.notices, Which::Open)?.tell(terminal);
            }
            Ok(code)
        }
        Options::Sign(options) => sign::run(options, common, terminal),
        Options::Status(wanted) => status::run(wanted, common, terminal),
        Options::Verify(wanted) => verify::run(wanted, common, terminal),
        Options::Key(options) => key::run(options, common, terminal),
        Options::Comments(options) => comments::run(options, common, terminal),
        Options::Comment(options) => comment::run(options, common, terminal),
        Options::Changes(options) => changes::run(options, common, terminal),
        Options::Editions(wanted) => editions::run(wanted, common, terminal),
    }
}

pub fn definition(language: Language) -> clap::Command {
    let command = |name, about| command(name, about, language);
    let with_content = |name, about| command(name, about).args(content_args(language));
    let notice = |help: &Phrase| Arg::new("notice").value_name("NOTICE").help(help.say(language));
    let by = || option("by", "NAME", &BY_OPTION, language).required(true);
    let comment_id = || Arg::new("id").value_name("ID").help(COMMENT_ID_ARGUMENT.say(language)).required(true);
    let text = || Arg::new("text").value_name("TEXT").help(COMMENT_TEXT_ARGUMENT.say(language)).required(true);
    let on_comment =
        |name, about| with_content(name, about).args([notice(&NAMED_NOTICE_ARGUMENT).required(true), comment_id()]);
    with_content("review", &REVIEW_ABOUT).disable_help_subcommand(true).subcommands([
        with_content("sign", &SIGN_ABOUT).args([
            notice(&NOTICE_ARGUMENT),
            option("role", "ROLE", &ROLE_OPTION, language).required(true),
            by(),
            option("key", "FILE", &KEY_OPTION, language).value_parser(value_parser!(PathBuf)),
            option("remark", "TEXT", &REMARK_OPTION, language),
            option("digest", "SHA256", &DIGEST_OPTION, language),
        ]),
        with_content("status", &REVIEW_STATUS_ABOUT).arg(notice(&NOTICES_ARGUMENT)),
        with_content("verify", &VERIFY_ABOUT).arg(notice(&NOTICES_ARGUMENT)),
        command("key", &KEY_ABOUT).args([
            Arg::new("file")
                .value_name("FILE")
                .help(KEY_FILE_ARGUMENT.say(language))
                .required(true)
                .value_parser(value_parser!(PathBuf)),
            by(),
        ]),
        with_content("comments", &COMMENTS_ABOUT).args([notice(&NOTICES_ARGUMENT), flag("all", &ALL_OPTION, language)]),
        command("comment", &COMMENT_ABOUT).subcommand_required(true).disable_help_subcommand(true).subcommands([
            with_content("add", &COMMENT_ADD_ABOUT).args([
                notice(&NAMED_NOTICE_ARGUMENT).required(true),
                text(),
                by(),
                option("issue", "SLUG", &ISSUE_OPTION, language),
                option("quote", "TEXT", &QUOTE_OPTION, language),
            ]),
            on_comment("reply", &COMMENT_REPLY_ABOUT).args([text(), by()]),
            on_comment("resolve", &COMMENT_RESOLVE_ABOUT).arg(by()),
            on_comment("reopen", &COMMENT_REOPEN_ABOUT),
        ]),
        with_content("changes", &CHANGES_ABOUT).args([
            notice(&NOTICES_ARGUMENT),
            option("since", "REVISION", &SINCE_OPTION, language),
            option("from", "DIR", &FROM_OPTION, language).value_parser(value_parser!(PathBuf)).conflicts_with("since"),
        ]),
        command("editions", &EDITIONS_ABOUT)
            .args([notice(&NOTICES_ARGUMENT), flag("drafts", &DRAFTS_OPTION, language)]),
    ])
}

pub fn read(matches: &ArgMatches) -> Options {
    let Some((name, own)) = matches.subcommand() else {
        return Options::Overview(Wanted { content: content(matches), notice: None });
    };
    let text = |name: &str| own.get_one::<String>(name).cloned();
    let needed = |name: &str| text(name).expect("clap demands this argument");
    let wanted = || Wanted { content: content(own), notice: text("notice") };
    match name {
        "sign" => Options::Sign(sign::Options {
            wanted: wanted(),
            role: needed("role"),
            by: needed("by"),
            key: own.get_one("key").cloned(),
            remark: text("remark"),
            digest: text("digest"),
        }),
        "status" => Options::Status(wanted()),
        "verify" => Options::Verify(wanted()),
        "key" => {
            let file = own.get_one("file").cloned().expect("clap demands a file");
            Options::Key(key::Options { file, by: needed("by") })
        }
        "comments" => {
            let which = if own.get_flag("all") { Which::All } else { Which::Open };
            Options::Comments(comments::Options { wanted: wanted(), which })
        }
        "comment" => Options::Comment(comment::read(own)),
        "changes" => Options::Changes(changes::Options {
            wanted: wanted(),
            since: text("since"),
            from: own.get_one("from").cloned(),
        }),
        "editions" => {
            Options::Editions(Wanted { content: editions::content(own.get_flag("drafts")), notice: text("notice") })
        }
        other => unreachable!("clap knows no command {other}"),
    }
}
