//! A body rendered with a resolver that knows nothing, and a check that tags pair up.

use tongbao::finding::Findings;
use tongbao::markdown::{ImageTarget, LinkTarget, Outline, Rendered, Request, Resolver, render};
use tongbao::source::Source;

pub fn rendered(body: &str) -> (Rendered, Findings) {
    struct Nothing;
    impl Resolver for Nothing {
        fn link(&self, _: &str) -> Option<LinkTarget> {
            None
        }
        fn image(&self, _: &str) -> Option<ImageTarget> {
            None
        }
    }
    let source = Source::new("a.md", body);
    let mut findings = Findings::default();
    let request = Request {
        source: &source,
        start: 0,
        outline: Outline { numbered: true, level: 1, inserted: 0 },
        id_prefix: "p-",
        reserved_ids: &[],
        edition_label: "内部",
        note_label: "说明",
        footnotes_label: "脚注",
        resolver: &Nothing,
    };
    let rendered = render(&request, &mut findings);
    (rendered, findings)
}

/// Every start tag has its end tag, in order.
pub fn assert_balanced(html: &str) {
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
