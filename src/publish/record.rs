//! The log of publications, in the archive: when, which digest, to which target, out of which snapshot, signed
//! by whom.
//!
//! One line of JSON a publication, appended and never changed; each names the digest of the line before it,
//! so that a line that was altered or taken out shows. What becomes of the last one, the targets tell
//! (`witness.rs`).

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::manifest::Manifest;
use crate::archive::reading;
use crate::catalogue::publish::findings::RECORD_BROKEN;
use crate::finding::Finding;
use crate::model::hex;
use crate::output::durable;
use crate::source::Place;

/// Its name in the archive.
pub const LOG: &str = "publications.jsonl";

/// One publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// By RFC 3339.
    pub time: String,
    pub target: String,
    /// What the target was called until now, where this is the first line under another name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub formerly: Option<String>,
    pub edition: String,
    /// Stands for every file of the site: what the target's manifest adds up to.
    pub site_sha256: String,
    pub snapshot: String,
    /// The digest of the snapshot's tag manifest.
    pub snapshot_sha256: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rollback: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signed: Vec<SignedBy>,
    /// By slug.
    pub notices: BTreeMap<String, NoticeText>,
    /// 撤下: why a notice that was published before is none of these, by slug.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub withdrawn: BTreeMap<String, String>,
    /// The digest of the line before this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous_sha256: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedBy {
    pub notice: String,
    pub role: String,
    pub name: String,
    /// By RFC 3339.
    pub at: String,
}

/// What of a notice was published, by digests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeText {
    /// 发布时间, as front matter gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Its own text and fields, without the corrections.
    pub sha256: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<String>,
    /// By slug.
    pub issues: BTreeMap<String, IssueText>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueText {
    pub sha256: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<String>,
}

/// What a target shows that was brought back to what was published there before.
pub struct Shown {
    pub release: String,
    pub site_sha256: String,
    pub snapshot: String,
}

/// How far a log goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extent {
    pub lines: usize,
    pub last_sha256: String,
}

/// Why a log cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    /// This line, counted from one, cannot be read or does not follow the one before it.
    #[error("line {0} is not as it was written, or one before it")]
    Line(usize),
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// The log of one archive.
pub struct Log {
    file: PathBuf,
    pub entries: Vec<Entry>,
    last_line: Option<String>,
    /// A target that no line calls by its name yet.
    renamed: Option<Renamed>,
}

struct Renamed {
    target: String,
    formerly: String,
}

impl Log {
    /// A line that cannot be read is an error: it would be taken for one that was never there.
    pub fn read(archive: &Path) -> Result<Self, LogError> {
        let file = archive.join(LOG);
        let text = match reading::text(&file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            text => text?,
        };
        // A line without its end was cut off by a kill and never counted.
        let whole = text.rfind('\n').map_or("", |end| &text[..=end]);
        let mut entries: Vec<Entry> = Vec::new();
        let mut last_line: Option<&str> = None;
        for (at, line) in whole.lines().enumerate() {
            let entry = serde_json::from_str(line).ok();
            let follows = |entry: &Entry| entry.previous_sha256 == last_line.map(digest_of_line);
            let entry = entry.filter(follows).ok_or(LogError::Line(at + 1))?;
            last_line = Some(line);
            entries.push(entry);
        }
        let last_line = last_line.map(str::to_string);
        Ok(Self { file, entries, last_line, renamed: None })
    }

    /// Appends a publication; returns when it is on the medium.
    pub fn append(&mut self, mut entry: Entry) -> io::Result<()> {
        entry.previous_sha256 = self.last_line.as_deref().map(digest_of_line);
        let renamed = self.renamed.take_if(|renamed| renamed.target == entry.target);
        entry.formerly = renamed.map(|renamed| renamed.formerly);
        let line = serde_json::to_string(&entry)?;
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder)?;
        }
        self.drop_what_was_cut_off()?;
        let mut file = OpenOptions::new().create(true).append(true).open(&self.file)?;
        file.write_all(format!("{line}\n").as_bytes())?;
        file.sync_data()?;
        durable::sync_folder(&self.file)?;
        self.entries.push(entry);
        self.last_line = Some(line);
        Ok(())
    }

    /// `None`: nothing was published yet.
    pub fn extent(&self) -> Option<Extent> {
        let last_sha256 = digest_of_line(self.last_line.as_deref()?);
        Some(Extent { lines: self.entries.len(), last_sha256 })
    }

    /// Whether it went as far as this once, and was only added to since.
    pub fn has_reached(&self, extent: &Extent) -> bool {
        match self.entries.get(extent.lines) {
            Some(next) => next.previous_sha256.as_ref() == Some(&extent.last_sha256),
            None => self.extent().as_ref() == Some(extent),
        }
    }

    /// Knows a target that was given another name by what it shows: that was published under the one before.
    /// What another target is called now is no name of this one.
    pub fn recognise(&mut self, target: &str, shown: &Manifest, is_taken: impl Fn(&str) -> bool) {
        let is_shown = |entry: &&Entry| Some(&entry.snapshot) == shown.snapshot.as_ref() && entry.time == shown.time;
        if self.of_target(target).iter().any(is_shown) {
            return;
        }
        let before = self.entries.iter().rev().filter(is_shown).find(|entry| !is_taken(&entry.target));
        self.renamed = before.map(|entry| Renamed { target: target.into(), formerly: entry.target.clone() });
    }

    /// Which other target put there what this one shows.
    pub fn shown_by_another(&self, target: &str, shown: &Manifest) -> Option<&str> {
        let is_shown = |entry: &&Entry| Some(&entry.snapshot) == shown.snapshot.as_ref() && entry.time == shown.time;
        if self.of_target(target).iter().any(is_shown) {
            return None;
        }
        self.entries.iter().rev().find(is_shown).map(|entry| entry.target.as_str())
    }

    /// The lines about a target, the newest first, under the names of before as well.
    pub fn of_target(&self, target: &str) -> Vec<&Entry> {
        let renamed = self.renamed.as_ref().filter(|renamed| renamed.target == target);
        let mut name = renamed.map_or(target, |renamed| renamed.formerly.as_str());
        let mut lines = Vec::new();
        for entry in self.entries.iter().rev() {
            let formerly = entry.formerly.as_deref();
            if entry.target == name {
                lines.push(entry);
                name = formerly.unwrap_or(name);
            } else if formerly == Some(name) {
                // Before that, another target was called so.
                break;
            }
        }
        lines
    }

    pub fn last_of(&self, target: &str) -> Option<&Entry> {
        self.of_target(target).first().copied()
    }

    /// Why a notice was withdrawn in this edition, if it was and has not come back since.
    pub fn withdrawal(&self, edition: &str, slug: &str) -> Option<&str> {
        let mentions = |entry: &&Entry| entry.notices.contains_key(slug) || entry.withdrawn.contains_key(slug);
        let last = self.of_edition(edition).find(mentions)?;
        last.withdrawn.get(slug).map(String::as_str)
    }

    /// What of every notice was last published in this edition, wherever that was, unless it was withdrawn since.
    pub fn not_withdrawn(&self, edition: &str) -> BTreeMap<&str, &NoticeText> {
        let mut last: BTreeMap<&str, Option<&NoticeText>> = BTreeMap::new();
        for entry in self.of_edition(edition) {
            let withdrawn = entry.withdrawn.keys().map(|slug| (slug, None));
            for (slug, text) in entry.notices.iter().map(|(slug, text)| (slug, Some(text))).chain(withdrawn) {
                last.entry(slug).or_insert(text);
            }
        }
        last.into_iter().filter_map(|(slug, text)| Some((slug, text?))).collect()
    }

    /// What was last published of a notice, wherever that was, in this edition.
    pub fn notice(&self, edition: &str, slug: &str) -> Option<&NoticeText> {
        self.of_edition(edition).find_map(|entry| entry.notices.get(slug))
    }

    /// What is written down of going back. What was published is known by its snapshot, of which the target may
    /// have had more files then, or fewer: its compressed twins are not in there.
    pub fn going_back(&self, target: &str, shown: Shown, time: String) -> Option<Entry> {
        let before = self.of_target(target).into_iter().find(|entry| entry.snapshot == shown.snapshot)?.clone();
        let (target, site_sha256, rollback) = (target.into(), shown.site_sha256, Some(shown.release));
        let withdrawn = BTreeMap::new();
        let (formerly, previous_sha256) = (None, None);
        Some(Entry { time, target, formerly, site_sha256, rollback, withdrawn, previous_sha256, ..before })
    }

    /// The newest first, without what only went back.
    fn of_edition(&self, edition: &str) -> impl Iterator<Item = &Entry> {
        self.entries.iter().rev().filter(move |entry| entry.edition == edition && entry.rollback.is_none())
    }

    fn drop_what_was_cut_off(&self) -> io::Result<()> {
        let text = match reading::bytes(&self.file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            text => text?,
        };
        let whole = text.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        if whole < text.len() {
            OpenOptions::new().write(true).open(&self.file)?.set_len(whole as u64)?;
        }
        Ok(())
    }
}

/// What is said of a log that cannot be used from a line on.
pub fn broken(line: usize) -> Finding {
    Finding::new(&RECORD_BROKEN, place()).with("line", line.to_string())
}

/// The log in the site's folder.
pub fn place() -> Place {
    Place::path(format!("archive/{LOG}"))
}

fn digest_of_line(line: &str) -> String {
    hex::write(&Sha256::digest(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(target: &str) -> Entry {
        Entry {
            time: "2025-10-11T09:00:00+08:00".into(),
            target: target.into(),
            formerly: None,
            edition: "public".into(),
            site_sha256: "a".into(),
            snapshot: "s".into(),
            snapshot_sha256: "b".into(),
            rollback: None,
            signed: Vec::new(),
            notices: BTreeMap::new(),
            withdrawn: BTreeMap::new(),
            previous_sha256: None,
        }
    }

    #[test]
    fn a_line_that_was_altered_or_taken_out_shows() {
        let folder = tempfile::tempdir().unwrap();
        let mut log = Log::read(folder.path()).unwrap();
        for target in ["one", "two", "three"] {
            log.append(entry(target)).unwrap();
        }
        assert_eq!(Log::read(folder.path()).unwrap().entries, log.entries);
        let file = folder.path().join(LOG);
        let text = fs::read_to_string(&file).unwrap();
        fs::write(&file, text.replace("\"one\"", "\"uno\"")).unwrap();
        assert!(matches!(Log::read(folder.path()), Err(LogError::Line(2))));
        let without_second: String = text.split_inclusive('\n').filter(|line| !line.contains("\"two\"")).collect();
        fs::write(&file, without_second).unwrap();
        assert!(matches!(Log::read(folder.path()), Err(LogError::Line(2))));
    }

    #[test]
    fn an_empty_line_is_told_before_anything_is_put_behind_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(LOG);
        Log::read(folder.path()).unwrap().append(entry("one")).unwrap();
        let text = fs::read_to_string(&file).unwrap();
        for (edited, line) in [(format!("{text}\n"), 2), (format!("\n{text}"), 1), ("\n".into(), 1)] {
            fs::write(&file, edited).unwrap();
            assert!(matches!(Log::read(folder.path()), Err(LogError::Line(told)) if told == line), "{line}");
        }
    }

    #[test]
    fn what_was_taken_from_its_end_is_missing_from_how_far_it_went() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(LOG);
        let mut log = Log::read(folder.path()).unwrap();
        log.append(entry("one")).unwrap();
        let first = log.extent().unwrap();
        log.append(entry("two")).unwrap();
        let second = log.extent().unwrap();
        assert!(log.has_reached(&first) && log.has_reached(&second));
        let text = fs::read_to_string(&file).unwrap();
        let first_line = text.split_inclusive('\n').next().unwrap();
        for (edited, reached) in [(first_line, true), (&text.replace("\"two\"", "\"due\""), true), ("", false)] {
            fs::write(&file, edited).unwrap();
            let log = Log::read(folder.path()).unwrap();
            assert_eq!((log.has_reached(&first), log.has_reached(&second)), (reached, false), "{edited}");
        }
    }

    #[test]
    fn going_back_is_written_down_though_other_twins_stand_beside_the_files_now() {
        let folder = tempfile::tempdir().unwrap();
        let mut log = Log::read(folder.path()).unwrap();
        let published = |target: &str, snapshot: &str| Entry { snapshot: snapshot.into(), ..entry(target) };
        for (target, snapshot) in [("www", "a"), ("www", "b"), ("dav", "a")] {
            log.append(published(target, snapshot)).unwrap();
        }
        let shown = |snapshot: &str| Shown {
            release: snapshot.into(),
            site_sha256: "with twins".into(),
            snapshot: snapshot.into(),
        };
        let time = || entry("").time;
        let written = log.going_back("www", shown("a"), time()).unwrap();
        let digest = "with twins".to_string();
        assert_eq!(written, Entry { site_sha256: digest, rollback: Some("a".into()), ..published("www", "a") });
        assert_eq!(log.going_back("dav", shown("b"), time()), None);
    }

    #[test]
    fn a_target_is_known_under_its_names_of_before() {
        let folder = tempfile::tempdir().unwrap();
        let published = |target: &str, snapshot: &str| Entry {
            snapshot: snapshot.into(),
            time: format!("at {snapshot}"),
            ..entry(target)
        };
        let shown = |snapshot: &str| Manifest {
            time: format!("at {snapshot}"),
            snapshot: Some(snapshot.into()),
            ..Manifest::default()
        };
        let mut log = Log::read(folder.path()).unwrap();
        for snapshot in ["a", "b"] {
            log.append(published("www", snapshot)).unwrap();
        }
        let snapshots = |log: &Log, target: &str| {
            log.of_target(target).iter().map(|entry| entry.snapshot.clone()).collect::<Vec<_>>()
        };
        log.recognise("web", &shown("b"), |name| name == "www");
        assert_eq!(snapshots(&log, "web"), [""; 0], "www is another target");
        log.recognise("web", &shown("other"), |_| false);
        assert_eq!(snapshots(&log, "web"), [""; 0], "what it shows was not published as www");

        log.recognise("web", &shown("b"), |_| false);
        assert_eq!(snapshots(&log, "web"), ["b", "a"]);
        let back = Shown { release: "a".into(), site_sha256: "a".into(), snapshot: "a".into() };
        let back = log.going_back("web", back, "later".into()).unwrap();
        assert_eq!((back.target.as_str(), back.rollback.as_deref()), ("web", Some("a")));
        log.append(back).unwrap();
        // A new target is called as this one was, and then by a third name.
        log.append(published("www", "c")).unwrap();
        let mut log = Log::read(folder.path()).unwrap();
        assert_eq!(log.entries[2].formerly.as_deref(), Some("www"));
        assert_eq!(
            (snapshots(&log, "web"), snapshots(&log, "www")),
            (["a", "b", "a"].map(String::from).into(), vec!["c".to_string()])
        );
        log.recognise("third", &shown("c"), |name| name == "web");
        log.append(published("third", "d")).unwrap();
        assert_eq!(snapshots(&log, "third"), ["d", "c"]);
    }

    #[test]
    fn a_line_that_was_cut_off_never_counted() {
        let folder = tempfile::tempdir().unwrap();
        Log::read(folder.path()).unwrap().append(entry("one")).unwrap();
        let file = folder.path().join(LOG);
        let whole = fs::read_to_string(&file).unwrap();
        fs::write(&file, format!("{whole}{{\"time\":\"2025")).unwrap();
        let mut log = Log::read(folder.path()).unwrap();
        assert_eq!(log.entries.len(), 1);
        log.append(entry("two")).unwrap();
        assert_eq!(Log::read(folder.path()).unwrap().entries.len(), 2);
    }
}
