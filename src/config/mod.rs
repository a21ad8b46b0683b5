//! `site.yaml`: what holds for the whole site.
//!
//! The file is read as spanned YAML and turned field by field into a [`Config`]; everything wrong with it
//! is reported at once. What an office has not given stays empty: no identifier is ever made up.

mod checks;
pub mod review;
pub mod secrets;
pub mod targets;

use std::sync::Arc;

use crate::catalogue::Language;
use crate::catalogue::findings::{
    BAD_ADDRESS, BAD_EMAIL, BAD_SLUG, DUPLICATE_CATEGORY, MISSING_FIELD, STATUS_WORD_TAKEN,
};
use crate::finding::{Finding, Findings};
use crate::model::contact::is_email;
use crate::model::slug::{is_slug, slugify};
use crate::model::status::StatusWords;
use crate::model::{Address, Category, Contact, StatusKind};
use crate::source::{Place, Source};
use crate::yaml::{self, Fields, Text};

pub use checks::{CHECK_KEYS, Checks, Strictness};
pub use review::Review;
pub use targets::{Encoding, TARGET_KEYS, TargetConfig, TargetPlace, variable};

#[derive(Debug, Clone)]
pub struct Config {
    pub title: String,
    pub description: Option<String>,
    pub base_url: Option<BaseUrl>,
    /// Where `site.yaml` names it, unless the command line does.
    pub base_url_place: Option<Place>,
    /// The language of the pages.
    pub language: Language,
    /// The office that publishes the site.
    pub office: Option<String>,
    pub theme: String,
    /// Where `site.yaml` names it, if it does.
    pub theme_place: Option<Place>,
    pub contact: Contact,
    /// Where it is written.
    pub contact_place: Option<Place>,
    pub government: Government,
    /// Categories for notices that list none, and the titles that the index shows.
    pub categories: Vec<Category>,
    pub statuses: StatusWords,
    /// Whether official numbers are written where a notice does not say.
    pub numbering: bool,
    /// What `tongbao check` is to look for.
    pub checks: Checks,
    /// Folders of fonts for PDF, below the site's root.
    pub fonts: Vec<String>,
    /// Who has to sign a notice.
    pub review: Review,
    /// Where it is published.
    pub targets: Vec<TargetConfig>,
    /// The file itself, for findings that belong to it.
    pub source: Arc<Source>,
}

/// Identifiers of a government site (国办发〔2017〕47号).
#[derive(Debug, Clone, Default)]
pub struct Government {
    /// 主办单位
    pub sponsor: Option<String>,
    /// 承办单位
    pub operator: Option<String>,
    /// 网站标识码: `bm` and 8 digits, or 10 digits.
    pub site_code: Option<String>,
    /// ICP 备案号
    pub icp: Option<String>,
    /// 公安备案号
    pub police: Option<String>,
    /// 党政机关标识: the page that proves it.
    pub badge: Option<String>,
    /// 我为政府网站找错
    pub report_errors: Option<String>,
    /// Where its keys stand, those that were left empty too.
    pub places: Vec<(&'static str, Place)>,
}

/// Where the site will stand: `https://host/path/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl {
    /// `https://host`, with its port if it has one.
    pub origin: String,
    /// Begins and ends with a slash.
    pub path: String,
}

/// The keys of `site.yaml`.
pub const KEYS: &[&str] = &[
    "title", "description", "base_url", "language", "office", "theme", "contact", "government", "categories",
    "statuses", "numbering", "checks", "fonts", "review", "targets",
];
pub const GOVERNMENT_KEYS: &[&str] = &["sponsor", "operator", "site_code", "icp", "police", "badge", "report_errors"];
pub const CONTACT_KEYS: &[&str] = &["name", "phone", "address", "postcode", "email", "hours"];
pub const CATEGORY_KEYS: &[&str] = &["id", "title"];

const LANGUAGES: &[(&str, Language)] = &[("zh-CN", Language::Zh), ("en", Language::En), ("zh", Language::Zh)];

impl Config {
    /// Reads `site.yaml`. `None`: it cannot be used, and the findings say why.
    pub fn read(source: &Arc<Source>, findings: &mut Findings) -> Option<Config> {
        let node = yaml::parse(source, 0..source.text.len(), findings)?;
        if matches!(node.value, yaml::Value::Null) {
            findings.push(Finding::new(&MISSING_FIELD, Place::at(source, node.span)).with("key", "title"));
            return None;
        }
        let mut fields = Fields::open(source, node, KEYS, findings)?;
        let title = fields.required_text("title");
        let theme = read_theme(&mut fields);
        let base_url_place = fields.is_given("base_url").then(|| fields.place(fields.span_of("base_url")));
        let config = Config {
            title: title.map(|text| text.value).unwrap_or_default(),
            description: fields.string("description"),
            base_url: read_base_url(&mut fields),
            base_url_place,
            language: fields.word("language", LANGUAGES).unwrap_or(Language::Zh),
            office: fields.string("office"),
            theme_place: theme.as_ref().map(|theme| fields.place(theme.span)),
            theme: theme.map_or_else(|| "gov".into(), |theme| theme.value),
            contact_place: fields.has("contact").then(|| fields.place(fields.span_of("contact"))),
            contact: read_contact(&mut fields),
            government: read_government(&mut fields),
            categories: read_categories(&mut fields),
            statuses: read_statuses(&mut fields),
            numbering: fields.flag("numbering").unwrap_or(true),
            checks: Checks::read(&mut fields),
            fonts: fields.texts("fonts").into_iter().map(|folder| folder.value).collect(),
            review: review::read(&mut fields),
            targets: targets::read(&mut fields),
            source: source.clone(),
        };
        Some(config)
    }
}

impl BaseUrl {
    /// `https://host/path`, with or without the last slash; no query, no user, nothing that needs escaping.
    pub fn parse(text: &str) -> Option<Self> {
        let (scheme, rest) = text.split_once("://")?;
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let host_byte = |byte: u8| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte);
        let path_byte = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_.~%".contains(&byte);
        let path = path.trim_matches('/');
        let usable = matches!(scheme, "http" | "https")
            && host.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '[')
            && host.bytes().all(host_byte)
            && path.bytes().all(path_byte)
            && !path.split('/').any(|part| part == "." || part == ".." || (part.is_empty() && !path.is_empty()));
        usable.then(|| Self {
            origin: format!("{scheme}://{host}"),
            path: if path.is_empty() { "/".into() } else { format!("/{path}/") },
        })
    }

    /// The whole address of something that has this address below the root.
    pub fn join(&self, href: &str) -> String {
        [&self.origin, &self.path, href].concat()
    }

    /// The whole address of something on the site.
    pub fn whole(&self, address: &Address) -> String {
        let mut whole = String::with_capacity(self.origin.len() + self.path.len() + address.as_str().len());
        whole.push_str(&self.origin);
        whole.push_str(&self.path);
        address.push_href(&mut whole);
        whole
    }

    /// The host without scheme and port: SiteDomain.
    pub fn host(&self) -> &str {
        let host = self.origin.split_once("://").map_or("", |(_, host)| host);
        if host.starts_with('[') {
            return host.split_inclusive(']').next().unwrap_or(host);
        }
        host.split(':').next().unwrap_or(host)
    }
}

fn read_base_url(fields: &mut Fields) -> Option<BaseUrl> {
    let text = fields.text("base_url")?;
    let base = BaseUrl::parse(&text.value);
    if base.is_none() {
        let place = fields.place(text.span);
        fields.findings.push(
            Finding::new(&BAD_ADDRESS, place).with("key", "base_url").with("value", secrets::masked(&text.value)),
        );
    }
    base
}

fn read_theme(fields: &mut Fields) -> Option<Text> {
    let text = fields.text("theme")?;
    if is_slug(&text.value) {
        return Some(text);
    }
    let place = fields.place(text.span);
    fields.findings.push(Finding::new(&BAD_SLUG, place).with("value", text.value));
    None
}

/// Reads the `contact` of a site or of a notice.
pub fn read_contact(fields: &mut Fields) -> Contact {
    let Some(mut contact) = fields.map("contact", CONTACT_KEYS) else {
        return Contact::default();
    };
    let email = contact.text("email").filter(|email| {
        let usable = is_email(&email.value);
        if !usable {
            let place = contact.place(email.span);
            contact.findings.push(Finding::new(&BAD_EMAIL, place).with("value", email.value.clone()));
        }
        usable
    });
    Contact {
        name: contact.string("name"),
        phone: contact.string("phone"),
        address: contact.string("address"),
        postcode: contact.string("postcode"),
        email: email.map(|email| email.value),
        hours: contact.string("hours"),
    }
}

fn read_government(fields: &mut Fields) -> Government {
    let Some(mut fields) = fields.map("government", GOVERNMENT_KEYS) else {
        return Government::default();
    };
    let written = GOVERNMENT_KEYS.iter().copied().filter(|key| fields.has(key));
    let places = written.map(|key| (key, fields.place(fields.span_of(key)))).collect();
    Government {
        places,
        sponsor: fields.string("sponsor"),
        operator: fields.string("operator"),
        site_code: fields.string("site_code"),
        icp: fields.string("icp"),
        police: fields.string("police"),
        badge: read_outside_link(&mut fields, "badge"),
        report_errors: read_outside_link(&mut fields, "report_errors"),
    }
}

fn read_outside_link(fields: &mut Fields, key: &'static str) -> Option<String> {
    let text = fields.text(key)?;
    let rest = text.value.strip_prefix("https://").or_else(|| text.value.strip_prefix("http://"));
    let usable = rest.is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_alphanumeric())
            && rest.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '"' | '\'' | '<' | '>' | '\\' | '`'))
    });
    if usable {
        return Some(text.value);
    }
    let place = fields.place(text.span);
    fields.findings.push(Finding::new(&BAD_ADDRESS, place).with("key", key).with("value", text.value));
    None
}

/// Reads the `categories` of a site or of a notice. An id is a slug; one that is not given is made from the title.
pub fn read_categories(fields: &mut Fields) -> Vec<Category> {
    let mut seen: Vec<String> = Vec::new();
    fields.maps("categories", CATEGORY_KEYS, |fields| {
        let title = fields.required_text("title");
        let (id, span) = match fields.text("id") {
            Some(id) if !is_slug(&id.value) => {
                let place = fields.place(id.span);
                fields.findings.push(Finding::new(&BAD_SLUG, place).with("value", id.value));
                return None;
            }
            Some(id) => (id.value, id.span),
            None => {
                let title = title.as_ref()?;
                let id = slugify(&title.value);
                if id.is_empty() {
                    let place = fields.place(title.span);
                    fields.findings.push(Finding::new(&MISSING_FIELD, place).with("key", "id"));
                    return None;
                }
                (id, title.span)
            }
        };
        if seen.contains(&id) {
            let place = fields.place(span);
            fields.findings.push(Finding::new(&DUPLICATE_CATEGORY, place).with("value", id));
            return None;
        }
        seen.push(id.clone());
        let place = fields.place(span);
        Some(Category { id, title: title?.value, place })
    })
}

fn read_statuses(fields: &mut Fields) -> StatusWords {
    let mut words = StatusWords::default();
    let names: Vec<_> = StatusKind::ALL.iter().map(|kind| kind.name()).collect();
    let Some(mut fields) = fields.map("statuses", &names) else {
        return words;
    };
    for kind in StatusKind::ALL {
        for word in fields.texts(kind.name()) {
            if let Err(taken) = words.add(&word.value, kind) {
                let place = fields.place(word.span);
                fields.findings.push(
                    Finding::new(&STATUS_WORD_TAKEN, place).with("word", word.value).with("status", taken.name()),
                );
            }
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_url_is_origin_and_path() {
        let base = BaseUrl::parse("https://www.example.gov.cn:8080/zg").unwrap();
        assert_eq!(
            (base.origin.as_str(), base.path.as_str(), base.host()),
            ("https://www.example.gov.cn:8080", "/zg/", "www.example.gov.cn")
        );
        assert_eq!(base.join("notices/a/"), "https://www.example.gov.cn:8080/zg/notices/a/");
        assert_eq!(BaseUrl::parse("http://127.0.0.1/").unwrap().path, "/");
        for bad in [
            "example.gov.cn", "ftp://a.cn/", "https:///x", "https://a.cn/?x", "https://a.cn/\"x", "https://a b.cn",
            "https://a.cn/../b", "javascript://a",
        ] {
            assert_eq!(BaseUrl::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn everything_wrong_with_a_site_is_reported_at_once() {
        let text = "titel: 站点\nlanguage: fr\nbase_url: a.cn\ncontact: { email: x }\nstatuses: { ongoing: [已完成] }\ngovernment: { badge: 'javascript:x' }\n";
        let source = Source::new("content/site.yaml", text);
        let mut findings = Findings::default();
        Config::read(&source, &mut findings);
        findings.sort();
        let seen: Vec<_> = findings.iter().map(|finding| finding.kind.name).collect();
        assert_eq!(
            seen,
            ["misspelt-key", "unknown-word", "bad-address", "bad-email", "status-word-taken", "bad-address"]
        );
    }
}
