//! Puts a document together: the notice's own text, its categories and issues, contact, signature and date.

use super::html::{self, Node};
use super::read::Reader;
use super::words::{Labels, labels};
use super::{Block, Document, Inline, title};
use crate::catalogue::Language;
use crate::model::{Contact, Edition, Issue, Notice, date};

/// The rendered texts of a notice, with official numbers; addresses count from the site's root, and a heading's
/// tag is one more than its official level.
pub struct Parts<'a> {
    pub notice: &'a Notice,
    pub edition: Edition,
    pub language: Language,
    pub before: String,
    pub after: String,
    pub categories: Vec<CategoryPart>,
    /// The official level of the categories.
    pub level: u8,
}

/// A category that has issues.
pub struct CategoryPart {
    pub number: Option<String>,
    pub title: String,
    /// Whether it is itself its one issue, and so is printed once.
    pub single: bool,
    pub issues: Vec<IssuePart>,
}

pub struct IssuePart {
    /// Where it stands in the notice's list.
    pub at: usize,
    pub number: Option<String>,
    pub title: String,
    pub body: String,
}

/// The whole document.
pub fn assemble(parts: &Parts) -> Document {
    let notice = parts.notice;
    let labels = labels(parts.language);
    let before = html::parse(&parts.before);
    let after = html::parse(&parts.after);
    let bodies: Vec<Vec<Vec<Node>>> = parts
        .categories
        .iter()
        .map(|category| category.issues.iter().map(|issue| html::parse(&issue.body)).collect())
        .collect();
    let mut reader = Reader::default();
    let all = [&before, &after].into_iter().chain(bodies.iter().flatten());
    all.for_each(|nodes| reader.define(nodes));

    let mut blocks = reader.blocks(&before);
    for (category, bodies) in parts.categories.iter().zip(&bodies) {
        blocks.push(heading(parts.level, &category.number, &category.title));
        for (issue, body) in category.issues.iter().zip(bodies) {
            if !category.single {
                blocks.push(heading(parts.level + 1, &issue.number, &issue.title));
            }
            facts(&notice.issues[issue.at], labels, parts.language, &mut blocks);
            blocks.extend(introduced(reader.blocks(body), labels.progress));
        }
    }
    let after_issues = if parts.categories.is_empty() { None } else { Some(blocks.len()) };
    blocks.extend(reader.blocks(&after));
    blocks.extend(reader.unreferred());
    for correction in notice.corrections.iter().rev() {
        let day = date::in_words(correction.date, parts.language);
        let label = match parts.language {
            Language::Zh => format!("{}（{day}）：", labels.correction),
            Language::En => format!("{} ({day}): ", labels.correction),
        };
        blocks.push(labelled(&label, &correction.text));
    }
    contact(&notice.contact, labels, &mut blocks);
    even_out(&mut blocks, &mut 0);
    Document {
        language: parts.language.tag(),
        mark: (parts.edition == Edition::Internal).then_some(labels.mark),
        number: notice.document_number.clone(),
        title: title::lines(&notice.title),
        after_issues: after_issues.unwrap_or(blocks.len()),
        blocks,
        notes: reader.notes,
        attachments: notice.attachments.iter().map(|attachment| attachment.title.clone()).collect(),
        attachments_label: labels.attachments,
        signature: notice.issuer.clone(),
        date: date::in_words(notice.date, parts.language),
        day: date::iso(notice.date),
        description: notice.description.clone(),
        keywords: notice.keywords.clone(),
    }
}

fn heading(level: u8, number: &Option<String>, title: &str) -> Block {
    Block::Heading { level, number: number.clone(), content: vec![Inline::plain(title)] }
}

/// A label in bold, and what it labels.
fn labelled(label: &str, text: &str) -> Block {
    Block::Paragraph { content: vec![Inline::strong(label), Inline::plain(text)] }
}

/// What is known of an issue besides its text.
fn facts(issue: &Issue, labels: &Labels, language: Language, blocks: &mut Vec<Block>) {
    blocks.push(labelled(labels.status, &issue.status.word));
    if issue.internal {
        blocks.push(labelled(labels.audience, labels.internal));
    }
    if !issue.responsible.is_empty() {
        blocks.push(labelled(labels.responsible, &issue.responsible.join(language.pause())));
    }
    for (label, day) in [(labels.deadline, issue.deadline), (labels.completed, issue.completed)] {
        blocks.extend(day.map(|day| labelled(label, &date::in_words(day, language))));
    }
    if !issue.attachments.is_empty() {
        let titles: Vec<_> = issue.attachments.iter().map(|attachment| attachment.title.as_str()).collect();
        blocks.push(labelled(labels.attachments, &titles.join(language.pause())));
    }
    if issue.measures.is_empty() {
        return;
    }
    // All in one paragraph, numbered at the level below issues: neither can be taken for issues or headings.
    let mut content = vec![Inline::strong(labels.measures)];
    for (at, measure) in issue.measures.iter().enumerate() {
        if at > 0 {
            content.push(Inline::plain(" ".to_string()));
        }
        let number = at + 1;
        let day = measure.date.map(|day| date::in_words(day, language));
        content.push(Inline::plain(match (language, day) {
            (Language::Zh, Some(day)) => format!("（{number}）{}（{day}）", measure.text),
            (Language::Zh, None) => format!("（{number}）{}", measure.text),
            (Language::En, Some(day)) => format!("({number}) {} ({day})", measure.text),
            (Language::En, None) => format!("({number}) {}", measure.text),
        }));
    }
    blocks.push(Block::Paragraph { content });
}

/// Puts a label before a text: into its first paragraph, or on a line of its own before anything else.
fn introduced(mut blocks: Vec<Block>, label: &str) -> Vec<Block> {
    match blocks.first_mut() {
        Some(Block::Paragraph { content }) => content.insert(0, Inline::strong(label)),
        Some(_) => blocks.insert(0, Block::Paragraph { content: vec![Inline::strong(label.trim_end())] }),
        None => {}
    }
    blocks
}

fn contact(contact: &Contact, labels: &Labels, blocks: &mut Vec<Block>) {
    let lines = [
        (labels.name, &contact.name),
        (labels.phone, &contact.phone),
        (labels.address, &contact.address),
        (labels.postcode, &contact.postcode),
        (labels.email, &contact.email),
        (labels.hours, &contact.hours),
    ];
    for (label, value) in lines {
        if let Some(value) = value {
            blocks.push(Block::Paragraph { content: vec![Inline::plain(format!("{label}{value}"))] });
        }
    }
}

/// PDF/UA-1 (ISO 14289-1, 7.4.2) lets no level of heading be skipped; an author's own HTML may.
fn even_out(blocks: &mut [Block], last: &mut u8) {
    for block in blocks {
        match block {
            Block::Heading { level, .. } => {
                *level = (*level).min(*last + 1);
                *last = *level;
            }
            Block::Boxed { blocks, .. } => even_out(blocks, last),
            Block::Quote { blocks } => settle_inside(blocks),
            Block::List { items, .. } => items.iter_mut().for_each(|item| settle_inside(item)),
            _ => {}
        }
    }
}

/// Inside a quotation or a list a heading is no part of the outline: it is a paragraph in bold.
fn settle_inside(blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::Heading { content, .. } => {
                let mut content = std::mem::take(content);
                for inline in &mut content {
                    if let Inline::Text { style, .. } = inline {
                        style.strong = true;
                    }
                }
                *block = Block::Paragraph { content };
            }
            Block::Quote { blocks } | Block::Boxed { blocks, .. } => settle_inside(blocks),
            Block::List { items, .. } => items.iter_mut().for_each(|item| settle_inside(item)),
            _ => {}
        }
    }
}
