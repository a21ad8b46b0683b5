//! An author's own tags, written as they come by: which are open, and where they end at the latest.
//!
//! They end where the list item or the quotation ends in which they began, whether or not their author ended
//! them, so that nothing a body holds reaches past its own place.

use std::ops::Range;

use crate::catalogue::findings::{HIDING_HTML, HTML_REMOVED, UNCLOSED_HTML};
use crate::finding::Finding;
use crate::model::fences::hides_fences;
use crate::source::Span;

use super::comments::comments;
use super::elements::{is_inline, is_void, may_stay_open};
use super::images::Image;
use super::marker::is_marker;
use super::sanitise::{Token, Tokens, allowed_attribute, allowed_tag, attribute, attributes};
use super::sanitise::{decoded, without_forbidden};
use super::word_html;
use super::writer::Writer;

/// An author's tag that is open.
pub struct RawTag {
    name: &'static str,
    pub containers: usize,
    /// Whether it ends with the line of text that it stands in.
    inline: bool,
}

/// What an author's HTML stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RawIn {
    /// In a line of text.
    Line,
    /// In a block of its own.
    Block,
}

/// Raw HTML as one text, and where its pieces begin in it and in the prepared text.
#[derive(Default)]
pub struct RawBlock {
    pub html: String,
    pub pieces: Vec<(usize, usize)>,
}

/// Deeper than this, an author's tags are dropped: no page needs them, and browsers give up too.
const DEEPEST_RAW: usize = 64;

impl Writer<'_, '_> {
    pub(super) fn block_html(&mut self, html: &str, range: Range<usize>) {
        if let Some(raw) = &mut self.raw_block {
            raw.pieces.push((raw.html.len(), range.start));
            raw.html.push_str(html);
        }
    }

    pub(super) fn end_raw_block(&mut self) {
        let Some(raw) = self.raw_block.take() else { return };
        self.text_break();
        let first = raw.pieces.first().map_or(0, |&(_, start)| start);
        if let Some(length) = word_html::tag(&raw.html) {
            let start = self.prepared.locate(first) + self.request.start;
            self.report_word_tags(Span::new(start, start + length));
        }
        if is_marker(&raw.html) && self.containers == 0 && self.request.outline.inserted.is_some() {
            return self.marker(self.line_span(first, &raw.html));
        }
        let mut done = 0;
        for &(at, source) in &raw.pieces {
            if self.prepared.is_fence(source) && !hides_fences(&raw.html[..at]) {
                let line = raw.html[at..].lines().next().unwrap_or_default();
                self.raw_lines(&raw, done..at);
                self.fence(line.trim(), self.line_span(source, line));
                done = at + line.len();
            }
        }
        self.raw_lines(&raw, done..raw.html.len());
        self.text_break();
    }

    fn raw_lines(&mut self, raw: &RawBlock, range: Range<usize>) {
        let (prepared, shift) = (self.prepared, self.request.start);
        let written = self.html.len();
        self.raw_html(&raw.html[range.clone()], RawIn::Block, |at| {
            let at = range.start + at;
            let piece = raw.pieces.partition_point(|&(start, _)| start <= at).saturating_sub(1);
            let (start, source) = raw.pieces[piece];
            // What was put in before parsing is out of the pieces again.
            let at = prepared.locate(source) + at - start + shift;
            Span::new(at, at + 1)
        });
        if self.html[written..].trim().is_empty() {
            self.html.truncate(written);
        } else if !self.html.ends_with('\n') {
            self.html.push('\n');
        }
    }

    /// The place of a line that begins at an offset of the prepared text, without its indent.
    fn line_span(&self, start: usize, line: &str) -> Span {
        let indent = line.len() - line.trim_start().len();
        let start = self.prepared.locate(start) + indent;
        Span::new(start, start + line.trim().len()).shifted(self.request.start)
    }

    /// Ends the tags that were opened in a line of text which ends now.
    pub(super) fn close_inline_raw(&mut self) {
        self.close_raw(|tag| tag.inline);
    }

    /// Writes raw HTML as far as it is allowed. `locate` gives the place of an offset in it.
    pub(super) fn raw_html(&mut self, html: &str, stands_in: RawIn, locate: impl Fn(usize) -> Span) {
        if let Some(at) = word_html::condition(html) {
            self.report_word_html(locate(at));
        }
        for comment in comments(html) {
            self.check_comment_end(&html[comment.clone()], locate(comment.end - 1).end);
        }
        let mut tokens = Tokens::new(html);
        for token in tokens.by_ref() {
            if let Token::Start { name, attributes: written, at } = token {
                let list = attributes(written);
                if word_html::is_of_word(name, &list) {
                    self.report_word_html(locate(at));
                }
                if hides(&list) {
                    self.report(Finding::new(&HIDING_HTML, self.place(locate(at))));
                }
            }
            match token {
                Token::Text(text) => self.raw_text(text),
                Token::End { name } => {
                    if let Some(name) = allowed_tag(name) {
                        self.part_raw_text(name, stands_in);
                        self.end_raw(name);
                    }
                }
                Token::Start { name, attributes, at } => match allowed_tag(name) {
                    Some(name) if self.raw_open.len() < DEEPEST_RAW => {
                        self.part_raw_text(name, stands_in);
                        self.start_raw(name, attributes, stands_in, locate(at));
                    }
                    Some(_) => {}
                    None if name.contains(':') => {}
                    None => {
                        let tag = name.to_ascii_lowercase();
                        self.report(Finding::new(&HTML_REMOVED, self.place(locate(at))).with("tag", tag));
                    }
                },
            }
        }
        if stands_in == RawIn::Block {
            if let Some(unclosed) = tokens.unclosed() {
                let finding = Finding::new(&UNCLOSED_HTML, self.place(locate(unclosed.at)));
                self.report(finding.with("opener", unclosed.opener).with("closer", unclosed.closer));
            }
            self.close_inline_raw();
        }
    }

    /// In a block of tags, what stands in different ones is read apart: cells by a blank, everything else by lines.
    fn part_raw_text(&mut self, name: &str, stands_in: RawIn) {
        match name {
            _ if stands_in == RawIn::Line || is_inline(name) || matches!(name, "br" | "img" | "wbr") => {}
            "td" | "th" => self.raw_blank(),
            _ => self.text_break(),
        }
    }

    /// However many blanks stand side by side, a reader sees one.
    fn raw_blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
            self.text.push(' ');
        }
    }

    fn start_raw(&mut self, name: &'static str, written: &str, stands_in: RawIn, span: Span) {
        self.raw = true;
        let written = without_forbidden(written);
        let list = attributes(&written);
        let value = |wanted: &str| attribute(&list, wanted);
        match name {
            "a" => {
                // Without an address it is a place that links used to lead to, as Word leaves them behind.
                let Some(link) = value("href").and_then(|address| self.resolve_link(&address, span)) else { return };
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
        let inline = stands_in == RawIn::Line || is_inline(name);
        self.raw_open.push(RawTag { name, containers: self.containers, inline });
    }

    /// An end tag counts only where its start tag stands in the same container.
    fn end_raw(&mut self, name: &str) {
        let here = |open: &RawTag| open.containers == self.containers;
        let Some(open) = self.raw_open.iter().rposition(|open| open.name == name && here(open)) else {
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
        let kept = without_forbidden(text);
        self.raw |= !kept.trim().is_empty();
        match kept.contains('<') {
            true => self.html.push_str(&kept.replace('<', "&lt;")),
            false => self.html.push_str(&kept),
        }
        for c in decoded(&kept).chars() {
            match c.is_ascii_whitespace() {
                true => self.raw_blank(),
                false => self.text.push(c),
            }
        }
    }

    pub(super) fn close_raw(&mut self, ends: impl Fn(&RawTag) -> bool) {
        while let Some(tag) = self.raw_open.pop_if(|tag| ends(tag)) {
            if !may_stay_open(tag.name) {
                end_tag(&mut self.html, tag.name);
            }
        }
    }
}

/// Whether a browser would show nothing of a tag, whose attributes do not reach the page.
fn hides(attributes: &[(&str, &str)]) -> bool {
    const RULES: [&str; 3] = ["display:none", "visibility:hidden", "mso-hide:all"];
    attributes.iter().any(|(attribute, value)| match attribute.to_ascii_lowercase().as_str() {
        "hidden" => true,
        "style" => {
            let plain: String = decoded(value).chars().filter(|c| !c.is_whitespace()).collect();
            let plain = plain.to_ascii_lowercase();
            plain.split(';').any(|rule| RULES.contains(&rule.strip_suffix("!important").unwrap_or(rule)))
        }
        _ => false,
    })
}

fn end_tag(html: &mut String, name: &str) {
    html.push_str("</");
    html.push_str(name);
    html.push('>');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::tests::{OUTLINE, render_as};

    #[track_caller]
    fn check(body: &str, expected: usize) {
        let findings = render_as(body, OUTLINE, "").1;
        assert_eq!(findings.iter().filter(|finding| finding.kind.code == HIDING_HTML.code).count(), expected, "{body}");
    }

    #[test]
    fn tags_that_were_to_hide_their_text_are_told() {
        for body in [
            "一<span hidden>二</span>。",
            "一<span style='color:red; DISPLAY : none !important'>二</span>。",
            "<div style=\"visibility&#58;hidden\">\n\n二\n\n</div>",
            "<p style=mso-hide:all>二</p>",
        ] {
            check(body, 1);
        }
        check("一<span style='display:inline' title=hidden>二</span>`<span hidden>`。", 0);
    }
}
