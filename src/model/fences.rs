//! The fences of `:::` blocks: which lines look like one, and which of them the parser takes for a block of its own.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::blocks::holds_colons;

/// What our Markdown has besides CommonMark.
pub const EXTENSIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_DEFINITION_LIST);

/// A line that is indented further is code.
const DEEPEST_INDENT: usize = 3;
/// A fence has so many colons or more.
const LEAST_COLONS: usize = 3;
/// To CommonMark an HTML block of one line, which may interrupt a paragraph.
const DRESSED: &str = "<!D>";

/// The fence lines of a text, without their indent and their line ends, in order.
pub fn fences(text: &str) -> Vec<Range<usize>> {
    if !holds_colons(text.as_bytes(), LEAST_COLONS) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let indent = line.bytes().take_while(|&b| b == b' ').count();
        let content = line[indent..].trim_end();
        if indent <= DEEPEST_INDENT && colons(content).is_some() {
            found.push(start + indent..start + indent + content.len());
        }
        start += line.len();
    }
    found
}

/// What follows the three or more colons that a fence begins with; full-width ones are meant too.
pub fn colons(content: &str) -> Option<&str> {
    let rest = content.trim_start_matches([':', '：']);
    let count = content[..content.len() - rest.len()].chars().count();
    (count >= LEAST_COLONS).then_some(rest)
}

/// Where a fence stands: the quotations, list items and notes around it, each with a number of its own.
pub type Containers = Vec<usize>;

/// The fences that count, by where their colons begin: those that stand in code or in a comment are text.
pub fn standing(text: &str) -> HashMap<usize, Containers> {
    let (mut dressed, mut origins) = (String::with_capacity(text.len()), HashMap::new());
    let mut copied = 0;
    for fence in fences(text) {
        dressed.push_str(&text[copied..fence.start]);
        origins.insert(dressed.len(), fence.start);
        dressed.push_str(DRESSED);
        copied = fence.end;
    }
    dressed.push_str(&text[copied..]);

    let mut standing = HashMap::new();
    let mut block = String::new();
    let (mut open, mut numbered): (Containers, usize) = (Vec::new(), 0);
    for (event, range) in Parser::new_ext(&dressed, EXTENSIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::HtmlBlock) => block.clear(),
            Event::Html(html) => {
                let indent = dressed[range.start..].bytes().take_while(|&b| b == b' ').count();
                if let Some(origin) = origins.get(&(range.start + indent)).filter(|_| !hides_fences(&block)) {
                    standing.insert(*origin, open.clone());
                }
                block.push_str(&html);
            }
            Event::Start(tag) if is_container(&tag) => {
                numbered += 1;
                open.push(numbered);
            }
            Event::End(end) if is_container_end(end) => drop(open.pop()),
            _ => {}
        }
    }
    standing
}

/// A tag's block runs on to an empty line, and fences in it count. A comment, code or script hides them.
pub fn hides_fences(before: &str) -> bool {
    let start: String = before.trim_start().chars().take(4).collect::<String>().to_ascii_lowercase();
    let hidden = ["<pre", "<scr", "<sty", "<tex", "<!", "<?"].iter().any(|opener| start.starts_with(opener));
    hidden || before.rfind("<!--") > before.rfind("-->")
}

fn is_container(tag: &Tag) -> bool {
    is_container_end(tag.to_end())
}

fn is_container_end(end: pulldown_cmark::TagEnd) -> bool {
    use pulldown_cmark::TagEnd::{BlockQuote, DefinitionListDefinition, FootnoteDefinition, Item};
    matches!(end, BlockQuote(_) | DefinitionListDefinition | FootnoteDefinition | Item)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fences_are_found_at_line_starts_only() {
        let text = "::: note 说明\r\n  :::\n    ::: note\na ::: b\n：：：internal";
        let found: Vec<_> = fences(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["::: note 说明", ":::", "：：：internal"]);
        assert_eq!(fences("：:：note").len(), 1);
        assert!(fences("整改：:完成 ：: 12:30:00").is_empty());
    }

    #[test]
    fn what_stands_in_code_or_in_a_comment_is_no_fence() {
        let check = |text: &str, expected: &[usize]| {
            let mut found: Vec<_> = standing(text).into_keys().collect();
            found.sort();
            assert_eq!(found, expected, "{text:?}");
        };
        check("::: a\nx\n:::\n", &[0, 8]);
        check("```\n:::\n> ```\n:::\n```\n:::", &[22]);
        check("<pre>\n:::\n</pre>\n\n:::", &[18]);
        check("<div>\n:::\n</div>\n", &[6]);
        check("- a\n\n  :::\n", &[7]);
    }

    #[test]
    fn a_fence_knows_the_containers_around_it() {
        let places = standing(":::\n\n- a\n\n  :::\n  :::\n- b\n\n  :::\n");
        let mut places: Vec<_> = places.into_iter().collect();
        places.sort();
        let of: Vec<_> = places.into_iter().map(|(_, containers)| containers).collect();
        assert!(of[0].is_empty() && of[1] == of[2] && of[3].len() == 1 && of[3] != of[1], "{of:?}");
    }
}
