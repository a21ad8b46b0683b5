//! What the snapshots of a site's archive say of its past.
//!
//! One small file, `archive/history.json`, holds for every notice and issue how it stood and since which
//! snapshot; a state that did not change is written once. So a build reads its past at one go, however many
//! snapshots there are, and the file can be made anew from them at any time (`archive/`).

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::catalogue::Phrase;
use crate::catalogue::archive::HISTORY_OUT_OF_ORDER;
use crate::catalogue::system::NOT_OURS;

use super::record::{IssueChange, IssueRecord, NoticeHead, NoticeRecord, Record, State};
use super::{Issue, Notice};

/// Its place in the site's folder.
pub const HISTORY: &str = "archive/history.json";

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    /// Of the public edition, oldest first.
    pub snapshots: Vec<PastSnapshot>,
    notices: BTreeMap<String, NoticePast>,
    /// The snapshot that this site is being made for: it is the day from which a new status counts.
    #[serde(skip)]
    pub making: Option<Date>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastSnapshot {
    pub name: String,
    #[serde(with = "time")]
    pub created: DateTime,
    /// The digests of its tag manifests, which cover everything in it.
    pub sha256: String,
    pub sm3: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct NoticePast {
    head: Past<NoticeHead>,
    issues: BTreeMap<String, Past<IssueRecord>>,
}

/// The states of one thing, oldest first, each with the snapshot that first showed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Past<T>(Vec<(usize, Option<T>)>);

/// How an issue stood, and since when: the day of the first snapshot that says so, where there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastStatus<'a> {
    pub since: Option<Date>,
    pub canonical: &'static str,
    pub word: &'a str,
}

/// How a notice differs from the last snapshot that shows it otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeChange<'a> {
    pub since: &'a PastSnapshot,
    /// Whether the notice's own title, date or text changed.
    pub text: bool,
    /// Whether others of its fields changed.
    pub fields: bool,
    pub issues: Vec<IssueChange>,
}

/// What one snapshot holds, and how many things differ from the snapshot before it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SnapshotTally {
    pub notices: Tally,
    pub issues: Tally,
    /// Issues with another status. They are not among the `changed` ones of `issues`.
    pub status: usize,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub held: usize,
    pub added: usize,
    pub removed: usize,
    pub changed: usize,
}

impl Tally {
    fn count<T>(&mut self, before: Option<&T>, now: Option<&T>) {
        match (before, now) {
            (None, None) => {}
            (None, Some(_)) => self.added += 1,
            (Some(_), None) => self.removed += 1,
            (Some(_), Some(_)) => self.changed += 1,
        }
    }

    fn hold(&mut self, before: &Tally) {
        self.held = before.held + self.added - self.removed;
    }
}

impl History {
    /// `Err` says why the file cannot be used.
    pub fn read(text: &str) -> Result<Self, &'static Phrase> {
        let history: Self = serde_json::from_str(text).map_err(|_| &NOT_OURS)?;
        let all = history.snapshots.len();
        let of_notice =
            |notice: &NoticePast| notice.head.fits(all) && notice.issues.values().all(|issue| issue.fits(all));
        let sound = history.notices.values().all(of_notice);
        if sound { Ok(history) } else { Err(&HISTORY_OUT_OF_ORDER) }
    }

    pub fn text(&self) -> String {
        // Plain data with text for keys can always be written.
        serde_json::to_string(self).unwrap_or_default() + "\n"
    }

    /// Adds what the next snapshot says.
    pub fn add(&mut self, snapshot: PastSnapshot, record: Record) {
        let at = self.snapshots.len();
        self.snapshots.push(snapshot);
        for (slug, past) in &mut self.notices {
            if !record.notices.contains_key(slug) {
                past.head.set(at, None);
                past.issues.values_mut().for_each(|issue| issue.set(at, None));
            }
        }
        for (slug, notice) in record.notices {
            let past = self.notices.entry(slug).or_insert_with(NoticePast::nothing);
            past.head.set(at, Some(notice.head));
            for (slug, issue) in &mut past.issues {
                if !notice.issues.contains_key(slug) {
                    issue.set(at, None);
                }
            }
            for (slug, issue) in notice.issues {
                past.issues.entry(slug).or_insert_with(Past::nothing).set(at, Some(issue));
            }
        }
    }

    /// What each snapshot holds and changed, in their order. Each state is looked at once, however many
    /// snapshots show it.
    pub fn tallies(&self) -> Vec<SnapshotTally> {
        let mut tallies = vec![SnapshotTally::default(); self.snapshots.len()];
        for notice in self.notices.values() {
            for (at, before, now) in notice.head.steps() {
                tallies[at].notices.count(before, now);
            }
            for (at, before, now) in notice.issues.values().flat_map(Past::steps) {
                match (before, now) {
                    (Some(before), Some(now)) if before.has_other_status(now) => tallies[at].status += 1,
                    _ => tallies[at].issues.count(before, now),
                }
            }
        }
        let mut last = SnapshotTally::default();
        for tally in &mut tallies {
            tally.notices.hold(&last.notices);
            tally.issues.hold(&last.issues);
            last = *tally;
        }
        tallies
    }

    /// Whether there is anything for a page of snapshots. A site in its first snapshot has that page already,
    /// so that its other pages, which link to it, stay as they are from then on.
    pub fn has_page(&self) -> bool {
        !self.snapshots.is_empty() || self.making.is_some()
    }

    /// How an issue's status went, up to now. Empty where it never changed.
    pub fn statuses<'a>(&'a self, notice: &Notice, issue: &'a Issue) -> Vec<PastStatus<'a>> {
        let mut states: Vec<(usize, &IssueRecord)> = Vec::new();
        for (notice, issue) in places(notice, issue) {
            let past = self.notices.get(notice).and_then(|past| past.issues.get(issue));
            let known = past.into_iter().flat_map(|past| &past.0);
            states.extend(known.filter_map(|(since, state)| Some((*since, state.as_ref()?))));
        }
        if states.is_empty() {
            return Vec::new();
        }
        states.sort_by_key(|(since, _)| *since);
        let mut statuses: Vec<PastStatus> = Vec::new();
        let mut add = |since, canonical, word| {
            if statuses.last().is_none_or(|last| last.word != word) {
                statuses.push(PastStatus { since, canonical, word });
            }
        };
        for (since, state) in states {
            add(Some(self.snapshots[since].created.date()), state.status.name(), &state.word);
        }
        add(self.making, issue.status.kind.name(), &issue.status.word);
        if statuses.len() > 1 { statuses } else { Vec::new() }
    }

    /// What changed in a notice. `None` where no snapshot shows it otherwise than it is now.
    ///
    /// It is the last snapshot that differs which counts, not simply the last: so the answer is the same
    /// before a snapshot is made of the changed notice and after it.
    pub fn changes<'a>(&'a self, notice: &Notice) -> Option<NoticeChange<'a>> {
        let pasts: Vec<&NoticePast> = names(notice).filter_map(|name| self.notices.get(name)).collect();
        if pasts.is_empty() {
            return None;
        }
        let now = NoticeRecord::of(notice);
        let last = self.snapshots.len().checked_sub(1)?;
        let mut changes: Vec<usize> = pasts.iter().flat_map(|past| past.changes()).collect();
        changes.sort_unstable();
        changes.dedup();
        let before_changes = changes.into_iter().rev().filter_map(|change| change.checked_sub(1));
        let (at, before) = std::iter::once(last).chain(before_changes).find_map(|at| {
            let before = pasts.iter().find_map(|past| past.at(at)).filter(|before| !before.is_as(&now))?;
            Some((at, before))
        })?;
        Some(NoticeChange {
            since: &self.snapshots[at],
            text: before.head.has_other_text(&now.head),
            fields: before.head.has_other_fields(&now.head),
            issues: before.changes_to(&now),
        })
    }
}

impl NoticePast {
    fn nothing() -> Self {
        Self { head: Past::nothing(), issues: BTreeMap::new() }
    }

    /// How the notice stood in a snapshot, if it was there.
    fn at(&self, snapshot: usize) -> Option<NoticeRecord> {
        let head = self.head.at(snapshot)?.clone();
        let issue = |(slug, past): (&String, &Past<IssueRecord>)| Some((slug.clone(), past.at(snapshot)?.clone()));
        Some(NoticeRecord { head, issues: self.issues.iter().filter_map(issue).collect() })
    }

    /// The snapshots in which anything of it was new.
    fn changes(&self) -> impl Iterator<Item = usize> {
        self.issues.values().flat_map(Past::changes).chain(self.head.changes())
    }
}

/// The slug of a notice, and those that it had.
fn names(notice: &Notice) -> impl Iterator<Item = &str> {
    std::iter::once(notice.slug.text.as_str()).chain(notice.former_slugs().map(|(slug, _)| slug))
}

/// Below which notice an issue stands by which slug, and where it stood as former addresses tell.
fn places<'a>(notice: &'a Notice, issue: &'a Issue) -> impl Iterator<Item = (&'a str, &'a str)> {
    let with_notice = names(notice).map(|name| (name, issue.slug.text.as_str()));
    let alone = issue.aliases.iter().filter_map(|alias| {
        let place = alias.address.as_str().strip_prefix("notices/")?.strip_suffix('/')?;
        place.split_once('/').filter(|(_, issue)| !issue.contains('/'))
    });
    with_notice.chain(alone)
}

impl<T: State> Past<T> {
    fn nothing() -> Self {
        Self(Vec::new())
    }

    fn set(&mut self, at: usize, state: Option<T>) {
        match (self.0.last_mut().and_then(|(_, last)| last.as_mut()), state) {
            (None, None) => {}
            (Some(last), Some(state)) if last.is_as(&state) => last.learn(state),
            (_, state) => self.0.push((at, state)),
        }
    }

    fn at(&self, snapshot: usize) -> Option<&T> {
        self.0.iter().rev().find(|(since, _)| *since <= snapshot).and_then(|(_, state)| state.as_ref())
    }

    /// Each state with the one before it, and the snapshot in which it was new.
    fn steps(&self) -> impl Iterator<Item = (usize, Option<&T>, Option<&T>)> {
        let before = std::iter::once(None).chain(self.0.iter().map(|(_, state)| state.as_ref()));
        self.0.iter().zip(before).map(|((at, now), before)| (*at, before, now.as_ref()))
    }

    fn changes(&self) -> impl Iterator<Item = usize> {
        self.0.iter().map(|(since, _)| *since)
    }

    /// Whether its states are in order, and all of them from one of so many snapshots.
    fn fits(&self, snapshots: usize) -> bool {
        self.0.is_sorted_by(|(a, _), (b, _)| a < b) && self.0.last().is_none_or(|(since, _)| *since < snapshots)
    }
}

/// A time of day in Beijing, without its offset.
mod time {
    use super::DateTime;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(time: &DateTime, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(time)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<DateTime, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::StatusKind;

    fn issue(status: StatusKind, word: &str) -> IssueRecord {
        let (title, text) = ("路灯不亮".to_string(), "0".to_string());
        IssueRecord {
            title,
            status,
            word: word.into(),
            deadline: None,
            completed: None,
            updated: None,
            text,
            fields: None,
        }
    }

    fn record(issues: &[(&str, IssueRecord)]) -> Record {
        let date = jiff::civil::date(2025, 6, 30);
        let head = NoticeHead { title: "通报".into(), date, text: "0".into(), fields: None };
        let issues = issues.iter().map(|(slug, issue)| (slug.to_string(), issue.clone())).collect();
        Record { notices: BTreeMap::from([("shili".to_string(), NoticeRecord { head, issues })]) }
    }

    fn snapshot(month: i8) -> PastSnapshot {
        let created = jiff::civil::date(2025, month, 1).at(9, 0, 0, 0);
        PastSnapshot { name: format!("2025-{month:02}-01T0900_shili"), created, sha256: "a".into(), sm3: "b".into() }
    }

    #[test]
    fn a_state_is_kept_once_and_found_in_every_snapshot() {
        let mut history = History::default();
        let (ongoing, done) = (issue(StatusKind::Ongoing, "正在整改"), issue(StatusKind::Done, "已完成"));
        history.add(snapshot(1), record(&[("a", ongoing.clone())]));
        history.add(snapshot(2), record(&[("a", ongoing.clone())]));
        history.add(snapshot(3), record(&[("a", done.clone()), ("b", ongoing.clone())]));
        history.add(snapshot(4), record(&[("b", ongoing.clone())]));
        let past = &history.notices["shili"];
        assert_eq!(past.issues["a"].0.len(), 3);
        let at = |snapshot| past.at(snapshot).unwrap().issues;
        assert_eq!(at(1), BTreeMap::from([("a".to_string(), ongoing.clone())]));
        assert_eq!(at(2).len(), 2);
        assert_eq!(at(3), BTreeMap::from([("b".to_string(), ongoing)]));
        assert_eq!(past.changes().max(), Some(3));
        assert_eq!(History::read(&history.text()).ok(), Some(history));
    }

    #[test]
    fn each_snapshot_tells_what_it_changed_against_the_one_before() {
        let mut history = History::default();
        let (ongoing, done) = (issue(StatusKind::Ongoing, "正在整改"), issue(StatusKind::Done, "已完成"));
        let longer = IssueRecord { text: "1".into(), ..done.clone() };
        let states = [
            record(&[("a", ongoing.clone()), ("b", ongoing.clone())]),
            record(&[("a", longer.clone()), ("b", ongoing.clone()), ("c", ongoing.clone())]),
            record(&[("a", done.clone()), ("b", ongoing.clone())]),
            record(&[("a", done.clone()), ("b", ongoing.clone())]),
            Record::default(),
            record(&[("b", ongoing.clone())]),
        ];
        for (month, state) in (1..).zip(states) {
            history.add(snapshot(month), state);
        }
        let tally = |[held, added, removed, changed]: [usize; 4]| Tally { held, added, removed, changed };
        let told = |notices, issues, status| SnapshotTally { notices: tally(notices), issues: tally(issues), status };
        let expected = [
            told([1, 1, 0, 0], [2, 2, 0, 0], 0),
            told([1, 0, 0, 0], [3, 1, 0, 0], 1),
            told([1, 0, 0, 0], [2, 0, 1, 1], 0),
            told([1, 0, 0, 0], [2, 0, 0, 0], 0),
            told([0, 0, 1, 0], [0, 0, 2, 0], 0),
            told([1, 1, 0, 0], [1, 1, 0, 0], 0),
        ];
        assert_eq!(history.tallies(), expected);
    }

    #[test]
    fn what_an_older_snapshot_does_not_know_is_no_change() {
        let mut history = History::default();
        let unknown = issue(StatusKind::Ongoing, "正在整改");
        let knows = |fields: &str| IssueRecord { fields: Some(fields.into()), ..unknown.clone() };
        for (month, state) in (1..).zip([unknown.clone(), knows("1"), knows("1"), knows("2")]) {
            history.add(snapshot(month), record(&[("a", state)]));
        }
        let changed: Vec<usize> = history.tallies().iter().map(|tally| tally.issues.changed).collect();
        assert_eq!(changed, [0, 0, 0, 1]);
    }

    #[test]
    fn a_file_that_does_not_fit_is_not_used() {
        let mut history = History::default();
        history.add(snapshot(1), record(&[("a", issue(StatusKind::Done, "已完成"))]));
        let reason = |text: &str| History::read(text).unwrap_err().zh;
        assert_eq!(reason(&history.text().replace("[0,", "[7,")), HISTORY_OUT_OF_ORDER.zh);
        for text in ["{", "{\"snapshots\": 3}"] {
            assert_eq!(reason(text), NOT_OURS.zh);
        }
    }
}
