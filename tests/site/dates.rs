//! What pages and files say of when: no date is made up, and none contradicts another.

use super::support::{Site, html};

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

/// The timeline of a notice's page: its events, each with its day.
fn timeline(page: &str) -> Vec<String> {
    let Some((_, list)) = page.split_once("<ol class=\"timeline\"") else { return Vec::new() };
    let items = list.split_once('>').unwrap().1.split_once("</ol>").unwrap().0;
    html::texts_of(&html::tokens(items), "li").iter().map(|item| html::squeezed(item)).collect()
}

#[test]
fn page_feed_and_data_say_as_of_the_same_day() {
    let of = |extra: &str, issue: &str| {
        let output = Site::small()
            .notice("n", &format!("published: 2025-10-13 09:00\n{extra}"), "<!-- issues -->\n")
            .issue("n/01-lamps", issue, "已更换路灯 12 盏。\n")
            .built(&[]);
        let data: serde_json::Value = serde_json::from_str(output.text("notices/n/notice.json")).unwrap();
        let feed =
            output.text("feed.xml").split_once("<summary>截至").unwrap().1.split_once('，').unwrap().0.to_string();
        (timeline(output.text("notices/n/index.html")), feed, data["as_of"].as_str().unwrap().to_string())
    };
    let check = |(events, feed, data): (Vec<String>, String, String), words: &str, iso: &str, expected: [&str; 3]| {
        assert_eq!((feed.as_str(), data.as_str()), (words, iso));
        assert_eq!(events, expected);
    };
    let as_of = |day: &str| format!("整改情况截至 {day}");
    let (feedback, publication) = ("反馈意见 2025年4月25日", "公布 2025年10月13日");
    let given = "feedback: 2025-04-25\n";
    let day = "2025年10月11日";
    check(of(given, ""), day, "2025-10-11", [feedback, &as_of(day), publication]);
    let corrected = "feedback: 2025-04-25\ncorrections:\n  - { date: 2025-11-03, text: 已改正。 }\n";
    let day = "2025年11月3日";
    check(of(corrected, ""), day, "2025-11-03", [feedback, publication, &as_of(day)]);
    let day = "2025年12月1日";
    check(of(corrected, "completed: 2025-12-01\n"), day, "2025-12-01", [feedback, publication, &as_of(day)]);
}

#[test]
fn a_notice_without_issues_shows_its_course_and_counts_nothing() {
    let page = |extra: &str| {
        let output = Site::new().notice("n", extra, "只有正文。\n").built(&[]);
        let page = output.text("notices/n/index.html").to_string();
        (timeline(&page), page.contains("整改结果统计"), page.contains("整改时间线"))
    };
    let given = "feedback: 2025-04-25\npublished: 2025-10-13 09:00\n";
    let events = ["反馈意见 2025年4月25日", "公布 2025年10月13日"];
    assert_eq!(page(given), (events.map(String::from).to_vec(), false, true));
    assert_eq!(page("published: 2025-10-13 09:00\n"), (Vec::new(), false, false));
}

#[test]
fn the_timeline_calls_what_took_place_by_the_kind_of_the_notice() {
    let first = |kind: &str| {
        let extra = format!("{kind}inspection: {{ from: 2024-11-15, to: 2025-01-10 }}\n");
        let output = Site::small().notice("n", &extra, "<!-- issues -->\n").built(&[]);
        timeline(output.text("notices/n/index.html")).remove(0)
    };
    for (kind, word) in [
        ("inspection", "巡察"),
        ("discipline-tour", "巡视"),
        ("audit", "审计"),
        ("supervision", "督察"),
        ("other", "检查"),
    ] {
        assert_eq!(first(&format!("kind: {kind}\n")), format!("{word} 2024年11月15日至2025年1月10日"));
    }
}
