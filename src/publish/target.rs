//! A place to publish to (发布目标), as far as the engine knows it.
//!
//! Six small operations, each of which may fail and be tried again. What a place can do better than by these,
//! such as to show everything at once, it says of itself.

use std::fmt;
use std::path::{Path, PathBuf};

/// Where files go. Paths have `/` between their parts and lie below the target's root.
pub trait Target: Sync {
    fn capabilities(&self) -> Capabilities;

    /// The bytes of a file. `None`: there is none.
    fn get(&self, path: &str) -> Result<Option<Vec<u8>>, TargetError>;

    /// Writes a file, whatever stood there, and the folders above it.
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), TargetError>;

    /// Writes a file where none stands. `false`: there was one. Only asked of targets that can.
    fn create(&self, path: &str, bytes: &[u8]) -> Result<bool, TargetError> {
        if self.get(path)?.is_some() {
            return Ok(false);
        }
        self.put(path, bytes)?;
        Ok(true)
    }

    /// Puts one file in the place of another. Only asked of targets whose `put` may be seen half done.
    fn rename(&self, from: &str, to: &str) -> Result<(), TargetError>;

    /// Removes a file, and the folders that it leaves empty. None there: nothing to do.
    fn delete(&self, path: &str) -> Result<(), TargetError>;

    /// The paths of all files below a folder, which ends with a slash; of all files, where it is empty.
    fn list(&self, folder: &str) -> Result<Vec<String>, TargetError>;

    /// Keeps other publishers out by the target's own means, as long as it lives. `None`: it has none.
    fn hold(&self) -> Result<Option<Held>, TargetError> {
        Ok(None)
    }

    /// Begins a publication.
    fn begin(&self) -> Result<(), TargetError> {
        Ok(())
    }

    /// Ends a publication: everything has been written. `name` stands for its time.
    fn commit(&self, _name: &str) -> Result<(), TargetError> {
        Ok(())
    }
}

/// What came of keeping others out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    Ours,
    Others,
}

#[derive(Debug, Clone, Copy)]
pub struct Capabilities {
    /// How a file comes to stand in its place.
    pub writing: Writing,
    /// Whether `create` is one step, so that of two publishers only one succeeds.
    pub creates_exclusively: bool,
    /// How many requests are worth making at once.
    pub parallel: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    /// Readers see the old file or the new one.
    Whole,
    /// Readers may see half a file: it has to be written elsewhere and renamed.
    Gradual,
}

/// Why an operation failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetError {
    pub kind: ErrorKind,
    /// What it failed at, where the reason does not name it.
    pub path: Option<PathBuf>,
    /// In the words of the other side; holds no secret.
    pub reason: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// Tried again, it may succeed: a lost connection, a server that is busy.
    Passing,
    /// The other side does not let us.
    Denied,
    /// Anything else; trying again does not help.
    Lasting,
}

impl TargetError {
    pub fn new(kind: ErrorKind, reason: impl fmt::Display) -> Self {
        Self { kind, path: None, reason: reason.to_string() }
    }

    pub fn at(self, path: &Path) -> Self {
        Self { path: Some(path.to_path_buf()), ..self }
    }
}

impl fmt::Display for TargetError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match &self.path {
            Some(path) => write!(f, "{}: {}", path.display(), self.reason),
            None => f.write_str(&self.reason),
        }
    }
}

impl std::error::Error for TargetError {}
