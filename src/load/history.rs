//! Reading what the archive says of the site's past; a site without an archive has none.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use super::stamp::Stamp;
use crate::catalogue::archive_findings::ARCHIVE_INDEX;
use crate::catalogue::both;
use crate::catalogue::system::refuse_special;
use crate::finding::{Finding, Findings};
use crate::model::History;
use crate::model::history::HISTORY;
use crate::source::Place;

/// The past as it was when it was last read.
#[derive(Debug, Default)]
pub struct Past {
    pub history: Arc<History>,
    stamp: Option<Stamp>,
    digest: Option<blake3::Hash>,
    fault: Option<Finding>,
}

impl Past {
    /// A file that cannot be used costs the history, not the site: it can be made anew from the snapshots.
    pub fn read(&mut self, root: &Path) {
        let file = root.join(HISTORY);
        let stamp = Stamp::of(&file);
        if stamp.is_some() && stamp == self.stamp {
            return;
        }
        *self = Self::default();
        let is_file = fs::metadata(&file).and_then(|metadata| refuse_special(&metadata));
        let text = is_file.and_then(|()| fs::read_to_string(&file));
        let fault = || Finding::new(&ARCHIVE_INDEX, Place::path(HISTORY));
        let read = match text {
            Ok(text) => {
                self.digest = Some(blake3::hash(text.as_bytes()));
                History::read(&text).map_err(|reason| fault().with_phrase(both!("reason"), reason, &[]))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(History::default()),
            Err(error) => Err(fault().because(&error)),
        };
        self.stamp = stamp;
        match read {
            Ok(history) => self.history = Arc::new(history),
            Err(fault) => self.fault = Some(fault),
        }
    }

    /// Adds its part to what stands for everything that was read, and tells what is wrong with it.
    pub fn tell(&self, hasher: &mut blake3::Hasher, findings: &mut Findings) {
        if let Some(digest) = &self.digest {
            hasher.update(HISTORY.as_bytes());
            hasher.update(digest.as_bytes());
        }
        findings.extend(self.fault.clone());
    }
}
