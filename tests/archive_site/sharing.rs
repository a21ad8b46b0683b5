//! What two snapshots share on disk, and what the same input makes.

use std::fs;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Mutex;

use tongbao::archive::{ArchiveError, Disk, IfUnchanged, Outcome};
use tongbao::model::Edition;

use crate::support::{QuickDisk, Site, files, issue, noon, overwrite};

#[test]
fn the_same_input_makes_the_same_bytes() {
    let made = [Site::new(), Site::new()].map(|site| {
        site.snapshot(1);
        site.write("shili-2025/02-jinggai.md", &issue("井盖缺失", "已完成", "补装井盖。\n"));
        site.snapshot(2);
        files(&site.path("archive"))
    });
    assert_eq!(made[0], made[1]);
}

#[cfg(unix)]
#[test]
fn unchanged_files_take_no_room_twice_and_cannot_be_written() {
    use std::os::unix::fs::MetadataExt;
    let site = Site::new();
    let names = [1, 2].map(|month| site.snapshot(month).name.to_string());
    let [first, second] = names.map(|name| site.path("archive").join(name));
    let [a, b] = [&first, &second].map(|folder| fs::metadata(folder.join("data/site/robots.txt")).unwrap());
    // A file system that clones files shows two of them; one that links shows one.
    assert!(a.ino() == b.ino() || a.nlink() == 1);
    for (path, _) in files(&second) {
        assert_eq!(fs::metadata(second.join(&path)).unwrap().mode() & 0o222, 0, "{path}");
    }
}

#[test]
fn a_picture_is_never_held_whole_and_is_shared_only_where_it_is_the_same() {
    const PICTURE: &str = "data/site/notices/shili-2025/ludeng.png";
    const SOURCE: &str = "data/source/content/shili-2025/ludeng.png";
    let site = Site::new();
    let mut picture = fs::read(site.path("content/shili-2025/ludeng.png")).unwrap();
    picture.resize(1 << 20, 0);
    let snapshot = |month| {
        let disk = Watched::default();
        let (outcome, _) = site.try_snapshot(&disk, noon(month), IfUnchanged::MakeAnother).unwrap();
        let Outcome::Made(snapshot) = outcome else { panic!("no snapshot: {outcome:?}") };
        let folder = site.path("archive").join(snapshot.name.to_string());
        assert!(disk.longest.into_inner().unwrap() < 1 << 18, "a file was held whole");
        let shared = disk.shared.into_inner().unwrap();
        let is_shared = [PICTURE, SOURCE].map(|path| shared.contains(&folder.join(path).display().to_string()));
        (folder, is_shared)
    };
    site.write_bytes("shili-2025/ludeng.png", &picture);
    assert_eq!(snapshot(1).1, [false, false], "there is none before");
    let (second, is_shared) = snapshot(2);
    assert_eq!(is_shared, [true, true]);
    let mut damaged = picture.clone();
    damaged[700_000] ^= 1;
    overwrite(&second.join(PICTURE), &damaged);
    let (third, is_shared) = snapshot(3);
    assert!(!is_shared[0], "what is damaged was shared");
    assert!([PICTURE, SOURCE].iter().all(|path| fs::read(third.join(path)).unwrap() == picture));
    picture[900_000] ^= 1;
    site.write_bytes("shili-2025/ludeng.png", &picture);
    let (fourth, is_shared) = snapshot(4);
    assert_eq!(is_shared, [false, false], "it is another picture of the same length");
    assert!([PICTURE, SOURCE].iter().all(|path| fs::read(fourth.join(path)).unwrap() == picture));
    let told = site.faults();
    assert!(told.iter().all(|fault| !fault.contains("2025-03") && !fault.contains("2025-04")), "{told:?}");
}

/// A disk that knows how much it was given at once, and what was shared.
#[derive(Default)]
struct Watched {
    longest: Mutex<usize>,
    shared: Mutex<Vec<String>>,
}

impl Watched {
    fn given(&self, length: usize) {
        let mut longest = self.longest.lock().unwrap();
        *longest = length.max(*longest);
    }
}

impl Disk for Watched {
    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        QuickDisk.make_folder(folder)
    }

    fn write(&self, file: &Path, bytes: &[u8]) -> io::Result<()> {
        self.given(bytes.len());
        QuickDisk.write(file, bytes)
    }

    fn copy(&self, file: &Path, source: &mut dyn Read) -> io::Result<()> {
        QuickDisk.copy(file, source)
    }

    fn share(&self, old: &Path, new: &Path) -> io::Result<()> {
        // The snapshot gets its name when it is whole.
        let folder = new.display().to_string().replace(".tongbao-new", "").replace("archive/.", "archive/");
        self.shared.lock().unwrap().push(folder);
        QuickDisk.share(old, new)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        QuickDisk.rename(from, to)
    }

    fn remove_file(&self, file: &Path) -> io::Result<()> {
        QuickDisk.remove_file(file)
    }

    fn remove_tree(&self, folder: &Path) -> io::Result<()> {
        QuickDisk.remove_tree(folder)
    }

    fn sync(&self, folder: &Path) -> io::Result<()> {
        QuickDisk.sync(folder)
    }
}

#[test]
fn damage_in_an_old_snapshot_is_found_there_and_never_spreads_to_a_new_one() {
    let site = Site::new();
    let first = site.snapshot(1).name.to_string();
    let file = site.path("archive").join(&first).join("data/site/robots.txt");
    let mut bytes = fs::read(&file).unwrap();
    bytes[0] ^= 1;
    overwrite(&file, &bytes);
    let second = site.snapshot(2).name.to_string();
    assert_eq!(site.faults(), [format!("archived-file-changed archive/{first}/data/site/robots.txt")]);
    assert!(site.path("archive").join(&second).is_dir());
}

#[test]
fn the_last_snapshot_may_stand_for_one_of_the_same_sources() {
    let site = Site::new();
    let first = site.snapshot(1);
    let again = |month| site.try_snapshot(&QuickDisk, noon(month), IfUnchanged::Reuse).unwrap().0;
    assert!(matches!(again(2), Outcome::Reused(snapshot) if snapshot == first));
    assert!(matches!(again(1), Outcome::Reused(snapshot) if snapshot == first), "it is of this very moment");
    site.write("shili-2025/02-jinggai.md", &issue("井盖缺失", "已完成", "补装井盖。\n"));
    let before = files(&site.path("archive"));
    let taken = site.try_snapshot(&QuickDisk, noon(1), IfUnchanged::Reuse);
    assert!(matches!(taken, Err(ArchiveError::Exists(_))));
    assert_eq!(files(&site.path("archive")), before);
    assert!(matches!(again(3), Outcome::Made(_)));
    assert_eq!(site.faults(), Vec::<String>::new());
}

#[test]
fn a_snapshot_of_the_other_edition_in_between_makes_no_difference() {
    let site = Site::new();
    let of = |edition, month| site.snapshot_of(edition, &QuickDisk, noon(month), IfUnchanged::Reuse).unwrap().0;
    let Outcome::Made(public) = of(Edition::Public, 1) else { panic!("none was made") };
    let Outcome::Made(internal) = of(Edition::Internal, 2) else { panic!("none was made") };
    assert!(matches!(of(Edition::Public, 3), Outcome::Reused(snapshot) if snapshot == public));
    assert!(matches!(of(Edition::Internal, 4), Outcome::Reused(snapshot) if snapshot == internal));
    site.write("shili-2025/02-jinggai.md", &issue("井盖缺失", "已完成", "补装井盖。\n"));
    assert!(matches!(of(Edition::Public, 5), Outcome::Made(_)));
    assert_eq!(site.faults(), Vec::<String>::new());
}

#[test]
fn a_site_with_errors_makes_no_snapshot() {
    let site = Site::new();
    site.write("shili-2025/02-jinggai.md", &issue("井盖缺失", "已完成", "[没有](nowhere.md)\n"));
    let (outcome, findings) = site.try_snapshot(&QuickDisk, noon(1), IfUnchanged::MakeAnother).unwrap();
    assert!(matches!(outcome, Outcome::Refused) && findings.has_errors());
    assert!(!site.path("archive").exists());
}

#[test]
fn nothing_internal_is_in_a_public_snapshot_not_even_its_length() {
    let site = Site::new();
    let secret = "不公开的内容";
    let text = format!("公开的。\n\n::: internal\n{secret}{secret}\n:::\n\n也公开。\n");
    site.write("shili-2025/02-jinggai.md", &issue("井盖缺失", "已完成", &text));
    let internal = issue("内部问题", "已完成", secret).replace("status:", "audience: internal\nstatus:");
    site.write("shili-2025/03-neibu.md", &internal);
    let name = site.snapshot(1).name.to_string();
    for (path, bytes) in files(&site.path("archive")) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains(secret) && !text.contains("内部问题") && !path.contains("neibu"), "{path}");
    }
    let source =
        fs::read_to_string(site.path("archive").join(name).join("data/source/content/shili-2025/02-jinggai.md"));
    assert!(source.unwrap().ends_with("公开的。\n\n\n\n\n\n也公开。\n"));

    let internal = site.snapshot_of(Edition::Internal, &QuickDisk, noon(2), IfUnchanged::MakeAnother).unwrap().0;
    let Outcome::Made(internal) = internal else { panic!("no snapshot") };
    assert!(
        site.path("archive").join(internal.name.as_str()).join("data/source/content/shili-2025/03-neibu.md").is_file()
    );
    let history = fs::read_to_string(site.path("archive/history.json")).unwrap();
    assert!(!history.contains(internal.name.as_str()) && !history.contains("neibu"));
    assert_eq!(site.faults(), Vec::<String>::new());
}
