//! A notice as it was understood, before it is written down: what `content-model.md` calls a notice, without files.

use jiff::civil::{Date, DateTime};

use super::document::{Paragraph, Table};
use crate::model::{Contact, Correction, NoticeKind, Period};
use crate::source::Span;

/// 通报, as read out of a document.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    pub title: String,
    pub kind: Option<NoticeKind>,
    pub issuer: Option<String>,
    pub inspector: Option<String>,
    pub inspection: Option<Period>,
    pub feedback: Option<Date>,
    pub date: Option<Date>,
    /// The day up to which its figures tell, which no notice keeps: it may stand for a date that is not said.
    pub as_of: Option<Date>,
    pub published: Option<DateTime>,
    pub index_number: Option<String>,
    pub document_number: Option<String>,
    pub contact: Contact,
    pub corrections: Vec<Correction>,
    /// Titles, in order.
    pub categories: Vec<String>,
    pub issues: Vec<DraftIssue>,
    /// The text with the place of the issues in it; empty where the document was a ledger alone.
    pub body: Vec<Element>,
}

/// 问题, as read out of a document.
#[derive(Debug, Clone, Default)]
pub struct DraftIssue {
    pub title: String,
    /// Which of the draft's categories.
    pub category: usize,
    pub status: String,
    pub responsible: Vec<String>,
    pub deadline: Option<Date>,
    pub completed: Option<Date>,
    pub updated: Option<Date>,
    pub topics: Vec<String>,
    /// Whether it may only be told inside: a document of the internal edition says so.
    pub internal: bool,
    /// 整改措施, each with the words of one measure.
    pub measures: Vec<String>,
    pub body: Vec<Element>,
    /// Where it is in the document.
    pub span: Span,
}

#[derive(Debug, Clone)]
pub enum Element {
    /// 1 for the topmost headings of the text that it stands in.
    Heading(u8, Paragraph),
    Paragraph(Paragraph),
    Table(Table),
    /// Where the issues stand.
    Issues,
}
