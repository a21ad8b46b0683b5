//! `tongbao rollback`: a target shows again what was published there before.
//!
//! A folder has its releases beside one another. Everywhere else the site comes out of the archive, from the
//! snapshot that was published, by the same engine as any other publication.

use std::time::Instant;

use super::Publishing;
use super::catch_up::{CaughtUp, catch_up, shown};
use super::opened::{LookedUp, Opened, failure, look_up, open};
use super::record::{missing_lines, read_log, remember};
use super::upload::{files_of, tell, upload};
use crate::archive::Archive;
use crate::catalogue::publish::*;
use crate::cmd::archive::is_sound;
use crate::cmd::arguments::Common;
use crate::cmd::terminal::Terminal;
use crate::cmd::{FOUND, Failure, now};
use crate::config::TargetConfig;
use crate::finding::Findings;
use crate::model::date::iso_time;
use crate::publish::record::{LOG, Log, Shown};
use crate::publish::targets::Folder;
use crate::publish::{self, Manifest, Publication, PublishError, Target, witness};

pub enum Options {
    List,
    ToPrevious,
    To(String),
}

pub fn run(publishing: &Publishing, options: &Options, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    let Some(LookedUp { target, all }) = look_up(&publishing.target, common, terminal)? else { return Ok(FOUND) };
    let target = &target;
    let archive = Archive::of(&common.root);
    let Some(mut log) = read_log(&archive, terminal)? else { return Ok(FOUND) };
    let opened = open(target, publishing, common)?;
    let showing = shown(&mut log, publishing, &opened, &all)?;
    let rollback = Rollback { target, publishing, archive: &archive, terminal };
    // A release of before remembers less.
    let missing = missing_lines(publishing, opened.target(), &log)?;
    let changes_something = !matches!(options, Options::List);
    if changes_something && missing.is_none() {
        let caught_up = catch_up(&mut log, showing, publishing, &opened, common, terminal)?;
        if caught_up == CaughtUp::Unsound {
            return Ok(FOUND);
        }
    }
    let outcome = match &opened {
        Opened::Folder(folder) => rollback.folder(folder, options, &log),
        Opened::Other(other) => rollback.archived(other.as_ref(), options, &log),
    }?;
    let shown = match outcome {
        Outcome::Listed => return Ok(0),
        Outcome::Refused => return Ok(FOUND),
        Outcome::Shows(shown) => shown,
    };
    rollback.record(&mut log, shown)?;
    match missing {
        None => remember(publishing, opened.target(), log.extent())?,
        // It stays for the next publication to be held against.
        Some(extent) => {
            terminal.findings(&Findings::from_iter([witness::finding(&target.name, &extent)]));
            remember(publishing, opened.target(), Some(extent))?;
        }
    }
    Ok(0)
}

enum Outcome {
    Listed,
    /// What is not what it was is not shown again; that was told.
    Refused,
    Shows(Shown),
}

struct Rollback<'a> {
    target: &'a TargetConfig,
    publishing: &'a Publishing,
    archive: &'a Archive,
    terminal: &'a Terminal,
}

impl Rollback<'_> {
    fn folder(&self, folder: &Folder, options: &Options, log: &Log) -> Result<Outcome, Failure> {
        let failed = |error| failure(PublishError::Target(error), &self.target.name);
        let releases = folder.releases().map_err(failed)?;
        let names: Vec<String> = releases.iter().map(|release| release.name.clone()).collect();
        let current = releases.iter().position(|release| release.is_current);
        let Some(release) = self.choose(&names, current, options)? else { return Ok(Outcome::Listed) };
        // Nobody may be making a release out of this one in the meantime.
        if folder.hold().map_err(failed)? == Some(publish::Held::Others) {
            return Err(failure(PublishError::Locked { until: None }, &self.target.name));
        }
        let manifest = self.sound(folder, &release)?;
        if let Some(snapshot) = &manifest.snapshot {
            self.refuse_other_edition(&release, snapshot, log)?;
            self.refuse_withdrawn(&release, snapshot, log)?;
        }
        folder.switch(&release).map_err(failed)?;
        let args = [("name", self.target.name.clone()), ("to", release.clone())];
        self.terminal.result(&ROLLED_BACK.with(self.terminal.language, &args));
        let site_sha256 = manifest.digest();
        Ok(Outcome::Shows(Shown { release, site_sha256, snapshot: manifest.snapshot.unwrap_or_default() }))
    }

    fn archived(&self, target: &dyn Target, options: &Options, log: &Log) -> Result<Outcome, Failure> {
        let mut names: Vec<String> = Vec::new();
        for entry in log.of_target(&self.target.name).into_iter().rev() {
            if !names.contains(&entry.snapshot) {
                names.push(entry.snapshot.clone());
            }
        }
        let shown = log.last_of(&self.target.name).map(|entry| &entry.snapshot);
        let current = names.iter().position(|name| Some(name) == shown);
        let Some(name) = self.choose(&names, current, options)? else { return Ok(Outcome::Listed) };
        self.refuse_other_edition(&name, &name, log)?;
        self.refuse_withdrawn(&name, &name, log)?;
        let started = Instant::now();
        let snapshot = self.archive.find(&name)?;
        if !is_sound(self.archive, &snapshot, self.terminal)? {
            return Ok(Outcome::Refused);
        }
        let files = files_of(self.archive, &snapshot, self.target)?;
        let publication = Publication {
            files: &files,
            time: iso_time(now()?),
            snapshot: Some(name.clone()),
            is_back: true,
            adopt: false,
            repair: false,
        };
        let report = upload(&publication, target, self.publishing, self.terminal)?;
        tell(&self.target.name, &report, &files, started, self.terminal);
        let args = [("name", self.target.name.clone()), ("to", name.clone())];
        self.terminal.result(&ROLLED_BACK.with(self.terminal.language, &args));
        Ok(Outcome::Shows(Shown { release: name.clone(), site_sha256: files.digest(), snapshot: name }))
    }

    /// What a release says that it holds; one that holds something else is not shown again.
    fn sound(&self, folder: &Folder, release: &str) -> Result<Manifest, Failure> {
        let read = |path: &str| {
            let bytes = folder.get_from(release, path);
            bytes.map_err(|error| failure(PublishError::Target(error), &self.target.name))
        };
        let said = |phrase, path: &str| {
            let name = self.target.name.clone();
            Failure::Said(phrase, vec![("name", name), ("to", release.into()), ("path", path.into())])
        };
        let manifest = read(publish::MANIFEST)?.and_then(|text| Manifest::parse(&String::from_utf8_lossy(&text)));
        let manifest = manifest.ok_or_else(|| said(&RELEASE_OF_OTHERS, publish::MANIFEST))?;
        for (path, stamp) in &manifest.files {
            if read(path)?.is_none_or(|bytes| publish::Stamp::of(&bytes) != *stamp) {
                return Err(said(&RELEASE_TOUCHED, path));
            }
        }
        Ok(manifest)
    }

    /// A target may have shown another edition before: what was internal then is so still.
    fn refuse_other_edition(&self, release: &str, snapshot: &str, log: &Log) -> Result<(), Failure> {
        let published = log.entries.iter().find(|entry| entry.snapshot == snapshot);
        let edition = match self.archive.find(snapshot) {
            Ok(snapshot) => Some(snapshot.info.edition.name()),
            Err(_) => published.map(|entry| entry.edition.as_str()),
        };
        if edition.is_none_or(|edition| edition == self.target.edition.name()) {
            return Ok(());
        }
        let args = vec![("name", self.target.name.clone()), ("to", release.into())];
        Err(Failure::Said(&RELEASE_OF_OTHER_EDITION, args))
    }

    /// What was withdrawn with a reason is not to come back by going back.
    fn refuse_withdrawn(&self, release: &str, snapshot: &str, log: &Log) -> Result<(), Failure> {
        let published = log.entries.iter().filter(|entry| entry.snapshot == snapshot);
        let notices = published.flat_map(|entry| entry.notices.keys());
        let edition = self.target.edition.name();
        match notices.filter_map(|slug| Some((slug, log.withdrawal(edition, slug)?))).next() {
            None => Ok(()),
            Some((slug, reason)) => {
                let args = [("name", &*self.target.name), ("to", release), ("slug", slug), ("reason", reason)];
                let args = args.map(|(name, value)| (name, value.to_string()));
                Err(Failure::Said(&RELEASE_WITH_WITHDRAWN, args.into()))
            }
        }
    }

    /// The name of what is to be shown. `None`: they were only listed.
    fn choose(&self, names: &[String], current: Option<usize>, options: &Options) -> Result<Option<String>, Failure> {
        let target = ("name", self.target.name.clone());
        match options {
            Options::List => {
                if names.is_empty() {
                    self.terminal.result(&NOTHING_THERE.with(self.terminal.language, &[target]));
                }
                for (at, name) in names.iter().enumerate() {
                    let phrase = if Some(at) == current { &ROLLBACK_CURRENT } else { &ROLLBACK_OTHER };
                    self.terminal.result(&phrase.with(self.terminal.language, &[("name", name.clone())]));
                }
                Ok(None)
            }
            Options::ToPrevious => match current.and_then(|at| at.checked_sub(1)) {
                Some(before) => Ok(Some(names[before].clone())),
                None => Err(Failure::Said(&NOTHING_BEFORE, vec![target])),
            },
            Options::To(wanted) => match names.iter().find(|name| *name == wanted) {
                Some(name) => Ok(Some(name.clone())),
                None => Err(Failure::Said(&NO_SUCH_RELEASE, vec![target, ("to", wanted.clone())])),
            },
        }
    }

    fn record(&self, log: &mut Log, shown: Shown) -> Result<(), Failure> {
        let Some(entry) = log.going_back(&self.target.name, shown, iso_time(now()?)) else { return Ok(()) };
        log.append(entry).map_err(Failure::at(&self.archive.folder().join(LOG)))
    }
}
