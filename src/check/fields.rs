//! The texts of a front matter, and of `site.yaml`: titles are read and judged as much as paragraphs are.

use std::ops::Range;

use super::allowances;
use super::text::{Block, BlockKind, Document};
use crate::finding::Findings;
use crate::model::Body;
use crate::source::Span;
use crate::yaml::{self, Node, Value};

/// Keys whose values people read as text. All others are names, dates, addresses and the like.
const PROSE: &[&str] = &[
    "title", "description", "text", "issuer", "inspector", "responsible", "keywords", "topics", "office", "sponsor",
    "operator", "openness",
];

/// Where the YAML of a file stands, between its two fences.
pub fn front_matter(body: &Body) -> Range<usize> {
    let head = &body.source.text[..body.start];
    let start = head.find('\n').map_or(head.len(), |at| at + 1);
    let end = head.trim_end_matches(['\n', '\r', ' ', '\t']).rfind('\n').map_or(start, |at| at + 1);
    start..end.max(start)
}

/// Reads the fields once more, now for their texts; what is wrong with them was told when they were loaded.
pub fn read(document: &mut Document, range: Range<usize>) {
    let source = document.source;
    let Some(node) = yaml::parse(source, range.clone(), &mut Findings::default()) else { return };
    collect(&node, Of::Other, document);
    document.fields = Some(node);
    document.allowances.extend(allowances::in_yaml(&source.text, range));
}

/// What a value is of.
#[derive(Clone, Copy)]
enum Of {
    /// A key whose values are texts.
    Text(&'static str),
    /// The office's own contact, which is for the public.
    Contact,
    Other,
}

fn collect(node: &Node, of: Of, document: &mut Document) {
    match &node.value {
        Value::Map(entries) => {
            for (name, value) in entries {
                let text = PROSE.iter().find(|key| **key == name.name);
                let of = match (text, name.name.as_str(), of) {
                    (Some(key), ..) => Of::Text(key),
                    // What an office tells the checker is not for the checker to judge.
                    (None, "checks", _) => continue,
                    (None, "contact", _) | (None, _, Of::Contact) => Of::Contact,
                    _ => Of::Other,
                };
                collect(value, of, document);
            }
        }
        Value::List(items) => items.iter().for_each(|item| collect(item, of, document)),
        // A number that nobody put into quotes is published as it is written.
        Value::Text(text) | Value::Number(text) => match of {
            Of::Text(key) => keep(document, key, text, node.span),
            Of::Other => document.keep_beside(text, node.span),
            Of::Contact => {}
        },
        Value::Null | Value::Flag(_) => {}
    }
}

fn keep(document: &mut Document, key: &'static str, text: &str, span: Span) {
    // A value in quotes stands inside its span.
    let written = document.source.text.get(span.range()).unwrap_or("");
    let span = match written.find(text) {
        Some(at) => Span::new(span.start + at, span.start + at + text.len()),
        None => span,
    };
    let mut block = Block::new(BlockKind::Field(key), 0, text.len());
    block.push(text, span);
    document.keep(block);
}
