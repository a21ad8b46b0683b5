//! Open Graph (ogp.me): how a page is shown where somebody shares its address.
//!
//! `og:description` is optional there, and readers of these labels fall back on the page's own `Description`;
//! so the longest text of a page's head stands in it once.

use super::government_meta::label;
use crate::theme::view::Meta;

/// The labels of a page. `kind` is a page's kind as templates know it, `locale` a language tag.
pub fn page(kind: &str, title: &str, url: Option<&str>, site_title: &str, locale: &str) -> Vec<Meta> {
    let mut labels = Vec::with_capacity(5);
    label(&mut labels, "og:type", if is_article(kind) { "article" } else { "website" });
    label(&mut labels, "og:title", title);
    label(&mut labels, "og:url", url.unwrap_or_default());
    label(&mut labels, "og:site_name", site_title);
    label(&mut labels, "og:locale", &territory(locale));
    labels
}

fn is_article(kind: &str) -> bool {
    matches!(kind, "notice" | "issue" | "plain" | "article")
}

/// Open Graph writes `language_TERRITORY`, and wants both.
fn territory(tag: &str) -> String {
    if tag == "en" { "en_US".into() } else { tag.replace('-', "_") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_left_out() {
        let labels = page("notice", "通报", None, "站点", "zh-CN");
        let seen: Vec<_> = labels.iter().map(|meta| (meta.name, meta.content.as_str())).collect();
        let expected = [("og:type", "article"), ("og:title", "通报"), ("og:site_name", "站点"), ("og:locale", "zh_CN")];
        assert_eq!(seen, expected);
        assert_eq!(page("home", "a", Some("https://a.cn/"), "c", "en")[4].content, "en_US");
    }
}
