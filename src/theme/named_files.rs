//! The files that a style names, as `url(seal.svg)` or `@import "print.css"`: not those in its comments and texts.

use std::ops::Range;

use memchr::memchr2_iter;

const URL: &str = "url(";
const IMPORT: &str = "@import";

/// Where each name stands, without quotes and without a `#part`.
pub fn named_files(style: &str) -> Vec<Range<usize>> {
    let mut names = Vec::new();
    if !may_name_any(style.as_bytes()) {
        return names;
    }
    let mut scan = Scan { style, at: 0 };
    while scan.at < style.len() {
        if scan.takes("/*") {
            scan.at = style[scan.at..].find("*/").map_or(style.len(), |end| scan.at + end + 2);
        } else if scan.takes(URL) {
            scan.skip_blanks();
            names.push(scan.text().unwrap_or_else(|| scan.bare()));
        } else if scan.takes(IMPORT) {
            scan.skip_blanks();
            names.extend(scan.text());
        } else if scan.text().is_none() {
            scan.at += style[scan.at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    names.into_iter().map(|name| file_of(style, name)).filter(|name| !name.is_empty()).collect()
}

/// A quick look, which is enough for most styles.
fn may_name_any(style: &[u8]) -> bool {
    let stands = |word: &[u8], start: usize| {
        style.get(start..).and_then(|rest| rest.get(..word.len())).is_some_and(|here| here.eq_ignore_ascii_case(word))
    };
    memchr2_iter(b'(', b'@', style).any(|at| {
        at.checked_sub(URL.len() - 1).is_some_and(|start| stands(URL.as_bytes(), start))
            || stands(IMPORT.as_bytes(), at)
    })
}

/// A name as it is asked for, without the query and the part behind it.
fn file_of(style: &str, name: Range<usize>) -> Range<usize> {
    let start = name.start + if style[name.clone()].starts_with("./") { 2 } else { 0 };
    let end = style[start..name.end].find(['#', '?']).map_or(name.end, |end| start + end);
    start..end
}

struct Scan<'a> {
    style: &'a str,
    at: usize,
}

impl Scan<'_> {
    /// Goes behind a word, in whatever case, if it stands here.
    fn takes(&mut self, word: &str) -> bool {
        let is_here = self.style.as_bytes()[self.at..]
            .get(..word.len())
            .is_some_and(|here| here.eq_ignore_ascii_case(word.as_bytes()));
        self.at += if is_here { word.len() } else { 0 };
        is_here
    }

    fn skip_blanks(&mut self) {
        let rest = &self.style[self.at..];
        self.at += rest.len() - rest.trim_ascii_start().len();
    }

    /// Goes behind a text in quotes, if one begins here; gives what stands in it. It ends with its line, if not before.
    fn text(&mut self) -> Option<Range<usize>> {
        let rest = &self.style[self.at..];
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let start = self.at + 1;
        let mut is_escaped = false;
        let length = rest[1..].find(|c| {
            let is_end = !is_escaped && (c == quote || c == '\n');
            is_escaped = !is_escaped && c == '\\';
            is_end
        });
        let end = length.map_or(self.style.len(), |length| start + length);
        self.at = (end + 1).min(self.style.len());
        Some(start..end)
    }

    /// Goes to the end of an address without quotes.
    fn bare(&mut self) -> Range<usize> {
        let start = self.at;
        let ends = |c: char| c == ')' || c.is_ascii_whitespace();
        // What has no bracket behind it is being typed.
        let end = self.style[start..].find(ends).map_or(start, |end| start + end);
        self.at = end;
        start..end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(style: &str, expected: &[&str]) {
        let names: Vec<_> = named_files(style).into_iter().map(|name| &style[name]).collect();
        assert_eq!(names, expected, "{style}");
    }

    #[test]
    fn files_are_named_with_and_without_quotes() {
        check("a{b:url(x.svg)} c{d:URL( './y z.svg#part' ) e url(\"w.png?1\")}", &["x.svg", "y z.svg", "w.png"]);
        check("@import 'a.css'; @import url(b.css) print;", &["a.css", "b.css"]);
        check("@IMPORT 'a.css';", &["a.css"]);
    }

    #[test]
    fn comments_and_texts_name_nothing() {
        check("/* url(x.svg) */ a::before{content:'url(y.svg) \\' url(z.svg)'} /* url(", &[]);
        check("a{b:url()} c{d:url(#gradient)} e{f:url(", &[]);
        check("a{content:'没有收尾\n;b:url(x.svg)}", &["x.svg"]);
    }
}
