//! What a file is that is not what its name says, and what to do with it: a photograph called `.docx`, a zip with the
//! document in it, the mark that Word leaves beside a document that is open.

use crate::catalogue::import::*;
use crate::import::document::{Block, Document};

use super::package::Package;
use super::{Format, Unreadable};

/// Why a file cannot be read that has such a name, whatever is in it. `None`: its name says nothing against it.
pub fn by_name(name: &str) -> Option<Unreadable> {
    let own = name.rsplit(['/', '\\']).next().unwrap_or(name);
    if own.starts_with("~$") {
        return Some(Unreadable { reason: &IS_LOCK, advice: &IMPORT_THE_DOCUMENT });
    }
    if Format::of(name).is_some() {
        return None;
    }
    Some(match crate::model::asset::extension(name).unwrap_or_default().as_str() {
        "zip" | "rar" | "7z" | "tar" | "gz" | "tgz" => ARCHIVE,
        "jpg" | "jpeg" | "png" | "bmp" | "gif" | "tif" | "tiff" | "webp" | "heic" => PICTURE,
        _ => Unreadable { reason: &UNKNOWN_FORMAT, advice: &USE_KNOWN_FORMAT },
    })
}

/// Why a file cannot be read, told by its first bytes.
pub fn by_content(bytes: &[u8], format: Format) -> Option<Unreadable> {
    if bytes.is_empty() {
        return Some(Unreadable { reason: &IS_EMPTY, advice: &FETCH_AGAIN });
    }
    let is_packed = matches!(format, Format::Docx | Format::Sheet);
    let begins = |signs: &[&[u8]]| signs.iter().any(|sign| bytes.starts_with(sign));
    if begins(PICTURES) {
        return Some(PICTURE);
    }
    if begins(&[b"%PDF-"]) {
        return Some(Unreadable { reason: &IS_PDF, advice: &CALL_IT_PDF });
    }
    if is_packed && begins(&[b"{\\rtf"]) {
        return Some(Unreadable { reason: &IS_RTF, advice: &CALL_IT_RTF });
    }
    if is_packed && begins(&[b"<"]) {
        return Some(Unreadable { reason: &IS_PAGE, advice: &CALL_IT_HTML });
    }
    if begins(&[PACKAGE])
        && let Some((own, unreadable)) = office_file(bytes)
    {
        return (own != format).then_some(unreadable);
    }
    (begins(&[b"Rar!", b"7z\xBC\xAF"]) || (!is_packed && begins(&[PACKAGE]))).then_some(ARCHIVE)
}

/// What a file of Word or of Excel is, whatever it is called.
fn office_file(bytes: &[u8]) -> Option<(Format, Unreadable)> {
    let names = Package::open(bytes).ok()?.names();
    let has = |folder: &str| names.iter().any(|name| name.starts_with(folder));
    match (has("word/"), has("xl/")) {
        (true, false) => Some((Format::Docx, Unreadable { reason: &IS_WORD, advice: &CALL_IT_DOCX })),
        (false, true) => Some((Format::Sheet, Unreadable { reason: &IS_WORKBOOK, advice: &CALL_IT_XLSX })),
        _ => None,
    }
}

/// A zip.
const PACKAGE: &[u8] = b"PK\x03\x04";
/// JPEG, PNG, GIF, BMP, TIFF.
const PICTURES: &[&[u8]] = &[b"\xFF\xD8\xFF", b"\x89PNG", b"GIF8", b"BM\x00", b"II*\x00", b"MM\x00*"];

pub const ARCHIVE: Unreadable = Unreadable { reason: &IS_ARCHIVE, advice: &UNPACK };
const PICTURE: Unreadable = Unreadable { reason: &IS_PICTURE, advice: &RECOGNISE_TEXT };

/// Whether a package without a text of its own holds documents.
pub fn holds_documents(names: &[String]) -> bool {
    names.iter().any(|name| matches!(Format::of(name), Some(Format::Docx | Format::Sheet | Format::Foreign(_))))
}

/// Why nothing can be made of what was read.
pub fn without_text(document: &Document) -> Option<Unreadable> {
    let has_text = document.blocks.iter().any(|block| match block {
        Block::Paragraph(paragraph) => !paragraph.text().trim().is_empty(),
        Block::Table(table) => table.rows.iter().flatten().any(|cell| !cell.text().trim().is_empty()),
    });
    let reason = if document.images.is_empty() { &IS_WITHOUT_TEXT } else { &IS_PICTURES_ALONE };
    let advice = if document.images.is_empty() { &FETCH_AGAIN } else { &RECOGNISE_TEXT };
    (!has_text).then_some(Unreadable { reason, advice })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_told_by_its_first_bytes_whatever_its_name() {
        let reason = |bytes: &[u8], format| by_content(bytes, format).map(|unreadable| unreadable.reason.zh);
        for (bytes, format, expected) in [
            (&b""[..], Format::Docx, Some(IS_EMPTY.zh)),
            (b"", Format::Plain, Some(IS_EMPTY.zh)),
            (b"\xFF\xD8\xFF\xE0", Format::Docx, Some(IS_PICTURE.zh)),
            (b"%PDF-1.7", Format::Docx, Some(IS_PDF.zh)),
            (b"{\\rtf1", Format::Docx, Some(IS_RTF.zh)),
            (b"<html>", Format::Sheet, Some(IS_PAGE.zh)),
            (b"<html>", Format::Html, None),
            (b"PK\x03\x04", Format::Plain, Some(IS_ARCHIVE.zh)),
            (b"PK\x03\x04", Format::Docx, None),
            ("示例".as_bytes(), Format::Plain, None),
        ] {
            assert_eq!(reason(bytes, format), expected, "{format:?} {bytes:?}");
        }
    }

    #[test]
    fn a_name_may_say_that_it_is_no_document() {
        let reason = |name| by_name(name).map(|unreadable| unreadable.reason.zh);
        for (name, expected) in [
            ("巡察/~$通报.docx", Some(IS_LOCK.zh)),
            ("通报.zip", Some(IS_ARCHIVE.zh)),
            ("通报.JPG", Some(IS_PICTURE.zh)),
            ("通报", Some(UNKNOWN_FORMAT.zh)),
            ("通报.docx", None),
        ] {
            assert_eq!(reason(name), expected, "{name}");
        }
    }
}
