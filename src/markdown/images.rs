//! Images: where they are, how large, and what they show.
//!
//! Their size is written so that a page does not jump while it loads, and a reader who cannot see them gets
//! their text. Images of other sites are refused: they tell those sites who reads.

use std::ops::Range;

use crate::catalogue::findings::{BROKEN_IMAGE, MISSING_ALT, MISSING_IMAGE, THIRD_PARTY_IMAGE, UNSAFE_ADDRESS};
use crate::finding::Kind;
use crate::model::asset;
use crate::source::Span;

use super::fragment::ROOT;
use super::links::{Sort, is_on_own_disk, path_of, sort};
use super::writer::Writer;
use super::{ImageTarget, Resolver, escape};

/// Endings of pictures that have their size in their first bytes.
const MEASURED: [&str; 5] = ["png", "jpg", "jpeg", "gif", "webp"];

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
    /// The file to show, or what is wrong with the address.
    fn resolve(&self, resolver: &dyn Resolver) -> Result<ImageTarget, &'static Kind> {
        match sort(&self.address) {
            Sort::External | Sort::Data => Err(&THIRD_PARTY_IMAGE),
            Sort::Unsafe if is_on_own_disk(&self.address) => Err(&MISSING_IMAGE),
            Sort::Unsafe | Sort::Personal => Err(&UNSAFE_ADDRESS),
            Sort::Internal => resolver.image(&path_of(&self.address)).ok_or(&MISSING_IMAGE),
        }
    }

    /// Writes the image without its title, and leaves the tag open before `>`.
    fn write(&self, html: &mut String, target: &ImageTarget) {
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
    }
}

impl Writer<'_, '_> {
    /// Writes an image; where it cannot be shown, its text.
    pub(super) fn image(&mut self, image: &Image) {
        match image.resolve(self.request.resolver) {
            Ok(target) => self.shown_image(image, target),
            Err(kind) => {
                self.report_image(kind, image);
                escape::text(&mut self.html, &image.alt);
            }
        }
        self.text.push_str(image.alt.trim());
        self.start_of_line();
    }

    /// Writes an image, and keeps in mind that it may be a figure.
    fn shown_image(&mut self, image: &Image, target: ImageTarget) {
        if image.alt.trim().is_empty() {
            self.report_image(&MISSING_ALT, image);
        }
        let is_measured = |address| asset::extension(address).is_some_and(|ending| MEASURED.contains(&ending.as_str()));
        if target.size.is_none() && is_measured(&target.address) {
            self.report_image(&BROKEN_IMAGE, image);
        }
        let start = self.html.len();
        image.write(&mut self.html, &target);
        let tag_end = self.html.len();
        if !image.title.is_empty() {
            escape::attribute(&mut self.html, "title", &image.title);
        }
        self.html.push('>');
        let end = self.html.len();
        self.figure =
            (!image.title.is_empty()).then(|| Figure { image: start..tag_end, end, title: image.title.clone() });
        self.first_image.get_or_insert_with(|| target.address.clone());
        self.links.assets.push(target.address);
    }

    fn report_image(&mut self, kind: &'static Kind, image: &Image) {
        self.report_address(kind, &image.address, image.span);
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
