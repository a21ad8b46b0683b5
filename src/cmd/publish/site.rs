//! The site that is to be published: checked, signed, its notices with their time of publication.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::DateTime;

use super::opened;
use crate::archive::{self, Archive};
use crate::catalogue::publish::PUBLISHED_UNWRITABLE;
use crate::check;
use crate::cmd::Failure;
use crate::cmd::arguments::Common;
use crate::config::TargetConfig;
use crate::finding::{Findings, Severity};
use crate::load::{self, Models, Tree};
use crate::model::date::iso_time;
use crate::model::{Edition, Site};
use crate::plan::Plan;
use crate::publish::corrections::{self, Withdrawn};
use crate::publish::published;
use crate::publish::record::{Log, SignedBy};
use crate::review;
use crate::source::Source;
use crate::theme::Theme;

/// A site that may be published, or what is wrong with it.
pub enum Checked {
    Ready(Box<Ready>),
    Refused(Findings),
}

pub struct Ready {
    pub target: TargetConfig,
    pub site: Site,
    pub theme: Theme,
    pub findings: Findings,
    /// Notices that are withdrawn with this publication.
    pub withdrawn: Withdrawn,
    /// Notices that are published for the first time.
    pub to_write: Vec<Dated>,
}

/// The file of a notice that is to get its time of publication.
pub struct Dated {
    pub path: PathBuf,
    pub old: String,
    pub new: String,
}

/// Loads the site as a target shows it; looks for everything that stands in the way.
pub fn check(
    target_name: &str,
    archive: &Archive,
    common: &Common,
    now: DateTime,
    log: &Log,
    withdrawn: &Withdrawn,
) -> Result<Checked, Failure> {
    let mut tree = load::read(&common.root)?;
    let mut findings = tree.findings.clone();
    tree.history = Arc::new(archive::past(archive, &mut findings)?);
    let options = load::Options::default();
    let Some(config) = tree.config(&options, &mut findings) else {
        findings.sort();
        return Ok(Checked::Refused(findings));
    };
    let target = match opened::find(&config, target_name) {
        Ok(target) => target.clone(),
        // It may be missing because something is wrong with it.
        Err(_) if findings.has_errors() => {
            findings.sort();
            return Ok(Checked::Refused(findings));
        }
        Err(failure) => return Err(failure),
    };
    let wanted = load::Options { edition: target.edition, drafts: false, base_url: None };
    let theme = Theme::of(&config, &common.root, &mut findings);

    // First the site as it stands: only what is right gets a time of publication.
    let mut models = Models::default();
    let site = models.lower(&tree, config.clone(), &wanted, &mut findings);
    let plan = Plan::new(&site, &mut findings);
    let request = check::Request { plan: &plan, today: now.date(), published: None };
    let mut findings = check::run(&request, findings);
    let fail = |error| Failure::Io(common.root.join("content"), error);
    findings.append(review::unsigned(&common.root, &site).map_err(fail)?);
    corrections::check(&site, log, now.date(), withdrawn, &mut findings).map_err(fail)?;
    findings.sort();
    let Some(theme) = theme.filter(|_| !findings.has_errors()) else {
        return Ok(Checked::Refused(findings));
    };
    drop(plan);
    let to_write = write_times(&mut tree, &site, common, now)?;
    let site = if to_write.is_empty() {
        site
    } else {
        let mut findings = Findings::default();
        let site = models.lower(&tree, config, &wanted, &mut findings);
        refuse_if_broken(&to_write, &findings, common, now)?;
        site
    };
    let withdrawn = corrections::newly_withdrawn(&site, log, withdrawn);
    Ok(Checked::Ready(Box::new(Ready { target, site, theme, findings, withdrawn, to_write })))
}

/// Gives notices without a time of publication this one, in the tree; says which files that changes.
fn write_times(tree: &mut Tree, site: &Site, common: &Common, now: DateTime) -> Result<Vec<Dated>, Failure> {
    let mut to_write = Vec::new();
    // An internal edition is not what makes a notice public.
    let unpublished =
        site.notices.iter().filter(|notice| notice.published.is_none() && site.edition == Edition::Public);
    for notice in unpublished {
        let files = tree.notices.iter_mut().find(|files| files.folder == notice.folder);
        let Some(file) = files.map(|files| &mut files.notice) else { continue };
        let Some(source) = file.source.clone() else { continue };
        let path = common.root.join("content").join(&file.path);
        let old = std::fs::read_to_string(&path).map_err(Failure::at(&path))?;
        let Some(new) = published::with_published(&old, now) else { return Err(unwritable(&path, now)) };
        let read = new.trim_start_matches('\u{FEFF}').to_string();
        file.source = Some(Source::new(source.path.clone(), read));
        to_write.push(Dated { path, old, new });
    }
    Ok(to_write)
}

/// Front matter can be written in ways in which a line that is set in changes more than it says. Before that
/// line there were no errors.
fn refuse_if_broken(to_write: &[Dated], findings: &Findings, common: &Common, now: DateTime) -> Result<(), Failure> {
    let errors = || findings.iter().filter(|finding| finding.severity == Severity::Error);
    let is_in = |path: &Path| {
        let places = errors().filter_map(|finding| finding.place.as_ref());
        places.into_iter().any(|place| common.root.join(&place.source.path) == path)
    };
    match to_write.iter().find(|dated| is_in(&dated.path)) {
        Some(dated) => Err(unwritable(&dated.path, now)),
        None => Ok(()),
    }
}

fn unwritable(path: &Path, now: DateTime) -> Failure {
    let args = vec![("path", path.display().to_string()), ("time", published::written(now))];
    Failure::Said(&PUBLISHED_UNWRITABLE, args)
}

/// Who has signed what is published.
pub fn signatures(common: &Common, site: &Site) -> Result<Vec<SignedBy>, Failure> {
    let mut signed = Vec::new();
    for notice in &site.notices {
        let standing = review::of(&common.root, site, notice);
        let standing = standing.map_err(Failure::at(&common.root.join("content")))?;
        let valid = standing.roles.into_iter().filter(|role| role.standing == review::Standing::Valid);
        signed.extend(valid.filter_map(|role| role.signature).map(|signature| SignedBy {
            notice: notice.slug.text.clone(),
            role: signature.role,
            name: signature.name,
            at: iso_time(signature.time),
        }));
    }
    Ok(signed)
}
