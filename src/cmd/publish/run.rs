//! `tongbao publish`: check, signatures, snapshot, upload of what changed, record.

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use jiff::civil::DateTime;

use super::Publishing;
use super::catch_up::{CaughtUp, catch_up, shown};
use super::opened::{failure, open, with_circumstances};
use super::record::{missing_lines, read_log, remember};
use super::site::{self, Checked, Dated, Ready};
use super::upload::{files_of, tell, upload};
use crate::archive::{self, Archive, IfUnchanged, Lock, Outcome, RealDisk, Request, Snapshot};
use crate::catalogue::mend::CHANGED_MEANWHILE;
use crate::catalogue::publish::*;
use crate::cmd::archive::{is_sound, lock_for_site, moment};
use crate::cmd::arguments::Common;
use crate::cmd::progress::Counted;
use crate::cmd::terminal::Terminal;
use crate::cmd::{FOUND, Failure, now};
use crate::config::TargetConfig;
use crate::finding::{Findings, Severity};
use crate::model::asset::human_length;
use crate::model::date::iso_time;
use crate::plan::Plan;
use crate::publish::corrections::{Withdrawn, texts};
use crate::publish::record::{self, Entry, Log};
use crate::publish::{self, Action, Files, Publication, Target, published, witness};
use crate::render::{Receiver, Renderer};

pub struct Options {
    pub dry_run: bool,
    pub repair: bool,
    pub adopt: bool,
    /// Notices that are withdrawn, each with the reason behind an equals sign.
    pub withdraw: Vec<String>,
}

pub fn run(publishing: &Publishing, options: &Options, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    let started = Instant::now();
    let withdrawn = read_withdrawn(&options.withdraw)?;
    let archive = Archive::of(&common.root);
    let lock = if options.dry_run { None } else { Some(lock_for_site(&archive, common, terminal)?) };
    let now = if options.dry_run { now()? } else { moment(&archive)? };
    let Some(mut log) = read_log(&archive, terminal)? else { return Ok(FOUND) };
    let check = |log: &Log| site::check(&publishing.target, &archive, common, now, log, &withdrawn);
    let mut ready = match check(&log)? {
        Checked::Refused(findings) => return Ok(give_up(&findings, terminal)),
        Checked::Ready(ready) => ready,
    };
    let target = ready.target.clone();
    let opened = open(&target, publishing, common)?;
    if let Some(missing) = missing_lines(publishing, opened.target(), &log)?.filter(|_| !options.adopt) {
        ready.findings.extend([witness::finding(&target.name, &missing)]);
        return Ok(give_up(&ready.findings, terminal));
    }
    if !options.dry_run {
        let showing = shown(&mut log, publishing, &opened, &ready.site.config.targets)?;
        if let Some(other) = showing.as_ref().and_then(|shown| log.shown_by_another(&target.name, shown))
            && !options.adopt
            && ready.site.config.targets.iter().any(|listed| listed.name == other)
        {
            let args = vec![("name", target.name.clone()), ("other", other.to_string())];
            return Err(Failure::Said(&SHOWN_BY_ANOTHER, args));
        }
        // What is adopted is not believed, but it may tell by which name it was published to.
        match catch_up(&mut log, showing.filter(|_| !options.adopt), publishing, &opened, common, terminal)? {
            CaughtUp::Nothing => {}
            CaughtUp::Unsound => return Ok(FOUND),
            CaughtUp::One => match check(&log)? {
                Checked::Refused(findings) => return Ok(give_up(&findings, terminal)),
                Checked::Ready(anew) => ready = anew,
            },
        }
    }
    terminal.findings(&ready.findings);
    let Some(lock) = lock else { return dry_run(publishing, options, ready, opened.target(), now, common, terminal) };
    let look = with_circumstances(publishing, |world| publish::look(opened.target(), options.adopt, world));
    look.map_err(|error| failure(error, &publishing.target))?;
    for Dated { path, old, new } in &ready.to_write {
        let args = vec![("time", published::written(now)), ("path", in_site(path, common))];
        if !published::replace(path, old, new).map_err(Failure::at(path))? {
            return Err(Failure::Said(&CHANGED_MEANWHILE, args));
        }
        terminal.result(&PUBLISHED_WRITTEN.with(terminal.language, &args));
    }
    let Some(snapshot) = snapshot(&archive, &lock, &mut ready, now, terminal)? else { return Ok(FOUND) };
    // To upload may take long, and a snapshot is never changed.
    drop(lock);
    let files = files_of(&archive, &snapshot, &target)?;
    let publication = Publication {
        files: &files,
        time: iso_time(now),
        snapshot: Some(snapshot.name.to_string()),
        is_back: false,
        adopt: options.adopt,
        repair: options.repair,
    };
    let report = upload(&publication, opened.target(), publishing, terminal)?;
    write_down(&mut log, &target, &ready, &snapshot, &files, now, common)?;
    remember(publishing, opened.target(), log.extent())?;
    for (slug, reason) in ready.withdrawn {
        terminal.result(&WITHDRAWN.with(terminal.language, &[("slug", slug), ("reason", reason)]));
    }
    tell(&target.name, &report, &files, started, terminal);
    Ok(0)
}

/// Reads `shili-2025=内容并入新的通报`.
fn read_withdrawn(given: &[String]) -> Result<Withdrawn, Failure> {
    let read = |text: &String| {
        // An input method makes it a full-width one.
        let (slug, reason) = text.split_once(['=', '＝']).map(|(slug, reason)| (slug.trim(), reason.trim()))?;
        (!slug.is_empty() && !reason.is_empty()).then(|| (slug.to_string(), reason.to_string()))
    };
    let read_or_say = |text| read(text).ok_or_else(|| Failure::Said(&WITHDRAW_FORM, vec![("value", text.clone())]));
    given.iter().map(read_or_say).collect()
}

/// A file of the site as findings name it.
fn in_site(path: &Path, common: &Common) -> String {
    path.strip_prefix(&common.root).unwrap_or(path).display().to_string()
}

/// Shows what would be done.
fn dry_run(
    publishing: &Publishing,
    options: &Options,
    mut ready: Box<Ready>,
    target: &dyn Target,
    now: DateTime,
    common: &Common,
    terminal: &Terminal,
) -> Result<u8, Failure> {
    let language = terminal.language;
    Arc::make_mut(&mut ready.site.history).making = Some(now.date());
    let plan = Plan::new(&ready.site, &mut Findings::default());
    let renderer = Renderer::new(&plan, &mut ready.theme);
    let collected = publish::Collected::with_twins(&ready.target.compress);
    renderer.everything(&collected).map_err(Failure::at(&common.root.join("content")))?;
    let files = collected.into_files();
    let publication = Publication {
        files: &files,
        time: iso_time(now),
        snapshot: None,
        is_back: false,
        adopt: options.adopt,
        repair: options.repair,
    };
    let plan = with_circumstances(publishing, |world| publish::preview(target, &publication, world));
    let plan = plan.map_err(|error| failure(error, &publishing.target))?;
    for Dated { path, .. } in &ready.to_write {
        terminal.result(&PLANNED_PUBLISHED.with(language, &[("path", in_site(path, common))]));
    }
    for step in &plan.steps {
        let phrase = match step.action {
            Action::Add => &PLAN_ADD,
            Action::Replace => &PLAN_REPLACE,
            Action::Delete => &PLAN_DELETE,
        };
        terminal.result(&phrase.with(language, &[("path", step.path.clone())]));
    }
    let bytes = plan.uploads().filter_map(|step| files.stamps.get(&step.path)).map(|stamp| stamp.length).sum();
    let args = [
        ("steps", plan.steps.len().to_string()),
        ("size", human_length(bytes)),
        ("unchanged", plan.unchanged.to_string()),
    ];
    terminal.result(&PLANNED.with(language, &args));
    Ok(0)
}

/// A snapshot of the site; the last one, where that was made of the same sources. `None`: there are errors.
fn snapshot(
    archive: &Archive,
    lock: &Lock,
    ready: &mut Ready,
    now: DateTime,
    terminal: &Terminal,
) -> Result<Option<Snapshot>, Failure> {
    let language = terminal.language;
    Arc::make_mut(&mut ready.site.history).making = Some(now.date());
    let mut findings = Findings::default();
    let plan = Plan::new(&ready.site, &mut findings);
    let renderer = Renderer::new(&plan, &mut ready.theme);
    let render = |receiver: &dyn Receiver| {
        let label = crate::catalogue::archive::ARCHIVING.say(language);
        renderer.everything(&Counted::new(receiver, label, plan.pages.len(), terminal.is_live()))
    };
    let request = Request { created: now, slug: None, if_unchanged: IfUnchanged::Reuse };
    let (outcome, found) = archive::create(archive, &RealDisk, lock, &ready.site, &request, &render)?;
    let (phrase, snapshot) = match outcome {
        Outcome::Made(snapshot) => (&SNAPSHOT_MADE, snapshot),
        // It has lain there since it was made.
        Outcome::Reused(snapshot) if !is_sound(archive, &snapshot, terminal)? => {
            terminal.complain(&SNAPSHOT_UNSOUND.with(language, &[("name", snapshot.name.to_string())]));
            return Ok(None);
        }
        Outcome::Reused(snapshot) => (&SNAPSHOT_REUSED, snapshot),
        Outcome::Refused => {
            findings.append(found);
            findings.sort();
            give_up(&findings, terminal);
            return Ok(None);
        }
    };
    terminal.result(&phrase.with(language, &[("name", snapshot.name.to_string())]));
    Ok(Some(snapshot))
}

/// Appends the publication to the log, unless it stands there: a run that was killed before it could say so,
/// and one that had nothing to do, leave the same behind.
fn write_down(
    log: &mut Log,
    target: &TargetConfig,
    ready: &Ready,
    snapshot: &Snapshot,
    files: &Files,
    now: DateTime,
    common: &Common,
) -> Result<(), Failure> {
    let digest = files.digest();
    let is_there = |last: &Entry| last.site_sha256 == digest && last.snapshot == snapshot.name.as_str();
    if ready.withdrawn.is_empty() && log.last_of(&target.name).is_some_and(is_there) {
        return Ok(());
    }
    let failed = |error| Failure::Io(common.root.join("archive").join(record::LOG), error);
    let entry = Entry {
        time: iso_time(now),
        target: target.name.clone(),
        formerly: None,
        edition: target.edition.name().into(),
        site_sha256: digest,
        snapshot: snapshot.name.to_string(),
        snapshot_sha256: snapshot.sha256.clone(),
        rollback: None,
        signed: site::signatures(common, &ready.site)?,
        notices: texts(&ready.site).map_err(failed)?,
        withdrawn: ready.withdrawn.clone(),
        previous_sha256: None,
    };
    log.append(entry).map_err(failed)
}

fn give_up(findings: &Findings, terminal: &Terminal) -> u8 {
    terminal.findings(findings);
    let errors = findings.count(Severity::Error).to_string();
    terminal.complain(&NOT_PUBLISHED.with(terminal.language, &[("errors", errors)]));
    FOUND
}
