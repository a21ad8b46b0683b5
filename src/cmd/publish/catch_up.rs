//! A publication that was shown and not written down any more: its run was killed in between.
//!
//! The target says which snapshot it shows. What the record would have said of it follows from that snapshot,
//! and is written down before anything is held against the record.

use super::opened::{failure, with_circumstances};
use super::{Publishing, site};
use crate::archive::{self, Archive};
use crate::catalogue::publish::CAUGHT_UP;
use crate::cmd::Failure;
use crate::cmd::archive::is_sound;
use crate::cmd::arguments::Common;
use crate::cmd::terminal::Terminal;
use crate::publish::corrections::{edition_name, texts};
use crate::publish::record::{Entry, LOG, Log};
use crate::publish::{Manifest, Target};

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaughtUp {
    Nothing,
    One,
    /// The snapshot is not what it was, which was told.
    Unsound,
}

pub fn catch_up(
    log: &mut Log,
    publishing: &Publishing,
    target: &dyn Target,
    common: &Common,
    terminal: &Terminal,
) -> Result<CaughtUp, Failure> {
    let shown = with_circumstances(publishing, |world| crate::publish::shown(target, world));
    let Some(manifest) = shown.map_err(|error| failure(error, &publishing.target))? else {
        return Ok(CaughtUp::Nothing);
    };
    let archive = Archive::of(&common.root);
    let unwritten = unwritten(&manifest, log, &publishing.target);
    // One that this archive never had was published from elsewhere.
    let Some(snapshot) = unwritten.and_then(|name| archive.find(name).ok()) else { return Ok(CaughtUp::Nothing) };
    if !is_sound(&archive, &snapshot, terminal)? {
        return Ok(CaughtUp::Unsound);
    }
    let was = archive::sources_of(&archive, &snapshot)?.site;
    let failed = |error| Failure::Io(archive.folder().join(LOG), error);
    let entry = Entry {
        time: manifest.time.clone(),
        target: publishing.target.clone(),
        edition: edition_name(snapshot.info.edition).into(),
        site_sha256: manifest.digest(),
        snapshot: snapshot.name.to_string(),
        snapshot_sha256: snapshot.sha256,
        rollback: None,
        signed: site::signatures(common, &was)?,
        notices: texts(&was).map_err(failed)?,
        previous_sha256: None,
    };
    log.append(entry).map_err(failed)?;
    let args = [("time", manifest.time), ("name", publishing.target.clone())];
    terminal.result(&CAUGHT_UP.with(terminal.language, &args));
    Ok(CaughtUp::One)
}

/// The snapshot that a target shows, if the record does not know of that. A target may have had another name.
fn unwritten<'m>(manifest: &'m Manifest, log: &Log, target: &str) -> Option<&'m str> {
    let shown = manifest.snapshot.as_deref()?;
    let is_it = |entry: &Entry| entry.target == target || entry.time == manifest.time;
    let is_written = log.entries.iter().any(|entry| entry.snapshot == shown && is_it(entry));
    (!is_written).then_some(shown)
}
