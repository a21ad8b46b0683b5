//! What was corrected comes back as corrections, and is never said twice.

use crate::office::files_in;
use crate::support::Site;

const CORRECTIONS: &str = "corrections:\n  - date: 2025-10-13\n    text: 责任单位应为供水科。\n  - date: 2025-10-20\n    text: 完成时间应为六月。\n";

fn site(language: &str, after: &str) -> Site {
    Site::new()
        .file("content/site.yaml", format!("title: 示例市整改公开\nlanguage: {language}\noffice: 示例市水务局\n"))
        .notice(
            "n",
            &format!("issuer: 示例市水务局\n{CORRECTIONS}"),
            &format!("前言。\n\n## 整改情况\n\n<!-- issues -->\n{after}"),
        )
        .issue("n/01-water", "title: 水质公示不及时\n", "按月公示。\n")
}

/// The ways out of a site whose files `import` reads back.
const EXPORTS: [&[&str]; 3] = [
    &["export", "docx", "n", "--output", "n.docx"],
    &["export", "html", "--single", "n", "--output", "n.html"],
    &["export", "fragment", "n", "--output", "f.html"],
];

#[test]
fn corrections_come_back_as_corrections() {
    for (language, after) in [("zh-CN", ""), ("zh-CN", "\n## 下一步\n\n用力。\n"), ("en", "\n## 下一步\n\n用力。\n")]
    {
        for export in EXPORTS {
            let site = site(language, after);
            site.run(export).expect(0);
            let file = export.last().unwrap();
            site.run(&["import", file, "--slug", "m"]).expect(0);
            for (name, text) in files_in(&site.path("content/m")) {
                let is_notice = name == "notice.md";
                assert_eq!(text.contains(CORRECTIONS), is_notice, "{language} {file} {name}: {text}");
                assert_eq!(text.matches("应为").count(), if is_notice { 2 } else { 0 }, "{language} {file}: {text}");
            }
        }
    }
}

#[test]
fn corrections_that_the_notice_has_are_not_written_again() {
    for export in EXPORTS {
        let site = site("zh-CN", "");
        let before = site.read("content/n/notice.md");
        site.run(export).expect(0);
        site.run(&["import", export.last().unwrap(), "--slug", "n", "--force"]).expect(0);
        let after = site.read("content/n/notice.md");
        assert_eq!(after.matches("应为").count(), 2, "{export:?}\n{before}\n{after}");
        assert!(after.contains(CORRECTIONS), "{export:?}\n{after}");
    }
}
