//! The compiler: a document and its template in, PDF/A-2a and PDF/UA-1 out.
//!
//! typst sees a world of a few virtual files. It has no clock, no disk and no network; the file's date is the
//! notice's own, and its identifier comes from what is in it, so one input gives one PDF.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::fonts::Found;
use super::roles::PACKAGES;
use super::values::{Values, path};
use crate::catalogue::both;
use crate::catalogue::export_findings::{NO_FONT, OTHER_FONT, UNPRINTABLE};
use crate::finding::{Finding, Findings};
use crate::formats::document::{Document, Images};
use crate::source::Place;

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));
static TEMPLATE: LazyLock<Source> =
    LazyLock::new(|| Source::new(file_id("template.typ"), include_str!("template.typ").to_string()));

/// Prints a document. `None`: it cannot be done, and the findings say why.
pub fn print(
    document: &Document,
    images: &Images,
    found: &Found,
    place: &Place,
    findings: &mut Findings,
) -> Option<Vec<u8>> {
    for cast in found.cast.iter().filter(|cast| !cast.proper) {
        let kind = if cast.families.is_empty() { &NO_FONT } else { &OTHER_FONT };
        findings.push(
            Finding::new(kind, place.clone())
                .with_phrase(both!("face"), cast.role.face, &[])
                .with("family", cast.families.first().copied().unwrap_or_default())
                .with("packages", PACKAGES),
        );
    }
    if found.cast.iter().any(|cast| cast.families.is_empty()) {
        return None;
    }
    let world = Desk::new(document, images, found);
    let made =
        typst::compile::<PagedDocument>(&world).output.and_then(|pages| typst_pdf::pdf(&pages, &options(document)));
    // What the compiler remembers of a document helps none of the others.
    typst::comemo::evict(2);
    match made {
        Ok(pdf) => Some(pdf),
        Err(errors) => {
            for error in errors {
                findings.push(Finding::new(&UNPRINTABLE, place.clone()).with("reason", reason(&error)));
            }
            None
        }
    }
}

fn options(document: &Document) -> PdfOptions {
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]);
    PdfOptions {
        ident: Smart::Custom(format!("{} {}", document.day, document.whole_title())),
        creator: Smart::Custom(Some("tongbao".into())),
        standards: standards.unwrap_or_default(),
        ..PdfOptions::default()
    }
}

fn reason(error: &SourceDiagnostic) -> String {
    let hints: Vec<_> = error.hints.iter().map(|hint| hint.v.as_str()).collect();
    if hints.is_empty() { error.message.to_string() } else { format!("{} ({})", error.message, hints.join("; ")) }
}

/// What lies before the compiler.
struct Desk<'a> {
    files: BTreeMap<String, Bytes>,
    found: &'a Found,
}

impl<'a> Desk<'a> {
    fn new(document: &Document, images: &Images, found: &'a Found) -> Self {
        let values = Values::new(document, images, &found.cast);
        let mut files = BTreeMap::from([("values.json".to_string(), Bytes::new(values.json()))]);
        for (at, image) in images.values().enumerate() {
            files.insert(path(at, &image.ending), Bytes::new(image.bytes.clone()));
        }
        Self { files, found }
    }
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.found.store.book()
    }

    fn main(&self) -> FileId {
        TEMPLATE.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == TEMPLATE.id() { Ok(TEMPLATE.clone()) } else { Err(FileError::NotSource) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let name = id.get().vpath().get_without_slash();
        self.files.get(name).cloned().ok_or_else(|| FileError::NotFound(name.into()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.found.store.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// The names are ours, and so right.
fn file_id(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("the names of our own virtual files are plain");
    RootedPath::new(VirtualRoot::Project, path).intern()
}
