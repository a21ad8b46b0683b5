//! The `_review` folder of one notice: what lies in it, and how something is added.
//!
//! Each record is a file of its own, named by its time and a digest of itself, so that two people never write
//! the same file, on one machine or, through git, on two. Whoever writes holds the folder's lock meanwhile.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::DateTime;

use crate::catalogue::findings::{FILE_TOO_LARGE, NOT_UTF8, UNREADABLE_FILE};
use crate::catalogue::system::refuse_special;
use crate::changes::Reading;
use crate::finding::{Finding, Findings};
use crate::model::Notice;
use crate::output::{FolderLock, durable, lock_folder};
use crate::source::{Place, Source};

const FOLDER: &str = "_review";
/// A record is some hundred bytes; a canonical text is as long as its notice.
const LONGEST_RECORD: u64 = 1 << 20;
const LONGEST_TEXT: u64 = 64 << 20;

/// The folder, there or not.
pub struct Store {
    folder: PathBuf,
    /// Its path from the site's root.
    shown: String,
}

/// The folder, locked against other writers until this is dropped.
pub struct Locked<'a> {
    store: &'a Store,
    _lock: FolderLock,
}

impl Store {
    pub fn of(root: &Path, notice: &Notice) -> Self {
        let shown = shown(notice);
        Self { folder: root.join(&shown), shown }
    }

    /// The records whose names begin with a word, in order of their names; none where there is no such folder.
    pub fn records(&self, word: &str, findings: &mut Findings) -> Vec<Arc<Source>> {
        let entries = match fs::read_dir(&self.folder).and_then(Iterator::collect::<io::Result<Vec<_>>>) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Vec::new(),
            Err(error) => {
                findings.push(Finding::new(&UNREADABLE_FILE, Place::path(&self.shown)).because(&error));
                return Vec::new();
            }
        };
        let mut names: Vec<String> = entries
            .iter()
            .filter_map(|entry| entry.file_name().into_string().ok())
            .filter(|name| name.starts_with(word) && name.ends_with(".yaml"))
            .collect();
        names.sort();
        names.iter().filter_map(|name| self.record(name, findings)).collect()
    }

    /// The path of the text that was signed under this digest.
    pub fn kept_path(notice: &Notice, digest: &str) -> String {
        format!("{}/{}", shown(notice), kept_name(digest))
    }

    /// What was signed under this digest, if it is still here and is what it says.
    pub fn kept(&self, digest: &str) -> Option<Reading> {
        let bytes = read_bounded(&self.folder.join(kept_name(digest)), LONGEST_TEXT).ok()??;
        let reading = Reading::parse(&String::from_utf8(bytes).ok()?).ok()?;
        (reading.digest() == digest).then_some(reading)
    }

    /// Makes the folder if it is missing, and waits until nobody else writes to it.
    pub fn lock(&self) -> io::Result<Locked<'_>> {
        // A link may lead out of the site.
        if fs::symlink_metadata(&self.folder).is_ok_and(|there| !there.is_dir()) {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        durable::make_folder(&self.folder)?;
        let lock = lock_folder(&self.folder, || ())?;
        durable::tidy(&self.folder)?;
        Ok(Locked { store: self, _lock: lock })
    }

    fn record(&self, name: &str, findings: &mut Findings) -> Option<Arc<Source>> {
        let shown = format!("{}/{name}", self.shown);
        let finding = match read_bounded(&self.folder.join(name), LONGEST_RECORD) {
            Ok(Some(bytes)) => match String::from_utf8(bytes) {
                Ok(text) => return Some(Source::new(shown, text)),
                Err(_) => Finding::new(&NOT_UTF8, Place::path(shown)),
            },
            Ok(None) => {
                Finding::new(&FILE_TOO_LARGE, Place::path(shown)).with("size", "> 1 MiB").with("limit", "1 MiB")
            }
            Err(error) => Finding::new(&UNREADABLE_FILE, Place::path(shown)).because(&error),
        };
        findings.push(finding);
        None
    }
}

impl Locked<'_> {
    /// Adds a record; the same one twice is one. Gives its text as it now lies there.
    pub fn add(&self, word: &str, time: DateTime, text: &str) -> io::Result<Arc<Source>> {
        let name = record_name(word, time, text);
        durable::create(&self.store.folder.join(&name), text.as_bytes())?;
        Ok(Source::new(format!("{}/{name}", self.store.shown), text))
    }

    /// Puts a record's new text in the place of the old one.
    pub fn replace(&self, record: &Source, text: &str) -> io::Result<()> {
        let name = record.path.rsplit('/').next().unwrap_or(&record.path);
        durable::replace(&self.store.folder.join(name), text.as_bytes())
    }

    /// Keeps what is about to be signed.
    pub fn keep(&self, reading: &Reading) -> io::Result<()> {
        let file = self.store.folder.join(kept_name(&reading.digest()));
        durable::replace(&file, reading.canonical().as_bytes())
    }
}

/// Stands for the records of notices, by their folders, as they lie there; any change to one makes another.
pub fn fingerprint<'f>(root: &Path, folders: impl Iterator<Item = &'f str>) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    for folder in folders {
        let Ok(entries) = fs::read_dir(root.join("content").join(folder).join(FOLDER)) else { continue };
        let stamp = |entry: fs::DirEntry| {
            let known = entry.metadata().and_then(|file| Ok((file.len(), file.modified()?)));
            format!("{folder} {:?} {:?}\n", entry.file_name(), known.ok())
        };
        let mut stamps: Vec<String> = entries.flatten().map(stamp).collect();
        stamps.sort();
        stamps.iter().for_each(|stamp| {
            hasher.update(stamp.as_bytes());
        });
    }
    hasher.finalize()
}

/// The folder of a notice's records, there or not.
pub fn folder(root: &Path, notice: &Notice) -> PathBuf {
    root.join(shown(notice))
}

/// The folder of a notice's records, by its path from the site's root.
fn shown(notice: &Notice) -> String {
    format!("content/{}/{FOLDER}", notice.folder)
}

/// A record's id: the end of its name.
pub fn id_of(record: &Source) -> String {
    let name = record.path.rsplit('/').next().unwrap_or(&record.path).trim_end_matches(".yaml");
    name.rsplit('-').next().unwrap_or(name).to_string()
}

/// `sign-20251011T100000-1a2b3c4d.yaml`
fn record_name(word: &str, time: DateTime, text: &str) -> String {
    let id = blake3::hash(text.as_bytes()).to_hex();
    format!("{word}-{}-{}.yaml", time.strftime("%Y%m%dT%H%M%S"), &id[..8])
}

/// `signed-0123456789abcdef.txt`
fn kept_name(digest: &str) -> String {
    let hex: String = digest.chars().skip_while(|c| *c != ':').filter(char::is_ascii_hexdigit).take(16).collect();
    format!("signed-{hex}.txt")
}

/// `None`: the file is too long.
fn read_bounded(file: &Path, longest: u64) -> io::Result<Option<Vec<u8>>> {
    refuse_special(&fs::symlink_metadata(file)?)?;
    let mut bytes = Vec::new();
    File::open(file)?.take(longest + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= longest).then_some(bytes))
}
