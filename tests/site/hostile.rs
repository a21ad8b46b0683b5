//! Hostile input ends in a clear word, in bounded time, and brings nothing live into a page.

#[cfg(unix)]
use std::fs;
#[cfg(unix)]
use std::os::unix::fs::symlink;

use proptest::prelude::*;
#[cfg(unix)]
use tongbao::model::Address;
#[cfg(unix)]
use tongbao::output;
#[cfg(unix)]
use tongbao::render::{InMemory, Receiver};

use super::support::{Site, html, xml};

#[track_caller]
fn check(site: &Site, expected: &str) {
    let codes = site.build(&["--format", "json"]).expect(1).codes();
    assert!(codes.iter().any(|code| code == expected), "{codes:?}");
}

#[test]
fn bombs_and_deep_nesting_in_yaml_are_refused() {
    let mut bomb = "a: &a [1,1,1,1,1,1,1,1,1,1]\n".to_string();
    for (from, to) in [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e"), ("e", "f"), ("f", "g")] {
        bomb += &format!("{to}: &{to} [{}]\n", vec![format!("*{from}"); 10].join(","));
    }
    check(&Site::small().issue("n/03-x", &bomb, "。\n"), "TB104");
    check(&Site::small().issue("n/03-x", &format!("topics: {}\n", "[".repeat(20_000)), "。\n"), "TB104");
}

#[test]
fn deep_and_long_markdown_is_rendered() {
    for body in
        [">".repeat(20_000), "[".repeat(20_000), "*a_".repeat(20_000), "- ".repeat(20_000), "字".repeat(2 << 20)]
    {
        Site::small().issue("n/03-x", "", &body).build(&[]).expect(0);
    }
}

#[cfg(unix)]
#[test]
fn links_out_of_the_content_and_loops_are_not_followed() {
    check(
        &Site::small().file("outside.md", "---\ntitle: 外\n---\n").symlink("content/n/03-x.md", "../../outside.md"),
        "TB004",
    );
    check(&Site::small().symlink("content/n/loop", "../n"), "TB005");
    check(&Site::small().symlink("content/a", "b").symlink("content/b", "a"), "TB005");
}

#[cfg(unix)]
#[test]
fn what_became_a_link_out_of_content_since_it_was_found_is_published_nowhere() {
    let site = Site::small().file("content/n/x.pdf", "附件").file("secret/x.pdf", "机密");
    let (root, folder) = (site.root(), site.root().join("content/n"));
    let assets = tongbao::load::read(root).unwrap().assets;
    let asset = &assets["n/x.pdf"];
    let published = || {
        let kept = InMemory::default();
        let address = Address::file("n/x.pdf");
        let written = output::Folder::open(&root.join("public"), &[], || ()).unwrap().file(&address, asset);
        kept.file(&address, asset).and(written).map(|()| kept.files.into_inner().unwrap().remove("n/x.pdf").unwrap())
    };
    assert_eq!(published().unwrap(), "附件".as_bytes());
    fs::remove_file(folder.join("x.pdf")).unwrap();
    symlink("../../secret/x.pdf", folder.join("x.pdf")).unwrap();
    assert!(published().is_err());
    fs::remove_dir_all(&folder).unwrap();
    symlink("../secret", folder).unwrap();
    assert!(published().is_err());
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_waited_for() {
    let site = Site::small();
    let made = std::process::Command::new("mkfifo").arg(site.root().join("content/n/03-pipe.md")).status().unwrap();
    assert!(made.success());
    check(&site, "TB001");
}

#[cfg(unix)]
#[test]
fn a_name_with_a_line_break_is_no_asset() {
    let site = Site::small().file("content/n/a\n7 own.txt", "一").issue("n/09-x", "", "见[一](a%0A7%20own.txt)。\n");
    assert!(site.faults().iter().any(|fault| fault.ends_with("TB001")), "{:?}", site.faults());
}

#[cfg(unix)]
#[test]
fn why_something_is_not_read_is_told_in_the_reader_s_language() {
    let site = Site::small().file("content/n/a\nb.txt", "一").file("content/_words", "一");
    let made = std::process::Command::new("mkfifo").arg(site.root().join("content/n/03-pipe.md")).status().unwrap();
    assert!(made.success());
    let told = site.run(&["check", "--lang", "zh"]).expect(1).stderr;
    for reason in ["文件名里有看不见的控制字符", "路径中有一段是文件，不是文件夹", "这不是普通文件"]
    {
        assert!(told.contains(&format!("读不了这个文件：{reason}")), "{reason}: {told}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_list_of_words_whose_name_is_no_text_is_told() {
    let site = Site::small().file("content/_words/a.txt", "公厕\n");
    let name = <std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(b"\xFF.txt");
    std::fs::write(site.path("content/_words").join(name), "路灯\n").unwrap();
    let told = site.run(&["check", "--lang", "zh"]).expect(1).stderr;
    assert!(told.contains("读不了这个文件：文件名不是 UTF-8 编码"), "{told}");
}

#[test]
fn faults_of_one_kind_are_counted_only() {
    let many = |piece: &str| piece.repeat(1_000);
    let text = |piece: &str| Site::small().issue("n/09-x", "", &many(piece));
    let fields = |line: &str| Site::small().issue("n/09-x", &many(line), "。\n");
    for (code, site) in [
        ("TB327", text(":::\n")),
        ("TB303", text("[一](nowhere.md) ")),
        ("TB303", text("<a href=\"nowhere.md\">一</a> ")),
        ("TB304", text("[一](#nowhere) ")),
        ("TB305", text("![一](nowhere.png) ")),
        ("TB006", text("\u{1}")),
        ("TB105", fields("status: 已完成\n")),
        ("TB106", fields("author: 某某\n")),
    ] {
        let faults = site.faults();
        let told = |code: &str| faults.iter().filter(|fault| fault.ends_with(code)).count();
        assert_eq!([told(code), told("TB696")], [199, 1], "{code}");
    }
}

#[cfg(unix)]
#[test]
fn no_text_and_no_name_steers_the_terminal() {
    let site = Site::small()
        .issue(
            "n/09-x",
            "slug: \"a\\e[2J\"\nresponsible: \"\\e]0;x\\a\"\n",
            "[一](a\u{1B}[31m) \u{1B}[2J二 [三](<\u{202E}>)\n",
        )
        .file("content/n/a\u{1B}[2J.md", "一\n");
    for format in ["human", "short"] {
        let run = site.build(&["--format", format, "--color", "never"]).expect(1);
        let told = run.stdout + &run.stderr;
        assert!(told.contains("TB114") && told.contains("TB303"), "{told}");
        assert!(!told.contains(['\u{1B}', '\u{7}', '\u{202E}']), "{told:?}");
    }
}

#[test]
fn a_byte_order_mark_and_other_line_ends_change_nothing() {
    let plain = Site::small();
    let other = Site::small();
    for path in ["content/site.yaml", "content/n/notice.md", "content/n/01-lamps.md"] {
        other.write(path, format!("\u{FEFF}{}", other.read(path).replace('\n', "\r\n")));
    }
    let differences: Vec<_> = plain.built(&[]).differences(&other.built(&[])).iter().map(ToString::to_string).collect();
    assert_eq!(differences, [".tongbao-manifest"]);
}

#[test]
fn no_field_brings_a_live_script_into_a_page_or_a_data_file() {
    let evil =
        r#"</script></title><script>alert(1)</script>"'><svg onload=alert(1)><b onclick=alert(1)>]]>&amp;{{ page }}"#;
    let quoted = serde_json::Value::from(evil).to_string();
    let site = Site::small()
        .file(
            "content/site.yaml",
            format!(
                "title: {quoted}\ndescription: {quoted}\noffice: {quoted}\nbase_url: https://example.gov.cn/\n\
                 contact: {{ name: {quoted}, phone: {quoted}, address: {quoted}, postcode: {quoted}, hours: {quoted} }}\n\
                 government: {{ sponsor: {quoted}, operator: {quoted}, site_code: {quoted}, icp: {quoted}, police: {quoted} }}\n\
                 statuses: {{ done: [{quoted}] }}\n"
            ),
        )
        .notice(
            "n",
            &format!(
                "title: {quoted}\nissuer: {quoted}\ninspector: {quoted}\nindex_number: {quoted}\ndocument_number: {quoted}\n\
                 openness: {quoted}\nkeywords: [{quoted}]\ndescription: {quoted}\ncategories: [{{ id: lighting, title: {quoted} }}]\n\
                 corrections: [{{ date: 2025-10-12, text: {quoted} }}]\nattachments: [{{ file: a.pdf, title: {quoted} }}]\n"
            ),
            &format!("{evil}\n\n## {evil}\n\n[x](https://example.org/?\"><script>) <a href=\"https://example.org/\" onclick=x>y</a>\n"),
        )
        .issue(
            "n/01-lamps",
            &format!("title: {quoted}\nstatus: {quoted}\nresponsible: [{quoted}]\ntopics: [{quoted}]\nmeasures: [{{ text: {quoted} }}]\n"),
            &format!("```{evil}\n{evil}\n```\n\n| {evil} |\n|---|\n| `{evil}` |\n\n[^1]\n\n[^1]: {evil}\n"),
        )
        .file("content/n/a.pdf", "x")
        .file("content/about.md", format!("---\ntitle: {quoted}\nnavigation: 1\n---\n{evil}\n"));
    site.remove("content/n/02-trees.md");
    let output = site.built(&[]);
    for (page, tokens) in output.pages() {
        for tag in html::tags(&tokens) {
            let data = tag.get("type") == Some("application/ld+json");
            let of_theme = |src: &str| ["assets/gov.", "assets/search."].iter().any(|own| src.contains(own));
            let own = tag.get("src").is_some_and(of_theme);
            assert!(tag.name != "script" || data || own, "{page}: {tag:?}");
            for (name, value) in &tag.attributes {
                assert!(!name.starts_with("on"), "{page}: {tag:?}");
                let value = value.trim().to_ascii_lowercase();
                assert!(
                    !matches!(name.as_str(), "href" | "src") || !value.starts_with("javascript:"),
                    "{page}: {tag:?}"
                );
            }
        }
    }
    for (path, bytes) in &output.files {
        if path.ends_with(".json") {
            serde_json::from_slice::<serde_json::Value>(bytes).unwrap_or_else(|error| panic!("{path}: {error}"));
        }
        if path.ends_with(".xml") {
            assert!(!xml::elements(std::str::from_utf8(bytes).unwrap()).is_empty(), "{path}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn any_text_ends_well_and_stays_in_its_folder(head in "[a-z:\\-\\[\\]{}\"'#&*!|> 整改\n]{0,120}", body in "\\PC{0,200}") {
        let site = Site::small().file("content/n/03-x.md", format!("---\ntitle: 题\ncategory: lighting\nstatus: 已完成\n{head}\n---\n{body}"));
        let run = site.build(&[]);
        prop_assert!(matches!(run.code, 0 | 1), "{}", run.stderr);
        prop_assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
        let mut beside: Vec<_> = std::fs::read_dir(site.root()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        beside.sort();
        prop_assert!(beside.iter().all(|name| name == "content" || name == "public"), "{beside:?}");
    }
}
