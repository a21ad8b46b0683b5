//! `robots.txt` (RFC 9309): everything may be read, since everything here is published to be found.

use crate::config::BaseUrl;
use crate::plan::addresses;

/// Names the site map where the site's place is known. Robots look for the file at the root of a host only.
pub fn robots(base: Option<&BaseUrl>) -> Vec<u8> {
    let mut text = String::from("User-agent: *\nAllow: /\n");
    if let Some(base) = base {
        text.push_str("\nSitemap: ");
        text.push_str(&base.join(addresses::SITE_MAP_XML));
        text.push('\n');
    }
    text.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_site_map_is_named_where_its_address_is_known() {
        let base = BaseUrl::parse("https://a.cn/zg").unwrap();
        assert_eq!(robots(Some(&base)), b"User-agent: *\nAllow: /\n\nSitemap: https://a.cn/zg/sitemap.xml\n");
        assert_eq!(robots(None), b"User-agent: *\nAllow: /\n");
    }
}
