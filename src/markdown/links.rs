//! Where links lead.
//!
//! A link may go to the web, to a mailbox, to a telephone, or to what this site holds; anything else is
//! reported and its text stays without a link. Addresses are read as a browser reads them, which skips spaces
//! and control characters, so that `java\tscript:` deceives nobody.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::LinkType;

use crate::catalogue::findings::{BROKEN_LINK, PASSWORD_IN_ADDRESS, UNSAFE_ADDRESS};
use crate::config::secrets::holds_password;
use crate::finding::Kind;
use crate::model::percent_decode;
use crate::source::Span;

use super::fragment::ROOT;
use super::ids::fragment_id;
use super::word_html;
use super::writer::Writer;
use super::{AnchorUse, Request, escape};

/// Resolves the links of one body, and remembers what they use.
pub struct Links<'r> {
    request: &'r Request<'r>,
    pub anchor_uses: Vec<AnchorUse>,
    pub assets: Vec<String>,
}

/// A link that may be written.
pub struct Link {
    /// The value of `href`, escaped.
    pub href: String,
    pub external: bool,
}

/// What an address is, before anybody is asked where it leads.
#[derive(Debug, PartialEq, Eq)]
pub enum Sort {
    External,
    /// A mailbox or a telephone.
    Personal,
    Internal,
    Data,
    Unsafe,
}

impl<'r> Links<'r> {
    pub fn new(request: &'r Request<'r>) -> Self {
        Self { request, anchor_uses: Vec::new(), assets: Vec::new() }
    }

    /// What to write for an address, or what is wrong with it.
    fn resolve(&mut self, address: &str, span: Span) -> Result<Link, &'static Kind> {
        let mut href = String::new();
        match sort(address) {
            Sort::External if holds_password(address) => return Err(&PASSWORD_IN_ADDRESS),
            external @ (Sort::External | Sort::Personal) => {
                escape::address(&mut href, address.trim());
                return Ok(Link { href, external: external == Sort::External });
            }
            Sort::Unsafe if is_on_own_disk(address) => return Err(&BROKEN_LINK),
            Sort::Data | Sort::Unsafe => return Err(&UNSAFE_ADDRESS),
            Sort::Internal => {}
        }
        let (path_and_query, fragment) = split(address, '#');
        let (path, query) = split(path_and_query, '?');
        if path.is_empty() {
            let fragment = fragment.filter(|fragment| !fragment.is_empty()).ok_or(&BROKEN_LINK)?;
            let anchor = self.use_anchor(address, fragment, self.request.id_prefix, None, span);
            href.push('#');
            escape::address(&mut href, &anchor);
            return Ok(Link { href, external: false });
        }
        let target = self.request.resolver.link(&percent_decode(path)).ok_or(&BROKEN_LINK)?;
        href.push(ROOT);
        escape::address(&mut href, &target.address);
        if let Some(query) = query {
            href.push('?');
            escape::address(&mut href, query);
        }
        match (target.document, fragment.filter(|fragment| !fragment.is_empty())) {
            (Some(document), Some(fragment)) => {
                let anchor = self.use_anchor(address, fragment, &target.id_prefix, Some(document), span);
                href.push('#');
                escape::address(&mut href, &anchor);
            }
            (Some(_), None) => {}
            (None, fragment) => {
                self.assets.push(target.address);
                if let Some(fragment) = fragment {
                    href.push('#');
                    escape::address(&mut href, fragment);
                }
            }
        }
        Ok(Link { href, external: false })
    }

    fn use_anchor(
        &mut self,
        address: &str,
        fragment: &str,
        prefix: &str,
        document: Option<String>,
        span: Span,
    ) -> String {
        let written = percent_decode(fragment);
        let anchor = fragment_id(prefix, &written);
        self.anchor_uses.push(AnchorUse {
            span,
            document,
            address: address.to_string(),
            anchor: anchor.clone(),
            written: written.into_owned(),
        });
        anchor
    }
}

impl Link {
    /// Writes the start tag.
    pub fn write(&self, html: &mut String, title: &str) {
        html.push_str("<a href=\"");
        html.push_str(&self.href);
        html.push('"');
        if self.external {
            html.push_str(" rel=\"noopener noreferrer\"");
        }
        if !title.is_empty() {
            escape::attribute(html, "title", title);
        }
        html.push('>');
    }
}

impl Writer<'_, '_> {
    pub(super) fn start_link(&mut self, link_type: LinkType, address: &str, title: &str, range: Range<usize>) {
        if self.image.is_some() {
            return;
        }
        let span = self.span(range);
        // `<st1:place>` of Word's looks like an address.
        if link_type == LinkType::Autolink && word_html::tag(&self.request.source.text[span.range()]).is_some() {
            self.report_word_tags(span);
            self.open_links.push(None);
            return;
        }
        let mailbox;
        let address = if link_type == LinkType::Email {
            mailbox = format!("mailto:{address}");
            &mailbox
        } else {
            address
        };
        let link = self.resolve_link(address, span);
        self.open_links.push(link.map(|link| {
            link.write(&mut self.html, title);
            (self.html.len(), address.to_string())
        }));
    }

    /// A link whose text is its address gets a class: on paper, where no link can be followed, the address of any
    /// other is printed behind it.
    pub(super) fn tell_apart_bare_link(&mut self, address: &str) {
        if sort(address) != Sort::External {
            return;
        }
        // What stands before the tag may have become shorter since it was written: a line break that means nothing.
        let tag_end = self.html.rfind("<a href=").and_then(|tag| Some(tag + self.html[tag..].find('>')?));
        if let Some(at) = tag_end
            && ["http", "www."].iter().any(|begin| self.html[at + ">".len()..].starts_with(begin))
        {
            self.html.insert_str(at, " class=\"url\"");
        }
    }

    /// The link to write for an address; `None` where the text has to do without one.
    pub(super) fn resolve_link(&mut self, address: &str, span: Span) -> Option<Link> {
        match self.links.resolve(address, span) {
            Ok(link) => Some(link),
            Err(kind) => {
                self.report_address(kind, address, span);
                None
            }
        }
    }
}

/// Sorts an address by its scheme, as a browser would find it.
pub fn sort(address: &str) -> Sort {
    let invisible = |c: char| c.is_whitespace() || c.is_control() || escape::is_forbidden(c);
    let start: String = address.chars().filter(|&c| !invisible(c)).take(64).collect();
    let mut first = start.bytes();
    match (first.next(), first.next()) {
        (Some(b'/'), Some(b'/')) if !start.contains('\\') => return Sort::External,
        (Some(b'/' | b'\\'), Some(b'/' | b'\\')) => return Sort::Unsafe,
        _ => {}
    }
    let Some((scheme, rest)) = start.split_once(':') else {
        return Sort::Internal;
    };
    // A colon inside a path or a fragment is no scheme's.
    if scheme.is_empty() || scheme.contains(['/', '?', '#']) {
        return Sort::Internal;
    }
    let obfuscated = !address.trim().starts_with(scheme);
    match scheme.to_ascii_lowercase().as_str() {
        _ if obfuscated => Sort::Unsafe,
        "http" | "https" if rest.starts_with("//") && rest.len() > 2 => Sort::External,
        "mailto" | "tel" => Sort::Personal,
        "data" => Sort::Data,
        // A file name in Chinese may hold a colon; a scheme is ASCII.
        scheme if scheme.is_ascii() => Sort::Unsafe,
        _ => Sort::Internal,
    }
}

/// Whether it is a place on the author's own computer: `C:\图片\1.png`, `file:///C:/图片/1.png`.
pub fn is_on_own_disk(address: &str) -> bool {
    let address = address.trim();
    let is_drive = address.as_bytes().first_chunk().is_some_and(|[letter, colon, slash]| {
        letter.is_ascii_alphabetic() && *colon == b':' && matches!(slash, b'\\' | b'/')
    });
    is_drive || address.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("file:"))
}

/// The path of an address inside the site, without what stands behind it.
pub fn path_of(address: &str) -> Cow<'_, str> {
    percent_decode(address.split(['#', '?']).next().unwrap_or_default())
}

fn split(text: &str, mark: char) -> (&str, Option<&str>) {
    match text.split_once(mark) {
        Some((before, after)) => (before, Some(after)),
        None => (text, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_sorted_as_a_browser_reads_it() {
        for (address, expected) in [
            ("https://x.cn/a", Sort::External),
            ("HTTP://x.cn", Sort::External),
            ("//x.cn/a", Sort::External),
            ("mailto:a@x.cn", Sort::Personal),
            ("tel:0379-67798277", Sort::Personal),
            ("javascript:alert(1)", Sort::Unsafe),
            ("JaVaScRiPt:alert(1)", Sort::Unsafe),
            (" java\tscript:alert(1)", Sort::Unsafe),
            ("\u{1}javascript:x", Sort::Unsafe),
            ("vbscript:x", Sort::Unsafe),
            ("file:///etc/passwd", Sort::Unsafe),
            ("/\\x.cn", Sort::Unsafe),
            ("\\\\x.cn", Sort::Unsafe),
            ("https:x", Sort::Unsafe),
            ("data:text/html,x", Sort::Data),
            ("01-pruning.md#a:b", Sort::Internal),
            ("附件：一.pdf", Sort::Internal),
            ("整改:一.pdf", Sort::Internal),
            ("", Sort::Internal),
        ] {
            assert_eq!(sort(address), expected, "{address:?}");
        }
    }
}
