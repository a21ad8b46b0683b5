//! `tongbao completions SHELL`

use clap_complete::Shell;

use super::{Failure, definition};
use crate::catalogue::Language;

pub fn run(shell: Shell, language: Language) -> Result<u8, Failure> {
    clap_complete::generate(shell, &mut definition(language), "tongbao", &mut std::io::stdout());
    Ok(0)
}
