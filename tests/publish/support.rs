//! Small sites, and publishing them.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use jiff::Timestamp;
use tempfile::TempDir;
use tongbao::publish::lock::Holder;
use tongbao::publish::{Circumstances, Event, Files, Observer, Publication, PublishError, Report, Target};

use super::memory::State;

/// A built site: pages are lists of the paths that they link to.
pub struct Built {
    _folder: TempDir,
    pub files: Files,
    pub state: State,
}

pub fn built(pages: &[(&str, &str)]) -> Built {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in pages {
        let file = folder.path().join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
    let files = Files::read(folder.path()).unwrap();
    let state = pages.iter().map(|(path, text)| (path.to_string(), text.as_bytes().to_vec())).collect();
    Built { _folder: folder, files, state }
}

/// The paths that a page links to.
fn links(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    text.split_whitespace().filter(|word| word.contains('.')).map(str::to_string).collect()
}

pub struct Silent;

impl Observer for Silent {
    fn tell(&self, _: Event) {}
}

pub fn publish(target: &dyn Target, built: &Built, run: &str) -> Result<Report, PublishError> {
    publish_with(target, built, run, false)
}

pub fn repair(target: &dyn Target, built: &Built, run: &str) -> Result<Report, PublishError> {
    publish_with(target, built, run, true)
}

fn publish_with(target: &dyn Target, built: &Built, run: &str, repair: bool) -> Result<Report, PublishError> {
    with_circumstances(run, |circumstances| {
        let publication = Publication {
            files: &built.files,
            time: format!("2025-10-11T09:00:00+08:00 {run}"),
            snapshot: None,
            is_back: false,
            adopt: false,
            repair,
        };
        tongbao::publish::publish(target, &publication, circumstances, &Silent)
    })
}

pub fn with_circumstances<T>(run: &str, act: impl FnOnce(&Circumstances) -> T) -> T {
    act(&Circumstances {
        now: &|| Timestamp::from_second(1_760_144_400).unwrap(),
        sleep: &|_: Duration| (),
        holder: Holder { run: run.into(), machine: "m".into(), process: 1 },
        // Whoever else held a lock in these tests was killed.
        is_dead: &|_| true,
        break_lock: false,
    })
}

/// What readers can see of a target.
pub fn shown(state: &State) -> State {
    let mut shown = state.clone();
    shown.retain(|path, _| !path.starts_with(".tongbao/"));
    shown
}

/// Holds a state against what a reader must never meet, between an old site and new ones: a file that is
/// neither, or, reached from the home page or from anything that stays, a link that leads nowhere.
#[track_caller]
pub fn check_readers_view(state: &State, old: &State, new: &[&State]) {
    let state = shown(state);
    for (path, bytes) in &state {
        let known = std::iter::once(&old).chain(new.iter()).any(|site| site.get(path) == Some(bytes));
        assert!(known, "{path} is of no site: {:?}", String::from_utf8_lossy(bytes));
    }
    let stays = |path: &&String| old.contains_key(*path) && new.iter().all(|site| site.contains_key(*path));
    let mut to_visit: Vec<String> = state.keys().filter(stays).cloned().collect();
    to_visit.extend(state.keys().filter(|path| *path == "index.html" || *path == "feed.xml").cloned());
    let mut seen: BTreeSet<String> = BTreeSet::new();
    while let Some(page) = to_visit.pop() {
        if !seen.insert(page.clone()) {
            continue;
        }
        for link in links(&state[&page]) {
            assert!(state.contains_key(&link), "{page} links to {link}, which is not there: {:?}", state.keys());
            to_visit.push(link);
        }
    }
}

/// A site of many pages.
pub fn many(pages: usize, word: &str) -> Vec<(String, String)> {
    let mut site = BTreeMap::new();
    let mut index = String::new();
    for n in 0..pages {
        let path = format!("notices/n/{n}/index.html");
        index += &format!("{path}\n");
        site.insert(path, format!("text of {n}\nindex.html notices/n/index.html\n"));
    }
    site.insert("notices/n/0/index.html".into(), format!("{word}\nindex.html notices/n/index.html\n"));
    site.insert("notices/n/index.html".into(), format!("{word}\n{index}"));
    site.insert("index.html".into(), format!("{word}\nnotices/n/index.html\n"));
    site.into_iter().collect()
}
