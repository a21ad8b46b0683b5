//! `tongbao verify-target`: what stands on a target, held against its manifest by content.

use super::Publishing;
use super::opened::{LookedUp, failure, look_up, open, with_circumstances};
use super::progress::Bar;
use super::record::{missing_lines, read_log};
use crate::archive::Archive;
use crate::catalogue::publish::*;
use crate::cmd::arguments::Common;
use crate::cmd::terminal::Terminal;
use crate::cmd::{FOUND, Failure};
use crate::finding::Findings;
use crate::publish::{self, Difference, witness};

pub fn run(publishing: &Publishing, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    let language = terminal.language;
    let Some(LookedUp { target, .. }) = look_up(&publishing.target, common, terminal)? else { return Ok(FOUND) };
    let target = &target;
    let opened = open(target, publishing, common)?;
    let verified = {
        let bar = Bar::new(VERIFYING.say(language), terminal.is_live());
        with_circumstances(publishing, |world| publish::verify(opened.target(), world, &bar))
    };
    let verified = verified.map_err(|error| failure(error, &target.name))?;
    let name = ("name", target.name.clone());
    let Some((manifest, differences)) = verified else {
        terminal.complain(&NOTHING_THERE.with(language, &[name]));
        return Ok(FOUND);
    };
    let Some(log) = read_log(&Archive::of(&common.root), terminal)? else { return Ok(FOUND) };
    let missing = missing_lines(publishing, opened.target(), &log)?;
    let is_record_whole = missing.is_none();
    if let Some(missing) = missing {
        terminal.findings(&Findings::from_iter([witness::finding(&target.name, &missing)]));
    }
    let mut wrong = 0;
    for difference in &differences {
        let (phrase, path) = match difference {
            Difference::Missing(path) => (&DIFFERENT_MISSING, path.as_str()),
            Difference::Changed(path) => (&DIFFERENT_CHANGED, path.as_str()),
            Difference::Foreign(path) => (&DIFFERENT_FOREIGN, path.as_str()),
            Difference::Unfinished => (&DIFFERENT_UNFINISHED, ""),
        };
        // Files of others may stand beside the site; they make it no other.
        wrong += usize::from(!matches!(difference, Difference::Foreign(_)));
        terminal.result(&phrase.with(language, &[("path", path.to_string())]));
    }
    let time = ("time", manifest.time.clone());
    if wrong == 0 {
        let args = [name, time, ("files", manifest.files.len().to_string())];
        terminal.result(&VERIFIED.with(language, &args));
        return Ok(if is_record_whole { 0 } else { FOUND });
    }
    terminal.complain(&DIFFERENT.with(language, &[name, time, ("n", wrong.to_string())]));
    Ok(FOUND)
}
