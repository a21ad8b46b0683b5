//! Walking `content/`: which files there are, and which folders are notices.
//!
//! Names that begin with `.` or `_` are not content. A symbolic link is followed as long as it stays
//! inside `content/`.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::catalogue::findings::{LINK_LOOP, LINK_OUT_OF_CONTENT, UNREADABLE_FILE};
use crate::finding::{Finding, Findings};
use crate::model::{Asset, asset};
use crate::source::Place;

/// Paths are from `content/`, with `/` between their parts, in order.
pub struct Walked {
    pub texts: Vec<String>,
    pub assets: BTreeMap<String, Asset>,
    pub notice_folders: Vec<String>,
}

pub fn walk(content: &Path, findings: &mut Findings) -> io::Result<Walked> {
    let real_content = content.canonicalize()?;
    let mut texts = Vec::new();
    let mut assets = Vec::new();
    let mut notice_folders = Vec::new();
    let mut entries = WalkDir::new(content).follow_links(true).sort_by_file_name().into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                findings.push(explain(&error, content));
                continue;
            }
        };
        if entry.depth() == 0 {
            continue;
        }
        let is_folder = entry.file_type().is_dir();
        if is_hidden(&entry) {
            if is_folder {
                entries.skip_current_dir();
            }
            continue;
        }
        let Some(path) = content_path(entry.path(), content) else {
            let shown = entry.path().to_string_lossy().into_owned();
            findings.push(Finding::new(&UNREADABLE_FILE, Place::path(shown)).with("reason", "file name is not UTF-8"));
            if is_folder {
                entries.skip_current_dir();
            }
            continue;
        };
        if entry.path_is_symlink() && leads_out(entry.path(), &real_content) {
            findings.push(Finding::new(&LINK_OUT_OF_CONTENT, Place::path(format!("content/{path}"))));
            if is_folder {
                entries.skip_current_dir();
            }
            continue;
        }
        if is_folder {
            continue;
        }
        if path == "site.yaml" {
            texts.push(path);
        } else if path.ends_with(".md") {
            if let Some(folder) = path.strip_suffix("/notice.md") {
                notice_folders.push(folder.to_string());
            }
            texts.push(path);
        } else if entry.file_type().is_file() {
            assets.push((path, entry));
        }
    }
    let assets = assets.into_par_iter().map(|(path, entry)| (path, measure(&entry))).collect();
    Ok(Walked { texts, assets, notice_folders })
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().first().is_some_and(|byte| matches!(byte, b'.' | b'_'))
}

fn content_path(path: &Path, content: &Path) -> Option<String> {
    let relative = path.strip_prefix(content).ok()?.to_str()?;
    Some(if std::path::MAIN_SEPARATOR == '/' { relative.to_string() } else { relative.replace('\\', "/") })
}

fn leads_out(link: &Path, real_content: &Path) -> bool {
    !link.canonicalize().is_ok_and(|target| target.starts_with(real_content))
}

fn measure(entry: &DirEntry) -> Asset {
    let file = entry.path().to_path_buf();
    let size = imagesize::size(&file).ok().map(|size| (size.width as u32, size.height as u32));
    let length = entry.metadata().map_or(0, |metadata| metadata.len());
    let is_svg = asset::extension(&file.to_string_lossy()).as_deref() == Some("svg");
    let scripted = is_svg && !std::fs::read(&file).is_ok_and(|svg| !asset::is_scripted_svg(&svg));
    Asset { file, length, size, scripted }
}

fn explain(error: &walkdir::Error, content: &Path) -> Finding {
    let path = error.path().unwrap_or(content);
    let shown = content_path(path, content)
        .map_or_else(|| path.to_string_lossy().into_owned(), |path| format!("content/{path}"));
    let place = Place::path(shown);
    if error.loop_ancestor().is_some() {
        return Finding::new(&LINK_LOOP, place);
    }
    let reason = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
    if path.is_symlink() && !path.exists() {
        // A link to nowhere, or one of a ring of links: the system gives up on it (ELOOP).
        let is_loop =
            error.io_error().is_some_and(|error| error.raw_os_error() == Some(40) || error.raw_os_error() == Some(62));
        return Finding::new(if is_loop { &LINK_LOOP } else { &LINK_OUT_OF_CONTENT }, place);
    }
    Finding::new(&UNREADABLE_FILE, place).with("reason", reason)
}
