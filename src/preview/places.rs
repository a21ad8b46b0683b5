//! Addresses that the preview's own pages lead to: a page in one edition, a place in an editor.

use super::Preview;
use crate::model::Edition;
use crate::model::address::encode_path;
use crate::model::path::with_slashes;
use crate::source::Position;

/// A page of the site in an edition.
pub fn page(preview: &Preview, edition: Edition, address: &str) -> String {
    let address = encode_path(address);
    if edition != preview.edition() {
        return format!("/__review/{}/{address}", edition.name());
    }
    let proof = preview.proof(edition);
    let base = proof.site().and_then(|site| site.config.base_url.as_ref()).map_or("/", |base| &base.path);
    format!("{base}{address}")
}

/// The link that opens a file of the site, given by its path from the root, in an editor.
pub fn editor(preview: &Preview, path: &str, position: Option<Position>) -> String {
    let full = preview.root().join(path);
    let (line, column) = position.map_or((1, 1), |position| (position.line, position.column));
    let full = encode_path(&with_slashes(&full.to_string_lossy()));
    let link = preview.options.editor.replace("{path}", &full);
    link.replace("{line}", &line.to_string()).replace("{column}", &column.to_string())
}

/// A value as it stands in a query.
pub fn query(text: &str) -> String {
    encode_path(text).replace('&', "%26").replace('+', "%2B").replace('=', "%3D")
}
