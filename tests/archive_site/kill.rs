//! A run that is killed at any step leaves the archive whole, and the next run ends what it began.

use std::fs;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use tongbao::archive::{Disk, IfUnchanged, Snapshot, stamp};

use crate::support::{QuickDisk, Site, issue, noon};

/// A disk that is cut off at one of its steps: that one is done in half, and nothing after it.
struct Cut {
    at: usize,
    steps: AtomicUsize,
}

enum Step {
    Done,
    Half,
    Never,
}

impl Cut {
    fn new(at: usize) -> Self {
        Self { at, steps: AtomicUsize::new(0) }
    }

    fn step(&self) -> Step {
        match self.steps.fetch_add(1, Ordering::SeqCst).cmp(&self.at) {
            std::cmp::Ordering::Less => Step::Done,
            std::cmp::Ordering::Equal => Step::Half,
            std::cmp::Ordering::Greater => Step::Never,
        }
    }

    fn run(&self, whole: impl FnOnce() -> io::Result<()>, half: impl FnOnce()) -> io::Result<()> {
        match self.step() {
            Step::Done => return whole(),
            Step::Half => half(),
            Step::Never => {}
        }
        Err(io::Error::other("cut off"))
    }
}

impl Disk for Cut {
    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        self.run(|| QuickDisk.make_folder(folder), || ())
    }

    fn write(&self, file: &Path, bytes: &[u8]) -> io::Result<()> {
        self.run(|| QuickDisk.write(file, bytes), || drop(QuickDisk.write(file, &bytes[..bytes.len() / 2])))
    }

    fn copy(&self, file: &Path, source: &mut dyn Read) -> io::Result<()> {
        let mut bytes = Vec::new();
        source.read_to_end(&mut bytes)?;
        self.run(|| QuickDisk.copy(file, &mut &bytes[..]), || drop(QuickDisk.write(file, &bytes[..bytes.len() / 2])))
    }

    fn share(&self, old: &Path, new: &Path) -> io::Result<()> {
        self.run(|| QuickDisk.share(old, new), || drop(QuickDisk.write(new, b"")))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.run(|| QuickDisk.rename(from, to), || ())
    }

    fn remove_file(&self, file: &Path) -> io::Result<()> {
        self.run(|| QuickDisk.remove_file(file), || ())
    }

    fn remove_tree(&self, folder: &Path) -> io::Result<()> {
        let first = || fs::read_dir(folder).ok()?.flatten().find(|entry| entry.path().is_file());
        self.run(|| QuickDisk.remove_tree(folder), || drop(first().map(|entry| fs::remove_file(entry.path()))))
    }

    fn sync(&self, folder: &Path) -> io::Result<()> {
        self.run(|| QuickDisk.sync(folder), || ())
    }
}

/// A site with one snapshot, of which an issue has changed since.
fn changed_site() -> Site {
    let site = Site::new();
    site.snapshot(1);
    site.write("shili-2025/02-jinggai.md", &issue("井盖缺失", "已完成", "补装井盖 12 个。\n"));
    site
}

#[test]
fn a_run_killed_at_any_step_leaves_no_half_snapshot_and_the_next_one_works() {
    let whole = Cut::new(usize::MAX);
    changed_site().try_snapshot(&whole, noon(2), IfUnchanged::MakeAnother).unwrap();
    let steps = whole.steps.into_inner();
    assert!(steps > 40, "{steps}");
    for at in 0..steps {
        let site = changed_site();
        site.try_snapshot(&Cut::new(at), noon(2), IfUnchanged::MakeAnother).expect_err("it was killed");
        let faults = site.faults();
        // Between the last steps a whole snapshot may not be in the index yet; nothing else is ever told.
        assert!(faults.iter().all(|fault| fault.starts_with("archive-index ")), "step {at}: {faults:?}");

        let snapshot = site.snapshot(3);
        assert_eq!(site.faults(), Vec::<String>::new(), "step {at}");
        let names: Vec<String> = entries(site.archive().folder());
        assert!(names.iter().all(|name| !name.starts_with('.')), "step {at}: {names:?}");
        let list = fs::read_to_string(site.path("archive/snapshots.sha256")).unwrap();
        assert!(list.contains(snapshot.name.as_str()), "step {at}");
    }
}

#[test]
fn a_run_killed_while_it_cleans_up_is_cleaned_up_by_the_next() {
    let site = changed_site();
    site.try_snapshot(&Cut::new(10), noon(2), IfUnchanged::MakeAnother).expect_err("it was killed");
    for at in 1..3 {
        site.try_snapshot(&Cut::new(at), noon(2), IfUnchanged::MakeAnother).expect_err("it was killed");
        assert_eq!(site.faults(), Vec::<String>::new());
    }
    site.snapshot(3);
    assert_eq!(site.faults(), Vec::<String>::new());
}

#[test]
fn a_request_for_a_time_stamp_is_whole_after_the_next_run_wherever_one_was_killed() {
    let whole = {
        let (site, snapshot) = stamped();
        fs::read(stamp::ask(&site.archive(), &QuickDisk, &snapshot).unwrap()).unwrap()
    };
    let killed = |at: usize| {
        let (site, snapshot) = stamped();
        let cut = Cut::new(at);
        let ended = stamp::ask(&site.archive(), &cut, &snapshot).is_ok();
        let file = site.path("archive/stamps/2025-01-11T1200_shili-2025.tsq");
        assert!(!file.exists() || fs::read(&file).unwrap() == whole, "step {at}");
        assert_eq!(fs::read(stamp::ask(&site.archive(), &QuickDisk, &snapshot).unwrap()).unwrap(), whole, "step {at}");
        assert_eq!(entries(file.parent().unwrap()).len(), 1, "step {at}");
        ended
    };
    let steps = (0..).take_while(|at| !killed(*at)).count();
    assert!(steps > 4, "{steps}");
}

#[test]
fn half_a_request_for_a_time_stamp_that_somebody_left_is_made_whole() {
    let (site, snapshot) = stamped();
    let file = stamp::ask(&site.archive(), &QuickDisk, &snapshot).unwrap();
    let whole = fs::read(&file).unwrap();
    fs::remove_file(&file).unwrap();
    fs::write(&file, &whole[..whole.len() / 2]).unwrap();
    stamp::ask(&site.archive(), &QuickDisk, &snapshot).unwrap();
    assert_eq!(fs::read(&file).unwrap(), whole);
}

fn stamped() -> (Site, Snapshot) {
    let site = Site::new();
    let snapshot = site.snapshot(1);
    (site, snapshot)
}

/// Writes down the steps by which files come to their places.
#[derive(Default)]
struct Noted(Mutex<Vec<String>>);

impl Noted {
    fn note(&self, step: &str, path: &Path) {
        self.0.lock().unwrap().push(format!("{step} {}", path.file_name().unwrap().to_str().unwrap()));
    }
}

impl Disk for Noted {
    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        QuickDisk.make_folder(folder)
    }

    fn write(&self, file: &Path, bytes: &[u8]) -> io::Result<()> {
        self.note("write", file);
        QuickDisk.write(file, bytes)
    }

    fn copy(&self, file: &Path, source: &mut dyn Read) -> io::Result<()> {
        QuickDisk.copy(file, source)
    }

    fn share(&self, old: &Path, new: &Path) -> io::Result<()> {
        QuickDisk.share(old, new)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.note("rename", to);
        QuickDisk.rename(from, to)
    }

    fn remove_file(&self, file: &Path) -> io::Result<()> {
        QuickDisk.remove_file(file)
    }

    fn remove_tree(&self, folder: &Path) -> io::Result<()> {
        QuickDisk.remove_tree(folder)
    }

    fn sync(&self, folder: &Path) -> io::Result<()> {
        self.note("sync", folder);
        Ok(())
    }
}

#[test]
fn a_snapshot_and_its_index_are_on_the_medium_before_they_are_seen_and_before_success_is_told() {
    let disk = Noted::default();
    changed_site().try_snapshot(&disk, noon(2), IfUnchanged::MakeAnother).unwrap();
    let steps = disk.0.into_inner().unwrap();
    let last = steps.iter().rposition(|step| step.starts_with("write tagmanifest")).unwrap() + 1;
    assert_eq!(
        steps[last..],
        [
            "sync .2025-02-11T1200_shili-2025.tongbao-new",
            "rename 2025-02-11T1200_shili-2025",
            "write .history.json.tongbao-new",
            "write .snapshots.sha256.tongbao-new",
            "sync archive",
            "rename history.json",
            "rename snapshots.sha256",
            "sync archive",
        ]
    );
}

fn entries(folder: &Path) -> Vec<String> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}
