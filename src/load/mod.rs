//! Loading: from the files of `content/` to a [`Site`] and what is wrong with them.
//!
//! [`read()`] walks the folder and reads every text once; [`lower`] makes the model of it, dropping what
//! does not belong to the edition. The two are apart so that a build whose input has not changed can stop
//! after the first. A file that is wrong costs that file, never the run. Whoever reads the same site again
//! and again keeps a [`Shelf`] and [`Models`]: the same two steps, with a memory.

mod aliases;
mod assets;
mod characters;
pub mod encoding;
mod front_matter;
mod garbled;
mod history;
mod issue;
mod models;
mod notice;
mod page;
mod private;
mod read;
mod shelf;
mod slug;
mod stamp;
mod symbols;
mod walk;
mod without_site;
mod word_lists;

pub use assets::{bytes as asset_bytes, open as open_asset};
pub use issue::{AUDIENCES, KEYS as ISSUE_KEYS};
pub use models::Models;
pub use notice::KEYS as NOTICE_KEYS;
pub use page::KEYS as PAGE_KEYS;
pub use private::private_folder;
pub use shelf::{Changes, Shelf};
pub use without_site::look_through;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::catalogue::findings::{DRAFT, STRAY_FILE};
use crate::catalogue::words::{IO_FAILED, NO_CONTENT, NO_CONTENT_HERE, NO_SITE};
use crate::catalogue::{Language, system};
use crate::config::{BaseUrl, Config};
use crate::finding::{Finding, Findings};
use crate::model::{Asset, Body, BrokenText, Edition, History, Site};
use crate::source::{Place, Source};

/// What was read, before anything is made of it.
#[derive(Debug, Clone)]
pub struct Tree {
    /// The site's folder, which holds `content/`.
    pub root: PathBuf,
    pub site: Arc<Source>,
    pub notices: Vec<NoticeFiles>,
    pub pages: Vec<TextFile>,
    pub assets: Arc<BTreeMap<String, Asset>>,
    /// What the snapshots in `archive/` say.
    pub history: Arc<History>,
    /// Lists of words for the checker: no content, and nothing that is published depends on them.
    pub word_lists: Vec<Arc<Source>>,
    /// Stands for every byte of every text, and for the dates and lengths of all other files.
    pub digest: blake3::Hash,
    pub findings: Findings,
}

/// The texts of one notice's folder.
#[derive(Debug, Clone)]
pub struct NoticeFiles {
    /// The folder's path in `content/`.
    pub folder: String,
    pub notice: TextFile,
    pub issues: Vec<TextFile>,
}

/// A text that was read, or is missing because it could not be.
#[derive(Debug, Clone)]
pub struct TextFile {
    /// Its path in `content/`.
    pub path: String,
    pub source: Option<Arc<Source>>,
}

impl Tree {
    /// Every text that was read, as it stands in its file.
    pub fn sources(&self) -> impl Iterator<Item = &Arc<Source>> {
        let of_notices = self.notices.iter().flat_map(|files| std::iter::once(&files.notice).chain(&files.issues));
        let files = of_notices.chain(&self.pages).filter_map(|file| file.source.as_ref());
        std::iter::once(&self.site).chain(files)
    }

    /// What `site.yaml` says. `None`: it cannot be used; what is wrong with the texts is told all the same.
    pub fn config(&self, options: &Options, findings: &mut Findings) -> Option<Config> {
        let config = config(&self.site, options, findings);
        if config.is_none() {
            look_through(self, options, findings);
        }
        config
    }

    /// The same with everything that was found until then; `Err`: what is wrong, sorted.
    pub fn configured(&self, options: &Options) -> Result<(Config, Findings), Findings> {
        let mut findings = self.findings.clone();
        match self.config(options, &mut findings) {
            Some(config) => Ok((config, findings)),
            None => {
                findings.sort();
                Err(findings)
            }
        }
    }

    /// Whether any notice asks for a PDF, so that the fonts of the machine have a say in what is made.
    pub fn wants_pdf(&self) -> bool {
        self.notices.iter().any(|files| notice::wants_pdf(&files.notice))
    }
}

/// A site with what was found on the way to it.
#[derive(Debug)]
pub struct Loaded {
    pub site: Site,
    pub findings: Findings,
}

impl Loaded {
    /// Makes the model by what `site.yaml` says. `Err`: that cannot be used; what is wrong with it and with the texts,
    /// sorted.
    pub fn of(tree: Tree, options: &Options) -> Result<Self, Findings> {
        let (config, mut findings) = tree.configured(options)?;
        let site = lower(tree, config, options, &mut findings);
        Ok(Self { site, findings })
    }
}

/// What of the site is wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    pub edition: Edition,
    /// Whether drafts are kept.
    pub drafts: bool,
    /// Stands before the one in `site.yaml`.
    pub base_url: Option<BaseUrl>,
}

impl Options {
    /// All that is written: drafts too, and what is internal.
    pub fn everything() -> Self {
        Self { edition: Edition::Internal, drafts: true, base_url: None }
    }
}

/// Why a site could not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// And the site that was probably meant, if one is near.
    #[error("no folder {0}")]
    NoContent(PathBuf, Option<PathBuf>),
    #[error("no file {0}")]
    NoSite(PathBuf),
    #[error("{0}: {1}")]
    Io(PathBuf, std::io::Error),
}

impl LoadError {
    /// The same for whoever runs the command.
    pub fn message(&self, language: Language) -> String {
        let (phrase, path) = match self {
            Self::NoContent(path, None) => (&NO_CONTENT, path),
            Self::NoContent(path, Some(_)) => (&NO_CONTENT_HERE, path),
            Self::NoSite(path) => (&NO_SITE, path),
            Self::Io(path, _) => (&IO_FAILED, path),
        };
        let mut args = vec![("path", path.display().to_string())];
        match self {
            Self::Io(_, error) => args.push(("reason", system::reason(error, language))),
            Self::NoContent(_, Some(site)) => args.push(("site", site.display().to_string())),
            _ => {}
        }
        phrase.with(language, &args)
    }
}

/// Walks `content/` under the site's root and reads its texts.
pub fn read(root: &Path) -> Result<Tree, LoadError> {
    Shelf::default().read(root, &Changes::Unknown)
}

/// Reads `site.yaml`. `None`: it cannot be used.
pub fn config(site: &Arc<Source>, options: &Options, findings: &mut Findings) -> Option<Config> {
    // Why it could not be read was told where it was tried.
    if shelf::is_unread(site) {
        return None;
    }
    let mut config = Config::read(site, findings)?;
    if let Some(base_url) = &options.base_url {
        config.base_url = Some(base_url.clone());
        config.base_url_place = None;
    }
    Some(config)
}

/// The folders of fonts for PDF, in order: those of `site.yaml`, then the site's own.
pub fn font_folders(root: &Path, config: &Config) -> Vec<PathBuf> {
    config.fonts.iter().map(String::as_str).chain(["fonts"]).map(|folder| root.join(folder)).collect()
}

/// Makes the model. With errors among the findings it holds what could be made, so that later steps can
/// find what else is wrong.
pub fn lower(tree: Tree, config: Config, options: &Options, findings: &mut Findings) -> Site {
    Models::default().lower(&tree, config, options, findings)
}

/// What the lowering of one file needs of the rest.
struct Context<'a> {
    config: &'a Config,
    options: &'a Options,
    assets: &'a BTreeMap<String, Asset>,
    /// Which files were asked for, and whether they are there.
    asked: Mutex<Vec<(String, bool)>>,
}

impl Context<'_> {
    fn has_asset(&self, path: &str) -> bool {
        let is_there = self.assets.contains_key(path);
        self.lock_asked().push((path.to_string(), is_there));
        is_there
    }

    fn lock_asked(&self) -> MutexGuard<'_, Vec<(String, bool)>> {
        // A thread that panicked while it held the lock has left a whole list behind.
        self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What became of a text or of a folder of them.
#[derive(Clone)]
struct Lowered<T> {
    /// `None` where something is wrong, or where it is not wanted.
    made: Option<T>,
    /// The slug of what this edition withholds.
    withheld: Option<String>,
    broken: Vec<BrokenText>,
    findings: Findings,
}

impl<T> Lowered<T> {
    fn nothing() -> Self {
        Self { made: None, withheld: None, broken: Vec::new(), findings: Findings::default() }
    }

    /// What does not belong to this edition: as if it were not there, but for its slug.
    fn withheld(slug: Option<String>) -> Self {
        Self { withheld: slug, ..Self::nothing() }
    }

    /// A draft that is left out: that it is one is told of it, and nothing else.
    fn draft(place: Place) -> Self {
        Self { findings: [Finding::new(&DRAFT, place)].into_iter().collect(), ..Self::nothing() }
    }

    /// What was made of a text, or the text as broken.
    fn of(made: Option<T>, path: &str, body: Option<Body>, findings: Findings) -> Self {
        let broken = if made.is_none() { vec![BrokenText { path: path.to_string(), body }] } else { Vec::new() };
        Self { made, broken, findings, ..Self::nothing() }
    }
}

fn gather<T>(lowered: Vec<Lowered<T>>, broken: &mut Vec<BrokenText>, findings: &mut Findings) -> Vec<T> {
    let mut made = Vec::with_capacity(lowered.len());
    for one in lowered {
        made.extend(one.made);
        broken.extend(one.broken);
        findings.append(one.findings);
    }
    made
}

/// A Markdown file belongs to the nearest folder above it that holds a `notice.md`; at the top it is a plain page.
fn sort_into_notices(
    sources: BTreeMap<String, Option<Arc<Source>>>,
    findings: &mut Findings,
) -> (Vec<NoticeFiles>, Vec<TextFile>) {
    let mut notices: BTreeMap<String, (Option<TextFile>, Vec<TextFile>)> = sources
        .keys()
        .filter_map(|path| path.strip_suffix("/notice.md"))
        .map(|folder| (folder.to_string(), Default::default()))
        .collect();
    let mut pages = Vec::new();
    for (path, source) in sources {
        let file = TextFile { path, source };
        let Some((folder, name)) = file.path.rsplit_once('/') else {
            pages.push(file);
            continue;
        };
        let mut above = Some(folder);
        while let Some(candidate) = above {
            if notices.contains_key(candidate) {
                break;
            }
            above = candidate.rsplit_once('/').map(|(parent, _)| parent);
        }
        match above.and_then(|owner| notices.get_mut(owner).map(|files| (owner, files))) {
            Some((owner, files)) if name == "notice.md" && owner == folder => files.0 = Some(file),
            Some((_, files)) => files.1.push(file),
            None => {
                let place =
                    file.source.as_ref().map_or_else(|| Place::path(format!("content/{}", file.path)), Place::file);
                findings.push(Finding::new(&STRAY_FILE, place));
            }
        }
    }
    let notices = notices
        .into_iter()
        .filter_map(|(folder, (notice, issues))| Some(NoticeFiles { folder, notice: notice?, issues }))
        .collect();
    (notices, pages)
}
