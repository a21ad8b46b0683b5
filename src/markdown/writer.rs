//! The pass that turns events into HTML, text, and what is to be known of a body.

use std::mem::take;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd};

use crate::catalogue::findings::{LITERAL_ASTERISKS, MISSING_FOOTNOTE, SECOND_MARKER};
use crate::finding::{Finding, Findings};
use crate::source::Span;

use super::blocks::{Block, RawTag};
use super::characters::{is_cjk, is_curly_quote};
use super::cjk_emphasis::Prepared;
use super::footnotes::Footnotes;
use super::fragment::write_heading;
use super::ids::Ids;
use super::images::Image;
use super::line_joins::joins;
use super::links::Links;
use super::numbering::{Outlining, strip_number};
use super::tables::Table;
use super::tasks::Task;
use super::{Fragment, Heading, Marker, Rendered, Request, escape, highlight, sanitise};

/// Quotations, lists and emphasis nested deeper than this are no longer marked up: browsers give up too.
const DEEPEST: usize = 64;

pub struct Writer<'r, 'f> {
    pub(super) request: &'r Request<'r>,
    prepared: &'r Prepared<'r>,
    pub(super) findings: &'f mut Findings,
    pub(super) html: String,
    pub(super) text: String,
    ids: Ids,
    outlining: Outlining,
    headings: Vec<Heading>,
    pub(super) links: Links<'r>,
    footnotes: Footnotes,
    /// What stands before the marker, once it was met.
    before: Option<String>,
    marker: Option<Marker>,
    /// Quotations, lists, items, notes and `:::` blocks that are open.
    pub(super) containers: usize,
    pub(super) blocks: Vec<Block>,
    pub(super) raw_open: Vec<RawTag>,
    /// Whether any raw HTML was let through.
    pub(super) raw: bool,
    has_code: bool,
    depth: usize,
    /// The last visible character of the line of text, and a soft break after it: where it stands in HTML and text.
    last: Option<char>,
    soft_break: Option<(usize, usize)>,
    /// Where the open heading or paragraph begins.
    heading: Option<OpenHeading>,
    paragraph: usize,
    figure: Option<Figure>,
    /// Links that are open: where their text begins and their address, or nothing where no tag was written.
    open_links: Vec<Option<(usize, String)>>,
    image: Option<Image>,
    images_open: usize,
    code: Option<(String, String)>,
    raw_block: Option<RawBlock>,
    table: Option<Table>,
    tasks: Vec<Task>,
    /// HTML and text put aside while a footnote is written.
    aside: Vec<(String, String, String)>,
    /// A run of `**` was left over in this block and waits for its partner.
    left_over: bool,
}

struct OpenHeading {
    level: HeadingLevel,
    explicit: Option<String>,
    html: usize,
    text: usize,
}

/// An image with a title, which becomes a figure if its paragraph holds nothing else.
struct Figure {
    image: Range<usize>,
    end: usize,
    title: String,
}

/// Raw HTML as one text, and where its pieces begin in it and in the prepared text.
#[derive(Default)]
struct RawBlock {
    html: String,
    pieces: Vec<(usize, usize)>,
}

impl<'r, 'f> Writer<'r, 'f> {
    pub fn new(
        request: &'r Request<'r>,
        prepared: &'r Prepared<'r>,
        findings: &'f mut Findings,
    ) -> Self {
        let length = prepared.text.len();
        Self {
            request,
            prepared,
            findings,
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
            blocks: Vec::new(),
            raw_open: Vec::new(),
            raw: false,
            has_code: false,
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
        }
    }

    pub fn event(&mut self, event: Event, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.plain(&text, range),
            Event::Code(code) => self.inline_code(&code),
            Event::Html(html) => self.block_html(&html, range),
            Event::InlineHtml(html) => {
                if self.image.is_none() {
                    let start = range.start;
                    let length = range.len();
                    let span = self.span(start..start + length);
                    self.raw_html(&html, true, |_| span);
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
                    self.footnotes.refer(&mut self.html, &label, &mut self.ids);
                }
            }
            Event::TaskListMarker(checked) => {
                self.tasks.push(Task::start(
                    &mut self.html,
                    &self.text,
                    checked,
                    self.containers,
                ));
            }
            Event::InlineMath(text) | Event::DisplayMath(text) => self.plain(&text, range),
        }
    }

    pub fn finish(mut self) -> Rendered {
        self.close_inside(0);
        let marker = self.marker.unwrap_or_else(|| {
            let (level, first) = self.outlining.end();
            Marker {
                level,
                first,
                heading: self.headings.len(),
            }
        });
        self.footnotes
            .write(&mut self.html, &mut self.text, self.request.footnotes_label);
        let raw = self.raw;
        let fragment =
            |html: String| Fragment::new(if raw { sanitise::clean(&html) } else { html });
        let (before, after) = match self.before {
            Some(before) => (fragment(before), Some(fragment(self.html))),
            None => (fragment(self.html), None),
        };
        let kept = self.text.trim_end().len();
        self.text.truncate(kept);
        Rendered {
            before,
            after,
            marker,
            headings: self.headings,
            text: self.text,
            anchors: self.ids.into_made(),
            anchor_uses: self.links.anchor_uses,
            assets: self.links.assets,
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
                self.heading = Some(OpenHeading {
                    level,
                    explicit,
                    html,
                    text,
                });
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
                    CodeBlockKind::Indented => String::new(),
                };
                self.code = Some((info, String::new()));
            }
            Tag::HtmlBlock => self.raw_block = Some(RawBlock::default()),
            Tag::FootnoteDefinition(label) => {
                self.text_break();
                self.aside.push((
                    label.into_string(),
                    take(&mut self.html),
                    take(&mut self.text),
                ));
                self.containers += 1;
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
            Tag::Emphasis => self.open("<em>"),
            Tag::Strong => self.open("<strong>"),
            Tag::Strikethrough => self.open("<del>"),
            Tag::Superscript => self.open("<sup>"),
            Tag::Subscript => self.open("<sub>"),
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => self.start_link(link_type, &dest_url, &title, range),
            Tag::Image {
                dest_url, title, ..
            } => {
                self.images_open += 1;
                if self.image.is_none() {
                    let span = self.span(range);
                    let (address, title) = (dest_url.into_string(), title.into_string());
                    self.image = Some(Image {
                        address,
                        alt: String::new(),
                        title,
                        span,
                    });
                    self.start_of_line();
                }
            }
            Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::BlockQuote(_) => self.close_container("</blockquote>\n"),
            TagEnd::List(true) => self.close_container("</ol>\n"),
            TagEnd::List(false) => self.close_container("</ul>\n"),
            TagEnd::Item => {
                if let Some(task) = self.tasks.pop_if(|task| task.ends_with(self.containers)) {
                    task.end(&mut self.html, &self.text);
                }
                self.close_container("</li>\n");
            }
            TagEnd::DefinitionList => self.close_container("</dl>\n"),
            TagEnd::DefinitionListTitle => self.close_container("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.close_container("</dd>\n"),
            TagEnd::CodeBlock => {
                if let Some((info, code)) = self.code.take() {
                    self.text_break();
                    self.text.push_str(code.trim_end());
                    self.has_code |= highlight::write(&mut self.html, &info, &code);
                }
            }
            TagEnd::HtmlBlock => self.end_raw_block(),
            TagEnd::FootnoteDefinition => {
                self.close_inside(self.containers);
                self.containers -= 1;
                if let Some((label, html, text)) = self.aside.pop() {
                    let note = std::mem::replace(&mut self.html, html);
                    let note_text = std::mem::replace(&mut self.text, text);
                    self.footnotes.define(&label, note, note_text);
                }
            }
            TagEnd::Table => {
                if let Some(table) = self.table.take() {
                    table.end(&mut self.html);
                }
            }
            TagEnd::TableHead => self.with_table(|table, html, _| table.end_head(html)),
            TagEnd::TableRow => self.html.push_str("</tr>\n"),
            TagEnd::TableCell => {
                self.close_inline_raw();
                self.with_table(|table, html, text| table.end_cell(html, text));
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

    /// Writes an image, and keeps in mind that it may be a figure.
    pub(super) fn image(&mut self, image: &Image) {
        let start = self.html.len();
        if let Some(address) = image.write(&mut self.html, self.request, self.findings) {
            self.links.assets.push(address);
            let tag_end = self.html.len();
            if !image.title.is_empty() {
                escape::attribute(&mut self.html, "title", &image.title);
            }
            self.html.push('>');
            let end = self.html.len();
            self.figure = (!image.title.is_empty()).then(|| Figure {
                image: start..tag_end,
                end,
                title: image.title.clone(),
            });
        }
        self.text.push_str(image.alt.trim());
        self.start_of_line();
    }

    fn end_paragraph(&mut self) {
        self.close_inline_raw();
        let alone = |figure: &Figure, html: &str| {
            figure.image.start == self.paragraph && figure.end == html.len()
        };
        match self.figure.take() {
            Some(figure) if alone(&figure, &self.html) => {
                self.html.truncate(figure.image.end);
                self.html.push('>');
                self.html.push_str("<figcaption>");
                escape::text(&mut self.html, &figure.title);
                self.html.push_str("</figcaption></figure>\n");
                self.html
                    .replace_range(self.paragraph - "<p>".len()..self.paragraph, "<figure>");
                self.text_break();
                self.text.push_str(&figure.title);
            }
            _ => self.html.push_str("</p>\n"),
        }
        self.text_break();
    }

    fn end_heading(&mut self) {
        self.close_inline_raw();
        let Some(heading) = self.heading.take() else {
            return;
        };
        if self.html.len() == heading.html {
            return;
        }
        let (depth, level, number) = if self.containers == self.blocks.len()
            && self.blocks.iter().all(Block::keeps_outline)
        {
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
            self.text
                .replace_range(heading.text..heading.text + typed, "");
            drop_leading_text(&mut self.html, heading.html, typed);
        }
        let text = self.text[heading.text..].trim().to_string();
        let id = self.ids.heading(heading.explicit.as_deref(), &text);

        let mut tag = String::from("<");
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
            self.headings.push(Heading {
                level,
                number,
                text,
                id,
            });
        }
    }

    fn start_link(&mut self, link_type: LinkType, address: &str, title: &str, range: Range<usize>) {
        if self.image.is_some() {
            return;
        }
        let span = self.span(range);
        let mailbox;
        let address = if link_type == LinkType::Email {
            mailbox = format!("mailto:{address}");
            &mailbox
        } else {
            address
        };
        let link = self.links.resolve(address, span, self.findings);
        self.open_links.push(link.map(|link| {
            link.write(&mut self.html, title);
            (self.html.len(), address.to_string())
        }));
    }

    fn plain(&mut self, text: &str, range: Range<usize>) {
        if let Some((_, code)) = &mut self.code {
            code.push_str(text);
            return;
        }
        match text.as_bytes() {
            [b'*', ..] => self.check_asterisks(&range),
            [b'['] => self.check_footnote(&range),
            _ => {}
        }
        self.visible(text);
        match &mut self.image {
            Some(image) => image.alt.push_str(text),
            None => {
                escape::text(&mut self.html, text);
                self.text.push_str(text);
            }
        }
    }

    fn inline_code(&mut self, code: &str) {
        self.visible(code);
        match &mut self.image {
            Some(image) => image.alt.push_str(code),
            None => {
                self.html.push_str("<code>");
                escape::text(&mut self.html, code);
                self.html.push_str("</code>");
                self.text.push_str(code);
            }
        }
    }

    fn soft_break(&mut self) {
        match &mut self.image {
            Some(image) => image.alt.push(' '),
            None => {
                self.soft_break = Some((self.html.len(), self.text.len()));
                self.html.push('\n');
                self.text.push(' ');
            }
        }
    }

    /// Visible text follows: decides on a soft break before it.
    fn visible(&mut self, text: &str) {
        let Some(first) = text.chars().next() else {
            return;
        };
        if let Some((html, plain)) = self.soft_break.take()
            && self.last.is_some_and(|last| joins(last, first))
        {
            self.html.remove(html);
            self.text.remove(plain);
        }
        self.last = text.chars().next_back();
    }

    /// Reports a `**` beside Chinese text that opens or closes nothing; its partner is not reported again.
    fn check_asterisks(&mut self, range: &Range<usize>) {
        let body = &self.request.source.text[self.request.start..];
        let start = self.prepared.locate(range.start);
        let before = body[..start].chars().next_back();
        if matches!(before, Some('*' | '\\')) || !body[start..].starts_with("**") {
            return;
        }
        let length = body[start..].bytes().take_while(|&b| b == b'*').count();
        let chinese = |c: Option<char>| {
            c.is_some_and(|c| is_cjk(c) || is_curly_quote(c) || matches!(c, '—' | '…'))
        };
        if !chinese(before) && !chinese(body[start + length..].chars().next()) {
            return;
        }
        self.left_over = !self.left_over;
        if self.left_over {
            let span = Span::new(start, start + length).shifted(self.request.start);
            self.report(Finding::new(&LITERAL_ASTERISKS, self.place(span)));
        }
    }

    /// `[^1]` that reached the page as text has no definition.
    fn check_footnote(&mut self, range: &Range<usize>) {
        let body = &self.request.source.text[self.request.start..];
        let start = self.prepared.locate(range.start);
        let Some(label) = body[start..].strip_prefix("[^") else {
            return;
        };
        if body[..start].ends_with('\\') {
            return;
        }
        let Some(length) = label.bytes().take(200).position(|b| b == b']') else {
            return;
        };
        let label = &label[..length];
        if label.is_empty() || label.contains(char::is_whitespace) || label.contains('[') {
            return;
        }
        let span = Span::new(start, start + "[^]".len() + length).shifted(self.request.start);
        self.report(Finding::new(&MISSING_FOOTNOTE, self.place(span)).with("label", label));
    }

    fn block_html(&mut self, html: &str, range: Range<usize>) {
        if let Some(raw) = &mut self.raw_block {
            raw.pieces.push((raw.html.len(), range.start));
            raw.html.push_str(html);
        }
    }

    fn end_raw_block(&mut self) {
        let Some(raw) = self.raw_block.take() else {
            return;
        };
        let start = raw.pieces.first().map_or(0, |&(_, start)| start);
        let whole = self.span(start..start + raw.html.trim_end().len());
        self.text_break();
        if let Some(line) = self.prepared.fence(&raw.html) {
            return self.fence(line, whole);
        }
        if is_marker(&raw.html) && self.containers == 0 {
            return self.marker(whole);
        }
        let prepared = self.prepared;
        let shift = self.request.start;
        self.raw_html(&raw.html, false, |at| {
            let piece = raw
                .pieces
                .partition_point(|&(start, _)| start <= at)
                .saturating_sub(1);
            let (start, source) = raw.pieces[piece];
            let at = prepared.locate(source + at - start) + shift;
            Span::new(at, at + 1)
        });
        if !self.html.is_empty() && !self.html.ends_with('\n') {
            self.html.push('\n');
        }
        self.text_break();
    }

    /// The categories stand here.
    fn marker(&mut self, span: Span) {
        if self.marker.is_some() {
            self.report(Finding::new(&SECOND_MARKER, self.place(span)));
            return;
        }
        let (level, first) = self.outlining.marker();
        self.marker = Some(Marker {
            level,
            first,
            heading: self.headings.len(),
        });
        self.close_inside(0);
        self.before = Some(take(&mut self.html));
    }

    fn open_container(&mut self, tag: &str) {
        self.text_break();
        self.containers += 1;
        self.open(tag);
    }

    fn close_container(&mut self, tag: &str) {
        self.close_inline_raw();
        self.close_inside(self.containers);
        self.containers -= 1;
        self.close(tag);
        self.text_break();
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

    /// A block begins or ends: the next text stands on a line of its own.
    pub(super) fn text_break(&mut self) {
        let kept = self.text.trim_end_matches(' ').len();
        self.text.truncate(kept);
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        self.left_over = false;
        self.start_of_line();
    }

    fn start_of_line(&mut self) {
        self.last = None;
        self.soft_break = None;
    }

    pub(super) fn report(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// A range of the prepared text, as a place in the file.
    fn span(&self, range: Range<usize>) -> Span {
        Span::new(
            self.prepared.locate(range.start),
            self.prepared.locate(range.end),
        )
        .shifted(self.request.start)
    }
}

fn is_marker(html: &str) -> bool {
    let comment = html
        .trim()
        .strip_prefix("<!--")
        .and_then(|rest| rest.strip_suffix("-->"));
    comment.is_some_and(|comment| comment.trim() == "issues")
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
