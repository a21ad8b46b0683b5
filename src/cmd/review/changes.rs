//! `tongbao review changes`: what changed since a signature, a git revision, or in another folder.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::desk::{Asked, Desk, Wanted};
use crate::catalogue::review::{COMPARED_WITH_SIGNATURE, NO_SIGNATURE_TO_COMPARE, SIGNED_TEXT_GONE};
use crate::changes::{self, Changes, Elsewhere, NoticeChange, Reading, between, between_readings};
use crate::cmd::arguments::Common;
use crate::cmd::terminal::Terminal;
use crate::cmd::{FOUND, Failure, changed, elsewhere};
use crate::finding::Findings;
use crate::review::{LastSigned, Signature, kept_path, last_signed, time_text};

pub struct Options {
    pub wanted: Wanted,
    pub since: Option<String>,
    pub from: Option<PathBuf>,
}

pub fn run(options: &Options, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    let desk = Desk::open(&options.wanted, common, terminal)?;
    let asked = desk.asked(&options.wanted, terminal)?;
    match other_side(options, &desk)? {
        None => since_signatures(&desk, &asked, terminal),
        Some(other) => {
            let mut found = between(&other.site, &desk.site).map_err(|error| desk.failed(error))?;
            if options.wanted.notice.is_some() {
                found
                    .notices
                    .retain(|change| asked.notices.iter().any(|notice| notice.slug.text == change.notice.slug));
                found.pages.clear();
            }
            let warning = other.warning(terminal.language);
            warning.iter().for_each(|warning| terminal.complain(warning));
            show(&found, terminal);
            Ok(if asked.broken.is_empty() && warning.is_none() { 0 } else { FOUND })
        }
    }
}

fn other_side(options: &Options, desk: &Desk) -> Result<Option<Elsewhere>, Failure> {
    let wanted = options.wanted.content.options();
    let loaded = match (&options.since, &options.from) {
        (Some(revision), _) => changes::revision(&desk.root, revision, &wanted),
        (None, Some(folder)) => changes::folder(folder, &wanted),
        (None, None) => return Ok(None),
    };
    loaded.map(Some).map_err(|error| elsewhere::failure(error, &desk.root))
}

fn since_signatures(desk: &Desk, asked: &Asked, terminal: &Terminal) -> Result<u8, Failure> {
    let (mut document, mut unreadable) = (Vec::new(), Findings::default());
    let mut is_altered = false;
    for notice in asked.notices.iter().copied() {
        let mut found = Findings::default();
        match last_signed(&desk.root, notice, desk.site.edition, &mut found) {
            LastSigned::Kept(signature, old) => {
                let new = Reading::of(&desk.site, notice).map_err(|error| desk.failed(error))?;
                document.extend(compared(&signature, between_readings(&old, &new), terminal));
            }
            LastSigned::Gone(signature) => {
                is_altered = true;
                let path = kept_path(notice, &signature);
                let args = [("title", notice.title.clone()), ("name", signature.name), ("path", path)];
                terminal.complain(&SIGNED_TEXT_GONE.with(terminal.language, &args));
            }
            LastSigned::Never if found.is_empty() => {
                let args = [("title", notice.title.clone())];
                terminal.remark(&NO_SIGNATURE_TO_COMPARE.with(terminal.language, &args));
            }
            LastSigned::Never => {}
        }
        unreadable.append(found);
    }
    if terminal.speaks_to_machines() {
        terminal.document(&document);
    } else {
        terminal.findings(&unreadable);
    }
    let is_whole = asked.broken.is_empty() && unreadable.is_empty();
    Ok(if is_altered || !is_whole { FOUND } else { 0 })
}

/// Shows what changed since a signature; machines get it back, to be shown with the rest.
fn compared(signature: &Signature, change: Option<NoticeChange>, terminal: &Terminal) -> Option<Value> {
    let (name, role, time) = (signature.name.clone(), signature.role.clone(), time_text(signature.time));
    if terminal.speaks_to_machines() {
        return Some(json!({ "since": { "role": role, "name": name, "time": time }, "change": change }));
    }
    let args = [("name", name), ("role", role), ("time", time)];
    terminal.result(&COMPARED_WITH_SIGNATURE.with(terminal.language, &args));
    show(&Changes { notices: change.into_iter().collect(), pages: Vec::new() }, terminal);
    None
}

/// Shows changes as text or, to machines, as JSON.
pub fn show(found: &Changes, terminal: &Terminal) {
    if terminal.speaks_to_machines() {
        return terminal.document(found);
    }
    changed::lines(found, terminal.language).iter().for_each(|line| terminal.result(line));
}
