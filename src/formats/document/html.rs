//! The rendered HTML of a text as a tree.
//!
//! It reads what `markdown` wrote and nothing else: tags are closed, attributes are quoted, `<` stands nowhere
//! but in front of a tag. Where that should once not hold, text is kept and nesting is forgiven.

use std::borrow::Cow;

use crate::markdown::is_void_element;

/// An author's own HTML may nest without end; a document does not.
const DEEPEST: usize = 200;

#[derive(Debug, PartialEq)]
pub enum Node<'a> {
    Text(Cow<'a, str>),
    Element(Element<'a>),
}

#[derive(Debug, PartialEq, Default)]
pub struct Element<'a> {
    pub name: &'a str,
    attributes: &'a str,
    pub children: Vec<Node<'a>>,
}

/// The nodes of a piece of HTML.
pub fn parse(html: &str) -> Vec<Node<'_>> {
    let mut open = vec![Element::default()];
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        push_text(&mut open, &rest[..at]);
        let Some(end) = tag_end(&rest[at..]) else {
            rest = &rest[at..];
            break;
        };
        let tag = &rest[at + 1..at + end];
        rest = &rest[at + end + 1..];
        match tag.strip_prefix('/') {
            Some(name) => close(&mut open, name.trim()),
            None => start(&mut open, tag),
        }
    }
    push_text(&mut open, rest);
    while open.len() > 1 {
        fold(&mut open);
    }
    open.pop().map(|root| root.children).unwrap_or_default()
}

impl Element<'_> {
    /// An attribute's value; empty where it stands without one.
    pub fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut rest = self.attributes.trim_start();
        while !rest.is_empty() {
            let length = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
            let (key, after) = rest.split_at(length);
            let (value, after) = match after.strip_prefix("=\"") {
                Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
                None => ("", after.strip_prefix('=').unwrap_or(after)),
            };
            if key == name {
                return Some(decode(value));
            }
            rest = after.trim_start();
        }
        None
    }

    pub fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split_ascii_whitespace().any(|one| one == class))
    }

    /// All text inside.
    pub fn text(&self) -> String {
        let mut text = String::new();
        collect(&self.children, &mut text);
        text
    }
}

fn collect(nodes: &[Node], text: &mut String) {
    for node in nodes {
        match node {
            Node::Text(own) => text.push_str(own),
            Node::Element(element) => collect(&element.children, text),
        }
    }
}

/// Where a tag ends: `>` may stand in a quoted value.
fn tag_end(tag: &str) -> Option<usize> {
    let mut quoted = false;
    tag.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b'>' && !quoted
    })
}

fn start<'a>(open: &mut Vec<Element<'a>>, tag: &'a str) {
    let tag = tag.strip_suffix('/').unwrap_or(tag);
    let length = tag.find(char::is_whitespace).unwrap_or(tag.len());
    let (name, attributes) = tag.split_at(length);
    if name.starts_with('!') {
        return;
    }
    open.push(Element { name, attributes, children: Vec::new() });
    if is_void_element(name) || open.len() > DEEPEST {
        fold(open);
    }
}

/// Ends the innermost element of this name, and what was left open in it.
fn close(open: &mut Vec<Element<'_>>, name: &str) {
    if let Some(at) = open.iter().skip(1).rposition(|element| element.name == name) {
        while open.len() > at + 1 {
            fold(open);
        }
    }
}

fn fold(open: &mut Vec<Element<'_>>) {
    if let Some(element) = open.pop()
        && let Some(parent) = open.last_mut()
    {
        parent.children.push(Node::Element(element));
    }
}

fn push_text<'a>(open: &mut [Element<'a>], text: &'a str) {
    if !text.is_empty()
        && let Some(parent) = open.last_mut()
    {
        parent.children.push(Node::Text(decode(text)));
    }
}

/// The character references that the renderer and the sanitiser write.
fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let reference = rest.find(';').filter(|end| *end <= 10).and_then(|end| Some((end, character(&rest[1..end])?)));
        match reference {
            Some((end, c)) => {
                decoded.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                decoded.push('&');
                rest = &rest[1..];
            }
        }
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

fn character(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{A0}'),
        name => {
            let number = name.strip_prefix('#')?;
            let value = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(value)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn show(nodes: &[Node]) -> String {
        let show = |node: &Node| match node {
            Node::Text(text) => text.to_string(),
            Node::Element(element) => format!("{}[{}]", element.name, show(&element.children)),
        };
        nodes.iter().map(show).collect()
    }

    fn check(html: &str, expected: &str) {
        assert_eq!(show(&parse(html)), expected, "{html}");
    }

    #[test]
    fn elements_nest_and_references_are_read() {
        check("<p>一<strong>二</strong><br>三 &lt;b&gt; &amp;amp; &#39;</p>\n", "p[一strong[二]br[]三 <b> &amp; ']\n");
        check("<p title=\"a > b\">x</p>", "p[x]");
    }

    #[test]
    fn what_is_not_closed_or_never_opened_costs_no_text() {
        check("<ul><li>一<li>二</ul>三</p>四<", "ul[li[一li[二]]]三四<");
        let deep = "<div>".repeat(5000) + "x" + &"</div>".repeat(5000);
        assert!(show(&parse(&deep)).contains('x'));
    }

    #[test]
    fn attributes_are_found_by_name() {
        let nodes = parse("<img src=\"a&amp;b.png\" alt=\"\" hidden class=\"one two\">");
        let [Node::Element(image)] = nodes.as_slice() else { panic!("{nodes:?}") };
        assert_eq!(image.attribute("src").as_deref(), Some("a&b.png"));
        assert_eq!(image.attribute("alt").as_deref(), Some(""));
        assert_eq!(image.attribute("hidden").as_deref(), Some(""));
        assert_eq!(image.attribute("href"), None);
        assert!(image.has_class("two") && !image.has_class("on"));
    }

    proptest! {
        #[test]
        fn any_text_at_all_is_read(html in "[<>/a-c\"= &;#0-9一]{0,60}") {
            parse(&html);
        }
    }
}
