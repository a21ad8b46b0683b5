//! `tongbao archive create`: load, plan, render into a snapshot, report.

use std::sync::Arc;

use super::{lock_for_site, moment};
use crate::archive::{self, Archive, IfUnchanged, Outcome, Oxum, RealDisk, Request, Snapshot};
use crate::catalogue::archive::{ARCHIVE_BAD_NAME, ARCHIVE_DIGEST, ARCHIVE_MADE, ARCHIVE_REFUSED, ARCHIVING};
use crate::cmd::arguments::Common;
use crate::cmd::build::parse_base_url;
use crate::cmd::progress::Counted;
use crate::cmd::terminal::Terminal;
use crate::cmd::themed::{Themed, prepare};
use crate::cmd::{FOUND, Failure};
use crate::finding::{Findings, Severity};
use crate::load;
use crate::model::Edition;
use crate::model::asset::human_length;
use crate::model::slug::is_slug;
use crate::render::{Nowhere, Receiver};
use crate::review;

pub struct Options {
    pub edition: Edition,
    pub name: Option<String>,
    pub base_url: Option<String>,
}

pub fn run(options: &Options, common: &Common, terminal: &Terminal) -> Result<u8, Failure> {
    if let Some(name) = options.name.as_ref().filter(|name| !is_slug(name)) {
        return Err(Failure::Said(&ARCHIVE_BAD_NAME, vec![("value", name.clone())]));
    }
    let base_url = options.base_url.as_deref().map(parse_base_url).transpose()?;
    let wanted = load::Options { edition: options.edition, drafts: false, base_url };
    let archive = Archive::of(&common.root);
    let lock = lock_for_site(&archive, common, terminal)?;
    let created = moment(&archive)?;
    let mut tree = load::read(&common.root)?;
    tree.history = Arc::new(archive::past(&archive, &mut tree.findings)?);
    let Themed { mut site, theme, mut findings } = match Themed::of(tree, &wanted) {
        Ok(themed) => themed,
        Err(mut findings) => return Ok(give_up(&mut findings, terminal)),
    };
    Arc::make_mut(&mut site.history).making = Some(created.date());
    let Some(prepared) = prepare(&site, theme, &mut findings) else { return Ok(give_up(&mut findings, terminal)) };
    let renderer = prepared.renderer();
    let unsigned = review::unsigned(&common.root, &site);
    findings.append(unsigned.map_err(Failure::at(&common.root.join("content")))?);
    if findings.has_errors() {
        // Faults of the text are told together with faults of the fields.
        findings.append(renderer.everything(&Nowhere).unwrap_or_default());
        return Ok(give_up(&mut findings, terminal));
    }

    let request = Request { created, slug: options.name.as_deref(), if_unchanged: IfUnchanged::MakeAnother };
    let render = |receiver: &dyn Receiver| {
        let label = ARCHIVING.say(terminal.language);
        renderer.everything(&Counted::new(receiver, label, prepared.plan.pages.len(), terminal.is_live()))
    };
    let (outcome, found) = archive::create(&archive, &RealDisk, &lock, &site, &request, &render)?;
    findings.append(found);
    let (Outcome::Made(snapshot) | Outcome::Reused(snapshot)) = outcome else {
        return Ok(give_up(&mut findings, terminal));
    };
    findings.sort();
    terminal.findings(&findings);
    tell(&snapshot, terminal);
    Ok(0)
}

fn tell(snapshot: &Snapshot, terminal: &Terminal) {
    let Oxum { bytes, files } = snapshot.info.oxum;
    let args = [("name", snapshot.name.to_string()), ("files", files.to_string()), ("size", human_length(bytes))];
    terminal.result(&ARCHIVE_MADE.with(terminal.language, &args));
    terminal.result(&ARCHIVE_DIGEST.with(terminal.language, &[("sha256", snapshot.sha256.clone())]));
}

fn give_up(findings: &mut Findings, terminal: &Terminal) -> u8 {
    findings.sort();
    terminal.findings(findings);
    let errors = findings.count(Severity::Error).to_string();
    terminal.complain(&ARCHIVE_REFUSED.with(terminal.language, &[("errors", errors)]));
    FOUND
}
