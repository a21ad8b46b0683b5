//! Publishing: the engine against a target in memory that fails at every step, and the real program against folders.

mod faults;
mod memory;
mod support;
