//! What a target remembers of the record of publications (`record.rs`).
//!
//! The record's chain tells of every line but the last, and of nothing where all are gone. So each publication
//! leaves at its target how far the record went: whoever edits the archive need not be able to write there.

use super::PublishError;
use super::engine::write_whole;
use super::manifest::OWN_FOLDER;
use super::record::{self, Extent, Log};
use super::retry::{Circumstances, persist};
use super::target::Target;
use crate::catalogue::publish::findings::RECORD_SHORTENED;
use crate::finding::Finding;

const FIRST_LINE: &str = "tongbao record 1";

/// How far the record went when something was last published there, if it has not come as far any more.
pub fn missing(target: &dyn Target, circumstances: &Circumstances, log: &Log) -> Result<Option<Extent>, PublishError> {
    Ok(remembered(target, circumstances)?.filter(|extent| !log.has_reached(extent)))
}

/// Has the target remember how far the record goes now.
pub fn remember(target: &dyn Target, circumstances: &Circumstances, extent: &Extent) -> Result<(), PublishError> {
    if remembered(target, circumstances)?.as_ref() == Some(extent) {
        return Ok(());
    }
    Ok(write_whole(target, circumstances, &path(), text(extent).as_bytes())?)
}

pub fn finding(name: &str, missing: &Extent) -> Finding {
    Finding::new(&RECORD_SHORTENED, record::place())
        .with("name", name)
        .with("lines", missing.lines.to_string())
        .with("sha256", missing.last_sha256.clone())
}

fn remembered(target: &dyn Target, circumstances: &Circumstances) -> Result<Option<Extent>, PublishError> {
    let text = persist(circumstances, || target.get(&path()))?;
    Ok(text.and_then(|text| parse(&String::from_utf8_lossy(&text))))
}

fn path() -> String {
    format!("{OWN_FOLDER}record")
}

fn text(extent: &Extent) -> String {
    format!("{FIRST_LINE}\nlines {}\nlast {}\n", extent.lines, extent.last_sha256)
}

fn parse(text: &str) -> Option<Extent> {
    let mut lines = text.lines().skip(1);
    let extent = Extent {
        lines: lines.next()?.strip_prefix("lines ")?.parse().ok()?,
        last_sha256: lines.next()?.strip_prefix("last ")?.to_string(),
    };
    // Only the very form in which it is written counts: a file that was cut off says nothing.
    (self::text(&extent) == text && extent.last_sha256.len() == 64).then_some(extent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_read_as_it_was_written_and_not_in_part() {
        let extent = Extent { lines: 3, last_sha256: "ab".repeat(32) };
        let text = text(&extent);
        assert_eq!(parse(&text), Some(extent));
        for cut in 0..text.len() {
            assert_eq!(parse(&text[..cut]), None, "{cut}");
        }
    }
}
