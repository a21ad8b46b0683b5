//! The party group of another office in a notice that was copied.

use crate::support::Files;

const HEAD: &str = "title: 关于巡察整改情况的通报\nkind: inspection\ndate: 2025-10-11\ncategories: [{ id: lighting, title: 城市照明 }]\n";

fn told(issuer: &str, text: &str) -> Vec<String> {
    let notice = format!("---\n{HEAD}issuer: {issuer}\n---\n局党组高度重视，专题研究巡察整改工作。\n");
    let files = Files::ordinary().with("n/notice.md", &notice).with("n/01-a.md", text);
    files.told().into_iter().filter(|told| told.starts_with("TB929")).collect()
}

#[test]
fn the_one_party_group_that_is_another_offices_is_told() {
    for issuer in ["示例市城市管理局", "中共示例市城市管理局党组", "示例市综合行政执法局"]
    {
        let text = "下一步，市水务局党组将持续巩固巡察整改成果，完善长效机制。";
        assert_eq!(told(issuer, text), ["TB929@市水务局党组"], "{issuer}");
    }
    let text = "示例区住建局党组坚持把巡察整改作为重大政治任务，压实责任。";
    assert_eq!(told("示例市示例区教育局", text), Vec::<String>::new());
    let text = "区住建局党组坚持把巡察整改作为重大政治任务，压实责任。";
    assert_eq!(told("示例市示例区教育局", text), ["TB929@区住建局党组"]);
    let text = "市发改委党组认真落实全面从严治党主体责任，定期研究部署。";
    assert_eq!(told("示例市水务局", text), ["TB929@市发改委党组"]);
}

#[test]
fn the_own_group_by_any_name_is_left_alone() {
    for (issuer, group) in [
        ("示例市城市管理局", "市城管局"),
        ("示例市城市管理局", "示例市城市管理局"),
        ("示例市综合行政执法局", "市城市管理综合执法局"),
        ("示例市住房和城乡建设局", "市住建局"),
        ("示例市发展和改革委员会", "市发改委"),
        ("示例市市场监督管理局", "市市场监管局"),
    ] {
        let text = format!("下一步，{group}党组将持续巩固巡察整改成果，完善长效机制。");
        assert_eq!(told(issuer, &text), Vec::<String>::new(), "{issuer}");
    }
}

#[test]
fn an_office_that_has_a_part_in_it_is_left_alone() {
    let own = "示例市城市管理局";
    for text in [
        "会同市水务局党组研究巡察整改措施，明确责任分工。",
        "市水务局党组高度重视，派员配合做好巡察整改工作。",
        "向市水务局党组通报巡察整改情况，商请协助解决。",
        "市水务局党组将泵站移交我局管理，巡察整改任务已完成。",
        "市水务局党组将新建泵站2座，解决道路积水问题。",
        "市水务局党组坚持整改。市财政局党组坚持整改，压实了责任。",
        "河东区水务局党组将持续巩固巡察整改成果，完善长效机制。",
        "市委要求局党组高度重视巡察整改工作，逐项抓好落实。",
    ] {
        assert_eq!(told(own, text), Vec::<String>::new(), "{text}");
    }
    let text = "市水务局党组将持续巩固巡察整改成果，完善长效机制。";
    for issuer in ["中共示例市委员会", "示例市委", "示例市城市管理局、示例市水务局", "示例市亮化养护中心"]
    {
        assert_eq!(told(issuer, text), Vec::<String>::new(), "{issuer}");
    }
    let head = "title: 路灯维修不及时\ncategory: lighting\nstatus: 已完成\nresponsible: [市水务局]\n";
    assert_eq!(told(own, &format!("---\n{head}---\n{text}\n")), Vec::<String>::new());
}
