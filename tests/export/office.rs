//! Word files and ledgers: in the official layout, the same for the same input, and read back by `import`.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use crate::support::Site;
use crate::support::run::run;

/// A notice with everything that an issue can say of itself.
fn full() -> Site {
    let lamps = "title: 路灯维修不及时\nresponsible: [照明科, 办公室]\ndeadline: 2025-06-30\ncompleted: 2025-06-12\n\
                 updated: 2025-09-30\ntopics: [城市照明]\nmeasures: [{ text: 更换灯头 252 盏, date: 2025-06-01 }, { text: 建立巡检制度 }]\n";
    let body = "更换灯头 252 盏，**恢复照明** 60 处。\n\n| 路段 | 数量 |\n| --- | --- |\n| 中心路 | 12 |\n";
    Site::new()
        .notice(
            "n",
            "issuer: 示例市城市管理局\nfeedback: 2025-04-25\n",
            "现将整改情况予以公布。\n\n## 整改情况\n\n<!-- issues -->\n",
        )
        .issue("n/01-lamps", lamps, body)
        .issue("n/02-hidden", "title: 只在内部说\naudience: internal\n", "内部的整改情况。\n")
}

/// Exports one notice and imports the file into an empty folder; gives the files of the notice made of it.
fn round_trip(site: &Site, format: &str, edition: &str) -> BTreeMap<String, String> {
    site.run(&["export", format, "--edition", edition, "--output", "made"]).expect(0);
    let other = Site::empty();
    let made = if format == "csv" { "made/notices/n/issues.csv".into() } else { format!("made/n.{format}") };
    let file = site.path(&made);
    run(other.root(), &["import", file.to_str().unwrap(), "--slug", "n", "--lang", "en"]).expect(0);
    files_in(&other.path("content/n"))
}

pub fn files_in(folder: &Path) -> BTreeMap<String, String> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = entries.filter(|path| path.is_file());
    files
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(&path).unwrap()))
        .collect()
}

fn part(file: &Path, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(file).unwrap()).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn the_real_notice_comes_back_from_word_byte_for_byte() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let site = Site::empty();
    site.copy(&content, "content");
    site.run(&["export", "docx"]).expect(0);
    let other = Site::empty();
    let file = site.path("export/yanshi-urban-management-2025.docx");
    let args = ["import", file.to_str().unwrap(), "--slug", "yanshi-urban-management-2025"];
    run(other.root(), &args).expect(0);
    assert_eq!(other.read("content/site.yaml"), site.read("content/site.yaml"));
    let folder = "content/yanshi-urban-management-2025";
    assert_eq!(files_in(&other.path(folder)), files_in(&site.path(folder)));
}

#[test]
fn the_real_notice_comes_back_from_its_page_byte_for_byte() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let site = Site::empty();
    site.copy(&content, "content");
    let (slug, config) = ("yanshi-urban-management-2025", site.read("content/site.yaml"));
    for theme in ["gov", "plain"] {
        site.write("content/site.yaml", format!("{config}theme: {theme}\n"));
        site.run(&["export", "html", "--single", slug, "--output", "page.html", "--force"]).expect(0);
        let other = Site::empty();
        run(other.root(), &["import", site.path("page.html").to_str().unwrap(), "--slug", slug]).expect(0);
        assert_eq!(other.read("content/site.yaml"), config);
        let folder = format!("content/{slug}");
        assert_eq!(files_in(&other.path(&folder)), files_in(&site.path(&folder)), "{theme}");
    }
}

#[test]
fn notes_come_back_from_a_page_as_notes() {
    let body = "更换灯头。\n\n::: note\n第一条说明。\n\n- 甲\n- 乙\n:::\n\n::: note 统计口径\n整改结果：不读作结果。\n\n\
                | 路段 | 数量 |\n| --- | --- |\n| 中心路 | 12 |\n:::\n\n恢复照明。\n";
    let site = Site::new()
        .notice("n", "", "::: note 附注\n数据截至九月。\n:::\n\n## 整改情况\n\n<!-- issues -->\n")
        .issue("n/01-lamps", "title: 路灯维修不及时\n", body);
    for theme in ["gov", "plain"] {
        site.write("content/site.yaml", format!("title: 示例市整改公开\ntheme: {theme}\n"));
        site.run(&["export", "html", "--single", "n", "--output", "page.html", "--force"]).expect(0);
        let other = Site::empty();
        run(other.root(), &["import", site.path("page.html").to_str().unwrap(), "--slug", "n"]).expect(0);
        let issue = other.read("content/n/01-lu-deng-wei-xiu-bu-ji-shi.md");
        assert!(issue.ends_with(&format!("---\n{body}")), "{theme}: {issue}");
        let notice = other.read("content/n/notice.md");
        assert!(notice.contains("---\n::: note 附注\n数据截至九月。\n:::\n"), "{theme}: {notice}");
    }
}

#[test]
fn text_behind_the_issues_without_a_heading_comes_back_as_the_notice_s() {
    let site = Site::new().notice("n", "", "开头的话。\n\n<!-- issues -->\n\n以上情况，欢迎监督。\n").issue(
        "n/01-lamps",
        "title: 路灯维修不及时\n",
        "更换灯头。\n",
    );
    for theme in ["gov", "plain"] {
        site.write("content/site.yaml", format!("title: 示例市整改公开\ntheme: {theme}\n"));
        site.run(&["export", "html", "--single", "n", "--output", "page.html", "--force"]).expect(0);
        let other = Site::empty();
        run(other.root(), &["import", site.path("page.html").to_str().unwrap(), "--slug", "n"]).expect(0);
        let [issue, notice] =
            ["01-lu-deng-wei-xiu-bu-ji-shi", "notice"].map(|name| other.read(&format!("content/n/{name}.md")));
        assert!(issue.ends_with("---\n更换灯头。\n"), "{theme}: {issue}");
        assert!(notice.ends_with("<!-- issues -->\n\n以上情况，欢迎监督。\n"), "{theme}: {notice}");
    }
}

#[test]
fn the_ledger_of_the_real_notice_gives_every_issue_back() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let site = Site::empty();
    site.copy(&content, "content");
    site.run(&["export", "xlsx"]).expect(0);
    let other = Site::empty();
    let file = site.path("export/yanshi-urban-management-2025.xlsx");
    run(other.root(), &["import", file.to_str().unwrap(), "--slug", "yanshi-urban-management-2025"]).expect(0);
    let folder = "content/yanshi-urban-management-2025";
    let (mut made, mut given) = (files_in(&other.path(folder)), files_in(&site.path(folder)));
    let (head, whole) = (made.remove("notice.md").unwrap(), given.remove("notice.md").unwrap());
    assert_eq!(made, given);
    for line in ["title: ", "issuer: ", "inspector: ", "feedback: ", "date: "] {
        let of = |text: &str| text.lines().find(|it| it.starts_with(line)).map(str::to_string);
        assert_eq!(of(&head), of(&whole), "{line}");
    }
}

#[test]
fn a_table_of_open_data_comes_back_without_asking_in_either_language() {
    for language in ["zh-CN", "en"] {
        let config = format!("title: 示例市整改公开\nlanguage: {language}\n");
        let site = full().file("content/site.yaml", &config);
        let files = round_trip(&site, "csv", "public");
        for line in ["date: 2025-10-11\n", "issuer: 示例市城市管理局\n"] {
            assert!(files["notice.md"].contains(line), "{language}: {}", files["notice.md"]);
        }
        let issue = &files["01-lu-deng-wei-xiu-bu-ji-shi.md"];
        for line in
            ["responsible: [照明科, 办公室]", "updated: 2025-09-30", "topics: [城市照明]", "  - text: 建立巡检制度\n"]
        {
            assert!(issue.contains(line), "{language} loses {line}:\n{issue}");
        }
    }
}

#[test]
fn what_an_issue_says_of_itself_comes_back_from_both() {
    let facts = ["responsible: [照明科, 办公室]", "deadline: 2025-06-30", "completed: 2025-06-12"];
    let measures = "measures:\n  - text: 更换灯头 252 盏（2025年6月1日）\n  - text: 建立巡检制度\n";
    let site = full();
    for (format, more) in [
        ("docx", ["**恢复照明**", "| 中心路 | 12 |"].as_slice()),
        ("xlsx", &["updated: 2025-09-30", "topics: [城市照明]"]),
    ] {
        let files = round_trip(&site, format, "public");
        assert_eq!(files.len(), 2, "{format}: {:?}", files.keys());
        let issue = &files["01-lu-deng-wei-xiu-bu-ji-shi.md"];
        for expected in facts.iter().chain(more).chain([&measures]) {
            assert!(issue.contains(expected), "{format} loses {expected}:\n{issue}");
        }
    }
}

#[test]
fn an_issue_with_measures_alone_comes_back_with_measures() {
    let site = Site::new().notice("n", "issuer: 示例市城市管理局\n", "前言。\n\n## 整改情况\n\n<!-- issues -->\n");
    let site = site.issue("n/01-lamps", "measures: [{ text: 更换灯头 }, { text: 建立巡检制度 }]\n", "");
    let files = round_trip(&site, "docx", "public");
    let issue = files.iter().find(|(name, _)| name.starts_with("01")).unwrap().1;
    assert!(issue.ends_with("measures:\n  - text: 更换灯头\n  - text: 建立巡检制度\n---\n"), "{issue}");
}

#[test]
fn files_of_the_internal_edition_keep_their_secrets_inside() {
    for format in ["docx", "xlsx", "csv"] {
        let files = round_trip(&full(), format, "internal");
        let hidden = files.values().find(|text| text.contains("只在内部说")).unwrap();
        assert!(hidden.contains("audience: internal\n"), "{format}: {hidden}");
        assert!(!files["01-lu-deng-wei-xiu-bu-ji-shi.md"].contains("audience"), "{format}");
    }
}

#[test]
fn an_issue_with_headings_and_labels_in_its_text_stays_one() {
    let body = "第一段。\n\n## 小标题\n\n- 甲\n- 乙\n\n  乙的第二段。\n\n**整改情况：**又一处。\n";
    let site = Site::new()
        .notice(
            "n",
            "categories: [{ id: lighting, title: 水质公示不及时 }]\n",
            "前言。\n\n## 反馈问题整改情况\n\n<!-- issues -->\n",
        )
        .issue("n/01-water", "title: 水质公示不及时\n", body);
    let files = round_trip(&site, "docx", "public");
    let text = &files["01-shui-zhi-gong-shi-bu-ji-shi.md"];
    assert_eq!(files.len(), 2, "{files:?}");
    assert!(text.contains("第一段。\n\n## 小标题\n\n- 甲\n- 乙\n\n  乙的第二段。\n"), "{text}");
}

#[test]
fn whoever_signs_comes_back_from_word() {
    for issuer in ["示例市整改工作专班", "Water Bureau of Shili", "示例市水务局、示例市财政局"] {
        let site =
            Site::new().notice("n", &format!("issuer: {issuer}\n"), "前言。\n\n## 整改情况\n\n<!-- issues -->\n");
        let site = site.issue("n/01-water", "title: 水质公示不及时\n", "按月公示。\n");
        let files = round_trip(&site, "docx", "public");
        assert!(files["notice.md"].contains(&format!("issuer: {issuer}\n")), "{}", files["notice.md"]);
        assert!(files["01-shui-zhi-gong-shi-bu-ji-shi.md"].ends_with("按月公示。\n"));
    }
}

/// Whoever redlines in Word and imports again does not have the attachments named in the text as well.
#[test]
fn attachments_that_the_notice_has_are_not_named_in_its_text_again() {
    let two = "attachments: [{ file: a.pdf, title: 整改台账 }, { file: b.pdf, title: 位置图 }]\n";
    let one = "attachments: [{ file: a.pdf, title: 整改台账 }]\n";
    for (notice, issue) in [(two, one), (one, two)] {
        let site = Site::small().notice("n", notice, "开头的话。\n\n<!-- issues -->\n");
        let site = site.issue("n/01-lamps", issue, "已更换路灯 12 盏。\n");
        let site = site.file("content/n/a.pdf", "-").file("content/n/b.pdf", "-");
        let before = files_in(&site.path("content/n"));
        for export in [
            ["export", "docx", "n", "--output", "n.docx"].as_slice(),
            &["export", "html", "--single", "n", "--output", "n.html"],
        ] {
            site.run(export).expect(0);
            site.run(&["import", export.last().unwrap(), "--force"]).expect(0);
            for (name, text) in files_in(&site.path("content/n")).iter().filter(|(name, _)| name.ends_with(".md")) {
                assert_eq!(text.matches("附件").count(), 0, "{name}: {text}");
                assert_eq!(
                    text.matches("整改台账").count(),
                    before[name].matches("整改台账").count(),
                    "{name}: {text}"
                );
            }
        }
    }
}

/// `一、绿化资金管理不严` above its issues is the category, and not a section of them, though it is the only one.
#[test]
fn the_only_category_of_a_notice_without_sections_comes_back() {
    let extra = "categories: [{ id: funds, title: 绿化资金管理不严 }]\n";
    for issues in [1, 2] {
        let mut site = Site::new().notice("n", extra, "审计整改情况如下。\n");
        for title in &["修剪资金未及时支付", "采购程序不规范"][..issues] {
            site = site.issue(&format!("n/01-{title}"), &format!("title: {title}\ncategory: funds\n"), "已经整改。\n");
        }
        let files = round_trip(&site, "docx", "public");
        let notice = &files["notice.md"];
        assert!(notice.contains("    title: 绿化资金管理不严\n---\n审计整改情况如下。\n"), "{notice}");
        assert_eq!(notice.matches("title: ").count(), 2, "{notice}");
        assert_eq!(files.len(), 1 + issues);
    }
}

#[test]
fn files_of_a_site_in_english_come_back() {
    let site = full().file("content/site.yaml", "title: Rectification\nlanguage: en\noffice: 示例市城市管理局\n");
    for format in ["docx", "xlsx"] {
        let files = round_trip(&site, format, "internal");
        let lamps = &files["01-lu-deng-wei-xiu-bu-ji-shi.md"];
        for words in [
            "responsible: [照明科, 办公室]\n",
            "deadline: 2025-06-30\n",
            "completed: 2025-06-12\n",
            "  - text: 建立巡检制度\n",
        ] {
            assert!(lamps.contains(words), "{format}: {words}\n{lamps}");
        }
        let hidden = files.values().find(|text| text.contains("只在内部说")).unwrap();
        assert!(hidden.contains("audience: internal\n"), "{format}: {hidden}");
        let notice = &files["notice.md"];
        assert!(notice.contains("date: 2025-10-11\n") && !notice.contains("Result"), "{format}: {notice}");
    }
}

/// A body with blocks of every kind, some of them internal.
const BLOCKS: &str = "按月公示。\n\n::: internal\n内部甲。[^1]\n\n- 内部乙\n\n整改结果：内部丙\n\n| 栏 | 目 |\n| --- | --- |\n| 内部丁 | 2 |\n\n\
    2025年3月1日\n:::\n\n::: internal\n内部戊。\n:::\n\n公开的后文。[^2]\n\n::: note 整改依据\n示例市文件。\n:::\n\n- 甲\n- 乙\n\n1. 第一\n2. 第二\n\n\
    > 引文\n\n```\n甲  乙\n  丙\n```\n\n[^1]: 内部脚注。\n\n[^2]: 公开脚注。\n";

fn with_blocks() -> Site {
    Site::new()
        .notice(
            "n",
            "",
            "前言。\n\n## 整改情况\n\n::: internal\n内部前言。\n:::\n\n<!-- issues -->\n\n## 下一步\n\n用力。\n",
        )
        .issue("n/01-water", "title: 水质公示不及时\n", BLOCKS)
        .issue("n/02-other", "title: 管网改造滞后\n", "更换管网。\n\n::: internal\n内部己。\n:::\n")
}

#[test]
fn blocks_come_back_from_word_as_they_were() {
    for edition in ["public", "internal"] {
        let files = round_trip(&with_blocks(), "docx", edition);
        let text = &files["01-shui-zhi-gong-shi-bu-ji-shi.md"];
        let after = &BLOCKS[BLOCKS.find("公开的后文").unwrap()..BLOCKS.find("[^1]:").unwrap()];
        let renumbered = after.replace("[^2]", if edition == "public" { "[^1]" } else { "[^2]" });
        assert!(text.contains(&renumbered), "{text}");
        assert_eq!(files.len(), 3, "nothing in a block is taken for an issue");
    }
}

#[test]
fn what_is_internal_in_a_text_is_internal_when_it_comes_back() {
    for (format, made) in [("docx", "made/n.docx"), ("xlsx", "made/n.xlsx"), ("csv", "made/notices/n/issues.csv")] {
        let site = with_blocks();
        site.run(&["export", format, "--edition", "internal", "--output", "made"]).expect(0);
        let other = Site::empty();
        let file = site.path(made);
        run(other.root(), &["import", file.to_str().unwrap(), "--slug", "n"]).expect(0);
        for (edition, shown) in [("internal", true), ("public", false)] {
            run(other.root(), &["build", "--edition", edition]).expect(0);
            let page = other.read("public/notices/n/index.html");
            for words in ["内部甲", "内部乙", "内部丙", "内部丁", "内部戊", "内部己", "内部脚注", "2025年3月1日"]
            {
                assert_eq!(page.contains(words), shown, "{format} {edition}: {words}");
            }
            assert!(page.contains("公开的后文") && page.contains("公开脚注"), "{format}");
        }
    }
}

/// A line that ends in a comma goes on in the next, but not from the public into what is internal.
#[test]
fn what_is_internal_in_a_table_is_no_part_of_the_sentence_before() {
    let body = "按月公示，\n\n::: internal\n内部甲，\n:::\n\n公开的后文。\n";
    let site = Site::new().notice("n", "", "前言。\n").issue("n/01-water", "title: 水质公示不及时\n", body);
    for format in ["xlsx", "csv"] {
        let files = round_trip(&site, format, "internal");
        let text = &files["01-shui-zhi-gong-shi-bu-ji-shi.md"];
        assert!(text.ends_with(&format!("---\n{body}")), "{format}: {text}");
    }
}

#[test]
fn only_a_table_of_the_internal_edition_has_marks() {
    let site = with_blocks();
    for (edition, marked) in [("internal", true), ("public", false)] {
        site.run(&["build", "--edition", edition]).expect(0);
        let table = site.read("public/notices/n/issues.csv");
        assert_eq!(table.contains("【内部】内部甲"), marked, "{edition}: {table}");
        assert_eq!(table.contains("内部甲"), marked, "{edition}: {table}");
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let site = full();
    for format in ["docx", "xlsx"] {
        for folder in ["one", "two"] {
            site.run(&["export", format, "--output", folder]).expect(0);
        }
        let bytes = |folder| std::fs::read(site.path(&format!("{folder}/n.{format}"))).unwrap();
        assert!(bytes("one") == bytes("two"), "{format}");
    }
}

/// GB/T 9704-2012: A4, margins of 37, 28, 26 and 35 mm, and lines that begin two characters in.
#[test]
fn a_word_file_has_the_official_layout_and_real_headings() {
    let site = full();
    site.run(&["export", "docx", "--output", "made"]).expect(0);
    let document = part(&site.path("made/n.docx"), "word/document.xml");
    let margin = |name: &str| -> i32 {
        let from = document.rfind("<w:pgMar").unwrap();
        let value = document[from..].split(&format!("w:{name}=\"")).nth(1).unwrap();
        value.split('"').next().unwrap().parse().unwrap()
    };
    // Twentieths of a point: 56.7 to the millimetre.
    for (name, millimetres) in [("top", 37.0), ("left", 28.0), ("right", 26.0), ("bottom", 35.0)] {
        assert!((f64::from(margin(name)) / 56.693 - millimetres).abs() < 0.5, "{name}: {}", margin(name));
    }
    let styles = part(&site.path("made/n.docx"), "word/styles.xml");
    assert!(styles.contains("w:firstLine=\"632\""), "no first line is indented");
    assert!(document.contains("<w:pStyle w:val=\"Heading1\""), "no heading has a style");
    assert!(!document.contains("<w:numPr>"), "a number would be Word's, not text");
    assert!(!document.contains("只在内部说"));
}

#[test]
fn a_word_file_leaves_lines_free_without_empty_paragraphs() {
    let site = full().issue(
        "n/03-tables",
        "title: 两张表\n",
        "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n\n| 丙 |\n| --- |\n| 3 |\n\n接着说。\n",
    );
    site.write("content/n/list.txt", "清单");
    site.write(
        "content/n/notice.md",
        site.read("content/n/notice.md").replacen("---\n", "---\nattachments: [{ file: list.txt, title: 清单 }]\n", 1),
    );
    site.run(&["export", "docx", "--output", "made"]).expect(0);
    let document = part(&site.path("made/n.docx"), "word/document.xml");
    assert!(!document.contains("<w:pStyle w:val=\"BodyText\"/></w:pPr></w:p>"), "{document}");
    // Three tables, and two of them side by side, which would be one.
    assert_eq!(document.matches("</w:tbl>").count(), 3);
    assert_eq!(document.matches("<w:pStyle w:val=\"TableText\"/></w:pPr></w:p>").count(), 1, "{document}");
    // Above the attachments and above the signature.
    assert_eq!(document.matches("<w:spacing w:before=\"579\"/>").count(), 2, "{document}");
    let styles = part(&site.path("made/n.docx"), "word/styles.xml");
    let title = styles.split("w:styleId=\"Title\"").nth(1).unwrap();
    assert!(title.split("</w:style>").next().unwrap().contains("w:after=\"579\""), "{title}");
}

#[test]
fn the_date_begins_two_characters_behind_its_signature_whatever_its_figures_take() {
    let site = full();
    let notice = site.read("content/n/notice.md");
    site.write("content/n/notice.md", notice.replace("示例市城市管理局\n", "示例市城市管理局党组办公室\n"));
    site.run(&["export", "docx", "--output", "made"]).expect(0);
    let document = part(&site.path("made/n.docx"), "word/document.xml");
    let of = |style: &str| document.split(&format!("w:pStyle w:val=\"{style}\"")).nth(1).unwrap().to_string();
    // 13 characters end two from the right, and the date begins where 13 of the line are left.
    assert!(of("Signature").contains("<w:ind w:right=\"632\"/>"), "{}", of("Signature"));
    let left = 8844 - 26 * 158;
    assert!(of("Date").contains(&format!("<w:ind w:left=\"{left}\"/><w:jc w:val=\"left\"/>")), "{}", of("Date"));
}

#[test]
fn a_word_file_names_what_stands_in_for_the_official_faces() {
    let site = full();
    site.run(&["export", "docx", "--output", "made"]).expect(0);
    let fonts = part(&site.path("made/n.docx"), "word/fontTable.xml");
    for (name, stands_in) in [("仿宋_GB2312", "仿宋"), ("楷体_GB2312", "楷体"), ("方正小标宋简体", "华文中宋,宋体")]
    {
        let font = format!("<w:font w:name=\"{name}\"><w:altName w:val=\"{stands_in}\"/>");
        assert!(fonts.contains(&font), "{fonts}");
    }
    for name in ["word/_rels/document.xml.rels", "[Content_Types].xml"] {
        assert!(part(&site.path("made/n.docx"), name).contains("fontTable.xml"), "{name}");
    }
}

#[test]
fn a_notice_in_english_is_set_in_a_latin_face_with_headings_that_stand_out() {
    let site = full().file("content/site.yaml", "title: Shili\nlanguage: en\n");
    site.run(&["export", "docx", "--output", "made"]).expect(0);
    let styles = part(&site.path("made/n.docx"), "word/styles.xml");
    assert!(!styles.contains("仿宋") && !styles.contains("eastAsia=\"en\""), "{styles}");
    let heading = styles.split("w:styleId=\"Heading2\"").nth(1).unwrap().split("</w:style>").next().unwrap();
    assert!(heading.contains("w:ascii=\"Times New Roman\"") && heading.contains("<w:b/>"), "{heading}");
}

#[test]
fn nested_lists_come_back_from_word_nested() {
    for body in [
        "::: note\n- 主干道\n  - 白天\n    1. 上午\n- 背街小巷\n:::\n",
        "排查情况：\n\n- 主干道\n  - 白天\n    - 上午\n  - 夜间\n- 背街小巷\n",
        "排查情况：\n\n- 主干道\n  1. 白天\n     - 上午\n  2. 夜间\n- 背街小巷\n",
        "排查情况：\n\n1. 主干道\n   1. 白天\n   2. 夜间\n2. 背街小巷\n   - 东区\n",
        "排查情况：\n\n- 主干道\n\n  共三条。\n\n  - 白天\n\n    两次。\n\n- 背街小巷\n\n以上都已复查。\n",
    ] {
        let issue = "title: 路灯维修不及时\nstatus: 已完成\n";
        let site = Site::new().notice("n", "issuer: 示例市城市管理局\n", "## 整改情况\n\n<!-- issues -->\n");
        let site = site.issue("n/01-lamps", issue, body);
        let made = round_trip(&site, "docx", "public");
        let text = made.values().find(|text| text.contains("路灯")).unwrap();
        assert!(text.ends_with(&format!("---\n{body}")), "{body}\n{text}");
    }
}

#[test]
fn a_text_that_begins_with_a_table_comes_back_from_word_without_a_label() {
    let body = "| 路段 | 数量 |\n| --- | --- |\n| 中心路 | 12 |\n\n其余路段正在排查。\n";
    let site = Site::new().notice("n", "issuer: 示例市城市管理局\n", "## 整改情况\n\n<!-- issues -->\n");
    let files = round_trip(&site.issue("n/01-lamps", "title: 路灯维修不及时\n", body), "docx", "public");
    let issue = files.iter().find(|(name, _)| name.starts_with("01")).unwrap().1;
    assert!(issue.ends_with(&format!("---\n{body}")), "{issue}");
}

#[test]
fn an_office_and_a_date_in_the_last_issue_come_back_in_it() {
    let body = "## 整改情况\n\n<!-- issues -->\n";
    for end in ["2025年10月11日", "示例市城市管理局\n\n2025年10月11日"] {
        let issue = format!("已换灯头。\n\n{end}\n");
        let site = Site::new().notice("n", "date: 2025-10-11\nissuer: 示例市城市管理局\n", body);
        let site = site.issue("n/01-lamps", "title: 路灯维修不及时\n", &issue);
        let files = round_trip(&site, "docx", "public");
        assert!(files["notice.md"].ends_with(body), "{}", files["notice.md"]);
        let own = files.iter().find(|(name, _)| name.starts_with("01")).unwrap().1;
        assert!(own.ends_with(&format!("---\n{issue}")), "{own}");
    }
}

#[test]
fn text_behind_the_issues_comes_back_from_word_outside_of_them() {
    let body = "开头的话。\n\n## 整改情况\n\n<!-- issues -->\n\n下一步，持续抓好整改。\n\n## 长效机制\n\n出台制度。\n";
    let site = Site::new().notice("n", "issuer: 示例市城市管理局\n", body).issue("n/01-lamps", "", "已换灯头，\n");
    let files = round_trip(&site, "docx", "public");
    assert!(files["notice.md"].contains("<!-- issues -->\n\n下一步，持续抓好整改。\n\n## 长效机制\n"), "{files:#?}");
    let issue = files.iter().find(|(name, _)| name.starts_with("01")).unwrap().1;
    assert!(issue.ends_with("---\n已换灯头，\n"), "{issue}");
}

#[test]
fn whatever_stands_behind_the_issues_comes_back_from_word_outside_of_them() {
    for behind in [
        "- 抓好整改\n- 建章立制\n\n下一步，持续用力。",
        "> 一分部署，九分落实。",
        "| 路段 | 数量 |\n| --- | --- |\n| 中心路 | 12 |",
        "::: note\n数据截至九月底。\n:::",
        "- 抓好整改\n  - 建章立制",
    ] {
        let body = format!("开头的话。\n\n## 整改情况\n\n<!-- issues -->\n\n{behind}\n");
        let site = Site::new().notice("n", "issuer: 示例市城市管理局\n", &body).issue("n/01-lamps", "", "已换灯头。\n");
        let files = round_trip(&site, "docx", "public");
        assert!(files["notice.md"].ends_with(&body), "{behind}\n{files:#?}");
        let issue = files.iter().find(|(name, _)| name.starts_with("01")).unwrap().1;
        assert!(issue.ends_with("---\n已换灯头。\n"), "{issue}");
    }
}

#[test]
fn a_list_behind_the_issues_comes_back_from_a_page_outside_of_the_last_one() {
    let body = "开头的话。\n\n## 整改情况\n\n<!-- issues -->\n\n- 抓好整改\n- 建章立制\n";
    let site = Site::new().notice("n", "issuer: 示例市城市管理局\n", body).issue(
        "n/01-lamps",
        "measures: [{ text: 更换灯头 }]\n",
        "已换灯头。\n",
    );
    site.run(&["export", "html", "--single", "n", "--output", "page.html"]).expect(0);
    let other = Site::empty();
    run(other.root(), &["import", site.path("page.html").to_str().unwrap(), "--slug", "n"]).expect(0);
    let files = files_in(&other.path("content/n"));
    assert!(files["notice.md"].ends_with(body), "{files:#?}");
    let issue = files.iter().find(|(name, _)| name.starts_with("01")).unwrap().1;
    assert!(issue.ends_with("measures:\n  - text: 更换灯头\n---\n已换灯头。\n"), "{issue}");
}

#[test]
fn a_ledger_is_printed_on_a4_with_room_for_what_it_says() {
    let site = full();
    let notice = site.read("content/n/notice.md");
    let title = format!("title: 示例市城市管理局关于{}整改情况的通报\n", "市容环境卫生专项巡察".repeat(3));
    let lines = notice.split_inclusive('\n').map(|line| if line.starts_with("title: ") { &*title } else { line });
    site.write("content/n/notice.md", lines.collect::<String>());
    site.run(&["export", "xlsx", "--edition", "internal", "--output", "made"]).expect(0);
    for sheet in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"] {
        let sheet = part(&site.path("made/n.xlsx"), sheet);
        assert!(sheet.contains("fitToPage=\"1\"") && sheet.contains("paperSize=\"9\""), "{sheet}");
        assert!(sheet.contains("fitToHeight=\"0\"") && sheet.contains("&amp;P / &amp;N"), "{sheet}");
    }
    assert!(part(&site.path("made/n.xlsx"), "xl/worksheets/sheet1.xml").contains("orientation=\"landscape\""));
    let summary = part(&site.path("made/n.xlsx"), "xl/worksheets/sheet2.xml");
    assert!(summary.contains("ht=\"30\" customHeight=\"1\""), "a long title needs two lines: {summary}");
}

#[test]
fn a_column_of_the_ledger_without_entries_leaves_its_room_to_others() {
    let width = |site: &Site| {
        site.run(&["export", "xlsx", "--output", "made", "--force"]).expect(0);
        let sheet = part(&site.path("made/n.xlsx"), "xl/worksheets/sheet1.xml");
        let measures =
            sheet.split("<col ").find(|col| col.starts_with("min=\"8\"") || col.contains("max=\"8\"")).unwrap();
        measures.split("width=\"").nth(1).unwrap().split('.').next().unwrap().parse::<u32>().unwrap()
    };
    let bare = Site::new()
        .notice("n", "", "## 整改情况\n\n<!-- issues -->\n")
        .issue("n/01-lamps", "title: 路灯\n", "已修。\n");
    assert!(width(&bare) < 14 && width(&full()) > 30);
}

/// On a page of our own, headings are headings: no item of a list is an issue.
#[test]
fn a_numbered_list_comes_back_from_a_page_as_a_list() {
    let body = "1. 更换灯头\n2. 恢复照明\n";
    let site = Site::new().notice("n", "", "<!-- issues -->\n").issue("n/01-lamps", "title: 路灯维修不及时\n", body);
    for theme in ["gov", "plain"] {
        site.write("content/site.yaml", format!("title: 示例市整改公开\ntheme: {theme}\n"));
        site.run(&["export", "html", "--single", "n", "--output", "page.html", "--force"]).expect(0);
        let other = Site::empty();
        run(other.root(), &["import", site.path("page.html").to_str().unwrap(), "--slug", "n"]).expect(0);
        let files = files_in(&other.path("content/n"));
        assert_eq!(files.len(), 2, "{theme}: {files:?}");
        let issue = other.read("content/n/01-lu-deng-wei-xiu-bu-ji-shi.md");
        assert!(issue.ends_with(&format!("---\n{body}")), "{theme}: {issue}");
    }
}
