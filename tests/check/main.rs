//! The checker: its rules' examples, its manual, its corpus, whole notices, and texts that nobody would write.
//!
//! `TONGBAO_BLESS=1 cargo test --test check` writes `docs/rules.md` anew, to be read in the diff.

mod support;

mod allowances;
mod attached;
mod attachments;
mod command;
mod corpus;
mod examples;
mod fixture;
mod habits;
mod hostile;
mod institutions;
mod literals;
mod manual;
mod mending;
mod numerals;
mod offices;
mod phrases;
mod privacy;
mod published;
mod reports;
mod sample;
mod since;
mod titles;
mod unfilled;
mod wording;
