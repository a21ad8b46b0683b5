//! Words that rules and offices ask about, all searched for in one pass over a text (Aho–Corasick).

use std::collections::BTreeMap;
use std::sync::Arc;

use aho_corasick::{AhoCorasick, MatchKind};
use daachorse::CharwiseDoubleArrayAhoCorasick;

use super::kept::Kept;
use super::lexicon::Entry;
use super::phrases::Phrases;
use super::reporter::Reporter;
use super::rule::{Hit, Look, LookAtNear, NearHit, Rule};
use super::text::{Block, Document};
use crate::finding::Kind;
use crate::model::Site;

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
    /// It takes a text character by character, and so less than half of the time that going byte by byte takes. `None`
    /// where nothing is asked for.
    automaton: Arc<Option<Automaton>>,
    /// Whose each word is: more than one may ask for it.
    owners: Vec<Vec<Owner>>,
    lexicon: Vec<Entry>,
    phrases: Vec<(Arc<Phrases>, LookAtNear)>,
}

type Automaton = CharwiseDoubleArrayAhoCorasick<u32>;

static AUTOMATON: Kept<Option<Automaton>> = Kept::new();
static PHRASES: Kept<Phrases> = Kept::new();

#[derive(Clone, Copy)]
enum Owner {
    Rule(fn(&Hit, &mut Reporter), usize),
    /// Noted in the block, for when the whole notice is looked at.
    Notice(&'static Kind, usize),
    Office(usize),
}

impl Words {
    /// Gathers the words of some rules, and of the office's lists.
    pub fn new(rules: &[&'static Rule], lexicon: Vec<Entry>, site: &Site) -> Self {
        let lists = rules.iter().flat_map(|rule| rule.looks).filter_map(|look| match look {
            Look::Phrases(list, look) => {
                let list = list(site);
                Some((PHRASES.of(list.iter().map(String::as_str), || Phrases::new(&list)), *look))
            }
            _ => None,
        });
        let phrases = lists.collect();
        let mut asked: BTreeMap<&str, Vec<Owner>> = BTreeMap::new();
        let looks = rules.iter().flat_map(|rule| rule.looks.iter().map(|look| (rule.kind, look)));
        for (kind, look) in looks {
            let (words, owner): (_, &dyn Fn(usize) -> Owner) = match look {
                Look::Words(words, check) => (words, &|at| Owner::Rule(*check, at)),
                Look::NoticeWords(words, _) => (words, &|at| Owner::Notice(kind, at)),
                _ => continue,
            };
            for (at, word) in words.iter().enumerate() {
                asked.entry(word).or_default().push(owner(at));
            }
        }
        for (at, entry) in lexicon.iter().enumerate() {
            asked.entry(&entry.wrong).or_default().push(Owner::Office(at));
        }
        // No word at all stands everywhere, and is no word to search for.
        asked.remove("");
        // It fails where nothing is asked for; files of words are bounded when they are read.
        let automaton = AUTOMATON.of(asked.keys().copied(), || Automaton::with_values(asked.keys().zip(0..)).ok());
        let owners = asked.into_values().collect();
        Self { automaton, owners, lexicon, phrases }
    }

    /// Shows every word found in a block to whoever asked for it.
    pub fn search(&self, document: &Document, block: &Block, reporter: &mut Reporter) {
        self.search_phrases(document, block, reporter);
        let Some(automaton) = &*self.automaton else { return };
        for found in automaton.find_overlapping_iter(&block.text) {
            let range = found.start()..found.end();
            let hit = |word| Hit { document, block, range: range.clone(), word };
            let is_literal = !document.literals.is_empty() && document.is_literal(block.locate(range.clone()));
            for owner in &self.owners[found.value() as usize] {
                match *owner {
                    // What the office will not have may not stand in an address either.
                    Owner::Rule(..) | Owner::Notice(..) if is_literal => {}
                    Owner::Rule(check, word) => check(&hit(word), reporter),
                    Owner::Notice(kind, word) => block.note(kind, word, range.clone()),
                    Owner::Office(at) => super::rules::office_word::check(&hit(at), &self.lexicon[at], reporter),
                }
            }
        }
    }

    fn search_phrases(&self, document: &Document, block: &Block, reporter: &mut Reporter) {
        for (phrases, look) in &self.phrases {
            let mut told = Vec::new();
            for near in phrases.near(&block.text) {
                let at = near.at;
                let is_literal = || document.is_literal(block.locate(near.range.clone()));
                if !told.contains(&at)
                    && !is_literal()
                    && let Some(finding) = look(&NearHit { document, block, near, phrases })
                {
                    told.push(at);
                    reporter.push(finding);
                }
            }
        }
    }
}
