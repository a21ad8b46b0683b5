//! The command line beside `build`: beginnings, the table of statuses, completions, the manual, and wrong calls.

use tongbao::model::path::with_slashes;

use super::support::Site;
use super::support::run::run;

#[test]
fn a_site_a_notice_and_an_issue_are_begun_and_build() {
    let folder = Site::empty();
    let made = run(folder.root(), &["new", "site", "zg", "--title", "示例市整改公开", "--lang", "en"]).expect(0);
    assert!(with_slashes(&made.stdout).contains("zg/content/site.yaml"), "{}", made.stdout);
    let at = |args: &[&str]| run(folder.root(), &[args, &["--root", "zg", "--lang", "en"]].concat());
    at(&["new", "notice", "关于巡察整改进展情况的通报", "--slug", "patrol-2025"]).expect(0);
    at(&["new", "issue", "patrol-2025", "乔木灌木修剪不及时"]).expect(0);
    at(&["new", "issue", "patrol-2025", "路灯不亮", "--slug", "lamps"]).expect(0);
    let issue = folder.read("zg/content/patrol-2025/01-qiao-mu-guan-mu-xiu-jian-bu-ji-shi.md");
    assert!(issue.starts_with("---\ntitle: 乔木灌木修剪不及时\ncategory: category-1\n"), "{issue}");
    assert!(folder.path("zg/content/patrol-2025/02-lamps.md").exists());
    assert!(folder.read("zg/content/patrol-2025/notice.md").contains("date: 2025-10-11 "));
    at(&["build", "--drafts"]).expect(0);
    assert!(folder.path("zg/public/notices/patrol-2025/lamps/index.html").exists());
    at(&["build"]).expect(0);
    assert!(!folder.path("zg/public/notices").join("patrol-2025").exists(), "drafts are not published");
}

#[test]
fn nothing_that_exists_is_touched() {
    let site = Site::small().notice("2024/m", "", "。\n");
    let before = site.read("content/n/notice.md");
    let refused = site.run(&["new", "notice", "通报", "--slug", "n", "--lang", "en"]).expect(2);
    assert!(refused.stderr.contains("exists already"), "{}", refused.stderr);
    assert_eq!(site.read("content/n/notice.md"), before);
    for (args, told) in [
        (["new", "issue", "nowhere", "一"].as_slice(), "there is no notice"),
        (&["new", "issue", "n", "一", "--category", "roads"], "no category \"roads\""),
        (&["new", "issue", "n", "……"], "no file name can be made"),
        (&["new", "issue", "n", "又一处", "--slug", "Lamps"], "content/n/01-lamps.md"),
        (&["new", "notice", "一", "--slug", "../x"], "cannot be a file's name"),
        (&["new", "issue", "n", "又一处", "--slug=-x"], "begin with a letter or digit"),
        (&["new", "notice", "一", "--slug", "M"], "has the slug \"M\" already: content/2024/m"),
        (&["new", "notice", "一", "--date", "昨天"], "is not a date"),
    ] {
        let run = site.run(&[args, &["--lang", "en"]].concat()).expect(2);
        assert!(run.stderr.contains(told), "{args:?}: {}", run.stderr);
    }
}

#[test]
fn an_issue_is_begun_in_a_notice_however_it_is_named() {
    let site = Site::small().notice("2025/autumn", "", "。\n");
    for (at, name) in
        ["./content/2025/autumn/", "content/2025/autumn/notice.md", "2025/autumn", "autumn"].iter().enumerate()
    {
        site.run(&["new", "issue", name, "路灯不亮", "--slug", &format!("lamps-{at}")]).expect(0);
        assert!(site.path(&format!("content/2025/autumn/{:02}-lamps-{at}.md", at + 1)).exists(), "{name}");
    }
}

#[test]
fn a_site_is_begun_whole_or_not_at_all() {
    let folder = Site::empty().file("a/public/.gitignore", "own\n").file("b/public", "in the way");
    run(folder.root(), &["new", "site", "a"]).expect(0);
    assert_eq!(folder.read("a/public/.gitignore"), "own\n");
    run(folder.root(), &["new", "site", "b"]).expect(2);
    assert!(!folder.path("b/content/site.yaml").exists());
    folder.remove("a/public");
    run(folder.root(), &["new", "site", "a"]).expect(2);
    assert!(!folder.path("a/public").exists());
}

#[test]
fn the_folder_of_a_new_site_is_named_behind_the_command_alone() {
    let folder = Site::empty();
    for args in [&["new", "site", "zg", "--root", "a"], &["--root", "a", "new", "site", "zg"]] {
        let refused = run(folder.root(), &[&args[..], &["--lang", "en"]].concat()).expect(2);
        assert!(with_slashes(&refused.stderr).contains("write a/zg."), "{}", refused.stderr);
    }
    assert!(!folder.path("zg").exists() && !folder.path("a").exists());
    assert!(!run(folder.root(), &["new", "site", "--help"]).expect(0).stdout.contains("--root"));
    run(folder.root(), &["new", "site", "zg", "--root", "."]).expect(0);
}

#[test]
fn a_strict_build_tells_of_a_public_number_that_the_command_line_gives() {
    let told = |base_url: &str| {
        let run = Site::small().run(&["build", "--strict", "--base-url", base_url, "--format", "short"]);
        run.stdout.contains("TB915") || run.stderr.contains("TB915")
    };
    assert!(told("http://1.2.3.4/") && !told("http://127.0.0.1:4000/"));
}

#[test]
fn a_plain_build_warns_of_it_and_names_no_file() {
    let told = |site: Site, base_url: &str| {
        site.run(&["build", "--base-url", base_url, "--format", "short", "--lang", "en"]).expect(0).stderr
    };
    let [public, inner] = ["http://1.2.3.4/", "http://127.0.0.1:4000/"].map(|base_url| told(Site::small(), base_url));
    assert!(public.lines().any(|line| line.starts_with("warning[TB915]: the address")), "{public}");
    assert!(!inner.contains("TB915"), "{inner}");
    let off = Site::small();
    off.append("content/site.yaml", "checks:\n  severity: { TB915: off }\n");
    assert!(!told(off, "http://1.2.3.4/").contains("TB915"));
}

#[test]
fn no_site_is_begun_in_the_content_of_another() {
    let site = Site::small();
    for (inside, from) in [("content/inner", ""), (".", "content/n"), ("content", "")] {
        let run = run(&site.path(from), &["new", "site", inside, "--lang", "en"]).expect(2);
        assert!(run.stderr.contains("in the content folder of the site"), "{}", run.stderr);
    }
    assert!(!site.path("content/inner").exists() && !site.path("content/n/content").exists());
    run(site.root(), &["new", "site", "beside"]).expect(0);
}

#[cfg(unix)]
#[test]
fn a_refusal_of_the_system_is_told_in_the_readers_language() {
    let site = Site::small().file("file", "");
    for (args, told) in [
        (["check", "--against", "nowhere"].as_slice(), "nowhere：没有这个文件或文件夹\n"),
        (&["new", "site", "file/below"], "路径中有一段是文件，不是文件夹\n"),
        (&["check", "--against", "file"], "路径中有一段是文件，不是文件夹\n"),
    ] {
        let run = site.run(&[args, &["--lang", "zh"]].concat()).expect(2);
        assert!(run.stderr.contains(told), "{args:?}: {}", run.stderr);
    }
}

#[test]
fn a_choice_that_was_not_made_is_called_a_choice() {
    let told = |args: &[&str]| Site::small().run(&[args, &["--lang", "en"]].concat()).expect(2).stderr;
    assert!(told(&[]).contains("\"tongbao\" has to say what to do:\n  new "));
    assert!(told(&["export", "server"]).contains("one of these is needed: --nginx, --caddy\n"));
}

#[test]
fn status_counts_issues_and_names_the_overdue() {
    let site = Site::small().issue("n/03-x", "status: 正在整改\ndeadline: 2025-06-30\n", "。\n");
    let run = site.run(&["status", "--lang", "zh"]).expect(0);
    let lines: Vec<_> = run.stdout.lines().map(str::trim_end).collect();
    assert_eq!(
        lines,
        [
            "通报                        成文日期    问题  已完成  基本完成  正在整改  长期坚持  未完成  逾期",
            "──────────────────────────  ──────────  ────  ──────  ────────  ────────  ────────  ──────  ────",
            "关于巡察整改进展情况的通报  2025-10-11     3       1         0         2         0       0     1",
            "",
            "逾期的问题（截至 2025-10-11）：",
            "  时限 2025-06-30  正在整改  问题 03-x  content/n/03-x.md",
        ]
    );
    let run = site.run(&["status", "--lang", "en"]).expect(0);
    assert!(run.stdout.contains("Overdue issues as of 2025-10-11:"), "{}", run.stdout);
}

#[test]
fn status_is_one_document_for_programs() {
    let site = Site::small().issue("n/03-x", "status: 正在整改\ndeadline: 2025-06-30\n", "。\n");
    let run = site.run(&["status", "--format", "json"]).expect(0);
    let told: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(told["counts"]["total"], 3);
    assert_eq!([&told["notices"][0]["counts"]["done"], &told["notices"][0]["counts"]["overdue"]], [1, 1]);
    let overdue = &told["overdue"][0];
    assert_eq!([&overdue["issue"], &overdue["deadline"], &overdue["path"]], ["x", "2025-06-30", "content/n/03-x.md"]);
    site.write("content/n/04-y.md", "---\ntitle: 一\n---\n");
    let run = site.run(&["status", "--format", "json"]).expect(1);
    let told: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert!(told["findings"]["errors"].as_u64() > Some(0), "{told}");
}

#[test]
fn status_tells_what_is_wrong_and_counts_the_rest() {
    let site = Site::small().issue("n/03-x", "status: 完成啦\n", "。\n");
    let run = site.run(&["status", "--lang", "en"]).expect(1);
    assert!(run.stderr.contains("TB201") && run.stdout.contains("2025-10-11"), "{run:?}");
}

#[test]
fn completions_know_every_command() {
    let site = Site::empty();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let run = site.run(&["completions", shell]).expect(0);
        for command in ["build", "status", "completions", "notice"] {
            assert!(run.stdout.contains(command), "{shell} does not know {command}");
        }
    }
}

#[test]
fn the_manual_has_a_page_for_each_command() {
    let site = Site::empty();
    site.run(&["man", "pages", "--lang", "en"]).expect(0);
    for page in ["tongbao.1", "tongbao-build.1", "tongbao-new-issue.1", "tongbao-status.1"] {
        assert!(site.read(&format!("pages/{page}")).starts_with(".ie"), "{page}");
    }
    assert!(site.run(&["man", "--lang", "zh"]).expect(0).stdout.contains("整改情况通报"));
    let page = site.read("pages/tongbao-new-issue.1");
    let at = |needle: &str| page.find(needle).unwrap_or_else(|| panic!("{needle}: {page}"));
    assert!(at("ARGUMENTS") < at("The name of the notice"), "{page}");
}

#[test]
fn a_page_of_the_manual_takes_the_place_of_the_old_one_whole() {
    let site = Site::empty().file("pages/tongbao.1", "old").file("pages/.tongbao.1.1-0.tongbao-new", "half");
    std::fs::hard_link(site.path("pages/tongbao.1"), site.path("old.1")).unwrap();
    site.run(&["man", "pages"]).expect(0);
    assert!(site.read("pages/tongbao.1").starts_with(".ie"));
    assert_eq!(site.read("old.1"), "old");
    #[cfg(unix)]
    assert!(!site.path("pages/.tongbao.1.1-0.tongbao-new").exists());
}

#[test]
fn help_is_in_the_language_that_was_asked_for() {
    let site = Site::empty();
    assert!(site.run(&["build", "--help", "--lang", "zh"]).expect(0).stdout.contains("生成网站"));
    assert!(site.run(&["build", "--help", "--lang", "en"]).expect(0).stdout.contains("Make the site"));
    assert!(site.run(&["--version"]).expect(0).stdout.starts_with("tongbao "));
}

#[test]
fn a_wrong_call_is_told_apart_from_a_wrong_site() {
    let site = Site::empty();
    for (args, told) in [
        (["biuld"].as_slice(), "Did you mean \"tongbao build\"?"),
        (&["bulid"], "Did you mean \"tongbao build\"?"),
        (&["build", "--output", "x", "--output", "y"], "\"--output <DIR>\" is given twice"),
        (&["build", "--outptu", "x"], "Did you mean \"--output\"?"),
        (&["build", "--edition", "secret"], "public, internal"),
        (&["new", "site"], "missing"),
        (&["build"], "no folder"),
        (&["build", "--base-url", "example"], "not a usable address"),
        (&["build", "--base-url", "https://示例.cn/"], "a domain in Chinese in the form that begins with xn--"),
    ] {
        let run = site.run(&[args, &["--lang", "en"]].concat()).expect(2);
        assert!(run.stderr.contains(told), "{args:?}: {}", run.stderr);
    }
}

#[test]
fn a_command_that_is_not_known_leads_on_to_the_right_one() {
    let site = Site::empty();
    for (args, told) in [
        (["发布", "www"].as_slice(), "是不是想写“tongbao publish”？"),
        (&["新建", "通报"], "是不是想写“tongbao new”？"),
        (&["new", "通报"], "是不是想写“tongbao new notice”？"),
        (&["docx"], "是不是想写“tongbao export docx”？"),
        (&["archive", "crate"], "是不是想写“tongbao archive create”？"),
        (&["发射"], "  publish        检查、存档，然后发布到一个目标"),
        (&[], "第一次用：tongbao new site"),
        (&["export"], "  docx      Word 文件"),
        (&["build", "--edition", "内部"], "是不是想写“internal”？"),
        (&["new", "issue", "n"], "  <TITLE>  问题的标题\n写法：tongbao new issue [选项] <NOTICE> <TITLE>"),
        (&["review", "sign"], "  --role <ROLE>  以什么身份签"),
        (&["new", "notice", "关于", "巡察的通报"], "文字里有空格时，整个放进半角引号"),
        (&["check", "content/n/notice.md"], "看的总是整个站点；站点在别的文件夹里，用 --root 指定"),
        (&["new", "notice", "关于", "——slug", "n"], "选项前面用半角的 --"),
        (&["serve", "--port", "八千"], "  --port <PORT>  端口"),
        (&["serve", "--port"], "“--port <PORT>”后面缺少内容"),
        (&["export", "server"], "要写其中一个：--nginx、--caddy"),
    ] {
        let run = site.run(&[args, &["--lang", "zh"]].concat());
        assert!(run.expect(2).stderr.contains(told), "{args:?}: {told}");
    }
    let run = site.run(&["build", "--lang", "cn"]).expect(2);
    assert!(run.stderr.contains("“zh”") || run.stderr.contains("\"zh\""), "{}", run.stderr);
}

#[test]
fn whoever_asks_for_help_in_another_way_gets_it() {
    let site = Site::empty();
    let page = site.run(&["new", "issue", "--help", "--lang", "zh"]).expect(0).stdout;
    assert!(page.contains("例子：\n  tongbao new issue patrol-2025"), "{page}");
    for args in [["help", "new", "issue"], ["new", "issue", "/?"], ["new", "issue", "-?"], ["new", "help", "issue"]] {
        let run = site.run(&[&args[..], &["--lang", "zh"]].concat());
        assert_eq!(run.expect(0).stdout, page, "{args:?}");
    }
}

#[test]
fn a_command_in_the_wrong_folder_is_told_where_the_site_is() {
    let folder = Site::empty();
    run(folder.root(), &["new", "site", "zg"]).expect(0);
    let above = run(folder.root(), &["check", "--lang", "zh"]).expect(2).stderr;
    assert!(above.contains("站点在 zg：先运行 cd \"zg\""), "{above}");
    for inside in ["zg/content", "zg/public"] {
        let told = run(&folder.path(inside), &["check", "--lang", "zh"]).expect(2).stderr;
        assert!(told.contains("站点在 ") && with_slashes(&told).contains("/zg：先运行 cd"), "{inside}: {told}");
    }
}

#[test]
fn what_was_named_wrong_is_told_with_what_there_is() {
    let site = Site::small();
    let told = |args: &[&str]| site.run(&[args, &["--lang", "zh"]].concat()).stderr;
    assert!(told(&["new", "issue", "m", "路灯不亮"]).contains("现有的通报：n；"));
    assert!(told(&["new", "notice", "一", "--date", "2025年1月2日"]).contains("写成 2025-01-02。"));
    assert!(told(&["import", "content"]).contains("这是文件夹"));
    assert!(told(&["archive", "export", "latest"]).contains("还没有快照。用 tongbao archive create 做一份。"));
    assert!(site.run(&["check", "--explain", "616", "--lang", "en"]).expect(0).stdout.contains("TB616"));
    let drafts = Site::empty();
    run(drafts.root(), &["new", "site", "."]).expect(0);
    drafts.run(&["new", "notice", "一份通报", "--slug", "n"]).expect(0);
    let told = drafts.run(&["export", "docx", "n", "--lang", "zh"]).expect(2).stderr;
    assert!(told.contains("还是草稿的，加 --drafts"), "{told}");
}

/// Runs the program with a given standard output; gives the exit code and what it complained of.
fn run_into(stdout: impl Into<std::process::Stdio>, args: &[&str]) -> (Option<i32>, String) {
    let site = Site::small();
    let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_tongbao"));
    let output = program.current_dir(site.root()).args(args).args(["--lang", "en"]).stdout(stdout).output().unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

const PRINTED: [&[&str]; 5] = [
    &["completions", "bash"],
    &["man"],
    &["export", "csv", "n", "-o", "-"],
    &["status"],
    &["build", "--format", "sarif"],
];

#[test]
fn a_closed_pipe_is_the_readers_wish() {
    for args in PRINTED {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let (code, told) = run_into(writer, args);
        assert!(code == Some(0) && !told.contains("cannot run"), "{args:?}: {code:?} {told}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_written_to_standard_output_is_no_success() {
    for args in PRINTED {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let (code, told) = run_into(full, args);
        assert!(code == Some(2) && told.contains("the disk is full"), "{args:?}: {code:?} {told}");
    }
}
