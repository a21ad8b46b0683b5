//! What brings a target to the site of a snapshot, whether it is new there or comes back.

use std::time::Instant;

use super::Publishing;
use super::opened::{failure, with_circumstances};
use super::progress::Bar;
use crate::archive::{Archive, SITE, Snapshot};
use crate::catalogue::publish::{PUBLISHED, PUBLISHED_RESUMED, SITE_DIGEST, UP_TO_DATE, UPLOADING};
use crate::cmd::Failure;
use crate::cmd::terminal::Terminal;
use crate::config::TargetConfig;
use crate::model::asset::human_length;
use crate::publish::{self, Files, Publication, Report, Target};

/// The site of a snapshot as a target has it.
pub fn files_of(archive: &Archive, snapshot: &Snapshot, target: &TargetConfig) -> Result<Files, Failure> {
    let folder = archive.path_of(&snapshot.name).join(SITE);
    let failed = Failure::at(&folder);
    let mut files = Files::read(&folder).map_err(&failed)?;
    files.compress(&target.compress).map_err(failed)?;
    Ok(files)
}

/// Brings a target to what is published, and shows how far it is.
pub fn upload(
    publication: &Publication,
    target: &dyn Target,
    publishing: &Publishing,
    terminal: &Terminal,
) -> Result<Report, Failure> {
    let bar = Bar::new(UPLOADING.say(terminal.language), terminal.is_live());
    let report = with_circumstances(publishing, |world| publish::publish(target, publication, world, &bar));
    report.map_err(|error| failure(error, &publishing.target))
}

pub fn tell(name: &str, report: &Report, files: &Files, started: Instant, terminal: &Terminal) {
    let language = terminal.language;
    let changed = report.added + report.replaced + report.deleted;
    if report.resumed {
        terminal.result(PUBLISHED_RESUMED.say(language));
    }
    if changed == 0 {
        let args = [("name", name.to_string()), ("unchanged", report.unchanged.to_string())];
        terminal.result(&UP_TO_DATE.with(language, &args));
        return;
    }
    let args = [
        ("name", name.to_string()),
        ("added", report.added.to_string()),
        ("replaced", report.replaced.to_string()),
        ("deleted", report.deleted.to_string()),
        ("unchanged", report.unchanged.to_string()),
        ("size", human_length(report.bytes)),
        ("time", format!("{:.1} s", started.elapsed().as_secs_f64())),
    ];
    terminal.result(&PUBLISHED.with(language, &args));
    terminal.result(&SITE_DIGEST.with(language, &[("digest", files.digest())]));
}
