//! The text of a document as WordprocessingML, with its footnotes, links and pictures.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::BEHIND_ISSUES;
use super::grid::{self, Reach, Slot};
use super::layout::{EMU_PER_PIXEL, EMU_PER_TWIP, HALF, INDENT, LINE, LIST_INDENT, TEXT_WIDTH};
use crate::characters::display_width;
use crate::formats::document::{Align, Block, Cell, Document, Gaps, Image, Images, Inline, Picture, Position, Style};
use crate::formats::xml::escape;

/// What the package holds besides what is always the same.
#[derive(Default)]
pub struct Body {
    pub text: String,
    pub footnotes: String,
    /// Addresses of links, in order; their ids are `link1`, `link2`, …
    pub links: Vec<String>,
    /// Pictures by their ids: name in the package and bytes.
    pub media: Vec<(String, Vec<u8>)>,
}

pub fn write(document: &Document, images: &Images) -> Body {
    let mut writer = Writer {
        images,
        notes: &document.notes,
        placed: BTreeMap::new(),
        drawings: 0,
        is_behind_issues: false,
        body: Body::default(),
    };
    writer.head(document);
    let follows = document.after_issues;
    let unheaded =
        document.blocks[follows..].iter().take_while(|block| !matches!(block, Block::Heading { .. })).count();
    for (at, block) in document.blocks.iter().enumerate() {
        writer.is_behind_issues = at == follows && unheaded > 0;
        let styles = if (follows..follows + unheaded).contains(&at) { &AFTER_ISSUES } else { &OPEN };
        match block {
            Block::Paragraph { content } if at + 1 == document.blocks.len() => {
                let mut runs = String::new();
                writer.inlines(content, &mut runs);
                writer.paragraph(styles.text, KEEP, &runs);
            }
            block => writer.block(block, styles),
        }
    }
    writer.tail(document);
    writer.body
}

/// What comes last of the text, the list of attachments and the signature stay on one page: a signature never stands
/// on a page without text.
const KEEP: &str = "<w:keepNext/>";

/// The paragraph styles of what stands in one place.
#[derive(Clone, Copy)]
struct Styles {
    headings: Headings,
    label: &'static str,
    text: &'static str,
    /// Of items in items, as deep as Word has styles for them.
    numbers: [&'static str; DEEPEST_STYLE],
    bullets: [&'static str; DEEPEST_STYLE],
    depth: usize,
    quote: &'static str,
    code: &'static str,
    picture: &'static str,
    caption: &'static str,
    table: &'static str,
}

/// How a heading is told from text.
#[derive(Clone, Copy)]
enum Headings {
    ByStyle,
    /// By its rank in the outline alone, in the style of what it stands in.
    ByLevel,
}

/// Word's styles for items in items end here.
pub const DEEPEST_STYLE: usize = 5;

const OPEN: Styles = Styles {
    headings: Headings::ByStyle,
    label: "BodyText",
    text: "BodyText",
    numbers: ["ListNumber", "ListNumber2", "ListNumber3", "ListNumber4", "ListNumber5"],
    bullets: ["ListBullet", "ListBullet2", "ListBullet3", "ListBullet4", "ListBullet5"],
    depth: 0,
    quote: "Quote",
    code: "Code",
    picture: "Picture",
    caption: "Caption",
    table: "TableText",
};
/// What follows the last issue without a heading of its own looks like any text, and may be a list or a table; by a
/// bookmark that Word does not show `import` knows that it is no part of that issue. Where the bookmark is lost, the
/// style of paragraphs still tells.
const AFTER_ISSUES: Styles = Styles { text: "AfterIssues", label: "AfterIssues", ..OPEN };
const NOTE: Styles = Styles::of_box("NoteLabel", "Note", "NoteTable");
const INTERNAL: Styles = Styles::of_box("InternalLabel", "Internal", "InternalTable");

impl Styles {
    /// In a box each paragraph has a style of the box, by which `import` knows what is internal: other programs keep
    /// the styles of paragraphs, and little else.
    const fn of_box(label: &'static str, text: &'static str, table: &'static str) -> Self {
        Self {
            headings: Headings::ByLevel,
            label,
            text,
            numbers: [text; DEEPEST_STYLE],
            bullets: [text; DEEPEST_STYLE],
            depth: 0,
            quote: text,
            code: text,
            picture: text,
            caption: text,
            table,
        }
    }

    fn quoting(&self) -> Self {
        Self { text: self.quote, ..*self }
    }
}

struct Writer<'a> {
    images: &'a Images,
    notes: &'a [Vec<Inline>],
    /// The pictures that are in the package, by address.
    placed: BTreeMap<&'a str, usize>,
    /// How many times pictures are shown; one may be shown often.
    drawings: usize,
    /// Whether the next paragraph is the first behind all issues.
    is_behind_issues: bool,
    body: Body,
}

impl<'a> Writer<'a> {
    fn head(&mut self, document: &Document) {
        if let Some(number) = &document.number {
            self.plain("DocumentNumber", "", number);
        }
        let mut runs = String::new();
        for (at, line) in document.title.iter().enumerate() {
            if at > 0 {
                runs.push_str("<w:r><w:br/></w:r>");
            }
            run(&mut runs, line, Style::default());
        }
        self.paragraph("Title", "", &runs);
    }

    /// 附件说明, 署名 and 成文日期 (GB/T 9704-2012, 7.3.4 and 7.3.5), each a line below what stands before.
    fn tail(&mut self, document: &Document) {
        // 空一行 is a measure of the paragraph: an empty one would be read out.
        let line_above = format!("<w:spacing w:before=\"{LINE}\"/>");
        let mut above = line_above.as_str();
        for (indent, text) in attachment_lines(document) {
            self.plain("BodyText", &format!("{KEEP}{}{indent}", std::mem::take(&mut above)), &text);
        }
        let mut above = line_above.as_str();
        let gaps = document.gaps();
        let right = |half: usize| format!("<w:ind w:right=\"{}\"/>", half * HALF);
        if let Some(signature) = &document.signature {
            let place = right(gaps.signature);
            self.plain("Signature", &format!("{KEEP}{}{place}", std::mem::take(&mut above)), signature);
        }
        self.plain("Date", &format!("{above}{}", place_of_date(document, gaps)), &document.date);
    }

    fn blocks(&mut self, blocks: &'a [Block], styles: &Styles) {
        for block in blocks {
            self.block(block, styles);
        }
    }

    fn block(&mut self, block: &'a Block, styles: &Styles) {
        match block {
            Block::Heading { level, number, content } => {
                let mut runs = String::new();
                if let Some(number) = number {
                    run(&mut runs, number, Style::default());
                }
                self.inlines(content, &mut runs);
                let level = (*level).clamp(1, 9);
                match styles.headings {
                    Headings::ByStyle => self.paragraph(&format!("Heading{level}"), "", &runs),
                    Headings::ByLevel => {
                        let rank = format!("{KEEP}<w:outlineLvl w:val=\"{}\"/>", level - 1);
                        self.paragraph(styles.text, &rank, &runs);
                    }
                }
            }
            Block::Paragraph { content } => {
                let mut runs = String::new();
                self.inlines(content, &mut runs);
                self.paragraph(styles.text, "", &runs);
            }
            Block::List { first, items } => self.list(*first, items, styles),
            Block::Table { head, columns, rows } => self.table(*head, *columns, rows, styles.table),
            Block::Figure { picture, caption } => {
                let mut runs = String::new();
                self.picture(picture, &mut runs);
                self.paragraph(styles.picture, "", &runs);
                if let Some(caption) = caption {
                    self.plain(styles.caption, "", caption);
                }
            }
            Block::Quote { blocks } => self.blocks(blocks, &styles.quoting()),
            Block::Boxed { internal, label, blocks } => {
                // What is inside of what is internal is internal.
                let inner = if *internal || styles.text == INTERNAL.text { &INTERNAL } else { &NOTE };
                if let Some(label) = label {
                    let mut runs = String::new();
                    run(&mut runs, label, Style { strong: true, ..Style::default() });
                    self.paragraph(inner.label, KEEP, &runs);
                }
                self.blocks(blocks, inner);
            }
            Block::Code { text } => {
                let mut runs = String::new();
                for (at, line) in text.lines().enumerate() {
                    runs.push_str(if at > 0 { "<w:r><w:br/></w:r>" } else { "" });
                    run(&mut runs, line, Style::default());
                }
                self.paragraph(styles.code, "", &runs);
            }
            Block::Rule => self.paragraph(styles.text, RULE, ""),
        }
    }

    /// The marks of items are text, as the numbers of headings are.
    fn list(&mut self, first: Option<u64>, items: &'a [Vec<Block>], styles: &Styles) {
        let depth = styles.depth.min(DEEPEST_STYLE - 1);
        // A box has one style for all of its text, so the indent alone tells how deep an item is.
        let indent = match styles.headings {
            Headings::ByLevel if depth > 0 => {
                format!("<w:ind w:left=\"{}\" w:firstLine=\"{INDENT}\"/>", depth as u32 * LIST_INDENT)
            }
            _ => String::new(),
        };
        for (at, item) in items.iter().enumerate() {
            let (style, mark) = match first {
                Some(first) => (styles.numbers[depth], format!("{}. ", first.saturating_add(at as u64))),
                None => (styles.bullets[depth], "· ".to_string()),
            };
            let mut blocks = item.as_slice();
            let mut runs = String::new();
            run(&mut runs, &mark, Style::default());
            if let Some((Block::Paragraph { content }, rest)) = blocks.split_first() {
                self.inlines(content, &mut runs);
                blocks = rest;
            }
            self.paragraph(style, &indent, &runs);
            self.blocks(blocks, &Styles { text: style, depth: depth + 1, ..*styles });
        }
    }

    fn table(&mut self, head: usize, columns: usize, rows: &'a [Vec<Cell>], style: &str) {
        // Two tables without a paragraph between them would be one.
        if self.body.text.ends_with("</w:tbl>") {
            self.push("<w:p><w:pPr><w:pStyle w:val=\"TableText\"/></w:pPr></w:p>");
        }
        let columns = columns.max(1);
        let rows = grid::rows(columns, rows);
        let widths = grid::widths(columns, &rows);
        let side = |side| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>");
        let borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map(side).concat();
        let grid: String = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
        self.push(&format!(
            "<w:tbl><w:tblPr><w:tblW w:w=\"{TEXT_WIDTH}\" w:type=\"dxa\"/><w:tblBorders>{borders}</w:tblBorders>\
             <w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        ));
        for (at, row) in rows.iter().enumerate() {
            let is_head = at < head;
            self.push(if is_head {
                "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
            } else {
                "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
            });
            for slot in row {
                let width = widths[slot.column..slot.column + slot.columns].iter().sum();
                let align = if is_head { Align::Center } else { slot.cell.map(|cell| cell.align).unwrap_or_default() };
                self.cell(slot, width, align, style);
            }
            self.push("</w:tr>");
        }
        self.push("</w:tbl>");
    }

    fn cell(&mut self, slot: &Slot<'a>, width: u32, align: Align, style: &str) {
        let columns = slot.columns;
        let span = if columns > 1 { format!("<w:gridSpan w:val=\"{columns}\"/>") } else { String::new() };
        let merge = match slot.reach {
            Reach::OneRow => "",
            Reach::Begins => "<w:vMerge w:val=\"restart\"/>",
            Reach::GoesOn => "<w:vMerge/>",
        };
        self.push(&format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{span}{merge}<w:vAlign w:val=\"center\"/></w:tcPr>"
        ));
        let align = match align {
            Align::Center => "<w:jc w:val=\"center\"/>",
            Align::End => "<w:jc w:val=\"right\"/>",
            Align::Start => "",
        };
        let mut runs = String::new();
        if let Some(cell) = slot.cell {
            self.inlines(&cell.content, &mut runs);
        }
        self.paragraph(style, align, &runs);
        self.push("</w:tc>");
    }

    fn inlines(&mut self, content: &'a [Inline], runs: &mut String) {
        for inline in content {
            match inline {
                Inline::Text { text, style, link: None } => run(runs, text, *style),
                Inline::Text { text, style, link: Some(address) } => {
                    self.body.links.push(address.clone());
                    let _ = write!(runs, "<w:hyperlink r:id=\"link{}\">", self.body.links.len());
                    styled_run(runs, text, *style, "<w:rStyle w:val=\"Hyperlink\"/>");
                    runs.push_str("</w:hyperlink>");
                }
                Inline::Break => runs.push_str("<w:r><w:br/></w:r>"),
                Inline::Note { note, again } => self.note(*note, *again, runs),
                Inline::Picture { picture } => self.picture(picture, runs),
            }
        }
    }

    /// Word ties a footnote to one place; a second reference shows the number only.
    fn note(&mut self, note: usize, again: bool, runs: &mut String) {
        let id = note + 1;
        if again {
            run(runs, &id.to_string(), Style { position: Position::Above, ..Style::default() });
            return;
        }
        let _ = write!(
            runs,
            "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference w:id=\"{id}\"/></w:r>"
        );
        let mut text = String::new();
        for inline in self.notes.get(note).into_iter().flatten() {
            match inline {
                Inline::Text { text: part, style, .. } => run(&mut text, part, *style),
                Inline::Break => text.push_str("<w:r><w:br/></w:r>"),
                Inline::Note { .. } => {}
                Inline::Picture { picture } => run(&mut text, &picture.alt, Style::default()),
            }
        }
        let _ = write!(
            self.body.footnotes,
            "<w:footnote w:id=\"{id}\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr><w:r><w:rPr>\
             <w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> </w:t></w:r>{text}</w:p></w:footnote>"
        );
    }

    /// A picture no wider than the text; one that Word cannot show is told by its words.
    fn picture(&mut self, picture: &'a Picture, runs: &mut String) {
        let Some((image, size)) = self.images.get(&picture.address).and_then(|image| Some((image, image.size?))) else {
            return run(runs, &picture.alt, Style::default());
        };
        let Some(ending) = word_ending(image) else {
            return run(runs, &picture.alt, Style::default());
        };
        let next = self.placed.len() + 1;
        let id = *self.placed.entry(&picture.address).or_insert(next);
        if id == next {
            self.body.media.push((format!("image{id}.{ending}"), image.bytes.clone()));
        }
        let widest = u64::from(TEXT_WIDTH) * EMU_PER_TWIP;
        let (width, height) = (u64::from(size.0.max(1)) * EMU_PER_PIXEL, u64::from(size.1.max(1)) * EMU_PER_PIXEL);
        let tallest = widest * 4 / 3;
        let (width, height) = if width > widest { (widest, height * widest / width) } else { (width, height) };
        let (width, height) = if height > tallest { (width * tallest / height, tallest) } else { (width, height) };
        let alt = escape(&picture.alt);
        self.drawings += 1;
        let drawing = self.drawings;
        let _ = write!(
            runs,
            "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{width}\" cy=\"{height}\"/>\
             <wp:docPr id=\"{drawing}\" name=\"image{id}\" descr=\"{alt}\"/><a:graphic><a:graphicData \
             uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr>\
             <pic:cNvPr id=\"{drawing}\" name=\"image{id}\" descr=\"{alt}\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>\
             <a:blip r:embed=\"image{id}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>\
             <a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>\
             </pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        );
    }

    fn plain(&mut self, style: &str, properties: &str, text: &str) {
        let mut runs = String::new();
        run(&mut runs, text, Style::default());
        self.paragraph(style, properties, &runs);
    }

    fn paragraph(&mut self, style: &str, properties: &str, runs: &str) {
        let mark = if std::mem::take(&mut self.is_behind_issues) { mark_behind_issues() } else { String::new() };
        let _ =
            write!(self.body.text, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{properties}</w:pPr>{mark}{runs}</w:p>");
    }

    fn push(&mut self, xml: &str) {
        self.body.text.push_str(xml);
    }
}

/// A date that begins below its signature is measured from the left: figures are as wide as the type face has them.
fn place_of_date(document: &Document, gaps: Gaps) -> String {
    let from_right = gaps.date + display_width(&document.date);
    match (TEXT_WIDTH as usize).checked_sub(from_right * HALF) {
        Some(left) if from_right == document.signature.as_deref().map_or(0, display_width) => {
            format!("<w:ind w:left=\"{left}\"/><w:jc w:val=\"left\"/>")
        }
        _ => format!("<w:ind w:right=\"{}\"/>", gaps.date * HALF),
    }
}

/// In the paragraph itself: other programs move what stands between two.
fn mark_behind_issues() -> String {
    format!("<w:bookmarkStart w:id=\"0\" w:name=\"{BEHIND_ISSUES}\"/><w:bookmarkEnd w:id=\"0\"/>")
}

/// “附件：1.…”: names begin below each other (7.3.4). Each line with its indent.
fn attachment_lines(document: &Document) -> Vec<(String, String)> {
    let label = document.attachments_label;
    let many = document.attachments.len() > 1;
    let (label_width, number_width) = (display_width(label) * HALF, if many { 3 * HALF } else { 0 });
    let line = |(at, name): (usize, &String)| {
        let number = if many { format!("{}.", at + 1) } else { String::new() };
        let left = INDENT as usize + label_width + number_width;
        let (hanging, text) = match at {
            0 => (label_width + number_width, format!("{label}{number}{name}")),
            _ => (number_width, format!("{number}{name}")),
        };
        (format!("<w:ind w:left=\"{left}\" w:hanging=\"{hanging}\"/>"), text)
    };
    document.attachments.iter().enumerate().map(line).collect()
}

const RULE: &str =
    "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"auto\"/></w:pBdr><w:ind w:firstLine=\"0\"/>";

/// The ending of a picture that every Word can show.
pub fn word_ending(image: &Image) -> Option<&'static str> {
    match image.ending.as_str() {
        "png" => Some("png"),
        "jpg" | "jpeg" => Some("jpeg"),
        "gif" => Some("gif"),
        "bmp" => Some("bmp"),
        _ => None,
    }
}

fn run(runs: &mut String, text: &str, style: Style) {
    styled_run(runs, text, style, "");
}

/// The properties stand in the order that the schema demands.
fn styled_run(runs: &mut String, text: &str, style: Style, named: &str) {
    if text.is_empty() {
        return;
    }
    let mut properties = String::from(named);
    let mut add = |wanted: bool, xml: &str| properties.push_str(if wanted { xml } else { "" });
    add(style.strong, "<w:b/>");
    add(style.emphasis, "<w:i/>");
    add(style.strike, "<w:strike/>");
    add(style.position == Position::Above, "<w:vertAlign w:val=\"superscript\"/>");
    add(style.position == Position::Below, "<w:vertAlign w:val=\"subscript\"/>");
    let properties = if properties.is_empty() { properties } else { format!("<w:rPr>{properties}</w:rPr>") };
    let _ = write!(runs, "<w:r>{properties}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escape(text));
}
