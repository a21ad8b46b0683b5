//! Headings, put together when they end: only then are their text, their number and their id known.

use pulldown_cmark::HeadingLevel;

use super::blocks::Block;
use super::fragment::{TagKind, write_heading};
use super::writer::Writer;
use super::{Heading, escape};
use crate::model::official_number::strip_number;
use crate::model::seams;

/// A heading that is being written: where it begins in HTML and text.
pub struct OpenHeading {
    pub level: HeadingLevel,
    pub explicit: Option<String>,
    pub html: usize,
    pub text: usize,
}

impl Writer<'_, '_> {
    pub(super) fn end_heading(&mut self) {
        self.close_inline_raw();
        let Some(heading) = self.heading.take() else {
            return;
        };
        if self.html.len() == heading.html {
            return;
        }
        let (depth, level, number) =
            if self.containers == self.blocks.len() && self.blocks.iter().all(Block::keeps_outline) {
                let placed = self.outlining.heading(heading.level as u8);
                (placed.depth, placed.level, Some(placed.number))
            } else {
                (self.outlining.next_depth(), 0, None)
            };
        let in_outline = number.is_some();
        let number = number.flatten();
        if number.is_some() {
            let whole = &self.text[heading.text..];
            let typed = heading.text + whole.len() - strip_number(whole).len();
            if let Some(rest) = without_leading_text(&self.html[heading.html..], &self.text[heading.text..typed]) {
                self.html.truncate(heading.html);
                self.html.push_str(&rest);
                self.text.replace_range(heading.text..typed, "");
            }
        }
        let text = self.text[heading.text..].trim().to_string();
        let id = self.ids.heading(heading.explicit.as_deref(), &text);
        // With markup in it the text is not all of the HTML, and browsers break it as they do.
        if let Some(parts) = seams::parts(&text).filter(|_| self.html[heading.html..] == text) {
            let whole = format!("<span class=\"whole\">{}</span>", parts.join("<wbr>"));
            self.html.replace_range(heading.html.., &whole);
        }

        let mut tag = String::with_capacity(id.len() + 64);
        tag.push('<');
        write_heading(&mut tag, depth + 1, TagKind::Start);
        escape::attribute(&mut tag, "id", &id);
        tag.push('>');
        if let Some(number) = &number {
            tag.push_str("<span class=\"num\">");
            tag.push_str(number);
            tag.push_str("</span>");
            self.text.insert_str(heading.text, number);
        }
        self.html.insert_str(heading.html, &tag);
        self.html.push_str("</");
        write_heading(&mut self.html, depth + 1, TagKind::End);
        self.html.push_str(">\n");
        self.text_break();
        if in_outline {
            self.headings.push(Heading { level, number, text, id });
        }
    }
}

/// The HTML without the text that it begins with; its tags stay. `None`: it begins with something else, or there is
/// nothing to take away.
fn without_leading_text(html: &str, text: &str) -> Option<String> {
    let mut kept = String::new();
    let (mut rest, mut left) = (html, text);
    while let Some(c) = left.chars().next() {
        if let Some(end) = rest.starts_with('<').then(|| rest.find('>')).flatten() {
            kept.push_str(&rest[..=end]);
            rest = &rest[end + 1..];
        } else {
            rest = rest.strip_prefix(c)?;
            left = &left[c.len_utf8()..];
        }
    }
    (!text.is_empty()).then(|| kept + rest)
}
