//! Telling a drawing from one that runs: an SVG image is a document, and a browser that is given its address runs
//! what stands in it.

use roxmltree::{Document, Node, NodeType, ParsingOptions};

use crate::characters::without_mark;

/// Nobody draws by hand what is longer, and nothing longer is looked through.
pub const LONGEST: u64 = 8 << 20;
/// More than a map of a city has.
const MOST_NODES: u32 = 500_000;

/// Elements that run something, bring foreign markup, or change other elements' addresses.
const RUNNING: &[&str] = &[
    "script", "foreignobject", "iframe", "embed", "object", "handler", "listener", "set", "animate", "animatemotion",
    "animatetransform", "animatecolor", "discard", "audio", "video",
];
/// Languages of documents whose elements a browser brings to life inside a drawing.
const LIVING: &[&str] = &["http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML"];
/// What an address in a drawing may begin with, if it names a way at all.
const WAYS: &[&str] =
    &["http:", "https:", "mailto:", "data:image/png", "data:image/jpeg", "data:image/gif", "data:image/webp"];

/// Whether a drawing holds nothing that a browser would run. What is no plain XML without declarations of its own is
/// not trusted.
pub fn is_inert(svg: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(svg) else { return false };
    let text = without_mark(text);
    let options = ParsingOptions { nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let parsed = declares_utf8(text).then(|| Document::parse_with_options(text, options));
    matches!(parsed, Some(Ok(document)) if document.root().descendants().all(is_inert_node))
}

/// Another encoding would make other characters of the same bytes.
fn declares_utf8(text: &str) -> bool {
    let Some(declaration) = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) else { return true };
    let declared = declaration.0.split_once("encoding").map(|(_, after)| after.to_ascii_lowercase());
    declared.is_none_or(|after| after.contains("utf-8") || after.contains("us-ascii"))
}

fn is_inert_node(node: Node) -> bool {
    match node.node_type() {
        NodeType::PI => false,
        NodeType::Element => {
            let name = node.tag_name();
            !RUNNING.contains(&name.name().to_ascii_lowercase().as_str())
                && !name.namespace().is_some_and(|language| LIVING.contains(&language))
                && node.attributes().all(|attribute| is_inert_attribute(attribute.name(), attribute.value()))
        }
        _ => true,
    }
}

fn is_inert_attribute(name: &str, value: &str) -> bool {
    let name = name.to_ascii_lowercase();
    if name.starts_with("on") {
        return false;
    }
    let address: String =
        value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect::<String>().to_lowercase();
    let names_a_way = address.find(':').is_some_and(|colon| !address[..colon].contains(['/', '?', '#']));
    !matches!(name.as_str(), "href" | "src") || !names_a_way || WAYS.iter().any(|way| address.starts_with(way))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_drawing_is_inert() {
        for svg in [
            "<svg><title>一 on two</title><path d='M0 0'/></svg>",
            "\u{FEFF}<?xml version='1.0' encoding='UTF-8'?><svg xmlns='http://www.w3.org/2000/svg'><a href='#x'/></svg>",
            "<svg xmlns:xlink='http://www.w3.org/1999/xlink'><use xlink:href='#x'/><image href='a.png'/></svg>",
            "<svg xmlns:i='http://www.inkscape.org/namespaces/inkscape' i:label='javascript:'><i:page/></svg>",
        ] {
            assert!(is_inert(svg.as_bytes()), "{svg}");
        }
    }

    #[test]
    fn what_runs_is_not() {
        for svg in [
            "<svg onload=alert(1)>",
            "<svg><SCRIPT/></svg>",
            "<svg><a href='javascript:x'/></svg>",
            "<svg><rect onclick = 'x'/></svg>",
            "<svg><x:script xmlns:x='http://www.w3.org/2000/svg'>x</x:script></svg>",
            "<svg><h:p xmlns:h='http://www.w3.org/1999/xhtml'/></svg>",
            "<!DOCTYPE svg [<!ATTLIST svg onload CDATA 'x'>]><svg/>",
            "<?xml version='1.0' encoding='ISO-2022-JP'?><svg><scr\u{1b}(Bipt/></svg>",
            "<?xml version='1.0' encoding='ISO-2022-JP'?><svg/>",
            "<svg xmlns:xlink='http://www.w3.org/1999/xlink'><a xlink:href='java&#115;cript:x'/></svg>",
            "<svg><a href=' java\nscript:x'/></svg>",
            "<svg><a href='data:text/html,x'/></svg>",
            "<?xml-stylesheet type='text/xsl' href='x.xsl'?><svg/>",
            "no drawing",
        ] {
            assert!(!is_inert(svg.as_bytes()), "{svg}");
        }
        assert!(!is_inert(b"<svg>\xFF</svg>"));
        assert!(!is_inert("<g>".repeat(200_000).as_bytes()));
    }
}
