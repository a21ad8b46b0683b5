//! What the head of each page says: its title, its labels, and the way that leads to it.

use super::Renderer;
use super::bodies::NoticeTexts;
use crate::finding::Findings;
use crate::formats::json_ld::{self, Way};
use crate::formats::{government_meta, open_graph};
use crate::markdown::Rendered;
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

/// What a head tells of the text that a page shows.
#[derive(Default)]
pub(super) struct Content<'a> {
    text: &'a str,
    image: Option<&'a str>,
    has_code: bool,
}

impl<'a> From<&'a Rendered> for Content<'a> {
    fn from(text: &'a Rendered) -> Self {
        Self { text: &text.text, image: text.image.as_deref(), has_code: text.has_code }
    }
}

impl<'a> From<&'a NoticeTexts> for Content<'a> {
    fn from(texts: &'a NoticeTexts) -> Self {
        Self {
            text: &texts.body.text,
            image: texts.all().find_map(|text| text.image.as_deref()),
            has_code: texts.all().any(|text| text.has_code),
        }
    }
}

/// The pages above a page, as links and as the theme prints them.
#[derive(Clone)]
struct Crumbs {
    links: Shared<Vec<Link>>,
    html: Html,
}

impl Renderer<'_> {
    /// The head of a page that is not an issue's.
    pub(super) fn head(&self, kind: PageKind, content: &Content, findings: &mut Findings) -> PageView {
        let address = self.address(kind);
        let outline = self.outline(kind, content.text);
        let way = self.organization.way(&address.to_root(), &outline.above);
        let crumbs = self.crumbs(&outline.above, kind, &self.root_of(kind), findings);
        let page = json_ld::Page { title: &outline.title, address: &address, way: &way };
        let graph = match kind {
            PageKind::Notice(at) => json_ld::notice(&self.organization, &page, self.plan.notice(at)),
            _ => json_ld::index(&self.organization, &page),
        };
        let canonical = self.canonical(kind, &address);
        let image = self.whole_address(content.image);
        let mut labels = self.own_labels(kind, &outline, canonical.as_deref(), image.as_deref());
        open_graph::image(&mut labels, image.as_deref());
        let common_labels = vec![self.site_labels.clone()];
        PageView {
            has_code: content.has_code,
            common_labels,
            ..self.page_view(&address, outline, canonical, crumbs, labels, graph)
        }
    }

    /// The head of an issue's page; `shared` is its notice's.
    pub(super) fn issue_head(&self, at: IssueRef, content: &Content, shared: &InNotice) -> PageView {
        let (notice, issue) = self.plan.issue(at);
        let kind = PageKind::Issue(at);
        let address = self.address(kind);
        let outline = self.outline(kind, content.text);
        let category = &notice.categories[issue.category].title;
        let page = json_ld::Page { title: &outline.title, address: &address, way: &shared.way };
        let graph = json_ld::issue(&self.organization, &page, &shared.graph, notice, issue);
        let own = [category.as_str(), &issue.status.word];
        let keywords: Vec<&str> = notice
            .keywords
            .iter()
            .map(String::as_str)
            .chain(own)
            .chain(issue.topics.iter().map(String::as_str))
            .collect();
        let canonical = self.canonical(kind, &address);
        let image = self.whole_address(content.image);
        let mut labels =
            government_meta::content_page(&outline.title, &keywords, image.as_deref(), canonical.as_deref());
        open_graph::image(&mut labels, image.as_deref());
        let (crumbs, common_labels) = (shared.crumbs.clone(), shared.labels.clone());
        let own = self.page_view(&address, outline, canonical, crumbs, labels, graph);
        PageView { has_code: content.has_code, common_labels, ..own }
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

    /// The whole address of one below the site's root, where `base_url` is known.
    fn whole_address(&self, below_root: Option<&str>) -> Option<String> {
        let base = self.plan.site.config.base_url.as_ref()?;
        Some(base.whole(&Address::home()) + below_root?)
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
        let colon = self.language.pick("：", ": ");
        let of_site = |title: String| [&config.title, colon, &title].concat();
        let list = |kind, title: String, above| Outline { kind, description: of_site(title.clone()), title, above };
        match kind {
            PageKind::Home => Outline {
                kind: "home",
                title: config.title.clone(),
                description: config.description.clone().unwrap_or_else(|| match &config.office {
                    Some(office) => [office, colon, &config.title].concat(),
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
    fn own_labels(&self, kind: PageKind, outline: &Outline, canonical: Option<&str>, image: Option<&str>) -> Vec<Meta> {
        let notice = match kind {
            PageKind::Notice(at) => self.plan.notice(at),
            PageKind::NotFound => return Vec::new(),
            _ => {
                let keywords = [outline.title.as_str(), self.plan.site.config.title.as_str()];
                let column = self.theme.word("column_type");
                return government_meta::index_page(&outline.title, &outline.description, &keywords, column);
            }
        };
        let mut labels = government_meta::content_page(&outline.title, &notice.keywords, image, canonical);
        labels.extend(government_meta::in_notice(notice));
        labels
    }
}

/// The beginning of a text on one line, cut where a sentence or at least a phrase ends.
fn excerpt(text: &str) -> String {
    let (mut excerpt, is_whole) = on_one_line(text, DESCRIPTION);
    if is_whole {
        return excerpt;
    }
    // Less than half would be too little.
    let half = excerpt.floor_char_boundary(excerpt.len() / 2);
    let (mut of_phrase, mut blank) = (None, None);
    for (at, c) in excerpt[half..].char_indices().rev().map(|(at, c)| (half + at, c)) {
        match c {
            '。' | '！' | '？' | '；' => {
                excerpt.truncate(at + c.len_utf8());
                return excerpt;
            }
            '，' | '、' | '：' if of_phrase.is_none() => of_phrase = Some(at + c.len_utf8()),
            ' ' if blank.is_none() => blank = Some(at),
            _ => {}
        }
    }
    if let Some(end) = of_phrase {
        excerpt.truncate(end);
    } else {
        excerpt.truncate(blank.unwrap_or(excerpt.len()));
        excerpt.push('…');
    }
    excerpt
}

/// The first characters of a text that are no blanks, so many at most, and whether they are all. Of blanks one space
/// stays, and that only where Chinese would have one: between words of other writing, and behind a heading.
fn on_one_line(text: &str, count: usize) -> (String, bool) {
    let mut line = String::with_capacity(text.len().min(4 * count));
    let mut rest = text;
    let mut left = count;
    let mut blank: Option<Blank> = None;
    loop {
        let (word, seen) = word_at(rest, left);
        if let (Some(blank), Some(before), Some(c)) = (blank.take(), line.chars().next_back(), word.chars().next()) {
            let keeps = match blank {
                Blank::InBlock => !is_wide(before) && !is_wide(c),
                Blank::BetweenBlocks => !is_wide(before) || before.is_alphanumeric(),
            };
            line.push_str(if keeps { " " } else { "" });
        }
        line.push_str(word);
        left -= seen;
        rest = &rest[word.len()..];
        let blanks = rest.len() - rest.trim_start().len();
        if blanks == 0 {
            return (line, rest.is_empty());
        }
        blank = Some(if rest[..blanks].contains('\n') { Blank::BetweenBlocks } else { Blank::InBlock });
        rest = &rest[blanks..];
    }
}

/// What a text begins with up to the first blank, so many characters at most, and how many they are.
fn word_at(text: &str, most: usize) -> (&str, usize) {
    let (mut end, mut seen) = (0, 0);
    while seen < most && end < text.len() {
        // The lead bytes of U+4000 to U+EFFF: nearly all characters are from there, where no blank is.
        if matches!(text.as_bytes()[end], 0xE4..=0xEE) {
            end += 3;
        } else {
            match text[end..].chars().next() {
                Some(c) if !c.is_whitespace() => end += c.len_utf8(),
                _ => break,
            }
        }
        seen += 1;
    }
    (&text[..end], seen)
}

#[derive(Clone, Copy)]
enum Blank {
    InBlock,
    BetweenBlocks,
}

/// Chinese characters and their punctuation.
fn is_wide(c: char) -> bool {
    c >= '\u{2E80}' || matches!(c, '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_ends_where_a_sentence_does() {
        let long = format!("{}。{}", "一".repeat(80), "二".repeat(80));
        assert_eq!(excerpt(&long), format!("{}。", "一".repeat(80)));
        assert_eq!(excerpt("　　一、绿化\n共修复路灯 580 余盏。\n已完成。"), "一、绿化 共修复路灯580余盏。已完成。");
        assert_eq!(excerpt("The office  repaired\n42 benches."), "The office repaired 42 benches.");
        assert_eq!(excerpt(&"word ".repeat(40)), format!("{}word…", "word ".repeat(28)));
        assert_eq!(excerpt(&"字".repeat(200)), format!("{}…", "字".repeat(120)));
    }
}
