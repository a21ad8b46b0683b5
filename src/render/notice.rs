//! The whole notice, and one issue on its own page.

use super::Renderer;
use super::bodies::{NoticeTexts, category_id};
use super::heads::InNotice;
use super::parts::{contact_view, issue_link, notice_link, summary};
use crate::finding::Findings;
use crate::markdown::{self, Fragment};
use crate::model::{Category, Notice, official_number};
use crate::plan::{IssueRef, PageKind, addresses};
use crate::theme::view::{
    ContactView, Content, ContentsEntry, DocumentHead, Html, IssueFacts, IssueView, Link, NoticeCategory, NoticeIssue,
    NoticeView, Part, PlainView, Shared, TimelineEntry, by_meaning,
};
use crate::typeset;

/// The deepest heading that HTML has.
const DEEPEST: u8 = 6;

/// What the pages of one notice have in common, made once for them all.
pub(super) struct Common {
    /// What leads from the pages of the issues, which lie side by side, to the site's root.
    pub root: String,
    pub heads: InNotice,
    /// The notice's own address, as it stands in a link.
    href: String,
    link: Shared<Link>,
    head: Shared<DocumentHead>,
    /// Link and head on the pages of issues.
    source_html: Html,
    contact: Shared<ContactView>,
    contact_part: Fragment,
    /// The same on the pages of issues.
    contact_html: Html,
    /// Of each category, in their order.
    categories: Vec<Shared<Link>>,
    /// Of each issue, in their order.
    issues: Vec<CommonIssue>,
    numbers: Numbers,
}

/// What is shown of an issue on its own page, on the notice's, and on its neighbours'.
struct CommonIssue {
    title_html: Html,
    link: Shared<Link>,
    facts: Shared<IssueFacts>,
    facts_part: Fragment,
    measures_part: Fragment,
}

impl Renderer<'_> {
    pub(super) fn common(&self, at: usize, texts: &NoticeTexts, findings: &mut Findings) -> Common {
        let notice = self.plan.notice(at);
        let root = addresses::notice(notice).to_root() + "../";
        let link = Shared::from(notice_link(notice));
        let head = Shared::from(self.document_head(notice));
        let contact = Shared::from(contact_view(&notice.contact));
        let mut part = |part| self.part(&part, PageKind::Notice(at), findings);
        let source_html = part(Part::Source(&link, &head)).place(&root, 0).into();
        let contact_part = part(Part::Contact(&contact));
        Common {
            heads: self.heads_in_notice(at, &root, findings),
            href: addresses::notice(notice).into_href(),
            link,
            head,
            source_html,
            contact,
            contact_html: contact_part.place(&root, 0).into(),
            contact_part,
            categories: notice.categories.iter().map(|category| category_link(category).into()).collect(),
            issues: (0..notice.issues.len())
                .map(|issue| self.common_issue(IssueRef { notice: at, issue }, findings))
                .collect(),
            numbers: Numbers::of(notice, texts),
            root,
        }
    }

    fn common_issue(&self, at: IssueRef, findings: &mut Findings) -> CommonIssue {
        let (notice, issue) = self.plan.issue(at);
        let facts = Shared::from(self.facts(issue));
        let mut part = |part| self.part(&part, PageKind::Issue(at), findings);
        let facts_part = part(Part::Facts(&facts));
        let has_more = !issue.measures.is_empty() || !issue.attachments.is_empty();
        let measures_part = if has_more { part(Part::Measures(&facts)) } else { Fragment::default() };
        let link = issue_link(notice, issue).into();
        CommonIssue { title_html: self.issue_title(at), link, facts, facts_part, measures_part }
    }

    pub(super) fn notice_content(&self, at: usize, texts: &NoticeTexts, common: &Common) -> Content {
        let notice = self.plan.notice(at);
        let root = addresses::notice(notice).to_root();
        let categories = categories_of(notice, texts, common, &root);
        let (previous, next) = (at.checked_sub(1), Some(at + 1).filter(|next| *next < self.plan.site.notices.len()));
        let neighbour = |at: Option<usize>| at.map(|at| notice_link(self.plan.notice(at)));
        Content::Notice(Box::new(NoticeView {
            title: notice.title.clone(),
            address: addresses::notice(notice).into_href(),
            kind: notice.kind.name(),
            head: common.head.clone(),
            inspector: notice.inspector.clone(),
            summary: summary(notice.statuses().map(|status| status.kind)),
            timeline: self.timeline(notice),
            contents: contents(texts, &categories),
            before: texts.body.before.place(&root, 0).into(),
            after: texts
                .body
                .after
                .as_ref()
                .filter(|after| !after.is_empty())
                .map(|after| after.place(&root, 0).into()),
            categories,
            corrections: self.corrections(notice),
            changes: self.notice_changes(notice),
            attachments: self.attachment_views(&notice.attachments),
            contact: common.contact.clone(),
            contact_html: common.contact_part.place(&root, 0).into(),
            signed: Some(self.date(notice.date)),
            json: addresses::notice_json(notice).into_href(),
            csv: addresses::issues_csv(notice).into_href(),
            pdf: (notice.pdf.is_some() && typeset::AVAILABLE).then(|| addresses::notice_pdf(notice).into_href()),
            previous: neighbour(previous),
            next: neighbour(next),
        }))
    }

    pub(super) fn issue_content(
        &self,
        at: IssueRef,
        texts: &NoticeTexts,
        common: &Common,
        findings: &mut Findings,
    ) -> Content {
        let (notice, issue) = self.plan.issue(at);
        let root = &common.root;
        let neighbour = |at: Option<usize>| at.and_then(|at| common.issues.get(at)).map(|issue| issue.link.clone());
        Content::Issue(Box::new(IssueView {
            number: common.numbers.issues[at.issue].clone(),
            title: issue.title.clone(),
            title_html: common.issues[at.issue].title_html.clone(),
            facts: common.issues[at.issue].facts.clone(),
            facts_html: common.issues[at.issue].facts_part.place(root, 0).into(),
            measures_html: common.issues[at.issue].measures_part.place(root, 0).into(),
            symbol_html: self.symbol(at, root, findings),
            history: self.past_statuses(notice, issue),
            body: texts.issue(at.issue).before.place(root, 0).into(),
            notice: common.link.clone(),
            head: common.head.clone(),
            source_html: common.source_html.clone(),
            category: common.categories[issue.category].clone(),
            category_number: common.numbers.categories[issue.category].clone(),
            position: at.issue + 1,
            total: notice.issues.len(),
            in_notice: [&common.href, "#", &issue.slug.text].concat(),
            previous: neighbour(at.issue.checked_sub(1)),
            next: neighbour(Some(at.issue + 1)),
            contact: common.contact.clone(),
            contact_html: common.contact_html.clone(),
        }))
    }

    pub(super) fn plain_content(&self, at: usize, text: &markdown::Rendered) -> Content {
        let page = &self.plan.site.pages[at];
        Content::Plain(PlainView {
            title: page.title.clone(),
            body: text.before.place(&addresses::plain(page).to_root(), 0).into(),
            updated: page.updated.map(|day| self.date(day)),
            contents: text.headings.iter().map(heading_entry).collect(),
        })
    }

    /// What is known of the notice's course, in order of time.
    fn timeline(&self, notice: &Notice) -> Vec<TimelineEntry> {
        // How long the rectification went on no field says. What the notice tells of it, and what is counted beside the
        // timeline, holds as of the day that feed and data name.
        let as_of = (!notice.issues.is_empty()).then(|| notice.as_of());
        let published = notice.published.map(|time| time.date());
        let mut events: Vec<_> = [
            ("inspection", notice.inspection.map(|period| period.from), notice.inspection.map(|period| period.to)),
            ("feedback", notice.feedback, None),
            ("rectification", as_of, None),
            ("publication", published, None),
        ]
        .into_iter()
        .filter_map(|(event, from, to)| Some((event, from?, to)))
        .collect();
        events.sort_by_key(|(_, from, _)| *from);
        let entry = |(event, from, to): (_, _, Option<_>)| TimelineEntry {
            event,
            from: self.date(from),
            to: to.map(|day| self.date(day)),
        };
        events.into_iter().map(entry).collect()
    }
}

/// The categories of a notice with their issues, as its page prints them.
pub(super) fn categories_of(notice: &Notice, texts: &NoticeTexts, common: &Common, root: &str) -> Vec<NoticeCategory> {
    let heading = (texts.body.marker.level + 1).min(DEEPEST);
    notice
        .categories_in_use()
        .map(|(at, category)| {
            let single = notice.is_single(at);
            let issue_heading = if single { heading } else { (heading + 1).min(DEEPEST) };
            let of_category = notice.issues.iter().enumerate().filter(|(_, issue)| issue.category == at);
            let issues: Vec<_> = of_category
                .map(|(within, issue)| NoticeIssue {
                    number: common.numbers.issues[within].clone(),
                    title: issue.title.clone(),
                    title_html: common.issues[within].title_html.clone(),
                    id: issue.slug.text.clone(),
                    address: addresses::issue(notice, issue).into_href(),
                    heading: issue_heading,
                    facts: common.issues[within].facts.clone(),
                    facts_html: common.issues[within].facts_part.place(root, 0).into(),
                    body: texts.issue(within).before.place(root, issue_heading - 1).into(),
                    measures_html: common.issues[within].measures_part.place(root, 0).into(),
                })
                .collect();
            let Link { title, address } = category_link(category);
            NoticeCategory {
                number: common.numbers.categories[at].clone(),
                title_html: by_meaning(&title),
                title,
                id: match issues.first() {
                    Some(issue) if single => issue.id.clone(),
                    _ => category_id(&category.id),
                },
                address,
                single,
                heading,
                issues,
            }
        })
        .collect()
}

/// The official numbers of a notice's categories and issues. An issue that is itself the category has the category's.
struct Numbers {
    categories: Vec<Option<String>>,
    issues: Vec<Option<String>>,
}

impl Numbers {
    fn of(notice: &Notice, texts: &NoticeTexts) -> Self {
        let marker = &texts.body.marker;
        let mut categories = vec![None; notice.categories.len()];
        let mut issues = vec![None; notice.issues.len()];
        if !notice.numbering {
            return Self { categories, issues };
        }
        for (before, (at, _)) in notice.categories_in_use().enumerate() {
            categories[at] = official_number::number(marker.level, marker.first + before);
        }
        let mut counts = vec![0; notice.categories.len()];
        for (issue, number) in notice.issues.iter().zip(&mut issues) {
            counts[issue.category] += 1;
            *number = if notice.is_single(issue.category) {
                categories[issue.category].clone()
            } else {
                official_number::number(marker.level + 1, counts[issue.category])
            };
        }
        Self { categories, issues }
    }
}

fn category_link(category: &Category) -> Link {
    Link { title: category.title.clone(), address: addresses::category(&category.id).into_href() }
}

/// The headings of the text with the categories and issues in their midst.
fn contents(texts: &NoticeTexts, categories: &[NoticeCategory]) -> Vec<ContentsEntry> {
    let marker = &texts.body.marker;
    let split = marker.heading.min(texts.body.headings.len());
    let (before, after) = texts.body.headings.split_at(split);
    let mut entries: Vec<_> = before.iter().map(heading_entry).collect();
    for category in categories {
        entries.push(ContentsEntry {
            level: marker.level,
            number: category.number.clone(),
            title: category.title.clone(),
            title_html: category.title_html.clone(),
            id: category.id.clone(),
        });
        if !category.single {
            entries.extend(category.issues.iter().map(|issue| ContentsEntry {
                level: marker.level + 1,
                number: issue.number.clone(),
                title: issue.title.clone(),
                title_html: issue.title_html.clone(),
                id: issue.id.clone(),
            }));
        }
    }
    entries.extend(after.iter().map(heading_entry));
    entries
}

fn heading_entry(heading: &markdown::Heading) -> ContentsEntry {
    ContentsEntry {
        level: heading.level,
        number: heading.number.clone(),
        title: heading.text.clone(),
        title_html: by_meaning(&heading.text),
        id: heading.id.clone(),
    }
}
