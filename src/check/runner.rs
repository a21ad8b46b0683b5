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

/// What the rules found, and what authors allow.
pub struct Seen {
    pub findings: Findings,
    pub allowances: Vec<Placed>,
}

pub fn run(request: &Request, settings: &Settings, found: &mut Findings) -> Seen {
    let site = request.plan.site;
    let rules = settings.rules();
    let words = Words::new(&rules, lexicon::read(site, found));
    let runner = Runner { request, rules, words };
    let notices = site.notices.par_iter().map(|notice| runner.notice(&prepare::notice(notice)));
    let pages = site.pages.par_iter().map(|page| runner.lone(&prepare::page(page)));
    let mut all: Vec<Seen> = notices.chain(pages).collect();
    all.push(runner.lone(&prepare::site(&site.config.source)));
    all.push(runner.site());
    let mut seen = Seen { findings: Findings::default(), allowances: Vec::new() };
    for one in all {
        seen.findings.append(one.findings);
        seen.allowances.extend(one.allowances);
    }
    seen
}

struct Runner<'a> {
    request: &'a Request<'a>,
    rules: Vec<&'static Rule>,
    words: Words,
}

impl Runner<'_> {
    fn notice(&self, texts: &NoticeTexts) -> Seen {
        let mut reporter = self.reporter();
        for document in &texts.documents {
            self.document(document, &mut reporter);
        }
        reporter.begin();
        for look in self.looks() {
            if let Look::Notice(check) = look {
                check(texts, &mut reporter);
            }
        }
        Seen { findings: reporter.findings, allowances: texts.documents.iter().flat_map(allowances::place).collect() }
    }

    /// A file that belongs to no notice.
    fn lone(&self, document: &Document) -> Seen {
        let mut reporter = self.reporter();
        self.document(document, &mut reporter);
        Seen { findings: reporter.findings, allowances: allowances::place(document) }
    }

    fn site(&self) -> Seen {
        let mut reporter = self.reporter();
        for look in self.looks() {
            if let Look::Site(check) = look {
                check(&mut reporter);
            }
        }
        Seen { findings: reporter.findings, allowances: Vec::new() }
    }

    fn document(&self, document: &Document, reporter: &mut Reporter) {
        reporter.begin();
        for block in document.prose() {
            self.words.search(document, block, reporter);
        }
        for look in self.looks() {
            match look {
                Look::Prose(check) => document.prose().for_each(|block| check(document, block, reporter)),
                Look::Anything(check) => document.blocks.iter().for_each(|block| check(document, block, reporter)),
                Look::Document(check) => check(document, reporter),
                Look::Words(..) | Look::Notice(_) | Look::Site(_) => {}
            }
        }
    }

    fn looks(&self) -> impl Iterator<Item = &'static Look> {
        self.rules.iter().flat_map(|rule| rule.looks)
    }

    fn reporter(&self) -> Reporter<'_> {
        Reporter::new(self.request)
    }
}
