//! What is wrong, by weight, with the page that shows it and the line to mend.

use super::super::{Preview, Proof};
use super::Page;
use crate::catalogue::Phrase;
use crate::catalogue::preview::*;
use crate::finding::{Finding, Findings, Severity};
use crate::formats::xml::escape;
use crate::model::{Edition, Site};
use crate::plan::addresses;

/// More of one weight than this are only counted.
const MOST: usize = 200;

/// Findings that name what the public edition leaves out: a file or a category that only internal texts use, or that
/// only drafts use. Where nobody but the public edition's readers can look, they are not told.
const OF_WHAT_IS_LEFT_OUT: [&str; 2] = ["unused-asset", "empty-category"];
/// Findings that name drafts, for those who may know of them.
const OF_DRAFTS: [&str; 2] = ["draft", "only-drafts"];

/// What a check finds, but for what those who look may not know.
pub fn told(preview: &Preview, proof: &Proof) -> Findings {
    let findings = proof.all_findings((preview.options.clock)().date());
    let is_for_all = |finding: &&Finding| {
        let is_own = preview.options.other_edition || proof.edition == Edition::Internal;
        let names_drafts = OF_DRAFTS.contains(&finding.kind.name);
        (is_own || !OF_WHAT_IS_LEFT_OUT.contains(&finding.kind.name))
            && (preview.options.other_edition || !names_drafts)
    };
    findings.iter().filter(is_for_all).cloned().collect()
}

pub fn section(page: &mut Page) {
    let findings = told(page.preview, &page.proof);
    page.open("findings", &REVIEW_FINDINGS);
    if findings.is_empty() {
        page.said("p", &REVIEW_NO_FINDINGS);
    }
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let own: Vec<&Finding> = findings.iter().filter(|finding| finding.severity == severity).collect();
        if own.is_empty() {
            continue;
        }
        let name = name(severity).say(page.language);
        let open = if severity == Severity::Note { "" } else { " open" };
        let class = severity.name();
        page.raw(&format!("<details class=\"findings {class}\"{open}><summary>{name} <b>{}</b></summary>", own.len()));
        list(page, own.iter().copied().take(MOST));
        if own.len() > MOST {
            let more = REVIEW_MORE.with(page.language, &[("n", (own.len() - MOST).to_string())]);
            page.raw(&format!("<p>{more}</p>"));
        }
        page.raw("</details>\n");
    }
    page.close();
}

/// Findings as a list; nothing where there are none.
pub fn list<'f>(page: &mut Page, findings: impl Iterator<Item = &'f Finding>) {
    let mut findings = findings.peekable();
    if findings.peek().is_none() {
        return;
    }
    page.raw("<ul>");
    findings.for_each(|finding| one(page, finding));
    page.raw("</ul>");
}

fn one(page: &mut Page, finding: &Finding) {
    let message = finding.message(page.language);
    page.raw(&format!("<li><p>{} <code>{}</code></p>", escape(&message), finding.kind.code));
    if let Some(hint) = finding.hint(page.language) {
        page.raw(&format!("<p class=\"quiet\">{}</p>", escape(&hint)));
    }
    if let Some(place) = &finding.place {
        let mut links = page.editor_link(place);
        let proof = page.proof.clone();
        if let Some(address) = proof.site().and_then(|site| page_of(site, &place.source.path)) {
            links += &format!(" · {}", page.page_link(&address, REVIEW_PAGE.say(page.language)));
        }
        page.raw(&format!("<p class=\"quiet\">{links}</p>"));
    }
    page.raw("</li>");
}

/// The page that is made of a file.
fn page_of(site: &Site, path: &str) -> Option<String> {
    let path = path.strip_prefix("content/")?;
    for notice in &site.notices {
        if path.strip_prefix(&notice.folder) == Some("/notice.md") {
            return Some(addresses::notice(notice).as_str().into());
        }
        if let Some(issue) = notice.issues.iter().find(|issue| issue.path == path) {
            return Some(addresses::issue(notice, issue).as_str().into());
        }
    }
    site.pages.iter().find(|page| page.path == path).map(|page| addresses::plain(page).as_str().into())
}

fn name(severity: Severity) -> &'static Phrase {
    match severity {
        Severity::Error => &REVIEW_ERRORS,
        Severity::Warning => &REVIEW_WARNINGS,
        Severity::Note => &REVIEW_NOTES,
    }
}
