//! Every change of a snapshot is found, and named.

use std::fs;

use tongbao::archive::{FolderHolder, verify};
use tongbao::finding::Findings;

use crate::support::{Site, files, overwrite, told};

fn faults_of(site: &Site, name: &str) -> Vec<String> {
    let mut findings = Findings::default();
    verify(&FolderHolder::new(site.path("archive").join(name)), name, &mut findings).unwrap();
    told(&findings)
}

#[test]
fn a_bit_that_is_flipped_in_any_file_is_found_and_the_file_is_named() {
    let site = Site::new();
    let name = site.snapshot(1).name.to_string();
    let folder = site.path("archive").join(&name);
    assert_eq!(faults_of(&site, &name), Vec::<String>::new());
    for (path, bytes) in files(&folder) {
        // Tag files are looked at more closely: their form is what could hide a change.
        let step = if path.starts_with("data/") { bytes.len() / 2 + 1 } else { bytes.len() / 25 + 1 };
        for (turn, at) in (0..bytes.len()).step_by(step).chain([bytes.len() - 1]).enumerate() {
            let mut flipped = bytes.clone();
            flipped[at] ^= 1 << (turn % 8);
            overwrite(&folder.join(&path), &flipped);
            let faults = faults_of(&site, &name);
            assert!(!faults.is_empty(), "{path}, byte {at}");
            if path.starts_with("data/") {
                assert_eq!(faults, [format!("archived-file-changed {name}/{path}")], "byte {at}");
            }
        }
        overwrite(&folder.join(&path), &bytes);
    }
    assert_eq!(faults_of(&site, &name), Vec::<String>::new());
}

#[test]
fn a_file_that_is_gone_or_was_put_there_is_named() {
    let site = Site::new();
    let name = site.snapshot(1).name.to_string();
    let folder = site.path("archive").join(&name);
    for path in files(&folder).into_keys() {
        let bytes = fs::read(folder.join(&path)).unwrap();
        fs::remove_file(folder.join(&path)).unwrap();
        let missing = format!("archived-file-missing {name}/{path}");
        assert!(faults_of(&site, &name).contains(&missing), "{path}");
        fs::write(folder.join(&path), bytes).unwrap();
    }
    for foreign in ["note.txt", "data/site/note.txt", "data/note.txt", "data/site/.hidden"] {
        fs::write(folder.join(foreign), "x").unwrap();
        let faults = faults_of(&site, &name);
        assert!(faults.contains(&format!("foreign-archived-file {name}/{foreign}")), "{faults:?}");
        fs::remove_file(folder.join(foreign)).unwrap();
    }
}

#[test]
fn what_a_manifest_that_is_gone_would_have_said_is_not_held_against_other_files() {
    let site = Site::new();
    let name = site.snapshot(1).name.to_string();
    let folder = site.path("archive").join(&name);
    for gone in [["tagmanifest-sha256.txt", "tagmanifest-sm3.txt"], ["manifest-sha256.txt", "manifest-sm3.txt"]] {
        let kept = gone.map(|name| fs::read(folder.join(name)).unwrap());
        gone.iter().for_each(|file| fs::remove_file(folder.join(file)).unwrap());
        assert_eq!(faults_of(&site, &name), gone.map(|file| format!("archived-file-missing {name}/{file}")));
        std::iter::zip(gone, kept).for_each(|(file, bytes)| fs::write(folder.join(file), bytes).unwrap());
    }
    let site = Site::new();
    let name = site.snapshot(1).name.to_string();
    fs::remove_file(site.path("archive").join(&name).join("manifest-sm3.txt")).unwrap();
    fs::write(site.path("archive").join(&name).join("data/note.txt"), "x").unwrap();
    let faults = faults_of(&site, &name);
    let expected = [("archived-file-missing", "manifest-sm3.txt"), ("foreign-archived-file", "data/note.txt")];
    assert_eq!(faults, expected.map(|(kind, file)| format!("{kind} {name}/{file}")));
}

#[test]
fn a_changed_manifest_is_told_from_a_changed_file() {
    let site = Site::new();
    let name = site.snapshot(1).name.to_string();
    let file = site.path("archive").join(&name).join("manifest-sm3.txt");
    let text = fs::read_to_string(&file).unwrap();
    let (digest, path) = text.lines().next().unwrap().split_once("  ").unwrap();
    overwrite(&file, text.replacen(digest, &"0".repeat(64), 1).as_bytes());
    let faults = faults_of(&site, &name);
    assert_eq!(
        faults,
        [format!("archived-file-changed {name}/manifest-sm3.txt"), format!("manifest-changed {name}/{path}")]
    );
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_a_file_is_found() {
    let site = Site::new();
    let name = site.snapshot(1).name.to_string();
    let file = site.path("archive").join(&name).join("data/site/index.html");
    let elsewhere = site.path("index.html");
    fs::rename(&file, &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, &file).unwrap();
    assert!(faults_of(&site, &name).contains(&format!("broken-bag {name}/data/site/index.html")));
}
