//! Comments (意见): what a reader says about words of a notice, answered, resolved or still open.

use std::io;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::DateTime;

use super::signature::{required_time, time_text};
use super::store::{Store, id_of};
use crate::finding::Findings;
use crate::model::{Edition, Notice};
use crate::source::{Place, Source};
use crate::yaml::{self, Fields, quoted};

const WORD: &str = "comment";
const KEYS: &[&str] =
    &["text", "author", "time", "edition", "issue", "quote", "prefix", "suffix", "resolved", "replies"];
const RESOLVED_KEYS: &[&str] = &["by", "time"];
const REPLY_KEYS: &[&str] = &["text", "author", "time"];

/// Nobody writes more than this at once; what is longer is refused.
const LONGEST_TEXT: usize = 8_000;
const LONGEST_QUOTE: usize = 2_000;
const LONGEST_NAME: usize = 64;
/// How much of the text before and after its words a comment remembers.
pub const CONTEXT: usize = 32;

/// One comment, as its file says.
#[derive(Debug, Clone)]
pub struct Comment {
    pub id: String,
    pub text: String,
    pub author: String,
    pub time: DateTime,
    pub edition: Edition,
    /// The slug of the issue whose text it is about; `None`: the notice's own.
    pub issue: Option<String>,
    /// The words it is about, and what stood around them. Empty: it is about the whole.
    pub quote: String,
    pub prefix: String,
    pub suffix: String,
    pub resolved: Option<Resolved>,
    pub replies: Vec<Reply>,
    pub place: Place,
}

/// Who dealt with a comment, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    pub by: String,
    pub time: DateTime,
}

/// An answer to a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    pub text: String,
    pub author: String,
    pub time: DateTime,
}

/// A comment to be made.
#[derive(Debug, Clone)]
pub struct NewComment<'a> {
    pub text: &'a str,
    pub author: &'a str,
    pub time: DateTime,
    pub edition: Edition,
    pub issue: Option<&'a str>,
    pub quote: &'a str,
    pub prefix: &'a str,
    pub suffix: &'a str,
}

impl Comment {
    /// As it will be written.
    pub(super) fn of(new: &NewComment) -> Self {
        Self {
            id: String::new(),
            text: plain(new.text, LONGEST_TEXT + LONGEST_QUOTE),
            author: plain(new.author, LONGEST_NAME),
            time: new.time,
            edition: new.edition,
            issue: new.issue.map(str::to_string),
            quote: plain(new.quote, LONGEST_QUOTE),
            prefix: last(&plain(new.prefix, LONGEST_QUOTE), CONTEXT),
            suffix: plain(new.suffix, CONTEXT),
            resolved: None,
            replies: Vec::new(),
            place: Place::path(""),
        }
    }
}

/// Whether this is more than a comment or a reply can hold.
pub fn is_too_long(text: &str) -> bool {
    text.chars().count() > LONGEST_TEXT
}

/// Whether nothing is left of a text or a name once it is written down.
pub fn is_blank(text: &str) -> bool {
    plain(text, LONGEST_TEXT).is_empty()
}

/// All comments on a notice, oldest first; what cannot be read is among the findings.
pub fn comments(root: &Path, notice: &Notice, findings: &mut Findings) -> Vec<Comment> {
    let records = Store::of(root, notice).records(WORD, findings);
    let mut comments: Vec<_> = records.iter().filter_map(|record| read(record, findings)).collect();
    comments.sort_by(|a, b| (a.time, &a.id).cmp(&(b.time, &b.id)));
    comments
}

/// Adds a comment. The same one twice is one.
pub fn add(root: &Path, notice: &Notice, new: &NewComment) -> io::Result<Comment> {
    let text = readable(&Comment::of(new))?;
    let record = Store::of(root, notice).lock()?.add(WORD, new.time, &text)?;
    read(&record, &mut Findings::default()).ok_or_else(|| io::ErrorKind::InvalidInput.into())
}

/// Marks a comment as dealt with. `None`: there is no comment with this id, or more than one begins so.
pub fn resolve(root: &Path, notice: &Notice, id: &str, by: &str, time: DateTime) -> io::Result<Option<Comment>> {
    change(root, notice, id, |comment| comment.resolved = Some(Resolved { by: plain(by, LONGEST_NAME), time }))
}

/// Marks a comment as open again.
pub fn reopen(root: &Path, notice: &Notice, id: &str) -> io::Result<Option<Comment>> {
    change(root, notice, id, |comment| comment.resolved = None)
}

/// Answers a comment.
pub fn reply(root: &Path, notice: &Notice, id: &str, reply: &Reply) -> io::Result<Option<Comment>> {
    change(root, notice, id, |comment| {
        let (text, author) = (plain(&reply.text, LONGEST_TEXT), plain(&reply.author, LONGEST_NAME));
        comment.replies.push(Reply { text, author, time: reply.time });
    })
}

/// Reads, changes and writes one comment while nobody else can.
fn change(root: &Path, notice: &Notice, id: &str, act: impl FnOnce(&mut Comment)) -> io::Result<Option<Comment>> {
    let store = Store::of(root, notice);
    let mut findings = Findings::default();
    if id.is_empty() || store.records(WORD, &mut findings).is_empty() {
        return Ok(None);
    }
    let locked = store.lock()?;
    let records = store.records(WORD, &mut findings);
    let mut meant = records.iter().filter(|record| id_of(record).starts_with(id));
    let (Some(record), None) = (meant.next(), meant.next()) else { return Ok(None) };
    let Some(mut comment) = read(record, &mut findings) else { return Ok(None) };
    act(&mut comment);
    locked.replace(record, &readable(&comment)?)?;
    Ok(Some(comment))
}

/// A comment as it is written, unless nobody could read it afterwards: then nothing is to be written.
fn readable(comment: &Comment) -> io::Result<String> {
    let text = written(comment);
    let again = read(&Source::new("", text.as_str()), &mut Findings::default());
    let is_whole = |again: Comment| {
        again.replies.len() == comment.replies.len() && again.resolved.is_some() == comment.resolved.is_some()
    };
    if again.is_some_and(is_whole) { Ok(text) } else { Err(io::ErrorKind::InvalidInput.into()) }
}

fn written(comment: &Comment) -> String {
    let mut text = format!("text: {}\nauthor: {}\n", quoted(&comment.text), quoted(&comment.author));
    let mut line = |key: &str, value: &str| text += &format!("{key}: {value}\n");
    line("time", &time_text(comment.time));
    line("edition", comment.edition.name());
    for (key, value) in [
        ("issue", comment.issue.as_deref().unwrap_or_default()),
        ("quote", &comment.quote),
        ("prefix", &comment.prefix),
        ("suffix", &comment.suffix),
    ] {
        if !value.is_empty() {
            line(key, &quoted(value));
        }
    }
    if let Some(resolved) = &comment.resolved {
        line("resolved", &format!("{{ by: {}, time: {} }}", inline(&resolved.by), inline(&time_text(resolved.time))));
    }
    if !comment.replies.is_empty() {
        text += "replies:\n";
        for reply in &comment.replies {
            text += &format!(
                "  - text: {}\n    author: {}\n    time: {}\n",
                quoted(&reply.text),
                quoted(&reply.author),
                time_text(reply.time)
            );
        }
    }
    text
}

/// A value inside braces, where a comma would end it.
fn inline(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn read(record: &Arc<Source>, findings: &mut Findings) -> Option<Comment> {
    let node = yaml::parse_quoted(record, 0..record.text.len(), findings)?;
    let mut fields = Fields::open(record, node, KEYS, findings)?;
    let text = fields.required_lines("text");
    let author = fields.required_text("author");
    let time = required_time(&mut fields);
    let edition = fields.word("edition", Edition::WORDS).unwrap_or_default();
    let issue = fields.string("issue");
    let [quote, prefix, suffix] =
        ["quote", "prefix", "suffix"].map(|key| fields.lines(key).map(|text| text.value).unwrap_or_default());
    let resolved = fields.map("resolved", RESOLVED_KEYS).and_then(|mut fields| {
        let by = fields.required_text("by");
        Some(Resolved { by: by?.value, time: required_time(&mut fields)? })
    });
    let replies = fields.maps("replies", REPLY_KEYS, |fields| {
        let (text, author) = (fields.required_lines("text"), fields.required_text("author"));
        Some(Reply { text: text?.value, author: author?.value, time: required_time(fields)? })
    });
    Some(Comment {
        id: id_of(record),
        text: text?.value,
        author: author?.value,
        time: time?,
        edition,
        issue,
        quote,
        prefix,
        suffix,
        resolved,
        replies,
        place: Place::file(record),
    })
}

/// A text without control characters other than line breaks, no longer than it may be.
fn plain(text: &str, longest: usize) -> String {
    let text = text.replace("\r\n", "\n");
    let kept = text.chars().filter(|c| *c == '\n' || !c.is_control()).take(longest);
    kept.collect::<String>().trim().to_string()
}

/// The end of a text.
fn last(text: &str, characters: usize) -> String {
    let skipped = text.chars().count().saturating_sub(characters);
    text.chars().skip(skipped).collect()
}
