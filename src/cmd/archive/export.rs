//! `tongbao archive export`: a snapshot as one file, for handing on or for replay.

use std::path::PathBuf;

use super::is_sound;
use crate::archive::{Archive, wacz, zip_file};
use crate::catalogue::archive::{ARCHIVE_DIGEST, ARCHIVE_EXPORTED, ARCHIVE_OF_INTERNAL};
use crate::cmd::arguments::Common;
use crate::cmd::terminal::Terminal;
use crate::cmd::{FOUND, Failure};
use crate::model::Edition;
use crate::model::asset::human_length;

pub struct Options {
    pub snapshot: String,
    pub form: Form,
    /// Absent: the snapshot's name, in the folder where the command runs.
    pub output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Zip,
    Wacz,
}

pub fn run(options: &Options, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    let archive = Archive::of(&common.root);
    let snapshot = archive.find(&options.snapshot)?;
    // What is not what it was is not handed on.
    if !is_sound(&archive, &snapshot, terminal)? {
        return Ok(FOUND);
    }
    let ending = if options.form == Form::Zip { "zip" } else { "wacz" };
    let target = options.output.clone().unwrap_or_else(|| PathBuf::from(format!("{}.{ending}", snapshot.name)));
    let digests = match options.form {
        Form::Zip => zip_file::export(&archive, &snapshot, &target)?,
        Form::Wacz => wacz::export(&archive, &snapshot, &target)?,
    };
    let args = [("path", target.display().to_string()), ("size", human_length(digests.length))];
    terminal.result(&ARCHIVE_EXPORTED.with(terminal.language, &args));
    if snapshot.info.edition == Edition::Internal {
        terminal.remark(ARCHIVE_OF_INTERNAL.say(terminal.language));
    }
    terminal.result(&ARCHIVE_DIGEST.with(terminal.language, &[("sha256", digests.sha256)]));
    Ok(0)
}
