//! `tongbao archive list`: the snapshots, oldest first.

use serde::Serialize;

use crate::archive::{Archive, Snapshot};
use crate::catalogue::archive::*;
use crate::cmd::arguments::Common;
use crate::cmd::table::align;
use crate::cmd::terminal::Terminal;
use crate::cmd::{FOUND, Failure};
use crate::model::asset::human_length;
use crate::model::{Edition, Record, StatusKind, date};

/// One snapshot, for machines.
#[derive(Serialize)]
struct Line {
    name: String,
    created: String,
    edition: &'static str,
    notices: usize,
    issues: usize,
    done: usize,
    bytes: u64,
    files: u64,
    sha256: String,
    sm3: String,
    previous: Option<String>,
}

pub fn run(common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    let archive = Archive::of(&common.root);
    let snapshots = archive.snapshots()?;
    let unreadable = archive.unreadable(&snapshots)?;
    let mut lines = Vec::new();
    for snapshot in &snapshots {
        lines.push(line(snapshot, &archive.record(&snapshot.name)?));
    }
    if terminal.speaks_to_machines() {
        terminal.document(&lines);
    } else if lines.is_empty() && unreadable.is_empty() {
        terminal.result(ARCHIVE_EMPTY.say(terminal.language));
    } else {
        table(&lines, terminal).iter().for_each(|line| terminal.result(line));
    }
    for name in &unreadable {
        let path = ("path", archive.path_of(name).display().to_string());
        terminal.complain(&ARCHIVE_NOT_ONE.with(terminal.language, &[path]));
    }
    Ok(if unreadable.is_empty() { 0 } else { FOUND })
}

fn line(snapshot: &Snapshot, record: &Record) -> Line {
    let issues = || record.notices.values().flat_map(|notice| notice.issues.values());
    Line {
        name: snapshot.name.to_string(),
        created: date::iso_time(snapshot.info.created),
        edition: snapshot.info.edition.name(),
        notices: record.notices.len(),
        issues: issues().count(),
        done: issues().filter(|issue| issue.status == StatusKind::Done).count(),
        bytes: snapshot.info.oxum.bytes,
        files: snapshot.info.oxum.files,
        sha256: snapshot.sha256.clone(),
        sm3: snapshot.sm3.clone(),
        previous: snapshot.info.previous.as_ref().map(|previous| previous.name.to_string()),
    }
}

fn table(lines: &[Line], terminal: &Terminal) -> Vec<String> {
    let columns = [
        &ARCHIVE_COLUMN_NAME, &ARCHIVE_COLUMN_EDITION, &ARCHIVE_COLUMN_NOTICES, &ARCHIVE_COLUMN_ISSUES,
        &ARCHIVE_COLUMN_DONE, &ARCHIVE_COLUMN_SIZE, &ARCHIVE_COLUMN_DIGEST,
    ];
    let edition = |name: &str| if name == Edition::Public.name() { &ARCHIVE_PUBLIC } else { &ARCHIVE_INTERNAL };
    let mut rows = vec![columns.map(|column| column.say(terminal.language).to_string()).to_vec()];
    rows.extend(lines.iter().map(|line| {
        vec![
            line.name.clone(),
            edition(line.edition).say(terminal.language).to_string(),
            line.notices.to_string(),
            line.issues.to_string(),
            line.done.to_string(),
            human_length(line.bytes),
            if terminal.is_verbose() { line.sha256.clone() } else { format!("{}…", &line.sha256[..12]) },
        ]
    }));
    align(&rows)
}
