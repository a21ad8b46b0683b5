//! Snapshots that were handed on and came back, and what is brought back out of one.

use std::fs;
use std::path::Path;

use tongbao::archive::{self, ArchiveError, Half, Known, restore, wacz, zip_file};
use tongbao::finding::Findings;

use crate::support::{Site, files, issue, overwrite, told};

/// What verification of a copy finds, and whether the archive knows it.
fn verified(site: &Site, copy: &Path) -> (Vec<String>, Known) {
    let mut findings = Findings::default();
    let one = archive::verify_one(&site.archive(), copy.to_str().unwrap(), copy, &mut findings).unwrap();
    let shown = copy.to_str().unwrap();
    (told(&findings).into_iter().map(|fault| fault.replace(shown, "copy")).collect(), one.known)
}

/// Copies of the only snapshot of a site: a folder, a zip file and a WACZ file.
fn copies(site: &Site) -> [std::path::PathBuf; 3] {
    let snapshot = site.archive().snapshots().unwrap().remove(0);
    let folder = site.path("copies").join(snapshot.name.as_str());
    for (path, bytes) in files(&site.archive().path_of(&snapshot.name)) {
        fs::create_dir_all(folder.join(&path).parent().unwrap()).unwrap();
        fs::write(folder.join(&path), bytes).unwrap();
    }
    let (zip, replay) = (site.path("copies/copy.zip"), site.path("copies/copy.wacz"));
    zip_file::export(&site.archive(), &snapshot, &zip).unwrap();
    wacz::export(&site.archive(), &snapshot, &replay).unwrap();
    [folder, zip, replay]
}

#[test]
fn a_copy_is_known_where_it_was_made_and_whole_anywhere() {
    let (site, elsewhere) = (Site::new(), Site::new());
    site.snapshot(1);
    for copy in copies(&site) {
        assert_eq!(verified(&site, &copy), (Vec::new(), Known::SameAsHere), "{copy:?}");
        assert_eq!(verified(&elsewhere, &copy), (Vec::new(), Known::Nowhere), "{copy:?}");
    }
}

#[test]
fn bytes_that_belong_to_no_file_of_a_zip_are_told() {
    let site = Site::new();
    site.snapshot(1);
    let [_, zip, replay] = copies(&site);
    for copy in [&zip, &replay] {
        let whole = fs::read(copy).unwrap();
        let with_comment = [&whole[..whole.len() - 2], b"\x06\0secret"].concat();
        for added in [[b"secret", &whole[..]].concat(), [&whole[..], b"secret"].concat(), with_comment] {
            fs::write(copy, added).unwrap();
            let (faults, _) = verified(&site, copy);
            assert!(faults.iter().any(|fault| fault.starts_with("broken-bag copy")), "{faults:?}");
        }
    }
}

#[test]
fn bytes_between_the_files_of_a_zip_and_their_list_are_told() {
    let site = Site::new();
    site.snapshot(1);
    let [_, copy, _] = copies(&site);
    let mut zip = fs::read(&copy).unwrap();
    // Where the list begins stands in the end of it.
    let place = zip.len() - 6..zip.len() - 2;
    let list = u32::from_le_bytes(zip[place.clone()].try_into().unwrap());
    zip[place].copy_from_slice(&(list + 6).to_le_bytes());
    zip.splice(list as usize..list as usize, "机密".bytes());
    fs::write(&copy, zip).unwrap();
    assert_eq!(verified(&site, &copy).0, ["broken-bag copy"]);
}

#[test]
fn an_empty_folder_that_was_added_is_told() {
    let site = Site::new();
    let snapshot = site.snapshot(1);
    let [folder, copy, _] = copies(&site);
    fs::create_dir(folder.join("data/机密")).unwrap();
    assert_eq!(verified(&site, &folder).0, ["foreign-archived-file copy/data/机密/"]);
    let mut zip = zip::ZipWriter::new_append(fs::File::options().read(true).write(true).open(&copy).unwrap()).unwrap();
    for folder in ["data/", "data/机密/", "../旁边/"] {
        zip.add_directory(format!("{}/{folder}", snapshot.name), zip::write::SimpleFileOptions::default()).unwrap();
    }
    zip.finish().unwrap();
    assert_eq!(
        verified(&site, &copy).0,
        ["foreign-archived-file copy/../旁边/", "foreign-archived-file copy/data/机密/"]
    );
}

#[test]
fn a_copy_under_another_name_is_known_by_its_digest() {
    let (site, elsewhere) = (Site::new(), Site::new());
    let name = site.snapshot(1).name;
    let [folder, ..] = copies(&site);
    let renamed = site.path("copies/光盘");
    fs::rename(folder, &renamed).unwrap();
    assert_eq!(verified(&site, &renamed), (Vec::new(), Known::SameAsHere));
    assert_eq!(verified(&elsewhere, &renamed), (Vec::new(), Known::Nowhere));
    let (code, said) = site.run(2, &["archive", "verify", renamed.to_str().unwrap()]);
    assert!(code == 0 && said.contains(&format!("它就是存档里的那一份 {name}")), "{said}");
}

#[test]
fn a_copy_of_another_snapshot_under_the_same_name_is_told() {
    let (site, forged) = (Site::new(), Site::new());
    site.snapshot(1);
    forged.write("shili-2025/02-jinggai.md", &issue("井盖缺失", "已完成", "全部完成。\n"));
    let name = forged.snapshot(1).name.to_string();
    for copy in copies(&forged) {
        let (faults, _) = verified(&site, &copy);
        assert!(faults.contains(&"snapshot-altered copy".to_string()), "{copy:?}: {faults:?}");
        assert!(!faults.iter().any(|fault| fault.contains(&format!("archive/{name}"))), "{copy:?}: {faults:?}");
    }
}

#[test]
fn a_copy_that_did_not_arrive_whole_is_a_finding() {
    let site = Site::new();
    site.snapshot(1);
    for copy in copies(&site).into_iter().skip(1) {
        let bytes = fs::read(&copy).unwrap();
        for cut in [0, 2, bytes.len() / 2] {
            fs::write(&copy, &bytes[..cut]).unwrap();
            assert_eq!(verified(&site, &copy), (vec!["broken-bag copy".to_string()], Known::Nowhere), "{copy:?} {cut}");
        }
        let (code, said) = site.run(2, &["archive", "verify", copy.to_str().unwrap()]);
        assert!(code == 1 && said.contains("没有传完整"), "{said}");
    }
}

#[test]
fn a_copy_that_was_changed_on_its_way_is_told() {
    let site = Site::new();
    site.snapshot(1);
    let [folder, ..] = copies(&site);
    fs::write(folder.join("data/site/robots.txt"), "User-agent: *\n").unwrap();
    assert_eq!(verified(&site, &folder).0, ["archived-file-changed copy/data/site/robots.txt"]);
}

#[test]
fn what_is_exported_never_overwrites_anything() {
    let site = Site::new();
    let snapshot = site.snapshot(1);
    let target = site.path("there.zip");
    fs::write(&target, "mine").unwrap();
    zip_file::export(&site.archive(), &snapshot, &target).unwrap_err();
    wacz::export(&site.archive(), &snapshot, &target).unwrap_err();
    assert_eq!(fs::read_to_string(&target).unwrap(), "mine");
    let mut findings = Findings::default();
    restore(&site.archive(), &snapshot, Half::Site, &target, &mut findings).unwrap_err();
}

#[test]
fn sources_and_site_come_back_as_they_were() {
    let site = Site::new();
    let snapshot = site.snapshot(1);
    let content = files(&site.path("content"));
    site.write("shili-2025/02-jinggai.md", "lost");
    let bring = |half, to: &str| {
        let mut findings = Findings::default();
        restore(&site.archive(), &snapshot, half, &site.path(to), &mut findings).unwrap().unwrap()
    };
    assert_eq!(bring(Half::Sources, "back"), content.len());
    assert_eq!(files(&site.path("back/content")), content);
    bring(Half::Site, "old-site");
    let bag = site.archive().path_of(&snapshot.name);
    assert_eq!(files(&site.path("old-site")), files(&bag.join("data/site")));
    // What came back may be edited, and the snapshot does not change with it.
    fs::write(site.path("old-site/index.html"), "edited").unwrap();
    assert_eq!(site.faults(), Vec::<String>::new());
}

#[test]
fn a_damaged_snapshot_is_not_brought_back() {
    let site = Site::new();
    let snapshot = site.snapshot(1);
    overwrite(&site.archive().path_of(&snapshot.name).join("data/site/robots.txt"), b"");
    let mut findings = Findings::default();
    let restored = restore(&site.archive(), &snapshot, Half::Site, &site.path("back"), &mut findings).unwrap();
    assert!(restored.is_none() && findings.has_errors() && !site.path("back").exists());
}

#[test]
fn of_runs_that_restore_to_one_folder_one_brings_everything_and_the_others_go() {
    let site = Site::new();
    let snapshot = site.snapshot(1);
    let expected = files(&site.archive().path_of(&snapshot.name).join("data/site"));
    for turn in 0..5 {
        let target = site.path("back").join(turn.to_string());
        let bring =
            || restore(&site.archive(), &snapshot, Half::Site, &target, &mut Findings::default()).map(Option::unwrap);
        let mut outcomes: Vec<_> = std::thread::scope(|scope| {
            let runs: Vec<_> = (0..4).map(|_| scope.spawn(bring)).collect();
            runs.into_iter().map(|run| run.join().unwrap()).collect()
        });
        outcomes.retain(|outcome| !matches!(outcome, Err(ArchiveError::Taken(_))));
        assert!(matches!(outcomes[..], [Ok(brought)] if brought == expected.len()), "{outcomes:?}");
        assert_eq!(files(&target), expected);
    }
}
