//! Markdown to HTML, one step a file.
//!
//! 1. [`directives`] finds the fences of `:::` blocks, [`cjk_emphasis`] the `**` that Chinese text would keep
//!    literal; both leave marks that the parser understands, in one prepared copy of the text.
//! 2. pulldown-cmark makes events of it. The marks are taken out of each event, and its offsets lead back to
//!    the source, so that a finding stands where its author looks.
//! 3. [`writer`] turns events into HTML in one pass. It leans on [`line_joins`] for line breaks, [`numbering`]
//!    and [`ids`] for headings, [`links`] and [`images`] for addresses, [`highlight`] for code, and
//!    [`footnotes`], [`tables`], [`tasks`] and [`blocks`] for what is put together when it ends.
//!    [`web_addresses`] lets lines be broken in an address, [`dates`] keeps them from it in a date. [`lines`],
//!    [`asterisks`], [`definitions`], [`comments`] and [`word_html`] tell of text that is not what its author
//!    sees in it.
//! 4. [`sanitise`] lets an author's own HTML through only as far as it is harmless; a body that holds any is
//!    cleaned as a whole.
//! 5. [`fragment`] keeps the HTML with two things open, the way to the site's root and the headings' level.
//!
//! Nothing here reads a file: where a link leads is the [`Resolver`]'s to say.

mod asterisks;
mod blocks;
mod characters;
mod cjk_emphasis;
mod comments;
mod dates;
mod definitions;
mod directives;
mod elements;
mod escape;
mod footnotes;
mod fragment;
mod headings;
mod highlight;
mod ids;
mod images;
mod line_joins;
mod lines;
mod links;
mod marker;
mod missing;
mod numbering;
mod raw_html;
mod sanitise;
mod tables;
mod tasks;
mod web_addresses;
mod word_html;
mod writer;

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, Options, Parser};

use crate::finding::Findings;
use crate::model::fences::EXTENSIONS;
use crate::source::{Source, Span};

pub use comments::literal_comments;
pub use directives::{Fence, read as read_fence};
pub use elements::is_void as is_void_element;
pub use fragment::{Fragment, ROOT};
pub use highlight::{CODE_CLASS_PREFIX, CodeSample};
pub use line_joins::joins;
pub use links::{Sort as AddressSort, sort as sort_address};
pub use missing::{Likeness, Meant, Sought};
pub use sanitise::links as links_of_html;

/// What a body is rendered for.
pub struct Request<'a> {
    /// The whole file.
    pub source: &'a Arc<Source>,
    /// Where the body begins in it, after the front matter.
    pub start: usize,
    pub outline: Outline,
    /// What every id of this body begins with, such as `pruning-`; empty where the body has a page to itself.
    pub id_prefix: &'a str,
    /// Ids that the page gives to something else.
    pub reserved_ids: &'a [String],
    /// The visible label of an `::: internal` block.
    pub edition_label: &'a str,
    /// The visible label of a `::: note` without a title of its own.
    pub note_label: &'a str,
    /// The accessible name of the footnotes.
    pub footnotes_label: &'a str,
    /// What parts the headers of a table in its accessible name.
    pub pause: &'a str,
    pub purpose: Purpose,
    pub resolver: &'a dyn Resolver,
}

/// Who will read what is rendered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Readers of the site.
    Pages,
    /// Nobody: only what is wrong with the text counts, and its plain text. No code is coloured, and no HTML given.
    Looking,
}

/// How a body's headings take part in the numbering of what they stand in.
#[derive(Debug, Clone, Copy)]
pub struct Outline {
    /// Whether official numbers are written.
    pub numbered: bool,
    /// The official level of the body's own topmost headings: 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）.
    pub level: u8,
    /// How many headings the `<!-- issues -->` marker stands for. `None`: where no issues belong it is a comment like
    /// any other, and parts nothing.
    pub inserted: Option<usize>,
}

/// Knows where the addresses of one file lead.
pub trait Resolver: Sync {
    /// Where a link inside the site leads: a percent-decoded path without query and fragment. `None`: nowhere.
    fn link(&self, path: &str) -> Option<LinkTarget>;
    fn image(&self, path: &str) -> Option<ImageTarget>;
    /// Where a path was probably meant to lead that leads nowhere.
    fn meant(&self, _path: &str, _sought: Sought) -> Option<Meant> {
        None
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkTarget {
    /// From the site's root, percent-encoded, without a leading slash.
    pub address: String,
    /// What the ids of the Markdown file begin with that it leads to.
    pub id_prefix: String,
    /// The path of that Markdown file; `None` for any other file.
    pub document: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImageTarget {
    /// From the site's root, percent-encoded, without a leading slash.
    pub address: String,
    /// Width and height in pixels.
    pub size: Option<(u32, u32)>,
}

/// A body as HTML, and what else is known of it.
#[derive(Debug, Clone)]
pub struct Rendered {
    /// Everything up to the marker; everything, if there is none.
    pub before: Fragment,
    pub after: Option<Fragment>,
    pub marker: Marker,
    /// In order, for tables of contents.
    pub headings: Vec<Heading>,
    /// The text without syntax, its blocks on lines of their own.
    pub text: String,
    /// How much of the text stands before the marker.
    pub text_before: usize,
    /// What of the text stands in `::: internal` blocks.
    pub internal: Vec<Range<usize>>,
    /// Every id made.
    pub anchors: Vec<String>,
    /// Links with a fragment, to be checked once all files are rendered.
    pub anchor_uses: Vec<AnchorUse>,
    /// Addresses of the files and images used.
    pub assets: Vec<String>,
    /// The address of the first image of the site's own.
    pub image: Option<String>,
    pub has_code: bool,
}

/// Where the categories stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marker {
    /// Their official level.
    pub level: u8,
    /// The number of the first.
    pub first: usize,
    /// The heading before which they stand, as an index.
    pub heading: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The official level.
    pub level: u8,
    pub number: Option<String>,
    pub text: String,
    pub id: String,
}

/// A link to a place inside a Markdown file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnchorUse {
    /// In the file that holds the link.
    pub span: Span,
    /// The file it leads to; `None`: this one.
    pub document: Option<String>,
    /// As written, for the message.
    pub address: String,
    /// The id it leads to.
    pub anchor: String,
    /// The fragment as written.
    pub written: String,
}

/// Renders the body of a file.
pub fn render(request: &Request, findings: &mut Findings) -> Rendered {
    render_beside(None, request, findings)
}

/// The same, with somebody beside who sees each event and its place in the file: so that a text that is looked at in
/// two ways is parsed once.
pub fn render_beside(mut onlooker: Option<Onlooker>, request: &Request, findings: &mut Findings) -> Rendered {
    let prepared = cjk_emphasis::prepare(request.source, request.start);
    let mut parser = Parser::new_ext(&prepared.text, EXTENSIONS).into_offset_iter();
    let mut writer = writer::Writer::new(request, &prepared, findings);
    for (event, range) in parser.by_ref() {
        let event = prepared.clean(event, &range);
        if let Some(see) = &mut onlooker {
            see(&event, prepared.span(&range).shifted(request.start));
        }
        writer.event(event, range);
    }
    writer.check_definitions(parser.reference_definitions());
    writer.finish()
}

/// Is shown the events of a body, each with its place in the file.
pub type Onlooker<'o> = Box<dyn FnMut(&Event, Span) + Send + 'o>;

/// The events of a text that is not ours, each with its place: what `import` reads. No blocks and no extensions
/// beyond tables, footnotes and deletions.
pub fn events(text: &str) -> Vec<(Event<'static>, Range<usize>)> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let prepared = cjk_emphasis::prepare_emphasis(text);
    let events = Parser::new_ext(&prepared.text, options).into_offset_iter();
    events
        .map(|(event, range)| {
            let place = prepared.locate(range.start)..prepared.locate(range.end);
            (prepared.clean(event, &range).into_static(), place)
        })
        .collect()
}

/// Goes through the events of a body, each with its place in the file: for those who read a text and make no HTML of it.
pub fn walk(source: &Source, start: usize, mut see: Onlooker) {
    let prepared = cjk_emphasis::prepare(source, start);
    for (event, range) in Parser::new_ext(&prepared.text, EXTENSIONS).into_offset_iter() {
        see(&prepared.clean(event, &range), prepared.span(&range).shifted(start));
    }
}

/// Plain CommonMark with Chinese emphasis, without any other step of ours: what the specification's own
/// examples are held against. `~~` is the one extension: it is emphasis too.
pub fn commonmark_html(text: &str) -> String {
    let prepared = cjk_emphasis::prepare_emphasis(text);
    let mut html = String::with_capacity(text.len() * 3 / 2);
    let parser = Parser::new_ext(&prepared.text, Options::ENABLE_STRIKETHROUGH).into_offset_iter();
    let events = parser.map(|(event, range)| prepared.clean(event, &range));
    pulldown_cmark::html::push_html(&mut html, events);
    html
}

#[cfg(test)]
mod hostile_tests;
#[cfg(test)]
mod tests;
