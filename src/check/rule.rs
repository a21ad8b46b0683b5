//! What a rule is: a kind of finding, its page in the manual, and what it looks at.
//!
//! A rule looks at as little as it needs, so that the runner can prepare a text once and show it to all
//! of them. Rules are values in one list: the runner, `--explain`, `--list` and `docs/rules.md` all read it.

use std::ops::Range;

use super::phrases::{Near, Phrases};
use super::reporter::Reporter;
use super::text::{Block, Document, NoticeTexts};
use crate::catalogue::Language;
use crate::finding::{Finding, Kind};
use crate::model::Site;

/// A rule (规则).
#[derive(Debug)]
pub struct Rule {
    /// Its code, its name, how much it weighs, and what it says.
    pub kind: &'static Kind,
    pub zh: Page,
    pub en: Page,
    /// A text that it finds fault with: a body, or files, each after a line `=== name`.
    pub bad: &'static str,
    /// The same without the fault.
    pub good: &'static str,
    pub looks: &'static [Look],
}

/// What the manual says of a rule.
#[derive(Debug)]
pub struct Page {
    pub title: &'static str,
    /// What it checks.
    pub what: &'static str,
    /// Why that matters, with the standard that says so.
    pub why: &'static str,
}

/// What a rule looks at.
#[derive(Debug)]
pub enum Look {
    /// Words; the texts of all rules are searched for all of them in one pass.
    Words(&'static [&'static str], fn(&Hit, &mut Reporter)),
    /// Phrases, four characters long or longer: each place where a single character of one is another, until one is told
    /// for that character.
    Phrases(fn(&Site) -> Vec<String>, LookAtNear),
    /// Each block of prose.
    Prose(fn(&Document, &Block, &mut Reporter)),
    /// Each block, code and raw HTML included: what must not leak may hide there.
    Anything(fn(&Document, &Block, &mut Reporter)),
    /// Each file.
    Document(fn(&Document, &mut Reporter)),
    /// Each notice with its issues.
    Notice(fn(&NoticeTexts, &mut Reporter)),
    /// Each notice, once all of its blocks know where these words stand in them.
    NoticeWords(&'static [&'static str], fn(&NoticeTexts, &mut Reporter)),
    /// The site as a whole.
    Site(fn(&mut Reporter)),
}

pub type LookAtNear = fn(&NearHit) -> Option<Finding>;

/// A word that was found in a block of prose.
pub struct Hit<'a> {
    pub document: &'a Document<'a>,
    pub block: &'a Block,
    /// Where it stands in the block's text.
    pub range: Range<usize>,
    /// Which of its look's words it is.
    pub word: usize,
}

/// A phrase that was found in a block of prose with a single other character.
pub struct NearHit<'a> {
    pub document: &'a Document<'a>,
    pub block: &'a Block,
    pub near: Near<'a>,
    /// All that were searched for.
    pub phrases: &'a Phrases,
}

impl Rule {
    pub fn page(&self, language: Language) -> &Page {
        language.pick(&self.zh, &self.en)
    }

    /// Whether a person or a file means this rule: by its code or its name.
    pub fn is_called(&self, name: &str) -> bool {
        self.kind.name == name || self.kind.code.eq_ignore_ascii_case(name)
    }
}

impl Hit<'_> {
    pub fn before(&self) -> &str {
        &self.block.text[..self.range.start]
    }

    pub fn after(&self) -> &str {
        &self.block.text[self.range.end..]
    }

    pub fn text(&self) -> &str {
        &self.block.text[self.range.clone()]
    }
}

/// Declares the one rule of a file.
macro_rules! rule {
    (
        $code:literal $name:literal $severity:ident
        says zh $zh:literal / $zh_hint:literal
        says en $en:literal / $en_hint:literal
        zh $zh_title:literal / $zh_what:literal / $zh_why:literal
        en $en_title:literal / $en_what:literal / $en_why:literal
        bad $bad:literal
        good $good:literal
        looks $($look:expr),+ $(,)?
    ) => {
        pub static KIND: $crate::finding::Kind = $crate::finding::Kind {
            code: $code,
            name: $name,
            severity: $crate::finding::Severity::$severity,
            zh: $crate::finding::Wording { message: $zh, hint: $zh_hint },
            en: $crate::finding::Wording { message: $en, hint: $en_hint },
        };
        pub static RULE: $crate::check::rule::Rule = $crate::check::rule::Rule {
            kind: &KIND,
            zh: $crate::check::rule::Page { title: $zh_title, what: $zh_what, why: $zh_why },
            en: $crate::check::rule::Page { title: $en_title, what: $en_what, why: $en_why },
            bad: $bad,
            good: $good,
            looks: &[$($look),+],
        };
    };
}
pub(crate) use rule;
