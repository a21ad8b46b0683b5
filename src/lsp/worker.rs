//! Looking at a site again whenever typing pauses, in a thread of its own.
//!
//! A site's texts and models are kept from look to look, so that a look reads and makes only what changed. What
//! was found is left where the session can see it, together with the very texts it was found in.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::civil::Date;
use lsp_server::{Message, Notification};
use lsp_types::notification::{Notification as _, PublishDiagnostics};
use lsp_types::{Diagnostic, PublishDiagnosticsParams, Uri};

use super::diagnostics::diagnostics;
use super::positions::{Encoding, Measure};
use super::uri::{self, SiteFile, ThemeFile};
use crate::catalogue::Language;
use crate::check::{self, Request};
use crate::config::Config;
use crate::finding::{Finding, Findings};
use crate::load::{self, Changes, Models, Shelf};
use crate::model::Site;
use crate::plan::Plan;
use crate::theme::Files;

/// Typing pauses when nothing comes for so long.
const QUIET: Duration = Duration::from_millis(200);

/// What the session tells the worker.
pub enum Job {
    /// A document is open with this text.
    Hold {
        file: SiteFile,
        uri: Uri,
        version: i32,
        text: String,
    },
    /// A document was closed: the disk counts again.
    Release {
        file: SiteFile,
        uri: Uri,
    },
    /// A file of the site's own theme is open. It counts as it was saved.
    OpenTheme {
        file: ThemeFile,
        uri: Uri,
    },
    CloseTheme {
        file: ThemeFile,
    },
    /// Files changed on the disk.
    Again,
}

/// What is known of one site, as of the last look.
#[derive(Default, Clone)]
pub struct Known {
    pub site: Option<Arc<Site>>,
    /// By the path from the site's root.
    pub findings: HashMap<String, Vec<Finding>>,
}

/// The first look at a large site takes some time; an editor that waits for an answer stands still.
const LONGEST_WAIT: Duration = Duration::from_secs(1);

/// What is known of each site. Shared between the two: the worker writes, the session reads.
#[derive(Default, Clone)]
pub struct Board(Arc<Looks>);

#[derive(Default)]
struct Looks {
    known: Mutex<HashMap<PathBuf, Known>>,
    changed: Condvar,
}

impl Board {
    pub fn read(&self) -> MutexGuard<'_, HashMap<PathBuf, Known>> {
        self.0.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns once a site has been looked at, or has not been for too long.
    pub fn await_first_look(&self, root: &Path) {
        let is_new = |known: &mut HashMap<PathBuf, Known>| !known.contains_key(root);
        let waited = self.0.changed.wait_timeout_while(self.read(), LONGEST_WAIT, is_new);
        drop(waited.unwrap_or_else(PoisonError::into_inner));
    }

    /// `None`: the site could not be read, and what was known of it stays.
    fn looked(&self, root: &Path, known: Option<Known>) {
        match known {
            Some(known) => _ = self.read().insert(root.to_path_buf(), known),
            None => _ = self.read().entry(root.to_path_buf()).or_default(),
        }
        self.0.changed.notify_all();
    }

    fn forget(&self, root: &Path) {
        self.read().remove(root);
    }
}

/// How the worker speaks to the editor.
#[derive(Clone)]
pub struct Voice {
    /// Sends to the editor; `false`: it is gone.
    pub send: Arc<dyn Fn(Message) -> bool + Send + Sync>,
    pub encoding: Encoding,
    pub language: Language,
    pub today: fn() -> Option<Date>,
}

/// Starts the worker. It ends when the sender is dropped.
pub fn start(voice: Voice, board: Board) -> Sender<Job> {
    let (jobs, inbox) = mpsc::channel();
    std::thread::spawn(move || Worker { voice, board, desks: HashMap::new() }.run(&inbox));
    jobs
}

struct Worker {
    voice: Voice,
    board: Board,
    desks: HashMap<PathBuf, Desk>,
}

/// One site that documents are open of.
#[derive(Default)]
struct Desk {
    shelf: Shelf,
    models: Models,
    theme: OwnTheme,
    open: BTreeMap<String, Shown>,
    /// Files of the theme, by the path from the site's root.
    open_theme: BTreeMap<String, Uri>,
    /// Those that the editor was told something of; it need not have them open.
    told: BTreeSet<String>,
    is_stale: bool,
}

/// What is wrong with the files of a theme, known again as long as they stay what they are.
#[derive(Default)]
struct OwnTheme {
    fingerprint: Option<blake3::Hash>,
    found: Findings,
}

/// A document as the editor has it.
struct Shown {
    uri: Uri,
    version: i32,
    measure: Measure,
}

impl Worker {
    fn run(&mut self, inbox: &Receiver<Job>) {
        while let Ok(job) = inbox.recv() {
            self.take(job);
            loop {
                match inbox.recv_timeout(QUIET) {
                    Ok(job) => self.take(job),
                    Err(RecvTimeoutError::Timeout) => break,
                    Err(RecvTimeoutError::Disconnected) => return,
                }
            }
            self.look();
        }
    }

    fn take(&mut self, job: Job) {
        match job {
            Job::Hold { file, uri, version, text } => {
                let desk = self.desks.entry(file.root).or_default();
                desk.shelf.hold(&file.path, &text);
                let measure = self.voice.encoding.measure(&text);
                desk.open.insert(file.path, Shown { uri, version, measure });
                desk.is_stale = true;
            }
            Job::Release { file, uri } => {
                if let Some(desk) = self.desks.get_mut(&file.root) {
                    desk.shelf.release(&file.path);
                    desk.open.remove(&file.path);
                    desk.is_stale = true;
                }
                self.publish(uri, None, Vec::new());
            }
            Job::OpenTheme { file, uri } => {
                let desk = self.desks.entry(file.root).or_default();
                desk.open_theme.insert(file.path, uri);
                desk.is_stale = true;
            }
            Job::CloseTheme { file } => {
                if let Some(desk) = self.desks.get_mut(&file.root) {
                    desk.open_theme.remove(&file.path);
                }
            }
            Job::Again => self.desks.values_mut().for_each(|desk| desk.is_stale = true),
        }
    }

    fn look(&mut self) {
        let Some(today) = (self.voice.today)() else { return };
        let mut told = Vec::new();
        // Nothing of a site is open any more: its memory goes.
        self.desks.retain(|root, desk| {
            let is_open = !desk.open.is_empty() || !desk.open_theme.is_empty();
            if !is_open {
                self.board.forget(root);
                told.extend(desk.told.iter().filter_map(|path| Some((desk.uri(root, path)?, None, Vec::new()))));
            }
            is_open
        });
        for (root, desk) in self.desks.iter_mut().filter(|(_, desk)| desk.is_stale) {
            desk.is_stale = false;
            let Some(known) = desk.look(root, today) else {
                self.board.looked(root, None);
                continue;
            };
            let shown = |path: &String, measure: Measure| {
                let found = known.findings.get(path).map(Vec::as_slice).unwrap_or_default();
                diagnostics(found, root, measure, self.voice.language)
            };
            for (path, Shown { uri, version, measure }) in &desk.open {
                let path = uri::from_root(path);
                told.push((uri.clone(), Some(*version), shown(&path, *measure)));
            }
            let of_theme = known.findings.keys().filter(|path| path.starts_with("themes/")).cloned().collect();
            let before = std::mem::replace(&mut desk.told, of_theme);
            for path in desk.told.union(&before) {
                // Its text is read with a mark at its front, if it has one.
                let shown = shown(path, self.voice.encoding.measure(""));
                told.extend(desk.uri(root, path).map(|uri| (uri, None, shown)));
            }
            self.board.looked(root, Some(known));
        }
        for (uri, version, shown) in told {
            self.publish(uri, version, shown);
        }
    }

    fn publish(&self, uri: Uri, version: Option<i32>, diagnostics: Vec<Diagnostic>) {
        let params = PublishDiagnosticsParams { uri, diagnostics, version };
        // An editor that is gone needs nothing.
        let _ = (self.voice.send)(Notification::new(PublishDiagnostics::METHOD.into(), params).into());
    }
}

impl OwnTheme {
    fn look(&mut self, config: &Config, root: &Path) {
        let mut found = Findings::default();
        let files = Files::of(config, root, &mut found);
        let fingerprint = files.as_ref().map(Files::fingerprint);
        if fingerprint.is_some() && fingerprint == self.fingerprint {
            return;
        }
        // Those of the program are made ready in vain.
        if let Some(files) = files.filter(Files::has_own) {
            files.load(&mut found);
        }
        *self = Self { fingerprint, found };
    }
}

impl Desk {
    /// How the editor calls a file of the theme.
    fn uri(&self, root: &Path, path: &str) -> Option<Uri> {
        self.open_theme.get(path).cloned().or_else(|| uri::of_path(&root.join(path)))
    }

    /// `None`: the site cannot be read just now; what was known stays.
    fn look(&mut self, root: &Path, today: Date) -> Option<Known> {
        let options = load::Options::everything();
        let tree = self.shelf.read(root, &Changes::Unknown).ok()?;
        let (config, mut found) = match tree.configured(&options) {
            Ok(configured) => configured,
            Err(mut found) => {
                found.append(self.theme.found.clone());
                return Some(Known { site: None, findings: by_path(found) });
            }
        };
        self.theme.look(&config, root);
        let site = Arc::new(self.models.lower(&tree, config, &options, &mut found));
        let plan = Plan::new(&site, &mut found);
        let mut found = check::run(&Request { plan: &plan, today, published: None }, found);
        found.append(self.theme.found.clone());
        Some(Known { site: Some(site.clone()), findings: by_path(found) })
    }
}

fn by_path(findings: Findings) -> HashMap<String, Vec<Finding>> {
    let mut by_path: HashMap<String, Vec<Finding>> = HashMap::new();
    for finding in findings {
        if let Some(place) = &finding.place {
            by_path.entry(place.source.path.clone()).or_default().push(finding);
        }
    }
    by_path
}
