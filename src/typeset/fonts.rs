//! The fonts of this machine: those of the folders given first, and the system's only where something is still missing.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use typst_kit::fonts::{FontPath, FontStore, scan, system};

use super::roles::{Cast, cast, is_complete};

/// More folders of fonts, for a whole machine: paths as in `PATH`.
const VARIABLE: &str = "TONGBAO_FONTS";

/// A font file begins with a directory that holds a checksum of each of its tables; a collection, with one a face.
const DIRECTORY: u64 = 64 << 10;

pub struct Found {
    pub store: FontStore,
    pub cast: [Cast; 5],
}

/// Looks through the folders in order, then `TONGBAO_FONTS`, then the system: that takes a tenth of a second or more,
/// so it is left out where the folders have everything.
pub fn find(folders: &[PathBuf]) -> Found {
    let variable = std::env::var_os(VARIABLE).unwrap_or_default();
    let more: Vec<PathBuf> = std::env::split_paths(&variable).filter(|path| !path.as_os_str().is_empty()).collect();
    let mut store = FontStore::new();
    for folder in folders.iter().chain(&more).filter(|folder| folder.is_dir()) {
        store.extend(in_order(scan(folder)));
    }
    let of = |store: &FontStore| cast(|family| store.book().contains_family(&family.to_lowercase()));
    let mut cast = of(&store);
    if !is_complete(&cast) {
        store.extend(in_order(system()));
        cast = of(&store);
    }
    Found { store, cast }
}

impl Found {
    /// Stands for the fonts that may be printed with, in order; the same wherever their files lie.
    pub fn digest(&self) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        for cast in &self.cast {
            hasher.update(cast.role.key.as_bytes());
            for family in &cast.families {
                hasher.update(family.as_bytes());
                for face in self.store.book().select_family(&family.to_lowercase()) {
                    let source = self.store.source(face).map(|source| source as &dyn std::any::Any);
                    if let Some(font) = source.and_then(|source| source.downcast_ref::<FontPath>()) {
                        hasher.update(&font.index.to_le_bytes());
                        hasher.update(&directory(&font.path).unwrap_or_default());
                    }
                }
            }
        }
        hasher.finalize()
    }
}

fn directory(file: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(file)?.take(DIRECTORY).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Folders list their files in any order; which of two fonts of one name is taken must not hang on that.
fn in_order(fonts: impl Iterator<Item = (FontPath, typst::text::FontInfo)>) -> Vec<(FontPath, typst::text::FontInfo)> {
    let mut fonts: Vec<_> = fonts.collect();
    fonts.sort_by(|(a, _), (b, _)| (&a.path, a.index).cmp(&(&b.path, b.index)));
    fonts
}
