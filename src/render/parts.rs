//! Small parts that many views share: dates, summaries, contacts, links.

use jiff::civil::{Date, DateTime};

use super::Renderer;
use crate::model::contact::PhonePart;
use crate::model::{Attachment, Contact, Correction, Issue, Notice, Status, StatusKind, asset, date};
use crate::plan::{IssueRef, addresses};
use crate::theme::view::{
    AttachmentView, ContactView, CorrectionView, DateView, DocumentHead, Html, IssueFacts, IssueRow, Link, MeasureView,
    StatusCount, StatusView, Summary,
};

impl Renderer<'_> {
    pub(super) fn date(&self, day: Date) -> DateView {
        DateView { iso: date::iso(day), text: date::in_words(day, self.language) }
    }

    pub(super) fn time(&self, time: DateTime) -> DateView {
        DateView { iso: date::iso_time(time), text: date::time_in_words(time, self.language) }
    }

    pub(super) fn document_head(&self, notice: &Notice) -> DocumentHead {
        DocumentHead {
            index_number: notice.index_number.clone(),
            document_number: notice.document_number.clone(),
            issuer: notice.issuer.clone(),
            date: Some(self.date(notice.date)),
            published: notice.published.map(|time| self.time(time)),
            openness: notice.openness.clone(),
        }
    }

    pub(super) fn facts(&self, issue: &Issue) -> IssueFacts {
        let index = &self.plan.index;
        let unit = |title: &String| Link {
            title: title.clone(),
            address: index.unit(title).map(|entry| addresses::unit(&entry.slug).into_href()).unwrap_or_default(),
        };
        let topic = |title: &String| Link {
            title: title.clone(),
            address: index.topic(title).map(|entry| addresses::topic(&entry.slug).into_href()).unwrap_or_default(),
        };
        IssueFacts {
            status: status_view(&issue.status),
            responsible: issue.responsible.iter().map(unit).collect(),
            deadline: issue.deadline.map(|day| self.date(day)),
            completed: issue.completed.map(|day| self.date(day)),
            updated: issue.updated.map(|day| self.date(day)),
            topics: issue.topics.iter().map(topic).collect(),
            measures: issue
                .measures
                .iter()
                .map(|measure| MeasureView { text: measure.text.clone(), date: measure.date.map(|day| self.date(day)) })
                .collect(),
            attachments: self.attachment_views(&issue.attachments),
            internal: issue.internal,
        }
    }

    pub(super) fn attachment_views(&self, attachments: &[Attachment]) -> Vec<AttachmentView> {
        attachments
            .iter()
            .filter_map(|attachment| {
                let file = self.plan.site.assets.get(&attachment.asset)?;
                Some(AttachmentView {
                    title: attachment.title.clone(),
                    address: self.plan.asset(&attachment.asset)?.href(),
                    format: asset::extension(&attachment.asset).unwrap_or_default().to_uppercase(),
                    size: asset::human_length(file.length),
                })
            })
            .collect()
    }

    pub(super) fn corrections(&self, notice: &Notice) -> Vec<CorrectionView> {
        let view = |correction: &Correction| CorrectionView {
            date: self.date(correction.date),
            text: correction.text.clone(),
        };
        notice.corrections.iter().map(view).collect()
    }

    pub(super) fn row(&self, at: IssueRef) -> IssueRow {
        let (notice, issue) = self.plan.issue(at);
        IssueRow {
            title: issue.title.clone(),
            title_html: self.issue_title(at),
            address: addresses::issue(notice, issue).into_href(),
            status: status_view(&issue.status),
            deadline: issue.deadline.map(|day| self.date(day)),
            responsible: issue.responsible.clone(),
        }
    }

    pub(super) fn summary_of(&self, issues: &[IssueRef]) -> Summary {
        summary(issues.iter().map(|at| self.plan.issue(*at).1.status.kind))
    }
}

pub fn notice_link(notice: &Notice) -> Link {
    Link { title: notice.title.clone(), address: addresses::notice(notice).into_href() }
}

pub fn issue_link(notice: &Notice, issue: &Issue) -> Link {
    Link { title: issue.title.clone(), address: addresses::issue(notice, issue).into_href() }
}

pub fn contact_view(contact: &Contact) -> ContactView {
    ContactView {
        name: contact.name.clone(),
        phone: contact.phone.clone(),
        phone_html: phone_html(contact),
        address: contact.address.clone(),
        postcode: contact.postcode.clone(),
        email: contact.email.clone(),
        hours: contact.hours.clone(),
        empty: contact.is_empty(),
    }
}

fn phone_html(contact: &Contact) -> Html {
    let mut html = String::new();
    for PhonePart { text, number } in contact.phone_parts() {
        if let Some(number) = &number {
            html.extend(["<a href=\"tel:", number, "\">"]);
        }
        // Writing to a String cannot fail.
        let _ = pulldown_cmark_escape::escape_html(&mut html, text);
        html.push_str(if number.is_some() { "</a>" } else { "" });
    }
    html.into()
}

fn status_view(status: &Status) -> StatusView {
    StatusView { canonical: status.kind.name(), word: status.word.clone() }
}

/// The length of a bar.
const BAR: usize = 1000;
/// What is narrower than this on a telephone is lost between its neighbours.
const NARROWEST: usize = 16;

/// Counts statuses. The parts of the bar meet without gaps, and each part that exists can be seen.
pub fn summary(kinds: impl Iterator<Item = StatusKind>) -> Summary {
    let mut counts = [0; StatusKind::COUNT];
    for kind in kinds {
        counts[kind as usize] += 1;
    }
    let total: usize = counts.iter().sum();
    let widths = widths(&counts, total);
    let mut start = 0;
    let counts = StatusKind::ALL
        .into_iter()
        .zip(counts.into_iter().zip(widths))
        .filter(|(_, (count, _))| *count > 0)
        .map(|(kind, (count, width))| {
            start += width;
            StatusCount {
                status: kind.name(),
                address: addresses::status(kind).into_href(),
                count,
                start: start - width,
                width,
                percent: percent(count, total),
            }
        })
        .collect();
    Summary { total, counts }
}

/// How wide the part of each count is. What a narrow one needs to be seen, the widest gives.
fn widths<const N: usize>(counts: &[usize; N], total: usize) -> [usize; N] {
    let mut before = 0;
    let mut widths = counts.map(|count| {
        let start = before * BAR / total.max(1);
        before += count;
        before * BAR / total.max(1) - start
    });
    for at in (0..counts.len()).filter(|at| counts[*at] > 0) {
        let missing = NARROWEST.saturating_sub(widths[at]);
        widths[at] += missing;
        if let Some(widest) = widths.iter_mut().max() {
            *widest -= missing;
        }
    }
    widths
}

/// A share with one decimal, which is left out where it is zero: `28.6`, `50`. Rounded half up; but what is not all is
/// never 100, and what is not nothing never 0.
fn percent(count: usize, total: usize) -> String {
    let rounded = (count * 2000 + total) / (total * 2);
    let tenths = if (1..total).contains(&count) { rounded.clamp(1, 999) } else { rounded };
    if tenths.is_multiple_of(10) { format!("{}", tenths / 10) } else { format!("{}.{}", tenths / 10, tenths % 10) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_the_bar_meet_and_fill_it() {
        let kinds = [StatusKind::Done; 6].into_iter().chain([StatusKind::Standing; 15]);
        let summary = summary(kinds);
        let seen: Vec<_> =
            summary.counts.iter().map(|c| (c.status, c.count, c.start, c.width, c.percent.as_str())).collect();
        assert_eq!(seen, [("done", 6, 0, 285, "28.6"), ("standing", 15, 285, 715, "71.4")]);
    }

    #[test]
    fn one_issue_among_thousands_is_seen_and_counted() {
        let kinds = [StatusKind::Done; 9998].into_iter().chain([StatusKind::Ongoing, StatusKind::NotDone]);
        let seen: Vec<_> =
            summary(kinds).counts.iter().map(|c| (c.count, c.start, c.width, c.percent.clone())).collect();
        let expected = [(9998, 0, 968, "99.9"), (1, 968, 16, "0.1"), (1, 984, 16, "0.1")];
        assert_eq!(seen, expected.map(|(count, start, width, percent)| (count, start, width, percent.to_string())));
        assert_eq!(summary(std::iter::empty()).counts.len(), 0);
    }

    #[test]
    fn shares_are_rounded_to_a_tenth() {
        assert_eq!([percent(1, 3), percent(1, 2), percent(2, 3), percent(7, 7)], ["33.3", "50", "66.7", "100"]);
    }
}
