//! The site map for search engines (sitemaps.org, version 0.9).
//!
//! One file may hold 50,000 addresses and 50 MiB. A larger site gets several, and `sitemap.xml` is then
//! the list of them, so that `robots.txt` can always name one file.

use jiff::civil::Date;

use super::xml::escape;
use crate::config::BaseUrl;
use crate::model::Address;
use crate::plan::addresses;

const MOST_ADDRESSES: usize = 50_000;
/// A little less than 50 MiB: room for head and foot.
const MOST_BYTES: usize = 50_000_000;

/// The files of the site map, `sitemap.xml` first. An entry is a page and the day on which it last changed.
pub fn sitemap(entries: &[(Address, Option<Date>)], base: &BaseUrl) -> Vec<(Address, Vec<u8>)> {
    let mut parts = vec![Part::default()];
    for (address, changed) in entries {
        let item = item("url", &base.join(&address.href()), *changed);
        let last = parts.len() - 1;
        if parts[last].addresses == MOST_ADDRESSES || parts[last].items.len() + item.len() > MOST_BYTES {
            parts.push(Part::default());
        }
        let last = parts.len() - 1;
        parts[last].add(&item, *changed);
    }
    if let [only] = &parts[..] {
        return vec![(Address::file(addresses::SITE_MAP_XML), document("urlset", &only.items))];
    }
    let mut index = String::new();
    let mut files = Vec::with_capacity(parts.len() + 1);
    for (at, part) in parts.iter().enumerate() {
        let address = Address::file(format!("sitemap-{}.xml", at + 1));
        index.push_str(&item("sitemap", &base.join(&address.href()), part.changed));
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
    fn add(&mut self, item: &str, changed: Option<Date>) {
        self.items.push_str(item);
        self.addresses += 1;
        self.changed = self.changed.max(changed);
    }
}

fn item(name: &str, location: &str, changed: Option<Date>) -> String {
    let location = escape(location);
    match changed {
        Some(day) => format!("<{name}><loc>{location}</loc><lastmod>{day}</lastmod></{name}>\n"),
        None => format!("<{name}><loc>{location}</loc></{name}>\n"),
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
