//! PDF without the feature: said plainly, and nothing promised that is not made. With it: `tests/pdf/run`.

use crate::support::Site;

#[test]
fn the_command_says_how_to_get_the_feature() {
    let run = Site::small().run(&["export", "pdf", "--lang", "en"]).expect(2);
    assert!(run.stderr.contains("cargo install --path . --features pdf"), "{}", run.stderr);
}

#[test]
fn a_notice_that_asks_for_it_is_named_and_gets_no_link() {
    let site = Site::small().notice("n", "pdf: true\n", "开头的话。\n\n<!-- issues -->\n");
    let run = site.build(&["--format", "json"]).expect(0);
    let findings = run.findings();
    let found = findings.iter().find(|found| found.code == "TB593").expect("the lack of the feature is told");
    let line = site.read("content/n/notice.md").lines().position(|line| line == "pdf: true").unwrap() as u64 + 1;
    assert_eq!((found.path.as_str(), found.line), ("content/n/notice.md", Some(line)));
    let public = site.output();
    assert!(!public.has("notices/n/notice.pdf") && !public.text("notices/n/index.html").contains("notice.pdf"));
}
