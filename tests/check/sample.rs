//! The real notice: its mistakes are found, every one of them, and nothing of what is right.

use std::path::Path;

use tongbao::finding::{Finding, Severity};

use crate::support::{Files, findings_of_folder, tell};

/// What is wrong with the notice by its own words, as `code@text`. Fields of the site that the office did not give are not its words.
const MISTAKES: &[&str] = &[
    "TB603@修建", "TB603@修建", "TB603@无限", "TB616@设置设置", "TB721@持续", "TB603@进程", "TB611@约 130 余",
    "TB617@宣传普及宣传", "TB614@现正在", "TB618@不低于 2 次", "TB615@的不实", "TB601@勋在薄弱",
    "TB639@、2024 年 10 月", "TB601@区域管局", "TB702@一是", "TB635@》、",
    // The same titles once more, where notice.md lists the categories.
    "TB615@的不实", "TB601@勋在薄弱", "TB602@巡查反馈",
];
fn told(severities: &[Severity]) -> Vec<String> {
    let found = findings_of_folder(Path::new(env!("CARGO_MANIFEST_DIR")));
    let wanted = found.iter().filter(|finding| severities.contains(&finding.severity));
    let place = |finding: &&Finding| finding.place.clone().filter(|place| place.span.is_some());
    wanted.filter(|found| place(found).is_some_and(|at| at.source.path != "content/site.yaml")).map(tell).collect()
}

#[test]
fn the_real_notice_yields_its_mistakes_and_nothing_else() {
    assert_eq!(told(&[Severity::Error, Severity::Warning]), MISTAKES);
}

#[test]
fn what_is_doubtful_in_the_real_notice_is_asked() {
    let mut told = told(&[Severity::Note]);
    told.retain(|told| told.starts_with("TB6") && !told.starts_with("TB636"));
    told.sort();
    told.dedup();
    // Two spellings that are both in use; spaces beside figures, TB636, are a matter of taste.
    assert_eq!(told, ["TB604@垃圾筒", "TB604@城乡结合部"]);
}

#[test]
fn sentences_that_the_pages_of_the_print_broke_are_found() {
    let broken = [
        (
            "实现远程控制路\n\n灯开闭智能化，并根据季节变换和天气变化科学控制路灯照明。",
            "在辖区控制柜内安装远程控制终端，",
        ),
        ("制度，上\n\n半年开展路灯库房耗材盘点一次，安排专人负责保管和发放。", "完善物资耗材采购管理使用"),
        ("带动社区干部、小区居民参与\n\n活动；开展“城管六进”活动，受到居民欢迎。", "支部进社区开展卫生保洁，"),
    ];
    for (text, lead) in broken {
        let told = Files::example(&format!("{lead}{text}")).told_of_texts();
        assert!(told.len() == 1 && told[0].starts_with("TB704@"), "{told:?}");
    }
}

#[test]
fn labels_that_vary_over_issues_are_found() {
    let mut files = Files::ordinary();
    for at in 1..=6 {
        let label = if at == 4 { "整改情况" } else { "整改进度" };
        let text = format!("**{label}：**对第{at}片区的路灯进行全面排查，更换损坏的灯具，恢复照明。");
        files.set(&format!("n/0{at}-a{at}.md"), &text);
    }
    files.set("n/01-a.md", "**整改进度：**对第一片区的路灯进行全面排查，更换损坏的灯具，恢复照明。");
    assert_eq!(files.told_of_texts(), ["TB703@整改情况"]);
}
