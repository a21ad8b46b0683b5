//! Fixture sites and what becomes of them.
//!
//! A folder of `tests/fixtures/sites/` is one case: `content/`, perhaps `themes/`, perhaps `arguments.txt`
//! with options of the build. `expected/` holds the list of all files, an outline of every page, and every
//! data file byte for byte.

use std::fs;
use std::path::Path;

use crate::support::{self, Site, Tree, expect_file, html, links, xml};

/// What a file's ending says about how its bytes must stay.
fn is_data(path: &str) -> bool {
    let kept = [".xml", ".json", ".csv", ".vcf", ".txt"].iter().any(|ending| path.ends_with(ending));
    // The schemas are compared in tests/formats.rs.
    kept && !path.starts_with("data/schema/")
}

/// A theme's own files change their names with their bytes.
fn without_digest(path: &str) -> String {
    match path.strip_prefix("assets/").map(|name| name.split('.').collect::<Vec<_>>()) {
        Some(parts) if parts.len() == 3 => format!("assets/{}.*.{}", parts[0], parts[2]),
        _ => path.to_string(),
    }
}

fn check(case: &Path) {
    let site = Site::empty();
    for part in ["content", "themes"] {
        if case.join(part).is_dir() {
            site.copy(&case.join(part), part);
        }
    }
    let arguments = fs::read_to_string(case.join("arguments.txt")).unwrap_or_default();
    let output = site.built(&arguments.split_whitespace().collect::<Vec<_>>());
    let expected = case.join("expected");
    if support::blessing() && expected.exists() {
        fs::remove_dir_all(&expected).unwrap();
    }
    compare(&expected, &output);
    let base = arguments.split_whitespace().skip_while(|word| *word != "--base-url").nth(1);
    let path = base.map_or("/".to_string(), |base| format!("/{}", base.splitn(4, '/').nth(3).unwrap()));
    assert_eq!(links::broken(&output, &path), Vec::<String>::new(), "{}", case.display());
}

fn compare(expected: &Path, output: &Tree) {
    let mut list: Vec<_> = output.paths().into_iter().map(without_digest).collect();
    // Without its digest a name may come elsewhere.
    list.sort();
    expect_file(&expected.join("files.txt"), (list.join("\n") + "\n").as_bytes());
    let outlines: Vec<_> =
        output.pages().iter().map(|(path, tokens)| format!("=== {path}\n{}", html::outline(tokens))).collect();
    expect_file(&expected.join("pages.txt"), outlines.join("\n").as_bytes());
    for (path, bytes) in output.files.iter().filter(|(path, _)| is_data(path)) {
        expect_file(&expected.join(path), bytes);
        if path.ends_with(".xml") {
            assert!(!xml::elements(std::str::from_utf8(bytes).unwrap()).is_empty(), "{path}");
        }
        if path.ends_with(".json") {
            assert!(serde_json::from_slice::<serde_json::Value>(bytes).is_ok(), "{path}");
        }
    }
    for path in support::tree::paths(expected) {
        assert!(output.has(&path) || matches!(path.as_str(), "files.txt" | "pages.txt"), "{path} is no longer made");
    }
}

macro_rules! cases {
    ($($name:ident = $folder:literal)*) => {
        $(#[test] fn $name() { check(&support::fixtures().join("sites").join($folder)); })*

        #[test]
        fn every_folder_of_fixtures_is_a_case() {
            let folders = fs::read_dir(support::fixtures().join("sites")).unwrap();
            for folder in folders {
                let name = folder.unwrap().file_name().into_string().unwrap();
                assert!([$($folder),*].contains(&name.as_str()), "{name} is tried by no test");
            }
        }
    };
}

cases! {
    a_minimal_site_is_made_whole = "minimal"
    a_site_with_everything_is_made_as_expected = "everything"
    an_internal_edition_with_drafts_is_made_as_expected = "internal"
    a_site_in_english_is_made_as_expected = "english"
    a_theme_of_ones_own_is_laid_over_the_embedded_one = "own-theme"
}
