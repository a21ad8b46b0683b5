//! Building Word files part by part, as Word writes them.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A Word file that is being put together.
#[derive(Default)]
pub struct Docx {
    body: String,
    parts: Vec<(String, Vec<u8>)>,
    relations: String,
}

/// A picture of one pixel.
pub const PIXEL: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0, 1, 8,
    6, 0, 0, 0, 0x1F, 0x15, 0xC4, 0x89, 0, 0, 0, 0x0D, b'I', b'D', b'A', b'T', 0x78, 0x9C, 0x63, 0xF8, 0xCF, 0xC0,
    0xF0, 0x1F, 0, 5, 0, 1, 0xFF, 0x56, 0xC7, 0x2F, 0x0D, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xAE, 0x42, 0x60, 0x82,
];

const NAMESPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape""#;

impl Docx {
    pub fn new() -> Self {
        Self::default()
    }

    /// A paragraph: its properties, and its runs as XML.
    pub fn raw(mut self, properties: &str, runs: &str) -> Self {
        self.body.push_str(&format!("<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"));
        self
    }

    /// What another file holds, below.
    pub fn and(mut self, other: Docx) -> Self {
        self.body.push_str(&other.body);
        self
    }

    /// Any XML of the body.
    pub fn xml(mut self, xml: &str) -> Self {
        self.body.push_str(xml);
        self
    }

    /// A paragraph of body text.
    pub fn p(self, text: &str) -> Self {
        self.raw("", &run(text, ""))
    }

    /// A paragraph in one look: the properties of its run.
    pub fn look(self, look: &str, text: &str) -> Self {
        self.raw("", &run(text, look))
    }

    pub fn center(self, look: &str, text: &str) -> Self {
        self.raw(r#"<w:jc w:val="center"/>"#, &run(text, look))
    }

    pub fn right(self, text: &str) -> Self {
        self.raw(r#"<w:jc w:val="right"/>"#, &run(text, ""))
    }

    pub fn style(self, style: &str, text: &str) -> Self {
        self.raw(&format!(r#"<w:pStyle w:val="{style}"/>"#), &run(text, ""))
    }

    /// A labelled text, the label in bold.
    pub fn field(self, label: &str, text: &str) -> Self {
        self.raw("", &(run(label, BOLD) + &run(text, "")))
    }

    pub fn part(mut self, name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.parts.push((name.to_string(), bytes.into()));
        self
    }

    pub fn xml_part(self, name: &str, root: &str, inside: &str) -> Self {
        self.part(name, format!("<w:{root} {NAMESPACES}>{inside}</w:{root}>"))
    }

    pub fn relation(mut self, id: &str, kind: &str, target: &str) -> Self {
        let outside = if target.contains("://") { r#" TargetMode="External""# } else { "" };
        self.relations
            .push_str(&format!(r#"<Relationship Id="{id}" Type="http://x/{kind}" Target="{target}"{outside}/>"#));
        self
    }

    pub fn bytes(self) -> Vec<u8> {
        let document = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document {NAMESPACES}><w:body>{}<w:sectPr/></w:body></w:document>",
            self.body
        );
        let relations = format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>"#,
            self.relations
        );
        let mut parts = vec![
            ("word/document.xml".to_string(), document.into_bytes()),
            ("word/_rels/document.xml.rels".to_string(), relations.into_bytes()),
        ];
        parts.extend(self.parts);
        zipped(&parts)
    }
}

pub const BOLD: &str = "<w:b/>";
pub const HEI: &str = r#"<w:rFonts w:ascii="黑体" w:eastAsia="黑体"/>"#;
pub const KAI: &str = r#"<w:rFonts w:eastAsia="楷体_GB2312"/>"#;
pub const FANG: &str = r#"<w:rFonts w:eastAsia="仿宋_GB2312"/>"#;
pub const XBS: &str = r#"<w:rFonts w:eastAsia="方正小标宋简体"/>"#;

/// Heading styles as Word names them, the third by outline level alone.
pub const STYLES: &str = r#"<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="3"><w:name w:val="条目"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>"#;

/// 一、 （一） 1. as one list of several levels, and bullets as another.
pub const NUMBERING: &str = r#"<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:pStyle w:val="1"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:pStyle w:val="2"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="3"/><w:lvlText w:val="%3."/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>"#;

pub fn run(text: &str, look: &str) -> String {
    format!(r#"<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{}</w:t></w:r>"#, escaped(text))
}

pub fn cell(properties: &str, text: &str) -> String {
    let paragraphs: String = text.split('\n').map(|line| format!("<w:p>{}</w:p>", run(line, ""))).collect();
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{paragraphs}</w:tc>")
}

pub fn row(cells: &[&str]) -> String {
    let cells: String = cells.iter().map(|text| cell("", text)).collect();
    format!("<w:tr>{cells}</w:tr>")
}

pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

pub fn zipped(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
