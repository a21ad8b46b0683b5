//! What was read, kept, so that the next reading opens only the files that changed.
//!
//! A build reads with an empty shelf, a preview again and again with the same one; there is no second way
//! of reading. Whoever knows what changed says so, and whoever does not has every file's stamp compared.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use rayon::prelude::*;

use super::history::Past;
use super::walk::Walked;
use super::{LoadError, Tree, read, sort_into_notices, stamp::Stamp, word_lists};
use crate::beneath::Folder;
use crate::model::Asset;
use crate::source::Source;

const SITE: &str = "site.yaml";

/// The texts and files of one site, as they were when they were last read.
#[derive(Debug, Default)]
pub struct Shelf {
    walked: Option<Walked>,
    texts: BTreeMap<String, read::Text>,
    assets: Arc<BTreeMap<String, Asset>>,
    past: Past,
    /// Texts that stand in for what is on the disk, by their paths in `content/`: not saved yet, or not written yet.
    held: BTreeMap<String, read::Text>,
}

/// What may have changed since the last reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changes {
    /// Anything: all that stands in `content/` is looked at.
    Unknown,
    /// Nothing but what stands at these paths in `content/`, and below them.
    Paths(BTreeSet<String>),
}

impl Shelf {
    /// From now on this is the text at a path in `content/`, whatever the disk holds; it need not be there.
    pub fn hold(&mut self, path: &str, text: &str) {
        self.held.insert(path.to_string(), read::held(path, text));
    }

    /// From now on the disk counts again.
    pub fn release(&mut self, path: &str) {
        self.held.remove(path);
    }

    pub fn release_all(&mut self) {
        self.held.clear();
    }

    /// Reads `site.yaml` ahead of the rest. If nobody saves it meanwhile, the tree that is read next has this very text.
    pub fn read_site(&mut self, root: &Path) -> Result<Arc<Source>, LoadError> {
        let content = root.join("content");
        expect_site(&content)?;
        let opened = Folder::open(&content).map_err(|error| LoadError::Io(content.clone(), error))?;
        let text = read::text(&opened, SITE, &mut Vec::new());
        let site = text.source.clone().unwrap_or_else(|| UNREAD_SITE.clone());
        self.texts.insert(SITE.to_string(), text);
        Ok(site)
    }

    /// Reads what changed, and gives all.
    pub fn read(&mut self, root: &Path, changes: &Changes) -> Result<Tree, LoadError> {
        let content = root.join("content");
        let walked = self.walk(&content, changes).inspect_err(|_| self.texts.clear())?;
        self.texts.retain(|path, _| walked.texts.contains(path));
        let missing: Vec<&String> = walked.texts.iter().filter(|path| !self.texts.contains_key(*path)).collect();
        let opened = Folder::open(&content).map_err(|error| LoadError::Io(content.clone(), error))?;
        let read = |buffer: &mut Vec<u8>, path: &&String| (path.to_string(), read::text(&opened, path, buffer));
        let read: Vec<_> = missing.par_iter().map_init(Vec::new, read).collect();
        self.texts.append(&mut read.into_iter().collect());
        self.past.read(root);
        let mut tree = self.tree(root, &walked);
        tree.word_lists = word_lists::read(&opened, &mut tree.findings);
        self.walked = Some(walked);
        Ok(tree)
    }

    /// Finds out what there is, and takes from the shelf what may not be used any more.
    fn walk(&mut self, content: &Path, changes: &Changes) -> Result<Walked, LoadError> {
        expect_site(content)?;
        let failed = |error| LoadError::Io(content.to_path_buf(), error);
        let mut before = self.walked.take().unwrap_or_default();
        if let Changes::Paths(paths) = changes
            && !before.texts.is_empty()
            && !before.irregular
        {
            for path in paths {
                before.again(content, path).map_err(failed)?;
                let below = format!("{path}/");
                self.texts.retain(|known, _| known != path && !known.starts_with(&below));
            }
            if !before.irregular {
                return Ok(before);
            }
        }
        let walked = Walked::whole(content, &before).map_err(failed)?;
        let stale: Vec<String> = self
            .texts
            .par_iter()
            .filter(|(path, text)| text.stamp.is_none() || Stamp::of(&content.join(path)) != text.stamp)
            .map(|(path, _)| path.clone())
            .collect();
        stale.iter().for_each(|path| {
            self.texts.remove(path);
        });
        Ok(walked)
    }

    fn tree(&mut self, root: &Path, walked: &Walked) -> Tree {
        let mut findings = walked.findings.clone();
        let from_disk = self.texts.iter().filter(|(path, _)| !self.held.contains_key(*path));
        let texts: Vec<_> = from_disk.chain(&self.held).collect();
        let length = texts.iter().map(|(path, text)| path.len() + size_of_val(&text.digest)).sum();
        let mut told_apart = Vec::with_capacity(length);
        for (path, text) in &texts {
            told_apart.extend_from_slice(path.as_bytes());
            told_apart.extend_from_slice(&text.digest.to_le_bytes());
            findings.append(text.findings.clone());
        }
        let mut hasher = blake3::Hasher::new();
        hasher.update(&told_apart);
        let mut sources: BTreeMap<_, _> =
            texts.into_iter().map(|(path, text)| (path.clone(), text.source.clone())).collect();
        for (path, measured) in &walked.assets {
            hasher.update(path.as_bytes());
            let modified = measured.stamp.and_then(|stamp| stamp.modified);
            hasher.update(format!("{} {modified:?}", measured.asset.length).as_bytes());
        }
        let same = walked.assets.len() == self.assets.len()
            && walked.assets.iter().zip(self.assets.iter()).all(|(new, old)| new.0 == old.0 && new.1.asset == *old.1);
        if !same {
            self.assets = Arc::new(walked.assets.iter().map(|(path, one)| (path.clone(), one.asset.clone())).collect());
        }
        self.past.tell(&mut hasher, &mut findings);
        let history = self.past.history.clone();
        let site = sources.remove(SITE).flatten().unwrap_or_else(|| UNREAD_SITE.clone());
        let (notices, pages) = sort_into_notices(sources, &mut findings);
        let assets = self.assets.clone();
        let root = root.to_path_buf();
        Tree {
            root,
            site,
            notices,
            pages,
            assets,
            history,
            word_lists: Vec::new(),
            digest: hasher.finalize(),
            findings,
        }
    }
}

fn expect_site(content: &Path) -> Result<(), LoadError> {
    if !content.is_dir() {
        return Err(LoadError::NoContent(content.to_path_buf(), content.parent().and_then(site_near)));
    }
    let site = content.join(SITE);
    if site.is_file() { Ok(()) } else { Err(LoadError::NoSite(site)) }
}

/// The site whose folder, or the folder above it, somebody has taken for the site's own.
fn site_near(root: &Path) -> Option<PathBuf> {
    let is_site = |folder: &Path| folder.join("content").join(SITE).is_file();
    let whole = std::path::absolute(root).ok()?;
    if let Some(above) = whole.ancestors().skip(1).find(|folder| is_site(folder)) {
        return Some(above.to_path_buf());
    }
    let root = if root.as_os_str().is_empty() { Path::new(".") } else { root };
    let below = std::fs::read_dir(root).ok()?.flatten().take(MOST_FOLDERS).map(|entry| entry.path());
    let mut sites = below.filter(|folder| is_site(folder));
    let only = sites.next().filter(|_| sites.next().is_none())?;
    Some(only.strip_prefix(".").map_or(only.clone(), Path::to_path_buf))
}

/// A folder of more than so many is nobody's desk.
const MOST_FOLDERS: usize = 1000;

/// Stands in for a `site.yaml` that could not be read.
static UNREAD_SITE: LazyLock<Arc<Source>> = LazyLock::new(|| Source::without_text(format!("content/{SITE}")));

pub(super) fn is_unread(site: &Arc<Source>) -> bool {
    Arc::ptr_eq(site, &UNREAD_SITE)
}
