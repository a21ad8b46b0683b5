//! `tongbao check`: load, plan, look, report; `--diff` and `--fix` mend, `--changed` and `--since` compare.

mod mend;
mod since;

use std::collections::HashSet;
use std::io::ErrorKind;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, value_parser};

use super::arguments::{Common, Content};
use super::definition::{flag, option};
use super::terminal::Terminal;
use super::{FOUND, Failure, themed, today};
use crate::archive::{self, Archive};
use crate::catalogue::check::words::*;
use crate::catalogue::mend::*;
use crate::catalogue::{self, Language};
use crate::check::{self, Published, Request};
use crate::finding::Findings;
use crate::load::{self, Loaded, Tree};
use crate::model::blocks::holds_internal;
use crate::model::{Edition, Site};
use crate::plan::Plan;
use crate::source::Source;

use since::Since;

#[derive(Debug, Clone)]
pub struct Options {
    pub content: Content,
    pub wanted: Wanted,
}

/// What is asked of the checker.
#[derive(Debug, Clone)]
pub enum Wanted {
    /// What is wrong with the site; perhaps compared with a folder that holds it as published, perhaps only
    /// what is new.
    Findings {
        against: Option<PathBuf>,
        since: Option<Since>,
    },
    /// What has one right answer is mended, or only shown.
    Mending(mend::Outcome),
    /// What one rule is for.
    Explanation(String),
    List,
}

/// What can be written after `tongbao check`, besides what every command takes.
pub fn arguments(language: Language) -> [Arg; 7] {
    [
        option("explain", "CODE", &CHECK_EXPLAIN_OPTION, language),
        flag("list", &CHECK_LIST_OPTION, language),
        option("against", "DIR", &CHECK_AGAINST_OPTION, language).value_parser(value_parser!(PathBuf)),
        flag("diff", &CHECK_DIFF_OPTION, language).conflicts_with_all(["against", "changed", "since"]),
        flag("fix", &CHECK_FIX_OPTION, language).conflicts_with_all(["against", "changed", "since"]),
        // A revision follows after `=`, so that what stands next is never taken for one.
        option("changed", "REVISION", &CHECK_CHANGED_OPTION, language)
            .action(ArgAction::Set)
            .num_args(0..=1)
            .require_equals(true)
            .default_missing_value("HEAD")
            .conflicts_with("since"),
        option("since", "SNAPSHOT", &CHECK_SINCE_OPTION, language),
    ]
}

pub fn read(matches: &ArgMatches, content: Content) -> Options {
    let text = |name: &str| matches.get_one::<String>(name).cloned();
    let since = text("changed").map(Since::Revision).or_else(|| text("since").map(Since::Snapshot));
    let wanted = match text("explain") {
        Some(rule) => Wanted::Explanation(rule),
        None if matches.get_flag("list") => Wanted::List,
        None if matches.get_flag("diff") => Wanted::Mending(mend::Outcome::Shown),
        None if matches.get_flag("fix") => Wanted::Mending(mend::Outcome::Written),
        None => Wanted::Findings { against: matches.get_one("against").cloned(), since },
    };
    Options { content, wanted }
}

pub fn run(options: &Options, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    match &options.wanted {
        Wanted::List => terminal.result(check::list(terminal.language).trim_end()),
        Wanted::Explanation(name) => {
            let language = terminal.language;
            // Of a code its figures are what one remembers.
            let code = if name.bytes().all(|byte| byte.is_ascii_digit()) { &format!("TB{name}") } else { name };
            let text = match (check::find(code), catalogue::kind(code)) {
                (Some(rule), _) => check::explain(rule, language),
                (None, Some(kind)) => check::explain_kind(kind, language),
                (None, None) => return Err(Failure::Said(&CHECK_NO_RULE, vec![("rule", name.clone())])),
            };
            terminal.result(text.trim_end());
        }
        Wanted::Mending(outcome) => return mend::run(*outcome, &options.content.options(), common, terminal),
        Wanted::Findings { against, since } => {
            return findings(options, against.as_deref(), since.as_ref(), common, terminal);
        }
    }
    Ok(0)
}

fn findings(
    options: &Options,
    against: Option<&Path>,
    since: Option<&Since>,
    common: &Common,
    terminal: &Terminal,
) -> Result<u8, Failure> {
    let today = today()?;
    let published = against.map(read_published).transpose()?;
    let wanted = options.content.options();
    let tree = load::read(&common.root)?;
    let sources: Vec<_> = tree.sources().cloned().collect();
    let asks_for_all = since.is_none() && wanted.edition == Edition::Public;
    let other_edition = (asks_for_all && sources.iter().any(|source| may_be_internal(source))).then(|| tree.clone());
    let Loaded { site, findings: found } = match Loaded::of(tree, &wanted) {
        Ok(loaded) => loaded,
        Err(found) => {
            terminal.findings(&found);
            return Ok(FOUND);
        }
    };
    let found = look(&site, found, today, published.as_ref());
    let found = match since {
        Some(since) => {
            let paths: HashSet<&str> = sources.iter().map(|source| source.path.as_str()).collect();
            let (before, paths_before) = since.findings(&site, &wanted, today, &common.root)?;
            check::brought(&before, found, |path| paths_before.contains(path), |path| paths.contains(path))
        }
        None => with_theme(found, &site, &common.root),
    };
    let internal = other_edition.map(|tree| only_internal(tree, &wanted, &found, today, published.as_ref()));
    let found = with_archive(found, &common.root)?;
    // The program is about to end; to give back what a large site and its findings hold would only take time.
    let (site, found) = (ManuallyDrop::new(site), ManuallyDrop::new(found));
    terminal.findings(&found);
    if let Some([errors, warnings, _]) = internal.map(|internal| internal.counts()).filter(|[e, w, _]| e + w > 0) {
        let args = [("errors", errors.to_string()), ("warnings", warnings.to_string())];
        terminal.remark(&CHECK_INTERNAL_TOO.with(terminal.language, &args));
    }
    if found.has_grave() {
        return Ok(FOUND);
    }
    match since {
        Some(since) => {
            terminal.result(&NOTHING_NEW.with(terminal.language, &[("other", since.name().to_string())]));
        }
        None => clean(&site, terminal),
    }
    Ok(0)
}

fn look(site: &Site, mut found: Findings, today: jiff::civil::Date, published: Option<&Published>) -> Findings {
    let plan = Plan::new(site, &mut found);
    check::run(&Request { plan: &plan, today, published }, found)
}

/// Whether a text may have something that the public does not see.
fn may_be_internal(source: &Source) -> bool {
    holds_internal(&source.text) || source.text.contains("党内公开")
}

/// What is wrong with the internal edition alone: whoever checks before publishing hears of it, though it keeps nothing
/// from the public.
fn only_internal(
    tree: Tree,
    wanted: &load::Options,
    public: &Findings,
    today: jiff::civil::Date,
    published: Option<&Published>,
) -> Findings {
    let wanted = load::Options { edition: Edition::Internal, ..wanted.clone() };
    let found = match Loaded::of(tree, &wanted) {
        Ok(loaded) => look(&loaded.site, loaded.findings, today, published),
        Err(found) => found,
    };
    check::brought(public, found, |_| true, |_| true)
}

/// Adds what is wrong with the theme; neither a snapshot nor a revision of the texts tells what of it was so before.
fn with_theme(mut found: Findings, site: &Site, root: &Path) -> Findings {
    themed::look(site, root, &mut found);
    found.sort();
    found
}

/// Adds what pages would tell of the past otherwise than the snapshots do.
fn with_archive(mut found: Findings, root: &Path) -> Result<Findings, Failure> {
    archive::past(&Archive::of(root), &mut found)?;
    found.sort();
    Ok(found)
}

fn clean(site: &Site, terminal: &Terminal) {
    let issues: usize = site.notices.iter().map(|notice| notice.issues.len()).sum();
    let args = [("notices", site.notices.len().to_string()), ("issues", issues.to_string())];
    terminal.result(&CHECK_CLEAN.with(terminal.language, &args));
}

/// The notices of a site that was made. Whoever compares with nothing would be told that nothing was moved, so one that
/// cannot be read is no site to compare with.
fn read_published(folder: &Path) -> Result<Published, Failure> {
    let said = |phrase, path: &Path| Failure::Said(phrase, vec![("path", path.display().to_string())]);
    let notices = folder.join("notices");
    if folder.is_dir() && !notices.is_dir() {
        return Err(said(&NOT_PUBLISHED, folder));
    }
    let mut published = Published::default();
    let mut count = 0;
    for entry in std::fs::read_dir(&notices).map_err(Failure::at(folder))? {
        let file = entry.map_err(Failure::at(&notices))?.path().join("notice.json");
        match std::fs::read(&file) {
            Ok(json) if published.add(&json) => count += 1,
            Ok(_) => return Err(said(&BAD_PUBLISHED, &file)),
            // Other files are none of ours.
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {}
            Err(error) => return Err(Failure::Io(file, error)),
        }
    }
    if count == 0 { Err(said(&NOT_PUBLISHED, folder)) } else { Ok(published) }
}
