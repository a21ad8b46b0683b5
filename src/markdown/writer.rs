//! The pass that turns events into HTML, text, and what is to be known of a body.

use std::mem::{replace, take};
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag, TagEnd};

use crate::catalogue::findings::{LITERAL_COMMENT, MISREAD_MARKER, SECOND_MARKER};
use crate::finding::{Finding, Findings, Limiter};
use crate::source::{Place, Span};

use super::blocks::Block;
use super::cjk_emphasis::Prepared;
use super::comments;
use super::footnotes::{Aside, Footnotes};
use super::headings::OpenHeading;
use super::ids::Ids;
use super::images::{Figure, Image};
use super::links::Links;
use super::marker;
use super::numbering::Outlining;
use super::raw_html::{RawBlock, RawIn, RawTag};
use super::tables::Table;
use super::tasks::Task;
use super::{Fragment, Heading, Marker, Purpose, Rendered, Request, escape, highlight, sanitise, web_addresses};

/// Quotations, lists and emphasis nested deeper than this are no longer marked up: browsers give up too.
const DEEPEST: usize = 64;

pub struct Writer<'r, 'f> {
    pub(super) request: &'r Request<'r>,
    pub(super) prepared: &'r Prepared<'r>,
    pub(super) findings: &'f mut Findings,
    pub(super) limiter: Limiter,
    pub(super) html: String,
    pub(super) text: String,
    pub(super) ids: Ids,
    pub(super) outlining: Outlining,
    pub(super) headings: Vec<Heading>,
    pub(super) links: Links<'r>,
    pub(super) footnotes: Footnotes,
    /// Once the marker was met.
    before: Option<BeforeMarker>,
    pub(super) marker: Option<Marker>,
    /// Quotations, lists, items, notes and `:::` blocks that are open.
    pub(super) containers: usize,
    /// How many containers are open inside each of them that is no block.
    levels: Vec<usize>,
    pub(super) blocks: Vec<Block>,
    /// What of the text stands in `::: internal` blocks.
    pub(super) internal: Vec<Range<usize>>,
    pub(super) raw_open: Vec<RawTag>,
    /// Whether any raw HTML was let through.
    pub(super) raw: bool,
    pub(super) first_image: Option<String>,
    pub(super) has_code: bool,
    /// Whether running text may hold what HTML wants escaped; most bodies hold nothing of the kind.
    pub(super) escapes: bool,
    pub(super) has_web_addresses: bool,
    /// Whether one of them, in the text or in a link, holds a password.
    pub(super) has_passwords: bool,
    pub(super) depth: usize,
    /// The last visible character of the line of text, and a soft break after it: where it stands in HTML and text.
    pub(super) last: Option<char>,
    pub(super) soft_break: Option<(usize, usize)>,
    /// Where the open heading or paragraph begins.
    pub(super) heading: Option<OpenHeading>,
    pub(super) paragraph: usize,
    pub(super) figure: Option<Figure>,
    /// Links that are open: where their text begins and their address, or nothing where no tag was written.
    pub(super) open_links: Vec<Option<(usize, String)>>,
    pub(super) image: Option<Image>,
    pub(super) images_open: usize,
    pub(super) code: Option<OpenCode>,
    pub(super) raw_block: Option<RawBlock>,
    pub(super) table: Option<Table>,
    pub(super) tasks: Vec<Task>,
    pub(super) aside: Vec<Aside>,
    /// A run of `**` was left over in this block and waits for its partner.
    pub(super) left_over: bool,
    /// Text on the page that looks like a marker with a slip in it.
    pub(super) like_marker: Option<Span>,
    /// Whether a comment in full-width marks may stand somewhere.
    pub(super) has_wide_comments: bool,
    /// Where the last one of them ends.
    pub(super) past_comment: usize,
    /// Where the tags of Word's end that were told last, and whether its HTML was.
    pub(super) past_word_tags: usize,
    pub(super) told_word_html: bool,
    /// The labels of the link definitions that were used.
    pub(super) definitions: Vec<String>,
}

/// A block of code that is open.
pub struct OpenCode {
    /// What stands behind its fence: the language, as a rule.
    info: String,
    pub text: String,
}

/// What stands before the marker.
struct BeforeMarker {
    html: String,
    /// How much of the text.
    text_length: usize,
}

impl<'r, 'f> Writer<'r, 'f> {
    pub fn new(request: &'r Request<'r>, prepared: &'r Prepared<'r>, findings: &'f mut Findings) -> Self {
        let length = prepared.text.len();
        Self {
            request,
            prepared,
            findings,
            limiter: Limiter::default(),
            html: String::with_capacity(length + length / 4 + 64),
            text: String::with_capacity(length),
            ids: Ids::new(request.id_prefix, request.reserved_ids),
            outlining: Outlining::new(request.outline),
            headings: Vec::new(),
            links: Links::new(request),
            footnotes: Footnotes::default(),
            before: None,
            marker: None,
            containers: 0,
            levels: Vec::new(),
            blocks: Vec::new(),
            internal: Vec::new(),
            raw_open: Vec::new(),
            raw: false,
            first_image: None,
            has_code: false,
            has_passwords: web_addresses::hold_passwords(&prepared.text),
            has_web_addresses: request.purpose == Purpose::Pages && web_addresses::are_in(&prepared.text),
            escapes: request.purpose == Purpose::Pages && !escape::is_long_clean(&prepared.text),
            depth: 0,
            last: None,
            soft_break: None,
            heading: None,
            paragraph: 0,
            figure: None,
            open_links: Vec::new(),
            image: None,
            images_open: 0,
            code: None,
            raw_block: None,
            table: None,
            tasks: Vec::new(),
            aside: Vec::new(),
            left_over: false,
            like_marker: None,
            has_wide_comments: comments::may_hold_wide(&prepared.text),
            past_comment: 0,
            past_word_tags: 0,
            told_word_html: false,
            definitions: Vec::new(),
        }
    }

    pub fn event(&mut self, event: Event, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => self.plain(&text, range),
            Event::Code(code) => {
                self.check_passwords(&range);
                self.inline_code(&code);
            }
            Event::Html(html) => self.block_html(&html, range),
            Event::InlineHtml(html) => {
                if self.image.is_none() {
                    let span = self.span(range);
                    self.raw_html(&html, RawIn::Line, |_| span);
                }
            }
            Event::SoftBreak => self.soft_break(),
            Event::HardBreak => {
                self.soft_break = None;
                self.last = None;
                match &mut self.image {
                    Some(image) => image.alt.push(' '),
                    None => {
                        self.html.push_str("<br>\n");
                        self.text.push(' ');
                    }
                }
            }
            Event::Rule => {
                self.text_break();
                self.html.push_str("<hr>\n");
            }
            Event::FootnoteReference(label) => {
                if self.image.is_none() {
                    let in_public = self.aside.is_empty() && !self.blocks.iter().any(Block::is_internal);
                    self.footnotes.refer(&mut self.html, &label, in_public, &mut self.ids);
                }
            }
            Event::TaskListMarker(checked) => {
                self.tasks.push(Task::start(&mut self.html, &self.text, checked, self.containers));
            }
            Event::InlineMath(text) | Event::DisplayMath(text) => self.plain(&text, range),
        }
    }

    pub fn finish(mut self) -> Rendered {
        self.close_inside(0);
        self.report_misread_marker();
        let marker = self.marker.unwrap_or_else(|| {
            let (level, first) = self.outlining.end();
            Marker { level, first, heading: self.headings.len() }
        });
        self.report_stray_notes();
        let notes = self.footnotes.write(&mut self.html, &mut self.text, self.request.footnotes_label);
        self.internal.extend(notes);
        let (raw, purpose) = (self.raw, self.request.purpose);
        let fragment = |html: String| match purpose {
            Purpose::Looking => Fragment::default(),
            Purpose::Pages => Fragment::new(if raw { sanitise::clean(&html) } else { html }),
        };
        let kept = self.text.trim_end().len();
        self.text.truncate(kept);
        let (before, after, text_before) = match self.before {
            Some(BeforeMarker { html, text_length }) => {
                (fragment(html), Some(fragment(self.html)), self.text.floor_char_boundary(text_length))
            }
            None => (fragment(self.html), None, kept),
        };
        Rendered {
            before,
            after,
            marker,
            headings: self.headings,
            text: self.text,
            text_before,
            internal: self.internal,
            anchors: self.ids.into_made(),
            anchor_uses: self.links.anchor_uses,
            assets: self.links.assets,
            image: self.first_image,
            has_code: self.has_code,
        }
    }

    fn start(&mut self, tag: Tag, range: Range<usize>) {
        match tag {
            Tag::Paragraph => {
                self.text_break();
                self.html.push_str("<p>");
                self.paragraph = self.html.len();
            }
            Tag::Heading { level, id, .. } => {
                self.text_break();
                let explicit = id.map(CowStr::into_string);
                let (html, text) = (self.html.len(), self.text.len());
                self.heading = Some(OpenHeading { level, explicit, html, text });
            }
            Tag::BlockQuote(_) => self.open_container("<blockquote>\n"),
            Tag::List(None) => self.open_container("<ul>\n"),
            Tag::List(Some(1)) => self.open_container("<ol>\n"),
            Tag::List(Some(first)) => self.open_container(&format!("<ol start=\"{first}\">\n")),
            Tag::Item => self.open_container("<li>"),
            Tag::DefinitionList => self.open_container("<dl>\n"),
            Tag::DefinitionListTitle => self.open_container("<dt>"),
            Tag::DefinitionListDefinition => self.open_container("<dd>"),
            Tag::CodeBlock(kind) => {
                let info = match kind {
                    CodeBlockKind::Fenced(info) => info.into_string(),
                    CodeBlockKind::Indented => {
                        self.check_indented(range);
                        String::new()
                    }
                };
                self.code = Some(OpenCode { info, text: String::new() });
            }
            Tag::HtmlBlock => self.raw_block = Some(RawBlock::default()),
            Tag::FootnoteDefinition(label) => {
                self.text_break();
                let mark = self.prepared.text[range.clone()].find(']').map_or(range.len(), |end| end + 1);
                let span = self.span(range.start..range.start + mark);
                let (html, text) = (take(&mut self.html), take(&mut self.text));
                self.aside.push(Aside { label: label.into_string(), span, html, text });
                self.enter();
            }
            Tag::Table(alignments) => self.table = Some(Table::start(&mut self.html, alignments)),
            Tag::TableHead => {
                self.text_break();
                self.with_table(|table, html, _| table.start_head(html));
            }
            Tag::TableRow => {
                self.text_break();
                self.with_table(|table, html, _| table.start_row(html));
            }
            Tag::TableCell => {
                self.start_of_line();
                if !self.text.is_empty() && !self.text.ends_with('\n') {
                    self.text.push(' ');
                }
                self.with_table(|table, html, text| table.start_cell(html, text));
            }
            Tag::Emphasis => {
                self.check_emphasis(&range);
                self.open("<em>");
            }
            Tag::Strong => {
                self.check_emphasis(&range);
                self.open("<strong>");
            }
            Tag::Strikethrough => self.open("<del>"),
            Tag::Superscript => self.open("<sup>"),
            Tag::Subscript => self.open("<sub>"),
            Tag::Link { link_type, dest_url, title, id } => {
                self.use_definition(link_type, &id);
                self.start_link(link_type, &dest_url, &title, range);
            }
            Tag::Image { link_type, dest_url, title, id } => {
                self.use_definition(link_type, &id);
                self.images_open += 1;
                if self.image.is_none() {
                    let span = self.span(range);
                    let (address, title) = (dest_url.into_string(), title.into_string());
                    self.image = Some(Image { address, alt: String::new(), title, span });
                    self.start_of_line();
                }
            }
            Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::BlockQuote(_) => self.close_container("</blockquote>\n"),
            TagEnd::List(true) => self.close_container("</ol>\n"),
            TagEnd::List(false) => self.close_container("</ul>\n"),
            TagEnd::Item => {
                self.close_inline_raw();
                self.close_inside(self.levels.last().copied().unwrap_or(0));
                if let Some(task) = self.tasks.pop_if(|task| task.ends_with(self.containers)) {
                    task.end(&mut self.html, &self.text);
                }
                self.close_container("</li>\n");
            }
            TagEnd::DefinitionList => self.close_container("</dl>\n"),
            TagEnd::DefinitionListTitle => self.close_container("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.close_container("</dd>\n"),
            TagEnd::CodeBlock => {
                if let Some(OpenCode { info, text: code }) = self.code.take() {
                    self.text_break();
                    self.text.push_str(code.trim_end());
                    if self.request.purpose == Purpose::Pages {
                        self.has_code |= highlight::write(&mut self.html, &info, &code);
                    }
                }
            }
            TagEnd::HtmlBlock => self.end_raw_block(),
            TagEnd::FootnoteDefinition => {
                self.leave();
                if let Some(Aside { label, span, html, text }) = self.aside.pop() {
                    let note = replace(&mut self.html, html);
                    let note_text = replace(&mut self.text, text);
                    self.footnotes.define(&label, span, note, note_text);
                }
            }
            TagEnd::Table => {
                if let Some(table) = self.table.take() {
                    table.end(&mut self.html);
                }
            }
            TagEnd::TableHead => {
                let pause = self.request.pause;
                self.with_table(|table, html, _| table.end_head(html, pause));
            }
            TagEnd::TableRow => {
                self.check_cells(&range);
                self.html.push_str("</tr>\n");
            }
            TagEnd::TableCell => {
                self.close_inline_raw();
                self.with_table(|table, html, text| table.end_cell(html, text, range.end));
            }
            TagEnd::Emphasis => self.close("</em>"),
            TagEnd::Strong => self.close("</strong>"),
            TagEnd::Strikethrough => self.close("</del>"),
            TagEnd::Superscript => self.close("</sup>"),
            TagEnd::Subscript => self.close("</sub>"),
            TagEnd::Link => {
                if self.image.is_none()
                    && let Some(Some((start, address))) = self.open_links.pop()
                {
                    // A link without text could not be seen or heard.
                    if self.html.len() == start {
                        escape::text(&mut self.html, &address);
                    }
                    self.tell_apart_bare_link(&address);
                    self.html.push_str("</a>");
                }
            }
            TagEnd::Image => {
                self.images_open -= 1;
                if self.images_open == 0
                    && let Some(image) = self.image.take()
                {
                    self.image(&image);
                }
            }
            TagEnd::MetadataBlock(_) => {}
        }
    }

    /// The categories stand here.
    pub(super) fn marker(&mut self, span: Span) {
        if self.marker.is_some() {
            self.report(Finding::new(&SECOND_MARKER, self.place(span)));
            return;
        }
        let (level, first) = self.outlining.marker();
        self.marker = Some(Marker { level, first, heading: self.headings.len() });
        self.close_inside(0);
        self.text_break();
        self.before = Some(BeforeMarker { html: take(&mut self.html), text_length: self.text.len() });
    }

    /// Tells of a line that looks like the marker and is none: where categories are to be set in, and where it is on
    /// the page.
    fn report_misread_marker(&mut self) {
        let body = &self.request.source.text[self.request.start..];
        let waited_for = self.marker.is_none() && self.request.outline.inserted.is_some_and(|count| count > 0);
        if waited_for && let Some(written) = marker::meant(body) {
            let span = Span::new(written.start, written.end).shifted(self.request.start);
            self.report(Finding::new(&MISREAD_MARKER, self.place(span)).with("marker", &body[written]));
        } else if let Some(span) = self.like_marker {
            self.report(Finding::new(&LITERAL_COMMENT, self.place(span)));
        }
    }

    fn open_container(&mut self, tag: &str) {
        self.text_break();
        self.enter();
        self.open(tag);
    }

    fn close_container(&mut self, tag: &str) {
        self.leave();
        self.close(tag);
        self.text_break();
    }

    fn enter(&mut self) {
        self.containers += 1;
        self.levels.push(self.containers);
    }

    /// Leaves a container, and ends what began inside it.
    fn leave(&mut self) {
        self.close_inline_raw();
        let level = self.levels.pop().unwrap_or(1);
        self.close_inside(level);
        self.containers = level - 1;
    }

    fn open(&mut self, tag: &str) {
        self.depth += 1;
        if self.depth <= DEEPEST && self.image.is_none() {
            self.html.push_str(tag);
        }
    }

    fn close(&mut self, tag: &str) {
        if self.depth <= DEEPEST && self.image.is_none() {
            self.html.push_str(tag);
        }
        self.depth -= 1;
    }

    fn with_table(&mut self, step: impl FnOnce(&mut Table, &mut String, &str)) {
        if let Some(table) = &mut self.table {
            step(table, &mut self.html, &self.text);
        }
    }

    pub(super) fn report(&mut self, finding: Finding) {
        if let Some(finding) = self.limiter.admit(finding) {
            self.findings.push(finding);
        }
    }

    pub(super) fn place(&self, span: Span) -> Place {
        Place::at(self.request.source, span)
    }

    /// A range of the prepared text, as a place in the file.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        self.prepared.span(&range).shifted(self.request.start)
    }
}
