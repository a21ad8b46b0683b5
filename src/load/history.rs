//! Reading what the archive says of the site's past; a site without an archive has none.

use std::fs;
use std::io;
use std::path::Path;

use crate::catalogue::archive_findings::ARCHIVE_INDEX;
use crate::finding::{Finding, Findings};
use crate::model::History;
use crate::model::history::HISTORY;
use crate::source::Place;

/// A file that cannot be used costs the history, not the site: it can be made anew from the snapshots.
pub fn read(root: &Path, digest: &mut blake3::Hasher, findings: &mut Findings) -> History {
    let text = match fs::read_to_string(root.join(HISTORY)) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return History::default(),
        Err(error) => {
            findings.push(Finding::new(&ARCHIVE_INDEX, Place::path(HISTORY)).with("reason", error.to_string()));
            return History::default();
        }
    };
    digest.update(HISTORY.as_bytes());
    digest.update(text.as_bytes());
    History::read(&text).unwrap_or_else(|reason| {
        findings.push(Finding::new(&ARCHIVE_INDEX, Place::path(HISTORY)).with("reason", reason));
        History::default()
    })
}
