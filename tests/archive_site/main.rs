//! The archive: snapshots made, killed, damaged, forged and brought back.
//!
//! Most tests call the library, so that a disk that fails can be put under it; those of `commands.rs` run the
//! program as an office does.

mod support;

mod chain;
mod commands;
mod copies;
mod damage;
mod history;
mod kill;
mod sharing;
