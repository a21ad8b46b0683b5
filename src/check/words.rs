//! Words that rules and offices ask about, all searched for in one pass over a text (Aho–Corasick).

use std::sync::Arc;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::lexicon::Entry;
use super::reporter::Reporter;
use super::rule::{Hit, Look, Rule};
use super::text::{Block, Document};
use crate::finding::Kind;

/// A rule's own words in one search, for rules that want the first hit or their order: of words that begin at one
/// place, the first in the list is meant.
pub fn search(words: impl IntoIterator<Item = impl AsRef<str>>) -> AhoCorasick {
    let words = words.into_iter().map(|word| word.as_ref().to_string());
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostFirst)
        .build(words)
        .expect("a short list of words can be searched for")
}

/// Everything that is searched for.
pub struct Words {
    /// `None` where nothing is asked for.
    automaton: Option<AhoCorasick>,
    /// Whose each pattern is.
    owners: Vec<Owner>,
    lexicon: Vec<Entry>,
}

#[derive(Clone, Copy)]
enum Owner {
    Rule(fn(&Hit, &mut Reporter), usize),
    /// Noted in the block, for when the whole notice is looked at.
    Notice(&'static Kind, usize),
    Office(usize),
}

impl Words {
    /// Gathers the words of some rules, and of the office's lists.
    pub fn new(rules: &[&'static Rule], lexicon: Vec<Entry>) -> Self {
        let mut patterns: Vec<Arc<str>> = Vec::new();
        let mut owners = Vec::new();
        let looks = rules.iter().flat_map(|rule| rule.looks.iter().map(|look| (rule.kind, look)));
        for (kind, look) in looks {
            let (words, owner): (_, &dyn Fn(usize) -> Owner) = match look {
                Look::Words(words, check) => (words, &|at| Owner::Rule(*check, at)),
                Look::NoticeWords(words, _) => (words, &|at| Owner::Notice(kind, at)),
                _ => continue,
            };
            for (at, word) in words.iter().enumerate() {
                patterns.push(Arc::from(*word));
                owners.push(owner(at));
            }
        }
        for (at, entry) in lexicon.iter().enumerate() {
            patterns.push(Arc::from(entry.wrong.as_str()));
            owners.push(Owner::Office(at));
        }
        // It fails only on gigabytes of patterns, and files of words are bounded when they are read.
        let automaton = if patterns.is_empty() {
            None
        } else {
            AhoCorasick::builder()
                .kind(Some(AhoCorasickKind::DFA))
                .build(patterns.iter().map(|word| word.as_bytes()))
                .ok()
        };
        Self { automaton, owners, lexicon }
    }

    /// Shows every word found in a block to whoever asked for it.
    pub fn search(&self, document: &Document, block: &Block, reporter: &mut Reporter) {
        let Some(automaton) = &self.automaton else { return };
        for found in automaton.find_overlapping_iter(&block.text) {
            let hit = |word| Hit { document, block, range: found.range(), word };
            match self.owners[found.pattern().as_usize()] {
                Owner::Rule(check, word) => check(&hit(word), reporter),
                Owner::Notice(kind, word) => block.note(kind, word, found.range()),
                Owner::Office(at) => super::rules::office_word::check(&hit(at), &self.lexicon[at], reporter),
            }
        }
    }
}
