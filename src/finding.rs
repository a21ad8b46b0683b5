//! Findings (检查发现): what is wrong, where, and what to do.
//!
//! A step returns what it could make together with what it found; `Result::Err` is only for "could not
//! run". A finding holds a [`Kind`] from the catalogue and the words to fill in, never a finished
//! sentence, so that it can be told in Chinese, in English, or to a machine.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::HashMap;
use std::io;
use std::sync::Arc;

use rayon::prelude::*;

use crate::catalogue::check::TOO_MANY;
use crate::catalogue::system::reason;
use crate::catalogue::words::{CHOICES, ERROR, NOTE, WARNING};
use crate::catalogue::{Language, Phrase, both, in_language, known, listed, said};
use crate::source::{Place, Span};

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is published while it stands.
    Error,
    /// Published, but it should be mended.
    Warning,
    /// Worth knowing.
    Note,
}

/// One sort of finding: its stable code and its words in both languages.
#[derive(Debug)]
pub struct Kind {
    /// `TB` and three digits; never used again for another meaning.
    pub code: &'static str,
    /// The fault's name, in kebab case.
    pub name: &'static str,
    pub severity: Severity,
    pub zh: Wording,
    pub en: Wording,
}

/// A sentence that says what is wrong, and one that says what to do. `{name}` stands for an argument.
#[derive(Debug)]
pub struct Wording {
    pub message: &'static str,
    /// May be empty where the message says it all.
    pub hint: &'static str,
}

/// Lets so many findings of one kind about one file through, and says once that there are more.
#[derive(Debug, Default)]
pub struct Limiter {
    told: HashMap<&'static str, usize>,
}

impl Limiter {
    /// More of one kind in one file tell nobody more.
    pub const MOST: usize = 200;

    /// Whether nothing more of a kind gets through, so that it need not be worked out.
    pub fn is_spent(&self, kind: &Kind) -> bool {
        self.told.get(kind.code).is_some_and(|told| *told >= Self::MOST)
    }

    /// The finding itself, the word that there are more, or nothing.
    pub fn admit(&mut self, finding: Finding) -> Option<Finding> {
        let told = self.told.entry(finding.kind.code).or_default();
        *told += 1;
        match (*told).cmp(&Self::MOST) {
            Ordering::Less => Some(finding),
            Ordering::Equal => {
                let place = finding.place.map_or_else(|| Place::path("content"), |place| Place::file(&place.source));
                let more = Finding::new(&TOO_MANY, place).with("rule", finding.kind.code);
                Some(more.with("most", Self::MOST.to_string()))
            }
            Ordering::Greater => None,
        }
    }
}

/// One thing that is wrong.
#[derive(Debug, Clone)]
pub struct Finding {
    pub kind: &'static Kind,
    /// Its kind's, unless the office has said otherwise.
    pub severity: Severity,
    pub place: Option<Place>,
    pub args: Vec<(&'static str, String)>,
    /// The other places that have to do with it, such as the second file with the same address.
    pub related: Vec<Place>,
    /// How to mend it, where that can be said to the byte.
    pub fix: Option<Fix>,
}

/// What to change in the file that a finding stands in, so that it goes away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    pub certainty: Certainty,
    /// In order, and apart from each other.
    pub edits: Vec<Edit>,
}

/// One replacement. Its span is in the finding's own source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    pub span: Span,
    pub text: String,
}

/// The text after edits that are in order and apart.
pub fn edited<'e>(text: &str, edits: impl IntoIterator<Item = &'e Edit>) -> String {
    let mut edited = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        edited.push_str(&text[at..edit.span.start]);
        edited.push_str(&edit.text);
        at = edit.span.end;
    }
    edited.push_str(&text[at..]);
    edited
}

/// Whether a person has to look at a fix before it is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// There is one right answer.
    Sure,
    /// Probably right: an editor may offer it, and nobody makes it unasked.
    Likely,
}

/// All that was found, in the order it was found until [`Findings::sort`].
#[derive(Debug, Default, Clone)]
pub struct Findings {
    #[expect(clippy::vec_box, reason = "a hundred thousand are gathered and sorted, and each is a hundred bytes long")]
    list: Vec<Box<Finding>>,
}

impl Severity {
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }

    /// What people call it.
    pub fn word(self, language: Language) -> &'static str {
        let phrase = match self {
            Severity::Error => &ERROR,
            Severity::Warning => &WARNING,
            Severity::Note => &NOTE,
        };
        phrase.say(language)
    }
}

impl Kind {
    pub fn wording(&self, language: Language) -> &Wording {
        language.pick(&self.zh, &self.en)
    }
}

impl Finding {
    pub fn new(kind: &'static Kind, place: Place) -> Self {
        Self { kind, severity: kind.severity, place: Some(place), args: Vec::new(), related: Vec::new(), fix: None }
    }

    /// Fills in one word of the message, which both languages say alike.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        // Most findings have two at most.
        if self.args.capacity() == 0 {
            self.args.reserve_exact(2);
        }
        self.args.push((name, value.into()));
        self
    }

    /// Fills in a sentence of the catalogue, with its own words, as each language says it.
    pub fn with_phrase(self, names: [&'static str; 2], phrase: &Phrase, args: &[(&'static str, String)]) -> Self {
        self.with_said(names, |language| phrase.with(language, args))
    }

    /// Fills in what each language says in its own way, under the names that `both!` gives.
    pub fn with_said<S: Into<String>>(self, names: [&'static str; 2], say: impl Fn(Language) -> S) -> Self {
        self.with_all(said(names, say))
    }

    /// Fills in `known`: what can be written there.
    pub fn with_known<S: AsRef<str>>(self, members: impl IntoIterator<Item = S>) -> Self {
        self.with_all(known(members))
    }

    /// Fills in `choices`: a sentence of what can be written there, before the hint of a kind that fits any field.
    pub fn with_choices(self, members: &[String]) -> Self {
        if members.is_empty() {
            return self;
        }
        self.with_phrase(both!("choices"), &CHOICES, &known(members))
    }

    /// Fills in a list, as each language writes it.
    pub fn with_list<S: AsRef<str>>(self, names: [&'static str; 2], members: impl IntoIterator<Item = S>) -> Self {
        self.with_all(listed(names, members))
    }

    fn with_all(self, args: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        args.into_iter().fold(self, |finding, (name, value)| finding.with(name, value))
    }

    /// Fills in `reason`: why the system refused.
    pub fn because(self, error: &io::Error) -> Self {
        self.with_said(both!("reason"), |language| reason(error, language))
    }

    pub fn related(mut self, place: Place) -> Self {
        self.related.push(place);
        self
    }

    /// Says how to mend it, if that is known.
    pub fn mended_by(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix;
        self
    }

    pub fn message(&self, language: Language) -> String {
        fill(self.kind.wording(language).message, &self.words(language))
    }

    /// `None` where there is no more to say than the message does.
    pub fn hint(&self, language: Language) -> Option<String> {
        let hint = self.kind.wording(language).hint;
        (!hint.is_empty()).then(|| fill(hint, &self.words(language)))
    }

    fn words(&self, language: Language) -> Cow<'_, [(&'static str, String)]> {
        in_language(&self.args, language)
    }

    /// Whether it weighs more than a note.
    pub fn is_grave(&self) -> bool {
        self.severity < Severity::Note
    }

    /// Whether there is one right way to mend it.
    pub fn has_sure_fix(&self) -> bool {
        self.fix.as_ref().is_some_and(Fix::is_sure)
    }

    /// By path, place, code and arguments.
    fn order(&self, other: &Finding) -> Ordering {
        let start = |place: &Option<Place>| place.as_ref().map_or(0, |place| place.span.unwrap_or_default().start);
        self.order_of_files(other)
            .then_with(|| start(&self.place).cmp(&start(&other.place)))
            .then_with(|| (self.kind.code, &self.args).cmp(&(other.kind.code, &other.args)))
    }

    /// Most neighbours stand in one file, whose path need not be looked at.
    fn order_of_files(&self, other: &Finding) -> Ordering {
        match (&self.place, &other.place) {
            (Some(one), Some(other)) if Arc::ptr_eq(&one.source, &other.source) => Ordering::Equal,
            _ => self.path().cmp(other.path()),
        }
    }

    fn path(&self) -> &str {
        self.place.as_ref().map_or("", |place| &place.source.path)
    }
}

impl Fix {
    /// Whether it is the one right way.
    pub fn is_sure(&self) -> bool {
        self.certainty == Certainty::Sure
    }

    /// A fix with one right answer.
    pub fn sure(edits: Vec<Edit>) -> Self {
        Self { certainty: Certainty::Sure, edits }
    }

    /// A fix that a person should look at.
    pub fn likely(edits: Vec<Edit>) -> Self {
        Self { certainty: Certainty::Likely, edits }
    }
}

impl IntoIterator for Findings {
    type Item = Finding;
    type IntoIter = std::iter::Map<std::vec::IntoIter<Box<Finding>>, fn(Box<Finding>) -> Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter().map(|finding| *finding)
    }
}

impl FromIterator<Finding> for Findings {
    fn from_iter<I: IntoIterator<Item = Finding>>(findings: I) -> Self {
        Self { list: findings.into_iter().map(Box::new).collect() }
    }
}

impl Extend<Finding> for Findings {
    fn extend<I: IntoIterator<Item = Finding>>(&mut self, findings: I) {
        self.list.extend(findings.into_iter().map(Box::new));
    }
}

impl Findings {
    pub fn push(&mut self, finding: Finding) {
        self.list.push(Box::new(finding));
    }

    /// Says more in the one that was found last.
    pub fn amend_last(&mut self, amend: impl FnOnce(Finding) -> Finding) {
        if let Some(last) = self.list.pop() {
            self.push(amend(*last));
        }
    }

    /// Makes room for so many more.
    pub fn reserve(&mut self, more: usize) {
        self.list.reserve(more);
    }

    pub fn append(&mut self, other: Findings) {
        self.list.extend(other.list);
    }

    /// By file, then by place, so that any number of threads tells the same story; what was found twice is told once.
    pub fn sort(&mut self) {
        self.list.par_sort_by(|a, b| a.order(b));
        self.list.dedup_by(|a, b| a.order(b).is_eq());
    }

    /// Keeps those for which the answer is yes; whoever is asked may change them.
    pub fn retain(&mut self, mut keep: impl FnMut(&mut Finding) -> bool) {
        self.list.retain_mut(|finding| keep(finding));
    }

    /// Which of two that are sorted begins first.
    pub fn order(&self, other: &Findings) -> Ordering {
        match (self.list.first(), other.list.first()) {
            (Some(one), Some(other)) => one.order(other),
            (one, other) => one.is_some().cmp(&other.is_some()),
        }
    }

    /// Whether both say the same of the same places, in the same order.
    pub fn say_the_same_as(&self, other: &Findings) -> bool {
        self.len() == other.len() && self.iter().zip(other.iter()).all(|(a, b)| a.order(b).is_eq())
    }

    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.list.iter().map(Box::as_ref)
    }

    /// Those that weigh more than a note.
    pub fn grave(&self) -> Findings {
        let list = self.list.iter().filter(|finding| finding.is_grave()).cloned().collect();
        Findings { list }
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// How many errors, warnings and notes there are.
    pub fn counts(&self) -> [usize; 3] {
        let mut counts = [0; 3];
        self.list.iter().for_each(|finding| counts[finding.severity as usize] += 1);
        counts
    }

    pub fn count(&self, severity: Severity) -> usize {
        self.counts()[severity as usize]
    }

    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// Whether any weighs more than a note.
    pub fn has_grave(&self) -> bool {
        self.list.iter().any(|finding| finding.is_grave())
    }
}

/// Puts the arguments into a sentence of the catalogue. `{n:file}` is `1 file`, or `2 files`.
pub fn fill(template: &str, args: &[(&'static str, String)]) -> String {
    let mut filled = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some(open) = memchr::memchr(b'{', rest.as_bytes()) {
        filled.push_str(&rest[..open]);
        rest = &rest[open + 1..];
        let Some(close) = memchr::memchr(b'}', rest.as_bytes()) else {
            filled.push('{');
            break;
        };
        let (wanted, noun) = rest[..close].split_once(':').unwrap_or((&rest[..close], ""));
        if let Some((_, value)) = args.iter().find(|(name, _)| *name == wanted) {
            filled.push_str(value);
            filled.push_str(&counted(noun, value));
        }
        rest = &rest[close + 1..];
    }
    filled.push_str(rest);
    filled
}

/// A noun behind its number, as English has it.
fn counted(noun: &str, number: &str) -> String {
    match (noun, number) {
        ("", _) => String::new(),
        (noun, "1") => format!(" {noun}"),
        (noun, _) => match noun.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
            Some(stem) => format!(" {stem}ies"),
            None => format!(" {noun}s"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_follow_their_numbers() {
        let args = [("n", "1".to_string()), ("m", "0".to_string())];
        assert_eq!(fill("{n:error}, {m:open comment}", &args), "1 error, 0 open comments");
        assert_eq!(fill("{n:category}, {m:category}, {m:day}", &args), "1 category, 0 categories, 0 days");
    }

    #[test]
    fn arguments_are_filled_in_by_name() {
        let args = [("key", "标题".to_string()), ("known", "title".to_string())];
        assert_eq!(fill("不认识“{key}”：{known}{nothing}。", &args), "不认识“标题”：title。");
    }
}
