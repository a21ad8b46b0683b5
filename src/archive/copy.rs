//! One snapshot by itself: of this archive, or a copy that came back from elsewhere.

use std::collections::BTreeMap;
use std::path::Path;

use super::chain::{altered, replaced, shown};
use super::index::{self, Listed};
use super::reading;
use super::verify::short;
use super::wacz::verify_wacz;
use super::{
    Archive, ArchiveError, FolderHolder, Holder, MANIFEST_SHA256, Name, Previous, SITE, Snapshot, Verified, ZipHolder,
    manifest, verify,
};
use crate::catalogue::archive_faults::NO_ZIP;
use crate::catalogue::archive_findings::{ARCHIVED_FILE_CHANGED, BROKEN_BAG};
use crate::catalogue::both;
use crate::finding::{Finding, Findings};
use crate::source::Place;

/// What was found of one snapshot.
pub struct One {
    pub name: String,
    pub verified: Verified,
    pub known: Known,
}

/// Whether the archive at hand can tell that a snapshot is the one that was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// It is the one in this archive.
    Here,
    /// A copy, of which this archive holds or lists the same.
    SameAsHere,
    /// A copy of a snapshot that this archive never had.
    Nowhere,
}

/// Verifies one: by name or, where something lies at `path`, that.
pub fn verify_one(archive: &Archive, wanted: &str, path: &Path, findings: &mut Findings) -> Result<One, ArchiveError> {
    let fail = |error| ArchiveError::Io(path.to_path_buf(), error);
    if path.is_file() {
        if path.extension().is_some_and(|ending| ending == "wacz") {
            return replay(archive, path, findings);
        }
        let Some(zip) = ZipHolder::open(path).map_err(fail)? else {
            findings.push(no_zip(path));
            return Ok(unnamed(path));
        };
        let name = zip.top().to_string();
        return copy(archive, &name, &zip, path, findings);
    }
    if path.is_dir() {
        let real = path.canonicalize().map_err(fail)?;
        let name = real.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if real.parent() != archive.folder.canonicalize().ok().as_deref() {
            return copy(archive, &name, &FolderHolder::new(&real), path, findings);
        }
    }
    // No snapshot is called so: it was meant as a file.
    if (wanted.contains(['/', '\\']) || wanted.ends_with(".zip") || wanted.ends_with(".wacz")) && !path.exists() {
        return Err(fail(std::io::ErrorKind::NotFound.into()));
    }
    let name = match Name::parse(wanted.trim_end_matches('/').rsplit('/').next().unwrap_or(wanted)) {
        Some(name) if archive.path_of(&name).is_dir() => name,
        _ => archive.find(wanted)?.name,
    };
    let verified = verify_here(archive, &name, findings)?;
    Ok(One { name: name.to_string(), verified, known: Known::Here })
}

/// Verifies a snapshot of this archive: that it is whole, and the one that was made.
pub fn verify_here(archive: &Archive, name: &Name, findings: &mut Findings) -> Result<Verified, ArchiveError> {
    let folder = archive.path_of(name);
    let verified = verify(&FolderHolder::new(&folder), &shown(name), findings);
    let verified = verified.map_err(|error| ArchiveError::Io(folder, error))?;
    is_known(archive, name, &verified, findings)?;
    Ok(verified)
}

fn copy(
    archive: &Archive,
    name: &str,
    holder: &dyn Holder,
    path: &Path,
    findings: &mut Findings,
) -> Result<One, ArchiveError> {
    let shown = path.to_string_lossy().trim_end_matches('/').to_string();
    let verified = verify(holder, &shown, findings).map_err(|error| ArchiveError::Io(path.to_path_buf(), error))?;
    match Name::parse(name) {
        Some(name) if is_known_copy(archive, &name, &verified, path, findings)? => {
            Ok(One { name: name.to_string(), verified, known: Known::SameAsHere })
        }
        _ => {
            // Copied into a folder of another name, it is still known by its digest.
            let same = index::readable(archive)?.into_iter().find(|line| line.sha256 == verified.sha256);
            let known = if same.is_some() { Known::SameAsHere } else { Known::Nowhere };
            Ok(One { name: same.map_or_else(|| name.to_string(), |line| line.name.to_string()), verified, known })
        }
    }
}

/// A copy that does not say of which snapshot it is.
fn unnamed(path: &Path) -> One {
    One { name: path.display().to_string(), verified: Verified::default(), known: Known::Nowhere }
}

pub(super) fn no_zip(path: &Path) -> Finding {
    Finding::new(&BROKEN_BAG, Place::path(path.display().to_string())).with_phrase(both!("reason"), &NO_ZIP, &[])
}

/// A WACZ file is no bag; it is held against itself, and against the snapshot that it names if that is here.
fn replay(archive: &Archive, path: &Path, findings: &mut Findings) -> Result<One, ArchiveError> {
    let fail = |error| ArchiveError::Io(path.to_path_buf(), error);
    let Some(replay) = verify_wacz(path, findings).map_err(fail)? else { return Ok(unnamed(path)) };
    let verified = Verified { sha256: replay.sha256, files: replay.files.len(), ..Verified::default() };
    let Some(name) = replay.name else {
        return Ok(One { name: path.display().to_string(), verified, known: Known::Nowhere });
    };
    let known = is_known_copy(archive, &name, &verified, path, findings)?;
    let manifest = reading::text(&archive.path_of(&name).join(MANIFEST_SHA256));
    if let Some(manifest) = manifest.ok().and_then(|text| manifest::read(&text).ok()) {
        let site: BTreeMap<_, _> = manifest.into_iter().filter(|(path, _)| path.starts_with(SITE)).collect();
        for (file, digest) in &site {
            let now = replay.files.get(file);
            if now != Some(digest) {
                findings.push(changed(path, file, digest, now.map_or("", String::as_str)));
            }
        }
        for (file, digest) in replay.files.iter().filter(|(file, _)| !site.contains_key(*file)) {
            findings.push(changed(path, file, "", digest));
        }
    }
    Ok(One { name: name.to_string(), verified, known: if known { Known::SameAsHere } else { Known::Nowhere } })
}

fn changed(path: &Path, file: &str, was: &str, now: &str) -> Finding {
    let place = Place::path(format!("{}/{file}", path.display()));
    Finding::new(&ARCHIVED_FILE_CHANGED, place).with("was", short(was)).with("now", short(now))
}

/// Compares with what this archive says of it; `false` where nothing does.
fn is_known(
    archive: &Archive,
    name: &Name,
    verified: &Verified,
    findings: &mut Findings,
) -> Result<bool, ArchiveError> {
    let this = Previous { name: name.clone(), sha256: verified.sha256.clone(), sm3: verified.sm3.clone() };
    Ok(compare(&index::readable(archive)?, &archive.snapshots()?, &this, findings))
}

/// The same for a copy: it is the copy that differs, and the snapshot in the archive may be whole.
fn is_known_copy(
    archive: &Archive,
    name: &Name,
    verified: &Verified,
    path: &Path,
    findings: &mut Findings,
) -> Result<bool, ArchiveError> {
    let mut of_copy = Findings::default();
    let known = is_known(archive, name, verified, &mut of_copy)?;
    let place = Place::path(path.display().to_string());
    findings.extend(of_copy.into_iter().map(|finding| Finding { place: Some(place.clone()), ..finding }));
    Ok(known)
}

/// Compares with what the list and the next snapshot say of it; `false` where nothing does.
pub(super) fn compare(listed: &[Listed], snapshots: &[Snapshot], this: &Previous, findings: &mut Findings) -> bool {
    let line = listed.iter().find(|line| line.name == this.name);
    // Where the digest is not known, its file is missing, which was told.
    if let Some(line) = line.filter(|line| !this.sha256.is_empty() && line.sha256 != this.sha256) {
        findings.push(altered(&this.name, &format!("archive/{}", index::LIST), &line.sha256, &this.sha256));
    }
    let mut is_known = line.is_some();
    for snapshot in snapshots {
        if let Some(previous) = snapshot.info.previous.as_ref().filter(|previous| previous.name == this.name) {
            findings.extend(replaced(previous, &shown(&snapshot.name), this));
            is_known = true;
        }
    }
    is_known
}
