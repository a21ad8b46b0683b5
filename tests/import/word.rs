//! Word files, as different hands make them.

use tongbao::import::Format;

use super::support::docx::*;
use super::support::{check, imported};

/// Most clerks: no style anywhere, fonts for ranks, numbers typed, everything signed at the right.
#[test]
fn a_document_without_styles() {
    let document = Docx::new()
        .center(XBS, "中共示例市水务局党组")
        .center(XBS, "关于巡察整改进展情况的通报")
        .p("")
        .look(FANG, "根据市委统一部署，2025年3月4日至4月30日，市委第二巡察组对市水务局党组开展了巡察。2025年6月10日，市委第二巡察组向市水务局党组反馈了5个问题。按照有关要求，现将整改情况通报如下。")
        .look(HEI, "一、整改组织情况")
        .look(FANG, "局党组专题研究3次，制定整改方案。")
        .look(HEI, "二、反馈问题整改情况")
        .look(KAI, "（一）供水保障方面")
        .look(FANG, "1.老旧管网改造滞后")
        .field("整改结果：", "已完成")
        .field("责任单位：", "供水科、示例市自来水公司")
        .field("整改时限：", "2025年9月底")
        .field("完成时间：", "2025年9月12日")
        .field("整改措施：", "（1）排查管网；（2）分段更换。")
        .field("整改情况：", "更换管网12公里，漏损率由15%降到9%。")
        .look(FANG, "2.水质公示不及时")
        .field("整改结果：", "基本完成，取得阶段性成果并持续整改。")
        .field("整改进展情况：", "每月5日前在网站公示。")
        .look(FANG, "公示内容增加浊度等4项。")
        .look(KAI, "（二）河道巡护责任落实不到位")
        .field("整改结果：", "长期坚持")
.field("整改情况：", "一是建立河长巡河日志制度，并按月通报河")
        .look(FANG, "长履职情况；二是开展联合巡护30次。")
        .look(HEI, "三、下一步工作")
        .look(FANG, "持续抓好后续整改。")
        .look(FANG, "欢迎广大干部群众监督。联系电话：0000-00000001；邮政信箱：示例市示例路1号市水务局办公室（信封注明“对整改情况的意见建议”）；邮政编码：000000；电子邮箱：shuiwu@example.gov.cn。")
        .right("中共示例市水务局党组")
        .right("2025年11月3日");
    check("word-without-styles", &document.bytes(), Format::Docx);
}

/// A careful clerk: heading styles, each with its automatic number; a table of contents; bullets.
#[test]
fn automatic_numbers_and_heading_styles() {
    let bullet = r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>"#;
    let document = Docx::new()
        .xml_part("word/styles.xml", "styles", STYLES)
        .xml_part("word/numbering.xml", "numbering", NUMBERING)
        .style("T", "示例市教育局关于市委巡视反馈意见整改情况的通报")
        .style("TOC1", "一、组织整改\t1")
        .p("省委第三巡视组于2024年9月1日至2024年11月30日对示例市教育局进行巡视，2025年1月8日反馈意见。")
        .style("1", "组织整改情况")
        .p("召开专题会议2次。")
        .style("1", "巡视反馈问题整改情况")
        .style("2", "师资配置方面")
        .style("3", "乡村教师补充不足")
        .p("整改结果：正在推进")
        .p("整改情况：招聘教师56名，其中：")
        .raw(bullet, &run("小学40名；", ""))
        .raw(bullet, &run("初中16名。", ""))
        .style("3", "培训针对性不强")
        .p("整改结果：已完成整改")
        .p("整改情况：分层培训4期。")
        .style("2", "校园安全检查有漏洞")
        .p("整改结果：已销号")
        .p("整改情况：检查学校23所。")
        .style("1", "长效机制")
        .p("修订制度6项。")
        .p("示例市教育局")
        .p("二〇二五年五月九日");
    check("word-automatic-numbers", &document.bytes(), Format::Docx);
}

/// What Word shows and does not hold as plain text: 拼音指南, 带圈字符, symbols of a font.
#[test]
fn what_word_shows_is_read_or_told() {
    let field = |code: &str| {
        let part = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
        part("begin") + &format!("<w:r><w:instrText>{code}</w:instrText></w:r>") + &part("end")
    };
    let symbol = |font: &str, char: &str| format!(r#"<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>"#);
    let ruby = format!(
        "<w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>",
        run("yàn", ""),
        run("偃", "")
    );
    for (shown, read, told) in [
        (ruby, "更换偃12公里", ""),
        (field(r"eq \o\ac(○,11)"), "更换⑪12公里", ""),
        (symbol("Wingdings", "F0FE"), "更换☑12公里", ""),
        (symbol("宋体", "25A1"), "更换□12公里", ""),
        (field(r"EQ \f(1,2)"), "更换12公里", "没有导入：公式"),
        (symbol("Webdings", "F061"), "更换12公里", "没有导入：只有特殊字体才有的符号"),
        (field("PAGE"), "更换12公里", ""),
    ] {
        let document = Docx::new()
            .center(XBS, "示例市水务局关于巡察整改情况的通报")
            .look(HEI, "一、反馈问题整改情况")
            .look(KAI, "（一）管网改造滞后")
            .p("整改结果：已完成")
            .raw("", &(run("整改情况：更换", "") + &shown + &run("12公里。", "")))
            .right("2025年11月3日");
        let imported = imported(&document.bytes(), Format::Docx);
        let issue = String::from_utf8_lossy(&imported.written.files[1].bytes).into_owned();
        assert!(issue.contains(read), "{issue}");
        let left: Vec<&str> =
            imported.told.iter().filter_map(|line| line.split_once("TB587 ")).map(|(_, what)| what).collect();
        assert_eq!(left.concat(), told);
    }
}

/// A table of issues, its categories merged over rows.
#[test]
fn a_table_of_issues_becomes_issues() {
    let merged = |text: &str| cell(r#"<w:vMerge w:val="restart"/>"#, text);
    let below = || cell("<w:vMerge/>", "");
    let line = |category: String, cells: &[&str]| {
        format!("<w:tr>{category}{}</w:tr>", cells.iter().map(|text| cell("", text)).collect::<String>())
    };
    let table = [
        row(&["问题类别", "序号", "反馈问题", "责任单位", "整改期限", "整改措施", "整改情况", "整改状态", "备注"]),
        line(
            merged("党的建设"),
            &[
                "1",
                "理论学习不深入",
                "办公室",
                "2025年8月31日",
                "①制定计划；②每月研讨。",
                "研讨6次。\n形成报告2篇。",
                "已完成",
                "无",
            ],
        ),
        line(below(), &["2", "组织生活不规范", "机关党委", "长期坚持", "按月检查。", "检查支部9个。", "长期坚持", ""]),
        line(
            merged("资金管理"),
            &[
                "3", "专项资金拨付较慢", "财务科", "2025年12月", "清理台账。", "拨付资金300万元。",
                "完成80%，正在推进", "",
            ],
        ),
    ]
    .concat();
    let document = Docx::new()
        .center(BOLD, "示例市民政局巡察整改情况公示")
        .p("2025年2月1日至3月20日，市委第一巡察组对市民政局开展巡察，4月2日反馈意见。现将整改情况公示如下。")
        .xml(&format!("<w:tbl><w:tblPr/>{table}</w:tbl>"))
        .p("监督电话：0000-00000002")
        .right("示例市民政局")
        .right("2025年10月20日");
    check("word-table", &document.bytes(), Format::Docx);
}

/// A document that went through several hands: insertions, deletions, moves, a paragraph mark deleted, comments, hidden text.
#[test]
fn tracked_changes_are_read_as_accepted() {
    let changed = |inside: &str| {
        format!(
            r#"{}<w:ins w:id="1" w:author="甲">{}</w:ins><w:del w:id="2" w:author="乙">{}</w:del>{}"#,
            run("整改情况：", ""),
            run("新增巡查12次", ""),
            inside,
            run("。", "")
        )
    };
    let deleted = r#"<w:r><w:delText>原有巡查3次</w:delText></w:r>"#;
    let document = Docx::new()
        .xml_part("word/comments.xml", "comments", r#"<w:comment w:id="1"/>"#)
        .center(BOLD, "示例市城管局关于巡察整改情况的通报")
        .p("2025年1月6日至2月28日，市委第五巡察组对我局巡察。2025年3月15日反馈意见。")
        .raw(
            "",
            &format!(
                "{}<w:del><w:r><w:delText>（征求意见稿）</w:delText></w:r></w:del>",
                run("一、反馈问题整改情况", "")
            ),
        )
        .p("（一）占道经营整治不力")
        .p("整改结果：已完成")
        .raw("", &changed(deleted))
        .raw("<w:rPr><w:del/></w:rPr>", &run("增设疏导点", ""))
        .p("4处。")
        .raw("", &run("内部说明，不公开。", "<w:vanish/>"))
        .raw("", "<w:del><w:r><w:delText>这一段已经整段删去。</w:delText></w:r></w:del>")
        .raw("", &format!("<w:moveFrom>{}</w:moveFrom>", run("移走的句子。", "")))
        .raw("", &format!("<w:moveTo>{}</w:moveTo>", run("移来的句子。", "")))
        .p("2025年8月1日");
    check("word-tracked-changes", &document.bytes(), Format::Docx);
}

#[test]
fn a_picture_without_a_description_is_told_by_its_title() {
    for (said, words) in [(r#"descr="" title="整治后的河道""#, "整治后的河道"), (r#"descr="东河" title="图1""#, "东河")]
    {
        let picture = format!(
            r#"<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图片 1" {said}/><a:graphic><a:blip r:embed="rId5"/></a:graphic></wp:inline></w:drawing></w:r>"#
        );
        let document = Docx::new()
            .part("word/media/image1.png", PIXEL)
            .relation("rId5", "image", "media/image1.png")
            .center(BOLD, "示例市水利局关于省委生态环境保护督察反馈问题整改情况的公示")
            .look(HEI, "一、河道保洁不到位")
            .p("整改结果：已完成")
            .raw("", &picture);
        let read = imported(&document.bytes(), Format::Docx);
        let all: String = read.written.files.iter().map(|file| String::from_utf8_lossy(&file.bytes)).collect();
        assert!(all.contains(&format!("![{words}](")), "{all}");
    }
}

/// Footnotes, pictures, links, a text box, a field and a second table that is no ledger.
#[test]
fn notes_pictures_and_boxes_are_kept() {
    let picture = r#"<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图片 1" descr="整治后的河道"/><a:graphic><a:blip r:embed="rId5"/></a:graphic></wp:inline></w:drawing></w:r>"#;
    let vector = r#"<w:r><w:drawing><wp:inline><wp:docPr id="2" name="图片 2"/><a:blip r:embed="rId6"/></wp:inline></w:drawing></w:r>"#;
    let note = r#"<w:r><w:footnoteReference w:id="2"/></w:r>"#;
    let boxed = format!(
        r#"<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent><w:p>{}</w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p>{}</w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"#,
        run("数据截至2025年7月31日。", ""),
        run("数据截至2025年7月31日。", "")
    );
    let field = r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE \* MERGEFORMAT</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>12</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#;
    let table = [row(&["河道", "长度（公里）"]), row(&["东河", "12"]), row(&["西河|支流", "8"])].concat();
    let document = Docx::new()
        .xml_part(
            "word/footnotes.xml",
            "footnotes",
            &format!(r#"<w:footnote w:id="2"><w:p>{}</w:p></w:footnote>"#, run("含支流。", "")),
        )
        .part("word/media/image1.png", PIXEL)
        .part("word/media/image2.emf", &b"\x01\0\0\0emf"[..])
        .relation("rId5", "image", "media/image1.png")
        .relation("rId6", "image", "media/image2.emf")
        .relation("rId7", "hyperlink", "https://www.example.gov.cn/hd/")
        .center(BOLD, "示例市水利局关于省委生态环境保护督察反馈问题整改情况的公示")
        .p("2025年5月6日，省生态环境保护督察组向我市反馈督察意见。")
        .look(HEI, "一、督察反馈问题整改情况")
        .look(KAI, "（一）河道保洁不到位")
        .p("整改结果：已完成")
        .raw("", &format!("{}{}{}{}", run("整改情况：清理河道", ""), field, run("公里", ""), note))
        .raw(
            "",
            &format!(
                "{}<w:hyperlink r:id=\"rId7\">{}</w:hyperlink>{}",
                run("详见", ""),
                run("河道名录", ""),
                run("。", "")
            ),
        )
        .raw("", picture)
        .raw("", vector)
        .raw("", &boxed)
        .xml(&format!("<w:tbl>{table}</w:tbl>"))
        .p("公示期间如有异议，请向我局反馈，欢迎监督。联系电话：0000-00000003")
        .right("2025年8月8日");
    check("word-notes-and-pictures", &document.bytes(), Format::Docx);
}

/// Lines ended with Shift+Enter, two labels on one line, labels in brackets.
#[test]
fn line_breaks_hide_paragraphs() {
    let broken = |lines: &[&str]| lines.iter().map(|line| run(line, "")).collect::<Vec<_>>().join("<w:r><w:br/></w:r>");
    let document = Docx::new()
        .raw(r#"<w:jc w:val="center"/>"#, &broken(&["示例县交通运输局", "关于县委巡察反馈意见整改情况的通报"]))
        .p("2025年4月1日至5月20日，县委第二巡察组对县交通运输局进行了常规巡察，6月1日反馈意见。")
        .look(BOLD, "一、具体问题整改情况")
        .look(BOLD, "1、农村公路养护不及时")
        .raw(
            "",
            &broken(&[
                "【整改结果】已完成",
                "【责任单位】养护科　【完成时间】2025年7月30日",
                "【整改情况】修补坑槽",
                "320处，",
                "清理边沟15公里。",
            ]),
        )
        .look(BOLD, "2、客运站卫生差")
        .raw("", &broken(&["整改结果：已整改", "整改情况：更换座椅80张。"]))
        .raw("", &broken(&["联 系 人：张三", "电　　话：0000-00000004", "县交通运输局", "2025年9月1日"]));
    check("word-line-breaks", &document.bytes(), Format::Docx);
}

/// 审计: headings run into their paragraphs, the state of things in brackets at the end.
#[test]
fn an_audit_with_run_in_headings() {
    let document = Docx::new()
        .center(XBS, "示例市财政局关于2024年度市级预算执行审计查出问题整改情况的公告")
        .p("示例市审计局于2025年2月10日至2025年5月30日对我局2024年度预算执行情况进行了审计，2025年7月3日出具审计报告，指出4个问题。")
        .look(HEI, "一、加强组织领导")
        .p("召开专题会议部署。")
        .look(HEI, "二、审计查出问题的整改情况")
        .p("截至2025年10月底，4个问题已整改3个，正在整改1个。")
        .raw("", &(run("（一）预算编制不够细化。", KAI) + &run("已修订预算编制办法，细化到项级科目。（已整改）", "")))
        .raw("", &(run("（二）结余资金清理不及时。", KAI) + &run("收回结余资金1200万元。（已整改）", "")))
        .raw("", &(run("（三）政府采购管理不规范。", KAI) + &run("完善制度2项，追回资金35万元。（已整改）", "")))
        .raw("", &(run("（四）债券资金支出进度偏慢。", KAI) + &run("督促项目单位加快建设，支出率由40%提高到72%。（正在整改）", "")))
        .look(HEI, "三、下一步打算")
        .p("持续跟踪未完成事项。")
        .right("示例市财政局")
        .right("2025年11月10日");
    check("word-audit", &document.bytes(), Format::Docx);
}

/// 督察: one item, in a form of two columns.
#[test]
fn one_item_in_a_form() {
    let form = [
        row(&["整改任务", "示例化工园区污水收集管网不完善，雨污混流。"]),
        row(&["整改目标", "2025年10月底前完成园区雨污分流改造。"]),
        row(&["责任单位", "示例市工业和信息化局、示例区政府"]),
        row(&["整改时限", "2025年10月31日"]),
        row(&["整改措施", "1.排查管网；\n2.新建雨水管网。"]),
        row(&["完成情况", "新建雨水管网4.2公里，改造污水管网3.6公里。\n园区雨污分流全部完成。"]),
        row(&["整改结果", "已完成"]),
        row(&["公示时间", "2025年11月3日至2025年11月14日"]),
    ]
    .concat();
    let document = Docx::new()
        .center(BOLD, "关于中央生态环境保护督察反馈问题整改完成情况的公示")
        .p("根据有关要求，现将示例市中央生态环境保护督察反馈问题整改完成情况公示如下。")
        .xml(&format!("<w:tbl>{form}</w:tbl>"))
        .p("如有异议，请在公示期内反馈，欢迎监督。")
        .p("异议联系方式：电话0000-00000005，邮箱yiyi@example.gov.cn")
        .right("示例市工业和信息化局")
        .right("2025年11月3日");
    check("word-one-item-form", &document.bytes(), Format::Docx);
}

/// 督察: one item, a heading for each part.
#[test]
fn one_item_under_headings() {
    let document = Docx::new()
        .center(BOLD, "示例县关于省级督察第12项问题整改情况的公示")
        .look(HEI, "一、整改任务")
        .p("示例镇垃圾填埋场渗滤液处理能力不足。")
        .look(HEI, "二、整改目标")
        .p("渗滤液日产日清。")
        .look(HEI, "三、责任单位")
        .p("示例县住房和城乡建设局")
        .look(HEI, "四、整改措施")
        .p("新建渗滤液处理站1座。")
        .look(HEI, "五、完成情况")
        .p("处理站于2025年6月投运，已完成整改。")
        .p("公示期为2025年7月1日至7月10日。")
        .p("示例县人民政府")
        .p("2025年7月1日");
    check("word-one-item-headings", &document.bytes(), Format::Docx);
}

/// No label anywhere: issues by their headings, how far they are by their last sentences.
#[test]
fn issues_without_labels() {
    let document = Docx::new()
        .center(XBS, "中共示例市医保局党组关于巡察整改进展情况的通报")
        .p("2024年10月8日至12月10日，市委第四巡察组对市医保局党组开展巡察。2025年2月18日，市委第四巡察组反馈了巡察意见。")
        .look(HEI, "一、党组履行整改主体责任情况")
        .look(KAI, "（一）提高认识")
        .p("召开民主生活会。")
        .look(HEI, "二、巡察反馈问题整改落实情况")
        .look(KAI, "（一）聚焦落实党的理论和路线方针政策方面")
        .p("1.关于异地就医备案流程繁琐的问题。一是优化流程，备案材料由5项减到1项。二是开通线上备案。该问题已完成整改。")
        .p("2.关于基金监管手段单一的问题。开展飞行检查6次，追回基金210万元。下一步持续推进智能监管。")
        .look(KAI, "（二）聚焦群众身边不正之风方面")
        .p("1.关于窗口服务态度生硬的问题。开展培训3次。")
        .look(HEI, "三、巩固深化")
        .p("持续用力。")
        .right("中共示例市医保局党组")
        .right("2025年8月15日");
    check("word-without-labels", &document.bytes(), Format::Docx);
}

/// Labels in bold on lines of their own, without a colon, as word processors' quick styles have them.
#[test]
fn a_bold_label_needs_no_colon() {
    let document = Docx::new()
        .center(XBS, "示例市水务局关于巡察整改情况的通报")
        .look(HEI, "一、反馈问题整改情况")
        .look(KAI, "（一）管网改造滞后")
        .look(BOLD, "整改结果")
        .p("未完成")
        .look(BOLD, "责任单位")
        .p("供水科")
        .p("更换管网12公里。")
        .right("2025年11月3日");
    let imported = super::support::imported(&document.bytes(), Format::Docx);
    let issue = String::from_utf8_lossy(&imported.written.files[1].bytes);
    assert!(issue.ends_with("status: 未完成\nresponsible: [供水科]\n---\n更换管网12公里。\n"), "{issue}");
}

/// The body of the one issue of a document whose paragraphs are these.
fn body_of(paragraphs: Docx) -> String {
    let document = paragraphs_of_an_issue().and(paragraphs).right("2025年11月3日");
    let imported = super::support::imported(&document.bytes(), Format::Docx);
    let issue = String::from_utf8_lossy(&imported.written.files[1].bytes).into_owned();
    issue.splitn(3, "---\n").last().unwrap_or_default().to_string()
}

fn paragraphs_of_an_issue() -> Docx {
    Docx::new()
        .xml_part("word/styles.xml", "styles", &format!("{STYLES}{LIST_STYLES}"))
        .xml_part("word/numbering.xml", "numbering", &format!("{NUMBERING}{LISTS}"))
        .center(XBS, "示例市水务局关于巡察整改情况的通报")
        .look(HEI, "一、反馈问题整改情况")
        .look(KAI, "（一）管网改造滞后")
        .p("整改结果：已完成")
        .p("整改情况：更换管网，其中：")
}

/// Word's own styles for items in items, each a list of its own.
const LIST_STYLES: &str = r#"<w:style w:type="paragraph" w:styleId="LB"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="LB2"><w:name w:val="List Bullet 2"/><w:pPr><w:numPr><w:numId w:val="11"/></w:numPr></w:pPr></w:style>"#;

/// Bullets, numbers below them, bullets below those; and bullets of the second of Word's styles.
const LISTS: &str = r#"<w:abstractNum w:abstractNumId="10"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="11"><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
<w:num w:numId="10"><w:abstractNumId w:val="10"/></w:num><w:num w:numId="11"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="12"><w:abstractNumId w:val="11"/></w:num>"#;

#[test]
fn lists_in_lists_stay_so() {
    let item = |depth: u8, text: &str| {
        Docx::new()
            .raw(&format!(r#"<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="10"/></w:numPr>"#), &run(text, ""))
    };
    let levels = item(0, "城区").and(item(1, "东区")).and(item(2, "新建")).and(item(1, "西区")).and(item(0, "乡镇"));
    assert_eq!(body_of(levels), "更换管网，其中：\n\n- 城区\n  1. 东区\n     - 新建\n  2. 西区\n- 乡镇\n");
    let styles = Docx::new().style("LB", "城区").style("LB2", "东区").style("LB2", "西区").style("LB", "乡镇");
    assert_eq!(body_of(styles), "更换管网，其中：\n\n- 城区\n  - 东区\n  - 西区\n- 乡镇\n");
}

/// Automatic official numbers are structure, however deep their list is; bullets below them begin a list.
#[test]
fn official_numbers_are_no_list() {
    let numbered = |depth: u8, text: &str| {
        Docx::new().raw(&format!(r#"<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>"#), &run(text, ""))
    };
    let bullet =
        |text: &str| Docx::new().raw(r#"<w:numPr><w:ilvl w:val="1"/><w:numId w:val="12"/></w:numPr>"#, &run(text, ""));
    let document =
        numbered(2, "更换主管，共12公里；").and(bullet("东区")).and(bullet("西区")).and(numbered(2, "检漏；"));
    assert_eq!(body_of(document), "更换管网，其中：\n\n1.更换主管，共12公里；\n\n- 东区\n- 西区\n\n2.检漏；\n");
}

/// A document of one issue, with what stands in its body and what comes after it.
fn with_issue(body: Docx, after: Docx) -> super::support::Imported {
    let document = Docx::new()
        .center(XBS, "示例市水务局关于巡察整改情况的通报")
        .look(HEI, "一、反馈问题整改情况")
        .look(KAI, "（一）管网改造滞后")
        .p("整改结果：已完成")
        .and(body)
        .and(after);
    imported(&document.bytes(), Format::Docx)
}

fn signed() -> Docx {
    Docx::new().right("示例市水务局").right("2025年11月3日")
}

fn file(imported: &super::support::Imported, at: usize) -> &str {
    std::str::from_utf8(&imported.written.files[at].bytes).unwrap()
}

/// What was left out.
fn left_out(imported: &super::support::Imported) -> Vec<&str> {
    imported.told.iter().filter_map(|line| line.split_once("TB587 没有导入：")).map(|(_, what)| what).collect()
}

#[test]
fn struck_and_white_text_is_left_out_and_told() {
    let white = r#"<w:color w:val="FFFFFF"/>"#;
    let shaded = r#"<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F4E79"/>"#;
    let line = run("整改情况：更换", "")
        + &run("八", "<w:strike/>")
        + &run("九公里", "")
        + &run("某某不同意", white)
        + &run("，", "")
        + &run("已验收", shaded)
        + &run("。", "");
    let table = format!(
        "<w:tbl><w:tr><w:tc><w:p>{}</w:p></w:tc>{}</w:tr>{}</w:tbl>",
        run("片区", white),
        cell("", "公里"),
        row(&["东区", "9"])
    );
    let imported = with_issue(Docx::new().raw("", &line).xml(&table), signed());
    let issue = file(&imported, 1);
    assert!(issue.contains("\n更换九公里，已验收。\n") && issue.contains("| 片区 | 公里 |"), "{issue}");
    let left = left_out(&imported);
    let is_told = |what: &str| left.iter().any(|left| left.contains(what));
    assert!(left.len() == 2 && is_told("删除线") && is_told("看不见"), "{left:?}");
}

#[test]
fn what_a_checklist_strikes_stays_with_its_line() {
    const STRIKE: &str = "<w:strike/>";
    let ledger = format!("<w:tbl>{}{}</w:tbl>", row(&["路段", "进度"]), row(&["中心路", "完工"]));
    let done = Docx::new()
        .look(STRIKE, "补植苗木；")
        .raw("", &(run("修订制度。", STRIKE) + &run("已由新制度代替。", "")))
        .xml(&ledger.replacen(
            "<w:rPr></w:rPr><w:t xml:space=\"preserve\">完工",
            "<w:rPr><w:strike/></w:rPr><w:t xml:space=\"preserve\">完工",
            1,
        ))
        .raw("", &(run("责任单位：", "") + &run("绿化科", STRIKE) + &run("园林科", "")));
    let imported = with_issue(done, signed());
    let issue = file(&imported, 1);
    for words in
        ["\n~~补植苗木；~~\n", "\n~~修订制度。~~已由新制度代替。\n", "| 中心路 | ~~完工~~ |", "responsible: [园林科]"]
    {
        assert!(issue.contains(words), "{words}\n{issue}");
    }
    assert!(
        imported.told.iter().any(|told| told.contains("TB950") && told.contains("补植苗木； (3)")),
        "{:?}",
        imported.told
    );
    assert!(left_out(&imported)[0].ends_with("：绿化科"), "{:?}", imported.told);
}

/// A title in two lines of one print may seem to end with the first; what stands below it in brackets is told.
#[test]
fn the_last_line_of_a_title_belongs_to_it() {
    let size = format!("{XBS}<w:sz w:val=\"44\"/>");
    let table = format!("<w:tbl>{}{}</w:tbl>", row(&["问题", "整改结果"]), row(&["管网改造滞后", "已完成"]));
    let bytes = Docx::new()
        .center(&size, "示例市水务局巡察反馈问题整改情况")
        .center(&size, "问题清单")
        .center("", "（截至9月底）")
        .xml(&table)
        .and(signed())
        .bytes();
    let imported = imported(&bytes, Format::Docx);
    assert!(file(&imported, 0).contains("title: 示例市水务局巡察反馈问题整改情况问题清单\n"), "{}", file(&imported, 0));
    assert!(left_out(&imported).contains(&"标题下的附注：（截至9月底）"), "{:?}", imported.told);
}

/// `一、整改情况` with issues below is no form of one issue, though its heading is a label.
#[test]
fn a_heading_below_a_title_of_that_style_belongs_to_it_only_where_an_office_says_what_about() {
    let title = |title: &str, heading: &str| {
        let front = Docx::new().style("T", title).raw(r#"<w:outlineLvl w:val="0"/>"#, &run(heading, ""));
        let document = front.p("2025年10月，区委巡察组向示例市城市管理局反馈了意见。").and(paragraphs_of_an_issue());
        let imported = imported(&document.xml_part("word/styles.xml", "styles", STYLES).bytes(), Format::Docx);
        file(&imported, 0).lines().find(|line| line.starts_with("title:")).map(str::to_string)
    };
    assert_eq!(title("示例市整改材料", "总体情况").as_deref(), Some("title: 示例市整改材料"));
    assert_eq!(
        title("示例市城市管理局", "关于巡察整改情况的通报").as_deref(),
        Some("title: 示例市城市管理局关于巡察整改情况的通报")
    );
}

#[test]
fn issues_below_a_heading_that_is_a_label_are_several() {
    let issue = |title: &str| Docx::new().look(KAI, title).p("整改结果：已完成").p("责任单位：供水科").p("更换管网。");
    let bytes = Docx::new()
        .center(XBS, "示例市水务局关于巡察整改情况的通报")
        .look(HEI, "一、整改情况")
        .and(issue("（一）管网改造滞后"))
        .and(issue("（二）水价公示不及时"))
        .look(HEI, "二、下一步工作")
        .p("持续用力。")
        .and(signed())
        .bytes();
    let imported = imported(&bytes, Format::Docx);
    assert_eq!(imported.written.files.len(), 3, "{:?}", imported.told);
    assert!(file(&imported, 0).ends_with("<!-- issues -->\n\n## 下一步工作\n\n持续用力。\n"), "{}", file(&imported, 0));
}

#[test]
fn an_issue_or_a_row_that_is_struck_is_no_issue() {
    let cells = |texts: [&str; 3], look: &str| -> String {
        let cells: String = texts.iter().map(|text| format!("<w:tc><w:p>{}</w:p></w:tc>", run(text, look))).collect();
        format!("<w:tr>{cells}</w:tr>")
    };
    let table = cells(["问题", "整改结果", "责任单位"], "")
        + &cells(["修剪不及时", "已完成", "绿化科"], "")
        + &cells(["并入上一项", "已完成", "绿化科"], "<w:strike/>");
    let bytes = Docx::new()
        .center(XBS, "示例市水务局关于巡察整改情况的通报")
        .xml(&format!("<w:tbl>{table}</w:tbl>"))
        .and(signed())
        .bytes();
    let ledger = imported(&bytes, Format::Docx);
    assert_eq!(ledger.written.files.len(), 2, "{:?}", ledger.told);
    assert!(left_out(&ledger)[0].contains("并入上一项 已完成 绿化科"), "{:?}", ledger.told);
    let headed = with_issue(
        Docx::new()
            .p("更换管网。")
            .look(&format!("{KAI}<w:strike/>"), "（二）水价公示慢")
            .look("<w:strike/>", "整改结果：已完成"),
        signed(),
    );
    assert_eq!(headed.written.files.len(), 2, "{:?}", headed.told);
    assert!(file(&headed, 1).contains("~~（二）水价公示慢~~\n\n~~整改结果：已完成~~"), "{}", file(&headed, 1));
}

#[test]
fn a_header_that_calls_the_document_internal_is_told() {
    for (part, words, is_told) in [
        ("word/header2.xml", "内部资料　注意保存", true),
        ("word/footer1.xml", "（征求意见稿）", true),
        ("word/header1.xml", "示例市水务局", false),
    ] {
        let header = Docx::new().xml_part(part, "hdr", &format!("<w:p>{}</w:p>", run(words, "")));
        let document = header
            .center(XBS, "示例市水务局关于巡察整改情况的通报")
            .look(KAI, "（一）管网改造滞后")
            .p("整改结果：已完成")
            .and(signed());
        let imported = imported(&document.bytes(), Format::Docx);
        let told = left_out(&imported).iter().any(|what| what.contains("页眉或页脚"));
        assert_eq!(told, is_told, "{words} {:?}", imported.told);
    }
}

#[test]
fn what_is_annexed_below_the_date_hides_no_signature() {
    let table = format!("<w:tbl>{}{}</w:tbl>", row(&["片区", "公里"]), row(&["东区", "12"]));
    let annexes = Docx::new()
        .p("附件：1.分布图　2.清单")
        .and(signed())
        .p("附件1")
        .look(HEI, "分布图")
        .p("见下表，逐片列出。")
        .xml(&table)
        .p("附件2：清单")
        .p("阀门12个。")
        .p("抄送：市纪委监委。");
    let imported = with_issue(Docx::new().p("整改情况：更换管网12公里。"), annexes);
    assert!(file(&imported, 1).ends_with("---\n更换管网12公里。\n"), "{}", file(&imported, 1));
    let notice = file(&imported, 0);
    for words in ["issuer: 示例市水务局\n", "date: 2025-11-03\n"] {
        assert!(notice.contains(words), "{notice}");
    }
    let end = "附件：1.分布图　2.清单\n\n## 附件1\n\n### 分布图\n\n见下表，逐片列出。\n\n| 片区 | 公里 |\n| --- | --- |\n| 东区 | 12 |\n\n\
               ## 附件2：清单\n\n阀门12个。\n";
    assert!(notice.ends_with(end), "{notice}");
    assert_eq!(left_out(&imported), ["版记、附注：抄送：市纪委监委。"]);
}

#[test]
fn a_ledger_that_is_annexed_is_read_and_the_notice_is_still_signed() {
    let table = [
        row(&["序号", "问题", "整改情况", "整改结果"]),
        row(&["1", "管网改造滞后", "更换12公里。", "已完成"]),
        row(&["2", "水质公示不及时", "按月公示。", "正在整改"]),
    ];
    let document = Docx::new()
        .center(XBS, "示例市水务局关于巡察整改情况的通报")
        .p("现将整改情况通报如下，具体见附件。")
        .and(signed())
        .p("附件")
        .xml(&format!("<w:tbl>{}</w:tbl>", table.concat()));
    let imported = imported(&document.bytes(), Format::Docx);
    assert_eq!(imported.written.files.len(), 3);
    let notice = file(&imported, 0);
    assert!(notice.contains("issuer: 示例市水务局\n") && notice.contains("date: 2025-11-03\n"), "{notice}");
    assert!(notice.ends_with("现将整改情况通报如下，具体见附件。\n\n## 附件\n\n<!-- issues -->\n"), "{notice}");
}

#[test]
fn the_letterhead_is_no_title_and_the_contact_may_stand_in_brackets() {
    let document = Docx::new()
        .center(XBS, "示例市水务局文件")
        .center("", "示水〔2025〕12号")
        .center(XBS, "示例市水务局关于巡察整改情况的通报")
        .look(HEI, "一、反馈问题整改情况")
        .look(KAI, "（一）管网改造滞后")
        .p("整改结果：已完成")
        .p("整改情况：更换管网12公里。")
        .p("附件：1.分布图")
        .p("2.清单")
        .right("示例市水务局（盖章）")
        .right("2025年11月3日")
        .p("（联系人：张三，联系电话：0000-0000001）");
    let imported = imported(&document.bytes(), Format::Docx);
    let notice = file(&imported, 0);
    for words in
        ["title: 示例市水务局关于巡察整改情况的通报\n", "issuer: 示例市水务局\n", "document_number: 示水〔2025〕12号\n"]
    {
        assert!(notice.contains(words), "{words}\n{notice}");
    }
    assert!(notice.ends_with("附件：1.分布图\n\n2.清单\n"), "{notice}");
    assert!(imported.site.contains("name: 张三") && imported.site.contains("phone: 0000-0000001"), "{}", imported.site);
    assert_eq!(left_out(&imported), ["版头：示例市水务局文件"]);
}

#[test]
fn a_label_above_a_table_stays_with_it() {
    let table = format!("<w:tbl>{}{}</w:tbl>", row(&["序号", "措施"]), row(&["1", "排查管网"]));
    let body = Docx::new().p("整改措施：").xml(&table).p("整改情况：更换管网12公里。");
    let imported = with_issue(body, signed());
    let issue = file(&imported, 1);
    let end = "**整改措施：**\n\n| 序号 | 措施 |\n| --- | --- |\n| 1 | 排查管网 |\n\n**整改情况：**更换管网12公里。\n";
    assert!(issue.ends_with(end), "{issue}");
}

/// Headings that nothing but their size tells.
#[test]
fn a_larger_size_makes_a_heading() {
    let sized = |size: u8| format!(r#"<w:sz w:val="{size}"/>"#);
    let document = Docx::new()
        .center(&sized(44), "示例市水务局关于巡察整改情况的通报")
        .look(&sized(28), "现将整改情况通报如下，共有两个方面的内容，请予监督。")
        .look(&sized(36), "反馈问题整改情况")
        .look(&sized(32), "供水保障方面")
        .look(&sized(30), "管网改造滞后")
        .look(&sized(28), "整改结果：已完成")
        .look(&sized(28), "整改情况：更换管网12公里。")
        .look(&sized(36), "下一步工作")
        .look(&sized(28), "持续用力。")
        .and(signed());
    let imported = imported(&document.bytes(), Format::Docx);
    assert!(file(&imported, 1).contains("title: 管网改造滞后\n"), "{}", file(&imported, 1));
    let notice = file(&imported, 0);
    assert!(
        notice.contains("    title: 供水保障方面\n") && notice.ends_with("## 下一步工作\n\n持续用力。\n"),
        "{notice}"
    );
}

#[test]
fn what_a_content_control_asks_for_is_no_text() {
    let control = |properties: &str, text: &str| {
        format!("<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>", run(text, ""))
    };
    let body = Docx::new()
        .raw("", &(run("责任单位：", "") + &control("<w:showingPlcHdr/>", "单击或点击此处输入文字。")))
        .raw("", &(run("完成时间：", "") + &control("<w:date/>", "2025年9月12日")))
        .p("整改情况：更换管网12公里。");
    let imported = with_issue(body, signed());
    let issue = file(&imported, 1);
    assert!(issue.ends_with("status: 已完成\ncompleted: 2025-09-12\n---\n更换管网12公里。\n"), "{issue}");
}

#[test]
fn raised_figures_stay_raised_and_formulas_are_told() {
    let above = r#"<w:vertAlign w:val="superscript"/>"#;
    let below = r#"<w:vertAlign w:val="subscript"/>"#;
    let fraction = "<w:oMath><w:f><w:num><w:r><w:t>9</w:t></w:r></w:num></w:f></w:oMath>";
    let line = run("整改情况：面积100m", "")
        + &run("2", above)
        + &run("，CO", "")
        + &run("2", below)
        + fraction
        + &run("达标。", "");
    let imported = with_issue(Docx::new().raw("", &line), signed());
    assert!(file(&imported, 1).ends_with("---\n面积100m²，CO₂达标。\n"), "{}", file(&imported, 1));
    assert_eq!(left_out(&imported), ["公式"]);
}

/// `List Number` is Word's own style for lists: its items are no issues.
#[test]
fn words_own_style_for_numbers_is_a_list() {
    let styles = r#"<w:style w:type="paragraph" w:styleId="LN"><w:name w:val="List Number"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>"#;
    let numbers = r#"<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#;
    let parts =
        Docx::new().xml_part("word/styles.xml", "styles", styles).xml_part("word/numbering.xml", "numbering", numbers);
    let document = parts
        .center(XBS, "示例市水务局关于巡察整改情况的通报")
        .look(HEI, "一、反馈问题整改情况")
        .look(KAI, "（一）管网改造滞后")
        .p("整改结果：已完成")
        .p("整改情况：分两步。")
        .style("LN", "第一步排查")
        .style("LN", "第二步更换")
        .and(signed());
    let imported = imported(&document.bytes(), Format::Docx);
    assert_eq!(imported.written.files.len(), 2);
    assert!(file(&imported, 1).ends_with("---\n分两步。\n\n1. 第一步排查\n2. 第二步更换\n"), "{}", file(&imported, 1));
}

#[test]
fn tables_of_issues_below_headings_are_their_categories_over_pages_too() {
    let table = |rows: &[&[&str]]| {
        let head = row(&["序号", "反馈问题", "整改情况", "完成情况"]);
        format!("<w:tbl>{head}{}</w:tbl>", rows.iter().map(|cells| row(cells)).collect::<String>())
    };
    let document = Docx::new()
        .center(XBS, "示例市水务局关于巡察整改情况的通报")
        .p("现将整改情况通报如下。")
        .look(KAI, "（一）供水保障方面")
        .xml(&table(&[&["1", "管网改造滞后", "更换12公里。", "☑已完成　□未完成"]]))
        .center(KAI, "续表")
        .xml(&table(&[&["2", "水质公示不及时", "按月公示。", "□已完成　☑未完成"]]))
        .look(KAI, "（二）内部管理方面")
        .xml(&table(&[&["3", "台账不全", "补录15份。", "□已完成　□未完成"]]))
        .and(signed());
    let imported = imported(&document.bytes(), Format::Docx);
    let notice = file(&imported, 0);
    assert!(!notice.contains("续表") && notice.ends_with("现将整改情况通报如下。\n\n<!-- issues -->\n"), "{notice}");
    let expected = [
        ("gong-shui-bao-zhang-fang-mian", "已完成", "更换12公里。\n"),
        ("gong-shui-bao-zhang-fang-mian", "未完成", "按月公示。\n"),
        ("nei-bu-guan-li-fang-mian", "正在整改", "补录15份。\n\n□已完成　□未完成\n"),
    ];
    for (at, (category, status, body)) in expected.into_iter().enumerate() {
        let issue = file(&imported, at + 1);
        assert!(issue.ends_with(&format!("category: {category}\nstatus: {status}\n---\n{body}")), "{issue}");
    }
    let told: Vec<&String> = imported.told.iter().filter(|line| !line.contains("TB581")).collect();
    assert!(told.len() == 1 && told[0].contains("TB586"), "{told:?}");
}

/// A whole notice in one frame, as some offices lay it out.
#[test]
fn a_frame_around_the_text_is_no_table() {
    let cell = |lines: &str| row(&[lines]);
    let frame = [
        cell("示例市水务局关于巡察整改情况的通报"),
        cell("现将整改情况通报如下。"),
        cell(
            "一、反馈问题整改情况\n（一）管网改造滞后\n整改结果：已完成\n整改情况：更换管网12公里。\n示例市水务局\n2025年11月3日",
        ),
    ];
    let imported = imported(&Docx::new().xml(&format!("<w:tbl>{}</w:tbl>", frame.concat())).bytes(), Format::Docx);
    assert!(file(&imported, 0).contains("title: 示例市水务局关于巡察整改情况的通报\n"), "{}", file(&imported, 0));
    assert!(file(&imported, 0).contains("issuer: 示例市水务局\ndate: 2025-11-03\n"), "{}", file(&imported, 0));
    assert!(file(&imported, 1).ends_with("status: 已完成\n---\n更换管网12公里。\n"), "{}", file(&imported, 1));
}

#[test]
fn a_hidden_row_of_a_table_is_left_out_and_told() {
    let hidden = row(&["西区", "7"]).replace("<w:tr>", "<w:tr><w:trPr><w:hidden/></w:trPr>");
    let table = format!("<w:tbl>{}{}{hidden}</w:tbl>", row(&["片区", "公里"]), row(&["东区", "12"]));
    let imported = with_issue(Docx::new().p("整改情况：见下表。").xml(&table), signed());
    assert!(file(&imported, 1).ends_with("| 东区 | 12 |\n"), "{}", file(&imported, 1));
    assert!(left_out(&imported).len() == 1 && left_out(&imported)[0].contains("看不见"), "{:?}", imported.told);
}

#[test]
fn a_line_broken_in_a_form_begins_a_paragraph() {
    let broken = format!(
        "<w:tr>{}<w:tc><w:p>{}<w:r><w:br/></w:r>{}</w:p></w:tc></w:tr>",
        cell("", "整改情况"),
        run("更换管网12公里。", ""),
        run("漏损率下降。", "")
    );
    let form = [row(&["整改任务", "管网改造滞后"]), row(&["责任单位", "供水科"]), broken, row(&["整改结果", "已完成"])];
    let document = Docx::new()
        .center(XBS, "示例市水务局关于督察整改情况的公示")
        .xml(&format!("<w:tbl>{}</w:tbl>", form.concat()))
        .and(signed());
    let imported = imported(&document.bytes(), Format::Docx);
    let issue = file(&imported, 1);
    assert!(issue.ends_with("更换管网12公里。\n\n漏损率下降。\n"), "{issue}");
}
