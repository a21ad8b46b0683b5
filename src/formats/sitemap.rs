//! The site map for search engines (sitemaps.org, version 0.9).
//!
//! One file may hold 50,000 addresses and 50 MiB. A larger site gets several, and `sitemap.xml` is then
//! the list of them, so that `robots.txt` can always name one file.

use jiff::civil::Date;

use super::xml::escape;
use crate::config::BaseUrl;
use crate::model::Address;
use crate::model::date::push_iso;
use crate::plan::addresses;

const MOST_ADDRESSES: usize = 50_000;
/// A little less than 50 MiB: room for head and foot.
const MOST_BYTES: usize = 50_000_000;
/// What one byte of an address may become, and what stands around the address.
const LONGEST_ESCAPE: usize = 6;
const AROUND: usize = 80;

/// The files of the site map, `sitemap.xml` first. An entry is a page and the day on which it last changed.
pub fn sitemap(entries: &[(Address, Option<Date>)], base: &BaseUrl) -> Vec<(Address, Vec<u8>)> {
    let mut parts = vec![Part::default()];
    for (address, changed) in entries {
        let location = base.whole(address);
        let last = parts.len() - 1;
        let is_full = parts[last].addresses == MOST_ADDRESSES
            || parts[last].items.len() + location.len() * LONGEST_ESCAPE + AROUND > MOST_BYTES;
        if is_full {
            parts.push(Part::default());
        }
        let last = parts.len() - 1;
        parts[last].add(&location, *changed);
    }
    if let [only] = &parts[..] {
        return vec![(Address::file(addresses::SITE_MAP_XML), document("urlset", &only.items))];
    }
    let mut index = String::new();
    let mut files = Vec::with_capacity(parts.len() + 1);
    for (at, part) in parts.iter().enumerate() {
        let address = Address::file(format!("sitemap-{}.xml", at + 1));
        push_item("sitemap", &base.whole(&address), part.changed, &mut index);
        files.push((address, document("urlset", &part.items)));
    }
    files.insert(0, (Address::file(addresses::SITE_MAP_XML), document("sitemapindex", &index)));
    files
}

#[derive(Default)]
struct Part {
    items: String,
    addresses: usize,
    changed: Option<Date>,
}

impl Part {
    fn add(&mut self, location: &str, changed: Option<Date>) {
        push_item("url", location, changed, &mut self.items);
        self.addresses += 1;
        self.changed = self.changed.max(changed);
    }
}

fn push_item(name: &str, location: &str, changed: Option<Date>, items: &mut String) {
    for piece in ["<", name, "><loc>", &escape(location), "</loc>"] {
        items.push_str(piece);
    }
    if let Some(day) = changed {
        items.push_str("<lastmod>");
        push_iso(items, day);
        items.push_str("</lastmod>");
    }
    for piece in ["</", name, ">\n"] {
        items.push_str(piece);
    }
}

fn document(root: &str, items: &str) -> Vec<u8> {
    let head = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
    format!("{head}<{root} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{items}</{root}>\n").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(count: usize, files: &[&str]) -> Vec<(Address, Vec<u8>)> {
        let day = jiff::civil::date(2025, 10, 11);
        let entries: Vec<_> = (0..count).map(|at| (Address::page(&["notices", &at.to_string()]), Some(day))).collect();
        let made = sitemap(&entries, &BaseUrl::parse("https://a.cn/zg").unwrap());
        assert_eq!(made.iter().map(|(address, _)| address.as_str()).collect::<Vec<_>>(), files);
        made
    }

    #[test]
    fn a_small_site_has_one_file() {
        let made = check(1, &["sitemap.xml"]);
        let text = String::from_utf8_lossy(&made[0].1);
        assert!(
            text.contains("<url><loc>https://a.cn/zg/notices/0/</loc><lastmod>2025-10-11</lastmod></url>"),
            "{text}"
        );
        check(MOST_ADDRESSES, &["sitemap.xml"]);
    }

    #[test]
    fn past_fifty_thousand_addresses_the_first_file_lists_the_others() {
        let made = check(MOST_ADDRESSES + 1, &["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]);
        let index = String::from_utf8_lossy(&made[0].1);
        assert!(
            index.contains("<sitemap><loc>https://a.cn/zg/sitemap-2.xml</loc><lastmod>2025-10-11</lastmod></sitemap>")
        );
        assert_eq!(String::from_utf8_lossy(&made[2].1).matches("<url>").count(), 1);
    }
}
