//! The examples of the CommonMark specification: all of them hold, and none brings the renderer down.

use serde::Deserialize;
use tongbao::finding::Findings;
use tongbao::markdown::{
    ImageTarget, LinkTarget, Outline, Purpose, Rendered, Request, Resolver, commonmark_html, render,
};
use tongbao::source::Source;

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
        assert_balanced(&rendered(&example.markdown).before.place("../", 0));
    }
}

/// Renders a body as a notice's, in a site that holds nothing else.
fn rendered(body: &str) -> Rendered {
    struct Nothing;
    impl Resolver for Nothing {
        fn link(&self, _: &str) -> Option<LinkTarget> {
            None
        }
        fn image(&self, _: &str) -> Option<ImageTarget> {
            None
        }
    }
    let source = Source::new("notice.md", body);
    let request = Request {
        source: &source,
        start: 0,
        outline: Outline { numbered: true, level: 1, inserted: None },
        id_prefix: "",
        reserved_ids: &[],
        edition_label: "内部",
        note_label: "说明",
        footnotes_label: "脚注",
        pause: "、",
        purpose: Purpose::Pages,
        resolver: &Nothing,
    };
    render(&request, &mut Findings::default())
}

/// Every start tag has its end tag, in order.
fn assert_balanced(html: &str) {
    let mut open = Vec::new();
    for tag in html.split('<').skip(1) {
        let name_end = tag.find([' ', '>']).unwrap_or(tag.len());
        match &tag[..name_end] {
            "br" | "hr" | "img" | "input" | "wbr" | "col" => {}
            end if end.starts_with('/') => assert_eq!(open.pop(), Some(&end[1..]), "in {html}"),
            start => open.push(start),
        }
    }
    assert!(open.is_empty(), "{open:?} in {html}");
}
