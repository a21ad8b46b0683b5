//! Places that nobody filled in, outside of sentences.

use crate::support::Files;

#[test]
fn a_value_that_nobody_filled_in_is_told() {
    let head = "---\ntitle: 路灯维修不及时\ncategory: lighting\nstatus: 长期坚持\nresponsible: 待定\n---\n";
    let body = "| 片区 | 完成时限 |\n|---|---|\n| 东片区 | 待定 |\n| 李×× | 年底前 |\n\n对辖区路灯进行全面排查，更换损坏的灯具。\n";
    let told = Files::ordinary().with("n/01-a.md", &format!("{head}{body}")).told_of_texts();
    assert_eq!(told, ["TB711@待定", "TB711@待定"]);
}

#[test]
fn brackets_around_an_image_or_a_note_are_not_empty() {
    let body = "对路灯逐一排查（![维修后的路灯](https://www.example.gov.cn/a.png)），恢复了照明（[^1]），效果良好。\n\n\
        [^1]: 共更换灯具 252 盏，全部由市政科组织实施。";
    let told = Files::ordinary().with("n/01-a.md", body).told_of_texts();
    assert!(told.iter().all(|told| !told.starts_with("TB711")), "{told:?}");
}

#[test]
fn what_a_new_notice_begins_with_is_told_until_it_is_filled_in() {
    let notice = "---\ntitle: 关于巡察整改情况的通报\nkind: inspection\ndate: 2025-10-11\ncategories: [{ id: lighting, title: 问题类别的名称 }]\n---\n\
        根据统一部署，……现将整改情况予以公布。\n\n## 组织整改落实情况\n\n……\n";
    let told = Files::ordinary().with("n/notice.md", notice).told();
    let unfilled: Vec<_> = told.iter().filter(|told| told.starts_with("TB711")).collect();
    assert_eq!(unfilled, ["TB711@问题类别的名称", "TB711@，……现将", "TB711@……"]);
}
