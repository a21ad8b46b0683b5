//! Themes: every template renders, the words are whole, and broken themes are told as findings.

#[path = "theme/reference.rs"]
mod reference;
#[path = "theme/sample.rs"]
mod sample;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use tongbao::catalogue::Language;
use tongbao::finding::Findings;
use tongbao::model::path::inside;
use tongbao::model::status::{StatusKind, StatusWords};
use tongbao::theme::Theme;

/// The page of every kind as a theme shows it: address and HTML.
fn sample_pages(theme: &mut Theme, edition: &'static str) -> Vec<(String, String)> {
    theme.set_site(&sample::site(edition));
    let mut pages = Vec::new();
    for page in sample::pages(theme) {
        let mut out = Vec::new();
        theme.render(&page.view, &page.root, &page.content, &mut out).unwrap();
        pages.push((page.view.address, String::from_utf8(out).unwrap()));
    }
    pages
}

/// The page of every kind with a theme of the binary.
fn render(name: &str, language: &str, edition: &'static str) -> Vec<(String, String)> {
    let mut findings = Findings::default();
    let mut theme = Theme::load(name, Path::new("nowhere"), language, &mut findings)
        .unwrap_or_else(|| panic!("{}", tell(&findings)));
    let pages = sample_pages(&mut theme, edition);
    if let Ok(folder) = std::env::var("TONGBAO_PAGES") {
        write(&Path::new(&folder).join(name), &theme, &pages);
    }
    pages
}

fn write(folder: &Path, theme: &Theme, pages: &[(String, String)]) {
    let files = pages.iter().map(|(address, html)| (address.clone(), html.clone().into_bytes()));
    for (address, bytes) in files.chain(theme.assets().iter().cloned()) {
        let mut path = folder.join(&address);
        if address.is_empty() || address.ends_with('/') {
            path.push("index.html");
        }
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

fn tell(findings: &Findings) -> String {
    findings
        .iter()
        .map(|finding| {
            let place = finding.place.as_ref();
            let line = place.and_then(|place| place.position()).map_or(0, |position| position.line);
            let path = place.map_or("", |place| place.source.path.as_str());
            let known = finding.args.iter().find(|(name, _)| *name == "known");
            let known = known.map(|(_, known)| format!(" [{known}]")).unwrap_or_default();
            format!("{} {path}:{line} {}{known}\n", finding.kind.name, finding.message(Language::En))
        })
        .collect()
}

#[test]
fn every_template_of_gov_renders() {
    for (address, html) in render("gov", "zh-CN", "public") {
        assert!(html.starts_with("<!DOCTYPE html>") && html.ends_with("</html>"), "{address}");
    }
}

#[test]
fn every_template_of_plain_renders() {
    for (address, html) in render("plain", "en", "internal") {
        assert!(html.contains("Internal edition"), "{address}");
    }
}

/// Loads a theme out of a folder with these files and compares the findings, one a line. An … at the end leaves
/// the words of a dependency open.
fn check(theme: &str, files: &[(&str, &str)], expected: &str) -> Option<Theme> {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join("themes").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let mut findings = Findings::default();
    let theme = Theme::load(theme, folder.path(), "zh-CN", &mut findings);
    let told = tell(&findings);
    match expected.strip_suffix('…') {
        Some(beginning) => assert!(told.starts_with(beginning), "{told}"),
        None => assert_eq!(told.trim_end(), expected),
    }
    assert_eq!(theme.is_none(), findings.has_errors(), "a theme, or a finding that says why not");
    theme
}

/// The pages of a theme that loads without a finding.
fn pages_of(theme: &str, files: &[(&str, &str)]) -> Vec<String> {
    let mut theme = check(theme, files, "").unwrap();
    sample_pages(&mut theme, "public").into_iter().map(|(_, html)| html).collect()
}

#[test]
fn a_site_replaces_a_single_file_of_a_theme() {
    let pages = pages_of("gov", &[("gov/templates/frame-bottom.html", "<footer>镇政府</footer>")]);
    assert!(pages.iter().all(|html| html.contains("<footer>镇政府</footer>") && html.contains("class=\"masthead\"")));
}

#[test]
fn a_theme_may_extend_the_template_it_replaces() {
    let files = [
        ("town/theme.yaml", "extends: gov"),
        (
            "town/templates/404.html",
            "{% extends \"gov/404.html\" %}{% block content %}<p>镇</p>{{ super() }}{% endblock %}",
        ),
        ("village/theme.yaml", "extends: town"),
        ("village/words/zh-CN.yaml", "home: 村"),
    ];
    let pages = pages_of("village", &files);
    let not_found = pages.iter().find(|html| html.contains("data-kind=\"not-found\"")).unwrap();
    assert!(not_found.contains("<p>镇</p>") && not_found.contains(">村</a>"));
}

/// The files that the guide shows below `themes/`: a path in backticks, and a fenced block under it.
fn files_of_the_guide() -> Vec<(String, String)> {
    let guide = include_str!("../src/theme/guide.md");
    let file = |shown: &str| {
        let (path, rest) = shown.split_once("`\n\n```")?;
        Some((path.to_string(), rest.split_once('\n')?.1.split_once("\n```")?.0.to_string()))
    };
    guide.split("\n`themes/").skip(1).filter_map(file).collect()
}

#[test]
fn the_example_of_the_guide_shows_on_every_page() {
    let files = files_of_the_guide();
    let files: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let pages = pages_of("town", &files);
    assert!(!pages.is_empty());
    for html in &pages {
        let kind = html.split_once("data-kind=\"").unwrap().1.split('"').next().unwrap();
        assert!(html.contains("/assets/town."), "no style of the town on {kind}");
    }
    assert!(pages.iter().any(|html| html.contains(">整改公开</a>")));
}

#[test]
fn an_asset_has_a_new_address_when_its_bytes_change() {
    let old = check("gov", &[], "").unwrap();
    let new = check("gov", &[("gov/assets/gov.css", "body{}")], "").unwrap();
    let address = |theme: &Theme| {
        theme
            .assets()
            .iter()
            .map(|(address, _)| address.clone())
            .find(|address| address.ends_with(".css") && address.starts_with("assets/gov."))
            .unwrap()
    };
    assert_ne!(address(&old), address(&new));
    assert_ne!(old.fingerprint(), new.fingerprint());
    assert_eq!(old.fingerprint(), check("gov", &[], "").unwrap().fingerprint());
    assert!(old.assets().is_sorted());
}

#[test]
fn a_word_that_is_missing_shows_as_its_key() {
    let theme = check("gov", &[], "").unwrap();
    assert_eq!(theme.word("status_not_done"), "未完成");
    assert_eq!(theme.word("no_such_word"), "no_such_word");
}

#[test]
fn an_unknown_theme_names_those_at_hand() {
    check("red", &[("town/theme.yaml", "")], "unknown-theme :0 there is no theme \"red\" [gov, plain, town]");
    check("../gov", &[], "unknown-theme :0 there is no theme \"../gov\" [gov, plain]");
    check(
        "town",
        &[("town/theme.yaml", "extends: red")],
        "unknown-theme themes/town/theme.yaml:1 there is no theme \"red\" [gov, plain, town]",
    );
}

#[test]
fn a_theme_that_extends_itself_is_a_finding() {
    let files = [("a/theme.yaml", "extends: b"), ("b/theme.yaml", "# b\nextends: a")];
    check("a", &files, "theme-loop themes/b/theme.yaml:2 the theme \"a\" extends itself");
}

#[test]
fn a_broken_template_is_told_with_its_line() {
    let broken = |text| [("gov/templates/home.html", text)];
    check(
        "gov",
        &broken("<p>\n  {% if %}"),
        "broken-template themes/gov/templates/home.html:2 the template is wrong: …",
    );
    check(
        "gov",
        &broken("\n\n{{ page.title | nonsense }}"),
        "broken-template themes/gov/templates/home.html:3 the template is wrong: …",
    );
    check(
        "gov",
        &broken("{% extends \"none.html\" %}"),
        "broken-template themes/gov/templates/home.html:0 the template is wrong: …",
    );
}

#[test]
fn a_variable_that_is_not_there_is_an_error_with_the_template_and_the_line() {
    let mut theme = check("gov", &[("gov/templates/home.html", "\n{{ home.nonsense }}")], "").unwrap();
    theme.set_site(&sample::site("public"));
    let page = sample::pages(&theme).swap_remove(0);
    let mut out = b"before".to_vec();
    let failure = theme.render(&page.view, &page.root, &page.content, &mut out).unwrap_err();
    let place = failure.place.unwrap();
    assert_eq!((place.source.path.as_str(), place.position().unwrap().line), ("themes/gov/templates/home.html", 2));
    assert!(failure.reason.contains("`nonsense`") && !failure.reason.contains('\n'), "{}", failure.reason);
    assert!(failure.reason_zh.starts_with("没有 `nonsense` 这个字段（Field"), "{}", failure.reason_zh);
    assert_eq!(out, b"before");
}

#[test]
fn a_file_that_a_style_names_and_nobody_has_is_told_with_its_line() {
    let style = "a{b:url(seal.svg)}\n/* url(old.svg) */ c{d:url(data:image/png;base64,AA) e url(../x.png)}\n\
                 f{g:url('./fonts/song.woff2')} h{i:url(/logo.png)} j{k:url(https://example.org/x.png)}\n@import 'more.css';\n";
    let files = [("gov/assets/own.css", style), ("gov/assets/more.css", ""), ("gov/assets/seal.svg", "<svg/>")];
    check(
        "gov",
        &files,
        "missing-style-file themes/gov/assets/own.css:3 the style wants \"fonts/song.woff2\", which the theme does not have",
    );
}

#[test]
fn a_style_names_another_by_its_address() {
    let files = [("gov/assets/a.css", "@import url(b.css);"), ("gov/assets/b.css", "@import 'a.css';@import 'c.css';")];
    let theme = check("gov", &[files[0], files[1], ("gov/assets/c.css", "")], "").unwrap();
    let style = |start: &str| {
        let mut assets = theme.assets().iter();
        let (_, bytes) = assets.find(|(address, _)| address.starts_with(start)).unwrap();
        String::from_utf8_lossy(bytes).into_owned()
    };
    assert!(
        style("assets/b.").contains("@import 'c.") && !style("assets/b.").contains("'c.css'"),
        "{}",
        style("assets/b.")
    );
}

#[test]
fn a_theme_of_its_own_must_have_every_template() {
    let files: Vec<_> = tongbao::theme::view::TEMPLATES
        .iter()
        .filter(|&&template| template != "list.html")
        .map(|template| format!("own/templates/{template}"))
        .collect();
    let files: Vec<_> = files.iter().map(|path| (path.as_str(), "<p>")).collect();
    check("own", &files, "missing-template themes/own/templates:0 the theme \"own\" has no template list.html");
}

#[test]
fn broken_words_are_told_with_their_line() {
    let words = [("gov/words/zh-CN.yaml", "home: 首页\nhome: 主页\nlist: [a]")];
    check(
        "gov",
        &words,
        "duplicate-key themes/gov/words/zh-CN.yaml:2 the field \"home\" is given twice\nwrong-type themes/gov/words/zh-CN.yaml:3 the field \"list\" should be a text, but it is something else",
    );
}

#[test]
fn words_that_nothing_fills_are_told_with_their_line() {
    for (wanted, argument) in [("共 {m} 个", "{m}"), ("共 {n} 个{", "{")] {
        let words = format!("home: 首页\nissues_total: {wanted}\nown_word: 第 {{x}} 个");
        let expected = format!(
            "word-argument themes/gov/words/zh-CN.yaml:2 nothing fills {argument} in the words \"issues_total\" [{{n}}]"
        );
        check("gov", &[("gov/words/zh-CN.yaml", &words)], &expected);
    }
    check("gov", &[("gov/words/zh-CN.yaml", "issues_total: 个数不说")], "");
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_in_a_theme_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("secret.css");
    fs::write(&secret, "").unwrap();
    fs::create_dir_all(folder.path().join("themes/gov/assets")).unwrap();
    std::os::unix::fs::symlink(&secret, folder.path().join("themes/gov/assets/secret.css")).unwrap();
    let mut findings = Findings::default();
    assert!(Theme::load("gov", folder.path(), "zh-CN", &mut findings).is_none());
    assert!(tell(&findings).starts_with("theme-link themes/gov/assets/secret.css"));
}

/// A theme's files in the source of tongbao by their path inside `themes/`.
fn embedded() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes");
    let files =
        walkdir::WalkDir::new(&root).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| (inside(&root, entry.path()).unwrap().into_owned(), fs::read_to_string(entry.path()).unwrap()))
        .collect()
}

fn words(language: &str) -> BTreeMap<String, String> {
    let text = &embedded()[&format!("gov/words/{language}.yaml")];
    let lines = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(": "));
    lines.map(|(key, word)| (key.to_string(), word.to_string())).collect()
}

#[test]
fn both_languages_have_the_same_words_with_the_same_arguments() {
    let arguments = |word: &str| -> BTreeSet<String> {
        word.split('{').skip(1).map(|rest| rest.split('}').next().unwrap().to_string()).collect()
    };
    let shape = |language| -> BTreeMap<String, BTreeSet<String>> {
        words(language).iter().map(|(key, word)| (key.clone(), arguments(word))).collect()
    };
    assert_eq!(shape("zh-CN"), shape("en"));
}

#[test]
fn where_only_categories_are_listed_nobody_is_told_that_issues_are_looked_through() {
    let pages = render("gov", "zh-CN", "public");
    let looks_for = |html: &str, what: &str| html.contains(&format!("<h2 id=\"filter-title\">{what}</h2>"));
    let leads_on = |html: &str| html.contains("检索全部问题</a>");
    assert!(pages.iter().any(|(_, html)| looks_for(html, "查找问题") && !leads_on(html)));
    assert!(pages.iter().any(|(_, html)| looks_for(html, "查找类别") && leads_on(html)));
}

#[test]
fn every_status_that_a_page_shows_can_be_written() {
    let known = StatusWords::default();
    for language in ["zh-CN", "en"] {
        let words = words(language);
        for kind in StatusKind::ALL {
            let word = words[&format!("status_{}", kind.name().replace('-', "_"))].trim_matches('"');
            assert_eq!(known.meaning(word), Some(kind), "{word}");
        }
    }
}

#[test]
fn every_word_that_a_template_uses_exists() {
    let words = words("zh-CN");
    for (path, text) in embedded().iter().filter(|(path, _)| path.ends_with(".html")) {
        for use_of in text.split("words.").skip(1) {
            let key: String = use_of.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            assert!(words.contains_key(&key), "{path} uses words.{key}");
        }
    }
}

#[test]
fn no_page_holds_an_inline_style_or_script_or_reaches_another_host() {
    for theme in ["gov", "plain"] {
        for (address, html) in render(theme, "zh-CN", "internal") {
            let html = html.to_lowercase();
            for forbidden in [
                " style=",
                "<style",
                " onclick=",
                " onload=",
                "<script>",
                "src=\"http",
                "<iframe",
                "<link rel=\"stylesheet\" href=\"http",
            ] {
                assert!(!html.contains(forbidden), "{theme} {address} holds {forbidden}");
            }
            assert_eq!(html.matches("<h1").count(), 1, "{theme} {address}");
        }
    }
    for (path, text) in embedded().iter().filter(|(path, _)| path.ends_with(".css") || path.ends_with(".js")) {
        assert!(!text.contains("http") && !text.contains("@import"), "{path}");
    }
}

#[test]
fn text_from_content_is_escaped() {
    let mut theme = check("gov", &[], "").unwrap();
    theme.set_site(&sample::site("public"));
    for mut page in sample::pages(&theme) {
        let hostile = "\"><script>alert(1)</script>";
        page.view.title = hostile.into();
        page.view.full_title = hostile.into();
        page.view.description = hostile.into();
        page.view.labels[0].content = hostile.into();
        page.view.common_labels.push(tongbao::theme::view::common_labels(&page.view.labels));
        let mut out = Vec::new();
        theme.render(&page.view, &page.root, &page.content, &mut out).unwrap();
        assert!(!String::from_utf8(out).unwrap().contains("<script>alert"));
    }
}

#[test]
fn pages_and_assets_keep_to_their_sizes() {
    let theme = check("gov", &[], "").unwrap();
    for (address, html) in render("gov", "zh-CN", "public") {
        assert!(html.len() <= 40 * 1024, "{address} has {} bytes", html.len());
        let weight: usize = theme
            .assets()
            .iter()
            .filter(|(asset, _)| (asset.ends_with("css") || asset.ends_with("js")) && html.contains(asset.as_str()))
            .map(|(_, bytes)| bytes.len())
            .sum();
        assert!(weight > 0 && weight <= 30 * 1024, "styles and scripts of {address} have {weight} bytes");
    }
}

#[test]
fn the_reference_is_what_the_types_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/themes.md");
    let wanted = reference::page();
    if std::env::var_os("TONGBAO_BLESS").is_some() {
        fs::write(&path, &wanted).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == wanted, "docs/themes.md is not what the types of the views say; run with TONGBAO_BLESS=1");
}
