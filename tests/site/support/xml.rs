//! Whether a text is well-formed XML, as far as our files go: no DTD, no namespaces to check.

use super::html::decode;

/// Takes a document apart; panics where it is not well formed. Gives every element's name and text.
#[track_caller]
pub fn elements(document: &str) -> Vec<(String, String)> {
    assert!(document.chars().all(|c| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)));
    let mut rest = document.strip_prefix("<?xml version=\"1.0\" encoding=\"utf-8\"?>").expect("it begins as XML");
    let mut open: Vec<(String, String)> = Vec::new();
    let mut elements = Vec::new();
    while let Some(at) = rest.find('<') {
        let text = &rest[..at];
        assert!(!text.contains("]]>"), "{text}");
        match open.last_mut() {
            Some((_, content)) => content.push_str(&decode(text)),
            None => assert!(text.trim().is_empty(), "text outside of the root: {text}"),
        }
        rest = &rest[at + 1..];
        let end = end_of_tag(rest);
        let tag = &rest[..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            let last = open.pop().unwrap_or_else(|| panic!("</{name}> closes nothing"));
            assert_eq!(last.0, name);
            elements.push(last);
            continue;
        }
        let (tag, empty) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let name: String = tag.chars().take_while(|c| !c.is_whitespace()).collect();
        let well_named =
            |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "-:_".contains(c));
        assert!(well_named(&name), "<{tag}>");
        let mut attributes = tag[name.len()..].trim();
        while !attributes.is_empty() {
            let (key, value) = attributes.split_once("=\"").unwrap_or_else(|| panic!("<{tag}>"));
            assert!(well_named(key), "<{tag}>");
            let (value, after) = value.split_once('"').unwrap_or_else(|| panic!("<{tag}>"));
            assert!(!value.contains('<'), "<{tag}>");
            elements.push((format!("{name}@{key}"), decode(value)));
            attributes = after.trim_start();
        }
        if empty {
            elements.push((name, String::new()));
        } else {
            open.push((name, String::new()));
        }
    }
    assert!(open.is_empty() && rest.trim().is_empty(), "unfinished: {open:?} {rest}");
    elements
}

/// Where a tag ends: the first `>` outside of quotes.
#[track_caller]
fn end_of_tag(text: &str) -> usize {
    let mut quoted = false;
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '>' if !quoted => return at,
            _ => {}
        }
    }
    panic!("a tag without an end: {text:.60}")
}
