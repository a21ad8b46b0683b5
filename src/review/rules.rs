//! What `site.yaml` requires, held against the signatures that are there.
//!
//! A signature counts if it is for exactly what the notice says now, if its key is right where one is asked
//! for, if the role before it signed first, and if nobody signs in two roles. The rules are applied whenever
//! somebody asks, never remembered: two people who sign at once, or a file edited by hand, change nothing.

use std::io;
use std::path::Path;

use ed25519_dalek::{SigningKey, VerifyingKey};
use rayon::prelude::*;

use super::key::Proof;
use super::signature::{NewSignature, Signature, signatures, write};
use super::store::Store;
use crate::catalogue::review::findings::{
    ALREADY_SIGNED, MISSING_SIGNATURE, SIGNED_OUT_OF_ORDER, SIGNED_TWICE, UNKNOWN_ROLE, UNTRUSTED_SIGNATURE,
    VOID_SIGNATURE,
};
use crate::catalogue::review::{KEPT_TEXT_GONE, KEY_INVALID, KEY_MISSING, KEY_UNTRUSTED};
use crate::catalogue::{Language, Phrase, both};
use crate::changes::{NoticeChange, Reading, between_readings};
use crate::characters::is_invisible;
use crate::config::Review;
use crate::config::review::same_name;
use crate::finding::{Finding, Findings};
use crate::model::{Edition, Notice, Site};
use crate::source::Place;

/// How far the review of one notice is.
#[derive(Debug)]
pub struct NoticeReview {
    pub reading: Reading,
    pub digest: String,
    /// The required roles in order, then any others that were signed.
    pub roles: Vec<RoleReview>,
    /// What is missing before it may be published.
    pub findings: Findings,
    /// Signature files that cannot be read.
    pub unreadable: Findings,
}

/// How far one role is.
#[derive(Debug)]
pub struct RoleReview {
    pub role: String,
    pub is_required: bool,
    pub standing: Standing,
    /// The signature that the standing is about.
    pub signature: Option<Signature>,
}

/// What a role's signature is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    Missing,
    Valid,
    /// The notice was changed after it. `None`: what was signed is not at hand to compare with.
    Void(Option<Box<NoticeChange>>),
    /// This earlier role has not signed, or signed later.
    OutOfOrder(String),
    /// The same person signed in this role as well.
    Twice(String),
    Untrusted(Reason),
}

/// Why a signature cannot be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    KeyInvalid,
    KeyUntrusted,
    KeyMissing,
    /// The text that was signed is not kept, or was altered.
    TextGone,
}

/// What became of signing.
#[derive(Debug)]
pub enum Outcome {
    Signed(Box<Signature>),
    /// Nothing was written; the findings say why.
    Refused(Findings),
}

/// How far the review of a notice is.
pub fn of(root: &Path, site: &Site, notice: &Notice) -> io::Result<NoticeReview> {
    let (mut findings, mut unreadable) = (Findings::default(), Findings::default());
    let reading = Reading::of(site, notice)?;
    let digest = reading.digest();
    let all = signatures(root, notice, &mut unreadable);
    let own: Vec<Signature> = all.into_iter().filter(|signature| signature.edition == site.edition).collect();
    let store = Store::of(root, notice);
    let review = &site.config.review;
    let rules = Rules { review, required: required(review, notice), reading: &reading, digest: &digest, store: &store };
    let roles = rules.roles(&own);
    for role in &roles {
        if let Some(finding) = rules.finding(role, notice) {
            findings.push(finding);
        }
    }
    Ok(NoticeReview { digest, roles, findings, unreadable, reading })
}

/// What every notice of the site still misses before it may be published or archived. Empty where all are
/// signed as `site.yaml` requires, or nothing is required.
pub fn unsigned(root: &Path, site: &Site) -> io::Result<Findings> {
    let wanted = site.notices.par_iter().filter(|notice| !required(&site.config.review, notice).is_empty());
    let each: Vec<_> = wanted.map(|notice| of(root, site, notice)).collect::<io::Result<_>>()?;
    let mut findings = Findings::default();
    for review in each {
        findings.append(review.findings);
        findings.append(review.unreadable);
    }
    findings.sort();
    Ok(findings)
}

/// Signs a notice as it is now, if the rules allow it.
pub fn sign(root: &Path, site: &Site, notice: &Notice, new: &NewSignature) -> io::Result<Outcome> {
    let (role, name) = (as_known(&site.config.review, new.role), one_line(new.name));
    let remark = new.remark.map(one_line);
    let new = NewSignature { role: &role, name: &name, remark: remark.as_deref(), ..new.clone() };
    let store = Store::of(root, notice);
    let refused = |standing: &NoticeReview| {
        let refusals = refusals(standing, site, notice, &new);
        (!refusals.is_empty()).then_some(Outcome::Refused(refusals))
    };
    // Whoever is refused leaves no trace, not even an empty folder.
    if let Some(outcome) = refused(&of(root, site, notice)?) {
        return Ok(outcome);
    }
    // Somebody else may have signed while this waited.
    let locked = store.lock()?;
    let standing = of(root, site, notice)?;
    if let Some(outcome) = refused(&standing) {
        return Ok(outcome);
    }
    let written = write(&locked, &standing.reading, &new)?;
    written.map(|signature| Outcome::Signed(Box::new(signature))).ok_or_else(|| io::ErrorKind::InvalidData.into())
}

impl NoticeReview {
    /// Whether every required role has signed.
    pub fn is_complete(&self) -> bool {
        self.roles.iter().filter(|role| role.is_required).all(|role| role.standing == Standing::Valid)
    }
}

impl Reason {
    pub fn phrase(self) -> &'static Phrase {
        match self {
            Reason::KeyInvalid => &KEY_INVALID,
            Reason::KeyUntrusted => &KEY_UNTRUSTED,
            Reason::KeyMissing => &KEY_MISSING,
            Reason::TextGone => &KEPT_TEXT_GONE,
        }
    }
}

/// The roles that have to sign a notice: none, if it is older than the rule.
fn required<'a>(review: &'a Review, notice: &Notice) -> &'a [String] {
    if review.since.is_some_and(|since| notice.date < since) { &[] } else { &review.roles }
}

/// What is needed to weigh signatures.
struct Rules<'a> {
    review: &'a Review,
    /// The roles that have to sign this notice, in order.
    required: &'a [String],
    reading: &'a Reading,
    digest: &'a str,
    store: &'a Store,
}

impl Rules<'_> {
    /// Weighs the signatures role by role; `signatures` are of one edition, oldest first.
    fn roles(&self, signatures: &[Signature]) -> Vec<RoleReview> {
        let mut roles: Vec<RoleReview> = Vec::new();
        let mut names: Vec<&str> = self.required.iter().map(String::as_str).collect();
        for signature in signatures {
            if !names.iter().any(|name| same_name(name, &signature.role)) {
                names.push(&signature.role);
            }
        }
        for name in names {
            let is_required = self.required.iter().any(|role| role == name);
            let (standing, signature) = self.weigh(name, is_required, signatures, &roles);
            roles.push(RoleReview { role: name.into(), is_required, standing, signature });
        }
        roles
    }

    /// The first signature that counts; else what is wrong with the last one.
    fn weigh(
        &self,
        role: &str,
        is_required: bool,
        signatures: &[Signature],
        before: &[RoleReview],
    ) -> (Standing, Option<Signature>) {
        let own = || signatures.iter().filter(|signature| same_name(&signature.role, role));
        let mut last = None;
        for signature in own().filter(|signature| signature.digest == self.digest) {
            let standing = self.standing(signature, is_required, before);
            if standing == Standing::Valid {
                return (standing, Some(signature.clone()));
            }
            last = Some((standing, Some(signature.clone())));
        }
        if let Some(last) = last {
            return last;
        }
        match own().next_back() {
            None => (Standing::Missing, None),
            Some(signature) => {
                let change = self.store.kept(&signature.digest).and_then(|old| between_readings(&old, self.reading));
                (Standing::Void(change.map(Box::new)), Some(signature.clone()))
            }
        }
    }

    /// What a signature for the notice as it is now is worth.
    fn standing(&self, signature: &Signature, is_required: bool, before: &[RoleReview]) -> Standing {
        if let Some(reason) = distrust(self.review, &signature.name, signature.proof.as_ref(), &signature.statement()) {
            return Standing::Untrusted(reason);
        }
        let valid = || before.iter().filter(|role| role.standing == Standing::Valid);
        if self.review.in_order && is_required {
            let late = before.iter().filter(|role| role.is_required).find(|role| {
                role.standing != Standing::Valid
                    || role.signature.as_ref().is_none_or(|first| first.time > signature.time)
            });
            if let Some(late) = late {
                return Standing::OutOfOrder(late.role.clone());
            }
        }
        if self.review.distinct
            && let Some(other) = valid()
                .find(|role| role.signature.as_ref().is_some_and(|one| is_by(one, &signature.name, key_of(signature))))
        {
            return Standing::Twice(other.role.clone());
        }
        Standing::Valid
    }

    /// What a required role misses, said as a finding.
    fn finding(&self, role: &RoleReview, notice: &Notice) -> Option<Finding> {
        if !role.is_required {
            return None;
        }
        let place = Place::file(&notice.body.source);
        let finding = match (&role.standing, &role.signature) {
            (Standing::Valid, _) => return None,
            (Standing::Missing, _) | (_, None) => Finding::new(&MISSING_SIGNATURE, place).with("title", &notice.title),
            (Standing::Void(change), Some(_)) => {
                let told = |language: Language| match change {
                    Some(change) => change.summary(language),
                    None => KEPT_TEXT_GONE.say(language).to_string(),
                };
                Finding::new(&VOID_SIGNATURE, place).with_said(both!("changed"), told)
            }
            (Standing::OutOfOrder(earlier), Some(_)) => {
                Finding::new(&SIGNED_OUT_OF_ORDER, place).with("earlier", earlier)
            }
            (Standing::Twice(other), Some(_)) => Finding::new(&SIGNED_TWICE, place).with("other", other),
            (Standing::Untrusted(reason), Some(_)) => untrusted(place, *reason),
        };
        let named = match &role.signature {
            Some(signature) => finding.with("name", &signature.name).related(signature.place.clone()),
            None => finding,
        };
        let edition = if self.reading.edition == Edition::Internal { " --edition internal" } else { "" };
        let mut finding = named.with("role", &role.role).with("notice", format!("{}{edition}", notice.slug.text));
        // Findings of one place are sorted by their arguments: by this one they stand as people sign.
        let turn = self.review.roles.iter().position(|known| *known == role.role).unwrap_or_default();
        finding.args.insert(0, ("turn", format!("{turn:02}")));
        Some(finding)
    }
}

fn untrusted(place: Place, reason: Reason) -> Finding {
    Finding::new(&UNTRUSTED_SIGNATURE, place).with_phrase(both!("reason"), reason.phrase(), &[])
}

/// Why a signature's key will not do. A key is asked for where the site requires keys, or where this person
/// has one: otherwise anybody could sign in their name without it.
pub fn distrust(review: &Review, name: &str, proof: Option<&Proof>, statement: &str) -> Option<Reason> {
    let has_keys = review.keys_of(name).next().is_some();
    match proof {
        None => (review.require_keys || has_keys).then_some(Reason::KeyMissing),
        Some(proof) if !proof.holds(statement) => Some(Reason::KeyInvalid),
        Some(proof) => {
            let known = review.keys_of(name).any(|key| *key == proof.key);
            ((review.require_keys || has_keys) && !known).then_some(Reason::KeyUntrusted)
        }
    }
}

/// Whether a signature is that of a person: by its name, or by a key, which one person has, whatever they call themselves.
fn is_by(signature: &Signature, name: &str, key: Option<&VerifyingKey>) -> bool {
    same_name(&signature.name, name) || (key.is_some() && key_of(signature) == key)
}

fn key_of(signature: &Signature) -> Option<&VerifyingKey> {
    signature.proof.as_ref().map(|proof| &proof.key)
}

/// Why somebody cannot sign now.
fn refusals(standing: &NoticeReview, site: &Site, notice: &Notice, new: &NewSignature) -> Findings {
    let review = &site.config.review;
    let place = || Place::file(&notice.body.source);
    let mut findings = Findings::default();
    let mut refuse = |finding: Finding| {
        findings.push(finding.with("name", new.name).with("role", new.role).with("notice", &notice.slug.text));
    };
    if !review.roles.is_empty() && !review.roles.iter().any(|role| role == new.role) {
        refuse(Finding::new(&UNKNOWN_ROLE, Place::file(&site.config.source)).with_known(&review.roles));
        return findings;
    }
    let valid = |role: &&RoleReview| role.standing == Standing::Valid;
    let key = new.key.map(SigningKey::verifying_key);
    let signed_by =
        |role: &RoleReview| role.signature.as_ref().is_some_and(|signature| is_by(signature, new.name, key.as_ref()));
    let at = standing.roles.iter().position(|role| role.role == new.role);
    if at.is_some_and(|at| valid(&&standing.roles[at]) && signed_by(&standing.roles[at])) {
        refuse(Finding::new(&ALREADY_SIGNED, place()));
        return findings;
    }
    let earlier = &standing.roles[..at.unwrap_or(standing.roles.len())];
    let late = earlier.iter().find(|role| {
        let later = role.signature.as_ref().is_some_and(|signature| signature.time > new.time);
        role.is_required && (!valid(role) || later)
    });
    if let (true, Some(late)) = (review.in_order && at.is_some_and(|at| standing.roles[at].is_required), late) {
        refuse(Finding::new(&SIGNED_OUT_OF_ORDER, place()).with("earlier", &late.role));
    }
    let other = standing.roles.iter().filter(valid).find(|role| role.role != new.role && signed_by(role));
    if let (true, Some(other)) = (review.distinct, other) {
        refuse(Finding::new(&SIGNED_TWICE, place()).with("other", &other.role));
    }
    let proof = new.key.map(|key| Proof::make(key, ""));
    if let Some(reason) = distrust(review, new.name, proof.as_ref(), "") {
        refuse(untrusted(place(), reason));
    }
    findings
}

/// A role as `site.yaml` writes it, however it is set apart.
fn as_known(review: &Review, role: &str) -> String {
    let known = review.roles.iter().find(|known| same_name(known, role));
    known.cloned().unwrap_or_else(|| one_line(role))
}

/// A name on one line, as it will be read back, without what would make it read otherwise than it is.
fn one_line(text: &str) -> String {
    let plain = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    let plain: String = plain.filter(|c| !is_invisible(*c)).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
