//! The examples of the CommonMark specification: all of them hold, and none brings the renderer down.

mod common;

use common::rendered;
use serde::Deserialize;
use tongbao::markdown::commonmark_html;

#[derive(Deserialize)]
struct Example {
    markdown: String,
    html: String,
    example: usize,
    section: String,
}

fn examples() -> Vec<Example> {
    let examples: Vec<Example> = serde_json::from_str(include_str!("data/commonmark-0.31.2.json")).unwrap();
    assert_eq!(examples.len(), 652);
    examples
}

/// HTML leaves open whether a quotation mark in a text is escaped, and whether a line begins after `<li>`.
fn normalised(html: &str) -> String {
    html.replace("&quot;", "\"").replace("<li>\n", "<li>")
}

#[test]
fn every_example_of_the_specification_holds() {
    let wrong: Vec<_> = examples()
        .iter()
        .filter(|example| normalised(&commonmark_html(&example.markdown)) != normalised(&example.html))
        .map(|example| {
            let ours = commonmark_html(&example.markdown);
            format!("{} ({}):\n{:?}\n{:?}", example.example, example.section, ours, example.html)
        })
        .collect();
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_example_renders_to_well_formed_html() {
    for example in examples() {
        let (rendered, _) = rendered(&example.markdown);
        common::assert_balanced(&rendered.before.place("../", 0));
    }
}
