//! The command, as its user meets it: a site begun, a notice updated, nothing overwritten by accident.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;

use super::support::data;
use super::support::docx::*;

struct Desk {
    folder: tempfile::TempDir,
}

struct Ran {
    code: i32,
    stdout: String,
    stderr: String,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn put(&self, name: &str, bytes: &[u8]) -> &Self {
        fs::write(self.path(name), bytes).unwrap();
        self
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    fn run(&self, args: &[&str]) -> Ran {
        self.run_among(Path::new("/nowhere"), args)
    }

    /// The command where a folder holds the only other programs.
    fn command(&self, programs: &Path, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tongbao"));
        command
            .env("SOURCE_DATE_EPOCH", "1760148000")
            .env("LANG", "zh_CN.UTF-8")
            .env_remove("LC_ALL")
            .env("PATH", programs)
            .current_dir(self.folder.path())
            .args(args);
        command
    }

    fn run_among(&self, programs: &Path, args: &[&str]) -> Ran {
        Ran::of(&mut self.command(programs, args))
    }
}

impl Ran {
    fn of(command: &mut Command) -> Self {
        let output = command.output().unwrap();
        Self {
            code: output.status.code().expect("it ends by itself"),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    #[track_caller]
    fn expect(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{}\n{}", self.stdout, self.stderr);
        self
    }
}

fn notice(title_of_second: &str, status: &str) -> Vec<u8> {
    Docx::new()
        .center(XBS, "示例市水务局关于巡察整改情况的通报")
        .p("2025年3月4日至4月30日，市委第二巡察组对市水务局开展了巡察，6月10日反馈意见。")
        .look(HEI, "一、反馈问题整改情况")
        .look(KAI, "（一）管网改造滞后")
        .p("整改结果：已完成")
        .p("整改情况：更换管网12公里。")
        .look(KAI, &format!("（二）{title_of_second}"))
        .p(&format!("整改结果：{status}"))
        .p("整改情况：按月公示。")
        .p("联系电话：0000-0000000")
        .right("2025年11月3日")
        .bytes()
}

const FOLDER: &str = "content/xun-cha-zheng-gai-qing-kuang-2025";

#[test]
fn two_commands_lead_from_a_document_to_a_site() {
    let desk = Desk::new();
    desk.put("通报.docx", &notice("水质公示不及时", "正在整改"));
    desk.run(&["import", "通报.docx"]).expect(0);
    desk.run(&["build"]).expect(0);
    let page = desk.read("public/notices/xun-cha-zheng-gai-qing-kuang-2025/index.html");
    for words in ["示例市水务局关于巡察整改情况的通报", "管网改造滞后", "水质公示不及时", "按月公示。", "0000-0000000"]
    {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn a_dry_run_shows_the_tree_and_writes_nothing() {
    let desk = Desk::new();
    desk.put("通报.docx", &notice("水质公示不及时", "正在整改"));
    let ran = desk.run(&["import", "--dry-run", "通报.docx"]).expect(0);
    for words in ["2 类 2 个问题", "01-guan-wang-gai-zao-zhi-hou.md", "没有写入", "第 3 行"] {
        assert!(ran.stdout.contains(words), "{words}\n{}", ran.stdout);
    }
    assert!(!desk.path("content").exists());
}

#[test]
fn the_same_document_again_changes_nothing() {
    let desk = Desk::new();
    desk.put("通报.docx", &notice("水质公示不及时", "正在整改"));
    desk.run(&["import", "通报.docx"]).expect(0);
    let before = files(&desk.path("content"));
    let ran = desk.run(&["import", "通报.docx"]).expect(0);
    assert!(ran.stdout.contains("没有变化"), "{}", ran.stdout);
    assert_eq!(files(&desk.path("content")), before);
}

#[test]
fn a_newer_version_updates_the_issues_and_shows_what_changed() {
    let desk = Desk::new();
    desk.put("通报.docx", &notice("水质公示不及时", "正在整改"));
    desk.run(&["import", "通报.docx"]).expect(0);
    let issue = format!("{FOLDER}/02-shui-zhi-gong-shi-bu-ji-shi.md");
    let mended = desk.read(&issue).replace("status:", "topics: [饮水]\nstatus:");
    desk.put(&issue, mended.as_bytes());
    desk.put("通报.docx", &notice("水质公示不够及时", "已完成"));

    let ran = desk.run(&["import", "通报.docx"]).expect(1);
    assert!(ran.stderr.contains("--force"), "{}", ran.stderr);
    assert!(ran.stdout.contains("- status: 正在整改") && ran.stdout.contains("+ status: 已完成"), "{}", ran.stdout);
    assert_eq!(desk.read(&issue), mended);

    desk.run(&["import", "--force", "通报.docx"]).expect(0);
    let text = desk.read(&issue);
    assert!(
        text.contains("title: 水质公示不够及时") && text.contains("status: 已完成") && text.contains("topics: [饮水]"),
        "{text}"
    );
    assert_eq!(files(&desk.path(FOLDER)).len(), 3);
    desk.run(&["build"]).expect(0);
}

#[test]
fn a_ledger_updates_a_notice_that_is_there() {
    let desk = Desk::new();
    desk.put("通报.docx", &notice("水质公示不及时", "正在整改"));
    desk.run(&["import", "通报.docx"]).expect(0);
    desk.put("台账.csv", "问题,整改结果,责任单位,完成时间\n管网改造滞后,已完成,供水科,2025-08-01\n水质公示不及时,已完成,水质科,2025-09-01\n".as_bytes());
    let before = desk.read(&format!("{FOLDER}/notice.md"));
    desk.run(&["import", "--force", "--slug", "xun-cha-zheng-gai-qing-kuang-2025", "台账.csv"]).expect(0);
    assert_eq!(desk.read(&format!("{FOLDER}/notice.md")), before);
    let text = desk.read(&format!("{FOLDER}/02-shui-zhi-gong-shi-bu-ji-shi.md"));
    for words in ["status: 已完成", "responsible: [水质科]", "completed: 2025-09-01", "按月公示。"] {
        assert!(text.contains(words), "{words}\n{text}");
    }
}

/// What the document does not give stays, inside the contact too; and a list is not written anew for its form.
#[test]
fn a_contact_and_categories_written_by_hand_stay() {
    let desk = Desk::new();
    desk.put("通报.docx", &notice("水质公示不及时", "正在整改"));
    desk.run(&["import", "通报.docx"]).expect(0);
    let (file, text) = (format!("{FOLDER}/notice.md"), desk.read(&format!("{FOLDER}/notice.md")));
    let (front, rest) = text.split_once("categories:\n").unwrap();
    let body = rest.split_once("---\n").unwrap().1;
    let categories = "categories:   # 反馈的次序\n  - { id: guan-wang-gai-zao-zhi-hou, title: 管网改造滞后 }\n  \
        - { id: shui-zhi-gong-shi-bu-ji-shi, title: 水质公示不及时 }\n";
    let by_hand = format!("{front}contact: {{ phone: 0000-1111111, hours: 工作日上午 }}\n{categories}---\n{body}");
    desk.put(&file, by_hand.as_bytes());
    desk.run(&["import", "--force", "通报.docx"]).expect(0);
    let updated = desk.read(&file);
    // The telephone is the site's again.
    assert!(updated.contains("contact:\n  hours: 工作日上午\n"), "{updated}");
    assert!(updated.contains(categories), "{updated}");
    assert!(desk.run(&["import", "通报.docx"]).expect(0).stdout.contains("没有变化"));
}

#[test]
fn what_a_document_does_not_name_has_no_empty_place_in_the_summary() {
    let desk = Desk::new();
    desk.put("台账.csv", "问题,整改结果,责任单位\n管网改造滞后,已完成,供水科\n".as_bytes());
    let args = ["import", "--lang", "en", "--title", "关于巡察整改情况的通报", "--date", "2025-11-03", "台账.csv"];
    let ran = desk.run(&args).expect(0);
    let head = "Title: 关于巡察整改情况的通报; date: 2025-11-03\nUnderstood: 1 category, 1 issue (已完成 1)\n";
    assert!(ran.stdout.starts_with(head), "{}", ran.stdout);
}

#[test]
fn an_issue_that_the_document_no_longer_has_keeps_its_category() {
    let desk = Desk::new();
    desk.put("通报.docx", &notice("水质公示不及时", "正在整改"));
    desk.run(&["import", "通报.docx"]).expect(0);
    let shorter = Docx::new()
        .center(XBS, "示例市水务局关于巡察整改情况的通报")
        .look(HEI, "一、反馈问题整改情况")
        .look(KAI, "（一）管网改造滞后")
        .p("整改结果：已完成")
        .p("整改情况：更换管网12公里。")
        .right("2025年11月3日");
    desk.put("通报.docx", &shorter.bytes());
    let ran = desk.run(&["import", "--force", "通报.docx"]).expect(0);
    assert!(ran.stdout.contains("02-shui-zhi-gong-shi-bu-ji-shi.md"), "{}", ran.stdout);
    desk.run(&["build"]).expect(0);
    assert!(desk.run(&["import", "通报.docx"]).expect(0).stdout.contains("没有变化"));
}

#[test]
fn a_notice_of_another_office_is_another_notice() {
    let desk = Desk::new();
    let of = |office: &str| {
        Docx::new()
            .center(XBS, &format!("{office}关于巡察整改情况的通报"))
            .look(HEI, "一、反馈问题整改情况")
            .look(KAI, "（一）管网改造滞后")
            .p("整改结果：已完成")
            .p(&format!("整改情况：{office}更换管网。"))
            .right("2025年11月3日")
            .bytes()
    };
    for (office, folder) in [
        ("示例市水务局", FOLDER.to_string()),
        ("示例市财政局", format!("{FOLDER}-2")),
        ("示例市民政局", format!("{FOLDER}-3")),
        // The same again, and with the office's name in full.
        ("示例市财政局", format!("{FOLDER}-2")),
        ("中共示例市水务局党组", FOLDER.to_string()),
    ] {
        desk.put("通报.docx", &of(office));
        desk.run(&["import", "--force", "通报.docx"]).expect(0);
        let notice = desk.read(&format!("{folder}/notice.md"));
        assert!(notice.contains(&format!("title: {office}关于")), "{office}: {notice}");
        assert!(desk.read(&format!("{folder}/01-guan-wang-gai-zao-zhi-hou.md")).contains(&format!("{office}更换")));
    }
    desk.run(&["build"]).expect(0);
}

#[test]
fn a_title_and_a_date_that_are_given_go_before_those_that_are_there() {
    let desk = Desk::new();
    desk.put("通报.docx", &notice("水质公示不及时", "正在整改"));
    desk.run(&["import", "通报.docx"]).expect(0);
    desk.put("台账.csv", "问题,整改结果\n管网改造滞后,已完成\n".as_bytes());
    let slug = ["--slug", "xun-cha-zheng-gai-qing-kuang-2025"];
    let given = ["--title", "示例市水务局关于整改进展的通报", "--date", "2026-01-05", "台账.csv"];
    desk.run(&[&["import", "--force"], &slug[..], &given].concat()).expect(0);
    let text = desk.read(&format!("{FOLDER}/notice.md"));
    assert!(text.contains("title: 示例市水务局关于整改进展的通报\n") && text.contains("date: 2026-01-05\n"), "{text}");
}

#[test]
fn the_sample_site_is_its_own_import() {
    let desk = Desk::new();
    let document = data().join("yanshi-2025.md");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let ran =
        desk.run(&["import", "--dry-run", "--root", root.to_str().unwrap(), document.to_str().unwrap()]).expect(0);
    assert!(ran.stdout.contains("会写 0 个文件，22 个未变"), "{}", ran.stdout);
}

#[test]
fn what_cannot_be_read_is_said_with_a_way_out() {
    let desk = Desk::new();
    fs::create_dir(desk.path("巡察")).unwrap();
    let blip = r#"<w:drawing><wp:inline><a:graphic><a:graphicData><a:blip r:embed="rId5"/></a:graphicData></a:graphic></wp:inline></w:drawing>"#;
    let scanned = Docx::new()
        .raw("", &format!("<w:r>{blip}</w:r>"))
        .part("word/media/image1.png", PIXEL)
        .relation("rId5", "image", "media/image1.png");
    desk.put("旧.doc", b"\xD0\xCF\x11\xE0")
        .put("扫描.pdf", b"%PDF-1.4")
        .put("图.tiff", b"II")
        .put("空.docx", b"")
        .put("空白.txt", b" \n\n")
        .put("照片.docx", b"\xFF\xD8\xFF\xE0\0\x10JFIF")
        .put("~$通报.docx", b"\x05admin")
        .put("通报.zip", b"PK\x03\x04")
        .put("扫描.docx", &scanned.bytes())
        .put("无题.txt", "你好".as_bytes());
    let word = Docx::new().p("示例市水务局通报").bytes();
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().write(0, 0, "示例市水务局台账").unwrap();
    let book = book.save_to_buffer().unwrap();
    desk.put("通报.xlsx", &word).put("通报.txt", &word).put("台账.docx", &book).put("台账.csv", &book);
    for (file, words) in [
        ("旧.doc", "LibreOffice"),
        ("扫描.pdf", "pdftotext"),
        ("图.tiff", "这是图片"),
        ("图.xyz", "不认识这种格式"),
        ("空.docx", "文件是空的"),
        ("空白.txt", "没有文字"),
        ("照片.docx", "这是图片"),
        ("~$通报.docx", "名字不带“~$”的那一份"),
        ("通报.zip", "先解压"),
        ("巡察", "写出文件夹里要导入的文件"),
        ("扫描.docx", "识别成文字"),
        ("没有.docx", "打不开"),
        ("通报.xlsx", "这其实是 Word 文件"),
        ("通报.txt", "把扩展名改成 .docx"),
        ("台账.docx", "这其实是 Excel 工作簿"),
        ("台账.csv", "把扩展名改成 .xlsx"),
        ("无题.txt", "--date"),
    ] {
        let ran = desk.run(&["import", file]).expect(1);
        assert!(ran.stderr.contains(words), "{file}: {}", ran.stderr);
    }
    assert!(!desk.path("content").exists());
    desk.run(&["import", "--slug", "../x", "无题.txt", "--date", "2025-01-01", "--title", "甲"]).expect(2);
    desk.run(&["import", "--slug", "x", "a.txt", "b.txt"]).expect(2);
}

#[test]
fn machines_are_told_the_findings_alone() {
    let desk = Desk::new();
    desk.put("通报.docx", &notice("水质公示不及时", "正在整改"));
    let ran = desk.run(&["import", "--dry-run", "--format", "json", "通报.docx"]).expect(0);
    assert!(ran.stdout.lines().all(|line| line.starts_with('{')), "{}", ran.stdout);
    assert!(ran.stdout.contains("TB581"));
}

fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push((path.clone(), fs::read(&path).unwrap()));
        }
    }
    found.sort();
    found
}

/// Pictures that lie beside a text come along; what lies elsewhere, or is no picture, does not.
#[test]
fn pictures_beside_a_text_are_brought_along() {
    let desk = Desk::new();
    fs::create_dir_all(desk.path("文稿/图")).unwrap();
    desk.put("secret.png", PIXEL).put("文稿/图/河道 一.png", PIXEL).put("文稿/not.png", "不是图片".as_bytes());
    let text = |pictures: &str| {
        format!(
            "# 示例市水务局关于巡察整改情况的通报\n\n## 一、供水方面\n\n### 1.管网老化\n\n整改结果：已完成\n\n{pictures}\n\n示例市水务局\n\n2025年11月3日\n"
        )
    };
    let marked = text(
        "换了。\n\n![河道](图/河道%20一.png)\n\n![河道](图/河道%20一.png)\n\n![](../secret.png)\n\n![](not.png)\n\n![](https://www.example.gov.cn/a.png)",
    );
    desk.put("文稿/a.md", marked.as_bytes());
    let page = "<h1>示例市水务局关于巡察整改情况的通报</h1><h2>一、供水方面</h2><h3>1.管网老化</h3><p>整改结果：已完成</p>\
                <p>换了。</p><p><img src='图/河道 一.png' alt=河道></p><p><img src=../secret.png></p><p>示例市水务局</p><p>2025年11月3日</p>";
    desk.put("文稿/b.html", page.as_bytes());
    for (file, slug, left) in [("文稿/a.md", "a", 3), ("文稿/b.html", "b", 1)] {
        let ran = desk.run(&["import", file, "--slug", slug, "--format", "json"]).expect(0);
        assert_eq!(ran.stdout.matches("不能用于网页的图片").count(), left, "{file}: {}", ran.stdout);
        assert_eq!(fs::read(desk.path(&format!("content/{slug}/images/image-1.png"))).unwrap(), PIXEL, "{file}");
        assert!(!desk.path(&format!("content/{slug}/images/image-2.png")).exists(), "{file}");
        let issue = desk.read(&format!("content/{slug}/01-guan-wang-lao-hua.md"));
        assert!(issue.contains("![河道](images/image-1.png)"), "{file}: {issue}");
    }
    desk.run(&["build"]).expect(0);
}

/// A stand-in for LibreOffice: notes what it found, and names the file as LibreOffice does.
#[cfg(unix)]
const CONVERTER: &str = r#"#!/bin/sh
for word; do
    case $before in --outdir) folder=$word ;; --convert-to) ending=$word ;; esac
    before=$word
done
/bin/ls -ld "$folder" > seen
echo "$before" >> seen
name=${before##*/}
/bin/cp made.docx "$folder/${name%.*}.$ending"
"#;

#[cfg(unix)]
#[test]
fn a_converted_document_is_found_whatever_its_name_and_seen_by_nobody_else() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    fs::create_dir(desk.path("bin")).unwrap();
    desk.put("bin/soffice", CONVERTER.as_bytes());
    fs::set_permissions(desk.path("bin/soffice"), fs::Permissions::from_mode(0o755)).unwrap();
    desk.put("made.docx", &notice("水质公示不及时", "正在整改")).put("附件1.整改情况.odt", b"odt");
    let ran = desk.run_among(&desk.path("bin"), &["import", "附件1.整改情况.odt"]).expect(0);
    assert!(ran.stdout.contains("2 类 2 个问题"), "{}", ran.stdout);
    let seen = desk.read("seen");
    assert!(seen.starts_with("drwx------") && seen.ends_with("/document.odt\n"), "{seen}");
}

#[cfg(unix)]
#[test]
fn why_there_is_no_place_to_convert_a_document_is_told() {
    let desk = Desk::new();
    desk.put("旧.doc", b"doc");
    let mut command = desk.command(Path::new("/nowhere"), &["import", "旧.doc"]);
    let told = Ran::of(command.env("TMPDIR", desk.path("none"))).expect(1).stderr;
    assert!(told.contains("临时文件夹不能用，转换不了：没有这个文件") && told.contains("TMPDIR"), "{told}");
}

/// A stand-in for a LibreOffice that hangs, as the real one starts a program of its own.
#[cfg(unix)]
const HANGING: &str = r#"#!/bin/sh
(exec 3> pipe; : > begun; /bin/sleep 30; echo survived >&3) &
wait
"#;

#[cfg(unix)]
#[test]
fn whoever_ends_an_import_ends_the_conversion_too() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    fs::create_dir(desk.path("bin")).unwrap();
    desk.put("bin/soffice", HANGING.as_bytes()).put("旧.doc", b"doc");
    fs::set_permissions(desk.path("bin/soffice"), fs::Permissions::from_mode(0o755)).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(desk.path("pipe")).status().unwrap().success());
    let import = std::process::Command::new(env!("CARGO_BIN_EXE_tongbao"))
        .args(["import", "旧.doc"])
        .current_dir(desk.folder.path())
        .env("PATH", desk.path("bin"))
        .env("LANG", "zh_CN.UTF-8")
        .env_remove("LC_ALL")
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    // Waits until the pipe is held open at its other end.
    let mut pipe = fs::File::open(desk.path("pipe")).unwrap();
    rustix::process::kill_process(rustix::process::Pid::from_child(&import), rustix::process::Signal::INT).unwrap();
    let mut said = String::new();
    std::io::Read::read_to_string(&mut pipe, &mut said).unwrap();
    assert_eq!(said, "");
    let output = import.wait_with_output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("旧.doc 时被中止"), "{told}");
    assert!(!desk.path("content").exists());
}

#[test]
fn columns_that_are_left_out_are_listed_as_the_reader_s_language_lists() {
    let desk = Desk::new();
    desk.put("ledger.csv", "问题,整改结果,难点,,督办\n管网改造滞后,已完成,甲,乙,丙\n".as_bytes());
    let told = |language: &str| {
        let given = ["--title", "示例市水务局关于整改进展的通报", "--date", "2026-01-05", "--dry-run", "ledger.csv"];
        desk.run(&[&["import", "--lang", language], &given[..]].concat()).stderr
    };
    let (zh, en) = (told("zh"), told("en"));
    assert!(zh.contains("列：难点、（没有表头）、督办"), "{zh}");
    assert!(en.contains("columns 难点, without a head, 督办"), "{en}");
}

#[test]
fn what_is_told_of_a_workbook_names_the_sheet() {
    let mut book = rust_xlsxwriter::Workbook::new();
    for name in ["供水方面", "工程方面"] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        sheet.write_row(0, 0, ["问题", "整改结果", "整改情况", "备注"]).unwrap();
        sheet.write_row(1, 0, [&format!("{name}不到位"), "已完成", "整改了。", "督办"]).unwrap();
        sheet.write(2, 2, rust_xlsxwriter::Formula::new("=A99").set_result("#REF!")).unwrap();
    }
    let desk = Desk::new();
    desk.put("台账.xlsx", &book.save_to_buffer().unwrap());
    let ran = desk.run(&["import", "--title", "示例市水务局整改台账", "--date", "2025-10-11", "台账.xlsx"]).expect(0);
    for name in ["供水方面", "工程方面"] {
        assert!(ran.stdout.contains(&format!("“{name}”第 1 行")), "{}", ran.stdout);
        assert!(ran.stderr.contains(&format!("台账.xlsx [{name}]")), "{}", ran.stderr);
    }
    assert_eq!(ran.stderr.matches("（C3）").count(), 2, "{}", ran.stderr);
}
