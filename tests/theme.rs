//! Themes: every template renders, the words are whole, and broken themes are told as findings.

#[path = "theme/sample.rs"]
mod sample;

use std::path::Path;

use tongbao::catalogue::Language;
use tongbao::finding::Findings;
use tongbao::theme::Theme;

/// Renders the page of every kind with a theme of the binary, and gives address and HTML.
fn render(theme: &str, language: &str, edition: &'static str) -> Vec<(String, String)> {
    let mut findings = Findings::default();
    let mut theme = Theme::load(theme, Path::new("nowhere"), language, &mut findings)
        .unwrap_or_else(|| panic!("{}", tell(&findings)));
    theme.set_site(&sample::site(edition));
    let mut pages = Vec::new();
    for page in sample::pages() {
        let mut out = Vec::new();
        theme.render(&page.view, &page.root, &page.content, &mut out).unwrap_or_else(|reason| panic!("{reason}"));
        pages.push((page.view.address, String::from_utf8(out).unwrap()));
    }
    if let Ok(folder) = std::env::var("TONGBAO_PAGES") {
        write(Path::new(&folder), &theme, &pages);
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
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
}

fn tell(findings: &Findings) -> String {
    findings
        .iter()
        .map(|finding| {
            let place = finding.place.as_ref();
            let line = place.and_then(|place| place.position()).map_or(0, |position| position.line);
            let path = place.map_or("", |place| place.source.path.as_str());
            format!("{} {path}:{line} {}\n", finding.kind.name, finding.message(Language::En))
        })
        .collect()
}

#[test]
fn every_template_of_gov_renders() {
    for (address, html) in render("gov", "zh-CN", "public") {
        assert!(html.starts_with("<!DOCTYPE html>") && html.ends_with("</html>"), "{address}");
    }
}
