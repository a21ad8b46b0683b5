//! What changed in a site's folder, up to the very moment of asking.
//!
//! The system tells of changes in order, on a thread of its own. So that a page asked for after a save is
//! never older than the save, whoever asks drops a small file of our own and waits until the system tells
//! of that one: by then it has told of everything before. Where it cannot tell, everything is looked at.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, CreateKind, EventKind, ModifyKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};
use tempfile::TempDir;

use crate::load::{Changes, private_folder};
use crate::model::path::with_slashes;

/// How long the system may take to tell of our own file; some tell of changes in bundles.
const PATIENCE: Duration = Duration::from_millis(250);
/// So many times folders may come and go while one asks; after that everything is looked at the next time as well.
const ROUNDS: usize = 4;

/// Whether what is told before our own file is all that happened before it. Windows has a queue for each folder, and
/// promises no order among them; macOS tells in bundles, and begins anew with every folder that is added.
const TELLS_IN_ORDER: bool = cfg!(target_os = "linux");

/// The folders whose files decide what a site looks like.
const FOLDERS: [&str; 3] = ["content", "themes", "archive"];

/// Watches one site.
pub struct Watcher {
    state: Mutex<State>,
}

/// A folder of our own, for the files by which we know how far the system has told. It goes with the watcher.
struct Marks {
    _folder: TempDir,
    /// The folder as the system names it where it tells of a file in it.
    path: PathBuf,
    last: u64,
}

/// What may have changed since the last asking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    pub content: Changes,
    pub themes: bool,
    /// What the archive says of the site's past.
    pub past: bool,
}

struct State {
    root: PathBuf,
    watcher: RecommendedWatcher,
    told: Receiver<Told>,
    marks: Marks,
    /// Whether what was not told must be expected.
    is_blind: bool,
    /// Whether the site's folder went away or was exchanged, so that what is watched is no longer what stands there.
    is_adrift: bool,
}

/// What the system tells, as far as it matters here.
enum Told {
    Path {
        path: PathBuf,
        is_folder: bool,
    },
    /// It lost count, or there are more folders than it will watch.
    Lost,
}

impl Changed {
    pub fn anything() -> Self {
        Self { content: Changes::Unknown, themes: true, past: true }
    }

    pub fn is_nothing(&self) -> bool {
        !self.themes && !self.past && matches!(&self.content, Changes::Paths(paths) if paths.is_empty())
    }

    fn nothing() -> Self {
        Self { content: Changes::Paths(BTreeSet::new()), themes: false, past: false }
    }
}

impl Watcher {
    /// Watches `content/` and `themes/` below a root; `wake` is called whenever something may have changed.
    pub fn start(root: &Path, wake: impl Fn() + Send + 'static) -> notify::Result<Self> {
        let root = root.canonicalize()?;
        let marks = Marks::new()?;
        let (tell, told) = mpsc::channel();
        let ours = marks.path.clone();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            for one in understand(event) {
                let is_ours = matches!(&one, Told::Path { path, .. } if path.starts_with(&ours));
                // Nobody listens any more once the preview ends.
                let _ = tell.send(one);
                if !is_ours {
                    wake();
                }
            }
        })?;
        watcher.watch(&marks.path, RecursiveMode::NonRecursive)?;
        watcher.watch(&root, RecursiveMode::NonRecursive)?;
        let mut state = State { root, watcher, told, marks, is_blind: false, is_adrift: false };
        state.watch_folders();
        Ok(Self { state: Mutex::new(state) })
    }

    /// Everything that changed since the last call, and before this one.
    pub fn changes(&self) -> Changed {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).changes()
    }
}

impl State {
    fn changes(&mut self) -> Changed {
        let mut changed = Changed::nothing();
        if !TELLS_IN_ORDER {
            let told: Vec<Told> = self.told.try_iter().collect();
            for one in told {
                if let Told::Path { path, is_folder } = one {
                    self.note(&path, is_folder, &mut changed);
                }
            }
            if self.is_adrift {
                self.watch_root();
            }
            return Changed::anything();
        }
        for _ in 0..ROUNDS {
            if self.is_adrift {
                self.watch_root();
                return Changed::anything();
            }
            let Some(told) = self.told_so_far() else {
                return Changed::anything();
            };
            let mut is_settled = true;
            for one in told {
                match one {
                    Told::Path { path, is_folder } => is_settled &= self.note(&path, is_folder, &mut changed),
                    Told::Lost => self.is_blind = true,
                }
            }
            if is_settled && !self.is_adrift {
                if self.is_blind {
                    changed.content = Changes::Unknown;
                }
                return changed;
            }
            // A folder came: the system is asked to watch it only after it has told of it. What stands in it is looked at
            // when that is done; the answer to any other wish of ours comes after it.
            if self.watcher.watch(&self.marks.path, RecursiveMode::NonRecursive).is_err() {
                self.is_blind = true;
            }
        }
        self.is_blind = true;
        Changed::anything()
    }

    /// Takes in one path; `false`: a folder came, so there may be more than was told.
    fn note(&mut self, path: &Path, is_folder: bool, changed: &mut Changed) -> bool {
        let Ok(inside) = path.strip_prefix(&self.root) else { return true };
        let mut names = inside.iter();
        let first = names.next();
        self.is_adrift |= first.is_none();
        let rest = names.as_path();
        match first.and_then(|name| name.to_str()) {
            Some(name) if FOLDERS.contains(&name) && rest.as_os_str().is_empty() => {
                *changed = Changed::anything();
                self.watch_folders();
                true
            }
            Some("themes") => {
                changed.themes = true;
                true
            }
            Some("archive") => {
                changed.past = true;
                true
            }
            Some("content") if is_folder && !is_hidden(rest) => {
                changed.content = Changes::Unknown;
                false
            }
            Some("content") => {
                match (&mut changed.content, rest.to_str()) {
                    (Changes::Paths(paths), Some(path)) => {
                        paths.insert(with_slashes(path).into_owned());
                    }
                    (content, None) => *content = Changes::Unknown,
                    (Changes::Unknown, _) => {}
                }
                !is_folder
            }
            _ => true,
        }
    }

    /// What was told until now. `None`: the system does not tell.
    fn told_so_far(&mut self) -> Option<Vec<Told>> {
        let mark = self.marks.next().ok()?;
        let mut all = Vec::new();
        let is_told = loop {
            match self.told.recv_timeout(PATIENCE) {
                Ok(Told::Path { path, .. }) if path == mark => break true,
                Ok(told) => all.push(told),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break false,
            }
        };
        // A mark that stays behind does no harm; the folder goes when the preview ends.
        let _ = std::fs::remove_file(&mark);
        is_told.then_some(all)
    }

    /// Watches the site's folder that stands there now, if there is one.
    fn watch_root(&mut self) {
        let _ = self.watcher.unwatch(&self.root);
        self.is_adrift = self.watcher.watch(&self.root, RecursiveMode::NonRecursive).is_err();
        self.watch_folders();
    }

    /// Watches the folders as they are now. A folder that is not there is told of by the root when it comes.
    fn watch_folders(&mut self) {
        for name in FOLDERS {
            let folder = self.root.join(name);
            let _ = self.watcher.unwatch(&folder);
            if folder.is_dir() && self.watcher.watch(&folder, RecursiveMode::Recursive).is_err() {
                self.is_blind = true;
            }
        }
    }
}

impl Marks {
    fn new() -> std::io::Result<Self> {
        let folder = private_folder("tongbao-preview-")?;
        let path = folder.path().canonicalize()?;
        Ok(Self { _folder: folder, path, last: 0 })
    }

    /// Makes the next file.
    fn next(&mut self) -> std::io::Result<PathBuf> {
        self.last += 1;
        let mark = self.path.join(self.last.to_string());
        std::fs::write(&mark, "")?;
        Ok(mark)
    }
}

/// Whether it is no content.
fn is_hidden(path: &Path) -> bool {
    path.iter().any(|name| name.as_encoded_bytes().first().is_some_and(|byte| matches!(byte, b'.' | b'_')))
}

fn understand(event: notify::Result<Event>) -> Vec<Told> {
    let Ok(event) = event else { return vec![Told::Lost] };
    if event.need_rescan() {
        return vec![Told::Lost];
    }
    let may_be_folder = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => false,
        EventKind::Access(_) => return Vec::new(),
        EventKind::Create(CreateKind::Folder) => true,
        EventKind::Create(_) | EventKind::Modify(ModifyKind::Name(_)) | EventKind::Any | EventKind::Other => true,
        EventKind::Modify(_) | EventKind::Remove(_) => false,
    };
    let told = |path: PathBuf| Told::Path { is_folder: may_be_folder && path.is_dir(), path };
    event.paths.into_iter().map(told).collect()
}
