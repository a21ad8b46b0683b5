//! Code and addresses in a text: no wording, no punctuation, and nothing for a fix to touch.

use std::fs;

use super::command::{site, tongbao};
use crate::support::Files;

const BODY: &str = "对路灯逐一排查，见<https://www.example.gov.cn/art?date=2025-04-25>和\
    <https://www.example.gov.cn/公告,一.html>。\n\n\
    更换损坏的灯具，见 https://www.example.gov.cn/路灯?t=2025-04-25 处，运行`整改,设置设置.docx`和`2025-04-25`。\n";

#[test]
fn code_and_addresses_are_not_proof_read() {
    let told = Files::ordinary().with("n/01-a.md", BODY).told_of_texts();
    assert!(told.iter().all(|told| told.starts_with("TB913")), "{told:?}");
}

#[test]
fn no_fix_touches_an_address_or_the_blank_that_ends_it() {
    let root = site(BODY);
    let file = root.path().join("content/n/01-a.md");
    let before = fs::read_to_string(&file).unwrap();
    tongbao(root.path(), &["check", "--fix"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), before);
}

#[test]
fn a_word_that_the_office_will_not_have_is_found_there() {
    let site = "title: 示例市城市管理局\nchecks: { words: { 某项目: '' } }\n";
    let files = Files::ordinary()
        .with("site.yaml", site)
        .with("n/01-a.md", "对路灯逐一排查，更换损坏的灯具，见`某项目.docx`。");
    let told = files.told_of_texts();
    assert!(told.iter().any(|told| told.starts_with("TB605")), "{told:?}");
}

#[test]
fn marks_before_and_behind_an_image_are_not_two_in_a_row() {
    let body =
        "对路灯逐一排查，更换损坏的灯具，![维修后的路灯](https://www.example.gov.cn/a.png)，恢复了照明，，效果良好。";
    let told = Files::ordinary().with("n/01-a.md", body).told_of_texts();
    let told: Vec<_> = told.iter().filter(|told| told.starts_with("TB634")).collect();
    assert_eq!(told, ["TB634@，，"]);
}

#[test]
fn a_comment_that_is_none_is_told_as_that_and_not_by_its_marks() {
    let body = "对路灯逐一排查，更换损坏的灯具＜!-- 数量,待核 --＞，恢复了照明。";
    let told = Files::ordinary().with("n/01-a.md", body).told_of_texts();
    assert_eq!(told, ["TB315@＜!-- 数量,待核 --＞"]);
}

#[test]
fn the_end_of_a_line_is_no_blank() {
    let body = "对路灯逐一排查，更换损坏的灯具，恢复了照明，于\n2025年10月11日通过验收。";
    let told = Files::ordinary().with("n/01-a.md", body).told_of_texts();
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn text_in_html_is_text() {
    let body = "<div>\n对路灯逐一排查，更换损坏的灯具，恢复了照明。\n</div>";
    let told = Files::ordinary().with("n/01-a.md", body).told_of_texts();
    assert!(told.is_empty(), "{told:?}");
}
