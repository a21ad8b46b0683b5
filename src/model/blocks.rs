//! `::: internal` blocks (内部内容), hidden before anything else reads a text.
//!
//! A public edition must not leak what its author marked as internal, so this errs on the side of hiding:
//! where it is unclear whether a line is a fence, an opening one counts and a closing one does not. Hidden
//! bytes become spaces and lines stay lines, so that every offset after them is still right.
//! Footnotes that only hidden text refers to are hidden with it.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::fences::{Containers, fences, standing};
use super::front_matter;
use super::hidden_notes::hidden_notes;
use crate::characters::{half_width, is_unseen};
use crate::source::Span;

/// A text without its internal blocks, byte for byte as long as it was.
#[derive(Debug, PartialEq, Eq)]
pub struct Masked {
    pub text: String,
    /// The opening fence of a block without an end; everything after it is hidden.
    pub unclosed: Option<Span>,
    pub fault: Fault,
}

/// Why a block has no end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fault {
    #[default]
    NoEnd,
    /// Its fence has too few colons, and is none to whoever renders the text.
    Short,
    /// Its fence stands behind other text, or is made of what only looks like colons, and is none either.
    Misplaced,
}

/// Replaces every byte of every `::: internal` block by a space, its fences included. `None`: there is nothing to hide.
pub fn mask_internal(text: &str) -> Option<Masked> {
    let is_worth_a_look = holds_colons(text.as_bytes(), 2) || holds_internal(text);
    if !is_worth_a_look || !lines(text).any(|(_, line)| opens_internal(line) || misplaces_internal(line)) {
        return None;
    }
    // The front matter is no Markdown.
    let body = front_matter::split(text).map_or(0, |(_, body)| body);
    let standing = standing(&text[body..]).into_iter().map(|(at, containers)| (body + at, containers)).collect();
    let mut masking = Masking { standing, ..Masking::default() };
    let mut hidden: Vec<Range<usize>> = Vec::new();
    for (start, line) in lines(text) {
        if masking.hides(line, start) || masking.opens_misplaced(line, start, body) {
            hidden.push(start..start + line.len());
        }
    }
    let is_hidden = |at: usize| hidden.binary_search_by(|line| line_against(line, body + at)).is_ok();
    let notes = if text.contains("[^") {
        let text = &text[body..];
        hidden_notes(&without_fences(text), &fences(text), is_hidden)
    } else {
        Vec::new()
    };
    let notes: Vec<_> = notes.into_iter().map(|note| body + note.start..body + note.end).collect();
    let unclosed = masking.open.first();
    Some(Masked {
        text: blank(text, hidden.iter().chain(&notes)),
        unclosed: unclosed.map(|fence| fence.span),
        fault: unclosed.map(|fence| fence.fault).unwrap_or_default(),
    })
}

/// A cheap look for the word, however far from its colons it stands.
pub fn holds_internal(text: &str) -> bool {
    static WORD: LazyLock<Finder> = LazyLock::new(|| Finder::new("nternal"));
    WORD.find(text.as_bytes()).is_some()
}

/// The lines of a text with their ends, and where each begins.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive(['\n', '\r']).scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line))
    })
}

fn opens_internal(line: &str) -> bool {
    let content = &line[prefix_length(line)..];
    after_colons(content).is_some_and(|(_, name)| means_internal(name.trim()))
}

/// Whether a line has a fence in it that nobody takes for one: behind other text, or of what only looks like colons.
/// In a code span it is spoken of, not meant.
fn misplaces_internal(line: &str) -> bool {
    const WORD: &str = "internal";
    let seen = line.chars().filter(|&c| !is_unseen(c)).map(half_width);
    let folded: String = seen.map(|c| if is_like_colon(c) { ':' } else { c.to_ascii_lowercase() }).collect();
    folded.match_indices(WORD).any(|(at, _)| {
        let before = folded[..at].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '{' | '.'));
        let text = before.trim_end_matches(|c: char| c == ':' || c.is_whitespace());
        before[text.len()..].matches(':').count() >= 3 && !text.ends_with('`')
    })
}

/// What input methods and other programs write for a colon.
fn is_like_colon(c: char) -> bool {
    matches!(c, '\u{2236}' | '\u{FE55}' | '\u{FE13}' | '\u{FE30}' | '\u{A789}' | '\u{02D0}' | '\u{205A}')
}

fn line_against(line: &Range<usize>, at: usize) -> std::cmp::Ordering {
    if line.contains(&at) { std::cmp::Ordering::Equal } else { line.start.cmp(&at) }
}

/// The text with every byte of some ranges a space; lines stay lines.
fn blank<'r>(text: &str, ranges: impl Iterator<Item = &'r Range<usize>>) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for range in ranges {
        for byte in &mut bytes[range.clone()] {
            if !matches!(byte, b'\n' | b'\r') {
                *byte = b' ';
            }
        }
    }
    // Whole characters become spaces.
    String::from_utf8(bytes).unwrap_or_default()
}

/// The text with the fences of all blocks blank.
fn without_fences(text: &str) -> String {
    let fences = lines(text).filter_map(|(start, line)| {
        // The marks of a quotation stay, or it would end there, and a note in it.
        let prefix = prefix_length(line);
        let is_fence = after_colons(&line[prefix..]).is_some_and(|(count, _)| count >= 3);
        is_fence.then(|| start + prefix..start + line.len())
    });
    blank(text, fences.collect::<Vec<_>>().iter())
}

/// Whether so many colons stand side by side somewhere, of either width: a cheap look before lines are taken apart.
pub fn holds_colons(text: &[u8], least: usize) -> bool {
    const WIDE: &[u8] = "：".as_bytes();
    let last = WIDE[WIDE.len() - 1];
    let (mut run, mut run_end) = (0, 0);
    memchr::memchr2_iter(b':', last, text).any(|at| {
        let end = at + 1;
        let length = match text[at] {
            b':' => 1,
            _ if text[..end].ends_with(WIDE) => WIDE.len(),
            _ => return false,
        };
        run = if run_end + length == end { run + 1 } else { 1 };
        run_end = end;
        run >= least
    })
}

/// What is open at a line.
#[derive(Default)]
struct Masking {
    /// The fences that stand as blocks of their own.
    standing: HashMap<usize, Containers>,
    /// The internal block, and the blocks inside it.
    open: Vec<Opened>,
    /// A code block inside it: the character of its fence and how many.
    code: Option<(char, usize)>,
    comment: bool,
}

struct Opened {
    span: Span,
    quotes: usize,
    /// Whether the fence stands where the renderer looks for one, so that its end must stand there too.
    plain: bool,
    /// Where it stands, if the parser takes it for a fence: then only a fence beside it ends the block.
    containers: Option<Containers>,
    fault: Fault,
}

impl Masking {
    /// Takes in one line, and says whether it is hidden.
    fn hides(&mut self, line: &str, start: usize) -> bool {
        let content_end = line.trim_end_matches(['\n', '\r']).len();
        let line = &line[..content_end];
        let prefix = prefix_length(line);
        let (before, content) = line.split_at(prefix);
        let quotes = before.matches('>').count();
        let plain = before.len() <= 3 && before.bytes().all(|b| b == b' ');
        let containers = self.standing.get(&(start + prefix)).cloned();
        let inside = !self.open.is_empty();
        if inside {
            self.pass_code_and_comments(line, content, plain || quotes > 0);
        }
        let Some((count, name)) = after_colons(content) else { return inside };
        let (name, is_short) = (name.trim(), count < 3);
        if name.is_empty() {
            if inside && !is_short && self.ends_here(before, quotes, plain, containers.as_ref()) {
                self.open.pop();
            }
            return inside;
        }
        // In a block that the parser knows, only what it knows opens another.
        let known = self.open.last().is_some_and(|open| open.containers.is_some());
        let opens = if inside { !is_short && (!known || containers.is_some()) } else { means_internal(name) };
        if opens {
            let span = Span::new(start, start + content_end);
            let fault = if is_short { Fault::Short } else { Fault::NoEnd };
            self.open.push(Opened { span, quotes, plain, containers, fault });
            if !inside {
                (self.code, self.comment) = (None, false);
            }
        }
        inside || opens
    }

    /// Whether all that follows is to be hidden, since nobody knows what a fence that is none was to hide.
    fn opens_misplaced(&mut self, line: &str, start: usize, body: usize) -> bool {
        let opens = self.open.is_empty() && start >= body && misplaces_internal(line);
        if opens {
            let length = line.trim_end_matches(['\n', '\r']).len();
            let span = Span::new(start, start + length);
            let (quotes, plain, containers) = (0, false, None);
            self.open.push(Opened { span, quotes, plain, containers, fault: Fault::Misplaced });
        }
        opens
    }

    fn ends_here(&self, before: &str, quotes: usize, plain: bool, containers: Option<&Containers>) -> bool {
        let Some(open) = self.open.last().filter(|open| open.fault == Fault::NoEnd) else { return false };
        if open.containers.is_some() {
            return open.containers.as_ref() == containers;
        }
        let clear = self.code.is_none() && !self.comment && !before.contains(is_marker);
        clear && open.quotes == quotes && (plain || !open.plain)
    }

    /// Inside code and comments a closing fence means nothing.
    fn pass_code_and_comments(&mut self, line: &str, content: &str, may_close: bool) {
        if self.code.is_none() {
            let opens = line.rfind("<!--");
            let closes = line.rfind("-->");
            self.comment = match (opens, closes) {
                (Some(open), Some(close)) => open > close,
                (Some(_), None) => true,
                (None, Some(_)) => false,
                (None, None) => self.comment,
            };
        }
        let Some(mark @ ('`' | '~')) = content.chars().next() else {
            return;
        };
        let rest = content.trim_start_matches(mark);
        let count = content.len() - rest.len();
        match self.code {
            None if count >= 3 => self.code = Some((mark, count)),
            Some((opener, least)) if mark == opener && count >= least && rest.trim().is_empty() && may_close => {
                self.code = None;
            }
            _ => {}
        }
    }
}

/// Whatever may stand before a fence: blanks of any kind, quotation marks, list markers.
fn prefix_length(line: &str) -> usize {
    let content = line.trim_start_matches(|c: char| c.is_whitespace() || is_unseen(c) || c == '>' || is_marker(c));
    line.len() - content.len()
}

fn is_marker(c: char) -> bool {
    matches!(c, '-' | '*' | '+' | '.' | ')') || c.is_ascii_digit()
}

/// How many colons of any width a line begins with, two or more, and what follows: invisible characters left out,
/// full-width letters made plain.
fn after_colons(content: &str) -> Option<(usize, String)> {
    if !content.starts_with([':', '：']) {
        return None;
    }
    let folded: String = content.chars().filter(|&c| !is_unseen(c)).map(half_width).collect();
    let rest = folded.trim_start_matches(':');
    let count = folded.len() - rest.len();
    (count >= 2).then(|| (count, rest.to_string()))
}

fn means_internal(name: &str) -> bool {
    let word = name.trim_start_matches(|c: char| !c.is_alphanumeric());
    word.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("internal"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn masked(text: &str) -> Masked {
        mask_internal(text).unwrap_or_else(|| Masked { text: text.to_string(), unclosed: None, fault: Fault::NoEnd })
    }

    /// `X` in the text is what must be hidden, `v` what must stay.
    fn check(text: &str, closed: bool) {
        let masked = masked(text);
        assert_eq!(masked.text.len(), text.len(), "{text:?}");
        assert!(!masked.text.contains('X'), "{text:?} → {:?}", masked.text);
        assert_eq!(masked.text.matches('v').count(), text.matches('v').count(), "{text:?} → {:?}", masked.text);
        let lines = |text: &str| text.match_indices(['\n', '\r']).map(|(at, _)| at).collect::<Vec<_>>();
        assert_eq!(lines(&masked.text), lines(text));
        assert_eq!(masked.unclosed.is_none(), closed, "{text:?}");
    }

    #[test]
    fn colons_side_by_side_are_counted_whatever_their_width() {
        for (text, longest) in [
            ("", 0),
            ("整改：12:30", 1),
            ("ab:c：d", 1),
            ("整::改", 2),
            ("整：：改", 2),
            ("：:", 2),
            (":：: :", 3),
            ("\u{5A}\u{9A}:::", 3),
        ] {
            assert_eq!((1..=3).filter(|least| holds_colons(text.as_bytes(), *least)).count(), longest, "{text}");
        }
    }

    #[test]
    fn internal_blocks_are_hidden_in_every_spelling() {
        for text in [
            "v\n::: internal\nX\n:::\nv",
            "v\r\n:::internal\r\nX\r\n:::\r\nv",
            "v\r::: internal\rX\r:::\rv",
            "v\n::::: INTERNAL X\nX\n:::\nv",
            "v\n：：：\u{3000}internal\u{3000}\nX\n：：：\u{3000}\nv",
            "v\n::: ｉｎｔｅｒｎａｌ\nX\n:::\nv",
            "v\n:::\u{200B}internal\nX\n:::\nv",
            "v\n:::\u{202A}internal\nX\n:::\nv",
            "v\n:::int\u{2061}ernal\nX\n:::\nv",
            "v\n:::int\u{200D}ernal\nX\n:::\nv",
            "v\n::: {.internal}\nX\n:::\nv",
            "v\n> ::: internal\n> X\n> :::\n> v",
            "v\n- a\n\n      ::: internal\n      X\n      :::\n\nv",
            "- ::: internal\n  X\n  :::\n- v",
            "v\n```\n::: internal\nX\n:::\nv\n```\nv",
            "v\n\u{3000}::: internal\nX\n\u{3000}:::\nv",
            "::: internal\nX\n::: note X\nX\n:::\nX\n:::\nv",
            "::: note\nv\n::: internal\nX\n:::\nv\n:::\nv",
            "::: internal\nX\n```\n:::\n```\nX\n:::\nv",
            "::: internal\nX\n<!--\n:::\n-->\nX\n:::\nv",
            "::: internal\nX\n    :::\n> :::\n- :::\nX\n:::\nv",
        ] {
            check(text, true);
        }
    }

    #[test]
    fn a_fence_inside_code_or_html_ends_nothing() {
        for text in [
            "::: internal\n```\n> ```\n:::\n\nX\n\n```\n:::\nv",
            "::: internal\n- ```\n  x\n```\n:::\nX\n```\n:::\nv",
            "::: internal\n<pre>\n:::\nX\n~~~\n</pre>\n\n:::\nv",
            "::: internal\n<?\n:::\nX\n?>\n\n:::\nv",
            "::: internal\n步骤：\n    ```\n```\n:::\nX\n```\n:::\nv",
            "::: internal\n``` x`y\n\n```\n:::\nX\n```\n:::\nv",
            "::: internal\n```\n```\u{3000}\n:::\nX\n```\n:::\nv",
            "- a\n\n  ::: internal\n  X\n  :::\n- v",
            "---\na: |\n  ```\n---\n::: internal\nX\n:::\nv",
        ] {
            check(text, true);
        }
        check("- a\n\n  ::: internal\n  X\n\n:::\nX", false);
    }

    #[test]
    fn a_fence_with_too_few_colons_hides_all_that_follows() {
        for text in [
            "v\n\n:: internal\nX\n::\nX",
            "v\n：：内\nv\n：：internal\nX\n:::\nX",
            "::: internal\nX\n:::\nv\n::INTERNAL\nX",
        ] {
            check(text, false);
            assert_eq!(masked(text).fault, Fault::Short, "{text:?}");
        }
    }

    #[test]
    fn a_fence_where_none_can_stand_hides_all_that_follows() {
        for text in [
            "v[^1]\n\n[^1]: ::: internal\n    X\n    :::\n",
            "v\n: ::: internal\n  X",
            "- [ ] ::: internal\n  X\n  :::\n",
            "| v |\n|---|\n| ::: internal |\n| X |\n| ::: |\n",
            "## ::: Internal\n\nX",
            "v\n\nX。::: internal\nX",
            "1、::: internal\nX",
            "（一）：：：ｉｎｔｅｒｎａｌ\nX",
            "<!-- ::: internal -->\nX\n<!-- ::: -->\nX",
            "\u{2236}\u{2236}\u{2236} internal\nX\n\u{2236}\u{2236}\u{2236}\n",
            "﹕﹕﹕internal\nX",
            ": : : internal\nX\n: : :\n",
            "\\::: internal\n\nX",
            "（注）::: {.internal}\n\nX",
        ] {
            check(text, false);
            assert_eq!(masked(text).fault, Fault::Misplaced, "{text:?}");
        }
    }

    #[test]
    fn a_fence_that_is_spoken_of_hides_nothing() {
        for text in ["写 `::: internal` 和 `:::`。", "见 internal: a::internal::b", "---\na: ' ::: internal'\n---\nv"]
        {
            assert_eq!(masked(text).text, text);
        }
    }

    #[test]
    fn notes_that_only_hidden_text_refers_to_are_hidden() {
        for text in [
            "v\n\n::: internal\nX[^2]\n:::\n\n[^2]: X\n    X\n\n    X\n\nv",
            "v\n::: internal\nX[^a]\n:::\n[^A]: X[^b]\n[^b]: X[^a]\n\n# v",
            "v[^1]\n\n::: internal\nX[^1][^2]\n:::\n\n[^1]: v\n\n[^2]: X\n::: note\nv\n:::\n",
            "::: internal\nX[^2]\n:::\n\n> [^2]: X\n\n[^3]: v\n",
            "v[^1]\n::: internal\nX[^2]\n:::\n[^1]: v[^2]\n[^2]: v",
            "::: internal\nX[^2]\n:::\n`[^2]` v\n\n[^2]: X",
            "::: internal\nX[^2]\n\n[^2]: X\n:::\n\n    v\n",
            "::: internal\nX[^Straße]\n:::\n\n[^STRASSE]: X\n\nv",
            "::: internal\nX[^ΟΔΟΣ]\n:::\n\n[^οδοσ]: X\n\nv",
            "::: internal\nX[^2]\n:::\n\n[^2]: X\n\n    X\n::: note\n    v\n:::\n",
            "::: internal\nX[^2]\n:::\n\n> [^2]: X\n>\n>     ::: X\n>     X\n>     :::\n>\n> v\n",
            "---\na: |\n  ```\n---\n::: internal\nX[^2]\n:::\nv\n\n[^2]: X",
        ] {
            check(text, true);
        }
    }

    #[test]
    fn a_block_without_an_end_hides_the_rest_and_is_told() {
        check("v\n::: internal\nX\n\nX", false);
        check("v\n::: internal\nX\n```\n:::\nX", false);
        assert_eq!(masked("ab\n ::: internal\nX").unclosed, Some(Span::new(3, 16)));
    }

    #[test]
    fn a_text_without_fences_is_not_copied() {
        for text in ["整改：已完成。", "a: b :: c", "::: note\nv\n:::", ""] {
            assert_eq!(mask_internal(text), None, "{text}");
        }
    }

    fn outside() -> impl Strategy<Value = String> {
        prop::collection::vec(
            prop::sample::select(vec!["v\n", "\n", "- v\n", "::: note\nv\n:::\n", "```\nv\n```\n", "<!-- v\n"]),
            0..5,
        )
        .prop_map(|lines| lines.concat())
    }

    fn inside() -> impl Strategy<Value = String> {
        let lines = [
            "X\n", "整X\n", "\n", "> X\n", "- :::\n", "    :::\n", "::: note X\nX\n:::\n", "```\n:::\nX\n```\n",
            "X :::\n",
        ];
        prop::collection::vec(prop::sample::select(lines.to_vec()), 0..8).prop_map(|lines| lines.concat())
    }

    proptest! {
        #[test]
        fn no_byte_between_the_fences_survives(before in outside(), hidden in inside(), after in outside()) {
            check(&format!("{before}::: internal\n{hidden}:::\n{after}"), true);
        }

        #[test]
        fn any_text_keeps_its_length_and_its_lines(text in "[:：>`~ \ninternalX-]{0,60}") {
            let masked = masked(&text);
            prop_assert_eq!(masked.text.len(), text.len());
            prop_assert_eq!(masked.text.matches('\n').count(), text.matches('\n').count());
        }
    }
}
