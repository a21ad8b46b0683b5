//! Issues that somebody should look at: late, not finished writing, internal, done without evidence.

use super::super::desk::Draft;
use super::Page;
use crate::catalogue::Phrase;
use crate::catalogue::preview::*;
use crate::formats::xml::escape;
use crate::model::{Issue, Notice, StatusKind};
use crate::plan::addresses;
use crate::source::Place;

/// More of one sort than this are only counted.
const MOST: usize = 100;

pub fn section(page: &mut Page) {
    let proof = page.proof.clone();
    let Some(site) = proof.site() else { return };
    let today = (page.preview.options.clock)().date();
    let issues: Vec<(&Notice, &Issue)> =
        site.notices.iter().flat_map(|notice| notice.issues.iter().map(move |issue| (&**notice, issue))).collect();
    page.open("attend", &REVIEW_TO_ATTEND);
    let drafts = page.preview.drafts(page.proof.edition);
    let draft = |draft: &Draft| {
        let place = Place::path(format!("content/{}", draft.path));
        format!("<li>{} {}</li>", escape(&draft.title), page.editor_link(&place))
    };
    let lists: [(&Phrase, Vec<String>); 4] = [
        (&REVIEW_OVERDUE, items(page, &issues, |issue| issue.is_overdue(today))),
        (&REVIEW_DRAFTS, drafts.iter().map(draft).collect()),
        (&REVIEW_NO_EVIDENCE, items(page, &issues, lacks_evidence)),
        (&REVIEW_INTERNAL, items(page, &issues, |issue| issue.internal)),
    ];
    if lists.iter().all(|(_, items)| items.is_empty()) {
        page.said("p", &REVIEW_NOTHING_TO_ATTEND);
    }
    for (name, items) in lists {
        list(page, name, &items);
    }
    page.close();
}

fn list(page: &mut Page, name: &Phrase, items: &[String]) {
    if items.is_empty() {
        return;
    }
    page.raw(&format!("<h3>{} <b>{}</b></h3><ul>", name.say(page.language), items.len()));
    items.iter().take(MOST).for_each(|item| page.raw(item));
    page.raw("</ul>");
    if items.len() > MOST {
        let more = REVIEW_MORE.with(page.language, &[("n", (items.len() - MOST).to_string())]);
        page.raw(&format!("<p class=\"quiet\">{more}</p>"));
    }
}

fn items(page: &Page, issues: &[(&Notice, &Issue)], is_meant: impl Fn(&Issue) -> bool) -> Vec<String> {
    let item = |(notice, issue): &(&Notice, &Issue)| {
        let link = page.page_link(addresses::issue(notice, issue).as_str(), &issue.title);
        let deadline = issue.deadline.map(|date| REVIEW_DEADLINE.with(page.language, &[("date", date.to_string())]));
        let place = page.editor_link(&Place::file(&issue.body.source));
        format!(
            "<li>{link} <span class=\"quiet\">{} {} {place}</span></li>",
            escape(&issue.status.word),
            deadline.unwrap_or_default()
        )
    };
    issues.iter().filter(|(_, issue)| is_meant(issue)).map(item).collect()
}

/// Said to be done, with nothing that shows it: no attachment, no picture, no link, no date of completion.
fn lacks_evidence(issue: &Issue) -> bool {
    let is_done = matches!(issue.status.kind, StatusKind::Done | StatusKind::Staged);
    let text = issue.body.text();
    is_done && issue.attachments.is_empty() && issue.completed.is_none() && !text.contains("](")
}
