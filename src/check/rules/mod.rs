//! The rules, one a file, in order of their codes: TB60 words, TB61 grammar, TB63 punctuation and width,
//! TB70 structure, TB72 status, TB80 figures, TB81 dates, TB90 privacy, TB91 links and headings, TB92 the
//! office and its publishing.

use crate::catalogue::check::{MISSPELT_RULE, UNKNOWN_RULE};
use crate::finding::Finding;
use crate::source::Place;
use crate::yaml::nearest;

use super::rule::Rule;

macro_rules! rules {
    ($($file:ident)*) => {
        $(pub mod $file;)*
        /// All of them.
        pub static RULES: &[&Rule] = &[$(&$file::RULE),*];
    };
}

rules! {
    misspelt_word
    confusable_word
    office_word
    redundant_approximation
    doubled_word
    lone_first
    date_format
    identity_number
}

/// The rule of a code or a name.
pub fn find(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.is_called(name))
}

/// Says that there is no such rule, and which one was probably meant.
pub fn unknown(place: Place, name: &str) -> Finding {
    match nearest(name, RULES.iter().map(|rule| rule.kind.name)) {
        Some(meant) => Finding::new(&MISSPELT_RULE, place).with("meant", meant),
        None => Finding::new(&UNKNOWN_RULE, place),
    }
    .with("rule", name)
}
