//! The office's own lists of words: `content/_words/*.txt` and `.yaml`.
//!
//! They are no content, and their folder's name keeps them out of the walk; only the checker reads them.

use std::sync::Arc;

use super::read as files;
use crate::finding::Findings;
use crate::source::Source;

const FOLDER: &str = "_words";
const ENDINGS: [&str; 3] = [".txt", ".yaml", ".yml"];

/// All lists, in order of name; none where there is no such folder.
pub fn read(content: &files::Content, findings: &mut Findings) -> Vec<Arc<Source>> {
    let Ok(entries) = std::fs::read_dir(content.path.join(FOLDER)) else { return Vec::new() };
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| !name.starts_with('.') && ENDINGS.iter().any(|ending| name.ends_with(ending)))
        .collect();
    names.sort();
    let mut lists = Vec::with_capacity(names.len());
    for name in names {
        let text = files::text(content, &format!("{FOLDER}/{name}"), &mut Vec::new());
        findings.append(text.findings);
        lists.extend(text.source);
    }
    lists
}
