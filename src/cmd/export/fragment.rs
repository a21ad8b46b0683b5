//! `tongbao export fragment`: a notice to be pasted into a content system or a public account's editor.

use super::page;
use super::wanted::{Format, Made};
use crate::catalogue::export::EXPORT_FRAGMENT_ABOUT;
use crate::export::fragment;
use crate::finding::Findings;
use crate::render::Renderer;

/// The pages of the theme `plain` are plain enough to be pasted; a site's own theme may hold anything.
pub static FORMAT: Format = Format { theme: Some("plain"), ..Format::new("fragment", &EXPORT_FRAGMENT_ABOUT, make) };

fn make(renderer: &Renderer, at: usize, findings: &mut Findings) -> Option<Made> {
    page::of_notice(renderer, at, findings, "fragment.html", fragment)
}
