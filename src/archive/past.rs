//! What is told of the past, held against the snapshots that lie beside it.
//!
//! Pages are made of `history.json`, which follows from the snapshots but stands in a file of its own. So
//! before anything is published or kept, it is compared with their records, and these with the digests that
//! were kept of them. The payloads are left to verification.

use super::index::{self, HISTORY};
use super::verify::verify_record;
use super::{Archive, ArchiveError, FolderHolder, Name, Snapshot, chain, copy};
use crate::catalogue::Phrase;
use crate::catalogue::archive_faults::{HISTORY_BEHIND, HISTORY_GONE};
use crate::catalogue::archive_findings::HISTORY_ALTERED;
use crate::finding::{Finding, Findings};
use crate::model::History;
use crate::source::Place;

/// The past as the snapshots tell it. What is not as it was made, of them or of `history.json`, is told.
pub fn past(archive: &Archive, findings: &mut Findings) -> Result<History, ArchiveError> {
    let snapshots = archive.snapshots()?;
    // One that cannot be read tells nothing of the past, which is no reason to pass it over.
    for name in archive.names()? {
        verify_record(&FolderHolder::new(archive.path_of(&name)), &chain::shown(&name), findings);
    }
    findings.extend(index::list_gone(archive, snapshots.len()));
    let listed = index::readable(archive)?;
    for snapshot in &snapshots {
        copy::compare(&listed, &snapshots, &snapshot.link(), findings);
    }
    let history = index::history_of(archive, &snapshots);
    match fit(archive, &snapshots, &history)? {
        // Whoever loaded the site was told.
        Fit::Unreadable(_) => {}
        Fit::Other => {
            // A snapshot that is gone is why as often as a file that was changed.
            let is_gone = |name: &Name| !snapshots.iter().any(|snapshot| snapshot.name == *name);
            let gone = listed.iter().filter(|line| is_gone(&line.name));
            findings.extend(gone.map(|line| chain::missing(&line.name, &format!("archive/{}", index::LIST))));
            findings.extend(finding(Fit::Other));
        }
        fit => findings.extend(finding(fit)),
    }
    Ok(history)
}

/// How `history.json` stands to the snapshots.
enum Fit {
    Same,
    /// It lacks the last one: a run was killed between its last two steps.
    Behind,
    /// There is none: nobody can have put anything into it.
    Gone,
    Other,
    Unreadable(&'static Phrase),
    /// A snapshot cannot be read, which has been told: what it said of the past is not known.
    Unknown,
}

/// Tells where pages would say something else than the snapshots.
pub(super) fn compare(archive: &Archive, findings: &mut Findings) -> Result<(), ArchiveError> {
    let snapshots = archive.snapshots()?;
    let fit = fit(archive, &snapshots, &index::history_of(archive, &snapshots))?;
    findings.extend(finding(fit));
    Ok(())
}

fn fit(archive: &Archive, snapshots: &[Snapshot], history: &History) -> Result<Fit, ArchiveError> {
    let told = match index::history(archive)? {
        Ok(told) => told,
        Err(reason) => return Ok(Fit::Unreadable(reason)),
    };
    if told == *history {
        return Ok(Fit::Same);
    }
    if !archive.unreadable(snapshots)?.is_empty() {
        return Ok(Fit::Unknown);
    }
    if index::history_is_gone(archive) {
        return Ok(Fit::Gone);
    }
    let last = snapshots.iter().rposition(|snapshot| snapshot.past().is_some()).unwrap_or_default();
    Ok(if told == index::history_of(archive, &snapshots[..last]) { Fit::Behind } else { Fit::Other })
}

fn finding(fit: Fit) -> Option<Finding> {
    match fit {
        Fit::Same | Fit::Unknown => None,
        Fit::Behind => Some(chain::index_finding(HISTORY, &HISTORY_BEHIND, &[])),
        Fit::Gone => Some(chain::index_finding(HISTORY, &HISTORY_GONE, &[])),
        Fit::Other => Some(Finding::new(&HISTORY_ALTERED, Place::path(format!("archive/{HISTORY}")))),
        Fit::Unreadable(reason) => Some(chain::index_finding(HISTORY, reason, &[])),
    }
}
