//! What templates get of the site's past: the snapshots, how a status went, what changed in a notice.

use schemars::JsonSchema;
use serde::Serialize;

use super::view::{DateView, StatusView};

/// The dated snapshots of the site (`/archive/`); there is such a page only where there are snapshots.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ArchiveView {
    /// The latest ones, newest first.
    pub latest: Vec<SnapshotView>,
    /// Those before them by the year in which they were made, newest first; empty on a site with few.
    pub earlier: Vec<SnapshotYearView>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct SnapshotYearView {
    pub year: i16,
    /// Newest first.
    pub snapshots: Vec<SnapshotView>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct SnapshotView {
    /// The name of its folder in the archive.
    pub name: String,
    pub created: DateView,
    /// How many notices it holds.
    pub notices: usize,
    /// How many issues it holds.
    pub issues: usize,
    /// Whether there is none before it to compare it with.
    pub first: bool,
    /// What differs from the snapshot before it; empty where nothing does.
    pub changes: Vec<SnapshotChangeView>,
    /// The SHA-256 digest that stands for all of it, in 64 hexadecimal digits.
    pub sha256: String,
    /// The SM3 digest (GB/T 32905) that stands for all of it.
    pub sm3: String,
}

/// How many things changed in one way from a snapshot to the next.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SnapshotChangeView {
    /// `issues-added`, `issues-status` (another status, whatever else changed), `issues-changed` (title, text, measures
    /// or dates, while the status stayed), `issues-removed`, `notices-added`, `notices-changed` (their own title, date or
    /// text), `notices-removed`.
    pub what: &'static str,
    /// Never 0.
    pub count: usize,
}

/// How an issue stood, and since when.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PastStatusView {
    pub status: StatusView,
    /// The day of the first snapshot that says so; absent for a status that no snapshot has yet.
    pub since: Option<DateView>,
}

/// What changed in a notice since the last snapshot that shows it otherwise.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NoticeChangeView {
    /// The day of that snapshot.
    pub since: DateView,
    /// Whether the notice's own title, date or text changed.
    pub text: bool,
    /// Whether others of its own fields changed: categories, contact, corrections, attachments.
    pub fields: bool,
    pub issues: Vec<IssueChangeView>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct IssueChangeView {
    pub title: String,
    /// Its page; absent where it was removed.
    pub address: Option<String>,
    /// `added`, `removed` or `changed`.
    pub fate: &'static str,
    pub status: Option<StatusChangeView>,
    /// Whether its title, text or measures changed.
    pub text: bool,
    /// Whether others of its fields changed: its category, units, topics, attachments.
    pub fields: bool,
    pub dates: Vec<DateChangeView>,
}

/// The author's words, before and now.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StatusChangeView {
    pub before: String,
    pub now: String,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct DateChangeView {
    /// What the date is called: 整改时限.
    pub label: String,
    pub before: Option<DateView>,
    pub now: Option<DateView>,
}
