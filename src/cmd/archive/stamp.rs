//! `tongbao archive stamp`: the request for a time stamp, or the reply to it.

use std::path::PathBuf;

use jiff::Timestamp;

use super::is_sound;
use crate::archive::{Archive, RealDisk, stamp};
use crate::catalogue::Language;
use crate::catalogue::archive::{ARCHIVE_ASKED, ARCHIVE_STAMPED};
use crate::cmd::arguments::Common;
use crate::cmd::terminal::Terminal;
use crate::cmd::{FOUND, Failure};
use crate::finding::Findings;
use crate::model::date;

pub struct Options {
    pub snapshot: String,
    /// The reply file, and the trusted certificates in PEM form.
    pub reply: Option<(PathBuf, PathBuf)>,
}

pub fn run(options: &Options, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    let archive = Archive::of(&common.root);
    let snapshot = archive.find(&options.snapshot)?;
    // Nobody is asked to attest what is not what it was.
    if !is_sound(&archive, &snapshot, terminal)? {
        return Ok(FOUND);
    }
    let Some((reply, certificates)) = &options.reply else {
        let request = stamp::ask(&archive, &RealDisk, &snapshot)?;
        let args = [("path", request.display().to_string()), ("name", snapshot.name.to_string())];
        terminal.result(&ARCHIVE_ASKED.with(terminal.language, &args));
        return Ok(0);
    };
    match stamp::take_in(&archive, &RealDisk, &snapshot, reply, certificates)? {
        Ok(stamp) => {
            let args = [
                ("name", snapshot.name.to_string()),
                ("time", shown(stamp.time, terminal.language)),
                ("authority", stamp.authority),
            ];
            terminal.result(&ARCHIVE_STAMPED.with(terminal.language, &args));
            Ok(0)
        }
        Err(fault) => {
            let mut findings = Findings::default();
            findings.push(stamp::finding(&snapshot.name, fault));
            terminal.findings(&findings);
            Ok(FOUND)
        }
    }
}

/// In Beijing time.
fn shown(time: Timestamp, language: Language) -> String {
    date::time_in_words(date::in_beijing(time), language)
}
