//! JSON and CSV, where files go, and what is never replaced.

use crate::support::Site;

fn two_notices() -> Site {
    Site::small().notice("m", "title: 另一份通报\n", "").issue("m/01-roads", "", "已修补。\n")
}

#[test]
fn data_is_byte_for_byte_that_of_the_site() {
    for base in [[].as_slice(), &["--base-url", "https://host/zg/"]] {
        let site = two_notices();
        let public = site.built(base);
        site.run(&[&["export", "json"], base].concat()).expect(0);
        site.run(&[&["export", "csv"], base].concat()).expect(0);
        for path in [
            "notices/n/notice.json",
            "notices/m/notice.json",
            "notices/n/issues.csv",
            "data/issues.json",
            "data/schema/notice.schema.json",
        ] {
            let exported = std::fs::read(site.path(&format!("export/{path}"))).unwrap();
            assert_eq!(exported, public.text(path).as_bytes(), "{base:?} {path}");
        }
    }
}

#[test]
fn one_notice_goes_to_a_file_or_to_standard_output() {
    let site = two_notices();
    site.run(&["export", "csv", "content/n/", "-o", "out/issues.csv"]).expect(0);
    let told = site.run(&["export", "csv", "n", "-o", "-"]).expect(0);
    assert_eq!(told.stdout, site.read("out/issues.csv"));
    let run = site.run(&["export", "csv", "-o", "out.csv", "--lang", "en"]).expect(2);
    assert!(run.stderr.contains("one notice only, and 2 were chosen"), "{}", run.stderr);
}

#[test]
fn a_changed_file_is_kept_unless_told_otherwise() {
    let site = Site::small();
    let args = ["export", "csv", "-o", "out", "--lang", "en"];
    site.run(&args).expect(0);
    assert!(site.run(&args).expect(0).stdout.contains("Unchanged"));
    site.append("out/notices/n/issues.csv", "批注");
    let run = site.run(&args).expect(2);
    assert!(run.stderr.contains("--force"), "{}", run.stderr);
    assert!(site.read("out/notices/n/issues.csv").ends_with("批注"));
    site.run(&[&args[..], &["--force"]].concat()).expect(0);
    assert!(!site.read("out/notices/n/issues.csv").ends_with("批注"));
}

#[test]
fn an_unknown_notice_is_told_with_those_that_are_known() {
    let run = two_notices().run(&["export", "json", "x", "--lang", "en"]).expect(2);
    assert!(run.stderr.contains("no notice \"x\"") && run.stderr.contains("\n  m\n  n"), "{}", run.stderr);
}

#[test]
fn nothing_is_exported_while_something_is_wrong() {
    let site = Site::small().issue("n/03-bad", "status: 大概\n", "");
    let run = site.run(&["export", "json", "--lang", "en"]).expect(1);
    assert!(run.stderr.contains("Nothing was exported"), "{}", run.stderr);
    assert!(!site.path("export").exists());
}
