//! What leads through the site: the header of every page, and the ids that links go to.

use super::support::{Site, html};

/// The addresses in the header of the home page.
fn header(site: Site) -> Vec<String> {
    let output = site.built(&[]);
    let page = html::tokens(output.text("index.html"));
    let links = html::tags(html::inside(&page, "header")).filter_map(|tag| tag.get("href"));
    links.map(|address| address.trim_start_matches("./").to_string()).collect()
}

#[test]
fn the_header_leads_to_every_index_that_the_site_has() {
    let without = ["", "", "notices/", "categories/", "status/", "contact/", "search/"];
    assert_eq!(header(Site::small()), without);
    let given = "responsible: [照明科]\ntopics: [城市照明]\n";
    let with = ["", "", "notices/", "categories/", "status/", "units/", "topics/", "contact/", "search/"];
    assert_eq!(header(Site::small().issue("n/03-poles", given, "。\n")), with);
}

#[test]
fn a_list_is_described_in_the_language_of_the_site() {
    let description = |site: Site| {
        let page = html::tokens(site.built(&[]).text("categories/index.html"));
        let mut labels = html::tags(&page).filter(|tag| tag.get("name") == Some("Description"));
        labels.next().and_then(|tag| tag.get("content")).unwrap().to_string()
    };
    assert_eq!(description(Site::small()), "示例市整改公开：问题类别");
    let english = Site::small().file("content/site.yaml", "title: Example\nlanguage: en\n");
    assert_eq!(description(english), "Example: Categories");
}

#[test]
fn a_table_is_named_in_the_language_of_the_site() {
    let name = |language: &str| {
        let site = Site::small().file("content/site.yaml", format!("title: 示例市\nlanguage: {language}\n"));
        let site = site.page("figures", "| A | B |\n|---|---|\n| 1 | 2 |\n");
        let page = html::tokens(site.built(&[]).text("figures/index.html"));
        let mut boxes = html::tags(&page).filter(|tag| tag.get("class") == Some("table"));
        boxes.next().and_then(|tag| tag.get("aria-label")).unwrap().to_string()
    };
    assert_eq!([name("zh-CN"), name("en")], ["A、B", "A, B"]);
}

#[test]
fn no_title_takes_an_id_that_the_page_needs_itself() {
    let words = [
        "main", "top", "large", "overview", "contents", "jump", "corrections", "changes", "contact", "history",
        "i-done",
    ];
    let headings: String = words.iter().map(|word| format!("## {word}\n\n一。\n\n")).collect();
    let notice = "corrections: [{ date: 2025-10-12, text: 一。 }]\n";
    let site = Site::small().notice("n", notice, &format!("{headings}<!-- issues -->\n")).page("about", &headings);
    let issue = |site: Site, word: &&str| site.issue(&format!("n/{word}"), "", &headings);
    let output = words.iter().fold(site, issue).built(&[]);
    for (path, tokens) in output.pages() {
        let mut ids: Vec<&str> = html::tags(&tokens).filter_map(|tag| tag.get("id")).collect();
        let all = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), all, "{path} gives an id twice: {ids:?}");
    }
}

#[test]
fn a_site_with_nothing_in_it_shows_no_empty_list_and_counts_nothing() {
    for theme in ["gov", "plain"] {
        let output = Site::empty().file("content/site.yaml", format!("title: 示例市\ntheme: {theme}\n")).built(&[]);
        assert!(output.has("categories/index.html"));
        for path in output.paths().into_iter().filter(|path| path.ends_with(".html")) {
            let page: String = output.text(path).split_ascii_whitespace().collect();
            for nothing in ["<ul></ul>", "<ol></ol>", "共0个问题"] {
                assert!(!page.contains(nothing), "{theme}: {path} holds {nothing}");
            }
        }
    }
}

#[test]
fn the_title_of_a_notice_is_broken_before_its_subject_wherever_it_heads_a_list() {
    let notice = "title: 示例市城市管理局关于巡察整改进展情况的通报\n";
    let output = Site::small().notice("n", notice, "<!-- issues -->\n").built(&[]);
    let subject = "<span class=\"whole\">关于巡察<wbr>整改<wbr>进展<wbr>情况的<wbr>通报</span>";
    let title = format!("<span class=\"phrase\">示例市城市管理局</span><span class=\"phrase\">{subject}</span></a></h");
    for path in ["index.html", "notices/index.html", "status/done/index.html", "categories/lighting/index.html"] {
        assert!(output.text(path).contains(&title), "{path}");
    }
}
