//! Bad files, folders that go and come, themes that change their name: the preview goes on.

use tongbao::model::Edition;
use tongbao::preview::{Options, Preview};

use crate::support::{SITE_YAML, Site, TODAY, assert_same, get, issue, told};

fn shows(preview: &Preview, path: &str, text: &str) -> bool {
    String::from_utf8_lossy(&get(preview, path).body).contains(text)
}

#[test]
fn a_page_asked_for_after_a_save_is_never_older_than_the_save() {
    let site = Site::usual();
    let preview = site.preview();
    for round in 0..50 {
        let mark = format!("第{round}次改动。");
        site.write("content/lvhua/01-pruning.md", &issue("乔木修剪不及时", "lvhua", &mark));
        assert!(shows(&preview, "/notices/lvhua/pruning/", &mark), "{mark}");
    }
}

#[test]
fn an_atomic_save_by_rename_is_seen() {
    let site = Site::usual();
    let preview = site.preview();
    for round in 0..20 {
        let mark = format!("第{round}次改动。");
        site.write("content/lvhua/.01-pruning.md.swp", &issue("乔木修剪不及时", "lvhua", &mark));
        std::fs::rename(site.path("content/lvhua/.01-pruning.md.swp"), site.path("content/lvhua/01-pruning.md"))
            .unwrap();
        assert!(shows(&preview, "/notices/lvhua/pruning/", &mark), "{mark}");
    }
}

#[test]
fn while_a_text_is_broken_the_last_good_page_stays() {
    let site = Site::usual();
    let preview = site.preview();
    assert!(shows(&preview, "/notices/lvhua/pruning/", "已经修剪"));
    site.write("content/lvhua/01-pruning.md", "---\ntitle: [\n---\n坏的\n");
    assert!(shows(&preview, "/notices/lvhua/pruning/", "已经修剪"));
    assert!(preview.desk().proof(Edition::Public).findings.has_errors());
    // What is not broken is as fresh as ever.
    site.write("content/zhaoming/01-lamps.md", &issue("路灯不亮", "zhaoming", "又修复一批。\n"));
    assert!(shows(&preview, "/notices/zhaoming/lamps/", "又修复一批"));
    assert_eq!(told(&preview.desk().proof(Edition::Public).all_findings(TODAY)), site.build().findings);
    site.write("content/lvhua/01-pruning.md", &issue("乔木修剪不及时", "lvhua", "改好了。\n"));
    assert!(shows(&preview, "/notices/lvhua/pruning/", "改好了"));
    assert_same(&preview, &site, Edition::Public, "/");
}

#[test]
fn a_picture_that_becomes_none_is_told_until_it_is_one_again() {
    let site = Site::usual();
    let preview = site.preview();
    let told_of_picture = || {
        assert!(shows(&preview, "/notices/lvhua/pruning/", "x.gif"));
        let told = told(&preview.desk().proof(Edition::Public).all_findings(TODAY));
        assert_eq!(told, site.build().findings);
        told.iter().any(|finding| finding.contains("TB546"))
    };
    let gif = "GIF89a\u{1}\u{0}\u{1}\u{0}\u{0}\u{0}\u{0}";
    site.write("content/lvhua/x.gif", gif);
    site.write("content/lvhua/01-pruning.md", &issue("乔木修剪不及时", "lvhua", "![修剪以后](x.gif)\n"));
    assert!(!told_of_picture());
    site.write("content/lvhua/x.gif", "PK");
    assert!(told_of_picture());
    site.write("content/lvhua/x.gif", gif);
    assert!(!told_of_picture());
}

#[test]
fn a_broken_site_yaml_leaves_the_site_as_it_was() {
    let site = Site::usual();
    let preview = site.preview();
    assert_eq!(get(&preview, "/notices/").status, 200);
    site.write("content/site.yaml", "title: [\n");
    assert_eq!(get(&preview, "/notices/").status, 200);
    assert!(preview.desk().proof(Edition::Public).findings.has_errors());
    site.write("content/lvhua/01-pruning.md", "没有开头的文字。\n");
    get(&preview, "/notices/");
    let proof = preview.desk().proof(Edition::Public);
    let places = proof.findings.iter().filter_map(|finding| finding.place.as_ref());
    let places: Vec<_> = places.map(|place| place.source.path.as_str()).collect();
    assert!(places.contains(&"content/lvhua/01-pruning.md"), "{places:?}");
    site.write("content/lvhua/01-pruning.md", &issue("乔木修剪不及时", "lvhua", "改好了。\n"));
    site.write("content/site.yaml", SITE_YAML);
    assert_same(&preview, &site, Edition::Public, "/");
}

#[test]
fn a_site_that_is_broken_from_the_start_is_served_as_soon_as_it_is_mended() {
    let site = Site::usual();
    site.write("content/site.yaml", "title: [\n");
    let preview = site.preview();
    assert_eq!(get(&preview, "/notices/").status, 503);
    site.write("content/site.yaml", SITE_YAML);
    assert_same(&preview, &site, Edition::Public, "/");
}

#[test]
fn folders_go_and_come_back() {
    let site = Site::usual();
    let preview = site.preview();
    assert_same(&preview, &site, Edition::Public, "/");
    std::fs::rename(site.path("content"), site.path("aside")).unwrap();
    assert_eq!(get(&preview, "/notices/lvhua/").status, 200, "the last good page stays");
    assert!(preview.desk().proof(Edition::Public).failure.is_some());
    std::fs::rename(site.path("aside"), site.path("content")).unwrap();
    assert_same(&preview, &site, Edition::Public, "/");
    site.write("content/lvhua/01-pruning.md", &issue("乔木修剪不及时", "lvhua", "回来了。\n"));
    assert!(shows(&preview, "/notices/lvhua/pruning/", "回来了"));
    site.remove("content/lvhua");
    assert_eq!(get(&preview, "/notices/lvhua/").status, 404);
    std::fs::rename(site.path("content/zhaoming"), site.path("content/xin")).unwrap();
    assert_eq!(get(&preview, "/notices/zhaoming/").status, 404);
    site.write("content/xin/01-lamps.md", &issue("路灯不亮", "zhaoming", "搬家了。\n"));
    assert!(shows(&preview, "/notices/xin/lamps/", "搬家了"));
    assert_same(&preview, &site, Edition::Public, "/");
}

#[test]
fn the_site_s_own_folder_goes_and_another_comes_in_its_place() {
    let parent = tempfile::tempdir().unwrap();
    let [root, aside] = ["site", "aside"].map(|name| parent.path().canonicalize().unwrap().join(name));
    let page = |text: &str| {
        std::fs::create_dir_all(root.join("content")).unwrap();
        std::fs::write(root.join("content/site.yaml"), SITE_YAML).unwrap();
        std::fs::write(root.join("content/about.md"), format!("---\ntitle: 关于\n---\n{text}\n")).unwrap();
    };
    page("原来的文字");
    let preview = Preview::new(Options { root: root.clone(), ..Site::new().options() }, || {});
    assert!(shows(&preview, "/about/", "原来的文字"));
    std::fs::rename(&root, &aside).unwrap();
    assert!(shows(&preview, "/about/", "原来的文字"), "the last good page stays");
    page("新来的文字");
    assert!(shows(&preview, "/about/", "新来的文字"));
    for text in ["又改了", "再改了"] {
        page(text);
        assert!(shows(&preview, "/about/", text), "{text}");
    }
    // What happens in the folder that went away is nobody's matter.
    std::fs::write(aside.join("content/about.md"), "---\ntitle: 关于\n---\n旁边的文字\n").unwrap();
    assert!(shows(&preview, "/about/", "再改了"));
}

#[test]
fn a_theme_may_change_break_and_change_its_name() {
    let site = Site::usual();
    let preview = site.preview();
    assert_eq!(get(&preview, "/").status, 200);
    let home =
        |text: &str| format!("{{% extends \"base.html\" -%}}{{% block content %}}<h1>{text}</h1>{{% endblock %}}");
    site.write("themes/ours/theme.yaml", "extends: gov\n");
    site.write("themes/ours/templates/home.html", &home("本局主题"));
    site.write("content/site.yaml", &format!("{SITE_YAML}theme: ours\n"));
    assert!(shows(&preview, "/", "本局主题"));
    site.write("themes/ours/templates/home.html", "{% if %}");
    assert!(shows(&preview, "/", "本局主题"), "the last good theme stays");
    assert!(preview.desk().proof(Edition::Public).findings.has_errors());
    site.write("themes/ours/templates/home.html", &home("改过的主题"));
    assert!(shows(&preview, "/", "改过的主题"));
    std::fs::rename(site.path("themes/ours"), site.path("themes/theirs")).unwrap();
    assert!(shows(&preview, "/", "改过的主题"));
    assert!(preview.desk().proof(Edition::Public).findings.has_errors());
    site.write("content/site.yaml", &format!("{SITE_YAML}theme: theirs\n"));
    assert_same(&preview, &site, Edition::Public, "/");
}

#[test]
fn a_page_that_its_template_cannot_fill_stays_as_it_was() {
    let site = Site::usual();
    site.write("themes/gov/templates/contact.html", "<!DOCTYPE html><p>第一版</p>");
    let preview = site.preview();
    assert!(shows(&preview, "/contact/", "第一版"));
    site.write("themes/gov/templates/contact.html", "<!DOCTYPE html>{{ contact.nothing.of_the_kind }}");
    assert!(shows(&preview, "/contact/", "第一版"));
}

#[cfg(unix)]
#[test]
fn links_inside_content_are_followed_and_seen_to_change() {
    let site = Site::usual();
    std::os::unix::fs::symlink(site.path("content/lvhua/02-watering.md"), site.path("content/zhaoming/02-watering.md"))
        .unwrap();
    site.write("content/zhaoming/notice.md", &crate::support::notice("关于城市照明的通报", "2025-09-01", "lvhua"));
    let preview = site.preview();
    assert!(shows(&preview, "/notices/zhaoming/watering/", "已经浇水"));
    site.write("content/lvhua/02-watering.md", &issue("浇水不及时", "lvhua", "浇透了。\n"));
    assert!(shows(&preview, "/notices/zhaoming/watering/", "浇透了"));
    std::fs::write(site.root().join("secret.md"), "---\ntitle: 秘密\n---\n").unwrap();
    std::os::unix::fs::symlink(site.path("secret.md"), site.path("content/secret.md")).unwrap();
    assert_eq!(get(&preview, "/secret/").status, 404);
    assert_eq!(told(&preview.desk().proof(Edition::Public).all_findings(TODAY)), site.build().findings);
}
