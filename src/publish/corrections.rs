//! A changed text after publication carries a correction (更正): what was published is held against what is
//! to be published now.
//!
//! An issue that has made progress says so by a later `updated:`, which its page shows, and needs no
//! correction. Everything else that readers could have read does.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use super::published;
use super::record::{self, IssueText, Log, NoticeText};
use crate::catalogue::publish::findings::{
    ADDRESS_GONE, CHANGED_WITHOUT_CORRECTION, CORRECTION_REMOVED, DATED_AHEAD, NOTHING_TO_WITHDRAW, NOTICE_WITHDRAWN,
    PUBLISHED_MOVED,
};
use crate::catalogue::publish::{WHAT_ISSUE, WHAT_NOTICE, WHAT_REMOVED};
use crate::catalogue::{Language, Phrase, both};
use crate::changes::{Part, Reading};
use crate::check;
use crate::finding::{Finding, Findings};
use crate::model::{Address, Notice, Site, front_matter, hex};
use crate::plan::{self, addresses::issue_of};
use crate::source::{Place, Source};
use crate::yaml::{self, Value};

/// Why notices are withdrawn (撤下), by slug.
pub type Withdrawn = BTreeMap<String, String>;

/// What the log keeps of every notice, by slug.
pub fn texts(site: &Site) -> io::Result<BTreeMap<String, NoticeText>> {
    site.notices.iter().map(|notice| Ok((notice.slug.text.clone(), text(site, notice)?))).collect()
}

/// Finds notices that were changed without a correction, whose time of publication was moved, or which are
/// dated after today; corrections that were published and do not stand there any more; and notices that are gone.
/// It is known why those in `withdrawn` are.
pub fn check(site: &Site, log: &Log, today: Date, withdrawn: &Withdrawn, findings: &mut Findings) -> io::Result<()> {
    let edition = site.edition.name();
    let moved: Vec<Address> = plan::moved(site).into_iter().map(|moved| moved.from).collect();
    for notice in &site.notices {
        if notice.date > today {
            let finding = Finding::new(&DATED_AHEAD, field(notice, "date")).with("date", notice.date.to_string());
            findings.push(finding.with("today", today.to_string()));
        }
        let mut names = std::iter::once(notice.slug.text.as_str()).chain(former_slugs(notice));
        let Some((name, before)) = names.find_map(|name| Some((name, log.notice(edition, name)?))) else { continue };
        let now = text(site, notice)?;
        if let Some(was) = &before.published
            && now.published.as_ref() != Some(was)
        {
            let is = now.published.clone().unwrap_or_else(|| "—".into());
            findings.push(
                Finding::new(&PUBLISHED_MOVED, field(notice, "published")).with("was", was.clone()).with("is", is),
            );
        }
        for correction in before.corrections.iter().filter(|correction| !now.corrections.contains(*correction)) {
            findings
                .push(Finding::new(&CORRECTION_REMOVED, field(notice, "corrections")).with("correction", correction));
        }
        let is_gone = |slug: &&String| {
            let here = name == notice.slug.text && now.issues.contains_key(*slug);
            !here && !notice.withheld.contains(*slug) && !moved.contains(&issue_of(name, slug))
        };
        for slug in before.issues.keys().filter(is_gone) {
            let finding = Finding::new(&ADDRESS_GONE, field(notice, "title")).with("slug", slug);
            findings.push(finding.with("address", format!("/{}", issue_of(name, slug).as_str())));
        }
        let corrected = now.corrections.iter().any(|correction| !before.corrections.contains(correction));
        let changed = changed(before, &now, notice);
        if !corrected && !changed.is_empty() {
            let say = |language: Language| {
                changed.iter().map(|what| what.say(language)).collect::<Vec<_>>().join(language.pause())
            };
            let place = field(notice, "title");
            let is_same =
                |other: &Place| other.source.path == place.source.path && other.position() == place.position();
            let places = take_warnings(notice, findings).into_iter().filter(|other| !is_same(other));
            let finding = Finding::new(&CHANGED_WITHOUT_CORRECTION, place.clone())
                .with("published", before.published.clone().unwrap_or_default())
                .with_said(both!("what"), say)
                .with("today", today.to_string());
            findings.push(places.fold(finding, Finding::related));
        }
    }
    let gone = gone(site, log);
    for (slug, notice) in gone.iter().filter(|(slug, _)| !withdrawn.contains_key(**slug)) {
        let published = notice.published.clone().unwrap_or_default();
        findings
            .push(Finding::new(&NOTICE_WITHDRAWN, record::place()).with("slug", *slug).with("published", published));
    }
    for slug in withdrawn.keys() {
        // One that was withdrawn before may be named once more: the run that did so may not have come to its end.
        if has(site, slug) || log.notice(edition, slug).is_none() {
            findings.push(Finding::new(&NOTHING_TO_WITHDRAW, record::place()).with("slug", slug));
        }
    }
    Ok(())
}

/// Where the checker, who knows the snapshots alone, warned of the same: it is told once.
fn take_warnings(notice: &Notice, findings: &mut Findings) -> Vec<Place> {
    let mut places = Vec::new();
    let is_of_notice = |source: &Arc<Source>| {
        let of_issues = notice.issues.iter().map(|issue| &issue.body.source);
        std::iter::once(&notice.body.source).chain(of_issues).any(|own| own.path == source.path)
    };
    findings.retain(|finding| {
        let place = finding.place.as_ref().filter(|place| is_of_notice(&place.source));
        let taken = place.filter(|_| std::ptr::eq(finding.kind, &check::CHANGED_WITHOUT_CORRECTION));
        places.extend(taken.cloned());
        taken.is_none()
    });
    places
}

/// Where a field of a notice stands.
fn field(notice: &Notice, key: &str) -> Place {
    let source = &notice.body.source;
    let yaml = front_matter::split(&source.text).map(|(yaml, _)| yaml);
    let fields = yaml.and_then(|yaml| yaml::parse(source, yaml, &mut Findings::default()));
    let span = fields.and_then(|fields| match fields.value {
        Value::Map(entries) => entries.into_iter().find(|(name, _)| name.name == key).map(|(_, value)| value.span),
        _ => None,
    });
    span.map_or_else(|| Place::file(source), |span| Place::at(source, span))
}

/// Those of the given reasons that are not on record yet.
pub fn newly_withdrawn(site: &Site, log: &Log, withdrawn: &Withdrawn) -> Withdrawn {
    let gone = gone(site, log);
    let is_new = |(slug, _): &(&String, &String)| gone.contains_key(slug.as_str());
    withdrawn.iter().filter(is_new).map(|(slug, reason)| (slug.clone(), reason.clone())).collect()
}

/// What was published in this edition and is gone, though nobody said why.
fn gone<'l>(site: &Site, log: &'l Log) -> BTreeMap<&'l str, &'l NoticeText> {
    let mut gone = log.not_withdrawn(site.edition.name());
    gone.retain(|slug, _| !has(site, slug));
    gone
}

/// Whether a notice is there, under this name or under one that leads to it from this.
fn has(site: &Site, slug: &str) -> bool {
    site.notices.iter().any(|notice| notice.slug.text == slug || former_slugs(notice).any(|name| name == slug))
}

fn former_slugs(notice: &Notice) -> impl Iterator<Item = &str> {
    notice.former_slugs().map(|(slug, _)| slug)
}

fn text(site: &Site, notice: &Notice) -> io::Result<NoticeText> {
    let reading = Reading::of(site, notice)?;
    let corrections = notice.corrections.iter().map(|correction| format!("{} {}", correction.date, correction.text));
    let issues = reading.issues.iter().map(|part| {
        let updated = part.field("updated").map(str::to_string);
        (part.slug.clone(), IssueText { sha256: digest(part), updated })
    });
    Ok(NoticeText {
        published: notice.published.map(published::written),
        sha256: digest(&reading.notice),
        corrections: corrections.collect(),
        issues: issues.collect(),
    })
}

/// Stands for what a part says, without its corrections.
fn digest(part: &Part) -> String {
    let mut hasher = Sha256::new();
    let mut add = |text: &str| {
        hasher.update((text.len() as u64).to_le_bytes());
        hasher.update(text);
    };
    for (name, value) in part.fields.iter().filter(|(name, _)| name != "correction").chain(&part.files) {
        add(name);
        add(value);
    }
    add(&part.text);
    hex::write(&hasher.finalize())
}

/// One thing that was changed.
struct What(&'static Phrase, Vec<(&'static str, String)>);

impl What {
    fn say(&self, language: Language) -> String {
        self.0.with(language, &self.1)
    }
}

fn changed(before: &NoticeText, now: &NoticeText, notice: &Notice) -> Vec<What> {
    let mut changed = Vec::new();
    if before.sha256 != now.sha256 {
        changed.push(What(&WHAT_NOTICE, Vec::new()));
    }
    for issue in &notice.issues {
        let Some(text) = now.issues.get(&issue.slug.text) else { continue };
        let old = before.issues.get(&issue.slug.text);
        let same = old.is_some_and(|old| old.sha256 == text.sha256);
        // Dates in front matter are written in one way, so that texts compare as days do.
        let progress = text.updated > old.and_then(|old| old.updated.clone());
        if !same && !progress {
            changed.push(What(&WHAT_ISSUE, vec![("title", issue.title.clone())]));
        }
    }
    for slug in before.issues.keys().filter(|slug| !now.issues.contains_key(*slug)) {
        changed.push(What(&WHAT_REMOVED, vec![("slug", slug.clone())]));
    }
    changed
}
