//! The address of everything that is made: the table “What is made” of the content model, as code.

use crate::model::{Address, Issue, Notice, PlainPage, StatusKind};

pub const FEED: &str = "feed.xml";
pub const SITE_MAP_XML: &str = "sitemap.xml";
pub const ROBOTS: &str = "robots.txt";
pub const NOT_FOUND: &str = "404.html";
pub const ISSUES_JSON: &str = "data/issues.json";
pub const VCARD: &str = "contact/contact.vcf";

pub fn notices() -> Address {
    Address::page(&["notices"])
}

pub fn notice(notice: &Notice) -> Address {
    Address::page(&["notices", &notice.slug.text])
}

pub fn issue(notice: &Notice, issue: &Issue) -> Address {
    issue_of(&notice.slug.text, &issue.slug.text)
}

/// The same by their slugs, which may be former ones.
pub fn issue_of(notice: &str, issue: &str) -> Address {
    Address::page(&["notices", notice, issue])
}

pub fn notice_json(notice: &Notice) -> Address {
    Address::file(format!("notices/{}/notice.json", notice.slug.text))
}

pub fn notice_pdf(notice: &Notice) -> Address {
    Address::file(format!("notices/{}/notice.pdf", notice.slug.text))
}

pub fn issues_csv(notice: &Notice) -> Address {
    Address::file(format!("notices/{}/issues.csv", notice.slug.text))
}

pub fn categories() -> Address {
    Address::page(&["categories"])
}

pub fn category(id: &str) -> Address {
    Address::page(&["categories", id])
}

pub fn statuses() -> Address {
    Address::page(&["status"])
}

pub fn status(kind: StatusKind) -> Address {
    Address::page(&["status", kind.name()])
}

pub fn units() -> Address {
    Address::page(&["units"])
}

pub fn unit(slug: &str) -> Address {
    Address::page(&["units", slug])
}

pub fn topics() -> Address {
    Address::page(&["topics"])
}

pub fn topic(slug: &str) -> Address {
    Address::page(&["topics", slug])
}

pub fn contact() -> Address {
    Address::page(&["contact"])
}

pub fn archive() -> Address {
    Address::page(&["archive"])
}

pub fn search() -> Address {
    Address::page(&["search"])
}

pub fn site_map() -> Address {
    Address::page(&["sitemap"])
}

pub fn plain(page: &PlainPage) -> Address {
    Address::page(&[&page.slug.text])
}

/// The JSON Schema that describes a kind of data file.
pub fn schema(name: &str) -> Address {
    Address::file(format!("data/schema/{name}.schema.json"))
}
