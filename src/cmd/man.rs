//! `tongbao man [DIR]`: the manual, made of the same definition as the help.

use std::path::Path;

use super::{Failure, definition};
use crate::catalogue::Language;

pub fn run(folder: Option<&Path>, language: Language) -> Result<u8, Failure> {
    let command = definition(language);
    let fail = |error| Failure::Io(folder.unwrap_or(Path::new("-")).to_path_buf(), error);
    match folder {
        Some(folder) => {
            std::fs::create_dir_all(folder).map_err(fail)?;
            clap_mangen::generate_to(command, folder).map_err(fail)?;
        }
        None => clap_mangen::Man::new(command).render(&mut std::io::stdout()).map_err(fail)?,
    }
    Ok(0)
}
