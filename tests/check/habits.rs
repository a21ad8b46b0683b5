//! Marks, characters and numbers as habit types them: what is told, how often, and what is made of it.

use tongbao::finding::{Certainty, Finding};

use crate::support::{Files, mended, tell};

fn of(code: &str, files: &Files) -> Vec<Finding> {
    files.findings().into_iter().filter(|finding| finding.kind.code == code).collect()
}

fn in_text(code: &str, body: &str) -> Vec<Finding> {
    of(code, &Files::example(body))
}

/// The body that a finding's fix makes, and whether it is sure.
fn body(finding: &Finding) -> (String, bool) {
    let text = mended(finding).expect("there is a fix");
    let sure = finding.fix.as_ref().is_some_and(|fix| fix.certainty == Certainty::Sure);
    (text.rsplit_once("---\n").unwrap().1.trim_end().to_string(), sure)
}

#[test]
fn pauses_between_titles_are_told_once_a_file_and_mended_together() {
    let found = in_text(
        "TB650",
        "修订《甲办法》、《乙细则》、《丙规定》。\n\n落实“三会一课”、“一岗双责”，见`《甲》、《乙》`。",
    );
    assert_eq!(found.len(), 1);
    let right = "修订《甲办法》《乙细则》《丙规定》。\n\n落实“三会一课”“一岗双责”，见`《甲》、《乙》`。";
    assert_eq!(body(&found[0]), (right.to_string(), true));
}

#[test]
fn traditional_characters_side_by_side_are_one_finding_that_asks_first() {
    let found = in_text("TB651", "局党组專題研究整改情況，明确了责任人和完成时限。");
    assert_eq!(found.iter().map(tell).collect::<Vec<_>>(), ["TB651@專題", "TB651@況"]);
    assert_eq!(body(&found[0]), ("局党组专题研究整改情況，明确了责任人和完成时限。".to_string(), false));
}

#[test]
fn the_mark_of_a_range_is_mended_and_nothing_beside_it() {
    for (typed, right) in [
        ("3~5人", "3～5人"),
        ("3 - 5 人", "3—5 人"),
        ("3%-5%", "3%—5%"),
        ("2024－2025年", "2024—2025年"),
        ("3月1日-4月20日2人", "3月1日—4月20日2人"),
        ("3月-5月2人", "3月—5月2人"),
    ] {
        let text = |range: &str| format!("每个片区增加保洁人员{range}，实行定人定岗管理。");
        let found = in_text("TB652", &text(typed));
        assert_eq!(found.len(), 1, "{typed}");
        assert_eq!(body(&found[0]), (text(right), true));
    }
}

#[test]
fn a_range_that_lacks_its_sign_gets_its_mark_as_well() {
    let text = "亮灯率提高5-8%，投诉量明显下降，群众满意度提高。";
    let found = in_text("TB638", text);
    assert_eq!(body(&found[0]), (text.replace("5-8%", "5%—8%"), true));
    assert!(in_text("TB652", text).is_empty());
}

#[test]
fn a_closing_mark_too_many_is_the_second_one_and_its_fix_asks_first() {
    for (typed, told, right) in [
        ("（含灯头））", "）", "（含灯头）"),
        ("（含灯头）)", ")", "（含灯头）"),
        ("（含灯头)）", ")", "（含灯头）"),
        ("“节能””", "”", "“节能”"),
        ("《办法》》", "》", "《办法》"),
    ] {
        let text = |what: &str| format!("更换灯具252盏{what}，恢复了正常照明。");
        let found = in_text("TB640", &text(typed));
        assert_eq!(found.iter().map(tell).collect::<Vec<_>>(), [format!("TB640@{told}")], "{typed}");
        assert_eq!(body(&found[0]), (text(right), false));
    }
    assert!(in_text("TB640", "更换灯具（含灯头（LED）），见附件（第（1）项）。").is_empty());
}

#[test]
fn a_bracket_of_the_other_width_is_told_where_it_stands_also_in_a_title() {
    for typed in ["《日常巡查管理办法（试行)》", "“一岗双责（党政同责)”制度", "巡查办法（见附件)"]
    {
        let text = format!("修订{typed}，明确巡查的频次和内容。");
        let found = in_text("TB640", &text);
        assert_eq!(found.iter().map(tell).collect::<Vec<_>>(), ["TB640@)"], "{typed}");
        assert_eq!(body(&found[0]), (text.replace(')', "）"), true));
        assert!(in_text("TB631", &text).is_empty());
    }
}

#[test]
fn what_is_left_of_an_entity_is_told_with_its_mark() {
    let text = "对照清单建立台账，&amp;nbsp;明确责任领导和完成时限。";
    assert_eq!(in_text("TB654", text).iter().map(tell).collect::<Vec<_>>(), ["TB654@&amp;nbsp;"]);
    assert!(in_text("TB631", text).is_empty());
}

#[test]
fn each_number_of_a_contact_is_counted_in_its_own_file() {
    let site = "title: 示例市城市管理局\ncontact: { phone: \"0379-67798277、0379-6779827（传真）\" }\n";
    let head = "---\ntitle: 关于巡察整改情况的通报\nkind: inspection\ndate: 2025-10-11\ncategories: [{ id: lighting, title: 城市照明 }]\n";
    let notice = format!("{head}contact: {{ phone: 037967798277转8023、1380000000 }}\n---\n现将整改情况予以公布。");
    let files = Files::ordinary().with("site.yaml", site).with("n/notice.md", &notice);
    let found = of("TB820", &files);
    let told: Vec<_> =
        found.iter().map(|finding| (finding.place.as_ref().unwrap().source.path.clone(), tell(finding))).collect();
    let expected = [("content/n/notice.md", "TB820@1380000000"), ("content/site.yaml", "TB820@0379-6779827")];
    assert_eq!(told, expected.map(|(path, told)| (path.to_string(), told.to_string())));
}

#[test]
fn a_number_in_a_text_is_counted_where_the_text_calls_it_a_telephone() {
    for (text, told) in [
        ("咨询电话（工作日）：0379-67798277、0379-677982771，逐件答复。", Some("0379-677982771")),
        ("咨询电话为（0379）6779827，当天答复。", Some("（0379）6779827")),
        ("设备编号0379-6779827，合同编号1380000000。", None),
        ("热线办理诉求123456789件次，群众满意。", None),
        ("反映人电话138-1234-****已经登记。", None),
        ("电话0379-6779xxx已停用。", None),
    ] {
        let found: Vec<_> = in_text("TB820", text).iter().map(tell).collect();
        assert_eq!(found, told.map(|told| format!("TB820@{told}")).into_iter().collect::<Vec<_>>(), "{text}");
    }
}

#[test]
fn parts_are_told_with_their_unit() {
    let said = |text: &str| {
        let found = in_text("TB801", text);
        found.iter().map(|finding| finding.message(tongbao::catalogue::Language::Zh)).collect::<Vec<_>>()
    };
    assert_eq!(said("共排查问题30个，其中已整改20个，其余8个正在整改。"), ["各部分合计 28个，总数是 30个"]);
    assert_eq!(said("拨付资金100万元，其中灯具60万元、线路50万元。"), ["各部分合计 110万元，总数是 100万元"]);
}

#[test]
fn a_site_that_stands_at_a_public_number_is_told_so_and_a_preview_is_not() {
    let told = |base_url: &str| {
        let files =
            Files::ordinary().with("site.yaml", &format!("title: 示例市城市管理局\nbase_url: \"{base_url}\"\n"));
        of("TB915", &files).iter().map(tell).collect::<Vec<_>>()
    };
    for public in ["http://1.2.3.4/", "https://1.2.3.4:8080/zg/", "http://[2001:db8::1]/"] {
        assert_eq!(told(public), [format!("TB915@\"{public}\"")]);
    }
    for other in [
        "http://127.0.0.1:4000/", "http://[::1]:4000/", "http://10.1.2.3/", "http://192.168.1.20:8080/",
        "https://www.example.gov.cn/",
    ] {
        assert!(told(other).is_empty(), "{other}");
    }
}
