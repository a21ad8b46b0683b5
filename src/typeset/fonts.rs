//! The fonts of this machine: those of the folders given first, and the system's only where a role is still open.

use std::path::{Path, PathBuf};

use typst_kit::fonts::{FontStore, scan, system};

use super::roles::{Cast, cast};

/// More folders of fonts, for a whole machine: paths as in `PATH`.
const VARIABLE: &str = "TONGBAO_FONTS";

pub struct Found {
    pub store: FontStore,
    pub cast: [Cast; 5],
}

/// Looks through the folders in order, then `TONGBAO_FONTS`, then the system: that takes a third of a second,
/// so it is left out where the folders have everything.
pub fn find(folders: &[PathBuf]) -> Found {
    let variable = std::env::var_os(VARIABLE).unwrap_or_default();
    let more: Vec<PathBuf> = std::env::split_paths(&variable).filter(|path| !path.as_os_str().is_empty()).collect();
    let mut store = FontStore::new();
    for folder in folders.iter().chain(&more).filter(|folder| folder.is_dir()) {
        store.extend(in_order(folder));
    }
    let of = |store: &FontStore| cast(|family| store.book().contains_family(&family.to_lowercase()));
    let mut cast = of(&store);
    if cast.iter().any(|cast| !cast.proper) {
        store.extend(system());
        cast = of(&store);
    }
    Found { store, cast }
}

/// Folders list their files in any order; which of two fonts of one name is taken must not hang on that.
fn in_order(folder: &Path) -> Vec<(typst_kit::fonts::FontPath, typst::text::FontInfo)> {
    let mut fonts: Vec<_> = scan(folder).collect();
    fonts.sort_by(|(a, _), (b, _)| (&a.path, a.index).cmp(&(&b.path, b.index)));
    fonts
}
