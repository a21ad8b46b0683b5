//! A theme's own files for the browser, each under an address that changes with its bytes.
//!
//! So a server may let browsers keep them for ever, and a new version is never mixed with an old one.

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
    let mut assets = Assets { files: Vec::new(), addresses: BTreeMap::new() };
    for (name, bytes) in nearest {
        let address = address(name, bytes);
        assets.files.push((address.clone(), bytes.to_vec()));
        assets.addresses.insert(name.to_string(), address);
    }
    assets.files.sort();
    assets
}

fn address(name: &str, bytes: &[u8]) -> String {
    let digest = blake3::hash(bytes).to_hex();
    let digest = &digest[..8];
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("assets/{stem}.{digest}.{extension}"),
        None => format!("assets/{name}.{digest}"),
    }
}
