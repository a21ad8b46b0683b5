//! What the formats share that are made of a notice's page: the page itself, and the files it draws on.

use super::wanted::Made;
use crate::export::Page;
use crate::finding::Findings;
use crate::load;
use crate::model::Address;
use crate::plan::{self, PageKind, addresses};
use crate::render::Renderer;

/// Renders a notice and makes one file of its page.
pub fn of_notice(
    renderer: &Renderer,
    at: usize,
    findings: &mut Findings,
    name: &str,
    shape: impl Fn(&Page) -> String,
) -> Option<Made> {
    let notice = renderer.plan().notice(at);
    let page = plan::Page { kind: PageKind::Notice(at), address: addresses::notice(notice) };
    let html = renderer.page(&page, findings);
    let base = renderer.plan().site.config.base_url.as_ref();
    let file = |path: &str| file(renderer, path);
    let html = String::from_utf8_lossy(&html);
    let made = shape(&Page { html: &html, address: page.address.as_str(), base, file: &file });
    Some(Made { path: format!("{}{name}", page.address.as_str()), bytes: made.into_bytes() })
}

/// The bytes of a file that belongs to the theme or lies beside a text, by its path below the site's root.
fn file(renderer: &Renderer, path: &str) -> Option<Vec<u8>> {
    if let Some((_, bytes)) = renderer.theme().assets().iter().find(|(address, _)| address == path) {
        return Some(bytes.clone());
    }
    let plan = renderer.plan();
    let stands_there = |in_content: &str| plan.asset(in_content).map(Address::file_path);
    let (_, asset) = plan.site.assets.iter().find(|(from, _)| stands_there(from).as_deref() == Some(path))?;
    load::asset_bytes(asset).ok()
}
