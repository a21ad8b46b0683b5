//! Documents set in type: PDF in the official layout, by typst, which is built in with the feature `pdf`.
//!
//! What is set and with which fonts is decided here without typst ([`values`], [`roles`]), so it is tested in
//! every build; `press` alone knows the compiler. Fonts are the machine's, so this room reads the disk.

#[cfg(feature = "pdf")]
mod fonts;
#[cfg(feature = "pdf")]
mod press;
#[cfg_attr(not(feature = "pdf"), allow(dead_code))]
mod roles;
#[cfg_attr(not(feature = "pdf"), allow(dead_code))]
mod values;

use std::path::PathBuf;

use crate::finding::Findings;
use crate::formats::document::{Document, Image, Images};
use crate::source::Place;

/// Whether PDF can be made at all.
pub const AVAILABLE: bool = cfg!(feature = "pdf");

/// Whether a picture can stand in a PDF.
pub fn fits_pdf(image: &Image) -> bool {
    image.size.is_some() && matches!(image.ending.as_str(), "png" | "jpg" | "jpeg" | "gif" | "webp" | "svg")
}

/// Makes PDF files. Fonts are looked for when they are first asked for.
#[cfg(feature = "pdf")]
pub struct Typesetter {
    folders: Vec<PathBuf>,
    found: std::sync::OnceLock<fonts::Found>,
}

#[cfg(feature = "pdf")]
impl Typesetter {
    /// `folders` are searched for fonts before the system's are.
    pub fn new(folders: Vec<PathBuf>) -> Self {
        Self { folders, found: std::sync::OnceLock::new() }
    }

    /// Stands for the fonts that this machine has for it.
    pub fn digest(&self) -> blake3::Hash {
        self.found().digest()
    }

    /// The PDF of a document. `None`: it cannot be made, and the findings say why.
    pub fn pdf(&self, document: &Document, images: &Images, place: &Place, findings: &mut Findings) -> Option<Vec<u8>> {
        press::print(document, images, self.found(), place, findings)
    }

    fn found(&self) -> &fonts::Found {
        self.found.get_or_init(|| fonts::find(&self.folders))
    }
}

/// Without the feature nothing is made, and a finding says how to get it.
#[cfg(not(feature = "pdf"))]
pub struct Typesetter;

#[cfg(not(feature = "pdf"))]
impl Typesetter {
    pub fn new(_: Vec<PathBuf>) -> Self {
        Self
    }

    /// No font makes a difference.
    pub fn digest(&self) -> blake3::Hash {
        blake3::hash(b"")
    }

    pub fn pdf(&self, _: &Document, _: &Images, place: &Place, findings: &mut Findings) -> Option<Vec<u8>> {
        let kind = &crate::catalogue::export_findings::NO_PDF;
        findings.push(crate::finding::Finding::new(kind, place.clone()));
        None
    }
}
