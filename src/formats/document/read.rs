//! From the HTML of a text to blocks: what a page shows, without what only a page can do.
//!
//! A link inside the site leads nowhere on paper and becomes its text; one to another site stays. White space
//! collapses as a browser lets it.

use std::collections::HashMap;

use super::html::{Element, Node};
use super::{Align, Block, Cell, Inline, Picture, Position, Style};

/// Reads the texts of one notice; their footnotes are numbered through.
#[derive(Default)]
pub struct Reader {
    /// Texts of footnotes by their ids, until they are referred to.
    defined: HashMap<String, Vec<Inline>>,
    order: Vec<String>,
    /// Where those that were referred to stand in `notes`.
    placed: HashMap<String, usize>,
    pub notes: Vec<Vec<Inline>>,
}

impl Reader {
    /// Takes in the footnotes of a text. All texts of a notice come first: a text may end far from its notes.
    pub fn define(&mut self, nodes: &[Node]) {
        for element in elements(nodes) {
            if !element.has_class("footnotes") {
                self.define(&element.children);
                continue;
            }
            for item in elements(&element.children).flat_map(|list| elements(&list.children)) {
                let id = item.attribute("id").map_or_else(|| format!("unreferred-{}", self.order.len()), Into::into);
                let mut content = Content::default();
                for (at, paragraph) in item.children.iter().enumerate() {
                    if at > 0 && matches!(paragraph, Node::Element(_)) && !content.inlines.is_empty() {
                        content.push(Inline::Break);
                    }
                    self.inline(std::slice::from_ref(paragraph), Style::default(), None, &mut content);
                }
                self.order.push(id.clone());
                self.defined.insert(id, content.finish());
            }
        }
    }

    pub fn blocks(&mut self, nodes: &[Node]) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut loose = Content::default();
        for node in nodes {
            match node {
                Node::Element(element) if is_block(element) => {
                    flush(&mut loose, &mut blocks);
                    self.block(element, &mut blocks);
                }
                node => self.inline(std::slice::from_ref(node), Style::default(), None, &mut loose),
            }
        }
        flush(&mut loose, &mut blocks);
        blocks
    }

    /// The footnotes that nothing refers to, as the page shows them: at the end.
    pub fn unreferred(&mut self) -> Vec<Block> {
        let ids = std::mem::take(&mut self.order);
        let left = ids.iter().filter_map(|id| self.defined.remove(id)).filter(|content| !content.is_empty());
        left.map(|content| Block::Paragraph { content }).collect()
    }

    fn block(&mut self, element: &Element, blocks: &mut Vec<Block>) {
        match element.name {
            "p" => blocks.extend(self.paragraph(element)),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => blocks.extend(self.heading(element)),
            "ul" | "ol" => blocks.push(self.list(element)),
            "dl" => self.definitions(element, blocks),
            "table" => {
                let caption = elements(&element.children).find(|part| part.name == "caption");
                blocks.extend(caption.and_then(|caption| self.paragraph(caption)));
                blocks.extend(self.table(element));
            }
            "figure" => blocks.extend(figure(element)),
            "blockquote" => blocks.push(Block::Quote { blocks: self.blocks(&element.children) }),
            "pre" => blocks.push(Block::Code { text: element.text().trim_end().to_string() }),
            "hr" => blocks.push(Block::Rule),
            _ if element.has_class("footnotes") => {}
            _ if element.has_class("note") || element.has_class("internal") => blocks.push(self.boxed(element)),
            _ => blocks.extend(self.blocks(&element.children)),
        }
    }

    /// A paragraph that is one picture is a figure without a caption.
    fn paragraph(&mut self, element: &Element) -> Option<Block> {
        let mut content = Content::default();
        self.inline(&element.children, Style::default(), None, &mut content);
        let content = content.finish();
        match content.as_slice() {
            [] => None,
            [Inline::Picture { picture }] => Some(Block::Figure { picture: picture.clone(), caption: None }),
            _ => Some(Block::Paragraph { content }),
        }
    }

    fn heading(&mut self, element: &Element) -> Option<Block> {
        let tag = element.name.as_bytes()[1] - b'0';
        let level = element.attribute("aria-level").and_then(|level| level.parse().ok()).unwrap_or(tag);
        let (number, rest) = match element.children.as_slice() {
            [Node::Element(number), rest @ ..] if number.has_class("num") => (Some(number.text()), rest),
            all => (None, all),
        };
        let mut content = Content::default();
        self.inline(rest, Style::default(), None, &mut content);
        let content = content.finish();
        (!content.is_empty()).then_some(Block::Heading { level: level.saturating_sub(1).max(1), number, content })
    }

    fn list(&mut self, element: &Element) -> Block {
        let start = || element.attribute("start").and_then(|start| start.parse().ok()).unwrap_or(1);
        let first = (element.name == "ol").then(start);
        let items = elements(&element.children).map(|item| self.blocks(&item.children)).collect();
        Block::List { first, items }
    }

    /// A term stands in bold before what is said of it.
    fn definitions(&mut self, element: &Element, blocks: &mut Vec<Block>) {
        for part in elements(&element.children) {
            if part.name == "dt" {
                let mut content = Content::default();
                self.inline(&part.children, Style { strong: true, ..Style::default() }, None, &mut content);
                blocks.push(Block::Paragraph { content: content.finish() });
            } else {
                blocks.extend(self.blocks(&part.children));
            }
        }
    }

    fn table(&mut self, element: &Element) -> Option<Block> {
        let mut rows = Vec::new();
        let mut head = 0;
        self.rows(element, false, &mut rows, &mut head);
        let width = |row: &Vec<Cell>| row.iter().map(|cell| cell.columns).sum();
        let columns = rows.iter().map(width).max().filter(|columns| *columns > 0)?;
        Some(Block::Table { head, columns, rows })
    }

    fn rows(&mut self, element: &Element, in_head: bool, rows: &mut Vec<Vec<Cell>>, head: &mut usize) {
        for part in elements(&element.children) {
            if part.name != "tr" {
                self.rows(part, part.name == "thead", rows, head);
                continue;
            }
            let cells: Vec<Cell> = elements(&part.children).map(|cell| self.cell(cell)).collect();
            if !cells.is_empty() {
                *head += usize::from(in_head && *head == rows.len());
                rows.push(cells);
            }
        }
    }

    fn cell(&mut self, element: &Element) -> Cell {
        let align = match () {
            () if element.has_class("align-center") => Align::Center,
            () if element.has_class("align-right") => Align::End,
            () => Align::Start,
        };
        let span = |name| element.attribute(name).and_then(|n| n.parse().ok()).unwrap_or(1usize).clamp(1, 100);
        let mut content = Content::default();
        self.inline(&element.children, Style::default(), None, &mut content);
        Cell { align, columns: span("colspan"), rows: span("rowspan"), content: content.finish() }
    }

    fn boxed(&mut self, element: &Element) -> Block {
        let is_label = |part: &Element| part.has_class("note-label") || part.has_class("internal-label");
        let label = elements(&element.children).find(|part| is_label(part)).map(Element::text);
        let after = element.children.iter().position(|node| matches!(node, Node::Element(part) if is_label(part)));
        let rest = &element.children[after.map_or(0, |at| at + 1)..];
        Block::Boxed { internal: element.has_class("internal"), label, blocks: self.blocks(rest) }
    }

    fn inline(&mut self, nodes: &[Node], style: Style, link: Option<&str>, content: &mut Content) {
        for node in nodes {
            match node {
                Node::Text(text) => content.text(text, style, link),
                Node::Element(element) => self.inline_element(element, style, link, content),
            }
        }
    }

    fn inline_element(&mut self, element: &Element, style: Style, link: Option<&str>, content: &mut Content) {
        let inside = &element.children;
        let mut with = |style| self.inline(inside, style, link, content);
        match element.name {
            "strong" | "b" | "th" => with(Style { strong: true, ..style }),
            "em" | "i" => with(Style { emphasis: true, ..style }),
            "del" | "s" => with(Style { strike: true, ..style }),
            "code" => with(Style { code: true, ..style }),
            "sub" => with(Style { position: Position::Below, ..style }),
            "sup" if element.has_class("footnote-ref") => {
                let reference = elements(inside).next().and_then(|link| link.attribute("href"));
                if let Some(note) = reference.and_then(|id| self.note(id.trim_start_matches('#'))) {
                    content.push(note);
                }
            }
            "sup" => with(Style { position: Position::Above, ..style }),
            "br" => content.push(Inline::Break),
            "img" => content.push(Inline::Picture { picture: picture(element) }),
            "input" => content.text(if element.attribute("checked").is_some() { "√ " } else { "□ " }, style, link),
            "a" if element.has_class("footnote-back") => {}
            "a" => {
                let href = element.attribute("href").filter(|href| leads_out(href));
                self.inline(inside, style, href.as_deref(), content);
            }
            _ => {
                let apart = is_block(element) && !content.inlines.is_empty();
                if apart {
                    content.push(Inline::Break);
                }
                self.inline(inside, style, link, content);
            }
        }
    }

    /// A reference to the footnote with this id. A note that is not there leaves no mark.
    fn note(&mut self, id: &str) -> Option<Inline> {
        if let Some(note) = self.placed.get(id) {
            return Some(Inline::Note { note: *note, again: true });
        }
        let content = self.defined.remove(id)?;
        self.notes.push(content);
        self.placed.insert(id.to_string(), self.notes.len() - 1);
        Some(Inline::Note { note: self.notes.len() - 1, again: false })
    }
}

/// Runs of text that are being put together.
#[derive(Default)]
struct Content {
    inlines: Vec<Inline>,
}

impl Content {
    fn push(&mut self, inline: Inline) {
        self.inlines.push(inline);
    }

    /// Adds text; runs of the same kind are one, and white space is one space at most.
    fn text(&mut self, text: &str, style: Style, link: Option<&str>) {
        let mut after_space = match self.inlines.last() {
            Some(Inline::Text { text, .. }) => text.ends_with(' '),
            Some(Inline::Note { .. } | Inline::Picture { .. }) => false,
            Some(Inline::Break) | None => true,
        };
        let mut added = String::with_capacity(text.len());
        for c in text.chars() {
            let space = matches!(c, ' ' | '\n' | '\t' | '\r');
            if !(space && after_space) {
                added.push(if space { ' ' } else { c });
            }
            after_space = space;
        }
        match self.inlines.last_mut() {
            Some(Inline::Text { text, style: last, link: leads }) if *last == style && leads.as_deref() == link => {
                text.push_str(&added);
            }
            _ if added.is_empty() => {}
            _ => self.inlines.push(Inline::Text { text: added, style, link: link.map(str::to_string) }),
        }
    }

    fn finish(mut self) -> Vec<Inline> {
        while let Some(last) = self.inlines.last_mut() {
            match last {
                Inline::Text { text, .. } => {
                    text.truncate(text.trim_end_matches(' ').len());
                    if !text.is_empty() {
                        break;
                    }
                }
                Inline::Break => {}
                _ => break,
            }
            self.inlines.pop();
        }
        self.inlines
    }
}

fn flush(loose: &mut Content, blocks: &mut Vec<Block>) {
    let content = std::mem::take(loose).finish();
    if !content.is_empty() {
        blocks.push(Block::Paragraph { content });
    }
}

fn figure(element: &Element) -> Option<Block> {
    let caption = elements(&element.children).find(|part| part.name == "figcaption").map(Element::text);
    let image = elements(&element.children).find(|part| part.name == "img")?;
    Some(Block::Figure { picture: picture(image), caption })
}

fn picture(image: &Element) -> Picture {
    let text = |name| image.attribute(name).unwrap_or_default().into_owned();
    Picture { address: text("src"), alt: text("alt") }
}

fn leads_out(href: &str) -> bool {
    ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| href.starts_with(scheme))
}

fn elements<'n, 'a>(nodes: &'n [Node<'a>]) -> impl Iterator<Item = &'n Element<'a>> {
    nodes.iter().filter_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    })
}

fn is_block(element: &Element) -> bool {
    const BLOCKS: &[&str] = &[
        "address", "article", "aside", "blockquote", "caption", "center", "details", "div", "dd", "dl", "dt",
        "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p",
        "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    ];
    BLOCKS.contains(&element.name)
}
