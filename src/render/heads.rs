//! What the head of each page says: its title, its labels, and the way that leads to it.

use super::Renderer;
use crate::finding::Findings;
use crate::formats::json_ld::{self, Way};
use crate::formats::{government_meta, open_graph};
use crate::model::Address;
use crate::plan::{IssueRef, PageKind, addresses};
use crate::theme::view::{Html, Link, Meta, PageView, Part, Shared};

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
        let labels = self.own_meta(kind, &outline, canonical.as_deref());
        PageView { has_code, ..self.page_view(&address, outline, canonical, crumbs, labels, graph) }
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
        let labels = government_meta::content_page(notice, &outline.title, &keywords, canonical.as_deref());
        let crumbs = shared.crumbs.clone();
        PageView { has_code, ..self.page_view(&address, outline, canonical, crumbs, labels, graph) }
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
        base.filter(|_| kind != PageKind::NotFound).map(|base| base.join(&address.href()))
    }

    fn page_view(
        &self,
        address: &Address,
        outline: Outline,
        canonical: Option<String>,
        crumbs: Crumbs,
        labels: Vec<Meta>,
        json_ld: String,
    ) -> PageView {
        let config = &self.plan.site.config;
        let full_title = match outline.kind {
            "home" => outline.title.clone(),
            _ => [&outline.title, " - ", &config.title].concat(),
        };
        let mut meta = government_meta::every_page(config, config.base_url.as_ref());
        meta.extend(labels);
        let (title, url) = (&outline.title, canonical.as_deref());
        PageView {
            kind: outline.kind,
            full_title,
            open_graph: open_graph::page(outline.kind, title, url, &config.title, config.language.tag()),
            json_ld,
            breadcrumbs: crumbs.links,
            crumbs: crumbs.html,
            title: outline.title,
            address: address.as_str().to_string(),
            description: outline.description,
            meta,
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
    fn own_meta(&self, kind: PageKind, outline: &Outline, canonical: Option<&str>) -> Vec<Meta> {
        let notice = match kind {
            PageKind::Notice(at) => self.plan.notice(at),
            PageKind::NotFound => return Vec::new(),
            _ => {
                let keywords = [outline.title.as_str(), self.plan.site.config.title.as_str()];
                let column = self.theme.word("column_type");
                return government_meta::index_page(&outline.title, &outline.description, &keywords, column);
            }
        };
        government_meta::content_page(notice, &outline.title, &notice.keywords, canonical)
    }
}

/// The beginning of a text without its blanks, cut where a sentence or at least a phrase ends.
fn excerpt(text: &str) -> String {
    /// Where the excerpt may end in the text, and how many bytes of blanks stand before.
    #[derive(Clone, Copy, Default)]
    struct End {
        at: usize,
        blanks: usize,
    }
    impl End {
        fn length(self) -> usize {
            self.at - self.blanks
        }
    }
    let is_blank = char::is_whitespace;
    let (mut end, mut sentence, mut phrase) = (End::default(), End::default(), End::default());
    let (mut taken, mut blanks) = (0, 0);
    let mut cut = "";
    let mut at = 0;
    while let Some(&first) = text.as_bytes().get(at) {
        // From U+4000 to U+EFFF, where nearly all characters are, there is neither a blank nor a mark.
        let c = if matches!(first, 0xE4..=0xEE) { '一' } else { text[at..].chars().next().unwrap_or_default() };
        at += c.len_utf8();
        if is_blank(c) {
            blanks += c.len_utf8();
            continue;
        }
        if taken == DESCRIPTION {
            let half = end.length() / 2;
            match [sentence, phrase].into_iter().find(|one| one.length() > half) {
                Some(whole) => end = whole,
                None => cut = "…",
            }
            break;
        }
        taken += 1;
        end = End { at, blanks };
        match c {
            '。' | '！' | '？' | '；' => sentence = end,
            '，' | '、' | '：' => phrase = end,
            _ => {}
        }
    }
    let text = &text[..end.at];
    let mut excerpt = String::with_capacity(end.length() + cut.len());
    if end.blanks == 0 {
        excerpt.push_str(text);
    } else {
        text.split(is_blank).for_each(|piece| excerpt.push_str(piece));
    }
    excerpt + cut
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
