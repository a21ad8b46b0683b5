//! Publishing: bringing a target (发布目标) from whatever stands there to the site that was built.
//!
//! The engine knows a target by six operations, uploads only what changed, in an order in which no reader
//! meets a link to something not there yet, and writes down on the target what it does, so that a run that
//! was cut off is ended by the next. What the targets are is in [`targets`]; what is published when, and
//! what it takes, is said by `cmd`.

mod compress;
pub mod corrections;
pub mod credentials;
mod engine;
mod files;
mod journal;
pub mod lock;
mod manifest;
mod order;
pub mod published;
pub mod record;
mod retry;
mod target;
pub mod targets;
mod verify;
pub mod witness;

use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;

pub use engine::{Event, Observer, Publication, Report, look, preview, publish};
pub use files::{Collected, Files};
pub use manifest::{MANIFEST, Manifest, OWN_FOLDER, Stamp};
pub use order::{Action, Plan, Step};
pub use retry::Circumstances;
pub use target::{Capabilities, ErrorKind, Held, Target, TargetError, Writing};
pub use verify::{Difference, shown, verify};

/// Why a publication could not be ended.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    #[error("{0}")]
    Target(#[from] TargetError),
    /// Somebody else is publishing.
    #[error("locked until {until:?}")]
    Locked { until: Option<Timestamp> },
    /// Somebody else has taken the lock from us.
    #[error("the lock was taken by another publisher")]
    LockLost,
    /// A site stands there that tongbao did not publish.
    #[error("a site stands there that tongbao did not publish")]
    Foreign,
    /// The manifest there cannot be read.
    #[error("the manifest on the target cannot be used")]
    BrokenManifest,
    #[error("{0}: {1}")]
    Local(String, std::io::Error),
}

/// What a mutex holds, also after a thread that held it panicked: every holder here leaves a whole value behind.
fn hold<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
