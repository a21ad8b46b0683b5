//! Walking `content/`: which files there are, and which of them are texts.
//!
//! Names that begin with `.` or `_` are not content. A symbolic link is followed as long as it stays
//! inside `content/`. One part of the folder can be walked again, as a preview does after a change.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::ops::Bound;
use std::path::{MAIN_SEPARATOR, Path};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::stamp::Stamp;
use crate::catalogue::findings::{LINK_LOOP, LINK_OUT_OF_CONTENT, UNREADABLE_FILE};
use crate::catalogue::system::{NAME_NOT_UTF8, NAME_WITH_CONTROL, refusal};
use crate::finding::{Finding, Findings};
use crate::model::path::with_slashes;
use crate::model::{Asset, asset, svg};
use crate::source::Place;

/// Paths are from `content/`, with `/` between their parts, in order.
#[derive(Debug, Default)]
pub struct Walked {
    pub texts: BTreeSet<String>,
    pub assets: BTreeMap<String, Measured>,
    pub findings: Findings,
    /// Whether there are links, or entries that could not be read: a change of one path may then show at
    /// another, so that only a walk of the whole tells what there is.
    pub irregular: bool,
}

/// An asset, and by what it is known to be the same file still.
#[derive(Debug, Clone)]
pub struct Measured {
    pub asset: Asset,
    pub stamp: Option<Stamp>,
}

/// Assets that are still to be measured.
type Assets = Vec<(String, DirEntry)>;

impl Walked {
    /// Walks all of `content/`. An asset that is as it was `before` is not measured again.
    pub fn whole(content: &Path, before: &Walked) -> io::Result<Self> {
        let mut walked = Self::default();
        let real_content = content.canonicalize()?;
        let assets = match Self::side_by_side(content, &real_content)? {
            Some((texts, assets)) => {
                walked.texts = texts;
                assets
            }
            None => walked.walk(content, content, &real_content),
        };
        walked.measure(content, assets, |path, stamp| {
            before.assets.get(path).filter(|known| stamp.is_some() && known.stamp == stamp).cloned()
        });
        Ok(walked)
    }

    /// Walks the folders of `content/` on several threads; gives the texts and the assets. `None`: there are links or
    /// faults, which only one walk from the top tells right.
    fn side_by_side(content: &Path, real_content: &Path) -> io::Result<Option<(BTreeSet<String>, Assets)>> {
        // Small enough for no thread to wait long for the last.
        const A_PIECE: usize = 16;
        let starts = std::fs::read_dir(content)?.collect::<io::Result<Vec<_>>>()?;
        let walk = |start: std::fs::DirEntry| {
            let mut walked = Self::default();
            let assets = walked.walk(content, &start.path(), real_content);
            (!walked.irregular).then_some((walked.texts, assets))
        };
        let parts: Option<Vec<_>> = starts.into_par_iter().with_max_len(A_PIECE).map(walk).collect();
        Ok(parts.map(|parts| {
            let (texts, assets): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
            (texts.into_iter().flatten().collect(), assets.into_iter().flatten().collect())
        }))
    }

    /// Walks once more what stands at one path, be it a file, a folder, or gone.
    pub fn again(&mut self, content: &Path, path: &str) -> io::Result<()> {
        let from = (Bound::Included(path.to_string()), Bound::Unbounded);
        for text in at_and_below(path, self.texts.range(from.clone())) {
            self.texts.remove(&text);
        }
        for asset in at_and_below(path, self.assets.range(from).map(|(known, _)| known)) {
            self.assets.remove(&asset);
        }
        if path.split('/').any(|name| name.starts_with(['.', '_'])) {
            return Ok(());
        }
        let start = content.join(path);
        match start.symlink_metadata() {
            Err(_) => return Ok(()),
            Ok(about) if about.is_symlink() => {
                self.irregular = true;
                return Ok(());
            }
            Ok(_) => {}
        }
        let assets = self.walk(content, &start, &content.canonicalize()?);
        self.measure(content, assets, |_, _| None);
        Ok(())
    }

    /// Walks one folder or file; gives the assets, to be measured.
    fn walk(&mut self, content: &Path, start: &Path, real_content: &Path) -> Assets {
        let mut assets = Vec::new();
        let mut entries = WalkDir::new(start).follow_links(true).into_iter();
        while let Some(entry) = entries.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.irregular = true;
                    self.findings.push(explain(&error, content));
                    continue;
                }
            };
            if entry.path().as_os_str() == content.as_os_str() {
                continue;
            }
            let is_folder = entry.file_type().is_dir();
            let Some(path) = self.admitted(&entry, content, real_content) else {
                if is_folder {
                    entries.skip_current_dir();
                }
                continue;
            };
            if is_folder {
                continue;
            }
            if path == "site.yaml" || path.ends_with(".md") {
                self.texts.insert(path);
            } else if entry.file_type().is_file() {
                assets.push((path, entry));
            }
        }
        assets
    }

    /// The path of an entry that is content. `None`: it is none, or it is refused, which is told; and so is all below it.
    fn admitted(&mut self, entry: &DirEntry, content: &Path, real_content: &Path) -> Option<String> {
        if is_hidden(entry) {
            return None;
        }
        let Some(path) = content_path(entry.path(), content) else {
            self.irregular = true;
            let finding = Finding::new(&UNREADABLE_FILE, Place::path(entry.path().to_string_lossy()));
            self.findings.push(finding.because(&refusal(&NAME_NOT_UTF8)));
            return None;
        };
        if path.contains(|c: char| c.is_control()) {
            self.irregular = true;
            let finding = Finding::new(&UNREADABLE_FILE, Place::path(format!("content/{}", path.escape_debug())));
            self.findings.push(finding.because(&refusal(&NAME_WITH_CONTROL)));
            return None;
        }
        self.irregular |= entry.path_is_symlink();
        if entry.path_is_symlink() && leads_out(entry.path(), real_content) {
            self.findings.push(Finding::new(&LINK_OUT_OF_CONTENT, Place::path(format!("content/{path}"))));
            return None;
        }
        Some(path)
    }

    fn measure(
        &mut self,
        content: &Path,
        assets: Assets,
        known: impl Fn(&str, Option<Stamp>) -> Option<Measured> + Sync,
    ) {
        let content: Arc<Path> = content.into();
        let measured: Vec<(String, Measured)> = assets
            .into_par_iter()
            .map(|(path, entry)| {
                let stamp = Stamp::of(entry.path());
                let measured =
                    known(&path, stamp).unwrap_or_else(|| Measured { asset: measure(&entry, content.clone()), stamp });
                (path, measured)
            })
            .collect();
        self.assets.extend(measured);
    }
}

/// Of paths in order that begin with this one or come after it: itself, and those below it.
fn at_and_below<'k>(path: &str, from_here_on: impl Iterator<Item = &'k String>) -> Vec<String> {
    let beginning_so = from_here_on.take_while(|known| known.starts_with(path));
    let inside = |known: &&String| matches!(known.as_bytes().get(path.len()), None | Some(b'/'));
    beginning_so.filter(inside).cloned().collect()
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().first().is_some_and(|byte| matches!(byte, b'.' | b'_'))
}

/// A walk joins names to the path it began with; so bytes are enough to tell what was joined.
fn content_path(path: &Path, content: &Path) -> Option<String> {
    let relative = path.as_os_str().as_encoded_bytes().strip_prefix(content.as_os_str().as_encoded_bytes())?;
    let relative = std::str::from_utf8(relative).ok()?.trim_start_matches(MAIN_SEPARATOR);
    Some(with_slashes(relative).into_owned())
}

pub(super) fn leads_out(link: &Path, real_content: &Path) -> bool {
    !link.canonicalize().is_ok_and(|target| target.starts_with(real_content))
}

fn measure(entry: &DirEntry, content: Arc<Path>) -> Asset {
    let file = entry.path().to_path_buf();
    let size = imagesize::size(&file).ok().map(|size| (size.width as u32, size.height as u32));
    let length = entry.metadata().map_or(0, |metadata| metadata.len());
    let is_svg = asset::extension(&file.to_string_lossy()).as_deref() == Some("svg");
    let scripted = is_svg && !(length <= svg::LONGEST && std::fs::read(&file).is_ok_and(|svg| svg::is_inert(&svg)));
    Asset { content, file, length, size, scripted }
}

/// `ELOOP`, as Linux and macOS number it.
const TOO_MANY_LINKS: [i32; 2] = [40, 62];

fn explain(error: &walkdir::Error, content: &Path) -> Finding {
    let path = error.path().unwrap_or(content);
    let shown = content_path(path, content)
        .map_or_else(|| path.to_string_lossy().into_owned(), |path| format!("content/{path}"));
    let place = Place::path(shown);
    if error.loop_ancestor().is_some() {
        return Finding::new(&LINK_LOOP, place);
    }
    if path.is_symlink() && !path.exists() {
        // A link to nowhere, or one of a ring of links, on which the system gives up.
        let code = error.io_error().and_then(io::Error::raw_os_error);
        let is_loop = code.is_some_and(|code| TOO_MANY_LINKS.contains(&code));
        return Finding::new(if is_loop { &LINK_LOOP } else { &LINK_OUT_OF_CONTENT }, place);
    }
    let finding = Finding::new(&UNREADABLE_FILE, place);
    match error.io_error() {
        Some(refusal) => finding.because(refusal),
        None => finding.with("reason", error.to_string()),
    }
}
