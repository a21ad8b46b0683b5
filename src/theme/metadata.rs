//! What a page's head says to machines: the tags of government pages, Open Graph, JSON-LD.
//!
//! It is the same in every theme, and every page has some ten such elements; so they are written here, once
//! and fast, and a template only says where they stand.

use super::view::{Html, Meta, PageView};

/// The elements as HTML, one a line.
pub fn html(page: &PageView) -> String {
    let mut html = String::with_capacity(4096);
    element(&mut html, ["<meta name=\"Description\" content=\""], &page.description);
    for common in &page.common_labels {
        html.push_str(common.as_str());
    }
    push_labels(&mut html, &page.labels);
    if let Some(address) = &page.canonical {
        element(&mut html, ["<link rel=\"canonical\" href=\""], address);
    }
    if !page.json_ld.is_empty() {
        html.push_str("<script type=\"application/ld+json\">");
        html.push_str(&page.json_ld);
        html.push_str("</script>\n");
    }
    html.pop();
    html
}

/// Labels that many pages have in common, as [`PageView::common_labels`] holds them.
pub fn common_labels(labels: &[Meta]) -> Html {
    let mut html = String::new();
    push_labels(&mut html, labels);
    html.into()
}

fn push_labels(html: &mut String, labels: &[Meta]) {
    for Meta { attribute, name, content } in labels {
        element(html, ["<meta ", attribute, "=\"", name, "\" content=\""], content);
    }
}

/// An element that ends with a value, which alone comes from outside.
fn element<const N: usize>(html: &mut String, before: [&'static str; N], value: &str) {
    html.extend(before);
    pulldown_cmark_escape::escape_html(&mut *html, value).expect("memory takes every byte");
    html.push_str("\">\n");
}
