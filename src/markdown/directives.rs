//! Fences of `:::` blocks: dressing them up before the parser runs, reading them after.
//!
//! The parser knows nothing of `::: note`. So each fence line is dressed up as a declaration, `<!D…>`, which
//! to CommonMark is an HTML block of one line that may interrupt a paragraph: what stands between two fences
//! is parsed as Markdown in its own right. A sentinel inside keeps an author's own `<!D>` apart from ours,
//! and lets a fence that turns out to stand in a code block be undressed again.

use crate::model::fences::colons;

/// What a fence is dressed up with, on both sides of the sentinel and its own line.
pub const OPENER: &str = "<!D";
pub const CLOSER: &str = ">";

/// What a fence line says.
#[derive(Debug, PartialEq, Eq)]
pub enum Fence<'a> {
    Open { name: &'a str, title: &'a str },
    Close,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fence_has_a_name_and_perhaps_a_title() {
        assert_eq!(read("::: note 整改 依据 "), Fence::Open { name: "note", title: "整改 依据" });
        assert_eq!(read(":::internal"), Fence::Open { name: "internal", title: "" });
        assert_eq!(read("::::"), Fence::Close);
    }
}
