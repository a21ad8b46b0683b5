//! What a page's head says to machines: the tags of government pages, Open Graph, JSON-LD.
//!
//! It is the same in every theme, and every page has some ten such elements; so they are written here, once
//! and fast, and a template only says where they stand.

use super::view::PageView;

/// The elements as HTML, one a line.
pub fn html(page: &PageView) -> String {
    let mut html = Vec::with_capacity(2048);
    element(&mut html, "<meta name=\"", "Description", "\" content=\"", &page.description);
    for meta in &page.meta {
        element(&mut html, "<meta name=\"", &meta.name, "\" content=\"", &meta.content);
    }
    for meta in &page.open_graph {
        element(&mut html, "<meta property=\"", &meta.name, "\" content=\"", &meta.content);
    }
    if let Some(address) = &page.canonical {
        element(&mut html, "<link rel=\"", "canonical", "\" href=\"", address);
    }
    if !page.json_ld.is_empty() {
        html.extend_from_slice(b"<script type=\"application/ld+json\">");
        html.extend_from_slice(page.json_ld.as_bytes());
        html.extend_from_slice(b"</script>\n");
    }
    html.pop();
    String::from_utf8(html).expect("escaping keeps UTF-8 whole")
}

fn element(html: &mut Vec<u8>, before: &str, name: &str, between: &str, value: &str) {
    html.extend_from_slice(before.as_bytes());
    escape(name, html);
    html.extend_from_slice(between.as_bytes());
    escape(value, html);
    html.extend_from_slice(b"\">\n");
}

fn escape(text: &str, html: &mut Vec<u8>) {
    tera::escape_html(text, html).expect("memory takes every byte");
}
