//! The preview: a site served on one's own machine while it is written and reviewed.
//!
//! `watch` tells what changed, the `desk` makes proofs of it, and `answer` takes from them what is asked
//! for; only `server` knows the network. What is served is what a build would write, but for one script.

mod answer;
mod comments;
mod desk;
mod good;
mod inject;
mod own;
mod pages;
mod patience;
mod places;
mod proof;
mod request;
mod server;
mod state;
mod watch;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::DateTime;
use tokio::sync::watch as versions;

use crate::catalogue::Language;
use crate::model::Edition;
use desk::Draft;

pub use answer::Answer;
pub use desk::Desk;
pub use proof::Proof;
pub use request::{Method, Request};
pub use server::{bind, serve};
pub use watch::{Changed, Watcher};

/// What is previewed, and how.
pub struct Options {
    pub root: PathBuf,
    /// The edition that stands at the site's own addresses.
    pub edition: Edition,
    pub drafts: bool,
    /// Whether the other edition can be looked at as well.
    pub other_edition: bool,
    /// In which the reviewer is spoken to.
    pub language: Language,
    /// The link that opens a place in an editor: `{path}`, `{line}` and `{column}` stand in it.
    pub editor: String,
    /// Tells the time, in Beijing.
    pub clock: Box<dyn Fn() -> DateTime + Send + Sync>,
}

/// A site that is being previewed.
pub struct Preview {
    options: Options,
    desk: Desk,
    /// `None`: the system does not tell of changes, and everything is looked at each time.
    watcher: Option<Watcher>,
    /// Held from the moment when changes are asked for until they are taken in, so that nobody gets in between.
    turn: Mutex<()>,
    version: versions::Sender<u64>,
    /// Known only to pages of the preview.
    token: String,
    /// Tells this run from others on the same port, which pages that stayed open may come from.
    run: String,
}

impl Preview {
    /// `wake` is called when something may have changed.
    pub fn new(options: Options, wake: impl Fn() + Send + 'static) -> Self {
        let desk = Desk::new(options.root.clone(), options.drafts);
        let watcher = Watcher::start(&options.root, wake).ok();
        let version = versions::Sender::new(0);
        Self { options, desk, watcher, turn: Mutex::default(), version, token: unguessable(), run: unguessable() }
    }

    /// Takes in what changed until now; gives the site's version.
    pub fn take_in(&self) -> u64 {
        self.take_in_with(|| self.watcher.as_ref().map_or_else(Changed::anything, Watcher::changes))
    }

    /// Looks at everything, in case the system did not tell of a change, as it does not on some shared drives.
    pub fn look_over(&self) -> u64 {
        self.take_in_with(|| {
            if let Some(watcher) = &self.watcher {
                watcher.changes();
            }
            Changed::anything()
        })
    }

    fn take_in_with(&self, changed: impl FnOnce() -> Changed) -> u64 {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let version = self.desk.take_in(&changed());
        self.version.send_if_modified(|known| std::mem::replace(known, version) != version);
        version
    }

    pub fn edition(&self) -> Edition {
        self.options.edition
    }

    pub fn language(&self) -> Language {
        self.options.language
    }

    pub fn root(&self) -> &Path {
        &self.options.root
    }

    pub fn desk(&self) -> &Desk {
        &self.desk
    }

    /// A version as pages know it: no other run has it.
    fn told(&self, version: u64) -> String {
        format!("{}.{version}", self.run)
    }

    /// What is a draft. Where others can look who are shown no drafts, they are not told what they are called either.
    fn drafts(&self, edition: Edition) -> Arc<Vec<Draft>> {
        if self.options.drafts || self.options.other_edition { self.desk.drafts(edition) } else { Arc::default() }
    }

    fn may_show(&self, edition: Edition) -> bool {
        self.options.other_edition || edition == self.options.edition
    }
}

/// A word that nobody can guess: the standard library seeds its hash tables from the system's random source.
fn unguessable() -> String {
    use std::hash::{BuildHasher, RandomState};
    let mut hasher = blake3::Hasher::new();
    for _ in 0..4 {
        hasher.update(&RandomState::new().hash_one(()).to_le_bytes());
    }
    hasher.finalize().to_hex()[..32].to_string()
}
