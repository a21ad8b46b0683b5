//! What a page's head says to machines: the tags of government pages, Open Graph, JSON-LD.
//!
//! It is the same in every theme, and every page has some ten such elements; so they are written here, once
//! and fast, and a template only says where they stand.

use super::view::PageView;

/// The elements as HTML, one a line.
pub fn html(page: &PageView) -> String {
    let mut html = String::with_capacity(4096);
    element(&mut html, "<meta name=\"", "Description", "\" content=\"", &page.description);
    for meta in &page.meta {
        element(&mut html, "<meta name=\"", meta.name, "\" content=\"", &meta.content);
    }
    for meta in &page.open_graph {
        element(&mut html, "<meta property=\"", meta.name, "\" content=\"", &meta.content);
    }
    if let Some(address) = &page.canonical {
        element(&mut html, "<link rel=\"", "canonical", "\" href=\"", address);
    }
    if !page.json_ld.is_empty() {
        html.push_str("<script type=\"application/ld+json\">");
        html.push_str(&page.json_ld);
        html.push_str("</script>\n");
    }
    html.pop();
    html
}

fn element(html: &mut String, before: &str, name: &str, between: &str, value: &str) {
    html.push_str(before);
    escape(name, html);
    html.push_str(between);
    escape(value, html);
    html.push_str("\">\n");
}

fn escape(text: &str, html: &mut String) {
    pulldown_cmark_escape::escape_html(&mut *html, text).expect("memory takes every byte");
}
