//! What is internal reaches no byte of a public build.

use super::support::Site;

const MARK: &str = "绝不公开";

fn site() -> Site {
    let issue = format!(
        "title: {MARK}一\naudience: internal\nresponsible: [{MARK}科]\ntopics: [{MARK}专题]\nmeasures: [{{ text: {MARK}措施 }}]\n\
         description: {MARK}摘要\nattachments: [{{ file: {MARK}.pdf, title: {MARK}附件 }}]\n"
    );
    let block = |name: &str| {
        let block = format!("::: internal\n{MARK}{name}[^1]\n\n![{MARK}](secret-{name}.png)\n:::\n");
        format!("公开的话。\n\n{block}\n[^1]: {MARK}脚注\n")
    };
    Site::small()
        .notice("n", "", &block("notice"))
        .issue("n/03-open", "", &block("issue"))
        .issue("n/04-hidden", &issue, &format!("{MARK}正文\n"))
        .page("about", &block("page"))
        .file(&format!("content/n/{MARK}.pdf"), MARK)
        .file("content/n/secret-notice.png", MARK)
        .file("content/n/secret-issue.png", MARK)
        .file("content/secret-page.png", MARK)
}

#[test]
fn a_public_build_holds_nothing_internal() {
    let site = site();
    let output = site.built(&[]);
    assert_eq!(output.holding(MARK), Vec::<&str>::new());
    for trace in ["secret-", "notices/n/hidden", "jue-bu-gong-kai", "%E7%BB%9D%E4%B8%8D"] {
        assert_eq!(output.holding(trace), Vec::<&str>::new(), "{trace}");
    }
    assert!(output.text("notices/n/open/index.html").contains("公开的话"));
}

#[test]
fn an_internal_build_holds_all_of_it_and_says_so_on_every_page() {
    let output = site().built(&["--edition", "internal"]);
    for part in ["一", "科", "专题", "措施", "附件", "正文", "脚注", "notice", "issue", "page"] {
        assert!(!output.holding(&format!("{MARK}{part}")).is_empty(), "{part}");
    }
    for (page, _) in output.pages() {
        assert!(output.text(page).contains("内部"), "{page}");
    }
}
