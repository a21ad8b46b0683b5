//! A document for Word (Office Open XML, ISO/IEC 29500), in the official layout of GB/T 9704-2012.
//!
//! Written by hand: the parts are few, and so pictures keep their words and their formats, footnotes are
//! numbered by the document and not by the process, and the file has a title and a language. Headings have
//! the real styles; their numbers are text, as everywhere else, so that nothing counts them anew.

mod body;
mod grid;
mod layout;
mod package;
mod styles;

use super::document::{Document, Image, Images};
pub use layout::LIST_INDENT;

/// The bookmark where what stands behind all issues begins. Word does not show those that begin with `_`.
pub const BEHIND_ISSUES: &str = "_BehindIssues";

/// The file. One document always gives the same bytes.
pub fn docx(document: &Document, images: &Images) -> Vec<u8> {
    let body = body::write(document, images);
    package::pack(document, &body)
}

/// Whether Word can show a picture.
pub fn fits_word(image: &Image) -> bool {
    image.size.is_some() && body::word_ending(image).is_some()
}
