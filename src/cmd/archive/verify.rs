//! `tongbao archive verify`: everything, some snapshots, or a copy that came back from elsewhere.

use std::path::{Path, PathBuf};

use super::lock;
use crate::archive::{self, Archive, RealDisk};
use crate::catalogue::archive::{
    ARCHIVE_EMPTY, ARCHIVE_KNOWN, ARCHIVE_SOUND, ARCHIVE_SOUND_BUT, ARCHIVE_SOUND_ONE, ARCHIVE_STAMPS, ARCHIVE_UNKNOWN,
    ARCHIVE_UNSOUND,
};
use crate::cmd::arguments::Common;
use crate::cmd::terminal::Terminal;
use crate::cmd::{FOUND, Failure};
use crate::finding::{Findings, Severity};
use crate::publish::record::{self, Log, LogError};

pub struct Options {
    /// Names of snapshots, or paths of copies; empty: everything.
    pub wanted: Vec<String>,
    /// Whether the index files are made anew first.
    pub mend: bool,
}

pub fn run(options: &Options, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    let archive = Archive::of(&common.root);
    if options.mend && archive.folder().is_dir() {
        let lock = lock(&archive, terminal)?;
        archive::mend(&archive, &RealDisk, &lock)?;
    }
    let mut findings = Findings::default();
    let mut lines = Vec::new();
    let language = terminal.language;
    if options.wanted.is_empty() {
        let counts = archive::verify_all(&archive, &mut findings)?;
        match Log::read(archive.folder()) {
            Err(LogError::Line(line)) => findings.push(record::broken(line)),
            Err(LogError::Io(error)) => return Err(Failure::Io(archive.folder().join(record::LOG), error)),
            Ok(_) => {}
        }
        let args = [("snapshots", counts.snapshots.to_string()), ("files", counts.files.to_string())];
        lines.push(match counts.snapshots {
            0 => ARCHIVE_EMPTY.say(language).to_string(),
            _ => ARCHIVE_SOUND.with(language, &args),
        });
        if counts.stamps > 0 {
            lines.push(ARCHIVE_STAMPS.with(language, &[("n", counts.stamps.to_string())]));
        }
    }
    for wanted in &options.wanted {
        let before = findings.count(Severity::Error);
        // Findings are shown from the site's folder, and a copy may lie anywhere.
        let path = if common.root == Path::new(".") { PathBuf::from(wanted) } else { absolute(wanted) };
        let one = archive::verify_one(&archive, wanted, &path, &mut findings)?;
        if findings.count(Severity::Error) > before {
            continue;
        }
        let name = [("name", one.name.clone())];
        let args = [("name", one.name), ("files", one.verified.files.to_string()), ("sha256", one.verified.sha256)];
        lines.push(ARCHIVE_SOUND_ONE.with(language, &args));
        match one.known {
            archive::Known::Here => {}
            archive::Known::SameAsHere => lines.push(ARCHIVE_KNOWN.with(language, &name)),
            archive::Known::Nowhere => lines.push(ARCHIVE_UNKNOWN.with(language, &name)),
        }
    }
    findings.sort();
    terminal.findings(&findings);
    let errors = findings.count(Severity::Error);
    if errors > 0 {
        terminal.complain(&ARCHIVE_UNSOUND.with(language, &[("errors", errors.to_string())]));
    }
    for line in lines.iter().filter(|_| errors == 0 || !options.wanted.is_empty()) {
        terminal.result(line);
    }
    let warnings = findings.count(Severity::Warning);
    if errors == 0 && warnings > 0 {
        terminal.complain(&ARCHIVE_SOUND_BUT.with(language, &[("warnings", warnings.to_string())]));
    }
    Ok(if findings.has_grave() { FOUND } else { 0 })
}

fn absolute(path: &str) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| PathBuf::from(path))
}
