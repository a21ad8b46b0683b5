//! `tongbao check` and `tongbao build --strict`, from the command line.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

const SITE: &str =
    "title: 示例市\noffice: 示例市城市管理局\nchecks: { severity: { missing-identifier: off, TB921: off } }\n";
const NOTICE: &str = "---\ntitle: 关于整改情况的通报\ndate: 2025-10-11\ncategories: [{ id: a, title: 城市照明 }]\n---\n现将整改情况予以公布。\n";
const ISSUE: &str = "---\ntitle: 路灯维修不及时\ncategory: a\nstatus: 已完成\n---\n";

pub fn site(body: &str) -> TempDir {
    let root = TempDir::new().unwrap();
    let content = root.path().join("content");
    fs::create_dir_all(content.join("n")).unwrap();
    fs::write(content.join("site.yaml"), SITE).unwrap();
    fs::write(content.join("n/notice.md"), NOTICE).unwrap();
    fs::write(content.join("n/01-a.md"), format!("{ISSUE}{body}\n")).unwrap();
    root
}

pub fn tongbao(root: &Path, args: &[&str]) -> (i32, String, String) {
    let output = Command::cargo_bin("tongbao")
        .unwrap()
        .current_dir(root)
        .env("SOURCE_DATE_EPOCH", "1764547200")
        .args(args)
        .args(["--lang", "zh", "--color", "never"])
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

const GOOD: &str = "对辖区路灯进行全面排查，更换损坏的灯具，建立了巡查制度。";

#[test]
fn a_text_without_fault_is_told_so() {
    let (code, out, err) = tongbao(site(GOOD).path(), &["check"]);
    assert_eq!((code, err.as_str()), (0, "另有提示 1 处，加 --verbose 查看。\n"), "{out}");
    assert_eq!(out, "检查了 1 份通报、1 个问题：没有发现问题。\n");
}

#[test]
fn what_is_wrong_with_a_theme_of_the_site_is_told_by_a_check_of_everything() {
    let root = site(GOOD);
    let style = root.path().join("themes/gov/assets/own.css");
    fs::create_dir_all(style.parent().unwrap()).unwrap();
    fs::write(&style, "a{b:url(seal.svg)}").unwrap();
    let (code, out, err) = tongbao(root.path(), &["check"]);
    assert!(code == 1 && err.contains("TB407") && err.contains("themes/gov/assets/own.css:1"), "{out}{err}");
    fs::write(&style, "a{b:c}").unwrap();
    let template = root.path().join("themes/gov/templates/home.html");
    fs::create_dir_all(template.parent().unwrap()).unwrap();
    fs::write(&template, "\n{{ page.title | uper }}").unwrap();
    let (code, _, err) = tongbao(root.path(), &["check"]);
    let told = "没有 `uper` 这个过滤器（Unknown filter `uper`）\n --> themes/gov/templates/home.html:2:1";
    assert!(code == 1 && err.contains(told), "{err}");
    fs::remove_file(&template).unwrap();
    assert_eq!(tongbao(root.path(), &["check"]).0, 0);
    // On every page, and told once.
    let frame = template.with_file_name("frame-bottom.html");
    fs::write(&frame, "\n\n{{ words.nosuch }}").unwrap();
    let (code, _, err) = tongbao(root.path(), &["check"]);
    assert!(code == 1 && err.contains("themes/gov/templates/frame-bottom.html:3"), "{err}");
    assert_eq!(err.matches("TB504").count(), 1, "{err}");
    fs::remove_file(&frame).unwrap();
    fs::write(root.path().join("content/site.yaml"), format!("{SITE}theme: gvo\n")).unwrap();
    let (code, _, err) = tongbao(root.path(), &["check"]);
    assert!(code == 1 && err.contains("TB501") && err.contains("content/site.yaml:4"), "{err}");
}

#[test]
fn faults_of_the_internal_edition_are_told_of_in_a_plain_check() {
    let root = site(GOOD);
    let internal = ISSUE.replacen("---\n", "---\naudience: internal\n", 1);
    let write = |body: &str| fs::write(root.path().join("content/n/02-b.md"), format!("{internal}{body}\n")).unwrap();
    let remark = "只在党内公开的版本里，另有错误 1 处、警告 1 处：加 --edition internal 查看。";
    write("在城区设置设置便民点，己完成各项管理制度的修订，秩序良好。");
    let (code, out, err) = tongbao(root.path(), &["check"]);
    assert!(code == 0 && out.contains("没有发现问题") && err.contains(remark), "{out}{err}");
    let (code, _, err) = tongbao(root.path(), &["check", "--edition", "internal"]);
    assert!(code == 1 && err.contains("TB616") && !err.contains(remark), "{err}");
    // What both editions have is told once, and nothing is said where there is nothing.
    write("在城区设置便民点，修订了各项管理制度，秩序良好。");
    let (_, _, err) = tongbao(root.path(), &["check"]);
    assert!(!err.contains("党内公开"), "{err}");
}

#[test]
fn a_fault_is_shown_with_its_line_a_caret_and_what_to_do() {
    let (code, _, err) = tongbao(site("在城区设置设置便民点，完善了各项管理制度，效果良好。").path(), &["check"]);
    assert_eq!(code, 1);
    let lines: Vec<_> = err.lines().take(6).collect();
    assert_eq!(
        lines,
        [
            "警告[TB616]: “设置”写了两遍",
            " --> content/n/01-a.md:6:7",
            "  |",
            "6 | 在城区设置设置便民点，完善了各项管理制度，效果良好。",
            "  |       ^^^^^^^^",
            "  = 怎么改: 删去一个。"
        ]
    );
}

#[test]
fn how_much_has_one_right_answer_is_said_with_the_command_that_makes_it() {
    let root = site("在城区设置设置便民点，完善了相关的的管理制度，效果良好。");
    let (_, _, err) = tongbao(root.path(), &["check"]);
    assert!(err.contains("其中 2 处只有一种改法，tongbao check 加 --fix 可以改好。\n"), "{err}");
    tongbao(root.path(), &["check", "--fix"]);
    assert!(!tongbao(root.path(), &["check"]).2.contains("--fix"));
}

#[test]
fn a_heading_or_a_table_that_was_pasted_as_text_needs_no_full_stop() {
    for (body, expected) in [
        ("局党组高度重视，多次召开专题会议研究。\n##二、反馈问题，逐条整改的情况", "TB321"),
        ("经费使用情况，按项目列出如下：\n序号\t事项，内容\n1\t补植行道树，修剪灌木", "TB660"),
    ] {
        let (_, _, err) = tongbao(site(body).path(), &["check", "--format", "short"]);
        assert!(err.contains(expected) && !err.contains("TB705"), "{err}");
    }
}

#[test]
fn machines_get_the_fix() {
    let (code, out, _) =
        tongbao(site("在城区设置设置便民点，完善了各项管理制度，效果良好。").path(), &["check", "--format", "json"]);
    let line = out.lines().find(|line| line.contains("TB616")).unwrap();
    let value: serde_json::Value = serde_json::from_str(line).unwrap();
    assert_eq!(code, 1);
    assert_eq!(value["fix"]["sure"], true);
    assert_eq!(value["fix"]["edits"][0]["text"], "");
}

#[test]
fn a_strict_build_makes_nothing_of_a_text_with_errors() {
    let root = site("已将补贴退还给李某（身份证号 11010519491231002X），并完善了审核制度。");
    let (code, _, err) = tongbao(root.path(), &["build", "--strict"]);
    assert_eq!(code, 1, "{err}");
    assert!(err.contains("错误[TB901]") && !root.path().join("public/index.html").exists(), "{err}");
    assert_eq!(tongbao(root.path(), &["build"]).0, 0);
    assert_eq!(tongbao(root.path(), &["build", "--strict"]).0, 1, "a build that is up to date is looked at again");
}

#[test]
fn rules_are_listed_and_explained() {
    let root = TempDir::new().unwrap();
    let (code, out, _) = tongbao(root.path(), &["check", "--list"]);
    assert_eq!((code, out.lines().count()), (0, tongbao::check::RULES.len()));
    let (code, out, _) = tongbao(root.path(), &["check", "--explain", "tb616"]);
    assert!(code == 0 && out.starts_with("TB616 重复的词（doubled-word）\n警告\n\n查什么\n"), "{out}");
    let (code, out, _) = tongbao(root.path(), &["check", "--explain", "TB103"]);
    assert!(code == 0 && out.contains("broken-yaml") && out.contains('…') && !out.contains('{'), "{out}");
    let (code, _, err) = tongbao(root.path(), &["check", "--explain", "TB000"]);
    assert!(code == 2 && err.contains("没有“TB000”"), "{err}");
}

#[test]
fn nobody_is_told_that_nothing_moved_against_a_folder_without_a_published_site() {
    let root = site(GOOD);
    let against = |folder: &str| tongbao(root.path(), &["check", "--against", folder]);
    fs::create_dir_all(root.path().join("旧 网站/notices/n")).unwrap();
    for folder in ["content", "旧 网站"] {
        let (code, _, err) = against(folder);
        assert_eq!((code, err), (2, format!("无法运行：{folder} 里没有已发布的网站：找不到 notices/…/notice.json\n")));
    }
    let file = root.path().join("旧 网站/notices/n/notice.json");
    fs::write(&file, "{\"id\": \"n\"").unwrap();
    let (code, _, err) = against("旧 网站");
    assert!(code == 2 && err.contains("notice.json 不是已发布网站的 notice.json"), "{err}");
    fs::write(&file, "{\"id\": \"n\", \"published\": \"2025-10-01T09:00:00+08:00\"}").unwrap();
    let (code, _, err) = against("旧 网站");
    assert!(code == 1 && err.contains("TB932"), "{err}");
}
