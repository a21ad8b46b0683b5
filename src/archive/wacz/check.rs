//! Whether a WACZ file is whole and true to itself.
//!
//! The usual validator passes a file whose digest of the package was taken out, and never looks at records.
//! Here each part is checked against the next: the digest against the package, the package against the
//! parts, each record against its own digest, and index and pages are made anew from the records.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::path::Path;

use serde_json::Value;
use zip::ZipArchive;

use super::warc::Record;
use super::{
    INDEX, INDEX_OF_INDEX, PACKAGE, PACKAGE_DIGEST, PAGES, Site, WARC, cdx, gzip, package, package_digest, pages,
    sha256,
};
use crate::archive::copy::no_zip;
use crate::archive::verify::stray_bytes;
use crate::archive::zip_bytes::are_all_of_files;
use crate::archive::zip_file::entry;
use crate::archive::{Name, SITE};
use crate::catalogue::archive_faults::*;
use crate::catalogue::archive_findings::{
    ARCHIVED_FILE_CHANGED, ARCHIVED_FILE_MISSING, BROKEN_BAG, FOREIGN_ARCHIVED_FILE,
};
use crate::catalogue::{Phrase, both};
use crate::finding::{Finding, Findings};
use crate::model::date::in_beijing;
use crate::model::percent_decode;
use crate::source::Place;

const ALL: [&str; 6] = [WARC, PACKAGE_DIGEST, PACKAGE, INDEX, INDEX_OF_INDEX, PAGES];

/// What a WACZ file says of the snapshot it was made of.
pub struct Replay {
    pub name: Option<Name>,
    pub sha256: String,
    /// The digests of the site's files, by their path in the snapshot.
    pub files: BTreeMap<String, String>,
}

/// Looks at every part. `None`: it cannot be read far enough, and the findings say why.
pub fn verify_wacz(file: &Path, findings: &mut Findings) -> io::Result<Option<Replay>> {
    let shown = file.display().to_string();
    let Ok(mut zip) = ZipArchive::new(File::open(file)?) else {
        findings.push(no_zip(file));
        return Ok(None);
    };
    if !are_all_of_files(file, &mut zip)? {
        findings.push(stray_bytes(&shown));
    }
    let mut check = Check { shown, findings };
    let mut parts = BTreeMap::new();
    let names: Vec<String> = zip.file_names().filter_map(Result::ok).map(|name| name.into_owned()).collect();
    for name in names.iter().filter(|name| !ALL.contains(&name.as_str())) {
        check.tell(Finding::new(&FOREIGN_ARCHIVED_FILE, check.place(name)));
    }
    for name in ALL {
        match entry(&mut zip, name) {
            Ok(bytes) => {
                parts.insert(name, bytes);
            }
            Err(error) if names.iter().any(|known| known == name) => {
                check.refused(name, &error);
            }
            Err(_) => check.tell(Finding::new(&ARCHIVED_FILE_MISSING, check.place(name))),
        }
    }
    if parts.len() < ALL.len() {
        return Ok(None);
    }
    Ok(check.parts(&parts))
}

/// What a record holds: a file of the site.
struct Content {
    file: String,
    url: String,
    bytes: Vec<u8>,
}

struct Check<'a> {
    shown: String,
    findings: &'a mut Findings,
}

impl Check<'_> {
    fn place(&self, name: &str) -> Place {
        Place::path(format!("{}/{name}", self.shown))
    }

    fn tell(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    fn broken(&mut self, name: &str, reason: &Phrase) {
        let finding = Finding::new(&BROKEN_BAG, self.place(name)).with_phrase(both!("reason"), reason, &[]);
        self.tell(finding);
    }

    fn refused(&mut self, name: &str, error: &io::Error) {
        let finding = Finding::new(&BROKEN_BAG, self.place(name)).because(error);
        self.tell(finding);
    }

    fn parts(&mut self, parts: &BTreeMap<&str, Vec<u8>>) -> Option<Replay> {
        let text = |name: &str| String::from_utf8_lossy(&parts[name]).into_owned();
        let (said, digest) = (text(PACKAGE), text(PACKAGE_DIGEST));
        if digest != package_digest(&said) {
            self.broken(PACKAGE_DIGEST, &OTHER_PACKAGE_DIGEST);
        }
        let Some(site) = read_package(&said) else {
            self.broken(PACKAGE, &OTHER_PACKAGE);
            return None;
        };
        let resources: Value = serde_json::from_str(&said).unwrap_or_default();
        for resource in resources["resources"].as_array().into_iter().flatten() {
            let (Some(path), Some(was)) = (resource["path"].as_str(), resource["hash"].as_str()) else { continue };
            let now = parts.get(path).map(|bytes| sha256(bytes));
            if let Some(now) = now.filter(|now| now != was) {
                let short = |digest: &str| digest.get(7..19).unwrap_or(digest).to_string() + "…";
                let finding = Finding::new(&ARCHIVED_FILE_CHANGED, self.place(path))
                    .with("was", short(was))
                    .with("now", short(&now));
                self.tell(finding);
            }
        }
        let expected = package(&site, &parts[WARC], &parts[INDEX], &text(INDEX_OF_INDEX), &text(PAGES));
        if expected != said && !self.findings.has_errors() {
            self.broken(PACKAGE, &OTHER_PACKAGE);
        }
        let (records, contents) = self.records(&parts[WARC], &site)?;
        self.index(parts, &records, &site);
        let mut list = pages::Pages::new();
        for content in &contents {
            list.add(&content.file, &content.url, &content.bytes, &site);
        }
        if list.text() != text(PAGES) {
            self.broken(PAGES, &OTHER_PAGES);
        }
        let digest = |content: &Content| sha256(&content.bytes)["sha256:".len()..].to_string();
        let files = contents.iter().map(|content| (format!("{SITE}{}", content.file), digest(content)));
        Some(Replay { name: Name::parse(&site.snapshot), sha256: site.sha256.clone(), files: files.collect() })
    }

    fn index(&mut self, parts: &BTreeMap<&str, Vec<u8>>, records: &[Record], site: &Site) {
        let held = gzip::members(&parts[INDEX]).unwrap_or_default();
        let held: Vec<u8> = held.into_iter().flat_map(|(_, _, content)| content).collect();
        if held != cdx::lines(records, site).concat().as_bytes() {
            self.broken(INDEX, &OTHER_RECORD_INDEX);
        }
        let mut above = String::from_utf8_lossy(&parts[INDEX_OF_INDEX]).into_owned();
        // What compresses may be another version by now; the places and digests are checked, not made anew.
        let lines: Vec<String> =
            above.split_off(above.find('\n').map_or(0, |end| end + 1)).lines().map(str::to_string).collect();
        let members = gzip::members(&parts[INDEX]).unwrap_or_default();
        let fits = lines.len() == members.len()
            && lines.iter().zip(&members).all(|(line, (offset, length, _))| {
                let about: Value =
                    line.splitn(3, ' ').nth(2).and_then(|about| serde_json::from_str(about).ok()).unwrap_or_default();
                about["offset"].as_u64() == Some(*offset as u64) && about["length"].as_u64() == Some(*length as u64)
            });
        if !fits {
            self.broken(INDEX_OF_INDEX, &OTHER_INDEX_OF_INDEX);
        }
    }

    /// Reads every record, and holds each against its digest.
    fn records(&mut self, warc: &[u8], site: &Site) -> Option<(Vec<Record>, Vec<Content>)> {
        let members = match gzip::members(warc) {
            Ok(members) => members,
            Err(error) => {
                self.refused(WARC, &error);
                return None;
            }
        };
        let (mut records, mut contents) = (Vec::new(), Vec::new());
        for (offset, length, member) in members.into_iter().skip(1) {
            let record = split(&member).filter(|(head, _)| head.starts_with("WARC/1.1\r\nWARC-Type: resource\r\n"));
            let Some((head, content)) = record else {
                self.broken(WARC, &OTHER_RECORD);
                return None;
            };
            let field = |name: &str| {
                head.lines()
                    .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
                    .unwrap_or_default()
                    .to_string()
            };
            let url = field("WARC-Target-URI");
            let (was, now) = (field("WARC-Block-Digest"), sha256(&content));
            let file = url.strip_prefix(&site.base).map(|path| percent_decode(path).into_owned());
            let (Some(file), true, true) = (file, was == now, field("WARC-Payload-Digest") == now) else {
                let finding = Finding::new(&ARCHIVED_FILE_CHANGED, self.place(&format!("{WARC}#{url}")))
                    .with("was", was.get(7..19).unwrap_or_default())
                    .with("now", now[7..19].to_string());
                self.tell(finding);
                continue;
            };
            let media = field("Content-Type").split(';').next().unwrap_or_default().to_string();
            records.push(Record { url: url.clone(), media, digest: now, offset, length });
            let page = file.is_empty() || file.ends_with('/');
            let file = if page { format!("{file}index.html") } else { file };
            contents.push(Content { file, url, bytes: content });
        }
        Some((records, contents))
    }
}

/// A record's head and block; it ends with two line ends.
fn split(record: &[u8]) -> Option<(String, Vec<u8>)> {
    let end = memchr::memmem::find(record, b"\r\n\r\n")?;
    let content = record[end + 4..].strip_suffix(b"\r\n\r\n")?;
    Some((String::from_utf8(record[..end + 2].to_vec()).ok()?, content.to_vec()))
}

fn read_package(text: &str) -> Option<Site> {
    let package: Value = serde_json::from_str(text).ok()?;
    let word = |value: &Value| value.as_str().map(str::to_string);
    let created: jiff::Timestamp = package["created"].as_str()?.parse().ok()?;
    Some(Site {
        title: word(&package["title"])?,
        base: word(&package["mainPageUrl"])?,
        created: in_beijing(created),
        software: word(&package["software"])?,
        snapshot: word(&package["snapshot"]["name"])?,
        sha256: word(&package["snapshot"]["sha256"])?,
    })
}
