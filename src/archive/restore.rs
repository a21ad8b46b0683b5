//! Bringing a snapshot's site or its sources back, to a new folder.

use std::fs;
use std::path::Path;

use super::claim::{claim, refuse_if_taken};
use super::holder::{FolderHolder, Holder};
use super::{Archive, ArchiveError, SITE, SOURCE, Snapshot, verify_here};
use crate::finding::Findings;
use crate::output::durable;

/// Which half of a snapshot is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Half {
    /// The built site, as it was published.
    Site,
    /// What it was made from: `content/`, and `themes/` where there is one.
    Sources,
}

/// Writes one half of a snapshot to a folder that is not there yet; gives how many files. A snapshot that does
/// not verify is not restored, and the findings say why: `None`.
pub fn restore(
    archive: &Archive,
    snapshot: &Snapshot,
    half: Half,
    target: &Path,
    findings: &mut Findings,
) -> Result<Option<usize>, ArchiveError> {
    refuse_if_taken(target)?;
    let fail = |error| ArchiveError::Io(target.to_path_buf(), error);
    let holder = FolderHolder::new(archive.path_of(&snapshot.name));
    verify_here(archive, &snapshot.name, findings)?;
    if findings.has_errors() {
        return Ok(None);
    }
    let part = if half == Half::Site { SITE } else { SOURCE };
    let claim = claim(target)?;
    let new = &claim.beside;
    let write = || {
        let _ = fs::remove_dir_all(new);
        let mut files = 0;
        for path in holder.paths()? {
            let Some(inside) = path.strip_prefix(part) else { continue };
            let file = new.join(inside);
            file.parent().map_or(Ok(()), fs::create_dir_all)?;
            // Written, not copied: what is restored may be edited again.
            fs::write(file, holder.bytes(&path)?)?;
            files += 1;
        }
        fs::create_dir_all(new)?;
        durable::sync_all(new)?;
        fs::rename(new, target)?;
        durable::sync_folder(target)?;
        Ok(files)
    };
    write().map(Some).map_err(|error| {
        let _ = fs::remove_dir_all(new);
        fail(error)
    })
}
