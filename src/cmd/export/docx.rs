//! `tongbao export docx`: the notice for Word, in the official layout, for those who redline there.

use super::wanted::{Format, Made};
use crate::catalogue::export::EXPORT_DOCX_ABOUT;
use crate::finding::Findings;
use crate::formats;
use crate::render::Renderer;

pub static FORMAT: Format = Format::new("docx", &EXPORT_DOCX_ABOUT, make);

fn make(renderer: &Renderer, at: usize, findings: &mut Findings) -> Option<Made> {
    let document = renderer.document(at, findings);
    let images = renderer.images(at, &document, formats::fits_word, findings);
    let path = format!("{}.docx", renderer.plan().notice(at).slug.text);
    Some(Made { path, bytes: formats::docx(&document, &images) })
}
