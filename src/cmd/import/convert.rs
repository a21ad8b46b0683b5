//! Formats that only another program reads: LibreOffice and pdftotext, where they are installed.
//!
//! Each runs in a folder of its own with a profile of its own, for a bounded time, and is ended if it does not end.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::catalogue::Phrase;
use crate::catalogue::import::*;
use crate::import::{Foreign, Format};
use crate::load::private_folder;

/// Why a file was not converted.
pub struct Refusal {
    pub reason: &'static Phrase,
    pub args: Vec<(&'static str, String)>,
    pub advice: &'static Phrase,
}

/// LibreOffice takes some seconds to start, and an old machine longer.
const PATIENCE: Duration = Duration::from_secs(180);
const STEP: Duration = Duration::from_millis(50);

/// What the file is called meanwhile: LibreOffice opens no Chinese name where the machine has no Chinese locale.
const NAME: &str = "document";

/// Converts the bytes of a file to a format of ours; `ending` is that of its name.
pub fn convert(bytes: &[u8], ending: &OsStr, foreign: Foreign) -> Result<(Vec<u8>, Format), Refusal> {
    let folder = private_folder("tongbao-import-").map_err(|_| failed("mkdir"))?;
    let file = folder.path().join(NAME).with_extension(ending);
    fs::write(&file, bytes).map_err(|_| failed("write"))?;
    match foreign {
        Foreign::Writer => office(&file, "docx", folder.path()).map(|bytes| (bytes, Format::Docx)),
        Foreign::Calc => office(&file, "xlsx", folder.path()).map(|bytes| (bytes, Format::Sheet)),
        Foreign::Pdf => pdf(&file, folder.path()).map(|bytes| (bytes, Format::Plain)),
    }
}

fn office(file: &Path, ending: &str, folder: &Path) -> Result<Vec<u8>, Refusal> {
    let missing = || Refusal { reason: &NEEDS_SOFFICE, args: Vec::new(), advice: &INSTALL_SOFFICE };
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    for program in ["soffice", "libreoffice"] {
        let mut command = Command::new(program);
        command.args(["--headless", "--norestore", "--nolockcheck"]).arg(&profile);
        command.args(["--convert-to", ending, "--outdir"]).arg(folder).arg(file);
        match run(&mut command) {
            None => continue,
            Some(false) => return Err(failed("LibreOffice")),
            Some(true) => {}
        }
        return fs::read(file.with_extension(ending)).map_err(|_| failed("LibreOffice"));
    }
    Err(missing())
}

fn pdf(file: &Path, folder: &Path) -> Result<Vec<u8>, Refusal> {
    let text = folder.join("text.txt");
    let mut command = Command::new("pdftotext");
    command.args(["-enc", "UTF-8"]).arg(file).arg(&text);
    match run(&mut command) {
        None => Err(Refusal { reason: &NEEDS_PDFTOTEXT, args: Vec::new(), advice: &INSTALL_PDFTOTEXT }),
        Some(true) => fs::read(&text).map_err(|_| failed("pdftotext")),
        Some(false) => Err(failed("pdftotext")),
    }
}

/// Runs a program to its end. `None`: it is not installed.
fn run(command: &mut Command) -> Option<bool> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = match command.spawn() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
        Err(_) => return Some(false),
        Ok(child) => child,
    };
    let mut waited = Duration::ZERO;
    while waited < PATIENCE {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status.success()),
            Ok(None) => std::thread::sleep(STEP),
            Err(_) => break,
        }
        waited += STEP;
    }
    // It may have ended by itself meanwhile.
    let _ = child.kill();
    let _ = child.wait();
    Some(false)
}

fn failed(program: &str) -> Refusal {
    Refusal { reason: &CONVERTER_FAILED, args: vec![("program", program.to_string())], advice: &SAVE_AGAIN }
}
