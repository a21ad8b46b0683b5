//! The feed: the latest notices as Atom (RFC 4287).
//!
//! Times come from the notices alone, ids from `identity`; a site that does not know its own place has
//! links relative to the feed, which stands at the site's root.

use std::fmt::Write;

use jiff::civil::DateTime;

use super::counts::Counts;
use super::identity::Names;
use super::whole;
use super::xml::escape;
use crate::catalogue::Language;
use crate::config::BaseUrl;
use crate::model::{Address, Edition, Notice, NoticeKind, Site, date};
use crate::plan::addresses;

/// How many notices a feed holds.
const LATEST: usize = 20;

/// An Atom feed must say when it changed; one that holds nothing has never changed.
const NEVER: &str = "1970-01-01T00:00:00Z";

/// The Atom feed of a site.
pub fn feed(site: &Site, base: Option<&BaseUrl>) -> Vec<u8> {
    let names = Names::new(&site.config);
    let latest = &site.notices[..site.notices.len().min(LATEST)];
    let publisher = site.config.office.as_deref().unwrap_or(&site.config.title);
    let mut xml = String::with_capacity(1024 + 1024 * latest.len());
    xml.push_str("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    put(
        &mut xml,
        format_args!("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\"", site.config.language.tag()),
    );
    if let Some(base) = base {
        put(&mut xml, format_args!(" xml:base=\"{}\"", escape(&base.join(""))));
    }
    xml.push_str(">\n");
    element(&mut xml, "title", &title(site));
    element(&mut xml, "id", &names.of(&Address::file(addresses::FEED)));
    if let Some(description) = &site.config.description {
        element(&mut xml, "subtitle", description);
    }
    let changed = latest.iter().map(|notice| updated(notice)).max();
    element(&mut xml, "updated", &changed.map_or(NEVER.into(), date::iso_time));
    author(&mut xml, publisher);
    let feed = whole(&Address::file(addresses::FEED), base);
    put(&mut xml, format_args!("<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n", escape(&feed)));
    let home = base.map_or("./".into(), |base| base.join(""));
    put(&mut xml, format_args!("<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n", escape(&home)));
    element(&mut xml, "generator", "tongbao");
    for notice in latest {
        entry(&mut xml, notice, &names, publisher, site.config.language, base);
    }
    xml.push_str("</feed>\n");
    xml.into_bytes()
}

/// A reader shows a feed among others, so the name of an internal one must say that it is internal.
fn title(site: &Site) -> String {
    let title = &site.config.title;
    match (site.edition, site.config.language) {
        (Edition::Public, _) => title.clone(),
        (Edition::Internal, Language::Zh) => format!("{title}（党内公开）"),
        (Edition::Internal, Language::En) => format!("{title} (internal)"),
    }
}

fn entry(
    xml: &mut String,
    notice: &Notice,
    names: &Names,
    publisher: &str,
    language: Language,
    base: Option<&BaseUrl>,
) {
    let address = addresses::notice(notice);
    xml.push_str("<entry>\n");
    element(xml, "title", &notice.title);
    element(xml, "id", &names.of(&address));
    let link = whole(&address, base);
    put(xml, format_args!("<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n", escape(&link)));
    if let Some(published) = notice.published {
        element(xml, "published", &date::iso_time(published));
    }
    element(xml, "updated", &date::iso_time(updated(notice)));
    author(xml, notice.issuer.as_deref().unwrap_or(publisher));
    let kind = notice.kind;
    put(xml, format_args!("<category term=\"{}\" label=\"{}\"/>\n", kind.name(), label(kind, language)));
    if let Some(summary) = summary(notice, language) {
        element(xml, "summary", &summary);
    }
    xml.push_str("</entry>\n");
}

/// A kind as a reader is shown it.
fn label(kind: NoticeKind, language: Language) -> &'static str {
    match kind {
        NoticeKind::Inspection => language.pick("巡察", "Inspection"),
        NoticeKind::DisciplineTour => language.pick("巡视", "Discipline inspection tour"),
        NoticeKind::Audit => language.pick("审计", "Audit"),
        NoticeKind::Supervision => language.pick("督察", "Supervision"),
        NoticeKind::Other => language.pick("其他", "Other"),
    }
}

/// The latest time that the notice gives; a date alone means its first moment in Beijing.
fn updated(notice: &Notice) -> DateTime {
    let dated = notice.as_of().at(0, 0, 0, 0);
    notice.published.map_or(dated, |published| published.max(dated))
}

fn summary(notice: &Notice, language: Language) -> Option<String> {
    let as_of = date::in_words(notice.as_of(), language);
    let counts = Counts::of(notice.statuses()).sentence(language);
    let counts = counts.map(|said| match language {
        Language::Zh => format!("截至{as_of}，{said}"),
        Language::En => format!("As of {as_of}: {said}"),
    });
    match (&notice.description, counts) {
        (Some(description), Some(counts)) => Some(match language {
            Language::Zh => format!("{}。{counts}", description.trim_end_matches('。')),
            Language::En => format!("{description} {counts}"),
        }),
        (description, counts) => counts.or_else(|| description.clone()),
    }
}

fn author(xml: &mut String, name: &str) {
    put(xml, format_args!("<author><name>{}</name></author>\n", escape(name)));
}

fn element(xml: &mut String, name: &str, text: &str) {
    put(xml, format_args!("<{name}>{}</{name}>\n", escape(text)));
}

fn put(xml: &mut String, what: std::fmt::Arguments) {
    // Writing to a String cannot fail.
    let _ = xml.write_fmt(what);
}
