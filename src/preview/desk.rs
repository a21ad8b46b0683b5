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
use crate::load::{self, LoadError, Models, Options, Shelf, Tree};
use crate::model::Edition;
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
}

/// A theme as it was loaded last.
struct KnownTheme {
    name: String,
    language: &'static str,
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
        self.version += u64::from(!is_same || is_other_theme);
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

impl Side {
    /// Load, lower, plan: as a build does, but for what is kept from the last time.
    fn fill(&mut self, proof: &mut Proof, desk: &Desk, tree: &Tree, known: &mut Option<KnownTheme>) {
        let options = Options { edition: proof.edition, drafts: desk.drafts, base_url: None };
        proof.findings = tree.findings.clone();
        let Some(config) = load::config(&tree.site, &options, &mut proof.findings) else {
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

impl KnownTheme {
    fn of<'k>(config: &Config, desk: &Desk, known: &'k mut Option<KnownTheme>) -> &'k KnownTheme {
        let language = config.language.tag();
        let is_known = known.as_ref().is_some_and(|theme| theme.name == config.theme && theme.language == language);
        if !is_known {
            let usable = known.take().and_then(|theme| theme.usable);
            let mut theme =
                Self { name: config.theme.clone(), language, usable, fingerprint: None, findings: Findings::default() };
            theme.load(desk);
            *known = Some(theme);
        }
        known.as_ref().expect("it was just put there")
    }

    /// Loads it; `true`: it is another one than before, or there is something to say of it. One that cannot be used leaves the last one that could.
    fn load(&mut self, desk: &Desk) -> bool {
        self.findings = Findings::default();
        let theme = Theme::load(&self.name, &desk.root, self.language, &mut self.findings);
        let fingerprint = theme.as_ref().map(Theme::fingerprint);
        let is_other = fingerprint.is_none() || fingerprint != self.fingerprint;
        self.fingerprint = fingerprint;
        self.usable = theme.or(self.usable.take());
        is_other
    }
}
