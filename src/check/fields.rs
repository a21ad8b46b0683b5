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
    "title",
    "description",
    "text",
    "issuer",
    "inspector",
    "responsible",
    "keywords",
    "topics",
    "office",
    "sponsor",
    "operator",
    "openness",
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
    collect(&node, None, &source.text, &mut document.blocks);
    document.fields = Some(node);
    document.allowances.extend(allowances::in_yaml(&source.text, range));
}

fn collect(node: &Node, key: Option<&'static str>, source: &str, blocks: &mut Vec<Block>) {
    match &node.value {
        Value::Map(entries) => {
            for (name, value) in entries {
                let key = PROSE.iter().find(|key| **key == name.name).copied();
                // What an office tells the checker is not for the checker to judge.
                if name.name != "checks" {
                    collect(value, key, source, blocks);
                }
            }
        }
        Value::List(items) => items.iter().for_each(|item| collect(item, key, source, blocks)),
        Value::Text(text) => {
            let Some(key) = key else { return };
            // A value in quotes stands inside its span.
            let written = source.get(node.span.range()).unwrap_or("");
            let span = match written.find(text.as_str()) {
                Some(at) => Span::new(node.span.start + at, node.span.start + at + text.len()),
                None => node.span,
            };
            let mut block = Block::new(BlockKind::Field(key), 0, text.len());
            block.span = span;
            block.push(text, span);
            blocks.push(block);
        }
        Value::Null | Value::Flag(_) | Value::Number(_) => {}
    }
}
