//! What has moved: from which former address to which one of today.

use std::sync::Arc;

use hashbrown::HashSet;

use super::addresses;
use crate::model::{Address, Alias, Notice, Site};
use crate::source::{Source, Span};

pub struct Moved<'s> {
    pub from: Address,
    pub to: Address,
    pub title: &'s str,
    /// The text that says so, and where.
    pub source: &'s Arc<Source>,
    pub span: Span,
}

/// All former addresses, notices' first, and those of their issues that nothing else says last.
pub fn moved(site: &Site) -> Vec<Moved<'_>> {
    let mut moved = Vec::new();
    for notice in &site.notices {
        let to = || addresses::notice(notice);
        moved.extend(each(&notice.aliases, to, &notice.title, &notice.body.source));
        for issue in &notice.issues {
            let to = || addresses::issue(notice, issue);
            moved.extend(each(&issue.aliases, to, &issue.title, &issue.body.source));
        }
    }
    for page in &site.pages {
        moved.extend(each(&page.aliases, || addresses::plain(page), &page.title, &page.body.source));
    }
    let mut taken: HashSet<String> = moved.iter().map(|moved| key_of(&moved.from)).collect();
    for notice in &site.notices {
        moved.extend(with_notice(site, notice).filter(|moved| taken.insert(key_of(&moved.from))));
    }
    moved
}

/// A notice that had another slug took the addresses of its issues along.
fn with_notice<'s>(site: &'s Site, notice: &'s Notice) -> impl Iterator<Item = Moved<'s>> {
    // Another that has that slug now is told once, and not with each of its issues.
    let is_free =
        |(slug, _): &(&str, &Alias)| !site.notices.iter().any(|other| other.slug.text.eq_ignore_ascii_case(slug));
    notice.former_slugs().filter(is_free).flat_map(move |(slug, alias)| {
        notice.issues.iter().map(move |issue| Moved {
            from: addresses::issue_of(slug, &issue.slug.text),
            to: addresses::issue(notice, issue),
            title: &issue.title,
            source: &notice.body.source,
            span: alias.span,
        })
    })
}

fn key_of(address: &Address) -> String {
    address.file_path().to_lowercase()
}

fn each<'s>(
    aliases: &'s [Alias],
    to: impl Fn() -> Address,
    title: &'s str,
    source: &'s Arc<Source>,
) -> impl Iterator<Item = Moved<'s>> {
    aliases.iter().map(move |alias| Moved { from: alias.address.clone(), to: to(), title, source, span: alias.span })
}
