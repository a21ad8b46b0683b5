//! `tongbao review sign`: read the notice as it is now, hold the rules against it, write the signature.

use std::path::{Path, PathBuf};

use super::desk::{Desk, Wanted};
use crate::catalogue::review::{
    BAD_PRIVATE_KEY, BROKEN_NOTICE, DIGEST_TOO_SHORT, NAME_EMPTY, NOT_SIGNED, OTHER_DIGEST, SIGNED, SIGNED_FILE,
};
use crate::changes::Reading;
use crate::cmd::arguments::Common;
use crate::cmd::terminal::Terminal;
use crate::cmd::{FOUND, Failure, now};
use crate::review::{self, NewSignature, Outcome};

/// Fewer digits could be those of another text.
const TELLING: usize = 8;

pub struct Options {
    pub wanted: Wanted,
    pub role: String,
    pub by: String,
    pub key: Option<PathBuf>,
    pub remark: Option<String>,
    /// Of what was read, or how it begins.
    pub digest: Option<String>,
}

pub fn run(options: &Options, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    if options.by.trim().is_empty() || options.role.trim().is_empty() {
        return Err(Failure::Said(&NAME_EMPTY, Vec::new()));
    }
    if options.digest.as_deref().is_some_and(|given| digits(given).len() < TELLING) {
        return Err(Failure::Said(&DIGEST_TOO_SHORT, Vec::new()));
    }
    let key = options.key.as_deref().map(read_key).transpose()?;
    let desk = Desk::open(&options.wanted, common, terminal)?;
    let notice = desk.notice(&options.wanted)?;
    let time = now()?;
    let errors = desk.errors_of(notice, time.date());
    if !errors.is_empty() {
        terminal.findings(&errors);
        terminal.complain(BROKEN_NOTICE.say(terminal.language));
        return Ok(FOUND);
    }
    let reading = Reading::of(&desk.site, notice).map_err(|error| desk.failed(error))?;
    if let Some(given) = options.digest.as_ref().filter(|given| !is_digest(&reading.digest(), given)) {
        let args = [("digest", reading.digest()), ("given", given.clone())];
        terminal.complain(&OTHER_DIGEST.with(terminal.language, &args));
        terminal.complain(NOT_SIGNED.say(terminal.language));
        return Ok(FOUND);
    }
    let new = NewSignature {
        role: &options.role,
        name: &options.by,
        time,
        remark: options.remark.as_deref(),
        key: key.as_ref(),
    };
    let signed = review::sign(&desk.root, &desk.site, notice, &new);
    match signed.map_err(|error| desk.not_recorded(notice, error))? {
        Outcome::Refused(findings) => {
            terminal.findings(&findings);
            terminal.complain(NOT_SIGNED.say(terminal.language));
            Ok(FOUND)
        }
        Outcome::Signed(signature) => {
            let digest = signature.digest.chars().take("sha256:".len() + 16).collect();
            let args = [
                ("name", signature.name.clone()),
                ("role", signature.role.clone()),
                ("title", notice.title.clone()),
                ("digest", digest),
            ];
            terminal.result(&SIGNED.with(terminal.language, &args));
            let path = signature.place.source.path.clone();
            terminal.result(&SIGNED_FILE.with(terminal.language, &[("path", path)]));
            Ok(0)
        }
    }
}

/// Whether a digest is the one that was given, whole or by its first digits.
fn is_digest(digest: &str, given: &str) -> bool {
    digits(digest).starts_with(&digits(given))
}

fn digits(text: &str) -> String {
    text.trim().trim_start_matches("sha256:").to_ascii_lowercase()
}

fn read_key(file: &Path) -> Result<ed25519_dalek::SigningKey, Failure> {
    let pem = std::fs::read_to_string(file).map_err(Failure::at(file))?;
    review::private_key(&pem).ok_or_else(|| Failure::Said(&BAD_PRIVATE_KEY, vec![("path", file.display().to_string())]))
}
