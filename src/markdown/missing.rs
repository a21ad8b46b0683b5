//! Links and images that lead to nothing: what they were probably meant to lead to, and how to write that.

use super::links::{Sort, path_of, sort};
use super::writer::Writer;
use crate::catalogue::both;
use crate::catalogue::findings::{BROKEN_LINK, MISSING_IMAGE};
use crate::catalogue::words::DID_YOU_MEAN;
use crate::finding::{Edit, Finding, Fix, Kind};
use crate::source::Span;

/// What a path may lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sought {
    /// A text of the site, or any file beside its texts.
    Any,
    /// A file beside the texts.
    Image,
}

/// A file that was probably meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meant {
    /// As it would be written in the same place.
    pub path: String,
    pub likeness: Likeness,
}

/// How what was written differs from the name of what was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// In small and large letters alone, and no other file's name does.
    Case,
    /// In full width, blanks or backslashes, and no other file's name does.
    Width,
    /// In a letter, or several files may be meant.
    Near,
}

impl Writer<'_, '_> {
    /// Tells what is wrong with the address of a link or an image.
    pub(super) fn report_address(&mut self, kind: &'static Kind, address: &str, span: Span) {
        let finding = Finding::new(kind, self.place(span)).with("address", address);
        let finding = match self.meant(kind, address) {
            Some(meant) => {
                let fix = self.mended_address(address, &meant, span);
                finding.with_phrase(both!("meant"), &DID_YOU_MEAN, &[("meant", meant.path)]).mended_by(fix)
            }
            None => finding,
        };
        self.report(finding);
    }

    fn meant(&self, kind: &'static Kind, address: &str) -> Option<Meant> {
        let sought = match kind.code {
            code if code == BROKEN_LINK.code => Sought::Any,
            code if code == MISSING_IMAGE.code => Sought::Image,
            _ => return None,
        };
        let path = path_of(address);
        let may_be_meant = sort(address) == Sort::Internal && !path.is_empty() && !self.limiter.is_spent(kind);
        may_be_meant.then(|| self.request.resolver.meant(&path, sought)).flatten()
    }

    /// Writes the path that was meant in the place of the one that stands there.
    fn mended_address(&self, address: &str, meant: &Meant, span: Span) -> Option<Fix> {
        let path = address.split(['#', '?']).next().unwrap_or_default();
        let at = span.start + place_of(&self.request.source.text[span.range()], address)?;
        let edits = vec![Edit { span: Span::new(at, at + path.len()), text: written(&meant.path) }];
        match meant.likeness {
            Likeness::Case => Some(Fix::sure(edits)),
            Likeness::Width => Some(Fix::likely(edits)),
            Likeness::Near => None,
        }
    }
}

/// Where in a link, an image or a tag its address stands. `None`: elsewhere, or who knows where.
fn place_of(text: &str, address: &str) -> Option<usize> {
    let begins = |at: usize| {
        let before = text[..at].trim_end_matches('<').trim_end();
        before.ends_with("](")
            || ["src=", "href="].iter().any(|name| before.trim_end_matches(['"', '\'']).ends_with(name))
    };
    let mut places = text.match_indices(address).map(|(at, _)| at).filter(|at| begins(*at));
    let first = places.next()?;
    let last = places.last().unwrap_or(first);
    // In a link, an image with an address of its own may come first; of tags nobody knows which one it is.
    (first == last || text.starts_with(['[', '!'])).then_some(last)
}

/// A path as it can stand in an address, with and without `<>` around it, and in a tag.
fn written(path: &str) -> String {
    let mut written = String::with_capacity(path.len());
    for c in path.chars() {
        match c {
            ' ' | '"' | '#' | '%' | '&' | '\'' | '(' | ')' | '<' | '>' | '?' | '[' | ']' | '\\' => {
                written.push_str(&format!("%{:02X}", u32::from(c)));
            }
            c => written.push(c),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_found_and_not_the_words_before_it() {
        for (text, expected) in [
            ("[a.PNG](a.PNG)", Some(8)),
            ("[![a.PNG](a.PNG)](a.PNG \"a.PNG\")", Some(18)),
            ("![图]( <a.PNG>)", Some(9)),
            ("<img alt=\"a.PNG\" src=\"a.PNG\">", Some(22)),
            ("<img src=\"a.PNG\"><img src=\"a.PNG\">", None),
            ("[a.PNG][1]", None),
        ] {
            assert_eq!(place_of(text, "a.PNG"), expected, "{text}");
        }
    }

    #[test]
    fn a_path_is_written_so_that_markdown_leaves_it_whole() {
        assert_eq!(written("图 1(新).png"), "图%201%28新%29.png");
    }
}
