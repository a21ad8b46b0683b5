//! What is open around the text being written: blocks of `:::`, and tags of an author's own HTML.
//!
//! Both end where the list item or the quotation ends in which they began, whether or not their author ended
//! them, so that nothing a body holds reaches past its own place.

use crate::catalogue::findings::{HTML_REMOVED, UNCLOSED_BLOCK, UNKNOWN_BLOCK};
use crate::finding::Finding;
use crate::source::{Place, Span};

use super::directives::{Fence, read};
use super::escape;
use super::images::Image;
use super::sanitise::without_forbidden;
use super::sanitise::{
    Token, Tokens, allowed_attribute, allowed_tag, attributes, is_inline, is_void, may_stay_open,
};
use super::writer::Writer;

/// A `:::` block that is open.
pub struct Block {
    name: String,
    span: Span,
    /// How many containers are open around it.
    containers: usize,
    end_tag: &'static str,
}

impl Block {
    /// Whether headings inside still belong to the body's own outline.
    pub fn keeps_outline(&self) -> bool {
        !self.name.eq_ignore_ascii_case("note")
    }
}

/// An author's tag that is open.
pub struct RawTag {
    name: &'static str,
    containers: usize,
    inline: bool,
}

/// Deeper than this, an author's tags are dropped: no page needs them, and browsers give up too.
const DEEPEST_RAW: usize = 64;

impl Writer<'_, '_> {
    /// A fence line: opens a block, or closes the innermost.
    pub(super) fn fence(&mut self, line: &str, span: Span) {
        match read(line) {
            Fence::Open { name, title } => self.open_block(name, title, span),
            Fence::Close => {
                let containers = self.containers;
                match self
                    .blocks
                    .pop_if(|block| block.containers + 1 == containers)
                {
                    Some(block) => self.end_block(&block),
                    None => {
                        self.report(Finding::new(&UNKNOWN_BLOCK, self.place(span)).with("name", ""))
                    }
                }
            }
        }
    }

    /// Ends what began inside a container that ends now.
    pub(super) fn close_inside(&mut self, containers: usize) {
        while let Some(block) = self.blocks.pop_if(|block| block.containers >= containers) {
            self.report(
                Finding::new(&UNCLOSED_BLOCK, self.place(block.span))
                    .with("name", block.name.as_str()),
            );
            self.end_block(&block);
        }
        self.close_raw(|tag| tag.containers >= containers);
    }

    /// Ends the tags that were opened in a line of text which ends now.
    pub(super) fn close_inline_raw(&mut self) {
        self.close_raw(|tag| tag.inline);
    }

    /// Writes raw HTML as far as it is allowed. `locate` gives the place of an offset in it.
    pub(super) fn raw_html(&mut self, html: &str, inline: bool, locate: impl Fn(usize) -> Span) {
        for token in Tokens::new(html) {
            match token {
                Token::Text(text) => self.raw_text(text),
                Token::End { name } => {
                    if let Some(name) = allowed_tag(name) {
                        self.end_raw(name);
                    }
                }
                Token::Start {
                    name,
                    attributes,
                    at,
                } => match allowed_tag(name) {
                    Some(name) if self.raw_open.len() < DEEPEST_RAW => {
                        self.start_raw(name, attributes, inline, locate(at));
                    }
                    Some(_) => {}
                    None => {
                        let tag = name.to_ascii_lowercase();
                        self.report(
                            Finding::new(&HTML_REMOVED, self.place(locate(at))).with("tag", tag),
                        );
                    }
                },
            }
        }
        if !inline {
            self.close_inline_raw();
        }
    }

    fn open_block(&mut self, name: &str, title: &str, span: Span) {
        let (start_tag, label_class, end_tag, label) = match name.to_ascii_lowercase().as_str() {
            "note" => {
                let label = if title.is_empty() {
                    self.request.note_label
                } else {
                    title
                };
                (
                    "<aside class=\"note\" role=\"note\">\n",
                    "note-label",
                    "</aside>\n",
                    label,
                )
            }
            "internal" => (
                "<div class=\"internal\">\n",
                "internal-label",
                "</div>\n",
                self.request.edition_label,
            ),
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
        self.blocks.push(Block {
            name: name.to_string(),
            span,
            containers: self.containers,
            end_tag,
        });
        self.containers += 1;
    }

    fn end_block(&mut self, block: &Block) {
        self.text_break();
        self.close_raw(|tag| tag.containers > block.containers);
        self.html.push_str(block.end_tag);
        self.containers = block.containers;
    }

    fn start_raw(&mut self, name: &'static str, written: &str, inline: bool, span: Span) {
        self.raw = true;
        let written = without_forbidden(written);
        let list = attributes(&written);
        let value = |wanted: &str| {
            let found = list
                .iter()
                .find(|(name, _)| name.eq_ignore_ascii_case(wanted));
            found.map(|(_, value)| value.replace("&quot;", "\"").replace("&amp;", "&"))
        };
        match name {
            "a" => {
                let link =
                    self.links
                        .resolve(&value("href").unwrap_or_default(), span, self.findings);
                let Some(link) = link else { return };
                link.write(&mut self.html, &value("title").unwrap_or_default());
            }
            "img" => {
                let image = Image {
                    address: value("src").unwrap_or_default(),
                    alt: value("alt").unwrap_or_default(),
                    title: value("title").unwrap_or_default(),
                    span,
                };
                self.image(&image);
                return;
            }
            _ => {
                self.html.push('<');
                self.html.push_str(name);
                for (attribute, value) in &list {
                    if let Some(attribute) = allowed_attribute(attribute) {
                        self.html.push_str(&format!(
                            " {attribute}=\"{}\"",
                            value.replace('"', "&quot;").replace('<', "&lt;")
                        ));
                    }
                }
                self.html.push('>');
            }
        }
        if name == "br" {
            self.text.push(' ');
        }
        if is_void(name) {
            return;
        }
        if may_stay_open(name) && self.raw_open.last().is_some_and(|open| open.name == name) {
            self.raw_open.pop();
        }
        self.raw_open.push(RawTag {
            name,
            containers: self.containers,
            inline: inline || is_inline(name),
        });
    }

    /// An end tag counts only where its start tag stands in the same container.
    fn end_raw(&mut self, name: &str) {
        let here = |open: &RawTag| open.containers == self.containers;
        let Some(open) = self
            .raw_open
            .iter()
            .rposition(|open| open.name == name && here(open))
        else {
            return;
        };
        if !self.raw_open[open..].iter().all(here) {
            return;
        }
        for tag in self.raw_open.drain(open..).rev() {
            if tag.name == name || !may_stay_open(tag.name) {
                end_tag(&mut self.html, tag.name);
            }
        }
    }

    fn raw_text(&mut self, text: &str) {
        self.raw = true;
        let kept = without_forbidden(text);
        match kept.contains('<') {
            true => self.html.push_str(&kept.replace('<', "&lt;")),
            false => self.html.push_str(&kept),
        }
        self.text.push_str(kept.trim());
    }

    fn close_raw(&mut self, ends: impl Fn(&RawTag) -> bool) {
        while let Some(tag) = self.raw_open.pop_if(|tag| ends(tag)) {
            if !may_stay_open(tag.name) {
                end_tag(&mut self.html, tag.name);
            }
        }
    }

    pub(super) fn place(&self, span: Span) -> Place {
        Place::at(self.request.source, span)
    }
}

fn end_tag(html: &mut String, name: &str) {
    html.push_str("</");
    html.push_str(name);
    html.push('>');
}
