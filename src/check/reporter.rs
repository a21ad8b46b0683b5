//! Where rules put what they find, and what they may ask.

use std::ops::Range;

use hashbrown::HashMap;
use jiff::civil::Date;

use super::Request;
use super::published::Published;
use super::rule::Hit;
use super::text::{Block, Document};
use crate::catalogue::check::TOO_MANY;
use crate::config::Config;
use crate::finding::{Finding, Findings, Kind};
use crate::model::Site;
use crate::plan::Plan;
use crate::source::Place;

/// Takes what the rules find in one file, or in all of them together.
pub struct Reporter<'a> {
    pub plan: &'a Plan<'a>,
    /// The day on which the site is checked.
    pub today: Date,
    /// The site as it was published, if it is at hand.
    pub published: Option<&'a Published>,
    pub(super) findings: Findings,
    /// How often each rule has spoken of the file at hand.
    told: HashMap<&'static str, usize>,
}

/// More findings of one rule in one file tell nobody more.
const MOST: usize = 200;

impl<'a> Reporter<'a> {
    pub fn new(request: &Request<'a>) -> Self {
        let Request { plan, today, published } = *request;
        Self { plan, today, published, findings: Findings::default(), told: HashMap::new() }
    }

    pub fn site(&self) -> &Site {
        self.plan.site
    }

    pub fn config(&self) -> &Config {
        &self.plan.site.config
    }

    pub fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        findings.into_iter().for_each(|finding| self.push(finding));
    }

    pub fn push(&mut self, finding: Finding) {
        let told = self.told.entry(finding.kind.code).or_default();
        *told += 1;
        if *told < MOST {
            self.findings.push(finding);
        } else if *told == MOST {
            let place = finding.place.map_or_else(|| Place::path("content"), |place| Place::file(&place.source));
            let more = Finding::new(&TOO_MANY, place).with("rule", finding.kind.code).with("most", MOST.to_string());
            self.findings.push(more);
        }
    }
}

impl Document<'_> {
    /// A finding at a part of a block's text.
    pub fn finding(&self, kind: &'static Kind, block: &Block, range: Range<usize>) -> Finding {
        Finding::new(kind, self.place(block, range.clone())).with("found", &block.text[range])
    }
}

impl Hit<'_> {
    /// A finding at the word.
    pub fn finding(&self, kind: &'static Kind) -> Finding {
        self.document.finding(kind, self.block, self.range.clone())
    }
}
