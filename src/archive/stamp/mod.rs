//! Time stamps (RFC 3161): somebody else's word that a snapshot was there at a certain time.
//!
//! tongbao speaks to no stamping authority. It writes the request file, which an office sends in the way that
//! it is allowed to, and takes the reply in as a file; whether the reply holds is found out offline, against
//! a certificate that the office trusts. What is stamped is the digest of `tagmanifest-sha256.txt`, which
//! stands for the whole snapshot, so `openssl ts -verify` comes to the same answer.

mod der;
mod reply;
mod request;

use std::fs;
use std::path::{Path, PathBuf};

use super::disk::{self, Disk};
use super::{Archive, ArchiveError, Name, Snapshot};
use crate::catalogue::archive_faults::STAMP_EARLIER;
use crate::catalogue::archive_findings::BAD_STAMP;
use crate::catalogue::both;
use crate::finding::{Finding, Findings};
use crate::model::date::BEIJING;
use crate::source::Place;

pub use reply::{Fault, Stamp};

/// Where requests, replies and certificates are kept in the archive, beside the snapshots, which never change.
const FOLDER: &str = "stamps";

/// Writes the request for a snapshot, if it is not there yet, whole; gives its place.
pub fn ask(archive: &Archive, disk: &dyn Disk, snapshot: &Snapshot) -> Result<PathBuf, ArchiveError> {
    let file = path(archive, &snapshot.name, "tsq");
    let request = request::of(&snapshot.sha256).ok_or(ArchiveError::NotASnapshot(file.clone()))?;
    if !fs::read(&file).is_ok_and(|written| written == request) {
        make_folder(archive, disk)?;
        disk::replace(disk, &[(file.clone(), &request)])?;
    }
    Ok(file)
}

/// Takes a reply in, if it holds against the certificates; gives what it says. An earlier reply is never overwritten.
pub fn take_in(
    archive: &Archive,
    disk: &dyn Disk,
    snapshot: &Snapshot,
    reply: &Path,
    certificates: &Path,
) -> Result<Result<Stamp, Fault>, ArchiveError> {
    let read = |file: &Path| fs::read(file).map_err(|error| ArchiveError::Io(file.to_path_buf(), error));
    let (bytes, trusted) = (read(reply)?, read(certificates)?);
    let stamp = match check(snapshot, &bytes, &trusted) {
        Ok(stamp) => stamp,
        Err(fault) => return Ok(Err(fault)),
    };
    let [kept, certificates_kept] = ["tsr", "pem"].map(|kind| path(archive, &snapshot.name, kind));
    if kept.exists() {
        if read(&kept)? == bytes {
            return Ok(Ok(stamp));
        }
        return Err(ArchiveError::Taken(kept));
    }
    make_folder(archive, disk)?;
    disk::replace(disk, &[(certificates_kept, &trusted), (kept, &bytes)])?;
    Ok(Ok(stamp))
}

fn make_folder(archive: &Archive, disk: &dyn Disk) -> Result<(), ArchiveError> {
    let folder = archive.folder.join(FOLDER);
    disk.make_folder(&folder).map_err(|error| ArchiveError::Io(folder.clone(), error))
}

/// The stamp of a snapshot, if it has one.
pub fn of(archive: &Archive, snapshot: &Snapshot) -> Option<Result<Stamp, Fault>> {
    let [reply, certificates] = ["tsr", "pem"].map(|kind| fs::read(path(archive, &snapshot.name, kind)));
    Some(check(snapshot, &reply.ok()?, &certificates.unwrap_or_default()))
}

/// Verifies the stamps of all snapshots; gives how many hold.
pub fn verify_all(archive: &Archive, snapshots: &[Snapshot], findings: &mut Findings) -> usize {
    let mut held = 0;
    for snapshot in snapshots {
        match of(archive, snapshot) {
            None => {}
            Some(Ok(_)) => held += 1,
            Some(Err(fault)) => findings.push(finding(&snapshot.name, fault)),
        }
    }
    held
}

pub fn finding(name: &Name, fault: Fault) -> Finding {
    let place = Place::path(format!("archive/{FOLDER}/{name}.tsr"));
    Finding::new(&BAD_STAMP, place).with_phrase(both!("reason"), fault, &[])
}

/// Whether the stamp is of this snapshot, and no earlier than it says it was made.
fn check(snapshot: &Snapshot, reply: &[u8], certificates: &[u8]) -> Result<Stamp, Fault> {
    let stamp = reply::verify(reply, &snapshot.sha256, certificates)?;
    // Clocks differ by minutes; a day is no matter of clocks.
    let made = BEIJING.to_timestamp(snapshot.info.created);
    let much_earlier = made.is_ok_and(|made| stamp.time.as_second() + 24 * 3600 < made.as_second());
    if much_earlier { Err(&STAMP_EARLIER) } else { Ok(stamp) }
}

fn path(archive: &Archive, name: &Name, kind: &str) -> PathBuf {
    archive.folder.join(FOLDER).join(format!("{name}.{kind}"))
}
