//! Fences of `:::` blocks: finding them before the parser runs, reading them after.
//!
//! The parser knows nothing of `::: note`. So each fence line is dressed up as a declaration, `<!D…>`, which
//! to CommonMark is an HTML block of one line that may interrupt a paragraph: what stands between two fences
//! is parsed as Markdown in its own right. A sentinel inside keeps an author's own `<!D>` apart from ours,
//! and lets a fence that turns out to stand in a code block be undressed again.

use std::ops::Range;

use crate::model::blocks::holds_colons;

pub const OPENER: &str = "<!D";
pub const CLOSER: &str = ">";
/// A line that is indented further is code.
const DEEPEST_INDENT: usize = 3;
/// A fence has so many colons or more.
const LEAST_COLONS: usize = 3;

/// What a fence line says.
#[derive(Debug, PartialEq, Eq)]
pub enum Fence<'a> {
    Open { name: &'a str, title: &'a str },
    Close,
}

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

/// Reads the line of a fence.
pub fn read(line: &str) -> Fence<'_> {
    let rest = colons(line).unwrap_or(line).trim();
    if rest.is_empty() {
        return Fence::Close;
    }
    let (name, title) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    Fence::Open { name, title: title.trim() }
}

/// What follows the three or more colons that a fence begins with; full-width ones are meant too.
pub fn colons(content: &str) -> Option<&str> {
    let rest = content.trim_start_matches([':', '：']);
    let count = content[..content.len() - rest.len()].chars().count();
    (count >= LEAST_COLONS).then_some(rest)
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
    fn a_fence_has_a_name_and_perhaps_a_title() {
        assert_eq!(read("::: note 整改 依据 "), Fence::Open { name: "note", title: "整改 依据" });
        assert_eq!(read(":::internal"), Fence::Open { name: "internal", title: "" });
        assert_eq!(read("::::"), Fence::Close);
    }
}
