//! Whole notices in the forms that offices give them: what heads their issues, how they are numbered, and what stands
//! around them.

use tongbao::import::Format;

use super::support::docx::Docx;
use super::support::{Imported, imported};

const TITLE: &str = "中共示例市园林局党组关于巡察整改情况的通报";
const LEAD: &str = "2025年3月3日至4月18日，市委第二巡察组对市园林局党组进行了巡察，5月20日反馈意见。";
const END: &str = "中共示例市园林局党组\n2025年9月1日";

fn whole(text: &str) -> Imported {
    imported(text.as_bytes(), Format::Plain)
}

/// A notice of these lines, between its lead and its signature.
fn notice(lines: &str) -> Imported {
    whole(&format!("{TITLE}\n{LEAD}\n{lines}\n{END}\n"))
}

fn text(imported: &Imported) -> String {
    imported.written.files.iter().map(|file| String::from_utf8(file.bytes.clone()).unwrap()).collect()
}

/// The helper: the issues are these, each as `title status`, and the files hold these words.
#[track_caller]
fn check(imported: &Imported, issues: &[&str], words: &[&str]) {
    let field = |text: &str, name: &str| {
        text.lines().find_map(|line| line.strip_prefix(name)).map(str::to_string).unwrap_or_default()
    };
    let files = imported.written.files.iter().filter(|file| file.path != "notice.md");
    let read: Vec<String> = files
        .map(|file| String::from_utf8(file.bytes.clone()).unwrap())
        .map(|text| format!("{} {}", field(&text, "title: "), field(&text, "status: ")))
        .collect();
    let text = text(imported);
    assert_eq!(read, issues, "{text}");
    for word in words {
        assert_eq!(text.matches(word).count(), 1, "{word}\n{text}");
    }
}

#[test]
fn sections_may_say_how_far_their_issues_are() {
    let read = notice(
        "一、总体情况\n局党组召开会议3次。\n\
         二、已完成整改的问题\n（一）枯枝清理不及时\n清理枯枝1200处。\n（二）花坛养护不到位\n补植花坛46处。\n\
         三、正在推进的问题\n（一）公园停车位不足\n新建停车场2处。\n\
         四、需要长期坚持的问题\n（一）古树保护力度不够\n每季度巡查一次。\n\
         五、下一步打算\n持续用力。",
    );
    let issues =
        ["枯枝清理不及时 已完成", "花坛养护不到位 已完成", "公园停车位不足 正在推进", "古树保护力度不够 长期坚持"];
    check(&read, &issues, &["title: 正在推进的问题", "## 总体情况", "## 下一步打算", "新建停车场2处。"]);
    let told = |line: &str| read.told.iter().filter(|told| told.starts_with(line)).count();
    assert_eq!([told("6 TB585"), told("11 TB585"), told("14 TB585")], [1, 1, 1], "{:?}", read.told);

    let read = notice(
        "一、集中整改期内已完成的主要事项及效果\n（一）绿化建设方面\n1.关于苗木验收不严的问题\n退回苗木32株。\n\
         （二）机关党建方面\n2.关于组织生活不经常的问题\n补开组织生活会2次。\n\
         二、需要持续整改的事项及进展\n1.关于公园布局不均衡的问题\n编制布局规划。\n三、下一步工作\n持续用力。",
    );
    let issues =
        ["关于苗木验收不严的问题 已完成", "关于组织生活不经常的问题 已完成", "关于公园布局不均衡的问题 持续整改"];
    check(&read, &issues, &["title: 绿化建设方面", "title: 需要持续整改的事项及进展"]);

    // What an issue says of itself goes before its section.
    let read = notice(
        "一、已完成的问题\n（一）枯枝清理不及时\n整改结果：基本完成\n（二）花坛养护不到位\n整改情况：补植46处。\n\
         二、未完成的问题\n（一）公园停车位不足\n整改情况：正在选址。",
    );
    check(&read, &["枯枝清理不及时 基本完成", "花坛养护不到位 已完成", "公园停车位不足 未完成"], &[]);

    // Sections of plans say nothing of issues.
    let read = notice(
        "一、反馈问题整改情况\n（一）枯枝清理不及时\n已清理1200处。\n\
         二、持续推进整改任务落实\n（一）加强学习。\n（二）压实责任。",
    );
    check(&read, &["枯枝清理不及时 正在整改"], &["## 持续推进整改任务落实"]);
}

#[test]
fn sections_of_faults_beside_each_other_are_all_read() {
    let read = notice(
        "一、立行立改情况\n①枯枝清理不及时。清理1200处。已完成。\n②路灯老化存在安全风险。更换60盏。已完成。\n\
         二、集中整改情况\n①花坛养护不到位。补植46处。正在推进。\n②苗木验收不规范。退回32株。已完成。\n\
         三、存在不足和下步打算\n（一）存在不足。个别问题成效不稳。\n（二）下步打算。继续巩固。",
    );
    let issues =
        ["枯枝清理不及时 已完成", "路灯老化存在安全风险 已完成", "花坛养护不到位 正在推进", "苗木验收不规范 已完成"];
    check(&read, &issues, &["## 存在不足和下步打算", "title: 立行立改情况"]);

    let read = notice(
        "一、关于养护责任落实不到位的问题\n（一）压实公园管理责任。签订责任书38份。\n（二）压实企业责任。约谈企业3家。\n\
         二、关于安全隐患排查不彻底的问题\n（一）建立清单。排查隐患82处。\n（二）闭环管理。整改81处。",
    );
    check(
        &read,
        &["关于养护责任落实不到位的问题 正在整改", "关于安全隐患排查不彻底的问题 正在整改"],
        &["签订责任书38份。"],
    );

    let read = notice(
        "一、绿化养护不够精细\n（一）枯枝清理不及时\n二、经费监管宽松\n（一）苗木款拨付拖延\n（二）票据审核不严\n\
         三、公园管理跟不上\n（一）花坛养护不到位",
    );
    let issues =
        ["枯枝清理不及时 正在整改", "苗木款拨付拖延 正在整改", "票据审核不严 正在整改", "花坛养护不到位 正在整改"];
    check(&read, &issues, &["title: 公园管理跟不上"]);
}

#[test]
fn ordinals_and_figures_may_number_issues() {
    let read = notice(
        "一、整改落实情况\n第一，关于“枯枝清理不及时”的问题。一是清理1200处。二是落实专人。已整改到位。\n\
         第二，关于“花坛养护不到位”的问题。补植46处。正在推进。\n二、下一步打算\n持续用力。",
    );
    check(
        &read,
        &["关于“枯枝清理不及时”的问题 已整改", "关于“花坛养护不到位”的问题 正在推进"],
        &["一是清理1200处。二是落实专人。"],
    );

    let read = notice(
        "一、反馈问题整改情况\n一是关于枯枝清理不及时问题。清理1200处，已整改完成。\n\
         二是关于花坛养护混乱问题。补植46处，正在推进。",
    );
    check(&read, &["关于枯枝清理不及时问题 已完成整改", "关于花坛养护混乱问题 正在推进"], &[]);

    let read = notice(
        "1 总体情况\n1.1 加强领导\n召开会议3次。\n2 反馈问题整改情况\n2.1 枯枝清理不及时\n整改情况：已完成。清理1200处。\n\
         2.2 花坛养护不到位\n整改情况：持续推进。补植46处。\n3 下一步工作\n持续用力。",
    );
    check(&read, &["枯枝清理不及时 已完成", "花坛养护不到位 持续整改"], &["## 总体情况", "## 下一步工作"]);

    let read = notice("问题（一）枯枝无人清理\n整改结果为：已完成\n问题（二）花坛无人养护\n整改结果为：正在推进");
    check(&read, &["枯枝无人清理 已完成", "花坛无人养护 正在推进"], &[]);
}

#[test]
fn brackets_behind_a_text_may_hold_the_fields() {
    let read = notice(
        "一、针对“枯枝清理不及时”问题\n一是清理1200处。二是落实专人。（责任单位：养护科；整改时限：2025年6月30日；整改状态：已完成）\n\
         二、针对“花坛养护不到位”问题\n补植46处。（责任单位：公园科、苗圃，整改状态：正在推进）",
    );
    check(
        &read,
        &["针对“枯枝清理不及时”问题 已完成", "针对“花坛养护不到位”问题 正在推进"],
        &["responsible: [养护科]", "responsible: [公园科, 苗圃]", "deadline: 2025-06-30", "二是落实专人。\n"],
    );

    let read = notice(
        "1.枯枝清理不及时（责任领导：张某；责任股室：养护股）\n整改情况：清理1200处。已完成。\n\
         2.花坛养护不到位（责任股室：公园股）\n整改情况：补植46处。已完成。",
    );
    check(
        &read,
        &["枯枝清理不及时 已完成", "花坛养护不到位 已完成"],
        &["**责任领导：**张某\n", "responsible: [养护股]", "responsible: [公园股]"],
    );

    // The title runs into the text, while another issue has its fields on lines of their own.
    let read = notice(
        "1.关于枯枝清理不及时问题。清理1200处。（责任单位：养护科；整改时限：2025年6月30日）\n\
         2.花坛养护不到位的问题\n补植46处。\n责任单位：公园科、苗圃",
    );
    check(
        &read,
        &["关于枯枝清理不及时问题 正在整改", "花坛养护不到位的问题 正在整改"],
        &["responsible: [养护科]", "deadline: 2025-06-30", "responsible: [公园科, 苗圃]"],
    );
}

#[test]
fn labels_in_more_words_are_no_titles() {
    let read = notice(
        "一、“枯枝清理不及时”问题整改情况\n1.整改措施及落实情况：清理1200处。\n2.整改结果：已完成\n3.下一步打算：巩固成果。\n\
         二、“花坛养护不到位”问题整改情况\n1.整改措施及落实情况：补植46处。\n2.整改结果：正在推进\n3.下一步打算：加快进度。",
    );
    check(
        &read,
        &["“枯枝清理不及时”问题整改情况 已完成", "“花坛养护不到位”问题整改情况 正在推进"],
        &["清理1200处。", "**下一步打算：**巩固成果。"],
    );
}

#[test]
fn problems_without_numbers_are_titles() {
    let read = notice(
        "现将整改情况公示如下：\n问题：枯枝清理不及时。\n整改情况：清理1200处。已完成并长期坚持。\n\
         问题：花坛积水。\n整改情况：疏通管道，已整改完成。\n以上情况，特此公示。欢迎监督，电话：0000-0000004。",
    );
    check(&read, &["枯枝清理不及时 长期坚持", "花坛积水 已完成整改"], &["以上情况，特此公示。"]);
    assert!(read.site.contains("phone: 0000-0000004"), "{}", read.site);
}

#[test]
fn a_section_of_no_issues_is_no_issue() {
    let read = notice(
        "一、整改任务完成情况\n（一）已完成的整改任务\n1.枯枝清理不及时\n清理1200处。\n2.花坛养护不到位\n补植46处。\n\
         （二）未完成的整改任务\n无。\n二、下一步工作\n持续用力。",
    );
    check(&read, &["枯枝清理不及时 已完成", "花坛养护不到位 已完成"], &[]);
    assert!(read.told.iter().any(|told| told.contains("没有问题的一节：未完成的整改任务")), "{:?}", read.told);
}

#[test]
fn who_takes_a_measure_stays_with_it() {
    let read = notice(
        "一、枯枝清理不及时\n整改措施：\n1.逐路排查。（责任单位：养护科；完成时限：2025年5月）\n2.落实专人。（责任单位：人事科）\n\
         整改结果：已完成\n二、花坛养护不到位\n一是分片补植（责任单位：公园科）。二是落实专人（责任单位：人事科）。\n整改结果：已完成",
    );
    check(
        &read,
        &["枯枝清理不及时 已完成", "花坛养护不到位 已完成"],
        &[
            "逐路排查。（责任单位：养护科；完成时限：2025年5月）\n",
            "落实专人。（责任单位：人事科）\n",
            "一是分片补植（责任单位：公园科）。二是落实专人（责任单位：人事科）。\n",
        ],
    );
    assert!(!text(&read).contains("responsible:"), "{}", text(&read));
}

#[test]
fn short_labels_are_labels_before_a_colon() {
    let read = notice(
        "1．枯枝清理不及时\n【问题】道路两侧枯枝较多。\n【措施】逐路排查。\n【成效】清理1200处。\n\
         2．花坛养护不到位\n【问题】花坛缺株。\n【措施】分片补植。\n【成效】补植46处。\n公示期：2025年9月1日至7日。",
    );
    check(
        &read,
        &["枯枝清理不及时 正在整改", "花坛养护不到位 正在整改"],
        &["- text: 分片补植。", "**成效：**补植46处。", "<!-- issues -->\n\n公示期：2025年9月1日至7日。\n"],
    );

    let read = whole(&format!(
        "{TITLE}\n把市委第二巡察组2025年4月至5月巡察时反馈的3个问题整改情况公开如下，请大家监督：\n\
         1.枯枝半年没人清。整改：清理1200处。完成。\n2.花坛缺株没人管。整改：补植46处，年底前补完。\n\
         3.票据没审核。整改：补审票据30张。长期坚持。\n{END}\n"
    ));
    check(
        &read,
        &["枯枝半年没人清 已完成", "花坛缺株没人管 正在整改", "票据没审核 长期坚持"],
        &["inspector: 市委第二巡察组\n"],
    );
    // A month is no day.
    assert!(!text(&read).contains("inspection:"), "{}", text(&read));
}

#[test]
fn measures_below_their_label_are_no_issues() {
    let issue = |title: &str, status: &str| {
        format!(
            "{title}\n责任单位：养护科\n整改时限：2025年12月底\n整改措施：\n（一）排查{title}。\n逐路进行。\n（二）落实专人。\n整改进展：{status}"
        )
    };
    let read = notice(&format!(
        "{}\n{}",
        issue("一、督察指出，枯枝清理不及时。", "达到序时进度。清理1200处。"),
        issue("二、督察指出，花坛养护粗放。", "已完成整改。补植46处。")
    ));
    check(&read, &["督察指出，枯枝清理不及时 正在推进", "督察指出，花坛养护粗放 已完成整改"], &["清理1200处。"]);
    assert_eq!(text(&read).matches("- text: 落实专人。").count(), 2, "{}", text(&read));
    assert_eq!(text(&read).matches("deadline: 2025-12-31").count(), 2, "{}", text(&read));

    // A result in words is an account, so measures beside it are measures.
    let read = notice(
        "一、存在问题：枯枝清理不及时\n整改措施：逐路排查。\n整改结果：清理1200处，已完成整改。\n\
         二、存在问题：花坛养护不到位\n整改措施：分片补植。\n整改结果：补植46处，阶段性完成。",
    );
    check(
        &read,
        &["枯枝清理不及时 已完成", "花坛养护不到位 阶段性完成"],
        &["- text: 逐路排查。", "- text: 分片补植。"],
    );
}

#[test]
fn a_list_of_checks_is_a_list_of_issues() {
    let read = whole(
        "示例县安委会办公室关于安全督查问题整改情况的通报\n各乡镇人民政府：\n\
         9月1日至12日，县安委办开展了督查。现将整改情况通报如下：\n\
         1、示例商场：疏散通道堵塞。整改情况：当场清理，已整改。\n\
         2、示例加油站：灭火器过期。整改情况：更换灭火器8具，已整改完成。\n\
         3、示例工地：临边防护缺失。整改情况：计划10月底前整改。\n\
         请各单位举一反三，深入排查隐患。\n示例县安委会办公室\n2025年9月30日\n",
    );
    check(
        &read,
        &["示例商场：疏散通道堵塞 已整改", "示例加油站：灭火器过期 已完成整改", "示例工地：临边防护缺失 正在整改"],
        &["<!-- issues -->\n\n请各单位举一反三，深入排查隐患。\n"],
    );
}

#[test]
fn what_stands_around_a_title_is_no_part_of_it() {
    let issues = "一、枯枝清理不及时\n整改情况：已完成整改。\n二、花坛养护不到位\n整改情况：已完成整改。";
    let read = whole(&format!(
        "示例市园林局文件\n示园〔2025〕36号　　　　签发人：陈某\n示例市园林局关于督察反馈问题整改情况的报告\n示例市人民政府：\n\
         现将整改情况报告如下：\n{issues}\n特此报告。\n附件：整改前后照片\n示例市园林局\n2025年9月1日\n责任编辑：张某\n"
    ));
    check(
        &read,
        &["枯枝清理不及时 已完成整改", "花坛养护不到位 已完成整改"],
        &[
            "title: 示例市园林局关于督察反馈问题整改情况的报告\n",
            "document_number: 示园〔2025〕36号\n",
            "issuer: 示例市园林局\n",
            "<!-- issues -->\n\n特此报告。\n\n附件：整改前后照片\n",
        ],
    );

    let read = whole(&format!(
        "- 信息来源：市园林局\n- 发布日期：2025-09-24 08:02\n成文时间：2025年9月1日\n标  题：【整改情况通报】{TITLE}\n【整改情况通报】{TITLE}\n{LEAD}\n{issues}\n示例市园林局\n2025年9月1日\n"
    ));
    check(
        &read,
        &["枯枝清理不及时 已完成整改", "花坛养护不到位 已完成整改"],
        &["published: 2025-09-24 08:02\n", "date: 2025-09-01\n", "issuer: 示例市园林局\n"],
    );
    assert!(!text(&read).contains("信息来源"), "{}", text(&read));

    let copied = Docx::new()
        .p("您当前的位置：首页 > 整改公开")
        .p(TITLE)
        .p(LEAD)
        .p("一、枯枝清理不及时")
        .p("整改情况：已完成整改。")
        .p("二、花坛养护不到位")
        .p("整改情况：已完成整改。")
        .p("监督电话：0000-0000001")
        .p("中共示例市园林局党组")
        .p("2025年9月1日")
        .p("【打印本页】【关闭窗口】");
    let read = imported(&copied.bytes(), Format::Docx);
    let title = format!("title: {TITLE}\n");
    check(&read, &["枯枝清理不及时 已完成整改", "花坛养护不到位 已完成整改"], &[&title]);
    assert!(read.site.contains("0000-0000001"), "{}", read.site);
}

#[test]
fn accounts_in_a_section_of_their_own_belong_to_their_problems() {
    let read = notice(
        "一、反馈的主要问题\n1.枯枝清理不及时。\n2.花坛养护粗放，涉及花坛46处。\n3.苗木款长期挂账。\n\
         二、整改情况\n1.枯枝清理方面。清理1200处，已完成整改。\n2.针对花坛养护粗放的问题，补植46处，正在推进。\n\
         3.苗木款方面。清理12.6万元，已完成整改。\n三、下一步打算\n持续用力。",
    );
    check(
        &read,
        &["枯枝清理不及时 已完成整改", "花坛养护粗放，涉及花坛46处 正在推进", "苗木款长期挂账 已完成整改"],
        &["枯枝清理方面。清理1200处", "针对花坛养护粗放的问题，补植46处", "## 反馈的主要问题", "## 下一步打算"],
    );
    for told in ["7 TB587 没有导入：整改情况单独成节的标题", "9 TB585 整改情况没有明写"] {
        assert!(read.told.iter().any(|line| line.starts_with(told)), "{told}: {:?}", read.told);
    }

    // One account less, or in another order: each stays where it stands.
    for accounts in ["1.枯枝清理方面。清理1200处。", "1.花坛养护方面。补植46处。\n2.枯枝清理方面。清理1200处。"]
    {
        let read = notice(&format!(
            "一、反馈的主要问题\n（一）枯枝清理不及时\n（二）花坛养护不到位\n二、整改情况\n{accounts}"
        ));
        check(&read, &["枯枝清理不及时 正在整改", "花坛养护不到位 正在整改"], &["## 整改情况", "清理1200处。"]);
    }
}

#[test]
fn one_problem_and_its_account_are_put_together_as_well() {
    let read = notice(
        "一、反馈的主要问题\n（一）枯枝清理不及时。\n二、整改情况\n（一）枯枝清理方面。清理1200处，已完成整改。\n\
         三、下一步打算\n持续用力。",
    );
    check(&read, &["枯枝清理不及时 已完成整改"], &["枯枝清理方面。", "清理1200处", "## 下一步打算"]);

    // An account of something else stays where it stands.
    let read = notice("一、反馈的主要问题\n（一）枯枝清理不及时。\n二、整改情况\n（一）召开会议3次。");
    check(&read, &["枯枝清理不及时 正在整改"], &["## 整改情况", "召开会议3次"]);
}

#[test]
fn problems_and_accounts_may_stand_apart_for_each_office() {
    let read = notice(
        "一、示例公园\n（一）存在的主要问题\n1.枯枝清理不及时。\n2.花坛养护不到位。\n（二）整改情况\n\
         1.枯枝已清理1200处，已完成整改。\n2.花坛已补植46处，正在推进。\n\
         二、示例苗圃\n（一）存在的主要问题\n1.苗木款长期挂账。\n（二）整改情况\n1.苗木款已清理12.6万元，已完成整改。\n\
         三、下一步打算\n持续用力。",
    );
    check(
        &read,
        &["枯枝清理不及时 已完成整改", "花坛养护不到位 正在推进", "苗木款长期挂账 已完成整改"],
        &["title: 示例公园", "title: 示例苗圃", "枯枝已清理1200处", "苗木款已清理12.6万元", "## 下一步打算"],
    );
    for told in ["4 TB587 没有导入：问题单独成节的标题：存在的主要问题", "7 TB587 没有导入：整改情况单独成节的标题"]
    {
        assert!(read.told.iter().any(|line| line.starts_with(told)), "{told}: {:?}", read.told);
    }

    // Without numbers, in a notice that has no other headings.
    let read = notice(
        "存在问题\n1.枯枝清理不及时。\n2.花坛养护不到位。\n整改情况\n1.枯枝已清理1200处，已完成整改。\n2.花坛已补植46处，正在推进。",
    );
    check(&read, &["枯枝清理不及时 已完成整改", "花坛养护不到位 正在推进"], &[]);
}

#[test]
fn headings_inside_of_an_issue_are_its_fields() {
    let parts = |rank: &str| {
        format!(
            "{rank}整改措施\n增设巡查岗12个。\n{rank}责任单位\n养护科\n{rank}整改结果\n已完成\n{rank}整改情况\n清理1200处。"
        )
    };
    let read = notice(&format!(
        "一、巡察反馈问题整改情况\n（一）枯枝清理不及时\n{}\n（二）花坛养护不到位\n补植46处，已完成整改。\n二、下一步打算\n持续用力。",
        parts("（1）")
    ));
    check(
        &read,
        &["枯枝清理不及时 已完成", "花坛养护不到位 已完成整改"],
        &["measures:\n  - text: 增设巡查岗12个。\n", "responsible: [养护科]", "---\n清理1200处。\n", "## 下一步打算"],
    );

    // Headings by style, whose numbers are not typed.
    let parts = |status: &str| {
        format!(
            "#### 整改措施\n\n1. 增设巡查岗。\n2. 错时巡查。\n\n#### 整改结果\n\n{status}\n\n#### 整改情况\n\n清理{status}。\n\n"
        )
    };
    let text = format!(
        "# {TITLE}\n\n{LEAD}\n\n## 反馈问题整改情况\n\n### 枯枝清理不及时\n\n{}### 花坛养护不到位\n\n{}## 下一步打算\n\n持续用力。\n\n{}\n",
        parts("已完成"),
        parts("正在推进"),
        END.replace('\n', "\n\n")
    );
    let read = imported(text.as_bytes(), Format::Markdown);
    let words = ["---\n清理已完成。\n", "---\n清理正在推进。\n", "## 下一步打算"];
    check(&read, &["枯枝清理不及时 已完成", "花坛养护不到位 正在推进"], &words);
    assert_eq!(
        self::text(&read).matches("  - text: 增设巡查岗。\n  - text: 错时巡查。\n").count(),
        2,
        "{}",
        self::text(&read)
    );
}

#[test]
fn parts_that_each_issue_has_alike_are_no_issues() {
    let issue = |title: &str, words: &str| {
        format!(
            "{title}\n（一）抽检基本情况\n{words}酸价超标。\n（二）产品控制情况\n{words}召回1桶。\n（三）整改情况\n{words}整改到位。\n（四）行政处罚情况\n{words}罚款5000元。"
        )
    };
    let read = notice(&format!("{}\n{}", issue("一、示例粮油店的菜籽油", "甲"), issue("二、示例饭店的餐具", "乙")));
    check(
        &read,
        &["示例粮油店的菜籽油 已整改", "示例饭店的餐具 已整改"],
        &[
            "## 产品控制情况\n\n甲召回1桶。\n\n## 整改情况\n\n甲整改到位。\n\n## 行政处罚情况\n\n甲罚款5000元。",
            "乙罚款5000元。",
        ],
    );

    // So it is below categories.
    let read = notice(
        "一、示例区\n1.枯枝清理不及时\n（1）核查情况\n甲核查。\n（2）处理情况\n甲处理，已完成整改。\n2.花坛养护不到位\n（1）核查情况\n乙核查。\n\
         （2）处理情况\n乙处理，正在推进。\n二、示例县\n1.苗木款长期挂账\n（1）核查情况\n丙核查。\n（2）处理情况\n丙处理，已完成整改。",
    );
    check(
        &read,
        &["枯枝清理不及时 已完成整改", "花坛养护不到位 正在推进", "苗木款长期挂账 已完成整改"],
        &["title: 示例区", "title: 示例县", "## 核查情况\n\n甲核查。\n\n## 处理情况\n\n甲处理"],
    );

    // What every office was blamed for is no part.
    let read = notice(
        "一、示例区\n1.台账不规范\n甲补登36笔，已完成整改。\n2.巡查不及时\n甲巡查。\n二、示例县\n1.台账不规范\n乙补登12笔，正在推进。\n2.巡查不及时\n乙巡查。",
    );
    check(&read, &["台账不规范 已完成整改", "巡查不及时 正在整改", "台账不规范 正在推进", "巡查不及时 正在整改"], &[]);
}

#[test]
fn what_the_office_will_do_next_is_no_part_of_the_last_issue() {
    let issues = |first: &str| {
        format!(
            "一、枯枝清理不及时\n整改结果：已完成\n清理1200处。{first}\n二、花坛养护不到位\n整改结果：已完成\n补植46处。\n\
             下一步，局党组将持续用力。\n坚持常抓不懈。\n欢迎广大干部群众进行监督。如有意见，请及时反映。"
        )
    };
    let titles = ["枯枝清理不及时 已完成", "花坛养护不到位 已完成"];
    let read = notice(&issues(""));
    let closing = "<!-- issues -->\n\n下一步，局党组将持续用力。\n\n坚持常抓不懈。\n\n欢迎广大干部群众";
    check(&read, &titles, &[closing, "---\n补植46处。\n"]);
    assert!(
        read.told.iter().any(|told| told.starts_with("9 TB951 最后一个问题后面的这一段，读作通报的结尾：下一步")),
        "{:?}",
        read.told
    );

    // Each issue may say what is next; then so does the last.
    for first in ["\n下一步，每周巡查。", "下一步，每周巡查。"] {
        let read = notice(&issues(first));
        let is_each = first.starts_with('\n');
        let end = if is_each { "---\n补植46处。\n\n下一步，局党组将持续用力。" } else { closing };
        check(&read, &titles, &[end]);
        assert_eq!(read.told.iter().any(|told| told.contains("TB951")), !is_each, "{:?}", read.told);
    }
}

#[test]
fn the_lead_is_read_as_it_is_written_and_nothing_more() {
    let lead =
        |lead: &str| text(&whole(&format!("{TITLE}\n{lead}\n一、枯枝清理不及时\n整改情况：已完成整改。\n{END}\n")));
    let all = lead("2025年3月3日至4月18日，市委巡察二组对市园林局党组开展了巡察，并反馈了意见。");
    assert!(all.contains("inspection: { from: 2025-03-03, to: 2025-04-18 }\n"), "{all}");
    assert!(all.contains("inspector: 市委巡察二组\n") && !all.contains("feedback:"), "{all}");
    let all = lead("二〇二五年三月三日至四月十八日，市委提级巡察第四组进行了巡察。五月二十日，反馈了意见。");
    assert!(all.contains("inspection: { from: 2025-03-03, to: 2025-04-18 }\n"), "{all}");
    assert!(all.contains("inspector: 市委提级巡察第四组\n") && all.contains("feedback: 2025-05-20\n"), "{all}");
}

#[test]
fn the_contact_may_stand_in_the_sentence_that_invites_objections() {
    let read = notice(
        "（1）枯枝清理不及时。整改落实：清理1200处。完成。\n（2）花坛养护不到位。整改落实：补植46处。完成。\n\
         公示期自2025年9月1日起至7日止，如对公示内容有异议，请与市园林局办公室联系，电话：0000-0000002。",
    );
    check(&read, &["枯枝清理不及时 已完成", "花坛养护不到位 已完成"], &["公示期自2025年9月1日起至7日止"]);
    assert!(read.site.contains("phone: 0000-0000002"), "{}", read.site);

    let read = notice(
        "一、枯枝清理不及时\n整改情况：已完成整改。\n\
         欢迎监督。如有意见，请及时反映。联系电话：0000-0000003；邮政地址：示例路1号；邮编：000000。",
    );
    assert!(read.site.contains("phone: 0000-0000003\n") && read.site.contains("address: 示例路1号\n"), "{}", read.site);
}

#[test]
fn what_audits_and_lists_of_reports_say_in_one_paragraph_is_read() {
    let read = notice(
        "一、示例公园\n审计指出2个问题，均在整改。\n（一）关于预算编制不够细化的问题，示例公园已细化到项目，该问题已完成整改。\n\
         （二）针对合同签订不及时的问题，示例公园正在补签，该问题正在整改。\n\
         二、示例苗圃\n1.“苗木验收不严”问题整改情况。退回苗木32株，全部整改完毕。\n三、审计建议采纳情况\n采纳建议6条。",
    );
    check(
        &read,
        &[
            "关于预算编制不够细化的问题 已完成整改",
            "针对合同签订不及时的问题 正在整改",
            "“苗木验收不严”问题整改情况 已整改",
        ],
        &["示例公园正在补签", "## 审计建议采纳情况", "审计指出2个问题，均在整改。"],
    );
    let told = "4 TB952 类别“示例公园”自己的一段文字，放在它的第一个问题里：审计指出2个问题";
    assert!(read.told.iter().any(|line| line.starts_with(told)), "{:?}", read.told);

    let read = whole(&format!(
        "示例县纪委监委关于群众反映问题办理情况的公示\n{LEAD}\n一、反映示例村低保评定优亲厚友。\n经核查属实，取消2户。办理结果：已办结。\n\
         二、反映示例小学饭菜质量差。\n经核查属实，更换企业。办理结果：正在办理。\n监督电话：0000-0000005\n示例县纪委监委\n2025年9月1日\n"
    ));
    let end = "---\n经核查属实，更换企业。\n";
    check(
        &read,
        &["反映示例村低保评定优亲厚友 已完成", "反映示例小学饭菜质量差 正在整改"],
        &[end, "issuer: 示例县纪委监委"],
    );
    assert!(read.site.contains("phone: 0000-0000005"), "{}", read.site);
}

#[test]
fn numbers_on_lines_of_their_own_belong_to_the_issue_below() {
    let issue = |number: &str, problem: &str| {
        format!(
            "{number}\n问题描述：{problem}。\n整改时限：2025年6月30日前，已完成。\n整改措施1：排查{problem}。\n整改措施2：落实专人。\n整改进展：已完成。清理{problem}。"
        )
    };
    let read =
        notice(&format!("{}\n{}", issue("序号：1", "枯枝清理不及时"), issue("问题编号：X002", "花坛养护不到位")));
    check(
        &read,
        &["枯枝清理不及时 已完成", "花坛养护不到位 已完成"],
        &[
            "**问题编号：**X002\n\n**整改时限：**2025年6月30日前，已完成。\n\n已完成。清理花坛",
            "  - text: 排查枯枝清理不及时。\n  - text: 落实专人。\n",
        ],
    );
    assert_eq!(text(&read).matches("deadline: 2025-06-30").count(), 2, "{}", text(&read));
    assert!(!text(&read).contains("序号："), "{}", text(&read));
}

#[test]
fn an_account_behind_other_text_keeps_its_label() {
    let read = notice(
        "一、枯枝清理不及时\n道路两侧枯枝较多。\n整改成效：清理1200处。\n二、花坛养护不到位\n整改成效：补植46处。",
    );
    check(
        &read,
        &["枯枝清理不及时 正在整改", "花坛养护不到位 正在整改"],
        &["---\n道路两侧枯枝较多。\n\n**整改成效：**清理1200处。\n", "---\n补植46处。\n"],
    );
}

#[test]
fn an_issue_that_is_said_to_be_done_and_not_done_is_told() {
    let read = notice(
        "一、反馈问题整改情况\n（一）公园管理不规范\n①修剪枯枝1200处。该问题已完成整改。\n②新建停车场。该问题正在整改。\n\
         （二）花坛养护不到位\n补植46处。该问题已完成整改。\n组织培训。该问题已整改。",
    );
    check(&read, &["公园管理不规范 正在整改", "花坛养护不到位 已整改"], &[]);
    let told: Vec<&String> = read.told.iter().filter(|told| told.contains("TB953")).collect();
    assert!(
        matches!(told[..], [one] if one.contains("“公园管理不规范”里几处说的整改结果不同（已完成整改、正在整改）")),
        "{:?}",
        read.told
    );
}

#[test]
fn what_a_page_knows_of_itself_names_title_and_day() {
    let read = whole(
        "•　信息索引号：\n000000/2025-1\n•　发布日期：\n2025-09-02\n•　示例市园林局整改公告\n现将整改情况公布。\n\
         一、枯枝清理不及时\n整改结果：已完成\n二、花坛养护不到位\n整改结果：已完成\n示例市园林局\n2025年9月1日",
    );
    let text = text(&read);
    for line in ["title: 示例市园林局整改公告\n", "issuer: 示例市园林局\n", "published: 2025-09-02 00:00\n"]
    {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert!(
        read.told.iter().any(|told| told.contains("发布时间没有明写，推定为“2025-09-02 00:00”")),
        "{:?}",
        read.told
    );
}

#[test]
fn where_a_part_is_not_done_the_issue_is_not() {
    let read = notice(
        "一、反馈问题整改情况\n（一）公园管理不规范\n①新建停车场。该问题正在整改。\n②修剪枯枝1200处。该问题已完成整改。",
    );
    check(&read, &["公园管理不规范 正在整改"], &[]);
    assert!(read.told.iter().any(|told| told.contains("读作“正在整改”")), "{:?}", read.told);
}

#[test]
fn a_text_that_begins_with_how_far_its_issue_is_makes_titles_as_labels_do() {
    let read = notice(
        "一、反馈问题整改情况\n（一）枯枝清理不及时。\n该问题已完成整改。清理1200处。\n（二）公园管理不规范。\n\
         1.围栏未更换。\n该问题正在整改。更换2处。\n2.3处路灯未修复。\n该问题已整改。更换灯泡3个。",
    );
    check(
        &read,
        &["枯枝清理不及时 已完成整改", "围栏未更换 正在整改", "3处路灯未修复 已整改"],
        &["title: 公园管理不规范", "更换灯泡3个。"],
    );
}

#[test]
fn a_number_before_a_count_is_known_in_its_row() {
    let read = notice(
        "一、反馈问题整改情况\n（一）公园管理不规范\n1.3家公园无人值守。\n（1）已派驻6人。\n整改结果：已完成\n\
         2.2处围栏破损。\n已更换。1.5个月内完成。\n整改结果：已完成\n3.照明不足。\n整改结果：正在整改",
    );
    let issues = ["3家公园无人值守 已完成", "2处围栏破损 已完成", "照明不足 正在整改"];
    check(&read, &issues, &["title: 公园管理不规范", "已更换。1.5个月内完成。"]);

    // Alone it is a figure.
    let read = notice(
        "一、枯枝清理不及时\n1.5个百分点的增长。\n2.5次每月。\n整改结果：已完成\n二、照明不足\n整改结果：已完成",
    );
    check(&read, &["枯枝清理不及时 已完成", "照明不足 已完成"], &["1.5个百分点的增长。", "2.5次每月。"]);
}

#[test]
fn problems_may_be_numbered_in_brackets() {
    let read = notice(
        "【问题1】枯枝清理不及时。\n【责任领导】副局长\n【整改时限】2025年6月底\n【整改措施】①清理1200处；②落实专人。\n\
         【整改结果】已整改\n【问题2】花坛养护不到位。\n【整改措施】补植46处。\n【整改结果】未完成（正在推进）",
    );
    check(&read, &["枯枝清理不及时 已整改", "花坛养护不到位 未完成"], &["副局长", "补植46处。"]);
}

#[test]
fn parts_below_a_named_problem_are_of_a_lower_rank() {
    let issue = |title: &str, status: &str| {
        format!(
            "{title}问题。\n（一）基本情况\n{status}以前。\n（二）整改目标\n{status}目标。\n（三）整改情况\n{status}之后。\n（四）整改结论\n{status}。"
        )
    };
    let issues =
        format!("{}\n{}", issue("问题一：枯枝无人清理", "已完成整改"), issue("问题二：花坛无人养护", "正在整改"));
    for text in [issues.clone(), format!("一、总体情况\n会议3次。\n二、具体情况\n{issues}\n三、下一步打算\n持续用力。")]
    {
        let read = notice(&text);
        check(
            &read,
            &["枯枝无人清理问题 已完成整改", "花坛无人养护问题 正在整改"],
            &[
                "## 基本情况\n\n已完成整改以前。\n\n## 整改目标\n\n已完成整改目标。\n\n## 整改情况\n\n已完成整改之后。\n",
                "## 整改情况\n\n正在整改之后。\n",
            ],
        );
    }

    // A category between problems is none of their parts.
    let read = notice(
        "（一）绿化方面\n问题1：枯枝无人清理\n整改结果：已完成\n（二）公园方面\n问题2：花坛无人养护\n整改结果：正在整改",
    );
    check(&read, &["枯枝无人清理 已完成", "花坛无人养护 正在整改"], &["title: 绿化方面", "title: 公园方面"]);
}
