//! From the plan to bytes.
//!
//! The unit of work is a notice: its texts are turned from Markdown once and stand on the notice's page, on
//! the issues' pages and in its data files; then they are dropped. What comes out goes straight to a
//! [`Receiver`], so that no rendered page is kept.

mod bodies;
mod document;
mod heads;
mod lists;
mod look_through;
mod notice;
mod parts;
mod past;
mod placed;
mod single;
mod site;

use std::collections::{HashMap, HashSet};
use std::io;
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::catalogue::findings::TEMPLATE_FAILED;
use crate::catalogue::{Language, both};
use crate::finding::{Finding, Findings};
use crate::formats::{self, government_meta, json_ld, open_graph};
use crate::load;
use crate::model::{Address, Asset, ISSUES_A_PIECE, Site};
use crate::plan::{IssueRef, Page, PageKind, Plan, addresses, moved};
use crate::source::Place;
use crate::theme::view::{Content, Html, PageView, common_labels};
use crate::theme::{Failure, Theme};
use crate::typeset::Typesetter;

pub use bodies::Used;
use bodies::{Bodies, NoticeTexts};
pub use look_through::LookThrough;
use notice::Common;
pub use single::Prepared;

/// Room for the page of a notice of some twenty issues, so that few pages have to be moved while they grow.
const PAGE_ROOM: usize = 128 << 10;

/// The same for the page of an issue.
const ISSUE_ROOM: usize = 32 << 10;

/// Takes what is made, in any order and from several threads.
pub trait Receiver: Sync {
    fn bytes(&self, address: &Address, bytes: &[u8]) -> io::Result<()>;
    fn file(&self, address: &Address, asset: &Asset) -> io::Result<()>;
    /// Called after each piece of work, with how many pages it made.
    fn advance(&self, _pages: usize) {}
}

/// Makes pages and files of a plan.
pub struct Renderer<'a> {
    plan: &'a Plan<'a>,
    theme: &'a Theme,
    bodies: Bodies<'a>,
    organization: json_ld::Organization,
    /// The labels that every page has.
    site_labels: Html,
    language: Language,
    /// Files of `content/` by their address, once a document wants one.
    assets: OnceLock<HashMap<String, &'a str>>,
    typesetter: Typesetter,
    rows: placed::Rows,
    symbols: placed::Symbols,
    titles: Vec<placed::Titles>,
}

/// The data files of one notice.
pub struct DataFiles {
    pub json: Vec<u8>,
    pub csv: Vec<u8>,
}

/// A piece of work for one thread.
enum Job {
    Page(PageKind),
    Notice(usize),
    Feed,
    SiteMapXml,
    IssuesJson,
    SmallFiles,
}

impl<'a> Renderer<'a> {
    /// Also tells the theme about the site.
    pub fn new(plan: &'a Plan<'a>, theme: &'a mut Theme) -> Self {
        theme.set_site(&site::view(plan, theme));
        Self::of(plan, theme)
    }

    /// With a theme that has been told about the site.
    fn of(plan: &'a Plan<'a>, theme: &'a Theme) -> Self {
        let config = &plan.site.config;
        let organization = json_ld::organization(config, config.base_url.as_ref());
        let mut labels = government_meta::every_page(config, config.base_url.as_ref());
        labels.extend(open_graph::every_page(&config.title, config.language.tag()));
        Self {
            plan,
            theme,
            bodies: Bodies::new(plan, theme),
            organization,
            site_labels: common_labels(&labels),
            language: config.language,
            assets: OnceLock::new(),
            typesetter: Typesetter::new(plan.site.fonts.clone()),
            rows: placed::Rows::new(),
            symbols: placed::Symbols::default(),
            titles: plan.site.notices.iter().map(|_| placed::Titles::default()).collect(),
        }
    }

    pub fn plan(&self) -> &'a Plan<'a> {
        self.plan
    }

    /// The data files of one notice.
    pub fn notice_data(&self, at: usize, findings: &mut Findings) -> DataFiles {
        self.data_of(at, &self.bodies.notice(at, findings))
    }

    /// Makes everything. The findings come back unsorted; `Err`: the receiver could not take something.
    pub fn everything(&self, receiver: &dyn Receiver) -> io::Result<Findings> {
        let results: Vec<io::Result<(Findings, Used)>> = self
            .jobs()
            .into_par_iter()
            .with_max_len(1)
            .map_init(|| Vec::with_capacity(PAGE_ROOM), |buffer, job| self.run(&job, receiver, buffer))
            .collect();
        let mut findings = Findings::default();
        let mut used = Used::default();
        for result in results {
            let (found, one) = result?;
            findings.append(found);
            used.merge(one);
        }
        self.bodies.look_through_broken(&mut findings);
        self.bodies.check_anchors(&used, &mut findings);
        self.copy_assets(&used, receiver, &mut findings)?;
        look_through::site_findings(self.plan, &mut findings);
        tell_each_template_once(&mut findings);
        Ok(findings)
    }

    pub fn theme(&self) -> &'a Theme {
        self.theme
    }

    /// Makes one page.
    pub fn page(&self, page: &Page, findings: &mut Findings) -> Vec<u8> {
        self.page_with_uses(page, findings).0
    }

    fn page_with_uses(&self, page: &Page, findings: &mut Findings) -> (Vec<u8>, Used) {
        let mut out = Vec::new();
        let used = match page.kind {
            PageKind::Notice(at) => {
                let mut texts = self.bodies.notice(at, findings);
                let common = self.common(at, &texts, findings);
                self.write_notice(at, &texts, &common, &mut out, findings);
                texts.take_used()
            }
            PageKind::Issue(at) => {
                let mut texts = self.bodies.notice_with(at.notice, Some(at.issue), findings);
                let common = self.common(at.notice, &texts, findings);
                self.write_issue(at, &texts, &common, &mut out, findings);
                texts.take_used()
            }
            kind => self.write_page(kind, &mut out, findings),
        };
        (out, used)
    }

    /// The longest pieces of work come first.
    fn jobs(&self) -> Vec<Job> {
        let mut jobs = vec![Job::IssuesJson, Job::SiteMapXml, Job::Feed];
        let pages = self.plan.pages.iter().map(|page| page.kind);
        jobs.extend(pages.filter(|kind| !matches!(kind, PageKind::Notice(_) | PageKind::Issue(_))).map(Job::Page));
        jobs.extend((0..self.plan.site.notices.len()).map(Job::Notice));
        jobs.push(Job::SmallFiles);
        jobs
    }

    fn run(&self, job: &Job, receiver: &dyn Receiver, out: &mut Vec<u8>) -> io::Result<(Findings, Used)> {
        let mut findings = Findings::default();
        let mut used = Used::default();
        let site = self.plan.site;
        let base = site.config.base_url.as_ref();
        out.clear();
        match job {
            Job::Page(kind) => {
                used = self.write_page(*kind, out, &mut findings);
                receiver.bytes(&self.address(*kind), out)?;
                receiver.advance(1);
            }
            Job::Notice(at) => used = self.notice_job(*at, receiver, out, &mut findings)?,
            Job::Feed => receiver.bytes(&Address::file(addresses::FEED), &formats::feed(site, base))?,
            Job::SiteMapXml => self.site_map_xml(receiver)?,
            Job::IssuesJson => {
                receiver.bytes(&Address::file(addresses::ISSUES_JSON), &formats::issues_json(site, base))?;
            }
            Job::SmallFiles => self.small_files(receiver)?,
        }
        Ok((findings, used))
    }

    /// A notice's page, its issues' pages and its data.
    fn notice_job(
        &self,
        at: usize,
        receiver: &dyn Receiver,
        out: &mut Vec<u8>,
        findings: &mut Findings,
    ) -> io::Result<Used> {
        let notice = self.plan.notice(at);
        let mut texts = self.bodies.notice(at, findings);
        let common = self.common(at, &texts, findings);
        let issues = || {
            let issues = (0..notice.issues.len()).into_par_iter().with_min_len(ISSUES_A_PIECE);
            let written = issues.map_init(
                || Vec::with_capacity(ISSUE_ROOM),
                |out, issue| {
                    let mut findings = Findings::default();
                    let at = IssueRef { notice: at, issue };
                    out.clear();
                    self.write_issue(at, &texts, &common, out, &mut findings);
                    receiver.bytes(&self.address(PageKind::Issue(at)), out).map(|()| findings)
                },
            );
            written.collect::<io::Result<Vec<Findings>>>()
        };
        let whole = || {
            let mut findings = Findings::default();
            self.write_notice(at, &texts, &common, out, &mut findings);
            receiver.bytes(&addresses::notice(notice), out).map(|()| findings)
        };
        let data = || {
            let data = self.data_of(at, &texts);
            receiver.bytes(&addresses::notice_json(notice), &data.json)?;
            receiver.bytes(&addresses::issues_csv(notice), &data.csv)
        };
        let (issues, (whole, data)) = rayon::join(issues, || rayon::join(whole, data));
        issues?.into_iter().chain([whole?]).for_each(|found| findings.append(found));
        data?;
        if notice.pdf.is_some()
            && let Some(pdf) = self.pdf_of(at, &texts, findings)
        {
            receiver.bytes(&addresses::notice_pdf(notice), &pdf)?;
        }
        receiver.advance(notice.issues.len() + 1);
        Ok(texts.take_used())
    }

    fn data_of(&self, at: usize, texts: &NoticeTexts) -> DataFiles {
        let notice = self.plan.notice(at);
        let base = self.plan.site.config.base_url.as_ref();
        let marked = texts.marked_issues(formats::internal_mark(self.language));
        DataFiles {
            json: formats::notice_json(notice, &texts.plain(), base),
            csv: formats::issues_csv(notice, &texts.in_a_table(&marked), base, self.language),
        }
    }

    fn write_page(&self, kind: PageKind, out: &mut Vec<u8>, findings: &mut Findings) -> Used {
        let mut used = Used::default();
        let mut text = None;
        let content = match kind {
            PageKind::Plain(at) => {
                let text = text.insert(self.bodies.plain(at, findings));
                self.plain_content(at, text)
            }
            kind => self.list_content(kind, findings),
        };
        let head = self.head(kind, &text.as_ref().map(heads::Content::from).unwrap_or_default(), findings);
        self.fill_template(kind, &self.root_of(kind), &head, &content, out, findings);
        if let (PageKind::Plain(at), Some(text)) = (kind, text) {
            used = Used::of(text, &self.plan.site.pages[at].body.source);
        }
        used
    }

    fn write_notice(
        &self,
        at: usize,
        texts: &NoticeTexts,
        common: &Common,
        out: &mut Vec<u8>,
        findings: &mut Findings,
    ) {
        let kind = PageKind::Notice(at);
        let content = self.notice_content(at, texts, common);
        let head = self.head(kind, &texts.into(), findings);
        self.fill_template(kind, &self.root_of(kind), &head, &content, out, findings);
    }

    fn write_issue(
        &self,
        at: IssueRef,
        texts: &NoticeTexts,
        common: &Common,
        out: &mut Vec<u8>,
        findings: &mut Findings,
    ) {
        let kind = PageKind::Issue(at);
        let content = self.issue_content(at, texts, common, findings);
        let body = texts.issue(at.issue);
        let head = self.issue_head(at, &body.into(), &common.heads);
        self.fill_template(kind, &common.root, &head, &content, out, findings);
    }

    fn fill_template(
        &self,
        kind: PageKind,
        root: &str,
        head: &PageView,
        content: &Content,
        out: &mut Vec<u8>,
        findings: &mut Findings,
    ) {
        if let Err(failure) = self.theme.render(head, root, content, out) {
            findings.push(self.template_failed(kind, content.template(), failure));
        }
    }

    fn template_failed(&self, kind: PageKind, template: &str, failure: Failure) -> Finding {
        Finding::new(&TEMPLATE_FAILED, failure.place.unwrap_or_else(|| self.place_of(kind)))
            .with("address", self.address(kind).as_str())
            .with("template", template)
            .with_said(both!("reason"), |language| language.pick(&failure.reason_zh, &failure.reason))
    }

    /// The error page is served at any depth, so its links begin at the base; all others are relative.
    fn root_of(&self, kind: PageKind) -> String {
        if kind == PageKind::NotFound {
            return self.plan.site.config.base_url.as_ref().map_or_else(|| "/".into(), |base| base.path.clone());
        }
        self.address(kind).to_root()
    }

    fn address(&self, kind: PageKind) -> Address {
        match kind {
            PageKind::Notice(at) => addresses::notice(self.plan.notice(at)),
            PageKind::Issue(at) => {
                let (notice, issue) = self.plan.issue(at);
                addresses::issue(notice, issue)
            }
            PageKind::Category(at) => addresses::category(&self.plan.index.categories[at].slug),
            PageKind::Status(kind) => addresses::status(kind),
            PageKind::Unit(at) => addresses::unit(&self.plan.index.units[at].slug),
            PageKind::Topic(at) => addresses::topic(&self.plan.index.topics[at].slug),
            kind => self
                .plan
                .pages
                .iter()
                .find(|page| page.kind == kind)
                .map(|page| page.address.clone())
                .unwrap_or_default(),
        }
    }

    fn place_of(&self, kind: PageKind) -> Place {
        let site: &Site = self.plan.site;
        match kind {
            PageKind::Notice(at) => Place::file(&site.notices[at].body.source),
            PageKind::Issue(at) => Place::file(&self.plan.issue(at).1.body.source),
            PageKind::Plain(at) => Place::file(&site.pages[at].body.source),
            _ => Place::file(&site.config.source),
        }
    }

    fn site_map_xml(&self, receiver: &dyn Receiver) -> io::Result<()> {
        let site = self.plan.site;
        let Some(base) = &site.config.base_url else { return Ok(()) };
        let listed = self.plan.pages.iter().filter(|page| page.kind != PageKind::NotFound);
        let entries: Vec<_> = listed.map(|page| (page.address.clone(), self.last_change(page.kind))).collect();
        for (address, bytes) in formats::sitemap(&entries, base) {
            receiver.bytes(&address, &bytes)?;
        }
        Ok(())
    }

    fn last_change(&self, kind: PageKind) -> Option<jiff::civil::Date> {
        match kind {
            PageKind::Notice(at) => Some(self.plan.notice(at).changed()),
            PageKind::Issue(at) => {
                let (notice, issue) = self.plan.issue(at);
                Some(notice.issue_changed(issue))
            }
            PageKind::Plain(at) => self.plan.site.pages[at].updated,
            _ => None,
        }
    }

    fn small_files(&self, receiver: &dyn Receiver) -> io::Result<()> {
        let config = &self.plan.site.config;
        receiver.bytes(
            &Address::file(addresses::ROBOTS),
            &formats::robots(self.plan.site.edition, config.base_url.as_ref()),
        )?;
        let vcard = formats::vcard(&config.contact, config.office.as_deref(), &config.title);
        receiver.bytes(&Address::file(addresses::VCARD), &vcard)?;
        for (address, bytes) in formats::schemas() {
            receiver.bytes(&address, bytes)?;
        }
        for (address, bytes) in self.theme.assets() {
            receiver.bytes(&Address::file(address.clone()), bytes)?;
        }
        for moved in moved(self.plan.site) {
            let address = &moved.from;
            let to = format!("{}{}", address.to_root(), moved.to.href());
            receiver.bytes(address, &formats::redirect(&to, moved.title, config.language.tag()))?;
        }
        Ok(())
    }

    /// Publishes the files that something uses, and no others: one that only an internal text shows must not leak.
    fn copy_assets(&self, used: &Used, receiver: &dyn Receiver, findings: &mut Findings) -> io::Result<()> {
        let wanted = look_through::wanted_assets(self.plan, used, findings);
        wanted.into_par_iter().try_for_each(|(address, asset)| receiver.file(address, asset))
    }
}

/// One wrong line of a template is wrong on every page that it makes; the first of them is told.
fn tell_each_template_once(findings: &mut Findings) {
    let failed = |finding: &Finding| finding.kind.code == TEMPLATE_FAILED.code;
    if !findings.iter().any(failed) {
        return;
    }
    findings.sort();
    let mut told = HashSet::new();
    findings.retain(|finding| {
        let place = finding.place.as_ref().map(|place| (place.source.path.clone(), place.span));
        !failed(finding) || told.insert(place)
    });
}

/// Keeps everything in memory: for tests, and for looking at a site without writing it.
#[derive(Default)]
pub struct InMemory {
    pub files: std::sync::Mutex<HashMap<String, Vec<u8>>>,
}

impl Receiver for InMemory {
    fn bytes(&self, address: &Address, bytes: &[u8]) -> io::Result<()> {
        self.insert(address, bytes.to_vec());
        Ok(())
    }

    fn file(&self, address: &Address, asset: &Asset) -> io::Result<()> {
        self.insert(address, load::asset_bytes(asset)?);
        Ok(())
    }
}

impl InMemory {
    fn insert(&self, address: &Address, bytes: Vec<u8>) {
        // A thread that panicked while it held the lock has left a whole map behind.
        let mut files = self.files.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        files.insert(address.file_path(), bytes);
    }
}

/// Takes everything and keeps nothing: for finding what is wrong with a site that will not be written.
pub struct Nowhere;

impl Receiver for Nowhere {
    fn bytes(&self, _: &Address, _: &[u8]) -> io::Result<()> {
        Ok(())
    }

    fn file(&self, _: &Address, _: &Asset) -> io::Result<()> {
        Ok(())
    }
}
