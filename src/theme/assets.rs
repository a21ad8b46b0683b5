//! A theme's own files for the browser, each under an address that changes with its bytes.
//!
//! So a server may let browsers keep them for ever, and a new version is never mixed with an old one. What a style
//! names as `url(seal.svg)` is named by its address in what is published.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::layers::{self, Layer};

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
pub fn collect(layers: &[Layer]) -> Assets {
    let search = layers::base_file(SEARCH).map(|bytes| (SEARCH, bytes));
    let files = layers.iter().rev().flat_map(|layer| &layer.files).map(|(path, bytes)| (path.as_str(), bytes.as_ref()));
    let files = search.into_iter().chain(files);
    let nearest: BTreeMap<&str, &[u8]> =
        files.filter_map(|(path, bytes)| Some((path.strip_prefix("assets/")?, bytes))).collect();
    let (styles, others): (Vec<_>, Vec<_>) = nearest.into_iter().partition(|(name, _)| name.ends_with(".css"));
    let mut assets = Assets { files: Vec::new(), addresses: BTreeMap::new() };
    for (name, bytes) in others {
        assets.add(name, bytes);
    }
    // Styles come last: what they name has its address by then.
    for (name, bytes) in styles {
        let bytes = with_addresses(bytes, &assets.addresses);
        assets.add(name, &bytes);
    }
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

/// A style in which `url()` names the files beside it as they are published. Whatever else it names stays.
fn with_addresses<'a>(style: &'a [u8], addresses: &BTreeMap<String, String>) -> Cow<'a, [u8]> {
    const URL: &str = "url(";
    let Ok(text) = std::str::from_utf8(style) else { return Cow::Borrowed(style) };
    if !text.contains(URL) {
        return Cow::Borrowed(style);
    }
    let mut named = String::with_capacity(text.len() + 64);
    let mut pieces = text.split(URL);
    named.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        named.push_str(URL);
        let (written, rest) = piece.split_at(piece.find(')').unwrap_or(piece.len()));
        named.push_str(&published(written, addresses).unwrap_or_else(|| written.to_string()));
        named.push_str(rest);
    }
    Cow::Owned(named.into_bytes())
}

/// What stands between the brackets of `url()`, with the file's published name. Quotes and a `#part` stay.
fn published(written: &str, addresses: &BTreeMap<String, String>) -> Option<String> {
    let name = written.trim().trim_matches(['"', '\'']).trim_start_matches("./");
    let name = &name[..name.find(['#', '?']).unwrap_or(name.len())];
    let address = addresses.get(name)?;
    Some(written.replacen(name, address.rsplit('/').next()?, 1))
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
