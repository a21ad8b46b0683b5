//! What the head of each page says: its title, its labels, and the way that leads to it.

use super::Renderer;
use crate::finding::Findings;
use crate::formats::json_ld::{self, Way};
use crate::formats::{government_meta, open_graph};
use crate::model::Address;
use crate::plan::{IssueRef, PageKind, addresses};
use crate::theme::view::{Html, Link, Meta, PageView, Part, Shared, common_labels};

/// How many characters of a text serve as its description.
const DESCRIPTION: usize = 120;

/// What tells one page's head from another's.
struct Outline {
    kind: &'static str,
    title: String,
    description: String,
    /// From the home page down.
    above: Vec<(String, Address)>,
}

/// What the heads of all issues of one notice have in common, made once for them.
pub(super) struct InNotice {
    /// The pages above, for readers.
    crumbs: Crumbs,
    /// The same for machines.
    way: Way,
    graph: json_ld::InNotice,
    /// The site's labels and the notice's.
    labels: Vec<Html>,
}

/// The pages above a page, as links and as the theme prints them.
#[derive(Clone)]
struct Crumbs {
    links: Shared<Vec<Link>>,
    html: Html,
}

impl Renderer<'_> {
    /// The head of a page that is not an issue's. `text` is the page's own text, where it has one; `has_code`, whether
    /// the text holds code.
    pub(super) fn head(&self, kind: PageKind, text: Option<&str>, has_code: bool, findings: &mut Findings) -> PageView {
        let text = text.unwrap_or_default();
        let address = self.address(kind);
        let outline = self.outline(kind, text);
        let way = self.organization.way(&address.to_root(), &outline.above);
        let crumbs = self.crumbs(&outline.above, kind, &self.root_of(kind), findings);
        let page = json_ld::Page { title: &outline.title, address: &address, way: &way };
        let graph = match kind {
            PageKind::Notice(at) => json_ld::notice(&self.organization, &page, self.plan.notice(at)),
            _ => json_ld::index(&self.organization, &page),
        };
        let canonical = self.canonical(kind, &address);
        let labels = self.own_labels(kind, &outline, canonical.as_deref());
        let common_labels = vec![self.site_labels.clone()];
        PageView { has_code, common_labels, ..self.page_view(&address, outline, canonical, crumbs, labels, graph) }
    }

    /// The head of an issue's page; `shared` is its notice's.
    pub(super) fn issue_head(&self, at: IssueRef, text: &str, has_code: bool, shared: &InNotice) -> PageView {
        let (notice, issue) = self.plan.issue(at);
        let kind = PageKind::Issue(at);
        let address = self.address(kind);
        let outline = self.outline(kind, text);
        let category = &notice.categories[issue.category].title;
        let page = json_ld::Page { title: &outline.title, address: &address, way: &shared.way };
        let graph = json_ld::issue(&self.organization, &page, &shared.graph, category, issue);
        let own = [category.as_str(), &issue.status.word];
        let keywords: Vec<&str> = notice
            .keywords
            .iter()
            .map(String::as_str)
            .chain(own)
            .chain(issue.topics.iter().map(String::as_str))
            .collect();
        let canonical = self.canonical(kind, &address);
        let labels = government_meta::content_page(&outline.title, &keywords, canonical.as_deref());
        let (crumbs, common_labels) = (shared.crumbs.clone(), shared.labels.clone());
        PageView { has_code, common_labels, ..self.page_view(&address, outline, canonical, crumbs, labels, graph) }
    }

    pub(super) fn heads_in_notice(&self, at: usize, root: &str, findings: &mut Findings) -> InNotice {
        let notice = self.plan.notice(at);
        let above = vec![
            (self.theme.word("home").to_string(), Address::home()),
            (self.theme.word("notices").to_string(), addresses::notices()),
            (notice.title.clone(), addresses::notice(notice)),
        ];
        InNotice {
            crumbs: self.crumbs(&above, PageKind::Notice(at), root, findings),
            way: self.organization.way(root, &above),
            graph: json_ld::in_notice(&self.organization, notice, root),
            labels: vec![self.site_labels.clone(), common_labels(&government_meta::in_notice(notice))],
        }
    }

    fn crumbs(&self, above: &[(String, Address)], kind: PageKind, root: &str, findings: &mut Findings) -> Crumbs {
        let link = |(title, address): &(String, Address)| Link { title: title.clone(), address: address.href() };
        let links = Shared::from(above.iter().map(link).collect::<Vec<_>>());
        let html = self.part(&Part::Crumbs(&links), kind, findings).place(root, 0).into();
        Crumbs { links, html }
    }

    /// The whole address, where `base_url` is known. The error page has none of its own.
    fn canonical(&self, kind: PageKind, address: &Address) -> Option<String> {
        let base = self.plan.site.config.base_url.as_ref();
        base.filter(|_| kind != PageKind::NotFound).map(|base| base.whole(address))
    }

    fn page_view(
        &self,
        address: &Address,
        outline: Outline,
        canonical: Option<String>,
        crumbs: Crumbs,
        mut labels: Vec<Meta>,
        json_ld: String,
    ) -> PageView {
        let config = &self.plan.site.config;
        let full_title = match outline.kind {
            "home" => outline.title.clone(),
            _ => [&outline.title, " - ", &config.title].concat(),
        };
        labels.extend(open_graph::page(outline.kind, &outline.title, canonical.as_deref()));
        PageView {
            kind: outline.kind,
            full_title,
            json_ld,
            breadcrumbs: crumbs.links,
            crumbs: crumbs.html,
            title: outline.title,
            address: address.as_str().to_string(),
            description: outline.description,
            common_labels: Vec::new(),
            labels,
            canonical,
            has_code: false,
        }
    }

    fn outline(&self, kind: PageKind, text: &str) -> Outline {
        let config = &self.plan.site.config;
        let index = &self.plan.index;
        let word = |key: &str| self.theme.word(key).to_string();
        let home = || (word("home"), Address::home());
        let column = |key: &str, address: Address| vec![home(), (word(key), address)];
        let of_site = |title: String| format!("{}：{title}", config.title);
        let list = |kind, title: String, above| Outline { kind, description: of_site(title.clone()), title, above };
        match kind {
            PageKind::Home => Outline {
                kind: "home",
                title: config.title.clone(),
                description: config.description.clone().unwrap_or_else(|| match &config.office {
                    Some(office) => format!("{office}：{}", config.title),
                    None => config.title.clone(),
                }),
                above: Vec::new(),
            },
            PageKind::Notices => list("notices", word("notices"), vec![home()]),
            PageKind::Categories => list("categories", word("categories"), vec![home()]),
            PageKind::Category(at) => {
                list("category", index.categories[at].title.into(), column("categories", addresses::categories()))
            }
            PageKind::Statuses => list("statuses", word("statuses"), vec![home()]),
            PageKind::Status(status) => {
                list("status", self.status_title(status).into(), column("statuses", addresses::statuses()))
            }
            PageKind::Units => list("units", word("units"), vec![home()]),
            PageKind::Unit(at) => list("unit", index.units[at].title.into(), column("units", addresses::units())),
            PageKind::Topics => list("topics", word("topics"), vec![home()]),
            PageKind::Topic(at) => list("topic", index.topics[at].title.into(), column("topics", addresses::topics())),
            PageKind::Contact => list("contact", word("contact"), vec![home()]),
            PageKind::Archive => list("archive", word("archive"), vec![home()]),
            PageKind::Search => list("search", word("search"), vec![home()]),
            PageKind::SiteMap => list("site-map", word("site_map"), vec![home()]),
            PageKind::NotFound => list("not-found", word("not_found"), vec![home()]),
            PageKind::Notice(at) => {
                let notice = self.plan.notice(at);
                Outline {
                    kind: "notice",
                    title: notice.title.clone(),
                    description: notice.description.clone().unwrap_or_else(|| excerpt(text)),
                    above: column("notices", addresses::notices()),
                }
            }
            PageKind::Issue(at) => {
                let issue = self.plan.issue(at).1;
                Outline {
                    kind: "issue",
                    title: issue.title.clone(),
                    description: issue.description.clone().unwrap_or_else(|| excerpt(text)),
                    // What is above all issues of a notice is made once for them.
                    above: Vec::new(),
                }
            }
            PageKind::Plain(at) => {
                let page = &self.plan.site.pages[at];
                Outline {
                    kind: "plain",
                    title: page.title.clone(),
                    description: page.description.clone().unwrap_or_else(|| of_site(page.title.clone())),
                    above: vec![home()],
                }
            }
        }
    }

    /// 网页标签: a text has those of an article, everything else those of a column.
    fn own_labels(&self, kind: PageKind, outline: &Outline, canonical: Option<&str>) -> Vec<Meta> {
        let notice = match kind {
            PageKind::Notice(at) => self.plan.notice(at),
            PageKind::NotFound => return Vec::new(),
            _ => {
                let keywords = [outline.title.as_str(), self.plan.site.config.title.as_str()];
                let column = self.theme.word("column_type");
                return government_meta::index_page(&outline.title, &outline.description, &keywords, column);
            }
        };
        let mut labels = government_meta::content_page(&outline.title, &notice.keywords, canonical);
        labels.extend(government_meta::in_notice(notice));
        labels
    }
}

/// The beginning of a text without its blanks, cut where a sentence or at least a phrase ends.
fn excerpt(text: &str) -> String {
    let (mut excerpt, rest) = without_blanks(text, DESCRIPTION);
    if rest.trim_start().is_empty() {
        return excerpt;
    }
    let half = excerpt.len() / 2;
    let end_of_last = |marks: &[char]| {
        let last = excerpt.rmatch_indices(marks).next();
        last.map(|(at, mark)| at + mark.len()).filter(|end| *end > half)
    };
    match end_of_last(&['。', '！', '？', '；']).or_else(|| end_of_last(&['，', '、', '：'])) {
        Some(end) => excerpt.truncate(end),
        None => excerpt.push('…'),
    }
    excerpt
}

/// The first characters of a text that are no blanks, so many at most, and what comes behind them.
fn without_blanks(text: &str, count: usize) -> (String, &str) {
    let mut found = String::with_capacity(text.len().min(4 * count));
    let (mut at, mut copied, mut seen) = (0, 0, 0);
    while let Some(first) = text.as_bytes().get(at).filter(|_| seen < count) {
        let (length, is_blank) = match first {
            // U+4000 to U+EFFF, where nearly all characters are and no blank is.
            0xE4..=0xEE => (3, false),
            _ => text[at..].chars().next().map_or((1, true), |c| (c.len_utf8(), c.is_whitespace())),
        };
        if is_blank {
            found.push_str(&text[copied..at]);
            copied = at + length;
        } else {
            seen += 1;
        }
        at += length;
    }
    found.push_str(&text[copied..at]);
    (found, &text[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_ends_where_a_sentence_does() {
        let long = format!("{}。{}", "一".repeat(80), "二".repeat(80));
        assert_eq!(excerpt(&long), format!("{}。", "一".repeat(80)));
        assert_eq!(excerpt("共修复路灯\n580 余盏。"), "共修复路灯580余盏。");
        assert_eq!(excerpt(&"字".repeat(200)), format!("{}…", "字".repeat(120)));
    }
}
