//! What the head of each page says: its title, its labels, and the way that leads to it.

use super::Renderer;
use crate::formats::{government_meta, json_ld, open_graph};
use crate::model::Address;
use crate::plan::{PageKind, addresses};
use crate::theme::view::{Link, Meta, PageView};

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

impl Renderer<'_> {
    /// The head of a page. `text` is the page's own text, where it has one; `has_code`, whether the text holds code.
    pub(super) fn head(&self, kind: PageKind, text: Option<&str>, has_code: bool) -> PageView {
        let config = &self.plan.site.config;
        let address = self.address(kind);
        let outline = self.outline(kind, text.unwrap_or_default());
        let base = config.base_url.as_ref();
        let canonical = base.filter(|_| kind != PageKind::NotFound).map(|base| base.join(&address.href()));
        let full_title = match kind {
            PageKind::Home => outline.title.clone(),
            _ => format!("{} - {}", outline.title, config.title),
        };
        let mut meta = government_meta::every_page(config, base);
        meta.extend(self.own_meta(kind, &outline, canonical.as_deref()));
        PageView {
            kind: outline.kind,
            full_title,
            open_graph: open_graph::page(
                outline.kind,
                &outline.title,
                canonical.as_deref(),
                &config.title,
                config.language.tag(),
            ),
            json_ld: self.json_ld(kind, &outline, &address),
            breadcrumbs: outline
                .above
                .iter()
                .map(|(title, address)| Link { title: title.clone(), address: address.href() })
                .collect(),
            title: outline.title,
            address: address.as_str().to_string(),
            description: outline.description,
            canonical,
            meta,
            has_code,
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
                let (notice, issue) = self.plan.issue(at);
                let mut above = column("notices", addresses::notices());
                above.push((notice.title.clone(), addresses::notice(notice)));
                Outline {
                    kind: "issue",
                    title: issue.title.clone(),
                    description: issue.description.clone().unwrap_or_else(|| excerpt(text)),
                    above,
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
            PageKind::Issue(at) => self.plan.notice(at.notice),
            PageKind::NotFound => return Vec::new(),
            _ => {
                let keywords = [outline.title.as_str(), self.plan.site.config.title.as_str()];
                let column = self.theme.word("column_type");
                return government_meta::index_page(&outline.title, &outline.description, &keywords, column);
            }
        };
        let mut keywords = notice.keywords.clone();
        if let PageKind::Issue(at) = kind {
            let (notice, issue) = self.plan.issue(at);
            keywords.push(notice.categories[issue.category].title.clone());
            keywords.push(issue.status.word.clone());
            keywords.extend(issue.topics.iter().cloned());
        }
        government_meta::content_page(notice, &outline.title, &keywords, canonical)
    }

    fn json_ld(&self, kind: PageKind, outline: &Outline, address: &Address) -> String {
        let above: Vec<_> = outline.above.iter().map(|(title, address)| (title.as_str(), address.clone())).collect();
        let page = json_ld::Page { title: &outline.title, address, above: &above };
        match kind {
            PageKind::Notice(at) => json_ld::notice(&self.organization, &page, self.plan.notice(at)),
            PageKind::Issue(at) => {
                let (notice, issue) = self.plan.issue(at);
                json_ld::issue(&self.organization, &page, notice, issue)
            }
            _ => json_ld::index(&self.organization, &page),
        }
    }
}

/// The beginning of a text, cut where a sentence or at least a phrase ends.
fn excerpt(text: &str) -> String {
    let mut excerpt = String::with_capacity(DESCRIPTION * 3);
    let (mut taken, mut sentence, mut phrase) = (0, 0, 0);
    // All blanks come before the Chinese characters, which are spared the closer look.
    for c in text.chars().filter(|c| *c > '\u{3000}' || !c.is_whitespace()) {
        if taken == DESCRIPTION {
            let half = excerpt.len() / 2;
            match [sentence, phrase].into_iter().find(|end| *end > half) {
                Some(end) => excerpt.truncate(end),
                None => excerpt.push('…'),
            }
            return excerpt;
        }
        excerpt.push(c);
        taken += 1;
        match c {
            '。' | '！' | '？' | '；' => sentence = excerpt.len(),
            '，' | '、' | '：' => phrase = excerpt.len(),
            _ => {}
        }
    }
    excerpt
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
