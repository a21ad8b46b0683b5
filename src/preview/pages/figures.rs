//! How much there is, and how far it is.

use super::super::comments;
use super::Page;
use crate::catalogue::Phrase;
use crate::catalogue::preview::*;
use crate::catalogue::words::{
    STATUS_DONE_WORD, STATUS_NOT_DONE_WORD, STATUS_ONGOING_WORD, STATUS_STAGED_WORD, STATUS_STANDING_WORD,
};
use crate::finding::Findings;
use crate::model::StatusKind;

pub fn section(page: &mut Page) {
    let proof = page.proof.clone();
    let Some(site) = proof.site() else { return };
    let today = (page.preview.options.clock)().date();
    let issues = || site.notices.iter().flat_map(|notice| &notice.issues);
    let open = site
        .notices
        .iter()
        .flat_map(|notice| comments::of_notice(page.preview, site, notice, &mut Findings::default()))
        .filter(|one| one.is_open())
        .count();
    let drafts = page.preview.drafts(page.proof.edition).len();
    page.raw("<dl class=\"figures\">");
    let mut figure = |name: &Phrase, number: usize, id: &str| {
        let number =
            if id.is_empty() || number == 0 { number.to_string() } else { format!("<a href=\"#{id}\">{number}</a>") };
        let name = name.say(page.language);
        page.raw(&format!("<div><dt>{name}</dt><dd>{number}</dd></div>"));
    };
    figure(&REVIEW_NOTICES, site.notices.len(), "");
    figure(&REVIEW_ISSUES, issues().count(), "");
    for kind in StatusKind::ALL {
        let number = issues().filter(|issue| issue.status.kind == kind).count();
        if number > 0 {
            figure(status_phrase(kind), number, "");
        }
    }
    figure(&REVIEW_OVERDUE, issues().filter(|issue| issue.is_overdue(today)).count(), "attend");
    figure(&REVIEW_DRAFTS, drafts, "attend");
    let internal = issues().filter(|issue| issue.internal).count();
    if internal > 0 {
        figure(&REVIEW_INTERNAL, internal, "attend");
    }
    figure(&REVIEW_OPEN_COMMENTS, open, "comments");
    page.raw("</dl>\n");
}

fn status_phrase(kind: StatusKind) -> &'static Phrase {
    match kind {
        StatusKind::Done => &STATUS_DONE_WORD,
        StatusKind::Staged => &STATUS_STAGED_WORD,
        StatusKind::Ongoing => &STATUS_ONGOING_WORD,
        StatusKind::Standing => &STATUS_STANDING_WORD,
        StatusKind::NotDone => &STATUS_NOT_DONE_WORD,
    }
}
