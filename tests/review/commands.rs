//! `tongbao review` as an office uses it.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::desk::{ROLES, site};
use super::support::Site;
use super::support::run::EPOCH;

fn review(site: &Site, args: &[&str], code: i32) -> super::support::run::Run {
    site.run(&[&["review", "--lang", "en"], args].concat()).expect(code)
}

fn json(site: &Site, args: &[&str], code: i32) -> Value {
    let run = review(site, &[args, &["--format", "json"]].concat(), code);
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {}", run.stdout))
}

/// Runs git in the site's folder, with no settings but its own.
fn git(site: &Site, args: &[&str]) {
    let done = Command::new("git")
        .current_dir(site.root())
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null")
        .args(["-c", "user.name=x", "-c", "user.email=x@example.org"])
        .args(args)
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn three_signatures_and_a_changed_word_on_the_command_line() {
    let site = site(ROLES);
    assert_eq!(json(&site, &["status"], 1)["complete"], false);
    for (role, name) in [("初审", "张三"), ("复审", "李四"), ("终审", "王五")] {
        review(&site, &["sign", "--role", role, "--by", name], 0);
    }
    review(&site, &["sign", "--role", "终审", "--by", "李四"], 1);
    assert_eq!(json(&site, &["status"], 0)["complete"], true);
    site.append("content/n/01-lamps.md", "又一段。\n");
    let status = json(&site, &["status"], 1);
    let first = &status["notices"][0]["roles"][0];
    assert_eq!((&first["standing"], &first["signature"]["name"]), (&"void".into(), &"张三".into()));
    assert_eq!(first["changes"]["issues"][0]["text"]["pieces"][1]["text"], "又一段。");
    let said = review(&site, &["changes"], 0).stdout;
    assert!(said.contains("{+又一段。+}"), "{said}");
    assert!(review(&site, &[], 1).stdout.contains("void"));
}

#[test]
fn what_was_changed_after_it_was_read_is_not_signed() {
    let site = site(ROLES);
    let sign = ["sign", "--role", "初审", "--by", "张三", "--digest"];
    let status = json(&site, &["status"], 1);
    let digest = status["notices"][0]["digest"].as_str().unwrap();
    site.append("content/n/01-lamps.md", "又一段。\n");
    assert!(review(&site, &[&sign[..], &[digest]].concat(), 1).stderr.contains(digest));
    let status = json(&site, &["status"], 1);
    let digest = status["notices"][0]["digest"].as_str().unwrap();
    let short = review(&site, &[&sign[..], &[&digest[..12]]].concat(), 2).stderr;
    assert!(short.contains("first 8 digits"), "{short}");
    review(&site, &[&sign[..], &[&digest[..16]]].concat(), 0);
}

#[test]
fn a_notice_with_errors_is_not_signed() {
    let sign = ["sign", "--role", "初审", "--by", "张三"];
    let refused = |site: &Site, code: &str| {
        let run = review(site, &sign, 1);
        assert!(run.stderr.contains(code), "{code}: {}", run.stderr);
        assert!(!site.path("content/n/_review").exists(), "{code}");
    };
    refused(&site(ROLES).issue("n/03-x", "status: 不知道\n", "。\n"), "TB201");
    refused(&site(ROLES).issue("n/03-x", "slug: lamps\n", "。\n"), "TB401");
    refused(&site(ROLES).issue("n/03-x", "", "![图](没有.png)\n"), "TB305");
    let private = "联系人手机 13800138000。\n";
    refused(&site(ROLES).issue("n/03-x", "", private), "TB903");
    // What the office has allowed, or says of the rule, counts; what other notices hold does not.
    let allowed = format!("<!-- tongbao-allow TB903: 公布的号码 -->\n\n{private}");
    review(&site(ROLES).issue("n/03-x", "", &allowed), &sign, 0);
    let lenient = site(&format!("{ROLES}checks: {{ severity: {{ TB903: warning }} }}\n")).issue("n/03-x", "", private);
    review(&lenient, &sign, 0);
    let other = site(ROLES).notice("m", "slug: other\n", private);
    review(&other, &[&sign[..], &["n"]].concat(), 0);
}

#[test]
fn one_notice_of_several_has_to_be_named() {
    let site = site(ROLES).notice("m", "slug: other\n", "。\n");
    assert!(review(&site, &["sign", "--role", "初审", "--by", "张三"], 2).stderr.contains("other"));
    review(&site, &["sign", "m", "--role", "初审", "--by", "张三"], 0);
    review(&site, &["sign", "content/n/", "--role", "初审", "--by", "张三"], 0);
}

#[test]
fn what_can_be_named_is_listed_as_the_language_lists() {
    let site = site(ROLES).notice("m", "slug: other\n", "。\n");
    let cases: [(&[&str], i32, &str, &str); 3] = [
        (&["sign", "--role", "初审", "--by", "张三"], 2, "n、other", "n, other"),
        (&["sign", "n", "--role", "主审", "--by", "张三"], 1, "初审、复审、终审", "初审, 复审, 终审"),
        (&["comment", "add", "n", "话", "--by", "张三", "--issue", "x"], 2, "lamps、trees", "lamps, trees"),
    ];
    for (args, code, zh, en) in cases {
        for (language, list) in [("zh", zh), ("en", en)] {
            let told = site.run(&[&["review", "--lang", language], args].concat()).expect(code).stderr;
            assert!(told.contains(list), "{list}: {told}");
        }
    }
}

#[test]
fn a_draft_is_called_a_draft_and_not_a_notice_that_is_missing() {
    let draft = || Site::new().notice("n", "draft: true\n", "。\n");
    let (sign, comment) = (["sign", "--role", "初审", "--by", "张三"], ["comment", "add", "n", "话", "--by", "张三"]);
    let site = draft();
    assert!(review(&Site::new(), &sign, 2).stderr.contains("no notice to review"));
    assert!(review(&site, &sign, 2).stderr.contains("all notices are drafts still: n."));
    assert!(review(&site, &comment, 2).stderr.contains("\"n\" is a draft still"));
    for listing in ["status", "verify", "comments", "changes", "editions"] {
        let run = review(&site, &[listing], 0);
        assert_eq!(run.stderr, "Drafts were left out: n. Add --drafts to see them.\n", "{listing}");
    }
    assert_eq!(review(&site, &[], 0).stderr.matches("Drafts were left out").count(), 1);
    review(&site, &[&comment[..], &["--drafts"]].concat(), 0);
    assert!(review(&site, &["comments", "--drafts"], 0).stdout.contains("张三"));
    // Where there are others, they can be named.
    let site = draft().notice("m", "slug: other\n", "。\n");
    let unknown = review(&site, &["comment", "add", "x", "话", "--by", "张三"], 2).stderr;
    assert!(unknown.contains("\"x\"") && unknown.contains("other"), "{unknown}");
    assert!(review(&site, &comment, 2).stderr.contains("\"n\" is a draft still"));
}

#[test]
fn a_rule_that_cannot_be_read_is_told_wherever_signatures_are_weighed() {
    let site = site("review: { roles: [初审, 复审], in_oder: true }\n");
    for (listing, code) in [("status", 1), ("verify", 0)] {
        let told = review(&site, &[listing], code).stderr;
        assert!(told.contains("there is no field \"in_oder\"") && told.contains("in_order"), "{listing}: {told}");
    }
    let empty = review(&Site::new(), &["status"], 0).stderr;
    assert_eq!(empty, "there is no notice to review yet.\n");
}

#[cfg(unix)]
#[test]
fn a_folder_of_records_that_cannot_be_read_is_told() {
    let site = site(ROLES);
    site.write("content/n/_review", "no folder");
    for (listing, code) in [("status", 1), ("verify", 1), ("comments", 0)] {
        let told = review(&site, &[listing], code).stderr;
        assert!(
            told.contains("content/n/_review") && told.contains("a part of the path is a file"),
            "{listing}: {told}"
        );
    }
    assert_eq!(json(&site, &["status"], 1)["unreadable"], 1);
}

#[test]
fn a_notice_that_cannot_be_read_is_told_and_never_counts_as_signed() {
    let site = site(ROLES);
    site.write("content/n/notice.md", "---\ntitle: 通报\ndate: 2025-13-45\n---\n。\n");
    for listing in [&[][..], &["status"], &["verify"], &["changes"], &["editions"]] {
        let run = review(&site, listing, 1);
        assert!(run.stderr.contains("content/n/notice.md:3:7"), "{listing:?}: {}", run.stderr);
    }
    let status = json(&site, &["status"], 1);
    assert_eq!(status["complete"], false);
    assert_eq!(status["broken"][0], "content/n/notice.md");
    for act in [&["status", "n"][..], &["sign", "--role", "初审", "--by", "张三"]] {
        let run = review(&site, act, 2);
        assert!(
            run.stderr.contains("something is wrong with the notice") && run.stderr.contains("n."),
            "{}",
            run.stderr
        );
    }
    // An issue that cannot be read is not taken for one that was deleted.
    let site = site_with_broken_issue();
    let run = review(&site, &["status", "n"], 1);
    assert!(run.stderr.contains("content/n/03-x.md"), "{}", run.stderr);
    assert_eq!(json(&site, &["status"], 1)["broken"][0], "content/n/03-x.md");
}

#[test]
fn a_record_that_cannot_be_written_is_told_with_its_folder() {
    let site = site(ROLES);
    site.write("content/n/_review", "");
    for act in [&["sign", "--role", "初审", "--by", "张三"][..], &["comment", "add", "n", "话", "--by", "张三"]]
    {
        let run = review(&site, act, 2);
        assert!(run.stderr.contains("content/n/_review"), "{}", run.stderr);
    }
}

#[test]
fn what_cannot_be_read_on_the_other_side_is_told_and_not_taken_for_new() {
    let site = site_with_broken_issue();
    git(&site, &["init", "--quiet"]);
    git(&site, &["add", "--all"]);
    git(&site, &["commit", "--quiet", "--message", "x"]);
    let site = site.issue("n/03-x", "", "。\n");
    let run = review(&site, &["changes", "--since", "HEAD"], 1);
    assert!(run.stderr.contains("n/03-x.md") && run.stderr.contains("cannot be read"), "{}", run.stderr);
}

#[test]
fn a_role_is_known_however_it_is_set_apart() {
    let site = site("review: { roles: '初　审、终审' }\n");
    review(&site, &["sign", "--role", "初审", "--by", "张三"], 0);
    review(&site, &["sign", "--role", "终 审", "--by", "李四"], 0);
    assert_eq!(json(&site, &["status"], 0)["complete"], true);
    // The signatures outlive another way of writing the roles.
    let settings = fs::read_to_string(site.path("content/site.yaml")).unwrap().replace("初　审", "初审");
    site.write("content/site.yaml", settings);
    assert_eq!(json(&site, &["status"], 0)["complete"], true);
}

fn site_with_broken_issue() -> Site {
    site(ROLES).issue("n/03-x", "status: 不知道\n", "。\n")
}

#[test]
fn a_damaged_record_is_told_with_its_place_and_nothing_false_beside_it() {
    let site = site(ROLES);
    assert!(review(&site, &["changes"], 0).stderr.contains("has no signature to compare with"));
    let record = |word: &str| format!("content/n/_review/{word}-20251011T100000-00000000.yaml");
    site.write(&record("sign"), "role: [\n");
    assert!(review(&site, &[], 1).stderr.contains(&format!("{}:1:7", record("sign"))));
    let run = review(&site, &["changes"], 1);
    assert!(run.stderr.contains(&record("sign")) && !run.stderr.contains("has no signature"), "{}", run.stderr);
    site.write(&record("comment"), b"\xff\xfe");
    for listing in [&["comments"][..], &[]] {
        let run = site.run(&[&["review", "--lang", "en"], listing].concat());
        assert_eq!(run.stderr.matches(&record("comment")).count(), 1, "{}", run.stderr);
        assert!(!run.stdout.contains("no open comments"), "{}", run.stdout);
    }
}

#[test]
fn a_signed_text_that_was_altered_is_no_missing_signature() {
    let site = site(ROLES);
    review(&site, &["sign", "--role", "初审", "--by", "张三"], 0);
    let kept = fs::read_dir(site.path("content/n/_review")).unwrap().map(|entry| entry.unwrap().path());
    let kept = kept.filter(|path| path.extension().is_some_and(|ending| ending == "txt")).collect::<Vec<_>>();
    fs::write(&kept[0], "tongbao notice 1\n").unwrap();
    let said = review(&site, &["changes"], 1).stderr;
    assert!(said.contains("content/n/_review/signed-") && said.contains("was altered"), "{said}");
}

#[cfg(unix)]
#[test]
fn changes_since_a_git_revision_are_told() {
    let site = site("").symlink("content/n/link.md", "01-lamps.md");
    site.remove("content/n/link.md");
    let said = review(&site, &["changes", "--since", "HEAD"], 2).stderr;
    assert!(said.contains("at \"HEAD\": this folder is in no git repository"), "{said}");
    git(&site, &["init", "--quiet"]);
    git(&site, &["add", "."]);
    git(&site, &["commit", "--quiet", "--message", "a"]);
    assert_eq!(json(&site, &["changes", "--since", "HEAD"], 0)["notices"], Value::Array(Vec::new()));
    site.write("content/n/02-trees.md", site.read("content/n/02-trees.md").replace("正在整改", "已完成"));
    site.remove("content/n/01-lamps.md");
    let changes = json(&site, &["changes", "--since", "HEAD"], 0);
    let issues = changes["notices"][0]["issues"].as_array().unwrap();
    let seen: Vec<_> =
        issues.iter().map(|issue| (issue["slug"].as_str().unwrap(), issue["fate"].as_str().unwrap())).collect();
    assert_eq!(seen, [("trees", "changed"), ("lamps", "removed")]);
    assert_eq!(issues[0]["fields"][0]["new"], "done 已完成");
    let said = review(&site, &["changes", "--since", "HEAD"], 0).stdout;
    assert!(said.contains("status: 正在整改 → 已完成"), "{said}");
    git(&site, &["rm", "-r", "--quiet", "--cached", "content"]);
    git(&site, &["commit", "--quiet", "--allow-empty", "--message", "b"]);
    let said = review(&site, &["changes", "--since", "HEAD"], 2).stderr;
    assert!(said.contains("the git revision \"HEAD\" holds no content"), "{said}");
    for unknown in ["nowhere", "--all", "HEAD:content"] {
        review(&site, &["changes", &format!("--since={unknown}")], 2);
    }
}

#[test]
fn changes_from_another_folder_are_told() {
    let (site, other) = (site(""), site(""));
    other.append("content/n/01-lamps.md", "旧的一段。\n");
    let from = other.root().to_str().unwrap();
    let said = review(&site, &["changes", "--from", from], 0).stdout;
    assert!(said.contains("[-旧的一段。-]"), "{said}");
}

#[test]
fn the_two_editions_are_compared() {
    let site = site("").issue("n/03-x", "audience: internal\n", "。\n").issue(
        "n/04-y",
        "",
        "一。\n\n::: internal\n内部话。\n:::\n",
    );
    let said = review(&site, &["editions"], 0).stdout;
    assert!(said.contains("{+") && said.contains("内部话") && said.contains("added"), "{said}");
    assert!(review(&super::desk::site(""), &["editions"], 0).stdout.contains("do not differ"));
}

#[test]
fn a_key_is_made_used_and_verified_with_openssl_too() {
    let site = site("");
    let keys = tempfile::tempdir().unwrap();
    let file = keys.path().join("key.pem");
    let path = file.to_str().unwrap();
    let said = review(&site, &["key", path, "--by", "张三"], 0).stdout;
    let snippet: String =
        said.lines().skip_while(|line| !line.starts_with("review:")).map(|line| format!("{line}\n")).collect();
    site.append("content/site.yaml", &snippet.replace("review:\n", "review:\n  roles: [初审]\n"));
    review(&site, &["key", path, "--by", "张三"], 2);
    for inside in ["content/key.pem", "key.pem"] {
        review(&site, &["key", site.path(inside).to_str().unwrap(), "--by", "张三"], 2);
        assert!(!site.path(inside).exists());
    }
    review(&site, &["key", keys.path().join("other.pem").to_str().unwrap(), "--by", " "], 2);
    review(&site, &["sign", "--role", "初审", "--by", "张三"], 1);
    review(&site, &["sign", "--role", "初审", "--by", "张三", "--key", path], 0);
    let verified = json(&site, &["verify"], 0);
    let signature = &verified["signatures"][0];
    assert_eq!((&signature["good"], &signature["current"]), (&true.into(), &true.into()));
    verify_with_openssl(keys.path(), signature);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

/// As `docs/review.md` tells an office to do without tongbao.
fn verify_with_openssl(folder: &Path, signature: &Value) {
    let text = |key: &str| signature[key].as_str().unwrap();
    fs::write(folder.join("statement"), text("statement")).unwrap();
    let pem = format!("-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n", text("key"));
    fs::write(folder.join("public.pem"), pem).unwrap();
    let hex = text("signature");
    let bytes: Vec<u8> = (0..64).map(|at| u8::from_str_radix(&hex[at * 2..at * 2 + 2], 16).unwrap()).collect();
    fs::write(folder.join("signature"), bytes).unwrap();
    let args =
        ["pkeyutl", "-verify", "-pubin", "-inkey", "public.pem", "-rawin", "-in", "statement", "-sigfile", "signature"];
    // A machine without openssl has nothing to compare with.
    if let Ok(done) = Command::new("openssl").current_dir(folder).args(args).output() {
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }
}

#[test]
fn a_kill_at_any_moment_leaves_whole_files_only() {
    let site = site("review: { roles: [初审], in_order: false, distinct: false }\n");
    let mut wait = 0u64;
    for at in 0..24 {
        let mut child = Command::new(env!("CARGO_BIN_EXE_tongbao"))
            .current_dir(site.root())
            .env("SOURCE_DATE_EPOCH", EPOCH)
            .args(["review", "sign", "--role", "初审", "--by", &format!("第{at}人"), "--quiet"])
            .spawn()
            .unwrap();
        // Nothing is asserted of the time: whichever moment this hits has to be harmless.
        wait = (wait * 7 + 3) % 40;
        std::thread::sleep(std::time::Duration::from_millis(wait));
        let _ = child.kill();
        child.wait().unwrap();
        let verified = json(&site, &["verify"], 0);
        assert_eq!(verified["unreadable"], 0);
    }
    review(&site, &["sign", "--role", "初审", "--by", "最后一人"], 0);
    let left: Vec<_> = fs::read_dir(site.path("content/n/_review"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with('.'))
        .collect();
    assert_eq!(left, Vec::<String>::new());
}

#[test]
fn a_record_cannot_steer_the_terminal_that_shows_it() {
    let site = site(ROLES);
    let comment = r#"{ text: "一\x1b]0;x\x07二", author: "\x1b[31m张\u202e三", time: 2025-10-10T15:30:00 }"#;
    let signature = format!(
        r#"{{ role: "初审", name: "张\u202e三\x1b[2K\r", time: 2025-10-11T10:00:00, digest: "sha256:{:064}" }}"#,
        0
    );
    site.write("content/n/_review/comment-20251010T153000-3f2a91c0.yaml", comment);
    site.write("content/n/_review/sign-20251011T100000-1a2b3c4d.yaml", signature);
    for (args, code) in [(&["comments"][..], 0), (&["status"], 1), (&["verify"], 1), (&[], 1)] {
        let run = review(&site, args, code);
        assert!(run.stdout.contains('三'), "{args:?}: {}", run.stdout);
        let steers = |c: char| (c.is_control() && c != '\n') || c == '\u{202E}';
        assert!(!run.stdout.contains(steers) && !run.stderr.contains(steers), "{args:?}: {run:?}");
    }
}
