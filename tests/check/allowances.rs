//! Allowances in the text, and what the office says in `site.yaml`.

use crate::support::Files;

fn check(body: &str, expected: &[&str]) {
    assert_eq!(Files::example(body).told_of_texts(), expected, "{body}");
}

const FAULT: &str = "在城区设置设置便民点20处，完善了各项管理制度，效果良好。";

#[test]
fn an_allowance_before_a_paragraph_or_in_it_holds_for_that_paragraph() {
    check(FAULT, &["TB616@设置设置"]);
    check(&format!("<!-- tongbao-allow TB616: 原文如此 -->\n\n{FAULT}"), &[]);
    check(&format!("{FAULT}<!-- tongbao-allow doubled-word: 原文如此 -->"), &[]);
    let two = format!("<!-- tongbao-allow TB616: 原文如此 -->\n\n{FAULT}\n\n{FAULT}");
    assert_eq!(Files::example(&two).told_of_texts(), ["TB616@设置设置"]);
}

#[test]
fn an_allowance_without_effect_a_reason_or_a_rule_is_told() {
    let plain = "在城区设置便民点，完善了各项管理制度，取得了良好的效果。";
    let told = |comment: &str| Files::example(&format!("<!-- {comment} -->\n\n{plain}")).told_of_texts();
    assert_eq!(told("tongbao-allow TB616: 原文如此"), ["TB694@<!-- tongbao-allow TB616: 原文如此 -->\n"]);
    assert_eq!(told("tongbao-allow TB616"), ["TB693@<!-- tongbao-allow TB616 -->\n"]);
    assert_eq!(told("tongbao-allow TB000: 理由"), ["TB691@<!-- tongbao-allow TB000: 理由 -->\n"]);
    assert_eq!(told("tongbao-allow doubled-wrod: 理由"), ["TB692@<!-- tongbao-allow doubled-wrod: 理由 -->\n"]);
    assert_eq!(told("说明"), Vec::<String>::new());
}

#[test]
fn an_allowance_without_a_reason_allows_nothing() {
    for comment in ["tongbao-allow TB616", "tongbao-allow TB616:", "tongbao-allow TB616： "] {
        let told = Files::example(&format!("<!-- {comment} -->\n\n{FAULT}")).told_of_texts();
        assert_eq!(told, [format!("TB693@<!-- {comment} -->\n"), "TB616@设置设置".into()]);
    }
}

#[test]
fn what_the_office_has_not_got_yet_is_allowed_where_its_key_stands() {
    let site = |comment: &str| {
        format!(
            "title: 示例市城市管理局\ngovernment:\n  sponsor: 示例市\n  site_code: bm12345678\n  icp:{comment}\n  police: x\n"
        )
    };
    let told = |comment: &str| {
        let told = Files::ordinary().with("site.yaml", &site(comment)).told_lines();
        told.into_iter().filter(|told| told.starts_with("TB922") || told.starts_with("TB69")).collect::<Vec<_>>()
    };
    assert_eq!(told(""), ["TB922@5"]);
    assert_eq!(told(" # tongbao-allow TB922: 正在备案"), Vec::<String>::new());
}

#[test]
fn a_title_is_allowed_by_a_comment_in_yaml() {
    let issue = |comment: &str| {
        let text = format!(
            "---\n{comment}title: 便民点设置设置不合理\ncategory: lighting\nstatus: 已完成\n---\n对便民点进行全面排查，调整不合理的点位，方便群众。\n"
        );
        Files::ordinary().with("n/01-a.md", &text).told_of_texts()
    };
    assert_eq!(issue(""), ["TB616@设置设置"]);
    assert_eq!(issue("# tongbao-allow TB616: 反馈意见原文\n"), Vec::<String>::new());
}

#[test]
fn the_site_turns_rules_off_and_gives_them_another_weight() {
    let with = |checks: &str| Files::example(FAULT).with("site.yaml", &format!("title: 示例市\nchecks: {checks}\n"));
    assert_eq!(with("{ severity: { doubled-word: off } }").told_of_texts(), Vec::<String>::new());
    let severity =
        with("{ severity: { TB616: error } }").findings().iter().find(|one| one.kind.code == "TB616").unwrap().severity;
    assert_eq!(severity, tongbao::finding::Severity::Error);
    assert_eq!(with("{ allow: [设置设置便民点] }").told_of_texts(), Vec::<String>::new());
    assert_eq!(with("{ allow: [设置便民点] }").told_of_texts(), ["TB616@设置设置"]);
    assert_eq!(with("{ severity: { TB616: off, TB999: off } }").told_of_texts(), ["TB691@TB999"]);
}

#[test]
fn the_words_of_the_office_are_found_with_their_context() {
    let with = |list: &str| {
        Files::example("经报市城管委同意，修建公厕2座，取得了良好的效果。").with("_words/a.txt", list).told_of_texts()
    };
    assert_eq!(with("市城管委 → 市城市管理委员会\n# 注\n"), ["TB605@市城管委"]);
    assert_eq!(with("修建 → 新建 @ 灌木"), Vec::<String>::new());
    assert_eq!(with("公厕\n一 二\n"), ["TB695@一 二", "TB605@公厕"]);
    let yaml = Files::example("经报市城管委同意，新建公厕2座，取得了良好的效果。")
        .with("_words/a.yaml", "市城管委: 市城市管理委员会\n");
    assert_eq!(yaml.told_of_texts(), ["TB605@市城管委"]);
    let unwanted = "title: 示例市城市管理局\nchecks:\n  words:\n    公厕:\n";
    let files = Files::example("经报批准，新建公厕2座，取得了良好的效果。").with("site.yaml", unwanted);
    assert_eq!(files.told_of_texts(), ["TB605@公厕"]);
    let upper = Files::example("新建公厕2座，群众表示满意，取得了良好的效果。").with("_words/A.TXT", "公厕\n");
    assert_eq!(upper.told_of_texts(), ["TB605@公厕"]);
}
