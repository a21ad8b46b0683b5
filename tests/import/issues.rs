//! Which paragraphs are issues, in the shapes in which offices write them; and that nothing of a document is lost
//! without a word.

use tongbao::import::Format;

use super::support::docx::{Docx, HEI, KAI, XBS, row};
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

/// What stands below the last issue: the facts that are read of it, what is told, and what stays in the text.
#[track_caller]
fn check_closing(document: Docx, facts: &[&str], told: &[&str], text: &[&str]) {
    let head = Docx::new()
        .center(XBS, "示例市水务局关于巡察整改情况的通报")
        .look(HEI, "一、反馈问题整改情况")
        .look(KAI, "（一）管网改造滞后")
        .p("整改结果：已完成")
        .p("整改情况：更换管网12公里。");
    let imported = imported(&head.and(document).bytes(), Format::Docx);
    let file = |at: usize| String::from_utf8(imported.written.files[at].bytes.clone()).unwrap();
    let (notice, issue) = (file(0), file(1));
    assert!(issue.ends_with("更换管网12公里。\n"), "{issue}");
    for fact in facts {
        assert!(notice.contains(fact) || imported.site.contains(fact), "{fact}\n{notice}");
    }
    let body = notice.split("---\n").nth(2).unwrap();
    for words in text {
        assert!(body.contains(words), "{words}\n{body}");
    }
    let left: Vec<&String> = imported.told.iter().filter(|line| line.contains("TB587")).collect();
    assert_eq!(left.len(), told.len(), "{left:?}");
    for words in told {
        assert!(left.iter().any(|line| line.contains(words)), "{words} {left:?}");
    }
}

#[test]
fn what_stands_below_the_date_is_told_and_hides_nothing() {
    let closing = || Docx::new().p("联系电话：0000-0000000").right("示例市水务局").right("2025年11月3日");
    let facts = ["issuer: 示例市水务局\n", "date: 2025-11-03\n", "phone: 0000-0000000\n"];
    check_closing(closing(), &facts, &[], &[]);
    check_closing(closing().p("（此件公开发布）"), &facts, &["此件公开发布"], &[]);
    let printed = "示例市水务局办公室　　2025年11月4日印发";
    let imprint = closing().p("（此件公开发布）").p("抄送：市纪委监委，市委巡察办。").p(printed);
    check_closing(imprint, &facts, &["此件", "抄送", "印发"], &[]);
    let asks = "公示期间，如有意见建议，请及时向我们反映。";
    check_closing(Docx::new().p(asks).and(closing()), &facts, &[], &[asks]);
    let table = format!("<w:tbl>{}{}</w:tbl>", row(&["抄送：市纪委监委。"]), row(&[printed]));
    check_closing(closing().xml(&table), &facts, &["抄送", "印发"], &[]);
    let below = row(&["示例市水务局办公室", "2025年11月4日印发"]);
    let table = format!("<w:tbl>{}{below}</w:tbl>", row(&["抄送：市纪委监委。", ""]));
    check_closing(closing().xml(&table), &facts, &["抄送"], &[]);
}

#[test]
fn nothing_beside_the_signature_is_lost() {
    let facts = ["issuer: 示例市水务局党组\n", "date: 2025-11-03\n"];
    let two = Docx::new().right("示例市水务局党组").right("示例市水利工程建设管理中心").right("2025年11月3日");
    check_closing(two, &facts, &[], &["示例市水利工程建设管理中心"]);
    let aside = Docx::new().right("审核人：甲乙").right("示例市水务局党组").right("2025年11月3日");
    check_closing(aside, &facts, &[], &["审核人：甲乙"]);
}

#[test]
fn the_date_below_the_signature_goes_before_one_below_the_title() {
    let text = |above: &str, below: &str| {
        format!(
            "# 示例市水务局关于巡察整改情况的通报\n\n{above}\n\n## 一、反馈问题整改情况\n\n### （一）管网改造滞后\n\n整改结果：已完成\n\n\
             整改情况：更换管网12公里。\n\n示例市水务局\n\n{below}\n"
        )
    };
    for (above, below, date, told) in [
        ("2025-11-05", "2025年11月3日", "2025-11-03", "3 TB587 没有导入：另一处日期：2025-11-05"),
        ("成文日期：2025年11月5日", "2025年11月3日", "2025-11-05", "15 TB587 没有导入：另一处日期：2025-11-03"),
        ("2025-11-03", "2025年11月3日", "2025-11-03", ""),
        ("2025-11-05", "", "2025-11-05", ""),
    ] {
        let imported = imported(text(above, below).as_bytes(), Format::Markdown);
        let notice = String::from_utf8(imported.written.files[0].bytes.clone()).unwrap();
        assert!(notice.contains(&format!("date: {date}\n")), "{notice}");
        let left: Vec<&str> = imported.told.iter().map(String::as_str).filter(|line| line.contains("TB587")).collect();
        assert_eq!(left.concat(), told);
    }
}

#[test]
fn figures_may_be_as_wide_as_characters() {
    let lines = "（一）绿化养护不够尽责\n１．行道树修剪不及时。\n整改结果：已完成\n２．绿地补植进度慢。\n整改结果：未完成\n整改时限：２０２５年６月３０日";
    check(lines, &["行道树修剪不及时 已完成", "绿地补植进度慢 未完成"]);
    assert!(issue_files(&notice(lines)).any(|issue| issue.contains("deadline: 2025-06-30")));
}

#[test]
fn of_some_choices_the_one_that_is_ticked_is_the_status() {
    for (said, status, is_told) in [
        ("☑已完成 □正在整改 □未完成", "已完成", false),
        ("□已完成　□正在整改　☒未完成", "未完成", false),
        ("□ 已完成  √ 正在整改", "正在整改", false),
        ("□已完成　□未完成", "正在整改", true),
        ("☑已完成　☑未完成", "正在整改", true),
    ] {
        let text = format!(
            "# 示例市水务局关于巡察整改情况的通报\n\n2025年11月3日\n\n## 一、反馈问题整改情况\n\n### （一）管网改造滞后\n\n整改结果：{said}\n\n整改情况：更换管网。\n"
        );
        let imported = imported(text.as_bytes(), Format::Markdown);
        let issue = String::from_utf8_lossy(&imported.written.files[1].bytes);
        assert!(issue.contains(&format!("\nstatus: {status}\n")), "{said}\n{issue}");
        let told = imported.told.iter().any(|line| line.contains("TB586"));
        assert_eq!(told, is_told, "{said} {:?}", imported.told);
        assert_eq!(issue.contains("**整改结果：**"), is_told, "{said}\n{issue}");
    }
}

#[test]
fn the_word_that_an_account_begins_with_is_its_status() {
    check(
        "（一）关于学习不深入的问题
        整改情况：已完成整改。开展集中学习12次，下一步将长期坚持。
        （二）关于供水保障不到位的问题
        整改情况：正在推进，新建管网12.5公里。
        （三）关于漏损率偏高的问题
        整改情况：完成改造12处。",
        &["关于学习不深入的问题 已完成整改", "关于供水保障不到位的问题 正在推进", "关于漏损率偏高的问题 正在整改"],
    );
}

#[test]
fn a_label_that_means_no_field_hides_none_behind_it() {
    let made = notice(
        "（一）供水保障不到位
        整改结果：正在整改
        整改情况：新建管网。
        联络员：某某某　责任单位：供水科、工程科　整改时限：2025年12月31日",
    );
    let issue = issue_files(&made).next().unwrap();
    assert!(issue.contains("responsible: [供水科, 工程科]\ndeadline: 2025-12-31\n"), "{issue}");
    assert!(issue.ends_with("---\n新建管网。\n\n联络员：某某某\n"), "{issue}");
}

#[test]
fn short_lines_that_cannot_end_there_are_joined() {
    let made = notice("（一）学习不深入\n整改情况：制定了2025\n年计划，\n学习12\n次，\n已完成。\n整改结果：已完成");
    let issue = issue_files(&made).next().unwrap();
    assert!(issue.ends_with("---\n制定了2025年计划，学习12次，已完成。\n"), "{issue}");
}

#[test]
fn a_problem_with_its_number_is_a_title() {
    for (one, other) in [
        ("问题1：", "问题2："),
        ("问题一：", "问题二："),
        ("反馈问题（一）：", "反馈问题（二）："),
        ("整改任务一：", "整改任务二："),
        ("（1）问题：", "（2）问题："),
        ("1.存在问题：", "2.存在问题："),
    ] {
        check(
            &format!(
                "（一）绿化养护方面
                {one}行道树修剪不及时。
                整改措施：全面修剪。
                责任领导：张三
                整改成效：修剪三百株。
                完成情况：已完成
                {other}绿地补植进度慢
                整改措施：补植。
                责任领导：李四
                整改成效：补了一半。
                完成情况：基本完成，持续推进。"
            ),
            &["行道树修剪不及时 已完成", "绿地补植进度慢 基本完成"],
        );
    }
}

/// Inside of one issue the problem is a part of it like the others.
#[test]
fn a_problem_in_a_row_of_numbered_labels_is_no_title() {
    check(
        "（一）行道树修剪不及时
        1.存在问题：枯枝未清理。
        2.整改措施：全面修剪。
        3.整改结果：已完成
        （二）绿地补植进度慢
        1.存在问题：缺株。
        2.整改措施：补植。
        3.整改结果：未完成",
        &["行道树修剪不及时 已完成", "绿地补植进度慢 未完成"],
    );
}

#[test]
fn labels_that_stand_alone_need_no_colon() {
    let lines = "（一）绿化养护方面
        1.行道树修剪不及时
        整改情况
        修剪三百株。
        责任单位
        园林科
        2.绿地补植进度慢
        整改情况
        补了一半。
        责任单位
        补植科、园林科";
    check(lines, &["行道树修剪不及时 正在整改", "绿地补植进度慢 正在整改"]);
    let issues: Vec<String> = issue_files(&notice(lines)).collect();
    assert!(issues[0].contains("responsible: [园林科]\n---\n修剪三百株。"), "{}", issues[0]);
    assert!(issues[1].contains("responsible: [补植科, 园林科]"), "{}", issues[1]);
    check(
        "（一）针对“修剪不及时”的问题
        1.整改措施
        （1）全面修剪。
        2.整改成效
        修剪三百株。该问题已整改。
        （二）针对“补植进度慢”的问题
        1.整改措施
        （1）补植。
        2.整改成效
        补了一半。",
        &["针对“修剪不及时”的问题 已整改", "针对“补植进度慢”的问题 正在整改"],
    );
}

/// Each category above issues with labels is one, however few it has and whatever word stands in its quotation.
#[test]
fn no_category_is_left_out() {
    let text = "示例局党组关于巡察整改情况的通报\n\n（一）在“贯彻落实不够有力”方面\n\n1.修剪不及时\n\n整改情况：修剪了。\n\n\
        2.补植进度慢\n\n整改情况：（1）补植了。\n\n3.浇水不及时\n\n整改情况：浇了。\n\n（二）在“责任落实不到位”方面\n\n\
        1.台账不全\n\n整改情况：补齐了。\n\n示例局党组\n\n2025年10月11日\n";
    let imported = imported(text.as_bytes(), Format::Plain);
    assert_eq!(issue_files(&imported).count(), 4, "{:?}", imported.told);
    let sections = "示例公司党委关于巡察整改情况的通报\n\n一、关于贯彻落实决策部署方面的整改情况\n\n（一）主业不聚焦\n\n\
        整改情况：聚焦了。\n\n（二）投资不规范\n\n整改情况：规范了。\n\n二、关于选人用人方面的整改情况\n\n（一）程序不规范\n\n\
        整改情况：规范了。\n\n三、下一步工作\n\n持续用力。\n\n示例公司党委\n\n2025年10月11日\n";
    let imported = super::support::imported(sections.as_bytes(), Format::Plain);
    assert_eq!(issue_files(&imported).count(), 3, "{:?}", imported.told);
}

#[test]
fn a_title_may_quote_sentences_and_end_as_one() {
    check(
        "（一）学习方面
        1.关于“学习不深不透。未组织专题研讨，结合实际不够”问题的整改
        整改情况：已完成整改。研讨两次。
        2.关于“计划不实”问题的整改
        整改情况：该问题正在整改。排定计划。",
        &["关于“学习不深不透。未组织专题研讨，结合实际不够”问题的整改 已完成整改", "关于“计划不实”问题的整改 正在整改"],
    );
    check(
        "1.关于“政治引领有短板”问题的整改。
        组织学习三次。
        2.关于“服务有差距”问题的整改。
        走访五十户。",
        &["关于“政治引领有短板”问题的整改 正在整改", "关于“服务有差距”问题的整改 正在整改"],
    );
}

/// `整改情况：（1）…` opens a list of its own numbers, which the next title does not belong to; and what goes before
/// the sections with a colon opens none.
#[test]
fn a_list_ends_where_a_higher_number_stands() {
    check(
        "具体情况如下：
        （一）绿化养护方面
        1.修剪不及时。（已完成）
        整改情况：（1）修剪三百株。（2）建立台账。
        2.补植进度慢。（未完成）
        整改情况：（1）补了一半。",
        &["修剪不及时 已完成", "补植进度慢 未完成"],
    );
}

#[test]
fn a_section_of_faults_is_no_fault_of_its_own() {
    let text = "示例区关于网站检查整改情况的通报\n\n一、总体情况\n\n良好。\n\n二、存在问题\n\n（一）存在错别字。发现五处，已完成整改。\n\n\
        （二）栏目更新不及时。两个栏目，正在整改。\n\n（三）链接不可用。七处，已全部整改到位。\n\n三、下一步工作\n\n持续用力。\n\n示例区政府办公室\n\n2025年10月11日\n";
    let imported = imported(text.as_bytes(), Format::Plain);
    assert_eq!(issue_files(&imported).count(), 3, "{:?}", imported.told);
}

#[test]
fn an_account_may_follow_the_problem_in_one_paragraph() {
    let lines = "（一）某企业废气扰民问题\n经核实，群众反映属实。整改情况：安装设施两套。整改结果：已办结\n（二）某河道垃圾问题\n经核实，部分属实。整改情况：清理完毕。整改结果：未办结";
    check(lines, &["某企业废气扰民问题 已完成", "某河道垃圾问题 未完成"]);
}

#[test]
fn the_postcode_may_stand_with_the_address() {
    for address in ["示例路1号（邮编：000000，信封上请注明“整改意见”）", "示例路1号，邮政编码000000"]
    {
        let text = format!(
            "示例局关于整改情况的通报\n\n1.修剪不及时\n\n整改结果：已完成\n\n2.补植慢\n\n整改结果：已完成\n\n邮寄地址：{address}\n\n示例局\n\n2025年10月11日\n"
        );
        let site = imported(text.as_bytes(), Format::Plain).site;
        assert!(site.contains("address: 示例路1号\n") && site.contains("postcode: \"000000\"\n"), "{site}");
    }
}

/// A line around the title is read for its date or its name; what else it says is told, and a bare date is not.
#[test]
fn what_a_line_beside_the_title_says_more_is_told() {
    for (line, is_told) in [
        ("填报时间：2025年9月30日（按新口径）", true),
        ("填报时间：2025年9月30日（星期二）", false),
        ("发布时间：2025-10-11 09:20", false),
        ("巡察时间：2025年1月1日至3月1日（分两批）", true),
        ("巡察时间：2025年1月1日至3月1日", false),
        ("发布机构：示例市电视台", true),
        ("发布机构：示例局", false),
        ("信息来源：示例市电视台", true),
        ("通报类型：甲类", true),
        ("签发人：张三", true),
        ("索引号：000000/2025-0001\n\n公开范围：班子成员", true),
        ("索引号：000000/2025-0001\n\n公开范围：面向全社会", false),
    ] {
        let text = format!(
            "示例局关于巡察整改进展情况的通报\n\n{line}\n\n一、发放不及时\n\n整改结果：已完成\n\n二、走访不及时\n\n整改结果：已完成\n"
        );
        let told = imported(text.as_bytes(), Format::Plain).told;
        assert_eq!(told.iter().any(|told| told.contains("TB587")), is_told, "{line} {told:?}");
    }
}

#[test]
fn an_audience_in_other_words_is_internal_and_stays_in_the_text() {
    let imported =
        notice("（一）发放不及时\n整改结果：已完成\n公开范围：班子成员\n（二）走访不及时\n整改结果：已完成\n");
    let issue = issue_files(&imported).next().unwrap();
    assert!(issue.contains("audience: internal\n") && issue.contains("**公开范围：**班子成员"), "{issue}");
}

/// The last lines of a notice, what its last issue then ends with, and whether the date was told.
#[test]
fn a_date_at_the_end_is_the_notices_or_a_fact_of_its_last_issue() {
    for (end, kept, is_told) in [
        ("示例市水务局\n\n2025年11月3日", "已补齐记录。", false),
        ("2025年11月3日", "已补齐记录。", true),
        ("最近一次检修的日期：\n\n2025年11月3日", "最近一次检修的日期：\n\n2025年11月3日", false),
        ("验收单位和验收日期如下：\n\n示例市水务局\n\n2025年11月3日", "示例市水务局\n\n2025年11月3日", false),
        ("- 示例市水务局\n- 2025年11月3日", "- 示例市水务局\n- 2025年11月3日", false),
    ] {
        let text = format!(
            "# 示例市水务局关于巡察整改情况的通报\n\n（2025年11月3日）\n\n现将情况通报如下。\n\n## 一、反馈问题整改情况\n\n\
             ### 1.检修记录不全\n\n整改结果：已完成\n\n整改情况：已补齐记录。\n\n{end}\n"
        );
        let imported = imported(text.as_bytes(), Format::Markdown);
        let issue = issue_files(&imported).next().unwrap();
        assert!(issue.trim_end().ends_with(kept), "{end}\n{issue}");
        assert_eq!(imported.told.iter().any(|line| line.contains("TB954")), is_told, "{end}\n{:?}", imported.told);
    }
}
