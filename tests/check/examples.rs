//! Every rule finds what its bad example shows, and nothing in its good one; its fix does what it says.

use tongbao::check::RULES;
use tongbao::finding::Certainty;

use crate::support::{Files, mended};

/// Rules that compare with the published site have tests of their own.
const NEED_MORE: &[&str] = &["TB906", "TB932", "TB933", "TB940", "TB941"];

#[test]
fn every_rule_finds_its_bad_example_and_leaves_its_good_one_alone() {
    for rule in RULES.iter().filter(|rule| !NEED_MORE.contains(&rule.kind.code)) {
        let codes =
            |text: &str| Files::example(text).findings().iter().map(|finding| finding.kind.code).collect::<Vec<_>>();
        assert!(codes(rule.bad).contains(&rule.kind.code), "{}: {:?}", rule.kind.code, codes(rule.bad));
        assert!(!codes(rule.good).contains(&rule.kind.code), "{}: {:?}", rule.kind.code, codes(rule.good));
    }
}

#[test]
fn every_file_of_a_rule_is_in_the_list() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check/rules");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let listed = include_str!("../../src/check/rules/mod.rs");
    let mut count = 0;
    for file in files.filter(|file| !file.ends_with("mod.rs")) {
        let name = file.file_stem().unwrap().to_str().unwrap().to_string();
        assert!(listed.lines().any(|line| line.trim() == name), "{name} is not listed in src/check/rules/mod.rs");
        count += 1;
    }
    assert_eq!(count, RULES.len());
}

#[test]
fn a_sure_fix_takes_its_finding_away() {
    for rule in RULES {
        let files = Files::example(rule.bad);
        for finding in files.findings().iter().filter(|finding| finding.kind.code == rule.kind.code) {
            if finding.fix.as_ref().is_none_or(|fix| fix.certainty != Certainty::Sure) {
                continue;
            }
            let path = finding.place.as_ref().unwrap().source.path.strip_prefix("content/").unwrap().to_string();
            let before = finding.place.as_ref().unwrap().source.text.clone();
            let text = mended(finding).unwrap();
            assert_ne!(before, text, "{} mends nothing", rule.kind.code);
            let left = |files: Files| files.findings().iter().filter(|one| one.kind.code == rule.kind.code).count();
            let count = files.findings().iter().filter(|one| one.kind.code == rule.kind.code).count();
            assert!(left(Files::example(rule.bad).with(&path, &text)) < count, "{}: {text}", rule.kind.code);
        }
    }
}

#[test]
fn codes_are_in_order_and_say_the_same_in_both_languages() {
    let codes: Vec<_> = RULES.iter().map(|rule| rule.kind.code).collect();
    assert!(codes.is_sorted_by(|a, b| a < b), "{codes:?}");
    for rule in RULES {
        let names = |wording: &tongbao::finding::Wording| {
            let text = format!("{}{}", wording.message, wording.hint);
            let names = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
            // English counts a noun along: `{count:space}`.
            let names = names.map(|(name, _)| name.split(':').next().unwrap_or(name));
            let mut names: Vec<String> = names.map(|name| name.trim_end_matches("_zh").to_string()).collect();
            names.sort();
            names.dedup();
            names
        };
        assert_eq!(names(&rule.kind.zh), names(&rule.kind.en), "{}", rule.kind.code);
        for page in [&rule.zh, &rule.en] {
            assert!(!page.title.is_empty() && !page.what.is_empty() && !page.why.is_empty(), "{}", rule.kind.code);
        }
    }
}

#[test]
fn what_only_rendering_tells_is_told_as_well() {
    let told =
        Files::example("见[方案](nowhere.md)和[台账](#没有)，对辖区路灯进行全面排查，恢复照明。").told_of_texts();
    assert_eq!(told, ["TB303@[方案](nowhere.md)", "TB304@[台账](#没有)"]);
}

#[test]
fn one_rule_does_not_fill_a_whole_report() {
    let told = Files::example(&"设置设置便民点，".repeat(300)).told_of_texts();
    let of = |code: &str| told.iter().filter(|told| told.starts_with(code)).count();
    assert_eq!((of("TB616"), of("TB696")), (199, 1), "{}", told.len());
}

#[test]
fn links_of_raw_html_are_judged_as_those_of_markdown_are() {
    let body = "对路灯逐一排查，见<a class='x' href=\"http://www.example.com/?a=1&amp;b=2\">报道</a>。\n\n\
        <p>更换损坏的灯具，见<a href=https://10.1.2.3/x>台账</a>。</p>";
    let told = Files::ordinary().with("n/01-a.md", body).told_of_texts();
    let told: Vec<_> = told.iter().filter(|told| told.starts_with("TB91")).collect();
    let link = "<a class='x' href=\"http://www.example.com/?a=1&amp;b=2\">";
    assert_eq!(told, [&format!("TB911@{link}"), &format!("TB912@{link}"), "TB915@<a href=https://10.1.2.3/x>"]);
}
