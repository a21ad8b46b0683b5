//! Comments from the command line: made, listed, answered, resolved, and following their words.

use serde_json::Value;

use super::desk::site;
use super::support::Site;

fn run(site: &Site, args: &[&str]) -> String {
    site.run(&[&["review", "--lang", "en"], args].concat()).expect(0).stdout
}

fn listed(site: &Site, args: &[&str]) -> Vec<Value> {
    let text = site.run(&[&["review", "comments", "--format", "json"], args].concat()).expect(0).stdout;
    serde_json::from_str::<Value>(&text).unwrap()["comments"].as_array().unwrap().clone()
}

fn add(site: &Site, text: &str, quote: &str) {
    run(site, &["comment", "add", "n", text, "--by", "王五", "--quote", quote]);
}

#[test]
fn a_comment_is_made_answered_resolved_and_opened_again() {
    let site = site("");
    add(&site, "第一行\n第二行: {x}", "路灯 12 盏");
    let comments = listed(&site, &[]);
    let [comment] = comments.as_slice() else { panic!("{comments:?}") };
    assert_eq!(comment["text"], "第一行\n第二行: {x}");
    assert_eq!((&comment["issue"], &comment["line"]), (&Value::from("lamps"), &Value::from(6)));
    let id = comment["id"].as_str().unwrap();
    run(&site, &["comment", "reply", "n", &id[..4], "已核对", "--by", "张三"]);
    run(&site, &["comment", "resolve", "n", id, "--by", "王五"]);
    assert!(listed(&site, &[]).is_empty());
    let all = listed(&site, &["--all"]);
    assert_eq!(all[0]["replies"][0]["text"], "已核对");
    assert_eq!(all[0]["resolved"]["by"], "王五");
    run(&site, &["comment", "reopen", "n", id]);
    assert_eq!(listed(&site, &[]).len(), 1);
}

#[test]
fn a_comment_of_markdown_in_what_a_reader_writes_is_no_fault_of_the_record() {
    let site = site("");
    add(&site, "这里少了 <!-- issues --> 一行！", "路灯 12 盏");
    let told = site.run(&["review", "comments"]).expect(0);
    assert!(!format!("{}{}", told.stdout, told.stderr).contains("TB119"));
    assert_eq!(listed(&site, &[])[0]["text"], "这里少了 <!-- issues --> 一行！");
}

#[test]
fn a_comment_follows_its_words_and_is_told_when_they_are_gone() {
    let site = site("");
    add(&site, "核对", "路灯 12 盏");
    let state = |site: &Site| listed(site, &[])[0]["anchor"]["state"].as_str().unwrap().to_string();
    let issue = "content/n/01-lamps.md";
    site.write(issue, site.read(issue).replace("已更换", "前面加一段。\n\n今年已**更换**"));
    assert_eq!(state(&site), "found");
    site.write(issue, site.read(issue).replace("路灯 12 盏", "路灯"));
    assert_eq!(state(&site), "orphaned");
    site.append("content/n/02-trees.md", "又更换了路灯 12 盏。\n");
    let comment = &listed(&site, &[])[0];
    assert_eq!((&comment["anchor"]["moved"], &comment["anchor"]["issue"]), (&true.into(), &"trees".into()));
}

#[test]
fn what_cannot_be_done_is_told() {
    let site = site("");
    let fails = |args: &[&str]| site.run(&[&["review", "comment"], args].concat()).expect(2).stderr;
    assert!(fails(&["add", "n", "x", "--by", "王五", "--quote", "没有的话"]).contains("没有的话"));
    assert!(fails(&["add", "n", "x", "--by", "王五", "--issue", "nothing"]).contains("lamps"));
    assert!(fails(&["add", "n", " ", "--by", "王五"]).contains("不能空着"));
    assert!(fails(&["add", "m", "x", "--by", "王五"]).contains("“m”"));
    assert!(fails(&["resolve", "n", "0000", "--by", "王五"]).contains("0000"));
    assert!(!site.path("content/n/_review").exists());
}

#[test]
fn a_broken_comment_is_told_and_costs_no_other() {
    let site = site("");
    add(&site, "好的", "");
    site.write("content/n/_review/comment-20250101T000000-00000000.yaml", "text: [\n");
    let run = site.run(&["review", "comments", "--lang", "en"]).expect(0);
    assert!(run.stdout.contains("好的") && run.stderr.contains("comment-20250101T000000-00000000.yaml"), "{run:?}");
}
