//! Which paragraphs are issues, in the shapes in which offices write them; and that nothing of a document is lost
//! without a word.

use tongbao::import::Format;

use super::support::{Imported, imported};

/// A notice around the lines of its section of issues.
fn notice(lines: &str) -> Imported {
    let lines: String = lines.lines().map(|line| format!("{}\n\n", line.trim())).collect();
    let text = format!(
        "示例局党组关于巡察整改进展情况的通报\n\n二、巡察反馈问题整改情况\n\n{lines}三、下一步工作\n\n持续用力。\n\n示例局党组\n\n2025年10月11日\n"
    );
    imported(text.as_bytes(), Format::Plain)
}

fn issue_files(imported: &Imported) -> impl Iterator<Item = String> {
    let files = imported.written.files.iter().filter(|file| file.path != "notice.md");
    files.map(|file| String::from_utf8(file.bytes.clone()).unwrap())
}

/// The helper: which issues are read, each as `title status`.
#[track_caller]
fn check(lines: &str, expected: &[&str]) {
    let field = |text: &str, name: &str| {
        let value = text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
        value.to_string()
    };
    let read: Vec<String> = issue_files(&notice(lines))
        .map(|text| format!("{} {}", field(&text, "title: "), field(&text, "status: ")))
        .collect();
    assert_eq!(read, expected, "{lines}");
}

#[test]
fn a_numbered_sentence_above_labels_is_a_title() {
    let expected = ["行道树修剪不及时 已完成", "绿地补植进度慢 未完成"];
    for (one, other) in
        [("1.", "2."), ("1、", "2、"), ("（1）", "（2）"), ("①", "②"), ("（一）", "（二）"), ("1．", "2．")]
    {
        let category = if one == "（一）" { "" } else { "（一）绿化养护不够尽责\n" };
        check(
            &format!("{category}{one}行道树修剪不及时。\n整改结果：已完成\n{other}绿地补植进度慢。\n整改结果：未完成"),
            &expected,
        );
    }
    check(
        "（一）绿化养护不够尽责
        1.行道树修剪不及时。
        枯枝未清理。
        整改结果：已完成
        2.绿地补植进度慢
        整改措施：
        1.排查。
        2.补植。
        整改结果：未完成
        （二）环卫作业管理不严
        1.垃圾清运不及时。
        整改结果：长期坚持",
        &["行道树修剪不及时 已完成", "绿地补植进度慢 未完成", "垃圾清运不及时 长期坚持"],
    );
}

#[test]
fn a_title_may_stand_in_one_paragraph_with_its_labels() {
    check(
        "（一）绿化养护不够尽责
        1.行道树修剪不及时。整改情况：修剪了。整改结果：已完成
        2.绿地补植进度慢 整改结果：未完成
        3.绿篱有缺株。检查发现三处。
        整改结果：正在整改",
        &["行道树修剪不及时 已完成", "绿地补植进度慢 未完成", "绿篱有缺株 正在整改"],
    );
}

#[test]
fn a_numbered_sentence_in_the_text_of_an_issue_is_none() {
    for lines in [
        "（一）绿化养护不够尽责\n1.开展全面修剪。\n2.建立巡护制度。\n整改结果：已完成",
        "（一）绿化养护不够尽责\n整改措施：\n1.开展全面修剪。\n2.建立巡护制度。\n整改结果：已完成",
        "（一）绿化养护不够尽责\n整改措施：1.开展全面修剪。\n2.建立巡护制度。\n整改结果：已完成",
        "（一）绿化养护不够尽责\n整改情况：做了两件事。\n1.开展全面修剪。\n2.建立巡护制度。\n整改结果：已完成",
        "（一）绿化养护不够尽责\n1.行道树修剪不及时\n（1）开展全面修剪。\n整改结果：已完成",
    ] {
        let read: Vec<String> = issue_files(&notice(lines)).collect();
        assert_eq!(read.len(), 1, "{lines}\n{read:?}");
        assert!(read[0].contains("开展全面修剪。"), "{lines}\n{read:?}");
    }
}

#[test]
fn what_is_given_twice_is_told_and_stays_in_the_text() {
    let imported = notice(
        "（一）绿化养护不够尽责
        甲处行道树修剪不及时。
        整改结果：已完成
        责任单位：园林科
        整改时限：2025年6月30日
        乙处绿地补植进度慢。
        整改结果：未完成
        责任单位：补植科
        整改时限：2025年12月31日",
    );
    let issues: Vec<String> = issue_files(&imported).collect();
    let [issue] = &issues[..] else { panic!("{issues:?}") };
    for words in [
        "status: 已完成",
        "responsible: [园林科]",
        "deadline: 2025-06-30",
        "**整改结果：**未完成",
        "**责任单位：**补植科",
        "**整改时限：**2025年12月31日",
    ] {
        assert!(issue.contains(words), "{words}\n{issue}");
    }
    let told: Vec<&str> = imported.told.iter().filter(|line| line.contains("TB590")).map(String::as_str).collect();
    assert_eq!(
        told,
        [
            "17 TB590 问题“绿化养护不够尽责”又给出了整改结果：未完成",
            "19 TB590 问题“绿化养护不够尽责”又给出了责任单位：补植科",
            "21 TB590 问题“绿化养护不够尽责”又给出了整改时限：2025年12月31日",
        ]
    );
}

#[test]
fn units_under_two_names_are_both_responsible() {
    let imported = notice("（一）绿化养护不够尽责\n整改结果：已完成\n牵头单位：园林科\n责任单位：园林科、补植科");
    assert!(issue_files(&imported).all(|issue| issue.contains("responsible: [园林科, 补植科]")));
    assert!(!imported.told.iter().any(|line| line.contains("TB590")), "{:?}", imported.told);
}

#[test]
fn a_title_may_say_in_brackets_how_far_its_issue_is() {
    check(
        "（一）绿化养护不够尽责
        1.行道树修剪不及时。（已完成）
        修剪了三百株。
        2.绿地补植进度慢（未完成）。
        补了一半。
        3.绿篱缺株（基本完成，持续推进）。
        4.草坪斑秃【整改中】
        5.花坛枯死（完成率80%）",
        &[
            "行道树修剪不及时 已完成",
            "绿地补植进度慢 未完成",
            "绿篱缺株（基本完成，持续推进） 基本完成",
            "草坪斑秃 正在整改",
            "花坛枯死（完成率80%） 正在整改",
        ],
    );
}

#[test]
fn numbered_faults_without_labels_are_issues_where_each_has_its_text() {
    check(
        "（一）绿化养护不够尽责
        1.行道树修剪不及时。
        修剪了三百株。
        2.绿地补植进度慢。
        补了一半。",
        &["行道树修剪不及时 正在整改", "绿地补植进度慢 正在整改"],
    );
    check(
        "（一）绿化养护不够尽责\n1.行道树修剪不及时。（市区）修剪了三百株。（已完成）\n2.绿地补植不到位。补了一半。（未完成）",
        &["行道树修剪不及时 已完成", "绿地补植不到位 未完成"],
    );
    let listed = "（一）绿化养护不够尽责\n1.修剪不及时。\n2.补植不到位。\n正在逐项落实。";
    check(listed, &["绿化养护不够尽责 正在整改"]);
}

#[test]
fn what_a_label_says_may_stand_on_the_next_line() {
    let filled = notice("（一）绿化养护不够尽责\n整改结果：\n未完成。\n【责任单位】\n园林科\n整改情况：\n补了一半。");
    let issues: Vec<String> = issue_files(&filled).collect();
    for words in ["status: 未完成\n", "responsible: [园林科]\n", "---\n补了一半。"] {
        assert!(issues[0].contains(words), "{words}\n{issues:?}");
    }
    let unfilled = "示例局关于巡察整改情况的通报\n\n一、反馈问题整改情况\n\n（一）绿化养护不够尽责\n\n整改结果：\n\n示例局党组\n\n2025年10月11日\n";
    let unfilled = imported(unfilled.as_bytes(), Format::Plain);
    assert!(issue_files(&unfilled).all(|issue| issue.ends_with("status: 正在整改\n---\n")), "{:?}", unfilled.written);
}

#[test]
fn figures_may_be_as_wide_as_characters() {
    let lines = "（一）绿化养护不够尽责\n１．行道树修剪不及时。\n整改结果：已完成\n２．绿地补植进度慢。\n整改结果：未完成\n整改时限：２０２５年６月３０日";
    check(lines, &["行道树修剪不及时 已完成", "绿地补植进度慢 未完成"]);
    assert!(issue_files(&notice(lines)).any(|issue| issue.contains("deadline: 2025-06-30")));
}
