//! Formats that only another program reads: LibreOffice and pdftotext, where they are installed.
//!
//! Each runs in a folder of its own with a profile of its own, for a bounded time.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use super::program::{self, End};
use crate::catalogue::Phrase;
use crate::catalogue::import::*;
use crate::import::{Foreign, Format};
use crate::load::private_folder;
use crate::model::path::file_address;

/// Why there is no converted file.
pub enum Stop {
    Refused(Refusal),
    /// There is no place for what lies between: the system refused.
    NoPlace(io::Error),
    /// We are to end.
    Interrupted,
}

/// Why a file was not converted.
pub struct Refusal {
    pub reason: &'static Phrase,
    pub args: Vec<(&'static str, String)>,
    pub advice: &'static Phrase,
}

/// LibreOffice takes some seconds to start, and an old machine longer.
const PATIENCE: Duration = Duration::from_secs(180);

/// What the file is called meanwhile: LibreOffice opens no Chinese name where the machine has no Chinese locale.
const NAME: &str = "document";

/// Converts the bytes of a file to a format of ours; `ending` is that of its name.
pub fn convert(bytes: &[u8], ending: &OsStr, foreign: Foreign) -> Result<(Vec<u8>, Format), Stop> {
    let folder = private_folder("tongbao-import-").map_err(Stop::NoPlace)?;
    let file = folder.path().join(NAME).with_extension(ending);
    fs::write(&file, bytes).map_err(Stop::NoPlace)?;
    match foreign {
        Foreign::Writer => office(&file, "docx", folder.path()).map(|bytes| (bytes, Format::Docx)),
        Foreign::Calc => office(&file, "xlsx", folder.path()).map(|bytes| (bytes, Format::Sheet)),
        Foreign::Pdf => pdf(&file, folder.path()).map(|bytes| (bytes, Format::Plain)),
    }
}

fn office(file: &Path, ending: &str, folder: &Path) -> Result<Vec<u8>, Stop> {
    // What is no UTF-8 has no address, and an address is what LibreOffice wants.
    let profile =
        file_address(&folder.join("profile")).ok_or_else(|| Stop::NoPlace(io::ErrorKind::InvalidFilename.into()))?;
    let profile = format!("-env:UserInstallation={profile}");
    for program in office_programs() {
        let mut command = Command::new(program);
        command.args(["--headless", "--norestore", "--nolockcheck"]).arg(&profile);
        command.args(["--convert-to", ending, "--outdir"]).arg(folder).arg(file);
        match run(&mut command)? {
            None => continue,
            Some(false) => return Err(failed("LibreOffice")),
            Some(true) => {}
        }
        return fs::read(file.with_extension(ending)).map_err(|_| failed("LibreOffice"));
    }
    Err(missing(&NEEDS_SOFFICE, &INSTALL_SOFFICE))
}

/// Where LibreOffice may be: its installer puts it on the search path on some systems only.
fn office_programs() -> impl Iterator<Item = PathBuf> {
    let on_path = ["soffice", "libreoffice"].map(PathBuf::from);
    let of_macos = cfg!(target_os = "macos").then(|| "/Applications/LibreOffice.app/Contents/MacOS/soffice".into());
    let of_windows = ["ProgramFiles", "ProgramFiles(x86)"]
        .into_iter()
        .filter_map(std::env::var_os)
        .map(|folder| PathBuf::from(folder).join("LibreOffice").join("program").join("soffice.exe"));
    on_path.into_iter().chain(of_macos).chain(of_windows)
}

fn pdf(file: &Path, folder: &Path) -> Result<Vec<u8>, Stop> {
    let text = folder.join("text.txt");
    let mut command = Command::new("pdftotext");
    command.args(["-enc", "UTF-8"]).arg(file).arg(&text);
    match run(&mut command)? {
        None => Err(missing(&NEEDS_PDFTOTEXT, &INSTALL_PDFTOTEXT)),
        Some(true) => fs::read(&text).map_err(|_| failed("pdftotext")),
        Some(false) => Err(failed("pdftotext")),
    }
}

/// Runs a program for as long as we have patience. `None`: it is not installed.
fn run(command: &mut Command) -> Result<Option<bool>, Stop> {
    let until = Instant::now() + PATIENCE;
    match program::run(command, || Instant::now() >= until) {
        End::NotInstalled => Ok(None),
        End::Well => Ok(Some(true)),
        End::Badly => Ok(Some(false)),
        End::Interrupted => Err(Stop::Interrupted),
    }
}

fn missing(reason: &'static Phrase, advice: &'static Phrase) -> Stop {
    Stop::Refused(Refusal { reason, args: Vec::new(), advice })
}

fn failed(program: &str) -> Stop {
    let args = vec![("program", program.to_string())];
    Stop::Refused(Refusal { reason: &CONVERTER_FAILED, args, advice: &SAVE_AGAIN })
}
