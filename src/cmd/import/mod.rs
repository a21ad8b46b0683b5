//! `tongbao import`: read, understand, compare with what is there, show, write.

mod beside;
mod convert;
mod place;
mod program;
mod show;

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, value_parser};
use jiff::civil::Date;

use super::arguments::Common;
use super::definition::{command, flag, option};
use super::terminal::Terminal;
use super::{FOUND, Failure, given_date, root_option};
use crate::catalogue::import::findings::UNREADABLE_DOCUMENT;
use crate::catalogue::import::*;
use crate::catalogue::{Language, Phrase, both, said, system};
use crate::finding::{Finding, Findings};
use crate::import::document::Document;
use crate::import::{self, Format, Given};
use crate::source::Place;
use convert::{Refusal, Stop};
use place::Site;

/// What was asked for.
#[derive(Debug, Clone)]
pub struct Options {
    files: Vec<PathBuf>,
    slug: Option<String>,
    title: Option<String>,
    date: Option<String>,
    write: Write,
}

/// What may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Write {
    Nothing,
    NewFiles,
    Everything,
}

/// A file of this size holds more pictures than a page should.
const LARGEST: u64 = 256 << 20;

pub fn definition(language: Language) -> clap::Command {
    command("import", &IMPORT_ABOUT, language).args([
        Arg::new("files")
            .value_name("FILE")
            .help(IMPORT_FILES.say(language))
            .required(true)
            .num_args(1..)
            .value_parser(value_parser!(PathBuf)),
        flag("dry-run", &IMPORT_DRY_RUN, language).short('n').conflicts_with("force"),
        flag("force", &IMPORT_FORCE, language),
        option("slug", "SLUG", &IMPORT_SLUG, language),
        option("title", "TITLE", &IMPORT_TITLE, language),
        option("date", "DATE", &IMPORT_DATE, language),
    ])
}

pub fn read(matches: &ArgMatches) -> Options {
    let text = |name: &str| matches.get_one::<String>(name).cloned();
    Options {
        files: matches.get_many("files").into_iter().flatten().cloned().collect(),
        slug: text("slug"),
        title: text("title"),
        date: text("date"),
        write: match (matches.get_flag("dry-run"), matches.get_flag("force")) {
            (true, _) => Write::Nothing,
            (_, true) => Write::Everything,
            _ => Write::NewFiles,
        },
    }
}

pub fn run(options: &Options, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    let own = [&options.slug, &options.title, &options.date].into_iter().any(Option::is_some);
    if own && options.files.len() > 1 {
        return Err(Failure::Said(&IMPORT_ONE_SLUG, Vec::new()));
    }
    let date = match &options.date {
        None => None,
        Some(given) => Some(given_date(given)?),
    };
    let mut code = 0;
    for file in &options.files {
        // Each file sees what the one before it wrote.
        code = code.max(one(file, options, date, &common.root, terminal)?);
    }
    Ok(code)
}

/// Imports one file; gives the exit code.
fn one(file: &Path, options: &Options, date: Option<Date>, root: &Path, terminal: &Terminal) -> Result<u8, Failure> {
    let shown = file.to_string_lossy().into_owned();
    let mut site = Site::open(root)?;
    let outside = terminal.outside();
    let mut findings = Findings::default();
    let given = Given { title: options.title.clone(), date };
    let understood = open(file, &shown, &mut findings)?.map(|document| {
        let (draft, found) = import::understand(&document, &site.statuses, &given);
        findings.append(found);
        (document, draft)
    });
    let understood = match understood {
        None => None,
        Some((document, mut draft)) => {
            let target = site.target(&draft, options.slug.as_deref())?;
            if let Some(existing) = &target.existing {
                import::adopt(&mut draft, existing, &given);
            }
            import::demand(&draft, &document, &mut findings);
            Some((document, draft, target))
        }
    };
    findings.sort();
    // People see the notes in the report, each in a line.
    if terminal.speaks_to_people() {
        outside.findings(&findings.grave());
    } else {
        outside.findings(&findings);
    }
    let Some((document, draft, target)) = understood.filter(|_| !findings.has_errors()) else {
        terminal.complain(&IMPORT_INCOMPLETE.with(terminal.language, &[("path", shown)]));
        return Ok(FOUND);
    };
    site.begin(&draft);
    let written = import::write(&draft, &document, (&site.contact, &site.categories), target.existing.as_ref());
    let changes = place::compare(written, &target, &site)?;
    show::report(&shown, &draft, &findings, (&changes, &target), terminal);
    settle(&changes, options.write, root, terminal)
}

/// Writes what may be written, and says so.
fn settle(changes: &place::Changes, write: Write, root: &Path, terminal: &Terminal) -> Result<u8, Failure> {
    let (new, changed, same) = changes.counts();
    let say = |phrase: &Phrase, n: usize| {
        let args = [("n", n.to_string()), ("same", same.to_string()), ("root", root_option(root))];
        terminal.result(&phrase.with(terminal.language, &args));
    };
    if write == Write::Nothing {
        say(&IMPORT_WOULD, new + changed);
        return Ok(0);
    }
    if new + changed == 0 {
        say(&IMPORT_NOTHING_CHANGED, 0);
        return Ok(0);
    }
    if changed > 0 && write == Write::NewFiles {
        terminal.complain(&IMPORT_REFUSED.with(terminal.language, &[("n", changed.to_string())]));
        return Ok(FOUND);
    }
    changes.write()?;
    say(&IMPORT_WROTE, new + changed);
    Ok(0)
}

/// Reads a file, through another program where its format wants one. `None`: it cannot be read, and a finding says why.
fn open(file: &Path, shown: &str, findings: &mut Findings) -> Result<Option<Document>, Failure> {
    let mut refuse = |reason: &Phrase, args: &[(&'static str, String)], advice: &Phrase| {
        let finding = Finding::new(&UNREADABLE_DOCUMENT, Place::path(shown));
        let finding = finding.with_phrase(both!("reason"), reason, args);
        findings.push(finding.with_phrase(both!("advice"), advice, &[]));
    };
    let said_by_system = |error: &std::io::Error| said(both!("reason"), |language| system::reason(error, language));
    if file.is_dir() {
        refuse(&IS_FOLDER, &[], &NAME_ITS_FILES);
        return Ok(None);
    }
    if let Some(unreadable) = import::mistaken_by_name(shown) {
        refuse(unreadable.reason, &[], unreadable.advice);
        return Ok(None);
    }
    let Some(format) = Format::of(shown) else { return Ok(None) };
    let bytes = match read_bounded(file) {
        Ok(bytes) if bytes.len() as u64 > LARGEST => {
            let limit = format!("{} MiB", LARGEST >> 20);
            refuse(&TOO_LARGE_FILE, &[("limit", limit)], &SPLIT_DOCUMENT);
            return Ok(None);
        }
        Ok(bytes) => bytes,
        Err(error) => {
            refuse(&CANNOT_OPEN, &said_by_system(&error), &CHECK_PATH);
            return Ok(None);
        }
    };
    let (bytes, format) = match format {
        Format::Foreign(foreign) => match convert::convert(&bytes, file.extension().unwrap_or_default(), foreign) {
            Ok(converted) => converted,
            Err(Stop::Refused(Refusal { reason, args, advice })) => {
                refuse(reason, &args, advice);
                return Ok(None);
            }
            Err(Stop::NoPlace(error)) => {
                refuse(&NO_PLACE_TO_CONVERT, &said_by_system(&error), &FREE_TEMPORARY);
                return Ok(None);
            }
            Err(Stop::Interrupted) => {
                return Err(Failure::Said(&IMPORT_INTERRUPTED, vec![("path", shown.to_string())]));
            }
        },
        own => (bytes, own),
    };
    let folder = beside::Folder::of(file);
    let read = import::read(&bytes, format, shown, &|address| folder.file(address));
    match read.and_then(|document| import::without_text(&document).map_or(Ok(document), Err)) {
        Ok(document) => Ok(Some(document)),
        Err(unreadable) => {
            refuse(unreadable.reason, &[], unreadable.advice);
            Ok(None)
        }
    }
}

fn read_bounded(file: &Path) -> std::io::Result<Vec<u8>> {
    let file = fs::File::open(file)?;
    system::refuse_special(&file.metadata()?)?;
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
