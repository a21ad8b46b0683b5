//! What pages tell of the past, and that they tell it in the same words before and after a snapshot.

use tongbao::archive::IfUnchanged;

use crate::support::{QuickDisk, Site, files, issue, noon, overwrite};

fn public(site: &Site, month: i8) -> std::collections::BTreeMap<String, Vec<u8>> {
    let (code, said) = site.run(month, &["build"]);
    assert_eq!(code, 0, "{said}");
    files(&site.path("public"))
}

fn page(site: &Site, month: i8, path: &str) -> String {
    String::from_utf8(public(site, month).remove(path).unwrap()).unwrap()
}

const ISSUE: &str = "notices/shili-2025/jinggai/index.html";
const NOTICE: &str = "notices/shili-2025/index.html";

/// A site whose second snapshot shows one issue done that was not in the first.
fn changed() -> Site {
    let site = Site::new();
    site.snapshot(6);
    let done = issue("井盖缺失", "已完成", "补装井盖 12 个。\n").replace("---\n补", "completed: 2025-09-01\n---\n补");
    site.write("shili-2025/02-jinggai.md", &done);
    site
}

#[test]
fn an_issue_shows_how_its_status_went() {
    let site = changed();
    let before = page(&site, 9, ISSUE);
    assert!(
        before.contains("整改结果的变化") && before.contains("2025年6月11日") && before.contains("目前"),
        "{before}"
    );
    site.snapshot(10);
    let after = page(&site, 11, ISSUE);
    assert!(after.contains("2025年6月11日") && after.contains("2025年10月11日") && !after.contains("目前"), "{after}");
    assert!(!page(&site, 11, "notices/shili-2025/ludeng/index.html").contains("整改结果的变化"));
}

#[test]
fn a_notice_shows_what_changed_and_goes_on_to() {
    let site = changed();
    let before = page(&site, 9, NOTICE);
    for part in ["与2025年6月11日的版本相比", "正在整改 → 已完成", "完成时间 （无） → ", "正文有改动"]
    {
        assert!(before.contains(part), "{part}: {before}");
    }
    site.snapshot(10);
    assert_eq!(page(&site, 11, NOTICE).replace("2025年10月11日", ""), before.replace("2025年10月11日", ""));
}

#[test]
fn the_archive_lists_every_snapshot_with_its_digests() {
    let site = changed();
    let snapshots = [site.archive().snapshots().unwrap(), vec![site.snapshot(10)]].concat();
    let page = page(&site, 11, "archive/index.html");
    for snapshot in &snapshots {
        assert!(
            page.contains(snapshot.name.as_str()) && page.contains(&snapshot.sha256) && page.contains(&snapshot.sm3)
        );
    }
}

#[test]
fn the_archive_tells_what_each_snapshot_changed() {
    let site = changed();
    site.write("shili-2025/09-xin.md", &issue("公厕关闭", "正在整改", "正在修缮。\n"));
    site.snapshot(10);
    std::fs::remove_file(site.path("content/shili-2025/09-xin.md")).unwrap();
    site.snapshot(11);
    let page = page(&site, 12, "archive/index.html");
    let told: Vec<&str> = page.split("<dt>与上一份相比：</dt><dd>").skip(1).collect();
    let told: Vec<&str> = told.iter().map(|rest| rest.split_once("</dd>").unwrap().0).collect();
    assert_eq!(told, ["删去问题 1 个", "新增问题 1 个；整改结果有变化 1 个", "首份快照"]);
    assert_eq!(page.matches("1 份通报，3 个问题").count(), 1, "{page}");
}

/// A notice and an issue with other slugs are the same as before where `aliases` says so, before a snapshot and after.
#[test]
fn the_past_goes_on_under_another_slug() {
    let site = changed();
    let folder = |name: &str| site.path("content").join(name);
    std::fs::rename(folder("shili-2025"), folder("shili")).unwrap();
    let notice = std::fs::read_to_string(folder("shili/notice.md")).unwrap();
    site.write("shili/notice.md", &notice.replacen("---\n", "---\naliases: [/notices/shili-2025/]\n", 1));
    let issue = std::fs::read_to_string(folder("shili/01-ludeng.md")).unwrap();
    let ended =
        issue.replace("正在整改", "已完成").replacen("---\n", "---\naliases: [/notices/shili-2025/ludeng/]\n", 1);
    site.write("shili/01-deng.md", &ended);
    std::fs::remove_file(folder("shili/01-ludeng.md")).unwrap();
    for month in [9, 11] {
        let page_of = |path: &str| page(&site, month, &format!("notices/shili/{path}index.html"));
        for issue in ["jinggai/", "deng/"] {
            assert!(page_of(issue).contains("整改结果的变化"), "{month} {issue}");
        }
        assert!(page_of("").contains("与2025年6月11日的版本相比"), "{month}");
        assert!(page_of("").contains("正在整改 → 已完成"), "{month}");
        if month == 9 {
            site.snapshot(10);
        }
    }
}

/// A category that is called otherwise and a unit that answers for an issue now are changes that readers see.
#[test]
fn other_fields_of_notices_and_issues_are_told_where_they_changed() {
    let site = Site::new();
    site.snapshot(6);
    let notice = std::fs::read_to_string(site.path("content/shili-2025/notice.md")).unwrap();
    site.write("shili-2025/notice.md", &notice.replace("道路养护", "道路养护不及时"));
    let issue = issue("井盖缺失", "正在整改", "补装井盖。\n").replace("---\n补", "responsible: [市政科]\n---\n补");
    site.write("shili-2025/02-jinggai.md", &issue);
    let notice = page(&site, 9, NOTICE);
    assert!(notice.contains("<li>通报的其他栏目有改动</li>"), "{notice}");
    assert!(notice.contains("井盖缺失</a>：其他栏目有改动</li>"), "{notice}");
    assert_eq!(notice.matches("有改动").count(), 2, "{notice}");
    site.snapshot(10);
    let archive = page(&site, 11, "archive/index.html");
    let told = "仅正文、日期或其他栏目有改动 1 个；通报正文或其他栏目有改动 1 份";
    assert!(archive.contains(told) && !archive.contains("没有变化"), "{archive}");
}

#[test]
fn an_issue_that_turned_internal_is_not_named_where_changes_are_told() {
    let site = changed();
    let told = || page(&site, 11, NOTICE).matches("井盖缺失").count();
    assert!(told() > 0);
    let file = site.path("content/shili-2025/02-jinggai.md");
    let issue = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, issue.replace("---\n补", "audience: internal\n---\n补")).unwrap();
    assert_eq!(told(), 0);
    assert!(page(&site, 11, NOTICE).contains("一个不再向社会公开的问题：删去"));
    std::fs::remove_file(&file).unwrap();
    assert!(page(&site, 11, NOTICE).contains("井盖缺失：删去"));
}

#[test]
fn a_build_after_a_snapshot_changes_nothing_but_the_list_of_snapshots() {
    let site = changed();
    let snapshot = site.snapshot(10);
    let built = public(&site, 11);
    let archived = files(&site.path("archive").join(snapshot.name.as_str()).join("data/site"));
    let changed: Vec<&String> =
        built.iter().filter(|(path, bytes)| archived.get(*path) != Some(bytes)).map(|(path, _)| path).collect();
    assert_eq!(changed, [".tongbao-manifest", "archive/index.html"]);
    assert_eq!(archived.len() + 1, built.len());
}

#[test]
fn the_latest_snapshots_are_shown_at_once_and_those_before_by_their_year() {
    let site = Site::new();
    let names: Vec<String> = (1..=12).map(|month| site.snapshot(month).name.to_string()).collect();
    let page = page(&site, 12, "archive/index.html");
    let (latest, earlier) = page.split_once("<details>").unwrap();
    assert!(earlier.contains("<summary>2025年（2 份）</summary>"), "{earlier}");
    let places = |page: &str| names.iter().map(|name| page.find(name.as_str())).collect::<Vec<_>>();
    let (first, last) = (places(latest), places(earlier));
    assert!(first[..2].iter().all(Option::is_none) && first[2..].is_sorted_by(|one, next| one > next), "{latest}");
    assert!(last[2..].iter().all(Option::is_none) && last[1] < last[0], "{earlier}");
}

#[test]
fn a_site_without_an_archive_has_no_page_of_snapshots() {
    let built = public(&Site::new(), 11);
    assert!(!built.keys().any(|path| path.starts_with("archive")));
    assert!(!String::from_utf8_lossy(&built["index.html"]).contains("archive/"));
}

#[test]
fn a_snapshot_of_unchanged_sources_adds_no_history() {
    let site = Site::new();
    site.snapshot(1);
    site.try_snapshot(&QuickDisk, noon(2), IfUnchanged::MakeAnother).unwrap();
    let built = public(&site, 3);
    assert!(!String::from_utf8_lossy(&built[ISSUE]).contains("整改结果的变化"));
    assert!(!String::from_utf8_lossy(&built[NOTICE]).contains("的版本相比"));
}

#[test]
fn a_past_that_no_snapshot_tells_is_not_made_public() {
    let site = changed();
    let last = site.snapshot(10);
    let yaml = std::fs::read_to_string(site.path("content/site.yaml")).unwrap();
    site.write("site.yaml", &(yaml + "targets: [{ name: www, kind: folder, path: www }]\n"));
    let file = site.path("archive/history.json");
    let true_history = std::fs::read_to_string(&file).unwrap();
    let forged = [
        true_history.replacen("正在整改", "已完成", 1),
        true_history.replacen("2025-06-11T12:00:00", "2021-01-01T00:00:00", 1),
        true_history.replace(&last.sha256, &"0".repeat(64)),
    ];
    for forged in forged {
        assert_ne!(forged, true_history);
        overwrite(&file, forged.as_bytes());
        for command in [&["check"][..], &["build", "--strict"], &["archive", "create"], &["publish", "www"]] {
            let (code, said) = site.run(11, command);
            assert!(code == 1 && said.contains("TB576"), "{command:?}: {said}");
        }
        assert_eq!(std::fs::read_to_string(&file).unwrap(), forged, "the trace is kept");
        assert!(!site.path("www").exists());
        let (code, said) = site.run(11, &["archive", "verify"]);
        assert!(code == 1 && said.contains("TB576"), "{said}");
        let (code, said) = site.run(11, &["archive", "verify", "--mend"]);
        assert_eq!((code, std::fs::read_to_string(&file).unwrap()), (0, true_history.clone()), "{said}");
    }
}

#[test]
fn a_record_that_was_edited_in_its_snapshot_tells_nothing() {
    let site = changed();
    let last = site.snapshot(10);
    let folder = site.archive().path_of(&last.name);
    let edited = |file: &str| {
        let text = std::fs::read_to_string(folder.join(file)).unwrap();
        // A record begins with a bracket, a manifest with a digest, whose first figure becomes another.
        let other = text.replace("已完成", "正在整改");
        let first = if other.starts_with('0') { "1" } else { "0" };
        let other = if other.starts_with('{') { other } else { format!("{first}{}", &other[1..]) };
        overwrite(&folder.join(file), other.as_bytes());
        let (code, said) = site.run(11, &["archive", "create"]);
        overwrite(&folder.join(file), text.as_bytes());
        (code, said)
    };
    for (file, finding) in [("record.json", "TB560"), ("tagmanifest-sha256.txt", "TB564")] {
        let (code, said) = edited(file);
        assert!(code == 1 && said.contains(finding), "{file}: {said}");
    }
    assert_eq!(site.faults(), Vec::<String>::new());
}

#[test]
fn where_a_killed_run_left_the_past_behind_the_snapshots_tell_it() {
    let site = changed();
    let behind = std::fs::read(site.path("archive/history.json")).unwrap();
    site.snapshot(10);
    overwrite(&site.path("archive/history.json"), &behind);
    let (code, said) = site.run(11, &["archive", "create"]);
    assert!(code == 0 && said.contains("TB568"), "{said}");
    let made = site.archive().find("latest").unwrap();
    let page = std::fs::read_to_string(site.archive().path_of(&made.name).join("data/site").join(ISSUE)).unwrap();
    assert!(page.contains("2025年10月11日") && !page.contains("2025年11月11日"), "{page}");
    assert_eq!(site.faults(), Vec::<String>::new());
}
