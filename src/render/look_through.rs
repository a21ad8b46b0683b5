//! Looking through a site for what only its rendered texts can tell: links, anchors, images, files.
//!
//! No template is filled in and nothing is kept, so that checking a site takes less time than making it.

use std::collections::BTreeSet;

use super::bodies::{Bodies, Used};
use crate::catalogue::findings::{MISNAMED_TEXT, NO_BASE_URL, UNSAFE_ASSET, UNUSED_ASSET};
use crate::finding::{Finding, Findings};
use crate::markdown::Onlooker;
use crate::model::{Address, Asset, asset};
use crate::plan::Plan;
use crate::source::Place;

/// Tells everything that rendering would find wrong, but for faults of the theme: text by text, then the rest. Whoever
/// asks may look at the events of each text on the way.
pub struct LookThrough<'a> {
    plan: &'a Plan<'a>,
    bodies: Bodies<'a>,
}

impl<'a> LookThrough<'a> {
    pub fn new(plan: &'a Plan<'a>) -> Self {
        Self { plan, bodies: Bodies::without_words(plan) }
    }

    /// The texts of one notice: its own, then its issues' in their order, as the onlookers are.
    pub fn notice(&self, at: usize, onlookers: Vec<Onlooker>, findings: &mut Findings) -> Used {
        self.bodies.notice_beside(at, onlookers, findings).take_used()
    }

    /// A plain page.
    pub fn page(&self, at: usize, onlooker: Onlooker, findings: &mut Findings) -> Used {
        let text = self.bodies.plain_beside(at, Some(onlooker), findings);
        Used::of(text, &self.plan.site.pages[at].body.source)
    }

    /// What is to be told once all texts have been seen; `used` is what they used.
    pub fn rest(&self, used: &Used, findings: &mut Findings) {
        self.bodies.look_through_broken(findings);
        self.bodies.check_anchors(used, findings);
        wanted_assets(self.plan, used, findings);
        site_findings(self.plan, findings);
    }
}

/// The files that texts and attachments use, with their addresses; reports those that nothing uses, or that are unsafe.
pub fn wanted_assets<'a>(plan: &'a Plan, used: &Used, findings: &mut Findings) -> Vec<(&'a Address, &'a Asset)> {
    let attached =
        plan.site.notices.iter().flat_map(|notice| {
            notice.attachments.iter().chain(notice.issues.iter().flat_map(|issue| &issue.attachments))
        });
    let attached: Vec<String> =
        attached.filter_map(|attachment| plan.asset(&attachment.asset).map(Address::href)).collect();
    let wanted: BTreeSet<&str> = used.assets.iter().chain(&attached).map(String::as_str).collect();
    let mut to_copy = Vec::new();
    for (path, asset) in plan.site.assets.iter() {
        let Some(address) = plan.asset(path) else { continue };
        let place = || Place::path(format!("content/{path}"));
        if !wanted.contains(address.href().as_str()) {
            findings.push(match asset::meant_as_text(path) {
                Some(name) => Finding::new(&MISNAMED_TEXT, place()).with("name", name),
                None => Finding::new(&UNUSED_ASSET, place()),
            });
        } else if asset::is_active(path) || asset.scripted {
            findings.push(Finding::new(&UNSAFE_ASSET, place()));
        } else {
            to_copy.push((address, asset));
        }
    }
    to_copy
}

/// What is missing from the site as a whole.
pub fn site_findings(plan: &Plan, findings: &mut Findings) {
    let config = &plan.site.config;
    // One that is there and wrong has been told.
    if config.base_url.is_none() && config.base_url_place.is_none() {
        findings.push(Finding::new(&NO_BASE_URL, Place::file(&config.source)));
    }
}
