//! `styles.xml`: Word's own names for headings and text, in the faces and sizes of GB/T 9704-2012, 7.3.

use std::fmt::Write;

use super::body::DEEPEST_STYLE;
use super::layout::{FANG, HEI, INDENT, KAI, LATIN, LINE, LIST_INDENT, SONG, TIGHTER, TITLE};

/// 16 pt, in half points.
const BODY: u32 = 32;

/// A paragraph style: its id, the name that Word knows it by, and what it looks like.
struct Look {
    id: String,
    name: String,
    face: &'static str,
    /// In half points.
    size: u32,
    paragraph: String,
}

pub fn xml(language: &str) -> String {
    let is_latin = !language.starts_with("zh");
    let face = |name| if is_latin { faces(LATIN) } else { faces(name) };
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">",
    );
    // Writing to a String cannot fail, here and below.
    let _ = write!(
        xml,
        "<w:docDefaults><w:rPrDefault><w:rPr>{}<w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/>\
         <w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>",
        face(FANG),
    );
    xml.push_str(
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/>\
         <w:pPr><w:widowControl w:val=\"0\"/><w:autoSpaceDE w:val=\"0\"/><w:autoSpaceDN w:val=\"0\"/>\
         <w:jc w:val=\"both\"/></w:pPr></w:style>",
    );
    for look in looks() {
        let _ = write!(
            xml,
            "<w:style w:type=\"paragraph\" w:styleId=\"{}\"><w:name w:val=\"{}\"/><w:basedOn w:val=\"Normal\"/>\
             <w:next w:val=\"BodyText\"/><w:qFormat/><w:pPr>{}</w:pPr><w:rPr>{}{}<w:spacing w:val=\"{}\"/>\
             <w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/></w:rPr></w:style>",
            look.id,
            look.name,
            look.paragraph,
            face(look.face),
            // One Latin face does not tell a heading from text, as 黑体 and 楷体 do.
            if is_latin && look.id.starts_with("Heading") { "<w:b/>" } else { "" },
            if look.size == BODY { TIGHTER } else { 0 },
            size = look.size,
        );
    }
    xml.push_str(
        "<w:style w:type=\"character\" w:styleId=\"FootnoteReference\"><w:name w:val=\"footnote reference\"/>\
         <w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>\
         <w:style w:type=\"character\" w:styleId=\"Hyperlink\"><w:name w:val=\"Hyperlink\"/>\
         <w:rPr><w:color w:val=\"0563C1\"/><w:u w:val=\"single\"/></w:rPr></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>\
         <w:tblPr><w:tblCellMar><w:left w:w=\"108\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>\
         </w:styles>",
    );
    xml
}

/// `w:rFonts` for one face.
fn faces(name: &str) -> String {
    format!("<w:rFonts w:ascii=\"{name}\" w:hAnsi=\"{name}\" w:eastAsia=\"{name}\" w:cs=\"{name}\"/>")
}

fn looks() -> Vec<Look> {
    let look =
        |id: &str, name: &str, face, size, paragraph| Look { id: id.into(), name: name.into(), face, size, paragraph };
    let indent = format!("<w:ind w:firstLine=\"{INDENT}\"/>");
    let heading =
        |level: u32| format!("<w:keepNext/><w:ind w:firstLine=\"{INDENT}\"/><w:outlineLvl w:val=\"{}\"/>", level - 1);
    let exact = |line| format!("<w:snapToGrid w:val=\"0\"/><w:spacing w:line=\"{line}\" w:lineRule=\"exact\"/>");
    let title = format!(
        "<w:snapToGrid w:val=\"0\"/><w:spacing w:after=\"{LINE}\" w:line=\"660\" w:lineRule=\"exact\"/>\
         <w:ind w:firstLine=\"0\"/><w:jc w:val=\"center\"/>"
    );
    let mut looks = vec![
        look("Title", "Title", TITLE, 44, title),
        look("BodyText", "Body Text", FANG, 32, indent.clone()),
        look("AfterIssues", "After Issues", FANG, 32, indent.clone()),
        look("DocumentNumber", "Document Number", FANG, 32, "<w:jc w:val=\"center\"/>".into()),
        look("ListNumber", "List Number", FANG, 32, indent.clone()),
        look("ListBullet", "List Bullet", FANG, 32, indent.clone()),
        look(
            "Quote",
            "Quote",
            KAI,
            32,
            format!("<w:ind w:left=\"{INDENT}\" w:right=\"{INDENT}\" w:firstLine=\"{INDENT}\"/>"),
        ),
        look("Note", "Note", KAI, 32, format!("{}{indent}", border())),
        look("NoteLabel", "Note Label", KAI, 32, format!("{}{indent}", border())),
        look("NoteTable", "Note Table", KAI, 24, format!("{}<w:jc w:val=\"left\"/>", exact(400))),
        look("Internal", "Internal", KAI, 32, format!("{}{indent}", border())),
        look("InternalLabel", "Internal Label", KAI, 32, format!("{}{indent}", border())),
        look("InternalTable", "Internal Table", KAI, 24, format!("{}<w:jc w:val=\"left\"/>", exact(400))),
        look("Code", "Code", SONG, 24, format!("{}<w:jc w:val=\"left\"/>", exact(360))),
        look("TableText", "Table Text", FANG, 24, format!("{}<w:jc w:val=\"left\"/>", exact(400))),
        look("Picture", "Picture", FANG, 32, "<w:keepNext/><w:snapToGrid w:val=\"0\"/><w:jc w:val=\"center\"/>".into()),
        look("Caption", "caption", FANG, 24, format!("{}<w:jc w:val=\"center\"/>", exact(400))),
        look("Signature", "Signature", FANG, 32, "<w:jc w:val=\"right\"/>".into()),
        look("Date", "Date", FANG, 32, "<w:jc w:val=\"right\"/>".into()),
        look("Header", "header", HEI, 32, "<w:snapToGrid w:val=\"0\"/>".into()),
        look("Footer", "footer", SONG, 28, "<w:snapToGrid w:val=\"0\"/>".into()),
        look("FootnoteText", "footnote text", FANG, 21, format!("{}<w:jc w:val=\"left\"/>", exact(320))),
    ];
    for depth in 2..=DEEPEST_STYLE {
        for kind in ["Number", "Bullet"] {
            let left = (depth as u32 - 1) * LIST_INDENT;
            let indent = format!("<w:ind w:left=\"{left}\" w:firstLine=\"{INDENT}\"/>");
            let (id, name) = (format!("List{kind}{depth}"), format!("List {kind} {depth}"));
            looks.push(look(&id, &name, FANG, 32, indent));
        }
    }
    for (level, id, name) in [
        (1, "Heading1", "heading 1"),
        (2, "Heading2", "heading 2"),
        (3, "Heading3", "heading 3"),
        (4, "Heading4", "heading 4"),
        (5, "Heading5", "heading 5"),
        (6, "Heading6", "heading 6"),
        (7, "Heading7", "heading 7"),
        (8, "Heading8", "heading 8"),
        (9, "Heading9", "heading 9"),
    ] {
        let face = match level {
            1 => HEI,
            2 => KAI,
            _ => FANG,
        };
        looks.push(look(id, name, face, 32, heading(level)));
    }
    looks
}

fn border() -> String {
    let side = |side| format!("<w:{side} w:val=\"single\" w:sz=\"6\" w:space=\"4\" w:color=\"auto\"/>");
    format!("<w:pBdr>{}</w:pBdr>", ["top", "left", "bottom", "right"].map(side).concat())
}
