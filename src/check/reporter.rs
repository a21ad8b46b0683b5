//! Where rules put what they find, and what they may ask.

use std::ops::Range;

use jiff::civil::Date;

use super::Request;
use super::published::Published;
use super::rule::Hit;
use super::text::{Block, Document};
use crate::config::Config;
use crate::finding::{Edit, Finding, Findings, Fix, Kind, Limiter};
use crate::model::Site;
use crate::plan::Plan;

/// Takes what the rules find in one file, or in all of them together.
pub struct Reporter<'a> {
    pub plan: &'a Plan<'a>,
    /// The day on which the site is checked.
    pub today: Date,
    /// The site as it was published, if it is at hand.
    pub published: Option<&'a Published>,
    pub(super) findings: Findings,
    /// The file whose code and addresses are passed over; none where they are looked at as well.
    pub(super) passes_over: Option<&'a Document<'a>>,
    /// What rules have said of the file at hand.
    limiter: Limiter,
}

impl<'a> Reporter<'a> {
    pub fn new(request: &Request<'a>) -> Self {
        let Request { plan, today, published } = *request;
        let (findings, limiter) = (Findings::default(), Limiter::default());
        Self { plan, today, published, findings, passes_over: None, limiter }
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
        let span = finding.place.as_ref().and_then(|place| place.span);
        if let (Some(document), Some(span)) = (self.passes_over, span)
            && document.is_literal(span)
        {
            return;
        }
        if let Some(finding) = self.limiter.admit(finding) {
            self.findings.push(finding);
        }
    }
}

impl Document<'_> {
    /// A finding at a part of a block's text.
    pub fn finding(&self, kind: &'static Kind, block: &Block, range: Range<usize>) -> Finding {
        Finding::new(kind, self.place(block, range.clone())).with("found", &block.text[range])
    }

    /// What is told once a file, at the first of its places, and deleted in all of them together. `None`: there is none.
    pub fn finding_of_deletions(&self, kind: &'static Kind, places: &[(&Block, Range<usize>)]) -> Option<Finding> {
        let (block, range) = places.first()?;
        let edits = places.iter().filter_map(|(block, range)| self.replace(block, range.clone(), ""));
        let mut edits: Vec<Edit> = edits.collect();
        edits.sort_by_key(|edit| edit.span);
        let fix = (!edits.is_empty()).then(|| Fix::sure(edits));
        let finding = Finding::new(kind, self.place(block, range.clone()));
        Some(finding.with("count", places.len().to_string()).mended_by(fix))
    }
}

impl Hit<'_> {
    /// A finding at the word.
    pub fn finding(&self, kind: &'static Kind) -> Finding {
        self.document.finding(kind, self.block, self.range.clone())
    }
}
