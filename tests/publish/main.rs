//! Publishing: the engine against a target in memory that fails at every step, and the real program against folders.

#[allow(dead_code, unused_imports)]
#[path = "../site/support/mod.rs"]
mod folders;

mod clock;
mod faults;
mod memory;
mod program;
mod support;
