//! Titles and headings on pages: where their lines may be broken, and that this changes nothing of their words.

use super::support::{Site, html};

const HEADING: &str = "提高政治站位，坚决扛起整改责任";
const TITLE: &str = "城市亮化与绿色节能协调发展方面存在短板";

#[test]
fn long_titles_and_headings_are_broken_between_words() {
    let output = Site::small()
        .notice("n", "", &format!("## {HEADING}\n\n## 提高**政治**站位，坚决扛起整改责任\n\n<!-- issues -->\n"))
        .issue("n/01-lamps", &format!("title: {TITLE}\n"), "。\n")
        .built(&[]);
    let (notice, issue) = (output.text("notices/n/index.html"), output.text("notices/n/lamps/index.html"));
    let heading = "<span class=\"whole\">提高政治站位，<wbr>坚决扛起整改责任</span>";
    let title = "<span class=\"whole\">城市亮化与<wbr>绿色节能<wbr>协调<wbr>发展方面<wbr>存在<wbr>短板</span>";
    assert!(notice.contains(&format!("<span class=\"num\">一、</span>{heading}</h2>")), "{notice}");
    assert!(notice.contains("提高<strong>政治</strong>站位，坚决扛起整改责任</h2>"), "{notice}");
    assert!(issue.contains(&format!("<h1>{title}</h1>")), "{issue}");
    for address in ["categories/lighting/", "categories/", "status/done/"] {
        assert!(output.text(&format!("{address}index.html")).contains(&format!("{title}</a>")), "{address}");
    }
}

#[test]
fn a_heading_says_the_same_words_wherever_its_lines_may_be_broken() {
    let output = Site::small()
        .notice("n", "", &format!("## {HEADING}\n\n<!-- issues -->\n"))
        .issue("n/01-lamps", &format!("title: {TITLE}\n"), "。\n")
        .built(&[]);
    let page = html::tokens(output.text("notices/n/index.html"));
    let headings = html::texts_of(html::inside(&page, "article"), "h2");
    assert!(headings.contains(&format!("一、{HEADING}")), "{headings:?}");
    let data: serde_json::Value = serde_json::from_str(output.text("notices/n/notice.json")).unwrap();
    assert_eq!(data["text"]["before"], format!("一、{HEADING}"));
    assert_eq!(data["issues"][0]["title"], TITLE);
}

#[test]
fn the_page_of_a_status_counts_its_issues_and_does_not_link_to_itself() {
    let output = Site::small().built(&[]);
    let page = html::tokens(output.text("status/done/index.html"));
    let main = html::inside(&page, "main");
    assert!(html::text(main).contains("共 1 个问题"));
    assert!(!html::tags(main).any(|tag| tag.get("href").is_some_and(|href| href.contains("status/done/"))));
}

#[test]
fn above_an_issue_its_category_is_named_unless_its_own_title_does_so() {
    let above = |title: &str| {
        let output = Site::small().issue("n/01-lamps", &format!("title: {title}\n"), "。\n").built(&[]);
        let page = html::tokens(output.text("notices/n/lamps/index.html"));
        html::texts_of(html::inside(&page, "article"), "p")[0].clone()
    };
    let category = above("路灯不亮");
    let name = category.strip_prefix("一、").unwrap();
    assert_eq!(above(name), "问题类别");
}
