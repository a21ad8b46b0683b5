//! The words of the interface: one flat catalogue a language, a theme's own over those it rests on.
//!
//! The catalogue of `gov` lies under every theme, so that a theme that needs no words of its own has all.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::layers::{self, Layer};
use crate::catalogue::findings::{DUPLICATE_KEY, MISSING_WORD, MISSPELT_KEY, WORD_ARGUMENT, WRONG_TYPE};
use crate::catalogue::templates::{OPEN_WORD, UNFILLED_WORD};
use crate::catalogue::yaml::{NAMED_TEXTS, SOMETHING_ELSE, TEXT};
use crate::catalogue::{Language, Phrase, both};
use crate::finding::{Finding, Findings};
use crate::source::{Place, Source};
use crate::yaml::{self, Value};

/// Words by their keys, which are in snake case: `status_done` → 已完成.
pub type Words = BTreeMap<String, String>;

/// The words for pages in `language`. `None`: there are none, or a catalogue is broken; findings say so.
pub fn read(layers: &[Layer], language: &str, findings: &mut Findings) -> Option<Words> {
    let file = file(language);
    let base = layers::base();
    let mut words = Words::new();
    let mut whole = true;
    let mut before: Option<Arc<Source>> = None;
    for source in std::iter::once(&base).chain(layers.iter().rev()).filter_map(|layer| layer.source(&file)) {
        // The lowest layer is the base itself more often than not.
        if before.as_ref().is_none_or(|before| before.text != source.text) {
            let is_used = |key: &str| layers.iter().any(|layer| is_named(layer, key));
            whole &= lay_over(&source, &mut words, is_used, findings);
        }
        before = Some(source);
    }
    if words.is_empty() && whole {
        let place = Place::path(layers[0].path_of(&file));
        let finding = Finding::new(&MISSING_WORD, place).with("language", language);
        findings.push(finding.with_known(languages(&base, layers)));
        whole = false;
    }
    whole.then_some(words)
}

/// Where a theme has its words.
pub fn file(language: &str) -> String {
    format!("words/{language}.yaml")
}

/// Fills `{name}` with the arguments of that name.
pub fn fill<'a>(
    template: &str,
    argument: impl Fn(&str) -> Option<std::borrow::Cow<'a, str>>,
) -> Result<String, String> {
    let mut filled = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            return Err(OPEN_WORD.with(Language::En, &[("word", template.to_string())]));
        };
        match argument(name) {
            Some(value) => filled.push_str(&value),
            None => {
                let args = [("word", template.to_string()), ("name", name.to_string())];
                return Err(UNFILLED_WORD.with(Language::En, &args));
            }
        }
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

/// Reads one catalogue over the others. False: it is broken, and a finding says where.
fn lay_over(source: &Arc<Source>, words: &mut Words, is_used: impl Fn(&str) -> bool, findings: &mut Findings) -> bool {
    let Some(node) = yaml::parse(source, 0..source.text.len(), findings) else {
        return false;
    };
    let entries = match node.value {
        Value::Map(entries) => entries,
        Value::Null => return true,
        _ => {
            let wrong = Finding::new(&WRONG_TYPE, Place::at(source, node.span)).with("key", source.path.clone());
            findings.push(expected(wrong, &NAMED_TEXTS));
            return false;
        }
    };
    let errors = findings.len();
    let is_base = words.is_empty();
    let mut seen = std::collections::BTreeSet::new();
    for (key, value) in entries {
        if !seen.insert(key.name.clone()) {
            findings.push(Finding::new(&DUPLICATE_KEY, Place::at(source, key.span)).with("key", key.name));
            continue;
        }
        let is_own = is_base || words.contains_key(&key.name) || is_used(&key.name);
        let nearest = || yaml::nearest(&key.name, words.keys().map(String::as_str));
        if let Some(meant) = (!is_own).then(nearest).flatten() {
            let misspelt = Finding::new(&MISSPELT_KEY, Place::at(source, key.span)).with("meant", meant);
            findings.push(misspelt.with("key", key.name));
            continue;
        }
        match value.value {
            Value::Text(word) | Value::Number(word) => {
                let known = words.get(&key.name);
                let unknown = known.and_then(|known| Some((known, unknown_argument(&word, known)?)));
                if let Some((known, argument)) = unknown {
                    let known = arguments(known).collect::<Vec<_>>().join(" ");
                    let wrong = Finding::new(&WORD_ARGUMENT, Place::at(source, value.span)).with("key", key.name);
                    findings.push(wrong.with("argument", argument).with("known", known));
                    continue;
                }
                words.insert(key.name, word);
            }
            _ => {
                let wrong = Finding::new(&WRONG_TYPE, Place::at(source, value.span)).with("key", key.name);
                findings.push(expected(wrong, &TEXT));
            }
        }
    }
    findings.len() == errors
}

/// Whether a template or script of the layer names the word, or what it begins with: `word(of="status")`.
fn is_named(layer: &Layer, key: &str) -> bool {
    let group = key.split_once('_').map(|(group, _)| format!("of=\"{group}\""));
    let texts = layer.files.iter().filter(|(path, _)| !path.starts_with("words/"));
    texts
        .filter_map(|(_, bytes)| std::str::from_utf8(bytes).ok())
        .any(|text| text.contains(&format!("words.{key}")) || group.as_ref().is_some_and(|group| text.contains(group)))
}

/// What a word wants to be filled with and the one in whose place it stands does not: no template gives it.
fn unknown_argument<'a>(word: &'a str, known: &str) -> Option<&'a str> {
    arguments(word).find(|argument| !arguments(known).any(|given| given == *argument))
}

/// Each `{name}` in a word; a brace without its partner goes to the end.
fn arguments(word: &str) -> impl Iterator<Item = &str> {
    let end = |at: usize| word[at..].find('}').map_or(word.len(), |end| at + end + 1);
    word.match_indices('{').map(move |(at, _)| &word[at..end(at)])
}

fn expected(finding: Finding, phrase: &Phrase) -> Finding {
    let finding = finding.with("example", "home: …").with_phrase(both!("expected"), phrase, &[]);
    finding.with_phrase(both!("found"), &SOMETHING_ELSE, &[])
}

fn languages(base: &Layer, layers: &[Layer]) -> Vec<String> {
    let mut languages: Vec<String> = std::iter::once(base)
        .chain(layers)
        .flat_map(|layer| layer.files.keys())
        .filter_map(|path| Some(path.strip_prefix("words/")?.strip_suffix(".yaml")?.to_string()))
        .collect();
    languages.sort();
    languages.dedup();
    languages
}
