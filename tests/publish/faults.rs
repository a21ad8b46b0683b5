//! A publication that is killed, or meets faults, at every one of its operations in turn.

use sha2::{Digest, Sha256};
use tongbao::publish::targets::Folder;
use tongbao::publish::{MANIFEST, PublishError, Target, Writing};

use super::memory::{Fault, Memory, State};
use super::support::{Built, built, check_readers_view, many, publish, repair, shown};

const WRITINGS: [Writing; 2] = [Writing::Whole, Writing::Gradual];

fn old() -> Built {
    built(&[
        ("index.html", "old assets/a.1.css notices/index.html"),
        ("feed.xml", "notices/a/index.html"),
        ("notices/index.html", "notices/a/index.html notices/gone/index.html"),
        ("notices/a/index.html", "old index.html notices/a/one/index.html notices/a/notice.json assets/a.1.css"),
        ("notices/a/one/index.html", "notices/a/index.html notices/a/old.png"),
        ("notices/a/old.png", "PNG"),
        ("notices/a/notice.json", "{}"),
        ("notices/gone/index.html", "index.html notices/gone/x.pdf"),
        ("notices/gone/x.pdf", "PDF"),
        ("assets/a.1.css", "css 1"),
        ("place", "a file that is to be a folder"),
    ])
}

fn new() -> Built {
    built(&[
        ("index.html", "new assets/a.2.css notices/index.html topics/t/index.html"),
        ("feed.xml", "new notices/b/index.html"),
        ("notices/index.html", "notices/a/index.html notices/b/index.html"),
        (
            "notices/a/index.html",
            "new index.html notices/a/one/index.html notices/a/two/index.html assets/a.2.css notices/a/issues.csv",
        ),
        ("notices/a/one/index.html", "notices/a/index.html notices/a/two/index.html notices/a/new.png"),
        ("notices/a/two/index.html", "notices/a/one/index.html topics/t/index.html notices/b/index.html"),
        ("notices/a/new.png", "PNG"),
        ("notices/a/issues.csv", "a,b"),
        ("notices/b/index.html", "index.html assets/a.2.css notices/a/two/index.html"),
        ("topics/t/index.html", "notices/a/two/index.html notices/b/index.html"),
        ("assets/a.2.css", "css 2"),
        ("place/index.html", "index.html"),
    ])
}

/// The target as a first publication of a site leaves it.
fn published(site: &Built, writing: Writing) -> State {
    let target = Memory::new(writing);
    publish(&target, site, "first").unwrap();
    assert_eq!(shown(&target.files()), site.state);
    target.files()
}

/// Every operation of a publication of `new` over `start`, with every fault.
fn each_fault(start: &State, new: &Built, writing: Writing, mut check: impl FnMut(Memory, Fault, usize)) {
    let calm = Memory::with(start.clone(), writing);
    publish(&calm, new, "calm").unwrap();
    assert!(calm.operations() > 30, "{}", calm.operations());
    for at in 0..calm.operations() {
        for fault in [Fault::KilledBefore, Fault::KilledAfter, Fault::KilledHalfway, Fault::Busy, Fault::AnswerLost] {
            check(Memory::with(start.clone(), writing).failing(at, fault), fault, at);
        }
    }
}

/// Nothing but the manifest is left of tongbao's own.
fn check_end(target: &Memory, site: &Built, what: &str) {
    let files = target.files();
    assert_eq!(shown(&files), site.state, "{what}");
    let own: Vec<_> = files.keys().filter(|path| path.starts_with(".tongbao/")).collect();
    assert_eq!(own, [".tongbao/manifest"], "{what}");
}

#[test]
fn a_second_run_ends_what_a_killed_one_began_and_readers_meet_no_dead_link() {
    let (old, new) = (old(), new());
    for writing in WRITINGS {
        for start in [State::new(), published(&old, writing)] {
            each_fault(&start, &new, writing, |target, fault, at| {
                let what = format!("{writing:?} {fault:?} at {at}");
                let first = publish(&target, &new, "one");
                assert!(first.is_ok() || !matches!(fault, Fault::Busy | Fault::AnswerLost), "{what}: {first:?}");
                let second = Memory::with(target.files(), writing);
                publish(&second, &new, "two").unwrap_or_else(|error| panic!("{what}: {error:?}"));
                check_end(&second, &new, &what);
                for state in target.history().iter().chain(&second.history()) {
                    check_readers_view(state, &shown(&start), &[&new.state]);
                }
            });
        }
    }
}

#[test]
fn after_a_kill_another_site_can_be_published_or_the_old_one_again() {
    let (old, new) = (old(), new());
    let third = built(&[
        ("index.html", "third notices/index.html"),
        ("notices/index.html", "notices/a/two/index.html notices/c/index.html"),
        ("notices/a/two/index.html", "third notices/c/index.html"),
        ("notices/c/index.html", "index.html"),
    ]);
    for writing in WRITINGS {
        let start = published(&old, writing);
        each_fault(&start, &new, writing, |target, fault, at| {
            let _ = publish(&target, &new, "one");
            for next in [&old, &third] {
                let what = format!("{writing:?} {fault:?} at {at}");
                let second = Memory::with(target.files(), writing);
                publish(&second, next, "two").unwrap_or_else(|error| panic!("{what}: {error:?}"));
                check_end(&second, next, &what);
                for state in second.history() {
                    check_readers_view(&state, &shown(&start), &[&new.state, &next.state]);
                }
            }
        });
    }
}

#[test]
fn what_was_done_before_a_kill_is_not_done_again() {
    let site = many(600, "one");
    let site: Vec<_> = site.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let site = built(&site);
    let first = Memory::new(Writing::Whole).failing(580, Fault::KilledBefore);
    publish(&first, &site, "one").unwrap_err();
    let second = Memory::with(first.files(), Writing::Whole);
    let report = publish(&second, &site, "two").unwrap();
    assert!(report.resumed);
    // Two segments of the journal had been written.
    assert_eq!(report.unchanged, 512);
    assert_eq!(second.uploads().len(), site.state.len() - 512);
}

#[test]
fn a_repair_does_not_believe_the_journal_of_a_run_that_was_cut_off() {
    let site = many(600, "one");
    let site: Vec<_> = site.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let site = built(&site);
    let first = Memory::new(Writing::Whole).failing(580, Fault::KilledBefore);
    publish(&first, &site, "one").unwrap_err();
    let mut files = first.files();
    let gone = files.keys().find(|path| path.starts_with("notices/")).unwrap().clone();
    files.remove(&gone);
    let target = Memory::with(files, Writing::Whole);
    repair(&target, &site, "two").unwrap();
    assert_eq!(shown(&target.files()), site.state);
}

#[test]
fn one_changed_page_is_uploaded_with_what_depends_on_it_and_nothing_else() {
    let [one, two] = ["one", "two"].map(|word| many(150, word));
    let of = |site: &Vec<(String, String)>| {
        built(&site.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect::<Vec<_>>())
    };
    let [one, two] = [of(&one), of(&two)];
    for writing in WRITINGS {
        let start = published(&one, writing);
        for parallel in [1, 8] {
            let target = Memory::with(start.clone(), writing).parallel(parallel);
            let report = publish(&target, &two, "two").unwrap();
            assert_eq!((report.added, report.replaced, report.deleted, report.unchanged), (0, 3, 0, 149));
            assert_eq!(
                target.uploads(),
                ["index.html", "notices/n/0/index.html", "notices/n/index.html"],
                "{writing:?}"
            );
            for state in target.history() {
                check_readers_view(&state, &shown(&start), &[&two.state]);
            }
        }
        let target = Memory::with(start.clone(), writing);
        publish(&target, &one, "again").unwrap();
        assert_eq!(target.uploads(), [""; 0]);
    }
}

#[test]
fn a_site_of_others_is_not_overwritten_and_their_files_are_kept() {
    let site = new();
    let files = State::from([("index.html".into(), b"theirs".to_vec()), ("own/x.html".into(), b"theirs".to_vec())]);
    let target = Memory::with(files.clone(), Writing::Whole);
    let refused = publish(&target, &site, "one");
    assert!(matches!(refused, Err(PublishError::Foreign)), "{refused:?}");
    assert_eq!(target.files(), files);
    // Without a home page of theirs there is room beside them.
    let files = State::from([("own/x.html".into(), b"theirs".to_vec())]);
    let target = Memory::with(files, Writing::Whole);
    publish(&target, &site, "one").unwrap();
    assert_eq!(target.get("own/x.html").unwrap().as_deref(), Some(b"theirs".as_slice()));
}

/// Whoever can write to a target can write its manifest and its journal; with them nothing beside it is removed.
#[test]
fn a_manifest_or_a_journal_that_names_files_outside_of_the_target_reaches_none_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let (beside, root) = (folder.path().join("beside.txt"), folder.path().join("www"));
    std::fs::write(&beside, "not published").unwrap();
    let absolute = beside.to_str().unwrap();
    publish(&Folder::new(&root, 3), &old(), "first").unwrap();
    let manifest = root.join("current").join(MANIFEST);
    let whole = std::fs::read(&manifest).unwrap();
    for outside in ["../../../beside.txt", absolute] {
        let line = format!("{} 13 {outside}\n", "0".repeat(64));
        std::fs::write(&manifest, [&whole, line.as_bytes()].concat()).unwrap();
        let refused = publish(&Folder::new(&root, 3), &new(), "second");
        assert!(matches!(refused, Err(PublishError::BrokenManifest)), "{outside}: {refused:?}");
        std::fs::write(&manifest, &whole).unwrap();
    }
    let journal = root.join("current/.tongbao/journal");
    std::fs::create_dir(&journal).unwrap();
    let base: String = Sha256::digest(&whole).iter().map(|byte| format!("{byte:02x}")).collect();
    let words = ["add ../../../beside.txt", &format!("change {absolute}"), "delete ../../../beside.txt"];
    std::fs::write(journal.join("0000"), format!("tongbao journal 1\nbase {base}\n{}\n", words.join("\n"))).unwrap();
    let report = publish(&Folder::new(&root, 3), &new(), "third").unwrap();
    assert!(report.resumed);
    assert_eq!(std::fs::read_to_string(&beside).unwrap(), "not published");
}

#[test]
fn of_two_publishers_one_goes() {
    for writing in WRITINGS {
        let target = Memory::new(writing);
        let lock = "run other\nmachine m\nprocess 7\nuntil 2030-01-01T00:00:00Z\n";
        target.put(".tongbao/lock", lock.as_bytes()).unwrap();
        let result = super::support::with_circumstances("mine", |circumstances| {
            let alive = tongbao::publish::Circumstances {
                is_dead: &|_| false,
                holder: circumstances.holder.clone(),
                ..*circumstances
            };
            let site = new();
            let publication = tongbao::publish::Publication {
                files: &site.files,
                time: "t".into(),
                snapshot: None,
                is_back: false,
                adopt: false,
                repair: false,
            };
            tongbao::publish::publish(&target, &publication, &alive, &super::support::Silent)
        });
        assert!(matches!(result, Err(PublishError::Locked { until: Some(_) })), "{result:?}");
        assert_eq!(target.files().len(), 1);
    }
}
