//! `tongbao archive restore`: a snapshot's sources or its site, to a new folder.

use std::path::PathBuf;

use crate::archive::{self, Archive, Half};
use crate::catalogue::archive::{ARCHIVE_NOT_RESTORED, ARCHIVE_RESTORED_SITE, ARCHIVE_RESTORED_SOURCES};
use crate::cmd::arguments::Common;
use crate::cmd::terminal::Terminal;
use crate::cmd::{FOUND, Failure, root_option};
use crate::finding::Findings;

pub struct Options {
    pub snapshot: String,
    pub half: Half,
    pub target: PathBuf,
}

pub fn run(options: &Options, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    let archive = Archive::of(&common.root);
    let snapshot = archive.find(&options.snapshot)?;
    let mut findings = Findings::default();
    let restored = archive::restore(&archive, &snapshot, options.half, &options.target, &mut findings)?;
    findings.sort();
    terminal.findings(&findings);
    let Some(files) = restored else {
        terminal.complain(ARCHIVE_NOT_RESTORED.say(terminal.language));
        return Ok(FOUND);
    };
    let said = match options.half {
        Half::Site => &ARCHIVE_RESTORED_SITE,
        Half::Sources => &ARCHIVE_RESTORED_SOURCES,
    };
    let args = [
        ("name", snapshot.name.to_string()),
        ("files", files.to_string()),
        ("path", options.target.display().to_string()),
        ("root", root_option(&options.target)),
    ];
    terminal.result(&said.with(terminal.language, &args));
    Ok(0)
}
