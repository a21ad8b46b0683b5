//! Reading what lies in the archive, which may have come from elsewhere: a pipe in a file's place would never end.

use std::fs;
use std::io;
use std::path::Path;

use crate::catalogue::system;

pub fn bytes(file: &Path) -> io::Result<Vec<u8>> {
    refuse_special(file)?;
    fs::read(file)
}

pub fn text(file: &Path) -> io::Result<String> {
    refuse_special(file)?;
    fs::read_to_string(file)
}

fn refuse_special(file: &Path) -> io::Result<()> {
    let metadata = fs::metadata(file)?;
    // Of a folder the system says itself what it is.
    if metadata.is_dir() { Ok(()) } else { system::refuse_special(&metadata) }
}
