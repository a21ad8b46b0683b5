//! What the office said about rules: how much each weighs, which are off, which texts are right as they stand.

use super::rule::Rule;
use super::rules::{self, RULES};
use crate::config::{Checks, Config, Strictness};
use crate::finding::{Finding, Findings};
use crate::source::Place;

pub struct Settings<'a> {
    checks: &'a Checks,
}

impl<'a> Settings<'a> {
    /// Reports names that mean no rule.
    pub fn new(config: &'a Config, findings: &mut Findings) -> Self {
        for (name, _) in &config.checks.severity {
            if rules::find(&name.value).is_none() {
                findings.push(rules::unknown(Place::at(&config.source, name.span), &name.value));
            }
        }
        Self { checks: &config.checks }
    }

    /// The rules that are not off.
    pub fn rules(&self) -> Vec<&'static Rule> {
        RULES.iter().copied().filter(|rule| self.of(rule) != Some(Strictness::Off)).collect()
    }

    /// Gives findings the weight that the office wants, and drops those inside of texts that are right.
    pub fn apply(&self, findings: &mut Findings) {
        if self.checks.severity.is_empty() && self.checks.allow.is_empty() {
            return;
        }
        findings.retain(|finding| {
            let Some(rule) = rules::of(finding.kind) else { return true };
            if let Some(Strictness::Weighs(severity)) = self.of(rule) {
                finding.severity = severity;
            }
            !self.is_right(finding)
        });
    }

    /// The last word on a rule counts.
    fn of(&self, rule: &Rule) -> Option<Strictness> {
        self.checks
            .severity
            .iter()
            .rev()
            .find(|(name, _)| rule.is_called(&name.value))
            .map(|(_, strictness)| *strictness)
    }

    /// Whether the place of a finding lies inside one of the texts that are right as they stand.
    fn is_right(&self, finding: &Finding) -> bool {
        let Some(Place { source, span: Some(span) }) = &finding.place else { return false };
        self.checks.allow.iter().any(|right| {
            let from = source.text.floor_char_boundary(span.end.saturating_sub(right.len()));
            let to = source.text.floor_char_boundary(span.start.saturating_add(right.len()));
            let Some(around) = source.text.get(from..to) else { return false };
            around.match_indices(right.as_str()).any(|(at, _)| {
                let start = from + at;
                start <= span.start && span.end <= start + right.len()
            })
        })
    }
}
