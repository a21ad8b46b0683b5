//! Arguments, one command, an exit code: 0 all is well, 1 something was found, 2 it could not run.

use std::process::ExitCode;

/// Pages are made of many short strings on several threads, which is what this allocator is for.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    ExitCode::from(tongbao::cmd::run(std::env::args_os()))
}
