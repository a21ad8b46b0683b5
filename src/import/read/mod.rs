//! Readers, one file a format. Each makes a [`Document`] of bytes that somebody handed in, and trusts none of them.

mod boxes;
mod docx;
mod encoding;
mod fenced;
mod furniture;
mod hidden;
mod html;
mod markdown;
mod missed;
mod mistaken;
mod number_format;
mod package;
mod pictures;
mod plain;
mod rich_text;
mod sheet;
mod typed_table;

use crate::catalogue::import::left_out::*;
use crate::catalogue::import::*;
use crate::catalogue::{Phrase, both};
use crate::finding::Finding;

use super::document::{Document, LeftOut, What};
pub use mistaken::{by_name as mistaken_by_name, without_text};
pub use pictures::{Beside, LARGEST as LARGEST_PICTURE};

/// What kind of file it is, as far as a reader of ours is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Docx,
    Markdown,
    Plain,
    Html,
    Sheet,
    Csv,
    /// Only another program can turn it into one of the above.
    Foreign(Foreign),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// `.doc`, `.wps`, `.odt`, `.rtf`: LibreOffice writes a docx of it.
    Writer,
    /// `.xls`, `.et`, `.ods`: LibreOffice writes an xlsx of it.
    Calc,
    /// pdftotext writes a text of it.
    Pdf,
}

/// A text of this length is no notice; the longest honest one has some hundred thousand bytes.
const LONGEST_TEXT: usize = 16 << 20;

/// Why a file cannot be read: a sentence, and what to do.
#[derive(Debug, Clone, Copy)]
pub struct Unreadable {
    pub reason: &'static Phrase,
    pub advice: &'static Phrase,
}

impl Format {
    /// By the ending of its name; `None` for endings that mean nothing here.
    pub fn of(name: &str) -> Option<Format> {
        Some(match crate::model::asset::extension(name)?.as_str() {
            "docx" | "docm" => Format::Docx,
            "md" | "markdown" => Format::Markdown,
            "txt" => Format::Plain,
            "html" | "htm" => Format::Html,
            "xlsx" | "xlsm" => Format::Sheet,
            "csv" | "tsv" => Format::Csv,
            "doc" | "wps" | "odt" | "rtf" => Format::Foreign(Foreign::Writer),
            "xls" | "et" | "ods" => Format::Foreign(Foreign::Calc),
            "pdf" => Format::Foreign(Foreign::Pdf),
            _ => return None,
        })
    }
}

/// Reads a file of a format of ours; `path` is how findings call it, and `beside` what lies beside it.
pub fn read(bytes: &[u8], format: Format, path: &str, beside: Beside) -> Result<Document, Unreadable> {
    if let Some(unreadable) = mistaken::by_content(bytes, format) {
        return Err(unreadable);
    }
    let text = || encoding::decode(bytes).ok_or(Unreadable { reason: &NOT_TEXT, advice: &SAVE_AS_UTF8 });
    let packed = matches!(format, Format::Docx | Format::Sheet);
    if !packed && bytes.len() > LONGEST_TEXT {
        return Err(package::TOO_MUCH);
    }
    match format {
        Format::Docx => docx::read(bytes, path).map(furniture::without),
        Format::Markdown => Ok(markdown::read(&lines(&text()?), path, beside)),
        Format::Plain => Ok(plain::read(&lines(&text()?), path)),
        Format::Html => html::read(bytes, path, beside),
        Format::Sheet => sheet::read_xlsx(bytes, path),
        Format::Csv => Ok(sheet::read_csv(&text()?, path)),
        Format::Foreign(_) => Err(Unreadable { reason: &UNKNOWN_FORMAT, advice: &USE_KNOWN_FORMAT }),
    }
}

/// The text with its lines ended in one way.
fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Fills in what was left out.
pub fn left_out(finding: Finding, left: &LeftOut) -> Finding {
    let phrase = match left.what {
        What::Deleted => &DELETED_TEXT,
        What::Hidden => &HIDDEN_TEXT,
        What::Comments => &COMMENTS,
        What::Macros => &MACROS,
        What::Contents => &TABLE_OF_CONTENTS,
        What::Embedded => &EMBEDDED_OBJECTS,
        What::Drawing => &DRAWINGS,
        What::Picture => &PICTURES,
        What::Markup => &HTML_MARKUP,
        What::Metadata => &YAML_HEAD,
        What::Grouping => &HEADING_ABOVE_CATEGORIES,
        What::Header => &LINE_ON_EVERY_PAGE,
        What::InternalHeader => &MARK_OF_INTERNAL,
        What::MarkedHeader => &MARK_OF_SECRET_OR_DRAFT,
        What::Furniture => &PAGE_FURNITURE,
        What::Sheet => &HIDDEN_SHEETS,
        What::HiddenCells => &HIDDEN_CELLS,
        What::Cells => &CELLS_BEYOND_LIMIT,
        What::Formula => &FORMULAS,
        What::FormulaError => &FAILED_FORMULAS,
        What::Symbol => &SYMBOLS,
        What::Link => &LINKS_OF_CELLS,
        What::TableText => &FORMATTING_IN_TABLE,
    };
    finding.with_said(both!("what"), |language| {
        let what = phrase.say(language).to_string();
        let (places, n) = (missed::places(left, language), left.count.to_string());
        match (left.count > 1, places.is_empty()) {
            (false, true) => what,
            (false, false) => AT.with(language, &[("what", what), ("places", places)]),
            (true, true) => SO_MANY.with(language, &[("what", what), ("n", n)]),
            (true, false) => SO_MANY_AT.with(language, &[("what", what), ("n", n), ("places", places)]),
        }
    })
}
