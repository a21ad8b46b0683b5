//! Whether the archive as a whole is what it was: each snapshot, and what they say of each other.
//!
//! A snapshot names the digest of the one before it, and `snapshots.sha256` all of them. So one that is
//! missing, altered, put in between or back-dated shows, unless every later one and the list were made anew
//! as well; then a time stamp, or a digest that was published, still tells (`docs/archive.md`).

use std::collections::BTreeMap;

use super::index::{self, Listed};
use super::verify::short;
use super::{Archive, ArchiveError, FolderHolder, Info, Name, Previous, Verified, past, stamp, verify};
use crate::catalogue::archive_faults::*;
use crate::catalogue::archive_findings::{
    ARCHIVE_INDEX, SNAPSHOT_ALTERED, SNAPSHOT_BACK_DATED, SNAPSHOT_MISSING, SNAPSHOT_RENAMED,
};
use crate::catalogue::{Phrase, both};
use crate::finding::{Finding, Findings};
use crate::source::Place;

/// How much was looked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    pub snapshots: usize,
    pub files: usize,
    /// Time stamps that hold.
    pub stamps: usize,
}

/// Verifies everything.
pub fn verify_all(archive: &Archive, findings: &mut Findings) -> Result<Counts, ArchiveError> {
    let mut seen = BTreeMap::new();
    for name in archive.names()? {
        let folder = archive.path_of(&name);
        let verified = verify(&FolderHolder::new(&folder), &shown(&name), findings);
        seen.insert(name, verified.map_err(|error| ArchiveError::Io(folder, error))?);
    }
    let files = seen.values().map(|verified| verified.files).sum();
    let snapshots = seen.len();
    let renamed = give_names_back(archive, &mut seen)?;
    links(&seen, findings);
    listed(archive, &seen, findings)?;
    if renamed.is_empty() {
        past::compare(archive, findings)?;
    }
    findings.extend(renamed);
    let stamps = stamp::verify_all(archive, &archive.snapshots()?, findings);
    Ok(Counts { snapshots, files, stamps })
}

/// Takes snapshots whose folders were renamed for those that the list and the next ones name: by their digests.
fn give_names_back(archive: &Archive, seen: &mut BTreeMap<Name, Verified>) -> Result<Vec<Finding>, ArchiveError> {
    let mut named: BTreeMap<Name, String> =
        index::readable(archive)?.into_iter().map(|line| (line.name, line.sha256)).collect();
    for info in seen.values().filter_map(|verified| verified.info.as_ref()) {
        named.extend(info.previous.clone().map(|previous| (previous.name, previous.sha256)));
    }
    let mut findings = Vec::new();
    for (name, sha256) in &named {
        let is_it = |(now, verified): &(&Name, &Verified)| verified.sha256 == *sha256 && !named.contains_key(now);
        let Some(now) = seen.iter().find(is_it).map(|(now, _)| now.clone()).filter(|_| !seen.contains_key(name)) else {
            continue;
        };
        let place = Place::path(shown(&now));
        findings
            .push(Finding::new(&SNAPSHOT_RENAMED, place).with("name", name.to_string()).with("now", now.to_string()));
        if let Some(verified) = seen.remove(&now) {
            seen.insert(name.clone(), verified);
        }
    }
    Ok(findings)
}

/// What people see of a snapshot's place.
pub fn shown(name: &Name) -> String {
    format!("archive/{name}")
}

/// What each snapshot says of the one before it, and of its own time.
fn links(seen: &BTreeMap<Name, Verified>, findings: &mut Findings) {
    let mut next: BTreeMap<Option<&Name>, &Name> = BTreeMap::new();
    let mut by_time: Vec<(&Name, &Info)> =
        seen.iter().filter_map(|(name, verified)| Some((name, verified.info.as_ref()?))).collect();
    by_time.sort_by_key(|(name, info)| (info.created, *name));
    for (name, info) in by_time {
        if !name.agrees_with(info.created) {
            findings.push(back_dated(name, &NAME_AND_INFO_DIFFER, &[("created", info.created.to_string())]));
        }
        if let Some(previous) = &info.previous {
            link(name, info, previous, seen, findings);
        }
        let before = info.previous.as_ref().map(|previous| &previous.name);
        if let Some(other) = next.insert(before, name) {
            findings.push(back_dated(name, &FOLLOWED_ALREADY, &[("other", other.to_string())]));
        }
    }
}

fn link(name: &Name, info: &Info, previous: &Previous, seen: &BTreeMap<Name, Verified>, findings: &mut Findings) {
    let Some(before) = seen.get(&previous.name) else {
        findings.push(missing(&previous.name, &shown(name)));
        return;
    };
    let now = Previous { name: previous.name.clone(), sha256: before.sha256.clone(), sm3: before.sm3.clone() };
    findings.extend(replaced(previous, &shown(name), &now));
    if before.info.as_ref().is_some_and(|before| before.created >= info.created) {
        findings.push(back_dated(name, &NO_LATER, &[("previous", previous.name.to_string())]));
    }
}

/// What the list says.
fn listed(archive: &Archive, seen: &BTreeMap<Name, Verified>, findings: &mut Findings) -> Result<(), ArchiveError> {
    if let Some(gone) = index::list_gone(archive, seen.len()) {
        findings.push(gone);
        return Ok(());
    }
    let by = format!("archive/{}", index::LIST);
    let lines: Vec<Listed> = match index::list(archive)? {
        Ok(lines) => lines,
        Err(line) => {
            findings.push(index_finding(index::LIST, &NO_SNAPSHOT_IN_LINE, &[("line", line.to_string())]));
            return Ok(());
        }
    };
    // The next snapshot names it as well, and was asked first.
    let is_named = |name: &Name| {
        let mut before = seen.values().filter_map(|verified| verified.info.as_ref()?.previous.as_ref());
        before.any(|previous| previous.name == *name)
    };
    for line in &lines {
        match seen.get(&line.name) {
            None if is_named(&line.name) => {}
            None => findings.push(missing(&line.name, &by)),
            Some(verified) if verified.sha256 != line.sha256 => {
                findings.push(altered(&line.name, &by, &line.sha256, &verified.sha256));
            }
            Some(_) => {}
        }
    }
    let mut ordered = lines.clone();
    index::order(&mut ordered, &archive.snapshots()?);
    if ordered != lines {
        findings.push(index_finding(index::LIST, &LIST_OUT_OF_ORDER, &[]));
    }
    let last = ordered.last().map(|line| &line.name);
    for (name, verified) in seen.iter().filter(|(name, _)| !lines.iter().any(|line| line.name == **name)) {
        let previous = verified.info.as_ref().and_then(|info| info.previous.as_ref()).map(|previous| &previous.name);
        if previous == last {
            // A run was killed between the last two steps.
            findings.push(index_finding(index::LIST, &NOT_LISTED_YET, &[("name", name.to_string())]));
        } else {
            findings.push(back_dated(name, &NOT_LISTED, &[("list", index::LIST.to_string())]));
        }
    }
    Ok(())
}

pub(super) fn missing(name: &Name, by: &str) -> Finding {
    Finding::new(&SNAPSHOT_MISSING, Place::path(shown(name))).with("name", name.to_string()).with("by", by)
}

/// What the next snapshot says of one, held against what is there. Where a digest is not known, its file is
/// missing, which has been told, or it is a WACZ file, which has none.
pub(super) fn replaced(was: &Previous, by: &str, now: &Previous) -> Option<Finding> {
    let digests = [(&was.sha256, &now.sha256), (&was.sm3, &now.sm3)];
    let differing = digests.into_iter().find(|(was, now)| !now.is_empty() && was != now);
    differing.map(|(before, after)| altered(&was.name, by, before, after))
}

/// Used as well for a copy that came back from elsewhere.
pub(super) fn altered(name: &Name, by: &str, was: &str, now: &str) -> Finding {
    Finding::new(&SNAPSHOT_ALTERED, Place::path(shown(name)))
        .with("name", name.to_string())
        .with("by", by)
        .with("was", short(was))
        .with("now", short(now))
}

fn back_dated(name: &Name, reason: &Phrase, args: &[(&'static str, String)]) -> Finding {
    Finding::new(&SNAPSHOT_BACK_DATED, Place::path(shown(name))).with("name", name.to_string()).with_phrase(
        both!("reason"),
        reason,
        args,
    )
}

pub(super) fn index_finding(file: &str, reason: &Phrase, args: &[(&'static str, String)]) -> Finding {
    Finding::new(&ARCHIVE_INDEX, Place::path(format!("archive/{file}"))).with_phrase(both!("reason"), reason, args)
}
