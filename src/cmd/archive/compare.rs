//! `tongbao archive compare`: what changed between two snapshots, as text, as JSON and as a page.

use std::path::PathBuf;

use super::is_sound;
use crate::archive::{Archive, Comparison, zip_file};
use crate::catalogue::archive::{ARCHIVE_COMPARED, ARCHIVE_EXPORTED};
use crate::cmd::arguments::Common;
use crate::cmd::changed;
use crate::cmd::terminal::Terminal;
use crate::cmd::{FOUND, Failure};
use crate::model::asset::human_length;

pub struct Options {
    pub older: String,
    pub newer: String,
    /// Where a page is written, if one is wanted.
    pub page: Option<PathBuf>,
}

pub fn run(options: &Options, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    let archive = Archive::of(&common.root);
    let (older, newer) = (archive.find(&options.older)?, archive.find(&options.newer)?);
    // What somebody did to a snapshot later is no change of the site.
    for snapshot in [&older, &newer] {
        if !is_sound(&archive, snapshot, terminal)? {
            return Ok(FOUND);
        }
    }
    let comparison = Comparison::of(&archive, &older, &newer)?;
    if let Some(page) = &options.page {
        let html = comparison.page(terminal.language);
        let digests = zip_file::whole(page, |file| std::io::Write::write_all(file, html.as_bytes()))?;
        let args = [("path", page.display().to_string()), ("size", human_length(digests.length))];
        terminal.result(&ARCHIVE_EXPORTED.with(terminal.language, &args));
    }
    if terminal.speaks_to_machines() {
        terminal.document(&comparison);
    } else {
        let args = [("older", comparison.older), ("newer", comparison.newer)];
        terminal.result(&ARCHIVE_COMPARED.with(terminal.language, &args));
        changed::lines(&comparison.changes, terminal.language).iter().for_each(|line| terminal.result(line));
    }
    Ok(if comparison.changes.is_empty() { 0 } else { FOUND })
}
