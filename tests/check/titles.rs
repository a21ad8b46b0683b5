//! Titles: those of the front matter end without a mark, and those of laws have theirs.

use tongbao::finding::Certainty;

use crate::support::{Files, mended};

fn titled(title: &str) -> Files {
    let body = "对辖区路灯进行全面排查，更换损坏的灯具，建立了巡查制度。";
    let text = format!("---\ntitle: {title}\ncategory: lighting\nstatus: 长期坚持\n---\n{body}\n");
    Files::ordinary().with("n/01-a.md", &text)
}

#[test]
fn a_title_ends_without_a_mark() {
    for (title, mark) in [
        ("路灯维修不及时。", "。"),
        ("路灯维修不及时；", "；"),
        ("路灯维修不及时，", "，"),
        ("整改情况：", "："),
        ("\"路灯不亮.\"", "."),
    ] {
        let mut told = titled(title).told_of_texts();
        // A half-width mark is told as that as well.
        told.retain(|told| !told.starts_with("TB631"));
        assert_eq!(told, [format!("TB642@{mark}")], "{title}");
    }
    for title in
        ["路灯维修为何不及时？", "路灯维修不及时（一）", "落实“第一议题”", "更换 LED 等", "路灯、井盖等……", "引进 Inc."]
    {
        let told = titled(title).told_of_texts();
        assert!(told.iter().all(|told| !told.starts_with("TB642")), "{title}: {told:?}");
    }
}

#[test]
fn titles_of_notices_and_categories_are_looked_at_as_well() {
    let head = "title: 关于巡察整改情况的通报。\nkind: inspection\ndate: 2025-10-11\ncategories: [{ id: lighting, title: 城市照明； }]\n";
    let notice = format!("---\n{head}---\n现将整改情况予以公布。\n");
    assert_eq!(Files::ordinary().with("n/notice.md", &notice).told_of_texts(), ["TB642@。", "TB642@；"]);
}

#[test]
fn only_a_full_stop_is_deleted_without_a_look() {
    for (title, certainty) in [("路灯维修不及时。", Certainty::Sure), ("路灯维修不及时：", Certainty::Likely)]
    {
        let findings = titled(title).findings();
        let finding = findings.iter().find(|finding| finding.kind.code == "TB642").unwrap();
        assert_eq!(finding.fix.as_ref().unwrap().certainty, certainty);
        assert!(mended(finding).unwrap().contains("title: 路灯维修不及时\n"));
    }
}

#[test]
fn a_title_mark_takes_the_trial_along() {
    let body = "严格执行中国共产党支部工作条例（试行），落实“三会一课”制度，提高组织生活质量。";
    let findings = Files::ordinary().with("n/01-a.md", body).findings();
    let finding = findings.iter().find(|finding| finding.kind.code == "TB641").unwrap();
    assert!(mended(finding).unwrap().contains("执行《中国共产党支部工作条例（试行）》，"));
}

#[test]
fn a_keyword_is_no_citation() {
    let head = "title: 关于整改情况的通报\nkind: inspection\ndate: 2025-10-11\nkeywords: [信访工作条例, 中国共产党巡视工作条例]\n\
        categories: [{ id: lighting, title: 城市照明 }]\n";
    let files = Files::ordinary().with("n/notice.md", &format!("---\n{head}---\n现将整改情况予以公布。\n"));
    assert!(files.told_of_texts().is_empty(), "{:?}", files.told_of_texts());
}

#[test]
fn the_number_of_a_document_is_put_right_where_it_stands() {
    let notice = |number: &str| {
        let head = "title: 关于巡察整改情况的通报\nkind: inspection\ndate: 2025-10-11\ncategories: [{ id: lighting, title: 城市照明 }]\n";
        let text = format!("---\n{head}document_number: {number}\n---\n现将整改情况予以公布。\n");
        Files::ordinary().with("n/notice.md", &text)
    };
    for number in ["\"示水[2025]03号\"", "示水（2025）第3号"] {
        let findings = notice(number).findings();
        let finding = findings.iter().find(|finding| finding.kind.code == "TB643").unwrap();
        let text = mended(finding).unwrap();
        assert!(text.contains("示水〔2025〕3号") && !text.contains('第'), "{text}");
    }
    for number in ["示水〔2025〕3号", "示水办公告第3号"] {
        assert!(notice(number).findings().iter().all(|finding| finding.kind.code != "TB643"), "{number}");
    }
}

/// A notice that tells of two inspections has the period of one of them in its fields.
#[test]
fn the_period_of_another_inspection_is_no_mistake() {
    let told = |from: &str| {
        let head = "title: 关于巡察整改情况的通报\nkind: inspection\ninspection: { from: 2024-10-12, to: 2024-12-20 }\ndate: 2025-10-11\ncategories: [{ id: lighting, title: 城市照明 }]\n";
        let text = format!(
            "---\n{head}---\n{from}——2024年12月20日，市委第一巡察组对局党组进行了巡察。2025年5月6日至2025年6月15日，市委第二巡察组开展了巡察“回头看”。\n"
        );
        let findings = Files::ordinary().with("n/notice.md", &text).findings();
        findings.iter().filter(|finding| finding.kind.code == "TB817").count()
    };
    assert_eq!(told("2024年10月12日"), 0);
    assert_eq!(told("2024年10月11日"), 2);
}
