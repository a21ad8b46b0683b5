//! `public/` is the whole old site or the whole new one, and nothing of anybody else's is touched.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use tongbao::output::lock_folder;

use super::support::Site;
#[cfg(unix)]
use super::support::run::program;
use super::support::tree::{Tree, traces};

/// Begins a build, and does not wait for its end.
fn begin(site: &Site, told: Stdio) -> Child {
    Command::new(env!("CARGO_BIN_EXE_tongbao"))
        .args(["build", "--lang", "en"])
        .current_dir(site.root())
        .stdout(Stdio::null())
        .stderr(told)
        .spawn()
        .unwrap()
}

#[test]
fn files_of_others_are_kept_and_named() {
    let site = Site::small().file("public/.gitignore", "*\n").file("public/notes/own.txt", "mine");
    let run = site.build(&[]).expect(0);
    assert!(run.stderr.contains("notes/own.txt") && !run.stderr.contains(".gitignore"), "{}", run.stderr);
    let output = site.output();
    assert_eq!(
        (output.text("public/.gitignore".trim_start_matches("public/")), output.text("notes/own.txt")),
        ("*\n", "mine")
    );
}

#[cfg(unix)]
#[test]
fn of_many_files_of_others_a_few_are_named_and_none_of_them_steers_the_terminal() {
    let names = (100..130).map(|n| format!("public/old/{n}\u{1b}[31m.html"));
    let site = names.fold(Site::small(), |site, name| site.file(&name, ""));
    let told = site.build(&[]).expect(0).stderr;
    assert!(told.contains("old/119") && !told.contains("old/120") && told.contains("10 more"), "{told}");
    assert!(!told.contains('\u{1b}'), "{told:?}");
    assert!(site.build(&["--verbose"]).expect(0).stderr.contains("old/129"));
}

#[cfg(unix)]
#[test]
fn a_file_of_others_where_a_folder_has_to_be_is_named() {
    let site = Site::small().file("public/notices", "mine").file("elsewhere/own.txt", "mine");
    assert!(site.build(&[]).expect(2).stderr.contains("public/notices was not made by tongbao"));
    assert_eq!(site.output().paths(), ["notices"]);
    let linked = Site::small().file("elsewhere/own.txt", "mine").symlink("public/notices", "../elsewhere");
    assert!(linked.build(&[]).expect(2).stderr.contains("public/notices was not made by tongbao"));
}

#[test]
fn a_file_of_others_in_the_way_is_not_overwritten() {
    let site = Site::small().file("public/index.html", "mine");
    let run = site.build(&[]).expect(2);
    assert!(run.stderr.contains("index.html"), "{}", run.stderr);
    assert_eq!(site.output().paths(), ["index.html"]);
    assert_eq!(site.read("public/index.html"), "mine");
}

#[cfg(unix)]
#[test]
fn what_is_no_folder_is_not_written_over() {
    let site = Site::small().file("report.docx", "mine").symlink("link", "nowhere");
    for output in ["report.docx", "link"] {
        let run = site.build(&["--output", output]).expect(2);
        assert!(run.stderr.contains("is no folder"), "{output}: {}", run.stderr);
    }
    assert_eq!(site.read("report.docx"), "mine");
}

#[cfg(unix)]
#[test]
fn folders_of_others_stay_closed_and_a_read_only_site_is_replaced() {
    use std::os::unix::fs::PermissionsExt;
    let site = Site::small().file("public/private/own.txt", "mine");
    let set = |path: &str, mode| fs::set_permissions(site.path(path), fs::Permissions::from_mode(mode)).unwrap();
    let mode = |path: &str| fs::metadata(site.path(path)).unwrap().permissions().mode() & 0o777;
    set("public/private", 0o700);
    site.built(&[]);
    assert_eq!(mode("public/private"), 0o700);
    set("public/notices", 0o555);
    set("public", 0o555);
    site.append("content/n/01-lamps.md", "另更换灯头 3 个。\n");
    site.built(&[]);
    assert!(!site.path(".public.tongbao-new").exists());
    set("public", 0o755);
}

/// Elsewhere folders inside do not show whose group they take.
#[cfg(target_os = "linux")]
#[test]
fn a_site_stays_with_the_group_that_may_read_it() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
    const BY_GROUP: u32 = 0o2750;
    let site = Site::small();
    site.built(&[]);
    let public = site.path("public");
    // Only root and who is of a second group can do so; whatever came of it has to last.
    let group = fs::metadata(&public).unwrap().gid();
    let _ = chown(&public, None, Some(group + 1));
    fs::set_permissions(&public, fs::Permissions::from_mode(BY_GROUP)).unwrap();
    let group = fs::metadata(&public).unwrap().gid();
    site.append("content/n/01-lamps.md", "另更换灯头 3 个。\n");
    site.built(&[]);
    let access = |path: &str| {
        let metadata = fs::metadata(site.path(path)).unwrap();
        (metadata.gid(), metadata.mode() & 0o7000)
    };
    assert_eq!([access("public"), access("public/notices/n")], [(group, 0o2000); 2]);
}

#[cfg(unix)]
#[test]
fn who_may_read_a_picture_of_the_sources_says_nothing_about_the_site() {
    use std::os::unix::fs::PermissionsExt;
    let site = Site::small().file("content/n/lamp.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
    site.append("content/n/01-lamps.md", "![路灯](lamp.svg)\n");
    fs::set_permissions(site.path("content/n/lamp.svg"), fs::Permissions::from_mode(0o600)).unwrap();
    site.built(&[]);
    let mode = |path: &str| fs::metadata(site.path(path)).unwrap().permissions().mode();
    assert_eq!(mode("public/notices/n/lamp.svg"), mode("public/index.html"));
}

#[test]
fn pages_of_a_deleted_issue_go() {
    let site = Site::small();
    assert!(site.built(&[]).has("notices/n/trees/index.html"));
    site.remove("content/n/02-trees.md");
    assert!(!site.built(&[]).has("notices/n/trees/index.html"));
}

#[test]
fn a_failed_build_leaves_every_file_as_it_was() {
    let site = Site::small();
    site.built(&[]);
    let before = traces(&site.path("public"));
    site.append("content/n/01-lamps.md", "[一](nowhere.md)\n");
    site.build(&[]).expect(1);
    assert_eq!(traces(&site.path("public")), before);
    assert!(!site.path(".public.tongbao-new").exists());
}

#[test]
fn a_build_with_nothing_new_writes_nothing() {
    let site = Site::small();
    site.built(&[]);
    let before = traces(&site.path("public"));
    let run = site.build(&[]).expect(0);
    assert!(run.stdout.contains(" 0 files written"), "{}", run.stdout);
    assert_eq!(traces(&site.path("public")), before);
}

#[test]
fn an_edit_writes_only_what_shows_it() {
    let site = Site::small();
    site.built(&[]);
    let before = traces(&site.path("public"));
    site.append("content/n/01-lamps.md", "另更换灯头 3 个。\n");
    site.built(&[]);
    let after = traces(&site.path("public"));
    let written: Vec<_> =
        after.iter().filter(|(path, trace)| before.get(*path) != Some(trace)).map(|(path, _)| path.as_str()).collect();
    assert_eq!(
        written,
        [
            ".tongbao-manifest", "notices/n/index.html", "notices/n/issues.csv", "notices/n/lamps/index.html",
            "notices/n/notice.json"
        ]
    );
}

#[test]
fn leftovers_of_a_killed_build_are_cleared_and_a_folder_left_aside_comes_back() {
    let site = Site::small().file(".public.tongbao-new/x", "half").file(".public.tongbao-old/own.txt", "old");
    let output = site.built(&[]);
    assert_eq!(output.text("own.txt"), "old");
    assert!(!site.path(".public.tongbao-new").exists() && !site.path(".public.tongbao-old").exists());
}

#[test]
fn leftovers_that_cannot_be_cleared_are_told_as_such() {
    // A file stands for a folder of another user, which root would clear.
    let site = Site::small().file(".public.tongbao-new", "mine");
    let told = site.build(&[]).expect(2).stderr;
    assert!(told.contains(".public.tongbao-new") && told.contains("cannot be removed"), "{told}");
    assert_eq!(site.read(".public.tongbao-new"), "mine");
}

#[test]
fn a_build_killed_at_any_moment_leaves_a_whole_site() {
    let site = Site::large(5, 30);
    let old = site.built(&[]);
    site.append("content/site.yaml", "description: 新的说明\n");
    let new = site.built(&["--output", "elsewhere"]);
    assert!(new.paths() != Vec::<&str>::new());
    let new = Tree::read(&site.path("elsewhere"));
    let mut seen_old = 0;
    for moment in 0..12 {
        let mut build = begin(&site, Stdio::null());
        sleep(Duration::from_millis(moment * 25));
        let _ = build.kill();
        build.wait().unwrap();
        let seen = site.output();
        let is_old = seen.differences(&old).is_empty();
        assert!(is_old || seen.differences(&new).is_empty(), "a half site after {moment}");
        seen_old += usize::from(is_old);
        if !is_old {
            break;
        }
    }
    assert!(seen_old > 0);
    site.built(&[]);
    assert!(site.output().differences(&new).is_empty());
    assert!(!site.path(".public.tongbao-new").exists());
}

#[test]
fn a_build_that_had_to_wait_shows_what_was_saved_meanwhile() {
    let site = Site::small();
    let other = lock_folder(site.root(), || ()).unwrap();
    let mut build = begin(&site, Stdio::piped());
    let mut told = String::new();
    BufReader::new(build.stderr.as_mut().unwrap()).read_line(&mut told).unwrap();
    assert!(told.contains("waiting"), "{told}");
    site.append("content/n/01-lamps.md", "另更换灯头 3 个。\n");
    drop(other);
    assert!(build.wait().unwrap().success());
    assert!(site.output().text("notices/n/lamps/index.html").contains("另更换灯头"));
}

#[test]
fn sources_and_output_are_kept_apart() {
    let site = Site::small();
    for is_there in [false, true] {
        for output in ["content", "content/public", "content/a/b/public", "archive", "archive/public", "themes", "."] {
            site.build(&["--output", output]).expect(2);
        }
        assert_eq!(site.path("archive").exists(), is_there);
        fs::create_dir_all(site.path("archive")).unwrap();
    }
    assert!(site.path("content/n/notice.md").exists());
    for made in ["content/public", "content/a", "archive/public"] {
        assert!(!site.path(made).exists(), "{made}");
    }
}

#[cfg(unix)]
#[test]
fn a_home_is_not_exchanged_for_a_site() {
    let site = Site::small().file("homes/zhang/notes.txt", "mine");
    let home = site.path("homes/zhang");
    for output in ["homes/zhang", "homes"] {
        let mut build = program(site.root(), &["build", "--lang", "en", "--output", output]);
        let told = build.env("HOME", &home).output().unwrap();
        let told = (told.status.code(), String::from_utf8_lossy(&told.stderr).into_owned());
        assert!(told.0 == Some(2) && told.1.contains("exchange the whole folder"), "{output}: {told:?}");
    }
    assert!(!site.path("homes/zhang/index.html").exists() && !site.path("homes/index.html").exists());
    let mut build = program(site.root(), &["build", "--output", "homes/zhang/public"]);
    assert!(build.env("HOME", &home).output().unwrap().status.success());
}

#[test]
fn a_folder_that_has_no_place_is_told_by_the_path_that_has_none() {
    let site = Site::small().file("full", "").file("public/.keep", "").file(".public.tongbao-old", "mine");
    // Windows does not tell a file on the way from a folder that is missing.
    let told = if cfg!(windows) { "full" } else { "full/public" };
    assert!(site.build(&["--output", "full/public"]).expect(2).stderr.contains(told));
    assert!(site.build(&[]).expect(2).stderr.contains(".public.tongbao-old"));
    assert_eq!(site.read(".public.tongbao-old"), "mine");
}

#[cfg(unix)]
#[test]
fn an_output_that_is_a_link_to_a_folder_stays_one() {
    let site = Site::small().file("real/.keep", "").symlink("public", "real");
    site.build(&[]).expect(0);
    assert!(fs::symlink_metadata(site.path("public")).unwrap().is_symlink());
    assert!(site.path("real/index.html").exists());
}

#[test]
fn the_same_input_gives_the_same_bytes_at_any_number_of_threads() {
    let site = Site::large(4, 12);
    let build = |threads: &str| {
        site.build(&["--threads", threads, "--output", threads]).expect(0);
        Tree::read(&site.path(threads))
    };
    let one = build("1");
    for threads in ["2", "4"] {
        assert_eq!(one.differences(&build(threads)), Vec::<&str>::new());
    }
}
