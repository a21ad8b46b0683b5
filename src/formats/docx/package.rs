//! The parts of the package and the zip that holds them.

use std::fmt::Write;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::body::Body;
use super::layout::{BOTTOM, FOOTER, HEADER, LEFT, LINE, PAGE, RIGHT, STAND_INS, TOP};
use super::styles;
use crate::formats::document::Document;
use crate::formats::xml::escape;

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const R: &str = "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The file.
pub fn pack(document: &Document, body: &Body) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let text =
        |zip: &mut ZipWriter<_>, name: &str, xml: String| add(zip, name, format!("{DECLARATION}{xml}").as_bytes());
    text(&mut zip, "[Content_Types].xml", content_types());
    text(&mut zip, "_rels/.rels", package_relations());
    text(&mut zip, "docProps/core.xml", properties(document));
    text(&mut zip, "word/document.xml", main(document, body));
    text(&mut zip, "word/_rels/document.xml.rels", relations(body));
    add(&mut zip, "word/styles.xml", styles::xml(document.language).as_bytes());
    text(&mut zip, "word/fontTable.xml", font_table());
    text(&mut zip, "word/settings.xml", settings());
    text(&mut zip, "word/footnotes.xml", footnotes(body));
    text(&mut zip, "word/header1.xml", header(document));
    text(&mut zip, "word/footer1.xml", footer("right", "w:right"));
    text(&mut zip, "word/footer2.xml", footer("left", "w:left"));
    for (name, bytes) in &body.media {
        add(&mut zip, &format!("word/media/{name}"), bytes);
    }
    // Writing to memory cannot fail.
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}

/// A zip file must give each entry a date; it is always the same one.
fn add(zip: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, bytes: &[u8]) {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    // Writing to memory cannot fail, and no name comes twice.
    let _ = zip.start_file(name, options);
    let _ = zip.write_all(bytes);
}

fn content_types() -> String {
    let mut xml = String::from(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Default Extension=\"png\" ContentType=\"image/png\"/><Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>\
         <Default Extension=\"gif\" ContentType=\"image/gif\"/><Default Extension=\"bmp\" ContentType=\"image/bmp\"/>\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>",
    );
    for (part, kind) in std::iter::once(("document", "document.main")).chain(PARTS) {
        let _ = write!(xml, "<Override PartName=\"/word/{part}.xml\" ContentType=\"{WORD}.{kind}+xml\"/>");
    }
    xml + "</Types>"
}

fn package_relations() -> String {
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"document\" Type=\"{RELATIONS}/officeDocument\" Target=\"word/document.xml\"/>\
         <Relationship Id=\"core\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" \
         Target=\"docProps/core.xml\"/></Relationships>"
    )
}

/// The file is as old as the notice: the time of its making would make every copy another file.
fn properties(document: &Document) -> String {
    let mut xml = format!(
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:language>{}</dc:language>",
        escape(&document.whole_title()),
        document.language,
    );
    let mut add = |tag: &str, value: &str| {
        if !value.is_empty() {
            let _ = write!(xml, "<{tag}>{}</{tag}>", escape(value));
        }
    };
    add("dc:creator", document.signature.as_deref().unwrap_or_default());
    add("dc:description", document.description.as_deref().unwrap_or_default());
    add("cp:keywords", &document.keywords.join(", "));
    for tag in ["created", "modified"] {
        let _ = write!(xml, "<dcterms:{tag} xsi:type=\"dcterms:W3CDTF\">{}T00:00:00Z</dcterms:{tag}>", document.day);
    }
    xml + "</cp:coreProperties>"
}

fn main(document: &Document, body: &Body) -> String {
    let header = match document.mark {
        Some(_) => {
            ["default", "even"].map(|kind| format!("<w:headerReference w:type=\"{kind}\" r:id=\"header1\"/>")).concat()
        }
        None => String::new(),
    };
    format!(
        "<w:document {W} {R} xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>{}<w:sectPr>{header}\
         <w:footerReference w:type=\"default\" r:id=\"footer1\"/><w:footerReference w:type=\"even\" r:id=\"footer2\"/>\
         <w:pgSz w:w=\"{}\" w:h=\"{}\"/><w:pgMar w:top=\"{TOP}\" w:right=\"{RIGHT}\" w:bottom=\"{BOTTOM}\" w:left=\"{LEFT}\" \
         w:header=\"{HEADER}\" w:footer=\"{FOOTER}\" w:gutter=\"0\"/>\
         <w:docGrid w:type=\"lines\" w:linePitch=\"{LINE}\"/></w:sectPr></w:body></w:document>",
        body.text, PAGE.0, PAGE.1,
    )
}

/// The parts that the document refers to: their names and their kinds.
const PARTS: [(&str, &str); 7] = [
    ("styles", "styles"),
    ("fontTable", "fontTable"),
    ("settings", "settings"),
    ("footnotes", "footnotes"),
    ("header1", "header"),
    ("footer1", "footer"),
    ("footer2", "footer"),
];

fn relations(body: &Body) -> String {
    let mut xml =
        String::from("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    for (id, kind) in PARTS {
        let _ = write!(xml, "<Relationship Id=\"{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{id}.xml\"/>");
    }
    for (at, address) in body.links.iter().enumerate() {
        let (id, address) = (at + 1, escape(address));
        let _ = write!(
            xml,
            "<Relationship Id=\"link{id}\" Type=\"{RELATIONS}/hyperlink\" Target=\"{address}\" TargetMode=\"External\"/>"
        );
    }
    for (name, _) in &body.media {
        let id = name.split('.').next().unwrap_or_default();
        let _ = write!(xml, "<Relationship Id=\"{id}\" Type=\"{RELATIONS}/image\" Target=\"media/{name}\"/>");
    }
    xml + "</Relationships>"
}

/// Word falls back on the names given here, and otherwise on any face that has the characters.
fn font_table() -> String {
    let mut xml = format!("<w:fonts {W}>");
    for (name, stands_in) in STAND_INS {
        let _ = write!(
            xml,
            "<w:font w:name=\"{name}\"><w:altName w:val=\"{stands_in}\"/><w:charset w:val=\"86\"/></w:font>"
        );
    }
    xml + "</w:fonts>"
}

fn settings() -> String {
    format!(
        "<w:settings {W}><w:evenAndOddHeaders/><w:characterSpacingControl w:val=\"compressPunctuation\"/>\
         <w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr><w:compat>\
         <w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/>\
         </w:compat></w:settings>"
    )
}

fn footnotes(body: &Body) -> String {
    format!(
        "<w:footnotes {W}><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\
         <w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>\
         {}</w:footnotes>",
        body.footnotes
    )
}

fn header(document: &Document) -> String {
    let mark = escape(document.mark.unwrap_or_default());
    format!("<w:hdr {W}><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr><w:r><w:t>{mark}</w:t></w:r></w:p></w:hdr>")
}

/// GB/T 9704-2012, 7.5: `— 1 —`, one character from the outer edge: right on odd pages, left on even ones.
fn footer(align: &str, indent: &str) -> String {
    let field = |part: &str| format!("<w:r><w:fldChar w:fldCharType=\"{part}\"/></w:r>");
    format!(
        "<w:ftr {W}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/><w:ind {indent}=\"280\"/><w:jc w:val=\"{align}\"/></w:pPr>\
         <w:r><w:t xml:space=\"preserve\">— </w:t></w:r>{}<w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>{}\
         <w:r><w:t>1</w:t></w:r>{}<w:r><w:t xml:space=\"preserve\"> —</w:t></w:r></w:p></w:ftr>",
        field("begin"),
        field("separate"),
        field("end"),
    )
}
