//! Word documents (ECMA-376, WordprocessingML), read from their zip and XML.
//!
//! What libraries lose is what a notice lives by: automatic numbers, headings by look, tracked changes. [`styles`]
//! and [`numbering`] resolve what a paragraph inherits; [`story`] walks the text, [`table`] its tables.

mod numbering;
mod runs;
mod story;
mod styles;
mod symbols;
mod table;

use std::collections::HashMap;

use jiff::civil::Date;
use roxmltree::Node;

use super::package::{DAMAGED_FILE, Package, parse};
use super::{Unreadable, mistaken, pictures};
use crate::catalogue::import::{NO_DOCUMENT_PART, SAVE_AGAIN};
use crate::import::document::{Document, Image, LeftOut, What};

/// Reads a document.
pub fn read(bytes: &[u8], path: &str) -> Result<Document, Unreadable> {
    let mut package = Package::open(bytes)?;
    let main = main_part(&mut package)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder).to_string();
    let beside = |name: &str| if folder.is_empty() { name.to_string() } else { format!("{folder}/{name}") };
    let missing = Unreadable { reason: &NO_DOCUMENT_PART, advice: &SAVE_AGAIN };
    let text = match package.text(&main)? {
        Some(text) => text,
        None if mistaken::holds_documents(&package.names()) => return Err(mistaken::ARCHIVE),
        None => return Err(missing),
    };
    let part = |package: &mut Package, name: &str| package.text(&beside(name)).map(Option::unwrap_or_default);
    let styles_text = part(&mut package, "styles.xml")?;
    let numbering_text = part(&mut package, "numbering.xml")?;
    let footnotes_text = part(&mut package, "footnotes.xml")?;
    let endnotes_text = part(&mut package, "endnotes.xml")?;
    // Some programs write an empty part.
    let comments_text = part(&mut package, "comments.xml")?;
    let relations_text =
        package.text(&beside(&format!("_rels/{}.rels", main.rsplit('/').next().unwrap_or(&main))))?.unwrap_or_default();
    let modified = package.text("docProps/core.xml")?.and_then(|core| modified(&core));

    let relations = relations(&relations_text)?;
    let Pictures { images, image_of, undrawable } = pictures_of(&mut package, &relations, &folder)?;
    let styles = match styles_text.as_str() {
        "" => styles::Styles::default(),
        text => styles::Styles::read(&parse(text)?),
    };
    let numbering = match numbering_text.as_str() {
        "" => numbering::Numbering::default(),
        text => numbering::Numbering::read(&parse(text)?),
    };
    let xml = parse(&text)?;
    let body = xml.descendants().find(|node| named(node, "body")).ok_or(DAMAGED_FILE)?;
    let mut story = story::Story::new(styles, numbering, relations, image_of);
    story.walk(body);
    for (notes, kind) in [(&footnotes_text, "footnote"), (&endnotes_text, "endnote")] {
        if !notes.is_empty() {
            story.notes(&parse(notes)?, kind);
        }
    }
    let told = story.finish();
    let mut left_out = told.left_out;
    let names = package.names();
    // What our own exports mark so has styles to tell its internal texts by.
    let is_marked = !styles_text.contains(OWN_STYLE) && marked_header(&mut package, &names, &folder);
    let has = |part: &str| names.iter().any(|name| name.contains(part));
    let mut missing = |what, there: bool| {
        if there {
            left_out.push(LeftOut::new(what, 1, None));
        }
    };
    missing(What::Macros, has("vbaProject.bin"));
    missing(What::Comments, comments_text.contains(":comment "));
    missing(What::Embedded, has("/embeddings/"));
    missing(What::Drawing, undrawable);
    missing(What::MarkedHeader, is_marked);
    Ok(Document { source: told.lines.finish(path), blocks: told.blocks, images, notes: told.notes, modified, left_out })
}

const OWN_STYLE: &str = "w:styleId=\"InternalLabel\"";

/// What offices print at the head or foot of pages that are not for everybody, or not final.
const MARKS: &[&str] =
    &["内部", "秘密", "机密", "绝密", "注意保存", "不得外传", "征求意见", "送审稿", "讨论稿", "草稿", "审议稿"];

/// A header that cannot be read costs no document.
fn marked_header(package: &mut Package, names: &[String], folder: &str) -> bool {
    let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    for name in names {
        let own = name.strip_prefix(&prefix).unwrap_or_default();
        if !own.ends_with(".xml") || !["header", "footer"].iter().any(|kind| own.starts_with(kind)) {
            continue;
        }
        let Ok(Some(text)) = package.text(name) else { continue };
        let Ok(xml) = parse(&text) else { continue };
        let words: String = xml.descendants().filter(|node| named(node, "t")).filter_map(|node| node.text()).collect();
        let words: String = words.chars().filter(|c| !c.is_whitespace()).collect();
        if MARKS.iter().any(|mark| words.contains(mark)) {
            return true;
        }
    }
    false
}

/// Where the text is: the package says so, and by default it is `word/document.xml`.
fn main_part(package: &mut Package) -> Result<String, Unreadable> {
    let text = package.text("_rels/.rels")?.unwrap_or_default();
    let target = if text.is_empty() {
        None
    } else {
        let xml = parse(&text)?;
        xml.descendants()
            .find(|node| node.attribute("Type").is_some_and(|kind| kind.ends_with("/officeDocument")))
            .and_then(|node| node.attribute("Target"))
            .map(|target| target.trim_start_matches('/').to_string())
    };
    Ok(target.unwrap_or_else(|| "word/document.xml".into()))
}

/// What the ids of the text stand for: the target, and whether it is outside the package.
pub type Relations = HashMap<String, (String, bool)>;

fn relations(text: &str) -> Result<Relations, Unreadable> {
    if text.is_empty() {
        return Ok(Relations::new());
    }
    let xml = parse(text)?;
    Ok(xml
        .descendants()
        .filter_map(|node| {
            let external = node.attribute("TargetMode") == Some("External");
            Some((node.attribute("Id")?.to_string(), (node.attribute("Target")?.to_string(), external)))
        })
        .collect())
}

/// The pictures of the package that a page can show, and which id stands for which.
#[derive(Default)]
struct Pictures {
    images: Vec<Image>,
    image_of: HashMap<String, usize>,
    /// Whether there are others, which no page can show.
    undrawable: bool,
}

fn pictures_of(package: &mut Package, relations: &Relations, folder: &str) -> Result<Pictures, Unreadable> {
    let mut pictures = Pictures::default();
    let mut ids: Vec<_> =
        relations.iter().filter(|(_, (target, external))| !external && target.contains("media/")).collect();
    ids.sort();
    for (id, (target, _)) in ids {
        let name = match target.strip_prefix('/') {
            Some(rooted) => rooted.to_string(),
            None if folder.is_empty() => target.clone(),
            None => format!("{folder}/{target}"),
        };
        let Some(bytes) = package.bytes(&name, pictures::LARGEST)? else { continue };
        match pictures::kind(&bytes) {
            Some(extension) => {
                pictures.image_of.insert(id.clone(), pictures.images.len());
                pictures.images.push(Image { bytes, extension });
            }
            None => pictures.undrawable = true,
        }
    }
    Ok(pictures)
}

/// `dcterms:modified` of the core properties.
fn modified(core: &str) -> Option<Date> {
    let xml = parse(core).ok()?;
    let text = xml.descendants().find(|node| named(node, "modified"))?.text()?;
    text.get(..10)?.parse().ok()
}

/// Whether an element has this name, in whatever namespace: strict and transitional files differ only there.
pub fn named(node: &Node, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// The child element of this name.
pub fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| named(child, name))
}

/// An attribute by its local name: `w:val`.
pub fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// The `w:val` of a child: `<w:pStyle w:val="1"/>`.
pub fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    child(node, name).and_then(|child| attribute(child, "val"))
}

/// A property that is on unless it says otherwise: `<w:b/>`, `<w:b w:val="0"/>`.
pub fn switch(node: Node, name: &str) -> Option<bool> {
    child(node, name).map(|child| !matches!(attribute(child, "val"), Some("0" | "false" | "off" | "none")))
}
