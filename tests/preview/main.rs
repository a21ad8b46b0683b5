//! The preview, without a network where none is needed: what it serves is what a build would make, whatever
//! happened to the files in between.
//!
//! One crate, so that it is linked once. `TONGBAO_EDITS=10000 cargo test --test preview random` is the long run.

mod support;

mod faults;
mod http;
mod random;
mod reviewing;
mod same_bytes;
