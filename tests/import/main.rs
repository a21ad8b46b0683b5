//! Importing, from the bytes of a document to the content files that it becomes.
//!
//! Every area has a file here; all go through the helper in `support`. Documents are built here, part by part, as
//! their makers build them. Expected files stand in `tests/data/import/`; `TONGBAO_BLESS=1 cargo test --test import`
//! writes them anew, to be read in the diff.

mod command;
mod forms;
mod hostile;
mod issues;
mod ledgers;
mod lossless;
mod lossless_ledgers;
mod others;
mod support;
mod table;
mod word;
mod yanshi;
