//! What the snapshots say of each other: one that is missing, altered, forged or back-dated shows.

use std::fs;
use std::path::Path;

use tongbao::archive::{ArchiveError, IfUnchanged, Outcome};
use tongbao::finding::Findings;

use crate::support::{QuickDisk, Site, files, issue, noon, overwrite};

/// Three snapshots, each of another state.
fn three() -> (Site, [String; 3]) {
    let site = Site::new();
    let names = [1, 2, 3].map(|month| {
        site.write("shili-2025/02-jinggai.md", &issue("井盖缺失", "正在整改", &format!("补装井盖 {month} 个。\n")));
        site.snapshot(month).name.to_string()
    });
    assert_eq!(site.faults(), Vec::<String>::new());
    (site, names)
}

#[test]
fn a_removed_snapshot_is_told_wherever_it_stood() {
    for gone in 0..3 {
        let (site, names) = three();
        fs::remove_dir_all(site.path("archive").join(&names[gone])).unwrap();
        let faults = site.faults();
        let missing = format!("snapshot-missing archive/{}", names[gone]);
        assert_eq!(faults.iter().filter(|fault| **fault == missing).count(), 1, "{gone}: {faults:?}");
    }
}

#[test]
fn a_removed_snapshot_is_told_before_anything_is_made_of_the_past() {
    let (site, names) = three();
    fs::remove_dir_all(site.path("archive").join(&names[1])).unwrap();
    let (code, said) = site.run(4, &["archive", "create"]);
    assert!(code == 1 && said.contains("TB565") && said.contains(&names[1]), "{said}");
}

#[test]
fn a_renamed_snapshot_is_told_by_its_name_of_before_and_as_nothing_else() {
    for renamed in 0..3 {
        let (site, names) = three();
        let archive = site.path("archive");
        fs::rename(archive.join(&names[renamed]), archive.join("2025-05-05T0505_other")).unwrap();
        assert_eq!(site.faults(), ["snapshot-renamed archive/2025-05-05T0505_other"], "{renamed}");
        let (code, said) = site.run(4, &["archive", "verify"]);
        assert!(code == 1 && said.contains(&names[renamed]), "{said}");
        fs::rename(archive.join("2025-05-05T0505_other"), archive.join(&names[renamed])).unwrap();
        assert_eq!(site.faults(), Vec::<String>::new());
    }
}

/// Three snapshots, the first of which was made anew with other content.
fn forged() -> (Site, [String; 3]) {
    let (site, names) = three();
    let forged = Site::new();
    forged.write("shili-2025/02-jinggai.md", &issue("井盖缺失", "已完成", "全部完成。\n"));
    forged.snapshot(1);
    let folder = site.path("archive").join(&names[0]);
    fs::remove_dir_all(&folder).unwrap();
    fs::rename(forged.path("archive").join(&names[0]), &folder).unwrap();
    (site, names)
}

#[test]
fn a_snapshot_that_was_made_anew_with_other_content_is_told() {
    let (site, names) = forged();
    assert!(site.faults().contains(&format!("snapshot-altered archive/{}", names[0])));
}

#[test]
fn nothing_is_made_of_a_snapshot_that_is_whole_but_not_the_one_that_was_made() {
    let (site, names) = forged();
    let [folder, file] = ["back", "out.zip"].map(|name| site.path(name).display().to_string());
    for command in [
        &["restore", &names[0], &folder][..],
        &["restore", &names[0], &folder, "--site"],
        &["export", &names[0], "-o", &file],
        &["stamp", &names[0]],
        &["compare", &names[0], &names[1]],
    ] {
        let (code, said) = site.run(4, &[&["archive"], command].concat());
        assert!(code == 1 && said.contains("TB566"), "{command:?}: {said}");
    }
    assert!(!Path::new(&folder).exists() && !Path::new(&file).exists() && !site.path("archive/stamps").exists());
}

#[test]
fn a_snapshot_that_cannot_be_read_is_told_and_nothing_stands_in_for_it() {
    let (site, names) = three();
    let history = fs::read_to_string(site.path("archive/history.json")).unwrap();
    let info = site.path("archive").join(&names[2]).join("bag-info.txt");
    let text = fs::read_to_string(&info).unwrap();
    overwrite(&info, b"");
    let (code, said) = site.run(4, &["check"]);
    assert!(code == 1 && said.contains("TB560") && !said.contains("TB576"), "{said}");
    let folder = site.path("back").display().to_string();
    for (command, expected) in [
        (&["list"][..], 1),
        (&["restore", "latest", &folder], 2),
        (&["restore", &names[2], &folder], 2),
        (&["verify", "--mend"], 2),
    ] {
        let (code, said) = site.run(4, &[&["archive"], command].concat());
        assert!(code == expected && said.contains(&format!("{} 不是完整的快照", names[2])), "{command:?}: {said}");
    }
    assert!(!Path::new(&folder).exists());
    assert_eq!(fs::read_to_string(site.path("archive/history.json")).unwrap(), history);
    overwrite(&info, text.as_bytes());
    assert_eq!(site.faults(), Vec::<String>::new());
}

#[test]
fn a_snapshot_put_in_between_is_told() {
    let (site, _) = three();
    let forged = Site::new();
    forged.write("shili-2025/02-jinggai.md", &issue("井盖缺失", "已完成", "全部完成。\n"));
    let (Outcome::Made(snapshot), _) =
        forged.try_snapshot(&QuickDisk, noon(1).date().at(15, 0, 0, 0), IfUnchanged::MakeAnother).unwrap()
    else {
        panic!("no snapshot")
    };
    let name = snapshot.name.as_str();
    fs::rename(forged.path("archive").join(name), site.path("archive").join(name)).unwrap();
    assert!(site.faults().contains(&format!("snapshot-back-dated archive/{name}")), "{:?}", site.faults());
}

#[test]
fn a_snapshot_under_an_earlier_name_is_told() {
    let (site, names) = three();
    let earlier = names[2].replace("2025-03-11", "2025-02-12");
    fs::rename(site.path("archive").join(&names[2]), site.path("archive").join(&earlier)).unwrap();
    assert_eq!(site.faults(), [format!("snapshot-renamed archive/{earlier}")]);
}

#[test]
fn a_changed_index_is_told_and_mended_from_the_snapshots() {
    let (site, _) = three();
    let before = files(&site.path("archive"));
    for name in ["snapshots.sha256", "history.json"] {
        let file = site.path("archive").join(name);
        let text = fs::read_to_string(&file).unwrap();
        overwrite(&file, text.replacen('e', "f", 1).as_bytes());
        assert!(!site.faults().is_empty(), "{name}");
        fs::remove_file(&file).unwrap();
        let told = if name == "snapshots.sha256" { "archive-list-gone" } else { "archive-index" };
        assert_eq!(site.faults(), [format!("{told} archive/{name}")]);
        site.mend();
        assert_eq!(site.faults(), Vec::<String>::new(), "{name}");
    }
    assert_eq!(files(&site.path("archive")), before);
}

#[test]
fn lines_of_the_list_in_another_order_are_told_and_put_in_order() {
    let (site, _) = three();
    site.try_snapshot(&QuickDisk, noon(3).date().at(12, 0, 30, 0), IfUnchanged::MakeAnother).unwrap();
    let file = site.path("archive/snapshots.sha256");
    let text = fs::read_to_string(&file).unwrap();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    for order in [[1, 0, 2, 3], [3, 0, 1, 2], [0, 1, 3, 2]] {
        overwrite(&file, order.map(|at| lines[at]).concat().as_bytes());
        assert_eq!(site.faults(), ["archive-index archive/snapshots.sha256"], "{order:?}");
        let (code, said) = site.run(4, &["archive", "verify"]);
        assert!(code == 1 && said.contains("有 1 处要处理"), "{said}");
        site.mend();
        assert_eq!(fs::read_to_string(&file).unwrap(), text);
    }
}

#[test]
fn where_only_the_other_digest_differs_that_one_is_shown() {
    let (site, names) = three();
    let file = site.path("archive").join(&names[1]).join("tagmanifest-sm3.txt");
    let text = fs::read_to_string(&file).unwrap();
    overwrite(&file, text.replacen('e', "f", 1).as_bytes());
    let mut findings = Findings::default();
    tongbao::archive::verify_all(&site.archive(), &mut findings).unwrap();
    let altered: Vec<_> = findings.iter().filter(|finding| finding.kind.name == "snapshot-altered").collect();
    assert_eq!(altered.len(), 1);
    let value = |name| altered[0].args.iter().find(|(arg, _)| *arg == name).map(|(_, value)| value);
    assert_ne!(value("was"), value("now"));
}

#[test]
fn nothing_is_overwritten_and_time_only_goes_forward() {
    let (site, names) = three();
    let before = files(&site.path("archive"));
    let again = |created| site.try_snapshot(&QuickDisk, created, IfUnchanged::MakeAnother);
    assert!(matches!(again(noon(3)), Err(ArchiveError::Exists(there)) if there.as_str() == names[2]));
    assert!(matches!(again(noon(2)), Err(ArchiveError::Earlier(last)) if last.as_str() == names[2]));
    assert_eq!(files(&site.path("archive")), before);
}

#[test]
fn two_snapshots_of_one_minute_have_two_names() {
    let site = Site::new();
    site.snapshot(1);
    let later = noon(1).date().at(12, 0, 30, 0);
    site.try_snapshot(&QuickDisk, later, IfUnchanged::MakeAnother).unwrap();
    assert!(Path::new(&site.path("archive/2025-01-11T120030_shili-2025")).is_dir());
    assert_eq!(site.faults(), Vec::<String>::new());
}

#[test]
fn a_snapshot_that_cannot_be_read_stops_the_next_one_rather_than_fork_the_chain() {
    let (site, names) = three();
    let info = site.path("archive").join(&names[2]).join("bag-info.txt");
    let text = fs::read_to_string(&info).unwrap();
    overwrite(&info, b"");
    let next = site.try_snapshot(&QuickDisk, noon(4), IfUnchanged::MakeAnother);
    assert!(matches!(next, Err(ArchiveError::NotASnapshot(_))));
    overwrite(&info, text.as_bytes());
    site.snapshot(4);
    assert_eq!(site.faults(), Vec::<String>::new());
}
