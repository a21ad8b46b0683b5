//! Making a snapshot.
//!
//! It is made in a folder beside the others whose name no reader takes for a snapshot, brought to the
//! medium, and renamed in: there is a whole snapshot or none. The index files follow; where a run was
//! killed before it could write them, the next one does.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use jiff::civil::DateTime;

use super::digests::Digests;
use super::disk::Disk;
use super::manifest::{self, Manifest};
use super::reading;
use super::writer::{Before, Writer};
use super::{
    Archive, ArchiveError, Info, Lock, MANIFEST_SHA256, MANIFEST_SM3, Name, Oxum, RECORD, SOURCE, Snapshot,
    TAGMANIFEST_SHA256, TAGMANIFEST_SM3, index, info, sources,
};
use crate::finding::Findings;
use crate::model::{Record, Site};
use crate::output::unfinished::{beside, is_unfinished};
use crate::render::Receiver;

/// What is wanted of a snapshot.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    /// In Beijing time, to the second.
    pub created: DateTime,
    /// The second half of its name; absent: the slug of the latest notice.
    pub slug: Option<&'a str>,
    pub if_unchanged: IfUnchanged,
}

/// What to do where the last snapshot of this edition was made of the same sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IfUnchanged {
    /// Make another: it says that all was still so on that day.
    MakeAnother,
    /// Let that one stand for this.
    Reuse,
}

#[derive(Debug)]
pub enum Outcome {
    Made(Snapshot),
    /// The last one of this edition, which holds the same sources.
    Reused(Snapshot),
    /// There are errors among the findings, and nothing was made.
    Refused,
}

/// Makes the site; [`Renderer::everything`](crate::render::Renderer::everything), perhaps with a progress bar between.
pub type Render<'a> = &'a dyn Fn(&dyn Receiver) -> io::Result<Findings>;

/// Makes a snapshot of a site and its sources. The findings are those of rendering; nothing is made if there
/// are errors among them. The site is to have been read under the lock, and its `history.making` to be the day of the
/// snapshot.
pub fn create(
    archive: &Archive,
    disk: &dyn Disk,
    lock: &Lock,
    site: &Site,
    request: &Request,
    render: Render,
) -> Result<(Outcome, Findings), ArchiveError> {
    let fail = |error| ArchiveError::Io(archive.folder.clone(), error);
    clear(archive, disk)?;
    index::mend(archive, disk, lock)?;
    let snapshots = archive.snapshots()?;
    let last = snapshots.last();
    let name = name(archive, site, request)?;
    let in_time = || last.map_or(Ok(()), |last| comes_after(last, request.created));
    // Whoever may be content with the last snapshot needs no moment of its own.
    if request.if_unchanged == IfUnchanged::MakeAnother {
        in_time()?;
    }
    let staging = beside(&archive.path_of(&name));
    let bag = Bag { disk, folder: &staging, site, created: request.created, last };
    let (filled, findings) = bag.fill(archive, render).map_err(|error| {
        // What cannot be removed now is removed by the next run.
        let _ = disk.remove_tree(&staging);
        ArchiveError::Io(staging.clone(), error)
    })?;
    // What was kept of the other edition meanwhile makes this one no other.
    let last_of_edition = snapshots.iter().rfind(|snapshot| snapshot.info.edition == site.edition);
    let reused =
        last_of_edition.filter(|last| request.if_unchanged == IfUnchanged::Reuse && filled.is_that_of(archive, last));
    if findings.has_errors() || reused.is_some() {
        disk.remove_tree(&staging).map_err(fail)?;
        return Ok((reused.map_or(Outcome::Refused, |last| Outcome::Reused(last.clone())), findings));
    }
    if let Err(error) = in_time() {
        disk.remove_tree(&staging).map_err(fail)?;
        return Err(error);
    }
    let target = archive.path_of(&name);
    disk.sync(&staging).and_then(|()| disk.rename(&staging, &target)).map_err(fail)?;
    let snapshot = archive.read(&name).ok_or(ArchiveError::NotASnapshot(target))?;
    index::add(archive, disk, &snapshot)?;
    Ok((Outcome::Made(snapshot), findings))
}

/// No snapshot is made of a moment that does not come after the last one.
fn comes_after(last: &Snapshot, created: DateTime) -> Result<(), ArchiveError> {
    match last.info.created.cmp(&created) {
        Ordering::Less => Ok(()),
        Ordering::Equal => Err(ArchiveError::Exists(last.name.clone())),
        Ordering::Greater => Err(ArchiveError::Earlier(last.name.clone())),
    }
}

/// A snapshot in the making.
struct Bag<'a> {
    disk: &'a dyn Disk,
    folder: &'a Path,
    site: &'a Site,
    created: DateTime,
    last: Option<&'a Snapshot>,
}

/// What was put into it.
struct Filled {
    info: Info,
    payload: Manifest,
}

impl Bag<'_> {
    fn fill(&self, archive: &Archive, render: Render) -> io::Result<(Filled, Findings)> {
        let before = self.last.and_then(|last| {
            let folder = archive.path_of(&last.name);
            let manifest = manifest::read(&reading::text(&folder.join(MANIFEST_SHA256)).ok()?).ok()?;
            Some(Before { folder, manifest })
        });
        let writer = Writer::new(self.disk, self.folder, before);
        let findings = render(&writer)?;
        sources::write(self.site, &archive.root, &writer)?;
        let payload = writer.files();
        let info = self.info(&payload);
        let record = serde_json::to_string(&Record::of(self.site))? + "\n";
        let [sha256, sm3] = manifests(&payload);
        let tags = [
            ("bag-info.txt", info.text()),
            ("bagit.txt", info::BAGIT.to_string()),
            (MANIFEST_SHA256, manifest::text(&sha256)),
            (MANIFEST_SM3, manifest::text(&sm3)),
            (RECORD, record),
        ];
        let mut digests = BTreeMap::new();
        for (name, text) in &tags {
            self.disk.write(&self.folder.join(name), text.as_bytes())?;
            digests.insert(name.to_string(), Digests::of(text.as_bytes()));
        }
        let [tag_sha256, tag_sm3] = manifests(&digests);
        self.disk.write(&self.folder.join(TAGMANIFEST_SHA256), manifest::text(&tag_sha256).as_bytes())?;
        self.disk.write(&self.folder.join(TAGMANIFEST_SM3), manifest::text(&tag_sm3).as_bytes())?;
        Ok((Filled { info, payload: sha256 }, findings))
    }

    fn info(&self, payload: &BTreeMap<String, Digests>) -> Info {
        let config = &self.site.config;
        let base = config.base_url.as_ref().map(|base| base.join(""));
        Info {
            office: config.office.clone().unwrap_or_else(|| config.title.clone()),
            identifier: base.unwrap_or_else(|| config.title.clone()),
            title: config.title.clone(),
            created: self.created,
            edition: self.site.edition,
            oxum: Oxum { bytes: payload.values().map(|digests| digests.length).sum(), files: payload.len() as u64 },
            software: concat!("tongbao ", env!("CARGO_PKG_VERSION")).into(),
            previous: self.last.map(Snapshot::link),
        }
    }
}

impl Filled {
    /// Whether an earlier snapshot was made of the same sources, for the same address, by the same program.
    fn is_that_of(&self, archive: &Archive, last: &Snapshot) -> bool {
        let says = |info: &Info| {
            (info.identifier.clone(), info.title.clone(), info.office.clone(), info.edition, info.software.clone())
        };
        let file = archive.path_of(&last.name).join(MANIFEST_SHA256);
        let Some(theirs) = reading::text(&file).ok().and_then(|text| manifest::read(&text).ok()) else {
            return false;
        };
        let is_source = |(path, _): &(&String, &String)| path.starts_with(SOURCE);
        says(&last.info) == says(&self.info)
            && theirs.iter().filter(is_source).eq(self.payload.iter().filter(is_source))
    }
}

/// The manifests of both algorithms.
fn manifests(files: &BTreeMap<String, Digests>) -> [Manifest; 2] {
    let of = |digest: fn(&Digests) -> &String| {
        files.iter().map(|(path, digests)| (path.clone(), digest(digests).clone())).collect()
    };
    [of(|digests| &digests.sha256), of(|digests| &digests.sm3)]
}

fn name(archive: &Archive, site: &Site, request: &Request) -> Result<Name, ArchiveError> {
    let names = archive.names()?;
    let latest = site.notices.first().map_or("site", |notice| notice.slug.text.as_str());
    let slug = request.slug.unwrap_or(latest);
    Ok(Name::new(request.created, slug, |minute| names.iter().any(|name| name.minute() == minute)))
}

/// Removes what killed runs left behind.
fn clear(archive: &Archive, disk: &dyn Disk) -> Result<(), ArchiveError> {
    let fail = |error| ArchiveError::Io(archive.folder.clone(), error);
    for entry in fs::read_dir(&archive.folder).map_err(fail)? {
        let entry = entry.map_err(fail)?;
        if is_unfinished(&entry.file_name()) && entry.file_type().map_err(fail)?.is_dir() {
            disk.remove_tree(&entry.path()).map_err(fail)?;
        }
    }
    Ok(())
}
