//! What the script of a page asks for: what is wrong, what the page is made of, and what was said about it.

use serde_json::{Value, json};

use super::comments::{self, Subject};
use super::inject::stylesheets;
use super::{Preview, Proof, places};
use crate::catalogue::Phrase;
use crate::catalogue::preview as words;
use crate::finding::{Finding, Findings, Severity};
use crate::model::Edition;
use crate::plan::PageKind;

/// More errors than this are only counted.
const MOST: usize = 50;

/// The state of one page, and of the site around it.
pub fn of(preview: &Preview, proof: &Proof, address: &str) -> Value {
    let mut own = Findings::default();
    let page = proof.output(address, &mut own).ok().flatten();
    let page = page.or_else(|| proof.shown.as_ref().map(|set| set.prepared().not_found(&mut Findings::default())));
    let page = page.unwrap_or_default();
    let mut findings = proof.findings.clone();
    findings.append(own);
    findings.sort();
    let language = preview.language();
    let is_error = |finding: &&Finding| finding.severity == Severity::Error;
    let shown: Vec<Value> =
        findings.iter().filter(is_error).take(MOST).map(|finding| self::finding(preview, finding)).collect();
    let left = findings.count(Severity::Error) - shown.len();
    let more = (left > 0).then(|| words::REVIEW_MORE.with(language, &[("n", left.to_string())]));
    let failure = proof.failure.as_ref().map(|failure| failure.message(language));
    json!({
        "run": preview.run,
        "version": preview.told(proof.version),
        "digest": preview.digest(proof, &page),
        "styles": stylesheets(&page),
        "token": preview.token,
        "language": language.tag(),
        "edition": proof.edition.name(),
        "other": other(preview, proof, address),
        "review": format!("/__review/?edition={}", proof.edition.name()),
        "compare": preview.options.other_edition.then(|| format!("/__review/compare/?page={}", places::query(address))),
        "editor": page_source(proof, address).map(|path| places::editor(preview, &format!("content/{path}"), None)),
        "marks": marks(preview, proof, address),
        "takes_comments": Subject::of(proof, address).is_some(),
        "sections": Subject::of(proof, address).map(|subject| subject.sections()).unwrap_or_default(),
        "failure": failure,
        "errors": findings.count(Severity::Error),
        "warnings": findings.count(Severity::Warning),
        "findings": shown,
        "more": more,
        "comments": comments::of_page(preview, proof, address),
        "words": words::ALL.iter().filter(|(name, _)| is_for_script(name))
            .map(|(name, phrase): &(&str, &Phrase)| (name.to_string(), Value::from(phrase.say(language))))
            .collect::<serde_json::Map<_, _>>(),
    })
}

/// How much is wrong with the whole site, as the reviewers' page tells it. To know takes as long as a check, so that
/// pages ask for it when they are shown.
pub fn counts(preview: &Preview, proof: &Proof) -> Value {
    let all = super::pages::findings_told(preview, proof);
    let count = |severity| all.iter().filter(|finding| finding.severity == severity).count();
    json!({
        "version": preview.told(proof.version),
        "errors": count(Severity::Error),
        "warnings": count(Severity::Warning),
    })
}

fn is_for_script(name: &str) -> bool {
    ["BAR_", "MARK_", "OVERLAY_", "COMMENT_"].iter().any(|prefix| name.starts_with(prefix))
}

pub fn finding(preview: &Preview, finding: &Finding) -> Value {
    let language = preview.language();
    let place = finding.place.as_ref();
    let position = place.and_then(|place| place.position());
    json!({
        "code": finding.kind.code,
        "message": finding.message(language),
        "hint": finding.hint(language),
        "path": place.map(|place| place.source.path.clone()),
        "line": position.map(|position| position.line),
        "column": position.map(|position| position.column),
        "editor": place.map(|place| places::editor(preview, &place.source.path, position)),
    })
}

/// The same page in the other edition.
fn other(preview: &Preview, proof: &Proof, address: &str) -> Option<String> {
    let other = Edition::ALL.into_iter().find(|edition| *edition != proof.edition)?;
    preview.options.other_edition.then(|| places::page(preview, other, address))
}

/// The Markdown file that a page is made of, by its path in `content/`.
fn page_source(proof: &Proof, address: &str) -> Option<String> {
    let set = proof.shown.as_ref()?;
    let plan = &set.prepared().plan;
    let page = plan.pages.iter().find(|page| page.address.as_str() == address)?;
    Some(match page.kind {
        PageKind::Notice(at) => format!("{}/notice.md", plan.notice(at).folder),
        PageKind::Issue(at) => plan.issue(at).1.path.clone(),
        PageKind::Plain(at) => plan.site.pages[at].path.clone(),
        _ => "site.yaml".into(),
    })
}

/// Which texts of a page are drafts or internal: of the page itself, or of the issue whose heading has an id.
fn marks(preview: &Preview, proof: &Proof, address: &str) -> Vec<Value> {
    let Some(set) = &proof.shown else { return Vec::new() };
    let plan = &set.prepared().plan;
    let drafts = preview.drafts(proof.edition);
    let mark = |id: Option<&str>, kind: &str| json!({ "id": id, "kind": kind });
    let mut marks = Vec::new();
    let Some(page) = plan.pages.iter().find(|page| page.address.as_str() == address) else { return marks };
    match page.kind {
        PageKind::Notice(at) => {
            let notice = plan.notice(at);
            if drafts.iter().any(|draft| draft.path == format!("{}/notice.md", notice.folder)) {
                marks.push(mark(None, "draft"));
            }
            for issue in &notice.issues {
                let id = Some(issue.slug.text.as_str());
                if issue.internal {
                    marks.push(mark(id, "internal"));
                }
                if drafts.iter().any(|draft| draft.path == issue.path) {
                    marks.push(mark(id, "draft"));
                }
            }
        }
        PageKind::Issue(at) => {
            let (_, issue) = plan.issue(at);
            if issue.internal {
                marks.push(mark(None, "internal"));
            }
            if drafts.iter().any(|draft| draft.path == issue.path) {
                marks.push(mark(None, "draft"));
            }
        }
        PageKind::Plain(at) if drafts.iter().any(|draft| draft.path == plan.site.pages[at].path) => {
            marks.push(mark(None, "draft"));
        }
        _ => {}
    }
    marks
}
