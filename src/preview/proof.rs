//! A proof (清样): one edition of the site as it stands, from which pages are taken as they are asked for.

use std::collections::{HashSet, VecDeque};
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;
use self_cell::self_cell;

use crate::catalogue::findings::TEMPLATE_FAILED;
use crate::check;
use crate::finding::Findings;
use crate::load::LoadError;
use crate::model::{Edition, Site};
use crate::plan::Plan;
use crate::render::{Nowhere, Prepared};
use crate::theme::Theme;

/// So many pages are remembered, in case a template fails on them.
const PAGES_KEPT: usize = 32;

pub struct Proof {
    pub version: u64,
    pub edition: Edition,
    /// What reading, the theme and the plan found.
    pub findings: Findings,
    /// Why the site could not be read at all.
    pub failure: Option<Arc<LoadError>>,
    /// What is shown: the site as it is, with the last right text in the place of each that is broken.
    pub shown: Option<Arc<Set>>,
    /// The site as it is.
    pub real: Option<Arc<Set>>,
    /// What a build would find, and on which day.
    all: Mutex<Option<(Date, Arc<Findings>)>>,
    pages: Arc<LastPages>,
}

self_cell!(
    struct Cell {
        owner: Site,
        #[covariant]
        dependent: Prepared,
    }
);

/// A site with its plan and its theme.
pub struct Set(Cell);

/// Pages as they were when their templates last filled them.
#[derive(Default)]
pub struct LastPages {
    pages: Mutex<VecDeque<(String, Vec<u8>)>>,
}

impl Proof {
    pub fn new(version: u64, edition: Edition, pages: Arc<LastPages>) -> Self {
        Self {
            version,
            edition,
            findings: Findings::default(),
            failure: None,
            shown: None,
            real: None,
            all: Mutex::default(),
            pages,
        }
    }

    /// What a build would write at an address. A page that its template cannot fill is shown as it was before.
    pub fn output(&self, address: &str, findings: &mut Findings) -> io::Result<Option<Vec<u8>>> {
        let Some(set) = &self.shown else { return Ok(None) };
        let mut own = Findings::default();
        let made = set.prepared().output(address, &mut own)?;
        let failed = own.iter().any(|finding| finding.kind.code == TEMPLATE_FAILED.code);
        findings.append(own);
        Ok(match made {
            Some(_) if failed => self.pages.get(address),
            Some(bytes) => {
                self.pages.keep(address, &bytes);
                Some(bytes)
            }
            None => None,
        })
    }

    /// What a build would find on this day. It renders everything to know, once.
    pub fn all_findings(&self, today: Date) -> Arc<Findings> {
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, findings)) = all.as_ref().filter(|(day, _)| *day == today) {
            return findings.clone();
        }
        let mut findings = self.findings.clone();
        if let Some(set) = &self.real {
            let prepared = set.prepared();
            findings.append(prepared.renderer().everything(&Nowhere).unwrap_or_default());
            findings = check::judge(&check::Request { plan: &prepared.plan, today, published: None }, findings);
        }
        findings.sort();
        let findings = Arc::new(findings);
        *all = Some((today, findings.clone()));
        findings
    }

    /// The site as it is, where it could be read.
    pub fn site(&self) -> Option<&Site> {
        self.real.as_ref().or(self.shown.as_ref()).map(|set| set.site())
    }
}

impl Set {
    pub fn of(site: Site, theme: &Theme, findings: &mut Findings) -> Self {
        Self(Cell::new(site, |site| Prepared::new(Plan::new(site, findings), theme.clone())))
    }

    pub fn site(&self) -> &Site {
        self.0.borrow_owner()
    }

    pub fn prepared(&self) -> &Prepared<'_> {
        self.0.borrow_dependent()
    }

    /// What tells the files at these addresses from others that may come there: length and time.
    pub fn stamps(&self, addresses: &HashSet<&str>) -> String {
        let plan = &self.prepared().plan;
        let is_meant = |path: &str| plan.asset(path).is_some_and(|address| addresses.contains(address.href().as_str()));
        let meant = self.site().assets.iter().filter(|(path, _)| is_meant(path));
        meant
            .map(|(path, asset)| {
                let known = std::fs::metadata(&asset.file).and_then(|file| Ok((file.len(), file.modified()?)));
                format!("{path} {:?}\n", known.ok())
            })
            .collect()
    }
}

impl LastPages {
    fn keep(&self, address: &str, bytes: &[u8]) {
        if !is_page(address) {
            return;
        }
        let mut pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        pages.retain(|(known, _)| known != address);
        pages.truncate(PAGES_KEPT - 1);
        pages.push_front((address.to_string(), bytes.to_vec()));
    }

    fn get(&self, address: &str) -> Option<Vec<u8>> {
        let pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        pages.iter().find(|(known, _)| known == address).map(|(_, bytes)| bytes.clone())
    }
}

fn is_page(address: &str) -> bool {
    address.is_empty() || address.ends_with('/') || address.ends_with(".html")
}
