//! A site made ready to be exported: loaded, planned, its theme at hand, and without errors.

use std::fs;
use std::io::Write;
use std::path::Path;

use crate::catalogue::export::{NO_SUCH_NOTICE, NOT_EXPORTED};
use crate::cmd::arguments::{Common, Content};
use crate::cmd::terminal::Terminal;
use crate::cmd::{FOUND, Failure};
use crate::finding::{Findings, Severity};
use crate::load;
use crate::model::Address;
use crate::plan::Plan;
use crate::render::Renderer;
use crate::theme::Theme;

/// What a format works on.
pub struct Ready<'a> {
    pub plan: &'a Plan<'a>,
    pub renderer: &'a Renderer<'a>,
    pub theme: &'a Theme,
}

/// Makes the site ready and hands it to `export`. Findings are told; with errors nothing is exported.
/// `theme` stands in for the site's own.
pub fn ready(
    content: &Content,
    theme: Option<&str>,
    common: &Common,
    terminal: &Terminal,
    export: impl FnOnce(Ready) -> Result<u8, Failure>,
) -> Result<u8, Failure> {
    let wanted = load::Options { edition: content.edition, drafts: content.drafts, base_url: None };
    let tree = load::read(&common.root)?;
    let mut findings = tree.findings.clone();
    let Some(config) = load::config(&tree.site, &wanted, &mut findings) else {
        return Ok(give_up(findings, terminal));
    };
    let name = theme.unwrap_or(&config.theme).to_string();
    let theme = Theme::load(&name, &common.root, config.language.tag(), &mut findings);
    let site = load::lower(tree, config, &wanted, &mut findings);
    let plan = Plan::new(&site, &mut findings);
    let Some(mut theme) = theme else { return Ok(give_up(findings, terminal)) };
    if findings.has_errors() {
        return Ok(give_up(findings, terminal));
    }
    findings.sort();
    terminal.findings(&findings);
    let renderer = Renderer::new(&plan, &mut theme);
    let theme = renderer.theme();
    export(Ready { plan: &plan, renderer: &renderer, theme })
}

impl Ready<'_> {
    /// The place in the site's list of the notice that has this slug, or whose folder has this name.
    pub fn notice(&self, name: &str) -> Result<usize, Failure> {
        let notices = &self.plan.site.notices;
        let folder = name.trim_end_matches('/').trim_start_matches("content/");
        let at = notices.iter().position(|notice| {
            notice.slug.text == name || notice.folder == folder || notice.folder.rsplit('/').next() == Some(folder)
        });
        at.ok_or_else(|| {
            let known: Vec<_> = notices.iter().map(|notice| notice.slug.text.as_str()).collect();
            Failure::Said(&NO_SUCH_NOTICE, vec![("value", name.into()), ("known", known.join(", "))])
        })
    }

    /// The bytes of a file that belongs to the theme or lies beside a text, by its path below the site's root.
    pub fn file(&self, path: &str) -> Option<Vec<u8>> {
        if let Some((_, bytes)) = self.theme.assets().iter().find(|(address, _)| address == path) {
            return Some(bytes.clone());
        }
        let assets = &self.plan.site.assets;
        let stands_there = |path_in_content: &str| self.plan.asset(path_in_content).map(Address::file_path);
        let (_, asset) = assets.iter().find(|(from, _)| stands_there(from).as_deref() == Some(path))?;
        fs::read(&asset.file).ok()
    }
}

fn give_up(mut findings: Findings, terminal: &Terminal) -> u8 {
    findings.sort();
    terminal.findings(&findings);
    let errors = findings.count(Severity::Error).to_string();
    terminal.complain(&NOT_EXPORTED.with(terminal.language, &[("errors", errors)]));
    FOUND
}

/// Writes a file whole or not at all, or to standard output where none is named.
pub fn deliver(file: Option<&Path>, bytes: &[u8]) -> Result<(), Failure> {
    let Some(file) = file else {
        let mut out = std::io::stdout().lock();
        return out.write_all(bytes).and_then(|()| out.flush()).map_err(|error| Failure::Io("-".into(), error));
    };
    let fail = |error| Failure::Io(file.to_path_buf(), error);
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(fail)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let beside = folder.join(format!(".{name}.tongbao-new"));
    fs::write(&beside, bytes).map_err(fail)?;
    fs::rename(&beside, file).map_err(fail)
}
