//! Set phrases with a character missing or two exchanged, and phrases that stand in the wrong order.

use crate::support::Files;

fn told(text: &str, codes: &[&str]) -> Vec<String> {
    let issue = format!("---\ntitle: 路灯不亮\ncategory: lighting\nstatus: 长期坚持\n---\n{text}\n");
    let mut told = Files::ordinary().with("n/01-a.md", &issue).told_of_texts();
    told.retain(|told| codes.iter().any(|code| told.starts_with(code)));
    told
}

#[test]
fn a_character_may_be_missing_or_two_exchanged() {
    for (text, found) in [
        ("局党组落实党风廉建设主体责任，每季度研究一次。", "党风廉建设"),
        ("局党组坚持立立行改，当月更换了全部损坏的灯具。", "立立行改"),
        ("对反馈意见贯彻实落，逐项制定措施，责任到科室。", "贯彻实落"),
    ] {
        assert_eq!(told(text, &["TB661"]), [format!("TB661@{found}")], "{text}");
    }
}

#[test]
fn what_is_said_so_is_no_fault() {
    for text in [
        "深入展开路灯排查，对安全产生影响的线缆已经迁移，当事人管理单位签字。",
        "局党组将巡察整改作为重大任务，明令禁止公车私用，党领导干部带头执行。",
        "服务业培训覆盖全部商户，规范文件的管理，管理规范，联系紧密，井井有条。",
        "区人大代表视察路灯，议会制度与人民生活会更好，街办事处配合。",
    ] {
        assert_eq!(told(text, &["TB661"]), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn an_office_may_be_named_shortly_but_not_shuffled() {
    let head = "title: 关于整改情况的通报\nkind: inspection\nissuer: 示例市亮化养护中心\ndate: 2025-10-11\n\
                categories: [{ id: lighting, title: 城市照明 }]\n";
    let told = |name: &str| {
        let files = Files::ordinary().with("n/notice.md", &format!("---\n{head}---\n由{name}更换路灯320盏。\n"));
        let mut told = files.told_of_texts();
        told.retain(|told| told.starts_with("TB661"));
        told
    };
    assert_eq!(told("示例市亮养护中心"), Vec::<String>::new());
    assert_eq!(told("示例市亮化护养中心"), ["TB661@示例市亮化护养中心"]);
}

#[test]
fn fixed_phrases_keep_their_order() {
    let codes = &["TB675"];
    assert_eq!(told("坚定“四个自信”、增强“四个意识”，做到“两个维护”。", codes), ["TB675@四个意识"]);
    assert_eq!(told("做到“两个维护”，坚定“四个自信”，抓好路灯整改。", codes), ["TB675@四个自信"]);
    assert_eq!(told("推进“四个全面”战略布局和“五位一体”总体布局。", codes), ["TB675@五位一体"]);
    for right in [
        "增强“四个意识”、坚定“四个自信”、做到“两个维护”。",
        "讲授“两个维护”专题党课，围绕“四个意识”开展研讨。",
        "做到“两个维护”。增强“四个意识”，抓好路灯整改。",
        "“四个意识”是前提，做到“两个维护”、“四个意识”要一致。",
    ] {
        assert_eq!(told(right, codes), Vec::<String>::new(), "{right}");
    }
}

#[test]
fn what_is_all_done_is_not_still_to_be_done() {
    let codes = &["TB676"];
    assert_eq!(told("该问题已于6月全部整改完成，目前正在制定整改方案。", codes), ["TB676@全部整改完成"]);
    assert_eq!(told("路灯均已整改到位，预计年底前完成。", codes), ["TB676@已整改到位"]);
    for right in [
        "路灯均已整改到位，其余线缆正在整改。",
        "确保年底前全部整改到位，目前正在整改。",
        "该问题已于6月全部整改完成。目前正在制定整改方案。",
        "12个问题已全部整改到位，另外3处尚未完成。",
    ] {
        assert_eq!(told(right, codes), Vec::<String>::new(), "{right}");
    }
}

#[test]
fn two_phrases_with_each_others_verbs_are_told_once() {
    let codes = &["TB645", "TB675"];
    for swapped in [
        "增强“四个自信”、坚定“四个意识”",
        "坚定“四个意识”、增强“四个自信”",
        "增强“四个自信”，坚定“四个意识”",
        "增强四个自信、坚定四个意识",
    ] {
        let text = format!("全局党员干部{swapped}，扛牢巡察整改主体责任。");
        assert_eq!(told(&text, codes), [format!("TB645@{swapped}")], "{text}");
    }
    assert_eq!(told("增强“四个自信”，扛牢巡察整改主体责任。", codes), ["TB645@增强“四个自信”"]);
    assert_eq!(told("坚定“四个意识”，扛牢巡察整改主体责任。", codes), ["TB645@坚定“四个意识”"]);
}
