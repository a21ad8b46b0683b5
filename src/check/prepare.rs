//! From a Markdown body to the blocks, links and images that rules see.

use std::sync::Arc;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use rayon::prelude::*;

use super::allowances::{self, Allowance};
use super::fields;
use super::text::{Block, BlockKind, Document, Image, Link, NoticeTexts, Role, Table};
use crate::markdown::{self, Onlooker, joins};
use crate::model::{Body, ISSUES_A_PIECE, Notice, PlainPage};
use crate::source::{Source, Span};

/// Takes a notice and its issues apart. `show` shows the events of their texts, each to the onlooker in its place.
pub fn notice<'a>(notice: &'a Notice, show: impl FnOnce(Vec<Onlooker>)) -> NoticeTexts<'a> {
    let mut readers = vec![Reader::new(&notice.body, Role::Notice(notice))];
    let issues = notice.issues.par_iter().with_min_len(ISSUES_A_PIECE);
    readers.par_extend(issues.map(|issue| Reader::new(&issue.body, Role::Issue(notice, issue))));
    show(readers.iter_mut().map(Reader::onlooker).collect());
    NoticeTexts { notice, documents: readers.into_iter().map(Reader::finish).collect() }
}

/// Shows the events of a notice that nobody renders.
pub fn walk(notice: &Notice, onlookers: Vec<Onlooker>) {
    let bodies = std::iter::once(&notice.body).chain(notice.issues.iter().map(|issue| &issue.body));
    let texts: Vec<_> = bodies.zip(onlookers).collect();
    let walk = |(body, see): (&Body, Onlooker)| markdown::walk(&body.source, body.start, see);
    texts.into_par_iter().with_min_len(ISSUES_A_PIECE).for_each(walk);
}

/// Takes a plain page apart.
pub fn page<'a>(page: &'a PlainPage, show: impl FnOnce(Onlooker)) -> Document<'a> {
    let mut reader = Reader::new(&page.body, Role::Page);
    show(reader.onlooker());
    reader.finish()
}

/// `site.yaml`, whose titles and names are texts as well.
pub fn site(source: &Arc<Source>) -> Document<'_> {
    let mut document = empty(source, Role::Site);
    fields::read(&mut document, 0..source.text.len());
    document.in_order()
}

fn empty<'a>(source: &'a Arc<Source>, role: Role<'a>) -> Document<'a> {
    Document {
        source,
        role,
        blocks: Vec::new(),
        links: Vec::new(),
        images: Vec::new(),
        tables: Vec::new(),
        literals: Vec::new(),
        fields: None,
        allowances: Vec::new(),
    }
}

/// Follows the events of one body.
struct Reader<'a> {
    document: Document<'a>,
    open: Option<Block>,
    /// A soft break, of which the next text decides.
    pending: Option<Span>,
    depth: usize,
    lists: usize,
    cells: bool,
    /// Links that are open, with where their text begins in the block.
    links: Vec<(Link, usize)>,
    image: Option<(Image, Block)>,
    code: bool,
}

impl<'a> Reader<'a> {
    fn new(body: &'a Body, role: Role<'a>) -> Self {
        let mut document = empty(&body.source, role);
        fields::read(&mut document, fields::front_matter(body));
        Self {
            document,
            open: None,
            pending: None,
            depth: 0,
            lists: 0,
            cells: false,
            links: Vec::new(),
            image: None,
            code: false,
        }
    }

    fn onlooker(&mut self) -> Onlooker<'_> {
        Box::new(|event, span| self.event(event, span))
    }

    fn finish(mut self) -> Document<'a> {
        self.close();
        self.document.in_order()
    }

    fn event(&mut self, event: &Event, span: Span) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => self.text(text, span),
            Event::Code(text) => {
                self.document.literals.push(span);
                self.text(text, span);
            }
            Event::SoftBreak => self.pending = Some(span),
            Event::HardBreak => self.text("\n", span),
            Event::Html(html) => self.html(html, span),
            Event::InlineHtml(html) => self.inline_html(html, span),
            Event::Rule => self.close(),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag, span: Span) {
        match tag {
            Tag::Paragraph => self.begin(if self.lists > 0 { BlockKind::Item } else { BlockKind::Paragraph }, span),
            Tag::Heading { level, .. } => self.begin(BlockKind::Heading(*level as u8), span),
            Tag::CodeBlock(_) => {
                self.begin(BlockKind::Code, span);
                self.code = true;
            }
            Tag::HtmlBlock => self.close(),
            Tag::List(_) => {
                self.close();
                self.lists += 1;
                self.depth += 1;
            }
            Tag::Item | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => self.close(),
            Tag::BlockQuote(_) | Tag::FootnoteDefinition(_) | Tag::DefinitionList => {
                self.close();
                self.depth += 1;
            }
            Tag::Table(_) => {
                self.close();
                self.cells = true;
                self.document.tables.push(Table::default());
            }
            Tag::TableHead | Tag::TableRow => {
                if let Some(table) = self.document.tables.last_mut() {
                    table.rows.push(Vec::new());
                }
            }
            Tag::TableCell => self.begin(BlockKind::Cell, span),
            Tag::Link { link_type: LinkType::Autolink | LinkType::Email, dest_url, .. } => {
                // Its text is its address.
                self.document.literals.push(Span::new(span.start + 1, span.end.saturating_sub(1)));
                self.link(dest_url, span);
            }
            Tag::Link { dest_url, title, .. } => {
                self.beside(dest_url, title, span);
                self.link(dest_url, span);
            }
            Tag::Image { dest_url, title, .. } if self.image.is_none() => {
                self.beside(dest_url, title, span);
                let image = Image { alt: String::new(), span };
                self.image = Some((image, Block::new(BlockKind::Alt, self.depth, 0)));
            }
            _ => {}
        }
    }

    fn link(&mut self, address: &str, span: Span) {
        let start = self.open.as_ref().map_or(0, |block| block.text.len());
        self.links.push((Link { address: address.to_string(), text: String::new(), span }, start));
    }

    /// What is published beside the text of a link or an image. In addresses of other sites numbers are theirs.
    fn beside(&mut self, address: &str, title: &str, span: Span) {
        if !address.contains("://") {
            self.document.keep_beside(address, span);
        }
        self.document.keep_beside(title, span);
    }

    fn end(&mut self, tag: &TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item => self.close(),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::DefinitionListTitle | TagEnd::DefinitionListDefinition => self.close(),
            TagEnd::CodeBlock => {
                self.code = false;
                self.close();
            }
            TagEnd::List(_) => {
                self.close();
                self.lists -= 1;
                self.depth -= 1;
            }
            TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition | TagEnd::DefinitionList => {
                self.close();
                self.depth -= 1;
            }
            TagEnd::Table => self.cells = false,
            TagEnd::Link => {
                if let Some((mut link, start)) = self.links.pop() {
                    link.text =
                        self.open.as_ref().map_or("", |block| block.text.get(start..).unwrap_or("")).to_string();
                    self.document.links.push(link);
                }
            }
            TagEnd::Image => {
                if let Some((mut image, block)) = self.image.take() {
                    image.alt = block.text.clone();
                    self.document.images.push(image);
                    self.document.keep(block);
                }
            }
            _ => {}
        }
    }

    fn end_cell(&mut self) {
        let count = self.document.blocks.len();
        self.close();
        let cell = (self.document.blocks.len() > count).then_some(count);
        if let Some(row) = self.document.tables.last_mut().and_then(|table| table.rows.last_mut()) {
            row.push(cell);
        }
    }

    fn text(&mut self, text: &str, span: Span) {
        if let Some((_, alt)) = &mut self.image {
            alt.push(text, span);
            return;
        }
        let kind = match (self.code, self.cells, self.lists) {
            (true, ..) => BlockKind::Code,
            (_, true, _) => BlockKind::Cell,
            (.., 1..) => BlockKind::Item,
            _ => BlockKind::Paragraph,
        };
        let depth = self.depth;
        let block = self.open.get_or_insert_with(|| Block::new(kind, depth, text.len()));
        if let Some(broken) = self.pending.take() {
            let ends = (block.text.chars().next_back(), text.chars().next());
            if !matches!(ends, (Some(before), Some(after)) if joins(before, after)) {
                block.push(" ", broken);
            }
        }
        block.push(text, span);
    }

    /// The links of raw HTML lead away as much as those of Markdown; their words are not asked for.
    fn links_of_html(&mut self, html: &str, span: Span) {
        for (address, range) in markdown::links_of_html(html) {
            let span = Span::new(span.start + range.start, (span.start + range.end).min(span.end));
            self.document.links.push(Link { address, text: String::new(), span });
        }
    }

    fn html(&mut self, html: &str, span: Span) {
        self.links_of_html(html, span);
        let trimmed = html.trim_start();
        // The fence of a `:::` block.
        if trimmed.starts_with([':', '：']) {
            self.close();
            return;
        }
        if let Some(allowance) = allowances::in_comment(html, span) {
            self.close();
            self.document.allowances.push(allowance);
        } else if !is_comment(html) {
            let mut block = Block::new(BlockKind::Code, self.depth, html.len());
            block.push(html, span);
            self.document.keep(block);
        }
    }

    fn inline_html(&mut self, html: &str, span: Span) {
        self.links_of_html(html, span);
        if let Some(allowance) = allowances::in_comment(html, span) {
            self.document.allowances.push(Allowance { here: true, ..allowance });
        } else if !is_comment(html) {
            self.document.keep_beside(html, span);
        }
    }

    /// `span` is the whole block's.
    fn begin(&mut self, kind: BlockKind, span: Span) {
        self.close();
        self.open = Some(Block::new(kind, self.depth, span.range().len()));
    }

    fn close(&mut self) {
        self.pending = None;
        if let Some(block) = self.open.take() {
            self.document.keep(block);
        }
    }
}

/// Whether HTML is a comment and nothing else: a reader gets none of it.
fn is_comment(html: &str) -> bool {
    html.trim().strip_prefix("<!--").is_some_and(|rest| rest.find("-->").is_none_or(|end| rest[end..] == *"-->"))
}
