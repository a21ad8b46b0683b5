//! By what a file is known not to have changed since it was read, without reading it again.

use std::fs::Metadata;
use std::path::Path;
use std::time::SystemTime;

/// What the system says of a file that changes with its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    pub modified: Option<SystemTime>,
    length: u64,
    /// Which file it is, and when the system last touched its record: an editor that sets times back does not fool it.
    #[cfg(unix)]
    record: (u64, i64, i64),
}

impl Stamp {
    /// `None`: there is no such file.
    pub fn of(file: &Path) -> Option<Self> {
        std::fs::metadata(file).ok().map(|about| Self::from(&about))
    }
}

impl From<&Metadata> for Stamp {
    fn from(about: &Metadata) -> Self {
        #[cfg(unix)]
        use std::os::unix::fs::MetadataExt;
        Self {
            modified: about.modified().ok(),
            length: about.len(),
            #[cfg(unix)]
            record: (about.ino(), about.ctime(), about.ctime_nsec()),
        }
    }
}
