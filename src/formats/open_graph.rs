//! Open Graph (ogp.me): how a page is shown where somebody shares its address.
//!
//! `og:description` is optional there, and readers of these labels fall back on the page's own `Description`;
//! so the longest text of a page's head stands in it once.

use super::government_meta;
use crate::theme::view::Meta;

/// What every page of a site has. `locale` is a language tag.
pub fn every_page(site_title: &str, locale: &str) -> Vec<Meta> {
    let mut labels = Vec::with_capacity(2);
    label(&mut labels, "og:site_name", site_title);
    label(&mut labels, "og:locale", &territory(locale));
    labels
}

/// What a page has for itself. `kind` is a page's kind as templates know it.
pub fn page(kind: &str, title: &str, url: Option<&str>) -> Vec<Meta> {
    let mut labels = Vec::with_capacity(3);
    label(&mut labels, "og:type", if is_article(kind) { "article" } else { "website" });
    label(&mut labels, "og:title", title);
    label(&mut labels, "og:url", url.unwrap_or_default());
    labels
}

/// The picture of a page that shows one.
pub fn image(labels: &mut Vec<Meta>, url: Option<&str>) {
    label(labels, "og:image", url.unwrap_or_default());
}

fn label(labels: &mut Vec<Meta>, name: &'static str, text: &str) {
    government_meta::push(labels, "property", name, text);
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
        let seen = |labels: Vec<Meta>| labels.into_iter().map(|meta| (meta.name, meta.content)).collect::<Vec<_>>();
        let expected = |pairs: [(&'static str, &str); 2]| pairs.map(|(name, content)| (name, content.to_string()));
        let article = [("og:type", "article"), ("og:title", "通报")];
        assert_eq!(seen(page("notice", "通报", None)), expected(article));
        let site = [("og:site_name", "站点"), ("og:locale", "zh_CN")];
        assert_eq!(seen(every_page("站点", "zh-CN")), expected(site));
        assert_eq!(seen(every_page("", "en")), [("og:locale", "en_US".to_string())]);
    }
}
