//! The sources of a site as its edition may keep them.
//!
//! A public snapshot may be handed on, so its sources hold no more than its pages do: no internal text, no
//! draft, no file that no page shows. They are enough to make the same site again, but for what it tells of
//! its past.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use walkdir::WalkDir;

use super::SOURCE;
use super::writer::Writer;
use crate::beneath::Folder;
use crate::load;
use crate::model::path::inside;
use crate::model::{Edition, Site};
use crate::source::Source;

/// Writes them. `root` holds `content/` and perhaps `themes/`.
pub fn write(site: &Site, root: &Path, writer: &Writer) -> io::Result<()> {
    for source in texts(site) {
        writer.put(format!("{SOURCE}{}", source.path), &bytes(source, root))?;
    }
    for (path, asset) in site.assets.iter() {
        let place = format!("{SOURCE}content/{path}");
        if writer.has_shown(asset) {
            writer.put_shown(asset, place)?;
        } else if site.edition == Edition::Internal {
            writer.copy(place, || load::open_asset(asset))?;
        }
    }
    let themes = root.join("themes");
    for entry in WalkDir::new(&themes).sort_by_file_name() {
        let entry = match entry {
            Err(error) if error.depth() == 0 => break,
            entry => entry?,
        };
        let path = inside(&themes, entry.path());
        if let Some(path) = path.filter(|path| entry.file_type().is_file() && !is_hidden(path)) {
            writer.put(format!("{SOURCE}themes/{path}"), &Folder::open(&themes)?.bytes(&*path)?)?;
        }
    }
    Ok(())
}

fn texts(site: &Site) -> impl Iterator<Item = &Arc<Source>> {
    let of_notices = site.notices.iter().flat_map(|notice| {
        std::iter::once(&notice.body.source).chain(notice.issues.iter().map(|issue| &issue.body.source))
    });
    let of_pages = site.pages.iter().map(|page| &page.body.source);
    std::iter::once(&site.config.source).chain(of_notices).chain(of_pages)
}

/// The file as it is on disk, if that is what was read. Otherwise something in it was hidden, and not even
/// how long that was is kept.
fn bytes(source: &Source, root: &Path) -> Vec<u8> {
    let on_disk = fs::read(root.join(&source.path)).unwrap_or_default();
    if on_disk.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&on_disk) == source.text.as_bytes() {
        return on_disk;
    }
    let line =
        |line: &str| if line.trim_matches([' ', '\r', '\n']).is_empty() { "\n".into() } else { line.to_string() };
    source.text.split_inclusive('\n').map(line).collect::<String>().into_bytes()
}

fn is_hidden(path: &str) -> bool {
    path.split(['/', '\\']).any(|part| part.starts_with('.'))
}
