//! Reading the fields of a YAML map one by one, reporting everything that is wrong with them.

use std::sync::Arc;

use jiff::civil::{Date, DateTime};

use super::{Node, Value, keys, other_dates};
use crate::catalogue::findings::{
    BAD_DATE, BAD_TIME, BROKEN_YAML, DUPLICATE_KEY, EMPTY_FIELD, MISSING_FIELD, NO_FIELDS, UNKNOWN_WORD,
    VALUE_IN_CHINESE_QUOTES, WRONG_TYPE,
};
use crate::catalogue::yaml::*;
use crate::catalogue::{Phrase, both};
use crate::finding::{Edit, Finding, Findings, Fix, Kind, Limiter};
use crate::source::{Place, Source, Span};

/// The fields of one map. Each is asked for once; what is left over was reported when the map was opened.
pub struct Fields<'a> {
    pub source: &'a Arc<Source>,
    pub findings: &'a mut Findings,
    entries: Vec<(String, Node)>,
    /// Where the map stands, for what is missing from it.
    span: Span,
    /// Fields that were told of by the names they go by here, so that they are not missing as well.
    misspelt: Vec<String>,
    /// Whether an entry is so broken that nobody knows what is missing.
    is_garbled: bool,
}

/// A text value and its place.
#[derive(Debug, Clone)]
pub struct Text {
    pub value: String,
    pub span: Span,
}

/// A type of value, as a message names it.
#[derive(Clone, Copy)]
enum Shape<'k> {
    Text,
    /// One text of a list.
    TextItem,
    /// One of these words, in a list.
    WordItem(&'k [&'k str]),
    /// Maps with these keys.
    Maps(&'k [&'k str]),
    /// A map with these keys, or with keys of the author's own.
    Map(&'k [&'k str]),
    /// One such map of a list.
    MapItem(&'k [&'k str]),
    Flag,
    Number,
    Port,
}

impl<'a> Fields<'a> {
    /// Opens a map whose keys must be among `known`; reports doubled and unknown keys. `None`: it is no map.
    pub fn open(source: &'a Arc<Source>, node: Node, known: &[&str], findings: &'a mut Findings) -> Option<Self> {
        let span = node.span;
        let entries = match node.value {
            Value::Map(entries) => entries,
            Value::Null => Vec::new(),
            other => {
                let finding = Finding::new(&NO_FIELDS, Place::at(source, span));
                findings.push(finding.with_phrase(both!("found"), name_of(&other), &[]).with_known(known));
                return None;
            }
        };
        let mut kept: Vec<(String, Node)> = Vec::with_capacity(entries.len().min(known.len()));
        let mut limiter = Limiter::default();
        let (mut misspelt, mut is_garbled) = (Vec::new(), false);
        for (key, value) in entries {
            let place = Place::at(source, key.span);
            if kept.iter().any(|(name, _)| *name == key.name) {
                findings.extend(limiter.admit(Finding::new(&DUPLICATE_KEY, place).with("key", key.name)));
            } else if known.contains(&key.name.as_str()) {
                kept.push((key.name, value));
            } else {
                let (finding, meant) = keys::unknown(source, &key, known);
                is_garbled |= finding.kind.code == BROKEN_YAML.code;
                misspelt.extend(meant.map(str::to_string));
                findings.extend(limiter.admit(finding));
            }
        }
        Some(Self { source, findings, entries: kept, span, misspelt, is_garbled })
    }

    pub fn place(&self, span: Span) -> Place {
        Place::at(self.source, span)
    }

    /// Whether the key is there, empty or not.
    pub fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(name, _)| name == key)
    }

    /// Whether the key is there, with something behind it.
    pub fn is_given(&self, key: &str) -> bool {
        self.has(key) && !self.source.text[self.span_of(key).range()].trim().is_empty()
    }

    /// Whether a field was told of that goes by another name here.
    pub fn is_misspelt(&self, key: &str) -> bool {
        self.misspelt.iter().any(|meant| meant == key)
    }

    /// Whether the value of a key was written as a list.
    pub fn is_list(&self, key: &str) -> bool {
        self.entries.iter().any(|(name, node)| name == key && matches!(node.value, Value::List(_)))
    }

    /// Where the value of a key stands; the map itself where there is none.
    pub fn span_of(&self, key: &str) -> Span {
        self.entries.iter().find(|(name, _)| name == key).map_or(self.span, |(_, node)| node.span)
    }

    /// A text of one line. A number is taken as it was written; an empty value counts as absent.
    pub fn text(&mut self, key: &'static str) -> Option<Text> {
        let text = self.word_of(key)?;
        if let Some(inside) = in_chinese_quotes(&self.source.text[text.span.range()]) {
            let finding = Finding::new(&VALUE_IN_CHINESE_QUOTES, self.place(text.span)).with("value", &*text.value);
            let edits = vec![Edit { span: text.span, text: super::quoted(inside) }];
            self.findings.push(finding.mended_by(Some(Fix::likely(edits))));
        }
        Some(text)
    }

    fn word_of(&mut self, key: &'static str) -> Option<Text> {
        let node = self.take(key)?;
        let span = node.span;
        match node.value {
            Value::Text(value) => {
                let value = one_line(value);
                (!value.is_empty()).then_some(Text { value, span })
            }
            Value::Number(value) => Some(Text { value, span }),
            Value::Flag(flag) => Some(Text { value: flag.to_string(), span }),
            Value::Null => None,
            other => self.reject(key, span, Shape::Text, &other),
        }
    }

    pub fn string(&mut self, key: &'static str) -> Option<String> {
        self.text(key).map(|text| text.value)
    }

    /// A text whose line breaks are kept.
    pub fn lines(&mut self, key: &'static str) -> Option<Text> {
        let at = self.entries.iter().position(|(name, _)| name == key)?;
        if !matches!(self.entries[at].1.value, Value::Text(_)) {
            return self.text(key);
        }
        let Node { span, value: Value::Text(value) } = self.entries.swap_remove(at).1 else { return None };
        let value = value.trim().to_string();
        (!value.is_empty()).then_some(Text { value, span })
    }

    /// A text that must be there.
    pub fn required_text(&mut self, key: &'static str) -> Option<Text> {
        self.required(key, Self::text)
    }

    /// A word that must be there and that somebody else knows the meaning of.
    pub fn required_known_word(&mut self, key: &'static str) -> Option<Text> {
        self.required(key, Self::word_of)
    }

    /// Such a word; where it is not there, `choices` are told of.
    pub fn required_choice(&mut self, key: &'static str, choices: impl FnOnce() -> Vec<String>) -> Option<Text> {
        let before = self.findings.len();
        let text = self.required_known_word(key);
        if text.is_none() && self.findings.len() > before {
            let choices = choices();
            self.findings.amend_last(|finding| finding.with_choices(&choices));
        }
        text
    }

    /// A text that must be there, with its line breaks.
    pub fn required_lines(&mut self, key: &'static str) -> Option<Text> {
        self.required(key, Self::lines)
    }

    fn required<T>(&mut self, key: &'static str, read: fn(&mut Self, &'static str) -> Option<T>) -> Option<T> {
        let Some((_, node)) = self.entries.iter().find(|(name, _)| name == key) else {
            if !self.is_garbled && !self.is_misspelt(key) {
                let place = self.place(Span::new(self.span.start, self.span.start));
                self.findings.push(Finding::new(&MISSING_FIELD, place).with("key", key));
            }
            return None;
        };
        let span = node.span;
        let before = self.findings.len();
        let text = read(self, key);
        if text.is_none() && self.findings.len() == before {
            let place = self.place(span);
            self.findings.push(Finding::new(&EMPTY_FIELD, place).with("key", key));
        }
        text
    }

    /// A value that may be left out, but not left empty: what it decides nobody should have to guess.
    pub fn decided<T>(&mut self, key: &'static str, read: fn(&mut Self, &'static str) -> Option<T>) -> Option<T> {
        self.entries.iter().any(|(name, _)| name == key).then(|| self.required(key, read))?
    }

    /// 年-月-日
    pub fn date(&mut self, key: &'static str) -> Option<Date> {
        let text = self.word_of(key)?;
        self.as_date(key, text)
    }

    /// A date that must be there.
    pub fn required_date(&mut self, key: &'static str) -> Option<Date> {
        let text = self.required(key, Self::word_of)?;
        self.as_date(key, text)
    }

    fn as_date(&mut self, key: &'static str, text: Text) -> Option<Date> {
        let date = parse_date(&text.value);
        if date.is_none() {
            let meant = other_dates::date(&text.value).map(|date| date.to_string());
            self.reject_date(&BAD_DATE, key, text, meant, "2025-04-25");
        }
        date
    }

    /// 年-月-日 时:分
    pub fn time(&mut self, key: &'static str) -> Option<DateTime> {
        let text = self.word_of(key)?;
        let time = parse_time(&text.value);
        if time.is_none() {
            let meant = other_dates::time(&text.value).map(|time| time.strftime("%Y-%m-%d %H:%M").to_string());
            self.reject_date(&BAD_TIME, key, text, meant, "2025-10-11 09:00");
        }
        time
    }

    /// `meant` is the date that is given in another way than it is to be written.
    fn reject_date(&mut self, kind: &'static Kind, key: &str, text: Text, meant: Option<String>, example: &str) {
        let finding = Finding::new(kind, self.place(text.span)).with("key", key).with("value", text.value);
        let fix = meant.clone().map(|meant| Fix::sure(vec![Edit { span: text.span, text: meant }]));
        let finding = finding.with("example", meant.unwrap_or_else(|| example.to_string()));
        self.findings.push(finding.mended_by(fix));
    }

    pub fn flag(&mut self, key: &'static str) -> Option<bool> {
        let node = self.take(key)?;
        match node.value {
            Value::Flag(flag) => Some(flag),
            Value::Null => None,
            other => self.reject(key, node.span, Shape::Flag, &other),
        }
    }

    pub fn whole_number(&mut self, key: &'static str) -> Option<u32> {
        self.number(key, Shape::Number, |written| written.parse().ok())
    }

    /// The number of a TCP port; 0 is none.
    pub fn port(&mut self, key: &'static str) -> Option<u16> {
        self.number(key, Shape::Port, |written| written.parse().ok().filter(|port| *port > 0))
    }

    fn number<T>(&mut self, key: &'static str, expected: Shape, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let node = self.take(key)?;
        let number = match &node.value {
            Value::Null => return None,
            Value::Number(written) | Value::Text(written) => read(written),
            _ => None,
        };
        number.or_else(|| self.reject(key, node.span, expected, &node.value))
    }

    /// A list of texts; a single text is a list of one.
    pub fn texts(&mut self, key: &'static str) -> Vec<Text> {
        self.items(key, Shape::TextItem)
    }

    /// A list of words of a fixed set, each once.
    pub fn words<T: Copy + PartialEq>(&mut self, key: &'static str, words: &[(&str, T)]) -> Vec<T> {
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let mut meanings = Vec::new();
        for written in self.items(key, Shape::WordItem(&known)) {
            let meaning = self.meaning(key, written, words);
            meanings.extend(meaning.filter(|meaning| !meanings.contains(meaning)));
        }
        meanings
    }

    fn items(&mut self, key: &'static str, expected: Shape) -> Vec<Text> {
        let Some(node) = self.take(key) else {
            return Vec::new();
        };
        let items = match node.value {
            Value::List(items) => items,
            Value::Null => Vec::new(),
            _ => vec![node],
        };
        let mut texts = Vec::with_capacity(items.len());
        for item in items {
            match item.value {
                Value::Text(value) => {
                    let value = one_line(value);
                    if !value.is_empty() {
                        texts.push(Text { value, span: item.span });
                    }
                }
                Value::Number(value) => texts.push(Text { value, span: item.span }),
                Value::Null => {}
                other => {
                    self.reject::<()>(key, item.span, expected, &other);
                }
            }
        }
        texts
    }

    /// One of a fixed set of words.
    pub fn word<T: Copy>(&mut self, key: &'static str, words: &[(&str, T)]) -> Option<T> {
        let written = self.word_of(key)?;
        self.meaning(key, written, words)
    }

    /// One of a fixed set of words, which must be there.
    pub fn required_word<T: Copy>(&mut self, key: &'static str, words: &[(&str, T)]) -> Option<T> {
        let written = self.required(key, Self::word_of)?;
        self.meaning(key, written, words)
    }

    /// What a word means that was written for a key; reports one that is not among those of the set.
    pub fn meaning<T: Copy>(&mut self, key: &str, written: Text, words: &[(&str, T)]) -> Option<T> {
        let meant = words.iter().find(|(word, _)| *word == written.value).map(|(_, meaning)| *meaning);
        if meant.is_none() {
            let finding = Finding::new(&UNKNOWN_WORD, self.place(written.span)).with("key", key);
            self.findings.push(finding.with("value", written.value).with_known(words.iter().map(|(word, _)| word)));
        }
        meant
    }

    /// A map inside this one.
    pub fn map(&mut self, key: &'static str, known: &[&str]) -> Option<Fields<'_>> {
        let node = self.take(key)?;
        if matches!(node.value, Value::Null) {
            return None;
        }
        if !matches!(node.value, Value::Map(_)) {
            let span = node.span;
            return self.reject(key, span, Shape::Map(known), &node.value);
        }
        Fields::open(self.source, node, known, self.findings)
    }

    /// A map whose keys are the author's own, such as words, with a text for each: an empty one where nothing is given.
    pub fn pairs(&mut self, key: &'static str) -> Vec<(Text, Text)> {
        let Some(node) = self.take(key) else {
            return Vec::new();
        };
        let entries = match node.value {
            Value::Map(entries) => entries,
            Value::Null => return Vec::new(),
            other => {
                self.reject::<()>(key, node.span, Shape::Map(&[]), &other);
                return Vec::new();
            }
        };
        let mut pairs = Vec::with_capacity(entries.len());
        for (name, node) in entries {
            let name = Text { value: name.name, span: name.span };
            match node.value {
                Value::Text(value) | Value::Number(value) => {
                    pairs.push((name, Text { value: one_line(value), span: node.span }));
                }
                Value::Flag(flag) => pairs.push((name, Text { value: flag.to_string(), span: node.span })),
                Value::Null => pairs.push((name, Text { value: String::new(), span: node.span })),
                other => {
                    self.reject::<()>(key, node.span, Shape::Text, &other);
                }
            }
        }
        pairs
    }

    /// A list of maps; `read` makes of each what it can.
    pub fn maps<T>(
        &mut self,
        key: &'static str,
        known: &[&str],
        mut read: impl FnMut(&mut Fields) -> Option<T>,
    ) -> Vec<T> {
        let Some(node) = self.take(key) else {
            return Vec::new();
        };
        let items = match node.value {
            Value::List(items) => items,
            Value::Null => return Vec::new(),
            other => {
                self.reject::<()>(key, node.span, Shape::Maps(known), &other);
                return Vec::new();
            }
        };
        let mut made = Vec::with_capacity(items.len());
        for item in items {
            if !matches!(item.value, Value::Map(_) | Value::Null) {
                self.reject::<()>(key, item.span, Shape::MapItem(known), &item.value);
                continue;
            }
            made.extend(Fields::open(self.source, item, known, self.findings).and_then(|mut fields| read(&mut fields)));
        }
        made
    }

    fn take(&mut self, key: &str) -> Option<Node> {
        let at = self.entries.iter().position(|(name, _)| name == key)?;
        Some(self.entries.swap_remove(at).1)
    }

    fn reject<T>(&mut self, key: &str, span: Span, expected: Shape, found: &Value) -> Option<T> {
        self.findings.push(wrong_type(self.source, span, key, expected, found));
        None
    }
}

/// `2025-04-25`; nothing else is a date in front matter.
pub fn parse_date(text: &str) -> Option<Date> {
    let shape = |(at, byte): (usize, u8)| {
        if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() }
    };
    (text.len() == 10 && text.bytes().enumerate().all(shape)).then(|| text.parse().ok()).flatten()
}

/// `2025-10-11 09:00`; seconds, or a `T` in the middle, do no harm.
fn parse_time(text: &str) -> Option<DateTime> {
    let (date, time) = text.split_once([' ', 'T'])?;
    let digits = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<_> = time.trim_start().split(':').collect();
    let [hour, minute] = parts[..parts.len().min(2)] else {
        return None;
    };
    if parts.len() > 3 || !parts.iter().all(|part| digits(part)) {
        return None;
    }
    let second = parts.get(2).map_or(Some(0), |second| second.parse().ok())?;
    let time = jiff::civil::Time::new(hour.parse().ok()?, minute.parse().ok()?, second, 0).ok()?;
    Some(parse_date(date)?.to_datetime(time))
}

/// What stands between the quotes of a value that begins and ends with those of Chinese writing, and holds no others.
fn in_chinese_quotes(written: &str) -> Option<&str> {
    let inside = |open, close| written.strip_prefix(open)?.strip_suffix(close);
    let inside = inside('“', '”').or_else(|| inside('＂', '＂')).or_else(|| inside('‘', '’'))?;
    (!inside.is_empty() && !inside.contains(['“', '”', '‘', '’', '＂'])).then_some(inside)
}

/// A value that was broken over lines is one line again; no space comes between Chinese characters.
fn one_line(text: String) -> String {
    if !text.contains(['\r', '\n']) && text.trim().len() == text.len() {
        return text;
    }
    let mut lines = text.split(['\r', '\n']).map(str::trim).filter(|line| !line.is_empty());
    let mut joined = lines.next().unwrap_or("").to_string();
    for line in lines {
        if joined.ends_with(|c: char| c.is_ascii()) && line.starts_with(|c: char| c.is_ascii()) {
            joined.push(' ');
        }
        joined.push_str(line);
    }
    joined
}

fn wrong_type(source: &Arc<Source>, span: Span, key: &str, expected: Shape, found: &Value) -> Finding {
    let example = expected.example(key, found);
    let expected = match expected {
        Shape::Text | Shape::TextItem | Shape::WordItem(_) => &TEXT,
        Shape::Maps(_) => &LIST,
        Shape::Map(_) => &NAMED_FIELDS,
        Shape::MapItem(_) => &NAMED_FIELDS_EACH,
        Shape::Flag => &TRUE_OR_FALSE,
        Shape::Number => &WHOLE_NUMBER,
        Shape::Port => &PORT_NUMBER,
    };
    Finding::new(&WRONG_TYPE, Place::at(source, span))
        .with("key", key)
        .with_phrase(both!("expected"), expected, &[])
        .with_phrase(both!("found"), name_of(found), &[])
        .with("example", example)
}

impl Shape<'_> {
    /// A field as it can be written.
    fn example(self, key: &str, found: &Value) -> String {
        match self {
            Shape::Text => format!("{key}: …"),
            Shape::TextItem => format!("{key}: [ …, … ]"),
            Shape::WordItem(words) => format!("{key}: [ {} ]", words.join(", ")),
            Shape::Maps(known) => format!("{key}: [ {} ]", example_of_map(known)),
            Shape::MapItem(known) => example_of_map(known),
            Shape::Map(known) => format!("{key}: {}", example_of_map(known)),
            Shape::Flag => format!("{key}: {}", !matches!(found, Value::Text(word) if says_no(word))),
            Shape::Number => format!("{key}: 1"),
            Shape::Port => format!("{key}: 22"),
        }
    }
}

/// Whoever writes 否 is not to be told to write `true`.
fn says_no(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "no" | "n" | "off" | "0") || word.starts_with(['否', '不', '无', '非'])
}

/// The first keys are enough to show how it is written.
fn example_of_map(known: &[&str]) -> String {
    let known = if known.is_empty() { &["…"] } else { known };
    let fields: Vec<_> = known.iter().take(2).map(|key| format!("{key}: …")).collect();
    format!("{{ {} }}", fields.join(", "))
}

/// What a value is.
fn name_of(value: &Value) -> &'static Phrase {
    match value {
        Value::Null => &NOTHING,
        Value::Flag(_) => &FLAG,
        Value::Number(_) => &NUMBER,
        Value::Text(_) => &TEXT,
        Value::List(_) => &LIST,
        Value::Map(_) => &FIELDS,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Language;

    #[test]
    fn an_item_of_the_wrong_type_is_told_with_the_name_of_its_list() {
        let source = Source::new("a.md", "measures: [修剪]\n");
        let mut findings = Findings::default();
        let node = crate::yaml::parse(&source, 0..source.text.len(), &mut findings).unwrap();
        let mut fields = Fields::open(&source, node, &["measures"], &mut findings).unwrap();
        assert!(fields.maps("measures", &["text"], |_| Some(())).is_empty());
        let told: Vec<_> =
            findings.iter().map(|finding| (finding.message(Language::En), finding.hint(Language::En))).collect();
        let expected =
            "the field \"measures\" should be a group of fields (name: value) in each item, but it is a text";
        assert_eq!(told, [(expected.to_string(), Some("Write { text: … }".to_string()))]);
    }

    #[test]
    fn a_list_of_words_is_told_with_the_words_there_are() {
        let source = Source::new("site.yaml", "compress: true\n");
        let mut findings = Findings::default();
        let node = crate::yaml::parse(&source, 0..source.text.len(), &mut findings).unwrap();
        let mut fields = Fields::open(&source, node, &["compress"], &mut findings).unwrap();
        assert!(fields.words("compress", &[("gz", 1), ("br", 2)]).is_empty());
        let hints: Vec<_> = findings.iter().filter_map(|finding| finding.hint(Language::En)).collect();
        assert_eq!(hints, ["Write compress: [ gz, br ]"]);
    }

    #[test]
    fn dates_are_written_in_one_way() {
        assert!(parse_date("2025-04-25").is_some());
        for bad in
            ["2025-02-30", "2025-4-25", "2025.04.25", "2025年4月25日", "20250425", "2025-04-25 09:00", "+025-04-25"]
        {
            assert!(parse_date(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn times_need_hours_and_minutes() {
        assert_eq!(parse_time("2025-10-11 09:00"), parse_time("2025-10-11T09:00:00"));
        assert!(parse_time("2025-10-11 09:00").is_some());
        for bad in ["2025-10-11", "2025-10-11 9:00", "2025-10-11 24:00", "2025-10-11 09", "2025-10-11 09:00+08:00"] {
            assert!(parse_time(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn broken_lines_are_joined_as_they_are_read() {
        assert_eq!(one_line("城市绿化\n养护不够\n".into()), "城市绿化养护不够");
        assert_eq!(one_line("street\nlighting".into()), "street lighting");
    }
}
