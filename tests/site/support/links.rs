//! Whether every link of a site leads somewhere inside it.

use std::collections::{BTreeMap, BTreeSet};

use super::html::{self, Token};
use super::tree::Tree;

/// Attributes that hold an address.
const ADDRESSES: &[&str] = &["href", "src", "srcset", "poster", "action", "cite", "data"];

/// The links of a whole output folder that lead nowhere: `page → address`. Links that begin with `/` are
/// taken from `base`, the path below which the site is served; relative ones are not told about it.
pub fn broken(tree: &Tree, base: &str) -> Vec<String> {
    let pages: BTreeMap<&str, Vec<Token>> = tree.pages().into_iter().collect();
    let ids: BTreeMap<&str, BTreeSet<String>> = pages.iter().map(|(path, tokens)| (*path, ids(path, tokens))).collect();
    let mut broken = Vec::new();
    for (path, tokens) in &pages {
        for address in addresses(tokens) {
            if is_outside(&address) {
                continue;
            }
            let (target, fragment) = address.split_once('#').map_or((address.as_str(), None), |(a, b)| (a, Some(b)));
            let file = resolve(path, target, base);
            let there = file.as_deref().is_some_and(|file| tree.has(file));
            let anchored = match (fragment, file.as_deref()) {
                (None | Some(""), _) => true,
                (Some(fragment), Some(file)) => {
                    ids.get(file).is_some_and(|ids| ids.contains(&percent_decoded(fragment)))
                }
                _ => false,
            };
            if !there || !anchored {
                broken.push(format!("{path} → {address}"));
            }
        }
    }
    broken
}

/// The files of the site that a page links to.
pub fn targets(page: &str, tokens: &[Token], base: &str) -> Vec<String> {
    let inside = addresses(tokens).into_iter().filter(|address| !is_outside(address));
    inside.filter_map(|address| resolve(page, address.split('#').next().unwrap_or_default(), base)).collect()
}

/// Every address that a page's elements hold.
pub fn addresses(tokens: &[Token]) -> Vec<String> {
    let held = html::tags(tokens).flat_map(|tag| tag.attributes.iter());
    held.filter(|(key, _)| ADDRESSES.contains(&key.as_str())).map(|(_, value)| value.clone()).collect()
}

/// Whether an address is not one of the site's own.
pub fn is_outside(address: &str) -> bool {
    let scheme = address.split(['/', '?', '#']).next().unwrap_or_default();
    scheme.contains(':') || address.starts_with("//")
}

fn ids(path: &str, tokens: &[Token]) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for tag in html::tags(tokens) {
        if let Some(id) = tag.get("id") {
            assert!(ids.insert(id.to_string()), "{path} has the id {id} twice");
        }
    }
    ids
}

/// The file of the output that an address on a page means. `None`: it lies outside of the site.
fn resolve(page: &str, address: &str, base: &str) -> Option<String> {
    let address = percent_decoded(address.split('?').next().unwrap_or_default());
    if address.is_empty() {
        return Some(page.to_string());
    }
    let mut parts: Vec<&str> = Vec::new();
    let written = match address.strip_prefix('/') {
        Some(_) => address.strip_prefix(base)?,
        None => {
            parts = page.split('/').collect();
            parts.pop();
            &address
        }
    };
    for part in written.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    let is_folder = written.is_empty() || written.ends_with(['/', '.']);
    let file = parts.join("/");
    Some(if is_folder { format!("{file}/index.html").trim_start_matches('/').to_string() } else { file })
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = tail.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match (first, code.and_then(|digits| u8::from_str_radix(digits, 16).ok())) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            (byte, _) => {
                bytes.push(*byte);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).expect("an address is UTF-8")
}
