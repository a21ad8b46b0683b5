//! Who stands at which address, and what to say where two claim the same one.
//!
//! Addresses that differ only in case are one address: some servers and file systems do not tell them apart.

use hashbrown::hash_map::Entry;
use hashbrown::{HashMap, HashSet};

use super::{Index, Page, PageKind, addresses};
use crate::catalogue::findings::DOUBLED_ADDRESS;
use crate::finding::{Finding, Findings};
use crate::model::{Address, Site, Slug};
use crate::source::{Place, Source, Span};

/// How many a notice has, as a rule.
const DATA_FILES: usize = 2;

/// Settles all claims; gives everything that a link may lead to.
pub fn settle(
    site: &Site,
    index: &Index,
    pages: &[Page],
    assets: &HashMap<&str, Address>,
    findings: &mut Findings,
) -> HashSet<String> {
    let expected = pages.len() + DATA_FILES * site.notices.len() + assets.len();
    let mut claims = Claims { taken: HashMap::with_capacity(expected), findings };
    // What tongbao makes of itself comes first, so that a text that claims the same address is the one to be told.
    let placed = pages.iter().map(|page| (page, place_of(site, index, page.kind)));
    let (own, texts): (Vec<_>, Vec<_>) = placed.partition(|(_, place)| place.is_none());
    // Everything below a doubled notice is doubled with it; to tell of each of its files would tell nothing more.
    let mut doubled_notices = HashSet::new();
    for (page, place) in own.into_iter().chain(texts) {
        match page.kind {
            PageKind::Issue(at) if doubled_notices.contains(&at.notice) => {
                claims.take(&page.address, place);
            }
            PageKind::Notice(at) => {
                if !claims.claim(&page.address, place) {
                    doubled_notices.insert(at);
                }
            }
            _ => {
                claims.claim(&page.address, place);
            }
        }
    }
    for file in [addresses::FEED, addresses::SITE_MAP_XML, addresses::ROBOTS, addresses::ISSUES_JSON, addresses::VCARD]
    {
        claims.claim(&Address::file(file), None);
    }
    let lone = |(at, _): &(usize, _)| !doubled_notices.contains(at);
    for (_, notice) in site.notices.iter().enumerate().filter(lone) {
        let place = || Some(slug_place(&notice.slug, &notice.body.source));
        claims.claim(&addresses::notice_json(notice), place());
        claims.claim(&addresses::issues_csv(notice), place());
        if notice.pdf.is_some() {
            claims.claim(&addresses::notice_pdf(notice), place());
        }
    }
    for moved in super::moved(site) {
        claims.claim(&moved.from, Some(Place::at(moved.source, moved.span)));
    }
    let mut sorted: Vec<_> = assets.iter().collect();
    sorted.sort();
    for (path, address) in sorted {
        claims.claim(address, Some(Place::path(format!("content/{path}"))));
    }
    claims.find_files_in_the_way();
    claims.taken.into_values().map(|(address, _)| address).collect()
}

struct Claims<'a> {
    /// By the file's path in small letters: the address as it is, and whose it is.
    taken: HashMap<String, (String, Option<Place>)>,
    findings: &'a mut Findings,
}

impl Claims<'_> {
    /// Takes an address, or tells that it is taken.
    fn claim(&mut self, address: &Address, place: Option<Place>) -> bool {
        match self.taken.entry(key_of(address)) {
            Entry::Vacant(free) => {
                free.insert((address.as_str().to_string(), place));
                true
            }
            Entry::Occupied(taken) => {
                let first = &taken.get().1;
                let mut finding = doubled(address.as_str(), place.or_else(|| first.clone()));
                finding.related.extend(first.clone());
                self.findings.push(finding);
                false
            }
        }
    }

    /// Takes an address if it is free.
    fn take(&mut self, address: &Address, place: Option<Place>) {
        self.taken.entry(key_of(address)).or_insert_with(|| (address.as_str().to_string(), place));
    }

    /// A page's folder cannot have the name of a file.
    fn find_files_in_the_way(&mut self) {
        for (key, (address, place)) in &self.taken {
            let mut folder = key.as_str();
            while let Some((parent, _)) = folder.rsplit_once('/') {
                if let Some((_, other)) = self.taken.get(parent) {
                    let mut finding = doubled(address, place.clone().or_else(|| other.clone()));
                    finding.related.extend(other.clone());
                    self.findings.push(finding);
                }
                folder = parent;
            }
        }
    }
}

fn key_of(address: &Address) -> String {
    address.file_path().to_lowercase()
}

fn doubled(address: &str, place: Option<Place>) -> Finding {
    let place = place.unwrap_or_else(|| Place::path("content"));
    Finding::new(&DOUBLED_ADDRESS, place).with("address", address)
}

/// Where an author gave a page its address, if one did.
fn place_of(site: &Site, index: &Index, kind: PageKind) -> Option<Place> {
    match kind {
        PageKind::Category(at) => {
            let first = index.categories[at].issues.first()?;
            let notice = &site.notices[first.notice];
            Some(notice.categories[notice.issues[first.issue].category].place.clone())
        }
        PageKind::Notice(at) => {
            let notice = &site.notices[at];
            Some(slug_place(&notice.slug, &notice.body.source))
        }
        PageKind::Issue(at) => {
            let issue = &site.notices[at.notice].issues[at.issue];
            Some(slug_place(&issue.slug, &issue.body.source))
        }
        PageKind::Plain(at) => Some(slug_place(&site.pages[at].slug, &site.pages[at].body.source)),
        _ => None,
    }
}

fn slug_place(slug: &Slug, source: &std::sync::Arc<Source>) -> Place {
    Place::at(source, slug.span.unwrap_or(Span::new(0, 0)))
}
