//! Home, the indexes, the lists they lead to, and the other pages that have no text of their own.

use std::sync::Arc;

use super::Renderer;
use super::parts::{contact_view, notice_link, summary};
use crate::finding::Findings;
use crate::model::{Address, Notice, StatusKind};
use crate::plan::{Entry, IssueRef, PageKind, addresses};
use crate::theme::view::{
    CategoriesView, CategoryEntry, ContactPageView, Content, HomeView, Html, IndexEntry, IndexView, Link, ListGroup,
    ListView, NotFoundView, NoticeCard, NoticeContact, SearchView, SiteMapSection, SiteMapView,
};

/// How many notices the home page shows.
const LATEST: usize = 10;
/// With more categories than this, the home page leaves them to their index.
const MOST_CATEGORIES_AT_HOME: usize = 30;
/// With more issues than this, the index by category leaves them to each category's own page.
const MOST_ISSUES_IN_INDEX: usize = 500;

impl Renderer<'_> {
    /// What a page shows that is made of lists.
    pub(super) fn list_content(&self, kind: PageKind, findings: &mut Findings) -> Content {
        let index = &self.plan.index;
        let root = self.address(kind).to_root();
        let mut list = |entry: &Entry| Content::List(self.list(entry.title, None, &entry.issues, &root, findings));
        match kind {
            PageKind::Home => Content::Home(self.home()),
            PageKind::Notices => Content::Index(self.notices()),
            PageKind::Categories => Content::Categories(self.categories(&root, findings)),
            PageKind::Category(at) => list(&index.categories[at]),
            PageKind::Statuses => Content::Index(self.statuses()),
            PageKind::Status(kind) => {
                let title = self.status_title(kind).to_string();
                Content::List(self.list(&title, Some(kind.name()), index.of_status(kind), &root, findings))
            }
            PageKind::Units => Content::Index(self.entries(&index.units, addresses::unit)),
            PageKind::Unit(at) => list(&index.units[at]),
            PageKind::Topics => Content::Index(self.entries(&index.topics, addresses::topic)),
            PageKind::Topic(at) => list(&index.topics[at]),
            PageKind::Contact => Content::Contact(self.contact_page()),
            PageKind::Archive => Content::Archive(self.archive()),
            PageKind::Search => Content::Search(self.search()),
            PageKind::SiteMap => Content::SiteMap(self.site_map()),
            PageKind::NotFound | PageKind::Notice(_) | PageKind::Issue(_) | PageKind::Plain(_) => {
                Content::NotFound(NotFoundView { contact: contact_view(&self.plan.site.config.contact) })
            }
        }
    }

    pub(super) fn status_title(&self, kind: StatusKind) -> &str {
        self.theme.word(match kind {
            StatusKind::Done => "status_done",
            StatusKind::Staged => "status_staged",
            StatusKind::Ongoing => "status_ongoing",
            StatusKind::Standing => "status_standing",
            StatusKind::NotDone => "status_not_done",
        })
    }

    fn home(&self) -> HomeView {
        let site = self.plan.site;
        let index = &self.plan.index;
        let show_categories = index.categories.len() <= MOST_CATEGORIES_AT_HOME;
        HomeView {
            intro: site.config.description.clone(),
            notices: site.notices.iter().take(LATEST).map(|notice| self.card(notice)).collect(),
            notice_count: site.notices.len(),
            summary: summary(site.notices.iter().flat_map(|notice| notice.statuses()).map(|status| status.kind)),
            categories: if show_categories {
                self.entries(&index.categories, addresses::category).entries
            } else {
                Vec::new()
            },
            contact: contact_view(&site.config.contact),
        }
    }

    fn card(&self, notice: &Notice) -> NoticeCard {
        NoticeCard {
            title: notice.title.clone(),
            address: addresses::notice(notice).into_href(),
            issuer: notice.issuer.clone(),
            date: Some(self.date(notice.date)),
            summary: summary(notice.statuses().map(|status| status.kind)),
        }
    }

    fn notices(&self) -> IndexView {
        let entry = |notice: &Arc<Notice>| {
            let card = self.card(notice);
            IndexEntry {
                title: card.title,
                address: card.address,
                status: None,
                date: card.date,
                issuer: card.issuer,
                summary: card.summary,
            }
        };
        IndexView { entries: self.plan.site.notices.iter().map(entry).collect() }
    }

    fn statuses(&self) -> IndexView {
        let entry = |(kind, issues): (StatusKind, &[IssueRef])| IndexEntry {
            title: self.status_title(kind).to_string(),
            address: addresses::status(kind).into_href(),
            status: Some(kind.name()),
            date: None,
            issuer: None,
            summary: self.summary_of(issues),
        };
        IndexView { entries: self.plan.index.statuses_in_use().map(entry).collect() }
    }

    fn entries(&self, entries: &[Entry], address: impl Fn(&str) -> Address) -> IndexView {
        let entry = |entry: &Entry| IndexEntry {
            title: entry.title.to_string(),
            address: address(&entry.slug).into_href(),
            status: None,
            date: None,
            issuer: None,
            summary: self.summary_of(&entry.issues),
        };
        IndexView { entries: entries.iter().map(entry).collect() }
    }

    fn categories(&self, root: &str, findings: &mut Findings) -> CategoriesView {
        let index = &self.plan.index;
        let all = summary(self.plan.site.notices.iter().flat_map(|notice| notice.statuses()).map(|status| status.kind));
        let listed = all.total <= MOST_ISSUES_IN_INDEX;
        let mut entry = |entry: &Entry| CategoryEntry {
            id: entry.slug.clone(),
            title: entry.title.to_string(),
            address: addresses::category(&entry.slug).into_href(),
            summary: self.summary_of(&entry.issues),
            rows: if listed { self.rows(&entry.issues, root, findings) } else { Html::default() },
        };
        CategoriesView { summary: all, categories: index.categories.iter().map(&mut entry).collect(), listed }
    }

    /// Issues come by notice already, so a group ends where the notice changes.
    fn list(
        &self,
        title: &str,
        status: Option<&'static str>,
        issues: &[IssueRef],
        root: &str,
        findings: &mut Findings,
    ) -> ListView {
        let groups = issues
            .chunk_by(|a, b| a.notice == b.notice)
            .map(|group| {
                let notice = self.plan.notice(group[0].notice);
                ListGroup {
                    notice: notice_link(notice),
                    title_html: self.notice_title(group[0].notice),
                    date: Some(self.date(notice.date)),
                    rows: self.rows(group, root, findings),
                }
            })
            .collect();
        ListView { title: title.to_string(), status, summary: self.summary_of(issues), groups }
    }

    fn contact_page(&self) -> ContactPageView {
        let site = self.plan.site;
        let own = |notice: &&Arc<Notice>| notice.contact != site.config.contact;
        let view = |notice: &Arc<Notice>| NoticeContact {
            notice: notice_link(notice),
            contact: contact_view(&notice.contact),
        };
        ContactPageView {
            contact: contact_view(&site.config.contact),
            vcard: addresses::VCARD.into(),
            notices: site.notices.iter().filter(own).map(view).collect(),
        }
    }

    fn search(&self) -> SearchView {
        let notices = addresses::notices().into_href();
        SearchView { issues: addresses::ISSUES_JSON, notices, pages: self.plain_links() }
    }

    fn plain_links(&self) -> Vec<Link> {
        let pages = self.plan.site.pages.iter();
        pages.map(|page| Link { title: page.title.clone(), address: addresses::plain(page).into_href() }).collect()
    }

    fn site_map(&self) -> SiteMapView {
        let site = self.plan.site;
        let index = &self.plan.index;
        let word = |key: &str| self.theme.word(key).to_string();
        let of = |entries: &[Entry], address: fn(&str) -> Address| -> Vec<Link> {
            let link = |entry: &Entry| Link { title: entry.title.into(), address: address(&entry.slug).into_href() };
            entries.iter().map(link).collect()
        };
        let statuses = index.statuses_in_use().map(|(kind, _)| Link {
            title: self.status_title(kind).into(),
            address: addresses::status(kind).into_href(),
        });
        let mut other = self.plain_links();
        if site.history.has_page() {
            other.push(Link { title: word("archive"), address: addresses::archive().into_href() });
        }
        other.push(Link { title: word("contact"), address: addresses::contact().into_href() });
        other.push(Link { title: word("search"), address: addresses::search().into_href() });
        let section = |key: &str, links: Vec<Link>| SiteMapSection { title: word(key), links };
        let sections = [
            section("notices", site.notices.iter().map(|notice| notice_link(notice)).collect()),
            section("categories", of(&index.categories, addresses::category)),
            section("statuses", statuses.collect()),
            section("units", of(&index.units, addresses::unit)),
            section("topics", of(&index.topics, addresses::topic)),
            section("pages", other),
        ];
        SiteMapView { sections: sections.into_iter().filter(|section| !section.links.is_empty()).collect() }
    }
}
