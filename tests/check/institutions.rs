//! Names of institutions, by the day of the notice.

use crate::support::Files;

#[test]
fn a_notice_from_before_the_reform_keeps_its_names() {
    let notice = |date: &str| {
        let head = format!(
            "title: 关于整改情况的通报\nkind: inspection\ndate: {date}\ncategories: [{{ id: lighting, title: 城市照明 }}]\n"
        );
        Files::ordinary()
            .with("n/notice.md", &format!("---\n{head}---\n联合区环保局、区扶贫办开展检查，现将整改情况予以公布。\n"))
    };
    let told = |date: &str| {
        let mut told = notice(date).told_of_texts();
        told.retain(|told| told.starts_with("TB621"));
        told
    };
    assert!(told("2018-10-11").is_empty());
    assert_eq!(told("2020-10-11"), ["TB621@环保局"]);
    assert_eq!(told("2025-10-11"), ["TB621@环保局", "TB621@扶贫办"]);
}
