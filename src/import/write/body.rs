//! The text of one content file: paragraphs, headings, tables, with its images and footnotes.

use std::collections::BTreeMap;

use super::inline::{self, References};
use crate::import::document::{Document, Inline, Mark, Paragraph, Table};
use crate::import::draft::Element;

/// What is put into the files of one notice.
pub struct Bodies<'a> {
    document: &'a Document,
    /// The file names of the images used, by their index.
    pub images: BTreeMap<usize, String>,
}

/// The references of one file.
struct Local<'a, 'b> {
    bodies: &'b mut Bodies<'a>,
    notes: Vec<usize>,
}

impl References for Local<'_, '_> {
    fn image(&mut self, index: usize) -> Option<String> {
        let image = self.bodies.document.images.get(index)?;
        let next = self.bodies.images.len() + 1;
        let name = self.bodies.images.entry(index).or_insert_with(|| format!("image-{next}.{}", image.extension));
        Some(format!("images/{name}"))
    }

    fn note(&mut self, index: usize) -> usize {
        let at = self.notes.iter().position(|known| *known == index).unwrap_or_else(|| {
            self.notes.push(index);
            self.notes.len() - 1
        });
        at + 1
    }
}

impl<'a> Bodies<'a> {
    pub fn new(document: &'a Document) -> Self {
        Self { document, images: BTreeMap::new() }
    }

    /// Markdown of a body; its topmost headings get so many `#`.
    pub fn write(&mut self, elements: &[Element], hashes: usize) -> String {
        let document = self.document;
        let mut local = Local { bodies: self, notes: Vec::new() };
        let mut text = String::new();
        let mut after_item = false;
        for element in elements {
            let is_item = matches!(element, Element::Paragraph(Paragraph { mark: Mark::Item(_), .. }));
            let block = match element {
                Element::Issues => "<!-- issues -->".to_string(),
                Element::Table(table) => write_table(table, &mut local),
                Element::Heading(level, title) => {
                    let hashes = (hashes + usize::from(*level) - 1).min(6);
                    let title = inline::markdown(&title.inlines, &mut local);
                    // `{#id}` at the end of a heading is an attribute.
                    let title = if title.ends_with('}') { title.replace('{', "\\{") } else { title };
                    if title.is_empty() { String::new() } else { format!("{} {title}", "#".repeat(hashes)) }
                }
                Element::Paragraph(paragraph) => write_paragraph(paragraph, &mut local),
            };
            if block.is_empty() {
                continue;
            }
            if !text.is_empty() {
                text.push_str(if is_item && after_item { "\n" } else { "\n\n" });
            }
            text.push_str(&block);
            after_item = is_item;
        }
        // A footnote may hold another.
        let mut at = 0;
        while at < local.notes.len() {
            let note = document.notes.get(local.notes[at]).cloned().unwrap_or_default();
            let words = inline::markdown(&note, &mut local);
            text.push_str(&format!("\n\n[^{}]: {words}", at + 1));
            at += 1;
        }
        if !text.is_empty() {
            text.push('\n');
        }
        text
    }
}

fn write_paragraph(paragraph: &Paragraph, references: &mut dyn References) -> String {
    match paragraph.mark {
        Mark::Verbatim => crate::import::document::plain(&paragraph.inlines),
        Mark::Quote => prefixed("> ", inline::markdown(&paragraph.inlines, references)),
        Mark::Item(depth) => {
            let indent = "  ".repeat(usize::from(depth.saturating_sub(1)));
            prefixed(&format!("{indent}- "), inline::markdown(&paragraph.inlines, references))
        }
        _ => inline::markdown(&paragraph.inlines, references),
    }
}

fn prefixed(prefix: &str, text: String) -> String {
    if text.is_empty() { text } else { format!("{prefix}{text}") }
}

/// A table with lines; one that is only a frame around text becomes text.
fn write_table(table: &Table, references: &mut dyn References) -> String {
    let columns = table.rows.first().map_or(0, Vec::len);
    if columns < 2 || table.rows.len() < 2 {
        let paragraphs = table.rows.iter().flatten().filter(|cell| !cell.repeated).flat_map(|cell| &cell.paragraphs);
        let texts: Vec<String> = paragraphs
            .map(|paragraph| write_paragraph(paragraph, references))
            .filter(|text| !text.is_empty())
            .collect();
        return texts.join("\n\n");
    }
    let mut lines = Vec::with_capacity(table.rows.len() + 1);
    for (at, row) in table.rows.iter().enumerate() {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| {
                let mut inlines: Vec<Inline> = Vec::new();
                for paragraph in &cell.paragraphs {
                    if !inlines.is_empty() {
                        inlines.push(Inline::Break);
                    }
                    inlines.extend(paragraph.inlines.iter().cloned());
                }
                inline::markdown(&inlines, references)
            })
            .collect();
        lines.push(format!("| {} |", cells.join(" | ")));
        if at == 0 {
            lines.push(format!("|{}", " --- |".repeat(columns)));
        }
    }
    lines.join("\n")
}
