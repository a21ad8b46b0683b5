//! All comments: open ones first.

use std::sync::Arc;

use super::super::comments::{anchor_name, of_notice, page_of, time};
use super::{Page, findings};
use crate::catalogue::Phrase;
use crate::catalogue::preview::*;
use crate::finding::Findings;
use crate::formats::xml::escape;
use crate::model::Notice;
use crate::review::{Anchor, Anchored};

pub fn section(page: &mut Page) {
    let proof = page.proof.clone();
    let Some(site) = proof.site() else { return };
    page.open("comments", &REVIEW_COMMENTS);
    let mut unreadable = Findings::default();
    let comments = |notice| of_notice(page.preview, site, notice, &mut unreadable);
    let all: Vec<Vec<Anchored>> = site.notices.iter().map(Arc::as_ref).map(comments).collect();
    findings::list(page, unreadable.iter());
    for open in [true, false] {
        for (notice, comments) in site.notices.iter().zip(&all) {
            comments.iter().filter(|one| one.is_open() == open).for_each(|comment| one(page, notice, comment));
        }
    }
    if unreadable.is_empty() && all.iter().all(Vec::is_empty) {
        page.said("p", &REVIEW_NO_COMMENTS);
    }
    page.close();
}

fn one(page: &mut Page, notice: &Notice, one: &Anchored) {
    let language = page.language;
    let comment = &one.comment;
    let state = if one.is_open() { "open" } else { "resolved" };
    page.raw(&format!(
        "<article class=\"comment {state}\" data-notice=\"{}\" data-id=\"{}\">",
        escape(&notice.slug.text),
        escape(&comment.id)
    ));
    if !comment.quote.is_empty() {
        page.raw(&format!("<blockquote>{}</blockquote>", escape(&comment.quote)));
    }
    page.raw(&format!("<p class=\"said\">{}</p>", lines(&comment.text)));
    page.raw(&format!("<p class=\"quiet\">{} · {}", escape(&comment.author), time(comment.time)));
    if let Some(phrase) = anchor_phrase(one) {
        page.raw(&format!(" · <strong>{}</strong>", phrase.say(language)));
    }
    let link = page.page_link(&page_of(notice, one), &notice.title);
    page.raw(&format!(" · {link}"));
    if let Some(place) = &one.place {
        let link = page.editor_link(place);
        page.raw(&format!(" · {link}"));
    }
    page.raw("</p>");
    if let Anchor::Reworded { now, .. } = &one.anchor {
        page.raw(&format!("<p class=\"quiet\">→ {}</p>", escape(now)));
    }
    for reply in &comment.replies {
        let by = format!("{} · {}", escape(&reply.author), time(reply.time));
        page.raw(&format!(
            "<div class=\"reply\"><p class=\"said\">{}</p><p class=\"quiet\">{by}</p></div>",
            lines(&reply.text)
        ));
    }
    let [reply, send, author] = [&COMMENT_REPLY, &COMMENT_SEND, &COMMENT_AUTHOR].map(|phrase| phrase.say(language));
    page.raw(&format!(
        "<details><summary>{reply}</summary><form><textarea name=\"text\" rows=\"2\" aria-label=\"{reply}\"></textarea>\
         <button type=\"button\" data-action=\"reply\" data-prompt=\"{author}\">{send}</button></form></details>"
    ));
    match &comment.resolved {
        Some(resolved) => {
            let args = [("by", resolved.by.clone()), ("time", time(resolved.time))];
            page.raw(&format!("<p class=\"quiet\">{}</p>", escape(&COMMENT_RESOLVED_BY.with(language, &args))));
            page.raw(&format!(
                "<p><button type=\"button\" data-action=\"reopen\">{}</button></p>",
                COMMENT_REOPEN.say(language)
            ));
        }
        None => page.raw(&format!(
            "<p><button type=\"button\" data-action=\"resolve\" data-prompt=\"{author}\">{}</button></p>",
            COMMENT_RESOLVE.say(language)
        )),
    }
    page.raw("</article>\n");
}

fn anchor_phrase(one: &Anchored) -> Option<&'static Phrase> {
    match anchor_name(one) {
        "moved" => Some(&COMMENT_MOVED),
        "reworded" => Some(&COMMENT_REWORDED),
        "orphaned" => Some(&COMMENT_ORPHANED),
        _ => None,
    }
}

fn lines(text: &str) -> String {
    escape(text).replace('\n', "<br>")
}
