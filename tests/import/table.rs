//! What each importer keeps and loses: the table in `docs/import-export.md` is what this test finds out.

use tongbao::import::Format;

use super::support::bless::expect_part;
use super::support::docx::*;
use super::support::imported_beside;

/// What a document can hold, and how it is known that it was kept.
const CONTENTS: &[(&str, &[&str], &str)] = &[
    // In Chinese and English; which formats can hold it; what the files then hold.
    ("标题、类别、问题 titles, categories, issues", ALL, "title: 供水保障方面\n|title: 管网老化\n"),
    (
        "整改结果、责任单位、时限、完成时间 status, units, dates",
        ALL,
        "status: 已完成\n|responsible: [供水科]|deadline: 2025-06-30|completed: 2025-06-12",
    ),
    ("整改措施 measures", ALL, "measures:\n  - text: 排查管网。"),
    (
        "巡察起止、反馈日期、检查单位 inspection, feedback, inspector",
        TEXTS,
        "inspection: { from: 2025-03-04, to: 2025-04-30 }|feedback: 2025-06-10|inspector: 市委第二巡察组",
    ),
    ("成文日期 date", ALL, "date: 2025-11-03"),
    ("发布机构 issuer", ALL, "issuer: 示例市水务局\n"),
    ("联系方式 contact", TEXTS, "phone: 0000-0000000"),
    ("前言和其他部分 lead and other sections", TEXTS, "\n## 下一步工作\n|现将整改情况通报如下。"),
    ("自动编号 automatic numbers", &["docx", "md", "html"], "1.分段更换"),
    ("加粗 bold", &["docx", "md", "html"], "**一是**"),
    ("链接 links", &["docx", "md", "html"], "[名录](https://www.example.gov.cn/hd/)"),
    ("脚注 footnotes", &["docx", "md", "html"], "[^1]: 注文。"),
    ("删除线（整句、整项）struck sentences and items", &["docx", "md", "html", "xlsx"], "~~旧的安排。~~"),
    ("表格 tables", &["docx", "md", "html"], "| 东区 | 40 |"),
    ("合并的单元格 merged cells", &["docx", "html", "xlsx"], "category: gong-shui-bao-zhang-fang-mian|merged"),
    ("图片 pictures", &["docx", "md", "html"], "](images/image-1.png)"),
    ("修订：按接受后的文字 tracked changes, as accepted", &["docx"], "修订后的文字"),
    ("断页的句子接上 sentences joined over a page break", TEXTS, "完成管网更换并通过验收。"),
    ("批注、页眉页脚、颜色、字号 comments, headers, colours, sizes", &["docx", "html", "xlsx"], "批注的文字"),
    ("宏 macros", &["docx", "xlsx"], "vbaProject"),
];

const ALL: &[&str] = &["docx", "md", "txt", "html", "xlsx", "csv"];
const TEXTS: &[&str] = &["docx", "md", "txt", "html"];

const LEAD: &str = "2025年3月4日至4月30日，市委第二巡察组对市水务局开展了巡察，6月10日反馈意见。现将整改情况通报如下。";
const TITLE: &str = "示例市水务局关于巡察整改情况的通报";

fn word() -> Vec<u8> {
    let item = r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="9"/></w:numPr>"#;
    let numbering = format!(
        r#"{NUMBERING}<w:abstractNum w:abstractNumId="9"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="9"><w:abstractNumId w:val="9"/></w:num>"#
    );
    let merged = format!(
        "<w:tr>{}{}</w:tr><w:tr>{}{}</w:tr>",
        cell("", "东区"),
        cell(r#"<w:vMerge w:val="restart"/>"#, "40"),
        cell("", "西区"),
        cell("<w:vMerge/>", "")
    );
    Docx::new()
        .xml_part("word/styles.xml", "styles", STYLES)
        .xml_part("word/numbering.xml", "numbering", &numbering)
        .xml_part("word/footnotes.xml", "footnotes", &format!(r#"<w:footnote w:id="2"><w:p>{}</w:p></w:footnote>"#, run("注文。", "")))
        .xml_part("word/comments.xml", "comments", &format!("<w:comment w:id=\"1\"><w:p>{}</w:p></w:comment>", run("批注的文字", "")))
        .part("word/vbaProject.bin", &b"x"[..])
        .part("word/media/image1.png", PIXEL)
        .relation("rId5", "image", "media/image1.png")
        .relation("rId7", "hyperlink", "https://www.example.gov.cn/hd/")
        .style("T", TITLE)
        .p(LEAD)
        .style("1", "反馈问题整改情况")
        .style("2", "供水保障方面")
        .style("3", "管网老化")
        .field("整改结果：", "已完成")
        .field("责任单位：", "供水科")
        .field("整改时限：", "2025年6月30日")
        .field("完成时间：", "2025年6月12日")
        .field("整改措施：", "（1）排查管网。（2）更换管网。")
        .field("整改情况：", "经过三个月的集中施工和逐段试压，按计划完成管网更")
        .p("换并通过验收。")
        .raw(item, &run("分段更换；", ""))
        .raw("", &(run("一是", BOLD) + &run("见", "") + &format!("<w:hyperlink r:id=\"rId7\">{}</w:hyperlink>", run("名录", "")) + &run("。", "") + r#"<w:r><w:footnoteReference w:id="2"/></w:r>"#))
        .raw("", r#"<w:ins><w:r><w:t>修订后的文字。</w:t></w:r></w:ins><w:del><w:r><w:delText>修订前的文字。</w:delText></w:r></w:del>"#)
        .look("<w:strike/>", "旧的安排。")
        .raw("", r#"<w:r><w:drawing><a:blip r:embed="rId5"/></w:drawing></w:r>"#)
        .xml(&format!("<w:tbl>{}{merged}</w:tbl>", row(&["区域", "公里"])))
        .style("1", "下一步工作")
        .p("持续用力。")
        .p("联系电话：0000-0000000")
        .right("示例市水务局")
        .right("2025年11月3日")
        .bytes()
}

fn markdown() -> String {
    format!(
        "# {TITLE}\n\n{LEAD}\n\n## 一、反馈问题整改情况\n\n### （一）供水保障方面\n\n#### 1. 管网老化\n\n**整改结果：**已完成\n\n责任单位：供水科\n\n整改时限：2025年6月30日\n\n完成时间：2025年6月12日\n\n整改措施：（1）排查管网。（2）更换管网。\n\n整改情况：经过三个月的集中施工和逐段试压，按计划完成管网更\n\n换并通过验收。\n\n1. 分段更换；\n\n**一是**见[名录](https://www.example.gov.cn/hd/)。[^1]\n\n~~旧的安排。~~\n\n![图](images/image-1.png)\n\n| 区域 | 公里 |\n|---|---|\n| 东区 | 40 |\n\n## 二、下一步工作\n\n持续用力。\n\n联系电话：0000-0000000\n\n示例市水务局\n\n2025年11月3日\n\n[^1]: 注文。\n"
    )
}

fn plain() -> String {
    format!(
        "{TITLE}\n{LEAD}\n一、反馈问题整改情况\n（一）供水保障方面\n1.管网老化\n整改结果：已完成\n责任单位：供水科\n整改时限：2025年6月30日\n完成时间：2025年6月12日\n整改措施：（1）排查管网。（2）更换管网。\n整改情况：经过三个月的集中施工和逐段试压，按计划完成管网更\n换并通过验收。\n二、下一步工作\n持续用力。\n联系电话：0000-0000000\n示例市水务局\n2025年11月3日\n"
    )
}

fn page() -> String {
    let p = |text: &str| format!("<p>{text}</p>");
    let fields = [
        "整改结果：已完成",
        "责任单位：供水科",
        "整改时限：2025年6月30日",
        "完成时间：2025年6月12日",
        "整改措施：（1）排查管网。（2）更换管网。",
        "整改情况：经过三个月的集中施工和逐段试压，按计划完成管网更",
        "换并通过验收。",
    ]
    .map(p)
    .concat();
    format!(
        "<h1>{TITLE}</h1><p>{LEAD}</p><h2>一、反馈问题整改情况</h2><h3>（一）供水保障方面</h3><h4>1.管网老化</h4>{fields}<ol><li>分段更换；</li></ol><p><b>一是</b>见<a href=\"https://www.example.gov.cn/hd/\">名录</a>。<a href=\"#fn1\" role=\"doc-noteref\">1</a></p><p><s>旧的安排。</s></p><p><img src=\"image-1.png\"></p><table><tr><th>区域</th><th>公里</th></tr><tr><td>东区</td><td rowspan=2>40</td></tr><tr><td>西区</td></tr></table><!-- 批注的文字 --><h2>二、下一步工作</h2><p>持续用力。</p><p>联系电话：0000-0000000</p><p>示例市水务局</p><p>2025年11月3日</p><ol><li id=\"fn1\">注文。</li></ol>"
    )
}

const ROWS: [[&str; 8]; 2] = [
    ["问题类别", "问题", "整改结果", "责任单位", "整改时限", "完成时间", "整改措施", "整改情况"],
    ["供水保障方面", "管网老化", "已完成", "供水科", "2025-06-30", "2025-06-12", "排查管网。", "更换管网。"],
];

fn workbook() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let look = rust_xlsxwriter::Format::new();
    sheet.merge_range(0, 0, 0, 7, TITLE, &look).unwrap();
    sheet.write(1, 0, "填报单位：示例市水务局　填报日期：2025年11月3日").unwrap();
    for (row, cells) in ROWS.iter().enumerate() {
        for (column, text) in cells.iter().enumerate() {
            sheet.write(row as u32 + 2, column as u16, *text).unwrap();
        }
    }
    sheet.merge_range(3, 0, 4, 0, "供水保障方面", &look).unwrap();
    sheet.write(4, 1, "merged").unwrap();
    sheet.write(4, 2, "已完成").unwrap();
    let struck = rust_xlsxwriter::Format::new().set_font_strikethrough();
    sheet.write_with_format(4, 7, "旧的安排。", &struck).unwrap();
    book.save_to_buffer().unwrap()
}

fn values() -> String {
    format!("{TITLE}\n填报单位：示例市水务局　填报日期：2025年11月3日\n{}\n{}\n", ROWS[0].join(","), ROWS[1].join(","))
}

fn files(bytes: &[u8], format: Format) -> String {
    let imported = imported_beside(bytes, format, &|address| address.ends_with("image-1.png").then(|| PIXEL.to_vec()));
    let mut text = imported.site;
    for file in imported.written.files {
        text.push_str(&String::from_utf8_lossy(&file.bytes));
    }
    text
}

#[test]
fn the_table_says_what_is_kept() {
    let made = [
        ("docx", files(&word(), Format::Docx)),
        ("md", files(markdown().as_bytes(), Format::Markdown)),
        ("txt", files(plain().as_bytes(), Format::Plain)),
        ("html", files(page().as_bytes(), Format::Html)),
        ("xlsx", files(&workbook(), Format::Sheet)),
        ("csv", files(values().as_bytes(), Format::Csv)),
    ];
    let mut table = format!("| | {} |\n|---|{}\n", ALL.join(" | "), ":-:|".repeat(ALL.len()));
    for (name, formats, marks) in CONTENTS {
        let cells = made.iter().map(|(format, text)| {
            let merged = |mark: &str| {
                mark == "merged"
                    && (text.contains("| 西区 | 40 |") || text.contains("title: merged\ncategory: gong-shui"))
            };
            let kept = marks.split('|').filter(|mark| !mark.is_empty()).all(|mark| text.contains(mark) || merged(mark))
                || (marks.starts_with('|') && text.contains(marks));
            match (formats.contains(format), kept || text.contains(marks)) {
                (false, _) => "",
                (true, true) => "✓",
                (true, false) => "—",
            }
        });
        table.push_str(&format!("| {name} | {} |\n", cells.collect::<Vec<_>>().join(" | ")));
    }
    expect_part("docs/import-export.md", "import", &table);
}
