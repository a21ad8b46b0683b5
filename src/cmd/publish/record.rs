//! The record of what was published, as it lies in the archive and as the target remembers it.

use super::Publishing;
use super::opened::{failure, with_circumstances};
use crate::archive::Archive;
use crate::cmd::Failure;
use crate::cmd::terminal::Terminal;
use crate::finding::Findings;
use crate::publish::record::{self, Extent, Log, LogError};
use crate::publish::{Target, witness};

/// `None`: it cannot be used, which was told.
pub fn read_log(archive: &Archive, terminal: &Terminal) -> Result<Option<Log>, Failure> {
    match Log::read(archive.folder()) {
        Ok(log) => Ok(Some(log)),
        Err(LogError::Line(line)) => {
            terminal.findings(&Findings::from_iter([record::broken(line)]));
            Ok(None)
        }
        Err(LogError::Io(error)) => Err(Failure::Io(archive.folder().join(record::LOG), error)),
    }
}

/// How far the record went when something was last published to the target, if lines of it are gone.
pub fn missing_lines(publishing: &Publishing, target: &dyn Target, log: &Log) -> Result<Option<Extent>, Failure> {
    let missing = with_circumstances(publishing, |world| witness::missing(target, world, log));
    missing.map_err(|error| failure(error, &publishing.target))
}

/// Has the target remember how far the record goes, if there is one.
pub fn remember(publishing: &Publishing, target: &dyn Target, extent: Option<Extent>) -> Result<(), Failure> {
    let Some(extent) = extent else { return Ok(()) };
    let done = with_circumstances(publishing, |world| witness::remember(target, world, &extent));
    done.map_err(|error| failure(error, &publishing.target))
}
