//! From a [`Draft`] to the files of a notice's folder, as `docs/content.md` describes them.
//!
//! The same draft gives the same bytes. Where the notice exists already, its files keep their names, and with them
//! the addresses of its issues: an issue is known again by its title, even when a word of it was mended.

mod attached;
mod body;
mod corrections;
mod front;
mod inline;
mod renew;

use crate::model::slug::slugify;
use crate::model::{Contact, Correction, NoticeKind, Period};
use crate::yaml::quoted;

use super::document::Document;
use super::draft::{Draft, DraftIssue};
use body::Bodies;
use front::Front;

pub use renew::adopt;

/// A notice that is in the site already.
#[derive(Debug, Clone)]
pub struct Existing {
    pub title: String,
    pub date: jiff::civil::Date,
    /// Its own over the site's.
    pub contact: Contact,
    pub corrections: Vec<Correction>,
    /// The titles of its attachments.
    pub attachments: Vec<String>,
    /// The text of its `notice.md`.
    pub notice: String,
    /// Ids and titles.
    pub categories: Vec<(String, String)>,
    pub issues: Vec<ExistingIssue>,
}

#[derive(Debug, Clone)]
pub struct ExistingIssue {
    /// Its file's path from the notice's folder.
    pub file: String,
    pub title: String,
    /// Its category's title.
    pub category: String,
    pub order: u32,
    /// The titles of its attachments.
    pub attachments: Vec<String>,
    pub text: String,
}

/// A file to be written, by its path from the notice's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    pub path: String,
    pub bytes: Vec<u8>,
}

/// The files of a notice.
#[derive(Debug, Clone, Default)]
pub struct Written {
    /// `notice.md` first, then the issues in order, then the images.
    pub files: Vec<File>,
    /// Files of issues that the document no longer has, from the notice's folder.
    pub gone: Vec<String>,
}

/// Writes a draft. `site` is what the site says for all notices: its contact is not repeated, its categories are used.
pub fn write(
    draft: &Draft,
    document: &Document,
    site: (&Contact, &[(String, String)]),
    existing: Option<&Existing>,
) -> Written {
    let old_issues = existing.map_or(&[][..], |old| &old.issues);
    let ids = renew::category_ids(&draft.categories, existing.map_or(&[], |old| &old.categories), site.1);
    let names = renew::files(draft, old_issues);
    let own = ids.iter().cloned().zip(draft.categories.iter().cloned());
    let kept = existing.map_or_else(Vec::new, |old| renew::kept_categories(old, &names.gone, &ids));
    let categories: Vec<(String, String)> = own.chain(kept).collect();
    let mut bodies = Bodies::new(document);
    let mut files = vec![File {
        path: "notice.md".into(),
        bytes: notice(draft, &categories, site.0, &mut bodies, existing).into_bytes(),
    }];
    for (issue, name) in draft.issues.iter().zip(&names.issues) {
        let text =
            write_issue(issue, &ids[issue.category], name.order, &mut bodies, name.old.map(|at| &old_issues[at]));
        files.push(File { path: name.file.clone(), bytes: text.into_bytes() });
    }
    for (index, name) in &bodies.images {
        files.push(File { path: format!("images/{name}"), bytes: document.images[*index].bytes.clone() });
    }
    Written { files, gone: names.gone }
}

fn notice(
    draft: &Draft,
    categories: &[(String, String)],
    site_contact: &Contact,
    bodies: &mut Bodies,
    existing: Option<&Existing>,
) -> String {
    let mut front = Front::default();
    front.text("title", &draft.title);
    if let Some(kind) = draft.kind {
        front.text("kind", kind.name());
    }
    front.optional("issuer", draft.issuer.as_deref());
    front.optional("inspector", draft.inspector.as_deref());
    if let Some(Period { from, to }) = draft.inspection {
        front.raw("inspection", format!("inspection: {{ from: {from}, to: {to} }}\n"));
    }
    front.date("feedback", draft.feedback);
    front.date("date", draft.date);
    if let Some(time) = draft.published {
        front.raw("published", format!("published: {}\n", crate::model::date::page_label(time)));
    }
    front.optional("index_number", draft.index_number.as_deref());
    front.optional("document_number", draft.document_number.as_deref());
    if !categories.is_empty() {
        let mut lines = String::from("categories:\n");
        for (id, title) in categories {
            lines.push_str(&format!("  - id: {id}\n    title: {}\n", quoted(title)));
        }
        front.raw("categories", lines);
    }
    // What the document does not give stays as the notice had it, and nothing is written anew that says nothing new.
    let old = existing.map_or(site_contact, |old| &old.contact);
    let contact = draft.contact.or(old);
    if contact != *old {
        let lines = contact_lines(&contact, site_contact);
        front.raw("contact", if lines.is_empty() { "contact:\n".into() } else { format!("contact:\n{lines}") });
    }
    if let Some(field) = corrections::field(&draft.corrections, existing.map_or(&[], |old| &old.corrections)) {
        front.raw("corrections", field);
    }
    let known = existing.map_or(&[][..], |old| &old.attachments);
    let body = bodies.write(&attached::without_known(&draft.body, known), 2);
    finish(front, body, existing.map(|old| old.notice.as_str()))
}

fn write_issue(
    issue: &DraftIssue,
    category: &str,
    order: Option<u32>,
    bodies: &mut Bodies,
    old: Option<&ExistingIssue>,
) -> String {
    let mut front = Front::default();
    front.text("title", &issue.title);
    front.text("category", category);
    front.text("status", &issue.status);
    if let Some(order) = order {
        front.raw("order", format!("order: {order}\n"));
    }
    front.list("responsible", &issue.responsible);
    front.date("deadline", issue.deadline);
    front.date("completed", issue.completed);
    front.date("updated", issue.updated);
    front.list("topics", &issue.topics);
    if issue.internal {
        front.text("audience", "internal");
    }
    if !issue.measures.is_empty() {
        let measures: String =
            issue.measures.iter().map(|measure| format!("  - text: {}\n", quoted(measure))).collect();
        front.raw("measures", format!("measures:\n{measures}"));
    }
    let known = old.map_or(&[][..], |old| &old.attachments);
    let body = bodies.write(&attached::without_known(&issue.body, known), 2);
    finish(front, body, old.map(|old| old.text.as_str()))
}

/// A new file, or an old one with new values. A body that the document does not have stays.
fn finish(front: Front, body: String, old: Option<&str>) -> String {
    match old.and_then(Front::read) {
        None => front.file(&body),
        Some((old_front, old_body)) => {
            let body = if body.trim().is_empty() { old_body } else { &body };
            old_front.renewed(front).file(body)
        }
    }
}

/// The parts of a contact that the site does not say already.
fn contact_lines(own: &Contact, site: &Contact) -> String {
    let parts = |contact: &Contact| {
        [
            ("name", contact.name.clone()),
            ("phone", contact.phone.clone()),
            ("address", contact.address.clone()),
            ("postcode", contact.postcode.clone()),
            ("email", contact.email.clone()),
            ("hours", contact.hours.clone()),
        ]
    };
    let differing =
        parts(own).into_iter().zip(parts(site)).filter(|((_, own), (_, site))| own.is_some() && own != site);
    differing.map(|((key, value), _)| format!("  {key}: {}\n", quoted(&value.unwrap_or_default()))).collect()
}

/// The settings of a site that a first notice begins: what the document says of its office, and nothing else.
pub fn site_yaml(draft: &Draft) -> String {
    let title = match draft.kind {
        Some(NoticeKind::Inspection) => "巡察整改情况公开",
        Some(NoticeKind::DisciplineTour) => "巡视整改情况公开",
        Some(NoticeKind::Audit) => "审计整改情况公开",
        Some(NoticeKind::Supervision) => "督察整改情况公开",
        _ => "整改情况公开",
    };
    let value = |value: &Option<String>| value.as_deref().map(|text| format!(" {}", quoted(text))).unwrap_or_default();
    let contact = &draft.contact;
    let name = contact.name.as_ref().map(|name| format!("  name: {}\n", quoted(name))).unwrap_or_default();
    format!(
        "\
# 站点设置。没有给出的内容留空，页面上就不出现：网站标识码、备案号等从不编造。
title: {title}
base_url:
language: zh-CN
office:{}
contact:
{name}  phone:{}
  address:{}
  postcode:{}
  email:{}
  hours:{}
government:
  sponsor:
  operator:
  site_code:
  icp:
  police:
  badge:
  report_errors:
",
        value(&draft.issuer),
        value(&contact.phone),
        value(&contact.address),
        value(&contact.postcode),
        value(&contact.email),
        value(&contact.hours)
    )
}

/// The name of the folder of a new notice: its title in pinyin without the office, and its year.
pub fn folder_name(draft: &Draft) -> String {
    let about = draft.title.split_once("关于").map_or(draft.title.as_str(), |(_, about)| about);
    let name = slugify(about.trim_end_matches("的通报").trim_end_matches("的公示"));
    let year = draft.date.map(|date| date.year().to_string()).unwrap_or_default();
    let name = if name.is_empty() { "notice".to_string() } else { name };
    if year.is_empty() || name.contains(&year) { name } else { format!("{name}-{year}") }
}
