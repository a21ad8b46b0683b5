//! What can be written at a cursor: keys, and the words that a field takes.

use lsp_types::{CompletionItem, CompletionItemKind, CompletionList, CompletionTextEdit, Range, TextEdit};

use super::cursor::{At, cursor};
use super::positions::Measure;
use super::worker::Known;
use crate::catalogue::Language;
use crate::catalogue::lsp::REQUIRED;
use crate::check::RULES;
use crate::forms::{Field, Form, Need, Shape};
use crate::model::status::StatusWords;

/// A document, and what is known of its site.
pub struct Asked<'a> {
    pub path: &'a str,
    pub text: &'a str,
    pub known: &'a Known,
    pub measure: Measure,
    pub language: Language,
}

/// Incomplete: only the site tells what its words are, and nothing is known of it yet.
pub fn complete(asked: &Asked, offset: usize) -> CompletionList {
    let Some(cursor) = Form::of(asked.path).and_then(|form| cursor(asked.text, offset, form)) else {
        return CompletionList::default();
    };
    let is_incomplete = match cursor.at {
        At::Value(field) | At::OwnValue(field) => is_told_by_site(field) && asked.known.site.is_none(),
        At::Key(..) | At::OwnKey(_) => false,
    };
    let range = asked.measure.range(asked.text, cursor.typed);
    let offers = match cursor.at {
        At::Key(fields, beside) => {
            fields.iter().filter(|field| !beside.contains(&field.key)).map(|field| key(field, asked.language)).collect()
        }
        At::Value(field) => values(field, asked),
        At::OwnKey(field) if matches!(field.shape, Shape::PairsOf(_)) => rules(asked.language),
        At::OwnKey(_) => Vec::new(),
        At::OwnValue(field) => values(field, asked),
    };
    let items = offers.into_iter().enumerate().map(|(at, offer)| offer.item(at, range)).collect();
    CompletionList { is_incomplete, items }
}

fn is_told_by_site(field: &Field) -> bool {
    matches!(field.shape, Shape::Category | Shape::Status)
}

/// One thing that can be written.
struct Offer {
    label: String,
    /// Said beside it.
    detail: Option<String>,
    /// What is put in, where that is more than the label.
    text: Option<String>,
    kind: CompletionItemKind,
}

impl Offer {
    fn word(label: impl Into<String>, detail: Option<String>) -> Self {
        Self { label: label.into(), detail, text: None, kind: CompletionItemKind::ENUM_MEMBER }
    }

    /// `at` keeps the order in which things are offered, which is that of the form.
    fn item(self, at: usize, range: Range) -> CompletionItem {
        let new_text = self.text.unwrap_or_else(|| self.label.clone());
        CompletionItem {
            label: self.label,
            detail: self.detail,
            kind: Some(self.kind),
            sort_text: Some(format!("{at:04}")),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text })),
            ..CompletionItem::default()
        }
    }
}

fn key(field: &Field, language: Language) -> Offer {
    let about = field.about.say(language);
    let is_said = about.contains(REQUIRED.say(language));
    let detail = match field.need {
        Need::Required if !is_said => format!("{about} ({})", REQUIRED.say(language)),
        _ => about.to_string(),
    };
    let goes_on = matches!(field.shape, Shape::Map(_) | Shape::List(_) | Shape::Pairs | Shape::PairsOf(_));
    let text = if goes_on { format!("{}:", field.key) } else { format!("{}: ", field.key) };
    Offer { label: field.key.into(), detail: Some(detail), text: Some(text), kind: CompletionItemKind::PROPERTY }
}

fn values(field: &Field, asked: &Asked) -> Vec<Offer> {
    match &field.shape {
        Shape::Word(words) | Shape::PairsOf(words) => words.iter().map(|word| Offer::word(*word, None)).collect(),
        Shape::Flag => ["true", "false"].map(|word| Offer::word(word, None)).into(),
        Shape::Category => categories(asked),
        Shape::Status => {
            let usual = StatusWords::default();
            let words = asked.known.site.as_ref().map_or(&usual, |site| &site.config.statuses);
            words.all().map(|(word, kind)| Offer::word(word, Some(kind.name().into()))).collect()
        }
        _ => Vec::new(),
    }
}

/// Those of the notice that an issue belongs to: the nearest one above it.
fn categories(asked: &Asked) -> Vec<Offer> {
    let Some(site) = &asked.known.site else { return Vec::new() };
    let above = |folder: &str| asked.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    let notice = site.notices.iter().filter(|notice| above(&notice.folder)).max_by_key(|notice| notice.folder.len());
    let categories = notice.map_or(&site.config.categories, |notice| &notice.categories);
    categories.iter().map(|category| Offer::word(&category.id, Some(category.title.clone()))).collect()
}

fn rules(language: Language) -> Vec<Offer> {
    let rule = |rule: &&'static crate::check::Rule| Offer {
        label: rule.kind.code.into(),
        detail: Some(format!("{} · {}", rule.kind.name, rule.page(language).title)),
        text: Some(format!("{}: ", rule.kind.code)),
        kind: CompletionItemKind::PROPERTY,
    };
    RULES.iter().map(rule).collect()
}
