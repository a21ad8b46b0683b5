//! A notice laid out flat: everything that a reader of one edition reads, and nothing else.
//!
//! How a file is written makes no difference: the order of keys, quotes, line ends, names and numbers of
//! files. Neither does when it is published (发布时间): that is given by the publication, after it was read.

use std::io;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::markdown_text;
use crate::load;
use crate::model::{Attachment, Body, Contact, Edition, Issue, Notice, PlainPage, Site, hex};

/// 送审内容: one notice, as one edition shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub edition: Edition,
    pub notice: Part,
    /// In the order in which they are printed.
    pub issues: Vec<Part>,
}

/// The notice itself, one of its issues, or a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub slug: String,
    /// Name and value in a fixed order. A list has one entry an item; what is not given has none.
    pub fields: Vec<(String, String)>,
    /// The files that it shows or offers, by path, with a digest of their bytes.
    pub files: Vec<(String, String)>,
    /// Its Markdown, without what makes no difference.
    pub text: String,
}

impl Reading {
    /// Lays out a notice. Fails only where one of its files cannot be read.
    pub fn of(site: &Site, notice: &Notice) -> io::Result<Self> {
        let layout = Layout { site, folder: &notice.folder };
        let issues = notice.issues.par_iter().map(|issue| layout.issue(notice, issue)).collect::<io::Result<_>>()?;
        Ok(Self { edition: site.edition, notice: layout.notice(notice)?, issues })
    }

    /// Stands for everything that was read: `sha256:` and the digest of the canonical text.
    pub fn digest(&self) -> String {
        sha256(self.canonical().as_bytes())
    }

    /// The notice's own part, or an issue's.
    pub fn part(&self, issue: Option<&str>) -> Option<&Part> {
        match issue {
            None => Some(&self.notice),
            Some(slug) => self.issues.iter().find(|part| part.slug == slug),
        }
    }
}

impl Part {
    /// The first value of a field.
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub fn title(&self) -> &str {
        self.field("title").unwrap_or(&self.slug)
    }
}

/// Lays out a page of the office's own.
pub fn page(site: &Site, page: &PlainPage) -> io::Result<Part> {
    let mut fields = Vec::new();
    put(&mut fields, "title", Some(&page.title));
    put(&mut fields, "description", page.description.as_ref());
    put(&mut fields, "updated", page.updated.as_ref());
    put(&mut fields, "navigation", page.navigation.as_ref());
    Layout { site, folder: "" }.part(&page.slug.text, fields, &[], &page.body)
}

struct Layout<'a> {
    site: &'a Site,
    folder: &'a str,
}

type Named = Vec<(String, String)>;

/// Of a `status` as it stands in a reading: the author's own word, without what it counts as, which stands before it.
pub fn status_word(value: &str) -> &str {
    value.split_once(' ').map_or(value, |(_, word)| word)
}

fn put(fields: &mut Named, name: &str, value: Option<impl ToString>) {
    if let Some(value) = value {
        fields.push((name.into(), value.to_string()));
    }
}

impl Layout<'_> {
    fn notice(&self, notice: &Notice) -> io::Result<Part> {
        let mut fields = Vec::new();
        put(&mut fields, "title", Some(&notice.title));
        put(&mut fields, "kind", Some(notice.kind.name()));
        put(&mut fields, "issuer", notice.issuer.as_ref());
        put(&mut fields, "inspector", notice.inspector.as_ref());
        put(&mut fields, "inspection", notice.inspection.map(|period| format!("{} {}", period.from, period.to)));
        put(&mut fields, "feedback", notice.feedback);
        put(&mut fields, "date", Some(notice.date));
        put(&mut fields, "index-number", notice.index_number.as_ref());
        put(&mut fields, "document-number", notice.document_number.as_ref());
        put(&mut fields, "openness", notice.openness.as_ref());
        notice.keywords.iter().for_each(|keyword| put(&mut fields, "keyword", Some(keyword)));
        put(&mut fields, "description", notice.description.as_ref());
        contact(&mut fields, &notice.contact);
        for correction in &notice.corrections {
            put(&mut fields, "correction", Some(format!("{} {}", correction.date, correction.text)));
        }
        put(&mut fields, "numbering", Some(if notice.numbering { "yes" } else { "no" }));
        // Only those that are printed: an empty one may be there for issues of the other edition.
        for (_, category) in notice.categories_in_use() {
            put(&mut fields, "categories", Some(format!("{} {}", category.id, category.title)));
        }
        self.part(&notice.slug.text, fields, &notice.attachments, &notice.body)
    }

    fn issue(&self, notice: &Notice, issue: &Issue) -> io::Result<Part> {
        let mut fields = Vec::new();
        put(&mut fields, "title", Some(&issue.title));
        put(&mut fields, "category", notice.categories.get(issue.category).map(|category| &category.id));
        let same = issue.status.word == issue.status.kind.name();
        let status = if same { String::new() } else { format!(" {}", issue.status.word) };
        put(&mut fields, "status", Some(format!("{}{status}", issue.status.kind.name())));
        issue.responsible.iter().for_each(|unit| put(&mut fields, "responsible", Some(unit)));
        put(&mut fields, "deadline", issue.deadline);
        put(&mut fields, "completed", issue.completed);
        put(&mut fields, "updated", issue.updated);
        issue.topics.iter().for_each(|topic| put(&mut fields, "topic", Some(topic)));
        put(&mut fields, "audience", issue.internal.then_some("internal"));
        for measure in &issue.measures {
            let date = measure.date.map(|date| format!("{date} ")).unwrap_or_default();
            put(&mut fields, "measure", Some(format!("{date}{}", measure.text)));
        }
        put(&mut fields, "description", issue.description.as_ref());
        self.part(&issue.slug.text, fields, &issue.attachments, &issue.body)
    }

    fn part(&self, slug: &str, mut fields: Named, attachments: &[Attachment], body: &Body) -> io::Result<Part> {
        for attachment in attachments {
            let titled = format!("{} {}", self.shown(&attachment.asset), attachment.title);
            put(&mut fields, "attachment", Some(titled));
        }
        let mut used = markdown_text::files_used(body, &self.site.assets);
        used.extend(attachments.iter().map(|attachment| attachment.asset.clone()));
        used.sort();
        used.dedup();
        let files = used.iter().map(|path| Ok((self.shown(path), self.file_digest(path)?)));
        Ok(Part {
            slug: slug.into(),
            fields,
            files: files.collect::<io::Result<_>>()?,
            text: markdown_text::normal(body.text()),
        })
    }

    /// A file's path from the notice's folder, so that moving that folder changes nothing.
    fn shown(&self, path: &str) -> String {
        let inside = path.strip_prefix(self.folder).and_then(|rest| rest.strip_prefix('/'));
        inside.map_or_else(|| format!("/{path}"), str::to_string)
    }

    fn file_digest(&self, path: &str) -> io::Result<String> {
        let Some(asset) = self.site.assets.get(path) else { return Ok("none".into()) };
        let mut hasher = Sha256::new();
        let mut file = load::open_asset(asset)?;
        let mut buffer = vec![0; 64 << 10];
        loop {
            match io::Read::read(&mut file, &mut buffer)? {
                0 => return Ok(prefixed(&hasher.finalize())),
                read => hasher.update(&buffer[..read]),
            }
        }
    }
}

fn contact(fields: &mut Named, contact: &Contact) {
    put(fields, "contact-name", contact.name.as_ref());
    put(fields, "contact-phone", contact.phone.as_ref());
    put(fields, "contact-address", contact.address.as_ref());
    put(fields, "contact-postcode", contact.postcode.as_ref());
    put(fields, "contact-email", contact.email.as_ref());
    put(fields, "contact-hours", contact.hours.as_ref());
}

fn sha256(bytes: &[u8]) -> String {
    prefixed(&Sha256::digest(bytes))
}

fn prefixed(digest: &[u8]) -> String {
    format!("sha256:{}", hex::write(digest))
}
