//! What a page is, for machines: schema.org as JSON-LD.
//!
//! The result stands inside a `script` element, where `</script>` or `<!--` in a title would end it or
//! hide the rest (HTML, “Restrictions for contents of script elements”), so every `<`, `>` and `&` is
//! written as an escape. Ids are the names that the feed uses too; addresses are whole, or relative to the
//! page where nobody knows the site's place. Every page has such a graph, so it is written directly.

use super::identity::Names;
use super::script_json::{List, Object};
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

/// What is known of any page: where it is, and the way that leads to it.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    pub title: &'a str,
    pub address: &'a Address,
    pub way: &'a Way,
}

/// The pages above a page, from the home page down, as items of a list. Pages at one depth may share it.
#[derive(Debug, Clone, Default)]
pub struct Way {
    items: String,
    length: usize,
}

/// What the graphs of a notice's issues have in common, made once for all of them.
#[derive(Debug, Clone)]
pub struct InNotice {
    publication: Publication,
    /// The notice as the whole that an issue is a part of.
    whole: String,
}

/// Who published a notice, and when.
#[derive(Debug, Clone)]
struct Publication {
    date: Option<String>,
    people: String,
}

/// The office that publishes the site.
pub fn organization(config: &Config, base: Option<&BaseUrl>) -> Organization {
    let names = Names::new(config);
    let id = names.of(&Address::home());
    let name = config.office.as_deref().or(config.government.sponsor.as_deref()).unwrap_or(&config.title);
    let node = |contact: &Contact| {
        let mut node = String::new();
        let mut object = Object::begin(&mut node);
        object.text("@type", "GovernmentOrganization").text("@id", &id).text("name", name);
        object.maybe("url", base.map(|base| base.join("")).as_deref());
        postal_address(&mut object, contact);
        contact_point(&mut object, contact);
        object.end();
        node
    };
    let (whole, brief) = (node(&config.contact), node(&Contact::default()));
    Organization { whole, brief, id, language: config.language.tag(), names, base: base.cloned() }
}

/// For the home page, lists and plain pages: who publishes, and the way to the page.
pub fn index(organization: &Organization, page: &Page) -> String {
    graph(organization, &organization.whole, page, |_| ())
}

/// For a notice: a report besides.
pub fn notice(organization: &Organization, page: &Page, notice: &Notice) -> String {
    let files = [(addresses::notice_json(notice), "application/json"), (addresses::issues_csv(notice), "text/csv")];
    graph(organization, &organization.brief, page, |nodes| {
        let mut report = nodes.object();
        begin_report(&mut report, organization, page);
        report.maybe("description", notice.description.as_deref());
        report.maybe("reportNumber", notice.document_number.as_deref());
        report.text("dateCreated", &date::iso(notice.date));
        let publication = Publication::new(organization, notice);
        publication.tell(&mut report, Some(&date::iso(notice.changed())), &notice.keywords);
        let mut encoding = report.list("encoding");
        for (address, format) in &files {
            let mut file = encoding.object();
            file.text("@type", "MediaObject").text("contentUrl", &organization.link_from(page, address));
            file.text("encodingFormat", format).end();
        }
        encoding.end();
        report.end();
    })
}

/// What the issues of a notice share. `root` leads from the pages of all of them to the site's root.
pub fn in_notice(organization: &Organization, notice: &Notice, root: &str) -> InNotice {
    let address = addresses::notice(notice);
    let mut whole = String::with_capacity(256);
    let mut part = Object::begin(&mut whole);
    part.text("@type", "Report").text("@id", &organization.names.of(&address)).text("name", &notice.title);
    part.text("url", &organization.link(root, &address)).end();
    InNotice { publication: Publication::new(organization, notice), whole }
}

/// For an issue of a notice: a report that is part of the notice's.
pub fn issue(organization: &Organization, page: &Page, shared: &InNotice, notice: &Notice, issue: &Issue) -> String {
    graph(organization, &organization.brief, page, |nodes| {
        let mut report = nodes.object();
        begin_report(&mut report, organization, page);
        report.maybe("description", issue.description.as_deref());
        let updated = notice.issue_updated(issue).map(date::iso);
        shared.publication.tell(&mut report, updated.as_deref(), &issue.topics);
        report.text("articleSection", &notice.categories[issue.category].title).json("isPartOf", &shared.whole).end();
    })
}

fn graph(organization: &Organization, publisher: &str, page: &Page, more: impl FnOnce(&mut List)) -> String {
    let mut json = String::with_capacity(2048);
    let mut graph = Object::begin(&mut json);
    graph.text("@context", "https://schema.org");
    let mut nodes = graph.list("@graph");
    nodes.json(publisher);
    if page.way.length > 0 {
        breadcrumbs(&mut nodes, organization, page);
    }
    more(&mut nodes);
    nodes.end();
    graph.end();
    json
}

fn breadcrumbs(nodes: &mut List, organization: &Organization, page: &Page) {
    let mut list = nodes.object();
    let mut items = list.text("@type", "BreadcrumbList").list("itemListElement");
    items.json(&page.way.items);
    let address = organization.link_from(page, page.address);
    list_item(&mut items.object(), page.way.length + 1, page.title, &address);
    items.end();
    list.end();
}

fn list_item(item: &mut Object, position: usize, name: &str, address: &str) {
    item.text("@type", "ListItem").json("position", &position.to_string()).text("name", name);
    item.text("item", address).end();
}

/// What a notice's page and an issue's have in common: first what the page is.
fn begin_report(report: &mut Object, organization: &Organization, page: &Page) {
    report.text("@type", "Report").text("@id", &organization.names.of(page.address)).text("name", page.title);
    report.text("url", &organization.link_from(page, page.address)).text("inLanguage", organization.language);
}

/// And then who published it, and when.
impl Publication {
    fn new(organization: &Organization, notice: &Notice) -> Self {
        let mut people = String::with_capacity(256);
        let mut members = Object::inside(&mut people);
        if let Some(issuer) = &notice.issuer {
            members.object("author").text("@type", "Organization").text("name", issuer).end();
        }
        members.object("publisher").text("@id", &organization.id).end();
        Self { date: notice.published.map(date::iso_time), people }
    }

    fn tell(&self, report: &mut Object, modified: Option<&str>, keywords: &[String]) {
        report.maybe("datePublished", self.date.as_deref()).maybe("dateModified", modified).members(&self.people);
        if !keywords.is_empty() {
            report.texts("keywords", keywords);
        }
    }
}

fn postal_address(organization: &mut Object, contact: &Contact) {
    if contact.address.is_some() || contact.postcode.is_some() {
        let mut address = organization.object("address");
        address.text("@type", "PostalAddress").maybe("streetAddress", contact.address.as_deref());
        address.maybe("postalCode", contact.postcode.as_deref()).end();
    }
}

/// The contact hours stand in `description`: `hoursAvailable` wants them in a form that no office writes.
fn contact_point(organization: &mut Object, contact: &Contact) {
    if contact.phone.is_some() || contact.email.is_some() {
        let mut point = organization.object("contactPoint");
        point.text("@type", "ContactPoint").maybe("name", contact.name.as_deref());
        match &contact.telephones()[..] {
            [] => {}
            [only] => {
                point.text("telephone", only);
            }
            several => point.texts("telephone", several),
        }
        point.maybe("email", contact.email.as_deref());
        point.maybe("description", contact.hours.as_deref()).end();
    }
}

impl Organization {
    /// The pages above those from which `root` leads to the site's root.
    pub fn way(&self, root: &str, above: &[(String, Address)]) -> Way {
        let mut items = String::with_capacity(160 * above.len());
        for (at, (name, address)) in above.iter().enumerate() {
            if at > 0 {
                items.push(',');
            }
            list_item(&mut Object::begin(&mut items), at + 1, name, &self.link(root, address));
        }
        Way { items, length: above.len() }
    }

    fn link(&self, root: &str, address: &Address) -> String {
        self.link_below(|| root.to_string(), address)
    }

    fn link_from(&self, page: &Page, address: &Address) -> String {
        self.link_below(|| page.address.to_root(), address)
    }

    fn link_below(&self, root: impl Fn() -> String, address: &Address) -> String {
        self.base.as_ref().map_or_else(|| root() + &address.href(), |base| base.whole(address))
    }
}
