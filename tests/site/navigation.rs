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
fn no_title_takes_an_id_that_the_page_needs_itself() {
    let words = [
        "main",
        "top",
        "large",
        "overview",
        "contents",
        "jump",
        "corrections",
        "changes",
        "contact",
        "history",
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
