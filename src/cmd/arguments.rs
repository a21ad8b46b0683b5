//! What the words after `tongbao` mean.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::ArgMatches;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap_complete::Shell;

use super::export::{self, Export};
use super::publish::{self, Publishing};
use super::{archive, check, definition, lsp, review, serve};
use crate::catalogue::Language;
use crate::load;
use crate::model::Edition;
use crate::report::Format;

/// A whole command line, understood.
pub struct Invocation {
    pub common: Common,
    pub command: Command,
}

/// What every command takes.
#[derive(Debug, Clone)]
pub struct Common {
    pub root: PathBuf,
    pub loudness: Loudness,
    pub color: Color,
    pub format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Loudness {
    Quiet,
    Normal,
    Verbose,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Color {
    Auto,
    Always,
    Never,
}

pub enum Command {
    Build(Build),
    Check(check::Options),
    Import(super::import::Options),
    New(New),
    Archive(archive::Options),
    Review(review::Options),
    Status(Content),
    Export(Export),
    Publishing(Publishing),
    Serve(serve::Options),
    /// The language that was asked for, if one was.
    Lsp(Option<Language>),
    Completions(Shell),
    Man(Option<PathBuf>),
}

/// Which part of the content is wanted.
#[derive(Debug, Clone)]
pub struct Content {
    pub edition: Edition,
    pub drafts: bool,
}

impl Content {
    /// The same for whoever loads it, at the address that `site.yaml` gives.
    pub fn options(&self) -> load::Options {
        load::Options { edition: self.edition, drafts: self.drafts, base_url: None }
    }
}

#[derive(Debug, Clone)]
pub struct Build {
    pub content: Content,
    pub output: Option<PathBuf>,
    pub base_url: Option<String>,
    pub threads: Option<usize>,
    /// Whether what the checker finds counts.
    pub strict: bool,
}

#[derive(Debug, Clone)]
pub enum New {
    Site { folder: PathBuf, title: Option<String> },
    Notice { title: String, slug: Option<String>, date: Option<String> },
    Issue { notice: String, title: String, slug: Option<String>, category: Option<String> },
}

/// The language of messages: `--lang`, or else what the environment says (POSIX: LC_ALL, LC_MESSAGES, LANG).
pub fn language(args: &[OsString]) -> Language {
    let texts: Vec<_> = args.iter().map(|arg| arg.to_string_lossy()).collect();
    let given = texts.iter().zip(texts.iter().skip(1).map(Some).chain([None])).find_map(|(arg, next)| {
        let value = arg.strip_prefix("--lang=").or_else(|| (*arg == "--lang").then(|| next.map_or("", |next| next)))?;
        match value {
            "zh" => Some(Language::Zh),
            "en" => Some(Language::En),
            _ => None,
        }
    });
    let environment = || {
        let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
        let locale = set("LC_ALL").or_else(|| set("LC_MESSAGES")).or_else(|| set("LANG"))?;
        Some(if locale.starts_with("zh") { Language::Zh } else { Language::En })
    };
    given.or_else(environment).unwrap_or(Language::Zh)
}

/// Understands the arguments; clap's error says what is wrong with them.
pub fn parse(args: &[OsString], language: Language) -> Result<Invocation, clap::Error> {
    let matches = definition::mentioned(args, language)
        .try_get_matches_from(args)
        .or_else(|_| definition::whole(language).try_get_matches_from(args))?;
    let (name, own) = matches.subcommand().expect("clap demands a command");
    let common = common(own);
    if common.format.is_of_findings_only() && !matches!(name, "build" | "check") {
        return Err(not_for_this_command(deepest(own)));
    }
    let command = match name {
        "build" => Command::Build(Build {
            content: content(own),
            output: own.get_one("output").cloned(),
            base_url: own.get_one("base-url").cloned(),
            threads: own.get_one("threads").copied().map(|threads: u64| threads as usize),
            strict: own.get_flag("strict"),
        }),
        "check" => Command::Check(check::read(own, content(own))),
        "import" => Command::Import(super::import::read(own)),
        "new" => Command::New(new(own)),
        "archive" => Command::Archive(archive::read(own)),
        "review" => Command::Review(review::read(own)),
        "status" => Command::Status(content(own)),
        "publish" | "rollback" | "verify-target" => Command::Publishing(publish::read(name, own)),
        "export" => Command::Export(export::read(own)),
        "serve" => Command::Serve(serve::Options::read(own)),
        "lsp" => Command::Lsp(lsp::read(own)),
        "completions" => Command::Completions(*own.get_one("shell").expect("clap demands a shell")),
        "man" => Command::Man(own.get_one("folder").cloned()),
        other => unreachable!("clap knows no command {other}"),
    };
    Ok(Invocation { common, command })
}

/// Only what a check finds can be told in every format.
fn not_for_this_command(matches: &ArgMatches) -> clap::Error {
    let text = |name: &str| ContextValue::String(name.to_string());
    let known = Format::WORDS.iter().filter(|(_, format)| !format.is_of_findings_only());
    let mut error = clap::Error::new(ErrorKind::InvalidValue);
    error.insert(ContextKind::InvalidArg, text("--format <FORMAT>"));
    error.insert(ContextKind::InvalidValue, text(matches.get_one::<String>("format").map_or("", String::as_str)));
    error.insert(ContextKind::ValidValue, ContextValue::Strings(known.map(|(word, _)| word.to_string()).collect()));
    error
}

/// Common options may stand before or after the command; clap hands them down to the last one.
fn common(matches: &ArgMatches) -> Common {
    let matches = deepest(matches);
    let word = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    Common {
        root: matches.get_one("root").cloned().unwrap_or_else(|| PathBuf::from(".")),
        loudness: match (matches.get_flag("quiet"), matches.get_flag("verbose")) {
            (true, _) => Loudness::Quiet,
            (_, true) => Loudness::Verbose,
            _ => Loudness::Normal,
        },
        color: match word("color") {
            Some("always") => Color::Always,
            Some("never") => Color::Never,
            _ => Color::Auto,
        },
        format: word("format")
            .and_then(|given| Format::WORDS.iter().find(|(word, _)| *word == given))
            .map_or(Format::Human, |(_, format)| *format),
    }
}

fn deepest(matches: &ArgMatches) -> &ArgMatches {
    matches.subcommand().map_or(matches, |(_, inner)| deepest(inner))
}

pub(super) fn content(matches: &ArgMatches) -> Content {
    Content { edition: edition(matches), drafts: matches.get_flag("drafts") }
}

pub(super) fn edition(matches: &ArgMatches) -> Edition {
    matches.get_one::<String>("edition").and_then(|name| Edition::named(name)).unwrap_or_default()
}

fn new(matches: &ArgMatches) -> New {
    let (name, own) = matches.subcommand().expect("clap demands a command");
    let text = |name: &str| own.get_one::<String>(name).cloned();
    let needed = |name: &str| text(name).expect("clap demands this argument");
    match name {
        "site" => New::Site {
            folder: own.get_one::<PathBuf>("folder").cloned().expect("clap demands a folder"),
            title: text("title"),
        },
        "notice" => New::Notice { title: needed("title"), slug: text("slug"), date: text("date") },
        _ => New::Issue {
            notice: needed("notice"),
            title: needed("title"),
            slug: text("slug"),
            category: text("category"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_options_stand_before_or_after_the_command() {
        for line in [["tongbao", "--root", "a", "-q", "status"], ["tongbao", "status", "-q", "--root", "a"]] {
            let args: Vec<_> = line.iter().map(OsString::from).collect();
            let Ok(invocation) = parse(&args, Language::En) else { panic!("{line:?}") };
            assert_eq!(invocation.common.root, PathBuf::from("a"));
            assert_eq!(invocation.common.loudness, Loudness::Quiet);
        }
    }

    #[test]
    fn the_language_is_taken_from_the_arguments_first() {
        let of = |line: &str| language(&line.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(of("tongbao --lang zh build"), Language::Zh);
        assert_eq!(of("tongbao build --lang=en"), Language::En);
    }
}
