//! What a site says of its issues at one time, in few words: enough to tell what changed later.
//!
//! A snapshot keeps its record beside its pages; the history of a site is made of many (`history.rs`).
//! Texts stand as digests that white space does not change, so that a line broken elsewhere is no change.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Attachment, Contact, Issue, Notice, Site, StatusKind};

/// All notices, by slug.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    pub notices: BTreeMap<String, NoticeRecord>,
}

/// One notice and its issues, by slug.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeRecord {
    #[serde(flatten)]
    pub head: NoticeHead,
    pub issues: BTreeMap<String, IssueRecord>,
}

/// What a notice says besides its issues.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeHead {
    pub title: String,
    #[serde(with = "day")]
    pub date: Date,
    /// The digest of its text.
    pub text: String,
    /// The digest of its other fields, as readers see them. Snapshots of before have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fields: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueRecord {
    pub title: String,
    #[serde(with = "canonical")]
    pub status: StatusKind,
    /// The author's own word.
    pub word: String,
    #[serde(default, skip_serializing_if = "Option::is_none", with = "maybe_day")]
    pub deadline: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none", with = "maybe_day")]
    pub completed: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none", with = "maybe_day")]
    pub updated: Option<Date>,
    /// The digest of its text and its measures.
    pub text: String,
    /// The digest of its other fields, as readers see them. Snapshots of before have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fields: Option<String>,
}

/// What is compared with how it was.
pub(super) trait State {
    /// Whether nothing differs, as far as both are known.
    fn is_as(&self, other: &Self) -> bool;
    /// Takes from one that is the same what this one does not know.
    fn learn(&mut self, other: Self);
}

impl State for NoticeHead {
    fn is_as(&self, other: &Self) -> bool {
        !self.has_other_text(other) && are_alike(self.fields.as_ref(), other.fields.as_ref())
    }

    fn learn(&mut self, other: Self) {
        self.fields = self.fields.take().or(other.fields);
    }
}

impl State for IssueRecord {
    fn is_as(&self, other: &Self) -> bool {
        let dates = |issue: &Self| (issue.deadline, issue.completed, issue.updated);
        !self.has_other_status(other)
            && !self.has_other_text(other)
            && dates(self) == dates(other)
            && are_alike(self.fields.as_ref(), other.fields.as_ref())
    }

    fn learn(&mut self, other: Self) {
        self.fields = self.fields.take().or(other.fields);
    }
}

/// What one of two does not know is no difference.
fn are_alike(one: Option<&String>, other: Option<&String>) -> bool {
    one.zip(other).is_none_or(|(one, other)| one == other)
}

/// How one issue differs from what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssueChange {
    pub slug: String,
    /// Its title now; where it is gone, the one that it had.
    pub title: String,
    pub kind: IssueChangeKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IssueChangeKind {
    Added,
    Removed,
    Changed {
        /// The status before and now, in the author's words, where they differ.
        status: Option<(String, String)>,
        /// Whether its title, text or measures differ.
        text: bool,
        /// Whether others of its fields differ.
        fields: bool,
        /// Which dates differ: before, and now.
        dates: Vec<(DateField, Option<Date>, Option<Date>)>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateField {
    Deadline,
    Completed,
    Updated,
}

impl Record {
    pub fn of(site: &Site) -> Self {
        let notice = |notice: &Arc<Notice>| (notice.slug.text.clone(), NoticeRecord::of(notice));
        Self { notices: site.notices.iter().map(notice).collect() }
    }
}

impl NoticeRecord {
    pub fn of(notice: &Notice) -> Self {
        let issue = |issue: &Issue| (issue.slug.text.clone(), IssueRecord::of(notice, issue));
        Self { head: NoticeHead::of(notice), issues: notice.issues.iter().map(issue).collect() }
    }

    /// Whether neither the notice nor an issue differs.
    pub fn is_as(&self, other: &NoticeRecord) -> bool {
        self.head.is_as(&other.head) && self.changes_to(other).is_empty()
    }

    /// How the issues changed from this record to a newer one, by slug.
    pub fn changes_to(&self, newer: &NoticeRecord) -> Vec<IssueChange> {
        let mut changes = Vec::new();
        for (slug, now) in &newer.issues {
            let kind = match self.issues.get(slug) {
                None => IssueChangeKind::Added,
                Some(before) if before.is_as(now) => continue,
                Some(before) => before.change_to(now),
            };
            changes.push(IssueChange { slug: slug.clone(), title: now.title.clone(), kind });
        }
        for (slug, before) in self.issues.iter().filter(|(slug, _)| !newer.issues.contains_key(*slug)) {
            let kind = IssueChangeKind::Removed;
            changes.push(IssueChange { slug: slug.clone(), title: before.title.clone(), kind });
        }
        changes.sort_by(|a, b| a.slug.cmp(&b.slug));
        changes
    }
}

impl NoticeHead {
    pub fn of(notice: &Notice) -> Self {
        Self {
            title: notice.title.clone(),
            date: notice.date,
            text: digest([notice.body.text()]),
            fields: Some(fields_of_notice(notice)),
        }
    }

    /// Whether its title, date or text differs.
    pub(super) fn has_other_text(&self, other: &NoticeHead) -> bool {
        (&self.title, self.date, &self.text) != (&other.title, other.date, &other.text)
    }

    pub(super) fn has_other_fields(&self, other: &NoticeHead) -> bool {
        !are_alike(self.fields.as_ref(), other.fields.as_ref())
    }
}

impl IssueRecord {
    pub fn of(notice: &Notice, issue: &Issue) -> Self {
        let measures = issue.measures.iter().map(|measure| measure.text.as_str());
        Self {
            title: issue.title.clone(),
            status: issue.status.kind,
            word: issue.status.word.clone(),
            deadline: issue.deadline,
            completed: issue.completed,
            updated: issue.updated,
            text: digest([issue.body.text()].into_iter().chain(measures)),
            fields: Some(fields_of_issue(notice, issue)),
        }
    }

    fn has_other_text(&self, other: &IssueRecord) -> bool {
        (&self.title, &self.text) != (&other.title, &other.text)
    }

    /// An author's word may stay and count as something else.
    pub(super) fn has_other_status(&self, now: &IssueRecord) -> bool {
        (self.status, &self.word) != (now.status, &now.word)
    }

    fn change_to(&self, now: &IssueRecord) -> IssueChangeKind {
        let dates = [
            (DateField::Deadline, self.deadline, now.deadline),
            (DateField::Completed, self.completed, now.completed),
            (DateField::Updated, self.updated, now.updated),
        ];
        IssueChangeKind::Changed {
            status: (self.word != now.word).then(|| (self.word.clone(), now.word.clone())),
            text: self.has_other_text(now),
            fields: !are_alike(self.fields.as_ref(), now.fields.as_ref()),
            dates: dates.into_iter().filter(|(_, before, now)| before != now).collect(),
        }
    }
}

/// What stands on the page of a notice besides its text, and is told by nothing else.
fn fields_of_notice(notice: &Notice) -> String {
    let mut fields = Fields::default();
    fields.put("kind", [notice.kind.name()]);
    fields.put("issuer", &notice.issuer);
    fields.put("inspector", &notice.inspector);
    fields.put("inspection", notice.inspection.map(|period| format!("{} {}", period.from, period.to)));
    fields.put("feedback", notice.feedback.map(|day| day.to_string()));
    fields.put("index-number", &notice.index_number);
    fields.put("document-number", &notice.document_number);
    fields.put("openness", &notice.openness);
    let Contact { name, phone, address, postcode, email, hours } = &notice.contact;
    for (key, value) in [name, phone, address, postcode, email, hours].into_iter().enumerate() {
        fields.put(&format!("contact-{key}"), value);
    }
    fields.put("correction", notice.corrections.iter().map(|it| format!("{} {}", it.date, it.text)));
    fields.put("numbering", notice.numbering.then_some("yes"));
    fields.put("category", notice.categories_in_use().map(|(_, category)| &category.title));
    fields.put_attachments(&notice.attachments);
    fields.digest()
}

/// The same of an issue. Its category's title is the notice's.
fn fields_of_issue(notice: &Notice, issue: &Issue) -> String {
    let mut fields = Fields::default();
    fields.put("category", notice.categories.get(issue.category).map(|category| &category.id));
    fields.put("responsible", &issue.responsible);
    fields.put("topic", &issue.topics);
    fields.put("measured", issue.measures.iter().filter_map(|it| it.date).map(|day| day.to_string()));
    fields.put_attachments(&issue.attachments);
    fields.digest()
}

#[derive(Default)]
struct Fields(Vec<String>);

impl Fields {
    fn put(&mut self, name: &str, values: impl IntoIterator<Item = impl AsRef<str>>) {
        self.0.extend(values.into_iter().map(|value| format!("{name} {}", value.as_ref())));
    }

    fn put_attachments(&mut self, attachments: &[Attachment]) {
        // Moving the folder of a notice changes nothing.
        let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_string();
        self.put("attachment", attachments.iter().map(|it| format!("{} {}", name(&it.asset), it.title)));
    }

    fn digest(self) -> String {
        digest(self.0.iter().map(String::as_str))
    }
}

/// Of the words alone. Between Chinese characters a line break means nothing, so white space is left out whole.
fn digest<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hasher = blake3::Hasher::new();
    for text in texts {
        for word in text.split_whitespace() {
            hasher.update(word.as_bytes());
        }
        hasher.update(&[0]);
    }
    hasher.finalize().to_hex()[..32].to_string()
}

/// A date as it is written: `2025-10-11`.
pub(super) mod day {
    use super::Date;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(date: &Date, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(date)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}

mod maybe_day {
    use super::Date;
    use serde::{Deserializer, Serializer};

    pub fn serialize<S: Serializer>(date: &Option<Date>, to: S) -> Result<S::Ok, S::Error> {
        match date {
            Some(date) => super::day::serialize(date, to),
            None => to.serialize_none(),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Date>, D::Error> {
        super::day::deserialize(from).map(Some)
    }
}

/// A status by its canonical word.
mod canonical {
    use super::StatusKind;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(status: &StatusKind, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(status.name())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<StatusKind, D::Error> {
        let name = String::deserialize(from)?;
        let known = StatusKind::ALL.into_iter().find(|kind| kind.name() == name);
        known.ok_or_else(|| D::Error::custom(format!("no status is called {name}")))
    }
}
