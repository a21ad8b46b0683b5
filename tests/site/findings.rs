//! Every fault that a text can have is told with its place, and all of them in one run.

use super::support::Site;

#[track_caller]
fn check(site: Site, expected: &[&str]) {
    assert_eq!(site.faults().into_iter().filter(|fault| !fault.ends_with("TB405")).collect::<Vec<_>>(), expected);
    assert!(!site.path("public").exists(), "nothing may be published");
}

#[test]
fn a_deleted_brace_is_reported_where_its_partner_stands() {
    let site = Site::small().issue("n/03-x", "measures: [{ text: 甲, date: 2025-01-01 ]\n", "。\n");
    check(site, &["content/n/03-x.md:2:12 TB103"]);
    let site = Site::small().notice("n", "inspection: { from: 2024-11-15, to: 2025-01-10\n", "。\n");
    check(site, &["content/n/notice.md:2:13 TB103"]);
}

#[test]
fn faults_of_fields_are_told_at_their_place() {
    for (extra, expected) in [
        ("statsu: 已完成\nstatus: 已完成\n", "content/n/03-x.md:2:1 TB107"),
        ("author: 某某\n", "content/n/03-x.md:2:1 TB106"),
        ("title: 一\ntitle: 二\n", "content/n/03-x.md:3:1 TB105"),
        ("title:\n", "content/n/03-x.md:2:6 TB109"),
        ("title: ~\n", "content/n/03-x.md:2:8 TB109"),
        ("title: 一\naudience:\n", "content/n/03-x.md:3:9 TB109"),
        ("title: 一\ndraft: ~\n", "content/n/03-x.md:3:8 TB109"),
        ("title: [一]\n", "content/n/03-x.md:2:8 TB110"),
        ("deadline: 2025-02-30\n", "content/n/03-x.md:2:11 TB111"),
        ("audience: secret\n", "content/n/03-x.md:2:11 TB113"),
        ("slug: ../x\n", "content/n/03-x.md:2:7 TB114"),
        ("slug: /x\n", "content/n/03-x.md:2:7 TB114"),
        ("status: 完成啦\n", "content/n/03-x.md:2:9 TB201"),
        ("status: 己完成\n", "content/n/03-x.md:2:9 TB123"),
        ("标题: 路灯\n", "content/n/03-x.md:2:1 TB107"),
        ("category: roads\n", "content/n/03-x.md:2:11 TB202"),
        ("category: lightning\n", "content/n/03-x.md:2:11 TB203"),
        ("attachments: [{ file: a.pdf }]\n", "content/n/03-x.md:2:23 TB404"),
        ("slug: lamps\n", "content/n/03-x.md:2:7 TB401"),
        ("slug: LAMPS\n", "content/n/03-x.md:2:7 TB401"),
    ] {
        check(Site::small().issue("n/03-x", extra, "。\n"), &[expected]);
    }
}

#[test]
fn faults_of_a_notice_and_of_the_site_are_told_at_their_place() {
    for (extra, expected) in [
        ("feedback: 2025-11-01\n", "content/n/notice.md:4:7 TB205"),
        ("corrections: [{ date: 2025-10-01, text: 改 }]\n", "content/n/notice.md:2:23 TB205"),
        ("published: 2025-10-11\n", "content/n/notice.md:2:12 TB112"),
        ("contact: { email: nobody }\n", "content/n/notice.md:2:19 TB116"),
    ] {
        check(Site::small().notice("n", extra, "。\n"), &[expected]);
    }
    let site = |line: &str| Site::small().file("content/site.yaml", format!("title: 示例市\n{line}\n"));
    check(site("base_url: example.gov.cn"), &["content/site.yaml:2:11 TB115"]);
    check(site("statuses: { ongoing: [已完成] }"), &["content/site.yaml:2:23 TB209"]);
    check(site("categories: [{ id: a, title: 一 }, { id: a, title: 二 }]"), &["content/site.yaml:2:42 TB204"]);
    check(site("categories: [{ title: —— }]"), &["content/site.yaml:2:23 TB108"]);
    check(site("categories: [绿化]"), &["content/site.yaml:2:14 TB110"]);
    assert!(site("theme: nowhere").faults().iter().any(|fault| fault.ends_with("TB501")));
    let keys = site("review: { roles: [初审], keys: [{ name: 张三, key: abc }] }");
    assert!(keys.faults().iter().any(|fault| fault.ends_with("TB550")));
}

#[test]
fn several_names_in_one_text_are_told_and_a_list_is_taken_as_it_is() {
    let is_told = |line: &str| {
        let site = Site::small().issue("n/03-x", &format!("{line}\n"), "。\n");
        site.build(&["--format", "json"]).expect(0).codes().contains(&"TB216".to_string())
    };
    for line in [
        "responsible: 市政科、园林科",
        "topics: 绿化, 照明",
        "responsible: [市政科、园林科]",
        "topics: [绿化，照明]",
        "responsible: 【市政科】",
    ] {
        assert!(is_told(line), "{line}");
    }
    for line in ["responsible: [市政科, 园林科]", "responsible: [\"市政、园林科\"]", "topics: 城市绿化"]
    {
        assert!(!is_told(line), "{line}");
    }
}

#[test]
fn a_value_of_another_type_is_told_with_an_example() {
    for (line, example) in [
        ("inspection: 2024-11-15", "inspection: { from: …, to: … }"),
        ("corrections: 改", "corrections: [ { date: …, text: … } ]"),
        ("keywords: [[一]]", "keywords: [ …, … ]"),
        ("issuer: [一]", "issuer: …"),
        ("pdf: 是", "pdf: true"),
        ("pdf: 否", "pdf: false"),
        ("corrections:\n  - 改", "{ date: …, text: … }"),
    ] {
        let told = Site::small().notice("n", &format!("{line}\n"), "。\n").build(&[]).expect(1).stderr;
        assert!(told.contains(&format!("help: Write {example}\n")), "{line}: {told}");
    }
}

#[test]
fn dates_in_another_form_are_told_as_they_are_to_be_written_and_mended() {
    let site = Site::small().notice("n", "published: 2025年10月12日 9:00\n", "。\n").issue(
        "n/03-x",
        "deadline: 20250630\ncompleted: 2025年6月9日\nmeasures: [{ text: 修, date: 2025.6.1 }]\n",
        "。\n",
    );
    let told = site.build(&[]).expect(1).stderr;
    for example in ["2025-10-12 09:00", "2025-06-30", "2025-06-09", "2025-06-01"] {
        assert!(told.contains(&format!("such as {example}")), "{example}: {told}");
    }
    site.run(&["check", "--fix"]);
    let issue = std::fs::read_to_string(site.path("content/n/03-x.md")).unwrap();
    assert!(
        issue.contains("deadline: 2025-06-30\ncompleted: 2025-06-09\n") && issue.contains("date: 2025-06-01"),
        "{issue}"
    );
    site.build(&[]).expect(0);
}

#[test]
fn slips_of_every_line_are_told_in_one_run_and_mended() {
    let site =
        Site::small().file("content/n/03-x.md", "———\n标题: 路灯\ncategory：lighting\nstatus:已完成\n———\n换灯。\n");
    assert!(site.faults().contains(&"content/n/03-x.md:1:1 TB120".to_string()));
    site.run(&["check", "--fix"]);
    let issue = std::fs::read_to_string(site.path("content/n/03-x.md")).unwrap();
    assert_eq!(issue, "---\ntitle: 路灯\ncategory: lighting\nstatus: 已完成\n---\n换灯。\n");
    let site = Site::small().issue("n/03-x", "category：lighting\nstatus:已完成\n", "。\n");
    check(site, &["content/n/03-x.md:2:9 TB103", "content/n/03-x.md:3:7 TB103"]);
    let braces = Site::small().notice("n", "categories:\n  - { id：lighting，title：路灯 }\n", "。\n");
    check(braces, &["content/n/notice.md:3:9 TB103"]);
    let dates = Site::small().notice("n", "inspection: { from：2024-11-15, to：2025-01-10 }\n", "。\n");
    dates.run(&["check", "--fix"]);
    let notice = std::fs::read_to_string(dates.path("content/n/notice.md")).unwrap();
    assert!(notice.contains("inspection: { from: 2024-11-15, to: 2025-01-10 }\n"), "{notice}");
    let in_chinese = Site::small().notice("n", "问题类别: [{ id: lighting, title: 路灯 }]\n", "。\n");
    assert!(!in_chinese.faults().iter().any(|fault| fault.ends_with("TB202")));
}

#[test]
fn a_category_given_by_its_title_is_told_with_its_id() {
    let site = Site::small().issue("n/03-x", "category: 城市照明\n", "。\n");
    let told = site.build(&[]).expect(1).stderr;
    assert!(told.contains("\"城市照明\" is not the id of a category"), "{told}");
    assert!(told.contains("Did you mean \"lighting\"?"), "{told}");
    site.run(&["check", "--fix"]);
    let issue = std::fs::read_to_string(site.path("content/n/03-x.md")).unwrap();
    assert!(issue.contains("\ncategory: lighting\n"), "{issue}");
    let near = Site::small().issue("n/03-x", "category: lightning\n", "。\n");
    near.run(&["check", "--fix"]);
    let issue = std::fs::read_to_string(near.path("content/n/03-x.md")).unwrap();
    assert!(issue.contains("\ncategory: lightning\n"), "{issue}");
}

#[test]
fn a_word_in_chinese_quotes_that_nobody_knows_is_told_once() {
    check(Site::small().issue("n/03-x", "status: ‘已完成’\n", "。\n"), &["content/n/03-x.md:2:9 TB123"]);
    check(Site::small().issue("n/03-x", "category: “lighting”\n", "。\n"), &["content/n/03-x.md:2:11 TB203"]);
}

#[test]
fn a_value_that_ends_in_a_chinese_quote_is_mended() {
    let site = Site::small().issue("n/03-x", "title: \"路灯”\n", "。\n");
    check(site, &["content/n/03-x.md:2:13 TB103"]);
    let site = Site::small().issue("n/03-x", "title: \"路灯”\n", "。\n");
    site.run(&["check", "--fix"]);
    let issue = std::fs::read_to_string(site.path("content/n/03-x.md")).unwrap();
    assert!(issue.contains("title: \"路灯\"\n"), "{issue}");
}

#[test]
fn a_field_in_capitals_whose_value_ends_in_a_chinese_quote_is_mended() {
    let site = Site::small().issue("n/03-x", "Title: \"路灯”\n", "。\n");
    site.run(&["check", "--fix"]);
    let issue = std::fs::read_to_string(site.path("content/n/03-x.md")).unwrap();
    assert!(issue.contains("\ntitle: \"路灯\"\n"), "{issue}");
}

#[test]
fn an_address_with_a_password_is_told_in_every_field() {
    let fields =
        "title: 见https://u:p@example.gov.cn/，照办\nmeasures:\n  - { text: \"https://u:p@example.gov.cn\" }\n";
    check(
        Site::small().issue("n/03-x", fields, "来信寄https://example.gov.cn:8443，或a@example.gov.cn。\n"),
        &["content/n/03-x.md:2:8 TB157", "content/n/03-x.md:4:13 TB157"],
    );
}

#[test]
fn every_line_of_a_paragraph_that_was_to_be_something_else_is_told() {
    for (body, expected) in [
        ("一、组织整改情况\n（一）提高站位\n局党组高度重视。\n", &["7:1 TB319"][..]),
        ("（1）修剪\n（2）补植\n", &["7:1 TB319"]),
        ("如下。\n●修剪乔木\n●补植灌木\n", &["7:1 TB319", "8:1 TB319"]),
        ("其中：\n• 修剪乔木\n", &["7:1 TB319"]),
        ("按照《条例》第\n一、二条办理。\n", &[]),
        ("局党组高度重视。\n##二、整改情况\n", &["7:1 TB321"]),
        ("局党组高度重视。\n\n#整改情况\n", &["8:1 TB321"]),
        ("发起#整改在行动#话题。\n\n#整改在行动#\n", &[]),
        ("如下：\n|序号|事项|\n|1|补植|\n|2|修剪|\n", &["7:1 TB321"]),
        ("如下：\n|序号|事项|\n|1|补植|\n以及：\n|1|补植|\n", &["7:1 TB321", "10:1 TB321"]),
        ("甲\n\\##乙\n", &[]),
    ] {
        let run = Site::small().issue("n/03-x", "", body).build(&["--format", "short"]).expect(0);
        let lines = run.stderr.lines().filter_map(|line| line.strip_prefix("content/n/03-x.md:"));
        let told: Vec<_> =
            lines.filter_map(|line| Some(line.split_once("]: ")?.0.replace(": warning[", " "))).collect();
        assert_eq!(told, expected, "{body}");
    }
}

#[test]
fn categories_alike_but_for_case_are_told_where_they_are_given() {
    let other = "slug: m\ncategories: [{ id: Lighting, title: 路灯 }]\n";
    let site = Site::small().notice("m", other, "。\n").issue("m/01-x", "category: Lighting\n", "。\n");
    let told = site.build(&[]).expect(1).stderr;
    assert!(told.contains("see also: content/m/notice.md:3:20"), "{told}");
}

#[test]
fn a_doubled_notice_is_told_once_and_not_with_each_of_its_files() {
    let site =
        Site::small().notice("m", "slug: N\n", "。\n").issue("m/01-lamps", "", "。\n").issue("m/02-y", "", "。\n");
    check(site, &["content/n/notice.md:1:1 TB401"]);
}

#[test]
fn faults_of_the_text_are_told_at_their_place() {
    for (body, expected) in [
        ("见[一](nowhere.md)。\n", "content/n/03-x.md:6:3 TB303"),
        ("见[一](01-lamps.md#没有)。\n", "content/n/03-x.md:6:3 TB304"),
        ("见[一](javascript:alert(1))。\n", "content/n/03-x.md:6:3 TB302"),
        ("![图](x.png)\n", "content/n/03-x.md:6:1 TB305"),
        ("![图](https://example.org/x.png)\n", "content/n/03-x.md:6:1 TB311"),
        ("::: box\n一\n:::\n", "content/n/03-x.md:6:1 TB308"),
        ("::: note\n一\n", "content/n/03-x.md:6:1 TB309"),
        ("::: internal\n一\n", "content/n/03-x.md:6:1 TB210"),
        ("一\u{7}二\n", "content/n/03-x.md:6:3 TB006"),
        ("一\u{FFFD}二\n", "content/n/03-x.md:6:3 TB011"),
    ] {
        check(Site::small().issue("n/03-x", "", body), &[expected]);
    }
}

#[test]
fn files_that_are_no_text_are_named_as_what_they_are() {
    let site = Site::small().file("content/n/03-x.md", b"---\ntitle: \xB1\xEA\xCC\xE2\n---\n");
    check(site, &["content/n/03-x.md TB003"]);
    let site = Site::small().file("content/n/03-x.md", ["---\ntitle: 标题".as_bytes(), b"\xE4\xB8\n---\n"].concat());
    check(site, &["content/n/03-x.md:2:12 TB008"]);
    let site = Site::small().file("content/n/03-x.md", b"\xFF\xFE-\0-\0-\0");
    check(site, &["content/n/03-x.md TB014"]);
    check(Site::small().file("content/n/03-x.md", b"caf\xE9"), &["content/n/03-x.md TB002"]);
    let site = Site::small().file("content/n/03-x.md", b"---\ntitle: \xBC\xD0\xC3\x44\n---\n");
    check(site, &["content/n/03-x.md TB015"]);
    check(Site::small().file("content/n/03-x.md", b"PK\x03\x04\x14\0\xFF"), &["content/n/03-x.md TB016"]);
    check(Site::small().file("content/n/03-x.md", "正文\n"), &["content/n/03-x.md:1:1 TB101"]);
    check(Site::small().file("content/n/03-x.md", "---\ntitle: 一\n"), &["content/n/03-x.md:1:1 TB102"]);
    check(Site::small().file("content/n/03-x.md", "一".repeat(3 << 20)), &["content/n/03-x.md TB007"]);
}

#[test]
fn one_broken_file_hides_no_other() {
    let site = Site::small()
        .issue("n/03-x", "status: 完成啦\n", "见[一](nowhere.md)。\n")
        .issue("n/04-y", "measures: [\n", "![图](x.png)\n")
        .issue("n/05-z", "", "见[三](03-x.md)、[五](nowhere.md)。\n");
    check(
        site,
        &[
            "content/n/03-x.md:2:9 TB201", "content/n/03-x.md:6:3 TB303", "content/n/04-y.md:2:11 TB103",
            "content/n/05-z.md:6:18 TB303",
        ],
    );
}

#[test]
fn a_broken_notice_hides_nothing_of_its_issues() {
    let site = Site::small().notice("n", "date: 昨天\n", "见[一](nowhere.md)。\n").issue(
        "n/03-x",
        "statsu: 已完成\n",
        "见[二](nowhere.md)、[一](01-lamps.md)。\n",
    );
    check(
        site,
        &[
            "content/n/03-x.md:2:1 TB107",
            "content/n/03-x.md:7:3 TB303",
            "content/n/notice.md:2:7 TB111",
            "content/n/notice.md:8:3 TB303",
        ],
    );
}

#[test]
fn a_site_yaml_that_cannot_be_read_is_told_once_and_not_called_empty() {
    check(Site::small().file("content/site.yaml", b"title: \xB1\xEA\xCC\xE2\n"), &["content/site.yaml TB003"]);
    check(Site::small().file("content/site.yaml", ""), &["content/site.yaml:1:1 TB108"]);
}

#[test]
fn a_broken_site_yaml_hides_no_fault_of_the_texts() {
    let site = Site::small().file("content/site.yaml", "title: [\n").issue(
        "n/03-x",
        "deadline: 2025-02-30\nstatus: 整改到位\n",
        "。\n",
    );
    for command in [
        &["status"][..],
        &["review", "status"],
        &["export", "csv"],
        &["export", "server", "--nginx"],
        &["archive", "create"],
    ] {
        let told = site.run(&[command, &["--format", "short"]].concat()).stderr;
        assert!(told.contains("03-x.md:2:11") && told.contains("site.yaml:1:8"), "{command:?}: {told}");
    }
    check(site, &["content/n/03-x.md:2:11 TB111", "content/site.yaml:1:8 TB103"]);
}

#[test]
fn a_theme_that_is_not_there_is_told_where_it_is_asked_for() {
    let site = Site::small();
    site.append("content/site.yaml", "theme: goverment\n");
    check(site, &["content/site.yaml:4:8 TB501"]);
}

#[test]
fn a_text_without_headings_has_no_places_to_list() {
    let site = Site::small().issue("n/03-x", "", "见[一](01-lamps.md#没有)。\n");
    let told = site.build(&[]).expect(1).stderr;
    assert!(told.contains("none, since the text has no headings") && told.contains("because of 1 error."), "{told}");
}

#[test]
fn a_finding_is_shown_with_its_line_and_a_caret_under_it() {
    let site = Site::small().issue("n/03-x", "status: 完成啦\n", "。\n");
    let run = site.run(&["build", "--lang", "zh"]).expect(1);
    let lines: Vec<_> = run.stderr.lines().take(5).collect();
    assert_eq!(
        lines,
        [
            "错误[TB201]: 不认识整改结果“完成啦”",
            " --> content/n/03-x.md:2:9",
            "  |",
            "2 | status: 完成啦",
            "  |         ^^^^^^"
        ]
    );
    let run = site.run(&["build", "--lang", "en", "--format", "short"]).expect(1);
    assert!(
        run.stderr.contains("content/n/03-x.md:2:9: error[TB201]: \"完成啦\" is not a known status"),
        "{}",
        run.stderr
    );
}

#[test]
fn what_a_status_can_be_is_listed_as_the_language_lists() {
    let site = Site::small().issue("n/03-x", "status: 完成啦\n", "。\n");
    for (language, list) in [("zh", "可以写：已完成、已整改、"), ("en", "It can be: 已完成, 已整改, ")]
    {
        let told = site.run(&["build", "--lang", language]).expect(1).stderr;
        assert!(told.contains(list), "{told}");
    }
}

#[test]
fn the_categories_of_the_notice_are_listed_where_an_issue_has_none_of_them() {
    let categories: Vec<_> = (1..=30).map(|n| format!("{{ id: c{n}, title: 第{n}类 }}")).collect();
    let notice = format!("categories: [{{ id: lighting, title: 路灯 }}, {}]\n", categories.join(", "));
    for (category, told_of) in [("", "TB109"), (" 不详", "TB202")] {
        let site =
            Site::small().notice("n", &notice, "。\n").issue("n/03-x", &format!("category:{category}\n"), "。\n");
        for (language, list) in
            [("zh", "可以写：lighting（路灯）、c1（第1类）、"), ("en", "It can be: lighting（路灯）, c1（第1类）, ")]
        {
            let told = site.run(&["build", "--lang", language]).expect(1).stderr;
            assert!(told.contains(told_of) && told.contains(list), "{told}");
            assert!(told.contains("c19（第19类）") && !told.contains("c20（") && told.contains('…'), "{told}");
        }
    }
    let without = Site::small().file("content/n/03-x.md", "---\ntitle: 一\nstatus: 已完成\n---\n。\n");
    let told = without.run(&["build", "--lang", "zh"]).expect(1).stderr;
    assert!(told.contains("TB108") && told.contains("可以写：lighting（"), "{told}");
    let broken = Site::small().notice("n", "date: 昨天\n", "。\n").issue("n/03-x", "category:\n", "。\n");
    let told = broken.run(&["build", "--lang", "zh"]).expect(1).stderr;
    assert!(told.contains("TB109") && !told.contains("可以写：lighting"), "{told}");
}

#[test]
fn a_file_of_nearly_the_name_is_offered_for_a_link_or_an_image_that_leads_nowhere() {
    for (body, meant) in [
        ("![图](座椅.PNG)", None),
        ("![图](images/座椅.PNG)", Some("images/座椅.png")),
        ("![图](images／座椅．ｐｎｇ)", Some("images/座椅.png")),
        ("![图](images\\座椅.png)", Some("images/座椅.png")),
        ("![图](<images/座 椅.png>)", Some("images/座椅.png")),
        ("![图](images/座倚.png)", Some("images/座椅.png")),
        ("![图](images/座椅.jpg)", Some("images/座椅.png")),
        ("<img src=\"images/座椅.PNG\" alt=\"图\">", Some("images/座椅.png")),
        ("![图](images/修剪2.png)", None),
        ("![图](02-Broken.md)", None),
        ("见[路灯](01-Lamps.md#一)。", Some("01-lamps.md")),
        ("见[路灯](/n/01-Lamps.md)。", Some("/n/01-lamps.md")),
        ("见[别的](elsewhere.md)。", None),
    ] {
        let site = Site::small().issue("n/03-x", "", &format!("{body}\n"));
        let site = site.file("content/n/images/座椅.png", b"-").file("content/n/images/修剪1.png", b"-");
        for (language, question) in [("zh", "是不是想写“{}”？"), ("en", "Did you mean \"{}\"? ")] {
            let told = site.run(&["build", "--lang", language]).expect(1).stderr;
            let expected = meant.map(|meant| question.replace("{}", meant));
            let asked = told.contains(question.split("{}").next().unwrap());
            assert!(expected.as_ref().map_or(!asked, |question| told.contains(question)), "{body} {told}");
        }
    }
}

#[test]
fn a_slip_in_a_theme_is_told_at_its_line_with_what_was_meant() {
    let told = |file: &str, text: &str| {
        let site = Site::small().file("content/site.yaml", "title: 站\ntheme: own\n");
        let site = site.file("themes/own/theme.yaml", "extends: gov\n").file(&format!("themes/own/{file}"), text);
        site.run(&["build", "--lang", "en"]).expect(1).stderr
    };
    let open = told(
        "templates/plain.html",
        "{% extends \"gov/plain.html\" %}\n{% block content %}\n{% if page.title %}\n{% endblock %}\n",
    );
    assert!(open.contains("{% if %} has no {% endif %}") && open.contains("plain.html:3:1"), "{open}");
    let field = told("templates/home.html", "{{ words.hom }}\n");
    assert!(field.contains("did you mean `home`?") && field.contains("home.html:1:1"), "{field}");
    let word = told("words/zh-CN.yaml", "home: 首页\nnotises: 整改公开\n");
    assert!(word.contains("zh-CN.yaml:2:1") && word.contains("Did you mean \"notices\"?"), "{word}");
    Site::small().file("content/site.yaml", "title: 站\ntheme: plain\n").run(&["build"]).expect(0);
    let own = Site::small().file("content/site.yaml", "title: 站\ntheme: own\n");
    let own = own.file("themes/own/theme.yaml", "extends: gov\n").file("themes/own/words/zh-CN.yaml", "notises: 一\n");
    own.file("themes/own/templates/plain.html", "{{ words.notises }}\n").run(&["build"]).expect(0);
}
