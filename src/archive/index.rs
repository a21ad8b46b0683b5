//! The archive's two index files: the list of its snapshots, and what they say of the past.
//!
//! `snapshots.sha256` holds one line a snapshot, oldest first, which `sha256sum -c` understands; it is how
//! the removal of the newest one shows. `history.json` is what pages are made from (`model/history.rs`).
//! Both follow from the snapshots, and are made anew where a killed run left them behind.

use std::io;

use super::disk::{self, Disk};
use super::{Archive, ArchiveError, Lock, Name, Snapshot, TAGMANIFEST_SHA256, reading};
use crate::catalogue::Phrase;
use crate::catalogue::archive_findings::LIST_GONE;
use crate::finding::Finding;
use crate::model::History;
use crate::model::hex::is_hex;
use crate::source::Place;

pub const LIST: &str = "snapshots.sha256";
pub const HISTORY: &str = "history.json";

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub name: Name,
    pub sha256: String,
}

/// The list as it stands; `Err` names a line that is no line of it.
pub fn list(archive: &Archive) -> Result<Result<Vec<Listed>, usize>, ArchiveError> {
    Ok(lines(archive)?.into_iter().enumerate().map(|(at, line)| line.ok_or(at + 1)).collect())
}

/// The lines of the list that can be read.
pub fn readable(archive: &Archive) -> Result<Vec<Listed>, ArchiveError> {
    Ok(lines(archive)?.into_iter().flatten().collect())
}

/// Every line of the list; `None` for one that is none.
fn lines(archive: &Archive) -> Result<Vec<Option<Listed>>, ArchiveError> {
    let file = archive.folder.join(LIST);
    match reading::text(&file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(ArchiveError::Io(file, error)),
        Ok(text) => Ok(text.lines().map(read_line).collect()),
    }
}

/// Told where the list is gone. A run that was killed may have left none beside the very first snapshot.
pub fn list_gone(archive: &Archive, snapshots: usize) -> Option<Finding> {
    let is_gone = snapshots > 1 && !archive.folder.join(LIST).exists();
    is_gone.then(|| Finding::new(&LIST_GONE, Place::path(format!("archive/{LIST}"))))
}

pub fn history_is_gone(archive: &Archive) -> bool {
    !archive.folder.join(HISTORY).exists()
}

/// What `history.json` says; `Err` says why it cannot be used.
pub fn history(archive: &Archive) -> Result<Result<History, &'static Phrase>, ArchiveError> {
    let file = archive.folder.join(HISTORY);
    match reading::text(&file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Ok(History::default())),
        Err(error) => Err(ArchiveError::Io(file, error)),
        Ok(text) => Ok(History::read(&text)),
    }
}

/// What the snapshots themselves say of the past. One whose record cannot be read says nothing; verification
/// tells of it.
pub fn history_of(archive: &Archive, snapshots: &[Snapshot]) -> History {
    let mut history = History::default();
    for snapshot in snapshots {
        if let (Some(past), Ok(record)) = (snapshot.past(), archive.record(&snapshot.name)) {
            history.add(past, record);
        }
    }
    history
}

/// Writes both files anew from the snapshots. A line for a snapshot that is gone stays: it is how that shows.
pub fn mend(archive: &Archive, disk: &dyn Disk, _lock: &Lock) -> Result<(), ArchiveError> {
    let snapshots = archive.snapshots()?;
    // Were one that cannot be read passed over, its past would be lost, and the chain would fork before it.
    if let Some(broken) = archive.unreadable(&snapshots)?.into_iter().next() {
        return Err(ArchiveError::NotASnapshot(archive.path_of(&broken)));
    }
    let held = lines(archive)?;
    let before = held.len();
    let mut listed: Vec<Listed> = held.into_iter().flatten().collect();
    let broken = listed.len() < before;
    for snapshot in &snapshots {
        if !listed.iter().any(|line| line.name == snapshot.name) {
            listed.push(Listed { name: snapshot.name.clone(), sha256: snapshot.sha256.clone() });
        }
    }
    let mut anew = Vec::new();
    let past = history_of(archive, &snapshots);
    if history(archive)?.ok().as_ref() != Some(&past) {
        anew.push((HISTORY, past.text()));
    }
    let as_held = listed.clone();
    order(&mut listed, &snapshots);
    if broken || listed.len() > before || listed != as_held {
        anew.push((LIST, text(&listed)));
    }
    replace(archive, disk, &anew)
}

/// Oldest first. Of one that is gone, its name says the minute.
pub fn order(listed: &mut [Listed], snapshots: &[Snapshot]) {
    let created = |name: &Name| snapshots.iter().find(|snapshot| snapshot.name == *name).map(|one| one.info.created);
    listed.sort_by_cached_key(|line| (line.name.minute().to_string(), created(&line.name)));
}

/// Takes in a snapshot that was just made.
pub fn add(archive: &Archive, disk: &dyn Disk, snapshot: &Snapshot) -> Result<(), ArchiveError> {
    let mut anew = Vec::new();
    if let Some(past) = snapshot.past() {
        let mut history = history(archive)?.unwrap_or_default();
        history.add(past, archive.record(&snapshot.name)?);
        anew.push((HISTORY, history.text()));
    }
    let mut listed = list(archive)?.unwrap_or_default();
    listed.push(Listed { name: snapshot.name.clone(), sha256: snapshot.sha256.clone() });
    anew.push((LIST, text(&listed)));
    replace(archive, disk, &anew)
}

fn text(listed: &[Listed]) -> String {
    listed.iter().map(|line| format!("{}  {}/{TAGMANIFEST_SHA256}\n", line.sha256, line.name)).collect()
}

fn read_line(line: &str) -> Option<Listed> {
    let (sha256, path) = line.split_once("  ")?;
    let name = Name::parse(path.strip_suffix(TAGMANIFEST_SHA256)?.strip_suffix('/')?)?;
    is_hex(sha256, 32).then(|| Listed { name, sha256: sha256.to_string() })
}

fn replace(archive: &Archive, disk: &dyn Disk, anew: &[(&str, String)]) -> Result<(), ArchiveError> {
    let files: Vec<_> = anew.iter().map(|(name, text)| (archive.folder.join(name), text.as_bytes())).collect();
    disk::replace(disk, &files)
}
