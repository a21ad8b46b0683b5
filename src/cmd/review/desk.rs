//! The site under review: loaded as an edition shows it, with the notices that were asked for.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use crate::catalogue::review::{BROKEN_SITE, NO_SUCH_NOTICE, WHICH_NOTICE};
use crate::check::{self, Request};
use crate::cmd::Failure;
use crate::cmd::arguments::{Common, Content};
use crate::cmd::terminal::Terminal;
use crate::finding::{Finding, Findings, Severity};
use crate::load;
use crate::model::{Notice, Site};
use crate::plan::Plan;
use crate::source::Place;

/// Which edition, and which notice if one was named.
#[derive(Debug, Clone)]
pub struct Wanted {
    pub content: Content,
    pub notice: Option<String>,
}

pub struct Desk {
    pub root: PathBuf,
    pub site: Site,
    /// What is wrong with the content.
    pub findings: Findings,
}

impl Wanted {
    pub fn options(&self) -> load::Options {
        load::Options { edition: self.content.edition, drafts: self.content.drafts, base_url: None }
    }
}

impl Desk {
    pub fn open(wanted: &Wanted, common: &Common, terminal: &Terminal) -> Result<Desk, Failure> {
        let options = wanted.options();
        let tree = load::read(&common.root)?;
        let mut findings = tree.findings.clone();
        let config = load::config(&tree.site, &options, &mut findings);
        let Some(config) = config else {
            terminal.findings(&findings);
            return Err(Failure::Said(&BROKEN_SITE, Vec::new()));
        };
        let site = load::lower(tree, config, &options, &mut findings);
        findings.sort();
        Ok(Desk { root: common.root.clone(), site, findings })
    }

    /// The notices that were asked for: the named one, or all.
    pub fn notices(&self, wanted: &Wanted) -> Result<Vec<&Notice>, Failure> {
        match &wanted.notice {
            None => Ok(self.site.notices.iter().map(Arc::as_ref).collect()),
            Some(_) => Ok(vec![self.notice(wanted)?]),
        }
    }

    /// The named notice, or the only one.
    pub fn notice(&self, wanted: &Wanted) -> Result<&Notice, Failure> {
        let known = || {
            let known = self.site.notices.iter().map(|notice| notice.slug.text.as_str()).collect::<Vec<_>>();
            ("known", if known.is_empty() { "—".into() } else { known.join("、") })
        };
        let Some(name) = &wanted.notice else {
            return match self.site.notices.as_slice() {
                [only] => Ok(only),
                _ => Err(Failure::Said(&WHICH_NOTICE, vec![known()])),
            };
        };
        let folder = name.trim_end_matches('/').trim_start_matches("./").trim_start_matches("content/");
        let folder = folder.trim_end_matches("/notice.md");
        let found = self.site.notices.iter().find(|notice| notice.slug.text == folder || notice.folder == folder);
        found.map(Arc::as_ref).ok_or_else(|| Failure::Said(&NO_SUCH_NOTICE, vec![("notice", name.clone()), known()]))
    }

    /// Every error that a check tells of a notice's own files.
    pub fn errors_of(&self, notice: &Notice, today: Date) -> Findings {
        let mut found = self.findings.clone();
        let plan = Plan::new(&self.site, &mut found);
        let folder = format!("content/{}/", notice.folder);
        let is_own = |place: &Place| place.source.path.starts_with(&folder);
        let is_error = |finding: &Finding| finding.severity == Severity::Error;
        check::run(&Request { plan: &plan, today, published: None }, found)
            .into_iter()
            .filter(|finding| is_error(finding) && finding.place.iter().chain(&finding.related).any(is_own))
            .collect()
    }

    pub fn failed(&self, error: std::io::Error) -> Failure {
        Failure::Io(self.root.join("content"), error)
    }
}
