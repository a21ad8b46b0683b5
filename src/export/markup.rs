//! A page taken apart into tags and what stands between them, and put together again.
//!
//! It reads what our templates and the Markdown room write: well-formed HTML. What it does not understand
//! passes through as it is.

use std::borrow::Cow;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<'a> {
    Open(Tag<'a>),
    Close(&'a str),
    /// Text, comments and the document type, as they are written.
    Text(&'a str),
    /// What stands inside `script` and `style`: no markup.
    Raw(&'a str),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag<'a> {
    /// In small letters, as our pages write it.
    pub name: &'a str,
    /// Values with their character references resolved.
    pub attributes: Vec<(&'a str, Cow<'a, str>)>,
    /// Whether it ends with `/>`, as elements of SVG do that hold nothing.
    pub closed: bool,
}

pub fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let Some(at) = memchr::memchr(b'<', rest.as_bytes()) else {
            pieces.push(Piece::Text(rest));
            break;
        };
        if at > 0 {
            pieces.push(Piece::Text(&rest[..at]));
        }
        rest = &rest[at..];
        let (piece, after) = markup(rest);
        let raw_text = match &piece {
            Piece::Open(tag) if matches!(tag.name, "script" | "style") => Some(tag.name),
            _ => None,
        };
        pieces.push(piece);
        rest = after;
        if let Some(name) = raw_text {
            let end = rest.find(&format!("</{name}")).unwrap_or(rest.len());
            pieces.push(Piece::Raw(&rest[..end]));
            rest = &rest[end..];
        }
    }
    pieces
}

/// The piece that begins with `<`, and what comes after it.
fn markup(text: &str) -> (Piece<'_>, &str) {
    if text.starts_with("<!--") {
        let end = text.find("-->").map_or(text.len(), |at| at + 3);
        return (Piece::Text(&text[..end]), &text[end..]);
    }
    let end = end_of_tag(text);
    let inside = text[1..end].trim_end_matches('>');
    let after = &text[end..];
    if let Some(name) = inside.strip_prefix('/') {
        return (Piece::Close(name.trim()), after);
    }
    if !inside.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return (Piece::Text(&text[..end]), after);
    }
    let name_end = inside.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(inside.len());
    let tag =
        Tag { name: &inside[..name_end], attributes: attributes(&inside[name_end..]), closed: inside.ends_with('/') };
    (Piece::Open(tag), after)
}

/// Where a tag ends: after the first `>` outside of quotes.
fn end_of_tag(text: &str) -> usize {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            (None, b'>') => return at + 1,
            _ => {}
        }
    }
    text.len()
}

fn attributes(text: &str) -> Vec<(&str, Cow<'_, str>)> {
    let mut attributes = Vec::new();
    let mut rest = text.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
    while !rest.is_empty() {
        let end = rest.find(|c: char| c.is_ascii_whitespace() || c == '=').unwrap_or(rest.len());
        let name = &rest[..end];
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(given) = rest.strip_prefix('=') {
            let given = given.trim_start();
            (value, rest) = match given.chars().next() {
                Some(quote @ ('"' | '\'')) => given[1..].split_once(quote).unwrap_or((&given[1..], "")),
                _ => given.split_at(given.find(|c: char| c.is_ascii_whitespace()).unwrap_or(given.len())),
            };
        }
        if !name.is_empty() {
            attributes.push((name, decoded(value)));
        }
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
    }
    attributes
}

/// The character references that our own escaping writes.
fn decoded(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    let plain = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&#x2F;", "/")];
    let text = plain.iter().fold(value.to_string(), |text, (reference, c)| text.replace(reference, c));
    Cow::Owned(text.replace("&amp;", "&"))
}

impl<'a> Tag<'a> {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_ref())
    }

    /// Sets an attribute, or takes it away.
    pub fn set(&mut self, name: &'a str, value: Option<String>) {
        let at = self.attributes.iter().position(|(key, _)| *key == name);
        match (at, value) {
            (Some(at), Some(value)) => self.attributes[at].1 = Cow::Owned(value),
            (Some(at), None) => drop(self.attributes.remove(at)),
            (None, Some(value)) => self.attributes.push((name, Cow::Owned(value))),
            (None, None) => {}
        }
    }

    pub fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(self.name);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            if !value.is_empty() || !matches!(*name, "defer" | "hidden" | "open" | "checked" | "disabled") {
                out.push_str("=\"");
                // Writing to a String cannot fail.
                let _ = pulldown_cmark_escape::escape_html(&mut *out, value);
                out.push('"');
            }
        }
        out.push_str(if self.closed { "/>" } else { ">" });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_page_is_taken_apart_and_put_together() {
        let html = "<!DOCTYPE html><p class=\"a &amp; b\">文字<br><!-- x > y --><script defer>a < b</script></p>";
        let mut out = String::new();
        for piece in pieces(html) {
            match piece {
                Piece::Open(tag) => tag.write(&mut out),
                Piece::Close(name) => out += &format!("</{name}>"),
                Piece::Text(text) | Piece::Raw(text) => out.push_str(text),
            }
        }
        assert_eq!(out, html);
    }

    proptest! {
        #[test]
        fn hostile_text_is_taken_apart_without_a_panic(html in "[<>/!a-c\"'= &;\\-é\n]{0,60}|<script>[<a/]{0,9}") {
            pieces(&html);
        }
    }
}
