//! The office's own lists of words: `content/_words/*.txt` and `.yaml`.
//!
//! They are no content, and their folder's name keeps them out of the walk; only the checker reads them.

use std::io;
use std::sync::Arc;

use super::read as files;
use super::walk::leads_out;
use crate::beneath::Folder;
use crate::catalogue::findings::{LINK_OUT_OF_CONTENT, UNREAD_WORD_LIST, UNREADABLE_FILE};
use crate::catalogue::system::{NAME_NOT_UTF8, refusal};
use crate::finding::{Finding, Findings};
use crate::model::asset::extension;
use crate::source::{Place, Source};

const FOLDER: &str = "_words";
const ENDINGS: [&str; 3] = ["txt", "yaml", "yml"];

/// All lists, in order of name; none where there is no such folder.
pub fn read(content: &Folder, findings: &mut Findings) -> Vec<Arc<Source>> {
    let folder = content.path().join(FOLDER);
    let unreadable = |path: String, error: &io::Error| Finding::new(&UNREADABLE_FILE, Place::path(path)).because(error);
    let entries = match std::fs::read_dir(&folder).and_then(Iterator::collect::<io::Result<Vec<_>>>) {
        Ok(entries) => entries,
        Err(error) => {
            if error.kind() != io::ErrorKind::NotFound {
                findings.push(unreadable(format!("content/{FOLDER}"), &error));
            }
            return Vec::new();
        }
    };
    let mut names: Vec<_> = entries.iter().map(std::fs::DirEntry::file_name).collect();
    names.retain(|name| !name.as_encoded_bytes().starts_with(b"."));
    names.sort();
    let real = content.path().canonicalize().ok();
    let mut lists = Vec::with_capacity(names.len());
    // Whoever believes that a list is read would believe that its words do not occur: what is not read is told.
    for name in names {
        let Some(name) = name.to_str() else {
            let shown = format!("content/{FOLDER}/{}", name.display());
            findings.push(unreadable(shown, &refusal(&NAME_NOT_UTF8)));
            continue;
        };
        if !extension(name).is_some_and(|ending| ENDINGS.contains(&ending.as_str())) {
            findings.push(Finding::new(&UNREAD_WORD_LIST, Place::path(format!("content/{FOLDER}/{name}"))));
            continue;
        }
        if real.as_ref().is_none_or(|real| leads_out(&folder.join(name), real)) {
            findings.push(Finding::new(&LINK_OUT_OF_CONTENT, Place::path(format!("content/{FOLDER}/{name}"))));
            continue;
        }
        let text = files::text(content, &format!("{FOLDER}/{name}"), &mut Vec::new());
        findings.append(text.findings);
        lists.extend(text.source);
    }
    lists
}
