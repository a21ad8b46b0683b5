//! Everything that is made besides pages: feed, site map, data, business card, and the labels of a page's head.
//!
//! One file a format, each a function from values to bytes. Nothing here reads a file, asks a clock or
//! knows a template, so one site always gives one result. `docs/data.md` says the same to readers.

mod counts;
mod data;
pub mod document;
mod docx;
mod feed;
pub mod government_meta;
mod identity;
mod issues_csv;
pub mod json_ld;
pub mod open_graph;
mod redirect;
mod robots;
mod script_json;
mod sitemap;
mod text;
mod vcard;
mod xlsx;
pub mod xml;

pub use data::{issues_json, notice_json, schemas};
pub use docx::{BEHIND_ISSUES, LIST_INDENT, docx, fits_word};
pub use feed::feed;
pub use issues_csv::issues_csv;
pub use redirect::redirect;
pub use robots::robots;
pub use sitemap::sitemap;
pub use text::Text;
pub use vcard::vcard;
pub use xlsx::xlsx;

use crate::catalogue::Language;
use crate::config::BaseUrl;
use crate::model::{Address, Edition};

/// The plain texts of a notice, made while its Markdown was rendered.
#[derive(Debug, Clone)]
pub struct NoticeTexts<'a> {
    /// The edition that the texts were rendered for: `::: internal` blocks are in them or not.
    pub edition: Edition,
    /// The notice's own text up to its issues, or all of it.
    pub before: Text<'a>,
    /// The notice's own text after its issues.
    pub after: Text<'a>,
    /// One text an issue, in the order of `Notice::issues`.
    pub issues: Vec<Text<'a>>,
}

impl NoticeTexts<'_> {
    fn issue(&self, at: usize) -> Text<'_> {
        self.issues.get(at).copied().unwrap_or_default()
    }

    fn length(&self) -> usize {
        self.before.len() + self.after.len() + self.issues.iter().map(|text| text.len()).sum::<usize>()
    }
}

/// What a line of a text that is internal begins with in a table, whose cells have no blocks: in Chinese and in English.
pub const INTERNAL_MARKS: [&str; 2] = ["【内部】", "【Internal】"];

pub fn internal_mark(language: Language) -> &'static str {
    let [zh, en] = INTERNAL_MARKS;
    language.pick(zh, en)
}

/// The attribute of an element of a fragment that says which edition it is for, since its classes are dropped.
pub const EDITION_OF_BOX: &str = "data-edition";

/// The whole address of something; where nobody knows the site's place, its address from the site's root.
fn whole(address: &Address, base: Option<&BaseUrl>) -> String {
    base.map_or_else(|| address.href(), |base| base.whole(address))
}
