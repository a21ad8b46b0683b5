//! `tongbao review comment`: add one, answer one, resolve one, open one again.

use clap::ArgMatches;

use super::desk::{Desk, Wanted};
use crate::catalogue::review::*;
use crate::catalogue::{Phrase, known};
use crate::changes::Reading;
use crate::cmd::arguments::{Common, content};
use crate::cmd::terminal::Terminal;
use crate::cmd::{Failure, now};
use crate::model::Notice;
use crate::review::{self, Comment, NewComment, Reply, context_of};

pub struct Options {
    wanted: Wanted,
    act: Act,
}

enum Act {
    Add { text: String, by: String, issue: Option<String>, quote: Option<String> },
    Reply { id: String, text: String, by: String },
    Resolve { id: String, by: String },
    Reopen { id: String },
}

pub fn read(matches: &ArgMatches) -> Options {
    let (name, own) = matches.subcommand().expect("clap demands a command");
    let text = |name: &str| own.get_one::<String>(name).cloned();
    let needed = |name: &str| text(name).expect("clap demands this argument");
    let act = match name {
        "add" => Act::Add { text: needed("text"), by: needed("by"), issue: text("issue"), quote: text("quote") },
        "reply" => Act::Reply { id: needed("id"), text: needed("text"), by: needed("by") },
        "resolve" => Act::Resolve { id: needed("id"), by: needed("by") },
        _ => Act::Reopen { id: needed("id") },
    };
    Options { wanted: Wanted { content: content(own), notice: text("notice") }, act }
}

pub fn run(options: &Options, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    let desk = Desk::open(&options.wanted, common, terminal)?;
    let notice = desk.notice(&options.wanted)?;
    let said = |phrase: &Phrase, comment: &Comment| {
        let args = [("id", comment.id.clone()), ("path", comment.place.source.path.clone())];
        terminal.result(&phrase.with(terminal.language, &args));
    };
    let changed = |id: &str, result: std::io::Result<Option<Comment>>| {
        let comment = result.map_err(|error| desk.not_recorded(notice, error))?;
        comment.ok_or_else(|| Failure::Said(&NO_SUCH_COMMENT, vec![("id", id.to_string())]))
    };
    let root = &desk.root;
    match &options.act {
        Act::Add { text, by, issue, quote } => {
            let comment = add(&desk, notice, &[text, by], issue.as_deref(), quote.as_deref().unwrap_or_default())?;
            said(&COMMENT_ADDED, &comment);
        }
        Act::Reply { id, text, by } => {
            demand(&[text, by])?;
            demand_short(text)?;
            let reply = Reply { text: text.clone(), author: by.clone(), time: now()? };
            said(&COMMENT_ANSWERED, &changed(id, review::reply(root, notice, id, &reply))?);
        }
        Act::Resolve { id, by } => {
            demand(&[by])?;
            said(&COMMENT_RESOLVED, &changed(id, review::resolve(root, notice, id, by, now()?))?);
        }
        Act::Reopen { id } => said(&COMMENT_REOPENED, &changed(id, review::reopen(root, notice, id))?),
    }
    Ok(0)
}

fn add(
    desk: &Desk,
    notice: &Notice,
    [text, author]: &[&String; 2],
    issue: Option<&str>,
    quote: &str,
) -> Result<Comment, Failure> {
    demand(&[text, author])?;
    demand_short(text)?;
    let reading = Reading::of(&desk.site, notice).map_err(|error| desk.failed(error))?;
    if let Some(issue) = issue
        && reading.part(Some(issue)).is_none()
    {
        let known = known(reading.issues.iter().map(|part| &part.slug));
        return Err(Failure::Said(&NO_SUCH_ISSUE, [("issue", issue.into())].into_iter().chain(known).collect()));
    }
    // Without a named issue the words may stand anywhere in the notice.
    let everywhere = std::iter::once(None).chain(reading.issues.iter().map(|part| Some(part.slug.as_str())));
    let mut places = everywhere.filter(|place| issue.is_none() || *place == issue);
    let found = places.find_map(|place| Some((place, context_of(&reading, place, quote)?)));
    let Some((place, (prefix, suffix))) = found else {
        return Err(Failure::Said(&QUOTE_NOT_FOUND, vec![("quote", quote.into())]));
    };
    let new = NewComment {
        text,
        author,
        time: now()?,
        edition: desk.site.edition,
        issue: place,
        quote,
        prefix: if quote.is_empty() { "" } else { &prefix },
        suffix: if quote.is_empty() { "" } else { &suffix },
    };
    review::add(&desk.root, notice, &new).map_err(|error| desk.not_recorded(notice, error))
}

fn demand(texts: &[&String]) -> Result<(), Failure> {
    let empty = texts.iter().any(|text| review::is_blank(text));
    if empty { Err(Failure::Said(&NAME_EMPTY, Vec::new())) } else { Ok(()) }
}

fn demand_short(text: &str) -> Result<(), Failure> {
    if review::is_too_long(text) { Err(Failure::Said(&COMMENT_TOO_LONG, Vec::new())) } else { Ok(()) }
}
