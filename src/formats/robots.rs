//! `robots.txt` (RFC 9309): what is public may be read, since it is published to be found; an internal site may not.

use crate::config::BaseUrl;
use crate::model::Edition;
use crate::plan::addresses;

/// Names the site map where the site's place is known. Robots look for the file at the root of a host only.
pub fn robots(edition: Edition, base: Option<&BaseUrl>) -> Vec<u8> {
    if edition == Edition::Internal {
        return b"User-agent: *\nDisallow: /\n".to_vec();
    }
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
        let named = b"User-agent: *\nAllow: /\n\nSitemap: https://a.cn/zg/sitemap.xml\n";
        assert_eq!(robots(Edition::Public, Some(&base)), named);
        assert_eq!(robots(Edition::Public, None), b"User-agent: *\nAllow: /\n");
    }

    #[test]
    fn no_robot_reads_an_internal_site() {
        assert_eq!(robots(Edition::Internal, None), b"User-agent: *\nDisallow: /\n");
    }
}
