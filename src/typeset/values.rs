//! What the template is given: the document, the fonts that play its roles, and its pictures, as one JSON file.
//!
//! Text goes in as JSON and never as markup, so nothing in it needs escaping and nothing can be run.

use std::collections::BTreeMap;

use serde::Serialize;

use super::roles::Cast;
use crate::characters::display_width;
use crate::formats::document::{Document, Gaps, Images};

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Values<'a> {
    document: &'a Document,
    fonts: BTreeMap<&'static str, &'a [&'static str]>,
    /// The pictures that there are, by address.
    images: BTreeMap<&'a str, File>,
    /// Year, month and day of 成文日期.
    day: [i64; 3],
    gaps: Gaps,
    attachments: &'static str,
    label_width: usize,
}

#[derive(Debug, Serialize)]
struct File {
    path: String,
    /// Stands in where a picture has no words.
    name: String,
    /// In pixels.
    width: u32,
}

impl<'a> Values<'a> {
    pub fn new(document: &'a Document, images: &'a Images, cast: &'a [Cast]) -> Self {
        let file = |(at, (address, image)): (usize, (&'a String, &crate::formats::document::Image))| {
            let name = address.rsplit('/').next().unwrap_or(address).to_string();
            (address.as_str(), File { path: path(at, &image.ending), name, width: image.size.map_or(1, |size| size.0) })
        };
        Self {
            document,
            fonts: cast.iter().map(|cast| (cast.role.key, cast.families.as_slice())).collect(),
            images: images.iter().enumerate().map(file).collect(),
            day: day(&document.day),
            gaps: document.gaps(),
            attachments: document.attachments_label,
            label_width: display_width(document.attachments_label),
        }
    }

    pub fn json(&self) -> Vec<u8> {
        // Writing to memory cannot fail, and no key is anything but text.
        serde_json::to_vec(self).unwrap_or_default()
    }
}

/// The virtual file of the picture at a place in the list. Its name says nothing of where it came from.
pub fn path(at: usize, ending: &str) -> String {
    format!("picture-{at}.{ending}")
}

fn day(iso: &str) -> [i64; 3] {
    let mut parts = iso.split('-').map(|part| part.parse().unwrap_or(1));
    [(); 3].map(|()| parts.next().unwrap_or(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_three_numbers() {
        assert_eq!(day("2025-04-05"), [2025, 4, 5]);
    }
}
