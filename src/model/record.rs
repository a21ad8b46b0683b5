//! What a site says of its issues at one time, in few words: enough to tell what changed later.
//!
//! A snapshot keeps its record beside its pages; the history of a site is made of many (`history.rs`).
//! Texts stand as digests that white space does not change, so that a line broken elsewhere is no change.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Issue, Notice, Site, StatusKind};

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
        let issue = |issue: &Issue| (issue.slug.text.clone(), IssueRecord::of(issue));
        Self { head: NoticeHead::of(notice), issues: notice.issues.iter().map(issue).collect() }
    }

    /// How the issues changed from this record to a newer one, by slug.
    pub fn changes_to(&self, newer: &NoticeRecord) -> Vec<IssueChange> {
        let mut changes = Vec::new();
        for (slug, now) in &newer.issues {
            let kind = match self.issues.get(slug) {
                None => IssueChangeKind::Added,
                Some(before) if before == now => continue,
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
        Self { title: notice.title.clone(), date: notice.date, text: digest([notice.body.text()]) }
    }
}

impl IssueRecord {
    pub fn of(issue: &Issue) -> Self {
        let measures = issue.measures.iter().map(|measure| measure.text.as_str());
        Self {
            title: issue.title.clone(),
            status: issue.status.kind,
            word: issue.status.word.clone(),
            deadline: issue.deadline,
            completed: issue.completed,
            updated: issue.updated,
            text: digest([issue.body.text()].into_iter().chain(measures)),
        }
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
            text: self.title != now.title || self.text != now.text,
            dates: dates.into_iter().filter(|(_, before, now)| before != now).collect(),
        }
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
