//! The list of pages: where a reader of the file begins.

use std::fmt::Write;

use serde_json::json;

use super::Site;
use super::sha256;

/// `pages.jsonl`: a line about itself, then one a page.
pub struct Pages(String);

impl Pages {
    pub fn new() -> Self {
        Self(format!("{}\n", json!({ "format": "json-pages-1.0", "id": "pages", "title": "All Pages" })))
    }

    /// Adds a file if it is a page.
    pub fn add(&mut self, file: &str, url: &str, content: &[u8], site: &Site) {
        if !file.ends_with(".html") {
            return;
        }
        let id = &sha256(url.as_bytes())["sha256:".len()..][..16];
        let title = title(&String::from_utf8_lossy(content));
        let line = json!({ "id": id, "url": url, "title": title, "ts": site.date() });
        // Writing to a String cannot fail.
        let _ = writeln!(self.0, "{line}");
    }

    pub fn text(self) -> String {
        self.0
    }
}

/// What the `title` element says. Pages are tongbao's own, so their title stands in one piece.
fn title(page: &str) -> String {
    let title =
        page.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>")).map_or("", |(title, _)| title);
    let plain = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#x2F;", "/"),
        ("&amp;", "&"),
    ];
    plain.into_iter().fold(title.trim().to_string(), |title, (written, meant)| title.replace(written, meant))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_listed_by_its_title() {
        assert_eq!(title("<head><title>整改&lt;一&gt; &amp; 二</title>"), "整改<一> & 二");
        assert_eq!(title("<p>"), "");
    }
}
