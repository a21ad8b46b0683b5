//! Finding a theme's files: its own over those of the theme it extends.
//!
//! The themes of the binary and those of the site are told apart here and nowhere else. Only plain files
//! inside a theme's folder are read; a symbolic link is refused, since it could lead anywhere.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use include_dir::{Dir, File, include_dir};

use crate::beneath::Folder;
use crate::catalogue::findings::{THEME_LINK, THEME_LOOP, UNKNOWN_THEME, UNREADABLE_FILE};
use crate::finding::{Finding, Findings};
use crate::model::path::{shown_inside, with_slashes};
use crate::source::{Place, Source};
use crate::yaml::{self, Fields, Text};

/// One theme's own files.
pub struct Layer {
    pub name: String,
    /// By path inside the theme, with `/` between its parts: `templates/notice.html`.
    pub files: BTreeMap<String, Cow<'static, [u8]>>,
}

/// The theme that stands in for every word another one lacks, and the default.
pub const BASE: &str = "gov";

static EMBEDDED: Dir = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// The theme called `name` first, which was asked for there, then what it extends, and so on. `None`: there is no such theme, it
/// extends itself, or a file of it cannot be read.
pub fn find(name: &str, mut asked_at: Option<Place>, root: &Path, findings: &mut Findings) -> Option<Vec<Layer>> {
    let mut layers: Vec<Layer> = Vec::new();
    let mut wanted = name.to_string();
    loop {
        if layers.iter().any(|layer| layer.name == wanted) {
            findings.push(at(Finding::new(&THEME_LOOP, Place::path("")).with("name", wanted), asked_at));
            return None;
        }
        let errors = findings.len();
        let layer = read(&wanted, root, findings);
        if findings.len() > errors {
            return None;
        }
        let Some(layer) = layer else {
            let finding = Finding::new(&UNKNOWN_THEME, Place::path("")).with("name", wanted).with_known(at_hand(root));
            findings.push(at(finding, asked_at));
            return None;
        };
        let extends = extends(&layer, findings);
        layers.push(layer);
        let extended = extends.ok()?;
        let Some((text, place)) = extended else {
            return Some(layers);
        };
        wanted = text.value;
        asked_at = Some(place);
    }
}

/// The embedded theme that the words of every other rest on.
pub fn base() -> Layer {
    Layer { name: BASE.to_string(), files: embedded(BASE) }
}

/// One file of it.
pub fn base_file(path: &str) -> Option<&'static [u8]> {
    EMBEDDED.get_file(format!("{BASE}/{path}")).map(File::contents)
}

impl Layer {
    /// The path by which a person knows one of its files.
    pub fn path_of(&self, file: &str) -> String {
        format!("themes/{}/{file}", self.name)
    }

    /// The paths of the files that lie in the site's folder, not in the binary.
    pub fn own_files(&self) -> impl Iterator<Item = &str> {
        self.files.iter().filter(|(_, bytes)| matches!(bytes, Cow::Owned(_))).map(|(path, _)| path.as_str())
    }

    /// One of its files as text; what is not UTF-8 shows as replacement characters.
    pub fn source(&self, file: &str) -> Option<std::sync::Arc<Source>> {
        let bytes = self.files.get(file)?;
        Some(Source::new(self.path_of(file), String::from_utf8_lossy(bytes)))
    }
}

/// Puts a finding where the theme was asked for: another theme's `extends`, or nowhere in particular.
fn at(mut finding: Finding, place: Option<Place>) -> Finding {
    finding.place = place;
    finding
}

/// A theme's files out of the binary, with the site's own laid over them. `None`: there is neither.
fn read(name: &str, root: &Path, findings: &mut Findings) -> Option<Layer> {
    if !is_name(name) {
        return None;
    }
    let mut files = embedded(name);
    let themes = root.join("themes");
    match themes.join(name).symlink_metadata() {
        Ok(about) if about.is_symlink() => {
            findings.push(Finding::new(&THEME_LINK, Place::path(format!("themes/{name}"))));
        }
        Ok(about) if about.is_dir() => read_folder(name, &themes, &mut files, findings),
        _ => {}
    }
    (!files.is_empty()).then(|| Layer { name: name.to_string(), files })
}

/// A theme is a folder right below `themes/`, never a path.
fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\', ':', '\0'])
}

fn embedded(name: &str) -> BTreeMap<String, Cow<'static, [u8]>> {
    let mut files = BTreeMap::new();
    let mut folders: Vec<&Dir> = EMBEDDED.get_dir(name).into_iter().collect();
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        for file in folder.files() {
            if let Some(path) = file.path().strip_prefix(name).ok().and_then(Path::to_str) {
                files.insert(with_slashes(path).into_owned(), Cow::Borrowed(file.contents()));
            }
        }
    }
    files
}

fn read_folder(name: &str, themes: &Path, files: &mut BTreeMap<String, Cow<'static, [u8]>>, findings: &mut Findings) {
    let folder = &themes.join(name);
    // Deeper folders belong to the theme's maker: sketches, sources of its styles, a README.
    let walk = walkdir::WalkDir::new(folder).min_depth(1).max_depth(2).sort_by_file_name();
    for entry in walk.into_iter().filter_entry(|entry| !entry.file_name().to_string_lossy().starts_with('.')) {
        let unreadable = |path: &Path, error: &std::io::Error| {
            let inside = shown_inside(folder, path);
            Finding::new(&UNREADABLE_FILE, Place::path(format!("themes/{name}/{inside}"))).because(error)
        };
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_path_buf();
                findings.push(unreadable(&path, &error.into()));
                continue;
            }
        };
        let inside = shown_inside(folder, entry.path());
        if entry.file_type().is_symlink() {
            findings.push(Finding::new(&THEME_LINK, Place::path(format!("themes/{name}/{inside}"))));
        } else if entry.file_type().is_file() && is_part(&inside) {
            match Folder::open(themes).and_then(|themes| themes.bytes(Path::new(name).join(&inside))) {
                Ok(bytes) => {
                    files.insert(inside, Cow::Owned(bytes));
                }
                Err(error) => findings.push(unreadable(entry.path(), &error)),
            }
        }
    }
}

/// Whether a file is a part of the theme, and not something its maker keeps beside it.
fn is_part(path: &str) -> bool {
    match path.split_once('/') {
        None => path == "theme.yaml",
        Some(("templates", file)) => file.ends_with(".html"),
        Some(("words", file)) => file.ends_with(".yaml"),
        Some((folder, _)) => folder == "assets",
    }
}

fn at_hand(root: &Path) -> BTreeSet<String> {
    let mut names: BTreeSet<String> =
        EMBEDDED.dirs().filter_map(|folder| folder.path().to_str()).map(String::from).collect();
    for entry in std::fs::read_dir(root.join("themes")).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) && is_name(&name) {
            names.insert(name);
        }
    }
    names
}

/// What `theme.yaml` says the theme extends, and where it says so. An error was reported where it is `Err`.
fn extends(layer: &Layer, findings: &mut Findings) -> Result<Option<(Text, Place)>, ()> {
    let Some(source) = layer.source("theme.yaml") else {
        return Ok(None);
    };
    let errors = findings.len();
    let text = yaml::parse(&source, 0..source.text.len(), findings)
        .and_then(|node| Fields::open(&source, node, &["extends"], findings))
        .and_then(|mut fields| fields.text("extends"));
    if findings.len() > errors {
        return Err(());
    }
    Ok(text.map(|text| {
        let place = Place::at(&source, text.span);
        (text, place)
    }))
}
