//! Running the program, and what it said.

use std::path::Path;
use std::process::Output;
use std::time::Duration;

use assert_cmd::Command;
use serde_json::Value;
use tongbao::model::path::with_slashes;

/// 2025-10-11 10:00 in Beijing.
pub const EPOCH: &str = "1760148000";

/// Nothing here takes seconds; a run that has not ended by then hangs.
const PATIENCE: Duration = Duration::from_secs(120);

/// What one run of the program gave.
#[derive(Debug, Clone)]
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

/// One finding, as `--format json` tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub code: String,
    pub path: String,
    pub line: Option<u64>,
    pub column: Option<u64>,
    pub start: Option<usize>,
    pub end: Option<usize>,
}

/// The program with a fixed environment, not yet run.
pub fn program(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tongbao"));
    for name in ["LANG", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "CLICOLOR_FORCE", "COLUMNS"] {
        command.env_remove(name);
    }
    command.env("SOURCE_DATE_EPOCH", EPOCH).current_dir(folder).timeout(PATIENCE).args(args);
    command
}

pub fn run(folder: &Path, args: &[&str]) -> Run {
    Run::of(&mut program(folder, args))
}

/// What hinders a run that may write no more than some blocks of 512 bytes to any one file.
#[cfg(unix)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// The write fails, as on a full disk.
    Refused,
    /// The write kills the program.
    Killed,
}

/// A run of the program under such a limit; `None`: it was killed.
#[cfg(unix)]
pub fn run_limited(folder: &Path, args: &[&str], limit: Limit, blocks: u32) -> Option<Run> {
    let trap = if limit == Limit::Refused { "trap '' XFSZ; " } else { "" };
    let mut shell = Command::new("sh");
    let script = format!("{trap}ulimit -c 0; ulimit -f {blocks}; exec \"$@\"");
    shell.args(["-c", &script, "sh", env!("CARGO_BIN_EXE_tongbao")]).args(args);
    shell.env("SOURCE_DATE_EPOCH", EPOCH).current_dir(folder).timeout(PATIENCE);
    Run::ended(shell.output().expect("the shell can be started"))
}

impl Run {
    pub fn of(command: &mut Command) -> Self {
        let output = command.output().expect("the program can be started");
        Self::ended(output).expect("the program ends by itself, and in time")
    }

    /// `None`: it was killed.
    fn ended(output: Output) -> Option<Self> {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("the program speaks UTF-8");
        Some(Self {
            code: output.status.code()?,
            stdout: text(&output.stdout),
            stderr: with_slashes(&text(&output.stderr)).into_owned(),
        })
    }

    #[track_caller]
    pub fn expect(self, code: i32) -> Self {
        assert_eq!(self.code, code, "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        assert!(!self.stderr.contains("panicked"), "{}", self.stderr);
        self
    }

    /// The findings of a run with `--format json`.
    pub fn findings(&self) -> Vec<Found> {
        self.stdout.lines().map(Found::of_line).collect()
    }

    /// The codes alone, each once.
    pub fn codes(&self) -> Vec<String> {
        let mut codes: Vec<_> = self.findings().into_iter().map(|found| found.code).collect();
        codes.sort();
        codes.dedup();
        codes
    }
}

impl Found {
    fn of_line(line: &str) -> Self {
        let value: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        let text = |key: &str| value[key].as_str().unwrap_or_default().to_string();
        let number = |key: &str| value[key].as_u64();
        Self {
            code: text("code"),
            path: text("path"),
            line: number("line"),
            column: number("column"),
            start: number("start").map(|at| at as usize),
            end: number("end").map(|at| at as usize),
        }
    }

    /// `content/a.md:3:9 TB201`
    pub fn short(&self) -> String {
        match (self.line, self.column) {
            (Some(line), Some(column)) => format!("{}:{line}:{column} {}", self.path, self.code),
            _ => format!("{} {}", self.path, self.code),
        }
    }
}
