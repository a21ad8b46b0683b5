//! What pages and files say of when: no date is made up, and none contradicts another.

use super::support::Site;

#[test]
fn no_page_says_that_it_changed_before_it_was_published() {
    let site = Site::small()
        .notice("n", "published: 2025-11-03 09:00\n", "<!-- issues -->\n")
        .issue("n/03-early", "updated: 2025-06-30\n", "。\n")
        .issue("n/04-late", "updated: 2025-12-01\n", "。\n");
    let output = site.built(&["--base-url", "https://host/"]);
    let (map, page) = (output.text("sitemap.xml"), |issue| output.text(&format!("notices/n/{issue}/index.html")));
    for (address, day) in
        [("", "2025-12-01"), ("lamps/", "2025-11-03"), ("early/", "2025-11-03"), ("late/", "2025-12-01")]
    {
        let line = format!("<loc>https://host/notices/n/{address}</loc><lastmod>{day}</lastmod>");
        assert!(map.contains(&line), "{line} is not in {map}");
    }
    assert!(page("early").contains("\"dateModified\":\"2025-11-03\""));
    assert!(page("late").contains("\"dateModified\":\"2025-12-01\""));
}
