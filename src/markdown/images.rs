//! Images: where they are, how large, and what they show.
//!
//! Their size is written so that a page does not jump while it loads, and a reader who cannot see them gets
//! their text. Images of other sites are refused: they tell those sites who reads.

use std::ops::Range;

use crate::catalogue::findings::{MISSING_ALT, MISSING_IMAGE, THIRD_PARTY_IMAGE, UNSAFE_ADDRESS};
use crate::finding::{Finding, Findings, Kind};
use crate::source::{Place, Span};

use super::fragment::ROOT;
use super::links::{Sort, sort};
use super::writer::Writer;
use super::{Request, escape};
use crate::model::percent_decode;

/// An image as its author wrote it.
pub struct Image {
    pub address: String,
    pub alt: String,
    pub title: String,
    pub span: Span,
}

/// An image with a title, which becomes a figure if its paragraph holds nothing else.
pub struct Figure {
    image: Range<usize>,
    end: usize,
    title: String,
}

impl Image {
    /// Writes the image without its title, and leaves the tag open before `>`. Where it cannot be shown, writes
    /// its text and returns `None`; else the address of the file used.
    pub fn write(&self, html: &mut String, request: &Request, findings: &mut Findings) -> Option<String> {
        let mut report = |kind: &'static Kind| {
            findings.push(Finding::new(kind, Place::at(request.source, self.span)).with("address", &self.address));
        };
        let fault = match sort(&self.address) {
            Sort::External | Sort::Data => Some(&THIRD_PARTY_IMAGE),
            Sort::Unsafe | Sort::Personal => Some(&UNSAFE_ADDRESS),
            Sort::Internal => None,
        };
        let path = self.address.split(['#', '?']).next().unwrap_or_default();
        let target = match fault {
            Some(_) => None,
            None => request.resolver.image(&percent_decode(path)),
        };
        let Some(target) = target else {
            report(fault.unwrap_or(&MISSING_IMAGE));
            escape::text(html, &self.alt);
            return None;
        };
        if self.alt.trim().is_empty() {
            report(&MISSING_ALT);
        }
        html.push_str("<img src=\"");
        html.push(ROOT);
        escape::address(html, &target.address);
        html.push('"');
        escape::attribute(html, "alt", self.alt.trim());
        if let Some((width, height)) = target.size {
            escape::attribute(html, "width", &width.to_string());
            escape::attribute(html, "height", &height.to_string());
        }
        html.push_str(" loading=\"lazy\" decoding=\"async\"");
        Some(target.address)
    }
}

impl Writer<'_, '_> {
    /// Writes an image, and keeps in mind that it may be a figure.
    pub(super) fn image(&mut self, image: &Image) {
        let start = self.html.len();
        if let Some(address) = image.write(&mut self.html, self.request, self.findings) {
            self.first_image.get_or_insert_with(|| address.clone());
            self.links.assets.push(address);
            let tag_end = self.html.len();
            if !image.title.is_empty() {
                escape::attribute(&mut self.html, "title", &image.title);
            }
            self.html.push('>');
            let end = self.html.len();
            self.figure =
                (!image.title.is_empty()).then(|| Figure { image: start..tag_end, end, title: image.title.clone() });
        }
        self.text.push_str(image.alt.trim());
        self.start_of_line();
    }

    pub(super) fn end_paragraph(&mut self) {
        self.close_inline_raw();
        let alone = |figure: &Figure, html: &str| figure.image.start == self.paragraph && figure.end == html.len();
        match self.figure.take() {
            Some(figure) if alone(&figure, &self.html) => {
                self.html.truncate(figure.image.end);
                self.html.push('>');
                self.html.push_str("<figcaption>");
                escape::text(&mut self.html, &figure.title);
                self.html.push_str("</figcaption></figure>\n");
                self.html.replace_range(self.paragraph - "<p>".len()..self.paragraph, "<figure>");
                self.text_break();
                self.text.push_str(&figure.title);
            }
            _ => self.html.push_str("</p>\n"),
        }
        self.text_break();
    }
}
