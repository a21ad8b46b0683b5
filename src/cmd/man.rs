//! `tongbao man [DIR]`: the manual, made of the same definition as the help.

use std::path::Path;

use super::{Failure, definition, print};
use crate::catalogue::Language;

pub fn run(folder: Option<&Path>, language: Language) -> Result<u8, Failure> {
    let command = definition(language);
    match folder {
        Some(folder) => {
            let fail = Failure::at(folder);
            std::fs::create_dir_all(folder).map_err(&fail)?;
            clap_mangen::generate_to(command, folder).map_err(fail)?;
        }
        None => {
            let mut page = Vec::new();
            // A list of bytes takes all that is written.
            let _ = clap_mangen::Man::new(command).render(&mut page);
            print(&page)?;
        }
    }
    Ok(0)
}
