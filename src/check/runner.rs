//! Shows every text to every rule, notice by notice and in parallel.
//!
//! A notice is the unit of work, as it is when pages are made: its texts are taken apart, looked at, and
//! dropped, so that a large site costs no more memory than its largest notice.

use rayon::prelude::*;

use super::allowances::{self, Placed};
use super::reporter::Reporter;
use super::rule::{Look, Rule};
use super::settings::Settings;
use super::text::{Document, NoticeTexts};
use super::words::Words;
use super::{Request, lexicon, prepare};
use crate::finding::Findings;
use crate::markdown;
use crate::model::ISSUES_A_PIECE;
use crate::render::{LookThrough, Used};

/// What the rules found, weighed as the office wants, and what authors allow.
struct Seen {
    findings: Findings,
    allowances: Vec<Placed>,
}

/// What has been made of the site's texts before.
#[derive(Clone, Copy)]
pub enum Texts<'a> {
    /// They were rendered, and what is wrong with them was told.
    Rendered,
    /// Nothing: they are looked through on the way.
    Unseen(&'a LookThrough<'a>),
}

/// One piece of work: what is to be said of it, sorted, and what its texts used.
type Piece = (Seen, Used);

/// Adds what is found to `found`, and gives what authors allow.
pub fn run(request: &Request, texts: Texts, settings: &Settings, found: &mut Findings) -> Vec<Placed> {
    let site = request.plan.site;
    let rules = settings.rules();
    let words = Words::new(&rules, lexicon::read(site, found), site);
    let runner = Runner { request, texts, settings, rules, words };
    // One by one: left to itself, the last thread would have many notices to look at while the others wait.
    let notices = (0..site.notices.len()).into_par_iter().with_max_len(1).map(|at| runner.notice(at));
    let pages = (0..site.pages.len()).into_par_iter().with_max_len(1).map(|at| runner.page(at));
    let mut pieces: Vec<Piece> = notices.chain(pages).collect();
    // In the order in which all will be told: what lies in order already is soon sorted.
    pieces.sort_by(|(one, _), (other, _)| one.findings.order(&other.findings));
    let of_site = [runner.lone(&prepare::site(&site.config.source)), runner.site()];
    found.reserve(pieces.iter().map(|(seen, _)| seen.findings.len()).sum());
    let mut allowances = Vec::new();
    let mut used = Used::default();
    for (seen, its) in pieces.into_iter().chain(of_site.map(|seen| (seen, Used::default()))) {
        found.append(seen.findings);
        allowances.extend(seen.allowances);
        used.merge(its);
    }
    if let Texts::Unseen(look) = texts {
        look.rest(&used, found);
    }
    allowances
}

impl Seen {
    /// With what looking through the texts told.
    fn with(mut self, told: Findings) -> Self {
        self.findings.append(told);
        self.findings.sort();
        self
    }
}

struct Runner<'a> {
    request: &'a Request<'a>,
    texts: Texts<'a>,
    settings: &'a Settings<'a>,
    rules: Vec<&'static Rule>,
    words: Words,
}

impl Runner<'_> {
    fn notice(&self, at: usize) -> Piece {
        let notice = self.request.plan.notice(at);
        let (mut told, mut used) = (Findings::default(), Used::default());
        let texts = prepare::notice(notice, |see| match self.texts {
            Texts::Rendered => prepare::walk(notice, see),
            Texts::Unseen(look) => used = look.notice(at, see, &mut told),
        });
        (self.texts_of(texts).with(told), used)
    }

    fn page(&self, at: usize) -> Piece {
        let page = &self.request.plan.site.pages[at];
        let (mut told, mut used) = (Findings::default(), Used::default());
        let document = prepare::page(page, |see| match self.texts {
            Texts::Rendered => markdown::walk(&page.body.source, page.body.start, see),
            Texts::Unseen(look) => used = look.page(at, see, &mut told),
        });
        (self.lone(&document).with(told), used)
    }

    fn texts_of(&self, mut texts: NoticeTexts) -> Seen {
        // Each is lent to one thread, since it remembers what was read in it.
        let documents = texts.documents.par_iter_mut().with_min_len(ISSUES_A_PIECE);
        let found: Vec<_> = documents.map(|document| self.document(document)).collect();
        let mut reporter = self.reporter();
        for look in self.looks() {
            if let Look::Notice(check) | Look::NoticeWords(_, check) = look {
                check(&texts, &mut reporter);
            }
        }
        let mut findings = Findings::default();
        found.into_iter().chain([reporter.findings]).for_each(|found| findings.append(found));
        self.seen(findings, texts.documents.iter().flat_map(allowances::place).collect())
    }

    /// A file that belongs to no notice.
    fn lone(&self, document: &Document) -> Seen {
        self.seen(self.document(document), allowances::place(document))
    }

    fn site(&self) -> Seen {
        let mut reporter = self.reporter();
        for look in self.looks() {
            if let Look::Site(check) = look {
                check(&mut reporter);
            }
        }
        self.seen(reporter.findings, Vec::new())
    }

    fn seen(&self, mut findings: Findings, allowances: Vec<Placed>) -> Seen {
        self.settings.apply(&mut findings);
        Seen { findings, allowances }
    }

    fn document(&self, document: &Document) -> Findings {
        let mut reporter = self.reporter();
        for block in document.prose() {
            self.words.search(document, block, &mut reporter);
        }
        for look in self.looks() {
            reporter.passes_over = (!matches!(look, Look::Anything(_))).then_some(document);
            match look {
                Look::Prose(check) => document.prose().for_each(|block| check(document, block, &mut reporter)),
                Look::Anything(check) => document.blocks.iter().for_each(|block| check(document, block, &mut reporter)),
                Look::Document(check) => check(document, &mut reporter),
                Look::Words(..) | Look::Phrases(..) | Look::Notice(_) | Look::NoticeWords(..) | Look::Site(_) => {}
            }
        }
        reporter.findings
    }

    fn looks(&self) -> impl Iterator<Item = &'static Look> {
        self.rules.iter().flat_map(|rule| rule.looks)
    }

    fn reporter(&self) -> Reporter<'_> {
        Reporter::new(self.request)
    }
}
