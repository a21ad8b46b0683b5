//! Where rules put what they find, and what they may ask.

use std::ops::Range;

use jiff::civil::Date;

use super::published::Published;
use super::rule::Hit;
use super::text::{Block, Document};
use crate::config::Config;
use crate::finding::{Finding, Findings, Kind};
use crate::model::Site;
use crate::plan::Plan;

/// Takes the findings of one rule after the other.
pub struct Reporter<'a> {
    pub plan: &'a Plan<'a>,
    /// The day on which the site is checked.
    pub today: Date,
    /// The site as it was published, if it is at hand.
    pub published: Option<&'a Published>,
    pub(super) findings: Findings,
}

impl Reporter<'_> {
    pub fn site(&self) -> &Site {
        self.plan.site
    }

    pub fn config(&self) -> &Config {
        &self.plan.site.config
    }

    pub fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
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
