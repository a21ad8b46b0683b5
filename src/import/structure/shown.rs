//! Footnotes, pictures and addresses of links that a draft does not show: a title or a field, into which their line
//! went, holds words alone, and no text of a site leads to a place on somebody's disk.

use std::collections::HashSet;

use super::telling::{Telling, shortened};
use crate::catalogue::both;
use crate::catalogue::import::findings::LEFT_OUT;
use crate::catalogue::import::left_out::{ADDRESS_OF_LINK, FOOTNOTE, PICTURE};
use crate::import::document::{Block, Document, Inline, Paragraph, Text, plain, web_address};
use crate::import::draft::{Draft, Element};

/// Tells of those that it does not show.
pub fn tell_others(document: &Document, draft: &Draft, tell: &mut Telling) {
    let bodies = draft.issues.iter().map(|issue| &issue.body).chain([&draft.body]);
    let (mut notes, mut images, mut links) = (HashSet::new(), HashSet::new(), HashSet::new());
    for inline in bodies.flatten().flat_map(of_element) {
        match inline {
            Inline::Note(note) => _ = notes.insert(note),
            Inline::Image(image, _) => _ = images.insert(image),
            Inline::Text(Text { link: Some(link), .. }) if web_address(link).is_some() => _ = links.insert(link),
            Inline::Text(_) | Inline::Break => {}
        }
    }
    for paragraph in document.blocks.iter().flat_map(of_block) {
        for inline in &paragraph.inlines {
            let span = paragraph.span;
            match inline {
                Inline::Note(note) if !notes.contains(note) => {
                    let words = document.notes.get(*note).map(|words| plain(words)).unwrap_or_default();
                    tell.left_out(span, &FOOTNOTE, &shortened(words.trim()));
                }
                Inline::Image(image, words) if !images.contains(image) => {
                    tell.left_out(span, &PICTURE, words);
                }
                Inline::Text(Text { link: Some(link), text, .. })
                    if !says_address(text, link) && links.insert(link) =>
                {
                    let (words, link) =
                        (shortened(text.trim()), link.chars().take(LONGEST_ADDRESS).collect::<String>());
                    let args = [("words", words), ("link", link)];
                    tell.push(tell.finding(&LEFT_OUT, span).with_phrase(both!("what"), &ADDRESS_OF_LINK, &args));
                }
                _ => {}
            }
        }
    }
}

const LONGEST_ADDRESS: usize = 300;

/// Whether the words are where the link leads, or it leads to another part of the document.
fn says_address(words: &str, link: &str) -> bool {
    let bare =
        link.split_once("://").map_or(link, |(_, rest)| rest).trim_start_matches("mailto:").trim_end_matches('/');
    link.starts_with('#') || bare.is_empty() || words.contains(bare)
}

fn of_element(element: &Element) -> Vec<&Inline> {
    match element {
        Element::Heading(_, paragraph) | Element::Paragraph(paragraph) => paragraph.inlines.iter().collect(),
        Element::Table(table) => table.own_paragraphs().flat_map(|paragraph| &paragraph.inlines).collect(),
        Element::Issues => Vec::new(),
    }
}

fn of_block(block: &Block) -> Vec<&Paragraph> {
    match block {
        Block::Paragraph(paragraph) => vec![paragraph],
        Block::Table(table) => table.own_paragraphs().collect(),
    }
}
