//! What the header of every page leads to.

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
