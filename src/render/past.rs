//! What pages show of the site's past, taken from its history.

use super::Renderer;
use crate::model::history::{PastSnapshot, PastStatus, SnapshotTally};
use crate::model::record::{DateField, IssueChange, IssueChangeKind};
use crate::model::{Edition, Issue, Notice};
use crate::plan::addresses;
use crate::theme::view::{
    ArchiveView, DateChangeView, IssueChangeView, NoticeChangeView, PastStatusView, SnapshotChangeView, SnapshotView,
    SnapshotYearView, StatusChangeView, StatusView,
};

/// So many snapshots are shown at once. Who looks for an older one knows the year.
const LATEST: usize = 10;

impl Renderer<'_> {
    pub(super) fn archive(&self) -> ArchiveView {
        let history = &self.plan.site.history;
        let tallies = history.tallies();
        let view = |(at, snapshot): &(usize, &PastSnapshot)| SnapshotView {
            name: snapshot.name.clone(),
            created: self.time(snapshot.created),
            notices: tallies[*at].notices.held,
            issues: tallies[*at].issues.held,
            first: *at == 0,
            changes: if *at == 0 { Vec::new() } else { snapshot_changes(&tallies[*at]) },
            sha256: snapshot.sha256.clone(),
            sm3: snapshot.sm3.clone(),
        };
        let snapshots: Vec<(usize, &PastSnapshot)> = history.snapshots.iter().enumerate().rev().collect();
        let (latest, earlier) = snapshots.split_at(snapshots.len().min(LATEST));
        let year_of = |(_, snapshot): &(usize, &PastSnapshot)| snapshot.created.date().year();
        let years = earlier
            .chunk_by(|one, next| year_of(one) == year_of(next))
            .map(|year| SnapshotYearView { year: year_of(&year[0]), snapshots: year.iter().map(view).collect() });
        ArchiveView { latest: latest.iter().map(view).collect(), earlier: years.collect() }
    }

    /// How an issue's status went; empty where it never changed.
    pub(super) fn past_statuses(&self, notice: &Notice, issue: &Issue) -> Vec<PastStatusView> {
        let statuses = self.plan.site.history.statuses(notice, issue);
        let view = |past: PastStatus| PastStatusView {
            status: StatusView { canonical: past.canonical, word: past.word.to_string() },
            since: past.since.map(|day| self.date(day)),
        };
        statuses.into_iter().map(view).collect()
    }

    /// What changed in a notice. The history is the public one, so an internal edition is not compared with it.
    pub(super) fn notice_changes(&self, notice: &Notice) -> Option<NoticeChangeView> {
        if self.plan.site.edition == Edition::Internal {
            return None;
        }
        let change = self.plan.site.history.changes(notice)?;
        Some(NoticeChangeView {
            since: self.date(change.since.created.date()),
            text: change.text,
            fields: change.fields,
            issues: change.issues.into_iter().map(|issue| self.issue_change(notice, issue)).collect(),
        })
    }

    fn issue_change(&self, notice: &Notice, change: IssueChange) -> IssueChangeView {
        let issue = notice.issues.iter().find(|issue| issue.slug.text == change.slug);
        let address = issue.map(|issue| addresses::issue(notice, issue).into_href());
        let (fate, status, text, fields, dates) = match change.kind {
            IssueChangeKind::Added => ("added", None, false, false, Vec::new()),
            IssueChangeKind::Removed => ("removed", None, false, false, Vec::new()),
            IssueChangeKind::Changed { status, text, fields, dates } => ("changed", status, text, fields, dates),
        };
        let is_withheld = notice.withheld.contains(&change.slug);
        let date = |(field, before, now): (DateField, Option<_>, Option<_>)| DateChangeView {
            label: self.date_label(field).to_string(),
            before: before.map(|day| self.date(day)),
            now: now.map(|day| self.date(day)),
        };
        IssueChangeView {
            title: if is_withheld { self.theme.word("changes_withheld").to_string() } else { change.title },
            address,
            fate,
            status: status.map(|(before, now)| StatusChangeView { before, now }),
            text,
            fields,
            dates: dates.into_iter().map(date).collect(),
        }
    }

    fn date_label(&self, field: DateField) -> &str {
        match field {
            DateField::Deadline => self.theme.word("deadline"),
            DateField::Completed => self.theme.word("completed"),
            DateField::Updated => self.theme.word("updated"),
        }
    }
}

fn snapshot_changes(tally: &SnapshotTally) -> Vec<SnapshotChangeView> {
    let SnapshotTally { notices, issues, status } = *tally;
    let counts = [
        ("issues-added", issues.added),
        ("issues-status", status),
        ("issues-changed", issues.changed),
        ("issues-removed", issues.removed),
        ("notices-added", notices.added),
        ("notices-changed", notices.changed),
        ("notices-removed", notices.removed),
    ];
    let view = |(what, count)| SnapshotChangeView { what, count };
    counts.into_iter().filter(|(_, count)| *count > 0).map(view).collect()
}
