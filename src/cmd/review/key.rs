//! `tongbao review key`: a private key in a file of its owner's, and the public line for `site.yaml`.

use std::path::{Path, PathBuf};

use crate::catalogue::review::{KEY_EXISTS, KEY_FOR_SITE, KEY_IN_SITE, KEY_MADE, NAME_EMPTY};
use crate::cmd::Failure;
use crate::cmd::arguments::Common;
use crate::cmd::terminal::Terminal;
use crate::output::durable;
use crate::review;
use crate::yaml::quoted;

pub struct Options {
    pub file: PathBuf,
    pub by: String,
}

pub fn run(options: &Options, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    let file = &options.file;
    let fail = |error| Failure::Io(file.clone(), error);
    let path = || vec![("path", file.display().to_string())];
    if options.by.trim().is_empty() {
        return Err(Failure::Said(&NAME_EMPTY, Vec::new()));
    }
    if lies_in(file, &common.root) {
        return Err(Failure::Said(&KEY_IN_SITE, path()));
    }
    let (key, pem) = review::generate().map_err(fail)?;
    if !durable::create_private(file, pem.as_bytes()).map_err(fail)? {
        return Err(Failure::Said(&KEY_EXISTS, path()));
    }
    terminal.result(&KEY_MADE.with(terminal.language, &path()));
    terminal.result(KEY_FOR_SITE.say(terminal.language));
    let line = review::public_line(&key.verifying_key());
    terminal.result(&format!("review:\n  keys:\n    - {{ name: {}, key: {line} }}", quoted(options.by.trim())));
    Ok(0)
}

fn lies_in(file: &Path, folder: &Path) -> bool {
    let parent = file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match (parent.canonicalize(), folder.canonicalize()) {
        (Ok(parent), Ok(folder)) => parent.starts_with(folder),
        _ => false,
    }
}
