//! `tongbao check --diff` and `--fix`: mend in memory, then show or write.

use std::collections::BTreeMap;

use similar::TextDiff;

use super::{FOUND, clean, look};
use crate::catalogue::mend::*;
use crate::cmd::arguments::Common;

use crate::cmd::terminal::Terminal;
use crate::cmd::{Failure, today};
use crate::load::{self, Changes, Loaded, Shelf};
use crate::mend::{self, Mended, Seen, Settled, Written};

/// What becomes of the mended files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Shown,
    Written,
}

pub fn run(outcome: Outcome, wanted: &load::Options, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    let today = today()?;
    let mut shelf = Shelf::default();
    let mut site = None;
    let settled = mend::settle(|texts| {
        hold(&mut shelf, texts);
        let tree = shelf.read(&common.root, &Changes::Unknown)?;
        let sources: Vec<_> = tree.sources().cloned().collect();
        let findings = match Loaded::of(tree, wanted) {
            Ok(loaded) => look(site.insert(loaded.site), loaded.findings, today, None),
            Err(findings) => findings,
        };
        Ok::<_, Failure>(Seen::new(findings, sources.iter()))
    })?;
    let args = [("files", settled.files.len().to_string()), ("edits", settled.edits.to_string())];
    if outcome == Outcome::Shown {
        return Ok(show(&settled, terminal, &args));
    }
    let mut left_alone = false;
    for file in &settled.files {
        let written = mend::write(&common.root, file).map_err(Failure::at(&common.root.join(&file.path)));
        if written? == Written::ChangedMeanwhile {
            terminal.complain(&CHANGED_MEANWHILE.with(terminal.language, &[("path", terminal.path(&file.path))]));
            left_alone = true;
        }
    }
    terminal.findings(&settled.findings);
    let said = if settled.files.is_empty() { &NOTHING_TO_MEND } else { &MENDED };
    terminal.result(&said.with(terminal.language, &args));
    if left_alone || settled.findings.has_grave() {
        return Ok(FOUND);
    }
    if let Some(site) = &site {
        clean(site, terminal);
    }
    Ok(0)
}

fn hold(shelf: &mut Shelf, texts: &BTreeMap<String, String>) {
    shelf.release_all();
    for (path, text) in texts {
        shelf.hold(path.strip_prefix("content/").unwrap_or(path), text);
    }
}

fn show(settled: &Settled, terminal: &Terminal, args: &[(&'static str, String)]) -> u8 {
    if settled.files.is_empty() {
        terminal.remark(NOTHING_TO_MEND.say(terminal.language));
        return 0;
    }
    for file in &settled.files {
        terminal.diff(&unified(file, terminal));
    }
    terminal.remark(&WOULD_MEND.with(terminal.language, args));
    FOUND
}

/// As `patch -p0` takes it.
fn unified(file: &Mended, terminal: &Terminal) -> String {
    let path = terminal.path(&file.path);
    TextDiff::from_lines(&file.old, &file.new).unified_diff().header(&path, &path).to_string()
}
