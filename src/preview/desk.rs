//! The desk: a site's texts as they are now, and the proofs that were made of them.
//!
//! It is told what changed and makes again only what follows from that. It knows nothing of watching or of
//! the network, so that it can be tried with any order of changes.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::good::Good;
use super::proof::{LastPages, Proof, Set};
use super::watch::Changed;
use crate::config::Config;
use crate::finding::Findings;
use crate::load::{self, Changes, LoadError, Models, Options, Shelf, TextFile, Tree};
use crate::model::{Edition, Site};
use crate::review;
use crate::theme::Theme;

/// One site, in both editions.
pub struct Desk {
    root: PathBuf,
    drafts: bool,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    shelf: Shelf,
    /// What was read last; `None` before the first time.
    tree: Option<Result<Tree, Arc<LoadError>>>,
    theme: Option<KnownTheme>,
    /// Stands for the signatures and comments. They are no content, but pages of the preview show them.
    records: Option<blake3::Hash>,
    public: Side,
    internal: Side,
    version: u64,
}

/// One edition's part of the state.
#[derive(Default)]
struct Side {
    models: Models,
    good: Good,
    /// The last one that was made; current if its version is.
    proof: Option<Arc<Proof>>,
    pages: Arc<LastPages>,
    /// Models with drafts and without, for telling what is one; and what was told last, of which version.
    with_drafts: Models,
    without_drafts: Models,
    drafts: Option<(u64, Arc<Vec<Draft>>)>,
}

/// 草稿: a text that a build leaves out unless it is told otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    pub title: String,
    /// Its file in `content/`.
    pub path: String,
}

/// A theme as it was loaded last.
struct KnownTheme {
    /// As it was when it asked for the theme.
    config: Config,
    /// The last one that could be used.
    usable: Option<Theme>,
    fingerprint: Option<blake3::Hash>,
    findings: Findings,
}

impl Desk {
    /// A desk for the site below `root`. Nothing is read before something is asked for.
    pub fn new(root: PathBuf, drafts: bool) -> Self {
        Self { root, drafts, state: Mutex::default() }
    }

    /// Takes in what changed; gives the version of the site, which counts up when something did.
    pub fn take_in(&self, changed: &Changed) -> u64 {
        let mut state = self.state();
        if !changed.is_nothing() || state.tree.is_none() {
            state.take_in(self, changed);
        }
        state.version
    }

    /// One edition of the site as it was taken in.
    pub fn proof(&self, edition: Edition) -> Arc<Proof> {
        let mut state = self.state();
        if state.tree.is_none() {
            state.take_in(self, &Changed::anything());
        }
        state.proof(self, edition)
    }

    /// What is a draft, whether the proofs show drafts or not.
    pub fn drafts(&self, edition: Edition) -> Arc<Vec<Draft>> {
        let mut state = self.state();
        let version = state.version;
        let State { tree, public, internal, .. } = &mut *state;
        let side = match edition {
            Edition::Public => public,
            Edition::Internal => internal,
        };
        if let Some((_, drafts)) = side.drafts.as_ref().filter(|(known, _)| *known == version) {
            return drafts.clone();
        }
        let drafts = Arc::new(match tree {
            Some(Ok(tree)) => side.find_drafts(tree, edition),
            _ => Vec::new(),
        });
        side.drafts = Some((version, drafts.clone()));
        drafts
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(|poisoned| {
            // A panic in the middle of a change may have left anything behind: all is read anew.
            self.state.clear_poison();
            let mut state = PoisonError::into_inner(poisoned);
            let version = state.version + 1;
            *state = State { version, ..State::default() };
            state
        })
    }
}

impl State {
    fn take_in(&mut self, desk: &Desk, changed: &Changed) {
        let tree = self.shelf.read(&desk.root, &changed.content).map_err(Arc::new);
        let is_same = match (&self.tree, &tree) {
            (Some(Ok(before)), Ok(now)) => {
                before.digest == now.digest
                    && before.findings.say_the_same_as(&now.findings)
                    && before.word_lists.iter().map(|list| &list.text).eq(now.word_lists.iter().map(|list| &list.text))
            }
            (Some(Err(before)), Err(now)) => before.to_string() == now.to_string(),
            _ => false,
        };
        self.tree = Some(tree);
        let is_other_theme = changed.themes && self.theme.as_mut().is_some_and(|theme| theme.load(desk));
        let are_other_records = may_concern_review(&changed.content) && self.look_at_records(desk);
        self.version += u64::from(!is_same || is_other_theme || are_other_records);
    }

    /// Whether signatures or comments are other ones than when they were last looked at.
    fn look_at_records(&mut self, desk: &Desk) -> bool {
        let Some(Ok(tree)) = &self.tree else { return false };
        let now = review::fingerprint(&desk.root, tree.notices.iter().map(|files| files.folder.as_str()));
        self.records.replace(now) != Some(now)
    }

    fn proof(&mut self, desk: &Desk, edition: Edition) -> Arc<Proof> {
        let side = match edition {
            Edition::Public => &mut self.public,
            Edition::Internal => &mut self.internal,
        };
        if let Some(proof) = side.proof.as_ref().filter(|proof| proof.version == self.version) {
            return proof.clone();
        }
        let last = side.proof.take().and_then(|proof| proof.shown.clone());
        let mut proof = Proof::new(self.version, edition, side.pages.clone());
        match &self.tree {
            Some(Ok(tree)) => side.fill(&mut proof, desk, tree, &mut self.theme),
            Some(Err(error)) => proof.failure = Some(error.clone()),
            None => {}
        }
        proof.shown = proof.shown.or(last);
        let proof = Arc::new(proof);
        side.proof = Some(proof.clone());
        proof
    }
}

fn may_concern_review(changes: &Changes) -> bool {
    match changes {
        Changes::Paths(paths) => paths.iter().any(|path| path.split('/').any(|name| name == "_review")),
        Changes::Unknown => true,
    }
}

impl Side {
    /// Load, lower, plan: as a build does, but for what is kept from the last time.
    fn fill(&mut self, proof: &mut Proof, desk: &Desk, tree: &Tree, known: &mut Option<KnownTheme>) {
        let options = Options { edition: proof.edition, drafts: desk.drafts, base_url: None };
        proof.findings = tree.findings.clone();
        let Some(config) = tree.config(&options, &mut proof.findings) else {
            proof.findings.sort();
            return;
        };
        let theme = KnownTheme::of(&config, desk, known);
        proof.findings.append(theme.findings.clone());
        let site = self.models.lower(tree, config, &options, &mut proof.findings);
        let mended = self.good.stand_in(&site, tree);
        if let Some(theme) = &theme.usable {
            let set = Arc::new(Set::of(site, theme, &mut proof.findings));
            proof.shown = Some(match mended {
                Some(mended) => Arc::new(Set::of(mended, theme, &mut Findings::default())),
                None => set.clone(),
            });
            proof.real = Some(set);
        }
        proof.findings.sort();
    }
}

impl Side {
    fn find_drafts(&mut self, tree: &Tree, edition: Edition) -> Vec<Draft> {
        let is_suspect = |file: &TextFile| file.source.as_ref().is_some_and(|source| source.text.contains("draft"));
        let texts = tree.notices.iter().flat_map(|files| std::iter::once(&files.notice).chain(&files.issues));
        if !texts.chain(&tree.pages).any(is_suspect) {
            return Vec::new();
        }
        let texts = |models: &mut Models, drafts: bool| {
            let options = Options { edition, drafts, base_url: None };
            let mut ignored = Findings::default();
            let config = load::config(&tree.site, &options, &mut ignored)?;
            Some(drafts_among(&models.lower(tree, config, &options, &mut ignored)))
        };
        let (Some(all), Some(finished)) = (texts(&mut self.with_drafts, true), texts(&mut self.without_drafts, false))
        else {
            return Vec::new();
        };
        all.into_iter().filter(|text| !finished.contains(text)).collect()
    }
}

/// Every text of a site.
fn drafts_among(site: &Site) -> Vec<Draft> {
    let notices = site.notices.iter().flat_map(|notice| {
        let own = Draft { title: notice.title.clone(), path: format!("{}/notice.md", notice.folder) };
        let issues = notice.issues.iter().map(|issue| Draft { title: issue.title.clone(), path: issue.path.clone() });
        std::iter::once(own).chain(issues)
    });
    let pages = site.pages.iter().map(|page| Draft { title: page.title.clone(), path: page.path.clone() });
    notices.chain(pages).collect()
}

impl KnownTheme {
    fn of<'k>(config: &Config, desk: &Desk, known: &'k mut Option<KnownTheme>) -> &'k KnownTheme {
        if !known.as_ref().is_some_and(|theme| theme.serves(config)) {
            let usable = known.take().and_then(|theme| theme.usable);
            let mut theme = Self { config: config.clone(), usable, fingerprint: None, findings: Findings::default() };
            theme.load(desk);
            *known = Some(theme);
        }
        known.as_ref().expect("it was just put there")
    }

    /// Whether it is what `site.yaml` asks for, and what is to be said of it stands where it is said now.
    fn serves(&self, config: &Config) -> bool {
        let is_same_text = Arc::ptr_eq(&self.config.source, &config.source);
        let is_asked_for = self.config.theme == config.theme && self.config.language == config.language;
        is_asked_for && (self.findings.is_empty() || is_same_text)
    }

    /// Loads it; `true`: it is another one than before, or there is something to say of it. One that cannot be used leaves the last one that could.
    fn load(&mut self, desk: &Desk) -> bool {
        self.findings = Findings::default();
        let theme = Theme::of(&self.config, &desk.root, &mut self.findings);
        let fingerprint = theme.as_ref().map(Theme::fingerprint);
        let is_other = fingerprint.is_none() || fingerprint != self.fingerprint;
        self.fingerprint = fingerprint;
        self.usable = theme.or(self.usable.take());
        is_other
    }
}
