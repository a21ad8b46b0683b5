//! Files that mean harm, and files that are broken: a clear word, and never more memory or time than a document is worth.

use proptest::prelude::*;
use tongbao::import::{self, Format, Given};
use tongbao::load::{self, Loaded};
use tongbao::model::status::StatusWords;
use tongbao::model::{Contact, Edition};

use super::support::docx::*;

/// Why a file is refused.
#[track_caller]
fn check(bytes: &[u8], format: Format, reason: &str) {
    match import::read(bytes, format, "文件", &|_| None) {
        Ok(_) => panic!("it was read"),
        Err(refused) => assert!(refused.reason.zh.contains(reason), "{}", refused.reason.zh),
    }
}

/// Reads a file as far as it goes; whatever comes of it, nothing may fall over.
fn swallow(bytes: &[u8], format: Format) -> Option<import::Draft> {
    let document = import::read(bytes, format, "文件", &|_| None).ok()?;
    let (draft, mut findings) = import::understand(&document, &StatusWords::default(), &Given::default());
    import::demand(&draft, &document, &mut findings);
    import::write(&draft, &document, (&Contact::default(), &[]), None);
    Some(draft)
}

fn document(xml: &str) -> Vec<u8> {
    zipped(&[("word/document.xml".into(), xml.as_bytes().to_vec())])
}

#[test]
fn a_small_file_that_unpacks_to_a_large_one_is_refused() {
    let blanks = " ".repeat(40 << 20);
    check(
        &document(&format!("<w:document xmlns:w=\"w\"><w:body>{blanks}</w:body></w:document>")),
        Format::Docx,
        "过大",
    );
    let sheet = zipped(&[("xl/workbook.xml".into(), vec![b' '; 120 << 20])]);
    assert!(sheet.len() < 1 << 20);
    check(&sheet, Format::Sheet, "过大");
    let many: Vec<_> = (0..12_000).map(|n| (format!("word/{n}.xml"), Vec::new())).collect();
    check(&zipped(&many), Format::Docx, "过大");
}

#[test]
fn entities_are_refused_and_never_resolved() {
    let text = r#"<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>"#;
    check(&document(text), Format::Docx, "实体");
    let laughs = r#"<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><w:document xmlns:w="w"><w:body>&b;</w:body></w:document>"#;
    check(&document(laughs), Format::Docx, "实体");
    check(&zipped(&[("xl/sharedStrings.xml".into(), laughs.as_bytes().to_vec())]), Format::Sheet, "实体");
}

#[test]
fn nesting_without_end_is_refused() {
    let deep = format!(
        "<w:document xmlns:w=\"w\"><w:body>{}{}</w:body></w:document>",
        "<w:p>".repeat(100_000),
        "</w:p>".repeat(100_000)
    );
    check(&document(&deep), Format::Docx, "过深");
    check(&document(&format!("<w:document>{}", "<".repeat(2 << 20))), Format::Docx, "损坏");
    let html = format!("{}整改{}", "<div><table><tr><td>".repeat(20_000), "</b>".repeat(20_000));
    assert!(swallow(html.as_bytes(), Format::Html).is_some());
    assert!(swallow(&"> - ".repeat(20_000).into_bytes(), Format::Markdown).is_some());
}

#[test]
fn tables_of_any_size_cost_no_more_than_their_file() {
    let wide = format!(
        r#"<w:tr><w:tc><w:tcPr><w:gridSpan w:val="4000000000"/></w:tcPr><w:p>{}</w:p></w:tc></w:tr>"#,
        run(&"字".repeat(100_000), "")
    );
    let rows =
        r#"<w:tr><w:tc><w:tcPr><w:gridSpan w:val="250"/><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>"#.repeat(20_000);
    let bytes = Docx::new().xml(&format!("<w:tbl>{wide}{rows}</w:tbl>")).bytes();
    assert!(swallow(&bytes, Format::Docx).is_some());
    let html = format!("<table>{}</table>", "<tr><td rowspan=999999999 colspan=999999999>x</td></tr>".repeat(5_000));
    assert!(swallow(html.as_bytes(), Format::Html).is_some());
    let csv = "a,".repeat(1 << 20);
    assert!(swallow(csv.as_bytes(), Format::Csv).is_some());
}

#[test]
fn one_cell_in_the_last_corner_of_a_sheet_costs_nothing() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, text) in ["问题", "整改结果"].into_iter().enumerate() {
        sheet.write(0, column as u16, text).unwrap();
    }
    sheet.write(1, 0, "垃圾清运不及时").unwrap();
    sheet.write(1, 1, "已完成").unwrap();
    sheet.write(1_048_575, 16_383, "远").unwrap();
    sheet.merge_range(2, 0, 3, 1, "", &rust_xlsxwriter::Format::new()).unwrap();
    let bytes = with_part(&book.save_to_buffer().unwrap(), "xl/worksheets/sheet1.xml", |xml| {
        xml.replace("A3:B4", "A3:XFD1048575")
    });
    let draft = swallow(&bytes, Format::Sheet).unwrap();
    assert_eq!(draft.issues.len(), 1);
}

/// A package with one part changed.
fn with_part(package: &[u8], name: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    use std::io::Read;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(package)).unwrap();
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let part_name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if part_name == name {
            bytes = change(String::from_utf8(bytes).unwrap()).into_bytes();
        }
        parts.push((part_name, bytes));
    }
    zipped(&parts)
}

#[test]
fn long_texts_without_sense_are_read_in_one_go() {
    for text in [
        "没有标点的长行没有标点的长行\n".repeat(15_000),
        "电话：1 ".repeat(30_000),
        "。（".repeat(30_000),
        "[^".repeat(20_000),
        "一、整改不到位\n".repeat(12_000),
    ] {
        assert!(swallow(text.as_bytes(), Format::Plain).is_some());
    }
    let breaks = "<w:r><w:br/></w:r>".repeat(20_000);
    assert!(swallow(&Docx::new().raw("", &breaks).bytes(), Format::Docx).is_some());
    let same = format!("问题,整改结果\n{}", "同一问题,已完成\n".repeat(20_000));
    assert!(swallow(same.as_bytes(), Format::Csv).is_some());
}

#[test]
fn a_region_that_ends_before_it_begins_is_damage() {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().merge_range(0, 0, 2, 1, "问题", &rust_xlsxwriter::Format::new()).unwrap();
    let whole = book.save_to_buffer().unwrap();
    for region in ["ref=\"B3:A1\"", "ref='C1:A3'", "ref = \"AA9:Z10\""] {
        let turned = with_part(&whole, "xl/worksheets/sheet1.xml", |xml| {
            xml.replace("<mergeCell ref=\"A1:B3\"", &format!("<mergeCell {region}"))
        });
        check(&turned, Format::Sheet, "损坏");
    }
    assert!(import::read(&whole, Format::Sheet, "文件", &|_| None).is_ok());
}

#[test]
fn what_is_no_document_is_said_to_be_none() {
    check(b"", Format::Docx, "空的");
    check(b"\xFF\xD8\xFF\xE0", Format::Docx, "图片");
    check(&zipped(&[("通报.docx".into(), b"a".to_vec())]), Format::Docx, "压缩包");
    check(b"PK\x03\x04", Format::Docx, "不完整");
    check(&zipped(&[("a.txt".into(), b"a".to_vec())]), Format::Docx, "没有正文");
    check(&[&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1][..], &[0; 600]].concat(), Format::Docx, "密码");
    check(b"\0\x01\x02", Format::Plain, "UTF-8");
    check(&zipped(&[]), Format::Sheet, "损坏");
}

#[test]
fn macros_are_left_out_and_said_so() {
    let bytes = Docx::new().p("示例市通报").part("word/vbaProject.bin", &b"x"[..]).bytes();
    let document = import::read(&bytes, Format::Docx, "文件", &|_| None).unwrap();
    assert!(document.left_out.iter().any(|left| left.what == import::document::What::Macros));
}

fn sample() -> Vec<u8> {
    Docx::new()
        .xml_part("word/styles.xml", "styles", STYLES)
        .xml_part("word/numbering.xml", "numbering", NUMBERING)
        .style("T", "示例市水务局关于巡察整改情况的通报")
        .style("1", "反馈问题整改情况")
        .style("2", "供水不足")
        .p("整改结果：已完成")
        .xml(&format!("<w:tbl>{}{}</w:tbl>", row(&["问题", "状态"]), row(&["甲", "已完成"])))
        .right("2025年1月1日")
        .bytes()
}

#[test]
fn a_truncated_file_is_refused_at_every_length() {
    let bytes = sample();
    for length in (0..bytes.len()).step_by(37) {
        assert!(import::read(&bytes[..length], Format::Docx, "文件", &|_| None).is_err(), "{length}");
    }
}

/// Lines as notices have them, in any order.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "一、反馈问题整改情况",
            "（一）供水不足",
            "1. 管网老化",
            "整改结果：已完成",
            "整改情况：更换 3 处。",
            "责任单位：甲、乙",
            "整改时限：2025年6月底",
            "整改结果：看情况",
            "# 通报",
            "## 二、下一步",
            "- 甲：乙",
            "> 引文",
            "| 问题 | 状态 |\n|---|---|\n| 甲 | 已完成 |",
            "联系电话：0000-0000000",
            "示例市水务局",
            "2025年10月11日",
            "**整改措施：**（1）甲；（2）乙。",
            "title: [a",
            "---",
            "::: internal",
            ":::",
            "2025年3月1日至4月1日，市委巡察组巡察，反馈5个问题。",
            "<!-- issues -->",
            "<script>x</script>",
            "```",
            "[^1]",
            "[^1]: 注",
        ])
        .prop_map(str::to_string),
        "[ -~，。：（）一二三整改情况0-9*#|\\[\\]_`<>&:-]{0,40}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn bytes_changed_anywhere_never_make_it_fall_over(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20)) {
        let mut bytes = sample();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        swallow(&bytes, Format::Docx);
    }

    #[test]
    fn xml_of_any_kind_never_makes_it_fall_over(parts in prop::collection::vec(prop::sample::select(vec![
        "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>一、整改不到位</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", "<w:br/>",
        "<w:fldChar w:fldCharType=\"begin\"/>", "<w:fldChar w:fldCharType=\"end\"/>", "<w:numPr><w:numId w:val=\"1\"/></w:numPr>", "<w:footnoteReference w:id=\"1\"/>",
        "<w:tcPr><w:vMerge/><w:gridSpan w:val=\"3\"/></w:tcPr>", "<w:del>", "</w:del>", "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", "<w:sdt>", "</w:sdt>",
    ]), 0..40)) {
        swallow(&Docx::new().xml(&parts.concat()).bytes(), Format::Docx);
    }

    /// What is imported can be built: the files are read back without an error, and say the same of each issue.
    #[test]
    fn whatever_is_written_can_be_read(lines in prop::collection::vec(line(), 1..24), format in prop::sample::select(vec![Format::Markdown, Format::Plain, Format::Html])) {
        let text = lines.join(if format == Format::Html { "<p>" } else { "\n\n" });
        let Ok(document) = import::read(text.as_bytes(), format, "文件", &|_| None) else { return Ok(()) };
        let (draft, mut findings) = import::understand(&document, &StatusWords::default(), &Given::default());
        import::demand(&draft, &document, &mut findings);
        if findings.has_errors() {
            return Ok(());
        }
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("content").join(import::folder_name(&draft));
        std::fs::create_dir_all(folder.join("images")).unwrap();
        std::fs::write(root.path().join("content/site.yaml"), import::site_yaml(&draft)).unwrap();
        for file in import::write(&draft, &document, (&draft.contact, &[]), None).files {
            std::fs::write(folder.join(&file.path), &file.bytes).unwrap();
        }
        let options = load::Options { edition: Edition::Internal, ..load::Options::default() };
        let Loaded { site, findings } = Loaded::of(load::read(root.path()).unwrap(), &options).unwrap();
        // A comment that has become a part of a field is for a person to look at, and so is a fence without its partner,
        // of which nobody knows what it was to hide.
        let told: Vec<_> = findings.iter().filter(|finding| finding.kind.severity == tongbao::finding::Severity::Error)
            .filter(|finding| !["TB119", "TB155"].contains(&finding.kind.code))
            .map(|finding| format!("{:?} {}", finding.place.as_ref().map(|place| &place.source.text), finding.message(tongbao::catalogue::Language::Zh)))
            .filter(|told| !told.contains("开始早于") && !told.contains("早于")).collect();
        prop_assert!(told.is_empty(), "{told:?}");
        let titles = |titles: Vec<String>| { let mut titles = titles; titles.sort(); titles };
        if let Some(notice) = site.notices.first() {
            prop_assert_eq!(&notice.title, &draft.title);
            prop_assert_eq!(
                titles(notice.issues.iter().map(|issue| issue.title.clone()).collect()),
                titles(draft.issues.iter().map(|issue| issue.title.clone()).collect())
            );
        }
    }
}
