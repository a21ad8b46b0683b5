//! Ledgers, in workbooks and in comma-separated values.

use rust_xlsxwriter::{ExcelDateTime, Format as Look, Workbook};
use tongbao::import::Format;

use super::support::{check, imported};

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
    let text = "示例局整改台账\n2025年8月1日\n\n问题,整改结果,整改时限,整改情况,备注\n\
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
    check_rows(&bytes, Format::Sheet, &["6 TB586", "6 TB586"]);
}
