//! Emphasis beside Chinese text, by the markdown-cjk-friendly specification.
//!
//! CommonMark looks for spaces around `**`, which Chinese does not write: `**（一）**提高` stays literal. The
//! parser has no switch for it, but one punctuation character put beside such a run makes it decide as the
//! specification wants. That sentinel is a character the text does not hold; it is taken out of every string
//! of every event, and the places where it was put are kept, so that offsets lead back to the source. The
//! fences of `:::` blocks ride on the same device: see the directives.

use std::borrow::Cow;
use std::cell::Cell;
use std::ops::Range;

use memchr::{memchr, memchr2_iter, memchr3, memmem};
use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag};

use super::characters::{is_cjk, is_curly_quote, is_ideographic_selector, is_punctuation, is_variation_selector};
use super::directives;
use crate::model::fences::fences;
use crate::source::{Source, Span};

/// The text as the parser gets it, and the way back.
pub struct Prepared<'a> {
    pub text: Cow<'a, str>,
    insertions: Vec<Insertion>,
    sentinels: Sentinels,
    /// Which insertion was looked at last: events come in order, so the next is this one or not far.
    near: Cell<usize>,
}

struct Insertion {
    /// Where it stands in the new text.
    start: usize,
    end: usize,
    /// How much was put in up to its end, itself included.
    total: usize,
}

/// Two punctuation characters that the text does not hold: one beside emphasis, one in the fences of blocks.
#[derive(Clone, Copy)]
pub struct Sentinels {
    pub emphasis: char,
    pub fence: char,
}

/// Punctuation to the parser, three bytes long, of scripts that no notice is written in.
const CANDIDATES: [char; 6] = ['\u{1C7F}', '\u{1C7E}', '\u{166E}', '\u{1C3D}', '\u{1BFE}', '\u{A4FE}'];
const SENTINEL_LENGTH: usize = 3;
/// Every candidate begins with one of these bytes; ordinary Chinese text has neither.
const LEAD_BYTES: [u8; 2] = [0xE1, 0xEA];

/// Prepares a body, which begins somewhere in a file: emphasis and the fences of blocks.
pub fn prepare(source: &Source, start: usize) -> Prepared<'_> {
    let body = &source.text[start.min(source.text.len())..];
    with_fences(body, if source.holds_colon_pairs() { fences(body) } else { Vec::new() })
}

/// Prepares emphasis only.
pub fn prepare_emphasis(body: &str) -> Prepared<'_> {
    with_fences(body, Vec::new())
}

fn with_fences(body: &str, fences: Vec<Range<usize>>) -> Prepared<'_> {
    let plain =
        |text| Prepared { text, insertions: Vec::new(), sentinels: Sentinels::of_candidates(), near: Cell::default() };
    if fences.is_empty() && memchr3(b'*', b'~', b'_', body.as_bytes()).is_none() {
        return plain(Cow::Borrowed(body));
    }
    // A text that holds nearly all the candidates is no notice; it is parsed as plain CommonMark.
    let Some(sentinels) = Sentinels::absent_from(body) else {
        return plain(Cow::Borrowed(body));
    };
    let Sentinels { emphasis, fence } = sentinels;
    let places = sentinel_places(body);
    if places.is_empty() && fences.is_empty() {
        return plain(Cow::Borrowed(body));
    }
    let emphasis = emphasis.to_string();
    let mut pieces: Vec<(usize, &str)> = places.into_iter().map(|at| (at, &*emphasis)).collect();
    let (opener, closer);
    if !fences.is_empty() {
        (opener, closer) = (format!("{}{fence}", directives::OPENER), format!("{fence}{}", directives::CLOSER));
        pieces.extend(fences.iter().flat_map(|fence| [(fence.start, &*opener), (fence.end, &*closer)]));
        pieces.sort_by_key(|&(at, _)| at);
    }

    let mut text = String::with_capacity(body.len() + pieces.len() * (SENTINEL_LENGTH + 2));
    let mut insertions = Vec::with_capacity(pieces.len());
    let (mut copied, mut total) = (0, 0);
    for (at, piece) in pieces {
        text.push_str(&body[copied..at]);
        let start = text.len();
        text.push_str(piece);
        total += piece.len();
        insertions.push(Insertion { start, end: text.len(), total });
        copied = at;
    }
    text.push_str(&body[copied..]);
    Prepared { text: Cow::Owned(text), insertions, sentinels, near: Cell::default() }
}

impl Sentinels {
    fn of_candidates() -> Self {
        Self { emphasis: CANDIDATES[0], fence: CANDIDATES[1] }
    }

    fn absent_from(body: &str) -> Option<Self> {
        if memchr(LEAD_BYTES[0], body.as_bytes()).is_none() {
            return Some(Self::of_candidates());
        }
        let mut absent = CANDIDATES.into_iter().filter(|c| {
            let mut bytes = [0; 4];
            memmem::find(body.as_bytes(), c.encode_utf8(&mut bytes).as_bytes()).is_none()
        });
        Some(Self { emphasis: absent.next()?, fence: absent.next()? })
    }
}

impl Prepared<'_> {
    /// The offset in the source of an offset in the prepared text.
    pub fn locate(&self, offset: usize) -> usize {
        let before = self.insertions.partition_point(|insertion| insertion.start < offset);
        match self.insertions[..before].last() {
            // An offset inside an insertion means the place it was put at.
            Some(last) => offset.max(last.end) - last.total,
            None => offset,
        }
    }

    /// The place in the source of a range of the prepared text.
    pub fn span(&self, range: &Range<usize>) -> Span {
        if self.insertions.is_empty() {
            return Span::new(range.start, range.end);
        }
        Span::new(self.locate(range.start), self.locate(range.end))
    }

    /// Whether the line that begins here, perhaps with an indent, was dressed up as a fence.
    pub fn is_fence(&self, start: usize) -> bool {
        let first = self.insertions.partition_point(|insertion| insertion.start < start);
        let length = directives::OPENER.len() + SENTINEL_LENGTH;
        self.insertions.get(first).is_some_and(|insertion| {
            insertion.end - insertion.start == length
                && self.text.as_bytes()[start..insertion.start].iter().all(|&byte| byte == b' ')
        })
    }

    /// Takes what was put in out of all that an event holds. `range` is where it stands in the prepared text.
    #[inline]
    pub fn clean<'e>(&self, event: Event<'e>, range: &Range<usize>) -> Event<'e> {
        if self.holds_insertion(&event, range) { self.clean_event(event) } else { event }
    }

    fn clean_event<'e>(&self, event: Event<'e>) -> Event<'e> {
        match event {
            Event::Text(text) => Event::Text(self.clean_text(text)),
            Event::Code(text) => Event::Code(self.clean_text(text)),
            Event::Html(text) => Event::Html(self.clean_text(text)),
            Event::InlineHtml(text) => Event::InlineHtml(self.clean_text(text)),
            Event::InlineMath(text) => Event::InlineMath(self.clean_text(text)),
            Event::DisplayMath(text) => Event::DisplayMath(self.clean_text(text)),
            Event::FootnoteReference(label) => Event::FootnoteReference(self.clean_text(label)),
            Event::Start(tag) => Event::Start(self.clean_tag(tag)),
            other => other,
        }
    }

    /// A link may have its address and title from a definition far away; everything else comes from its own place.
    #[inline]
    fn holds_insertion(&self, event: &Event, range: &Range<usize>) -> bool {
        match event {
            _ if self.insertions.is_empty() => return false,
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => return true,
            // These hold no text at all.
            Event::End(_) | Event::SoftBreak | Event::HardBreak | Event::Rule | Event::TaskListMarker(_) => {
                return false;
            }
            _ => {}
        }
        self.insertions.get(self.first_after(range.start)).is_some_and(|insertion| insertion.start < range.end)
    }

    /// The first insertion that ends behind an offset.
    #[inline]
    fn first_after(&self, offset: usize) -> usize {
        let ends_behind = |at: usize| self.insertions.get(at).is_none_or(|insertion| insertion.end > offset);
        let is_first = |at: usize| ends_behind(at) && (at == 0 || !ends_behind(at - 1));
        let near = self.near.get();
        if is_first(near) {
            return near;
        }
        let first = match near + 1 {
            next if is_first(next) => next,
            _ => self.insertions.partition_point(|insertion| insertion.end <= offset),
        };
        self.near.set(first);
        first
    }

    fn clean_tag<'e>(&self, tag: Tag<'e>) -> Tag<'e> {
        match tag {
            Tag::Heading { level, id, classes, attrs } => Tag::Heading {
                level,
                id: id.map(|id| self.clean_text(id)),
                classes: classes.into_iter().map(|class| self.clean_text(class)).collect(),
                attrs: attrs
                    .into_iter()
                    .map(|(name, value)| (self.clean_text(name), value.map(|value| self.clean_text(value))))
                    .collect(),
            },
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => Tag::CodeBlock(CodeBlockKind::Fenced(self.clean_text(info))),
            Tag::FootnoteDefinition(label) => Tag::FootnoteDefinition(self.clean_text(label)),
            Tag::Link { link_type, dest_url, title, id } => Tag::Link {
                link_type,
                dest_url: self.clean_text(dest_url),
                title: self.clean_text(title),
                id: self.clean_text(id),
            },
            Tag::Image { link_type, dest_url, title, id } => Tag::Image {
                link_type,
                dest_url: self.clean_text(dest_url),
                title: self.clean_text(title),
                id: self.clean_text(id),
            },
            other => other,
        }
    }

    pub fn clean_text<'e>(&self, text: CowStr<'e>) -> CowStr<'e> {
        let Sentinels { emphasis, fence } = self.sentinels;
        let next = |text: &str| {
            memchr2_iter(LEAD_BYTES[0], LEAD_BYTES[1], text.as_bytes())
                .find(|at| text[*at..].starts_with([emphasis, fence]))
        };
        let Some(first) = next(&text) else { return text };
        if let CowStr::Borrowed(whole) = text {
            // One at the beginning or the end, as nearly all are.
            let rest = if first == 0 { whole.strip_prefix(emphasis) } else { whole.strip_suffix(emphasis) };
            if let Some(rest) = rest.filter(|rest| next(rest).is_none()) {
                return CowStr::Borrowed(rest);
            }
        }
        let mut cleaned = String::with_capacity(text.len());
        let mut rest = &*text;
        while let Some(at) = next(rest) {
            let (before, from) = rest.split_at(at);
            rest = &from[SENTINEL_LENGTH..];
            if from.starts_with(emphasis) {
                cleaned.push_str(before);
            } else if let Some(before) = before.strip_suffix(directives::OPENER) {
                cleaned.push_str(before);
            } else {
                cleaned.push_str(before);
                rest = rest.strip_prefix(directives::CLOSER).unwrap_or(rest);
            }
        }
        cleaned.push_str(rest);
        cleaned.into()
    }
}

/// Where a sentinel belongs, in order.
fn sentinel_places(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut places = Vec::with_capacity(16);
    let mut from = 0;
    while let Some(found) = memchr3(b'*', b'~', b'_', &bytes[from..]) {
        let mut start = from + found;
        let delimiter = bytes[start];
        // A backslash takes the first character out of the run.
        let backslashes = bytes[from..start].iter().rev().take_while(|&&b| b == b'\\').count();
        if backslashes % 2 == 1 {
            start += 1;
        }
        let length = bytes[start..].iter().take_while(|&&b| b == delimiter).count();
        let end = start + length;
        from = end.max(start);
        if length == 0 || (delimiter == b'~' && length != 2) {
            continue;
        }
        let (Some(&next), Some(&previous)) = (bytes.get(end), bytes[..start].last()) else {
            continue;
        };
        if next.is_ascii() && previous.is_ascii() {
            continue;
        }
        match needed(text, start, end, delimiter) {
            Needed::Nothing => {}
            Needed::Before => places.push(start),
            Needed::After => places.push(end),
        }
    }
    places
}

enum Needed {
    Nothing,
    Before,
    After,
}

/// The specification only adds to what CommonMark lets a run do, but for one thing: a variation selector is
/// nothing by itself, so after punctuation it counts as punctuation.
fn needed(text: &str, start: usize, end: usize, delimiter: u8) -> Needed {
    let mut backwards = text[..start].chars().rev();
    let (Some(before), Some(after)) = (backwards.next(), text[end..].chars().next()) else {
        return Needed::Nothing;
    };
    if before.is_whitespace() || after.is_whitespace() {
        return Needed::Nothing;
    }
    let selector = is_variation_selector(before);
    let base = if selector { backwards.next().unwrap_or('\n') } else { before };
    let forced_wide = selector && before == '\u{FE01}' && is_curly_quote(base);
    let base_punctuation = is_punctuation(base);
    let base_cjk = is_cjk(base) || forced_wide || (!selector && is_ideographic_selector(before));
    let cjk = base_cjk || is_cjk(after);

    match (is_punctuation(before), is_punctuation(after)) {
        (true, false) if cjk && delimiter != b'_' => Needed::After,
        (false, true) if cjk && delimiter != b'_' => Needed::Before,
        // The selector hides the punctuation before it from the parser.
        (false, after_punctuation)
            if selector && base_punctuation && (after_punctuation || !cjk || delimiter == b'_') =>
        {
            Needed::Before
        }
        _ => Needed::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentinels_stand_where_chinese_text_needs_them_and_nowhere_else() {
        for (text, places) in [
            ("**（一）**提高", vec![13]),
            ("整改**“一岗双责”**落实", vec![6, 28]),
            ("**a** (b) *c*", vec![]),
            ("**“一岗双责”**2024年", vec![]),
            ("整_（改）_", vec![]),
            ("整~~~（改", vec![]),
            (r"整\**改", vec![6]),
        ] {
            assert_eq!(sentinel_places(text), places, "{text}");
        }
    }

    #[test]
    fn offsets_lead_back_to_the_source() {
        let body = "::: note\n整改**“一岗”**落实\n:::\n";
        let source = Source::new("content/a.md", body);
        let prepared = prepare(&source, 0);
        for (at, c) in prepared.text.char_indices().filter(|(_, c)| is_cjk(*c)) {
            assert!(body[prepared.locate(at)..].starts_with(c), "{c}");
        }
        assert_eq!(prepared.locate(prepared.text.len()), body.len());
    }

    #[test]
    fn a_text_that_needs_nothing_is_borrowed() {
        for text in ["整改已完成。", "**整改** 完成", ""] {
            let source = Source::new("content/a.md", text);
            assert!(matches!(prepare(&source, 0).text, Cow::Borrowed(_)), "{text}");
        }
    }

    #[test]
    fn another_sentinel_is_taken_where_the_text_holds_the_first() {
        let source = Source::new("content/a.md", "\u{1C7F}整**（改）**落");
        let prepared = prepare(&source, 0);
        assert!(prepared.text.contains('\u{1C7E}') && !prepared.text.contains('\u{166E}'));
        let cleaned = prepared.clean(Event::Text(CowStr::Borrowed("\u{1C7F}整\u{1C7E}")), &(0..prepared.text.len()));
        assert_eq!(cleaned, Event::Text(CowStr::Borrowed("\u{1C7F}整")));
    }
}
