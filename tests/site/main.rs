//! Whole sites, from a folder of Markdown to a folder of pages, through the real program.
//!
//! Every area has a file here; all go through the builder in `support`. They are one crate, so that they
//! are linked once. Expected files stand in `tests/fixtures/`; `TONGBAO_BLESS=1 cargo test --test site`
//! writes them anew, to be read in the diff.

mod support;

mod commands;
mod dates;
mod editions;
mod expected;
mod findings;
mod hostile;
#[cfg(unix)]
mod kinds;
mod lossless;
mod navigation;
#[cfg(unix)]
mod no_room;
mod sample;
mod titles;
mod writing;
