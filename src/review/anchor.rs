//! Where the words of a comment stand now: in their place, somewhere else, reworded, or gone.
//!
//! Words are looked for in what a reader sees, titles and fields included. Blanks and line breaks make no
//! difference: a browser's selection has others than the text. Where a quote stands several times, what stood
//! around it decides.

use std::io;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;

use super::comment::{self, CONTEXT, Comment, NewComment, comments};
use crate::catalogue::{Language, changes as names};
use crate::changes::{Part, Reading, plain, status_word};
use crate::finding::Findings;
use crate::model::date::in_words;
use crate::model::official_number::strip_number;
use crate::model::{Notice, Site};
use crate::source::{Place, Source, Span};

/// Context shorter than this says nothing about a place.
const TELLING: usize = 4;
/// So much of it on either side is looked for where the words between are others.
const NEAREST: usize = 12;
/// So much is told of words that stand in no text.
const MEANT: usize = 200;

/// Where a comment's words stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Anchor {
    /// It is about the whole notice or issue.
    Whole,
    /// As they were. `issue` is where they are now; it may not be where they were.
    Found {
        issue: Option<String>,
    },
    /// What stood around them is still there, and between it now this.
    Reworded {
        issue: Option<String>,
        now: String,
    },
    Orphaned,
}

/// A comment and where it belongs.
#[derive(Debug, Clone)]
pub struct Anchored {
    pub comment: Comment,
    pub anchor: Anchor,
    /// Where its words stand in their Markdown file; the file alone where they cannot be found in it.
    pub place: Option<Place>,
}

impl Anchor {
    /// The issue in which the words stand now.
    pub fn issue(&self) -> Option<&str> {
        match self {
            Anchor::Found { issue } | Anchor::Reworded { issue, .. } => issue.as_deref(),
            Anchor::Whole | Anchor::Orphaned => None,
        }
    }
}

impl Anchored {
    pub fn is_open(&self) -> bool {
        self.comment.resolved.is_none()
    }

    /// Whether the words have moved to another text.
    pub fn has_moved(&self) -> bool {
        let now = match &self.anchor {
            Anchor::Found { issue } | Anchor::Reworded { issue, .. } => issue,
            Anchor::Whole | Anchor::Orphaned => return false,
        };
        self.comment.issue.is_some() && *now != self.comment.issue
    }
}

/// The comments of a notice on the edition of the site, each with its place.
pub fn anchored(root: &Path, site: &Site, notice: &Notice, findings: &mut Findings) -> io::Result<Vec<Anchored>> {
    let comments = comments(root, notice, findings);
    if comments.is_empty() {
        return Ok(Vec::new());
    }
    let texts = Texts::of(&Reading::of(site, notice)?);
    let own = comments.into_iter().filter(|comment| comment.edition == site.edition);
    Ok(own
        .map(|comment| {
            let anchor = texts.anchor(&comment);
            let place = place(notice, &comment, &anchor);
            Anchored { comment, anchor, place }
        })
        .collect())
}

/// Adds a comment that was made on a page. What a page says by itself, such as a total, stands in no text and could
/// never be found again: the comment is then about the whole and says which words it means.
pub fn add_from_page(root: &Path, site: &Site, notice: &Notice, new: &NewComment) -> io::Result<Comment> {
    let texts = Texts::of(&Reading::of(site, notice)?);
    if texts.anchor(&Comment::of(new)) != Anchor::Orphaned {
        return comment::add(root, notice, new);
    }
    let quote = first(new.quote.trim(), MEANT).split_whitespace().collect::<Vec<_>>().join(" ");
    let text = format!("“{quote}”：{}", new.text);
    comment::add(root, notice, &NewComment { text: &text, quote: "", prefix: "", suffix: "", ..new.clone() })
}

/// What stands before and after words of a text, to be kept with a comment on them. `None`: they are not there.
pub fn context_of(reading: &Reading, issue: Option<&str>, quote: &str) -> Option<(String, String)> {
    let text = Text::of(reading.part(issue)?, issue);
    let quote = compact(quote);
    let start = text.compact.find(&quote)?;
    let (before, after) = (&text.compact[..start], &text.compact[start + quote.len()..]);
    Some((last(before, CONTEXT).to_string(), first(after, CONTEXT).to_string()))
}

/// The texts of a notice, without blanks.
struct Texts {
    list: Vec<Text>,
}

struct Text {
    issue: Option<String>,
    compact: String,
}

impl Text {
    fn of(part: &Part, issue: Option<&str>) -> Self {
        let mut text: String = part.fields.iter().map(|(_, value)| compact(value)).collect();
        text.push_str(&compact(&as_printed(part, issue.is_some())));
        text.push_str(&compact(&plain(&part.text)));
        Self { issue: issue.map(str::to_string), compact: text }
    }
}

/// The fields with their labels, as pages print them: `整改时限：2025年9月30日`. Dates in English stand alone.
fn as_printed(part: &Part, is_issue: bool) -> String {
    let mut printed = String::new();
    for group in part.fields.chunk_by(|(one, _), (other, _)| one == other) {
        let name = group[0].0.as_str();
        let Some(label) = names::field(name) else { continue };
        // The head of a notice is a table without colons.
        let colon = if is_issue || name.starts_with("contact-") { "：" } else { "" };
        let dates = group.iter().filter_map(|(_, value)| value.parse::<Date>().ok());
        let in_english = dates.map(|date| in_words(date, Language::En)).collect::<String>();
        let values = group.iter().map(|(_, value)| value_as_printed(name, value)).collect::<Vec<_>>().join("、");
        printed += &format!("{}{colon}{values}\n{in_english}\n", label.say(Language::Zh));
    }
    printed
}

fn value_as_printed(name: &str, value: &str) -> String {
    match value.parse::<Date>() {
        Ok(date) => in_words(date, Language::Zh),
        Err(_) if name == "status" => status_word(value).to_string(),
        Err(_) => value.to_string(),
    }
}

impl Texts {
    fn of(reading: &Reading) -> Self {
        let own = Text::of(&reading.notice, None);
        let issues = reading.issues.iter().map(|part| Text::of(part, Some(&part.slug)));
        Self { list: std::iter::once(own).chain(issues).collect() }
    }

    fn anchor(&self, comment: &Comment) -> Anchor {
        let quote = compact(&comment.quote);
        if quote.is_empty() {
            let there = comment.issue.is_none() || self.list.iter().any(|text| text.issue == comment.issue);
            return if there { Anchor::Whole } else { Anchor::Orphaned };
        }
        let (prefix, suffix) = (compact(&comment.prefix), compact(&comment.suffix));
        // The text it was made on comes first.
        let (own, others): (Vec<&Text>, Vec<&Text>) = self.list.iter().partition(|text| text.issue == comment.issue);
        let bare = compact(strip_number(comment.quote.trim()));
        for wanted in [&quote, &bare] {
            let best = [own.as_slice(), others.as_slice()].into_iter().find_map(|texts| {
                let found =
                    texts.iter().filter_map(|text| Some((best_match(&text.compact, wanted, &prefix, &suffix)?, text)));
                found.max_by_key(|(agreement, _)| *agreement)
            });
            if let Some((_, text)) = best {
                return Anchor::Found { issue: text.issue.clone() };
            }
        }
        for text in own.into_iter().chain(others) {
            if let Some(now) = reworded(&text.compact, quote.chars().count(), &prefix, &suffix) {
                return Anchor::Reworded { issue: text.issue.clone(), now: now.to_string() };
            }
        }
        Anchor::Orphaned
    }
}

/// How well the surroundings of the best place of a quote agree. `None`: it is not there.
fn best_match(text: &str, quote: &str, prefix: &str, suffix: &str) -> Option<usize> {
    let agreement = |start: usize| {
        let before = text[..start].chars().rev().zip(prefix.chars().rev()).take_while(|(a, b)| a == b).count();
        let after = text[start + quote.len()..].chars().zip(suffix.chars()).take_while(|(a, b)| a == b).count();
        before + after
    };
    text.match_indices(quote).map(|(start, _)| agreement(start)).max()
}

/// What stands now between the words that stood around a quote, if both are there and near enough.
fn reworded<'a>(text: &'a str, length: usize, prefix: &str, suffix: &str) -> Option<&'a str> {
    let (before, after) = (last(prefix, NEAREST), first(suffix, NEAREST));
    if before.chars().count() < TELLING || after.chars().count() < TELLING {
        return None;
    }
    text.match_indices(before).find_map(|(at, _)| {
        let rest = &text[at + before.len()..];
        let now = &rest[..rest.find(after)?];
        // Where nothing stands between them, the words were taken out.
        (!now.is_empty() && now.chars().count() <= length * 3 + CONTEXT).then_some(now)
    })
}

/// Finds a comment's words in their Markdown file, past the markup among them.
fn place(notice: &Notice, comment: &Comment, anchor: &Anchor) -> Option<Place> {
    let (issue, words) = match anchor {
        Anchor::Whole => (comment.issue.as_deref(), ""),
        Anchor::Found { issue } => (issue.as_deref(), comment.quote.as_str()),
        Anchor::Reworded { issue, now } => (issue.as_deref(), now.as_str()),
        Anchor::Orphaned => return None,
    };
    let source = match issue {
        None => &notice.body.source,
        Some(slug) => &notice.issues.iter().find(|issue| issue.slug.text == slug)?.body.source,
    };
    Some(match span_in(source, words) {
        Some(span) => Place::at(source, span),
        None => Place::file(source),
    })
}

fn span_in(source: &Arc<Source>, words: &str) -> Option<Span> {
    let wanted: String = words.chars().filter(|c| !is_markup(*c)).collect();
    if wanted.is_empty() {
        return None;
    }
    let kept = seen_by_readers(&source.text);
    let text: String = kept.iter().map(|(_, c)| c).collect();
    let at = text.find(&wanted)?;
    let first = text[..at].chars().count();
    let (end, c) = kept.get(first + wanted.chars().count() - 1)?;
    Some(Span::new(kept[first].0, end + c.len_utf8()))
}

fn is_markup(c: char) -> bool {
    c.is_whitespace() || matches!(c, '*' | '_' | '`' | '~' | '#' | '>' | '|' | '[' | ']')
}

/// The characters of a Markdown text that a reader sees, each with its place: without markup, the addresses of links,
/// the marks of footnotes and those at the head of items.
fn seen_by_readers(text: &str) -> Vec<(usize, char)> {
    let mut kept = Vec::new();
    let mut at = 0;
    let mut begins_line = true;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let skipped = match c {
            '[' if rest.starts_with("[^") => until(rest, ']'),
            ']' if rest.starts_with("](") => until(rest, ')'),
            '-' | '+' | '0'..='9' if begins_line => marker_of_item(rest),
            _ => None,
        };
        if skipped.is_none() && !is_markup(c) {
            kept.push((at, c));
        }
        begins_line = c == '\n' || (begins_line && c.is_whitespace());
        at += skipped.unwrap_or(c.len_utf8());
    }
    kept
}

/// The length of a text up to and with a character in the same line.
fn until(text: &str, end: char) -> Option<usize> {
    text.lines().next()?.find(end).map(|at| at + end.len_utf8())
}

/// The length of what an item of a list begins with.
fn marker_of_item(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mark = text.as_bytes().get(digits)?;
    let is_marker = if digits > 0 { matches!(mark, b'.' | b')') } else { matches!(mark, b'-' | b'+') };
    let is_apart = text.as_bytes().get(digits + 1).is_some_and(|next| matches!(next, b' ' | b'\t'));
    (is_marker && is_apart).then_some(digits + 1)
}

fn compact(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn first(text: &str, characters: usize) -> &str {
    text.char_indices().nth(characters).map_or(text, |(end, _)| &text[..end])
}

fn last(text: &str, characters: usize) -> &str {
    match text.char_indices().rev().nth(characters.saturating_sub(1)) {
        Some((start, _)) if characters > 0 => &text[start..],
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Edition;
    use proptest::prelude::*;

    fn part(slug: &str, text: &str) -> Part {
        let title = format!("标题{slug}");
        let fields = [
            ("title", title.as_str()),
            ("date", "2025-10-11"),
            ("status", "done 已销号"),
            ("responsible", "市园林处"),
            ("responsible", "市市容科"),
            ("deadline", "2025-09-30"),
        ];
        let fields = fields.map(|(name, value)| (name.to_string(), value.to_string())).to_vec();
        Part { slug: slug.into(), fields, files: Vec::new(), text: text.into() }
    }

    fn comment(issue: Option<&str>, quote: &str, prefix: &str, suffix: &str) -> Comment {
        Comment {
            id: "1".into(),
            text: "意见".into(),
            author: "张三".into(),
            time: jiff::civil::date(2025, 10, 11).at(10, 0, 0, 0),
            edition: Edition::Public,
            issue: issue.map(str::to_string),
            quote: quote.into(),
            prefix: prefix.into(),
            suffix: suffix.into(),
            resolved: None,
            replies: Vec::new(),
            place: Place::path(""),
        }
    }

    fn check(comment: Comment, expected: Anchor) {
        let reading = Reading {
            edition: Edition::Public,
            notice: part("n", "## 组织落实\n\n已经更换路灯，另外路灯还要巡查。"),
            issues: vec![
                part("lamps", "已更换**路灯** 12 盏，并建立了日常巡查台账。"),
                part("trees", "正在补栽行道树。\n\n已更换花箱。"),
            ],
        };
        assert_eq!(Texts::of(&reading).anchor(&comment), expected, "{comment:?}");
    }

    fn found(issue: Option<&str>) -> Anchor {
        Anchor::Found { issue: issue.map(str::to_string) }
    }

    #[test]
    fn words_are_found_whatever_blanks_and_markup_stand_among_them() {
        check(comment(Some("lamps"), "更换路灯12\n盏", "", ""), found(Some("lamps")));
        check(comment(None, "一、组织落实", "", ""), found(None));
        check(comment(Some("lamps"), "标题lamps", "", ""), found(Some("lamps")));
    }

    #[test]
    fn fields_are_found_as_pages_print_them() {
        for quote in [
            "整改结果：已销号 责任单位：市园林处、市市容科",
            "整改时限：2025年9月30日",
            "30 September 2025",
            "2025-09-30",
        ] {
            check(comment(Some("lamps"), quote, "", ""), found(Some("lamps")));
        }
        check(comment(None, "成文日期 2025年10月11日", "", ""), found(None));
        check(comment(Some("lamps"), "整改时限：2025年9月3日", "", ""), Anchor::Orphaned);
    }

    #[test]
    fn words_that_moved_are_found_where_they_went() {
        check(comment(Some("lamps"), "补栽行道树", "正在", "。"), found(Some("trees")));
        check(comment(Some("gone"), "更换花箱", "已", "。"), found(Some("trees")));
    }

    #[test]
    fn what_stood_around_reworded_words_leads_to_them() {
        let now = "12盏，并建立了".to_string();
        check(
            comment(Some("lamps"), "15 盏，建立", "已更换路灯", "日常巡查台账"),
            Anchor::Reworded { issue: Some("lamps".into()), now },
        );
    }

    #[test]
    fn words_without_a_trace_are_orphaned() {
        check(comment(Some("lamps"), "完全没有的话", "前面也没有", "后面也没有"), Anchor::Orphaned);
        check(comment(Some("lamps"), "", "", ""), Anchor::Whole);
        check(comment(Some("gone"), "", "", ""), Anchor::Orphaned);
    }

    proptest! {
        /// What was found once is found again after anything was put before and after it.
        #[test]
        fn words_are_found_whatever_is_put_around_them(
            before in "\\PC{0,30}", quote in "[整改路灯12 a\n]{1,10}", after in "\\PC{0,30}", prefix in "\\PC{0,10}", suffix in "\\PC{0,10}",
        ) {
            let notice = Part { text: "正文".into(), ..part("n", "") };
            let mut issue = part("a", "");
            issue.fields.push(("measure".into(), format!("{before}{quote}{after}")));
            let reading = Reading { edition: Edition::Public, notice, issues: vec![issue] };
            let comment = comment(Some("a"), &quote, &prefix, &suffix);
            let expected = if compact(&quote).is_empty() { Anchor::Whole } else { found(Some("a")) };
            prop_assert_eq!(Texts::of(&reading).anchor(&comment), expected);
        }
    }

    #[test]
    fn words_are_found_in_their_file_past_the_markup() {
        let text = "---\ntitle: 题\n---\n已更换**路灯** 12 盏[^a]，详见[办法](https://example.invalid/a_(1))全文。\n\n- 第一项\n- 第二项\n\n1. 其一\n2. 其二\n";
        let source = Source::new("content/n/a.md", text);
        for (words, expected) in [
            ("更换路灯12盏", "更换**路灯** 12 盏"),
            ("12 盏，详见办法", "12 盏[^a]，详见[办法"),
            ("第一项\n第二项", "第一项\n- 第二项"),
            ("其一\n其二", "其一\n2. 其二"),
        ] {
            let span = span_in(&source, words).unwrap_or_else(|| panic!("{words}"));
            assert_eq!(&source.text[span.range()], expected);
        }
    }

    #[test]
    fn words_that_were_taken_out_are_not_reworded() {
        check(comment(Some("lamps"), "其余的", "已更换路灯", "12盏，并建立了"), Anchor::Orphaned);
    }
}
