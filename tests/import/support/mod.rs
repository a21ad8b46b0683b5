//! What the tests stand on: a builder of Word files, and the way from bytes to content files.

// The site suite asks for more of it.
#[allow(dead_code)]
#[path = "../../site/support/bless.rs"]
pub mod bless;
pub mod docx;

use std::fmt::Write;
use std::path::{Path, PathBuf};

use tongbao::catalogue::Language;
use tongbao::finding::Findings;
use tongbao::import::{self, Beside, Format, Given, Written};
use tongbao::model::Contact;
use tongbao::model::status::StatusWords;

/// What became of a document.
pub struct Imported {
    pub folder: String,
    pub site: String,
    pub written: Written,
    /// `12 TB581 heading-guessed 没有用…`
    pub told: Vec<String>,
}

/// Imports a document that can be read.
#[track_caller]
pub fn imported(bytes: &[u8], format: Format) -> Imported {
    imported_beside(bytes, format, &|_| None)
}

/// Imports a document that names files beside it.
#[track_caller]
pub fn imported_beside(bytes: &[u8], format: Format, beside: Beside) -> Imported {
    let document = import::read(bytes, format, "文件", beside).unwrap_or_else(|error| panic!("{}", error.reason.en));
    let (draft, mut findings) = import::understand(&document, &StatusWords::default(), &Given::default());
    import::demand(&draft, &document, &mut findings);
    findings.sort();
    let written = import::write(&draft, &document, (&draft.contact, &[]), None);
    let again = import::write(&draft, &document, (&draft.contact, &[]), None);
    assert_eq!(written.files, again.files);
    let told = findings.iter().map(|finding| {
        let line = finding.place.as_ref().and_then(|place| place.position()).map_or(0, |position| position.line);
        format!("{line} {} {}", finding.kind.code, finding.message(Language::Zh))
    });
    Imported { folder: import::folder_name(&draft), site: import::site_yaml(&draft), told: told.collect(), written }
}

/// The texts that are written of a document of a known day, and what is told. `None`: nothing is written.
pub fn texts(bytes: &[u8], format: Format) -> Option<(String, Findings)> {
    let document = import::read(bytes, format, "文件", &|_| None).unwrap();
    let given = Given { date: Some(jiff::civil::date(2025, 10, 11)), title: None };
    let (draft, mut findings) = import::understand(&document, &StatusWords::default(), &given);
    import::demand(&draft, &document, &mut findings);
    if draft.issues.is_empty() {
        return None;
    }
    let written = import::write(&draft, &document, (&Contact::default(), &[]), None);
    let texts = written.files.iter().map(|file| std::str::from_utf8(&file.bytes).unwrap()).collect();
    Some((texts, findings))
}

/// The one helper: what a document becomes is as the expected file says.
#[track_caller]
pub fn check(name: &str, bytes: &[u8], format: Format) {
    let imported = imported(bytes, format);
    let mut seen = String::new();
    for line in &imported.told {
        writeln!(seen, "{line}").unwrap();
    }
    let site: Vec<&str> =
        imported.site.lines().filter(|line| !line.trim_end().ends_with(':') && !line.starts_with('#')).collect();
    writeln!(seen, "\n===== site.yaml\n{}", site.join("\n")).unwrap();
    for file in &imported.written.files {
        writeln!(seen, "===== {}/{}", imported.folder, file.path).unwrap();
        match std::str::from_utf8(&file.bytes) {
            Ok(text) => writeln!(seen, "{text}").unwrap(),
            Err(_) => writeln!(seen, "{} bytes", file.bytes.len()).unwrap(),
        }
    }
    bless::expect_file(&data().join(format!("{name}.txt")), seen.as_bytes());
}

pub fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import")
}
