//! Where the YAML at the head of a Markdown file stands: from a first line `---` to the next.

use std::ops::Range;

/// The YAML, and where the text behind it begins. `None`: there is none, or it has no end.
pub fn split(text: &str) -> Option<(Range<usize>, usize)> {
    let first = line_at(text, 0);
    if !is_fence(&text[first.clone()]) {
        return None;
    }
    let mut line = line_at(text, first.end);
    while !line.is_empty() {
        if is_fence(&text[line.clone()]) {
            return Some((first.end..line.start, line.end));
        }
        line = line_at(text, line.end);
    }
    None
}

/// The line that begins at an offset, with its line break.
pub fn line_at(text: &str, start: usize) -> Range<usize> {
    let end = memchr::memchr(b'\n', &text.as_bytes()[start..]).map_or(text.len(), |at| start + at + 1);
    start..end
}

pub fn is_fence(line: &str) -> bool {
    line.trim_end() == "---"
}
