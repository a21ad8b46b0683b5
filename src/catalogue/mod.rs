//! Every sentence that tongbao says to a person, in Chinese and in English, side by side.
//!
//! [`findings`] holds what can be wrong with a site, [`words`] what the whole command line shares; each
//! further file holds the sentences of one room. The words of the pages themselves belong to the theme.

use std::borrow::Cow;

use crate::finding::{Kind, fill};

/// A language in which people are spoken to, by messages and by pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    Zh,
    En,
}

/// One sentence in both languages. `{name}` stands for an argument, `{n:file}` for a number of files in English.
#[derive(Debug, PartialEq, Eq)]
pub struct Phrase {
    pub zh: &'static str,
    pub en: &'static str,
}

impl Phrase {
    pub fn say(&self, language: Language) -> &'static str {
        language.pick(self.zh, self.en)
    }

    /// Fills in its words. A word that is said otherwise in Chinese comes twice, under the names that `both!` gives.
    pub fn with(&self, language: Language, args: &[(&'static str, String)]) -> String {
        fill(self.say(language), &in_language(args, language))
    }
}

/// The arguments by the names that stand in a sentence of a language.
pub fn in_language<'a>(args: &'a [(&'static str, String)], language: Language) -> Cow<'a, [(&'static str, String)]> {
    let mut words = Cow::Borrowed(args);
    if language == Language::Zh {
        for (name, value) in args {
            if let Some(plain) = name.strip_suffix("_zh") {
                words.to_mut().insert(0, (plain, value.clone()));
            }
        }
    }
    words
}

/// The names of an argument that each language says in its own way: in English, and in Chinese.
macro_rules! both {
    ($name:literal) => {
        [$name, concat!($name, "_zh")]
    };
}
pub(crate) use both;

/// What each language says of something, under the names of its argument.
pub fn said<S: Into<String>>([en, zh]: [&'static str; 2], say: impl Fn(Language) -> S) -> [(&'static str, String); 2] {
    [(en, say(Language::En).into()), (zh, say(Language::Zh).into())]
}

/// What can be written at a place, as each language lists it.
pub fn known<S: AsRef<str>>(members: impl IntoIterator<Item = S>) -> [(&'static str, String); 2] {
    listed(both!("known"), members)
}

/// A list as each language writes it, under the names of its argument.
pub fn listed<S: AsRef<str>>(
    names: [&'static str; 2],
    members: impl IntoIterator<Item = S>,
) -> [(&'static str, String); 2] {
    let members: Vec<S> = members.into_iter().collect();
    said(names, |language| language.list(&members))
}

impl Language {
    /// The language tag (BCP 47).
    pub fn tag(self) -> &'static str {
        self.pick("zh-CN", "en")
    }

    /// The one of two that is in this language.
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Language::Zh => zh,
            Language::En => en,
        }
    }

    /// `甲、乙、丙`, or `a, b, c`.
    pub fn list<S: AsRef<str>>(self, members: impl IntoIterator<Item = S>) -> String {
        let mut list = String::new();
        for (at, member) in members.into_iter().enumerate() {
            if at > 0 {
                list.push_str(self.pause());
            }
            list.push_str(member.as_ref());
        }
        list
    }

    /// What parts the members of a list.
    pub fn pause(self) -> &'static str {
        self.pick("、", ", ")
    }
}

/// Declares the sentences of a room: `NAME { "中文", "English" }`.
macro_rules! phrases {
    ($($(#[$doc:meta])* $id:ident { $zh:literal, $en:literal $(,)? })*) => {
        $($(#[$doc])* pub static $id: $crate::catalogue::Phrase = $crate::catalogue::Phrase { zh: $zh, en: $en };)*
        /// All of them, by name.
        pub static ALL: &[(&str, &$crate::catalogue::Phrase)] = &[$((stringify!($id), &$id)),*];
    };
}

/// Declares kinds of finding: `NAME = "TB001" "name" Error { zh: "message" / "hint", en: "message" / "hint" }`.
macro_rules! kinds {
    ($($(#[$doc:meta])* $id:ident = $code:literal $name:literal $severity:ident {
        zh: $zh:literal / $zh_hint:literal,
        en: $en:literal / $en_hint:literal $(,)?
    })*) => {
        $($(#[$doc])* pub static $id: $crate::finding::Kind = $crate::finding::Kind {
            code: $code,
            name: $name,
            severity: $crate::finding::Severity::$severity,
            zh: $crate::finding::Wording { message: $zh, hint: $zh_hint },
            en: $crate::finding::Wording { message: $en, hint: $en_hint },
        };)*
        /// All of them, in order of code.
        pub static ALL: &[&$crate::finding::Kind] = &[$(&$id),*];
    };
}

pub mod archive;
pub mod archive_faults;
pub mod archive_findings;
pub mod changes;
pub mod check;
pub mod export;
pub mod export_findings;
pub mod findings;
pub mod forms;
pub mod import;
pub mod lsp;
pub mod mend;
pub mod preview;
pub mod publish;
pub mod report;
pub mod review;
pub mod system;
pub mod templates;
pub mod typeset;
pub mod usage;
pub mod words;
pub mod yaml;

/// Every kind of finding, room by room.
pub fn kinds() -> impl Iterator<Item = &'static Kind> {
    #[rustfmt::skip] // One room a line, so that rooms can come side by side.
    let rooms = [
        findings::ALL,
        check::ALL,
        review::findings::ALL,
        archive_findings::ALL,
        publish::findings::ALL,
        import::findings::ALL,
        export_findings::ALL,
    ];
    rooms.into_iter().flatten().copied()
}

/// The kind of finding of this code or name; rules have their own pages besides.
pub fn kind(name: &str) -> Option<&'static Kind> {
    kinds().find(|kind| kind.code.eq_ignore_ascii_case(name) || kind.name == name)
}

/// Every sentence by its name, room by room.
pub fn phrases() -> impl Iterator<Item = (&'static str, &'static Phrase)> {
    #[rustfmt::skip] // One room a line, so that rooms can come side by side.
    let rooms = [
        words::ALL,
        archive::ALL,
        archive_faults::ALL,
        changes::ALL,
        check::words::ALL,
        export::ALL,
        forms::ALL,
        lsp::ALL,
        mend::ALL,
        import::ALL,
        import::fields::ALL,
        import::left_out::ALL,
        preview::ALL,
        publish::ALL,
        report::ALL,
        review::ALL,
        system::ALL,
        templates::ALL,
        typeset::ALL,
        yaml::ALL,
    ];
    rooms.into_iter().flatten().copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Wording;
    use std::collections::BTreeSet;

    fn arguments(template: &str) -> BTreeSet<&str> {
        let written = template.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(written, _)| written);
        written.map(|written| written.split_once(':').map_or(written, |(name, _)| name)).collect()
    }

    #[test]
    fn a_list_is_written_as_its_language_writes_lists() {
        let none: [&str; 0] = [];
        assert_eq!(Language::Zh.list(["甲", "乙", "丙"]), "甲、乙、丙");
        assert_eq!(Language::En.list(["a", "b", "c"]), "a, b, c");
        assert_eq!((Language::Zh.list(["甲"]), Language::En.list(none)), ("甲".into(), String::new()));
        assert_eq!(listed(both!("files"), ["a", "b"]), [("files", "a, b".into()), ("files_zh", "a、b".into())]);
    }

    #[test]
    fn codes_and_names_are_unique() {
        let codes: BTreeSet<_> = kinds().map(|kind| kind.code).collect();
        let names: BTreeSet<_> = kinds().map(|kind| kind.name).collect();
        assert_eq!((codes.len(), names.len()), (kinds().count(), kinds().count()));
    }

    #[test]
    fn findings_say_the_same_in_both_languages() {
        for kind in kinds() {
            let of = |wording: &Wording| &arguments(wording.message) | &arguments(wording.hint);
            assert_eq!(of(&kind.zh), of(&kind.en), "{}", kind.code);
            assert_eq!(kind.zh.hint.is_empty(), kind.en.hint.is_empty(), "{}", kind.code);
        }
    }

    #[test]
    fn phrases_say_the_same_in_both_languages() {
        for (name, phrase) in phrases() {
            assert_eq!(arguments(phrase.zh), arguments(phrase.en), "{name}");
            assert!(!phrase.zh.is_empty() && !phrase.en.is_empty(), "{name}");
        }
    }
}
