//! Comments that a reviewer makes in the browser: from a page to the store beside the notice, and back.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::{Answer, JSON};
use super::request::Request;
use super::{Preview, Proof, places};
use crate::catalogue::preview::{COMMENT_GONE, COMMENT_NEEDS, COMMENT_NOT_HERE, COMMENT_STRANGER};
use crate::catalogue::review::COMMENT_TOO_LONG;
use crate::catalogue::system::reason;
use crate::finding::Findings;
use crate::model::{Edition, Notice, Site};
use crate::plan::{PageKind, addresses};
use crate::review::{self, Anchor, Anchored, NewComment, Reply, is_blank};

/// What a page sends.
#[derive(Debug, Deserialize)]
#[serde(tag = "action", rename_all = "kebab-case")]
enum Wish {
    Add {
        edition: String,
        page: String,
        #[serde(default)]
        issue: Option<String>,
        #[serde(default)]
        quote: String,
        #[serde(default)]
        prefix: String,
        #[serde(default)]
        suffix: String,
        text: String,
        author: String,
    },
    Reply {
        edition: String,
        notice: String,
        id: String,
        text: String,
        author: String,
    },
    Resolve {
        edition: String,
        notice: String,
        id: String,
        author: String,
    },
    Reopen {
        edition: String,
        notice: String,
        id: String,
    },
}

/// What a page is about, where one can comment on it.
pub struct Subject {
    pub notice: Arc<Notice>,
    /// The slug of the issue, on an issue's own page.
    pub issue: Option<String>,
}

impl Subject {
    pub fn of(proof: &Proof, address: &str) -> Option<Self> {
        let plan = &proof.shown.as_ref()?.prepared().plan;
        let page = plan.pages.iter().find(|page| page.address.as_str() == address)?;
        match page.kind {
            PageKind::Notice(at) => Some(Self { notice: plan.site.notices[at].clone(), issue: None }),
            PageKind::Issue(at) => {
                let issue = Some(plan.issue(at).1.slug.text.clone());
                Some(Self { notice: plan.site.notices[at.notice].clone(), issue })
            }
            _ => None,
        }
    }

    /// The issues that stand on the page, as the ids of their headings.
    pub fn sections(&self) -> Vec<String> {
        match self.issue {
            None => self.notice.issues.iter().map(|issue| issue.slug.text.clone()).collect(),
            Some(_) => Vec::new(),
        }
    }
}

/// Carries out what a page of the preview sends.
pub fn answer(preview: &Preview, request: &Request) -> Answer {
    let language = preview.language();
    if request.token.as_deref() != Some(preview.token.as_str()) {
        return Answer::said(403, COMMENT_STRANGER.say(language));
    }
    let Ok(wish) = serde_json::from_slice::<Wish>(&request.body) else {
        return Answer::said(400, COMMENT_NEEDS.say(language));
    };
    match carry_out(preview, wish) {
        Ok(Done::Saved) => Answer::ok(JSON, json!({ "saved": true }).to_string()),
        Ok(Done::TooLong) => Answer::said(413, COMMENT_TOO_LONG.say(language)),
        Ok(Done::Incomplete) => Answer::said(400, COMMENT_NEEDS.say(language)),
        Ok(Done::NotHere) => Answer::said(404, COMMENT_NOT_HERE.say(language)),
        Ok(Done::Gone) => Answer::said(404, COMMENT_GONE.say(language)),
        Err(error) => Answer::said(500, reason(&error, language)),
    }
}

enum Done {
    Saved,
    Incomplete,
    TooLong,
    NotHere,
    Gone,
}

fn carry_out(preview: &Preview, wish: Wish) -> std::io::Result<Done> {
    let now = (preview.options.clock)();
    let root = preview.root();
    let found = |changed: Option<review::Comment>| if changed.is_some() { Done::Saved } else { Done::Gone };
    let notice_of = |edition: &str, slug: &str| {
        let proof = proof(preview, edition)?;
        let site = proof.site()?;
        site.notices.iter().find(|notice| notice.slug.text == slug).cloned()
    };
    let done = match wish {
        Wish::Add { text, author, .. } | Wish::Reply { text, author, .. } if is_blank(&text) || is_blank(&author) => {
            Done::Incomplete
        }
        Wish::Add { text, .. } | Wish::Reply { text, .. } if review::is_too_long(&text) => Done::TooLong,
        Wish::Resolve { author, .. } if is_blank(&author) => Done::Incomplete,
        Wish::Add { edition, page, issue, quote, prefix, suffix, text, author } => {
            let Some(proof) = proof(preview, &edition) else { return Ok(Done::NotHere) };
            let Some(subject) = Subject::of(&proof, &page) else { return Ok(Done::NotHere) };
            let issue = subject.issue.clone().or(issue);
            let issue = issue.filter(|slug| subject.notice.issues.iter().any(|issue| issue.slug.text == *slug));
            let (text, author) = (text.as_str(), author.as_str());
            let (quote, prefix, suffix) = (quote.as_str(), prefix.as_str(), suffix.as_str());
            let new = NewComment {
                text,
                author,
                time: now,
                edition: proof.edition,
                issue: issue.as_deref(),
                quote,
                prefix,
                suffix,
            };
            let Some(set) = &proof.shown else { return Ok(Done::NotHere) };
            review::add_from_page(root, set.site(), &subject.notice, &new)?;
            Done::Saved
        }
        Wish::Reply { edition, notice, id, text, author } => match notice_of(&edition, &notice) {
            Some(notice) => found(review::reply(root, &notice, &id, &Reply { text, author, time: now })?),
            None => Done::NotHere,
        },
        Wish::Resolve { edition, notice, id, author } => match notice_of(&edition, &notice) {
            Some(notice) => found(review::resolve(root, &notice, &id, &author, now)?),
            None => Done::NotHere,
        },
        Wish::Reopen { edition, notice, id } => match notice_of(&edition, &notice) {
            Some(notice) => found(review::reopen(root, &notice, &id)?),
            None => Done::NotHere,
        },
    };
    Ok(done)
}

fn proof(preview: &Preview, edition: &str) -> Option<Arc<Proof>> {
    let edition = Edition::named(edition)?;
    preview.may_show(edition).then(|| preview.proof(edition))
}

/// The comments that belong on a page.
pub fn of_page(preview: &Preview, proof: &Proof, address: &str) -> Vec<Value> {
    let (Some(subject), Some(site)) = (Subject::of(proof, address), proof.shown.as_ref().map(|set| set.site())) else {
        return Vec::new();
    };
    let comments = of_notice(preview, site, &subject.notice, &mut Findings::default());
    let is_here = |one: &&Anchored| subject.issue.is_none() || issue_now(one) == subject.issue.as_deref();
    comments.iter().filter(is_here).map(|one| value(preview, &subject.notice, one)).collect()
}

/// All comments on a notice in one edition, oldest first; what cannot be read is among the findings.
pub fn of_notice(preview: &Preview, site: &Site, notice: &Notice, unreadable: &mut Findings) -> Vec<Anchored> {
    review::anchored(preview.root(), site, notice, unreadable).unwrap_or_default()
}

/// The issue a comment belongs to now: where its words are, or else where they were.
pub fn issue_now(one: &Anchored) -> Option<&str> {
    match &one.anchor {
        Anchor::Found { issue } | Anchor::Reworded { issue, .. } => issue.as_deref(),
        Anchor::Whole | Anchor::Orphaned => one.comment.issue.as_deref(),
    }
}

/// The page that shows the words of a comment.
pub fn page_of(notice: &Notice, one: &Anchored) -> String {
    let issue = issue_now(one).and_then(|slug| notice.issues.iter().find(|issue| issue.slug.text == slug));
    let address = issue.map_or_else(|| addresses::notice(notice), |issue| addresses::issue(notice, issue));
    address.as_str().to_string()
}

/// Where the words of a comment stand, in one word.
pub fn anchor_name(one: &Anchored) -> &'static str {
    match &one.anchor {
        Anchor::Whole => "whole",
        Anchor::Found { .. } if one.has_moved() => "moved",
        Anchor::Found { .. } => "found",
        Anchor::Reworded { .. } => "reworded",
        Anchor::Orphaned => "orphaned",
    }
}

fn value(preview: &Preview, notice: &Notice, one: &Anchored) -> Value {
    let comment = &one.comment;
    let now = match &one.anchor {
        Anchor::Reworded { now, .. } => Some(now.clone()),
        _ => None,
    };
    let place = one.place.as_ref().map(|place| places::editor(preview, &place.source.path, place.position()));
    json!({
        "id": comment.id,
        "notice": notice.slug.text,
        "issue": issue_now(one),
        "quote": comment.quote,
        "now": now,
        "anchor": anchor_name(one),
        "text": comment.text,
        "author": comment.author,
        "time": time(comment.time),
        "resolved": comment.resolved.as_ref().map(|by| json!({ "by": by.by, "time": time(by.time) })),
        "replies": comment.replies.iter().map(|reply| json!({
            "text": reply.text, "author": reply.author, "time": time(reply.time),
        })).collect::<Vec<_>>(),
        "editor": place,
    })
}

/// `2025-10-11 09:00`
pub fn time(time: jiff::civil::DateTime) -> String {
    time.strftime("%Y-%m-%d %H:%M").to_string()
}
