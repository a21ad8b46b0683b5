//! The content model: what a site holds, as plain data.
//!
//! No files, no HTML and no templates here. A value of these types is right by construction: dates,
//! statuses, slugs and categories were parsed once, when `load` made them.

pub mod address;
pub mod alias;
pub mod asset;
pub mod blocks;
pub mod contact;
pub mod date;
pub mod edition;
pub mod fences;
pub mod front_matter;
pub mod hex;
mod hidden_notes;
pub mod history;
pub mod issue;
pub mod media;
pub mod notice;
pub mod official_number;
pub mod path;
pub mod record;
pub mod seams;
pub mod slug;
pub mod status;
pub mod svg;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::config::Config;
use crate::source::{Source, Span};

pub use address::{Address, percent_decode};
pub use alias::Alias;
pub use asset::Asset;
pub use contact::Contact;
pub use edition::Edition;
pub use hidden_notes::note_label;
pub use history::History;
pub use issue::{Attachment, Issue, Measure};
pub use notice::{Category, Correction, ISSUES_A_PIECE, Notice, NoticeKind, Period};
pub use record::Record;
pub use status::{Status, StatusKind};

/// 站点: everything one `content/` folder holds, as one edition sees it.
#[derive(Debug, Clone)]
pub struct Site {
    pub config: Config,
    /// Folders of fonts for PDF, in order: those of `site.yaml`, then the site's own `fonts/`.
    pub fonts: Vec<PathBuf>,
    pub edition: Edition,
    /// Newest first; those of one date by slug. Shared, so that a preview keeps those that have not changed.
    pub notices: Vec<Arc<Notice>>,
    /// By slug.
    pub pages: Vec<PlainPage>,
    /// Files beside the texts, by their path in `content/`.
    pub assets: Arc<BTreeMap<String, Asset>>,
    /// Texts that something is wrong with: they make no page, but links to them are not to be blamed, and
    /// what is wrong inside them is to be told as well.
    pub broken: Vec<BrokenText>,
    /// The office's own lists of wrong and right words, from `content/_words/`, by path.
    pub word_lists: Vec<Arc<Source>>,
    /// What earlier snapshots say of it; empty where it has no archive.
    pub history: Arc<History>,
}

/// A Markdown file whose front matter cannot be used, or whose notice's cannot.
#[derive(Debug, Clone)]
pub struct BrokenText {
    pub path: String,
    /// `None` where not even the text could be told from the front matter.
    pub body: Option<Body>,
}

/// A page of the office's own, from a Markdown file at the top of `content/`.
#[derive(Debug, Clone)]
pub struct PlainPage {
    pub path: String,
    pub slug: Slug,
    pub title: String,
    pub description: Option<String>,
    pub updated: Option<jiff::civil::Date>,
    /// Where it stood before.
    pub aliases: Vec<Alias>,
    /// Its place in the header, if it is to stand there.
    pub navigation: Option<u32>,
    pub body: Body,
}

/// The Markdown text of a file.
#[derive(Debug, Clone)]
pub struct Body {
    pub source: Arc<Source>,
    /// Where the text begins, after the front matter.
    pub start: usize,
}

/// A part of an address, and where it was given, if somebody wrote it.
#[derive(Debug, Clone)]
pub struct Slug {
    pub text: String,
    pub span: Option<Span>,
}

impl Body {
    pub fn text(&self) -> &str {
        &self.source.text[self.start..]
    }
}
