//! The blocks of `:::` in a Markdown text: their fences are taken out, and what stood between them is known by its place.

use crate::import::document::{BoxKind, Boxed};
use crate::markdown::{Fence, read_fence};
use crate::model::blocks::mask_internal;
use crate::model::fences::{fences, standing};
use crate::source::Span;

/// A text without the fences of its blocks, byte for byte as long as it was.
pub struct Unfenced {
    pub text: String,
    /// Blocks in blocks of their kind count with them, so that those of one list stand apart, in order.
    internal: Vec<(Span, Boxed)>,
    hidden: Vec<(Span, Boxed)>,
    notes: Vec<(Span, Boxed)>,
}

impl Unfenced {
    pub fn of(text: &str) -> Self {
        let standing = standing(text);
        let mut bytes = text.as_bytes().to_vec();
        let (mut internal, mut notes) = (Vec::new(), Vec::new());
        let mut open: Vec<(usize, Option<BoxKind>)> = Vec::new();
        let mut end = |open: &mut Vec<(usize, Option<BoxKind>)>, at: usize| {
            let (start, kind) = open.pop()?;
            let kind = kind?;
            let is_outermost =
                !open.iter().any(|(_, around)| around.as_ref().is_some_and(|around| around.is_alike(&kind)));
            let list = if kind == BoxKind::Internal { &mut internal } else { &mut notes };
            if is_outermost {
                list.push((Span::new(start, at), Boxed { kind, number: start }));
            }
            Some(())
        };
        for fence in fences(text).into_iter().filter(|fence| standing.contains_key(&fence.start)) {
            let is_known = match read_fence(&text[fence.clone()]) {
                Fence::Open { name, title } => {
                    open.push((fence.end, kind(name, title)));
                    open.last().is_some_and(|(_, kind)| kind.is_some())
                }
                Fence::Close => end(&mut open, fence.start).is_some(),
            };
            if is_known {
                bytes[fence].fill(b' ');
            }
        }
        while !open.is_empty() {
            end(&mut open, text.len());
        }
        let boxed = |span: Span| (span, Boxed { kind: BoxKind::Internal, number: span.start });
        let hidden = hidden(text).into_iter().map(boxed).collect();
        // Whole characters became spaces.
        Self { text: String::from_utf8(bytes).unwrap_or_default(), internal, hidden, notes }
    }

    /// The block that a place of the text stands in: what is internal is so inside of a note as well.
    pub fn block(&self, at: usize) -> Option<&Boxed> {
        [&self.internal, &self.hidden, &self.notes].into_iter().find_map(|blocks| {
            let (span, boxed) = blocks[..blocks.partition_point(|(span, _)| span.start <= at)].last()?;
            (at < span.end).then_some(boxed)
        })
    }
}

fn kind(name: &str, title: &str) -> Option<BoxKind> {
    match name.to_ascii_lowercase().as_str() {
        "internal" => Some(BoxKind::Internal),
        "note" => Some(BoxKind::Note(title.to_string())),
        _ => None,
    }
}

/// The lines that a public edition would hide: they come back as internal, however their fences are written.
fn hidden(text: &str) -> Vec<Span> {
    let Some(masked) = mask_internal(text) else { return Vec::new() };
    let mut spans: Vec<Span> = Vec::new();
    let mut at = 0;
    for (line, masked) in text.split_inclusive('\n').zip(masked.text.split_inclusive('\n')) {
        let end = at + line.len();
        if line != masked {
            match spans.last_mut().filter(|last| text[last.end..at].trim().is_empty()) {
                Some(last) => last.end = end,
                None => spans.push(Span::new(at, end)),
            }
        }
        at = end;
    }
    spans
}
