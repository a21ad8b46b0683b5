//! Readers, one file a format. Each makes a [`Document`] of bytes that somebody handed in, and trusts none of them.

mod boxes;
mod docx;
mod encoding;
mod fenced;
mod furniture;
mod hidden;
mod html;
mod markdown;
mod mistaken;
mod number_format;
mod package;
mod pictures;
mod plain;
mod rich_text;
mod sheet;
mod typed_table;

use crate::catalogue::Phrase;
use crate::catalogue::import::*;
use crate::finding::Finding;

use super::document::{Document, What};
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
pub fn left_out(finding: Finding, what: What, count: usize) -> Finding {
    let (zh, en) = match what {
        What::Deleted => ("修订中已删去的文字", "text deleted by tracked changes or edits"),
        What::Hidden => (
            "看不见的文字（隐藏的、白色的、格式不显示的）",
            "text that nobody sees: hidden, white, or not shown by its format",
        ),
        What::Comments => ("批注", "comments"),
        What::Macros => ("宏", "macros"),
        What::Contents => ("目录", "the table of contents"),
        What::Embedded => ("嵌入的对象", "embedded objects"),
        What::Drawing => ("不能用于网页的图形", "drawings that a page cannot show"),
        What::Picture => {
            ("文件旁边没有、或者不能用于网页的图片", "pictures that are not beside the file, or that no page can show")
        }
        What::Markup => ("HTML 标记", "HTML markup"),
        What::Metadata => ("文件开头的 YAML 信息", "the YAML head"),
        What::Grouping => ("类别之上的一层标题（只保留两层）", "a heading above the categories; two levels are kept"),
        What::Header => ("每页开头都有的一行", "a line that every page begins with"),
        What::InternalHeader => (
            "每页开头的“内部”。文中哪些是内部内容，没有样式可认，都读成了公开的，发布以前要逐段核对",
            "the mark of an internal edition on every page. There are no styles to tell its internal texts by: they were read as public, and have to be looked for before anything is published",
        ),
        What::MarkedHeader => (
            "页眉或页脚里的“内部”“秘密”“征求意见稿”一类字样。文件能不能公开、是不是定稿，发布以前要核对",
            "a header or footer that calls the document internal, secret or a draft; make sure that it is final and may be published",
        ),
        What::Furniture => ("网页上的导航、分享按钮和页脚", "navigation, buttons and footers of the page"),
        What::Sheet => ("隐藏的工作表", "hidden sheets"),
        What::HiddenCells => (
            "隐藏的行或列（筛选、折叠的也算；要用的，显示出来再导入）",
            "rows or columns that are hidden, filtered or folded; show those that are wanted and import again",
        ),
        What::Cells => ("超出上限的单元格", "cells beyond the limit"),
        What::Formula => ("公式", "formulas"),
        What::FormulaError => (
            "公式出错的单元格（显示 #REF!、#N/A 等；先在台账里改正，再导入）",
            "cells whose formula failed, such as #REF! or #N/A; mend them in the ledger and import again",
        ),
        What::Symbol => ("只有特殊字体才有的符号", "symbols that only a font of symbols has"),
        What::Link => {
            ("单元格的链接（文字留着，地址没有）", "links of cells: their texts are kept, their addresses are not")
        }
        What::TableText => ("表格里的格式", "formatting inside a table"),
    };
    let times = if count > 1 { (format!("（{count} 处）"), format!(" ({count})")) } else { Default::default() };
    finding.with("what", format!("{en}{}", times.1)).with("what_zh", format!("{zh}{}", times.0))
}
