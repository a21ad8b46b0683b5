//! What is served is byte for byte what is built.

use std::path::Path;

use tongbao::model::Edition;

use crate::support::{Site, assert_same, get, issue, without_script};

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target)
        } else {
            std::fs::copy(entry.path(), target).map(|_| ()).unwrap()
        }
    }
}

#[test]
fn every_file_of_the_sample_is_served_as_it_is_built() {
    let site = Site::new();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in [sample.join("content"), sample.join("tests/browser/site/content")] {
        site.remove("content");
        copy(&folder, &site.path("content"));
        let preview = site.preview();
        for (edition, below) in [(Edition::Public, "/__review/public/"), (Edition::Internal, "/__review/internal/")] {
            assert_same(&preview, &site, edition, below);
        }
    }
}

#[test]
fn a_site_below_a_path_is_served_below_it() {
    let site = Site::usual();
    site.write("content/site.yaml", "title: 示例\nbase_url: https://shili.example/zg/\n");
    let preview = site.preview();
    assert_same(&preview, &site, Edition::Public, "/zg/");
    for path in ["/", "/zg"] {
        let answer = get(&preview, path);
        assert_eq!((answer.status, answer.location.as_deref()), (302, Some("/zg/")), "{path}");
    }
    assert_eq!(get(&preview, "/notices/").status, 404);
}

#[test]
fn an_error_page_is_not_outdated_whatever_address_it_stands_at() {
    let site = Site::usual();
    site.write("content/site.yaml", "title: 示例\nbase_url: https://shili.example/zg/\n");
    let preview = site.preview();
    for path in ["/notices/lvhua/", "/__review/none", "/zg/none/", "/../x"] {
        let answer = get(&preview, path);
        assert_eq!(answer.status, 404, "{path}");
        let html = String::from_utf8(answer.body).unwrap();
        let data = |name: &str| html.split(&format!("data-{name}=\"")).nth(1).and_then(|rest| rest.split('"').next());
        let state = get(&preview, &format!("/__review/state?page={}", data("page").unwrap())).body;
        let state: serde_json::Value = serde_json::from_slice(&state).unwrap();
        assert_eq!(state["digest"].as_str(), data("digest"), "{path}");
    }
}

#[test]
fn a_file_that_nothing_uses_is_not_served() {
    let site = Site::usual();
    let preview = site.preview();
    assert_eq!(get(&preview, "/notices/lvhua/images/after.png").status, 200);
    assert_eq!(get(&preview, "/notices/lvhua/images/unused.png").status, 404);
    site.write("content/zhaoming/01-lamps.md", &issue("路灯不亮", "zhaoming", "![](../lvhua/images/unused.png)\n"));
    assert_eq!(get(&preview, "/notices/lvhua/images/unused.png").status, 200);
}

#[test]
fn what_is_not_there_shows_the_error_page_and_a_folder_without_its_slash_leads_on() {
    let site = Site::usual();
    let preview = site.preview();
    let answer = get(&preview, "/nothing/");
    assert_eq!(answer.status, 404);
    assert!(without_script(&answer.body) == site.build().files["404.html"]);
    let answer = get(&preview, "/notices/lvhua");
    assert_eq!((answer.status, answer.location.as_deref()), (302, Some("/notices/lvhua/")));
    for own in ["/__review", "/__review/internal", "/__review/compare"] {
        let answer = get(&preview, own);
        assert_eq!((answer.status, answer.location), (302, Some(format!("{own}/"))));
        assert_eq!(get(&preview, &format!("{own}/")).status, 200, "{own}");
    }
}

#[test]
fn nothing_internal_is_served_in_the_public_edition() {
    const MARK: &str = "只供内部";
    let site = Site::usual();
    let internal =
        issue(&format!("{MARK}一"), "lvhua", &format!("{MARK}二\n")).replace("status:", "audience: internal\nstatus:");
    site.write("content/lvhua/03-internal.md", &internal);
    let block = format!("公开。\n\n::: internal\n{MARK}三 ![{MARK}四](images/unused.png)\n:::\n");
    site.write("content/zhaoming/01-lamps.md", &issue("路灯不亮", "zhaoming", &block));
    let preview = site.preview();
    let files: Vec<String> =
        site.build().files.into_keys().chain(site.build_of(Edition::Internal).files.into_keys()).collect();
    for path in files.iter().map(String::as_str).chain(["__review/preview.js", "notices/lvhua/internal/"]) {
        let body = get(&preview, &format!("/{path}")).body;
        assert!(!String::from_utf8_lossy(&body).contains(MARK), "{path}");
    }
    let answer = get(&preview, "/__review/internal/notices/lvhua/");
    assert!(String::from_utf8_lossy(&answer.body).contains(MARK));
}
