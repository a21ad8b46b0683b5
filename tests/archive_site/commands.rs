//! The commands as an office runs them: what they say, and how they end.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use serde_json::Value;
use tongbao::archive::IfUnchanged;
use tongbao::model::Edition;
use tongbao::model::path::with_slashes;
use tongbao::output::lock_folder;

use crate::support::{QuickDisk, Site, issue, noon, overwrite};

/// A site with two snapshots, between which one issue was put right.
fn two() -> Site {
    let site = Site::new();
    check(site.run(1, &["archive", "create"]), 0, &["做好了快照 2025-01-11T1200_shili-2025", "SHA-256 "]);
    site.write("shili-2025/02-jinggai.md", &issue("井盖缺失", "已完成", "补装井盖 12 个。\n"));
    check(site.run(2, &["archive", "create", "--name", "erci"]), 0, &["2025-02-11T1200_erci"]);
    site
}

#[track_caller]
fn check((code, said): (i32, String), expected: i32, parts: &[&str]) {
    assert_eq!(code, expected, "{said}");
    let said = with_slashes(&said);
    for part in parts {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn who_has_to_wait_for_another_snapshot_is_told_and_keeps_what_was_saved_meanwhile() {
    let site = Site::new();
    site.snapshot(1);
    let other = lock_folder(&site.path("archive"), || ()).unwrap();
    let mut create =
        site.program(2, &["archive", "create"]).stderr(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    let mut told = String::new();
    BufReader::new(create.stderr.as_mut().unwrap()).read_line(&mut told).unwrap();
    assert!(told.contains("等它结束"), "{told}");
    site.write("shili-2025/02-jinggai.md", &issue("井盖缺失", "已完成", "补装井盖。\n"));
    drop(other);
    assert!(create.wait().unwrap().success());
    let kept = site.path("archive/2025-02-11T1200_shili-2025/data/source/content/shili-2025/02-jinggai.md");
    assert!(fs::read_to_string(kept).unwrap().contains("已完成"));
}

#[test]
fn snapshots_can_be_made_one_right_after_the_other() {
    let site = Site::new();
    for _ in 0..3 {
        let create = site.program(1, &["archive", "create"]).env_remove("SOURCE_DATE_EPOCH").output().unwrap();
        assert!(create.status.success(), "{}", String::from_utf8_lossy(&create.stderr));
    }
    check(site.run(1, &["archive", "verify"]), 0, &["验证通过：3 份快照"]);
}

#[cfg(unix)]
#[test]
fn a_disk_without_room_for_a_zip_file_is_told_in_one_sentence_and_nothing_is_left() {
    let site = Site::new();
    site.snapshot(1);
    for ending in ["zip", "wacz"] {
        let target = site.path(&format!("full.{ending}"));
        let mut export = site.program(2, &["archive", "export", "latest", "-o", target.to_str().unwrap()]);
        export.args((ending == "wacz").then_some("--wacz"));
        let program = export.get_program().to_str().unwrap().to_string();
        let mut shell = Command::new("sh");
        // A file may be so long and no longer, and whoever writes more is not killed but told.
        shell.args(["-c", "trap '' XFSZ; ulimit -f 8; exec \"$@\"", "sh", &program]).args(export.get_args());
        shell.envs(export.get_envs().filter_map(|(name, value)| Some((name, value?))));
        let output = shell.output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(2) && told.lines().count() == 1, "{told}");
        assert!(told.contains(&format!("full.{ending}")) && !told.contains("ZipWriter"), "{told}");
        let left = fs::read_dir(site.root()).unwrap().map(|entry| entry.unwrap().file_name());
        assert!(left.into_iter().all(|name| !name.to_string_lossy().contains("full")));
    }
}

#[test]
fn snapshots_are_made_listed_and_verified() {
    let site = two();
    check(site.run(3, &["archive", "list"]), 0, &["2025-01-11T1200_shili-2025", "2025-02-11T1200_erci", "社会公开"]);
    check(site.run(3, &["archive", "verify"]), 0, &["验证通过：2 份快照"]);
    check(site.run(3, &["archive", "verify", "2025-02"]), 0, &["验证通过：2025-02-11T1200_erci"]);
    let (code, said) = site.run(3, &["archive", "list", "--format", "json"]);
    let list: Value = serde_json::from_str(&said).unwrap();
    assert_eq!((code, &list[1]["done"], &list[1]["previous"]), (0, &1.into(), &list[0]["name"]));
}

#[test]
fn damage_is_told_with_file_and_remedy() {
    let site = two();
    let file = "archive/2025-02-11T1200_erci/data/site/notices/shili-2025/jinggai/index.html";
    overwrite(&site.path(file), b"");
    let parts = ["TB560", file, "验证不通过"];
    check(site.run(3, &["archive", "verify"]), 1, &parts);
    check(site.run(3, &["archive", "verify", "latest"]), 1, &parts);
    check(site.run(3, &["archive", "verify", "2025-01"]), 0, &[]);
    check(site.run(3, &["archive", "export", "latest"]), 1, &["TB560", "和当初不一样，没有用它"]);
    for compare in [["archive", "compare", "2025-01", "latest"], ["archive", "compare", "latest", "2025-01"]] {
        let (code, said) = site.run(3, &compare);
        assert!(code == 1 && said.contains("TB560") && !said.contains("的改动"), "{said}");
    }
}

#[test]
fn two_snapshots_are_compared_as_text_json_and_page() {
    let site = two();
    let compare = ["archive", "compare", "2025-01", "latest"];
    check(site.run(3, &compare), 1, &["井盖缺失", "正在整改", "已完成", "{+ 12 个+}"]);
    check(site.run(3, &["archive", "compare", "latest", "latest"]), 0, &["没有改动"]);
    let (_, said) = site.run(3, &[&compare[..], &["--format", "json"]].concat());
    let changes: Value = serde_json::from_str(&said).unwrap();
    assert_eq!(changes["notices"][0]["issues"][0]["slug"], "jinggai");
    let page = site.path("changes.html");
    site.run(3, &[&compare[..], &["--page", page.to_str().unwrap()]].concat());
    let page = fs::read_to_string(page).unwrap();
    assert!(page.contains("<ins>") && page.contains("井盖缺失") && !page.contains("<script"), "{page}");
}

#[test]
fn a_request_for_a_time_stamp_is_written_once_and_the_same() {
    let site = two();
    check(site.run(3, &["archive", "stamp", "latest"]), 0, &["stamps/2025-02-11T1200_erci.tsq", "--reply"]);
    let request = fs::read(site.path("archive/stamps/2025-02-11T1200_erci.tsq")).unwrap();
    check(site.run(4, &["archive", "stamp", "latest"]), 0, &[]);
    assert_eq!(fs::read(site.path("archive/stamps/2025-02-11T1200_erci.tsq")).unwrap(), request);
    check(site.run(4, &["archive", "verify"]), 0, &[]);
}

#[test]
fn a_reply_that_is_none_is_refused_and_not_kept() {
    let site = two();
    let file = site.path("content/site.yaml");
    let file = file.to_str().unwrap();
    let reply = ["archive", "stamp", "latest", "--reply", file, "--certificate", file];
    check(site.run(3, &reply), 1, &["TB569", "不是时间戳机构的回复"]);
    assert!(!site.path("archive/stamps/2025-02-11T1200_erci.tsr").exists());
}

#[test]
fn what_cannot_be_done_is_said_in_one_sentence() {
    let site = two();
    check(site.run(2, &["archive", "create"]), 2, &["无法运行：这一刻已经有快照"]);
    check(site.run(1, &["archive", "create"]), 2, &["比现在还晚"]);
    check(site.run(3, &["archive", "create", "--name", "a/b"]), 2, &["“a/b”不能用作快照名称"]);
    check(site.run(3, &["archive", "verify", "2024"]), 2, &["没有快照“2024”"]);
    check(site.run(3, &["archive", "verify", "取回.zip"]), 2, &["取回.zip：没有这个文件或文件夹"]);
    check(site.run(3, &["archive", "verify", "2025"]), 2, &["没有快照“2025”，或者不止一份"]);
    let taken = site.path("content");
    check(site.run(3, &["archive", "restore", "latest", taken.to_str().unwrap()]), 2, &["已经存在，没有改动"]);
    check(Site::new().run(3, &["archive", "verify"]), 0, &["还没有快照"]);
    let empty = Site::new();
    let mut in_english = Command::new(env!("CARGO_BIN_EXE_tongbao"));
    in_english.args(["archive", "export", "latest", "--lang", "en", "--root"]).arg(empty.path("."));
    let said = in_english.output().unwrap().stderr;
    let expected = "cannot run: there is no snapshot yet. Make one with tongbao archive create.\n";
    assert_eq!(String::from_utf8(said).unwrap(), expected);
}

#[test]
fn a_list_that_is_gone_is_told_and_not_made_anew_in_silence() {
    let site = two();
    let list = site.path("archive/snapshots.sha256");
    fs::remove_file(&list).unwrap();
    for command in [&["archive", "verify"][..], &["archive", "create"]] {
        check(site.run(3, command), 1, &["TB544", "最新的快照有没有少"]);
        assert!(!list.exists(), "{command:?}");
    }
    check(site.run(3, &["archive", "verify", "--mend"]), 0, &["验证通过：2 份快照"]);
}

#[test]
fn a_past_that_is_gone_is_made_anew_from_the_snapshots() {
    let site = two();
    let history = site.path("archive/history.json");
    fs::remove_file(&history).unwrap();
    check(site.run(3, &["archive", "verify"]), 1, &["TB568", "history.json", "不见了"]);
    check(site.run(3, &["archive", "create"]), 0, &["TB568"]);
    assert!(fs::read_to_string(&history).unwrap().contains("2025-01-11T1200_shili-2025"));
}

#[test]
fn a_command_that_is_given_in_words_can_be_run_as_it_stands() {
    let site = two();
    let folder = site.path("取回 处");
    let (code, said) = site.run(3, &["archive", "restore", "latest", folder.to_str().unwrap()]);
    assert!(code == 0 && said.contains(&format!("tongbao build --root \"{}\"", folder.display())), "{said}");
}

#[test]
fn a_snapshot_made_while_another_waits_is_of_its_past() {
    let site = Site::new();
    site.snapshot(1);
    let other = site.archive().lock(&QuickDisk, || ()).unwrap();
    let mut create =
        site.program(3, &["archive", "create"]).stderr(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    BufReader::new(create.stderr.as_mut().unwrap()).read_line(&mut String::new()).unwrap();
    site.snapshot_under(&other, Edition::Public, &QuickDisk, noon(2), IfUnchanged::MakeAnother).unwrap();
    drop(other);
    assert!(create.wait().unwrap().success());
    let page = fs::read_to_string(site.path("archive/2025-03-11T1200_shili-2025/data/site/archive/index.html"));
    assert!(page.unwrap().contains("2025-02-11T1200_shili-2025"));
}

#[test]
fn where_there_is_no_site_no_archive_is_begun() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().to_str().unwrap();
    for command in [&["archive", "create"][..], &["publish", "www"]] {
        let run = Command::new(env!("CARGO_BIN_EXE_tongbao")).args(command).args(["--root", root]).output().unwrap();
        assert_eq!(run.status.code(), Some(2));
        assert_eq!(fs::read_dir(root).unwrap().count(), 0, "{command:?}");
    }
}

#[test]
fn a_site_with_errors_says_so_and_makes_no_snapshot() {
    let site = Site::new();
    site.write("shili-2025/02-jinggai.md", &issue("井盖缺失", "办好了", "补装井盖。\n"));
    check(site.run(1, &["archive", "create"]), 1, &["TB201", "没有做快照"]);
    site.write("shili-2025/01-ludeng.md", "没有开头的文字。\n");
    site.write("site.yaml", "title: [\n");
    check(site.run(1, &["archive", "create"]), 1, &["site.yaml", "01-ludeng.md", "没有做快照"]);
    assert!(site.archive().snapshots().unwrap().is_empty());
}

#[cfg(unix)]
#[test]
fn a_pipe_in_a_files_place_is_not_waited_for() {
    let snapshot = "2025-02-11T1200_erci";
    let files = ["snapshots.sha256", "publications.jsonl", "history.json"].map(String::from).into_iter();
    let of_snapshot = ["bag-info.txt", "record.json", "manifest-sha256.txt", "tagmanifest-sha256.txt"];
    for file in files.chain(of_snapshot.map(|name| format!("{snapshot}/{name}"))) {
        let site = two();
        let path = site.path(&format!("archive/{file}"));
        let _ = fs::remove_file(&path);
        assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
        for args in [&["archive", "verify"][..], &["archive", "list"], &["archive", "create"], &["check"]] {
            let patient = std::time::Duration::from_secs(60);
            let ended = assert_cmd::Command::from_std(site.program(3, args)).timeout(patient).output().unwrap();
            assert!(ended.status.code().is_some(), "{file}, {args:?}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_snapshot_is_as_closed_to_others_as_whoever_makes_it_wants() {
    use std::os::unix::fs::PermissionsExt;
    let site = Site::new();
    let create = site.program(1, &["archive", "create"]);
    let mut closed = Command::new("sh");
    closed.args(["-c", "umask 077; exec \"$0\" \"$@\""]).arg(create.get_program()).args(create.get_args());
    for (name, value) in create.get_envs() {
        value.map(|value| closed.env(name, value));
    }
    if let Some(folder) = create.get_current_dir() {
        closed.current_dir(folder);
    }
    assert!(closed.status().unwrap().success());
    for path in ["snapshots.sha256", "2025-01-11T1200_shili-2025/bag-info.txt"] {
        let mode = fs::metadata(site.path("archive").join(path)).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o400, "{path}");
    }
}
