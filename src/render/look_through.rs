//! Looking through a site for what only its rendered texts can tell: links, anchors, images, files.
//!
//! No template is filled in and nothing is kept, so that checking a site takes less time than making it.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::bodies::{Bodies, Used};
use crate::catalogue::findings::{NO_BASE_URL, UNSAFE_ASSET, UNUSED_ASSET};
use crate::finding::{Finding, Findings};
use crate::model::{Address, Asset, asset};
use crate::plan::Plan;
use crate::source::Place;

/// Everything that rendering would find wrong, but for faults of the theme.
pub fn look_through(plan: &Plan) -> Findings {
    let bodies = Bodies::without_words(plan);
    let site = plan.site;
    let notices = (0..site.notices.len()).into_par_iter().map(|at| {
        let mut findings = Findings::default();
        let used = bodies.notice(at, &mut findings).take_used();
        (findings, used)
    });
    let pages = (0..site.pages.len()).into_par_iter().map(|at| {
        let mut findings = Findings::default();
        let used = Used::of(bodies.plain(at, &mut findings), &site.pages[at].body.source);
        (findings, used)
    });
    let mut findings = Findings::default();
    let mut used = Used::default();
    for (found, one) in notices.chain(pages).collect::<Vec<_>>() {
        findings.append(found);
        used.merge(one);
    }
    bodies.look_through_broken(&mut findings);
    bodies.check_anchors(&used, &mut findings);
    wanted_assets(plan, &used, &mut findings);
    site_findings(plan, &mut findings);
    findings
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
            findings.push(Finding::new(&UNUSED_ASSET, place()));
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
    if plan.site.config.base_url.is_none() {
        findings.push(Finding::new(&NO_BASE_URL, Place::file(&plan.site.config.source)));
    }
}
