//! Who has signed what, and what is still missing.

use super::super::comments::time;
use super::super::good::is_in;
use super::{Page, changes, findings};
use crate::catalogue::preview::*;
use crate::catalogue::system::reason;
use crate::formats::xml::escape;
use crate::model::{Edition, Notice, Site};
use crate::plan::addresses;
use crate::review::{self, NoticeReview, RoleReview, Standing};

/// So many digits of a digest stand for it.
const DIGITS: usize = 16;

pub fn section(page: &mut Page) {
    let proof = page.proof.clone();
    let Some(site) = proof.site() else { return };
    page.open("signatures", &REVIEW_SIGNATURES);
    let mut is_empty = true;
    for notice in &site.notices {
        is_empty &= !one(page, site, notice);
    }
    if is_empty {
        page.said("p", &REVIEW_NO_ROLES);
    }
    page.close();
}

/// `false`: there is nothing to tell of this notice.
fn one(page: &mut Page, site: &Site, notice: &Notice) -> bool {
    let language = page.language;
    let review = match review::of(page.preview.root(), site, notice) {
        Ok(review) => review,
        Err(error) => {
            page.raw(&format!("<p class=\"bad\">{}</p>", escape(&reason(&error, language))));
            return true;
        }
    };
    findings::list(page, review.unreadable.iter());
    if review.roles.is_empty() {
        return !review.unreadable.is_empty();
    }
    let link = page.page_link(addresses::notice(notice).as_str(), &notice.title);
    page.raw(&format!("<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"{}\">", escape(&notice.title)));
    page.raw(&format!("<table><caption>{link}</caption><thead><tr>"));
    for name in [&REVIEW_ROLE, &REVIEW_STANDING, &REVIEW_BY, &REVIEW_TIME] {
        page.raw(&format!("<th scope=\"col\">{}</th>", name.say(language)));
    }
    page.raw("</tr></thead><tbody>");
    for role in &review.roles {
        let (class, standing) = standing(role, page);
        let optional = if role.is_required { "" } else { REVIEW_OPTIONAL.say(language) };
        let name = role.signature.as_ref().map_or("", |signature| signature.name.as_str());
        let when = role.signature.as_ref().map_or_else(String::new, |signature| time(signature.time));
        page.raw(&format!(
            "<tr data-standing=\"{class}\"><th scope=\"row\">{}{optional}</th><td class=\"{class}\">{}</td><td>{}</td><td>{when}</td></tr>",
            escape(&role.role),
            escape(&standing),
            escape(name),
        ));
    }
    page.raw("</tbody></table></div>\n");
    let change = review.roles.iter().find_map(|role| match &role.standing {
        Standing::Void(Some(change)) => Some(change),
        _ => None,
    });
    if let Some(change) = change {
        page.raw(&format!("<details class=\"voided\" open><summary>{}</summary>", REVIEW_WHAT_CHANGED.say(language)));
        changes::notice(page, change, [None, Some(notice)]);
        page.raw("</details>\n");
    }
    let broken = changes::broken(page, site, |path| is_in(path, &notice.folder));
    // Roles sign in their order, so only one can be next.
    let is_due = |role: &&RoleReview| role.is_required && !matches!(role.standing, Standing::Valid);
    if let Some(next) = review.roles.iter().find(is_due).filter(|_| !broken) {
        let options = what_to_sign(page, notice, &review);
        let how = REVIEW_HOW_TO_SIGN.with(language, &[("options", options), ("role", next.role.clone())]);
        page.raw(&format!("<p class=\"quiet\"><code>{}</code></p>\n", escape(&how)));
    }
    true
}

/// The notice, and what makes sure that exactly what is shown here is signed.
fn what_to_sign(page: &Page, notice: &Notice, review: &NoticeReview) -> String {
    let mut options = notice.slug.text.clone();
    if page.proof.edition == Edition::Internal {
        options += " --edition internal";
    }
    if page.preview.options.drafts {
        options += " --drafts";
    }
    let digest = review.digest.trim_start_matches("sha256:");
    options + " --digest " + &digest[..digest.len().min(DIGITS)]
}

fn standing(role: &RoleReview, page: &Page) -> (&'static str, String) {
    let language = page.language;
    match &role.standing {
        Standing::Missing => ("missing", STANDING_MISSING.say(language).into()),
        Standing::Valid => ("valid", STANDING_VALID.say(language).into()),
        Standing::Void(_) => ("void", STANDING_VOID.say(language).into()),
        Standing::OutOfOrder(role) => ("void", STANDING_ORDER.with(language, &[("role", role.clone())])),
        Standing::Twice(role) => ("void", STANDING_TWICE.with(language, &[("role", role.clone())])),
        Standing::Untrusted(reason) => {
            let reason = reason.phrase().say(language).to_string();
            ("void", STANDING_UNTRUSTED.with(language, &[("reason", reason)]))
        }
    }
}
