//! Formats that only another program reads: LibreOffice and pdftotext, where they are installed.
//!
//! Each runs in a folder of its own with a profile of its own, for a bounded time, and is ended if it does not end.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::catalogue::Phrase;
use crate::catalogue::import::*;
use crate::import::{Foreign, Format};

/// Why a file was not converted.
pub struct Refusal {
    pub reason: &'static Phrase,
    pub args: Vec<(&'static str, String)>,
    pub advice: &'static Phrase,
}

/// LibreOffice takes some seconds to start, and an old machine longer.
const PATIENCE: Duration = Duration::from_secs(180);
const STEP: Duration = Duration::from_millis(50);

/// Converts a file to a format of ours.
pub fn convert(file: &Path, foreign: Foreign) -> Result<(Vec<u8>, Format), Refusal> {
    let folder = Folder::new().map_err(|_| failed("mkdir"))?;
    let file = fs::canonicalize(file).map_err(|_| failed("open"))?;
    match foreign {
        Foreign::Writer => office(&file, "docx", &folder).map(|bytes| (bytes, Format::Docx)),
        Foreign::Calc => office(&file, "xlsx", &folder).map(|bytes| (bytes, Format::Sheet)),
        Foreign::Pdf => pdf(&file, &folder).map(|bytes| (bytes, Format::Plain)),
    }
}

fn office(file: &Path, ending: &str, folder: &Folder) -> Result<Vec<u8>, Refusal> {
    let missing = || Refusal { reason: &NEEDS_SOFFICE, args: Vec::new(), advice: &INSTALL_SOFFICE };
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path.display());
    for program in ["soffice", "libreoffice"] {
        let mut command = Command::new(program);
        command.args(["--headless", "--norestore", "--nolockcheck"]).arg(&profile);
        command.args(["--convert-to", ending, "--outdir"]).arg(&folder.path).arg(file);
        match run(&mut command) {
            None => continue,
            Some(false) => return Err(failed("LibreOffice")),
            Some(true) => {}
        }
        let stem = file.file_stem().unwrap_or_default();
        let made = folder.path.join(stem).with_extension("");
        let mut name = made.into_os_string();
        name.push(format!(".{ending}"));
        return fs::read(PathBuf::from(name)).map_err(|_| failed("LibreOffice"));
    }
    Err(missing())
}

fn pdf(file: &Path, folder: &Folder) -> Result<Vec<u8>, Refusal> {
    let text = folder.path.join("text.txt");
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
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return None,
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

/// A folder of its own, removed in the end.
struct Folder {
    path: PathBuf,
}

impl Folder {
    fn new() -> std::io::Result<Self> {
        for n in 0..1_000 {
            let path = std::env::temp_dir().join(format!("tongbao-import-{}-{n}", std::process::id()));
            match fs::create_dir(&path) {
                Ok(()) => return Ok(Self { path }),
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(std::io::Error::other("no free name"))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left behind is in the folder for temporary files.
        let _ = fs::remove_dir_all(&self.path);
    }
}
