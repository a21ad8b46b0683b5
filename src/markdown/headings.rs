//! Headings, put together when they end: only then are their text, their number and their id known.

use pulldown_cmark::HeadingLevel;

use super::blocks::Block;
use super::fragment::write_heading;
use super::numbering::strip_number;
use super::writer::Writer;
use super::{Heading, escape};

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
        if in_outline && self.request.outline.numbered {
            let typed = &self.text[heading.text..];
            let typed = typed.len() - strip_number(typed).len();
            if typed > 0 {
                self.text.replace_range(heading.text..heading.text + typed, "");
                drop_leading_text(&mut self.html, heading.html, typed);
            }
        }
        let text = self.text[heading.text..].trim().to_string();
        let id = self.ids.heading(heading.explicit.as_deref(), &text);

        let mut tag = String::with_capacity(id.len() + 64);
        tag.push('<');
        write_heading(&mut tag, depth + 1, true);
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
        write_heading(&mut self.html, depth + 1, false);
        self.html.push_str(">\n");
        self.text_break();
        if in_outline {
            self.headings.push(Heading { level, number, text, id });
        }
    }
}

/// Takes the first `count` bytes of text out of the HTML from `start` on, and leaves its tags.
fn drop_leading_text(html: &mut String, start: usize, count: usize) {
    let mut kept = String::new();
    let mut rest = &html[start..];
    let mut left = count;
    while left > 0 {
        if let Some(end) = rest.starts_with('<').then(|| rest.find('>')).flatten() {
            kept.push_str(&rest[..=end]);
            rest = &rest[end + 1..];
        } else if let Some(c) = rest.chars().next().filter(|&c| c != '&') {
            left = left.saturating_sub(c.len_utf8());
            rest = &rest[c.len_utf8()..];
        } else {
            break;
        }
    }
    kept.push_str(rest);
    html.truncate(start);
    html.push_str(&kept);
}
