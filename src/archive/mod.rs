//! The archive: dated snapshots of the site with its sources, which anybody can verify years later.
//!
//! A snapshot is a BagIt bag (RFC 8493) in `archive/`, beside `content/`. It names the digest of the one
//! before it, so the snapshots make a chain in which one that is missing, altered or back-dated shows.
//! Standard tools are enough to prove one (`docs/archive.md`); what tongbao adds is stricter checks.

mod chain;
mod claim;
mod comparison;
mod copy;
mod create;
mod digests;
mod disk;
mod holder;
mod index;
mod info;
mod lock;
mod manifest;
mod name;
mod past;
pub mod reading;
mod restore;
mod sources;
pub mod stamp;
mod verify;
pub mod wacz;
mod writer;
mod zip_bytes;
pub mod zip_file;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::catalogue::system::{NOT_OURS, refusal};
use crate::model::history::PastSnapshot;
use crate::model::{Edition, Record};

pub use chain::{Counts, verify_all};
pub use comparison::{Comparison, sources_of};
pub use copy::{Known, One, verify_here, verify_one};
pub use create::{IfUnchanged, Outcome, Request, create};
pub use digests::Digests;
pub use disk::{Disk, RealDisk};
pub use holder::{FolderHolder, Holder, ZipHolder};
pub use index::mend;
pub use info::{Info, Oxum, Previous};
pub use lock::Lock;
pub use name::Name;
pub use past::past;
pub use restore::{Half, restore};
pub use verify::{Verified, verify};

/// The files of a bag that are not its payload and not a manifest of these.
const RECORD: &str = "record.json";
const MANIFEST_SHA256: &str = "manifest-sha256.txt";
const MANIFEST_SM3: &str = "manifest-sm3.txt";
/// They cover everything in a bag; their digests stand for the whole snapshot.
pub const TAGMANIFEST_SHA256: &str = "tagmanifest-sha256.txt";
pub const TAGMANIFEST_SM3: &str = "tagmanifest-sm3.txt";
/// Where the built site and its sources stand in a bag.
pub const SITE: &str = "data/site/";
pub const SOURCE: &str = "data/source/";

/// The archive of the site in a folder. It need not be there yet.
#[derive(Debug, Clone)]
pub struct Archive {
    root: PathBuf,
    folder: PathBuf,
}

/// 快照: one bag of the archive, as it describes itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    pub name: Name,
    pub info: Info,
    /// The digests of its tag manifests.
    pub sha256: String,
    pub sm3: String,
}

/// Why something could not be done with an archive.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// A snapshot is never overwritten.
    #[error("there is a snapshot of this moment: {0}")]
    Exists(Name),
    /// Time only goes forward.
    #[error("the last snapshot, {0}, is later than this moment")]
    Earlier(Name),
    #[error("there is no snapshot {0}")]
    NoSnapshot(String),
    #[error("there is no snapshot yet")]
    Empty,
    /// It is not what a snapshot is, so nothing can be made of it.
    #[error("{0} is no snapshot")]
    NotASnapshot(PathBuf),
    /// What is made goes to a new place.
    #[error("{0} is there already")]
    Taken(PathBuf),
    #[error("{0}: {1}")]
    Io(PathBuf, #[source] io::Error),
}

impl Archive {
    /// `root` is the folder that holds `content/`.
    pub fn of(root: &Path) -> Self {
        Self { root: root.to_path_buf(), folder: root.join("archive") }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub fn path_of(&self, name: &Name) -> PathBuf {
        self.folder.join(name.as_str())
    }

    /// Every snapshot that can be read, oldest first.
    pub fn snapshots(&self) -> Result<Vec<Snapshot>, ArchiveError> {
        let mut snapshots: Vec<_> = self.names()?.iter().filter_map(|name| self.read(name)).collect();
        snapshots.sort_by(|a, b| (a.info.created, &a.name).cmp(&(b.info.created, &b.name)));
        Ok(snapshots)
    }

    /// What is called like a snapshot and is not among those that can be read, by name.
    pub fn unreadable(&self, snapshots: &[Snapshot]) -> Result<Vec<Name>, ArchiveError> {
        let is_readable = |name: &Name| snapshots.iter().any(|snapshot| snapshot.name == *name);
        Ok(self.names()?.into_iter().filter(|name| !is_readable(name)).collect())
    }

    /// Whether a snapshot was made of this moment already.
    pub fn has_one_of(&self, moment: jiff::civil::DateTime) -> Result<bool, ArchiveError> {
        let is_of = |name: &Name| self.read(name).is_some_and(|snapshot| snapshot.info.created == moment);
        Ok(self.names()?.iter().any(|name| name.agrees_with(moment) && is_of(name)))
    }

    /// The snapshot that somebody means: its name, the beginning of its name where that is enough, or `latest`.
    pub fn find(&self, wanted: &str) -> Result<Snapshot, ArchiveError> {
        let name = if wanted == "latest" { self.latest() } else { self.begun_by(wanted) };
        let Some(name) = name? else {
            return Err(match self.names()?.is_empty() {
                true => ArchiveError::Empty,
                false => ArchiveError::NoSnapshot(wanted.to_string()),
            });
        };
        self.read(&name).ok_or_else(|| ArchiveError::NotASnapshot(self.path_of(&name)))
    }

    /// One that cannot be read counts as well: nobody is to be given an older one for it.
    fn latest(&self) -> Result<Option<Name>, ArchiveError> {
        let snapshots = self.snapshots()?;
        let last = snapshots.last().map(|snapshot| &snapshot.name);
        let mut unreadable = self.unreadable(&snapshots)?;
        unreadable.retain(|name| last.is_none_or(|last| last.minute() <= name.minute()));
        Ok(unreadable.pop().or_else(|| last.cloned()))
    }

    fn begun_by(&self, wanted: &str) -> Result<Option<Name>, ArchiveError> {
        let begun = self.names()?.into_iter().filter(|name| name.as_str().starts_with(wanted));
        let (exact, begun): (Vec<_>, Vec<_>) = begun.partition(|name| name.as_str() == wanted);
        let is_doubtful = exact.is_empty() && begun.len() > 1;
        Ok(exact.into_iter().chain(begun).next().filter(|_| !is_doubtful))
    }

    /// The folders that are called like snapshots.
    fn names(&self) -> Result<Vec<Name>, ArchiveError> {
        let fail = |error| ArchiveError::Io(self.folder.clone(), error);
        let entries = match fs::read_dir(&self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries.map_err(fail)?,
        };
        let mut names = Vec::new();
        for entry in entries {
            let entry = entry.map_err(fail)?;
            let is_folder = entry.file_type().map_err(fail)?.is_dir();
            names.extend(entry.file_name().to_str().and_then(Name::parse).filter(|_| is_folder));
        }
        names.sort();
        Ok(names)
    }

    fn read(&self, name: &Name) -> Option<Snapshot> {
        let folder = self.path_of(name);
        let info = Info::read(&reading::text(&folder.join("bag-info.txt")).ok()?)?;
        let digests = |file| Some(Digests::of(&reading::bytes(&folder.join(file)).ok()?));
        let (sha256, sm3) = (digests(TAGMANIFEST_SHA256)?.sha256, digests(TAGMANIFEST_SM3)?.sm3);
        Some(Snapshot { name: name.clone(), info, sha256, sm3 })
    }

    /// What a snapshot says of the issues.
    pub fn record(&self, name: &Name) -> Result<Record, ArchiveError> {
        let file = self.path_of(name).join(RECORD);
        let text = reading::text(&file).map_err(|error| ArchiveError::Io(file.clone(), error))?;
        serde_json::from_str(&text).map_err(|_| ArchiveError::Io(file, refusal(&NOT_OURS)))
    }
}

impl Snapshot {
    /// Its line in the site's history; only what was made for the public stands there.
    fn past(&self) -> Option<PastSnapshot> {
        (self.info.edition == Edition::Public).then(|| PastSnapshot {
            name: self.name.to_string(),
            created: self.info.created,
            sha256: self.sha256.clone(),
            sm3: self.sm3.clone(),
        })
    }

    /// The link to it for the next one.
    fn link(&self) -> Previous {
        Previous { name: self.name.clone(), sha256: self.sha256.clone(), sm3: self.sm3.clone() }
    }
}
