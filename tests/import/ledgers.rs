//! Ledgers, in workbooks and in comma-separated values.

use rust_xlsxwriter::{ExcelDateTime, Format as Look, Workbook};
use tongbao::import::Format;

use super::support::docx::zipped;
use super::support::{check, imported};

/// A table of a text program, copied into a text: tabs between cells, and a cell broken in two lines.
#[test]
fn a_table_may_stand_in_a_text() {
    let text = "附件2\n\n示例市住建局2025年反馈意见整改台账\n\n填报单位：示例市住建局（盖章）　填报时间：2025年9月30日\n\n\
                序号\t问题\t整改措施\t责任单位\t整改情况\n1\t投诉办理不及时\t建立响应机制\t物业科\t已完成\n\
                2\t扬尘管控不严\t安装监测15套\n加强巡查\t质安站\t正在推进\n\n说明：截至9月底。\n";
    let read = imported(text.as_bytes(), Format::Plain);
    let all: String = read.written.files.iter().map(|file| String::from_utf8(file.bytes.clone()).unwrap()).collect();
    for line in [
        "title: 示例市住建局2025年反馈意见整改台账\n",
        "title: 投诉办理不及时\n",
        "responsible: [质安站]\n",
        "status: 正在推进\n",
        "  - text: 安装监测15套\n  - text: 加强巡查\n",
        "说明：截至9月底。",
    ] {
        assert!(all.contains(line), "{line}\n{all}");
    }
}

/// A workbook as offices keep it: a merged title, a head of two rows, categories and units merged over rows, real dates.
#[test]
fn a_workbook_with_merged_cells() {
    let mut book = Workbook::new();
    let plain = Look::new();
    let date = Look::new().set_num_format("yyyy年m月d日");
    let sheet = book.add_worksheet();
    sheet.set_name("整改台账").unwrap();
    sheet.merge_range(0, 0, 0, 8, "示例市市场监管局巡察反馈问题整改台账", &plain).unwrap();
    sheet.merge_range(1, 0, 1, 8, "填报单位：示例市市场监管局　　填报日期：2025年9月30日", &plain).unwrap();
    for (column, text) in [
        (0, "序号"),
        (1, "问题类别"),
        (2, "具体问题"),
        (3, "责任单位"),
        (6, "整改措施"),
        (7, "整改情况"),
        (8, "是否完成"),
    ] {
        sheet.merge_range(2, column, 3, column, text, &plain).unwrap();
    }
    sheet.merge_range(2, 4, 2, 5, "时间", &plain).unwrap();
    sheet.write(3, 4, "整改时限").unwrap();
    sheet.write(3, 5, "完成时间").unwrap();
    sheet.merge_range(4, 1, 5, 1, "监管执法方面", &plain).unwrap();
    sheet.merge_range(4, 3, 6, 3, "执法支队、登记科", &plain).unwrap();
    sheet.write(6, 1, "营商环境方面").unwrap();
    let rows = [
        ("（一）食品抽检覆盖面不够", "增加批次", "抽检1200批次。", "是", Some((2025, 6, 30)), Some((2025, 6, 20))),
        ("（二）投诉举报处理超期", "限时办结", "超期件清零。", "已完成", Some((2025, 7, 31)), None),
        ("（三）企业开办环节多", "并联办理", "环节由5个减到2个，正在推进“一日办结”。", "否", None, None),
    ];
    for (at, (problem, measure, progress, done, deadline, completed)) in rows.into_iter().enumerate() {
        let row = at as u32 + 4;
        sheet.write(row, 0, at as u32 + 1).unwrap();
        sheet.write(row, 2, problem).unwrap();
        for (column, day) in [(4, deadline), (5, completed)] {
            if let Some((year, month, day)) = day {
                sheet
                    .write_with_format(row, column, ExcelDateTime::from_ymd(year, month, day).unwrap(), &date)
                    .unwrap();
            }
        }
        sheet.write(row, 6, measure).unwrap();
        sheet.write(row, 7, progress).unwrap();
        sheet.write(row, 8, done).unwrap();
    }
    sheet.write(7, 0, "合计").unwrap();
    sheet.write(7, 2, 3).unwrap();
    let hidden = book.add_worksheet();
    hidden.write(0, 0, "内部底稿").unwrap();
    hidden.set_hidden(true);
    check("ledger-workbook", &book.save_to_buffer().unwrap(), Format::Sheet);
}

#[test]
fn a_row_whose_issue_is_struck_is_left_out_and_told() {
    let mut book = Workbook::new();
    let struck = Look::new().set_font_strikethrough();
    let sheet = book.add_worksheet();
    let rows = [
        ["序号", "问题", "整改结果", "整改情况"],
        ["1", "发放慢", "已完成", "发放了。"],
        ["2", "培训少", "正在整改", "正在开班。"],
    ];
    for (row, texts) in rows.iter().enumerate() {
        for (column, text) in texts.iter().enumerate() {
            sheet.write(row as u32, column as u16, *text).unwrap();
        }
    }
    sheet.write_with_format(2, 1, "培训少", &struck).unwrap();
    sheet.write_with_format(1, 3, "发放了。", &struck).unwrap();
    let imported = imported(&book.save_to_buffer().unwrap(), Format::Sheet);
    assert_eq!(imported.written.files.len(), 2, "{:?}", imported.told);
    let issue = String::from_utf8_lossy(&imported.written.files[1].bytes);
    assert!(issue.contains("status: 已完成\n") && issue.ends_with("---\n~~发放了。~~\n"), "{issue}");
    let told = imported.told.join("\n");
    assert!(told.contains("：2 培训少 正在整改 正在开班。") && told.contains("TB950"), "{told}");
}

/// A line through a part of a cell is kept with the looks of the text, not with those of the cell.
#[test]
fn what_is_struck_in_a_part_of_a_cell_is_told() {
    let mut book = Workbook::new();
    let struck = Look::new().set_font_strikethrough();
    let plain = Look::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, ["问题", "整改结果", "整改情况", "责任单位"]).unwrap();
    sheet.write_row(1, 0, ["发放慢", "已完成"]).unwrap();
    sheet
        .write_rich_string(
            1,
            2,
            &[(&plain, "发放"), (&struck, "12件"), (&plain, "120件。\n"), (&struck, "另有3件待发。")],
        )
        .unwrap();
    sheet.write_rich_string(1, 3, &[(&struck, "救助科"), (&plain, "社救科")]).unwrap();
    sheet.write_rich_string(2, 0, &[(&plain, "培训"), (&struck, "太"), (&plain, "少")]).unwrap();
    // The look of a part goes before that of its cell.
    sheet.write(2, 1, "正在整改").unwrap();
    sheet
        .write_rich_string_with_format(2, 2, &[(&plain, "正在"), (&plain.clone().set_bold(), "开班。")], &struck)
        .unwrap();
    let imported = imported(&book.save_to_buffer().unwrap(), Format::Sheet);
    let issue = |at: usize| String::from_utf8(imported.written.files[at].bytes.clone()).unwrap();
    assert!(issue(1).contains("responsible: [社救科]\n"), "{}", issue(1));
    assert!(issue(1).ends_with("---\n发放120件。\n\n~~另有3件待发。~~\n"), "{}", issue(1));
    assert!(issue(2).contains("title: 培训少\n"), "{}", issue(2));
    let told = imported.told.join("\n");
    for words in ["2 TB587", "：12件", "：救助科", "3 TB587", "：太", "TB950"] {
        assert!(told.contains(words), "{words}: {told}");
    }
}

/// A text that stands in its cell, and not among those that cells share, as some programs write it.
#[test]
fn what_is_struck_in_a_text_of_its_cell_is_told() {
    let cell = |name: &str, text: &str| format!("<c r=\"{name}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let struck = "<c r=\"C2\" t=\"inlineStr\"><is><r><t>发放120件。</t></r>\
                  <r><rPr><strike/></rPr><t>另有3件待发&amp;退回。</t></r></is></c>";
    let sheet = format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>\
         <row r=\"1\">{}{}{}</row><row r=\"2\">{}{}{struck}</row></sheetData></worksheet>",
        cell("A1", "问题"),
        cell("B1", "整改结果"),
        cell("C1", "整改情况"),
        cell("A2", "发放慢"),
        cell("B2", "已完成"),
    );
    let parts = [
        (
            "_rels/.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" \
             Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
             Target=\"xl/workbook.xml\"/></Relationships>"
                .to_string(),
        ),
        (
            "xl/workbook.xml",
            "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
             xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
             <sheets><sheet name=\"台账\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
                .to_string(),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" \
             Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" \
             Target=\"worksheets/sheet1.xml\"/></Relationships>"
                .to_string(),
        ),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    let parts: Vec<(String, Vec<u8>)> =
        parts.into_iter().map(|(name, text)| (name.to_string(), text.into_bytes())).collect();
    let imported = imported(&zipped(&parts), Format::Sheet);
    let issue = String::from_utf8_lossy(&imported.written.files[1].bytes);
    assert!(issue.ends_with("---\n发放120件。~~另有3件待发&退回。~~\n"), "{issue}");
}

/// A list that a clerk added a row to, in the form of the open data of an edition before dates stood in it.
#[test]
fn a_table_of_open_data_names_its_date() {
    let head = "序号,问题类别,问题,整改结果,整改情况,通报,数据截至";
    let title = "示例市城市管理局关于巡察整改情况的通报";
    let rows = format!(
        "1,照明,路灯不亮,已完成,更换灯头12盏。,{title},2025-10-11\n2,绿化,补植慢,正在整改,补植46处。,{title},2025-10-11\n"
    );
    let made = imported(format!("{head}\n{rows}").as_bytes(), Format::Csv);
    let notice = String::from_utf8_lossy(&made.written.files[0].bytes).into_owned();
    assert!(notice.contains("date: 2025-10-11\n"), "{notice}");
    let told = made.told.join("\n");
    assert!(told.contains("TB585 成文日期没有明写，推定为“2025-10-11”"), "{told}");
    assert!(!told.contains("TB587"), "{told}");

    let head = format!("{head},成文日期");
    let rows = rows.replace("2025-10-11\n", "2025-10-11,2025-10-08\n");
    let made = imported(format!("{head}\n{rows}3,绿化,新增的一行,未完成,\n").as_bytes(), Format::Csv);
    let notice = String::from_utf8_lossy(&made.written.files[0].bytes).into_owned();
    assert!(notice.contains(&format!("title: {title}\n")) && notice.contains("date: 2025-10-08\n"), "{notice}");
}

/// A status column as clerks fill it; what is clear becomes the status, what is not stays in the text and is told.
#[test]
fn a_word_a_mark_or_a_share_in_a_status_column_is_a_status() {
    for (head, value, status, kept, told) in [
        ("整改结果", "完成", "已完成", "", ""),
        ("整改结果", "√", "已完成", "", "TB585"),
        ("是否完成", "✓", "已完成", "", ""),
        ("是否完成", "是", "已完成", "", ""),
        ("是否完成整改", "否", "未完成", "", ""),
        ("完成情况", "×", "未完成", "", ""),
        ("完成情况", "100％", "已完成", "", ""),
        ("整改进度", "80%", "正在整改", "**整改进度：**80%", "TB585"),
        ("整改情况", "进行中", "正在整改", "", ""),
        ("整改状态", "长期", "长期坚持", "", ""),
        ("整改情况", "已完成", "已完成", "", ""),
        ("整改情况", "未完成", "未完成", "", ""),
        ("整改状态", "基本整改到位", "基本完成", "**整改状态：**基本整改到位", "TB585"),
        ("整改结果", "已完成（6月）", "已完成", "**整改结果：**已完成（6月）", "TB585"),
        ("整改结果", "计划12月底前完成", "正在整改", "**整改结果：**计划12月底前完成", "TB586"),
        ("整改结果", "未能按期完成", "正在整改", "**整改结果：**未能按期完成", "TB586"),
        ("整改结果", "已完成3项", "正在整改", "**整改结果：**已完成3项", "TB586"),
        ("整改结果", "是", "正在整改", "**整改结果：**是", "TB586"),
        ("整改结果", "/", "正在整改", "**整改结果：**/", "TB586"),
    ] {
        let csv = format!("问题,{head},责任单位\n发放慢,{value},救助科\n");
        let imported = imported(csv.as_bytes(), Format::Csv);
        let issue = String::from_utf8_lossy(&imported.written.files[1].bytes).into_owned();
        let body = issue.rsplit("---\n").next().unwrap().trim();
        assert!(issue.contains(&format!("status: {status}\n")) && body == kept, "{head} {value}\n{issue}");
        let codes: Vec<&str> = imported.told.iter().filter_map(|told| told.split(' ').nth(1)).collect();
        let codes: Vec<&str> = codes.into_iter().filter(|code| ["TB585", "TB586"].contains(code)).collect();
        assert_eq!(codes.join(""), told, "{head} {value} {:?}", imported.told);
    }
}

#[test]
fn rows_and_columns_that_nobody_sees_are_left_out_and_told() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let rows = [
        ["类别", "问题", "整改结果", "整改情况", "内部意见"],
        ["服务方面", "发放慢", "已完成", "发放了。", "拟问责"],
        ["", "培训少", "已完成", "开班。", "拟约谈"],
        ["", "走访少", "已完成", "走访了。", ""],
    ];
    for (row, texts) in rows.iter().enumerate() {
        for (column, text) in texts.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            sheet.write(row as u32, column as u16, *text).unwrap();
        }
    }
    sheet.merge_range(1, 0, 3, 0, "服务方面", &Look::new()).unwrap();
    sheet.set_row_hidden(1).unwrap();
    sheet.set_column_hidden(4).unwrap();
    let imported = imported(&book.save_to_buffer().unwrap(), Format::Sheet);
    let all: String = imported.written.files.iter().map(|file| String::from_utf8_lossy(&file.bytes)).collect();
    assert!(!all.contains("发放") && !all.contains("拟"), "{all}");
    assert!(all.contains("培训少") && all.contains("走访少") && all.contains("服务方面"), "{all}");
    assert!(
        imported.told.iter().any(|line| line.contains("隐藏的行或列") && line.ends_with("（2 处：第 2 行、E 列）")),
        "{:?}",
        imported.told
    );
}

#[test]
fn comma_separated_values_in_gb18030() {
    let text = "示例区残联整改台账（2025年8月1日）,,,\n类别,问题,整改结果,整改情况\n服务,康复器材发放慢,已完成,\"发放器材120件，\n回访全覆盖。\"\n服务,残疾人就业培训少,正在整改,开班2期。\n";
    let (bytes, _, _) = encoding_rs::GB18030.encode(text);
    check("ledger-csv", &bytes, Format::Csv);
}

/// The rows in which a ledger's findings stand, each with its code.
#[track_caller]
fn check_rows(bytes: &[u8], format: Format, expected: &[&str]) {
    let told = imported(bytes, format).told;
    let rows: Vec<String> = told.iter().map(|line| line.splitn(3, ' ').take(2).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(rows, expected, "{told:?}");
}

#[test]
fn findings_of_a_table_of_values_stand_in_its_rows() {
    let text = "示例局整改台账\n2025年8月1日\n\n问题,整改结果,整改时限,整改情况,难点\n\
                发放慢,已完成,2025年6月底,发放了。,\n培训少,,,\"开班。\n结业。\",\n\n走访少,,,走访了。,无\n";
    let expected = ["4 TB587", "5 TB585", "6 TB586", "8 TB586"];
    check_rows(text.as_bytes(), Format::Csv, &expected);
    check_rows(text.replace('\n', "\r\n").as_bytes(), Format::Csv, &expected);
}

#[test]
fn findings_of_a_workbook_stand_in_the_rows_of_their_sheet() {
    let mut book = Workbook::new();
    for (name, title) in [("城区", "示例局整改台账"), ("乡镇", "续表")] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        sheet.write(0, 0, title).unwrap();
        sheet.write(1, 0, "2025年8月1日").unwrap();
        sheet.write_row(3, 0, ["问题", "整改结果", "整改情况"]).unwrap();
        sheet.write_row(5, 0, [&format!("{name}发放慢"), "", "发放了。"]).unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    check_rows(&bytes, Format::Sheet, &["4 TB585", "6 TB586", "4 TB585", "6 TB586"]);
}

/// A head of two rows whose cells were merged, saved where nothing can be.
#[test]
fn a_head_of_two_rows_needs_no_merged_cells() {
    let csv = "示例市水务局巡察整改台账\n填报时间：2025年10月11日\n序号,反馈问题,责任,,整改进展情况,完成情况,备注\n,,责任单位,责任领导,,,\n\
               1,管网改造滞后,供水科,张三,更换管网。,已完成,督办\n";
    let imported = imported(csv.as_bytes(), Format::Csv);
    let issue = String::from_utf8_lossy(&imported.written.files[1].bytes);
    let expected = "status: 已完成\nresponsible: [供水科]\n---\n**责任领导：**张三\n\n更换管网。\n\n::: internal\n**备注：**督办\n:::\n";
    assert!(issue.ends_with(expected), "{issue}");
    assert_eq!(imported.told.len(), 1, "{:?}", imported.told);
    assert!(imported.told[0].contains("TB955"), "{:?}", imported.told);
}

#[test]
fn categories_may_stand_in_the_column_of_numbers_and_a_column_without_a_head_is_told() {
    let csv = "序号,问题,整改结果,,备注\n一、供水保障方面,,,,\n1,管网改造滞后,已完成,市领导督办,\n二、工程建设方面,,,,\n2,巡查不到位,正在整改,,\n";
    let imported = imported(csv.as_bytes(), Format::Csv);
    let head = String::from_utf8_lossy(&imported.written.files[0].bytes);
    assert!(head.contains("title: 供水保障方面\n") && head.contains("title: 工程建设方面\n"), "{head}");
    let left: Vec<_> = imported.told.iter().filter(|told| told.contains("TB587")).collect();
    assert!(left.len() == 1 && left[0].ends_with("列：（没有表头）"), "{left:?}");
}

/// 备注 holds public facts and internal remarks, and nobody can tell which.
#[test]
fn remarks_beside_an_issue_are_kept_inside_and_told() {
    let csv = "问题,整改结果,整改情况,备 注\n管网改造滞后,,更换12公里。,市领导督办，已完成\n巡查不到位,已完成,补齐记录。,无\n台账不全,已完成,,／\n";
    let imported = imported(csv.as_bytes(), Format::Csv);
    let issues: Vec<_> = imported.written.files.iter().map(|file| String::from_utf8_lossy(&file.bytes)).collect();
    let kept = "status: 正在整改\n---\n更换12公里。\n\n::: internal\n**备注：**市领导督办，已完成\n:::\n";
    assert!(issues[1].ends_with(kept), "{}", issues[1]);
    assert!(issues[2].ends_with("---\n补齐记录。\n") && issues[3].ends_with("---\n"), "{issues:?}");
    let told: Vec<_> = imported.told.iter().filter(|line| line.contains("备")).collect();
    assert!(told.len() == 1 && told[0].starts_with("1 TB955"), "{told:?}");
}

/// What stands below a joint head beside a field is not that field.
#[test]
fn a_lower_head_that_is_no_field_keeps_its_own_name() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "示例县自然资源局巡察整改台账（2025年7月31日）").unwrap();
    sheet.merge_range(1, 0, 2, 0, "反馈问题", &Look::new()).unwrap();
    sheet.merge_range(1, 1, 1, 2, "整改进展", &Look::new()).unwrap();
    sheet.write_row(2, 1, ["完成情况", "佐证材料"]).unwrap();
    sheet.write_row(3, 0, ["批后监管不到位", "已完成", "排查报告"]).unwrap();
    sheet.write_url_with_text(3, 2, "https://example.test/report", "排查报告").unwrap();
    let imported = imported(&book.save_to_buffer().unwrap(), Format::Sheet);
    let issue = String::from_utf8_lossy(&imported.written.files[1].bytes);
    assert!(issue.ends_with("status: 已完成\n---\n佐证材料：排查报告\n"), "{issue}");
    assert!(imported.told.iter().any(|line| line.contains("TB587 没有导入：单元格的链接")), "{:?}", imported.told);
}

/// One sheet a category: its name is the category, and the titles of the sheets are one.
#[test]
fn sheets_of_a_workbook_are_categories_by_their_names() {
    let mut book = Workbook::new();
    for (name, problem, progress, done) in
        [("供水保障", "管网改造滞后", "更换管网。", "已完成"), ("工程建设", "巡查不到位", "正在推进。", "×")]
    {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        sheet.merge_range(0, 0, 0, 4, &format!("示例市水务局巡察整改台账（{name}方面）"), &Look::new()).unwrap();
        sheet.write(1, 0, "填报时间：2025年10月11日").unwrap();
        sheet.write_row(2, 0, ["序号", "反馈问题", "责任单位\n责任人", "整改进展情况", "完成情况"]).unwrap();
        sheet.write_row(3, 0, ["1", problem, "供水科\n张三", progress, done]).unwrap();
        sheet.write(4, 0, "填表人：赵六").unwrap();
    }
    let imported = imported(&book.save_to_buffer().unwrap(), Format::Sheet);
    let files: Vec<_> =
        imported.written.files.iter().map(|file| String::from_utf8_lossy(&file.bytes).into_owned()).collect();
    assert!(files[0].contains("title: 示例市水务局巡察整改台账\n"), "{}", files[0]);
    assert!(files[0].contains("title: 供水保障\n") && files[0].contains("title: 工程建设\n"), "{}", files[0]);
    assert!(!files[0].contains("方面"), "{}", files[0]);
    assert!(
        files[1].ends_with("status: 已完成\nresponsible: [供水科]\n---\n**责任人：**张三\n\n更换管网。\n"),
        "{}",
        files[1]
    );
    assert!(
        files[2].ends_with("status: 未完成\nresponsible: [供水科]\n---\n**责任人：**张三\n\n正在推进。\n"),
        "{}",
        files[2]
    );
    let told = imported.told.join("\n");
    for words in ["推定为“供水保障”", "推定为“工程建设”", "一行：填表人：赵六"] {
        assert!(told.contains(words), "{words}\n{told}");
    }
}

#[test]
fn lines_of_a_joint_head_go_below_its_labels_where_there_are_as_many() {
    let (issue, told) = {
        let csv = "问题,整改结果,责任单位及责任人\n发放慢,已完成,\"救助科\n张三\n李四\"\n";
        let imported = imported(csv.as_bytes(), Format::Csv);
        (String::from_utf8_lossy(&imported.written.files[1].bytes).into_owned(), imported.told.join("\n"))
    };
    assert!(issue.ends_with("status: 已完成\n---\n**责任单位、责任人：**救助科、张三、李四\n"), "{issue}");
    assert!(!told.contains("列："), "{told}");
}

const HEAD: &str = "示例局整改台账\n2025年8月1日\n问题类别,问题,整改措施,责任单位,整改结果,整改时限\n";

/// What becomes of the rows of a ledger: the issues' files after one another, and the rows that are told of.
fn rows(rows: &str) -> (String, Vec<String>) {
    let imported = imported(format!("{HEAD}{rows}").as_bytes(), Format::Csv);
    let files = imported.written.files.iter().filter(|file| file.path != "notice.md");
    (files.map(|file| String::from_utf8_lossy(&file.bytes).into_owned()).collect(), imported.told)
}

#[test]
fn rows_of_one_issue_are_put_together() {
    for second in ["绿化,修剪不及时", ","] {
        let (issue, told) =
            rows(&format!("绿化,修剪不及时,排查。,园林科,已完成,立行立改\n{second},修剪。,养护科,已完成,立行立改\n"));
        let expected = "responsible: [园林科, 养护科]\n---\n排查。\n\n**整改时限：**立行立改\n\n修剪。\n";
        assert!(issue.ends_with(expected), "{issue}");
        assert_eq!(told, Vec::<String>::new());
    }
}

#[test]
fn what_rows_say_otherwise_is_told_and_stays_in_the_text() {
    let (issue, told) = rows("绿化,修剪不及时,,,已完成,2025-06-30\n绿化,修剪不及时,,,未完成,2025-12-31\n");
    for words in ["status: 已完成\n", "deadline: 2025-06-30\n", "**整改结果：**未完成", "**整改时限：**2025-12-31"]
    {
        assert!(issue.contains(words), "{words}\n{issue}");
    }
    let expected =
        ["5 TB590 问题“修剪不及时”又给出了整改结果：未完成", "5 TB590 问题“修剪不及时”又给出了整改时限：2025-12-31"];
    assert_eq!(told, expected);
}

#[test]
fn columns_that_mean_the_same_are_both_kept() {
    let text = "示例局整改台账\n2025年8月1日\n问题,问题描述,整改状态,是否完成,责任单位,责任部门\n\
                修剪不及时,枯枝三处。,正在整改,否,园林科,养护科\n";
    let imported = imported(text.as_bytes(), Format::Csv);
    let issue = String::from_utf8_lossy(&imported.written.files[1].bytes);
    for words in ["status: 正在整改", "responsible: [园林科, 养护科]", "**问题描述：**枯枝三处。", "**是否完成：**否"]
    {
        assert!(issue.contains(words), "{words}\n{issue}");
    }
    assert_eq!(imported.told, ["4 TB590 问题“修剪不及时”又给出了是否完成：否"]);
}

#[test]
fn a_row_that_is_no_issue_is_told() {
    let (_, told) = rows("绿化,修剪不及时,,,已完成,\n,补植慢,,,未完成,\n合计,2,,,,\n注：数据截至6月底,,,,,\n");
    assert_eq!(told, ["5 TB585 问题类别没有明写，推定为“绿化”", "7 TB587 没有导入：一行：注：数据截至6月底"]);
    let (issues, told) = rows("绿化,修剪不及时,,园林科,已完成,20250930\n,制表：张三,,审核人：李四,,\n");
    assert!(issues.contains("responsible: [园林科]\ndeadline: 2025-09-30\n") && !issues.contains("李四"), "{issues}");
    assert_eq!(told, ["5 TB587 没有导入：一行：制表：张三 审核人：李四"]);

    let page = "<h1>示例市水务局整改台账</h1><p>2025年11月3日</p><table><tr><td>序号</td><td>类别</td><td>问题</td><td>整改结果</td></tr>\
        <tr><td>1</td><td rowspan=2>供水</td><td>管网老化</td><td>已完成</td></tr><tr><td>均已复核</td><td></td><td></td></tr></table>";
    let told = imported(page.as_bytes(), Format::Html).told;
    assert!(told.iter().any(|line| line.contains("TB587 没有导入：一行：均已复核")), "{told:?}");
}

/// A ledger of one issue whose cells are written by their formats: the head of each column, the format and the value.
fn formatted(cells: &[(&str, &str, f64)]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "示例局整改台账").unwrap();
    sheet.write(1, 0, "2025年8月1日").unwrap();
    sheet.write_row(2, 0, ["问题", "整改结果"]).unwrap();
    sheet.write_row(3, 0, ["发放慢", "已完成"]).unwrap();
    for (at, (head, format, value)) in cells.iter().enumerate() {
        let column = at as u16 + 2;
        sheet.write(2, column, *head).unwrap();
        sheet.write_with_format(3, column, *value, &Look::new().set_num_format(*format)).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn a_cell_is_read_as_it_is_shown() {
    for (format, value, shown) in [
        ("0%", 0.85, "85%"),
        ("0.00%", 0.8567, "85.67%"),
        ("0.00", 3.0, "3.00"),
        ("¥#,##0.00", 1_234_567.5, "¥1,234,567.50"),
        ("000000", 123.0, "000123"),
        ("0!.0,\"万元\"", 123_456.0, "12.3万元"),
        ("h:mm", 0.375, "9:00"),
        ("[h]:mm", 1.25, "30:00"),
        ("yyyy\"年\"m\"月\"d\"日\"", 45_838.0, "2025年6月30日"),
        ("m\"月\"d\"日\"", 45_838.0, "6月30日"),
        ("", 2.0 / 3.0, "0.666666667"),
    ] {
        let imported = imported(&formatted(&[("整改情况", format, value)]), Format::Sheet);
        let issue = String::from_utf8_lossy(&imported.written.files[1].bytes);
        assert!(issue.ends_with(&format!("---\n{shown}\n")), "{format} {value}\n{issue}");
    }
}

#[test]
fn a_month_is_no_day_and_a_date_without_its_year_is_told() {
    for (format, deadline, told) in [
        ("yyyy\"年\"m\"月\"", "2025-06-30", "整改时限没有明写，推定为“2025-06-30”"),
        ("yyyy-mm", "2025-06-30", "整改时限没有明写，推定为“2025-06-30”"),
        ("m\"月\"d\"日\"", "2025-06-12", "整改时限没有明写，推定为“2025-06-12”"),
        ("yyyy\"年\"m\"月\"d\"日\"", "2025-06-12", ""),
        ("yyyy/m/d", "2025-06-12", ""),
    ] {
        let imported = imported(&formatted(&[("整改时限", format, 45_820.0)]), Format::Sheet);
        let issue = String::from_utf8_lossy(&imported.written.files[1].bytes);
        assert!(issue.contains(&format!("deadline: {deadline}\n")), "{format}\n{issue}");
        let expected = if told.is_empty() { Vec::new() } else { vec![format!("4 TB585 {told}")] };
        assert_eq!(imported.told, expected, "{format}");
    }
}

#[test]
fn cells_that_a_format_hides_are_left_out_and_told() {
    let imported = imported(&formatted(&[("整改情况", ";;;", 12.0), ("备注", "0;-0;;@", 0.0)]), Format::Sheet);
    let issue = String::from_utf8_lossy(&imported.written.files[1].bytes);
    assert!(!issue.contains("12"), "{issue}");
    let told: Vec<&str> = imported.told.iter().filter_map(|line| line.split_once(' ')).map(|(_, told)| told).collect();
    // A column that shows nothing loses nothing.
    assert_eq!(told, ["TB587 没有导入：看不见的文字（隐藏的、白色的、格式不显示的）（C4）"]);
}

#[test]
fn a_formula_that_failed_is_told() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "示例局整改台账").unwrap();
    sheet.write(1, 0, "2025年8月1日").unwrap();
    sheet.write_row(2, 0, ["问题", "整改结果", "责任单位"]).unwrap();
    sheet.write_row(3, 0, ["发放慢", "已完成"]).unwrap();
    sheet.write(3, 2, rust_xlsxwriter::Formula::new("=A99").set_result("#REF!")).unwrap();
    let told = imported(&book.save_to_buffer().unwrap(), Format::Sheet).told;
    assert!(told.len() == 1 && told[0].contains("没有导入：公式出错的单元格"), "{told:?}");
    assert!(told[0].ends_with("（C4）"), "{told:?}");
}

#[test]
fn a_column_that_is_headed_by_a_status_is_ticked() {
    let text = "示例局整改台账\n2025年8月1日\n问题,整改情况,已完成,正在整改,未完成\n\
                发放慢,发放了。,√,,\n培训少,开班。,,√,\n走访少,没有开展。,,,√\n";
    let imported = imported(text.as_bytes(), Format::Csv);
    let statuses: Vec<&str> = imported.written.files[1..]
        .iter()
        .filter_map(|file| std::str::from_utf8(&file.bytes).unwrap().lines().find(|line| line.starts_with("status: ")))
        .collect();
    assert_eq!(statuses, ["status: 已完成", "status: 正在整改", "status: 未完成"]);
    assert_eq!(imported.told, Vec::<String>::new());
}

/// What the heads of two rows are, and whether they are merged.
fn ticked_below(head: &str, merged: bool) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let plain = Look::new();
    sheet.write(0, 0, "示例市水务局整改台账").unwrap();
    sheet.write(1, 0, "2025年8月1日").unwrap();
    for (column, text) in [(0, "问题"), (1, "整改措施"), (5, "责任单位")] {
        match merged {
            true => drop(sheet.merge_range(2, column, 3, column, text, &plain).unwrap()),
            false => drop(sheet.write(2, column, text).unwrap()),
        }
    }
    match merged {
        true => drop(sheet.merge_range(2, 2, 2, 4, head, &plain).unwrap()),
        false => drop(sheet.write(2, 2, head).unwrap()),
    }
    sheet.write_row(3, 2, ["已完成", "正在整改", "未完成"]).unwrap();
    let rows = [
        ["管网改造滞后", "更换管网。", "√", "", "", "供水科"],
        ["水质公示不及时", "按月公示。", "", "√", "", "供水科"],
        ["巡查不到位", "加强巡查。", "×", "×", "√", "工程科"],
        ["漏损率偏高", "检漏。", "是", "", "", "工程科"],
    ];
    for (row, cells) in (4..).zip(rows) {
        sheet.write_row(row, 0, cells).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn columns_below_the_head_of_a_status_are_ticked() {
    for head in ["整改结果", "是否完成", "整改状态", "完成情况", "整改情况"] {
        for merged in [true, false] {
            let imported = imported(&ticked_below(head, merged), Format::Sheet);
            let files = imported.written.files[1..].iter().map(|file| String::from_utf8_lossy(&file.bytes));
            let files: Vec<String> = files.map(String::from).collect();
            let words = ["已完成", "正在整改", "未完成", "已完成"];
            assert_eq!(files.len(), words.len(), "{head}: {files:?}");
            for (file, word) in files.iter().zip(words) {
                assert!(file.contains(&format!("status: {word}\n")), "{head}, merged {merged}: {file}");
                assert!(!file.contains(['√', '×', '是']), "{head}, merged {merged}: {file}");
            }
            assert_eq!(imported.told, Vec::<String>::new(), "{head}, merged {merged}");
        }
    }
}

#[test]
fn a_date_may_stand_beside_ticks_below_the_head_of_a_status() {
    let rows = "管网改造滞后,√,,2025年6月1日\n巡查不到位,,√,\n";
    let csv = format!("示例市水务局整改台账\n2025年8月1日\n问题,整改结果,,\n,已完成,未完成,完成时间\n{rows}");
    let imported = imported(csv.as_bytes(), Format::Csv);
    let files = imported.written.files[1..].iter().map(|file| String::from_utf8_lossy(&file.bytes)).collect::<String>();
    assert!(files.contains("status: 已完成\ncompleted: 2025-06-01\n") && files.contains("status: 未完成\n"), "{files}");
    assert_eq!(imported.told, Vec::<String>::new(), "{files}");
}

#[test]
fn words_below_the_head_of_a_status_are_not_lost() {
    let csv = "示例市水务局整改台账\n2025年8月1日\n问题,整改结果,\n,已完成,未完成\n管网改造滞后,已完成,\n巡查不到位,预计年底前完成,\n";
    let imported = imported(csv.as_bytes(), Format::Csv);
    let files = imported.written.files[1..].iter().map(|file| String::from_utf8_lossy(&file.bytes)).collect::<String>();
    assert!(files.contains("status: 已完成\n") && files.contains("预计年底前完成"), "{files}");
}

#[test]
fn a_sentence_broken_in_a_cell_is_one_and_comments_are_told() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "填报单位：示例局（盖章）").unwrap();
    sheet.write(1, 0, "示例局整改台账").unwrap();
    sheet.write(2, 0, "2025年8月1日").unwrap();
    sheet.write_row(3, 0, ["问题", "整改结果", "整改情况"]).unwrap();
    sheet.write_row(4, 0, ["发放慢", "已完成", "发放120件，\n回访全覆盖。\n另有3件待发。"]).unwrap();
    sheet.insert_note(4, 2, &rust_xlsxwriter::Note::new("没有核实")).unwrap();
    let imported = imported(&book.save_to_buffer().unwrap(), Format::Sheet);
    let files: Vec<&str> =
        imported.written.files.iter().map(|file| std::str::from_utf8(&file.bytes).unwrap()).collect();
    assert!(files[0].contains("issuer: 示例局\n"), "{}", files[0]);
    assert!(files[1].ends_with("---\n发放120件，回访全覆盖。\n\n另有3件待发。\n"), "{}", files[1]);
    assert!(imported.told.iter().any(|line| line.ends_with("TB587 没有导入：批注")), "{:?}", imported.told);
}

#[test]
fn heads_in_more_words_are_known_and_a_column_names_the_notice() {
    let table = "反馈的具体问题,整改措施及成效,整改状态,通报,备注\n路灯不亮,更换灯头12盏。,已完成,示例市城市管理局党组关于巡察整改情况的通报,甲\n\
                 绿地补植慢,补植500平方米。,正在整改,示例市城市管理局党组关于巡察整改情况的通报,乙\n";
    let made = imported(table.as_bytes(), Format::Csv);
    let file = |at: usize| String::from_utf8_lossy(&made.written.files[at].bytes).into_owned();
    assert!(file(0).contains("title: 示例市城市管理局党组关于巡察整改情况的通报\n"), "{}", file(0));
    assert!(file(1).contains("title: 路灯不亮\n") && file(1).contains("---\n更换灯头12盏。\n"), "{}", file(1));
    assert!(made.told.iter().any(|line| line.contains("TB955")), "{:?}", made.told);
}

/// How the complaints that inspectors pass on are published: who looked into it, whether it is true, and how it ended.
#[test]
fn a_list_of_complaints_is_a_ledger() {
    let list = "序号,受理编号,交办问题基本情况,行政区域,污染类型,调查核实情况,是否属实,处理和整改情况,是否办结,责任人被处理情况\n\
        1,S001,某街道居民反映：楼下餐馆排风机噪声扰民，每天营业到深夜，老人和孩子无法入睡。居民多次与店主协商，店主答应加装隔音罩，一直没有动工。,示例区,噪声,经现场监测，夜间噪声超标。,部分属实,已责令加装隔音罩。,阶段性办结,无\n\
        2,S002,某饭店油烟直排,示例区,大气,净化器未清洗。,属实,已督促清洗。,已办结,无\n\
        3,S003,某工地扬尘,示例区,大气,未覆盖。,属实,正在覆盖。,未办结,无\n";
    let text = format!("群众举报件办理情况一览表\n2025-08-24\n{list}");
    let imported = imported(text.as_bytes(), Format::Csv);
    let files: Vec<String> =
        imported.written.files.iter().map(|file| String::from_utf8(file.bytes.clone()).unwrap()).collect();
    let issues: Vec<&String> = files.iter().filter(|text| text.contains("\nstatus: ")).collect();
    let [noise, fumes, dust] = issues[..] else { panic!("{files:?}") };
    assert!(noise.contains("title: 楼下餐馆排风机噪声扰民"), "{noise}");
    assert!(noise.contains("一直没有动工。\n"), "{noise}");
    for (text, status) in [(noise, "阶段性完成"), (fumes, "已完成"), (dust, "未完成")] {
        assert!(text.contains(&format!("\nstatus: {status}\n")), "{text}");
        assert!(text.contains("**受理编号：**S00") && text.contains("**行政区域：**示例区"), "{text}");
        assert!(text.contains("**调查核实情况：**") && text.contains("**是否属实：**"), "{text}");
    }
}

#[test]
fn an_issue_is_called_by_words_where_its_column_holds_numbers() {
    for (head, first, second, title) in [
        ("信访事项,反映问题", "1,油烟扰民", "2,夜间噪声", "油烟扰民"),
        ("问题,来信摘要", "（一）,油烟扰民", "（二）,夜间噪声", "油烟扰民"),
        ("问题,信访内容", "D2025-001,油烟扰民", "D2025-002,夜间噪声", "油烟扰民"),
        ("问题,来信摘要", "油烟扰民,餐馆未装净化设施", "2,工地", "油烟扰民"),
        ("问题,内部件数", "1,7", "2,8", "\"1\""),
    ] {
        let rows = format!("{first},已办结\n{second},已办结\n合计,2,\n");
        let text = format!("示例市信访事项办理情况\n2025-08-24\n{head},办理情况\n{rows}");
        let imported = imported(text.as_bytes(), Format::Csv);
        let issue = String::from_utf8_lossy(&imported.written.files[1].bytes);
        assert!(issue.contains(&format!("title: {title}\n")), "{head}: {issue}");
        assert_eq!(imported.written.files.len(), 3, "{head}");
    }
}

/// A ledger without a column of statuses, whose accounts say how far the issues are.
#[test]
fn an_account_of_a_ledger_may_say_how_far_its_issue_is() {
    let text = "示例市教育局专项整治问题清单\n填报时间：2025年8月31日\n序号,整治项目,具体问题,整改措施,责任科室,整改时限,整改成效\n\
        1,校外培训,无证机构查处不彻底,拉网排查。,职成科,2025.6.30,\"关停无证机构36家，已完成\"\n\
        2,校园食堂,食材采购不公开,上线采购平台。,后勤中心,2025年底,已有126所学校上线。\n";
    let made = imported(text.as_bytes(), Format::Csv);
    let issue = |at: usize| String::from_utf8(made.written.files[at].bytes.clone()).unwrap();
    for (at, words) in [
        (1, "category: xiao-wai-pei-xun\nstatus: 已完成\nresponsible: [职成科]\ndeadline: 2025-06-30\n"),
        (2, "category: xiao-yuan-shi-tang\nstatus: 正在整改\nresponsible: [后勤中心]\ndeadline: 2025-12-31\n"),
    ] {
        assert!(issue(at).contains(words), "{}", issue(at));
    }
    for told in ["4 TB585 整改结果没有明写，推定为“已完成”", "5 TB586", "5 TB585 整改时限没有明写，推定为“2025-12-31”"]
    {
        assert!(made.told.iter().any(|line| line.starts_with(told)), "{told}: {:?}", made.told);
    }
}

/// A title that is merged over all columns is seen, though the column that it begins in is not.
#[test]
fn a_merged_cell_that_begins_in_a_hidden_column_is_read() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 0, 0, 2, "示例市水务局整改台账", &Look::new()).unwrap();
    sheet.write_row(1, 0, ["序号", "问题", "整改结果"]).unwrap();
    sheet.write_row(2, 0, ["1", "发放慢", "已完成"]).unwrap();
    sheet.set_column_hidden(0).unwrap();
    let imported = imported(&book.save_to_buffer().unwrap(), Format::Sheet);
    let notice = String::from_utf8_lossy(&imported.written.files[0].bytes);
    assert!(notice.contains("title: 示例市水务局整改台账\n"), "{notice}");
}

#[test]
fn an_issue_in_the_words_of_a_head_is_an_issue() {
    let csv = "问题,整改结果,整改情况\n整改工作进展缓慢,已完成,整改措施已落实情况好\n发放慢,已完成,发放了。\n";
    let imported = imported(csv.as_bytes(), Format::Csv);
    assert_eq!(imported.written.files.len(), 3, "{:?}", imported.told);
    let issue = String::from_utf8_lossy(&imported.written.files[1].bytes);
    assert!(issue.contains("title: 整改工作进展缓慢\n"), "{issue}");
}

/// Each of these cells was read for one thing alone, and dropped with whatever else it says.
#[test]
fn what_a_cell_says_beside_its_field_is_kept_or_told() {
    for (rows, words) in [
        ("1,服务,发放慢,已完成,发放。,仅限班子成员,\n", "**公开范围：**仅限班子成员"),
        ("1,服务,发放慢,已完成,发放。,,每月更新\n", "**更新时间：**每月更新"),
        ("X-02号,服务,发放慢,已完成,发放。,,\n", "**序号：**X-02号"),
        ("1,服务,发放慢,已完成,发放。,,\n,督办,,,又发放。,,\n", "**类别：**督办"),
        ("1,服务,发放慢,已完成,发放。,,\n,督办,,,,,\n", "一行：督办"),
        ("1,服务,发放慢,已完成,发放。,,\n以上均已核实,,,,,,\n", "一行：以上均已核实"),
        ("1,服务,发放慢,已完成,发放。,,\n合计,,问题多数已经解决,,,,\n", "一行：合计 问题多数已经解决"),
        ("1,服务,发放慢,已完成,发放。,,\n备注：口径有调整,,,,,,\n", "一行：备注：口径有调整"),
    ] {
        let csv = format!("序号,类别,问题,整改结果,整改情况,公开范围,更新时间\n{rows}");
        let imported = imported(csv.as_bytes(), Format::Csv);
        let issue = String::from_utf8_lossy(&imported.written.files[1].bytes);
        let told = imported.told.join("\n");
        let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(issue.contains(words) || told.contains(words), "{words}\n{issue}\n{told}");
    }
}

#[test]
fn a_second_status_that_says_more_than_the_first_is_kept() {
    let csv = "问题,整改结果,是否完成\n发放慢,已完成,\"已完成，另有结余\"\n";
    let imported = imported(csv.as_bytes(), Format::Csv);
    let issue = String::from_utf8_lossy(&imported.written.files[1].bytes);
    assert!(issue.ends_with("status: 已完成\n---\n**是否完成：**已完成，另有结余\n"), "{issue}");
}
