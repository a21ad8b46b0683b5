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
    let short: Vec<_> = run.findings().iter().map(|found| format!("{} {}", found.path, found.code)).collect();
    assert!(short.contains(&"content/n/notice.md TB593".to_string()), "{short:?}");
    let public = site.output();
    assert!(!public.has("notices/n/notice.pdf") && !public.text("notices/n/index.html").contains("notice.pdf"));
}
