//! Blocks of `:::` that are open around the text being written.
//!
//! A block ends where the list item ends in which it began, whether or not its author ended it.

use crate::catalogue::findings::{STRAY_FENCE, UNCLOSED_BLOCK, UNKNOWN_BLOCK};
use crate::finding::Finding;
use crate::source::Span;

use super::directives::{Fence, read};
use super::escape;
use super::writer::Writer;

/// A `:::` block that is open.
pub struct Block {
    name: String,
    span: Span,
    /// Where its text begins.
    text: usize,
    /// How many containers are open around it.
    containers: usize,
    end_tag: &'static str,
}

impl Block {
    pub fn is_internal(&self) -> bool {
        self.name.eq_ignore_ascii_case("internal")
    }

    /// Whether headings inside still belong to the body's own outline.
    pub fn keeps_outline(&self) -> bool {
        !self.name.eq_ignore_ascii_case("note")
    }
}

impl Writer<'_, '_> {
    /// A fence line: opens a block, or closes the innermost.
    pub(super) fn fence(&mut self, line: &str, span: Span) {
        match read(line) {
            Fence::Open { name, title } => self.open_block(name, title, span),
            Fence::Close => {
                let containers = self.containers;
                match self.blocks.pop_if(|block| block.containers + 1 == containers) {
                    Some(block) => self.end_block(&block),
                    None => self.report(Finding::new(&STRAY_FENCE, self.place(span))),
                }
            }
        }
    }

    /// Ends what began inside a container that ends now.
    pub(super) fn close_inside(&mut self, containers: usize) {
        while let Some(block) = self.blocks.pop_if(|block| block.containers >= containers) {
            self.report(Finding::new(&UNCLOSED_BLOCK, self.place(block.span)).with("name", block.name.as_str()));
            self.end_block(&block);
        }
        self.close_raw(|tag| tag.containers >= containers);
    }

    fn open_block(&mut self, name: &str, title: &str, span: Span) {
        let (start_tag, label_class, end_tag, label) = match name.to_ascii_lowercase().as_str() {
            "note" => {
                let label = if title.is_empty() { self.request.note_label } else { title };
                ("<aside class=\"note\" role=\"note\">\n", "note-label", "</aside>\n", label)
            }
            "internal" => ("<div class=\"internal\">\n", "internal-label", "</div>\n", self.request.edition_label),
            _ => {
                self.report(Finding::new(&UNKNOWN_BLOCK, self.place(span)).with("name", name));
                ("", "", "", "")
            }
        };
        self.text_break();
        self.html.push_str(start_tag);
        if !label.is_empty() {
            self.html.push_str("<p");
            escape::attribute(&mut self.html, "class", label_class);
            self.html.push('>');
            escape::text(&mut self.html, label);
            self.html.push_str("</p>\n");
        }
        if !title.is_empty() && label_class == "note-label" {
            self.text.push_str(title);
        }
        let text = self.text.len();
        self.blocks.push(Block { name: name.to_string(), span, text, containers: self.containers, end_tag });
        self.containers += 1;
    }

    fn end_block(&mut self, block: &Block) {
        self.text_break();
        self.close_raw(|tag| tag.containers > block.containers);
        self.html.push_str(block.end_tag);
        if block.is_internal() && self.aside.is_empty() {
            self.internal.push(block.text..self.text.len());
        }
        self.containers = block.containers;
    }
}
