//! The site under review: loaded as an edition shows it, with the notices that were asked for.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use crate::catalogue::findings::DRAFT;
use crate::catalogue::review::{
    BROKEN_SITE, DRAFTS_LEFT_OUT, NO_NOTICES, NO_SUCH_NOTICE, NOTHING_BUT_DRAFTS, NOTICE_IS_BROKEN, NOTICE_IS_DRAFT,
    WHICH_NOTICE,
};
use crate::catalogue::{both, known, listed};
use crate::check::{self, Request};
use crate::cmd::arguments::{Common, Content};

use crate::cmd::terminal::Terminal;
use crate::cmd::{Failure, named_notice};
use crate::finding::{Finding, Findings, Severity};
use crate::load::{self, Loaded};
use crate::model::{Notice, Site};
use crate::plan::Plan;
use crate::review;
use crate::source::Place;

/// Which edition, and which notice if one was named.
#[derive(Debug, Clone)]
pub struct Wanted {
    pub content: Content,
    pub notice: Option<String>,
}

/// 送审的通报: what was asked for.
pub struct Asked<'a> {
    pub notices: Vec<&'a Notice>,
    /// The files, by their paths from the root, of their texts that cannot be read: they are missing from what is
    /// reviewed, and so is a notice whose own file is among them.
    pub broken: Vec<String>,
}

pub struct Desk {
    pub root: PathBuf,
    pub site: Site,
    /// What is wrong with the content.
    pub findings: Findings,
}

impl Desk {
    pub fn open(wanted: &Wanted, common: &Common, terminal: &Terminal) -> Result<Desk, Failure> {
        let tree = load::read(&common.root)?;
        let Loaded { site, mut findings } = Loaded::of(tree, &wanted.content.options()).map_err(|findings| {
            terminal.findings(&findings);
            Failure::Said(&BROKEN_SITE, Vec::new())
        })?;
        findings.sort();
        Ok(Desk { root: common.root.clone(), site, findings })
    }

    /// The named notice, or all. Drafts that are missing among all are told of, and what is wrong with `site.yaml` and
    /// with texts that are missing because they cannot be read.
    pub fn asked(&self, wanted: &Wanted, terminal: &Terminal) -> Result<Asked<'_>, Failure> {
        let notices = match &wanted.notice {
            Some(_) => vec![self.notice(wanted)?],
            None => {
                let drafts = self.drafts().collect::<Vec<_>>();
                if !drafts.is_empty() {
                    terminal.remark(
                        &DRAFTS_LEFT_OUT.with(terminal.language, &[("drafts", terminal.language.list(drafts))]),
                    );
                }
                self.site.notices.iter().map(Arc::as_ref).collect()
            }
        };
        if notices.is_empty() && self.drafts().next().is_none() && self.broken_notices().next().is_none() {
            terminal.remark(NO_NOTICES.say(terminal.language));
        }
        let folder = wanted.notice.as_ref().map(|_| notices[0].folder.as_str());
        let broken = self.broken_texts(folder);
        if !terminal.speaks_to_machines() {
            // What cannot be read in site.yaml may be a rule of the review.
            let is_of_rules = |finding: &Finding, place: &Place| {
                finding.kind.severity == Severity::Error && place.source.path == self.site.config.source.path
            };
            let told = self.findings.iter().filter(|finding| {
                finding
                    .place
                    .as_ref()
                    .is_some_and(|place| broken.contains(&place.source.path) || is_of_rules(finding, place))
            });
            terminal.findings(&told.cloned().collect());
        }
        Ok(Asked { notices, broken })
    }

    /// The named notice, or the only one.
    pub fn notice(&self, wanted: &Wanted) -> Result<&Notice, Failure> {
        let Some(name) = &wanted.notice else {
            return match self.site.notices.as_slice() {
                [only] => Ok(only),
                [] => Err(self.nothing_to_name()),
                _ => Err(Failure::Said(&WHICH_NOTICE, self.known().into())),
            };
        };
        let folder = named_notice(name);
        let found = self.site.notices.iter().find(|notice| notice.is_called(&folder));
        found.map(Arc::as_ref).ok_or_else(|| {
            let named = ("notice", name.clone());
            if self.drafts().any(|draft| draft == folder) {
                Failure::Said(&NOTICE_IS_DRAFT, vec![named])
            } else if self.broken_notices().any(|broken| broken == folder) {
                Failure::Said(&NOTICE_IS_BROKEN, vec![("notices", folder)])
            } else if self.site.notices.is_empty() {
                self.nothing_to_name()
            } else {
                Failure::Said(&NO_SUCH_NOTICE, [named].into_iter().chain(self.known()).collect())
            }
        })
    }

    fn known(&self) -> [(&'static str, String); 2] {
        known(self.site.notices.iter().map(|notice| &notice.slug.text))
    }

    fn nothing_to_name(&self) -> Failure {
        let drafts = self.drafts().collect::<Vec<_>>();
        let broken = self.broken_notices().collect::<Vec<_>>();
        if !broken.is_empty() {
            Failure::Said(&NOTICE_IS_BROKEN, listed(both!("notices"), broken).into())
        } else if drafts.is_empty() {
            Failure::Said(&NO_NOTICES, Vec::new())
        } else {
            Failure::Said(&NOTHING_BUT_DRAFTS, listed(both!("drafts"), drafts).into())
        }
    }

    /// The folders of notices that were left out because they are drafts.
    fn drafts(&self) -> impl Iterator<Item = &str> {
        let of_drafts = self.findings.iter().filter(|finding| finding.kind.code == DRAFT.code);
        let paths = of_drafts.filter_map(|finding| finding.place.as_ref()).map(|place| place.source.path.as_str());
        paths.filter_map(|path| path.strip_prefix("content/")?.strip_suffix("/notice.md"))
    }

    /// The files of texts that something is wrong with: a notice's, or all notices'.
    fn broken_texts(&self, folder: Option<&str>) -> Vec<String> {
        // Texts at the top of content/ are pages of the office's own, which nobody signs.
        let is_meant = |path: &str| match folder {
            Some(folder) => path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')),
            None => path.contains('/'),
        };
        let paths = self.site.broken.iter().map(|text| text.path.as_str());
        paths.filter(|path| is_meant(path)).map(|path| format!("content/{path}")).collect()
    }

    /// The folders of notices that are missing because something is wrong with them.
    fn broken_notices(&self) -> impl Iterator<Item = &str> {
        self.site.broken.iter().filter_map(|text| text.path.strip_suffix("/notice.md"))
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

    /// A signature or comment could not be written.
    pub fn not_recorded(&self, notice: &Notice, error: std::io::Error) -> Failure {
        Failure::Io(review::folder(&self.root, notice), error)
    }

    pub fn failed(&self, error: std::io::Error) -> Failure {
        Failure::Io(self.root.join("content"), error)
    }
}
