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

#[test]
fn the_offices_that_a_notice_names_are_known_as_it_names_them() {
    let head = "title: 关于整改情况的通报\nkind: inspection\nissuer: 示例市亮化养护中心\ninspector: 区委第三巡察组\n\
                date: 2025-10-11\ncategories: [{ id: lighting, title: 城市照明 }]\n";
    let issue = |name: &str| {
        format!(
            "---\ntitle: 路灯不亮\ncategory: lighting\nstatus: 已完成\nresponsible: [河东街道办, 河栋街道办]\n---\n\
             由{name}更换路灯320盏，河栋街道办、河东街道办负责日常巡查，群众比较满意。\n"
        )
    };
    let told = |name: &str| {
        let files = Files::ordinary().with("n/notice.md", &format!("---\n{head}---\n现将整改情况予以公布。\n"));
        let mut told = files.with("n/01-a.md", &issue(name)).told_of_texts();
        told.retain(|told| told.starts_with("TB661"));
        told
    };
    assert_eq!(told("亮化养护中心"), Vec::<String>::new());
    assert_eq!(told("示例市亮化养护中心"), Vec::<String>::new());
    assert_eq!(told("示例市亮化养沪中心"), ["TB661@示例市亮化养沪中心"]);
    assert_eq!(told("`示例市亮化养沪中心`"), Vec::<String>::new());
}
