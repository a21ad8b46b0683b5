//! The command line: each command is one file and reads like a recipe.

mod archive;
mod arguments;
mod beginnings;
mod build;
mod changed;
mod check;
mod completions;
mod definition;
mod elsewhere;
mod export;
mod help;
mod import;
mod lines;
mod lsp;
mod man;
mod meant;
mod new;
mod progress;
mod publish;
mod review;
mod serve;
mod status;
mod table;
mod terminal;
mod themed;
mod usage;

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

use crate::catalogue::system::{place_of, reason, said_by_others};
use crate::catalogue::words::{
    BAD_DATE, BAD_EPOCH, CANNOT_RUN, IN_THE_WAY, IO_FAILED, LEFTOVER, NO_FOLDER, NOT_FOR_SITES, NOT_STAGED, OVERLAPS,
};
use crate::catalogue::{Language, Phrase};
use crate::changes::ElsewhereError;
use crate::load::LoadError;
use crate::model::date::in_beijing;
use crate::output::OutputError;
use crate::yaml::{date_in_another_form, parse_date};

use arguments::Command;
use terminal::Terminal;

pub use definition::whole as definition;

/// Something was found: nothing was published, or a reader should look.
const FOUND: u8 = 1;
/// The command could not run.
const FAILED: u8 = 2;

/// Runs the command that the arguments name; gives the exit code.
pub fn run(args: impl Iterator<Item = OsString>) -> u8 {
    let args: Vec<OsString> = args.collect();
    let language = arguments::language(&args);
    let invocation = match arguments::parse(&args, language) {
        Ok(invocation) => invocation,
        Err(error) => return usage::explain(&error, &args, language),
    };
    let terminal = Terminal::new(language, &invocation.common);
    let result = match &invocation.command {
        Command::Build(options) => build::run(options, &invocation.common, &terminal),
        Command::Check(options) => check::run(options, &invocation.common, &terminal),
        Command::Import(options) => import::run(options, &invocation.common, &terminal),
        Command::New(options) => new::run(options, &invocation.common, &terminal),
        Command::Archive(options) => archive::run(options, &invocation.common, &terminal),
        Command::Review(options) => review::run(options, &invocation.common, &terminal),
        Command::Status(options) => status::run(options, &invocation.common, &terminal),
        Command::Export(export) => export::run(export, &invocation.common, &terminal),
        Command::Publishing(publishing) => publish::run(publishing, &invocation.common, &terminal),
        Command::Serve(options) => serve::run(options, &invocation.common, &terminal),
        Command::Lsp(wanted) => lsp::run(*wanted, language),
        Command::Completions(shell) => completions::run(*shell, language),
        Command::Man(folder) => man::run(folder.as_deref(), language),
    };
    let failure = match (result, terminal.unwritten()) {
        (Err(failure), _) => failure.message(language),
        (Ok(_), Some(error)) => unwritten(error, language),
        (Ok(code), None) => return code,
    };
    terminal.complain(&format!("{}{failure}", CANNOT_RUN.say(language)));
    FAILED
}

/// Why a command could not run.
#[derive(Debug)]
pub enum Failure {
    Load(LoadError),
    Output(OutputError),
    Io(PathBuf, std::io::Error),
    /// There is no other side to compare a site with.
    Elsewhere(ElsewhereError),
    /// A sentence of the catalogue, filled in.
    Said(&'static Phrase, Vec<(&'static str, String)>),
    /// A sentence about what is called so, with the reason in the words of the other side.
    SaidByOthers {
        phrase: &'static Phrase,
        name: String,
        /// What they speak of, where they do not say so.
        path: Option<PathBuf>,
        words: String,
    },
}

impl Failure {
    /// What the system said of a path.
    fn at(path: &Path) -> impl Fn(std::io::Error) -> Self {
        |error| Failure::Io(path.to_path_buf(), error)
    }

    fn message(&self, language: Language) -> String {
        let say = |phrase: &Phrase, args: &[(&'static str, &dyn std::fmt::Display)]| {
            let args: Vec<_> = args.iter().map(|(name, value)| (*name, value.to_string())).collect();
            phrase.with(language, &args)
        };
        match self {
            Failure::Load(error) => error.message(language),
            Failure::Output(OutputError::Overlaps(output, other)) => {
                say(&OVERLAPS, &[("output", &output.display()), ("other", &other.display())])
            }
            Failure::Output(OutputError::NoFolder(path)) => say(&NO_FOLDER, &[("path", &path.display())]),
            Failure::Output(OutputError::NotForSites(path)) => say(&NOT_FOR_SITES, &[("path", &path.display())]),
            Failure::Output(OutputError::InTheWay(path)) => say(&IN_THE_WAY, &[("path", &path.display())]),
            Failure::Output(OutputError::Leftover(path, error)) => {
                say(&LEFTOVER, &[("path", &path.display()), ("reason", &reason(error, language))])
            }
            Failure::Output(OutputError::Staging(path, error)) => {
                say(&NOT_STAGED, &[("path", &path.display()), ("reason", &reason(error, language))])
            }
            Failure::Output(OutputError::Io(path, error)) | Failure::Io(path, error) => {
                let path = place_of(error, path);
                say(&IO_FAILED, &[("path", &path.display()), ("reason", &reason(error, language))])
            }
            Failure::Elsewhere(error) => error.message(language),
            Failure::Said(phrase, args) => phrase.with(language, args),
            Failure::SaidByOthers { phrase, name, path, words } => {
                let reason = said_by_others(words, language);
                let reason = match path {
                    Some(path) => say(&IO_FAILED, &[("path", &path.display()), ("reason", &reason)]),
                    None => reason,
                };
                say(phrase, &[("name", name), ("reason", &reason)])
            }
        }
    }
}

fn unwritten(error: &std::io::Error, language: Language) -> String {
    IO_FAILED.with(language, &[("path", "stdout".into()), ("reason", reason(error, language))])
}

/// Writes what was asked for to standard output; a closed pipe is the reader's wish.
fn print(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = std::io::stdout();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(Failure::Io("stdout".into(), error)),
        _ => Ok(()),
    }
}

/// The notice that somebody named on the command line, by its slug or its folder, which a shell completes in many ways:
/// `./content/n/`, `site/content/n/notice.md`.
fn named_notice(given: &str) -> String {
    let given = given.replace('\\', "/");
    let inside = given.rsplit_once("/content/").map(|(_, inside)| inside).or(given.strip_prefix("content/"));
    let name = inside.unwrap_or(&given).trim_start_matches("./").trim_end_matches('/');
    name.strip_suffix("/notice.md").unwrap_or(name).to_string()
}

/// The folders that a site is made of, and what is kept of it: nothing that is made comes to lie among them.
fn own_folders(root: &Path) -> [PathBuf; 3] {
    ["content", "themes", "archive"].map(|name| root.join(name))
}

/// ` --root DIR`, as somebody has to write it after a command; nothing in the site's own folder.
fn root_option(root: &Path) -> String {
    let root = root.display().to_string();
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '\\' | ':' | '.' | '-' | '_' | '~');
    match root.as_str() {
        "." => String::new(),
        plain if plain.chars().all(is_plain) => format!(" --root {plain}"),
        // What a shell would take apart, or for a command of its own.
        _ => format!(" --root \"{root}\""),
    }
}

/// Today in Beijing.
fn today() -> Result<Date, Failure> {
    Ok(now()?.date())
}

/// A date on the command line; one in another form is told as it is to be written.
fn given_date(given: &str) -> Result<Date, Failure> {
    parse_date(given).ok_or_else(|| {
        let example = date_in_another_form(given).map_or_else(|| "2025-10-11".to_string(), |date| date.to_string());
        Failure::Said(&BAD_DATE, vec![("value", given.to_string()), ("example", example)])
    })
}

/// Now in Beijing, to the second. Nobody else asks for the day; `SOURCE_DATE_EPOCH` stands in for the clock.
fn now() -> Result<DateTime, Failure> {
    let now = match std::env::var("SOURCE_DATE_EPOCH") {
        Err(_) => Timestamp::now(),
        Ok(epoch) => epoch
            .trim()
            .parse()
            .ok()
            .and_then(|seconds| Timestamp::from_second(seconds).ok())
            .ok_or(Failure::Said(&BAD_EPOCH, vec![("value", epoch)]))?,
    };
    let now = in_beijing(now);
    Ok(now.date().at(now.hour(), now.minute(), now.second(), 0))
}

impl From<LoadError> for Failure {
    fn from(error: LoadError) -> Self {
        Failure::Load(error)
    }
}

impl From<OutputError> for Failure {
    fn from(error: OutputError) -> Self {
        Failure::Output(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_root_is_written_as_a_shell_takes_it() {
        for (root, option) in [
            (".", ""),
            ("../整改", " --root ../整改"),
            (r"C:\zg", r" --root C:\zg"),
            ("整改 (1)", " --root \"整改 (1)\""),
            ("a&b", " --root \"a&b\""),
        ] {
            assert_eq!(root_option(Path::new(root)), option);
        }
    }

    #[test]
    fn a_notice_is_known_however_its_folder_is_written() {
        for given in ["2025/n", "./2025/n/", "content/2025/n/", "./content/2025/n", "/a/content/2025/n/notice.md"] {
            assert_eq!(named_notice(given), "2025/n", "{given}");
        }
        assert_eq!(named_notice(r".\content\n\"), "n");
        assert_eq!(named_notice("my-content/n"), "my-content/n");
    }
}
