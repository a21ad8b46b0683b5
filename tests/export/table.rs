//! What each export keeps and loses: the table in `docs/import-export.md` is what this test finds out.
//!
//! Office files, PDF and the page in one file are imported again, data files are read. PDF is tried where it can be made; without it, its
//! column is taken as it stands.

use std::collections::BTreeMap;
use std::path::Path;

use super::support::bless::expect_part;
use super::support::run::run;
use super::support::{Site, blessing};

/// The only one that the public edition has nothing to say about.
const AUDIENCE: &str = "公开范围 audience";

/// What a notice can say; what its content files then hold; what data files hold. Parts are parted by `|`.
const CONTENTS: &[(&str, &str, &str)] = &[
    (
        "标题、发布机构、成文日期 title, issuer, date",
        "title: 示例市城市管理局关于巡察整改情况的通报\n|issuer: 示例市城市管理局\n|\ndate: 2025-10-11",
        "关于巡察整改情况的通报|示例市城市管理局|2025-10-11",
    ),
    (
        "检查单位、反馈日期 inspector, feedback",
        "inspector: 市委第一巡察组|feedback: 2025-04-25",
        "市委第一巡察组|2025-04-25",
    ),
    ("检查起止 inspection", "inspection: { from: 2025-01-06, to: 2025-03-14 }", "2025-01-06|2025-03-14"),
    ("文号 document number", "document_number: 示城管〔2025〕1号", "示城管〔2025〕1号"),
    (
        "发布时间、索引号 published, index number",
        "published: 2025-10-12 09:30|index_number: 示例-2025-0001",
        "2025-10-12T09:30|示例-2025-0001",
    ),
    (
        "类别、问题、整改结果 categories, issues, status",
        "title: 城市照明存在短板\n|title: 路灯维修不及时\n|status: 已完成\n",
        "城市照明存在短板|路灯维修不及时|已完成",
    ),
    (
        "责任单位、时限、完成时间 units, deadline, completed",
        "responsible: [照明科, 办公室]|deadline: 2025-06-30|completed: 2025-06-12",
        "照明科|办公室|2025-06-30|2025-06-12",
    ),
    ("更新时间、专题 updated, topics", "updated: 2025-09-30|topics: [便民服务]", "2025-09-30|便民服务"),
    (
        "整改措施（日期写进文字）measures (the date as text)",
        "measures:\n  - text: 更换灯头（2025年6月1日）\n  - text: 建立巡检制度\n",
        "更换灯头|2025-06-01|建立巡检制度",
    ),
    (AUDIENCE, "\naudience: internal\n", "audience: internal or 党内公开\nhttps"),
    (
        "前言和其他部分 lead and other sections",
        "现将整改情况公布如下。\n|## 下一步工作\n|持续用力。\n",
        "现将整改情况公布如下。|下一步工作|持续用力。",
    ),
    ("联系方式 contact", "phone: 0000-1111111|address: 示例市示例路1号", "0000-1111111|示例市示例路1号"),
    ("正文和分段 text and its paragraphs", "恢复照明|见|\n\n第二段话说的是巡检。\n", "\n第二段话说的是巡检。\n"),
    ("加粗 bold", "**恢复照明**", "**恢复照明**"),
    ("链接 links", "[名录](https://www.example.gov.cn/ml/)", "https://www.example.gov.cn/ml/"),
    ("脚注的文字 the words of footnotes", "截至九月底。", "截至九月底。"),
    ("脚注仍是脚注 footnotes as such", "[^1]: 截至九月底。", "[^1]"),
    ("表格的文字 the words of tables", "路段|数量|中心路|12", "路段|数量|中心路|12"),
    ("表格仍是表格 tables as such", "| 路段 | 数量 |\n|| 中心路 | 12 |", "| 中心路 | 12 |"),
    ("图片 pictures", "![更换后的路灯](images/image-1.png)", "images/lamps.png"),
    ("附件的名称 the names of attachments", "整改台账|分布图", "整改台账|分布图"),
    ("更正 corrections", "灯头数由 251 盏更正为 252 盏。", "灯头数由 251 盏更正为 252 盏。"),
];

const FORMATS: &[&str] = &["docx", "xlsx", "pdf", "html", "json", "csv"];

/// One of everything, and an issue that is not for the public.
fn everything() -> Site {
    Site::new()
        .notice(
            "n",
            "title: 示例市城市管理局关于巡察整改情况的通报\nkind: inspection\nissuer: 示例市城市管理局\ninspector: 市委第一巡察组\n\
             inspection: { from: 2025-01-06, to: 2025-03-14 }\nfeedback: 2025-04-25\ndate: 2025-10-11\npublished: 2025-10-12 09:30\n\
             index_number: 示例-2025-0001\ndocument_number: 示城管〔2025〕1号\n\
             categories: [{ id: lighting, title: 城市照明存在短板 }]\n\
             contact: { phone: 0000-1111111, address: 示例市示例路1号 }\n\
             corrections: [{ date: 2025-10-13, text: 灯头数由 251 盏更正为 252 盏。 }]\n\
             attachments: [{ file: ledger.txt, title: 整改台账 }]\n",
            "2025年1月6日至3月14日，市委第一巡察组对市城市管理局开展了巡察，4月25日反馈了意见。现将整改情况公布如下。\n\n\
             ## 整改情况\n\n<!-- issues -->\n\n## 下一步工作\n\n持续用力。\n",
        )
        .issue(
            "n/01-lamps",
            "title: 路灯维修不及时\nresponsible: [照明科, 办公室]\ndeadline: 2025-06-30\ncompleted: 2025-06-12\nupdated: 2025-09-30\n\
             topics: [便民服务]\nmeasures: [{ text: 更换灯头, date: 2025-06-01 }, { text: 建立巡检制度 }]\n\
             attachments: [{ file: map.txt, title: 分布图 }]\n",
            "更换灯头252盏，**恢复照明**60处，见[名录](https://www.example.gov.cn/ml/)。\n\n第二段话说的是巡检。\n\n夜间亮灯率提高。[^1]\n\n\
             | 路段 | 数量 |\n| --- | --- |\n| 中心路 | 12 |\n\n![更换后的路灯](images/lamps.png)\n\n[^1]: 截至九月底。\n",
        )
        .issue("n/02-records", "title: 台账管理不规范\nstatus: 正在整改\naudience: internal\n", "正在补录台账。\n")
        .file("content/n/images/lamps.png", PIXEL)
        .file("content/site.yaml", "title: 示例市整改公开\noffice: 示例市城市管理局\nbase_url: https://www.example.gov.cn/zg/\n")
        .file("content/n/ledger.txt", "台账")
        .file("content/n/map.txt", "图")
}

/// A picture of one dot.
const PIXEL: &[u8] = include_bytes!("../fixtures/sites/everything/content/2025/shi-li-zheng-gai-2025/images/after.png");

/// What is kept of the notice: the text of all files, imported or as they are.
fn kept(site: &Site, format: &str, edition: &str) -> String {
    let single: &[&str] = if format == "html" { &["--single"] } else { &[] };
    let args = ["export", format, "--edition", edition, "--output", "made", "--force"];
    site.run(&[&args, single].concat()).expect(0);
    match format {
        "json" => field_texts(&serde_json::from_str(&site.read("made/notices/n/notice.json")).unwrap()),
        "csv" => site.read("made/notices/n/issues.csv").replace("\",\"", "\n").replace([',', '"'], "\n"),
        _ => {
            let other = Site::empty();
            let made = if format == "html" { "made/notices/n/notice.html".into() } else { format!("made/n.{format}") };
            let file = site.path(&made);
            run(other.root(), &["import", file.to_str().unwrap(), "--slug", "n"]).expect(0);
            files_below(other.root())
        }
    }
}

/// Every text of a JSON file on a line of its own.
fn field_texts(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => format!("{text}\n"),
        serde_json::Value::Array(values) => values.iter().map(field_texts).collect(),
        serde_json::Value::Object(fields) => {
            fields.iter().map(|(key, value)| format!("{key}: {}", field_texts(value))).collect()
        }
        _ => String::new(),
    }
}

fn files_below(root: &Path) -> String {
    let files = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().map(Result::unwrap);
    files
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| String::from_utf8_lossy(&std::fs::read(entry.path()).unwrap()).into_owned())
        .collect()
}

/// The column of a format in the table as it is committed.
fn committed(column: usize) -> BTreeMap<String, String> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/import-export.md");
    let text = std::fs::read_to_string(page).unwrap();
    let rows = text.split("<!-- export -->").nth(1).unwrap_or_default().lines();
    let cells = rows.map(|row| row.split('|').map(str::trim).collect::<Vec<_>>());
    cells
        .filter(|cells| cells.len() > column + 2)
        .map(|cells| (cells[1].to_string(), cells[column + 2].to_string()))
        .collect()
}

#[test]
fn the_table_says_what_is_kept() {
    let site = everything();
    let columns = FORMATS.iter().enumerate().map(|(at, format)| {
        if *format == "pdf" && !cfg!(feature = "pdf") {
            assert!(!blessing(), "only with the feature pdf can the whole table be written");
            return committed(at);
        }
        let (public, internal) = (kept(&site, format, "public"), kept(&site, format, "internal"));
        let is_data = matches!(*format, "json" | "csv");
        let cell = |(name, content, data): &(&str, &str, &str)| {
            let (marks, text) =
                (if is_data { data } else { content }, if *name == AUDIENCE { &internal } else { &public });
            let is_kept = marks.split('|').all(|mark| mark.split(" or ").any(|mark| text.contains(mark)));
            let sign = if is_kept { "✓" } else { "—" };
            (name.to_string(), sign.to_string())
        };
        CONTENTS.iter().map(cell).collect()
    });
    let columns: Vec<BTreeMap<String, String>> = columns.collect();
    let mut table = format!("| | {} |\n|---|{}\n", FORMATS.join(" | "), ":-:|".repeat(FORMATS.len()));
    for (name, ..) in CONTENTS {
        let cells: Vec<&str> = columns.iter().map(|column| column.get(*name).map_or("", String::as_str)).collect();
        table.push_str(&format!("| {name} | {} |\n", cells.join(" | ")));
    }
    expect_part("docs/import-export.md", "export", &table);
}
