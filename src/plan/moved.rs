//! What has moved: from which former address to which one of today.

use std::sync::Arc;

use super::addresses;
use crate::model::{Address, Alias, Site};
use crate::source::Source;

pub struct Moved<'s> {
    pub from: &'s Alias,
    pub to: Address,
    pub title: &'s str,
    /// The text that says so.
    pub source: &'s Arc<Source>,
}

/// All former addresses, notices' first.
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
    moved
}

fn each<'s>(
    aliases: &'s [Alias],
    to: impl Fn() -> Address,
    title: &'s str,
    source: &'s Arc<Source>,
) -> impl Iterator<Item = Moved<'s>> {
    aliases.iter().map(move |from| Moved { from, to: to(), title, source })
}
