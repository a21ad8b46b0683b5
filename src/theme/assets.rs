//! A theme's own files for the browser, each under an address that changes with its bytes.
//!
//! So a server may let browsers keep them for ever, and a new version is never mixed with an old one. What a style
//! names as `url(seal.svg)` is named by its address in what is published.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::layers::{self, Layer};
use super::named_files::named_files;
use crate::catalogue::findings::MISSING_STYLE_FILE;
use crate::finding::{Finding, Findings};
use crate::source::{Place, Span};

#[derive(Clone)]
pub struct Assets {
    /// Address and bytes, in the order of the addresses.
    pub files: Vec<(String, Vec<u8>)>,
    /// The address of each by the name of its file: `gov.css` → `assets/gov.3f2a91c0.css`.
    pub addresses: BTreeMap<String, String>,
}

/// The script of the search, which lies under every theme: it knows the data files, not the looks.
pub const SEARCH: &str = "assets/search.js";

/// The assets of all layers; of those with one name, the nearest layer's.
pub fn collect(layers: &[Layer], findings: &mut Findings) -> Assets {
    let search = layers::base_file(SEARCH).map(|bytes| (SEARCH, bytes));
    let files = layers.iter().rev().flat_map(|layer| &layer.files).map(|(path, bytes)| (path.as_str(), bytes.as_ref()));
    let files = search.into_iter().chain(files);
    let nearest: BTreeMap<&str, &[u8]> =
        files.filter_map(|(path, bytes)| Some((path.strip_prefix("assets/")?, bytes))).collect();
    let (mut styles, others): (Vec<_>, Vec<_>) = nearest.into_iter().partition(|(name, _)| is_style(name));
    let mut assets = Assets { files: Vec::new(), addresses: BTreeMap::new() };
    for (name, bytes) in others {
        assets.add(name, bytes);
    }
    // A style comes after what it names, which has its address by then.
    while !styles.is_empty() {
        let waits = |(own, bytes): &(&str, &[u8])| {
            let text = String::from_utf8_lossy(bytes);
            let named = named_files(&text);
            styles.iter().any(|(other, _)| other != own && named.iter().any(|name| text[name.clone()] == **other))
        };
        let next = styles.iter().position(|style| !waits(style)).unwrap_or(0);
        let (name, bytes) = styles.remove(next);
        let bytes = with_addresses(bytes, &assets.addresses);
        assets.add(name, &bytes);
    }
    report_missing(layers, &assets, findings);
    assets.files.sort();
    assets
}

impl Assets {
    fn add(&mut self, name: &str, bytes: &[u8]) {
        let address = address(name, bytes);
        self.files.push((address.clone(), bytes.to_vec()));
        self.addresses.insert(name.to_string(), address);
    }
}

/// A style in which the files beside it are named as they are published. Whatever else it names stays.
fn with_addresses<'a>(style: &'a [u8], addresses: &BTreeMap<String, String>) -> Cow<'a, [u8]> {
    let Ok(text) = std::str::from_utf8(style) else { return Cow::Borrowed(style) };
    let mut published = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for name in named_files(text) {
        let address = addresses.get(&text[name.clone()]).and_then(|address| address.rsplit('/').next());
        if let Some(address) = address {
            published.extend([&text[at..name.start], address]);
            at = name.end;
        }
    }
    if at == 0 {
        return Cow::Borrowed(style);
    }
    published.push_str(&text[at..]);
    Cow::Owned(published.into_bytes())
}

/// Reports what a style of the site's own names and the theme lacks.
fn report_missing(layers: &[Layer], assets: &Assets, findings: &mut Findings) {
    for name in assets.addresses.keys().filter(|name| is_style(name)) {
        let file = format!("assets/{name}");
        let Some(layer) = layers.iter().find(|layer| layer.files.contains_key(&file)) else { continue };
        let Some(source) = layer.source(&file).filter(|_| layer.own_files().any(|own| own == file)) else { continue };
        for named in named_files(&source.text) {
            let asked = &source.text[named.clone()];
            if lies_beside(asked) && !assets.addresses.contains_key(asked) {
                let place = Place::at(&source, Span::new(named.start, named.end));
                findings.push(Finding::new(&MISSING_STYLE_FILE, place).with("file", asked));
            }
        }
    }
}

fn is_style(name: &str) -> bool {
    name.ends_with(".css")
}

/// Whether a name in a style means a file of the theme, and not a place on this or on another host.
fn lies_beside(name: &str) -> bool {
    !name.starts_with(['/', '\\']) && !name.starts_with("../") && !name.contains(':')
}

fn address(name: &str, bytes: &[u8]) -> String {
    let digest = blake3::hash(bytes).to_hex();
    let digest = &digest[..8];
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("assets/{stem}.{digest}.{extension}"),
        None => format!("assets/{name}.{digest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(style: &str, expected: &str) {
        let addresses = BTreeMap::from([("seal.svg".to_string(), "assets/seal.3f2a91c0.svg".to_string())]);
        assert_eq!(String::from_utf8_lossy(&with_addresses(style.as_bytes(), &addresses)), expected);
    }

    #[test]
    fn a_style_names_the_files_beside_it_as_they_are_published() {
        check("a{background:url(seal.svg)}", "a{background:url(seal.3f2a91c0.svg)}");
        check(
            "a{b:url( './seal.svg#x' ) c url(\"seal.svg\")}",
            "a{b:url( './seal.3f2a91c0.svg#x' ) c url(\"seal.3f2a91c0.svg\")}",
        );
        for stays in ["a{}", "a{b:url(other.svg)}", "a{b:url(data:image/png;base64,AA)}", "a{b:url(", "a{b:url()}"] {
            check(stays, stays);
        }
    }
}
