//! The real notice: the sample site is its import, plus nothing.

use std::collections::BTreeMap;
use std::path::Path;

use tongbao::import::Format;

use super::support::{data, imported};

const FOLDER: &str = "content/yanshi-urban-management-2025";

fn sample() -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER);
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(&path).unwrap())
        })
        .collect()
}

#[track_caller]
fn check_is_the_sample(bytes: &[u8], format: Format) {
    let imported = imported(bytes, format);
    let files: BTreeMap<String, String> = imported
        .written
        .files
        .iter()
        .map(|file| (file.path.clone(), String::from_utf8(file.bytes.clone()).unwrap()))
        .collect();
    let sample = sample();
    assert_eq!(files.keys().collect::<Vec<_>>(), sample.keys().collect::<Vec<_>>());
    for (name, text) in &sample {
        assert_eq!(files[name], *text, "{name}");
    }
}

#[test]
fn the_sample_is_the_import_of_the_published_document() {
    let bytes = std::fs::read(data().join("yanshi-2025.md")).unwrap();
    check_is_the_sample(&bytes, Format::Markdown);
    let site = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("content/site.yaml")).unwrap();
    assert_eq!(imported(&bytes, Format::Markdown).site, site);
}

#[test]
fn what_was_guessed_is_told_with_its_line() {
    let bytes = std::fs::read(data().join("yanshi-2025.md")).unwrap();
    let told = imported(&bytes, Format::Markdown).told;
    let of = |code: &str| {
        told.iter().filter(|line| line.contains(code)).map(|line| line.split(' ').next().unwrap()).collect::<Vec<_>>()
    };
    // Sentences that a page break cut, by the line where they go on.
    assert_eq!(of("TB584"), ["49", "129", "161"]);
    // Headings that were not marked as such.
    assert_eq!(of("TB581"), ["51", "71", "105", "111", "117", "123", "131", "137", "143"]);
    assert!(told.iter().all(|line| !line.starts_with("0 ")), "{told:?}");
}
