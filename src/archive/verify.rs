//! Whether a bag is what it was: complete, valid (RFC 8493, section 3), and nothing more.
//!
//! Stricter than the standard asks: both algorithms count, a file that no manifest names is a fault wherever
//! it lies, and every tag file has to be in the very form in which tongbao writes it. So a change of a
//! single bit anywhere is found, and named.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::digests::Digests;
use super::holder::Holder;
use super::info::{BAGIT, Info, Oxum};
use super::manifest::{self, Manifest};
use super::{MANIFEST_SHA256, MANIFEST_SM3, RECORD, TAGMANIFEST_SHA256, TAGMANIFEST_SM3};
use crate::catalogue::archive_faults::*;
use crate::catalogue::archive_findings::{
    ARCHIVED_FILE_CHANGED, ARCHIVED_FILE_MISSING, BROKEN_BAG, FOREIGN_ARCHIVED_FILE, MANIFEST_CHANGED,
};
use crate::catalogue::{Phrase, both};
use crate::finding::{Finding, Findings, Severity};
use crate::model::Record;
use crate::source::Place;

/// What stood in a bag that was looked through.
#[derive(Debug, Default)]
pub struct Verified {
    pub info: Option<Info>,
    /// The digests of its tag manifests, which stand for the whole; empty where there are none.
    pub sha256: String,
    pub sm3: String,
    pub files: usize,
}

/// Looks at every byte. `shown` is what people call the bag: a path.
pub fn verify(holder: &dyn Holder, shown: &str, findings: &mut Findings) -> std::io::Result<Verified> {
    let check = Check { holder, shown };
    let on_disk = holder.paths()?;
    let before = findings.count(Severity::Error);
    if check.text("bagit.txt", findings).is_some_and(|text| text != BAGIT) {
        findings.push(check.broken("bagit.txt", &OTHER_BAGIT, &[]));
    }
    let info = check.text("bag-info.txt", findings).and_then(|text| {
        let info = Info::read(&text);
        if info.is_none() {
            findings.push(check.broken("bag-info.txt", &OTHER_INFO, &[]));
        }
        info
    });
    if let Some(text) = check.text(RECORD, findings)
        && let Err(error) = serde_json::from_str::<Record>(&text)
    {
        let finding = Finding::new(&BROKEN_BAG, check.place(RECORD));
        findings.push(finding.with_said(both!("reason"), |language| unreadable_record(&error, language)));
    }
    let payload = check.manifests([MANIFEST_SHA256, MANIFEST_SM3], findings);
    let tags = check.manifests([TAGMANIFEST_SHA256, TAGMANIFEST_SM3], findings);
    check.scope(&payload, &tags, findings);
    let oxum = check.files(&on_disk, &payload, &tags, findings);
    for folder in holder.empty_folders()? {
        findings.push(Finding::new(&FOREIGN_ARCHIVED_FILE, check.place(&folder)));
    }
    if holder.has_stray_bytes()? {
        findings.push(stray_bytes(shown));
    }
    // Where a file differs, that says more.
    if let Some(info) = &info
        && info.oxum != oxum
        && findings.count(Severity::Error) == before
    {
        let args = [("said", info.oxum.to_string()), ("counted", oxum.to_string())];
        findings.push(check.broken("bag-info.txt", &OXUM_DIFFERS, &args));
    }
    let digests = |name| holder.bytes(name).map(|bytes| Digests::of(&bytes)).ok();
    Ok(Verified {
        info,
        sha256: digests(TAGMANIFEST_SHA256).map(|digests| digests.sha256).unwrap_or_default(),
        sm3: digests(TAGMANIFEST_SM3).map(|digests| digests.sm3).unwrap_or_default(),
        files: on_disk.len(),
    })
}

pub(super) fn stray_bytes(zip: &str) -> Finding {
    Finding::new(&BROKEN_BAG, Place::path(zip)).with_phrase(both!("reason"), &STRAY_BYTES, &[])
}

/// Looks only at what a snapshot says of itself and of the issues, and not at what it holds.
pub(super) fn verify_record(holder: &dyn Holder, shown: &str, findings: &mut Findings) {
    let check = Check { holder, shown };
    let tags = check.manifests([TAGMANIFEST_SHA256, TAGMANIFEST_SM3], findings);
    let words = ["bag-info.txt", RECORD];
    let is_there = |path: &&str| holder.read(path, &mut |_| Ok(())).is_ok();
    let there = words.into_iter().filter(is_there).map(String::from).collect();
    for path in words {
        findings.extend(check.file(path, &there, &Both::default(), &tags).0);
    }
}

struct Check<'a> {
    holder: &'a dyn Holder,
    shown: &'a str,
}

/// The manifests of one part of the bag, by SHA-256 and by SM3. One that cannot be read was told, and what it would have
/// said of other files is not known.
type Both = [Option<Manifest>; 2];

impl Check<'_> {
    fn place(&self, path: &str) -> Place {
        Place::path(format!("{}/{path}", self.shown))
    }

    fn broken(&self, path: &str, reason: &Phrase, args: &[(&'static str, String)]) -> Finding {
        Finding::new(&BROKEN_BAG, self.place(path)).with_phrase(both!("reason"), reason, args)
    }

    /// A tag file. One that is missing is told with the other files, unless no other would tell.
    fn text(&self, path: &str, findings: &mut Findings) -> Option<String> {
        match self.holder.bytes(path).map(String::from_utf8) {
            Ok(Ok(text)) => Some(text),
            Ok(Err(_)) => {
                findings.push(self.broken(path, &NOT_UTF8, &[]));
                None
            }
            Err(_) => {
                findings.push(Finding::new(&ARCHIVED_FILE_MISSING, self.place(path)));
                None
            }
        }
    }

    fn manifests(&self, names: [&str; 2], findings: &mut Findings) -> Both {
        names.map(|name| {
            let text = self.text(name, findings)?;
            let told = |line: usize| {
                findings.push(self.broken(name, &OTHER_MANIFEST, &[("line", line.to_string())]));
            };
            manifest::read(&text).map_err(told).ok()
        })
    }

    /// Payload manifests name the payload, tag manifests the tag files, and each algorithm the same files.
    fn scope(&self, payload: &Both, tags: &Both, findings: &mut Findings) {
        let expected: BTreeSet<&str> =
            BTreeSet::from(["bag-info.txt", "bagit.txt", MANIFEST_SHA256, MANIFEST_SM3, RECORD]);
        let wrong = |name: &str| self.broken(name, &OTHER_SCOPE, &[]);
        let named = |names, both| {
            std::iter::zip(names, both).filter_map(|(name, one): (_, &Option<_>)| Some((name, one.as_ref()?)))
        };
        let first = payload.iter().flatten().next();
        for (name, manifest) in named([MANIFEST_SHA256, MANIFEST_SM3], payload) {
            let same = first.is_some_and(|first| manifest.keys().eq(first.keys()));
            if !same || !manifest.keys().all(|path| path.starts_with("data/")) {
                findings.push(wrong(name));
            }
        }
        for (name, manifest) in named([TAGMANIFEST_SHA256, TAGMANIFEST_SM3], tags) {
            if !manifest.keys().map(String::as_str).eq(expected.iter().copied()) {
                findings.push(wrong(name));
            }
        }
    }

    /// Looks at each file that is there or should be; gives how much the payload is.
    fn files(&self, on_disk: &BTreeSet<String>, payload: &Both, tags: &Both, findings: &mut Findings) -> Oxum {
        let named = payload.iter().chain(tags).flatten().flat_map(Manifest::keys);
        let all: BTreeSet<&String> = on_disk.iter().chain(named).collect();
        let all: Vec<&String> = all.into_iter().collect();
        let looked: Vec<(Option<Finding>, u64)> =
            all.par_iter().map(|path| self.file(path, on_disk, payload, tags)).collect();
        let mut oxum = Oxum::default();
        for (path, (finding, length)) in all.into_iter().zip(looked) {
            if let Some(finding) = finding {
                findings.push(finding);
            }
            if path.starts_with("data/") && on_disk.contains(path) {
                oxum = Oxum { bytes: oxum.bytes + length, files: oxum.files + 1 };
            }
        }
        oxum
    }

    fn file(&self, path: &str, on_disk: &BTreeSet<String>, payload: &Both, tags: &Both) -> (Option<Finding>, u64) {
        if path == TAGMANIFEST_SHA256 || path == TAGMANIFEST_SM3 {
            return (None, 0);
        }
        let place = self.place(path);
        if !on_disk.contains(path) {
            return (Some(Finding::new(&ARCHIVED_FILE_MISSING, place)), 0);
        }
        let (both, names) = if path.starts_with("data/") {
            (payload, [MANIFEST_SHA256, MANIFEST_SM3])
        } else {
            (tags, [TAGMANIFEST_SHA256, TAGMANIFEST_SM3])
        };
        let expected = both.each_ref().map(|manifest| manifest.as_ref()?.get(path));
        if expected == [None, None] {
            let is_told = both.iter().all(Option::is_none);
            return ((!is_told).then(|| Finding::new(&FOREIGN_ARCHIVED_FILE, place)), 0);
        }
        let mut now = None;
        let read = self.holder.read(path, &mut |reader| {
            now = Some(Digests::read(reader)?);
            Ok(())
        });
        let now = match (read, now) {
            (Ok(()), Some(now)) => now,
            (Err(error), _) => return (Some(Finding::new(&BROKEN_BAG, self.place(path)).because(&error)), 0),
            (Ok(()), None) => return (None, 0),
        };
        let fits =
            [(expected[0], &now.sha256), (expected[1], &now.sm3)].map(|(was, now)| was.is_none_or(|was| was == now));
        let finding = match fits {
            [true, true] => None,
            [false, false] => Some(changed(place, expected[0], &now.sha256)),
            // One that stands alone cannot be told from a changed file.
            [false, true] if expected[1].is_none() => Some(changed(place, expected[0], &now.sha256)),
            [true, false] if expected[0].is_none() => Some(changed(place, expected[1], &now.sm3)),
            [false, true] => Some(Finding::new(&MANIFEST_CHANGED, place).with("manifest", names[0])),
            [true, false] => Some(Finding::new(&MANIFEST_CHANGED, place).with("manifest", names[1])),
        };
        (finding, now.length)
    }
}

fn changed(place: Place, was: Option<&String>, now: &str) -> Finding {
    let was = was.map_or("", |was| was.as_str());
    Finding::new(&ARCHIVED_FILE_CHANGED, place).with("was", short(was)).with("now", short(now))
}

/// The beginning of a digest is enough for people to tell two apart.
pub(super) fn short(digest: &str) -> String {
    format!("{}…", digest.get(..12).unwrap_or(digest))
}
