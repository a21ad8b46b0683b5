//! `tongbao review editions`: what the internal edition holds that the public one does not.

use super::changes::show;
use super::desk::{Desk, Wanted};
use crate::catalogue::review::{EDITIONS_HEAD, SAME_EDITIONS};
use crate::changes::between;
use crate::cmd::arguments::{Common, Content};
use crate::cmd::terminal::Terminal;
use crate::cmd::{FOUND, Failure};
use crate::model::Edition;

/// The edition that the comparison leads to.
pub fn content(drafts: bool) -> Content {
    Content { edition: Edition::Internal, drafts }
}

pub fn run(wanted: &Wanted, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    let internal = Desk::open(wanted, common, terminal)?;
    let asked = internal.asked(wanted, terminal)?;
    let for_public = Content { edition: Edition::Public, ..wanted.content.clone() };
    let public = Desk::open(&Wanted { content: for_public, ..wanted.clone() }, common, terminal)?;
    let mut found = between(&public.site, &internal.site).map_err(|error| internal.failed(error))?;
    if wanted.notice.is_some() {
        found.notices.retain(|change| asked.notices.iter().any(|notice| notice.slug.text == change.notice.slug));
        found.pages.clear();
    }
    let code = if asked.broken.is_empty() { 0 } else { FOUND };
    if !terminal.speaks_to_machines() {
        let head = if found.is_empty() { &SAME_EDITIONS } else { &EDITIONS_HEAD };
        terminal.result(head.say(terminal.language));
        if found.is_empty() {
            return Ok(code);
        }
    }
    show(&found, terminal);
    Ok(code)
}
