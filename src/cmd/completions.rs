//! `tongbao completions SHELL`

use clap_complete::Shell;

use super::{Failure, definition, print};
use crate::catalogue::Language;

pub fn run(shell: Shell, language: Language) -> Result<u8, Failure> {
    // Its writer must not fail, and standard output may.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut definition(language), "tongbao", &mut script);
    print(&script)?;
    Ok(0)
}
