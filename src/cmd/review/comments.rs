//! `tongbao review comments`: what readers said, and where their words stand now.

use serde_json::{Value, json};

use super::desk::{Desk, Wanted};
use crate::catalogue::Language;
use crate::catalogue::review::*;
use crate::cmd::Failure;
use crate::cmd::arguments::Common;
use crate::cmd::terminal::Terminal;
use crate::finding::Findings;
use crate::model::Notice;
use crate::model::date::iso_time;
use crate::review::{self, Anchor, Anchored, time_text};

pub struct Options {
    pub wanted: Wanted,
    pub which: Which,
}

/// Which comments are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    Open,
    /// Resolved ones as well.
    All,
}

/// Comments that are to be listed, each with the slug of its notice, and what could not be read.
pub struct Listed<'a> {
    comments: Vec<(&'a str, Anchored)>,
    unreadable: Findings,
    which: Which,
}

pub fn run(options: &Options, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    let desk = Desk::open(&options.wanted, common, terminal)?;
    let asked = desk.asked(&options.wanted, terminal)?;
    let mut listed = of(&desk, &asked.notices, options.which)?;
    if terminal.speaks_to_machines() {
        let comments: Vec<Value> = listed.comments.iter().map(|(notice, comment)| document(notice, comment)).collect();
        terminal.document(&json!({ "comments": comments, "unreadable": listed.unreadable.len() }));
        return Ok(0);
    }
    listed.unreadable.sort();
    terminal.findings(&listed.unreadable);
    listed.tell(terminal);
    Ok(0)
}

/// The comments on these notices.
pub fn of<'a>(desk: &Desk, notices: &[&'a Notice], which: Which) -> Result<Listed<'a>, Failure> {
    let mut listed = Listed { comments: Vec::new(), unreadable: Findings::default(), which };
    for notice in notices {
        let comments = review::anchored(&desk.root, &desk.site, notice, &mut listed.unreadable);
        let comments = comments.map_err(|error| desk.failed(error))?;
        let shown = comments.into_iter().filter(|comment| which == Which::All || comment.is_open());
        listed.comments.extend(shown.map(|comment| (notice.slug.text.as_str(), comment)));
    }
    Ok(listed)
}

impl Listed<'_> {
    pub fn tell(&self, terminal: &Terminal) {
        if self.comments.is_empty() && self.unreadable.is_empty() {
            let none = if self.which == Which::All { &NO_COMMENTS } else { &NO_OPEN_COMMENTS };
            terminal.result(none.say(terminal.language));
        }
        for (notice, comment) in &self.comments {
            lines(notice, comment, terminal.language).iter().for_each(|line| terminal.result(line));
        }
    }
}

fn lines(notice: &str, anchored: &Anchored, language: Language) -> Vec<String> {
    let comment = &anchored.comment;
    let state = match &comment.resolved {
        None => COMMENT_STATE_OPEN.say(language).to_string(),
        Some(resolved) => {
            let args = [("by", resolved.by.clone()), ("time", time_text(resolved.time))];
            COMMENT_STATE_RESOLVED.with(language, &args)
        }
    };
    let head = format!("{notice}  {}  {}  {}  {state}", comment.id, comment.author, time_text(comment.time));
    let mut lines = vec![head, format!("    {}", stands(anchored, language))];
    if !comment.quote.is_empty() {
        lines.push(format!("    “{}”", one_line(&comment.quote)));
    }
    lines.extend(comment.text.lines().map(|line| format!("    {line}")));
    for reply in &comment.replies {
        lines.push(format!("    ↳ {} {}：{}", reply.author, time_text(reply.time), one_line(&reply.text)));
    }
    lines
}

/// Where its words stand, as a place that an editor can open, and what became of them.
fn stands(anchored: &Anchored, language: Language) -> String {
    let on = |issue: Option<&str>| match issue {
        Some(issue) => ON_ISSUE.with(language, &[("issue", issue.to_string())]),
        None => ON_NOTICE.say(language).to_string(),
    };
    let place = anchored.place.as_ref().map(|place| match place.position() {
        Some(position) => format!("{}:{}:{}", place.source.path, position.line, position.column),
        None => place.source.path.clone(),
    });
    let fate = match &anchored.anchor {
        Anchor::Orphaned => Some(ANCHOR_ORPHANED.say(language).to_string()),
        Anchor::Reworded { now, .. } => Some(format!("{}：“{now}”", ANCHOR_REWORDED.say(language))),
        _ if anchored.has_moved() => Some(ANCHOR_MOVED.with(language, &[("place", on(anchored.anchor.issue()))])),
        _ => None,
    };
    let parts = [Some(on(anchored.comment.issue.as_deref())), place, fate];
    parts.into_iter().flatten().collect::<Vec<_>>().join("  ")
}

fn document(notice: &str, anchored: &Anchored) -> Value {
    let comment = &anchored.comment;
    let anchor = match &anchored.anchor {
        Anchor::Whole => json!({ "state": "whole" }),
        Anchor::Found { issue } => json!({ "state": "found", "issue": issue, "moved": anchored.has_moved() }),
        Anchor::Reworded { issue, now } => json!({ "state": "reworded", "issue": issue, "now": now }),
        Anchor::Orphaned => json!({ "state": "orphaned" }),
    };
    let position = anchored.place.as_ref().and_then(|place| place.position());
    let resolved = comment.resolved.as_ref();
    let replies = comment
        .replies
        .iter()
        .map(|reply| json!({ "text": reply.text, "author": reply.author, "time": iso_time(reply.time) }));
    json!({
        "id": comment.id,
        "notice": notice,
        "issue": comment.issue,
        "text": comment.text,
        "author": comment.author,
        "time": iso_time(comment.time),
        "quote": comment.quote,
        "anchor": anchor,
        "path": anchored.place.as_ref().map(|place| place.source.path.clone()),
        "line": position.map(|position| position.line),
        "resolved": resolved.map(|resolved| json!({ "by": resolved.by, "time": iso_time(resolved.time) })),
        "replies": replies.collect::<Vec<_>>(),
    })
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
