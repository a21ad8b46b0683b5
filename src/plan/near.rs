//! Which file was meant where nothing lies at the path of a link or an image.
//!
//! A Chinese input method writes full-width dots and letters, cameras write `.JPG`, and Windows makes no difference
//! between the two: such a path still says which file is meant. Where a letter is wrong, people are asked.

use std::sync::OnceLock;

use hashbrown::HashMap;

use super::Plan;
use crate::characters::{half_width, is_unseen};
use crate::markdown::{Likeness, Meant, Sought};
use crate::model::asset;

/// The files that links may lead to, as somebody who does not look closely reads their names.
#[derive(Debug, Default)]
pub(super) struct Names(OnceLock<ByReading>);

#[derive(Debug, Default)]
struct ByReading {
    paths: HashMap<String, Vec<String>>,
    folders: HashMap<String, Vec<String>>,
}

/// In a folder of more files than this, no names are compared letter by letter.
const MOST_COMPARED: usize = 2_000;
/// Endings of pictures: one is exported as another, and the link left as it was.
const PICTURES: &[&str] = &["avif", "bmp", "gif", "jpeg", "jpg", "png", "svg", "tif", "tiff", "webp"];
/// A name that differs in one of these is another file's: 图1 and 图2, 修剪前 and 修剪后.
const TELLING: &str = "0123456789一二三四五六七八九十前后上下左右内外东西南北中大小新旧原现正反甲乙丙丁戊";

impl Plan<'_> {
    /// The file that a path was probably meant to lead to that stands in a file of `folder`.
    pub(super) fn meant(&self, folder: &str, written: &str, sought: Sought) -> Option<Meant> {
        let names = self.names.0.get_or_init(|| ByReading::of(self));
        let is_sought = |path: &&String| sought == Sought::Any || self.assets.contains_key(path.as_str());
        let read = asset::resolve(&plain(folder), &plain(written))?;
        let same: Vec<&String> = names.paths.get(&read).into_iter().flatten().filter(is_sought).collect();
        let [only] = same[..] else {
            let (above, name) = parted(&read);
            let beside = names.folders.get(above).filter(|beside| beside.len() <= MOST_COMPARED)?;
            let near = beside.iter().filter(is_sought).filter(|path| is_near(&plain(parted(path).1), name));
            let near = same.iter().copied().min().or_else(|| near.min())?;
            return Some(Meant { path: way(folder, near, written), likeness: Likeness::Near });
        };
        let letters = asset::resolve(folder, written);
        let is_case = letters.is_some_and(|path| path.to_lowercase() == only.to_lowercase());
        let likeness = if is_case { Likeness::Case } else { Likeness::Width };
        Some(Meant { path: way(folder, only, written), likeness })
    }
}

impl ByReading {
    fn of(plan: &Plan) -> Self {
        let mut names = Self::default();
        for path in plan.assets.keys().chain(plan.documents.keys()).copied() {
            let read = plain(path);
            names.folders.entry(parted(&read).0.to_string()).or_default().push(path.to_string());
            names.paths.entry(read).or_default().push(path.to_string());
        }
        names
    }
}

/// A path without what is easily overlooked in it.
fn plain(path: &str) -> String {
    let visible = path.chars().filter(|c| !c.is_whitespace() && !is_unseen(*c)).map(half_width);
    visible.map(|c| if c == '\\' { '/' } else { c }).flat_map(char::to_lowercase).collect()
}

fn parted(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

/// Whether two names differ in one letter, or in what kind of picture they are of.
fn is_near(name: &str, other: &str) -> bool {
    // A character takes four bytes at most.
    if name.len().abs_diff(other.len()) > 4 {
        return false;
    }
    let telling = |name: &str| -> String { name.chars().filter(|c| TELLING.contains(*c)).collect() };
    let is_picture = |ending: &str| PICTURES.contains(&ending);
    let is_other_picture = || {
        let (one, other) = (name.rsplit_once('.'), other.rsplit_once('.'));
        one.zip(other).is_some_and(|(one, other)| one.0 == other.0 && is_picture(one.1) && is_picture(other.1))
    };
    telling(name) == telling(other) && (is_other_picture() || strsim::osa_distance(name, other) == 1)
}

/// The way from a folder to a file, begun as the author began theirs.
fn way(folder: &str, path: &str, written: &str) -> String {
    if written.starts_with(['/', '\\', '／']) {
        return format!("/{path}");
    }
    let mut from: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let mut rest = path;
    while let Some((_, inside)) = rest.split_once('/').filter(|(first, _)| from.first() == Some(first)) {
        from.remove(0);
        rest = inside;
    }
    "../".repeat(from.len()) + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_near_that_differs_in_a_letter_and_not_in_what_tells_files_apart() {
        for (name, other) in
            [("座倚.png", "座椅.png"), ("lamp.jpeg", "lamp.jpg"), ("图1.png", "图1.webp"), ("lmap.md", "lamp.md")]
        {
            assert!(is_near(name, other), "{name} {other}");
        }
        for (name, other) in
            [("图1.png", "图2.png"), ("修剪前.png", "修剪后.png"), ("座椅.png", "座椅.pdf"), ("a.md", "b-c.md")]
        {
            assert!(!is_near(name, other), "{name} {other}");
        }
    }

    #[test]
    fn a_way_is_written_from_the_folder_of_its_text() {
        for (folder, path, written, expected) in [
            ("n", "n/images/a.png", "Images/a.png", "images/a.png"),
            ("n/more", "n/images/a.png", "../Images/a.png", "../images/a.png"),
            ("n", "m/a.png", "../M/a.png", "../m/a.png"),
            ("", "a.png", "A.png", "a.png"),
            ("n", "n/a.png", "/n/A.png", "/n/a.png"),
        ] {
            assert_eq!(way(folder, path, written), expected);
        }
    }
}
