//! The real program, with folders as targets.

use std::fs;

use super::folders::{Site, Tree};

const TARGET: &str = "targets:\n  - { name: www, kind: folder, path: www, keep: 2 }\n";

fn site() -> Site {
    let site = Site::small();
    site.append("content/site.yaml", TARGET);
    site
}

fn shown(site: &Site) -> Tree {
    let mut tree = Tree::read(&site.path("www/current").canonicalize().unwrap());
    tree.files.retain(|path, _| !path.starts_with(".tongbao/"));
    tree
}

fn publish(site: &Site, args: &[&str]) -> super::folders::run::Run {
    site.run(&[&["publish", "www", "--lang", "en"], args].concat())
}

/// The snapshots that were published, oldest first.
fn published_snapshots(site: &Site) -> Vec<String> {
    let log = site.read("archive/publications.jsonl");
    let snapshot = |line: &str| line.split("\"snapshot\":\"").nth(1).unwrap().split('"').next().unwrap().to_string();
    log.lines().map(snapshot).collect()
}

/// So many days after the others.
fn publish_later(site: &Site, days: u64, args: &[&str]) -> super::folders::run::Run {
    publish_to_later("www", site, days, args)
}

fn publish_to_later(target: &str, site: &Site, days: u64, args: &[&str]) -> super::folders::run::Run {
    let args = [&["publish", target, "--lang", "en"], args].concat();
    let mut program = super::folders::run::program(site.root(), &args);
    super::folders::run::Run::of(program.env("SOURCE_DATE_EPOCH", later(days)))
}

/// `SOURCE_DATE_EPOCH` so many days after the first publication.
fn later(days: u64) -> String {
    let epoch: u64 = super::folders::run::EPOCH.parse().unwrap();
    (epoch + days * 86400).to_string()
}

#[test]
fn a_publication_is_archived_recorded_and_shown_whole() {
    let site = site();
    let before = site.read("content/n/notice.md");
    let run = publish(&site, &[]).expect(0);
    assert!(run.stdout.contains("archived as") && run.stdout.contains(" added, 0 replaced"), "{}", run.stdout);
    let after = site.read("content/n/notice.md");
    let line = after.lines().find(|line| line.starts_with("published: ")).unwrap();
    assert_eq!(after.replacen(&format!("{line}\n"), "", 1), before);
    let log = site.read("archive/publications.jsonl");
    let snapshot = &published_snapshots(&site)[0];
    assert_eq!(shown(&site).files, Tree::read(&site.path(&format!("archive/{snapshot}/data/site"))).files);
    site.run(&["verify-target", "www"]).expect(0);

    // Once more: nothing is done, and nothing is recorded.
    let run = publish_later(&site, 1, &[]).expect(0);
    assert!(run.stdout.contains("up to date"), "{}", run.stdout);
    assert_eq!(site.read("archive/publications.jsonl"), log);
    assert_eq!(site.read("content/n/notice.md"), after);
}

#[test]
fn two_publications_of_one_moment_show_the_same_snapshot() {
    let site = Site::small();
    site.append("content/site.yaml", &TARGET.replace("  - ", "  - { name: web, kind: folder, path: web }\n  - "));
    publish(&site, &[]).expect(0);
    let run = site.run(&["publish", "web", "--lang", "en"]).expect(0);
    assert!(run.stdout.contains("the same as"), "{}", run.stdout);
    publish(&site, &["--repair"]).expect(0);
}

#[test]
fn a_dry_run_changes_nothing() {
    let site = site();
    let before = Tree::read(site.root());
    let run = publish(&site, &["--dry-run"]).expect(0);
    assert!(run.stdout.contains("add notices/n/lamps/index.html"), "{}", run.stdout);
    assert!(run.stdout.contains("would write the time of publication"), "{}", run.stdout);
    assert_eq!(Tree::read(site.root()).files, before.files);
}

#[test]
fn a_changed_text_needs_a_correction_and_progress_a_date() {
    let site = site();
    publish(&site, &[]).expect(0);
    let first = shown(&site);
    site.append("content/n/01-lamps.md", "另更换灯杆 3 根。\n");
    let run = publish_later(&site, 1, &["--format", "json"]).expect(1);
    // The checker knows of it from the snapshots; it is told once, with the place of the change.
    assert!(run.stdout.contains("TB573") && !run.stdout.contains("TB933"), "{}", run.stdout);
    assert!(run.stdout.contains("content/n/01-lamps.md"), "{}", run.stdout);
    assert_eq!(shown(&site).files, first.files);

    // An issue that has made progress says so by its date.
    let text = site.read("content/n/01-lamps.md");
    site.write("content/n/01-lamps.md", text.replacen("---\n", "---\nupdated: 2025-10-12\n", 1));
    publish_later(&site, 2, &[]).expect(0);
    assert!(shown(&site).text("notices/n/lamps/index.html").contains("灯杆"));

    // The notice's own text is corrected in public.
    site.append("content/n/notice.md", "结尾的话。\n");
    let run = publish_later(&site, 3, &["--format", "json"]).expect(1);
    assert_eq!(run.stdout.matches("content/n/notice.md").count(), 1, "{}", run.stdout);
    let text = site.read("content/n/notice.md");
    let corrected = "---\ncorrections: [{ date: 2025-10-12, text: 补充结尾。 }]\n";
    site.write("content/n/notice.md", text.replacen("---\n", corrected, 1));
    publish_later(&site, 4, &[]).expect(0);
}

#[test]
fn a_correction_that_was_published_stays_as_it_was() {
    let site = site();
    publish(&site, &[]).expect(0);
    let text = site.read("content/n/notice.md");
    let with = |correction: &str| text.replacen("---\n", &format!("---\ncorrections: [{correction}]\n"), 1);
    let [first, other] = ["{ date: 2025-10-12, text: 补充结尾。 }", "{ date: 2025-10-12, text: 没有改什么。 }"];
    site.write("content/n/notice.md", with(first));
    publish_later(&site, 1, &[]).expect(0);
    for changed in [text.clone(), with(other), with(other) + "又改了。\n"] {
        site.write("content/n/notice.md", &changed);
        let run = publish_later(&site, 2, &["--format", "json"]).expect(1);
        assert!(run.stdout.contains("TB540"), "{changed}: {}", run.stdout);
    }
    site.write("content/n/notice.md", with(&format!("{first}, {other}")) + "又改了。\n");
    publish_later(&site, 3, &[]).expect(0);
}

#[test]
fn a_published_notice_is_withdrawn_only_with_a_reason_which_is_on_record() {
    let site = site();
    publish(&site, &[]).expect(0);
    let notice = site.read("content/n/notice.md");
    // As well as the other one: without a notice there is no site.
    site.write("content/m/notice.md", notice.replace("published:", "# published:"));
    site.write("content/n/notice.md", notice.replacen("---\n", "---\ndraft: true\n", 1));
    for days in [1, 2] {
        let run = publish_later(&site, days, &["--format", "json"]).expect(1);
        assert!(run.stdout.contains("TB541") && site.path("www/current/notices/n").exists(), "{}", run.stdout);
    }
    for bad in ["n", "n=", "=并入 m"] {
        let run = publish_later(&site, 3, &["--withdraw", bad]).expect(2);
        assert!(run.stderr.contains("NOTICE=REASON"), "{}", run.stderr);
    }
    for other in ["m=还在", "k=从来没有"] {
        let run =
            publish_later(&site, 3, &["--format", "json", "--withdraw", "n=并入 m", "--withdraw", other]).expect(1);
        assert!(run.stdout.contains("TB543") && !run.stdout.contains("TB541"), "{}", run.stdout);
    }
    let run = publish_later(&site, 3, &["--withdraw", "n＝并入 m"]).expect(0);
    assert!(run.stdout.contains("withdrew the notice n") && !site.path("www/current/notices/n").exists());
    assert_eq!(record(&site)[1]["withdrawn"], serde_json::json!({ "n": "并入 m" }));
    let run = site.run(&["rollback", "www", "--lang", "zh"]).expect(2);
    assert!(run.stderr.contains("后来撤下的通报 n（并入 m）"), "{}", run.stderr);
    assert!(!site.path("www/current/notices/n").exists());
    // Nobody is asked twice, and to say it once more changes nothing.
    publish_later(&site, 4, &[]).expect(0);
    publish_later(&site, 4, &["--withdraw", "n=并入 m"]).expect(0);
    assert_eq!(record(&site).len(), 2);

    // It may come back, and is asked for again when it goes.
    site.write("content/n/notice.md", &notice);
    publish_later(&site, 5, &[]).expect(0);
    site.write("content/n/notice.md", notice.replacen("---\n", "---\ndraft: true\n", 1));
    let run = publish_later(&site, 6, &["--format", "json"]).expect(1);
    assert!(run.stdout.contains("TB541"), "{}", run.stdout);
}

#[test]
fn why_a_notice_was_withdrawn_is_asked_for_until_it_is_on_record() {
    let site = site();
    publish(&site, &[]).expect(0);
    let files = ["archive/publications.jsonl", "www/current/.tongbao/record"];
    let as_killed = files.map(|file| site.read(file));
    let notice = site.read("content/n/notice.md");
    site.write("content/m/notice.md", notice.replace("published:", "# published:"));
    site.write("content/n/notice.md", notice.replacen("---\n", "---\ndraft: true\n", 1));
    let withdraw = ["--format", "json", "--withdraw", "n=并入 m"];
    publish_later(&site, 1, &withdraw).expect(0);
    files.iter().zip(&as_killed).for_each(|(file, text)| site.write(file, text));
    let run = publish_later(&site, 2, &["--format", "json"]).expect(1);
    assert!(run.stdout.contains("TB541"), "{}", run.stdout);
    publish_later(&site, 2, &withdraw).expect(0);
    assert_eq!(record(&site).last().unwrap()["withdrawn"], serde_json::json!({ "n": "并入 m" }));
}

#[test]
fn a_notice_that_was_given_another_address_is_the_one_that_was_published() {
    let site = site();
    publish(&site, &[]).expect(0);
    let notice = site.read("content/n/notice.md");
    let renamed =
        |front: &str| site.write("content/n/notice.md", notice.replacen("---\n", &format!("---\n{front}\n"), 1));
    renamed("slug: m");
    let run = publish_later(&site, 1, &["--format", "json"]).expect(1);
    assert!(run.stdout.contains("TB541"), "{}", run.stdout);
    renamed("slug: m\naliases: [/notices/n/]");
    site.append("content/n/01-lamps.md", "悄悄改写。\n");
    let run = publish_later(&site, 1, &["--format", "json"]).expect(1);
    assert!(run.stdout.contains("TB573") && !run.stdout.contains("TB541"), "{}", run.stdout);
    renamed("slug: m\naliases: [/notices/n/]\ncorrections: [{ date: 2025-10-12, text: 改了一处 }]");
    publish_later(&site, 1, &[]).expect(0);
    assert!(site.path("www/current/notices/n/index.html").exists());
}

/// What others link to leads somewhere, or the office knows that it does not.
#[test]
fn an_issue_that_moves_without_a_former_address_is_told() {
    let site = site();
    publish(&site, &[]).expect(0);
    let issue = site.read("content/n/01-lamps.md");
    site.remove("content/n/01-lamps.md");
    site.write("content/n/01-lights.md", &issue);
    let notice = site.read("content/n/notice.md");
    let corrected = notice.replacen("---\n", "---\ncorrections: [{ date: 2025-10-12, text: 改了网址 }]\n", 1);
    site.write("content/n/notice.md", corrected);
    let told = || publish_later(&site, 1, &["--dry-run", "--format", "json"]).expect(0).stdout;
    assert!(told().contains("TB408") && told().contains("/notices/n/lamps/"), "{}", told());
    site.write("content/n/01-lights.md", issue.replacen("---\n", "---\naliases: [/notices/n/lamps/]\n", 1));
    assert!(!told().contains("TB408"), "{}", told());
    publish_later(&site, 1, &[]).expect(0);
}

#[test]
fn a_record_whose_last_line_is_gone_or_edited_is_held_against_what_the_target_remembers() {
    let site = site();
    publish(&site, &[]).expect(0);
    let shown_first = shown(&site);
    let whole = site.read("archive/publications.jsonl");
    site.append("content/n/01-lamps.md", "另更换灯杆 3 根。\n");
    for forged in [String::new(), whole.replace("\"edition\":\"public\"", "\"edition\":\"internal\"")] {
        assert_ne!(forged, whole);
        site.write("archive/publications.jsonl", &forged);
        let run = publish_later(&site, 1, &["--format", "json"]).expect(1);
        assert!(run.stdout.contains("TB578"), "{}", run.stdout);
        publish_later(&site, 1, &["--dry-run"]).expect(1);
        site.run(&["verify-target", "www"]).expect(1);
        assert_eq!(shown(&site).files, shown_first.files);
    }
    site.write("archive/publications.jsonl", &whole);
    site.run(&["verify-target", "www"]).expect(0);
    let run = publish_later(&site, 1, &["--format", "json"]).expect(1);
    assert!(run.stdout.contains("TB573") && !run.stdout.contains("TB578"), "{}", run.stdout);

    // Where it is lost for good, somebody has to say so.
    fs::remove_file(site.path("archive/publications.jsonl")).unwrap();
    publish_later(&site, 1, &["--adopt"]).expect(0);
    publish_later(&site, 2, &[]).expect(0);
}

#[test]
fn what_was_shown_by_a_run_that_could_not_write_it_down_any_more_is_written_down_by_the_next() {
    let site = site();
    publish(&site, &[]).expect(0);
    let [log, witness] = ["archive/publications.jsonl", "www/current/.tongbao/record"];
    let as_killed = [log, witness].map(|file| site.read(file));
    let text = site.read("content/n/01-lamps.md");
    site.write("content/n/01-lamps.md", text.replacen("---\n", "---\nupdated: 2025-10-12\n", 1));
    publish_later(&site, 1, &[]).expect(0);
    let whole = site.read(log);
    site.write(log, &as_killed[0]);
    site.write(witness, &as_killed[1]);
    site.append("content/n/01-lamps.md", "悄悄改写。\n");

    let run = publish_later(&site, 2, &["--format", "json"]).expect(1);
    assert!(run.stdout.contains("TB573"), "{}", run.stdout);
    assert_eq!(site.read(log), whole);
}

/// A site that was published twice.
fn published_twice() -> Site {
    let site = site();
    publish(&site, &[]).expect(0);
    let text = site.read("content/n/01-lamps.md");
    site.write("content/n/01-lamps.md", text.replacen("---\n", "---\nupdated: 2025-10-12\n", 1));
    publish_later(&site, 1, &[]).expect(0);
    site
}

fn first_release(site: &Site) -> String {
    let releases = fs::read_dir(site.path("www/releases")).unwrap();
    format!("www/releases/{}", releases.map(|entry| entry.unwrap().file_name().into_string().unwrap()).min().unwrap())
}

/// The lines of the record, without their times and their links to one another.
fn record(site: &Site) -> Vec<serde_json::Value> {
    let line = |line: &str| {
        let mut line: serde_json::Value = serde_json::from_str(line).unwrap();
        ["time", "previous_sha256"].iter().for_each(|field| drop(line.as_object_mut().unwrap().remove(*field)));
        line
    };
    site.read("archive/publications.jsonl").lines().map(line).collect()
}

#[test]
fn going_back_that_could_not_be_written_down_any_more_is_written_down_by_the_next_run() {
    let site = published_twice();
    let files = ["archive/publications.jsonl".into(), first_release(&site) + "/.tongbao/record"];
    let as_killed = files.each_ref().map(|file| site.read(file));
    let kill = || files.iter().zip(&as_killed).for_each(|(file, text)| site.write(file, text));
    site.run(&["rollback", "www"]).expect(0);
    let (whole, was_shown) = (record(&site), shown(&site));
    kill();

    // There is nothing before that to go back to; but what was done is on record.
    let run = site.run(&["rollback", "www", "--lang", "zh"]).expect(2);
    assert!(run.stdout.contains("“www”回到了") && run.stdout.contains("没有来得及记录"), "{}", run.stdout);
    assert_eq!((record(&site), shown(&site).files), (whole.clone(), was_shown.files));

    kill();
    let run = publish_later(&site, 2, &[]).expect(0);
    assert!(run.stdout.contains("was brought back to"), "{}", run.stdout);
    let lines = record(&site);
    assert_eq!((lines.len(), &lines[..3]), (4, &whole[..]));
    // Once more, and nothing is left to be written down.
    publish_later(&site, 3, &[]).expect(0);
    assert_eq!(record(&site), lines);
}

#[test]
fn what_a_folder_refuses_is_told_with_its_path_in_the_reader_s_language() {
    let site = site();
    site.write("www/current/index.html", "theirs");
    let run = site.run(&["publish", "www", "--lang", "zh"]).expect(2);
    assert!(run.stderr.contains("“www”上已经有别的网站"), "{}", run.stderr);
    let run = site.run(&["publish", "www", "--adopt", "--lang", "zh"]).expect(2);
    assert!(run.stderr.contains("/www/current：这里已经有别的东西"), "{}", run.stderr);
    fs::remove_dir_all(site.path("www")).unwrap();
    site.write("www", "a file");
    let run = site.run(&["publish", "www", "--lang", "zh"]).expect(2);
    assert!(run.stderr.contains("/www/releases：路径中有一段是文件"), "{}", run.stderr);
}

#[test]
fn where_nothing_was_published_the_list_of_releases_says_so() {
    let run = site().run(&["rollback", "www", "--list", "--lang", "en"]).expect(0);
    assert!(run.stdout.contains("nothing has been published to \"www\""), "{}", run.stdout);
}

#[test]
fn a_target_with_another_name_goes_back_on_record() {
    let site = published_twice();
    let settings = site.read("content/site.yaml");
    site.write("content/site.yaml", settings.replace("name: www", "name: web"));
    site.run(&["rollback", "web"]).expect(0);
    let lines = record(&site);
    assert_eq!((lines.len(), &lines[2]["target"], &lines[2]["formerly"]), (3, &"web".into(), &"www".into()));
    assert_eq!(lines[2]["snapshot"], lines[0]["snapshot"]);

    // It was killed before it could write that down, and has a third name by now.
    let whole = site.read("archive/publications.jsonl");
    site.write("archive/publications.jsonl", whole.split_inclusive('\n').take(2).collect::<String>());
    let witness = first_release(&site) + "/.tongbao/record";
    fs::remove_file(site.path(&witness)).unwrap();
    site.write("content/site.yaml", settings.replace("name: www", "name: third"));
    let run = site.run(&["rollback", "third", "--lang", "en"]).expect(2);
    assert!(run.stdout.contains("was brought back to"), "{}", run.stdout);
    let lines = record(&site);
    assert_eq!((lines.len(), &lines[2]["target"], &lines[2]["formerly"]), (3, &"third".into(), &"www".into()));
}

#[test]
fn a_target_with_another_name_is_known_when_it_is_adopted_too() {
    let site = published_twice();
    let settings = site.read("content/site.yaml");
    site.write("content/site.yaml", settings.replace("name: www", "name: web"));
    let mut program = super::folders::run::program(site.root(), &["publish", "web", "--adopt"]);
    super::folders::run::Run::of(program.env("SOURCE_DATE_EPOCH", later(2))).expect(0);
    let lines = record(&site);
    assert_eq!((lines.len(), &lines[2]["target"], &lines[2]["formerly"]), (3, &"web".into(), &"www".into()));
}

#[test]
fn who_goes_back_first_writes_down_what_a_killed_run_showed() {
    let site = published_twice();
    let whole = record(&site);
    let text = site.read("archive/publications.jsonl");
    site.write("archive/publications.jsonl", text.split_inclusive('\n').next().unwrap());
    // As the release before it remembers.
    site.write("www/current/.tongbao/record", site.read(&(first_release(&site) + "/.tongbao/record")));
    site.run(&["rollback", "www"]).expect(0);
    let lines = record(&site);
    assert_eq!((lines.len(), &lines[..2]), (3, &whole[..]));
    assert_eq!(lines[2]["snapshot"], lines[0]["snapshot"]);
}

#[test]
fn going_back_to_a_release_of_before_forgets_no_line_of_the_record() {
    let site = site();
    publish(&site, &[]).expect(0);
    let whole = site.read("archive/publications.jsonl");
    let text = site.read("content/n/01-lamps.md");
    site.write("content/n/01-lamps.md", text.replacen("---\n", "---\nupdated: 2025-10-12\n", 1));
    publish_later(&site, 1, &[]).expect(0);
    site.write("archive/publications.jsonl", &whole);
    let run = site.run(&["rollback", "www", "--format", "json"]).expect(0);
    assert!(run.stdout.contains("TB578"), "{}", run.stdout);
    let run = publish_later(&site, 2, &["--format", "json"]).expect(1);
    assert!(run.stdout.contains("TB578"), "{}", run.stdout);
}

#[test]
fn a_line_within_the_record_that_was_edited_stops_publishing_and_fails_verification() {
    let site = site();
    publish(&site, &[]).expect(0);
    let text = site.read("content/n/01-lamps.md");
    site.write("content/n/01-lamps.md", text.replacen("---\n", "---\nupdated: 2025-10-12\n", 1));
    publish_later(&site, 1, &[]).expect(0);
    let whole = site.read("archive/publications.jsonl");
    site.write("archive/publications.jsonl", whole.replacen("\"www\"", "\"web\"", 1));
    for command in [&["publish", "www"][..], &["rollback", "www"], &["archive", "verify"]] {
        let run = site.run(&[command, &["--format", "json"]].concat()).expect(1);
        assert!(run.stdout.contains("TB577"), "{command:?}: {}", run.stdout);
    }
}

#[test]
fn the_time_of_the_first_publication_is_not_moved() {
    let site = site();
    publish(&site, &[]).expect(0);
    let text = site.read("content/n/notice.md");
    let line = text.lines().find(|line| line.starts_with("published: ")).unwrap().to_string();
    for moved in ["published: 2030-01-01 09:00\n", ""] {
        site.write("content/n/notice.md", text.replace(&format!("{line}\n"), moved));
        let run = publish(&site, &["--format", "json"]).expect(1);
        assert!(run.stdout.contains("TB574"), "{}", run.stdout);
    }
}

#[test]
fn one_step_leads_back_and_old_releases_go() {
    let site = site();
    let mut published = Vec::new();
    for (days, date) in [(1, "2025-10-12"), (2, "2025-10-13"), (3, "2025-10-14")] {
        site.write(
            "content/n/01-lamps.md",
            format!(
                "---\ntitle: 路灯\ncategory: lighting\nstatus: 已完成\nupdated: {date}\n---\n到 {date} 已更换路灯。\n"
            ),
        );
        publish_later(&site, days, &[]).expect(0);
        published.push(shown(&site));
    }
    assert_eq!(fs::read_dir(site.path("www/releases")).unwrap().count(), 2);
    site.run(&["rollback", "www"]).expect(0);
    assert_eq!(shown(&site).files, published[1].files);
    assert!(site.read("archive/publications.jsonl").lines().last().unwrap().contains("\"rollback\""));
    site.run(&["rollback", "www"]).expect(2);
    publish_later(&site, 4, &[]).expect(0);
    assert_eq!(shown(&site).files, published[2].files);
}

#[test]
fn a_release_that_was_touched_and_a_folder_of_others_are_not_shown_again() {
    let site = site();
    publish(&site, &[]).expect(0);
    let first = first_release(&site);
    site.append("content/n/01-lamps.md", "\n");
    publish_later(&site, 1, &[]).expect(0);
    let before = shown(&site);
    fs::create_dir_all(site.path("www/releases/backup")).unwrap();
    site.write("www/releases/backup/readme", "");
    let run = site.run(&["rollback", "www", "--to", "backup", "--lang", "en"]).expect(2);
    assert!(run.stderr.contains("nothing that tongbao published"), "{}", run.stderr);
    let page = format!("{first}/contact/index.html");
    let first = first.rsplit('/').next().unwrap();
    let touched = site.read(&page).replacen("html", "HTML", 1);
    // Releases share their files.
    fs::remove_file(site.path(&page)).unwrap();
    site.write(&page, touched);
    let run = site.run(&["rollback", "www", "--to", first, "--lang", "en"]).expect(2);
    assert!(run.stderr.contains("contact/index.html"), "{}", run.stderr);
    assert_eq!(shown(&site).files, before.files);
}

#[test]
fn a_folder_of_others_beside_the_releases_is_neither_counted_nor_removed() {
    let site = site();
    fs::create_dir_all(site.path("www/releases/2000-backup")).unwrap();
    site.write("www/releases/2000-backup/readme", "");
    for minute in 0..4 {
        site.append("content/n/01-lamps.md", "\n");
        publish_later(&site, minute, &[]).expect(0);
    }
    assert_eq!(site.read("www/releases/2000-backup/readme"), "");
    assert_eq!(fs::read_dir(site.path("www/releases")).unwrap().count(), 3);
}

#[test]
fn a_place_that_another_target_has_filled_is_not_written_over() {
    let site = site();
    publish(&site, &[]).expect(0);
    let public = shown(&site);
    let there = site.path("www").display().to_string();
    let inner = format!("  - {{ name: inner, kind: folder, path: \"{there}\", edition: internal }}\n");
    site.append("content/site.yaml", &inner);
    let run = publish_to_later("inner", &site, 1, &[]).expect(2);
    assert!(run.stderr.contains("by the target \"www\""), "{}", run.stderr);
    assert_eq!(shown(&site).files, public.files);
    publish_to_later("inner", &site, 2, &["--adopt"]).expect(0);
}

#[test]
fn a_publication_that_is_refused_leaves_the_notice_without_a_time() {
    let site = site();
    site.write("www/current/index.html", "<!DOCTYPE html>");
    let before = site.read("content/n/notice.md");
    publish(&site, &[]).expect(2);
    assert_eq!(site.read("content/n/notice.md"), before);
    assert!(!site.path("archive/snapshots.sha256").exists());
}

#[test]
fn a_release_that_never_was_shown_is_none_to_go_back_to() {
    let site = site();
    publish_later(&site, 1, &[]).expect(0);
    // As a run leaves it that was killed just before and one that was killed amid removing.
    for (name, mark) in [("20990101T000000Z", ".tongbao-unshown"), (".gone", "index.html")] {
        site.write(&format!("www/releases/{name}/{mark}"), "");
    }
    let listed = site.run(&["rollback", "www", "--list"]).expect(0).stdout;
    assert!(!listed.contains("2099") && !listed.contains("gone"), "{listed}");
    site.append("content/n/01-lamps.md", "\n");
    publish_later(&site, 2, &[]).expect(0);
    let left: Vec<_> =
        fs::read_dir(site.path("www/releases")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| name != "20990101T000000Z" && name != ".gone"), "{left:?}");
    assert!(!site.path("www/current/.tongbao-unshown").exists());
}

#[test]
fn a_target_among_the_sources_is_refused() {
    for place in ["content", "archive"] {
        let site = Site::small();
        fs::create_dir_all(site.path(place)).unwrap();
        site.append("content/site.yaml", &TARGET.replace("path: www", &format!("path: {place}/www")));
        let run = publish(&site, &[]).expect(2);
        assert!(run.stderr.contains("lies in"), "{place}: {}", run.stderr);
        assert!(!site.path(place).join("www").exists());
    }
}

#[test]
fn a_file_whose_name_is_as_long_as_a_name_can_be_is_published() {
    let site = site();
    let name = format!("{}.svg", "图".repeat(83));
    site.write(&format!("content/n/{name}"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
    site.append("content/n/01-lamps.md", &format!("![路灯]({name})\n"));
    publish(&site, &[]).expect(0);
    assert!(site.path("www/current/notices/n").join(name).is_file());
}

#[test]
fn what_somebody_changed_there_is_found_and_mended() {
    let site = site();
    publish(&site, &[]).expect(0);
    let good = shown(&site);
    let page = site.path("www/current/index.html");
    fs::remove_file(&page).unwrap();
    fs::write(&page, "defaced").unwrap();
    fs::remove_file(site.path("www/current/feed.xml")).unwrap();
    let run = site.run(&["verify-target", "www", "--lang", "en"]).expect(1);
    assert!(run.stdout.contains("changed index.html") && run.stdout.contains("missing feed.xml"), "{}", run.stdout);
    publish_later(&site, 1, &["--repair"]).expect(0);
    assert_eq!(shown(&site).files, good.files);
}

#[test]
fn missing_signatures_and_errors_stop_a_publication() {
    let site = site();
    site.append("content/site.yaml", "review: { roles: [初审] }\n");
    publish(&site, &[]).expect(1);
    let site = self::site();
    site.append("content/n/01-lamps.md", "[一](nowhere.md)\n");
    publish(&site, &[]).expect(1);
    assert!(!site.path("www").exists() && !site.path("archive").exists());
    assert!(!site.read("content/n/notice.md").contains("published"));
}

#[test]
fn a_site_yaml_that_cannot_be_used_hides_no_fault_of_the_texts() {
    let site = site();
    site.write("content/n/01-lamps.md", "没有开头的文字。\n");
    site.write("content/site.yaml", "title: [\n");
    let run = publish(&site, &["--format", "json"]).expect(1);
    assert!(run.stdout.contains("site.yaml") && run.stdout.contains("01-lamps.md"), "{}", run.stdout);
}

#[test]
fn a_line_that_would_break_the_front_matter_is_not_written() {
    let dates = ["date:\n  2025-10-11", "date: 2025-10-11\npublished :", "date: 2025-10-11\n\"published\":"];
    for date in dates {
        let site = site();
        let text = site.read("content/n/notice.md").replace("date: 2025-10-11", date);
        assert!(text.contains(date), "{text}");
        site.write("content/n/notice.md", &text);
        let run = publish(&site, &[]).expect(2);
        assert!(run.stderr.contains("content/n/notice.md"), "{}", run.stderr);
        assert_eq!(site.read("content/n/notice.md"), text);
        assert!(!site.path("www").exists() && !site.path("archive").exists());
    }
}

#[test]
fn a_snapshot_that_is_not_what_it_was_is_not_shown_to_anybody() {
    let site = Site::small();
    site.append("content/site.yaml", &TARGET.replace("  - ", "  - { name: web, kind: folder, path: web }\n  - "));
    publish(&site, &[]).expect(0);
    let page = format!("archive/{}/data/site/notices/n/index.html", published_snapshots(&site)[0]);
    let text = site.read(&page);
    fs::remove_file(site.path(&page)).unwrap();
    site.write(&page, text.replace("路灯", "花灯"));
    let run = site.run(&["publish", "web", "--format", "json"]).expect(1);
    assert!(run.stdout.contains("TB560"), "{}", run.stdout);
    assert!(!site.path("web").exists());

    // Another snapshot of the same sources may be shown.
    let mut create = super::folders::run::program(site.root(), &["archive", "create"]);
    let epoch: u64 = super::folders::run::EPOCH.parse().unwrap();
    super::folders::run::Run::of(create.env("SOURCE_DATE_EPOCH", (epoch + 86400).to_string())).expect(0);
    site.run(&["publish", "web"]).expect(0);
    assert!(site.read("web/current/notices/n/index.html").contains("路灯"));
}

#[test]
fn what_was_internal_does_not_come_back_to_a_target_that_is_public_now() {
    let site = Site::small().issue("n/03-secret", "audience: internal\n", "不公开的话。\n");
    site.append("content/site.yaml", &TARGET.replace("keep: 2", "edition: internal"));
    publish(&site, &[]).expect(0);
    let internal = fs::read_link(site.path("www/current")).unwrap();
    let internal = internal.file_name().unwrap().to_str().unwrap();
    site.write("content/site.yaml", site.read("content/site.yaml").replace("edition: internal", "keep: 2"));
    publish_later(&site, 1, &[]).expect(0);
    let public = shown(&site);
    let lost = site.path(&format!("archive/{}", published_snapshots(&site)[0]));
    for is_lost in [false, true] {
        if is_lost {
            fs::remove_dir_all(&lost).unwrap();
        }
        for args in [&["rollback", "www"][..], &["rollback", "www", "--to", internal]] {
            let run = site.run(&[args, &["--lang", "en"]].concat()).expect(2);
            assert!(run.stderr.contains("another edition"), "{}", run.stderr);
            assert_eq!(shown(&site).files, public.files);
        }
    }
}

#[test]
fn two_targets_are_not_in_one_place() {
    let dav = |place: &str| format!("kind: webdav, user: u, {place} }}\n");
    let pairs = [
        ["kind: folder, path: www }\n".to_string(), "kind: folder, path: ./x/../www/ }\n".to_string()],
        [dav("endpoint: \"http://localhost:1/a/\""), dav("endpoint: \"http://127.0.0.1:1\", prefix: a")],
    ];
    for [one, other] in pairs {
        let site = Site::small();
        let targets = format!("targets:\n  - {{ name: www, {one}  - {{ name: web, {other}");
        site.append("content/site.yaml", &targets);
        let run = publish(&site, &["--format", "json"]).expect(1);
        assert!(run.stdout.contains("TB579"), "{targets}: {}", run.stdout);
        assert!(!site.path("www").exists());
    }
}

#[test]
fn a_target_that_is_listed_twice_and_one_that_speaks_in_plain_text_are_told() {
    let site = Site::small();
    let dav = "  - { name: dav, kind: webdav, endpoint: \"http://dav.example/\", user: u }\n";
    site.append("content/site.yaml", &format!("{TARGET}{dav}{}", TARGET.replace("targets:\n", "")));
    let run = publish(&site, &["--format", "json"]).expect(1);
    for code in ["TB571", "TB572"] {
        assert!(run.stdout.contains(code), "{code}: {}", run.stdout);
    }
}

#[test]
fn a_notice_dated_ahead_is_not_published_before_its_day() {
    let site = site();
    let today = super::folders::run::EPOCH.parse().unwrap();
    let tomorrow = jiff::Timestamp::from_second(today).unwrap() + jiff::Span::new().hours(32);
    let notice = site.read("content/n/notice.md");
    let dated = notice.lines().find(|line| line.starts_with("date: ")).unwrap();
    site.write("content/n/notice.md", notice.replace(dated, &format!("date: {}", tomorrow.strftime("%F"))));
    let line = notice.lines().position(|line| line == dated).unwrap() + 1;
    let run = publish(&site, &["--format", "short"]).expect(1);
    let told = run.stderr.lines().find(|told| told.contains("TB575")).unwrap();
    assert!(told.starts_with(&format!("content/n/notice.md:{line}:")), "{told}");
    assert!(!site.path("www").exists());
    publish_later(&site, 1, &[]).expect(0);
}

#[test]
fn the_secrets_of_one_target_are_not_looked_up_for_another() {
    let named = |one: &str, other: &str| {
        let target = |name: &str| format!("  - {{ name: {name}, kind: sftp, host: {name}.example, path: /p }}\n");
        let site = Site::small();
        site.append("content/site.yaml", &format!("targets:\n{}{}", target(one), target(other)));
        site.run(&["check", "--format", "json"]).stdout.contains("TB542")
    };
    assert!(named("外网", "内网") && named("a-b", "a_b"));
    assert!(!named("waiwang", "neiwang") && !named("外网1", "外网2"));
}

#[test]
fn a_folder_in_the_place_of_the_link_is_left_alone() {
    let site = site();
    site.write("www/current/about.html", "kept");
    let run = publish(&site, &["--adopt"]).expect(2);
    assert!(run.stderr.contains("is no link"), "{}", run.stderr);
    assert_eq!(Tree::read(&site.path("www")).paths(), ["current/about.html"]);
}

#[test]
fn a_secret_in_the_site_and_a_credentials_file_in_it_are_refused() {
    let site = Site::small();
    site.append("content/site.yaml", "targets:\n  - { name: a, kind: sftp, host: h, path: /p, password: x }\n");
    let run = site.run(&["publish", "a", "--format", "json"]).expect(1);
    assert!(run.stdout.contains("TB570"), "{}", run.stdout);
    let site = self::site().file("secrets.yaml", "targets: []\n");
    let file = site.path("secrets.yaml");
    publish(&site, &["--credentials", file.to_str().unwrap()]).expect(2);
    let run = site.run(&["publish", "nowhere", "--lang", "en"]).expect(2);
    assert!(run.stderr.contains("It has: www"), "{}", run.stderr);
}

#[test]
fn compressed_twins_stand_beside_the_files() {
    let site = Site::small();
    site.append("content/site.yaml", &TARGET.replace("keep: 2", "compress: [gz, br, zst]"));
    publish(&site, &[]).expect(0);
    let tree = shown(&site);
    for ending in ["gz", "br", "zst"] {
        assert!(tree.has(&format!("notices/n/index.html.{ending}")), "{:?}", tree.paths());
    }
    site.run(&["verify-target", "www"]).expect(0);
    let run = publish(&site, &["--dry-run"]).expect(0);
    assert!(!run.stdout.contains("delete "), "{}", run.stdout);
}

#[test]
fn an_old_address_leads_to_the_new_one() {
    let site = Site::small();
    let text = site.read("content/n/01-lamps.md");
    site.write("content/n/01-lamps.md", text.replacen("---\n", "---\naliases: [/old/lamps, news/1.html]\n", 1));
    let tree = site.built(&[]);
    assert!(tree.text("old/lamps/index.html").contains("url=../../notices/n/lamps/"));
    assert!(tree.text("news/1.html").contains("url=../notices/n/lamps/"));
    let run = site.run(&["export", "server", "--nginx"]).expect(0);
    assert!(run.stdout.contains("location = \"/old/lamps/\" {\n    return 301 /notices/n/lamps/;"), "{}", run.stdout);
    assert!(!run.stdout.contains("unsafe-inline"), "{}", run.stdout);
    let twice = site.read("content/n/02-trees.md").replacen("---\n", "---\naliases: [/old/lamps/, '../x']\n", 1);
    site.write("content/n/02-trees.md", twice);
    let faults = site.faults();
    assert!(faults.iter().any(|fault| fault.contains("TB401")), "{faults:?}");
    assert!(faults.iter().any(|fault| fault.contains("TB406")), "{faults:?}");
}

/// Who kept the address of an issue finds it when its notice has another slug. What says otherwise goes first, and a
/// slug that another notice has now is told once.
#[test]
fn issues_move_with_their_notice() {
    let site = Site::small();
    std::fs::rename(site.path("content/n"), site.path("content/m")).unwrap();
    let edit = |file: &str, to: &str| site.write(file, site.read(file).replacen("---\n", &format!("---\n{to}"), 1));
    edit("content/m/notice.md", "aliases: [/notices/n/, /old/]\n");
    edit("content/m/02-trees.md", "aliases: [/notices/n/lamps/]\n");
    let tree = site.built(&[]);
    assert!(tree.text("notices/n/index.html").contains("url=../../notices/m/"));
    assert!(tree.text("notices/n/lamps/index.html").contains("url=../../../notices/m/trees/"));
    assert!(tree.text("notices/n/trees/index.html").contains("url=../../../notices/m/trees/"));
    assert!(!tree.has("old/trees/index.html"));
    let run = site.run(&["export", "server", "--nginx"]).expect(0);
    assert!(
        run.stdout.contains("location = \"/notices/n/trees/\" {\n    return 301 /notices/m/trees/;"),
        "{}",
        run.stdout
    );
    site.write("content/n/notice.md", "---\ntitle: 关于审计整改情况的公告\ndate: 2025-10-11\n---\n没有问题。\n");
    let told = site.build(&[]).expect(1).stderr;
    assert_eq!(told.matches("TB401").count(), 1, "{told}");
    assert!(told.contains("take a former address out of aliases"), "{told}");
}

#[test]
fn a_server_is_told_the_path_that_is_given_and_that_none_was() {
    let site = Site::small();
    let export = |more: &[&str]| site.run(&[&["export", "server", "--nginx", "--lang", "zh"], more].concat());
    let at_root = export(&[]).expect(0);
    assert!(at_root.stdout.contains("location \"/\" {") && at_root.stderr.contains("--base-url"), "{}", at_root.stderr);
    let given = export(&["--base-url", "https://www.example.gov.cn/zg/"]).expect(0);
    assert!(given.stdout.contains("location \"/zg/\" {"), "{}", given.stdout);
    assert_eq!(given.stderr, "");
    site.append("content/site.yaml", "base_url: https://www.example.gov.cn/gk/\n");
    let own = export(&[]).expect(0);
    assert!(own.stdout.contains("location \"/gk/\" {") && own.stderr.is_empty(), "{}", own.stderr);
    assert!(export(&["--base-url", "https://www.example.gov.cn/"]).expect(0).stdout.contains("location \"/\" {"));
    assert!(export(&["--base-url", "www"]).expect(2).stderr.contains("www"));
}

#[test]
fn a_notice_as_one_file_asks_for_nothing_else() {
    let site = Site::small();
    let run = site.run(&["export", "html", "--single", "n", "-o", "-"]).expect(0);
    for asking in ["src=\"../", "href=\"../", "rel=\"stylesheet\"", "url("] {
        assert!(!run.stdout.contains(asking), "{asking}");
    }
    let run = site.run(&["export", "fragment", "n", "-o", "-"]).expect(0);
    for left in ["<script", "class=", "<style", "id=", "<html"] {
        assert!(!run.stdout.contains(left), "{left} in {}", run.stdout);
    }
    assert!(run.stdout.contains("已更换路灯 12 盏。"), "{}", run.stdout);
}

#[test]
fn the_targets_are_listed_as_the_reader_s_language_lists() {
    let site = site();
    site.append("content/site.yaml", "  - { name: 备用, kind: folder, path: other }\n");
    for (language, list) in [("zh", "www、备用"), ("en", "www, 备用")] {
        let run = site.run(&["publish", "没有", "--lang", language]).expect(2);
        assert!(run.stderr.contains(list), "{}", run.stderr);
    }
}
