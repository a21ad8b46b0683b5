//! What a file beside the texts holds that its readers may not see at once: the words of Office files and tables, and what
//! is hidden in them.
//!
//! Nobody vouches for such a file, so what is unpacked of one is bounded, and one that cannot be read tells nothing.

use std::collections::HashMap;
use std::io::{Cursor, Read};
use std::path::PathBuf;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::SystemTime;

use rayon::prelude::*;
use zip::ZipArchive;

use super::numbers::runs;
use super::reporter::Reporter;
use crate::finding::{Finding, Kind};
use crate::load;
use crate::model::address::Address;
use crate::model::asset::extension;
use crate::model::{Asset, Site};
use crate::source::Place;

/// What was read in a file.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// Of its words, a paragraph or a cell a line, the lines that hold a long number.
    pub numbers: String,
    /// Whether somebody's comments are in it.
    pub has_comments: bool,
    /// Whether it keeps what was deleted from it.
    pub has_deletions: bool,
    /// Whether it has sheets that are not shown.
    pub has_hidden_sheets: bool,
}

const OFFICE: &[&str] = &["docx", "docm", "xlsx", "xlsm", "pptx", "pptm"];
const TABLES: &[&str] = &["csv", "tsv", "txt"];
/// A larger file is not looked into.
const LARGEST_FILE: u64 = 64 << 20;
/// All that is unpacked of one.
const MOST_BYTES: u64 = 64 << 20;
const MOST_PARTS: usize = 10_000;

/// A file is read again only when it was changed: the preview and the editors' server ask at every save.
static READ: LazyLock<Mutex<HashMap<PathBuf, Known>>> = LazyLock::new(Mutex::default);

#[derive(Clone)]
struct Known {
    length: u64,
    modified: Option<SystemTime>,
    contents: Arc<Contents>,
}

/// Shows every file that is published to a rule, which fills in a finding about it.
pub fn each(
    reporter: &mut Reporter,
    kind: &'static Kind,
    tell: impl Fn(&str, &Contents, Finding) -> Option<Finding> + Sync,
) {
    let site = reporter.site();
    let look = |(path, asset): (&String, &Asset)| {
        let finding = Finding::new(kind, Place::path(format!("content/{path}")));
        let contents = contents(path, asset).unwrap_or_default();
        // There are few to tell of, and so few to look for.
        tell(path, &contents, finding).filter(|_| is_named(site, path))
    };
    let told: Vec<Finding> = site.assets.par_iter().filter_map(look).collect();
    reporter.extend(told);
}

/// Whether a text names a file: one that none names is not published.
fn is_named(site: &Site, path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let written = Address::file(name).into_href();
    let of_notices = site.notices.iter().flat_map(|notice| {
        let issues = notice.issues.iter().map(|issue| &issue.body);
        issues.chain([&notice.body])
    });
    let mut bodies = of_notices.chain(site.pages.iter().map(|page| &page.body));
    bodies.any(|body| [name, written.as_str()].iter().any(|name| body.source.text.contains(name)))
}

/// What a file holds; `None` where it is of no kind that is looked into.
fn contents(path: &str, asset: &Asset) -> Option<Arc<Contents>> {
    let ending = extension(path)?;
    let is_office = OFFICE.contains(&ending.as_str());
    if asset.length > LARGEST_FILE || !is_office && !TABLES.contains(&ending.as_str()) {
        return None;
    }
    let mut file = load::open_asset(asset).ok()?;
    let (length, modified) = (asset.length, file.metadata().and_then(|file| file.modified()).ok());
    let known = READ.lock().unwrap_or_else(PoisonError::into_inner).get(&asset.file).cloned();
    if let Some(known) =
        known.filter(|known| (known.length, known.modified) == (length, modified) && modified.is_some())
    {
        return Some(known.contents);
    }
    let mut bytes = Vec::new();
    file.by_ref().take(LARGEST_FILE).read_to_end(&mut bytes).ok()?;
    let contents = Arc::new(if is_office { of_office(&bytes) } else { of_text(&bytes) });
    let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    read.insert(asset.file.clone(), Known { length, modified, contents: Arc::clone(&contents) });
    Some(contents)
}

/// Digits are the same in every encoding of bytes that an office uses.
fn of_text(bytes: &[u8]) -> Contents {
    let mut contents = Contents::default();
    match bytes.strip_prefix(b"\xFF\xFE") {
        // What Excel calls Unicode text.
        Some(wide) => {
            let units: Vec<u16> = wide.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
            contents.keep_numbers(&String::from_utf16_lossy(&units));
        }
        None => contents.keep_numbers(&String::from_utf8_lossy(bytes)),
    }
    contents
}

fn of_office(bytes: &[u8]) -> Contents {
    let mut contents = Contents::default();
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return contents };
    let mut left = MOST_BYTES;
    let names: Vec<String> =
        archive.file_names().take(MOST_PARTS).filter_map(|name| Some(name.ok()?.into_owned())).collect();
    for name in names.iter().filter(|name| name.ends_with(".xml") && !name.starts_with("docProps/")) {
        let Ok(part) = archive.by_name(name) else { continue };
        let mut xml = Vec::new();
        if part.take(left).read_to_end(&mut xml).is_err() {
            continue;
        }
        left -= xml.len() as u64;
        contents.take_in(name, &String::from_utf8_lossy(&xml));
    }
    contents
}

impl Contents {
    fn take_in(&mut self, name: &str, xml: &str) {
        let is_part_of_comments = name.contains("/comments") || name.contains("/threadedComments/");
        self.has_comments |= is_part_of_comments
            && ["<w:comment ", "<comment ", "<threadedComment ", "<p:cm ", "<p188:cm "]
                .iter()
                .any(|tag| xml.contains(tag));
        self.has_deletions |= xml.contains("<w:delText") || xml.contains("<w:moveFrom ");
        let hidden = ["state=\"hidden\"", "state=\"veryHidden\""];
        self.has_hidden_sheets |= name == "xl/workbook.xml" && hidden.iter().any(|state| xml.contains(state));
        self.keep_numbers(&words(xml));
    }

    fn keep_numbers(&mut self, text: &str) {
        for line in text.lines().filter(|line| runs(line).next().is_some()) {
            self.numbers.push_str(line);
            self.numbers.push('\n');
        }
    }
}

/// The words of a part, without its tags; a paragraph, a text or a cell that ends is a line that ends.
fn words(xml: &str) -> String {
    const ENDS: [&str; 8] = ["/w:p", "/a:p", "/si", "/c", "/is", "/text", "/comment", "w:br/"];
    let mut text = String::new();
    let mut rest = xml;
    while let Some((word, behind)) = rest.split_once('<') {
        text.push_str(word);
        let Some((tag, behind)) = behind.split_once('>') else { break };
        if ENDS.contains(&tag) && !text.ends_with('\n') {
            text.push('\n');
        }
        rest = behind;
    }
    text
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, xml) in parts {
            archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            archive.write_all(xml.as_bytes()).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    #[test]
    fn words_of_one_paragraph_are_one_line_however_they_are_set() {
        let xml = "<w:p><w:r><w:t>1101051949</w:t></w:r><w:r><w:t>1231002X</w:t></w:r></w:p><w:p><w:t>甲</w:t></w:p>";
        let contents = of_office(&packed(&[("word/document.xml", xml)]));
        assert_eq!(contents.numbers, "11010519491231002X\n");
        assert!(!contents.has_comments && !contents.has_deletions && !contents.has_hidden_sheets);
    }

    #[test]
    fn tables_are_read_in_any_encoding() {
        let line = "张某\t11010519491231002X\n";
        let wide: Vec<u8> = [0xFEFF].into_iter().chain(line.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert_eq!(of_text(&wide).numbers, line);
        assert!(of_text(b"\xD5\xC5,11010519491231002X").numbers.ends_with(",11010519491231002X\n"));
    }

    #[test]
    fn what_is_hidden_is_seen() {
        let word = packed(&[
            ("word/document.xml", "<w:p><w:del><w:r><w:delText>原文</w:delText></w:r></w:del></w:p>"),
            (
                "word/comments.xml",
                "<w:comments><w:comment w:id=\"0\"><w:p><w:t>再核</w:t></w:p></w:comment></w:comments>",
            ),
        ]);
        let contents = of_office(&word);
        assert!(contents.has_comments && contents.has_deletions);
        let book = packed(&[("xl/workbook.xml", "<sheets><sheet name=\"甲\" state=\"hidden\"/></sheets>")]);
        assert!(of_office(&book).has_hidden_sheets);
        assert_eq!(of_office(b"PK no archive"), Contents::default());
    }
}
