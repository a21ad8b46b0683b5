//! What a target shows and the record does not say: the run that showed it was killed in between.
//!
//! The target says which snapshot it shows. Of a publication, what the record would have said follows from that
//! snapshot; of going back, from what was said of it when it was published. It is written down before anything
//! is held against the record.

use std::collections::BTreeMap;

use super::opened::{Opened, failure, with_circumstances};
use super::{Publishing, site};
use crate::archive::{self, Archive, Snapshot};
use crate::catalogue::publish::{CAUGHT_UP, CAUGHT_UP_GOING_BACK};
use crate::cmd::Failure;
use crate::cmd::archive::is_sound;
use crate::cmd::arguments::Common;
use crate::cmd::terminal::Terminal;
use crate::config::TargetConfig;
use crate::model::date::{in_beijing, iso_time};
use crate::publish::Manifest;
use crate::publish::corrections::texts;
use crate::publish::record::{Entry, LOG, Log, Shown};
use crate::publish::targets::Folder;

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaughtUp {
    Nothing,
    One,
    /// The snapshot is not what it was, which was told.
    Unsound,
}

/// What a target shows; the record knows it by that, whatever it is called now.
pub fn shown(
    log: &mut Log,
    publishing: &Publishing,
    opened: &Opened,
    targets: &[TargetConfig],
) -> Result<Option<Manifest>, Failure> {
    let shown = with_circumstances(publishing, |world| crate::publish::shown(opened.target(), world));
    let shown = shown.map_err(|error| failure(error, &publishing.target))?;
    if let Some(manifest) = &shown {
        log.recognise(&publishing.target, manifest, |name| targets.iter().any(|target| target.name == name));
    }
    Ok(shown)
}

pub fn catch_up(
    log: &mut Log,
    shown: Option<Manifest>,
    publishing: &Publishing,
    opened: &Opened,
    common: &Common,
    terminal: &Terminal,
) -> Result<CaughtUp, Failure> {
    let Some(manifest) = shown else { return Ok(CaughtUp::Nothing) };
    let archive = Archive::of(&common.root);
    let name = ("name", publishing.target.clone());
    let (entry, said) = match unwritten(&manifest, log, &publishing.target, opened.folder()) {
        None => return Ok(CaughtUp::Nothing),
        Some(Unwritten::Publication(snapshot)) => {
            // One that this archive never had was published from elsewhere.
            let Ok(snapshot) = archive.find(snapshot) else { return Ok(CaughtUp::Nothing) };
            if !is_sound(&archive, &snapshot, terminal)? {
                return Ok(CaughtUp::Unsound);
            }
            let entry = published(&archive, snapshot, &manifest, publishing, common)?;
            let args = [("time", entry.time.clone()), name];
            (entry, CAUGHT_UP.with(terminal.language, &args))
        }
        Some(Unwritten::GoingBack { entry, release }) => {
            let args = [("time", entry.time.clone()), ("to", release), name];
            (*entry, CAUGHT_UP_GOING_BACK.with(terminal.language, &args))
        }
    };
    log.append(entry).map_err(Failure::at(&archive.folder().join(LOG)))?;
    terminal.result(&said);
    Ok(CaughtUp::One)
}

enum Unwritten<'m> {
    /// Of this snapshot.
    Publication(&'m str),
    GoingBack {
        entry: Box<Entry>,
        release: String,
    },
}

/// What a target shows, if the last line about it says something else.
fn unwritten<'m>(manifest: &'m Manifest, log: &Log, target: &str, folder: Option<&Folder>) -> Option<Unwritten<'m>> {
    let shown = manifest.snapshot.as_deref()?;
    let last = log.last_of(target);
    if last.is_some_and(|last| last.snapshot == shown || last.site_sha256 == manifest.digest()) {
        return None;
    }
    let of_snapshot = || log.entries.iter().filter(|entry| entry.snapshot == shown);
    // It may have had a name that another target has now.
    if last.is_none() && of_snapshot().any(|entry| entry.time == manifest.time) {
        return None;
    }
    // A folder shows a release of before with its manifest of then; elsewhere the manifest says so itself.
    let is_of_before = |entry: &Entry| if folder.is_some() { entry.time == manifest.time } else { manifest.is_back };
    if !log.of_target(target).iter().any(|entry| entry.snapshot == shown && is_of_before(entry)) {
        return Some(Unwritten::Publication(shown));
    }
    let (release, time) = match folder {
        Some(folder) => folder.shown().map(|(release, since)| (release, iso_time(in_beijing(since))))?,
        None => (shown.to_string(), manifest.time.clone()),
    };
    let back = Shown { release: release.clone(), site_sha256: manifest.digest(), snapshot: shown.to_string() };
    let entry = Box::new(log.going_back(target, back, time)?);
    Some(Unwritten::GoingBack { entry, release })
}

/// What the record would have said of a publication.
fn published(
    archive: &Archive,
    snapshot: Snapshot,
    manifest: &Manifest,
    publishing: &Publishing,
    common: &Common,
) -> Result<Entry, Failure> {
    let was = archive::sources_of(archive, &snapshot)?.site;
    let notices = texts(&was).map_err(Failure::at(&archive.folder().join(LOG)))?;
    Ok(Entry {
        time: manifest.time.clone(),
        target: publishing.target.clone(),
        formerly: None,
        edition: snapshot.info.edition.name().into(),
        site_sha256: manifest.digest(),
        snapshot: snapshot.name.to_string(),
        snapshot_sha256: snapshot.sha256,
        rollback: None,
        signed: site::signatures(common, &was)?,
        notices,
        // The next publication asks for the reason.
        withdrawn: BTreeMap::new(),
        previous_sha256: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A log of publications: target, snapshot, hour.
    fn log(folder: &tempfile::TempDir, lines: &[(&str, &str, u8)]) -> Log {
        let mut log = Log::read(folder.path()).unwrap();
        for (target, snapshot, hour) in lines {
            let entry = serde_json::from_value(serde_json::json!({
                "time": time(*hour), "target": target, "edition": "public", "site_sha256": snapshot,
                "snapshot": snapshot, "snapshot_sha256": snapshot, "notices": {},
            }));
            log.append(entry.unwrap()).unwrap();
        }
        log
    }

    fn time(hour: u8) -> String {
        format!("2025-10-11T{hour:02}:00:00+08:00")
    }

    #[track_caller]
    fn check(lines: &[(&str, &str, u8)], (snapshot, hour): (&str, u8), expected: &str) {
        check_shown(lines, (snapshot, hour, false), expected);
    }

    #[track_caller]
    fn check_shown(lines: &[(&str, &str, u8)], (snapshot, hour, is_back): (&str, u8, bool), expected: &str) {
        let folder = tempfile::tempdir().unwrap();
        let (time, snapshot) = (time(hour), Some(snapshot.into()));
        let manifest = Manifest { time, snapshot, is_back, files: Default::default() };
        let told = match unwritten(&manifest, &log(&folder, lines), "dav", None) {
            None => "nothing".to_string(),
            Some(Unwritten::Publication(snapshot)) => format!("published {snapshot}"),
            Some(Unwritten::GoingBack { entry, .. }) => {
                format!("back to {} at {}", entry.snapshot, &entry.time[11..13])
            }
        };
        assert_eq!(told, expected);
    }

    #[test]
    fn what_a_target_shows_and_the_last_line_about_it_does_not_say_was_published_or_gone_back_to() {
        let published = [("dav", "a", 8), ("dav", "b", 9)];
        check(&published, ("b", 9), "nothing");
        check(&published, ("c", 10), "published c");
        check_shown(&published, ("a", 10, true), "back to a at 10");
        check(&published, ("a", 10), "published a");
        check(&[], ("a", 8), "published a");
        // Published to another target only, and under the name that this one had before.
        check(&[("www", "a", 8), ("dav", "b", 9)], ("a", 10), "published a");
        check(&[("www", "a", 8)], ("a", 8), "nothing");
    }
}
