//! Arguments, one command, an exit code: 0 all is well, 1 something was found, 2 it could not run.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(tongbao::cmd::run(std::env::args_os()))
}
