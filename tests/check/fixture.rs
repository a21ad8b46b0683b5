//! A notice with faults of every sort planted in it, and the same notice mended.
//!
//! `tests/fixtures/check/faulty.txt` lists what is found and where; `TONGBAO_BLESS=1` writes it anew.

use std::fs;
use std::path::{Path, PathBuf};

use tongbao::catalogue::Language;
use tongbao::report::{self, Format, Style};

use crate::support::findings_of_folder;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/check")
}

/// Every finding in one line, notes included.
fn told(name: &str) -> String {
    let found = findings_of_folder(&folder().join(name));
    let style = Style { format: Format::Short, language: Language::Zh, colors: false, root: "", date: None };
    let mut lines = Vec::new();
    report::write(&mut lines, found.iter(), &style).unwrap();
    String::from_utf8(lines).unwrap()
}

#[test]
fn every_planted_fault_is_found_at_its_place() {
    let expected = folder().join("faulty.txt");
    let told = told("faulty");
    if std::env::var_os("TONGBAO_BLESS").is_some() {
        fs::write(&expected, &told).unwrap();
    }
    assert_eq!(told, fs::read_to_string(&expected).unwrap_or_default());
}

#[test]
fn the_mended_notice_is_silent() {
    assert_eq!(told("mended"), "");
}
