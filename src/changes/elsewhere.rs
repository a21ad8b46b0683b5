//! The other side of a comparison: the site as a git revision or another folder holds it.
//!
//! Git is asked through its own command, so that whatever it is set up to do holds here as well. Its files go
//! into a folder that only this user can read, are loaded like any others, and are gone with the value.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Component, Path};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

use crate::catalogue::review::{BROKEN_OTHER, NO_CONTENT_THEN, NO_GIT, NO_REVISION, OTHER_SIDE_IS_BROKEN};
use crate::catalogue::system::{reason, said_by_others};
use crate::catalogue::{Language, Phrase};
use crate::finding::Findings;
use crate::load::{self, LoadError, Loaded};
use crate::model::Site;

/// A site that was loaded from elsewhere, with what is wrong with it there.
#[derive(Debug)]
pub struct Elsewhere {
    pub site: Site,
    pub findings: Findings,
    /// Keeps the files of a git revision for as long as the site is looked at.
    _files: Option<TempDir>,
}

/// Why there is nothing to compare with.
#[derive(Debug, thiserror::Error)]
pub enum ElsewhereError {
    #[error("git cannot be run: {0}")]
    NoGit(io::Error),
    /// The revision, and what git says.
    #[error("no revision {0}: {1}")]
    NoRevision(String, String),
    /// The revision, which is from before there was any.
    #[error("no content in {0}")]
    NoContent(String),
    /// Its `site.yaml` cannot be used.
    #[error("site.yaml of {0} is broken")]
    Broken(String),
    #[error(transparent)]
    Load(#[from] LoadError),
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl Elsewhere {
    /// What to know of a comparison with this side: its files that cannot be read, whose content is missing from it.
    pub fn warning(&self, language: Language) -> Option<String> {
        let paths = language.list(self.site.broken.iter().map(|text| &text.path));
        (!paths.is_empty()).then(|| OTHER_SIDE_IS_BROKEN.with(language, &[("paths", paths)]))
    }
}

impl ElsewhereError {
    /// Why, as it is said to a person.
    pub fn message(&self, language: Language) -> String {
        let say = |phrase: &Phrase, args: &[(&'static str, &String)]| {
            let args: Vec<_> = args.iter().map(|(name, value)| (*name, (*value).clone())).collect();
            phrase.with(language, &args)
        };
        match self {
            Self::NoGit(error) => say(&NO_GIT, &[("reason", &reason(error, language))]),
            Self::NoRevision(revision, said) => {
                say(&NO_REVISION, &[("revision", revision), ("reason", &said_by_others(said, language))])
            }
            Self::NoContent(revision) => say(&NO_CONTENT_THEN, &[("revision", revision)]),
            Self::Broken(side) => say(&BROKEN_OTHER, &[("side", side)]),
            Self::Load(error) => error.message(language),
            Self::Io(error) => reason(error, language),
        }
    }
}

/// Loads the site that a folder holds in `content/`.
pub fn folder(folder: &Path, options: &load::Options) -> Result<Elsewhere, ElsewhereError> {
    let Loaded { site, findings } = load(folder, options, &folder.display().to_string())?;
    Ok(Elsewhere { site, findings, _files: None })
}

/// Loads the site as a git revision holds it.
pub fn revision(root: &Path, revision: &str, options: &load::Options) -> Result<Elsewhere, ElsewhereError> {
    let unknown = |said: &[u8]| {
        let said = String::from_utf8_lossy(said);
        ElsewhereError::NoRevision(revision.into(), said.lines().next().unwrap_or("").to_string())
    };
    // The name is made sure of first, so that it can be no option.
    let name = git(root, &["rev-parse", "--verify", "--end-of-options", &format!("{revision}^{{commit}}")])?;
    if !name.status.success() {
        return Err(unknown(&name.stderr));
    }
    let commit = String::from_utf8_lossy(&name.stdout).trim().to_string();
    let listed = git(root, &["ls-tree", "-r", "-z", &commit, "--", "content/"])?;
    if !listed.status.success() {
        return Err(unknown(&listed.stderr));
    }
    if listed.stdout.is_empty() {
        return Err(ElsewhereError::NoContent(revision.into()));
    }
    let files = load::private_folder("tongbao-revision-")?;
    write_out(root, &entries(&listed.stdout), files.path())?;
    let Loaded { site, findings } = load(files.path(), options, revision)?;
    Ok(Elsewhere { site, findings, _files: Some(files) })
}

fn load(root: &Path, options: &load::Options, name: &str) -> Result<Loaded, ElsewhereError> {
    let loaded = Loaded::of(load::read(root)?, options);
    let mut loaded = loaded.map_err(|_| ElsewhereError::Broken(name.to_string()))?;
    loaded.findings.sort();
    Ok(loaded)
}

fn git(root: &Path, args: &[&str]) -> Result<std::process::Output, ElsewhereError> {
    // What it says is understood in one language only.
    let mut git = Command::new("git");
    git.current_dir(root).args(args).env("LC_ALL", "C").stdin(Stdio::null()).output().map_err(ElsewhereError::NoGit)
}

/// A file of a revision.
struct Entry {
    path: String,
    object: String,
    is_link: bool,
}

/// Reads `ls-tree -z`: `mode type object<TAB>path<NUL>`. Only files and links; only paths that stay inside.
fn entries(listed: &[u8]) -> Vec<Entry> {
    let entry = |line: &[u8]| {
        let line = std::str::from_utf8(line).ok()?;
        let (about, path) = line.split_once('\t')?;
        let mut about = about.split(' ');
        let (mode, kind, object) = (about.next()?, about.next()?, about.next()?);
        let inside = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
        (kind == "blob" && inside).then(|| Entry {
            path: path.to_string(),
            object: object.to_string(),
            is_link: mode == "120000",
        })
    };
    let mut entries: Vec<Entry> = listed.split(|byte| *byte == 0).filter_map(entry).collect();
    // Links come last, so that nothing is ever written through one.
    entries.sort_by_key(|entry| entry.is_link);
    entries
}

/// Writes the files of a revision below a folder; one `git cat-file` gives them all.
fn write_out(root: &Path, entries: &[Entry], folder: &Path) -> Result<(), ElsewhereError> {
    let mut child = Command::new("git")
        .current_dir(root)
        .args(["cat-file", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(ElsewhereError::NoGit)?;
    let written = exchange(&mut child, entries, folder);
    // Without its input it ends by itself.
    drop(child.stdin.take());
    child.wait()?;
    Ok(written?)
}

fn exchange(child: &mut Child, entries: &[Entry], folder: &Path) -> io::Result<()> {
    let (Some(mut ask), Some(answer)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(io::ErrorKind::BrokenPipe.into());
    };
    let mut answer = BufReader::new(answer);
    for entry in entries {
        writeln!(ask, "{}", entry.object)?;
        ask.flush()?;
        let mut head = String::new();
        answer.read_line(&mut head)?;
        let length: u64 = head.trim_end().rsplit(' ').next().and_then(|word| word.parse().ok()).unwrap_or(0);
        let mut bytes = Vec::new();
        answer.by_ref().take(length).read_to_end(&mut bytes)?;
        answer.read_exact(&mut [0])?;
        put(&folder.join(&entry.path), &bytes, entry.is_link)?;
    }
    Ok(())
}

fn put(file: &Path, bytes: &[u8], is_link: bool) -> io::Result<()> {
    if let Some(parent) = file.parent() {
        std::fs::create_dir_all(parent)?;
    }
    #[cfg(unix)]
    if is_link {
        use std::os::unix::ffi::OsStrExt;
        return std::os::unix::fs::symlink(std::ffi::OsStr::from_bytes(bytes), file);
    }
    let _ = is_link;
    std::fs::write(file, bytes)
}
