//! The sample site of the repository: the real notice, complete.

use std::path::Path;
use std::sync::LazyLock;

use serde_json::Value;

use crate::support::{Site, Tree, html, links};

const NOTICE: &str = "notices/yanshi-urban-management-2025";
const BASE: &str = "https://host/zg/";

fn site() -> Site {
    let site = Site::empty();
    site.copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), "content");
    site
}

static SAMPLE: LazyLock<Tree> = LazyLock::new(|| site().built(&[]));
static BELOW_A_PATH: LazyLock<Tree> = LazyLock::new(|| site().built(&["--base-url", BASE]));

fn notice_page() -> Vec<html::Token> {
    html::tokens(SAMPLE.text(&format!("{NOTICE}/index.html")))
}

fn notice_json() -> Value {
    serde_json::from_str(SAMPLE.text(&format!("{NOTICE}/notice.json"))).unwrap()
}

#[test]
fn the_sample_has_its_categories_issues_and_results() {
    let notice = notice_json();
    assert_eq!(notice["categories"].as_array().unwrap().len(), 15);
    assert_eq!(notice["issues"].as_array().unwrap().len(), 21);
    let said = |word: &str| notice["issues"].as_array().unwrap().iter().filter(|i| i["status"]["word"] == word).count();
    assert_eq!((said("已完成"), said("长期坚持")), (6, 15));
    let pages = SAMPLE.paths().into_iter().filter(|path| path.starts_with(NOTICE) && path.ends_with("/index.html"));
    assert_eq!(pages.count(), 22, "the notice and its issues");
}

#[test]
fn every_official_number_stands_once_and_in_order() {
    const CHINESE: [&str; 15] =
        ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五"];
    let bracketed = |count: usize| CHINESE[..count].iter().map(|number| format!("（{number}）"));
    let page = notice_page();
    let main = html::inside(&page, "main");
    let mut numbers: Vec<String> = Vec::new();
    for token in main {
        let html::Token::Open(tag) = token else { continue };
        if matches!(tag.name.as_str(), "h2" | "h3" | "h4") {
            let at = main.iter().position(|other| std::ptr::eq(other, token)).unwrap();
            let heading = html::texts_of(&main[at..], &tag.name).remove(0);
            let number: String = heading.chars().take_while(|c| !matches!(c, '、' | '）' | '.')).collect();
            let rest = &heading[number.len()..];
            let is_number =
                |c: char| c == '（' || c.is_ascii_digit() || CHINESE[..10].contains(&c.to_string().as_str());
            if let Some(mark) = rest.chars().next().filter(|_| number.chars().all(is_number)) {
                numbers.push(format!("{number}{mark}"));
                let text = &rest[mark.len_utf8()..];
                let typed = |c: char| c == '（' || c == '、' || c == '.' || c.is_ascii_digit();
                assert!(!text.trim_start().starts_with(typed), "a number twice: {heading}");
            }
        }
    }
    let level = |mark: char| numbers.iter().filter(move |number| number.ends_with(mark)).cloned().collect::<Vec<_>>();
    assert_eq!(level('、'), ["一、", "二、", "三、"]);
    assert_eq!(level('）'), bracketed(3).chain(bracketed(15)).collect::<Vec<_>>());
    let issues = level('.');
    let counts: Vec<usize> = issues.chunk_by(|_, next| next != "1.").map(<[String]>::len).collect();
    for group in issues.chunk_by(|_, next| next != "1.") {
        let expected: Vec<_> = (1..=group.len()).map(|number| format!("{number}.")).collect();
        assert_eq!(group, expected);
    }
    // The other categories are themselves their one issue, and are printed once, with the category's number.
    let single = 21 - counts.iter().sum::<usize>();
    assert_eq!(single + counts.len(), 15, "{counts:?}");
}

#[test]
fn lead_invitation_contact_and_date_are_there() {
    let text = html::text(&notice_page());
    for part in [
        "根据区委统一部署，",
        "现将巡察整改情况予以公布。",
        "欢迎广大干部群众对巡察整改落实情况进行监督。如有意见建议，请及时向我们反馈。",
        "0379-67798277",
        "洛阳市偃师区华夏路 18 号",
        "ysscslj@126.com",
        "2025年10月11日",
        "中共洛阳市偃师区城市管理局党组",
    ] {
        assert!(text.contains(part), "{part}");
    }
}

#[test]
fn sentences_broken_by_the_pages_of_the_print_are_joined() {
    let text = html::text(&notice_page());
    for joined in ["远程控制路灯开闭", "上半年开展路灯", "参与活动；开展"] {
        assert!(text.contains(joined), "{joined}");
    }
    assert!(!text.contains("整改结果：整改结果"), "a label that became a field is not said twice");
}

#[test]
fn every_link_of_every_page_leads_somewhere() {
    assert_eq!(links::broken(&SAMPLE, "/"), Vec::<String>::new());
    assert_eq!(links::broken(&BELOW_A_PATH, "/zg/"), Vec::<String>::new());
}

#[test]
fn every_page_can_be_reached_from_the_home_page() {
    let mut reached = std::collections::BTreeSet::from(["index.html".to_string()]);
    let mut next: Vec<String> = vec!["index.html".into()];
    while let Some(page) = next.pop() {
        for target in links::targets(&page, &html::tokens(SAMPLE.text(&page)), "/") {
            if target.ends_with(".html") && reached.insert(target.clone()) {
                next.push(target);
            }
        }
    }
    let lonely: Vec<_> =
        SAMPLE.pages().into_iter().map(|(path, _)| path).filter(|path| !reached.contains(*path)).collect();
    assert_eq!(lonely, ["404.html"]);
}

#[test]
fn below_a_path_links_are_relative_and_the_error_page_uses_the_base() {
    for (path, tokens) in BELOW_A_PATH.pages() {
        for address in links::addresses(&tokens) {
            if path == "404.html" {
                let ok = address.starts_with("/zg/") || address.starts_with('#') || links::is_outside(&address);
                assert!(ok, "{path}: {address}");
            } else {
                assert!(!address.starts_with('/'), "{path}: {address}");
            }
        }
    }
}

#[test]
fn without_a_base_the_error_page_begins_at_the_root() {
    let page = html::tokens(SAMPLE.text("404.html"));
    for address in links::addresses(&page) {
        let ok = address.starts_with('/') || address.starts_with('#') || links::is_outside(&address);
        assert!(ok, "{address}");
    }
}

#[test]
fn no_page_leads_off_the_site_or_loads_from_elsewhere() {
    for tree in [&*SAMPLE, &*BELOW_A_PATH] {
        for (path, tokens) in tree.pages() {
            for address in links::addresses(&tokens).iter().filter(|address| links::is_outside(address)) {
                let known = address.starts_with("tel:") || address.starts_with("mailto:") || address.starts_with(BASE);
                assert!(known, "{path}: {address}");
            }
            for tag in html::tags(&tokens) {
                let loaded = tag.get("src").or(tag.get("href").filter(|_| tag.name == "link"));
                let canonical = tag.get("rel") == Some("canonical");
                assert!(canonical || loaded.is_none_or(|address| !links::is_outside(address)), "{path}: {tag:?}");
            }
        }
    }
}

#[test]
fn styles_load_nothing_from_elsewhere() {
    let styles = SAMPLE.paths().into_iter().filter(|path| path.ends_with(".css")).collect::<Vec<_>>();
    assert!(!styles.is_empty());
    for path in styles {
        let style = SAMPLE.text(path);
        for load in ["http:", "https:", "//fonts", "@import"] {
            assert!(!style.contains(load), "{path}: {load}");
        }
    }
}

#[test]
fn a_base_adds_canonical_addresses_and_a_site_map() {
    assert!(!SAMPLE.has("sitemap.xml") && BELOW_A_PATH.has("sitemap.xml"));
    let map = crate::support::xml::elements(BELOW_A_PATH.text("sitemap.xml"));
    let places: Vec<_> = map.iter().filter(|(name, _)| name == "loc").map(|(_, place)| place.as_str()).collect();
    for (path, tokens) in BELOW_A_PATH.pages() {
        let canonical =
            html::tags(&tokens).find(|tag| tag.get("rel") == Some("canonical")).and_then(|tag| tag.get("href"));
        if path == "404.html" {
            continue;
        }
        let expected = format!("{BASE}{}", path.trim_end_matches("index.html"));
        assert_eq!(canonical, Some(expected.as_str()), "{path}");
        assert!(places.contains(&expected.as_str()), "{expected}");
    }
    assert_eq!(places.len(), BELOW_A_PATH.pages().len() - 1);
}

#[test]
fn every_page_has_its_head_in_order() {
    for (path, tokens) in BELOW_A_PATH.pages() {
        let mut named: Vec<&str> = html::tags(&tokens)
            .filter(|tag| tag.name == "meta")
            .filter_map(|tag| tag.get("name").or(tag.get("property")))
            .collect();
        for wanted in ["SiteName", "SiteDomain", "Description", "viewport", "og:title"] {
            assert!(named.contains(&wanted), "{path} has no {wanted}");
        }
        named.sort();
        let all = named.len();
        named.dedup();
        assert_eq!(all, named.len(), "{path} says something twice: {named:?}");
        let headings: Vec<_> = html::tags(&tokens).filter(|tag| tag.name == "h1").collect();
        assert_eq!(headings.len(), 1, "{path}");
        let policy = html::tags(&tokens).find(|tag| tag.get("http-equiv") == Some("Content-Security-Policy")).unwrap();
        assert!(!policy.get("content").unwrap().contains("unsafe"), "{path}");
    }
}

#[test]
fn no_identifier_is_made_up() {
    for invented in ["SiteIDCode", "ICP备", "公网安备", "beian"] {
        assert_eq!(SAMPLE.holding(invented), Vec::<&str>::new(), "{invented}");
    }
}

#[test]
fn pages_and_assets_are_small() {
    let script_and_style: usize = SAMPLE
        .files
        .iter()
        .filter(|(path, _)| path.ends_with(".js") || path.ends_with(".css") && !path.contains("code"))
        .map(|(_, bytes)| bytes.len())
        .sum();
    assert!(script_and_style <= 30 << 10, "{script_and_style}");
    for (path, _) in SAMPLE.pages() {
        let length = SAMPLE.files[path].len();
        assert!(length <= 40 << 10 || path == format!("{NOTICE}/index.html"), "{path}: {length}");
    }
}
