//! Signatures, comments, what changed, and what must never leak, through the real program and its library.

#[allow(dead_code, unused_imports)]
#[path = "../site/support/mod.rs"]
mod support;

mod desk;
mod markers;
mod search;

mod commands;
mod comments;
mod digests;
mod leaks;
mod rules;
