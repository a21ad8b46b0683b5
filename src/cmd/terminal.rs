//! Speaking to whoever runs the command.
//!
//! Findings and complaints go to standard error, results to standard output; in a format for files and
//! programs (`--format json`, `sarif`, `html` …) the findings are the result.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;
use std::sync::{Arc, OnceLock};

use super::arguments::{Color, Common, Loudness};
use crate::catalogue::Language;
use crate::catalogue::words::{COUNTS, MENDABLE, NOTES_HIDDEN};
use crate::finding::{Finding, Findings, Severity};
use crate::model::path::with_slashes;
use crate::report::{self, Format, Style, visible};

#[derive(Clone)]
pub struct Terminal {
    pub language: Language,
    loudness: Loudness,
    format: Format,
    /// On standard error, where everything is said that is no result.
    colors: bool,
    colors_results: bool,
    /// What stands before paths of the site.
    root: String,
    /// Why a result could not be written whole, if one could not.
    unwritten: Arc<OnceLock<io::Error>>,
}

impl Terminal {
    pub fn new(language: Language, common: &Common) -> Self {
        let [colors, colors_results] = match common.color {
            Color::Always => [true; 2],
            Color::Never => [false; 2],
            Color::Auto => {
                [anstream::AutoStream::choice(&std::io::stderr()), anstream::AutoStream::choice(&std::io::stdout())]
                    .map(|choice| choice != anstream::ColorChoice::Never)
            }
        };
        let Common { loudness, format, .. } = *common;
        Self {
            language,
            loudness,
            format,
            colors,
            colors_results,
            root: prefix(&common.root),
            unwritten: Arc::default(),
        }
    }

    /// The same terminal for files that do not lie in the site: their paths are shown as they were given.
    pub fn outside(&self) -> Self {
        Self { root: String::new(), ..self.clone() }
    }

    /// Shows what was found: with `--quiet` the errors, with `--verbose` the notes as well; machines get everything.
    pub fn findings(&self, findings: &Findings) {
        let style = Style {
            format: self.format,
            language: self.language,
            colors: self.colors,
            root: &self.root,
            date: super::today().ok(),
        };
        let shown = |finding: &&Finding| match (self.format, self.loudness) {
            (_, Loudness::Quiet) => finding.severity == Severity::Error,
            (Format::Human, Loudness::Normal) => finding.is_grave(),
            _ => true,
        };
        let stream: Box<dyn Write> =
            if self.format.is_document() { Box::new(std::io::stdout()) } else { Box::new(std::io::stderr()) };
        let mut out = BufWriter::with_capacity(64 * 1024, stream);
        let written = report::write(&mut out, findings.iter().filter(shown), &style).and_then(|()| out.flush());
        drop(out);
        if self.format.is_document() {
            self.keep_fault(written);
        }
        self.tell_counts(findings);
    }

    /// A result, in one line; not with `--quiet`.
    pub fn result(&self, line: &str) {
        if self.loudness == Loudness::Quiet {
            return;
        }
        if self.format.is_document() {
            self.complain(line);
        } else {
            self.keep_fault(writeln!(std::io::stdout(), "{}", harmless(line)));
        }
    }

    /// Keeps why a result could not be written. A closed pipe is the reader's wish.
    fn keep_fault(&self, written: io::Result<()>) {
        if let Err(error) = written
            && error.kind() != io::ErrorKind::BrokenPipe
        {
            // The first says it all.
            let _ = self.unwritten.set(error);
        }
    }

    /// Why a result could not be written whole, so that nobody takes half of one for the whole.
    pub fn unwritten(&self) -> Option<&io::Error> {
        self.unwritten.get()
    }

    /// A result for machines, which replaces the one for people; on standard output even with `--quiet`.
    pub fn document(&self, value: &impl serde::Serialize) {
        // Plain data can always be written as JSON.
        let text = serde_json::to_string_pretty(value).unwrap_or_default();
        self.keep_fault(writeln!(std::io::stdout(), "{text}"));
    }

    /// A change to a file as a unified diff, which is the result; on standard output even with `--quiet`.
    pub fn diff(&self, unified: &str) {
        let painted: String = unified.split_inclusive('\n').map(|line| self.painted(line)).collect();
        self.keep_fault(std::io::stdout().write_all(if self.colors_results { &painted } else { unified }.as_bytes()));
    }

    fn painted(&self, line: &str) -> String {
        let color = match line.as_bytes().first() {
            _ if line.starts_with("+++") || line.starts_with("---") => "\x1b[1m",
            Some(b'+') => "\x1b[32m",
            Some(b'-') => "\x1b[31m",
            Some(b'@') => "\x1b[36m",
            _ => return line.to_string(),
        };
        format!("{color}{}\x1b[0m\n", line.trim_end_matches('\n'))
    }

    /// A path of the site as it can be opened from the working folder.
    pub fn path(&self, path: &str) -> String {
        format!("{}{path}", self.root)
    }

    pub fn speaks_to_machines(&self) -> bool {
        self.format == Format::Json
    }

    pub fn is_verbose(&self) -> bool {
        self.loudness == Loudness::Verbose
    }

    /// Something that the reader should know, besides the result; not with `--quiet`.
    pub fn remark(&self, line: &str) {
        if self.loudness > Loudness::Quiet {
            self.complain(line);
        }
    }

    pub fn complain(&self, line: &str) {
        let _ = writeln!(std::io::stderr(), "{}", harmless(line));
    }

    /// Whether findings are told as sentences, not as lines for programs.
    pub fn speaks_to_people(&self) -> bool {
        self.format == Format::Human
    }

    /// Whether something that moves may be shown.
    pub fn is_live(&self) -> bool {
        self.loudness > Loudness::Quiet && self.format == Format::Human && std::io::stderr().is_terminal()
    }

    fn tell_counts(&self, findings: &Findings) {
        if self.format.is_document() || findings.is_empty() {
            return;
        }
        let [errors, warnings, notes] = findings.counts();
        if errors + warnings > 0 {
            let args =
                [("errors", errors.to_string()), ("warnings", warnings.to_string()), ("notes", notes.to_string())];
            self.remark(&COUNTS.with(self.language, &args));
        }
        let sure = findings.iter().filter(|finding| finding.has_sure_fix()).count();
        if sure > 0 {
            self.remark(&MENDABLE.with(self.language, &[("sure", sure.to_string())]));
        }
        if notes > 0 && self.format == Format::Human && self.loudness == Loudness::Normal {
            self.remark(&NOTES_HIDDEN.with(self.language, &[("notes", notes.to_string())]));
        }
    }
}

/// Lines in which nothing that came from a file or from a server steers the terminal that shows them.
fn harmless(lines: &str) -> String {
    lines.split('\n').map(visible).collect::<Vec<_>>().join("\n")
}

/// What stands before `content/…` so that a path can be opened from the working folder.
fn prefix(root: &Path) -> String {
    let root = root.to_string_lossy();
    let root = with_slashes(&root);
    match root.trim_end_matches('/') {
        "." => String::new(),
        "" => "/".into(),
        root => format!("{}/", root.strip_prefix("./").unwrap_or(root)),
    }
}
