//! `checks:` in `site.yaml`: what an office wants the checker to look for, and what to leave alone.
//!
//! Rules are named here and known further down, so that names stand as they were written, with their
//! places; the checker says which of them it does not know.

use crate::finding::Severity;
use crate::yaml::{Fields, Text};

#[derive(Debug, Clone, Default)]
pub struct Checks {
    /// How much each named rule weighs; a rule by its code or its name.
    pub severity: Vec<(Text, Strictness)>,
    /// Texts that are right as they stand: a finding inside one of them is dropped.
    pub allow: Vec<String>,
    /// Wrong words and the right ones.
    pub words: Vec<(Text, Text)>,
    /// Hosts besides the site's own and those of the government that links may lead to.
    pub hosts: Vec<String>,
    /// Fewer characters than this say too little of how an issue was put right.
    pub shortest: usize,
}

/// What becomes of a rule's findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strictness {
    Off,
    Weighs(Severity),
}

pub const CHECK_KEYS: &[&str] = &["severity", "allow", "words", "hosts", "shortest"];

/// An honest account of an issue has never been shorter in the notices that were looked at.
const SHORTEST: usize = 15;

impl Strictness {
    const WORDS: &'static [(&'static str, Strictness)] = &[
        ("error", Strictness::Weighs(Severity::Error)),
        ("warning", Strictness::Weighs(Severity::Warning)),
        ("note", Strictness::Weighs(Severity::Note)),
        ("off", Strictness::Off),
    ];
}

impl Checks {
    pub fn read(fields: &mut Fields) -> Self {
        let Some(mut fields) = fields.map("checks", CHECK_KEYS) else {
            return Self { shortest: SHORTEST, ..Self::default() };
        };
        Self {
            severity: read_severity(&mut fields),
            allow: fields.texts("allow").into_iter().map(|text| text.value).collect(),
            words: fields.pairs("words"),
            hosts: fields.texts("hosts").into_iter().map(|text| text.value).collect(),
            shortest: fields.whole_number("shortest").map_or(SHORTEST, |shortest| shortest as usize),
        }
    }
}

fn read_severity(fields: &mut Fields) -> Vec<(Text, Strictness)> {
    let given = fields.pairs("severity").into_iter().filter(|(_, word)| !word.value.is_empty());
    given
        .filter_map(|(rule, word)| fields.meaning(&rule.value, word, Strictness::WORDS).map(|meant| (rule, meant)))
        .collect()
}
