//! What a page is, for machines: schema.org as JSON-LD.
//!
//! The result stands inside a `script` element, where `</script>` or `<!--` in a title would end it or
//! hide the rest (HTML, “Restrictions for contents of script elements”), so every `<`, `>` and `&` is
//! written as an escape. Ids are the names that the feed uses too; addresses are whole, or relative to the
//! page where nobody knows the site's place.

use serde::Serialize;

use super::identity::Names;
use crate::config::{BaseUrl, Config};
use crate::model::{Address, Contact, Issue, Notice, date};
use crate::plan::addresses;

/// The publisher, who is the same on every page: made once for a site.
#[derive(Debug, Clone)]
pub struct Organization {
    /// With its address and contact: on pages that are the office's own.
    whole: String,
    /// By name, under the same id: on the thousands of pages that it only publishes.
    brief: String,
    id: String,
    language: &'static str,
    names: Names,
    base: Option<BaseUrl>,
}

/// What is known of any page: where it is, and the pages above it from the home page down.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    pub title: &'a str,
    pub address: &'a Address,
    pub above: &'a [(&'a str, Address)],
}

/// The office that publishes the site.
pub fn organization(config: &Config, base: Option<&BaseUrl>) -> Organization {
    let names = Names::new(config);
    let id = names.of(&Address::home());
    let contact = &config.contact;
    let brief = OrganizationNode {
        kind: "GovernmentOrganization",
        id: &id,
        name: config.office.as_deref().or(config.government.sponsor.as_deref()).unwrap_or(&config.title),
        url: base.map(|base| base.join("")),
        address: None,
        contact_point: None,
    };
    let whole = OrganizationNode {
        address: PostalAddress::of(contact),
        contact_point: ContactPoint::of(contact),
        ..brief.clone()
    };
    Organization { whole: text(&whole), brief: text(&brief), id, language: config.language.tag(), names, base: base.cloned() }
}

/// For the home page, lists and plain pages: who publishes, and the way to the page.
pub fn index(organization: &Organization, page: &Page) -> String {
    graph(organization, &organization.whole, page, None)
}

/// For a notice: a report besides.
pub fn notice(organization: &Organization, page: &Page, notice: &Notice) -> String {
    let files = [(addresses::notice_json(notice), "application/json"), (addresses::issues_csv(notice), "text/csv")];
    let report = Report {
        description: notice.description.as_deref(),
        report_number: notice.document_number.as_deref(),
        date_created: Some(date::iso(notice.date)),
        date_modified: Some(date::iso(changed(notice))),
        keywords: &notice.keywords,
        encoding: files.map(|(address, format)| MediaObject::new(organization, page, &address, format)).into(),
        ..Report::new(organization, page, notice)
    };
    graph(organization, &organization.brief, page, Some(&report))
}

/// For an issue: a report that is part of the notice's.
pub fn issue(organization: &Organization, page: &Page, notice: &Notice, issue: &Issue) -> String {
    let whole = addresses::notice(notice);
    let report = Report {
        description: issue.description.as_deref(),
        date_modified: issue.updated.map(date::iso),
        keywords: &issue.topics,
        article_section: Some(&notice.categories[issue.category].title),
        is_part_of: Some(Part {
            kind: "Report",
            id: organization.names.of(&whole),
            name: &notice.title,
            url: organization.link(page, &whole),
        }),
        ..Report::new(organization, page, notice)
    };
    graph(organization, &organization.brief, page, Some(&report))
}

/// A text is not older than its publication, whatever its own dates say.
fn changed(notice: &Notice) -> jiff::civil::Date {
    notice.published.map_or(notice.as_of(), |published| published.date().max(notice.as_of()))
}

fn graph(organization: &Organization, publisher: &str, page: &Page, report: Option<&Report>) -> String {
    let mut graph = String::with_capacity(2048);
    graph.push_str("{\"@context\":\"https://schema.org\",\"@graph\":[");
    graph.push_str(publisher);
    if !page.above.is_empty() {
        graph.push(',');
        graph.push_str(&text(&BreadcrumbList::of(organization, page)));
    }
    if let Some(report) = report {
        graph.push(',');
        graph.push_str(&text(report));
    }
    graph.push_str("]}");
    graph
}

impl Organization {
    fn link(&self, page: &Page, address: &Address) -> String {
        match &self.base {
            Some(base) => base.join(&address.href()),
            None => format!("{}{}", page.address.to_root(), address.href()),
        }
    }
}

#[derive(Serialize, Clone)]
#[serde(rename_all = "camelCase")]
struct OrganizationNode<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<PostalAddress<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contact_point: Option<ContactPoint<'a>>,
}

#[derive(Serialize, Clone)]
#[serde(rename_all = "camelCase")]
struct PostalAddress<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    street_address: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    postal_code: Option<&'a str>,
}

impl<'a> PostalAddress<'a> {
    fn of(contact: &'a Contact) -> Option<Self> {
        let (street_address, postal_code) = (contact.address.as_deref(), contact.postcode.as_deref());
        let given = street_address.is_some() || postal_code.is_some();
        given.then_some(Self { kind: "PostalAddress", street_address, postal_code })
    }
}

#[derive(Serialize, Clone)]
struct ContactPoint<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    telephone: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
    /// The contact hours: `hoursAvailable` wants them in a form that no office writes.
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
}

impl<'a> ContactPoint<'a> {
    fn of(contact: &'a Contact) -> Option<Self> {
        let point = Self {
            kind: "ContactPoint",
            name: contact.name.as_deref(),
            telephone: contact.phone.as_deref(),
            email: contact.email.as_deref(),
            description: contact.hours.as_deref(),
        };
        (point.telephone.is_some() || point.email.is_some()).then_some(point)
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct BreadcrumbList<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    item_list_element: Vec<ListItem<'a>>,
}

#[derive(Serialize)]
struct ListItem<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    position: usize,
    name: &'a str,
    item: String,
}

impl<'a> BreadcrumbList<'a> {
    fn of(organization: &Organization, page: &Page<'a>) -> Self {
        let above = page.above.iter().map(|(title, address)| (*title, address));
        let way = above.chain([(page.title, page.address)]).enumerate().map(|(at, (name, address))| ListItem {
            kind: "ListItem",
            position: at + 1,
            name,
            item: organization.link(page, address),
        });
        Self { kind: "BreadcrumbList", item_list_element: way.collect() }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Report<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    name: &'a str,
    url: String,
    in_language: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    report_number: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_created: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Author<'a>>,
    publisher: Reference<'a>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    keywords: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    article_section: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_part_of: Option<Part<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    encoding: Vec<MediaObject>,
}

impl<'a> Report<'a> {
    /// What a notice's page and an issue's have in common.
    fn new(organization: &'a Organization, page: &Page<'a>, notice: &'a Notice) -> Self {
        Self {
            kind: "Report",
            id: organization.names.of(page.address),
            name: page.title,
            url: organization.link(page, page.address),
            in_language: organization.language,
            description: None,
            report_number: None,
            date_created: None,
            date_published: notice.published.map(date::iso_time),
            date_modified: None,
            author: notice.issuer.as_deref().map(|name| Author { kind: "Organization", name }),
            publisher: Reference { id: &organization.id },
            keywords: &[],
            article_section: None,
            is_part_of: None,
            encoding: Vec::new(),
        }
    }
}

#[derive(Serialize)]
struct Author<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
}

#[derive(Serialize)]
struct Reference<'a> {
    #[serde(rename = "@id")]
    id: &'a str,
}

#[derive(Serialize)]
struct Part<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    name: &'a str,
    url: String,
}

/// The same content as data.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct MediaObject {
    #[serde(rename = "@type")]
    kind: &'static str,
    content_url: String,
    encoding_format: &'static str,
}

impl MediaObject {
    fn new(organization: &Organization, page: &Page, address: &Address, encoding_format: &'static str) -> Self {
        Self { kind: "MediaObject", content_url: organization.link(page, address), encoding_format }
    }
}

/// Compact JSON that can stand in a `script` element.
fn text(node: &impl Serialize) -> String {
    // Writing to memory cannot fail, and no key is anything but text.
    let json = serde_json::to_string(node).unwrap_or_default();
    let bytes = json.as_bytes();
    let separator =
        || memchr::memmem::find(bytes, b"\xE2\x80\xA8").or_else(|| memchr::memmem::find(bytes, b"\xE2\x80\xA9"));
    if memchr::memchr3(b'<', b'>', b'&', bytes).or_else(separator).is_none() {
        return json;
    }
    let mut safe = String::with_capacity(json.len() + 32);
    for c in json.chars() {
        if is_unsafe(c) { safe.push_str(&format!("\\u{:04x}", c as u32)) } else { safe.push(c) }
    }
    safe
}

/// Whether a character could end the element that the JSON stands in, or a line of an old JavaScript
/// parser. In JSON they all stand inside texts, where they can be written by number.
fn is_unsafe(c: char) -> bool {
    matches!(c, '<' | '>' | '&' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_string_can_end_the_script() {
        let json = text(&"</script><!--&\u{2028}\"通报");
        assert_eq!(json, "\"\\u003c/script\\u003e\\u003c!--\\u0026\\u2028\\\"通报\"");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), "</script><!--&\u{2028}\"通报");
    }
}
