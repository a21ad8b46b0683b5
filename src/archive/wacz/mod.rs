//! A snapshot as WACZ 1.1.1: a file that a web archive replays, page by page, as the site was.
//!
//! It holds the pages as WARC records, an index of them, a list of pages, and the digest of each of these. The
//! same snapshot makes the same bytes: dates are the snapshot's, record ids follow from content. The digest
//! of the snapshot stands in it, so that the two can be held against each other.

mod cdx;
mod check;
mod gzip;
mod pages;
mod warc;

use std::path::Path;

use jiff::civil::DateTime;
use jiff::tz::Offset;
use serde_json::{Value, json};
use zip::CompressionMethod;

use super::holder::{FolderHolder, Holder};
use super::zip_file::{Entries, whole};
use super::{Archive, ArchiveError, Digests, SITE, Snapshot};
use crate::config::BaseUrl;
use crate::model::date::BEIJING;
use crate::model::hex;

pub use check::verify_wacz;

const WARC: &str = "archive/data.warc.gz";
const INDEX: &str = "indexes/index.cdx.gz";
const INDEX_OF_INDEX: &str = "indexes/index.idx";
const PAGES: &str = "pages/pages.jsonl";
const PACKAGE: &str = "datapackage.json";
const PACKAGE_DIGEST: &str = "datapackage-digest.json";

/// Where a site stands that does not know its address: a name that can never be anybody's (RFC 2606).
const NOWHERE: &str = "https://archive.invalid/";

/// Writes the WACZ file, which may not be there yet; gives its digests.
pub fn export(archive: &Archive, snapshot: &Snapshot, target: &Path) -> Result<Digests, ArchiveError> {
    let holder = FolderHolder::new(archive.path_of(&snapshot.name));
    whole(target, |file| {
        let parts = Parts::of(&holder, snapshot)?;
        let mut zip = Entries::new(file, snapshot.info.created);
        for (name, bytes) in parts.files() {
            // A reader fetches records out of the middle, so nothing is compressed a second time.
            zip.begin(name, CompressionMethod::Stored)?;
            std::io::Write::write_all(&mut zip, bytes)?;
        }
        zip.finish()
    })
}

/// Every file of a WACZ.
struct Parts {
    warc: Vec<u8>,
    index: Vec<u8>,
    index_of_index: String,
    pages: String,
    package: String,
    package_digest: String,
}

impl Parts {
    fn of(holder: &dyn Holder, snapshot: &Snapshot) -> std::io::Result<Self> {
        let site = Site::of(snapshot);
        let mut warc = warc::Writer::new(&site)?;
        let mut pages = pages::Pages::new();
        for path in holder.paths()? {
            let Some(file) = path.strip_prefix(SITE) else { continue };
            let bytes = holder.bytes(&path)?;
            let url = site.url(file);
            pages.add(file, &url, &bytes, &site);
            warc.add(&url, file, &bytes)?;
        }
        let (warc, records) = warc.finish();
        let (index, index_of_index) = cdx::index(&records, &site)?;
        let pages = pages.text();
        let package = package(&site, &warc, &index, &index_of_index, &pages);
        let package_digest = package_digest(&package);
        Ok(Self { warc, index, index_of_index, pages, package, package_digest })
    }

    fn files(&self) -> [(&'static str, &[u8]); 6] {
        [
            (WARC, &self.warc),
            (PACKAGE_DIGEST, self.package_digest.as_bytes()),
            (PACKAGE, self.package.as_bytes()),
            (INDEX, &self.index),
            (INDEX_OF_INDEX, self.index_of_index.as_bytes()),
            (PAGES, self.pages.as_bytes()),
        ]
    }
}

/// What all parts need to know of a snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Site {
    title: String,
    base: String,
    created: DateTime,
    software: String,
    snapshot: String,
    sha256: String,
}

impl Site {
    fn of(snapshot: &Snapshot) -> Self {
        let base = BaseUrl::parse(&snapshot.info.identifier).map(|base| base.join(""));
        Self {
            title: snapshot.info.title.clone(),
            base: base.unwrap_or_else(|| NOWHERE.into()),
            created: snapshot.info.created,
            software: snapshot.info.software.clone(),
            snapshot: snapshot.name.to_string(),
            sha256: snapshot.sha256.clone(),
        }
    }

    /// The address of a file of the site; a page is its folder.
    fn url(&self, file: &str) -> String {
        let page = file.strip_suffix("index.html").filter(|rest| rest.is_empty() || rest.ends_with('/'));
        format!("{}{}", self.base, crate::model::address::encode_path(page.unwrap_or(file)))
    }

    /// In UTC, as WARC wants it: `2025-10-11T01:00:00Z`.
    fn date(&self) -> String {
        let utc = self.utc();
        format!("{}T{:02}:{:02}:{:02}Z", utc.date(), utc.hour(), utc.minute(), utc.second())
    }

    /// In UTC, as indexes want it: `20251011010000`.
    fn digits(&self) -> String {
        self.date().chars().filter(char::is_ascii_digit).collect()
    }

    fn utc(&self) -> DateTime {
        BEIJING.to_timestamp(self.created).map_or(self.created, |instant| Offset::UTC.to_datetime(instant))
    }
}

/// `datapackage.json`: what is in the file, and the digest of each part.
fn package(site: &Site, warc: &[u8], index: &[u8], index_of_index: &str, pages: &str) -> String {
    let resource = |path: &str, bytes: &[u8]| {
        json!({
            "name": path.rsplit('/').next().unwrap_or(path),
            "path": path,
            "hash": sha256(bytes),
            "bytes": bytes.len(),
        })
    };
    let package: Value = json!({
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "title": site.title,
        "created": site.date(),
        "software": site.software,
        "mainPageUrl": site.base,
        "mainPageDate": site.date(),
        "snapshot": { "name": site.snapshot, "sha256": site.sha256 },
        "resources": [
            resource(WARC, warc),
            resource(INDEX, index),
            resource(INDEX_OF_INDEX, index_of_index.as_bytes()),
            resource(PAGES, pages.as_bytes()),
        ],
    });
    format!("{package:#}\n")
}

fn package_digest(package: &str) -> String {
    format!("{:#}\n", json!({ "path": PACKAGE, "hash": sha256(package.as_bytes()) }))
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest;
    format!("sha256:{}", hex::write(&sha2::Sha256::digest(bytes)))
}
