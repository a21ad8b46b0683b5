//! The indexes over all notices: by category, status, responsible unit and topic.

use std::collections::BTreeMap;

use hashbrown::HashMap;

use crate::catalogue::findings::CATEGORY_TITLES_DIFFER;
use crate::finding::{Finding, Findings};
use crate::model::official_number::strip_number;
use crate::model::slug::slugify;
use crate::model::{Issue, Site, StatusKind};

/// Issues keep the order of the site: newest notice first, then as in the notice.
#[derive(Debug)]
pub struct Index<'s> {
    /// In the order of `site.yaml`, then as they come in the notices.
    pub categories: Vec<Entry<'s>>,
    /// One list a kind, in the order of [`StatusKind::ALL`]; may be empty.
    pub statuses: [Vec<IssueRef>; StatusKind::COUNT],
    /// By slug.
    pub units: Vec<Entry<'s>>,
    /// By slug.
    pub topics: Vec<Entry<'s>>,
    unit_slugs: HashMap<&'s str, usize>,
    topic_slugs: HashMap<&'s str, usize>,
}

/// One heading of an index.
#[derive(Debug)]
pub struct Entry<'s> {
    pub slug: String,
    pub title: &'s str,
    pub issues: Vec<IssueRef>,
}

/// Where an issue stands in the site's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct IssueRef {
    pub notice: usize,
    pub issue: usize,
}

impl<'s> Index<'s> {
    pub fn new(site: &'s Site, findings: &mut Findings) -> Self {
        let categories = by_category(site, findings);
        let mut statuses: [Vec<IssueRef>; StatusKind::COUNT] = Default::default();
        let mut units = BTreeMap::new();
        let mut topics = BTreeMap::new();
        for (at, issue) in all_issues(site) {
            statuses[issue.status.kind as usize].push(at);
            group(&mut units, &issue.responsible, at);
            group(&mut topics, &issue.topics, at);
        }
        let (units, unit_slugs) = entries(units);
        let (topics, topic_slugs) = entries(topics);
        Self { categories, statuses, units, topics, unit_slugs, topic_slugs }
    }

    /// The statuses that occur, with their issues.
    pub fn statuses_in_use(&self) -> impl Iterator<Item = (StatusKind, &[IssueRef])> {
        StatusKind::ALL.into_iter().map(|kind| (kind, self.of_status(kind))).filter(|(_, issues)| !issues.is_empty())
    }

    pub fn of_status(&self, kind: StatusKind) -> &[IssueRef] {
        &self.statuses[kind as usize]
    }

    /// The entry of a responsible unit that occurs in the site.
    pub fn unit(&self, title: &str) -> Option<&Entry<'s>> {
        self.unit_slugs.get(title).map(|at| &self.units[*at])
    }

    pub fn topic(&self, title: &str) -> Option<&Entry<'s>> {
        self.topic_slugs.get(title).map(|at| &self.topics[*at])
    }
}

fn all_issues(site: &Site) -> impl Iterator<Item = (IssueRef, &Issue)> {
    site.notices
        .iter()
        .enumerate()
        .flat_map(|(notice, n)| n.issues.iter().enumerate().map(move |(issue, i)| (IssueRef { notice, issue }, i)))
}

/// Categories of one id are one category of the index; its title is the one in `site.yaml`, or else the newest notice's.
fn by_category<'s>(site: &'s Site, findings: &mut Findings) -> Vec<Entry<'s>> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for category in &site.config.categories {
        places.insert(&category.id, entries.len());
        let title = &category.title;
        // A notice has taken typed numbers off its own titles; these are as they were written.
        let title = if site.config.numbering { strip_number(title) } else { title };
        entries.push(Entry { slug: category.id.clone(), title, issues: Vec::new() });
    }
    let settled = entries.len();
    for (at, notice) in site.notices.iter().enumerate() {
        let mut entry_of = vec![None; notice.categories.len()];
        for (within, category) in notice.categories_in_use() {
            let place = *places.entry(&category.id).or_insert_with(|| {
                entries.push(Entry { slug: category.id.clone(), title: &category.title, issues: Vec::new() });
                entries.len() - 1
            });
            entry_of[within] = Some(place);
            if place >= settled && entries[place].title != category.title {
                findings.push(
                    Finding::new(&CATEGORY_TITLES_DIFFER, category.place.clone())
                        .with("id", category.id.clone())
                        .with("title", category.title.clone())
                        .with("other", entries[place].title),
                );
            }
        }
        for (issue, one) in notice.issues.iter().enumerate() {
            if let Some(place) = entry_of[one.category] {
                entries[place].issues.push(IssueRef { notice: at, issue });
            }
        }
    }
    entries.retain(|entry| !entry.issues.is_empty());
    entries
}

fn group<'s>(groups: &mut BTreeMap<&'s str, Vec<IssueRef>>, titles: &'s [String], at: IssueRef) {
    for title in titles {
        groups.entry(title).or_default().push(at);
    }
}

/// Two names that sound alike have one pinyin: the later one gets a number.
fn entries<'s>(groups: BTreeMap<&'s str, Vec<IssueRef>>) -> (Vec<Entry<'s>>, HashMap<&'s str, usize>) {
    // With the last number that was tried behind each.
    let mut taken: HashMap<String, usize> = HashMap::new();
    let mut entries: Vec<Entry> = Vec::with_capacity(groups.len());
    for (title, issues) in groups {
        let plain = Some(slugify(title)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| "other".into());
        let mut slug = plain.clone();
        while taken.contains_key(&slug) {
            let times = taken.entry(plain.clone()).and_modify(|times| *times += 1).or_insert(2);
            slug = format!("{plain}-{times}");
        }
        taken.insert(slug.clone(), 1);
        entries.push(Entry { slug, title, issues });
    }
    entries.sort_by(|a, b| a.slug.cmp(&b.slug));
    let places = entries.iter().enumerate().map(|(at, entry)| (entry.title, at)).collect();
    (entries, places)
}
