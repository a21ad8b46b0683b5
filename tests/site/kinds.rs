//! Every kind of finding of loading, Markdown, planning and themes can be caused, and is told by the program.

use std::collections::BTreeSet;
use std::os::unix::ffi::OsStrExt;

use tongbao::catalogue::findings;
use tongbao::finding::Findings;
use tongbao::theme::Theme;

use super::support::Site;

/// A site for each kind, in which something is wrong in just that way.
fn faulty_sites() -> Vec<(&'static str, Site)> {
    let site_yaml = |line: &str| Site::small().file("content/site.yaml", format!("title: 示例市\n{line}\n"));
    let issue = |extra: &str, body: &str| Site::small().issue("n/03-x", extra, body);
    let bytes = |bytes: &[u8]| Site::small().file("content/n/03-x.md", bytes);
    let theme = |file: &str, text: &str| {
        site_yaml("theme: own")
            .file("themes/own/theme.yaml", "extends: gov\n")
            .file(&format!("themes/own/{file}"), text)
    };
    let other_notice = "categories: [{ id: lighting, title: 路灯 }]\nslug: m\n";
    vec![
        ("TB001", with_a_nameless_file()),
        ("TB002", bytes(b"---\ntitle: \xFF\xFF\n---\n")),
        ("TB003", bytes(b"---\ntitle: \xB1\xEA\xCC\xE2\n---\n")),
        ("TB004", Site::small().file("outside.md", "").symlink("content/n/03-x.md", "../../outside.md")),
        ("TB005", Site::small().symlink("content/n/loop", "../n")),
        ("TB006", issue("", "一\u{7}二。\n")),
        ("TB006", issue("responsible: [\"办公\\u0001室\"]\n", "。\n")),
        ("TB007", Site::small().file("content/n/03-x.md", "一".repeat(3 << 20))),
        ("TB008", bytes(&["---\ntitle: 标题".as_bytes(), b"\xE4\xB8\n---\n"].concat())),
        ("TB009", issue("", "一\u{E000}二。\n")),
        ("TB010", issue("", "一\u{F0FE}二。\n")),
        ("TB011", issue("", "一\u{FFFD}二。\n")),
        ("TB012", issue("", "一\u{FFFC}二。\n")),
        ("TB013", issue("", "æ•´æ”¹。\n")),
        ("TB014", bytes(b"\xFF\xFE-\0-\0-\0")),
        ("TB015", bytes(b"---\ntitle: \xBC\xD0\xC3\x44\n---\n")),
        ("TB016", bytes(b"PK\x03\x04\x14\0\xFF")),
        ("TB101", bytes("正文\n".as_bytes())),
        ("TB102", bytes("---\ntitle: 一\n".as_bytes())),
        ("TB103", issue("measures: [{\n", "。\n")),
        ("TB104", issue(&format!("topics: {}\n", "[".repeat(20_000)), "。\n")),
        ("TB105", issue("title: 一\ntitle: 二\n", "。\n")),
        ("TB106", issue("author: 某某\n", "。\n")),
        ("TB107", issue("statsu: 已完成\nstatus: 已完成\n", "。\n")),
        ("TB108", bytes("---\ntitle: 一\nstatus: 已完成\n---\n".as_bytes())),
        ("TB109", issue("title:\n", "。\n")),
        ("TB110", issue("title: [一]\n", "。\n")),
        ("TB111", issue("deadline: 2025-02-30\n", "。\n")),
        ("TB112", Site::small().notice("n", "published: 2025-10-11\n", "。\n")),
        ("TB113", issue("audience: secret\n", "。\n")),
        ("TB114", issue("slug: ../x\n", "。\n")),
        ("TB115", site_yaml("base_url: example.gov.cn")),
        ("TB116", site_yaml("contact: { email: nobody }")),
        ("TB117", issue("title: 南区 #3 泵站\n", "。\n")),
        ("TB118", Site::small().file("content/site.yaml", "只是文字\n")),
        ("TB119", issue("responsible: 市政科 <!-- 待定 -->\n", "。\n")),
        ("TB120", bytes("———\ntitle: 一\n———\n".as_bytes())),
        ("TB121", bytes("\n---\ntitle: 一\n---\n".as_bytes())),
        ("TB122", issue("title: “路灯不亮”\n", "。\n")),
        ("TB123", issue("status: 己完成\n", "。\n")),
        ("TB201", issue("status: 完成啦\n", "。\n")),
        ("TB202", issue("category: roads\n", "。\n")),
        ("TB203", issue("category: lightning\n", "。\n")),
        ("TB204", site_yaml("categories: [{ id: a, title: 一 }, { id: a, title: 二 }]")),
        ("TB205", Site::small().notice("n", "feedback: 2025-11-01\n", "。\n")),
        ("TB206", Site::small().notice("m", other_notice, "。\n").issue("m/01-x", "", "。\n")),
        ("TB207", Site::new()),
        ("TB208", Site::small().file("content/a/stray.md", "---\ntitle: 一\n---\n")),
        ("TB209", site_yaml("statuses: { ongoing: [已完成] }")),
        ("TB210", issue("", "::: internal\n一\n")),
        ("TB211", issue("draft: true\n", "。\n")),
        ("TB212", Site::small().notice("n", "draft: true\n", "。\n")),
        ("TB213", issue("", "一。\n\n:: internal\n二。\n::\n")),
        ("TB155", issue("", "一[^1]。\n\n[^1]: ::: internal\n    二。\n    :::\n")),
        ("TB156", issue("", "一。<!-- 甲 <!-- 乙 --> 丙 -->\n")),
        ("TB157", issue("", "见[一](https://u:p@example.gov.cn/)。\n")),
        ("TB158", issue("", "一<span hidden>二</span>。\n")),
        ("TB214", Site::small().file("content/n/03-x.md.txt", "---\n")),
        ("TB215", Site::small().file("content/_words/敏感词.docx", "PK")),
        ("TB216", issue("responsible: 市政科、园林科\n", "。\n")),
        ("TB301", issue("", "**“一岗双责”**2024年。\n")),
        ("TB302", issue("", "见[一](javascript:alert(1))。\n")),
        ("TB303", issue("", "见[一](nowhere.md)。\n")),
        ("TB304", issue("", "见[一](01-lamps.md#没有)。\n")),
        ("TB305", issue("", "![图](x.png)\n")),
        ("TB546", issue("", "![图](x.PNG)\n").file("content/n/x.PNG", "PK")),
        ("TB306", issue("", "![](x.svg)\n").file("content/n/x.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")),
        ("TB307", issue("", "<script>alert(1)</script>\n")),
        ("TB308", issue("", "::: box\n一\n:::\n")),
        ("TB327", issue("", "一。\n\n:::\n")),
        ("TB309", issue("", "::: note\n一\n")),
        ("TB310", Site::small().notice("n", "", "<!-- issues -->\n\n<!-- issues -->\n")),
        ("TB311", issue("", "![图](https://example.org/x.png)\n")),
        ("TB312", issue("", "一[^没有]。\n")),
        ("TB313", issue("", "![图](图 一.png)\n")),
        ("TB314", Site::small().notice("n", "", "一。\n\n<!-- Issues -->\n\n二。\n")),
        ("TB315", issue("", "一。<!— 备注 —>\n")),
        ("TB316", issue("", "一。\n\n<!-- 备注 ->\n\n二。\n")),
        ("TB317", issue("", "[注]: 截至9月底。\n")),
        ("TB318", issue("", "    一。\n")),
        ("TB319", issue("", "一。\n\u{3000}\u{3000}二。\n")),
        ("TB320", issue("", "规格600*600*20。\n")),
        ("TB321", issue("", "##一\n")),
        ("TB322", issue("", "一<o:p></o:p>。\n")),
        ("TB323", issue("", "一<span lang=EN-US>LED</span>。\n")),
        ("TB324", issue("", "一。\n\n[^1]: 注。\n")),
        ("TB325", issue("", "一[^1]。\n\n[^1]: 注。\n\n[^1]: 又。\n")),
        ("TB326", issue("", "| 一 |\n|---|\n| 二 | 三 |\n")),
        ("TB401", issue("slug: lamps\n", "。\n")),
        ("TB402", Site::small().file("content/n/unused.txt", "一")),
        ("TB403", issue("", "[页](x.html)\n").file("content/n/x.html", "<script></script>")),
        ("TB404", issue("attachments: [{ file: a.pdf }]\n", "。\n")),
        ("TB405", Site::small()),
        ("TB406", issue("aliases: [https://example.org/x]\n", "。\n")),
        ("TB407", theme("assets/own.css", "a{b:url(none.svg)}")),
        ("TB501", site_yaml("theme: nowhere")),
        ("TB502", theme("theme.yaml", "extends: own\n")),
        ("TB107", theme("words/zh-CN.yaml", "notises: 整改公开\n")),
        ("TB503", theme("templates/plain.html", "{% if %}\n")),
        ("TB504", theme("templates/home.html", "{{ home.nothing.at_all }}\n")),
        ("TB504", theme("templates/part-facts.html", "{{ facts.nothing.at_all }}\n")),
        ("TB504", theme("templates/part-row.html", "{{ issue.nothing.at_all }}\n")),
        ("TB506", site_yaml("theme: own").file("themes/own/theme.yaml", "").file("themes/own/templates/a.html", "")),
        ("TB507", theme("a", "").symlink("themes/own/templates/link.html", "../../../content/site.yaml")),
        ("TB508", theme("words/zh-CN.yaml", "issues_total: 共 {m} 个\n")),
    ]
}

/// `site.yaml` takes only the languages that the program's own themes have words for.
fn missing_words() -> Option<&'static str> {
    let mut findings = Findings::default();
    Theme::load("gov", Site::empty().root(), "fr", &mut findings);
    findings.iter().next().map(|finding| finding.kind.code)
}

/// A file whose name is no text.
fn with_a_nameless_file() -> Site {
    let site = Site::small();
    let name = std::ffi::OsStr::from_bytes(b"\xFF.md");
    std::fs::write(site.path("content/n").join(name), "").unwrap();
    site
}

#[test]
fn every_kind_of_finding_can_be_caused() {
    let mut caused = BTreeSet::new();
    for (code, site) in faulty_sites() {
        let run = site.build(&["--format", "json"]);
        assert!(matches!(run.code, 0 | 1), "{code}: {run:?}");
        assert!(run.codes().iter().any(|seen| seen == code), "{code} was not told: {:?}", run.codes());
        caused.insert(code);
    }
    caused.insert(missing_words().expect("no theme speaks a third language"));
    let known: BTreeSet<_> = findings::ALL.iter().map(|kind| kind.code).collect();
    assert_eq!(caused, known);
}
