//! The reviewers' pages: what they show, and how comments come from a page to the store and back.

use serde_json::{Value, json};
use tongbao::model::Edition;
use tongbao::preview::{Answer, Changed, Desk, Method, Options, Preview, Request};
use tongbao::review::{self, NewSignature};

use crate::support::{SITE_YAML, Site, get, issue, request};

const PRUNING: &str = "notices/lvhua/pruning/";

fn state(preview: &Preview, page: &str) -> Value {
    serde_json::from_slice(&get(preview, &format!("/__review/state?page={page}")).body).unwrap()
}

fn text(preview: &Preview, path: &str) -> String {
    String::from_utf8(get(preview, path).body).unwrap()
}

fn post(preview: &Preview, token: &str, wish: &Value) -> Answer {
    preview.answer(&Request {
        method: Method::Post,
        token: Some(token.into()),
        body: wish.to_string().into_bytes(),
        ..request("/__review/comments")
    })
}

fn comment(quote: &str) -> Value {
    json!({ "action": "add", "edition": "public", "page": PRUNING, "quote": quote, "text": "请核对。", "author": "王五" })
}

/// Makes a comment; gives the token of the preview and the comment's id.
fn commented(preview: &Preview) -> (String, String) {
    let token = state(preview, PRUNING)["token"].as_str().unwrap().to_string();
    assert_eq!(post(preview, &token, &comment("已经修剪")).status, 200);
    let id = state(preview, PRUNING)["comments"][0]["id"].as_str().unwrap().to_string();
    (token, id)
}

#[test]
fn a_comment_is_kept_beside_its_notice_and_shown_on_both_pages() {
    let site = Site::usual();
    let preview = site.preview();
    let before = preview.take_in();
    commented(&preview);
    assert!(preview.take_in() > before, "open pages do not hear of it");
    assert!(site.path("content/lvhua/_review").read_dir().unwrap().next().is_some());
    for page in [PRUNING, "notices/lvhua/"] {
        let comments = &state(&preview, page)["comments"];
        assert_eq!(
            (comments[0]["quote"].as_str(), comments[0]["anchor"].as_str()),
            (Some("已经修剪"), Some("found")),
            "{page}"
        );
    }
    assert!(state(&preview, "notices/zhaoming/")["comments"].as_array().unwrap().is_empty());
    assert!(text(&preview, "/__review/").contains("请核对。"));
    assert!(!site.build().files.values().any(|bytes| String::from_utf8_lossy(bytes).contains("请核对。")));
}

#[test]
fn a_comment_from_another_machine_is_heard_of_where_the_system_tells_nothing() {
    let site = Site::usual();
    commented(&site.preview());
    let desk = Desk::new(site.root().canonicalize().unwrap(), false);
    let told = |desk: &Desk| desk.take_in(&Changed::anything());
    let known = told(&desk);
    assert_eq!(told(&desk), known);
    let folder = site.path("content/lvhua/_review");
    let comment = folder.read_dir().unwrap().next().unwrap().unwrap().path();
    std::fs::copy(&comment, folder.join("comment-20251011T100000-00000000.yaml")).unwrap();
    assert_eq!([told(&desk), told(&desk)], [known + 1, known + 1]);
    std::fs::remove_file(comment).unwrap();
    assert_eq!(told(&desk), known + 2);
}

#[test]
fn a_comment_is_answered_resolved_and_opened_again() {
    let site = Site::usual();
    let preview = site.preview();
    let (token, id) = commented(&preview);
    let act = |action: &str| {
        let wish = json!({ "action": action, "edition": "public", "notice": "lvhua", "id": id, "author": "张三", "text": "已核对。" });
        assert_eq!(post(&preview, &token, &wish).status, 200, "{action}");
        state(&preview, PRUNING)["comments"][0].clone()
    };
    assert_eq!(act("reply")["replies"][0]["text"], "已核对。");
    assert_eq!(act("resolve")["resolved"]["by"], "张三");
    assert!(act("reopen")["resolved"].is_null());
}

#[test]
fn a_name_or_a_text_of_which_nothing_can_be_written_down_costs_no_comment() {
    let site = Site::usual();
    let preview = site.preview();
    let (token, id) = commented(&preview);
    let unseen = "\u{1} \u{7f}";
    let wish = |action: &str, text: &str, author: &str| {
        let (edition, page, notice) = ("public", PRUNING, "lvhua");
        json!({ "action": action, "edition": edition, "page": page, "notice": notice, "id": id, "text": text, "author": author })
    };
    for wish in [
        wish("add", unseen, "王五"),
        wish("add", "请核对。", unseen),
        wish("reply", unseen, "王五"),
        wish("reply", "已核对。", unseen),
        wish("resolve", "", unseen),
    ] {
        assert_eq!(post(&preview, &token, &wish).status, 400, "{wish}");
        let comments = &state(&preview, PRUNING)["comments"];
        assert_eq!((comments.as_array().unwrap().len(), &comments[0]["replies"]), (1, &json!([])), "{wish}");
    }
    assert_eq!(std::fs::read_dir(site.path("content/lvhua/_review")).unwrap().count(), 1);
}

#[test]
fn words_that_are_gone_leave_an_orphan() {
    let site = Site::usual();
    let preview = site.preview();
    commented(&preview);
    site.write("content/lvhua/01-pruning.md", &issue("乔木修剪不及时", "lvhua", "另有安排，本年内办结。\n"));
    preview.take_in();
    assert_eq!(state(&preview, PRUNING)["comments"][0]["anchor"], "orphaned");
}

#[test]
fn what_a_page_says_by_itself_is_commented_on_as_a_whole_and_is_no_orphan() {
    let site = Site::usual();
    let preview = site.preview();
    let (token, _) = commented(&preview);
    let added = |quote: &str| {
        assert_eq!(post(&preview, &token, &comment(quote)).status, 200);
        let comments = state(&preview, PRUNING)["comments"].as_array().unwrap().clone();
        let of_quote = |one: &&Value| one["quote"] == quote || one["text"] == format!("“{quote}”：请核对。");
        comments.iter().find(of_quote).unwrap()["anchor"].as_str().unwrap().to_string()
    };
    assert_eq!(added("整改结果：已完成"), "found");
    assert_eq!(added("共 2 个问题"), "whole");
}

#[test]
fn a_comment_that_is_too_long_is_refused_and_not_cut() {
    let site = Site::usual();
    let preview = site.preview();
    let (token, id) = commented(&preview);
    let long = "字".repeat(8_001);
    let reply =
        json!({ "action": "reply", "edition": "public", "notice": "lvhua", "id": id, "author": "张三", "text": long });
    let mut add = comment("已经修剪");
    add["text"] = long.into();
    for wish in [add, reply] {
        assert_eq!(post(&preview, &token, &wish).status, 413);
    }
    let comments = &state(&preview, PRUNING)["comments"];
    assert_eq!(comments.as_array().unwrap().len(), 1);
    assert!(comments[0]["replies"].as_array().unwrap().is_empty());
}

#[test]
fn strangers_cannot_comment() {
    let site = Site::usual();
    let preview = site.preview();
    let token = state(&preview, PRUNING)["token"].as_str().unwrap().to_string();
    assert_eq!(post(&preview, "", &comment("已经修剪")).status, 403);
    assert_eq!(post(&preview, &"0".repeat(token.len()), &comment("已经修剪")).status, 403);
    let wish = comment("已经修剪").to_string().into_bytes();
    let foreign = Request {
        method: Method::Post,
        token: Some(token.clone()),
        origin: Some("http://evil.example".into()),
        body: wish,
        ..request("/__review/comments")
    };
    assert_eq!(preview.answer(&foreign).status, 403);
    assert_eq!(post(&preview, &token, &json!({ "action": "add" })).status, 400);
    let blank = json!({ "action": "add", "edition": "public", "page": PRUNING, "text": " ", "author": "王五" });
    assert_eq!(post(&preview, &token, &blank).status, 400);
    let elsewhere = json!({ "action": "add", "edition": "public", "page": "about/", "text": "好。", "author": "王五" });
    assert_eq!(post(&preview, &token, &elsewhere).status, 404);
    assert!(!site.path("content/lvhua/_review").exists());
}

#[test]
fn what_was_written_in_a_comment_is_text_wherever_it_is_shown() {
    let site = Site::usual();
    let preview = site.preview();
    let token = state(&preview, PRUNING)["token"].as_str().unwrap().to_string();
    let wish = json!({
        "action": "add", "edition": "public", "page": PRUNING, "quote": "<img src=x>",
        "text": "<script>alert(1)</script>", "author": "\"><b>",
    });
    assert_eq!(post(&preview, &token, &wish).status, 200);
    let page = text(&preview, "/__review/");
    assert!(
        page.contains("&lt;script&gt;alert(1)") && !page.contains("<script>alert(1)") && !page.contains("<img src=x>")
    );
}

#[test]
fn the_state_of_a_page_tells_mistakes_with_their_place() {
    let site = Site::usual();
    let preview = site.preview();
    let good = state(&preview, PRUNING);
    assert_eq!((&good["errors"], good["findings"].as_array().unwrap().len()), (&json!(0), 0));
    site.write("content/lvhua/01-pruning.md", "---\ntitle: 甲\ncategory: lvhua\nstatus: 差不多\n---\n");
    preview.take_in();
    let bad = state(&preview, PRUNING);
    assert_eq!(bad["digest"], good["digest"], "the page below is another one");
    let finding = &bad["findings"][0];
    assert_eq!((&finding["path"], &finding["line"]), (&json!("content/lvhua/01-pruning.md"), &json!(4)));
    let editor = finding["editor"].as_str().unwrap();
    assert!(editor.starts_with("vscode://file/") && editor.ends_with("/content/lvhua/01-pruning.md:4:9"), "{editor}");
    site.remove("content");
    preview.take_in();
    assert!(state(&preview, PRUNING)["failure"].as_str().unwrap().contains("content"));
}

#[test]
fn the_whole_site_is_counted_as_the_reviewers_page_tells_it() {
    let site = Site::usual();
    let preview = site.preview();
    let counts =
        || -> Value { serde_json::from_slice(&get(&preview, "/__review/counts?edition=public").body).unwrap() };
    let before = counts();
    let of_page = || state(&preview, PRUNING);
    assert_eq!(before["version"], of_page()["version"]);
    // What only a check finds is no mistake of reading.
    site.write("content/lvhua/01-pruning.md", &issue("修剪", "lvhua", "联系人身份证号 110101199003074178。\n"));
    preview.take_in();
    assert_eq!((&counts()["errors"], &of_page()["errors"]), (&json!(1), &json!(0)));
    assert_ne!(counts()["version"], before["version"]);
    assert!(text(&preview, "/__review/").contains("<b>1</b>"));
}

#[test]
fn a_page_says_whether_it_takes_comments() {
    let site = Site::usual();
    let preview = site.preview();
    let takes = |page: &str| state(&preview, page)["takes_comments"].as_bool().unwrap();
    assert!(takes(PRUNING) && takes("notices/lvhua/") && !takes("") && !takes("no-such-page/"));
}

#[test]
fn an_error_is_told_however_many_notes_stand_before_it() {
    let site = Site::usual();
    let draft = issue("草稿", "lvhua", "未定稿。\n").replace("---\ntitle", "---\ndraft: true\ntitle");
    (10..70).for_each(|at| site.write(&format!("content/lvhua/{at}-x.md"), &draft));
    let wrong = issue("坏的", "lvhua", "。\n").replace("status: 已完成", "status: 差不多");
    site.write("content/zhaoming/02-bad.md", &wrong);
    let told = |preview: &Preview| state(preview, PRUNING);
    let state = told(&site.preview());
    assert_eq!(state["findings"][0]["path"], "content/zhaoming/02-bad.md");
    assert!(state["more"].is_null());
    (10..70).for_each(|at| site.write(&format!("content/lvhua/{at}-x.md"), &wrong));
    let state = told(&site.preview());
    assert_eq!(state["findings"].as_array().unwrap().len(), 50);
    let left = state["errors"].as_u64().unwrap() - 50;
    assert!(state["more"].as_str().unwrap().contains(&left.to_string()));
}

#[test]
fn a_picture_that_was_exchanged_makes_another_page() {
    let site = Site::usual();
    let preview = site.preview();
    let digest = |page: &str| state(&preview, page)["digest"].as_str().unwrap().to_string();
    let pages = [PRUNING, "notices/lvhua/", "notices/zhaoming/"];
    let before = pages.map(digest);
    assert!(text(&preview, &format!("/{PRUNING}")).contains(&before[0]));
    let later = std::fs::metadata(site.path("content/lvhua/images/after.png")).unwrap().modified().unwrap()
        + std::time::Duration::from_secs(2);
    site.write_bytes("content/lvhua/images/after.png", &crate::support::png(3));
    std::fs::File::options()
        .write(true)
        .open(site.path("content/lvhua/images/after.png"))
        .and_then(|file| file.set_modified(later))
        .unwrap();
    preview.take_in();
    let is_other: Vec<bool> = pages.map(digest).iter().zip(&before).map(|(now, before)| now != before).collect();
    assert_eq!(is_other, [true, true, false]);
}

#[test]
fn readers_from_elsewhere_are_not_told_what_drafts_are_called() {
    let site = Site::usual();
    let draft = issue("尚未定稿的问题", "lvhua", "未定稿。\n").replace("---\ntitle", "---\ndraft: true\ntitle");
    site.write("content/lvhua/09-secret.md", &draft);
    let review = |other_edition: bool, drafts: bool| {
        let preview = Preview::new(Options { other_edition, drafts, ..site.options() }, || {});
        text(&preview, "/__review/")
    };
    assert!(review(true, false).contains("尚未定稿的问题") && review(false, true).contains("尚未定稿的问题"));
    let shown = review(false, false);
    assert!(!shown.contains("尚未定稿的问题") && !shown.contains("09-secret"), "{shown}");
}

#[test]
fn drafts_are_listed_and_marked() {
    let site = Site::usual();
    let draft = issue("还没写完", "lvhua", "待写。\n").replacen("status:", "draft: true\nstatus:", 1);
    site.write("content/lvhua/03-draft.md", &draft);
    let preview = site.preview();
    assert!(text(&preview, "/__review/").contains("还没写完"));
    assert_eq!(get(&preview, "/notices/lvhua/draft/").status, 404);
    site.write("content/lvhua/03-draft.md", &issue("还没写完", "lvhua", "写完了。\n"));
    assert_eq!(get(&preview, "/notices/lvhua/draft/").status, 200);
    assert!(!text(&preview, "/__review/").contains("content/lvhua/03-draft.md\">"));
}

#[test]
fn internal_texts_are_marked_in_their_edition() {
    let site = Site::usual();
    let internal = issue("内部问题", "lvhua", "内部。\n").replacen("status:", "audience: internal\nstatus:", 1);
    site.write("content/lvhua/03-inside.md", &internal);
    let preview = site.preview();
    let marks = |edition: &str| {
        let path = format!("/__review/state?edition={edition}&page=notices/lvhua/");
        serde_json::from_slice::<Value>(&get(&preview, &path).body).unwrap()["marks"].clone()
    };
    assert_eq!(marks("internal"), json!([{ "id": "inside", "kind": "internal" }]));
    assert_eq!(marks("public"), json!([]));
    let compared = text(&preview, "/__review/compare/");
    assert!(compared.contains("内部问题") && compared.contains("<ins>"), "{compared}");
    let one = text(&preview, "/__review/compare/?page=notices/zhaoming/");
    assert!(!one.contains("内部问题"));
}

#[test]
fn changes_since_a_revision_stand_in_the_running_text() {
    let site = Site::usual();
    let git = |args: &[&str]| {
        let who = ["-c", "user.name=示例", "-c", "user.email=shili@example.invalid"];
        let run = std::process::Command::new("git").current_dir(site.root()).args(who).args(args).output();
        run.is_ok_and(|output| output.status.success())
    };
    if !(git(&["init", "--quiet"]) && git(&["add", "--all"]) && git(&["commit", "--quiet", "--message", "一稿"])) {
        return;
    }
    let preview = site.preview();
    assert!(text(&preview, "/__review/").contains("没有改动。"));
    site.write("content/zhaoming/01-lamps.md", &issue("路灯不亮", "zhaoming", "已经修复路灯600余盏。\n"));
    let page = text(&preview, "/__review/");
    assert!(page.contains("</span>580</del>") && page.contains("</span>600</ins>"), "{page}");
    assert!(text(&preview, "/__review/?since=no-such-revision").contains("不能比较"));
}

#[test]
fn who_has_to_sign_is_told() {
    let site = Site::usual();
    site.write("content/site.yaml", &format!("{SITE_YAML}review:\n  roles: [初审, 终审]\n"));
    let preview = site.preview();
    let page = text(&preview, "/__review/");
    assert_eq!(page.matches("data-standing=\"missing\"").count(), 4);
    assert_eq!(page.matches("--role 初审 --by").count(), 2);
    let time = jiff::civil::date(2025, 10, 11).at(9, 0, 0, 0);
    let signature = NewSignature { role: "初审", name: "张三", time, remark: None, key: None };
    let proof = preview.desk().proof(Edition::Public);
    let model = proof.site().unwrap();
    review::sign(&site.options().root, model, &model.notices[0], &signature).unwrap();
    let page = text(&preview, "/__review/");
    assert_eq!((page.matches("--role 初审 --by").count(), page.matches("--role 终审 --by").count()), (1, 1));
}

#[test]
fn a_notice_with_a_text_that_cannot_be_read_is_not_to_be_signed() {
    let site = Site::usual();
    site.write("content/site.yaml", &format!("{SITE_YAML}review: {{ roles: [初审] }}\n"));
    site.write("content/lvhua/01-pruning.md", "---\ntitle: [\n---\n坏的\n");
    let page = text(&site.preview(), "/__review/");
    assert!(page.contains("有读不出来的文件：content/lvhua/01-pruning.md。"), "{page}");
    assert!(!page.contains("tongbao review sign lvhua") && page.contains("tongbao review sign zhaoming"), "{page}");
}

#[test]
fn the_command_for_signing_signs_what_is_shown() {
    let site = Site::usual();
    site.write("content/site.yaml", &format!("{SITE_YAML}review: {{ roles: [初审] }}\n"));
    let command = |drafts: bool, edition: &str| {
        let preview = Preview::new(Options { drafts, ..site.options() }, || {});
        let page = text(&preview, &format!("/__review/?edition={edition}"));
        let (_, rest) = page.split_once("tongbao review sign lvhua").expect("no command");
        rest.split(" --role").next().unwrap().to_string()
    };
    let [public, internal] = [command(false, "public"), command(true, "internal")];
    assert!(public.starts_with(" --digest ") && public.len() == " --digest ".len() + 16, "{public}");
    assert!(internal.starts_with(" --edition internal --drafts --digest "), "{internal}");
}

#[test]
fn why_nothing_is_compared_is_said_in_the_reviewers_language() {
    let site = Site::usual();
    let page = text(&site.preview(), "/__review/?since=HEAD");
    assert!(page.contains("不能和 git 里的“HEAD”比较：这个文件夹不在 git 仓库里"), "{page}");
}

#[test]
fn a_reviewers_page_for_one_edition_does_not_lead_to_the_other() {
    let site = Site::usual();
    let mut options = site.options();
    options.other_edition = false;
    let preview = Preview::new(options, || {});
    assert!(!text(&preview, "/__review/").contains("edition=internal"));
    assert_eq!(get(&preview, "/__review/compare/").status, 404);
    assert_eq!(get(&preview, "/__review/internal/notices/").status, 404);
    assert!(state(&preview, PRUNING)["other"].is_null());
}

#[test]
fn a_record_that_cannot_be_read_is_told_where_it_belongs() {
    let site = Site::usual();
    for word in ["sign", "comment"] {
        site.write(&format!("content/lvhua/_review/{word}-20251011T100000-00000000.yaml"), "role: [\n");
    }
    let page = text(&site.preview(), "/__review/");
    let section = |id: &str| page.split("<section ").find(|part| part.starts_with(&format!("id=\"{id}\""))).unwrap();
    assert!(section("signatures").contains("sign-20251011T100000-00000000.yaml"));
    assert!(section("comments").contains("comment-20251011T100000-00000000.yaml"));
    assert!(!section("comments").contains("没有意见"));
}

#[test]
fn a_finding_stands_under_the_weight_that_the_office_gives_it() {
    let site = Site::usual();
    site.write("content/site.yaml", &format!("{SITE_YAML}checks: {{ severity: {{ TB903: warning }} }}\n"));
    site.write("content/lvhua/01-pruning.md", &issue("乔木修剪不及时", "lvhua", "联系人手机 13800138000。\n"));
    let page = text(&site.preview(), "/__review/");
    let warnings = page.split("<details class=\"findings ").find(|part| part.starts_with("warning")).unwrap();
    assert!(warnings.contains("TB903"), "{page}");
}
