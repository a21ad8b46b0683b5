//! The plan: every page and file of the site before one is rendered.
//!
//! Since all addresses are known first, links can be checked, doubled addresses are found, and a preview
//! can render just the page that was asked for.

pub mod addresses;
mod claims;
mod index;
mod links;
mod moved;
mod near;

use hashbrown::{HashMap, HashSet};

use crate::finding::Findings;
use crate::model::{Address, Issue, Notice, Site, StatusKind};

pub use index::{Entry, Index, IssueRef};
pub use links::{Document, FileLinks, id_prefix};
pub use moved::{Moved, moved};

/// What will be made of a site.
#[derive(Debug)]
pub struct Plan<'s> {
    pub site: &'s Site,
    pub index: Index<'s>,
    /// Every page; the largest come first, so that they are not begun last.
    pub pages: Vec<Page>,
    /// Where each Markdown file of `content/` leads, by its path.
    documents: HashMap<&'s str, Document>,
    /// Where each file beside the texts would be published, by its path in `content/`.
    assets: HashMap<&'s str, Address>,
    /// Everything that a link may lead to.
    targets: HashSet<String>,
    /// Asked only for links that lead nowhere.
    names: near::Names,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    pub kind: PageKind,
    pub address: Address,
}

/// What a page shows. Numbers are places in the site's lists, or in the plan's [`Index`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PageKind {
    Home,
    Notices,
    Notice(usize),
    Issue(IssueRef),
    Categories,
    Category(usize),
    Statuses,
    Status(StatusKind),
    Units,
    Unit(usize),
    Topics,
    Topic(usize),
    Contact,
    Plain(usize),
    Archive,
    Search,
    SiteMap,
    NotFound,
}

impl<'s> Plan<'s> {
    pub fn new(site: &'s Site, findings: &mut Findings) -> Self {
        let index = Index::new(site, findings);
        let pages = list_pages(site, &index);
        let assets = links::asset_addresses(site);
        let settle = || claims::settle(site, &index, &pages, &assets, findings);
        let (targets, documents) = rayon::join(settle, || links::documents(site));
        Self { site, pages, documents, assets, targets, index, names: near::Names::default() }
    }

    pub fn notice(&self, at: usize) -> &'s Notice {
        &self.site.notices[at]
    }

    pub fn issue(&self, at: IssueRef) -> (&'s Notice, &'s Issue) {
        let notice = &self.site.notices[at.notice];
        (notice, &notice.issues[at.issue])
    }

    /// Where a file of `content/` is published, if something uses it.
    pub fn asset(&self, path: &str) -> Option<&Address> {
        self.assets.get(path)
    }

    /// Whether something is made at this address.
    pub fn has(&self, address: &str) -> bool {
        self.targets.contains(address)
    }

    /// The resolver of links for the text of one file.
    pub fn links_of(&self, path: &'s str) -> FileLinks<'_, 's> {
        FileLinks::new(self, path)
    }
}

fn list_pages(site: &Site, index: &Index) -> Vec<Page> {
    let page = |kind, address| Page { kind, address };
    let mut pages = Vec::new();
    pages.push(page(PageKind::Home, Address::home()));
    pages.push(page(PageKind::Categories, addresses::categories()));
    pages.extend(
        index.categories.iter().enumerate().map(|(at, c)| page(PageKind::Category(at), addresses::category(&c.slug))),
    );
    pages.push(page(PageKind::Statuses, addresses::statuses()));
    for (kind, _) in index.statuses_in_use() {
        pages.push(page(PageKind::Status(kind), addresses::status(kind)));
    }
    if !index.units.is_empty() {
        pages.push(page(PageKind::Units, addresses::units()));
        pages.extend(index.units.iter().enumerate().map(|(at, u)| page(PageKind::Unit(at), addresses::unit(&u.slug))));
    }
    if !index.topics.is_empty() {
        pages.push(page(PageKind::Topics, addresses::topics()));
        pages.extend(
            index.topics.iter().enumerate().map(|(at, t)| page(PageKind::Topic(at), addresses::topic(&t.slug))),
        );
    }
    pages.push(page(PageKind::Notices, addresses::notices()));
    if site.history.has_page() {
        pages.push(page(PageKind::Archive, addresses::archive()));
    }
    pages.push(page(PageKind::Search, addresses::search()));
    pages.push(page(PageKind::SiteMap, addresses::site_map()));
    pages.push(page(PageKind::Contact, addresses::contact()));
    pages.extend(site.pages.iter().enumerate().map(|(at, p)| page(PageKind::Plain(at), addresses::plain(p))));
    pages.push(page(PageKind::NotFound, Address::file(addresses::NOT_FOUND)));
    for (at, notice) in site.notices.iter().enumerate() {
        pages.push(page(PageKind::Notice(at), addresses::notice(notice)));
        for (within, issue) in notice.issues.iter().enumerate() {
            let kind = PageKind::Issue(IssueRef { notice: at, issue: within });
            pages.push(page(kind, addresses::issue(notice, issue)));
        }
    }
    pages
}
